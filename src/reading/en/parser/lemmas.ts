// Lemmas: a table of irregular forms first, then the longest ending rule of the word's Penn tag.

/** What training learns: exceptions by `form tag`, and ending rules by `tag ending` as `cut|add`. */
export interface LemmaTables {
  readonly exceptions: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
}

/** Longest ending a rule may look at. */
export const LONGEST_ENDING = 5;

/** Gives the lemma of a word under its Penn tag. */
export interface Lemmatizer {
  readonly lemma: (word: string, xpos: string) => string;
}

/** The form rules work on: names keep their case, numbers have no commas, all else is lower case. */
export function lemmaBase(word: string, xpos: string): string {
  if (xpos === "NNP" || xpos === "NNPS") return word;
  if (xpos === "CD" && /^\d{1,3}(,\d{3})+/.test(word)) return word.replaceAll(",", "");
  return word.toLowerCase();
}

/** Makes a lemmatizer from learned tables. */
export function makeLemmatizer(tables: LemmaTables): Lemmatizer {
  const exceptions = new Map(Object.entries(tables.exceptions));
  const rules = new Map<string, { readonly cut: number; readonly add: string }>();
  for (const [key, rule] of Object.entries(tables.rules)) {
    const bar = rule.indexOf("|");
    rules.set(key, { cut: Number(rule.slice(0, bar)), add: rule.slice(bar + 1) });
  }
  return {
    lemma: (word, xpos) => {
      const base = lemmaBase(word, xpos);
      const exception = exceptions.get(`${base} ${xpos}`);
      if (exception !== undefined) return exception;
      for (let length = Math.min(LONGEST_ENDING, base.length); length >= 0; length--) {
        const rule = rules.get(`${xpos} ${base.slice(base.length - length)}`);
        if (rule === undefined || rule.cut > base.length) continue;
        const lemma = base.slice(0, base.length - rule.cut) + rule.add;
        if (lemma !== "") return lemma;
      }
      return base;
    },
  };
}
