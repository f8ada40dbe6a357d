// The words of a language that the ledgers need: stems, stop words, reversal verbs, speech cues, absolute refusals, probability words.

/** One probability word of a published scale. */
export interface ProbabilityWord {
  readonly word: string;
  readonly range: readonly [number, number];
}

/** What the ledgers know of a language; made for English in `en.ts`, handed in by the caller. */
export interface LedgerWords {
  readonly stem: (word: string) => string;
  readonly stopWords: ReadonlySet<string>;
  /** Stems of verbs and nouns that take the thing they name away (`drop`, `halt`, `lift`). */
  readonly reversals: ReadonlySet<string>;
  /** Stems of cue words by which a party speaks for itself (`say`, `demand`, `offer`). */
  readonly speech: ReadonlySet<string>;
  /** Refusals in absolute terms. */
  readonly redLine: RegExp;
  /** A denial whose content only points back (`dispute this account`, `denied it`). */
  readonly pointsBack: RegExp;
  /** A claim called untrue by a word that says no more (`is baseless`, `fake news`). */
  readonly calledUntrue: RegExp;
  /** Stems that refuse or name a proposal without its content (`reject`, `proposal`, `discuss`). */
  readonly pointing: ReadonlySet<string>;
  /** An answer to a whole story (`this account`), not to one claim. */
  readonly wholeStory: RegExp;
  /** An answer that names what it answers (`the accusation`, `the figure`). */
  readonly namesClaim: RegExp;
  /** What stands right before a figure that is part of another (`including`, `among them`). */
  readonly partOf: RegExp;
  /** Pronouns and the like that take up what was said before. */
  readonly pointer: RegExp;
  /** What happens to people who are counted: stems, synonyms folded, with the word to show; a statement's first is its measure. */
  readonly tolls: ReadonlyMap<string, string>;
  /** A total given as such; groups `value`, and perhaps `who` was counted and `least` for a lower bound. */
  readonly tollAt: RegExp;
  /** Stems of people who are counted. */
  readonly people: ReadonlySet<string>;
  /** Those of them that say nothing about who they are. */
  readonly anybody: ReadonlySet<string>;
  /** Each of two blames the other. */
  readonly mutualBlame: RegExp;
  /** Beginnings that say nothing out of their context (`this`, `which`, `he`). */
  readonly opensVaguely: RegExp;
  /** Agreement between several parties (`deal`, `signed`). */
  readonly agreement: RegExp;
  /** What stands before a time that only names a thing (`the 1992 accord`), at the end of the text before it. */
  readonly beforeNoun: RegExp;
  /** A time that means the moment of speaking. */
  readonly present: RegExp;
  /** A noun right after a time, at the beginning of the text after it. */
  readonly nounAhead: RegExp;
  /** Stems of words for undertaking something (`promise`, `offer`): negated, nothing is undertaken. */
  readonly undertaking: ReadonlySet<string>;
  /** Pairs of stems that stand for the same kind of thing (`pause`, `cessation`). */
  readonly synonyms: ReadonlyMap<string, string>;
  readonly probability: { readonly scale: string; readonly words: readonly ProbabilityWord[] };
}
