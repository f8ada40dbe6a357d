// Grammar of durations, sets and clock times: 30-day, three months, every Friday, daily, 10:30 a.m.
import { isApostrophe, isHyphen, type Lexeme } from "./lexemes.ts";
import type { Match, Meaning } from "./meaning.ts";
import { countAt, periodOf, unitAt } from "./quantities.ts";
import { DAY_PARTS, FREQUENCIES, type Unit, WEEKDAYS } from "./words.ts";

const word = (lexemes: readonly Lexeme[], i: number): string => lexemes[i]?.lower ?? "";

const found = (end: number, meaning: Meaning, rule: string): Match => ({ end, meaning, rule });

/** Things whose `year-old` tells how long they last, not the age of a person. */
const LASTING: ReadonlySet<string> = new Set(
  "war conflict ceasefire truce dispute agreement deal treaty pact campaign offensive invasion blockade siege occupation embargo rebellion insurgency uprising alliance policy standoff crisis feud".split(
    " ",
  ),
);

const DURATION_LEADS: ReadonlySet<string> = new Set([
  "for",
  "within",
  "in",
  "after",
  "over",
  "during",
  "nearly",
  "about",
  "almost",
  "than",
  "around",
  "roughly",
  "least",
  "most",
  "every",
  "another",
  "under",
  "exactly",
  "by",
  "of",
  "lasted",
  "lasting",
  "just",
  "to",
  "only",
  "once",
  "twice",
  "spent",
  "took",
  "takes",
  "take",
]);

/** `30-day`, `three months`, `four hundred days`, `two and a half years`, `a year`, `weeks of`, `years-long`. */
export function duration(lexemes: readonly Lexeme[], i: number): Match | null {
  const counted = countedDuration(lexemes, i);
  if (counted !== null) return counted;
  const lower = word(lexemes, i);
  const before = word(lexemes, i - 1);
  if (lower === "a" || lower === "an" || lower === "half") {
    let at = i + 1;
    let count = 1;
    if (lower === "half") {
      if (!["a", "an"].includes(word(lexemes, at))) return null;
      at++;
      count = 0.5;
    } else if (["full", "whole", "further", "single", "mere"].includes(word(lexemes, at))) at++;
    if (isHyphen(lexemes[at]) && lower === "half") at++;
    const unit = unitAt(lexemes, at, "singular");
    if (unit === null || unit.unit === "second" || unit.unit === "quarter") return null;
    let end = at + 1;
    if (isHyphen(lexemes[end])) {
      if (word(lexemes, end + 1) !== "long") return null;
      return found(end + 2, { kind: "duration", count, unit: unit.unit }, "duration-long");
    }
    if (word(lexemes, end) === "and" && word(lexemes, end + 1) === "a" && word(lexemes, end + 2) === "half") {
      end += 3;
      count += 0.5;
    }
    const after = word(lexemes, end);
    if (DURATION_LEADS.has(before) || count !== 1) {
      // "once a week" is a frequency.
      if (["once", "twice"].includes(before))
        return found(end, { kind: "set", value: periodOf(1, unit.unit) }, "set-times");
      if (before === "of" || before === "to")
        return after === "of" || before === "to"
          ? null
          : found(end, { kind: "duration", count, unit: unit.unit }, "duration-a");
      return found(end, { kind: "duration", count, unit: unit.unit }, "duration-a");
    }
    if (["times", "percent", "million", "billion"].includes(before))
      return found(end, { kind: "set", value: periodOf(1, unit.unit) }, "set-times");
    if (["before", "after", "since", "long"].includes(after))
      return found(end, { kind: "duration", count, unit: unit.unit }, "duration-a");
    return null;
  }
  // Bare plurals: "for months", "weeks of talks", "years-long", "in the days after".
  const plural = unitAt(lexemes, i, "plural");
  if (plural !== null && plural.unit !== "second" && plural.unit !== "minute") {
    const next = lexemes[i + 1];
    if (isHyphen(next) && word(lexemes, i + 2) === "long")
      return found(i + 3, { kind: "duration", count: null, unit: plural.unit }, "duration-long");
    const tail = next?.lower ?? "";
    if (
      ["for", "after", "within", "over", "in", "lasted", "took"].includes(before) ||
      (tail === "of" && before !== "the")
    )
      return found(i + 1, { kind: "duration", count: null, unit: plural.unit }, "duration-bare");
    if (
      before === "the" &&
      ["before", "after", "since", "following", "ahead", "preceding", "to", "leading"].includes(tail) &&
      (tail !== "to" || word(lexemes, i + 2) === "come")
    )
      return found(i + 1, { kind: "duration", count: null, unit: plural.unit }, "duration-bare");
    if (["before", "since"].includes(tail) && ["", ",", "just", "only", "even"].includes(before))
      return found(i + 1, { kind: "duration", count: null, unit: plural.unit }, "duration-bare");
  }
  return longAdjective(lexemes, i);
}

/** `week-long`, `decade-long`, `yearlong`, `monthlong`. */
function longAdjective(lexemes: readonly Lexeme[], i: number): Match | null {
  const joined = /^(day|week|month|year|decade|century)long$/.exec(word(lexemes, i));
  if (joined !== null) return found(i + 1, { kind: "duration", count: 1, unit: joined[1] as Unit }, "duration-long");
  const unit = unitAt(lexemes, i, "singular");
  if (unit === null || !isHyphen(lexemes[i + 1]) || word(lexemes, i + 2) !== "long" || isHyphen(lexemes[i - 1]))
    return null;
  return found(i + 3, { kind: "duration", count: 1, unit: unit.unit }, "duration-long");
}

function countedDuration(lexemes: readonly Lexeme[], i: number): Match | null {
  let at = i;
  if (["a", "an"].includes(word(lexemes, at))) at++;
  const count = countAt(lexemes, at);
  if (count === null) return null;
  if (lexemes[i - 1]?.text === "$" || lexemes[i - 1]?.text === "€") return null;
  // "as many weeks" counts what went before, "how many days" asks.
  if (word(lexemes, at) === "many" && ["as", "how", "so", "too"].includes(word(lexemes, at - 1))) return null;
  let value = count.value;
  let next = count.end;
  // two and a half years
  if (
    word(lexemes, next) === "and" &&
    ["a", "one"].includes(word(lexemes, next + 1)) &&
    word(lexemes, next + 2) === "half" &&
    value !== null
  ) {
    value += 0.5;
    next += 3;
  }
  // "two to three weeks", "two or three weeks": an open count.
  if (["to", "or"].includes(word(lexemes, next)) || isHyphen(lexemes[next]) || lexemes[next]?.text === "–") {
    const second = countAt(lexemes, next + 1);
    if (
      second !== null &&
      (unitAt(lexemes, second.end) !== null ||
        (isHyphen(lexemes[second.end]) && unitAt(lexemes, second.end + 1) !== null))
    ) {
      value = null;
      next = second.end;
    }
  }
  const hyphen = isHyphen(lexemes[next]);
  // "a 30-day pause": the article is the pause's, "a few days" has its own.
  if (hyphen && at > i) return null;
  if (hyphen) next++;
  if (
    [
      "more",
      "full",
      "straight",
      "consecutive",
      "whole",
      "additional",
      "long",
      "calendar",
      "working",
      "business",
    ].includes(word(lexemes, next))
  )
    next++;
  const unit = unitAt(lexemes, next);
  if (unit === null) return null;
  if (!unit.plural && !hyphen && value !== 1 && !isApostrophe(lexemes[next + 1])) {
    // "30 day truce" is common, "two second" is an ordinal.
    if (
      unit.unit !== "day" &&
      unit.unit !== "week" &&
      unit.unit !== "month" &&
      unit.unit !== "year" &&
      unit.unit !== "hour"
    )
      return null;
  }
  if (at > i && !unit.plural && !hyphen && value === 1) return null;
  let end = next + 1;
  // Ages: "a 45-year-old man", "30 years old", "60 years of age".
  if (isHyphen(lexemes[end]) || ["old"].includes(word(lexemes, end))) {
    const old = isHyphen(lexemes[end]) ? end + 1 : end;
    if (["old", "olds"].includes(word(lexemes, old))) {
      if (LASTING.has(word(lexemes, old + 1)))
        return found(end, { kind: "duration", count: value, unit: unit.unit }, "duration-lasting");
      return found(old + 1, { kind: "duration", count: value, unit: unit.unit }, "age");
    }
    if (word(lexemes, old) === "long") end = old + 1;
    else if (isHyphen(lexemes[end]) && hyphen && lexemes[end]?.spaced === false) return null;
  }
  if (word(lexemes, end) === "of" && word(lexemes, end + 1) === "age")
    return found(end + 2, { kind: "duration", count: value, unit: unit.unit }, "age");
  if (["aged"].includes(word(lexemes, i - 1)) || (word(lexemes, i - 1) === "of" && word(lexemes, i - 2) === "age"))
    return found(end, { kind: "duration", count: value, unit: unit.unit }, "age");
  // "two years and three months" keeps its first part; "500 days' worth".
  if (unit.unit === "quarter" || unit.unit === "second") {
    if (unit.unit === "quarter") return null;
    if (!unit.plural && !hyphen) return null;
  }
  // "one day" and "one second" as adverbs: "one day it will".
  if (
    count.value === 1 &&
    !hyphen &&
    lexemes[i]?.kind === "word" &&
    unit.unit === "day" &&
    !DURATION_LEADS.has(word(lexemes, i - 1))
  )
    return null;
  return found(end, { kind: "duration", count: value, unit: unit.unit }, "duration");
}

/** `every week`, `each year`, `every Friday`, `Fridays`, `daily`, `three times a day`, `per month`. */
export function set(lexemes: readonly Lexeme[], i: number): Match | null {
  const lower = word(lexemes, i);
  const frequency = FREQUENCIES.get(lower);
  if (frequency !== undefined) {
    // "The Daily Telegraph", "Foreign Policy Weekly": names.
    if (i > 0 && /^\p{Lu}/u.test(lexemes[i]?.text ?? "")) return null;
    if (lower === "annual" && isHyphen(lexemes[i - 1]) && word(lexemes, i - 2) === "semi")
      return found(i + 1, { kind: "set", value: "P6M" }, "frequency");
    return found(i + 1, { kind: "set", value: frequency }, "frequency");
  }
  if (lower === "every" || lower === "each" || lower === "per") {
    let at = i + 1;
    let count: number | null = 1;
    if (lower === "every" && ["other", "second"].includes(word(lexemes, at)) && unitAt(lexemes, at + 1) !== null) {
      count = 2;
      at++;
    } else if (lower === "every" && ["single"].includes(word(lexemes, at))) at++;
    else if (lower === "every") {
      const inner = countAt(lexemes, at);
      if (inner !== null) {
        count = inner.value;
        at = inner.end;
      }
    }
    const unit = unitAt(lexemes, at);
    if (unit !== null && unit.unit !== "second") {
      // "each day of fighting" is no set; TIMEX3 calls it one all the same.
      return found(at + 1, { kind: "set", value: periodOf(count, unit.unit) }, "set-every");
    }
    const weekday = WEEKDAYS.get(word(lexemes, at));
    if (weekday !== undefined && word(lexemes, at).endsWith("day"))
      return found(at + 1, { kind: "set", value: `XXXX-WXX-${weekday}` }, "set-weekday");
    const part = DAY_PARTS.get(word(lexemes, at));
    if (part !== undefined && lower !== "per")
      return found(at + 1, { kind: "set", value: `XXXX-XX-XXT${part}` }, "set-part");
    return null;
  }
  if (lower.endsWith("days") && /^\p{Lu}/u.test(lexemes[i]?.text ?? "")) {
    const weekday = WEEKDAYS.get(lower.slice(0, -1));
    if (weekday !== undefined) return found(i + 1, { kind: "set", value: `XXXX-WXX-${weekday}` }, "set-weekday");
  }
  if (lower === "24" && lexemes[i + 1]?.text === "/" && word(lexemes, i + 2) === "7")
    return found(i + 3, { kind: "set", value: "P1D" }, "set-24-7");
  return null;
}

/** `10:30`, `10:30 a.m.`, `5 pm`, `14:00 GMT`, `noon`, `midnight`, `0600 hours`. */
export function clock(lexemes: readonly Lexeme[], i: number): Match | null {
  const first = lexemes[i];
  if (first === undefined) return null;
  if ((first.lower === "noon" || first.lower === "midnight") && !isHyphen(lexemes[i - 1])) {
    const led = ["at", "by", "until", "till", "before", "after", "around", "from", "of", "since", "past"].includes(
      word(lexemes, i - 1),
    );
    return led ? found(i + 1, { kind: "date", clock: first.lower === "noon" ? "12:00" : "24:00" }, "clock") : null;
  }
  if (first.kind !== "figure" || !/^\d{1,2}(?:\.\d\d)?$/.test(first.text)) return null;
  let hour = Math.floor(first.number);
  let minute = first.text.includes(".") ? Number(first.text.split(".")[1]) : 0;
  let end = i + 1;
  let exact = false;
  const minutes = lexemes[i + 2];
  if (
    lexemes[i + 1]?.text === ":" &&
    !lexemes[i + 1]?.spaced &&
    minutes?.kind === "figure" &&
    /^\d\d$/.test(minutes.text) &&
    !minutes.spaced
  ) {
    minute = minutes.number;
    end = i + 3;
    exact = true;
    if (lexemes[end]?.text === ":" && /^\d\d$/.test(lexemes[end + 1]?.text ?? "")) end += 2;
  }
  if (hour > 24 || minute > 59) return null;
  const half = /^([ap])\.?m\.?$/.exec(word(lexemes, end));
  let halfDay = half?.[1];
  if (halfDay !== undefined) {
    end++;
    if (lexemes[end]?.text === "." && /^[ap]\.m$/.test(word(lexemes, end - 1))) end++;
  } else if (
    ["a", "p"].includes(word(lexemes, end)) &&
    lexemes[end + 1]?.text === "." &&
    word(lexemes, end + 2) === "m"
  ) {
    halfDay = word(lexemes, end);
    end += lexemes[end + 3]?.text === "." ? 4 : 3;
  } else if (first.text.includes(".") || !exact) {
    if (word(lexemes, end) === "o" && isApostrophe(lexemes[end + 1]) && word(lexemes, end + 2) === "clock") end += 3;
    else return null;
  }
  if (halfDay !== undefined && hour > 12) return null;
  if (halfDay === "p" && hour < 12) hour += 12;
  if (halfDay === "a" && hour === 12) hour = 0;
  // A score or a ratio ("won 10:30") has no preposition; a clock time has one, or a zone, or a half of the day.
  const zone = /^(gmt|utc|cet|cest|eet|eest|est|edt|est|pst|pdt|msk|bst|ist|local)$/.test(word(lexemes, end));
  if (zone) end += word(lexemes, end) === "local" && word(lexemes, end + 1) === "time" ? 2 : 1;
  if (halfDay === undefined && !zone && exact) {
    const before = word(lexemes, i - 1);
    if (
      ![
        "at",
        "by",
        "until",
        "till",
        "from",
        "around",
        "before",
        "after",
        "about",
        "since",
        "between",
        "to",
        "and",
        ",",
        "",
        "(",
        "–",
        "-",
        "posted",
        "updated",
      ].includes(before)
    )
      return null;
    if (["", ",", "(", "and", "to", "–", "-"].includes(before) && hour < 1 && minute === 0) return null;
  }
  const pad = (n: number): string => String(n).padStart(2, "0");
  return found(end, { kind: "date", clock: `${pad(hour)}:${pad(minute)}` }, "clock");
}

/** A part of the day alone has a time only with a weekday before it, which the calendar rules read. */
export function weekdayPart(
  lexemes: readonly Lexeme[],
  end: number,
): { readonly part: string; readonly end: number } | null {
  const part = DAY_PARTS.get(word(lexemes, end));
  return part === undefined ? null : { part, end: end + 1 };
}
