// Repair of damaged text: which rule changed what, as data.

/** One repair: `start`/`end` are offsets in the original (decoded) text; `repaired` stands there instead of `original`. */
export interface RepairStep {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly repaired: string;
}
