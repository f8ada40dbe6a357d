// Meaning and reference day to TIMEX3 value, calendar interval and what of it is known.
import type { Certainty, TimeExpression } from "../../time-expression.ts";
import {
  civilDay,
  dayNumber,
  daysInMonth,
  easter,
  isCivilDay,
  islamicMonthsIn,
  isoDay,
  isoMonth,
  isoWeekMonday,
  isoWeekName,
  isoYear,
  monthIndex,
  monthOfIndex,
  orthodoxEaster,
  weekday,
} from "./calendar.ts";
import type { Base, Meaning, Modifier } from "./meaning.ts";
import { periodOf } from "./quantities.ts";
import type { Feast, Season, Unit } from "./words.ts";

/** A day as far as it is known: month and day may be open. */
export interface Reference {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** The day stands for its whole week: fit to count weeks from, not days. */
  readonly isWeek?: boolean;
}

export type Tense = "past" | "future" | "none";

/** What relative times are seen from. */
export interface Viewpoint {
  /** The day of speaking: the document's, or that of its layer. */
  readonly reference: Reference | null;
  /** The time last told of. */
  readonly anchor: Reference | null;
  /** The year of a story being told, for dates without one. */
  readonly story: Reference | null;
  readonly tense: Tense;
}

export type Known = TimeExpression["known"];

/** First and last day as day numbers; null for an open end. */
export interface Days {
  readonly from: number | null;
  readonly to: number | null;
}

export interface Resolved {
  readonly value: string | null;
  readonly days: Days | null;
  readonly known: Known;
  readonly type: TimeExpression["type"];
  /** Names of the inferences made, e.g. `year-carried`. */
  readonly steps: readonly string[];
}

const UNKNOWN: Known = { year: "unknown", month: "unknown", day: "unknown" };

const knownAs = (year: Certainty, month: Certainty = "unknown", day: Certainty = "unknown"): Known => ({
  year,
  month,
  day,
});

const nothing = (type: Resolved["type"], known: Known, ...steps: string[]): Resolved => ({
  value: null,
  days: null,
  known,
  type,
  steps: steps.length === 0 ? ["no-reference-day"] : steps,
});

/** Day number of a fully known reference, else null. */
function dayOf(reference: Reference | null): number | null {
  if (reference?.month == null || reference.day === null) return null;
  return dayNumber(reference.year, reference.month, reference.day);
}

function referenceOfDay(day: number): Reference {
  return civilDay(day);
}

function monthDays(year: number, month: number): Days {
  return { from: dayNumber(year, month, 1), to: dayNumber(year, month, daysInMonth(year, month)) };
}

function yearDays(from: number, to: number = from): Days {
  return { from: dayNumber(from, 1, 1), to: dayNumber(to, 12, 31) };
}

const SEASON_MONTH: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** A season belongs to the year in which it begins (northern meteorological seasons: winter is December to February). */
function seasonDays(year: number, season: Season): Days {
  const first = monthIndex(year, SEASON_MONTH[season]);
  const last = monthOfIndex(first + 2);
  return {
    from: dayNumber(year, SEASON_MONTH[season], 1),
    to: dayNumber(last.year, last.month, daysInMonth(last.year, last.month)),
  };
}

/** Resolves a meaning as far as the viewpoint allows; what would need an unknown day stays null. */
export function resolve(meaning: Meaning, view: Viewpoint): Resolved {
  switch (meaning.kind) {
    case "date":
      return resolveDate(meaning, view);
    case "season": {
      if (meaning.year !== undefined) {
        return {
          value: `${isoYear(meaning.year)}-${meaning.season}`,
          days: seasonDays(meaning.year, meaning.season),
          known: knownAs("known"),
          type: "date",
          steps: [],
        };
      }
      return bareSeason(meaning.season, view);
    }
    case "fraction":
      return resolveFraction(meaning, view);
    case "decade":
      return {
        value: String(Math.floor(meaning.start / 10)),
        days: yearDays(meaning.start, meaning.start + 9),
        known: UNKNOWN,
        type: "date",
        steps: [],
      };
    case "century":
      return {
        value: String(meaning.index - 1).padStart(2, "0"),
        days: yearDays((meaning.index - 1) * 100 + 1, meaning.index * 100),
        known: UNKNOWN,
        type: "date",
        steps: [],
      };
    case "offset":
      return resolveOffset(meaning, view);
    case "named":
      return resolveNamed(meaning, view);
    case "window":
      return resolveWindow(meaning, view);
    case "away":
      return resolveAway(meaning, view);
    case "part":
      return resolvePart(meaning.modifier, resolve(meaning.of, view), view);
    case "duration":
      return { value: periodOf(meaning.count, meaning.unit), days: null, known: UNKNOWN, type: "duration", steps: [] };
    case "set":
      return { value: meaning.value, days: null, known: UNKNOWN, type: "set", steps: [] };
    case "ref": {
      const day = dayOf(view.reference);
      const days =
        day === null
          ? null
          : meaning.value === "PRESENT_REF"
            ? { from: day, to: day }
            : meaning.value === "PAST_REF"
              ? { from: null, to: day }
              : { from: day, to: null };
      return { value: meaning.value, days, known: UNKNOWN, type: "vague", steps: [] };
    }
    case "now":
      return resolveNow(view.reference);
    case "recent":
      return resolveRecent(meaning.adverb, meaning.unit, view.reference);
    case "range":
      return resolveRange(meaning, view);
    case "feast":
      return resolveFeast(meaning.feast, meaning.year, view);
    case "turn": {
      const month = SEASON_MONTH[meaning.season] + (meaning.ends ? 3 : 0);
      const turned = resolveDate({ kind: "date", month: month > 12 ? month - 12 : month }, view);
      return { ...turned, known: { ...turned.known, month: "implied" }, steps: [...turned.steps, "season-turn"] };
    }
    case "week-of-month":
      return resolveWeekOfMonth(meaning, view);
  }
}

type DateMeaning = Extract<Meaning, { kind: "date" }>;

function resolveDate(meaning: DateMeaning, view: Viewpoint): Resolved {
  const suffix =
    meaning.clock !== undefined ? `T${meaning.clock}` : meaning.part !== undefined ? `T${meaning.part}` : "";
  if (meaning.month === undefined) {
    if (meaning.year !== undefined)
      return {
        value: isoYear(meaning.year),
        days: yearDays(meaning.year),
        known: knownAs("known"),
        type: "date",
        steps: [],
      };
    if (meaning.weekday !== undefined) return bareWeekday(meaning.weekday, suffix, view);
    if (meaning.day !== undefined) return bareDay(meaning.day, suffix, view);
    // A clock time alone: the day told of last, else open.
    const day = dayOf(view.anchor);
    if (day === null) return nothing("date", UNKNOWN, "no-day-for-clock");
    return {
      value: isoDay(day) + suffix,
      days: { from: day, to: day },
      known: knownAs("implied", "implied", "implied"),
      type: "date",
      steps: ["day-carried"],
    };
  }
  let year = meaning.year;
  const steps: string[] = [];
  let certainty: Certainty = "known";
  if (year === undefined) {
    const found = yearOf(meaning.month, meaning.day ?? null, meaning.weekday ?? null, view);
    if (found === null)
      return nothing("date", knownAs("unknown", "known", meaning.day === undefined ? "unknown" : "known"));
    year = found.year;
    certainty = "implied";
    steps.push(found.step);
  }
  if (meaning.day === undefined)
    return {
      value: isoMonth(year, meaning.month),
      days: monthDays(year, meaning.month),
      known: knownAs(certainty, "known"),
      type: "date",
      steps,
    };
  if (!isCivilDay(year, meaning.month, meaning.day))
    return nothing("date", knownAs(certainty, "known", "unknown"), ...steps, "no-such-day");
  const day = dayNumber(year, meaning.month, meaning.day);
  if (meaning.weekday !== undefined && weekday(day) !== meaning.weekday) steps.push("weekday-disagrees");
  return {
    value: isoDay(day) + suffix,
    days: { from: day, to: day },
    known: knownAs(certainty, "known", "known"),
    type: "date",
    steps,
  };
}

/** The year of a date without one: the story's, the one its weekday fits, or by tense from the reference day. */
function yearOf(
  month: number,
  day: number | null,
  fits: number | null,
  view: Viewpoint,
): { readonly year: number; readonly step: string } | null {
  const { reference, story } = view;
  if (story !== null && view.tense !== "future") {
    const storyMonth = story.month;
    if (
      storyMonth === null ||
      month > storyMonth ||
      (month === storyMonth && (day === null || story.day === null || day >= story.day))
    )
      return { year: story.year, step: "year-of-story" };
    if (reference === null) return { year: story.year, step: "year-of-story" };
  }
  if (reference?.month == null) return null;
  const here = monthIndex(reference.year, reference.month);
  const after = (year: number): boolean => {
    const there = monthIndex(year, month);
    if (there !== here || day === null || reference.day === null) return there > here;
    return day > reference.day;
  };
  const before = (year: number): boolean => {
    const there = monthIndex(year, month);
    if (there !== here || day === null || reference.day === null) return there < here;
    return day < reference.day;
  };
  if (fits !== null && day !== null) {
    const years = [reference.year, reference.year - 1, reference.year + 1].filter(
      (year) => isCivilDay(year, month, day) && weekday(dayNumber(year, month, day)) === fits,
    );
    if (years.length === 1 && years[0] !== undefined) return { year: years[0], step: "year-of-weekday" };
  }
  let year = reference.year;
  if (view.tense === "future") {
    // What lies a few weeks back is rarely meant for the year to come.
    if (before(year) && here - monthIndex(year, month) > 1) year++;
  } else if (view.tense === "past") {
    if (after(year)) year--;
  } else if (after(year)) {
    // Without tense the nearer one; what is at most three months ahead is still to come.
    if (monthIndex(year, month) - here > 3) year--;
  }
  return { year, step: "year-of-document" };
}

function bareWeekday(index: number, suffix: string, view: Viewpoint): Resolved {
  const day = dayOf(view.reference);
  if (day === null) return nothing("deictic", UNKNOWN);
  const today = weekday(day);
  const ahead = (index - today + 7) % 7;
  const target = view.tense === "future" ? day + ahead : day - ((today - index + 7) % 7);
  return {
    value: isoDay(target) + suffix,
    days: { from: target, to: target },
    known: knownAs("implied", "implied", "implied"),
    type: "deictic",
    steps: [`weekday-${view.tense === "future" ? "ahead" : "back"}`],
  };
}

/** `the 18th`: of the month told of, else of the reference's month by tense. */
function bareDay(day: number, suffix: string, view: Viewpoint): Resolved {
  const base = view.anchor?.month == null ? view.reference : view.anchor;
  if (base?.month == null) return nothing("date", knownAs("unknown", "unknown", "known"));
  let index = monthIndex(base.year, base.month);
  const reference = dayOf(view.reference);
  if (base === view.reference && reference !== null && base.day !== null) {
    if (view.tense === "future" && day < base.day) index++;
    else if (view.tense !== "future" && day > base.day) index--;
  }
  const { year, month } = monthOfIndex(index);
  if (!isCivilDay(year, month, day)) return nothing("date", knownAs("unknown", "unknown", "known"), "no-such-day");
  const number = dayNumber(year, month, day);
  return {
    value: isoDay(number) + suffix,
    days: { from: number, to: number },
    known: knownAs("implied", "implied", "known"),
    type: "date",
    steps: ["month-carried"],
  };
}

function bareSeason(season: Season, view: Viewpoint): Resolved {
  if (view.story !== null && view.tense !== "future")
    return {
      value: `${isoYear(view.story.year)}-${season}`,
      days: seasonDays(view.story.year, season),
      known: knownAs("implied"),
      type: "date",
      steps: ["year-of-story"],
    };
  const reference = view.reference;
  if (reference?.month == null) return nothing("date", UNKNOWN);
  const here = dayNumber(reference.year, reference.month, reference.day ?? 15);
  let year = reference.year + 1;
  if (view.tense === "future") {
    year = reference.year - 1;
    while ((seasonDays(year, season).to ?? 0) < here) year++;
  } else while ((seasonDays(year, season).from ?? 0) > here) year--;
  return {
    value: `${isoYear(year)}-${season}`,
    days: seasonDays(year, season),
    known: knownAs("implied"),
    type: "date",
    steps: ["year-of-document"],
  };
}

function resolveFraction(meaning: Extract<Meaning, { kind: "fraction" }>, view: Viewpoint): Resolved {
  const length = meaning.unit === "quarter" ? 3 : 6;
  const first = (meaning.index - 1) * length + 1;
  let year: number;
  let certainty: Certainty = "known";
  let steps: readonly string[] = [];
  if (meaning.of === null) {
    const found = yearOf(first, null, null, view);
    if (found === null) return nothing("date", UNKNOWN);
    year = found.year;
    certainty = "implied";
    steps = [found.step];
  } else {
    const whole = resolve(meaning.of, view);
    if (whole.days?.from == null) return nothing("date", UNKNOWN, ...whole.steps);
    year = civilDay(whole.days.from).year;
    certainty = whole.known.year;
    steps = whole.steps;
  }
  return {
    value: `${isoYear(year)}-${meaning.unit === "quarter" ? "Q" : "H"}${meaning.index}`,
    days: { from: monthDays(year, first).from, to: monthDays(year, first + length - 1).to },
    known: knownAs(certainty),
    type: "date",
    steps,
  };
}

const baseOf = (base: Base, view: Viewpoint): Reference | null => (base === "reference" ? view.reference : view.anchor);

const typeOf = (base: Base): Resolved["type"] => (base === "reference" ? "deictic" : "date");

function resolveOffset(meaning: Extract<Meaning, { kind: "offset" }>, view: Viewpoint): Resolved {
  const type = typeOf(meaning.base);
  // "the following day" without a story to follow counts from nothing.
  const base = baseOf(meaning.base, view);
  if (base === null) return nothing(type, UNKNOWN, meaning.base === "anchor" ? "no-anchor" : "no-reference-day");
  const suffix = meaning.part === undefined ? "" : `T${meaning.part}`;
  return unitAround(base, meaning.unit, meaning.count, suffix, type, [`${meaning.base}-${meaning.unit}`]);
}

/** The unit `count` units away from the one that holds the base, as far as the base is known. */
function unitAround(
  base: Reference,
  unit: Unit,
  count: number,
  suffix: string,
  type: Resolved["type"],
  steps: readonly string[],
): Resolved {
  const day = dayOf(base);
  const fail = nothing(type, UNKNOWN, "reference-day-too-vague");
  switch (unit) {
    case "second":
    case "minute":
    case "hour":
    case "day": {
      if (day === null || base.isWeek === true) return fail;
      const target = unit === "day" ? day + count : day;
      return {
        value: isoDay(target) + suffix,
        days: { from: target, to: target },
        known: knownAs("implied", "implied", "implied"),
        type,
        steps,
      };
    }
    case "week":
    case "fortnight":
    case "weekend": {
      if (day === null) return fail;
      const monday = day - weekday(day) + 1 + count * (unit === "fortnight" ? 14 : 7);
      // "this weekend" said on a Monday is the coming one, "last weekend" the one just over.
      return unit === "weekend"
        ? {
            value: `${isoWeekName(monday)}-WE`,
            days: { from: monday + 5, to: monday + 6 },
            known: knownAs("implied"),
            type,
            steps,
          }
        : {
            value: isoWeekName(monday),
            days: { from: monday, to: monday + 6 },
            known: knownAs("implied"),
            type,
            steps,
          };
    }
    case "month": {
      if (base.month === null) return fail;
      const { year, month } = monthOfIndex(monthIndex(base.year, base.month) + count);
      return {
        value: isoMonth(year, month),
        days: monthDays(year, month),
        known: knownAs("implied", "implied"),
        type,
        steps,
      };
    }
    case "quarter": {
      if (base.month === null) return fail;
      const index = Math.floor(monthIndex(base.year, base.month) / 3) + count;
      const first = monthOfIndex(index * 3);
      return {
        value: `${isoYear(first.year)}-Q${(((index % 4) + 4) % 4) + 1}`,
        days: { from: monthDays(first.year, first.month).from, to: monthDays(first.year, first.month + 2).to },
        known: knownAs("implied"),
        type,
        steps,
      };
    }
    case "year":
      return {
        value: isoYear(base.year + count),
        days: yearDays(base.year + count),
        known: knownAs("implied"),
        type,
        steps,
      };
    case "decade": {
      const start = Math.floor(base.year / 10) * 10 + count * 10;
      return { value: String(start / 10), days: yearDays(start, start + 9), known: UNKNOWN, type, steps };
    }
    case "century": {
      const index = Math.ceil(base.year / 100) + count;
      return {
        value: String(index - 1).padStart(2, "0"),
        days: yearDays((index - 1) * 100 + 1, index * 100),
        known: UNKNOWN,
        type,
        steps,
      };
    }
    case "millennium":
      return fail;
  }
}

function resolveNamed(meaning: Extract<Meaning, { kind: "named" }>, view: Viewpoint): Resolved {
  const type = typeOf(meaning.base);
  const base = baseOf(meaning.base, view);
  if (meaning.what === "weekday") {
    const suffix = meaning.part === undefined ? "" : `T${meaning.part}`;
    const day = dayOf(base);
    if (day === null) return nothing(type, UNKNOWN);
    if (meaning.index === 0) {
      // The weekend: the running or last one, in the future the coming one.
      const saturday = day - weekday(day) + 6 - (view.tense === "future" || weekday(day) >= 6 ? 0 : 7);
      return {
        value: `${isoWeekName(saturday)}-WE`,
        days: { from: saturday, to: saturday + 1 },
        known: knownAs("implied"),
        type,
        steps: ["weekend"],
      };
    }
    const today = weekday(day);
    let target: number;
    if (meaning.direction === -1) target = day - (((today - meaning.index + 6) % 7) + 1);
    else if (meaning.direction === 0) target = day - today + meaning.index;
    else if (meaning.base === "anchor") target = day + (((meaning.index - today + 6) % 7) + 1);
    else target = day - today + 7 + meaning.index;
    return {
      value: isoDay(target) + suffix,
      days: { from: target, to: target },
      known: knownAs("implied", "implied", "implied"),
      type,
      steps: ["weekday-directed"],
    };
  }
  if (meaning.what === "month") {
    const open = knownAs("unknown", "known");
    if (base?.month == null) return nothing(type, open);
    let year = base.year;
    if (meaning.direction === -1 && meaning.index >= base.month) year--;
    else if (meaning.direction === 1 && meaning.index <= base.month) year++;
    return {
      value: isoMonth(year, meaning.index),
      days: monthDays(year, meaning.index),
      known: knownAs("implied", "known"),
      type,
      steps: ["month-directed"],
    };
  }
  const season = meaning.season ?? "SP";
  if (base?.month == null) return nothing(type, UNKNOWN);
  const here = dayNumber(base.year, base.month, base.day ?? 15);
  let year = base.year;
  if (meaning.direction === -1) {
    year++;
    while ((seasonDays(year, season).to ?? 0) >= here) year--;
  } else if (meaning.direction === 1) {
    year--;
    while ((seasonDays(year, season).from ?? 0) <= here) year++;
  } else if (season === "WI" && base.month <= 2) year--;
  return {
    value: `${isoYear(year)}-${season}`,
    days: seasonDays(year, season),
    known: knownAs("implied"),
    type,
    steps: ["season-directed"],
  };
}

const DAYS_OF_UNIT: Partial<Record<Unit, number>> = { day: 1, week: 7, weekend: 7, fortnight: 14 };
const MONTHS_OF_UNIT: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

/** Day number `months` months away; the day is clipped to the month's length. */
function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilDay(day);
  const target = monthOfIndex(monthIndex(year, month) + months);
  return dayNumber(target.year, target.month, Math.min(dayOfMonth, daysInMonth(target.year, target.month)));
}

function resolveWindow(meaning: Extract<Meaning, { kind: "window" }>, view: Viewpoint): Resolved {
  const { reference } = view;
  const { direction, count, unit } = meaning;
  const day = dayOf(reference);
  if (count === null) {
    const days = day === null ? null : direction === -1 ? { from: null, to: day } : { from: day, to: null };
    return {
      value: direction === -1 ? "PAST_REF" : "FUTURE_REF",
      days,
      known: UNKNOWN,
      type: "vague",
      steps: ["window-vague"],
    };
  }
  if (reference === null) return nothing("deictic", UNKNOWN);
  const steps = [`window-${unit}`];
  const shortDays =
    DAYS_OF_UNIT[unit] ?? (unit === "hour" ? 1 / 24 : unit === "minute" || unit === "second" ? 0 : null);
  if (shortDays !== null) {
    if (day === null) return nothing("deictic", UNKNOWN, "reference-day-too-vague");
    const length = Math.round(count * shortDays);
    const days = direction === -1 ? { from: day - length, to: day } : { from: day, to: day + length };
    return {
      value: `${isoDay(days.from)}/${isoDay(days.to)}`,
      days,
      known: knownAs("implied", "implied", "implied"),
      type: "deictic",
      steps,
    };
  }
  const months = Math.round(count * (MONTHS_OF_UNIT[unit] ?? 12));
  if (unit === "month" || unit === "quarter") {
    if (reference.month === null) return nothing("deictic", UNKNOWN, "reference-day-too-vague");
    const other = monthOfIndex(monthIndex(reference.year, reference.month) + direction * months);
    const [from, to] = direction === -1 ? [other, reference] : [reference, other];
    return {
      value: `${isoMonth(from.year, from.month ?? 1)}/${isoMonth(to.year, to.month ?? 12)}`,
      days: day === null ? null : sorted(day, addMonths(day, direction * months)),
      known: knownAs("implied", "implied"),
      type: "deictic",
      steps,
    };
  }
  const years = Math.round(months / 12);
  const [from, to] =
    direction === -1 ? [reference.year - years, reference.year] : [reference.year, reference.year + years];
  return {
    value: `${isoYear(from)}/${isoYear(to)}`,
    days: day === null ? yearDays(from, to) : sorted(day, addMonths(day, direction * months)),
    known: knownAs("implied"),
    type: "deictic",
    steps,
  };
}

const sorted = (a: number, b: number): Days => ({ from: Math.min(a, b), to: Math.max(a, b) });

function resolveAway(meaning: Extract<Meaning, { kind: "away" }>, view: Viewpoint): Resolved {
  const type = typeOf(meaning.base);
  const base = baseOf(meaning.base, view);
  const { direction, count, unit } = meaning;
  const day = dayOf(base);
  if (count === null) {
    const days = day === null ? null : direction === -1 ? { from: null, to: day - 1 } : { from: day + 1, to: null };
    const value = meaning.base === "anchor" ? null : direction === -1 ? "PAST_REF" : "FUTURE_REF";
    return { value, days, known: UNKNOWN, type: "vague", steps: ["away-vague"] };
  }
  if (base === null) return nothing(type, UNKNOWN, meaning.base === "anchor" ? "no-anchor" : "no-reference-day");
  const steps = [`${meaning.base}-away-${unit}`];
  const whole = Number.isInteger(count);
  const months = MONTHS_OF_UNIT[unit];
  if (meaning.to !== undefined && day !== null && whole && (months !== undefined || DAYS_OF_UNIT[unit] !== undefined)) {
    const target =
      months === undefined
        ? day + direction * count * (DAYS_OF_UNIT[unit] ?? 1)
        : addMonths(day, direction * count * months);
    const shifted = referenceFrom(isoDay(target));
    if (shifted !== null) return unitAround(shifted, meaning.to, 0, "", type, [...steps, `to-${meaning.to}`]);
  }
  if (unit === "hour" || unit === "minute" || unit === "second") {
    if (day === null) return nothing(type, UNKNOWN, "reference-day-too-vague");
    const shift = unit === "hour" ? direction * Math.round((count - 6) / 24) : 0;
    return unitAround(base, "day", count < 24 && unit === "hour" ? 0 : shift, "", type, steps);
  }
  if (!whole) {
    if (months !== undefined) return unitAround(base, "month", direction * Math.round(count * months), "", type, steps);
    const days = DAYS_OF_UNIT[unit] ?? 1;
    return unitAround(base, "day", direction * Math.round(count * days), "", type, steps);
  }
  if (unit === "decade" || unit === "century")
    return unitAround(base, "year", direction * count * (unit === "decade" ? 10 : 100), "", type, steps);
  if (unit === "quarter") return unitAround(base, "month", direction * count * 3, "", type, steps);
  if (unit === "fortnight") return unitAround(base, "week", direction * count * 2, "", type, steps);
  return unitAround(base, unit, direction * count, "", type, steps);
}

function resolvePart(modifier: Modifier, of: Resolved, view: Viewpoint): Resolved {
  const { from, to } = of.days ?? { from: null, to: null };
  if (from === null || to === null || of.value === null) return of;
  const length = to - from + 1;
  const steps = [...of.steps, `part-${modifier}`];
  if (modifier === "earlier" || modifier === "later") {
    const day = dayOf(view.reference);
    if (day === null || day < from || day > to || length === 1) return { ...of, steps };
    const days = modifier === "earlier" ? { from, to: Math.max(from, day - 1) } : { from: Math.min(to, day + 1), to };
    return {
      value: `${isoDay(days.from)}/${isoDay(days.to)}`,
      days,
      known: { ...of.known, day: "unknown" },
      type: of.type,
      steps,
    };
  }
  if (length === 1) return { ...of, steps };
  const days = partDays(modifier, from, to);
  const value =
    modifier === "first-half" || modifier === "second-half" ? `${isoDay(days.from)}/${isoDay(days.to)}` : of.value;
  return { ...of, value, days, steps };
}

/** Thirds or halves of a stretch; months are cut after the 10th and the 20th. */
function partDays(modifier: Modifier, from: number, to: number): { readonly from: number; readonly to: number } {
  const length = to - from + 1;
  const cut = (share: number): number => from + Math.round(length * share);
  const isMonth = length >= 28 && length <= 31;
  const first = isMonth ? from + 10 : cut(1 / 3);
  const second = isMonth ? from + 20 : cut(2 / 3);
  switch (modifier) {
    case "start":
      return { from, to: first - 1 };
    case "mid":
      return { from: first, to: second - 1 };
    case "end":
      return { from: second, to };
    case "first-half":
      return { from, to: cut(1 / 2) - 1 };
    default:
      return { from: cut(1 / 2), to };
  }
}

function resolveNow(reference: Reference | null): Resolved {
  const day = dayOf(reference);
  if (reference === null) return { value: "PRESENT_REF", days: null, known: UNKNOWN, type: "deictic", steps: [] };
  if (day !== null)
    return {
      value: isoDay(day),
      days: { from: day, to: day },
      known: knownAs("implied", "implied", "implied"),
      type: "deictic",
      steps: ["reference-day"],
    };
  const value = reference.month === null ? isoYear(reference.year) : isoMonth(reference.year, reference.month);
  const days = reference.month === null ? yearDays(reference.year) : monthDays(reference.year, reference.month);
  return {
    value,
    days,
    known: knownAs("implied", reference.month === null ? "unknown" : "implied"),
    type: "deictic",
    steps: ["reference-day"],
  };
}

/** `recently` is the month of speaking, `recent` that and the one before: an approximation, marked implied. */
function resolveRecent(adverb: boolean, unit: Unit | null, reference: Reference | null): Resolved {
  const day = dayOf(reference);
  const long = unit !== null && !["hour", "day", "week", "weekend"].includes(unit);
  if (reference?.month == null || long) {
    return {
      value: "PAST_REF",
      days: day === null ? null : { from: null, to: day },
      known: UNKNOWN,
      type: "vague",
      steps: ["recent"],
    };
  }
  const here = monthIndex(reference.year, reference.month);
  let first = adverb ? here : here - 1;
  if (unit === "hour" || unit === "day") {
    const back = day === null ? null : civilDay(day - 7);
    first = back === null ? here : monthIndex(back.year, back.month);
  }
  const from = monthOfIndex(first);
  const value = isoMonth(reference.year, reference.month);
  return {
    value: first === here ? value : `${isoMonth(from.year, from.month)}/${value}`,
    days: { from: monthDays(from.year, from.month).from, to: day ?? monthDays(reference.year, reference.month).to },
    known: knownAs("implied", "implied"),
    type: "vague",
    steps: ["recent-approximate"],
  };
}

function resolveRange(meaning: Extract<Meaning, { kind: "range" }>, view: Viewpoint): Resolved {
  let { from, to } = meaning;
  // From March to May 2025: the year stands once.
  if (from.kind === "date" && to.kind === "date") {
    if (from.year === undefined && to.year !== undefined && from.month !== undefined && to.month !== undefined)
      from = { ...from, year: from.month > to.month ? to.year - 1 : to.year };
    else if (to.year === undefined && from.year !== undefined && from.month !== undefined && to.month !== undefined)
      to = { ...to, year: to.month < from.month ? from.year + 1 : from.year };
  }
  let last = resolve(to, view);
  // Between 24 February and the end of March 2022: the year of a part or season counts for both as well.
  if (
    from.kind === "date" &&
    from.year === undefined &&
    from.month !== undefined &&
    last.known.year === "known" &&
    last.days?.to != null
  ) {
    const end = civilDay(last.days.to);
    from = { ...from, year: from.month > end.month ? end.year - 1 : end.year };
  }
  const first = resolve(from, view);
  if (first.days?.from != null && last.days?.to != null && last.days.to < first.days.from) {
    // The end lies after the beginning whatever the tense says.
    const start = referenceOfDay(first.days.from);
    last = resolve(to, { reference: start, anchor: start, story: null, tense: "future" });
  }
  const isBackwards = first.days?.from != null && last.days?.to != null && last.days.to < first.days.from;
  if (first.value === null || last.value === null || isBackwards)
    return nothing("date", first.known, ...first.steps, ...last.steps, isBackwards ? "range-backwards" : "range-open");
  return {
    value: `${first.value}/${last.value}`,
    days: first.days === null || last.days === null ? null : { from: first.days.from, to: last.days.to },
    known: first.known,
    type: first.type === "deictic" ? "deictic" : "date",
    steps: [...new Set([...first.steps, ...last.steps, "range"])],
  };
}

function feastDays(feast: Feast, year: number): Days | null {
  const single = (day: number): Days => ({ from: day, to: day });
  switch (feast.kind) {
    case "fixed":
      return single(dayNumber(year, feast.month, feast.day));
    case "easter":
      return single(easter(year) + feast.offset);
    case "orthodox-easter":
      return single(orthodoxEaster(year) + feast.offset);
    case "nth-weekday": {
      const first = dayNumber(year, feast.month, 1);
      return single(first + ((feast.weekday - weekday(first) + 7) % 7) + (feast.nth - 1) * 7);
    }
    case "islamic": {
      const start = islamicMonthsIn(year, feast.month)[0];
      return start === undefined ? null : { from: start + feast.day - 1, to: start + feast.day + feast.days - 2 };
    }
  }
}

function resolveFeast(feast: Feast, year: number | undefined, view: Viewpoint): Resolved {
  const spoken = (days: Days, certainty: Certainty, step: string): Resolved => ({
    value: days.from === days.to ? isoDay(days.from ?? 0) : `${isoDay(days.from ?? 0)}/${isoDay(days.to ?? 0)}`,
    days,
    known: knownAs(certainty, "implied", feast.kind === "islamic" ? "unknown" : "implied"),
    type: "date",
    steps: [step, ...(feast.kind === "islamic" ? ["tabular-calendar"] : [])],
  });
  if (year !== undefined) {
    const days = feastDays(feast, year);
    return days === null ? nothing("date", knownAs("known"), "no-such-feast") : spoken(days, "known", "feast");
  }
  const story = view.story;
  if (story !== null && view.tense !== "future") {
    const days = feastDays(feast, story.year);
    if (days !== null) return spoken(days, "implied", "year-of-story");
  }
  const here = dayOf(view.reference);
  if (here === null || view.reference === null) return nothing("date", UNKNOWN);
  const years = [view.reference.year - 1, view.reference.year, view.reference.year + 1];
  let best: Days | null = null;
  for (const candidate of years) {
    const days = feastDays(feast, candidate);
    if (days?.from == null || days.to === null) continue;
    if (view.tense === "future" ? days.to >= here && best === null : days.from <= here) best = days;
  }
  return best === null ? nothing("date", UNKNOWN) : spoken(best, "implied", "year-of-document");
}

function resolveWeekOfMonth(meaning: Extract<Meaning, { kind: "week-of-month" }>, view: Viewpoint): Resolved {
  const month = resolveDate(
    { kind: "date", month: meaning.month, ...(meaning.year === undefined ? {} : { year: meaning.year }) },
    view,
  );
  if (month.days?.from == null || month.days.to === null) return month;
  const from = meaning.index === -1 ? month.days.to - 6 : month.days.from + (meaning.index - 1) * 7;
  const to = Math.min(from + 6, month.days.to);
  if (from > month.days.to) return month;
  return {
    ...month,
    value: `${isoDay(from)}/${isoDay(to)}`,
    days: { from, to },
    steps: [...month.steps, "week-of-month"],
  };
}

/** The reference that a resolved time gives to what follows it (`the next day`). */
export function anchorOf(resolved: Resolved): Reference | null {
  if (resolved.value === null || resolved.days === null) return null;
  const value = resolved.value.split("/").at(-1) ?? "";
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value);
  if (match !== null)
    return {
      year: Number(match[1]),
      month: match[2] === undefined ? null : Number(match[2]),
      day: match[3] === undefined ? null : Number(match[3]),
    };
  const week = /^(\d{4})-W(\d{2})(?:-WE)?$/.exec(value);
  if (week !== null) {
    return { ...civilDay(isoWeekMonday(Number(week[1]), Number(week[2]))), isWeek: true };
  }
  const other = /^(\d{4})-/.exec(value);
  return other === null ? null : { year: Number(other[1]), month: null, day: null };
}

/** A reference from an ISO date, month or year; null where it is none. */
export function referenceFrom(value: string): Reference | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null && !isCivilDay(year, month, day)) return null;
  return { year, month, day };
}
