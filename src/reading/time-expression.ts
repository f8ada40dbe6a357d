// Time expressions: TIMEX3 values and intervals, as far as the text and the document's date fix them.
import type { Span } from "../text/index.ts";

/** How a time limits what is said: a deadline, a term or an open beginning. */
export type TimeBound = "since" | "from" | "until" | "by" | "before" | "after" | "within";

export type Certainty = "known" | "implied" | "unknown";

export interface TimeExpression extends Span {
  readonly id: string;
  readonly doc: string;
  readonly text: string;
  /** TIMEX3 value (`2024-08`, `2024-SU`, `P30D`, `PRESENT_REF`, two values joined by `/`); null where the document's date would be needed and is unknown. */
  readonly value: string | null;
  /** First and last day, ISO 8601, inclusive; null where no calendar interval follows. An open end is null. */
  readonly interval: { readonly from: string | null; readonly to: string | null } | null;
  readonly known: { readonly year: Certainty; readonly month: Certainty; readonly day: Certainty };
  readonly type: "date" | "duration" | "set" | "deictic" | "vague";
  /** What the words before it make of it (`by Friday`, `within 48 hours`, `since 2014`); absent or null for a plain time. */
  readonly bound?: TimeBound | null;
  readonly basis: readonly string[];
}
