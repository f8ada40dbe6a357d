// Fixed vectors of common words, learned from open text and stored in 4 bits a number.
import { plainForm } from "./forms.ts";

/** What one unit of a stored number is worth. */
export const OPEN_STEP = 0.14;

/** Gives the fixed vector of a word. */
export interface OpenTable {
  /** Floats to a vector. */
  readonly size: number;
  /** Row of a word, -1 for one that has none. */
  readonly rowOf: (word: string) => number;
  /** Writes the vector of a row to `out` at `at`; zeros for row -1. */
  readonly fill: (row: number, out: Float32Array, at: number) => void;
}

/** Makes the table from its words and `size / 2` bytes to each: two numbers of -7..7 with 8 added, the first one low. */
export function makeOpenTable(words: readonly string[], values: Int8Array, size: number): OpenTable {
  const rows = new Map(words.map((word, i) => [word, i]));
  const half = size / 2;
  return {
    size,
    rowOf: (word) => rows.get(plainForm(word).toLowerCase()) ?? -1,
    fill: (row, out, at) => {
      if (row < 0) {
        out.fill(0, at, at + size);
        return;
      }
      for (let j = 0; j < half; j++) {
        const pair = values[row * half + j]!;
        out[at + 2 * j] = ((pair & 15) - 8) * OPEN_STEP;
        out[at + 2 * j + 1] = (((pair >> 4) & 15) - 8) * OPEN_STEP;
      }
    },
  };
}
