// A worker thread that reads one file after another with a reader of its own.
import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "./app-error.ts";
import type { ReadJob } from "./read-file.ts";
import type { ReaderNeeds, WorkerState } from "./read-parallel.ts";

const port = parentPort!;
const { codebook, gazetteerBytes, compileCache } = workerData as ReaderNeeds;
const tell = (state: WorkerState): void => port.postMessage(state);
try {
  // A thread does not inherit the cache of compiled modules, which saves half a second and 25 MB; hence the imports come after it.
  if (compileCache) enableCompileCache();
  const { openKnowledge } = await import("./knowledge.ts");
  const { posted, readFile } = await import("./read-file.ts");
  if (compileCache) flushCompileCache();
  const { reader } = openKnowledge(gazetteerBytes);
  port.on("message", (job: ReadJob) => {
    const result = posted(readFile(job, reader, codebook));
    port.postMessage(result, result.type === "read" ? [result.tokenBounds.buffer] : []);
  });
  tell({ type: "ready" });
} catch (error) {
  // Errors lose their class on the way to the main thread.
  const code = error instanceof AppError ? error.code : "broken-installation";
  tell({ type: "no-knowledge", code, message: error instanceof Error ? error.message : String(error) });
}
