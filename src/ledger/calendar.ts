// Days and terms: plain calendar arithmetic on ISO 8601 strings, without clocks or time zones.
import type { TimeExpression } from "../reading/index.ts";

/** The day, month or year of a time expression, as precise as it is known: `2025-03-18`, `2025-03`, `2025`; null without an interval. */
export function precisionOf(time: TimeExpression): string | null {
  const from = time.interval?.from;
  const to = time.interval?.to;
  if (!from) return null;
  if (from === to) return from;
  if (to && from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  if (to && from.slice(0, 4) === to.slice(0, 4))
    return from.endsWith("-01-01") && to.endsWith("-12-31") ? from.slice(0, 4) : from.slice(0, 7);
  return from.slice(0, 4);
}

/** When an interval is over at the latest, as precise as it is known: its day, month or year, or the last day of a longer stretch; null without an end. */
export function endOf(time: TimeExpression): string | null {
  const to = time.interval?.to;
  if (!to) return null;
  const precise = precisionOf(time);
  const from = time.interval?.from;
  if (time.bound === "before" && from) return dayBefore(from);
  if (precise === null || !from || precise.length === 10) return to;
  if (precise.length === 7) return from.slice(0, 7) === to.slice(0, 7) ? precise : to;
  return from.slice(0, 4) === to.slice(0, 4) ? precise : to;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Whether a time says when something ends or is due (`until June`, `by Friday`). */
export function isLimit(time: TimeExpression): boolean {
  return time.bound != null && LIMITS.has(time.bound);
}

const LIMITS = new Set(["until", "by", "before", "within"]);

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+)H)?)?/u;

/** The last day (or month, if that is all that is known) on which `duration` from `since` is over; null for durations it cannot read. */
export function addDuration(since: string, duration: string): string | null {
  const match = DURATION.exec(duration);
  if (match === null || duration === "P") return null;
  const [years, months, weeks, days, hours] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (years + months + weeks + days + hours === 0) return null;
  const [year, month, day] = since.split("-").map(Number) as [number, number | undefined, number | undefined];
  // Where only the month or year is known, the term may have begun on its last day.
  const begun = day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate();
  const end = new Date(Date.UTC(year + Math.trunc(years), (month ?? 12) - 1 + Math.trunc(months), begun));
  end.setUTCDate(end.getUTCDate() + Math.round(weeks * 7 + days + hours / 24));
  const iso = end.toISOString().slice(0, 10);
  if (day !== undefined) return iso;
  return month === undefined ? iso.slice(0, 4) : iso.slice(0, 7);
}
