// Tokens: words, numbers and marks with exact spans, split as in the Universal Dependencies English treebanks.
import { AFTER_NUMBER, BEFORE_NUMBER, EITHER, INNER, isAbbreviation, TITLES } from "./abbreviations.ts";
import { isAsciiLetter, isWhiteSpace } from "./characters.ts";
import { keptWord } from "./kept-words.ts";
import type { Span } from "./span.ts";
import { WordTable } from "./word-table.ts";

/** One token: its exact words (`don’t` is `do` + `n’t`, `Russia’s` is `Russia` + `’s`). */
export interface Token extends Span {
  readonly text: string;
}

/** No whitespace-delimited stretch longer than this is tried as a URL or an address: keeps every pattern linear. */
const LONGEST_ADDRESS = 2048;

const WEB = /^(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"“”«»]+/iu;
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const DOMAIN =
  /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|mil|int|info|io|co|tv|eu|uk|us|ru|ua|de|fr|cn|in|il|ir|tr|me|news)(?:\.[a-z]{2})?(?:\/[^\s<>"“”«»]*)?(?![\p{L}\p{N}])/iu;
const FILE_NAME = /^[\w-]+\.(?:docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|png|gif|zip|mp[34]|csv)(?![\p{L}\p{N}])/iu;
const EMOTICON = /^(?:[:;]-?[)(DPp]|[:;]-?\/|<3|:'\()(?![\p{L}\p{N}])/u;
const DOTTED = /^(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/u;
const PHONE = /^(?:\+?\d{1,3}-)?\(?\d{3}\)?-\d{3}-\d{4}(?!\d)|^\d{3}-\d{4}(?!\d)|^\d{4}-\d{2}-\d{2}(?!\d)/u;
const NUMBER = /^\+?\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|k|m|bn)(?![\p{L}\p{N}]))?/iu;
const DECIMAL = /^\.\d+(?!\d)/u;
const RUN =
  /^(?:\.{2,}|[!?][!?.]+|\.[!?]+|-{2,}|–{2,}|—{2,}|={2,}|\*{2,}|_{2,}|~{2,}|#{2,}|<{2,}|>{2,}|'{2}|`{2}|’{2}|‘{2}|\/{2,}|\\{2,}|\+{2,}|\${2,})/u;
const AMPERSAND = /^\p{Lu}+&\p{Lu}+(?:['’]s(?![\p{L}]))?/u;
const WORD = /^[\p{L}\p{M}\p{N}_]+(?:['’`ʼ][\p{L}\p{M}]+)*/u;
const WHOLE_HYPHEN =
  /^(?:non|e|re|anti|co|pro|pre|mid|post|cross|over|multi|ex|counter|sub|semi|mini|socio|psycho|ultra|quasi|de|un|inter|intra|trans|extra|hyper|pseudo|vice)-\p{L}/iu;
const HYPHEN_TAIL = /^-[\p{L}\p{M}]+/u;
const STOP_INSIDE = /\.[\p{L}\p{N}]/u;
const NUMBER_CLITIC = /^['’`ʼ]s(?![\p{L}\p{N}])/u;
const APOSTROPHE = /['’`ʼ]/u;
const NEGATION = /^(.+)(n['’`ʼ]t)$/iu;
const CLITIC = /^(.+)(['’`ʼ](?:s|m|d|re|ve|ll))$/iu;

/** Words that the treebanks split without an apostrophe, by the length of their first token. */
const FUSED = new WordTable<number>([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["gimme", 3],
  ["lemme", 3],
  ["outta", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["isnt", 2],
  ["wasnt", 3],
  ["werent", 4],
  ["arent", 3],
  ["havent", 4],
  ["hasnt", 3],
  ["hadnt", 3],
  ["couldnt", 5],
  ["wouldnt", 5],
  ["shouldnt", 6],
  ["thats", 4],
  ["theyre", 4],
  ["youre", 3],
  ["whats", 4],
  ["theres", 5],
  ["im", 1],
  ["alot", 1],
]);

/** Marks that end a word and stand in no address, number, compound or clitic. */
const PLAIN_MARKS = '",;!?)]}“”»…—–';

/**
 * The tokens of `span` in `text`, in order; white space is no token, everything else is in exactly one.
 * Clitics are split off with either apostrophe, hyphenated compounds at the hyphen (prefixes such as `non-` stay on),
 * abbreviations, initials, numbers, addresses and runs of the same mark stay whole.
 * `span` should be one sentence: a stop at its very end is split from a single initial or an ambiguous abbreviation.
 */
export function tokenize(text: string, span: Span): Token[] {
  const tokens: Token[] = [];
  for (let at = span.start; at < span.end; ) {
    if (isWhiteSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < span.end && !isWhiteSpace(text.charCodeAt(end))) end++;
    splitChunk(text.slice(at, end), at, isLast(text, end, span.end), tokens);
    at = end;
  }
  return tokens;
}

/** Whether no words follow in the span, as far as a look at the next characters tells. */
function isLast(text: string, at: number, end: number): boolean {
  const limit = Math.min(end, at + 32);
  for (let i = at; i < limit; i++) if (!isWhiteSpace(text.charCodeAt(i))) return false;
  return true;
}

/** Cuts one stretch without white space. Every pattern is anchored and looks at a bounded window, so the cost stays linear. */
function splitChunk(chunk: string, base: number, last: boolean, tokens: Token[]): void {
  let at = 0;
  const emit = (length: number): void => {
    tokens.push({ start: base + at, end: base + at + length, text: keptWord(chunk.slice(at, at + length)) });
    at += length;
  };
  while (at < chunk.length) {
    // Most stretches are one plain word, with a mark behind it at most; no rule further down would cut it.
    const plain = plainLength(chunk, at);
    if (plain > 0) {
      emit(plain);
      continue;
    }
    const rest = chunk.slice(at, at + LONGEST_ADDRESS);
    const whole = wholeLength(rest, at === 0 || !isWordChar(chunk, at - 1));
    if (whole > 0) {
      emit(whole);
      continue;
    }
    const word = WORD.exec(rest)?.[0];
    if (word === undefined) {
      const code = rest.codePointAt(0)!;
      const mark = /^\P{M}\p{M}+/u.exec(rest)?.[0].length ?? 0;
      emit(mark > 0 ? mark : code > 0xffff ? 2 : 1);
      continue;
    }
    const stop = chunk[at + word.length] === ".";
    if (stop && keepsStop(word, chunk, at, tokens, last)) {
      emit(word.length + 1);
      continue;
    }
    if (chunk[at + word.length] === "-" && WHOLE_HYPHEN.test(rest)) {
      emit(word.length + HYPHEN_TAIL.exec(rest.slice(word.length))![0].length);
      continue;
    }
    for (const length of wordCuts(word)) emit(length);
  }
}

/** Length of the plain word, or of the plain mark at the end, that stands at `at` with nothing special about it; else 0. */
function plainLength(chunk: string, at: number): number {
  let end = at;
  while (end < chunk.length && isAsciiLetter(chunk.charCodeAt(end))) end++;
  if (end === at) return at === chunk.length - 1 && PLAIN_MARKS.includes(chunk[at]!) ? 1 : 0;
  if (end < chunk.length && !PLAIN_MARKS.includes(chunk[end]!)) return 0;
  return FUSED.hasLike(chunk, at, end) && FUSED.has(chunk.slice(at, end).toLowerCase()) ? 0 : end - at;
}

function isWordChar(chunk: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(chunk[at]!);
}

/** Length of the address, number, run or dotted abbreviation that `rest` begins with, else 0. */
function wholeLength(rest: string, fresh: boolean): number {
  const first = rest[0]!;
  if (fresh && /[\p{L}\p{N}]/u.test(first)) {
    const stopped = STOP_INSIDE.test(rest);
    const web = rest.includes(".") || rest.includes("://") ? WEB.exec(rest)?.[0] : undefined;
    if (web !== undefined) return trimAddress(web).length;
    if (rest.length <= 320) {
      const address =
        (rest.includes("@") ? MAIL.exec(rest)?.[0] : undefined) ??
        (stopped ? (DOMAIN.exec(rest)?.[0] ?? FILE_NAME.exec(rest)?.[0]) : undefined);
      if (address !== undefined) return trimAddress(address).length;
    }
    const dotted = stopped ? DOTTED.exec(rest)?.[0] : undefined;
    if (dotted !== undefined) return dotted.length;
    const firm = rest.includes("&") ? AMPERSAND.exec(rest)?.[0] : undefined;
    if (firm !== undefined) return firm.replace(/['’]s$/u, "").length;
    // What follows begins with a mark or a figure.
    if (isAsciiLetter(rest.charCodeAt(0))) return 0;
  }
  // `2022’s`: the clitic of a number.
  if (!fresh && NUMBER_CLITIC.test(rest)) return 2;
  const emoticon = fresh ? EMOTICON.exec(rest)?.[0] : undefined;
  if (emoticon !== undefined) return emoticon.length;
  const run = RUN.exec(rest)?.[0];
  if (run !== undefined) return run.length;
  if (fresh) {
    const phone = PHONE.exec(rest)?.[0];
    if (phone !== undefined) return phone.length;
    const number = NUMBER.exec(rest)?.[0] ?? DECIMAL.exec(rest)?.[0];
    if (number !== undefined && !/^[\p{L}\p{M}_]/u.test(rest.slice(number.length))) return number.length;
    // `5pm`, `30km`: the treebanks split the unit from the number; `2nd`, `90s` are whole (above), `B2B` is a word.
    if (number !== undefined && /^[\d.,:]+$/u.test(number)) {
      if (
        /^(?:am|pm|km|kg|mm|cm|m|mi|mph|kph|hr|hrs|min|gb|mb|kw|mw|%)(?![\p{L}\p{N}])/iu.test(rest.slice(number.length))
      )
        return number.length;
    }
  }
  return 0;
}

function trimAddress(address: string): string {
  let end = address.length;
  while (end > 1 && /[.,;:!?'’)\]}]/u.test(address[end - 1]!)) {
    if (address[end - 1] === ")" && address.slice(0, end).includes("(")) break;
    end--;
  }
  return address.slice(0, end);
}

/** Whether the stop after `word` belongs to it: an abbreviation, or an initial in a name. */
function keepsStop(word: string, chunk: string, at: number, tokens: readonly Token[], last: boolean): boolean {
  const lower = word.toLowerCase();
  if (word.length > 1 && !isAbbreviation(lower)) return false;
  const atEnd = last && /^\.["”’')\]]*$/u.test(chunk.slice(at + word.length));
  if (chunk[at + word.length + 1] === ".") return false;
  if (word.length === 1 && /\p{Lu}/u.test(word)) {
    const previous = tokens.at(-1)?.text ?? "";
    return !atEnd || /^\p{Lu}\.$/u.test(previous);
  }
  if (AFTER_NUMBER.has(lower)) return !atEnd && /^\d/u.test(tokens.at(-1)?.text ?? "");
  if (
    /^(?:am|pm|sec|rep|dep|min|col|hon|fr|rev|al|c|v|fig|sun|sat|mar|jun|jul|wed|mon|art|trans|op)$/u.test(lower) &&
    atEnd
  )
    return false;
  if (BEFORE_NUMBER.has(lower) && !TITLES.has(lower)) return !atEnd;
  return TITLES.has(lower) || INNER.has(lower) || EITHER.has(lower);
}

/** Lengths of the tokens of one word: clitics and fused words. */
function wordCuts(word: string): number[] {
  const fused = FUSED.get(word.toLowerCase());
  if (fused !== undefined) return [fused, word.length - fused];
  if (word.length > 40 || !APOSTROPHE.test(word)) return [word.length];
  const negation = NEGATION.exec(word);
  if (negation !== null) return [...wordCuts(negation[1]!), negation[2]!.length];
  const clitic = CLITIC.exec(word);
  if (clitic !== null) return [...wordCuts(clitic[1]!), clitic[2]!.length];
  return [word.length];
}
