// Tables that turn most words away by their shape answer as plain maps and sets do.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordTable, wordSet } from "../../src/text/word-table.ts";

const words = fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.stringMatching(/^[a-cA-C]{0,18}$/)), {
  maxLength: 60,
});

describe("word tables", () => {
  it("give what a map gives", () => {
    fc.assert(
      fc.property(words, words, (held, asked) => {
        const entries = held.map((word, k) => [word, k] as const);
        const table = new WordTable(entries);
        const map = new Map(entries);
        const set = wordSet(held);
        for (const word of [...held, ...asked]) {
          expect(table.get(word)).toBe(map.get(word));
          expect(table.has(word)).toBe(map.has(word));
          expect(set.has(word)).toBe(map.has(word));
        }
        expect([...table.keys()]).toEqual([...map.keys()]);
      }),
    );
  });

  it("know a stretch of a text by its shape, in either case", () => {
    const table = wordSet(["cannot"]) as WordTable<true>;
    expect(table.hasLike("they CANNOT stay", 5, 11)).toBe(true);
    expect(table.hasLike("they CANNOT stay", 0, 4)).toBe(false);
  });

  it("have nothing for what stands beyond the end of a text", () => {
    expect(wordSet(["if"]).has(undefined)).toBe(false);
    expect(new WordTable([["", 1]]).get(undefined)).toBe(undefined);
  });
});
