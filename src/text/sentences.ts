// Sentences: exact spans inside parts; newline is a hard break.
import { AFTER_NUMBER, BEFORE_NUMBER, EITHER, INNER, isAbbreviation, STARTERS, TITLES } from "./abbreviations.ts";
import { isAsciiLetter, isWhiteSpace } from "./characters.ts";
import type { Span } from "./span.ts";

/** One sentence. `firstToken` and `endToken` are a half-open range of indices into the document's tokens. */
export interface Sentence extends Span {
  /** Index of the part that holds it. */
  readonly part: number;
  /** Index of its paragraph within the document, counted from 0. */
  readonly paragraph: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/** What follows or precedes a stop is looked at only this far, so that long strings cost linear time. */
const WINDOW = 80;

/** A sentence longer than this is cut at a clause mark or a space: lists without stops and data would stall every later step. */
const LONGEST_SENTENCE = 3000;

const SPEECH =
  /^(?:\p{Lu}[\p{L}’'.-]*\s+){0,4}(?:(?:he|she|they|i|we|it)\s+)?(?:said|says|asked|asks|told|added|wrote|replied|answered|exclaimed|cried|shouted|wondered|continued|explained|noted|insisted|declared|demanded|quipped|joked|tweeted|posted)\b/iu;
const STOPS = /[.!?…。！？]+/gu;
const CLOSERS = /^["”’»')\]}*_]*(?:\s?\[\d{1,3}\])*/u;
const EMOTICON = /^(?:[:;]-?[)(DPp]|<3)(?:\s|$)/u;
/** Nouns before a label (`Plan B.`): what follows is no name. */
const LABELLED =
  /^(?:plan|vitamin|type|group|class|option|section|article|appendix|annex|part|phase|point|figure|zone|area|grade|hepatitis)$/iu;

/**
 * The sentences of `partSpan` in `text`, in order, without the white space around them.
 * Newlines always end one; a stop ends one unless it belongs to a list number, an abbreviation, an initial or a title,
 * or a quoted question goes on with its speaker.
 */
export function splitSentences(text: string, partSpan: Span): Span[] {
  const sentences: Span[] = [];
  let lineStart = partSpan.start;
  while (lineStart < partSpan.end) {
    let lineEnd = lineStart;
    while (lineEnd < partSpan.end && !isLineBreak(text.charCodeAt(lineEnd))) lineEnd++;
    splitLine(text, lineStart, lineEnd, sentences);
    lineStart = lineEnd + 1;
  }
  return sentences;
}

function isLineBreak(code: number): boolean {
  return (
    code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 0x0b || code === 0x0c || code === 0x85
  );
}

function splitLine(text: string, start: number, end: number, sentences: Span[]): void {
  const line = text.slice(start, end);
  let from = 0;
  STOPS.lastIndex = 0;
  for (let match = STOPS.exec(line); match !== null; match = STOPS.exec(line)) {
    const stopEnd = match.index + match[0].length;
    const closers = closersAt(line, stopEnd);
    const sentenceEnd = stopEnd + closers.length;
    if (sentenceEnd >= line.length) break;
    if (!endsSentence(line, from, match.index, match[0], closers, sentenceEnd)) continue;
    push(text, start + from, start + sentenceEnd, sentences);
    from = sentenceEnd;
    STOPS.lastIndex = sentenceEnd;
  }
  push(text, start + from, end, sentences);
}

/** Closing marks and the numbers of notes at `at`; most often a space stands there. */
function closersAt(line: string, at: number): string {
  if (line.charCodeAt(at) === 32 && line[at + 1] !== "[") return "";
  return CLOSERS.exec(line.slice(at, at + 16))?.[0] ?? "";
}

function push(text: string, from: number, to: number, sentences: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  while (end - start > LONGEST_SENTENCE) {
    const window = text.slice(start, start + LONGEST_SENTENCE);
    const clause = Math.max(window.lastIndexOf("; "), window.lastIndexOf(": "));
    const space = clause > LONGEST_SENTENCE / 4 ? clause + 1 : window.lastIndexOf(" ");
    let cut = start + (space > LONGEST_SENTENCE / 4 ? space : LONGEST_SENTENCE);
    if (space <= LONGEST_SENTENCE / 4 && (text.charCodeAt(cut) & 0xfc00) === 0xdc00) cut--;
    sentences.push({ start, end: cut });
    start = cut;
    while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  }
  if (start < end) sentences.push({ start, end });
}

/** Whether the stop at `at` (with `closers` after it) ends the sentence that began at `from`. Looks `WINDOW` characters either way. */
function endsSentence(line: string, from: number, at: number, stop: string, closers: string, after: number): boolean {
  const next = line.slice(after, after + WINDOW);
  const before = line.slice(Math.max(from, at - WINDOW), at);
  const spaced = /^\s/u.test(next);
  const following = next.trimStart();
  if (following === "") return true;
  if (!spaced) return closers === "" && isGlued(before, stop, following);
  const begins = following.replace(/^[\s"“‘«'([*_–—-]+/u, "");
  if (EMOTICON.test(following) || /^\.(?:\s|$)/u.test(following)) return false;
  // Who begins sentences in lower case does so throughout; then a stop after a plain word is a stop.
  const opensLower = /^\p{Ll}/u.test(begins);
  const careless = opensLower && /^[\s"“‘'(]*\p{Ll}/u.test(line.slice(from, from + 8)) && /\p{Ll}{2}$/u.test(before);
  if (/[!?！？。]/u.test(stop)) {
    if (opensLower) return careless;
    return !(/["”’']/u.test(closers) && SPEECH.test(following));
  }
  if (/^[,;:]/u.test(following)) return false;
  if (opensLower)
    return careless && stop === "." && !isInnerStop(before, from === 0 && at <= WINDOW, following, begins);
  if (stop.length > 1 || stop === "…") return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(begins);
  if (closers.includes(")") && !/[("“‘]/u.test(before)) return true;
  return closers !== "" || !isInnerStop(before, from === 0 && at <= WINDOW, following, begins);
}

/** `said.The next`: a stop without a space between a lower-case word and a capitalised one. */
function isGlued(before: string, stop: string, following: string): boolean {
  return (
    stop.length === 1 &&
    /\p{Ll}{2,}$/u.test(before) &&
    /^\p{Lu}\p{Ll}+[\s,’']/u.test(following) &&
    !/[@/]\S*$/u.test(before)
  );
}

/** The word that ends `text`, with its inner stops, apostrophes and hyphens. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && isAsciiLetter(text.charCodeAt(start - 1))) start--;
  const code = text.charCodeAt(start - 1);
  // A space or nothing before plain letters: the word is whole.
  return start === 0 || code === 32 ? text.slice(start) : (/[\p{L}\p{M}\p{N}.'’-]+$/u.exec(text)?.[0] ?? "");
}

/** Whether a single stop after `before` belongs to an abbreviation, an initial or a list number. */
function isInnerStop(before: string, isLineStart: boolean, following: string, begins: string): boolean {
  const word = lastWord(before);
  const lead = before.slice(0, before.length - word.length);
  if (word === "") return false;
  if (isLineStart && /^[\s("“*]*$/u.test(lead) && /^(?:\d{1,3}|[a-z]|[ivxIVX]{1,5}|\p{Lu})$/u.test(word)) return true;
  const lower = word.toLowerCase().replace(/^[.'’-]+/u, "");
  // Most stops stand behind a plain word.
  if (word.length > 2 && !isAbbreviation(lower) && !word.includes(".")) return false;
  const firstWord = /^[\p{L}\p{M}'’]+/u.exec(begins)?.[0]?.toLowerCase() ?? "";
  const startsLikeSentence = STARTERS.has(firstWord.replace(/['’].*$/u, ""));
  const digitFollows = /^\d/u.test(begins);
  if (BEFORE_NUMBER.has(lower) && digitFollows) return true;
  if (AFTER_NUMBER.has(lower) && !/\d\s*$/u.test(lead)) return false;
  if (TITLES.has(lower) && /^\p{Lu}/u.test(word)) return !startsLikeSentence || /^\p{Lu}\./u.test(begins);
  if (INNER.has(lower)) return !(lower === "c" || lower === "v" || lower === "al") || !startsLikeSentence;
  if (EITHER.has(lower)) {
    if (lower === "etc" || lower === "a.m" || lower === "p.m")
      return digitFollows
        ? false
        : /^(?:E[SD]T|P[SD]T|C[SE]S?T|GMT|UTC|\(|Mon|Tue|Wed|Thu|Fri|Sat|Sun)/u.test(following);
    return !startsLikeSentence;
  }
  if (/^\p{Lu}$/u.test(word)) {
    const previous = /(\S+)\s+$/u.exec(lead)?.[1] ?? "";
    if (previous === "" || (/^[\p{Lu}("“]/u.test(previous) && !LABELLED.test(previous)))
      return !startsLikeSentence || /^\p{Lu}\./u.test(begins);
    return !startsLikeSentence && /^\p{Lu}/u.test(begins) && !LABELLED.test(previous);
  }
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !startsLikeSentence;
  return false;
}
