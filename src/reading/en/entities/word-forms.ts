// What a word by itself tells whoever looks for names: looked up once, since the same words come again and again.
import { MANY_WORDS, remembered } from "../../remembered.ts";
import type { NameNode } from "./entity-table.ts";
import { foldWord, isCapitalised } from "./fold.ts";

export interface WordForm {
  readonly folded: string;
  readonly isCapitalised: boolean;
  /** A word long enough for its capital to tell what case a sentence is in. */
  readonly isTelling: boolean;
  /** The names of the tables that begin with it, null for most words. */
  readonly opens: NameNode | null;
}

/** The form of any word, with the names it opens in a trie of folded words. */
export function makeWordForms(names: NameNode): (word: string) => WordForm {
  return remembered(MANY_WORDS, (word) => {
    const folded = foldWord(word);
    return {
      folded,
      isCapitalised: isCapitalised(word),
      isTelling: word.length >= 4 && /\p{L}/u.test(word),
      opens: names.next.get(folded) ?? null,
    };
  });
}
