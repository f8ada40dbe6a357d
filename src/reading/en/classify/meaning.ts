// What the words of a statement mean, as numbers: the parser's fixed word vectors, added up by the part the words play.
import type { OpenTable } from "../parser/open-table.ts";

/** The parts that words play, by the signs that name them; each has its own sum. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ["head", 0],
  ["c.head", 0],
  ["obj", 1],
  ["c.obj", 1],
  ["xcomp", 1],
  ["c.xcomp", 1],
  ["ccomp", 1],
  ["c.ccomp", 1],
  ["subject-word", 1],
  ["act-word", 1],
  ["above", 1],
  ["word", 2],
]);
export const PART_COUNT = 3;
/** Brings sums to about the size of one sign. */
const STEP = 0.75;

/** The part and the row of the word that the sign of a name adds; null where it adds none. Names are no signs, so no name counts. */
function meantBy(name: string, table: OpenTable): { readonly part: number; readonly row: number } | null {
  const at = name.indexOf("=");
  const part = at < 0 ? undefined : PARTS.get(name.slice(0, at));
  if (part === undefined) return null;
  const row = table.rowOf(name.slice(at + 1));
  return row < 0 ? null : { part, row };
}

/** By what the sum of a part with `count` words is multiplied. */
export function partFactor(count: number): number {
  return count === 0 ? 0 : STEP / Math.sqrt(count);
}

/** The meaning of the signs with these names, as training looks at it: the sums of the parts, one after the other. */
export function meaningOf(names: readonly string[], table: OpenTable): Float32Array {
  const { size } = table;
  const out = new Float32Array(PART_COUNT * size);
  const vector = new Float32Array(size);
  const counts = new Uint32Array(PART_COUNT);
  for (const name of names) {
    const meant = meantBy(name, table);
    if (meant === null) continue;
    const { part, row } = meant;
    table.fill(row, vector, 0);
    counts[part]!++;
    for (let j = 0; j < size; j++) out[part * size + j]! += vector[j]!;
  }
  for (let part = 0; part < PART_COUNT; part++) {
    const factor = partFactor(counts[part]!);
    for (let j = part * size; j < (part + 1) * size; j++) out[j]! *= factor;
  }
  return out;
}

/**
 * How a model weighs meaning. What each word adds to the scores of the labels is worked out once, the first time the word
 * plays its part: a sum of such shares is much shorter than one of vectors.
 */
export class MeaningWeights {
  /** For each number of the meaning one weight for each label. */
  readonly weights: Float32Array;
  /** Shares one after the other, one number for each label. */
  shares: Float32Array = new Float32Array(0);
  /** The part that the word of each share plays. */
  readonly parts: number[] = [];
  readonly #words: OpenTable;
  readonly #labelCount: number;
  readonly #vector: Float32Array;
  readonly #known = new Map<number, number>();

  constructor(weights: Float32Array, words: OpenTable) {
    this.weights = weights;
    this.#words = words;
    this.#labelCount = weights.length / (PART_COUNT * words.size);
    this.#vector = new Float32Array(words.size);
  }

  /** Index of the share of the word in a sign's name, -1 where the sign adds nothing to the meaning. */
  shareOf(name: string): number {
    const meant = meantBy(name, this.#words);
    if (meant === null) return -1;
    const { part, row } = meant;
    const key = row * PART_COUNT + part;
    let share = this.#known.get(key);
    if (share === undefined) {
      share = this.#work(part, row);
      this.#known.set(key, share);
    }
    return share;
  }

  #work(part: number, row: number): number {
    const { size } = this.#words;
    const labels = this.#labelCount;
    const vector = this.#vector;
    this.#words.fill(row, vector, 0);
    const share = this.parts.length;
    this.parts.push(part);
    const from = share * labels;
    if (this.shares.length < from + labels) {
      const more = new Float32Array(Math.max(1024, 2 * this.shares.length));
      more.set(this.shares);
      this.shares = more;
    }
    for (let i = 0; i < labels; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += vector[j]! * this.weights[(part * size + j) * labels + i]!;
      this.shares[from + i] = sum;
    }
    return share;
  }
}
