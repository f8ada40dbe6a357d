// Vectors of words: the sum of the trained rows of a word's form, endings, beginnings and shape.
import { ROOT, UNKNOWN, wordFeatures } from "./word-features.ts";

/** Gives the vector of any word. */
export interface WordVectors {
  /** Vector of the node that governs the sentence. */
  readonly root: Float32Array;
  readonly vectorOf: (word: string) => Float32Array;
}

/** The treebank whose habits the parser follows. */
const HABIT = "ewt";

/** Makes word vectors from the names of the rows, their 8-bit values and one scale per row. */
export function makeWordVectors(
  names: readonly string[],
  values: Int8Array,
  scales: Float32Array,
  size: number,
): WordVectors {
  const rows = new Map(names.map((name, i) => [name, i]));
  const unknown = rows.get(UNKNOWN)!;
  const sumOf = (indices: readonly number[]): Float32Array => {
    const vector = new Float32Array(size);
    for (const row of indices) {
      const scale = scales[row]!;
      for (let j = 0; j < size; j++) vector[j]! += values[row * size + j]! * scale;
    }
    return vector;
  };
  return {
    root: sumOf([ROOT, ROOT + HABIT].flatMap((name) => rows.get(name) ?? [])),
    vectorOf: (word) => {
      const [form, ...parts] = wordFeatures(word);
      return sumOf([rows.get(form!) ?? unknown, ...parts.flatMap((part) => rows.get(part) ?? [])]);
    },
  };
}
