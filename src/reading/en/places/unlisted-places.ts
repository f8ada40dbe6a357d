// Places that the text calls places but the gazetteer does not have (`the village of Abu Zerga`): found, left unresolved.
import type { Doc, Span } from "../../../text/index.ts";
import { beginsLower } from "../first-letter.ts";
import { INSIDE_NAMES } from "./name-words.ts";

const CAPITAL = /^['’‘]?\p{Lu}\p{Ll}|^(?:al|el|ash|as|ar)-\p{Lu}/u;
const BEFORE_OF: ReadonlySet<string> = new Set(
  "village villages town towns settlement settlements hamlet hamlets suburb suburbs neighborhood neighborhoods neighbourhood neighbourhoods outskirts".split(
    " ",
  ),
);
const AFTER = /^(?:village|town|settlement|hamlet|district|neighbou?rhood|suburb|county|governorate|oblast|raion)$/;
const LONGEST = 4;

/** Whether a word may begin a name; of words in small letters only those with an article do. */
function isCapital(word: string): boolean {
  if (beginsLower(word) && !word.includes("-")) return false;
  return CAPITAL.test(word);
}

/** Finds such names outside `taken` spans (in order); each is the name alone, without its noun. */
export function findUnlistedPlaces(doc: Doc, taken: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  const isFree = (span: Span): boolean => {
    while (next < taken.length && taken[next]!.end <= span.start) next += 1;
    return next >= taken.length || taken[next]!.start >= span.end;
  };
  for (const sentence of doc.sentences) {
    const word = (i: number): string => (i >= sentence.firstToken && i < sentence.endToken ? doc.tokens[i]!.text : "");
    const run = (from: number): number => {
      let end = from;
      while (end - from < LONGEST && (isCapital(word(end)) || (end > from && isInside(word, end)))) end += 1;
      return end;
    };
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const start = word(i + 1) === "of" && BEFORE_OF.has(word(i)) ? i + 2 : -1;
      if (start > 0) {
        // `the villages of A, B and C`: each name of the list.
        for (let at = start; at < sentence.endToken; ) {
          const end = run(at);
          if (end === at) break;
          const span = { start: doc.tokens[at]!.start, end: doc.tokens[end - 1]!.end };
          if (isFree(span)) found.push(span);
          if (!/^(?:,|and)$/.test(word(end))) break;
          at = end + (word(end) === "," && word(end + 1) === "and" ? 2 : 1);
          if (!word(i).endsWith("s")) break;
        }
        i = start;
        continue;
      }
      if (!isCapital(word(i)) || isCapital(word(i - 1))) continue;
      const end = run(i);
      const before = word(i - 1).toLowerCase();
      if (
        AFTER.test(word(end)) &&
        i > sentence.firstToken &&
        /^(?:in|near|the|of|from|to|at|['’]s|outside)$/.test(before)
      ) {
        const span = { start: doc.tokens[i]!.start, end: doc.tokens[end - 1]!.end };
        if (isFree(span)) found.push(span);
      }
      i = Math.max(i, end - 1);
    }
  }
  return found;
}

/** A hyphen or small word between two capitalised ones. */
function isInside(word: (i: number) => string, i: number): boolean {
  return (
    (word(i) === "-" || (INSIDE_NAMES.has(word(i)) && !/^(?:and|of|the|in|at|as|i|a|on)$/.test(word(i)))) &&
    isCapital(word(i + 1))
  );
}
