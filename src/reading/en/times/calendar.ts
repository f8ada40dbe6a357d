// Civil calendar arithmetic on plain day numbers: Gregorian dates, ISO weeks, movable feasts.

/** A Gregorian calendar day. Months and days count from 1. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 (proleptic Gregorian); Hinnant's `days_from_civil`. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The calendar day of a day number; the inverse of `dayNumber`. */
export function civilDay(number: number): CivilDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

export function isCivilDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Weekday of a day number: 1 is Monday, 7 is Sunday. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week of a day number. */
export function isoWeek(number: number): { readonly year: number; readonly week: number } {
  const thursday = number - weekday(number) + 4;
  const { year } = civilDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Monday of an ISO week, as a day number. */
export function isoWeekMonday(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekday(fourth) + 1 + (week - 1) * 7;
}

/** Month arithmetic: month index 0 is January of year 0. */
export function monthIndex(year: number, month: number): number {
  return year * 12 + month - 1;
}

export function monthOfIndex(index: number): { readonly year: number; readonly month: number } {
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

const pad = (value: number, width: number): string => String(Math.abs(value)).padStart(width, "0");

export function isoYear(year: number): string {
  return `${year < 0 ? "-" : ""}${pad(year, 4)}`;
}

export function isoMonth(year: number, month: number): string {
  return `${isoYear(year)}-${pad(month, 2)}`;
}

export function isoDay(number: number): string {
  const { year, month, day } = civilDay(number);
  return `${isoMonth(year, month)}-${pad(day, 2)}`;
}

export function isoWeekName(number: number): string {
  const { year, week } = isoWeek(number);
  return `${isoYear(year)}-W${pad(week, 2)}`;
}

/** Easter Sunday by the Gregorian computus (anonymous algorithm, Meeus 1991), as a day number. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** Orthodox Easter Sunday (Julian computus, Meeus 1991) as a Gregorian day number; right for 1900 to 2099. */
export function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  return dayNumber(year, month, ((d + e + 114) % 31) + 1) + 13;
}

/** First day of an Islamic month by the tabular calendar (civil epoch); the observed beginning may differ by a day. */
export function islamicMonthStart(islamicYear: number, month: number): number {
  const epoch = dayNumber(622, 7, 19);
  return epoch + (islamicYear - 1) * 354 + Math.floor((3 + 11 * islamicYear) / 30) + Math.ceil(29.5 * (month - 1));
}

/** First days of an Islamic month that fall into a Gregorian year. */
export function islamicMonthsIn(year: number, month: number): number[] {
  const around = Math.floor(((year - 622) * 33) / 32);
  const starts: number[] = [];
  for (let islamicYear = around - 1; islamicYear <= around + 2; islamicYear++) {
    const start = islamicMonthStart(islamicYear, month);
    if (civilDay(start).year === year) starts.push(start);
  }
  return starts;
}
