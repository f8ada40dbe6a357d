// A worker thread that reads one file after another with a reader of its own.
import { parentPort, workerData } from "node:worker_threads";
import type { Codebook } from "../reading/index.ts";
import { AppError } from "./app-error.ts";
import { openKnowledge } from "./knowledge.ts";
import { posted, type ReadJob, readFile } from "./read-file.ts";
import type { WorkerState } from "./read-parallel.ts";

const port = parentPort!;
const codebook = workerData as Codebook;
const tell = (state: WorkerState): void => port.postMessage(state);
try {
  const { reader } = openKnowledge();
  port.on("message", (job: ReadJob) => port.postMessage(posted(readFile(job, reader, codebook))));
  tell({ type: "ready" });
} catch (error) {
  // Errors lose their class on the way to the main thread.
  const code = error instanceof AppError ? error.code : "broken-installation";
  tell({ type: "no-knowledge", code, message: error instanceof Error ? error.message : String(error) });
}
