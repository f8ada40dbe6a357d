// The parser's arithmetic: both engines give the same bits, and the best tree is the best of all trees.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST_WEIGHT, makeKernel, packColumns, packIntegers } from "../../src/reading/en/parser/kernel.ts";
import { bestTree } from "../../src/reading/en/parser/spanning-tree.ts";

/** Numbers between -1 and 1 from a seed. */
function noise(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return ((state >>> 8) & 0xffff) / 32_768 - 1;
  };
}

describe("kernel", () => {
  const [m, n, k] = [12, 24, 32];

  it("multiplies, rounds and steps the same way on every engine", () => {
    const results = (["any", "plain"] as const).map((engine) => {
      const random = noise(7);
      const kernel = makeKernel(16_384, engine);
      const { floats } = kernel;
      const [a, b, packed, c, rounded, scales, integers, columnScales, d] = [
        0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000,
      ] as const;
      for (let i = 0; i < m * k; i++) floats[a + i] = random();
      for (let i = 0; i < k * n; i++) floats[b + i] = random();
      packColumns(floats, b, n, packed, k, n);
      kernel.multiply(a, packed, c, m, n, k, k, n);
      const weights = Int16Array.from({ length: k * n }, () => Math.round(random() * LARGEST_WEIGHT));
      kernel.shorts.set(packIntegers(weights, k, n), 2 * integers);
      for (let j = 0; j < n; j++) floats[columnScales + j] = 0.001 + 0.001 * random();
      kernel.roundRows(a, rounded, scales, m, k);
      kernel.multiplyIntegers(rounded, scales, integers, columnScales, d, m, n, k);
      const [u, before, cell, skip, state, out] = [9000, 9200, 9300, 9400, 9500, 9600] as const;
      for (let i = 9000; i < 9500; i++) floats[i] = 3 * random();
      kernel.recur(u, before, cell, 24, skip, state, out, 24);
      return floats.slice(0, 10_000);
    });
    expect(results[0]).toEqual(results[1]);
  });

  it("is close to exact arithmetic", () => {
    const random = noise(3);
    const kernel = makeKernel(8192);
    const { floats } = kernel;
    for (let i = 0; i < m * k; i++) floats[i] = random();
    const weights = Int16Array.from({ length: k * n }, () => Math.round(random() * LARGEST_WEIGHT));
    kernel.shorts.set(packIntegers(weights, k, n), 4000);
    floats.fill(1 / LARGEST_WEIGHT, 4000, 4000 + n);
    kernel.roundRows(0, 1000, 1900, m, k);
    kernel.multiplyIntegers(1000, 1900, 2000, 4000, 5000, m, n, k);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += (floats[i * k + p]! * weights[p * n + j]!) / LARGEST_WEIGHT;
        expect(Math.abs(floats[5000 + i * n + j]! - sum)).toBeLessThan(0.01);
      }
    }
  });
});

describe("bestTree", () => {
  /** The best score over all trees with one child of the root, by trying every choice of heads. */
  function bestByTrial(scores: Float32Array, size: number): number {
    const width = size + 1;
    let best = Number.NEGATIVE_INFINITY;
    for (let code = 0; code < width ** size; code++) {
      const heads = Array.from({ length: size }, (_, i) => Math.floor(code / width ** i) % width);
      if (heads.filter((head) => head === 0).length !== 1) continue;
      const reachesRoot = heads.every((_, i) => {
        let at = i + 1;
        for (let step = 0; at !== 0 && step <= size; step++) at = heads[at - 1]!;
        return at === 0;
      });
      if (!reachesRoot) continue;
      best = Math.max(
        best,
        heads.reduce((sum, head, i) => sum + scores[(i + 1) * width + head]!, 0),
      );
    }
    return best;
  }

  it("finds the best tree of small tables", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer(), (size, seed) => {
        const random = noise(seed);
        const width = size + 1;
        const scores = Float32Array.from({ length: width * width }, () => Math.round(random() * 16));
        const heads = bestTree(scores, size);
        let total = 0;
        for (let d = 1; d < width; d++) {
          total += scores[d * width + heads[d]!]!;
          let at = d;
          for (let step = 0; at !== 0; step++) {
            expect(step).toBeLessThanOrEqual(size);
            at = heads[at]!;
          }
        }
        expect([...heads].filter((head) => head === 0)).toHaveLength(1);
        expect(total).toBe(bestByTrial(scores, size));
      }),
      { numRuns: 150 },
    );
  });
});
