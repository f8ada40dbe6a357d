// From preferences to ranks: one small integer per state, higher is better, equal is tied; never a big weight.
import type { OptionWeight, PreferenceStatement } from "./conflict.ts";
import { evaluateWords, isTaken, type OptionSpace } from "./option-space.ts";

/** Ranks of a decision maker: `ranks[s]` from 0 (worst) to `levelCount - 1` (best). */
export interface Ranking {
  readonly ranks: Int32Array;
  readonly levelCount: number;
}

/**
 * Ranks combinations by prioritised statements: lexicographic, the first statement outweighs all later ones; a combination
 * where it is true is better. Indifferent statements compare nothing. Statements are taken in batches as digits of a key
 * that is compressed to ranks by counting, so the work is linear and no number grows with the statements.
 */
export function rankByStatements(space: OptionSpace, statements: readonly PreferenceStatement[]): Ranking {
  const counted = statements.filter((statement) => !statement.isIndifferent);
  const ranks = new Int32Array(space.count);
  const largestKey = Math.max(2 ** 12, 2 ** Math.floor(Math.log2(space.count)), 2);
  let levelCount = 1;
  let next = 0;
  while (next < counted.length) {
    const digits: Int32Array[] = [];
    let keyCount = levelCount;
    do {
      digits.push(evaluateWords(counted[next]!.expression, space));
      keyCount *= 2;
      next++;
    } while (next < counted.length && keyCount * 2 <= largestKey);
    levelCount = appendDigits(ranks, digits, keyCount);
  }
  return { ranks, levelCount };
}

/** Ranks combinations by the sum of the weights of the options taken; equal sums are tied exactly. */
export function rankByWeights(space: OptionSpace, weights: readonly OptionWeight[]): Ranking {
  const scale = 10 ** Math.min(15, Math.max(0, ...weights.map((weight) => decimalsOf(weight.value))));
  const sums = new Float64Array(space.count);
  for (const { option, value } of weights) {
    const scaled = Math.round(value * scale);
    for (let c = 0; c < space.count; c++) if (isTaken(space, c, option)) sums[c]! += scaled;
  }
  const order = Float64Array.from(new Set(sums)).sort();
  const rankOf = new Map<number, number>();
  for (const [rank, sum] of order.entries()) rankOf.set(sum, rank);
  return { ranks: Int32Array.from(sums, (sum) => rankOf.get(sum)!), levelCount: order.length };
}

/** Whether the sums of these weights are exact in a number, and so ties are. */
export function areExactWeights(weights: readonly OptionWeight[]): boolean {
  const decimals = Math.max(0, ...weights.map((weight) => decimalsOf(weight.value)));
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight.value), 0);
  return decimals <= 15 && total * 10 ** decimals < Number.MAX_SAFE_INTEGER;
}

/** Decimals in a number's shortest spelling; more than 15 where it has an exponent that asks for them. */
function decimalsOf(value: number): number {
  const [digits, exponent] = String(value).split("e");
  return Math.max(0, (digits!.split(".")[1]?.length ?? 0) - Number(exponent ?? 0));
}

/**
 * Appends binary digits to every key (bit c of each of `digits` to `keys[c]`, the first highest), and replaces keys, which
 * are below `keyCount`, by their ranks among those that occur; returns how many occur.
 */
function appendDigits(keys: Int32Array, digits: readonly Int32Array[], keyCount: number): number {
  const count = keys.length;
  const rankOf = new Int32Array(keyCount);
  const lane = new Int32Array(32);
  for (let base = 0, word = 0; base < count; base += 32, word++) {
    const width = Math.min(32, count - base);
    for (let b = 0; b < width; b++) lane[b] = keys[base + b]!;
    for (let d = 0; d < digits.length; d++) {
      let bits = digits[d]![word]!;
      for (let b = 0; b < 32; b++) {
        lane[b] = (lane[b]! << 1) | (bits & 1);
        bits >>= 1;
      }
    }
    for (let b = 0; b < width; b++) {
      keys[base + b] = lane[b]!;
      rankOf[lane[b]!] = 1;
    }
  }
  let next = 0;
  for (let key = 0; key < keyCount; key++) if (rankOf[key] === 1) rankOf[key] = next++;
  for (let c = 0; c < count; c++) keys[c] = rankOf[keys[c]!]!;
  return next;
}
