// A dependency parse of one sentence, as plain typed arrays (Universal Dependencies, English).
/** Parses tokens of a sentence. Index i is the i-th token of the sentence. */
export interface Parse {
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  /** Universal part-of-speech tags (`NOUN`, `VERB` ...). */
  readonly upos: readonly string[];
  /** Penn tags (`VBD`, `NNP` ...). */
  readonly xpos: readonly string[];
  /** Index of the head token, -1 for the root. */
  readonly heads: Int16Array;
  /** Universal relation with subtype (`nsubj:pass`, `obl` ...), `root` for the root. */
  readonly relations: readonly string[];
}

/** Turns the words of one sentence into a parse; deterministic. */
export interface Parser {
  readonly parse: (words: readonly string[]) => Parse;
  /** Looks up the words of sentences to come, which is cheaper for many than sentence by sentence; changes no result. */
  readonly prepare: (words: readonly string[]) => void;
}
