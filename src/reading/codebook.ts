// Codebooks: the issues of a case, each with the words that speak of it and the proposition that positions are for or against.
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
