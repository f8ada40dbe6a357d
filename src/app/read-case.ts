// Reads files into a case: in order, in threads where there is much to read, with true counts, never stopped by a bad file.
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { makeEntityLinker } from "../reading/en/index.ts";
import {
  beginRun,
  type Codebook,
  type DocReading,
  type Entity,
  type Reading,
  type SentenceExplanation,
} from "../reading/index.ts";
import { AppError } from "./app-error.ts";
import { openCodebook, openKnowledge } from "./knowledge.ts";
import { type FileRead, type ReadJob, readFile, type Unreadable } from "./read-file.ts";
import { readInThreads } from "./read-parallel.ts";
import { findSourceFiles, type PassedOver, type SourceFile } from "./source-files.ts";
import { noteFor, readSourceNotes } from "./source-notes.ts";

/** So much is read in this thread: about a second's work, less than it takes to start others. */
const BYTES_WITHOUT_THREADS = 100_000;

/** What to read, and how. */
export interface ReadConfig {
  readonly paths: readonly string[];
  /** A `sources.yaml`; without it those found in the folders are used. */
  readonly sources?: string | undefined;
  /** A codebook of the user's own. */
  readonly codebook?: string | undefined;
  /** Whether the reasons for every sentence are wanted. */
  readonly explain?: boolean | undefined;
  /** Threads that read; up to 1, this one reads. Default: one for each processor, this one for little text. */
  readonly threads?: number | undefined;
  readonly onProgress?: ((done: number, total: number, name: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One file, read or not. */
export type ReadItem =
  | {
      readonly type: "read";
      readonly path: string;
      readonly reading: DocReading;
      /** The reasons, sentence by sentence; null unless they were asked for. */
      readonly explanation: readonly SentenceExplanation[] | null;
    }
  | Unreadable;

/** A run of the reader over files, to be consumed once. */
export interface ReadRun {
  readonly total: number;
  /** Files in order, each as soon as it is read. */
  readonly items: () => AsyncGenerator<ReadItem>;
  /** Entities of everything consumed so far. */
  readonly entities: () => readonly Entity[];
  readonly codebook: Codebook;
}

/**
 * Prepares a run.
 * @throws AppError `not-found` (a named path is missing), `usage` (nothing to read), `invalid-data` (sources or codebook).
 */
export function prepareRead(config: ReadConfig): ReadRun {
  const found = findSourceFiles(config.paths);
  const notes = (config.sources === undefined ? found.sourceLists : [config.sources]).flatMap((path) =>
    readSourceNotes(path),
  );
  if (found.files.length === 0 && found.passedOver.length === 0) {
    throw new AppError("usage", `${config.paths.join(", ")}: nothing to read; .txt, .md and .html files can be read`);
  }
  const codebook = openCodebook(config.codebook);
  const entries = inOrder(found.files, found.passedOver);
  const jobs: ReadJob[] = [];
  for (const [k, entry] of entries.entries()) {
    if ("rule" in entry) continue;
    const { path, name } = entry;
    jobs.push({ id: `d${k + 1}`, path, name, note: noteFor(notes, name), explain: config.explain ?? false });
  }
  const threads = Math.min(config.threads ?? threadsFor(found.files), jobs.length);
  // A worker would only add the passing of its results to the same work.
  const read = threads <= 1 ? readHere(jobs, codebook, config) : null;
  const run = beginRun(makeEntityLinker());
  const total = entries.length;

  async function* items(): AsyncGenerator<ReadItem> {
    let passed = 0;
    const onDone = (done: number, name: string) => config.onProgress?.(passed + done, total, name);
    config.onProgress?.(0, total, entries[0]?.name ?? "");
    const reads = read?.(onDone) ?? readInThreads(jobs, { threads, codebook, signal: config.signal, onDone });
    try {
      for (const [k, entry] of entries.entries()) {
        config.signal?.throwIfAborted();
        if ("rule" in entry) {
          passed += 1;
          yield { type: "unreadable", id: `d${k + 1}`, path: entry.name, rule: entry.rule, message: entry.message };
          continue;
        }
        const { value } = await reads.next();
        const result = value as FileRead;
        if (result.type === "unreadable") yield result;
        else {
          const { explanation } = result;
          yield { type: "read", path: entry.name, reading: run.add(result.read), explanation };
        }
      }
    } finally {
      await reads.return(undefined);
    }
    config.onProgress?.(total, total, "");
  }

  return { total, items, entities: () => run.entities(), codebook };
}

/** One for each processor; 1 where the files are so small that starting threads would take longer than reading. */
function threadsFor(files: readonly SourceFile[]): number {
  let bytes = 0;
  for (const { path } of files) {
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > BYTES_WITHOUT_THREADS) return availableParallelism();
  }
  return 1;
}

/** Reads in this thread. Loads the reader's data at once, so that a broken installation is said at the beginning. */
function readHere(jobs: readonly ReadJob[], codebook: Codebook, { signal }: ReadConfig) {
  const { reader } = openKnowledge();
  return async function* (onDone: (done: number, name: string) => void): AsyncGenerator<FileRead> {
    for (const [k, job] of jobs.entries()) {
      // Lets signals and the terminal have their turn between two files.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      const result = readFile(job, reader, codebook);
      onDone(k + 1, job.name);
      yield result;
    }
  };
}

/** Files and what is passed over, in name order within what was named. */
function inOrder(files: readonly SourceFile[], passedOver: readonly PassedOver[]): (SourceFile | PassedOver)[] {
  const all: (SourceFile | PassedOver)[] = [];
  let next = 0;
  for (const file of files) {
    while (next < passedOver.length && passedOver[next]!.path < file.path) all.push(passedOver[next++]!);
    all.push(file);
  }
  return all.concat(passedOver.slice(next));
}

/** Consumes a run; the reading, and what could not be read. */
export async function readAll(run: ReadRun): Promise<{ reading: Reading; unreadable: Unreadable[] }> {
  const docs: DocReading[] = [];
  const unreadable: Unreadable[] = [];
  for await (const item of run.items()) {
    if (item.type === "read") docs.push(item.reading);
    else unreadable.push(item);
  }
  return { reading: { docs, entities: run.entities() }, unreadable };
}
