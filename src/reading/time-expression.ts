// Time expressions: TIMEX3 values and intervals, as far as the text and the document's date fix them.
import type { Span } from "../text/index.ts";

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
  readonly basis: readonly string[];
}
