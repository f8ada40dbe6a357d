// Repair of damaged text: which rule changed what, as data.
import { codecTables } from "./repair/codec-tables.ts";
import { completeEdits } from "./repair/complete.ts";
import { applyEdits, type Edit, foldEdits } from "./repair/edits.ts";
import { escapeEdits } from "./repair/escapes.ts";
import { lossyEdits } from "./repair/lossy.ts";

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

/** How far repair goes. */
export interface RepairConfig {
  /** Whether characters that lost bytes are chosen by context (default); else U+FFFD marks them unless only one fits. */
  readonly guesses?: boolean;
}

/**
 * Repairs mojibake, complete and lossy, and leaves everything else as it is.
 * Each step names codec and kind of damage: `mojibake-windows-1252` (all bytes were there), `lossy-tis620` (some were lost),
 * joined by "+" where damage lay on damage. `makeOffsetMap(steps)` leads from the given to the repaired text and back.
 */
export function repairText(text: string, config: RepairConfig = {}): Repaired {
  let current = text;
  let steps: RepairStep[] = [];
  const established = new Set<string>();
  const take = (edits: readonly Edit[]): boolean => {
    if (edits.length === 0) return false;
    steps = foldEdits(text, steps, current, edits);
    current = applyEdits(current, edits);
    for (const { rule } of edits) established.add(rule.replace(/^(?:mojibake|lossy)-/, ""));
    return true;
  };
  take(escapeEdits(current));
  take(composedEdits(current));
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    if (take(completeEdits(current))) continue;
    if (!take(lossyEdits(current, established, repairedOffsets(steps), config.guesses ?? true))) break;
  }
  take(controlEdits(current));
  return { text: current, steps };
}

/** Where the text so far has characters that a repair put there. */
function repairedOffsets(steps: readonly RepairStep[]): Set<number> {
  const offsets = new Set<number>();
  let shift = 0;
  for (const { start, end, repaired } of steps) {
    for (let i = 0; i < repaired.length; i++) offsets.add(start + shift + i);
    shift += repaired.length - (end - start);
  }
  return offsets;
}

/** Accents that were parted from their letters after the damage: C1 controls among them show that these were bytes. */
function composedEdits(text: string): Edit[] {
  if (!/[\u0080-\u009f]/.test(text)) return [];
  return [...text.matchAll(/(?:[A-Za-z][\u0300-\u0327][\u0080-\u00bf])+/g)]
    .filter(([run]) => /[\u0080-\u009f]/.test(run))
    .map(({ index, 0: run }) => ({
      start: index,
      end: index + run.length,
      repaired: run.normalize("NFC"),
      rule: "composed",
    }));
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
