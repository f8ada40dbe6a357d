// The English reader over the project's own data files, loaded once, for tests and benches.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EnglishData, makeEnglish } from "../../src/reading/en/index.ts";
import { type Codebook, makeReader, parseCodebook, type Reader } from "../../src/reading/index.ts";

const DATA = join(import.meta.dirname, "..", "..", "data");

function englishData(): EnglishData {
  const read = (name: string): string => readFileSync(join(DATA, "lexicon", `${name}.yaml`), "utf8");
  return {
    parserBytes: readFileSync(join(DATA, "parser-en", "weights.bin")),
    lexicon: { cues: read("cues"), hedges: read("hedges"), events: read("events"), units: read("units") },
  };
}

let reader: Reader | null = null;

export function englishReader(): Reader {
  reader ??= makeReader(makeEnglish(englishData()));
  return reader;
}

export function builtInCodebook(): Codebook {
  const { codebook, problems } = parseCodebook(readFileSync(join(DATA, "codebook", "conflict-and-talks.yaml"), "utf8"));
  if (!codebook) throw new TypeError(`The built-in codebook does not parse: ${JSON.stringify(problems)}`);
  return codebook;
}
