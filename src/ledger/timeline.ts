// Timeline: events as reported, with their uncertainty; accounts of one event on one day stand together.
import { isLimit } from "./calendar.ts";
import type { Dispute, TimelineEntry } from "./ledgers.ts";
import { type Indexed, meet, type StatementIndex, stemSimilarity } from "./statement-index.ts";

const EVENTS = new Set(["report", "denial", "demand", "acceptance", "refusal", "pledge", "threat"]);

function certaintyOf(entry: Indexed): TimelineEntry["certainty"] {
  const known = entry.time!.known;
  const parts = [known.year, known.month, known.day];
  if (parts.every((part) => part === "known")) return "known";
  return known.year === "unknown" ? "unknown" : "implied";
}

/** Dated events in order of time, then of reading; deadlines and days to come are none yet. Forecasts and judgements are no events. */
export function makeTimeline(index: StatementIndex, disputes: readonly Dispute[]): TimelineEntry[] {
  const inDispute = new Map<string, string[]>();
  for (const { id, sides } of disputes) {
    for (const side of sides)
      for (const statement of side.statements) inDispute.set(statement, [...(inDispute.get(statement) ?? []), id]);
  }
  const dated = index.all.filter(({ statement, time, reading }) => {
    if (!EVENTS.has(statement.kind) || time?.interval == null || time.type === "duration" || time.type === "set")
      return false;
    if (isLimit(time)) return false;
    const { from, to } = time.interval;
    const written = reading.doc.date?.value;
    if (from !== null && written !== undefined && from.slice(0, written.length) > written) return false;
    return from !== null || to !== null;
  });
  const groups: Indexed[][] = [];
  const byInterval = new Map<string, Indexed[][]>();
  for (const entry of dated) {
    const { from, to } = entry.time!.interval!;
    const key = `${from}/${to}`;
    const sameDay = byInterval.get(key) ?? [];
    const group = sameDay.find(
      ([first]) =>
        stemSimilarity(index, first!, entry) >= 0.5 &&
        (meet(first!.names, entry.names) || meet(first!.places, entry.places)),
    );
    if (group !== undefined) group.push(entry);
    else {
      const made = [entry];
      groups.push(made);
      sameDay.push(made);
      byInterval.set(key, sameDay);
    }
  }
  const at = (group: readonly Indexed[]) => {
    const { from, to } = group[0]!.time!.interval!;
    return from ?? to!;
  };
  return groups
    .sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a[0]!.order - b[0]!.order))
    .map((group, i) => {
      const first = group.reduce((chosen, entry) => (entry.statement.score > chosen.statement.score ? entry : chosen));
      const statements = group.map((entry) => entry.statement.id);
      return {
        id: `t${i + 1}`,
        from: first.time!.interval!.from,
        to: first.time!.interval!.to,
        certainty: certaintyOf(first),
        says: first.text,
        statements,
        disputes: [...new Set(statements.flatMap((id) => inDispute.get(id) ?? []))],
      };
    });
}
