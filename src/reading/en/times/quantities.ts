// Counts and units inside time expressions: `three`, `four hundred`, `two and a half`, `several`, `30-`.
import { isHyphen, type Lexeme } from "./lexemes.ts";
import { CARDINALS, MULTIPLIERS, ORDINALS, PLURAL_UNITS, UNITS, type Unit, VAGUE_COUNTS } from "./words.ts";

export interface Count {
  /** Null where the words leave the number open. */
  readonly value: number | null;
  readonly end: number;
}

const word = (lexemes: readonly Lexeme[], i: number): string => lexemes[i]?.lower ?? "";

/** Words with which a count begins. */
export const COUNT_OPENERS: readonly string[] = [
  ...VAGUE_COUNTS,
  ...CARDINALS.keys(),
  ..."couple pair dozen dozens hundreds thousands scores".split(" "),
];

/** A number in figures or words at `i`; `a` and `an` are not counts here. */
export function countAt(lexemes: readonly Lexeme[], i: number): Count | null {
  const first = lexemes[i];
  if (first === undefined) return null;
  if (first.kind === "figure" && !first.text.endsWith("s")) {
    const multiplier = MULTIPLIERS.get(word(lexemes, i + 1));
    if (multiplier !== undefined) return { value: first.number * multiplier, end: i + 2 };
    return { value: first.number, end: i + 1 };
  }
  if (first.kind !== "word") return null;
  if (VAGUE_COUNTS.has(first.lower)) return { value: null, end: i + 1 };
  if (first.lower === "couple" || first.lower === "pair")
    return { value: 2, end: word(lexemes, i + 1) === "of" ? i + 2 : i + 1 };
  if (first.lower === "dozen") return { value: 12, end: i + 1 };
  if (first.lower === "dozens" || first.lower === "hundreds" || first.lower === "thousands" || first.lower === "scores")
    return word(lexemes, i + 1) === "of" ? { value: null, end: i + 2 } : null;
  return cardinalAt(lexemes, i);
}

function cardinalAt(lexemes: readonly Lexeme[], i: number): Count | null {
  let total = 0;
  let current = 0;
  let at = i;
  let seen = false;
  if ((word(lexemes, at) === "a" || word(lexemes, at) === "an") && MULTIPLIERS.has(word(lexemes, at + 1))) {
    current = 1;
    at++;
  }
  for (;;) {
    const lower = word(lexemes, at);
    const unit = CARDINALS.get(lower);
    const multiplier = MULTIPLIERS.get(lower);
    if (unit !== undefined) {
      // "two three" is no number; "twenty three" is.
      if (seen && current % 10 !== 0 && current % 100 !== 0) break;
      current += unit;
      seen = true;
      at++;
      const next = CARDINALS.get(word(lexemes, at + 1));
      if (unit >= 20 && unit < 100 && isHyphen(lexemes[at]) && next !== undefined && next < 10) at++;
    } else if (multiplier !== undefined && (seen || current > 0)) {
      if (multiplier === 100) current *= 100;
      else {
        total += current * multiplier;
        current = 0;
      }
      seen = true;
      at++;
      if (word(lexemes, at) === "and" && CARDINALS.has(word(lexemes, at + 1))) at++;
    } else break;
  }
  if (!seen) return null;
  let value = total + current;
  if (word(lexemes, at) === "dozen") {
    value *= 12;
    at++;
  }
  return { value, end: at };
}

/** An ordinal in figures (18th) or words (`third`, `twenty-first`). */
export function ordinalAt(lexemes: readonly Lexeme[], i: number): Count | null {
  const first = lexemes[i];
  if (first === undefined) return null;
  if (first.kind === "ordinal") return { value: first.number, end: i + 1 };
  if (first.lower === "twenty" && isHyphen(lexemes[i + 1])) {
    const unit = ORDINALS.get(word(lexemes, i + 2));
    if (unit !== undefined && unit < 10) return { value: 20 + unit, end: i + 3 };
  }
  const value = ORDINALS.get(first.lower);
  return value === undefined ? null : { value, end: i + 1 };
}

/** A unit word; `plural` tells which forms are allowed. */
export function unitAt(
  lexemes: readonly Lexeme[],
  i: number,
  plural: "singular" | "plural" | "either" = "either",
): { readonly unit: Unit; readonly plural: boolean } | null {
  const lower = word(lexemes, i);
  if (plural !== "plural") {
    const unit = UNITS.get(lower);
    if (unit !== undefined) return { unit, plural: false };
  }
  if (plural !== "singular") {
    const unit = PLURAL_UNITS.get(lower);
    if (unit !== undefined) return { unit, plural: true };
  }
  return null;
}

const DURATION_LETTERS: Readonly<Record<Unit, readonly [string, number]>> = {
  second: ["PT#S", 1],
  minute: ["PT#M", 1],
  hour: ["PT#H", 1],
  day: ["P#D", 1],
  week: ["P#W", 1],
  weekend: ["P#WE", 1],
  fortnight: ["P#W", 2],
  month: ["P#M", 1],
  quarter: ["P#M", 3],
  year: ["P#Y", 1],
  decade: ["P#Y", 10],
  century: ["P#Y", 100],
  millennium: ["P#Y", 1000],
};

/** ISO 8601 period of so many units; `X` for an open count, counted in the larger unit itself where TIMEX3 has one. */
export function periodOf(count: number | null, unit: Unit): string {
  const [pattern, factor] = DURATION_LETTERS[unit];
  if (count === null) {
    if (unit === "decade") return "PXDE";
    if (unit === "century") return "PXCE";
    return pattern.replace("#", "X");
  }
  return pattern.replace("#", String(Math.round(count * factor * 100) / 100));
}
