// Hides from the parser the marks around a quoted adverb (`had "most probably" hit`), which tear the verb group apart.
import type { Parse } from "../parse.ts";

// Damaged texts open with closing marks, too.
const OPENING = /^["“”‘']$/;
const CLOSING = /^["”’']$/;
const ADVERBIAL = /^(?:\p{L}+ly|most|very|almost|quite|not|only|more|less|all|too|so|soon|perhaps|never|always)$/iu;

/** The words without the marks around quoted adverbs, and the way back from their parse to one of all words. */
export interface Unscared {
  readonly words: readonly string[];
  /** Hangs the marks on the word they open or close. */
  readonly restore: (parse: Parse) => Parse;
}

export function withoutScareQuotes(words: readonly string[]): Unscared {
  const hidden = quotedAdverbMarks(words);
  if (hidden.size === 0) return { words, restore: (parse) => parse };
  const kept: number[] = [];
  for (let k = 0; k < words.length; k++) if (!hidden.has(k)) kept.push(k);
  return { words: kept.map((k) => words[k]!), restore: (parse) => withMarks(words, parse, kept, hidden) };
}

function withMarks(
  words: readonly string[],
  parse: Parse,
  kept: readonly number[],
  hidden: ReadonlyMap<number, number>,
): Parse {
  const lemmas: string[] = [...words];
  const upos: string[] = words.map(() => "PUNCT");
  const xpos: string[] = words.map((w) => (w === "“" ? "``" : "''"));
  const relations: string[] = words.map(() => "punct");
  const heads = new Int16Array(words.length);
  for (const [i, k] of kept.entries()) {
    lemmas[k] = parse.lemmas[i]!;
    upos[k] = parse.upos[i]!;
    xpos[k] = parse.xpos[i]!;
    relations[k] = parse.relations[i]!;
    heads[k] = parse.heads[i]! < 0 ? -1 : kept[parse.heads[i]!]!;
  }
  for (const [mark, word] of hidden) heads[mark] = word;
  return { words, lemmas, upos, xpos, heads, relations };
}

/** The marks to hide, each with the quoted word next to it. */
function quotedAdverbMarks(words: readonly string[]): Map<number, number> {
  const out = new Map<number, number>();
  for (let k = 1; k + 3 < words.length; k++) {
    if (words[k]!.length > 1 || !OPENING.test(words[k]!) || out.has(k) || !/^\p{L}/u.test(words[k - 1]!)) continue;
    let end = k + 1;
    while (end < words.length && end - k <= 3 && ADVERBIAL.test(words[end]!)) end++;
    if (end === k + 1 || !CLOSING.test(words[end] ?? "") || !/^\p{L}/u.test(words[end + 1] ?? "")) continue;
    out.set(k, k + 1);
    out.set(end, end - 1);
  }
  return out;
}
