export interface CodebookIssue {
  readonly label: string;
  readonly definition: string;
  /** What a party is for or against; null where the issue has no such proposition. */
  readonly proposition: string | null;
  /** Words and phrases (lemmas, lower case; `*` ends a stem) that speak for the issue. */
  readonly terms: readonly string[];
}
export interface Codebook {
  readonly name: string;
  readonly issues: readonly CodebookIssue[];
}
