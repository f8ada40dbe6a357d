// Grammar of calendar times: dates in all English formats, months, seasons, quarters, years, decades, centuries, feasts.
import { isCivilDay } from "./calendar.ts";
import { isApostrophe, isDash, isHyphen, type Lexeme } from "./lexemes.ts";
import type { Match, Meaning } from "./meaning.ts";
import { ordinalAt } from "./quantities.ts";
import { DATED_EVENTS, DECADE_WORDS, FEASTS, MONTHS, SEASONS, WEEKDAYS } from "./words.ts";

const word = (lexemes: readonly Lexeme[], i: number): string => lexemes[i]?.lower ?? "";

const isCapitalised = (lexeme: Lexeme | undefined): boolean => lexeme !== undefined && /^\p{Lu}/u.test(lexeme.text);

/** Words before a bare month, season or year that make it a time. */
const TIME_PREPOSITIONS: ReadonlySet<string> = new Set([
  "in",
  "since",
  "by",
  "until",
  "till",
  "of",
  "last",
  "this",
  "next",
  "early",
  "mid",
  "late",
  "from",
  "to",
  "through",
  "before",
  "after",
  "during",
  "between",
  "around",
  "throughout",
  "earlier",
  "later",
  "for",
  "previous",
  "following",
  "coming",
  "past",
  "every",
  "each",
  "back",
  "as",
  "on",
  "over",
  "about",
  "circa",
]);

const TITLES_BEFORE_MAY: ReadonlySet<string> = new Set([
  "mr",
  "mrs",
  "ms",
  "lady",
  "minister",
  "theresa",
  "brian",
  "pm",
]);

/** A month name at `i`, case and context permitting; `end` is behind an abbreviation's stop. */
export function monthAt(
  lexemes: readonly Lexeme[],
  i: number,
): { readonly month: number; readonly end: number } | null {
  const lexeme = lexemes[i];
  if (lexeme === undefined || lexeme.kind !== "word" || !isCapitalised(lexeme)) return null;
  const month = MONTHS.get(lexeme.lower);
  if (month === undefined) return null;
  const isAbbreviation = lexeme.lower.length <= 4 && lexeme.lower !== "may" && !["june", "july"].includes(lexeme.lower);
  if (!isAbbreviation) return { month, end: i + 1 };
  const stop = lexemes[i + 1]?.text === "." && !lexemes[i + 1]?.spaced;
  const after = lexemes[stop ? i + 2 : i + 1];
  const before = lexemes[i - 1];
  const nearNumber = isFigure(after) || before?.kind === "ordinal" || (isFigure(before) && before.text.length <= 2);
  return nearNumber ? { month, end: stop && isFigure(after) ? i + 2 : i + 1 } : null;
}

function isFigure(lexeme: Lexeme | undefined): lexeme is Lexeme {
  return lexeme !== undefined && (lexeme.kind === "figure" || lexeme.kind === "ordinal");
}

/** A weekday name at `i`; abbreviations only before a date. */
export function weekdayAt(
  lexemes: readonly Lexeme[],
  i: number,
): { readonly weekday: number; readonly end: number; readonly plural: boolean } | null {
  const lexeme = lexemes[i];
  if (lexeme === undefined || lexeme.kind !== "word" || !isCapitalised(lexeme)) return null;
  const weekday = WEEKDAYS.get(lexeme.lower);
  if (weekday !== undefined) {
    if (lexeme.lower.endsWith("day")) return { weekday, end: i + 1, plural: false };
    let end = i + 1;
    if (lexemes[end]?.text === ".") end++;
    const comma = lexemes[end]?.text === "," ? end + 1 : end;
    const dated = isFigure(lexemes[comma]) ? monthAt(lexemes, comma + 1) : monthAt(lexemes, comma);
    return dated === null ? null : { weekday, end, plural: false };
  }
  if (lexeme.lower.endsWith("days")) {
    const plural = WEEKDAYS.get(lexeme.lower.slice(0, -1));
    if (plural !== undefined) return { weekday: plural, end: i + 1, plural: true };
  }
  return null;
}

/** A four-digit year (1000 to 2199) at `i`, without thousands comma. */
export function yearAt(lexemes: readonly Lexeme[], i: number): number | null {
  const lexeme = lexemes[i];
  if (lexeme?.kind !== "figure" || lexeme.text.length !== 4 || !/^[12]\d{3}$/.test(lexeme.text)) return null;
  return lexeme.number < 2200 ? lexeme.number : null;
}

/** A year after a month: `2025`, `, 2025`, `of 2025`, `’25`. */
function yearAfter(lexemes: readonly Lexeme[], i: number, comma: boolean): { year: number; end: number } | null {
  const direct = yearAt(lexemes, i);
  if (direct !== null && !isMeasure(lexemes, i + 1)) return { year: direct, end: i + 1 };
  if (word(lexemes, i) === "of" || word(lexemes, i) === "in" || (comma && lexemes[i]?.text === ",")) {
    const year = yearAt(lexemes, i + 1);
    if (year !== null && !isMeasure(lexemes, i + 2) && (word(lexemes, i) !== "in" || comma))
      return { year, end: i + 2 };
  }
  const short = lexemes[i + 1];
  if (isApostrophe(lexemes[i]) && lexemes[i]?.spaced && short?.kind === "figure" && /^\d\d$/.test(short.text))
    return { year: short.number + (short.number < 70 ? 2000 : 1900), end: i + 2 };
  return null;
}

const MEASURES: ReadonlySet<string> = new Set(
  "percent km kilometers kilometres miles meters metres people soldiers troops men women civilians tons tonnes dollars euros rubles roubles pounds hectares kilograms kg barrels fighters casualties prisoners children houses homes tanks missiles drones vehicles families hours minutes refugees".split(
    " ",
  ),
);

function isMeasure(lexemes: readonly Lexeme[], i: number): boolean {
  const next = lexemes[i];
  return next !== undefined && (next.text === "%" || MEASURES.has(next.lower));
}

interface Days {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** A day of the month or a span of days: `11`, `11th`, `11-12`, `11 and 12`, `11 to 13`. */
function daysAt(lexemes: readonly Lexeme[], i: number): Days | null {
  const first = dayAt(lexemes, i);
  if (first === null) return null;
  const link = lexemes[i + 1];
  const joins =
    isDash(link) ||
    link?.lower === "to" ||
    link?.lower === "and" ||
    link?.lower === "through" ||
    link?.lower === "until" ||
    link?.text === "/";
  const second = joins ? dayAt(lexemes, i + 2) : null;
  // "March 3 and 9" are two days, not a stretch.
  if (
    second !== null &&
    second > first &&
    (link?.lower !== "and" || second === first + 1) &&
    !isMeasure(lexemes, i + 3)
  )
    return { from: first, to: second, end: i + 3 };
  return { from: first, to: first, end: i + 1 };
}

function dayAt(lexemes: readonly Lexeme[], i: number): number | null {
  const lexeme = lexemes[i];
  if (!isFigure(lexeme) || !/^\d{1,2}(?:st|nd|rd|th)?$/.test(lexeme.text)) return null;
  return lexeme.number >= 1 && lexeme.number <= 31 ? lexeme.number : null;
}

function dated(days: Days, month: number, year: number | undefined, weekday?: number): Meaning | null {
  // 29 February is possible where no year says otherwise.
  if (!isCivilDay(year ?? 2024, month, days.from) || !isCivilDay(year ?? 2024, month, days.to)) return null;
  const common = { month, ...(year === undefined ? {} : { year }) };
  const from: Meaning = {
    kind: "date",
    ...common,
    day: days.from,
    ...(weekday === undefined ? {} : { weekday }),
  };
  return days.from === days.to ? from : { kind: "range", from, to: { kind: "date", ...common, day: days.to } };
}

/** `Tuesday, March 18, 2025`, `18 March 2025`, `the 18th of March`, `March 18-20`, `March 2025`, `March`. */
export function calendarDate(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  let weekday: number | undefined;
  const named = weekdayAt(lexemes, at);
  if (named !== null) {
    if (named.plural) return null;
    weekday = named.weekday;
    at = named.end;
    if (lexemes[at]?.text === ",") at++;
    if (word(lexemes, at) === "the") at++;
  } else if (word(lexemes, at) === "the" && lexemes[at + 1]?.kind === "ordinal") at++;
  const leading = daysAt(lexemes, at);
  if (leading !== null) {
    let next = leading.end;
    if (word(lexemes, next) === "of") next++;
    const month = monthAt(lexemes, next);
    if (month !== null) {
      const year = yearAfter(lexemes, month.end, true);
      const meaning = dated(leading, month.month, year?.year, weekday);
      if (meaning !== null) return { end: year?.end ?? month.end, meaning, rule: "day-month" };
    }
  }
  const month = monthAt(lexemes, at);
  if (month !== null) {
    let next = month.end;
    if (word(lexemes, next) === "the" && lexemes[next + 1]?.kind === "ordinal") next++;
    const days = daysAt(lexemes, next);
    if (days !== null && !isClock(lexemes, next) && !isMeasure(lexemes, days.end)) {
      const year = yearAfter(lexemes, days.end, true);
      const meaning = dated(days, month.month, year?.year, weekday);
      if (meaning !== null) return { end: year?.end ?? days.end, meaning, rule: "month-day" };
    }
    if (weekday === undefined) {
      const year = yearAfter(lexemes, month.end, false);
      if (year !== null)
        return { end: year.end, meaning: { kind: "date", year: year.year, month: month.month }, rule: "month-year" };
      const commaYear = lexemes[month.end]?.text === "," ? yearAt(lexemes, month.end + 1) : null;
      if (commaYear !== null && !isMeasure(lexemes, month.end + 2))
        return {
          end: month.end + 2,
          meaning: { kind: "date", year: commaYear, month: month.month },
          rule: "month-year",
        };
      if (isBareMonth(lexemes, i, month.end))
        return { end: month.end, meaning: { kind: "date", month: month.month }, rule: "month" };
    }
  }
  return null;
}

function isClock(lexemes: readonly Lexeme[], i: number): boolean {
  return lexemes[i + 1]?.text === ":" && isFigure(lexemes[i + 2]);
}

/** Whether a month name alone is a month here and not a modal, a verb, a march or a person. */
function isBareMonth(lexemes: readonly Lexeme[], i: number, end: number): boolean {
  const name = word(lexemes, i);
  const before = lexemes[i - 1];
  const after = lexemes[end];
  const led = before !== undefined && TIME_PREPOSITIONS.has(before.lower);
  const hyphenated = isHyphen(before) && ["mid", "early", "late", "end"].includes(word(lexemes, i - 2));
  if (name === "may" || name === "march") {
    if (before !== undefined && TITLES_BEFORE_MAY.has(before.lower)) return false;
    if (name === "march" && (after?.lower === "on" || after?.lower === "for") && before?.lower === "the") return false;
    if (isCapitalised(after) && !isCalendarWord(after) && !led) return false;
    if (led) return !(name === "march" && before.lower === "to");
    const listed =
      (before?.lower === "and" || before?.text === "," || before?.lower === "or" || isDash(before)) &&
      (MONTHS.has(word(lexemes, i - 2)) || MONTHS.has(word(lexemes, i - 3)));
    return (
      hyphenated ||
      listed ||
      (before?.lower === "the" && after?.kind === "word" && !isCapitalised(after) && after.lower !== "of")
    );
  }
  if (before?.lower === "ms" || before?.lower === "mr" || before?.lower === "mrs") return false;
  if (led || hyphenated) return true;
  // "April Smith", "June Carter": a first name.
  if (["april", "june", "august"].includes(name) && isCapitalised(after) && !isCalendarWord(after)) return false;
  if (before !== undefined && isCapitalised(before) && i - 1 > 0 && before.lower !== "the" && !isCalendarWord(before))
    return !["april", "june", "august"].includes(name);
  return true;
}

function isCalendarWord(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && (MONTHS.has(lexeme.lower) || WEEKDAYS.has(lexeme.lower));
}

const NUMERIC =
  /(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d{2}(?=[\s,;)]|$)))(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w/-]|\.\d)/y;

/**
 * Dates in figures at a text offset: ISO, `18.03.2025`, `18/03/2025`, `03/18/2025`.
 * Where both orders are possible the dotted form is day first and the slashed form gives the year alone, unless `order` says what the document uses.
 */
export function numericDate(
  text: string,
  offset: number,
  order: "day-first" | "month-first" | null,
): { readonly end: number; readonly meaning: Meaning; readonly rule: string } | null {
  NUMERIC.lastIndex = offset;
  const match = NUMERIC.exec(text);
  if (match === null) return null;
  const end = offset + match[0].length;
  const clock = match[9] === undefined ? {} : { clock: match[9] };
  if (match[1] !== undefined) {
    const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
    if (!isCivilDay(year, month, day)) return null;
    return { end, meaning: { kind: "date", year, month, day, ...clock }, rule: "iso-date" };
  }
  const [a, b] = [Number(match[5]), Number(match[7])];
  const digits = match[8] ?? "";
  const short = Number(digits);
  const year = digits.length === 4 ? short : short + (short < 70 ? 2000 : 1900);
  if (year < 1000 || year > 2199) return null;
  const dayFirst = isCivilDay(year, b, a);
  const monthFirst = isCivilDay(year, a, b);
  if (!dayFirst && !monthFirst) return null;
  // Without a four-digit year a dotted or slashed triple may be a version or a ratio.
  if (
    digits.length === 2 &&
    !(match[6] === "/" || (match[6] === "." && match[5]?.length === 2 && match[7]?.length === 2))
  )
    return null;
  if (dayFirst && monthFirst && a !== b && order === null && match[6] === "/")
    return { end, meaning: { kind: "date", year }, rule: "numeric-date-ambiguous" };
  const useDayFirst = dayFirst && (!monthFirst || order !== "month-first");
  const [month, day] = useDayFirst ? [b, a] : [a, b];
  return { end, meaning: { kind: "date", year, month, day, ...clock }, rule: "numeric-date" };
}

/** Which order the unambiguous slashed dates of a text use, null where none or both occur. */
export function numericOrder(text: string): "day-first" | "month-first" | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const match of text.matchAll(/\b(\d{1,2})[/.](\d{1,2})[/.]\d{4}\b/g)) {
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[2]) > 12) monthFirst = true;
  }
  return dayFirst === monthFirst ? null : dayFirst ? "day-first" : "month-first";
}

/** A year standing alone: `in 2014`, `2022’s`, `(2014)`, `the 2014 revolution`, `2014-15`. */
export function bareYear(lexemes: readonly Lexeme[], i: number): Match | null {
  const year = yearAt(lexemes, i);
  if (year === null) return null;
  const before = lexemes[i - 1];
  const after = lexemes[i + 1];
  if (before !== undefined && ["$", "€", "£", "#", "№", "/", ":", "+"].includes(before.text)) return null;
  if (isMeasure(lexemes, i + 1) || after?.text === "/" || after?.text === ":") return null;
  if (
    before !== undefined &&
    isHyphen(before) &&
    !before.spaced &&
    !["mid", "pre", "post", "early", "late"].includes(word(lexemes, i - 2)) &&
    yearAt(lexemes, i - 2) === null
  )
    return null;
  const second = isDash(after) && !lexemes[i + 2]?.spaced ? lexemes[i + 2] : undefined;
  if (second?.kind === "figure") {
    const full = yearAt(lexemes, i + 2);
    const to = full ?? (/^\d\d$/.test(second.text) ? Math.floor(year / 100) * 100 + second.number : null);
    if (to !== null && to > year && to - year < 100 && !isMeasure(lexemes, i + 3))
      return {
        end: i + 3,
        meaning: { kind: "range", from: { kind: "date", year }, to: { kind: "date", year: to } },
        rule: "year-range",
      };
    return null;
  }
  if (NUMBERED.has(before?.lower ?? "")) return null;
  const match: Match = { end: i + 1, meaning: { kind: "date", year }, rule: "year" };
  const near = before?.lower ?? "";
  if (QUANTITY_WORDS.has(near) || (near === "than" && ["more", "less", "fewer"].includes(word(lexemes, i - 2))))
    return null;
  if (word(lexemes, i - 2) === "at" && (near === "least" || near === "most")) return null;
  if (
    TIME_PREPOSITIONS.has(near) ||
    ["year", "the", "(", "spring", "summer", "autumn", "fall", "winter", "and"].includes(near)
  ) {
    // "of 1200 villages": outside living memory a year needs a stronger sign than "of", "the" or "for".
    if (year >= 1700 || ["in", "since", "year", "circa"].includes(near)) return isCountOf(lexemes, i) ? null : match;
  }
  if (isApostrophe(after) && word(lexemes, i + 2) === "s") return match;
  if (year >= 1900 && year <= 2100 && !isCountOf(lexemes, i)) return match;
  return null;
}

/** Things that carry numbers of their own. */
const NUMBERED: ReadonlySet<string> = new Set(
  "page pages no number resolution article section room flight line clause paragraph order decree law rule channel model version like".split(
    " ",
  ),
);

const QUANTITY_WORDS: ReadonlySet<string> = new Set(
  "some nearly almost roughly approximately exactly only another than least most additional total these those".split(
    " ",
  ),
);

/** A round figure before a plural noun counts things (`2000 fighters`); `2014 elections` does not look so. */
function isCountOf(lexemes: readonly Lexeme[], i: number): boolean {
  const value = lexemes[i]?.number ?? 0;
  const next = lexemes[i + 1];
  if (next?.kind !== "word" || !/[^s]s$/.test(next.lower)) return false;
  return value % 100 === 0 || value < 1900 || value > 2050;
}

/** `the 1990s`, `1990s`, `the ’90s`, `the nineties`, `early 2000s`. */
export function decade(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  if (word(lexemes, at) === "the") at++;
  const lexeme = lexemes[at];
  if (lexeme === undefined) return null;
  if (lexeme.kind === "figure" && /^[12]\d\d0s$/.test(lexeme.text))
    return { end: at + 1, meaning: { kind: "decade", start: Number.parseInt(lexeme.text, 10) }, rule: "decade" };
  if (isApostrophe(lexeme) && /^[2-9]0s$/.test(lexemes[at + 1]?.text ?? ""))
    return {
      end: at + 2,
      meaning: { kind: "decade", start: 1900 + Number.parseInt(lexemes[at + 1]?.text ?? "", 10) },
      rule: "decade",
    };
  const named = DECADE_WORDS.get(lexeme.lower);
  if (named !== undefined && at > i && !["his", "her", "their", "my"].includes(word(lexemes, i - 1)))
    return { end: at + 1, meaning: { kind: "decade", start: 1900 + named }, rule: "decade" };
  return null;
}

/** `the 20th century`, `nineteenth-century`. */
export function century(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  if (word(lexemes, at) === "the") at++;
  const ordinal = ordinalAt(lexemes, at);
  if (ordinal?.value == null || ordinal.value > 30) return null;
  let end = ordinal.end;
  if (isHyphen(lexemes[end])) end++;
  if (word(lexemes, end) !== "century") return null;
  return { end: end + 1, meaning: { kind: "century", index: ordinal.value }, rule: "century" };
}

const SEASON_FOLLOWERS: ReadonlySet<string> = new Set(
  "offensive offensives counteroffensive counter campaign campaigns talks fighting session months month weeks thaw rains election elections harvest heat holiday holidays recess ceasefire truce".split(
    " ",
  ),
);

const TURN_ENDS: ReadonlySet<string> = new Set(["ended", "ends", "ending", "faded", "waned", "drew", "closed"]);
const TURN_BEGINS: ReadonlySet<string> = new Set([
  "began",
  "begins",
  "started",
  "starts",
  "came",
  "comes",
  "arrived",
  "arrives",
  "approached",
  "approaches",
  "sets",
  "set",
]);

/** `spring 2022`, `the summer of 2014`, `in winter`, `the spring offensive`, `winter ended`. */
export function season(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  if (word(lexemes, at) === "the") at++;
  const name = word(lexemes, at);
  const code = SEASONS.get(name);
  if (code === undefined) return null;
  const lexeme = lexemes[at];
  let next = at + 1;
  // winter 2024-25, the winter of 2024/2025
  if (["of", ","].includes(word(lexemes, next)) && yearAt(lexemes, next + 1) !== null) next++;
  const year = yearAt(lexemes, next);
  if (year !== null) {
    let end = next + 1;
    const link = lexemes[end];
    if ((isDash(link) || link?.text === "/") && /^(?:\d\d|\d{4})$/.test(lexemes[end + 1]?.text ?? "")) end += 2;
    return { end, meaning: { kind: "season", season: code, year }, rule: "season-year" };
  }
  // "Arab Spring", "Prague Spring", "nuclear winter", "Winter Palace": names.
  const before = lexemes[at - 1];
  const after = lexemes[at + 1];
  if (isCapitalised(lexeme) && at > 0) return null;
  if (isHyphen(before) || isHyphen(after) || before?.lower === "nuclear" || before?.lower === "arab") return null;
  const verb = word(lexemes, at + 1);
  if (name !== "fall" && !(name === "spring" && at > i)) {
    if (TURN_ENDS.has(verb))
      return { end: at + 2, meaning: { kind: "turn", season: code, ends: true }, rule: "season-turn" };
    if (TURN_BEGINS.has(verb) && !(verb === "set" && word(lexemes, at + 2) !== "in"))
      return { end: at + 2, meaning: { kind: "turn", season: code, ends: false }, rule: "season-turn" };
  }
  const start = at > i ? word(lexemes, i - 1) : (before?.lower ?? "");
  const led = [
    "in",
    "by",
    "until",
    "till",
    "since",
    "during",
    "through",
    "throughout",
    "before",
    "after",
    "over",
    "for",
  ].includes(start);
  const meaning: Meaning = { kind: "season", season: code };
  if (name === "fall") {
    if (!led || !["in", "during", "until", "till", "through", "by", "since"].includes(start) || after?.lower === "of")
      return null;
    if (at > i && after?.kind === "word" && !["and", "but", "when", "the", "as"].includes(after.lower)) return null;
    return { end: at + 1, meaning, rule: "season" };
  }
  if (SEASON_FOLLOWERS.has(after?.lower ?? "")) return at > i ? null : { end: at + 1, meaning, rule: "season" };
  if (name === "spring") {
    const closes =
      after === undefined ||
      after.kind === "mark" ||
      ["and", "or", "when", "as", "but", "the", "to"].includes(after.lower);
    return led && closes ? { end: at + 1, meaning, rule: "season" } : null;
  }
  return led || (at > i && after?.lower === "when") ? { end: at + 1, meaning, rule: "season" } : null;
}

/** `Q3 2024`, `the first quarter of 2025`, `the second half of March`, `first half of the year`. */
export function fraction(lexemes: readonly Lexeme[], i: number, inner: (at: number) => Match | null): Match | null {
  const lexeme = lexemes[i];
  const digit = lexemes[i + 1];
  const letters =
    lexeme?.text === "Q" || lexeme?.text === "H" ? `${lexeme.text}${digit?.spaced === false ? digit.text : ""}` : "";
  const short = /^[QH]([1-4])$/.exec(letters);
  if (short !== null) {
    const unit = letters.startsWith("Q") ? "quarter" : "half";
    let next = i + 2;
    if (word(lexemes, next) === "of") next++;
    const year = yearAt(lexemes, next);
    if (unit === "half" && Number(short[1]) > 2) return null;
    if (year === null && unit === "half") return null;
    return {
      end: year === null ? i + 2 : next + 1,
      meaning: { kind: "fraction", unit, index: Number(short[1]), of: year === null ? null : { kind: "date", year } },
      rule: "fraction",
    };
  }
  let at = i;
  if (word(lexemes, at) === "the") at++;
  const ordinal = ordinalAt(lexemes, at) ?? (word(lexemes, at) === "last" ? { value: -1, end: at + 1 } : null);
  if (ordinal?.value == null) return null;
  const noun = word(lexemes, ordinal.end);
  let unit: "quarter" | "half" | "week" | null = noun === "quarter" || noun === "half" || noun === "week" ? noun : null;
  if (noun === "weekend") unit = "week";
  if (unit === null) return null;
  const of = word(lexemes, ordinal.end + 1) === "of" ? inner(ordinal.end + 2) : null;
  const whole = of?.meaning ?? null;
  if (unit === "week") {
    if (whole?.kind !== "date" || whole.month === undefined || whole.day !== undefined || of === null) return null;
    return {
      end: of.end,
      meaning: {
        kind: "week-of-month",
        index: ordinal.value,
        month: whole.month,
        ...(whole.year === undefined ? {} : { year: whole.year }),
      },
      rule: "week-of-month",
    };
  }
  if (unit === "half") {
    if (of === null || (ordinal.value !== 1 && ordinal.value !== 2)) return null;
    if (whole?.kind === "date" && whole.month === undefined && whole.year !== undefined)
      return { end: of.end, meaning: { kind: "fraction", unit, index: ordinal.value, of: whole }, rule: "fraction" };
    return {
      end: of.end,
      meaning: { kind: "part", modifier: ordinal.value === 1 ? "first-half" : "second-half", of: of.meaning },
      rule: "fraction",
    };
  }
  const index = ordinal.value === -1 ? 4 : ordinal.value;
  if (index > 4) return null;
  if (ordinal.value === -1 && of === null) return null;
  if (of !== null) {
    const fits =
      (whole?.kind === "date" && whole.month === undefined) || (whole?.kind === "offset" && whole.unit === "year");
    return fits ? { end: of.end, meaning: { kind: "fraction", unit, index, of: whole }, rule: "fraction" } : null;
  }
  const year = yearAt(lexemes, ordinal.end + 1);
  if (year === null && at === i) return null;
  return {
    end: year === null ? ordinal.end + 1 : ordinal.end + 2,
    meaning: { kind: "fraction", unit, index, of: year === null ? null : { kind: "date", year } },
    rule: "fraction",
  };
}

/** Feasts: `Christmas`, `Orthodox Easter 2025`, `last Ramadan`. */
export function feast(lexemes: readonly Lexeme[], i: number): Match | null {
  const first = lexemes[i];
  if (first?.kind !== "word" || !isCapitalised(first)) return null;
  let key = "";
  let best: { end: number; key: string } | null = null;
  for (let at = i; at < Math.min(lexemes.length, i + 6); at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    if (lexeme.kind === "word") key = key === "" ? lexeme.lower : `${key} ${lexeme.lower}`;
    else if (!isApostrophe(lexeme) && !isHyphen(lexeme)) break;
    if (FEASTS.has(key)) best = { end: at + 1, key };
  }
  if (best === null) return null;
  const found = FEASTS.get(best.key);
  if (found === undefined) return null;
  const year = yearAt(lexemes, best.end);
  const noun = word(lexemes, best.end);
  if (["tree", "islands", "island", "present", "presents", "carol", "carols"].includes(noun)) return null;
  return {
    end: year === null ? best.end : best.end + 1,
    meaning: { kind: "feast", feast: found, ...(year === null ? {} : { year }) },
    rule: "feast",
  };
}

/** `the October 7 attacks`, `9/11`: days that one known event has fixed. */
export function datedEvent(lexemes: readonly Lexeme[], i: number, date: Match | null): Match | null {
  if (
    word(lexemes, i) === "9" &&
    lexemes[i + 1]?.text === "/" &&
    word(lexemes, i + 2) === "11" &&
    lexemes[i + 3]?.text !== "/"
  )
    return { end: i + 3, meaning: { kind: "date", year: 2001, month: 9, day: 11 }, rule: "dated-event" };
  const meaning = date?.meaning;
  if (date === null || meaning?.kind !== "date" || meaning.year !== undefined || meaning.day === undefined) return null;
  for (const event of DATED_EVENTS) {
    if (event.month !== meaning.month || event.day !== meaning.day) continue;
    for (let at = date.end; at < date.end + 3; at++)
      if (event.words.has(word(lexemes, at)))
        return { end: date.end, meaning: { ...meaning, year: event.year }, rule: "dated-event" };
    for (let at = i - 4; at < i; at++)
      if (event.words.has(word(lexemes, at)))
        return { end: date.end, meaning: { ...meaning, year: event.year }, rule: "dated-event" };
  }
  return null;
}
