// Vectors of words: the sum of the trained rows of a word's form, endings, beginnings and shape.
import { ROOT, UNKNOWN, wordFeatures } from "./word-features.ts";

/** The trained rows of word parts, and which of them make up a word. */
export interface WordRows {
  /** 8 bits a number, row after row. */
  readonly values: Int8Array;
  /** What the numbers of a row are to be multiplied by. */
  readonly scales: Float32Array;
  /** Rows of the node that governs the sentence. */
  readonly root: readonly number[];
  readonly rowsOf: (word: string) => number[];
}

/** The treebank whose habits the parser follows. */
const HABIT = "ewt";

/** Makes the rows of words from the names of all rows, their 8-bit values and one scale per row. */
export function makeWordRows(names: readonly string[], values: Int8Array, scales: Float32Array): WordRows {
  const rows = new Map(names.map((name, i) => [name, i]));
  const unknown = rows.get(UNKNOWN)!;
  return {
    values,
    scales,
    root: [ROOT, ROOT + HABIT].flatMap((name) => rows.get(name) ?? []),
    rowsOf: (word) => {
      const features = wordFeatures(word);
      const found = [rows.get(features[0]!) ?? unknown];
      for (let i = 1; i < features.length; i++) {
        const row = rows.get(features[i]!);
        if (row !== undefined) found.push(row);
      }
      return found;
    },
  };
}
