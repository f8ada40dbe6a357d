// The temporal grammar as an ordered list of rules, the longest match winning, and the joining of neighbours into ranges.
import { WordTable } from "../../../text/index.ts";
import {
  bareYear,
  calendarDate,
  century,
  datedEvent,
  decade,
  feast,
  fraction,
  numericDate,
  season,
  weekdayAt,
  yearAt,
} from "./calendar-rules.ts";
import { clock, duration, set, weekdayPart } from "./duration-rules.ts";
import { isDash, type Lexeme } from "./lexemes.ts";
import type { Match, Meaning } from "./meaning.ts";
import { COUNT_OPENERS, ordinalAt } from "./quantities.ts";
import {
  away,
  DIRECTED_OPENERS,
  dayBefore,
  deicticDay,
  directed,
  PART_OPENERS,
  PHRASE_OPENERS,
  part,
  phrase,
  weekend,
} from "./relative-rules.ts";
import { FEASTS, MONTHS, ORDINALS, PLURAL_UNITS, SEASONS, UNITS, WEEKDAYS } from "./words.ts";

/** One expression of a sentence: the lexemes `[first, end)`, what they mean, and the rules that read them. */
export interface Expression {
  readonly first: number;
  readonly end: number;
  readonly meaning: Meaning;
  readonly rules: readonly string[];
}

export interface GrammarContext {
  readonly text: string;
  readonly numericOrder: "day-first" | "month-first" | null;
}

type Rule = (lexemes: readonly Lexeme[], i: number, context: GrammarContext) => Match | null;

const weekdayRule: Rule = (lexemes, i) => {
  const named = weekdayAt(lexemes, i);
  if (named === null || named.plural) return null;
  const daypart = weekdayPart(lexemes, named.end);
  return {
    end: daypart?.end ?? named.end,
    meaning: { kind: "date", weekday: named.weekday, ...(daypart === null ? {} : { part: daypart.part }) },
    rule: "weekday",
  };
};

const dayOfMonthRule: Rule = (lexemes, i) => {
  // "on the 18th" with nothing after it that the ordinal could count.
  if (lexemes[i]?.lower !== "the" || !["on", "by", "until", "of", "from"].includes(lexemes[i - 1]?.lower ?? ""))
    return null;
  const lexeme = lexemes[i + 1];
  if (lexeme?.kind !== "ordinal" || lexeme.number > 31) return null;
  const next = lexemes[i + 2];
  if (next !== undefined && next.kind !== "mark" && !["and", "at", "in", "when", "to"].includes(next.lower))
    return null;
  return { end: i + 2, meaning: { kind: "date", day: lexeme.number }, rule: "day-of-month" };
};

const datedRule: Rule = (lexemes, i) => {
  const date = calendarDate(lexemes, i);
  return datedEvent(lexemes, i, date) ?? date;
};

const UNIT_WORDS: readonly string[] = [...UNITS.keys(), ...PLURAL_UNITS.keys()];
const WEEKDAY_WORDS: readonly string[] = [...WEEKDAYS.keys()].flatMap((day) => [day, `${day}s`]);
const LONG_WORDS: readonly string[] = "day week month year decade century".split(" ").map((unit) => `${unit}long`);

/**
 * In order of trust: of two matches of equal length the earlier rule wins. Each with the words that it can begin with, null
 * for any; figures and ordinals are tried by all.
 */
const RULES: readonly (readonly [name: string, opensWith: readonly string[] | null, rule: Rule])[] = [
  [
    "numeric",
    [],
    (lexemes, i, { text, numericOrder }) => {
      const lexeme = lexemes[i];
      if (lexeme?.kind !== "figure" || !/^\d/.test(lexeme.text)) return null;
      const before = lexemes[i - 1];
      if (before !== undefined && !lexeme.spaced && /[-/.]/.test(before.text)) return null;
      const found = numericDate(text, lexeme.start, numericOrder);
      if (found === null) return null;
      let end = i;
      while (end < lexemes.length && (lexemes[end]?.start ?? 0) < found.end) end++;
      return lexemes[end - 1]?.end === found.end ? { end, meaning: found.meaning, rule: found.rule } : null;
    },
  ],
  ["phrase", PHRASE_OPENERS, phrase],
  ["calendar", ["the", ...MONTHS.keys(), ...WEEKDAY_WORDS], datedRule],
  ["fraction", null, (lexemes, i, context) => fraction(lexemes, i, (at) => innerTime(lexemes, at, context))],
  ["part", PART_OPENERS, (lexemes, i, context) => part(lexemes, i, (at) => innerTime(lexemes, at, context))],
  ["decade", ["the", "’", "'", "‘"], decade],
  ["century", ["the", "twenty", ...ORDINALS.keys()], century],
  ["season", ["the", ...SEASONS.keys()], season],
  ["feast", [...FEASTS.keys()].map((name) => name.split(" ")[0]!), feast],
  ["away", ["a", "an", "half", ...COUNT_OPENERS, ...PLURAL_UNITS.keys()], away],
  ["directed", DIRECTED_OPENERS, directed],
  ["weekend", ["the"], weekend],
  ["day-before", ["the"], dayBefore],
  ["deictic", null, deicticDay],
  ["set", null, set],
  ["clock", ["noon", "midnight"], clock],
  ["duration", ["a", "an", "half", ...COUNT_OPENERS, ...UNIT_WORDS, ...LONG_WORDS], duration],
  ["weekday", WEEKDAY_WORDS, weekdayRule],
  ["day-of-month", ["the"], dayOfMonthRule],
  ["year", [], bareYear],
];

/** Lower-case words with which any rule can begin; most lexemes are passed over by this one look-up. */
const OPENERS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ..."mondays tuesdays wednesdays thursdays fridays saturdays sundays".split(" "),
  ..."today yesterday tomorrow tonight overnight now currently nowadays presently recently lately recent soon".split(
    " ",
  ),
  ..."at for these in the last this that same current next coming upcoming past previous preceding prior following ensuing subsequent".split(
    " ",
  ),
  ..."early late mid middle beginning start end close outset earlier later very".split(" "),
  ..."spring springtime summer summertime autumn fall winter wintertime".split(" "),
  ..."a an half every each per hourly daily nightly weekly biweekly fortnightly monthly bimonthly quarterly annual annually yearly biennial".split(
    " ",
  ),
  ..."daylong weeklong monthlong yearlong decadelong centurylong noon midnight".split(" "),
  ..."second minute hour day week weekend fortnight month year decade century seconds minutes hours days weeks weekends months years decades centuries".split(
    " ",
  ),
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred several few many some numerous countless couple pair dozen dozens hundreds thousands scores".split(
    " ",
  ),
  ..."first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  ),
  ..."christmas orthodox boxing new valentine international nowruz victory bastille halloween armistice good easter palm ash pentecost thanksgiving ramadan eid".split(
    " ",
  ),
  "q",
  "h",
  "’",
  "'",
  "‘",
]);

const ALL_RULES: readonly Rule[] = RULES.map(([, , rule]) => rule);

/** The rules that can begin with each opening word. */
const RULES_BY_WORD = new WordTable<readonly Rule[]>(
  [...OPENERS].map((word) => [
    word,
    RULES.filter(([, opensWith]) => opensWith === null || opensWith.includes(word)).map(([, , rule]) => rule),
  ]),
);

/** The rules that can begin at a lexeme, undefined for most. */
function rulesAt(lexeme: Lexeme): readonly Rule[] | undefined {
  return lexeme.kind === "figure" || lexeme.kind === "ordinal" ? ALL_RULES : RULES_BY_WORD.get(lexeme.lower);
}

function longest(rules: readonly Rule[], lexemes: readonly Lexeme[], i: number, context: GrammarContext): Match | null {
  let best: Match | null = null;
  for (const rule of rules) {
    const match = rule(lexemes, i, context);
    if (match !== null && (best === null || match.end > best.end)) best = match;
  }
  return best;
}

/** A time inside another (`early`, `the second half of`), without its own parts of parts. */
function innerTime(lexemes: readonly Lexeme[], i: number, context: GrammarContext): Match | null {
  let best: Match | null = null;
  const year = yearAt(lexemes, i);
  if (year !== null) best = { end: i + 1, meaning: { kind: "date", year }, rule: "year" };
  for (const rule of [datedRule, decade, century, season, directed, deicticDay, weekdayRule, feast]) {
    const match = rule(lexemes, i, context);
    if (match !== null && (best === null || match.end > best.end)) best = match;
  }
  if (best === null) {
    const lexeme = lexemes[i];
    // "the end of the year", "the first half of the month".
    if (lexeme?.lower === "the" && ["year", "month"].includes(lexemes[i + 1]?.lower ?? ""))
      return {
        end: i + 2,
        meaning: {
          kind: "offset",
          unit: lexemes[i + 1]?.lower === "year" ? "year" : "month",
          count: 0,
          base: "reference",
        },
        rule: "whole-unit",
      };
    const bareSeason = /^(?:spring|summer|autumn|winter)$/.exec(lexeme?.lower ?? "");
    if (bareSeason !== null) {
      const code = { spring: "SP", summer: "SU", autumn: "FA", winter: "WI" } as const;
      return {
        end: i + 1,
        meaning: { kind: "season", season: code[bareSeason[0] as keyof typeof code] },
        rule: "season",
      };
    }
  }
  return best;
}

/** All time expressions of a sentence in order, without overlap; ages and the like are read and dropped. */
export function expressionsOf(lexemes: readonly Lexeme[], context: GrammarContext): Expression[] {
  const found: Expression[] = [];
  for (let i = 0; i < lexemes.length; i++) {
    const lexeme = lexemes[i];
    const rules = lexeme === undefined ? undefined : rulesAt(lexeme);
    if (rules === undefined) continue;
    const match = longest(rules, lexemes, i, context);
    if (match === null) continue;
    if (match.rule !== "age") found.push({ first: i, end: match.end, meaning: match.meaning, rules: [match.rule] });
    i = match.end - 1;
  }
  return joined(found, lexemes);
}

/** Joins a date and a clock time, a weekday and a date, and the two ends of a range. */
function joined(found: readonly Expression[], lexemes: readonly Lexeme[]): Expression[] {
  const dates: Expression[] = [];
  for (const expression of found) {
    const last = dates.at(-1);
    const together = last === undefined ? null : withClock(last, expression, lexemes);
    if (together === null) dates.push(expression);
    else dates[dates.length - 1] = together;
  }
  const ranges: Expression[] = [];
  for (const expression of dates) {
    const last = ranges.at(-1);
    const range = last === undefined ? null : asRange(last, expression, lexemes);
    if (range === null) ranges.push(expression);
    else ranges[ranges.length - 1] = range;
  }
  return ranges.map((expression) => leadingRange(expression, lexemes) ?? expression);
}

function between(first: Expression, second: Expression, lexemes: readonly Lexeme[]): string {
  return lexemes
    .slice(first.end, second.first)
    .map((lexeme) => lexeme.lower)
    .join(" ");
}

const isClockOnly = (meaning: Meaning): boolean =>
  meaning.kind === "date" && meaning.clock !== undefined && meaning.day === undefined && meaning.weekday === undefined;

function withClock(first: Expression, second: Expression, lexemes: readonly Lexeme[]): Expression | null {
  const gap = between(first, second, lexemes);
  if (second.first - first.end > 2) return null;
  const joins = ["", ",", "at", ", at", "on", "of", "around", "at around", "at about"].includes(gap);
  if (!joins) return null;
  const [time, day] = isClockOnly(first.meaning)
    ? [first, second]
    : isClockOnly(second.meaning)
      ? [second, first]
      : [null, null];
  if (time === null || day === null || time.meaning.kind !== "date" || time.meaning.clock === undefined) return null;
  const rules = [...first.rules, ...second.rules, "date-clock"];
  const { clock: at } = time.meaning;
  if (
    day.meaning.kind === "date" &&
    (day.meaning.day !== undefined || day.meaning.weekday !== undefined) &&
    day.meaning.clock === undefined
  )
    return { first: first.first, end: second.end, meaning: { ...day.meaning, clock: at }, rules };
  if (
    (day.meaning.kind === "offset" && day.meaning.unit === "day") ||
    (day.meaning.kind === "named" && day.meaning.what === "weekday")
  )
    return { first: first.first, end: second.end, meaning: { ...day.meaning, part: at }, rules };
  return null;
}

const RANGE_WORDS: ReadonlySet<string> = new Set([
  "to",
  "until",
  "till",
  "through",
  "–",
  "—",
  "-",
  "up to",
  "to the",
  "to about",
]);

function isRangeable(meaning: Meaning): boolean {
  return (
    meaning.kind === "date" ||
    meaning.kind === "season" ||
    meaning.kind === "offset" ||
    meaning.kind === "named" ||
    meaning.kind === "part" ||
    meaning.kind === "fraction"
  );
}

function asRange(first: Expression, second: Expression, lexemes: readonly Lexeme[]): Expression | null {
  if (!isRangeable(first.meaning) || !isRangeable(second.meaning)) return null;
  // `2014 to 1999` is no stretch of time.
  if ((yearOf(first.meaning) ?? 0) > (yearOf(second.meaning) ?? Number.POSITIVE_INFINITY)) return null;
  const gap = between(first, second, lexemes);
  const before = lexemes[first.first - 1]?.lower ?? "";
  const led =
    (["from", "between"].includes(before) && (RANGE_WORDS.has(gap) || (before === "between" && gap === "and"))) ||
    (sameGrain(first.meaning, second.meaning) && ["–", "—", "-", "through", "to"].includes(gap));
  if (!led) return null;
  return {
    first: first.first,
    end: second.end,
    meaning: { kind: "range", from: first.meaning, to: second.meaning },
    rules: [...first.rules, ...second.rules, "range"],
  };
}

function yearOf(meaning: Meaning): number | undefined {
  return meaning.kind === "date" ? meaning.year : undefined;
}

function grain(meaning: Meaning): string {
  if (meaning.kind !== "date") return meaning.kind;
  if (meaning.clock !== undefined && meaning.day === undefined) return "clock";
  if (meaning.day !== undefined) return "day";
  if (meaning.weekday !== undefined) return "weekday";
  return meaning.month !== undefined ? "month" : "year";
}

function sameGrain(a: Meaning, b: Meaning): boolean {
  return grain(a) === grain(b) && grain(a) !== "offset";
}

/** `from 3 to 5 March` is read by the date itself; `from the 3rd to 5 March`, `between 3 and 9 March` need the number before it. */
function leadingRange(expression: Expression, lexemes: readonly Lexeme[]): Expression | null {
  const { meaning, first } = expression;
  if (meaning.kind !== "date" || meaning.day === undefined || meaning.month === undefined) return null;
  const link = lexemes[first - 1];
  const number = lexemes[first - 2];
  if (link === undefined || number === undefined || !(["to", "and"].includes(link.lower) || isDash(link))) return null;
  let start = first - 2;
  const ordinal = ordinalAt(lexemes, start);
  const day = number.kind === "figure" ? number.number : (ordinal?.value ?? Number.NaN);
  if (!(day >= 1 && day < meaning.day)) return null;
  if (lexemes[start - 1]?.lower === "the") start--;
  const lead = lexemes[start - 1]?.lower ?? "";
  if (!(lead === "from" || (lead === "between" && link.lower === "and"))) return null;
  const { weekday: _weekday, ...plain } = meaning;
  return {
    first: start,
    end: expression.end,
    meaning: { kind: "range", from: { ...plain, day }, to: meaning },
    rules: [...expression.rules, "range"],
  };
}
