// The timeline: events as reported, drawn as bars as wide as their dates are uncertain, packed into lanes.
import type { Ledgers } from "../ledger/index.ts";
import type { Notebook } from "./notes.ts";

interface TimelineRow {
  /** 1, 2 ... in order of date; the number that the bar carries. */
  readonly number: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly certainty: "known" | "implied" | "unknown";
  readonly says: string;
  readonly notes: readonly number[];
  /** Titles of the disputes it takes part in. */
  readonly disputes: readonly string[];
}

/** A bar: `x0`, `x1` in 0..1 of the axis; an open end is drawn as one. */
interface TimelineBar {
  readonly number: number;
  readonly lane: number;
  readonly x0: number;
  readonly x1: number;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  readonly certainty: "known" | "implied" | "unknown";
  readonly isDisputed: boolean;
  readonly title: string;
}

interface TimelineTick {
  readonly x: number;
  readonly label: string;
  readonly isYear: boolean;
}

export interface TimelineView {
  readonly rows: readonly TimelineRow[];
  readonly bars: readonly TimelineBar[];
  readonly lanes: number;
  readonly ticks: readonly TimelineTick[];
  /** Numbers of rows before the axis begins, after it ends, or without any date: they stand in the table alone. */
  readonly earlier: readonly number[];
  readonly later: readonly number[];
  readonly undated: readonly number[];
}

const DAY_MS = 86_400_000;
/** More bars than this do not help the eye; the table has them all. */
const BAR_LIMIT = 90;
const MIN_AXIS_DAYS = 20;
/** How much a longer axis counts against the events it adds: 0 shows all, 1 only the densest. */
const LENGTH_WEIGHT = 0.3;
/** Narrowest bar, as a part of the axis: wide enough to carry its number. */
const MIN_WIDTH = 0.026;

/** Day number of an ISO 8601 date of any precision: of its first day, or of its last if `last`. */
function dayOf(iso: string, last: boolean): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(iso);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  let ms: number;
  if (month === null) ms = last ? Date.UTC(year, 11, 31) : Date.UTC(year, 0, 1);
  else if (day === null) ms = last ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, 1);
  else ms = Date.UTC(year, month - 1, day);
  return Number.isNaN(ms) ? null : Math.round(ms / DAY_MS);
}

/** The timeline of the ledger's events in order of date; undated ones last. */
export function timelineView(
  ledgers: Ledgers,
  book: Notebook,
  disputeTitle: (id: string) => string | null,
): TimelineView {
  const key = (entry: { readonly from: string | null; readonly to: string | null }): string =>
    `${entry.from ?? entry.to ?? "~"} ${entry.to ?? "~"}`;
  const sorted = [...ledgers.timeline].sort((a, b) =>
    key(a) === key(b) ? (a.id < b.id ? -1 : 1) : key(a) < key(b) ? -1 : 1,
  );
  const rows = sorted.map(
    (entry, i): TimelineRow => ({
      number: i + 1,
      from: entry.from,
      to: entry.to,
      certainty: entry.certainty,
      says: entry.says,
      notes: book.citeAll(entry.statements),
      disputes: entry.disputes.map(disputeTitle).filter((title) => title !== null),
    }),
  );

  const dated = rows.flatMap((row) => {
    const first = row.from === null ? null : dayOf(row.from, false);
    const end = row.to === null ? null : dayOf(row.to, true);
    if (first === null && end === null) return [];
    return [{ row, start: first ?? end!, end: (end ?? first!) + 1, openStart: first === null, openEnd: end === null }];
  });
  const undated = rows.filter((row) => !dated.some((each) => each.row === row)).map((row) => row.number);
  if (dated.length === 0) return { rows, bars: [], lanes: 0, ticks: [], earlier: [], later: [], undated };

  const [axisStart, axisEnd] = axisOf(dated.map((each) => ({ start: each.start, end: each.end })));
  const earlier = dated.filter((each) => each.end <= axisStart).map((each) => each.row.number);
  const later = dated.filter((each) => each.start >= axisEnd).map((each) => each.row.number);
  const x = (day: number): number => (day - axisStart) / (axisEnd - axisStart);
  const shown = dated.filter((each) => each.end > axisStart && each.start < axisEnd).slice(0, BAR_LIMIT);
  const laneEnds: number[] = [];
  const bars = shown.map((each): TimelineBar => {
    let x0 = Math.max(0, x(each.start));
    let x1 = Math.min(1, x(each.end));
    if (x1 - x0 < MIN_WIDTH) {
      const middle = Math.min(1 - MIN_WIDTH / 2, Math.max(MIN_WIDTH / 2, (x0 + x1) / 2));
      x0 = middle - MIN_WIDTH / 2;
      x1 = middle + MIN_WIDTH / 2;
    }
    let lane = laneEnds.findIndex((end) => end + 0.004 <= x0);
    if (lane === -1) lane = laneEnds.length;
    laneEnds[lane] = x1;
    return {
      number: each.row.number,
      lane,
      x0,
      x1,
      openStart: each.openStart || each.start < axisStart,
      openEnd: each.openEnd || each.end > axisEnd,
      certainty: each.row.certainty,
      isDisputed: each.row.disputes.length > 0,
      title: each.row.says,
    };
  });
  return { rows, bars, lanes: laneEnds.length, ticks: ticksOf(axisStart, axisEnd), earlier, later, undated };
}

/**
 * A stretch of days with a margin: of all shortest stretches that hold k events, at least nearly half of them,
 * the one that shows most events for its length.
 */
function axisOf(spans: readonly { readonly start: number; readonly end: number }[]): [number, number] {
  const middles = spans.map((span) => (span.start + span.end) / 2).sort((a, b) => a - b);
  const n = middles.length;
  let best: [number, number] = [middles[0]!, middles.at(-1)!];
  let bestWorth = 0;
  // A few sizes between there and all are enough, and keep this linear.
  for (let step = 0; step <= 10; step++) {
    const k = Math.max(1, Math.round(n * (0.45 + (0.55 * step) / 10)));
    for (let i = 0; i + k <= n; i++) {
      const width = middles[i + k - 1]! - middles[i]!;
      const worth = k / Math.max(width, MIN_AXIS_DAYS) ** LENGTH_WEIGHT;
      if (worth <= bestWorth) continue;
      bestWorth = worth;
      best = [middles[i]!, middles[i + k - 1]!];
    }
  }
  const width = Math.max(best[1] - best[0], MIN_AXIS_DAYS);
  const margin = width * 0.06;
  return [Math.floor(best[0] - margin), Math.ceil(best[0] + width + margin)];
}

const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function ticksOf(start: number, end: number): TimelineTick[] {
  const days = end - start;
  const x = (day: number): number => (day - start) / days;
  const ticks: TimelineTick[] = [];
  const first = new Date(start * DAY_MS);
  const months = days / 30.4;
  if (days <= 75) {
    const step = days <= 25 ? 7 : 14;
    for (let day = start + ((4 - (start % 7) + 7) % 7); day < end; day += step) {
      const date = new Date(day * DAY_MS);
      ticks.push({ x: x(day), label: `${date.getUTCDate()} ${MONTH_NAMES[date.getUTCMonth()]}`, isYear: false });
    }
    return ticks;
  }
  const step = months <= 14 ? 1 : months <= 30 ? 3 : months <= 60 ? 6 : months <= 150 ? 12 : months <= 400 ? 60 : 240;
  for (let i = first.getUTCFullYear() * 12; ; i++) {
    if (i % step !== 0) continue;
    const day = Math.round(Date.UTC(Math.floor(i / 12), i % 12, 1) / DAY_MS);
    if (day >= end) break;
    if (day < start) continue;
    const month = i % 12;
    const year = Math.floor(i / 12);
    const label = month === 0 || step >= 12 ? String(year) : MONTH_NAMES[month]!;
    ticks.push({ x: x(day), label, isYear: month === 0 });
  }
  return ticks;
}
