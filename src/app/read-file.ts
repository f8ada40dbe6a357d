// Reads one file with the reader: the same in this thread and in a worker, and never a crash for a bad file.
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Codebook, DocRead, Reader, SentenceExplanation } from "../reading/index.ts";
import {
  binaryKind,
  type Doc,
  makeDoc,
  makeOffsetMap,
  type RepairStep,
  type SourceNote,
  type Token,
} from "../text/index.ts";
import { AppError } from "./app-error.ts";
import { withSharedWords } from "./shared-words.ts";
import { reason } from "./source-files.ts";
import { TEXT_LIBRARIES } from "./text-libraries.ts";

/** Files above this are not read; a book has one to two megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** One file to read. Plain data. */
export interface ReadJob {
  readonly id: string;
  readonly path: string;
  /** The path as the user would recognise it. */
  readonly name: string;
  readonly note: SourceNote | null;
  /** Whether the reasons are wanted as well. */
  readonly explain: boolean;
}

/** A file that could not be read, and why. */
export interface Unreadable {
  readonly type: "unreadable";
  readonly id: string;
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** What came of a file; entities are keys until the document is joined to the run. */
export type FileRead =
  | Unreadable
  | {
      readonly type: "read";
      readonly read: DocRead;
      /** The reasons, sentence by sentence; null unless they were asked for. */
      readonly explanation: readonly SentenceExplanation[] | null;
    };

/** Reads a file. Whatever goes wrong with it comes back as `unreadable`. */
export function readFile(job: ReadJob, reader: Reader, codebook: Codebook): FileRead {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(job.path);
  } catch (error) {
    const message = error instanceof AppError ? error.message : `The file cannot be read (${reason(error)})`;
    return unreadable(job, "unreadable", message);
  }
  const kind = binaryKind(bytes);
  if (kind !== null) return unreadable(job, "binary", `Not a text file: it looks like ${kind}`);
  try {
    const hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    const doc = makeDoc({ id: job.id, path: job.name, hash, bytes, note: job.note }, TEXT_LIBRARIES);
    if (!job.explain) return { type: "read", read: reader.readDoc(doc, codebook), explanation: null };
    const { read, sentences } = reader.explainDoc(doc, codebook);
    return { type: "read", read, explanation: sentences };
  } catch (error) {
    return readerFailed(job, error instanceof Error ? error.message : String(error));
  }
}

/** A file on which the reader itself failed: the others go on. */
export function readerFailed(job: ReadJob, why: string): Unreadable {
  return unreadable(job, "reader-failed", `The reader failed on this file (${why}); please report it`);
}

function unreadable({ id, name }: ReadJob, rule: string, message: string): Unreadable {
  return { type: "unreadable", id, path: name, rule, message };
}

/**
 * What goes from thread to thread: functions cannot, so the document's map travels as its steps; and tokens, which are more than
 * everything else together, travel as numbers.
 */
export type PostedRead =
  | Unreadable
  | {
      readonly type: "read";
      readonly read: Omit<DocRead, "doc"> & { readonly doc: Omit<Doc, "map" | "tokens"> };
      readonly steps: readonly RepairStep[];
      /** Start and end of each token, in turn. */
      readonly tokenBounds: Uint32Array<ArrayBuffer>;
      readonly explanation: readonly SentenceExplanation[] | null;
    };

/** Takes off what cannot travel or is too much. */
export function posted(result: FileRead): PostedRead {
  if (result.type === "unreadable") return result;
  const { map, tokens, ...doc } = result.read.doc;
  const tokenBounds = new Uint32Array(2 * tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    tokenBounds[2 * i] = tokens[i]!.start;
    tokenBounds[2 * i + 1] = tokens[i]!.end;
  }
  return { ...result, read: { ...result.read, doc }, steps: map.steps, tokenBounds };
}

/** Puts it back; tokens are made only when somebody asks for them, which most runs never do. */
export function unposted(result: PostedRead): FileRead {
  if (result.type === "unreadable") return result;
  const { read, steps, tokenBounds, explanation } = result;
  const { text, original } = read.doc;
  let tokens: Token[] | null = null;
  const doc: Doc = {
    ...read.doc,
    // Equal strings come as two.
    original: original === text ? text : original,
    map: makeOffsetMap(steps),
    get tokens() {
      tokens ??= tokensFrom(text, tokenBounds);
      return tokens;
    },
  };
  return { type: "read", read: withSharedWords({ ...read, doc }), explanation };
}

function tokensFrom(text: string, bounds: Uint32Array): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const [start, end] = [bounds[i]!, bounds[i + 1]!];
    tokens.push({ start, end, text: text.slice(start, end) });
  }
  return tokens;
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
