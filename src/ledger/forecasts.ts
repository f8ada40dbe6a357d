// Forecasts: who says what will or may happen, under which condition, by when, with which probability words.
import { endOf } from "./calendar.ts";
import type { Forecast } from "./ledgers.ts";
import type { Indexed, StatementIndex } from "./statement-index.ts";

/** Horizon: the end of the event's time, where it does not lie before the document's own day. */
function horizonOf(index: StatementIndex, { time, reading }: Indexed): string | null {
  if (!time?.interval?.to || time.value === "PRESENT_REF" || index.words.present.test(time.text)) return null;
  const written = reading.doc.date?.value;
  if (written !== undefined && time.interval.to < written) return null;
  return endOf(time);
}

/** All forecasts in reading order. The range comes from a named published scale; words that the scale does not have get none. */
export function findForecasts(index: StatementIndex): Forecast[] {
  const { scale, words } = index.words.probability;
  const byLength = [...words].sort((a, b) => b.word.length - a.word.length);
  return index.all
    .filter(({ statement }) => statement.kind === "forecast")
    .map((entry, i) => {
      const { statement } = entry;
      const slice = (span: { start: number; end: number } | null) =>
        span === null ? null : entry.reading.doc.text.slice(span.start, span.end);
      const cue = slice(statement.hedgeCue);
      const lower = cue?.toLowerCase() ?? "";
      const known = byLength.find(({ word }) => new RegExp(`\\b${word}\\b`, "u").test(lower));
      return {
        id: `f${i + 1}`,
        who: [entry.voice.name],
        what: entry.text,
        condition: slice(statement.condition),
        horizon: horizonOf(index, entry),
        words: cue,
        range: known?.range ?? null,
        scale: known === undefined ? null : scale,
        evidence: [statement.id],
      };
    });
}
