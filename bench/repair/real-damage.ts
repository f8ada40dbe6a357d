// Damage that stands in the corpora taken for clean: reviewed one by one, so that its repair is not counted as a false one.

/** One place of real damage. */
export interface RealDamage {
  readonly corpus: string;
  /** The line it stands in, as the first sixteen digits of its SHA-256. */
  readonly line: string;
  /** The only repair that is right there. */
  readonly repaired: string;
  readonly reason: string;
}

/** Only damage whose true text is beyond doubt belongs here. */
export const REAL_DAMAGE: readonly RealDamage[] = [
  {
    corpus: "ewt-train",
    line: "973dcd233b5f300f",
    repaired: "Ã³ > ó",
    reason:
      "A comment in a blog that writes “good ól”: the two bytes of ó, read as windows-1252; the sentence by itself.",
  },
  {
    corpus: "ewt-train",
    line: "1739f57ae64f7106",
    repaired: "Ã³ > ó",
    reason: "The same comment, in its paragraph.",
  },
  {
    corpus: "polnear-dev",
    line: "397b5e2e1c31af3a",
    repaired: "A\u0303\u0083A\u0302§ > ç",
    reason: "The name François in a news report: read wrongly twice, then its accents were parted from their letters.",
  },
];
