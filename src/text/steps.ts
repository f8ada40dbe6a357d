// Two rounds of replacements as one: the offset map needs all changes in terms of the first text.
import type { RepairStep } from "./repair.ts";

/** The text after `steps` (ordered, apart, offsets in `text`). */
export function applySteps(text: string, steps: readonly RepairStep[]): string {
  if (steps.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const step of steps) {
    pieces.push(text.slice(at, step.start), step.repaired);
    at = step.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/**
 * One list of steps from `original` that does what `first` and then `second` do; `second` has offsets in the text after `first`.
 * Steps that touch the same characters become one, named after both rules.
 */
export function composeSteps(
  original: string,
  first: readonly RepairStep[],
  second: readonly RepairStep[],
): RepairStep[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const middle = applySteps(original, first);
  const composed: RepairStep[] = [];
  let shift = 0; // middle offset minus original offset, behind the steps of `first` already passed
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    // The group starts at the earliest step of either list, in middle offsets, and grows while steps overlap.
    const a = first[i];
    const b = second[j];
    const aStart = a === undefined ? Number.POSITIVE_INFINITY : a.start + shift;
    const bStart = b === undefined ? Number.POSITIVE_INFINITY : b.start;
    const start = Math.min(aStart, bStart);
    let end = start;
    const rules: string[] = [];
    const originalStart = start - shift;
    const replaced: RepairStep[] = [];
    let grown = true;
    while (grown) {
      grown = false;
      const nextFirst = first[i];
      if (nextFirst !== undefined) {
        const from = nextFirst.start + shift;
        const to = from + nextFirst.repaired.length;
        if (from < end || (from === start && rules.length === 0 && aStart <= bStart)) {
          rules.push(nextFirst.rule);
          end = Math.max(end, to);
          shift += nextFirst.repaired.length - (nextFirst.end - nextFirst.start);
          i++;
          grown = true;
          continue;
        }
      }
      const nextSecond = second[j];
      if (nextSecond !== undefined && (nextSecond.start < end || (nextSecond.start === start && rules.length === 0))) {
        rules.push(nextSecond.rule);
        replaced.push(nextSecond);
        end = Math.max(end, nextSecond.end);
        j++;
        grown = true;
      }
    }
    const originalEnd = end - shift;
    const local = replaced.map((step) => ({ ...step, start: step.start - start, end: step.end - start }));
    composed.push({
      rule: [...new Set(rules)].join("+"),
      start: originalStart,
      end: originalEnd,
      original: original.slice(originalStart, originalEnd),
      repaired: applySteps(middle.slice(start, end), local),
    });
  }
  return composed;
}
