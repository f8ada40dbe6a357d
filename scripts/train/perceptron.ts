// An averaged perceptron over hashed rows: the update, the average, and the cut to 8 bits.

/** Weights under training: current values and the time-weighted sum that averaging needs. */
export interface Perceptron {
  readonly rows: number;
  readonly classes: number;
  readonly weights: Float32Array;
  readonly sums: Float32Array;
  /** Number of examples seen. */
  time: number;
}

/** Fresh weights; `rows` must be a power of two. */
export function makePerceptron(rows: number, classes: number): Perceptron {
  return {
    rows,
    classes,
    weights: new Float32Array(rows * classes),
    sums: new Float32Array(rows * classes),
    time: 1,
  };
}

/** Moves the rows of `features` towards `gold` and away from `guess`. */
export function update(model: Perceptron, features: Int32Array, count: number, gold: number, guess: number): void {
  const { weights, sums, classes, rows, time } = model;
  for (let k = 0; k < count; k++) {
    const row = (features[k]! & (rows - 1)) * classes;
    weights[row + gold]! += 1;
    sums[row + gold]! += time;
    weights[row + guess]! -= 1;
    sums[row + guess]! -= time;
  }
}

/** The averaged weights. */
export function averaged({ weights, sums, time }: Perceptron): Float32Array {
  return weights.map((weight, i) => weight - sums[i]! / time);
}

/** Scales to -127..127, clipping the few values beyond `deviations` standard deviations of the non-zero ones. */
export function quantised(weights: Float32Array, deviations = 8): Int8Array {
  let squares = 0;
  let count = 0;
  for (const weight of weights) {
    if (weight === 0) continue;
    squares += weight * weight;
    count++;
  }
  const scale = 127 / (deviations * Math.sqrt(squares / Math.max(1, count)));
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}

/** A seeded shuffle (xorshift32), in place: the same order on every machine. */
export function shuffle<T>(items: T[], seed: number): T[] {
  let state = seed | 0 || 1;
  for (let i = items.length - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
