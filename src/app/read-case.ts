// Reads files into a case: one document after the other, with true counts, never stopped by a bad file.
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Codebook, DocReading, Entity, Reading } from "../reading/index.ts";
import { binaryKind, makeDoc, type SourceNote } from "../text/index.ts";
import { AppError } from "./app-error.ts";
import { openCodebook, openKnowledge } from "./knowledge.ts";
import { findSourceFiles, type PassedOver, reason, type SourceFile } from "./source-files.ts";
import { noteFor, readSourceNotes } from "./source-notes.ts";

/** Files above this are not read; a book has one to two megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What to read, and how. */
export interface ReadConfig {
  readonly paths: readonly string[];
  /** A `sources.yaml`; without it those found in the folders are used. */
  readonly sources?: string | undefined;
  /** A codebook of the user's own. */
  readonly codebook?: string | undefined;
  readonly onProgress?: ((done: number, total: number, name: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One file, read or not. */
export type ReadItem =
  | { readonly type: "read"; readonly path: string; readonly reading: DocReading }
  | {
      readonly type: "unreadable";
      readonly id: string;
      readonly path: string;
      readonly rule: string;
      readonly message: string;
    };

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
  const { reader } = openKnowledge();
  const run = reader.begin();
  const total = found.files.length + found.passedOver.length;

  async function* items(): AsyncGenerator<ReadItem> {
    let done = 0;
    for (const entry of inOrder(found.files, found.passedOver)) {
      config.signal?.throwIfAborted();
      config.onProgress?.(done, total, entry.name);
      const id = `d${done + 1}`;
      done += 1;
      if ("rule" in entry) {
        yield { type: "unreadable", id, path: entry.name, rule: entry.rule, message: entry.message };
      } else {
        yield readFile(entry, id, notes);
      }
      // Lets signals and the terminal have their turn between two files.
      await new Promise((resolve) => setImmediate(resolve));
    }
    config.onProgress?.(total, total, "");
  }

  function readFile(file: SourceFile, id: string, notes: readonly SourceNote[]): ReadItem {
    let bytes: Uint8Array;
    try {
      bytes = readBytes(file.path);
    } catch (error) {
      const message = error instanceof AppError ? error.message : `The file cannot be read (${reason(error)})`;
      return { type: "unreadable", id, path: file.name, rule: "unreadable", message };
    }
    const kind = binaryKind(bytes);
    if (kind !== null) {
      return {
        type: "unreadable",
        id,
        path: file.name,
        rule: "binary",
        message: `Not a text file: it looks like ${kind}`,
      };
    }
    const hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    const doc = makeDoc({ id, path: file.name, hash, bytes, note: noteFor(notes, file.name) });
    return { type: "read", path: file.name, reading: run.add(reader.readDoc(doc, codebook)) };
  }

  return { total, items, entities: () => run.entities(), codebook };
}

/** Files and what is passed over, in name order within what was named. */
function inOrder(files: readonly SourceFile[], passedOver: readonly PassedOver[]): (SourceFile | PassedOver)[] {
  if (passedOver.length === 0) return [...files];
  const all: (SourceFile | PassedOver)[] = [...files];
  for (const entry of passedOver) {
    const after = all.findIndex(({ path }) => path > entry.path);
    all.splice(after === -1 ? all.length : after, 0, entry);
  }
  return all;
}

/** The whole file, read through one handle so that a file that grows or vanishes cannot surprise. */
function readBytes(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > MAX_BYTES) {
      throw new AppError(
        "unreadable",
        `The file has ${Math.round(size / 1048576)} MB; at most ${MAX_BYTES / 1048576} MB are read`,
      );
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const n = readSync(file, bytes, at, size - at, at);
      if (n === 0) break;
      at += n;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}

/** Consumes a run; the reading, and what could not be read. */
export async function readAll(
  run: ReadRun,
): Promise<{ reading: Reading; unreadable: Extract<ReadItem, { type: "unreadable" }>[] }> {
  const docs: DocReading[] = [];
  const unreadable: Extract<ReadItem, { type: "unreadable" }>[] = [];
  for await (const item of run.items()) {
    if (item.type === "read") docs.push(item.reading);
    else unreadable.push(item);
  }
  return { reading: { docs, entities: run.entities() }, unreadable };
}
