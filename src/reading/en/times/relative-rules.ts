// Grammar of times seen from a reference day or from the time last told of: today, last August, the past week, three days ago, a year later.
import { monthAt, weekdayAt, yearAt } from "./calendar-rules.ts";
import { isApostrophe, isHyphen, type Lexeme } from "./lexemes.ts";
import type { Base, Match, Meaning, Modifier } from "./meaning.ts";
import { countAt, unitAt } from "./quantities.ts";
import { DAY_PARTS, PLURAL_UNITS, SEASONS, UNITS, type Unit } from "./words.ts";

const word = (lexemes: readonly Lexeme[], i: number): string => lexemes[i]?.lower ?? "";

const found = (end: number, meaning: Meaning, rule: string): Match => ({ end, meaning, rule });

function partAfter(lexemes: readonly Lexeme[], i: number): { readonly part: string; readonly end: number } | null {
  const at = isApostrophe(lexemes[i]) && word(lexemes, i + 1) === "s" ? i + 2 : i;
  const part = DAY_PARTS.get(word(lexemes, at));
  return part === undefined ? null : { part, end: at + 1 };
}

/** `today`, `yesterday evening`, `tonight`, `the day before yesterday`, `now`, `currently`, `recently`, `soon`. */
export function deicticDay(lexemes: readonly Lexeme[], i: number): Match | null {
  const lower = word(lexemes, i);
  const before = lexemes[i - 1];
  const after = lexemes[i + 1];
  switch (lower) {
    case "today":
    case "yesterday":
    case "tomorrow": {
      if (isHyphen(after) && !after?.spaced) return null;
      if (lexemes[i]?.text === "Today" && before?.text === "USA") return null;
      const count = lower === "today" ? 0 : lower === "yesterday" ? -1 : 1;
      const part = partAfter(lexemes, i + 1);
      if (part !== null)
        return found(
          part.end,
          { kind: "offset", unit: "day", count, base: "reference", part: part.part },
          "deictic-day",
        );
      return found(i + 1, { kind: "offset", unit: "day", count, base: "reference" }, "deictic-day");
    }
    case "tonight":
      return found(i + 1, { kind: "offset", unit: "day", count: 0, base: "reference", part: "NI" }, "deictic-day");
    case "overnight":
      return found(i + 1, { kind: "offset", unit: "day", count: 0, base: "reference", part: "NI" }, "overnight");
    case "now":
      // "now that" is a conjunction; "now-defunct" an adjective; "Now," opens a turn of talk.
      if (after?.lower === "that" || (isHyphen(after) && !after?.spaced) || isHyphen(before)) return null;
      if (i === 0 && after?.text === ",") return null;
      if (before?.lower === "every") return null;
      if (before?.lower === "from" && (word(lexemes, i + 1) === "on" || after === undefined))
        return found(i + (after?.lower === "on" ? 2 : 1), { kind: "ref", value: "FUTURE_REF" }, "from-now");
      return found(i + 1, { kind: "now" }, "now");
    case "currently":
    case "nowadays":
    case "presently":
      return found(i + 1, { kind: "ref", value: "PRESENT_REF" }, "present");
    case "recently":
    case "lately":
      return found(i + 1, { kind: "recent", adverb: true, unit: null }, "recent");
    case "recent": {
      if (before?.lower === "more" && word(lexemes, i - 2) === "the") return null;
      const unit = PLURAL_UNITS.get(after?.lower ?? "");
      if (unit !== undefined) return found(i + 2, { kind: "recent", adverb: false, unit }, "recent-units");
      if (before?.lower === "in" && after?.lower === "memory") return null;
      if (after?.kind === "word") return found(i + 1, { kind: "recent", adverb: false, unit: null }, "recent");
      return null;
    }
    case "soon":
      if (after?.lower === "after" || after?.lower === "as" || ["as", "too", "so", "how"].includes(before?.lower ?? ""))
        return null;
      if (isHyphen(after) && !after?.spaced) return null;
      return found(i + 1, { kind: "ref", value: "FUTURE_REF" }, "soon");
    default:
      return null;
  }
}

const PHRASES: readonly { readonly words: readonly string[]; readonly meaning: Meaning; readonly rule: string }[] = (
  [
    ["at present", { kind: "ref", value: "PRESENT_REF" }],
    ["at the moment", { kind: "ref", value: "PRESENT_REF" }],
    ["at this moment", { kind: "ref", value: "PRESENT_REF" }],
    ["at this time", { kind: "ref", value: "PRESENT_REF" }],
    ["at this point in time", { kind: "ref", value: "PRESENT_REF" }],
    ["for the time being", { kind: "ref", value: "PRESENT_REF" }],
    ["for the moment", { kind: "ref", value: "PRESENT_REF" }],
    ["for now", { kind: "ref", value: "PRESENT_REF" }],
    ["these days", { kind: "ref", value: "PRESENT_REF" }],
    ["in the future", { kind: "ref", value: "FUTURE_REF" }],
    ["in future", { kind: "ref", value: "FUTURE_REF" }],
    ["in the near future", { kind: "ref", value: "FUTURE_REF" }],
    ["in the foreseeable future", { kind: "ref", value: "FUTURE_REF" }],
    ["for the foreseeable future", { kind: "ref", value: "FUTURE_REF" }],
    ["in the not too distant future", { kind: "ref", value: "FUTURE_REF" }],
    ["in the distant future", { kind: "ref", value: "FUTURE_REF" }],
    ["the near future", { kind: "ref", value: "FUTURE_REF" }],
    ["the foreseeable future", { kind: "ref", value: "FUTURE_REF" }],
    ["in due course", { kind: "ref", value: "FUTURE_REF" }],
    ["in the past", { kind: "ref", value: "PAST_REF" }],
    ["in the distant past", { kind: "ref", value: "PAST_REF" }],
    ["in the recent past", { kind: "ref", value: "PAST_REF" }],
    ["in the meantime", null],
    ["the day before yesterday", { kind: "offset", unit: "day", count: -2, base: "reference" }],
    ["the day after tomorrow", { kind: "offset", unit: "day", count: 2, base: "reference" }],
    ["last night", { kind: "offset", unit: "day", count: -1, base: "reference", part: "NI" }],
    ["this morning", { kind: "offset", unit: "day", count: 0, base: "reference", part: "MO" }],
    ["this afternoon", { kind: "offset", unit: "day", count: 0, base: "reference", part: "AF" }],
    ["this evening", { kind: "offset", unit: "day", count: 0, base: "reference", part: "EV" }],
    ["this day", { kind: "offset", unit: "day", count: 0, base: "reference" }],
  ] as const
).flatMap(([words, meaning]) =>
  meaning === null ? [] : [{ words: words.split(" "), meaning: meaning as Meaning, rule: words.replaceAll(" ", "-") }],
);

const PHRASES_BY_WORD: ReadonlyMap<string, typeof PHRASES> = Map.groupBy(PHRASES, ({ words }) => words[0] ?? "");

/** Fixed phrases; the longest wins. */
export function phrase(lexemes: readonly Lexeme[], i: number): Match | null {
  let best: Match | null = null;
  for (const candidate of PHRASES_BY_WORD.get(word(lexemes, i)) ?? []) {
    if (best !== null && i + candidate.words.length <= best.end) continue;
    if (candidate.words.every((w, k) => word(lexemes, i + k) === w)) {
      // "in the past week" and "in the past three years" are windows.
      const after = word(lexemes, i + candidate.words.length);
      const last = candidate.words.at(-1);
      if (
        last === "past" &&
        (UNITS.has(after) || PLURAL_UNITS.has(after) || countAt(lexemes, i + candidate.words.length) !== null)
      )
        continue;
      // "in future talks": an adjective.
      const follower = lexemes[i + candidate.words.length];
      if (candidate.rule === "in-future" && follower?.kind === "word" && !["and", "but", "or", "will"].includes(after))
        continue;
      best = found(i + candidate.words.length, candidate.meaning, candidate.rule);
    }
  }
  return best;
}

/** Words with which a fixed phrase begins. */
export const PHRASE_OPENERS: readonly string[] = [...PHRASES_BY_WORD.keys()];

const DIRECTIONS: ReadonlyMap<string, { readonly direction: -1 | 0 | 1; readonly base: Base }> = new Map([
  ["last", { direction: -1, base: "reference" }],
  ["this", { direction: 0, base: "reference" }],
  ["current", { direction: 0, base: "reference" }],
  ["next", { direction: 1, base: "reference" }],
  ["coming", { direction: 1, base: "reference" }],
  ["upcoming", { direction: 1, base: "reference" }],
  ["past", { direction: -1, base: "reference" }],
  ["previous", { direction: -1, base: "anchor" }],
  ["preceding", { direction: -1, base: "anchor" }],
  ["prior", { direction: -1, base: "anchor" }],
  ["following", { direction: 1, base: "anchor" }],
  ["ensuing", { direction: 1, base: "anchor" }],
  ["subsequent", { direction: 1, base: "anchor" }],
  ["same", { direction: 0, base: "anchor" }],
  ["that", { direction: 0, base: "anchor" }],
]);

/** Words with which a directed time begins. */
export const DIRECTED_OPENERS: readonly string[] = ["the", ...DIRECTIONS.keys()];

/** `last August`, `next Friday`, `this spring`, `the past week`, `the next three days`, `the following year`, `that day`. */
export function directed(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  const article = word(lexemes, at) === "the" || word(lexemes, at) === "that" || word(lexemes, at) === "this";
  if (article && DIRECTIONS.has(word(lexemes, at + 1)) && word(lexemes, at) === "the") at++;
  else if (article && word(lexemes, at + 1) === "past" && word(lexemes, at) === "this") at++;
  else if (article && word(lexemes, at + 1) === "coming" && word(lexemes, at) === "this") at++;
  else if (article && word(lexemes, at + 1) === "same" && word(lexemes, at) === "that") at++;
  const hasThe = at > i && word(lexemes, i) === "the";
  const key = word(lexemes, at);
  const direction = DIRECTIONS.get(key);
  if (direction === undefined) return null;
  const next = at + 1;
  const noun = word(lexemes, next);
  if (key === "same" && !hasThe && word(lexemes, i) !== "that") return null;
  if (isHyphen(lexemes[next])) return null;
  // "following September’s vote", "previous Friday talks": without article these are prepositions or adjectives.
  if (direction.base === "anchor" && key !== "that" && !hasThe && word(lexemes, i) !== "that") return null;
  const month = monthAt(lexemes, next);
  if (month !== null && yearAt(lexemes, month.end) !== null) return null;
  if (month !== null && MONTH_DIRECTIONS.has(key))
    return found(
      month.end,
      { kind: "named", what: "month", index: month.month, direction: direction.direction, base: direction.base },
      "directed-month",
    );
  const weekday = weekdayAt(lexemes, next);
  if (weekday !== null && !weekday.plural && key !== "past") {
    const part = partAfter(lexemes, weekday.end);
    return found(
      part?.end ?? weekday.end,
      {
        kind: "named",
        what: "weekday",
        index: weekday.weekday,
        direction: direction.direction,
        base: direction.base,
        ...(part === null ? {} : { part: part.part }),
      },
      "directed-weekday",
    );
  }
  if (weekday !== null && key === "past" && !weekday.plural)
    return found(
      weekday.end,
      { kind: "named", what: "weekday", index: weekday.weekday, direction: -1, base: "reference" },
      "directed-weekday",
    );
  const season = SEASONS.get(noun);
  if (season !== undefined && !(noun === "fall" && word(lexemes, next + 1) === "of") && lexemes[next]?.text !== "Fall")
    return found(
      next + 1,
      { kind: "named", what: "season", index: 0, season, direction: direction.direction, base: direction.base },
      "directed-season",
    );
  const single = unitAt(lexemes, next, "singular");
  if (single !== null) return directedUnit(lexemes, at, next, key, direction, hasThe, single.unit);
  if (noun === "night" || noun === "evening" || noun === "morning") {
    if (key === "that" || key === "same" || key === "previous" || key === "following" || key === "next")
      return found(
        next + 1,
        { kind: "offset", unit: "day", count: direction.direction, base: "anchor", part: DAY_PARTS.get(noun) ?? "NI" },
        "directed-night",
      );
    return null;
  }
  // The past 11 years, the next few weeks, the coming months, the last two decades.
  if (key === "this" || key === "that" || key === "current" || key === "same") return null;
  const ordinal = word(lexemes, next) === "first" ? next + 1 : next;
  const count = countAt(lexemes, ordinal);
  const unit = unitAt(lexemes, count?.end ?? ordinal, "plural");
  if (unit === null) return null;
  if (count === null && !(hasThe || ["coming", "recent"].includes(key))) return null;
  if (direction.base === "anchor" && direction.direction !== 0) {
    return found(
      (count?.end ?? ordinal) + 1,
      { kind: "away", direction: direction.direction, count: null, unit: unit.unit, base: "anchor" },
      "directed-units",
    );
  }
  return found(
    (count?.end ?? ordinal) + 1,
    { kind: "window", direction: direction.direction === -1 ? -1 : 1, count: count?.value ?? null, unit: unit.unit },
    "window",
  );
}

const MONTH_DIRECTIONS: ReadonlySet<string> = new Set([
  "last",
  "this",
  "next",
  "coming",
  "previous",
  "following",
  "same",
  "that",
  "past",
]);

function directedUnit(
  lexemes: readonly Lexeme[],
  at: number,
  next: number,
  key: string,
  direction: { readonly direction: -1 | 0 | 1; readonly base: Base },
  hasThe: boolean,
  unit: Unit,
): Match | null {
  const end = next + 1;
  if (isHyphen(lexemes[end]) && !lexemes[end]?.spaced && key !== "this") return null;
  if (unit === "second" || unit === "minute" || unit === "millennium") return null;
  if (unit === "day") {
    if (key === "last" || key === "past" || key === "coming" || key === "current") {
      if (key === "past" || (key === "last" && hasThe && word(lexemes, end) !== "of"))
        return found(end, { kind: "window", direction: -1, count: 1, unit }, "window");
      return null;
    }
    return found(
      end,
      { kind: "offset", unit, count: direction.direction, base: key === "this" ? "reference" : "anchor" },
      "directed-day",
    );
  }
  if (unit === "hour") {
    if (key === "past" || key === "last" || key === "next")
      return found(end, { kind: "window", direction: key === "next" ? 1 : -1, count: 1, unit }, "window");
    return null;
  }
  // "the past week", "the last month" (not "last month"), "the coming week": a stretch up to or from the reference.
  if (
    key === "past" ||
    key === "coming" ||
    (hasThe && (key === "last" || key === "next") && isWindowContext(lexemes, at))
  )
    return found(end, { kind: "window", direction: direction.direction === -1 ? -1 : 1, count: 1, unit }, "window");
  return found(end, { kind: "offset", unit, count: direction.direction, base: direction.base }, "directed-unit");
}

function isWindowContext(lexemes: readonly Lexeme[], at: number): boolean {
  return ["over", "in", "within", "during", "throughout", "for"].includes(word(lexemes, at - 2));
}

const AWAY_WORDS: ReadonlyMap<string, { readonly direction: -1 | 1; readonly base: Base; readonly length: number }> =
  new Map([
    ["ago", { direction: -1, base: "reference", length: 1 }],
    ["earlier", { direction: -1, base: "anchor", length: 1 }],
    ["before", { direction: -1, base: "anchor", length: 1 }],
    ["beforehand", { direction: -1, base: "anchor", length: 1 }],
    ["previously", { direction: -1, base: "anchor", length: 1 }],
    ["later", { direction: 1, base: "anchor", length: 1 }],
    ["after", { direction: 1, base: "anchor", length: 1 }],
    ["afterwards", { direction: 1, base: "anchor", length: 1 }],
    ["afterward", { direction: 1, base: "anchor", length: 1 }],
    ["hence", { direction: 1, base: "reference", length: 1 }],
  ]);

/** `three days ago`, `a week earlier`, `months later`, `two weeks from now`, `the day after`. */
export function away(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  let count: number | null;
  const lower = word(lexemes, at);
  if (["a", "an", "one"].includes(lower) && unitAt(lexemes, at + 1, "singular") !== null) {
    count = 1;
    at++;
  } else if (lower === "half" && ["a", "an"].includes(word(lexemes, at + 1))) {
    count = 0.5;
    at += 2;
  } else {
    if (lower === "a" || lower === "an") {
      const inner = countAt(lexemes, at + 1);
      if (inner === null) return null;
      count = inner.value;
      at = inner.end;
    } else {
      const inner = countAt(lexemes, at);
      if (inner === null) {
        // "days later", "weeks ago".
        if (unitAt(lexemes, at, "plural") === null) return null;
        count = null;
      } else {
        count = inner.value;
        at = inner.end;
      }
    }
  }
  const unit = unitAt(lexemes, at);
  if (unit === null) return null;
  let next = at + 1;
  if (
    word(lexemes, next) === "and" &&
    ["a"].includes(word(lexemes, next + 1)) &&
    word(lexemes, next + 2) === "half" &&
    count !== null
  ) {
    count += 0.5;
    next += 3;
  }
  const tail = AWAY_WORDS.get(word(lexemes, next));
  if (tail !== undefined) {
    const name = word(lexemes, next);
    // "three days before the vote" counts from an event: the duration alone is a time then.
    if ((name === "before" || name === "after") && !closesClause(lexemes[next + 1])) return null;
    if (name === "later" && word(lexemes, next + 1) === "than") return null;
    const meant = name === "ago" && count !== null ? sameDayAt(lexemes, next + 1) : null;
    return found(
      meant?.end ?? next + 1,
      {
        kind: "away",
        direction: tail.direction,
        count,
        unit: unit.unit,
        base: tail.base,
        ...(meant === null ? {} : { to: meant.to }),
      },
      `away-${name}`,
    );
  }
  if (word(lexemes, next) === "from" && ["now", "today"].includes(word(lexemes, next + 1)))
    return found(next + 2, { kind: "away", direction: 1, count, unit: unit.unit, base: "reference" }, "away-from-now");
  return null;
}

/** `today`, `this week`, `this month` behind `ago`. */
function sameDayAt(
  lexemes: readonly Lexeme[],
  at: number,
): { readonly end: number; readonly to: "day" | "week" | "month" } | null {
  if (word(lexemes, at) === "today" || word(lexemes, at) === "tonight") return { end: at + 1, to: "day" };
  const unit = word(lexemes, at) === "this" ? word(lexemes, at + 1) : "";
  return unit === "week" || unit === "month" ? { end: at + 2, to: unit } : null;
}

function closesClause(lexeme: Lexeme | undefined): boolean {
  return lexeme === undefined || (lexeme.kind === "mark" && !["“", '"', "‘", "(", "'"].includes(lexeme.text));
}

/** `the day before`, `the week after` at the end of a clause; `the eve`. */
export function dayBefore(lexemes: readonly Lexeme[], i: number): Match | null {
  if (word(lexemes, i) !== "the") return null;
  const unit = unitAt(lexemes, i + 1, "singular");
  const tail = word(lexemes, i + 2);
  if (unit === null || !["day", "week", "month", "year"].includes(unit.unit) || (tail !== "before" && tail !== "after"))
    return null;
  if (!closesClause(lexemes[i + 3])) return null;
  return found(
    i + 3,
    { kind: "offset", unit: unit.unit, count: tail === "before" ? -1 : 1, base: "anchor" },
    `day-${tail}`,
  );
}

const PART_WORDS: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ["early", "start"],
  ["late", "end"],
  ["mid", "mid"],
  ["middle", "mid"],
  ["beginning", "start"],
  ["start", "start"],
  ["end", "end"],
  ["close", "end"],
  ["outset", "start"],
  ["earlier", "earlier"],
  ["later", "later"],
]);

/** Words with which a part of a time begins. */
export const PART_OPENERS: readonly string[] = ["the", "very", ...PART_WORDS.keys()];

/** `early March`, `mid-2024`, `the end of last year`, `late on Tuesday`, `earlier in April`, `later this week`, `end-March`. */
export function part(lexemes: readonly Lexeme[], i: number, inner: (at: number) => Match | null): Match | null {
  let at = i;
  if (["the", "very"].includes(word(lexemes, at)) && PART_WORDS.has(word(lexemes, at + 1))) at++;
  const key = word(lexemes, at);
  let modifier = PART_WORDS.get(key);
  if (modifier === undefined) return null;
  let next = at + 1;
  // "early to mid March", "mid-to-late April": the stretch begins with the first part.
  if (word(lexemes, next) === "to" || (isHyphen(lexemes[next]) && word(lexemes, next + 1) === "to")) {
    const to = word(lexemes, next) === "to" ? next + 1 : next + 2;
    const skip = isHyphen(lexemes[to]) ? to + 1 : to;
    if (PART_WORDS.has(word(lexemes, skip))) {
      next = skip + 1;
      modifier = key === "early" ? "first-half" : "second-half";
    }
  }
  if (isHyphen(lexemes[next])) {
    if (
      !["mid", "early", "late", "end"].includes(word(lexemes, next - 1)) &&
      !["mid", "late"].includes(word(lexemes, next - 1))
    )
      return null;
    next++;
  }
  const nouns = ["middle", "beginning", "start", "end", "close", "outset"].includes(key);
  const preposition = word(lexemes, next);
  if (nouns && !isHyphen(lexemes[at + 1])) {
    if (preposition !== "of") return null;
    next++;
  } else if (["in", "on"].includes(preposition)) {
    // "earlier in April", "early in the year", "late on Tuesday".
    if (key === "mid") return null;
    next++;
  } else if (preposition === "of" && key === "mid") return null;
  const of = inner(next) ?? wholeUnit(lexemes, next);
  if (of === null) return null;
  if (!canHaveParts(of.meaning)) return null;
  if (
    (key === "earlier" || key === "later") &&
    of.meaning.kind === "offset" &&
    of.meaning.unit === "day" &&
    of.meaning.count !== 0
  )
    return found(of.end, of.meaning, of.rule);
  return found(of.end, { kind: "part", modifier, of: of.meaning }, `part-${key}`);
}

/** `the week`, `the month`, `the year` after "the end of": the one the text speaks in. */
function wholeUnit(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  if (word(lexemes, at) === "the" || word(lexemes, at) === "that") at++;
  else return null;
  const unit = unitAt(lexemes, at, "singular");
  if (unit === null || !["day", "week", "month", "year", "decade", "century"].includes(unit.unit)) return null;
  // "the end of the week-long truce", "the end of the day's fighting".
  if (isHyphen(lexemes[at + 1])) return null;
  return found(
    at + 1,
    { kind: "offset", unit: unit.unit, count: 0, base: word(lexemes, i) === "that" ? "anchor" : "reference" },
    "whole-unit",
  );
}

function canHaveParts(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case "date":
    case "season":
    case "decade":
    case "century":
    case "offset":
    case "named":
    case "fraction":
    case "feast":
      return true;
    default:
      return false;
  }
}

/** `the weekend`, `the month` are too vague; `the weekend` is the one near the reference. */
export function weekend(lexemes: readonly Lexeme[], i: number): Match | null {
  if (word(lexemes, i) !== "the" || word(lexemes, i + 1) !== "weekend") return null;
  if (isHyphen(lexemes[i + 2])) return null;
  return found(i + 2, { kind: "named", what: "weekday", index: 0, direction: 0, base: "reference" }, "weekend");
}
