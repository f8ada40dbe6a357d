// Undoes hard wrapping: breaks inside paragraphs, where lines were broken at a fixed width, and inside sentences become spaces.
import type { RepairStep } from "./repair.ts";

/** Longest line that a hard-wrapped text has, without its indentation; anything longer means that lines are paragraphs. */
const WIDEST_WRAP = 130;
const NEW_BLOCK = /^(?:[*•>#|=_]|\d{1,3}[.)]\s|\([a-z\d]{1,3}\)\s|https?:)/u;
const DASH = /^[-–—](?:\s|$)/u;
const SPEAKER = /^\p{Lu}[\p{L}\p{M}.'’ -]{0,30}:(?:\s|$)/u;
const FINAL = /[.?!:;…]["'”’»)\]]*$/u;

interface Line {
  /** Where its words begin and end, without white space on either side. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly words: string;
}

/**
 * The steps that join the lines of hard-wrapped paragraphs (the break and the white space around it become a space), or none
 * where lines are paragraphs. A text counts as wrapped if its lines are short, of even length, and commonly go on in lower
 * case; indentation that most lines share does not count. A short text must leave no doubt: every break within a clause
 * stands where the next word had no room.
 */
export function unwrapSteps(text: string): RepairStep[] {
  const lines = linesOf(text);
  const even = evenJoins(lines);
  const starts = new Set(even.map(({ start }) => start));
  const loose = looseJoins(lines).filter(({ start }) => !starts.has(start));
  const joins = [...even, ...loose].sort((a, b) => a.start - b.start);
  return joins.map(({ start, end, hyphen }) => ({
    rule: "layout.hard-wrap",
    start,
    end,
    original: text.slice(start, end),
    repaired: hyphen ? "" : " ",
  }));
}

/** A break to undo: where the words before it end and those behind it begin, and whether it parts a word. */
interface Join {
  readonly start: number;
  readonly end: number;
  readonly hyphen: boolean;
}

/** The breaks of a text that was wrapped at one width throughout. */
function evenJoins(lines: readonly Line[]): Join[] {
  const filled = lines.filter((line) => line.words !== "");
  if (filled.length < 4) return [];
  const lengths = filled.map((line) => line.words.length).sort((a, b) => a - b);
  const longest = lengths.at(-1)!;
  const width = lengths[Math.floor(lengths.length * 0.97)] ?? longest;
  if (width > WIDEST_WRAP || width < 40 || longest > 2 * WIDEST_WRAP) return [];
  const indent = commonIndent(filled);
  const joins: Join[] = [];
  let continuing = 0;
  let roomy = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (line.words === "" || next.words === "" || opensBlock(line, next, indent)) continue;
    const goesOn = /^\p{Ll}/u.test(next.words);
    const firstWord = /^\S+/u.exec(next.words)![0].length;
    // A line that had room for the next word was ended on purpose.
    if (line.words.length + 1 + firstWord <= width - 2) {
      if (goesOn && !FINAL.test(line.words)) roomy++;
      continue;
    }
    joins.push({ start: line.end, end: next.start, hyphen: /\p{L}-$/u.test(line.words) && goesOn });
    if (goesOn) continuing++;
  }
  const isLong = lines.length > 8 && joins.length >= 6;
  if (continuing < joins.length * 0.4 || (isLong ? roomy > continuing : joins.length < 3 || roomy > 0)) return [];
  return joins;
}

/** A line that ends within a sentence is at least so long; between others that do, a shorter one may. */
const SHORTEST_OPEN_LINE = 50;
const SHORTEST_AMONG_OTHERS = 25;
/** What a line may go on with besides a small letter. */
const GOES_ON = /^(?:\p{Ll}|\(\p{L}|\(?[\d$£€]|["“‘]\p{Ll})/u;
const BYLINE = /^(?:by|via|from)\s+\p{Lu}/u;

/**
 * The breaks inside sentences of a text whose lines are of any length, each paragraph on lines of its own: a long line without an end,
 * and behind it one that goes on in lower case. Verse breaks between its phrases; here some line must break within one. Where that
 * happens more than once at about one width, names and other capitals go on there, too.
 */
function looseJoins(lines: readonly Line[]): Join[] {
  const isOpen = (i: number, shortest: number): boolean => {
    const line = lines[i]!;
    const next = lines[i + 1];
    if (next === undefined || next.words === "" || line.words.length < shortest) return false;
    if (FINAL.test(line.words) || BYLINE.test(next.words)) return false;
    return !opensBlock(line, next, next.indent) && !NEW_BLOCK.test(line.words);
  };
  const sure = new Set<number>();
  let width = 0;
  let breaksPhrase = false;
  for (const [i, { words }] of lines.entries()) {
    if (!isOpen(i, SHORTEST_OPEN_LINE) || !GOES_ON.test(lines[i + 1]!.words)) continue;
    sure.add(i);
    width = Math.max(width, words.length);
    if (/[\p{L}\p{N}]$/u.test(words)) breaksPhrase = true;
  }
  if (!breaksPhrase) return [];
  const goesOn = (i: number): boolean => {
    const { words } = lines[i]!;
    const next = lines[i + 1]?.words ?? "";
    if (/^\p{Ll}/u.test(next)) return sure.size > 2 && /\p{L}$/u.test(words) && isOpen(i, SHORTEST_AMONG_OTHERS);
    // A first line without an end is a headline, one that ends in a bracket a caption.
    if (i === 0 || !/^\p{Lu}/u.test(next) || !/[\p{L}\p{N},]$/u.test(words)) return false;
    const isFull = words.length >= width * 0.8 && words.length <= width * 1.1;
    return sure.size > 1 && width <= WIDEST_WRAP && isFull && isOpen(i, SHORTEST_OPEN_LINE);
  };
  const joins: Join[] = [];
  for (const i of lines.keys())
    if (sure.has(i) || goesOn(i)) joins.push({ start: lines[i]!.end, end: lines[i + 1]!.start, hyphen: false });
  return joins;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const raw of text.split("\n")) {
    const words = raw.trim();
    const indent = words === "" ? 0 : raw.length - raw.trimStart().length;
    lines.push({ start: from + indent, end: from + indent + words.length, indent, words });
    from += raw.length + 1;
  }
  return lines;
}

/** The indentation that most lines have; 0 where they differ. */
function commonIndent(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { indent } of lines) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  for (const [indent, count] of counts) if (count > lines.length * 0.6) return indent;
  return 0;
}

/** Whether `next` begins something of its own: a list item, a turn of a speaker, an indented paragraph. */
function opensBlock(line: Line, next: Line, indent: number): boolean {
  if (Math.abs(next.indent - indent) > 1 || NEW_BLOCK.test(next.words)) return true;
  // A dash between words may fall on a break; after a sentence, or under another dash, it is a list.
  if (DASH.test(next.words))
    return FINAL.test(line.words) || DASH.test(line.words) || !/^\S\s+\p{Ll}/u.test(next.words);
  return SPEAKER.test(next.words) && FINAL.test(line.words);
}
