// Fixed vectors of common words: numbers come out as they were packed, and unknown words have none.
import { describe, expect, it } from "vitest";
import { makeOpenTable, OPEN_STEP } from "../../src/reading/en/parser/open-table.ts";

describe("makeOpenTable", () => {
  // Two words of four numbers: -7, 7, 0, 1 and 3, -2, -1, 0.
  const pairs = [1 | (15 << 4), 8 | (9 << 4), 11 | (6 << 4), 7 | (8 << 4)];
  const table = makeOpenTable(["talks", "don't"], Int8Array.from(pairs), 4);
  const vectorOf = (word: string): number[] => {
    const out = new Float32Array(6).fill(9);
    table.fill(table.rowOf(word), out, 1);
    expect([out[0], out[5]]).toEqual([9, 9]);
    return [...out.slice(1, 5)].map((value) => Math.round(value / OPEN_STEP));
  };

  it("unpacks numbers of either sign", () => {
    expect(vectorOf("talks")).toEqual([-7, 7, 0, 1]);
    expect(vectorOf("don't")).toEqual([3, -2, -1, 0]);
  });

  it("looks up in lower case and plain spelling", () => {
    expect(table.rowOf("Talks")).toBe(0);
    expect(table.rowOf("DON’T")).toBe(1);
  });

  it("has nothing for other words", () => {
    expect(vectorOf("shells")).toEqual([0, 0, 0, 0]);
  });
});
