// Reads CoNLL-U treebanks: words, lemmas, tags, heads and relations of each sentence.
import { readFileSync } from "node:fs";

/** A sentence with its annotation. Heads are indices, -1 for the root. */
export interface GoldSentence {
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: Int16Array;
  readonly relations: readonly string[];
  /** Which treebank it is from: annotation habits differ a little. */
  readonly source: string;
}

/** Reads a CoNLL-U file as sentences of the treebank `source`; ranges (`3-4`) and empty nodes (`3.1`) are skipped. */
export function readTreebank(path: string, source: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  for (const block of readFileSync(path, "utf8").split("\n\n")) {
    const rows = block
      .split("\n")
      .filter((line) => /^\d+\t/.test(line))
      .map((line) => line.split("\t"));
    if (rows.length === 0) continue;
    sentences.push({
      words: rows.map((row) => row[1]!),
      lemmas: rows.map((row) => row[2]!),
      upos: rows.map((row) => row[3]!),
      xpos: rows.map((row) => row[4]!),
      heads: Int16Array.from(rows, (row) => Number(row[6]) - 1),
      relations: rows.map((row) => row[7]!),
      source,
    });
  }
  return sentences;
}
