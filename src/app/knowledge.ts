// What the reader knows: the data files that ship with the program, loaded once for a run.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type EnglishData, makeEnglish } from "../reading/en/index.ts";
import { type Codebook, makeReader, parseCodebook, type Reader } from "../reading/index.ts";
import { AppError } from "./app-error.ts";
import { installed } from "./installation.ts";
import { reason } from "./source-files.ts";

/** Paths below the package's root of all files the reader needs. */
export const DATA_FILES: readonly string[] = [
  "data/parser-en/weights.bin",
  "data/attribution-en/weights.bin",
  "data/gazetteer/gazetteer.bin.gz",
  "data/actors/actors.json",
  "data/lexicon/cues.yaml",
  "data/lexicon/hedges.yaml",
  "data/lexicon/events.yaml",
  "data/lexicon/units.yaml",
  "data/lexicon/evaluative.yaml",
  "data/classifiers-en/weights.json",
  "data/codebook/conflict-and-talks.yaml",
];

const MAX_CODEBOOK_BYTES = 5_000_000;

/** A reader with the data it needs. */
export interface Knowledge {
  readonly reader: Reader;
  /** What English was made from. */
  readonly data: EnglishData;
}

function bytesOf(path: string): Uint8Array {
  const file = installed(...path.split("/"));
  try {
    return readFileSync(file);
  } catch (error) {
    throw new AppError("broken-installation", `${file}: cannot be read (${reason(error)}); parley doctor says more`);
  }
}

const textOf = (path: string): string => new TextDecoder().decode(bytesOf(path));

/**
 * The gazetteer, unpacked into memory that threads can share: its bytes are most of what a reader holds that is alike for all.
 * @throws AppError `broken-installation` when the file is missing.
 */
export function unpackGazetteer(): Uint8Array {
  const packed = bytesOf("data/gazetteer/gazetteer.bin.gz");
  // A gzip file ends with its unpacked size; one chunk of it spares the joining of hundreds.
  const size = new DataView(packed.buffer, packed.byteOffset + packed.byteLength - 4).getUint32(0, true);
  const unpacked = gunzipSync(packed, { chunkSize: size + 1024 });
  const shared = new Uint8Array(new SharedArrayBuffer(unpacked.byteLength));
  shared.set(unpacked);
  return shared;
}

/** Loads English; `gazetteerBytes` where they are unpacked already. @throws AppError `broken-installation` when a data file is missing. */
export function openKnowledge(gazetteerBytes: Uint8Array = unpackGazetteer()): Knowledge {
  const data: EnglishData = {
    parserBytes: bytesOf("data/parser-en/weights.bin"),
    labellerBytes: bytesOf("data/attribution-en/weights.bin"),
    gazetteerBytes,
    actors: JSON.parse(textOf("data/actors/actors.json")) as EnglishData["actors"],
    lexicon: {
      cues: textOf("data/lexicon/cues.yaml"),
      hedges: textOf("data/lexicon/hedges.yaml"),
      events: textOf("data/lexicon/events.yaml"),
      units: textOf("data/lexicon/units.yaml"),
      evaluative: textOf("data/lexicon/evaluative.yaml"),
    },
    classifiers: textOf("data/classifiers-en/weights.json"),
  };
  return { reader: makeReader(makeEnglish(data)), data };
}

/**
 * The user's codebook, or the built-in one when `path` is undefined.
 * @throws AppError `not-found` or `invalid-data` with one line a mistake.
 */
export function openCodebook(path: string | undefined): Codebook {
  let text: string;
  if (path === undefined) text = textOf("data/codebook/conflict-and-talks.yaml");
  else {
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      throw new AppError("not-found", `${path}: cannot be read (${reason(error)})`);
    }
    if (text.length > MAX_CODEBOOK_BYTES)
      throw new AppError("invalid-data", `${path}:1:1: ${text.length} characters; at most ${MAX_CODEBOOK_BYTES}`);
  }
  const { codebook, problems } = parseCodebook(text);
  if (codebook === null || problems.length > 0) {
    const lines = problems.map(
      ({ line, column, message }) => `${path ?? "the built-in codebook"}:${line}:${column}: ${message}`,
    );
    throw new AppError("invalid-data", lines.join("\n"));
  }
  return codebook;
}
