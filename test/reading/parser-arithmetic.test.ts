// The parser's arithmetic: both engines give the same bits, and the best tree is the best of all trees.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST_WEIGHT, makeKernel, packColumns } from "../../src/reading/en/parser/kernel.ts";
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
    const results = (["dots", "simd", "plain"] as const).map((engine) => {
      const random = noise(7);
      const kernel = makeKernel(16_384, engine);
      const { floats } = kernel;
      const [a, b, packed, c, rounded, scales, integers, columns, d, sums] = [
        0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 8500,
      ] as const;
      for (let i = 0; i < m * k; i++) floats[a + i] = random();
      for (let i = 0; i < k * n; i++) floats[b + i] = random();
      packColumns(floats, b, n, packed, k, n);
      kernel.multiply(a, packed, c, m, n, k, k, n);
      const values = Int8Array.from({ length: k * n }, () => Math.round(random() * LARGEST_WEIGHT));
      const columnScales = Float32Array.from({ length: n }, () => 0.001 + 0.001 * random());
      const bias = Float32Array.from({ length: n }, random);
      kernel.placeIntegers({ rows: k, columns: n, values, scales: columnScales }, bias, integers, columns);
      kernel.roundRows(a, rounded, scales, m, k);
      kernel.multiplyIntegers(rounded, scales, integers, columns, d, m, n, k);
      kernel.sumExponentials(c, sums, m, n);
      const [u, before, cell, skip, state, out] = [9000, 9200, 9300, 9400, 9500, 9600] as const;
      for (let i = 9000; i < 9500; i++) floats[i] = 3 * random();
      kernel.recur(u, before, cell, 24, skip, state, out, 24);
      kernel.keepBlock(u, 10_200, 32);
      kernel.keepBlock(before, 10_240, 32);
      kernel.keepBlock(skip, 10_280, 32);
      kernel.addBlocks(10_000, out, 10_200, 10_240, 10_280, 16);
      kernel.placeBytes(values, 10_100);
      kernel.addBytes(10_016, 10_101, columns, 16);
      kernel.addPositive(10_032, u, before, 16);
      return [...floats.slice(c, rounded), ...floats.slice(scales, scales + m), ...floats.slice(d, 10_048)];
    });
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it("keeps blocks to a hundred-thousandth of their largest number", () => {
    const random = noise(5);
    const { floats, keepBlock, addBlocks } = makeKernel(1024);
    for (let i = 0; i < 64; i++) floats[i] = 4 * random();
    floats.fill(0, 400, 480);
    keepBlock(0, 100, 64);
    addBlocks(300, 400, 100, 400, 400, 64);
    const most = Math.max(...floats.slice(0, 64).map(Math.abs));
    for (let i = 0; i < 64; i++) expect(Math.abs(floats[300 + i]! - floats[i]!)).toBeLessThan(2e-5 * most);
  });

  it("is close to exact arithmetic", () => {
    const random = noise(3);
    const kernel = makeKernel(8192);
    const { floats } = kernel;
    for (let i = 0; i < m * k; i++) floats[i] = random();
    const values = Int8Array.from({ length: k * n }, () => Math.round(random() * LARGEST_WEIGHT));
    const scales = new Float32Array(n).fill(1 / LARGEST_WEIGHT);
    kernel.placeIntegers({ rows: k, columns: n, values, scales }, null, 2000, 4000);
    kernel.roundRows(0, 1000, 1900, m, k);
    kernel.multiplyIntegers(1000, 1900, 2000, 4000, 5000, m, n, k);
    kernel.sumExponentials(5000, 6000, m, n);
    for (let i = 0; i < m; i++) {
      const row = floats.slice(5000 + i * n, 5000 + (i + 1) * n);
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += (floats[i * k + p]! * values[p * n + j]!) / LARGEST_WEIGHT;
        expect(Math.abs(row[j]! - sum)).toBeLessThan(0.1);
      }
      const most = Math.max(...row);
      const total = row.reduce((sum, value) => sum + Math.exp(value - most), 0);
      expect(floats[6000 + i]! / total).toBeCloseTo(1, 4);
    }
  });

  it("gates by the inverse of a square root", () => {
    const kernel = makeKernel(1024);
    const { floats } = kernel;
    for (let j = 0; j < 8; j++) floats[8 + j] = (j - 4) * (j - 4) * (j - 4);
    kernel.recur(0, 100, 200, 8, 300, 400, 500, 8);
    for (let j = 0; j < 8; j++) {
      const half = (j - 4) ** 3 / 2;
      expect(floats[8 + j]).toBeCloseTo(0.5 + (0.5 * half) / Math.sqrt(1 + half * half), 4);
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
