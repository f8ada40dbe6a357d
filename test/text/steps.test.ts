// Two rounds of replacements as one: applying the composed steps gives what both rounds give.
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeOffsetMap, type RepairStep } from "../../src/text/index.ts";
import { applySteps, composeSteps } from "../../src/text/steps.ts";

function stepsFrom(text: string, cuts: readonly (readonly [number, number, string])[], rule: string): RepairStep[] {
  const steps: RepairStep[] = [];
  let at = 0;
  for (const [skip, length, repaired] of cuts) {
    const start = at + skip;
    const end = start + length;
    if (end > text.length || (length === 0 && repaired === "")) break;
    steps.push({ rule, start, end, original: text.slice(start, end), repaired });
    at = end + 1;
  }
  return steps;
}

test("composed steps do what the two rounds do, and make a valid map", () => {
  const cuts = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), cuts, cuts, (original, a, b) => {
      const first = stepsFrom(original, a, "one");
      const middle = applySteps(original, first);
      const second = stepsFrom(middle, b, "two");
      const composed = composeSteps(original, first, second);
      expect(applySteps(original, composed)).toBe(applySteps(middle, second));
      for (const step of composed) expect(original.slice(step.start, step.end)).toBe(step.original);
      makeOffsetMap(composed);
    }),
    { numRuns: 500 },
  );
});
