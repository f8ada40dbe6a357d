// Repair of damaged text: which rule changed what, as data.
import { codecTables } from "./repair/codec-tables.ts";
import { completeEdits } from "./repair/complete.ts";
import { applyEdits, type Edit, foldEdits } from "./repair/edits.ts";

/** One repair: `start`/`end` are offsets in the original (decoded) text; `repaired` stands there instead of `original`. */
export interface RepairStep {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly repaired: string;
}

/** A repaired text and the steps that led to it, ordered and apart. */
export interface Repaired {
  readonly text: string;
  readonly steps: RepairStep[];
}

/** More layers of damage than this have not been met. */
const MAX_PASSES = 12;

/** Repairs mojibake, complete and lossy; clean text comes back as it is. */
export function repairText(text: string): Repaired {
  let current = text;
  let steps: RepairStep[] = [];
  const take = (edits: readonly Edit[]): boolean => {
    if (edits.length === 0) return false;
    steps = foldEdits(text, steps, current, edits);
    current = applyEdits(current, edits);
    return true;
  };
  for (let pass = 0; pass < MAX_PASSES && take(completeEdits(current)); pass++);
  take(controlEdits(current));
  return { text: current, steps };
}

/** C1 controls stand in no text; they are bytes of windows-1252 that were read as ISO-8859-1. */
function controlEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  const windows1252 = codecTables().codecs[0]!;
  for (const { index, 0: control } of text.matchAll(/[\u0080-\u009f]/g)) {
    const repaired = windows1252.charOf[control.charCodeAt(0) - 0x80]!;
    if (repaired !== "") edits.push({ start: index, end: index + 1, repaired, rule: "control-windows-1252" });
  }
  return edits;
}
