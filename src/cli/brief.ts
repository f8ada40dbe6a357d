// `parley brief` and `parley demo`: a folder of reports becomes a cited brief, written to disk and served if wished.
import { resolve } from "node:path";
import { type BriefResult, installed, makeBriefFiles } from "../app/index.ts";
import { serveBrief } from "../server/index.ts";
import { EXIT } from "./exit-code.ts";
import type { BriefConfig } from "./main.ts";
import { makeProgress, paint, say } from "./terminal.ts";

const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

async function write(paths: readonly string[], config: BriefConfig): Promise<BriefResult> {
  const progress = makeProgress("Reading", config.quiet ?? false);
  const started = performance.now();
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt);
  const result = await makeBriefFiles({
    paths,
    outputs: config.output,
    conflict: config.conflict,
    sources: config.sources,
    codebook: config.codebook,
    title: config.title,
    onProgress: progress.step,
    signal: abort.signal,
  }).finally(() => process.off("SIGINT", interrupt));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  progress.end(
    `${count(result.documents, "document")}, ${count(result.statements, "statement")}, ${count(result.disputes, "dispute")}` +
      `${result.worlds > 0 ? `, ${count(result.worlds, "world")} of the conflict model` : ""} in ${seconds} s`,
  );
  for (const line of result.warnings) say(`${paint.yellow("warning:")} ${line}`);
  if (!config.quiet) for (const path of config.output) say(`wrote ${path}`);
  return result;
}

async function serveUntilInterrupted(path: string, port: string): Promise<number> {
  const wished = Number(port);
  const server = await serveBrief(
    resolve(path),
    Number.isInteger(wished) && wished >= 0 && wished < 65_536 ? wished : 4780,
  );
  // Before the address is printed: whoever waits for it may interrupt at once.
  const interrupted = new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  say(`\nThe brief is at ${paint.bold(paint.cyan(server.url))}  (Ctrl+C ends)`);
  await interrupted;
  await server.close();
  return EXIT.ok;
}

/** Writes the brief; serves it when `--serve` is given. */
export async function brief(paths: readonly string[], config: BriefConfig): Promise<number> {
  await write(paths, config);
  const html = config.output.find((path) => /\.html?$/iu.test(path));
  if (!config.serve) return EXIT.ok;
  if (html === undefined) {
    say("--serve needs an .html file among the outputs");
    return EXIT.usage;
  }
  return serveUntilInterrupted(html, config.port);
}

/** The bundled sample, written and served. */
export async function demo(config: { output: readonly string[]; port: string; serve: boolean }): Promise<number> {
  const sample = installed("samples", "talks-2025");
  return brief([`${sample}/documents`], {
    output: config.output,
    port: config.port,
    serve: config.serve,
    conflict: `${sample}/conflict.yaml`,
    sources: `${sample}/sources.yaml`,
    title: "Talks in spring 2025 (sample)",
  });
}
