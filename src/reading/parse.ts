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

/** Turns the words of sentences into parses; deterministic, and no sentence has any influence on another. */
export interface Parser {
  readonly parse: (words: readonly string[]) => Parse;
  /** The same for many sentences, which is cheaper than one by one. */
  readonly parseAll: (sentences: readonly (readonly string[])[]) => Parse[];
}
