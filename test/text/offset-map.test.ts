// Offset maps: every offset of either text goes to the other one, and outside of the steps nothing moves against its neighbours.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOffsetMap, type RepairStep } from "../../src/text/index.ts";

interface Case {
  readonly original: string;
  readonly repaired: string;
  readonly steps: RepairStep[];
}

/** A text in random pieces, some of them replaced. */
const cases: fc.Arbitrary<Case> = fc
  .array(fc.record({ original: fc.string({ maxLength: 4 }), repaired: fc.option(fc.string({ maxLength: 4 })) }), {
    maxLength: 12,
  })
  .map((pieces) => {
    const steps: RepairStep[] = [];
    let original = "";
    let repaired = "";
    for (const piece of pieces) {
      const to = piece.repaired ?? piece.original;
      const start = original.length;
      if (piece.repaired !== null) {
        steps.push({ rule: "test", start, end: start + piece.original.length, original: piece.original, repaired: to });
      }
      original += piece.original;
      repaired += to;
    }
    return { original, repaired, steps };
  });

describe("makeOffsetMap", () => {
  test("leads both ways over a replaced stretch", () => {
    const map = makeOffsetMap([{ rule: "test", start: 2, end: 5, original: "â€™", repaired: "’" }]);
    expect([0, 1, 2, 3, 4, 9].map((offset) => map.toOriginal(offset, "before"))).toEqual([0, 1, 2, 5, 6, 11]);
    expect([0, 2, 3, 4, 5, 6].map((offset) => map.toRepaired(offset, "before"))).toEqual([0, 2, 2, 2, 3, 4]);
    expect([2, 3, 4, 5].map((offset) => map.toRepaired(offset, "after"))).toEqual([2, 3, 3, 3]);
  });

  test("keeps distances inside a stretch of the same length", () => {
    const map = makeOffsetMap([{ rule: "test", start: 1, end: 4, original: "abc", repaired: "xyz" }]);
    expect(map.toOriginal(2, "after")).toBe(2);
    expect(map.toRepaired(3, "before")).toBe(3);
  });

  test("refuses steps out of order and steps that overlap", () => {
    const step = (start: number, end: number): RepairStep => ({ rule: "test", start, end, original: "", repaired: "" });
    expect(() => makeOffsetMap([step(3, 4), step(1, 2)])).toThrow(RangeError);
    expect(() => makeOffsetMap([step(1, 4), step(3, 5)])).toThrow(RangeError);
  });

  test("is monotone and stays inside the other text, for any steps", () => {
    fc.assert(
      fc.property(cases, ({ original, repaired, steps }) => {
        const map = makeOffsetMap(steps);
        for (const side of ["before", "after"] as const) {
          let last = 0;
          for (let offset = 0; offset <= original.length; offset++) {
            const to = map.toRepaired(offset, side);
            expect(to).toBeGreaterThanOrEqual(last);
            expect(to).toBeLessThanOrEqual(repaired.length);
            last = to;
          }
          last = 0;
          for (let offset = 0; offset <= repaired.length; offset++) {
            const to = map.toOriginal(offset, side);
            expect(to).toBeGreaterThanOrEqual(last);
            expect(to).toBeLessThanOrEqual(original.length);
            last = to;
          }
        }
      }),
    );
  });

  test("gives every unrepaired stretch its own words on both sides, and every step its own", () => {
    fc.assert(
      fc.property(cases, ({ original, repaired, steps }) => {
        const map = makeOffsetMap(steps);
        let last = 0;
        for (const step of [...steps, { start: original.length, end: original.length, original: "", repaired: "" }]) {
          const start = map.toRepaired(last, "after");
          const end = map.toRepaired(step.start, "before");
          expect(repaired.slice(start, Math.max(start, end))).toBe(original.slice(last, step.start));
          expect(repaired.slice(map.toRepaired(step.start, "before"), map.toRepaired(step.end, "after"))).toContain(
            step.repaired,
          );
          last = step.end;
        }
      }),
    );
  });

  test("leads back to where it came from, outside of the steps", () => {
    fc.assert(
      fc.property(cases, ({ original, steps }) => {
        const map = makeOffsetMap(steps);
        for (let offset = 0; offset <= original.length; offset++) {
          if (steps.some(({ start, end }) => start <= offset && offset <= end)) continue;
          for (const side of ["before", "after"] as const) {
            expect(map.toOriginal(map.toRepaired(offset, side), side)).toBe(offset);
          }
        }
      }),
    );
  });
});
