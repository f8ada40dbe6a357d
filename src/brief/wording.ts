// Plain neutral words for values: dates, counts, chains, kinds. Nothing here invents; it only names.
import type { Hedge, StatementKind } from "../reading/index.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2025-03-18` as `18 March 2025`, `2025-03` as `March 2025`; anything else unchanged. */
export function dateWords(iso: string): string {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso);
  if (match === null) return iso;
  const [, year, month, day] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** A span of days in words: one day, one month, one year where the days say so; open ends named. */
export function intervalWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return "date unknown";
  if (from === null) return `until ${dateWords(to!)}`;
  if (to === null) return `from ${dateWords(from)}`;
  if (from === to) return dateWords(from);
  const month = /^(\d{4}-\d{2})-01$/u.exec(from)?.[1];
  if (month !== undefined && to.startsWith(month) && Number(to.slice(8)) >= 28) return dateWords(month);
  const year = /^(\d{4})-01-01$/u.exec(from)?.[1];
  if (year !== undefined && to === `${year}-12-31`) return year;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7) && from.length === 10;
  const start = dateWords(from);
  if (sameMonth) return `${Number(from.slice(8))} to ${dateWords(to)}`;
  return `${sameYear && from.length > 4 ? start.replace(/ \d{4}$/u, "") : start} to ${dateWords(to)}`;
}

const DURATION_UNITS: Readonly<Record<string, string>> = { Y: "year", M: "month", W: "week", D: "day" };

/** `P30D` as `30 days`; anything else unchanged. */
export function durationWords(iso: string): string {
  const match = /^P(\d{1,6})([YMWD])$/u.exec(iso);
  return match === null ? iso : countOf(Number(match[1]), DURATION_UNITS[match[2]!]!);
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** `1 document`, `12 documents`; small numbers in words when `inWords`. */
export function countOf(n: number, one: string, many: string = `${one}s`, inWords: boolean = false): string {
  const figure = inWords && n < SMALL.length ? SMALL[n]! : n.toLocaleString("en-GB");
  return `${figure} ${n === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[], last: string = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** First letter in upper case. */
export function capital(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return text;
  const letter = String.fromCodePoint(first);
  return letter.toUpperCase() + text.slice(letter.length);
}

/** White space runs as one space, cut at a word border near `limit` code units, with an ellipsis where cut. */
export function excerpt(text: string, limit: number): string {
  const flat = text
    .slice(0, limit * 4 + 200)
    .replace(/\s+/gu, " ")
    .trim();
  if (flat.length <= limit) return text.length > limit * 4 + 200 ? `${flat} …` : flat;
  const space = flat.lastIndexOf(" ", limit);
  // A cut inside a surrogate pair would leave half a character.
  let cut = space > limit / 2 ? space : limit;
  const unit = flat.charCodeAt(cut - 1);
  if (unit >= 0xd800 && unit <= 0xdbff) cut -= 1;
  return `${flat
    .slice(0, cut)
    .replace(/[,;:–—-]$/u, "")
    .trimEnd()} …`;
}

/** A voice's name as it is shown. */
export function voiceWords(name: string): string {
  if (name === "author") return "author";
  if (name === "commenter") return "reader’s comment";
  return name;
}

export interface KindMark {
  readonly kind: StatementKind;
  readonly letter: string;
  readonly word: string;
  /** Circle: what is so; diamond: what somebody thinks; square: what somebody wants or answers; shield: what somebody undertakes. */
  readonly shape: "circle" | "diamond" | "square" | "shield";
  readonly meaning: string;
}

/** The nine kinds of statements with the letter and shape that mark them in the texts. */
export const KIND_MARKS: readonly KindMark[] = [
  { kind: "report", letter: "R", word: "report", shape: "circle", meaning: "something happened or is so" },
  { kind: "denial", letter: "N", word: "denial", shape: "circle", meaning: "it did not, is not so, or is unproven" },
  { kind: "judgement", letter: "J", word: "judgement", shape: "diamond", meaning: "evaluates or interprets" },
  {
    kind: "forecast",
    letter: "F",
    word: "forecast",
    shape: "diamond",
    meaning: "what will, would, could or may happen",
  },
  { kind: "demand", letter: "D", word: "demand", shape: "square", meaning: "wants, asks, proposes or requires" },
  { kind: "acceptance", letter: "A", word: "acceptance", shape: "square", meaning: "agrees to a demand or proposal" },
  { kind: "refusal", letter: "X", word: "refusal", shape: "square", meaning: "rejects one or rules something out" },
  { kind: "pledge", letter: "P", word: "pledge", shape: "shield", meaning: "commits itself or offers to" },
  { kind: "threat", letter: "T", word: "threat", shape: "shield", meaning: "announces harm" },
];

const MARK_OF: ReadonlyMap<StatementKind, KindMark> = new Map(KIND_MARKS.map((mark) => [mark.kind, mark]));

export function kindMark(kind: StatementKind): KindMark {
  return MARK_OF.get(kind) ?? KIND_MARKS[0]!;
}

/** How firmly, in words; null for a plain assertion. */
export function hedgeWords(hedge: Hedge): string | null {
  if (hedge === "none") return null;
  return hedge === "reported" ? "as reported" : `as ${hedge}`;
}

/** A share in per cent; what is more than nothing is never called nothing. */
export function shareWords(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 && share > 0 ? "<1 %" : `${rounded} %`;
}
