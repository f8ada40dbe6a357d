// Parses sentences without the marks around a quoted adverb (`had "most probably" hit`), which tear the verb group apart.
import type { Parse, Parser } from "../parse.ts";
import { type Masks, parseMasked } from "./masks.ts";

// Damaged texts open with closing marks, too.
const OPENING = /^["“”‘']$/;
const CLOSING = /^["”’']$/;
const ADVERBIAL = /^(?:\p{L}+ly|most|very|almost|quite|not|only|more|less|all|too|so|soon|perhaps|never|always)$/iu;

/** The parse of the words; marks around quoted adverbs hang on the word they open or close. */
export function parseWithoutScareQuotes(parser: Parser, words: readonly string[], masks: Masks): Parse {
  const hidden = quotedAdverbMarks(words);
  if (hidden.size === 0) return parseMasked(parser, words, masks);
  const kept: number[] = [];
  for (let k = 0; k < words.length; k++) if (!hidden.has(k)) kept.push(k);
  const parse = parseMasked(
    parser,
    kept.map((k) => words[k]!),
    masks,
  );
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
