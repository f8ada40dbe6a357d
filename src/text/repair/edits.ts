// Edits of a text in passes, folded into one list of repair steps over the original.
import type { RepairStep } from "../repair.ts";

/** One replacement in the text as the pass found it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly repaired: string;
  readonly rule: string;
}

/** The text after ordered, non-overlapping edits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let last = 0;
  for (const edit of edits) {
    pieces.push(text.slice(last, edit.start), edit.repaired);
    last = edit.end;
  }
  pieces.push(text.slice(last));
  return pieces.join("");
}

/**
 * The steps from the original to the text after `edits`, where `steps` led from the original to the text before them.
 * Edits that touch what an earlier step wrote become one step with it, its rules joined by "+".
 */
export function foldEdits(
  original: string,
  steps: readonly RepairStep[],
  text: string,
  edits: readonly Edit[],
): RepairStep[] {
  const folded: RepairStep[] = [];
  let shift = 0; // offset in `text` less offset in the original, after the steps consumed so far
  let s = 0;
  let e = 0;
  while (s < steps.length || e < edits.length) {
    const step = steps[s];
    const edit = edits[e];
    const stepStart = step === undefined ? Number.POSITIVE_INFINITY : step.start + shift;
    const stepEnd = step === undefined ? Number.POSITIVE_INFINITY : stepStart + step.repaired.length;
    if (edit === undefined || stepEnd <= edit.start) {
      folded.push(step!);
      shift += step!.repaired.length - (step!.end - step!.start);
      s++;
      continue;
    }
    if (edit.end <= stepStart) {
      folded.push(stepFrom(original, edit.start - shift, edit.end - shift, edit.repaired, edit.rule));
      e++;
      continue;
    }
    // They overlap: take in whatever touches, on either side, until both lists are past it.
    const from = Math.min(stepStart, edit.start);
    let to = from;
    const startShift = shift;
    const rules: string[] = [];
    const cluster: Edit[] = [];
    let grew = true;
    while (grew) {
      grew = false;
      const nextStep = steps[s];
      if (nextStep !== undefined && (nextStep.start + shift < to || to === from)) {
        to = Math.max(to, nextStep.start + shift + nextStep.repaired.length);
        shift += nextStep.repaired.length - (nextStep.end - nextStep.start);
        if (!rules.includes(nextStep.rule)) rules.push(nextStep.rule);
        s++;
        grew = true;
      }
      const nextEdit = edits[e];
      if (nextEdit !== undefined && nextEdit.start < to) {
        to = Math.max(to, nextEdit.end);
        cluster.push(nextEdit);
        e++;
        grew = true;
      }
    }
    for (const { rule } of cluster) if (!rules.includes(rule)) rules.push(rule);
    const inner = cluster.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    const repaired = applyEdits(text.slice(from, to), inner);
    folded.push(stepFrom(original, from - startShift, to - shift, repaired, rules.join("+")));
  }
  return folded.filter((one) => one.original !== one.repaired);
}

function stepFrom(original: string, start: number, end: number, repaired: string, rule: string): RepairStep {
  return { rule, start, end, original: original.slice(start, end), repaired };
}
