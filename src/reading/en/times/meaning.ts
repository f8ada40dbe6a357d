// What a time expression means before any reference day is known: the output of the grammar, the input of the resolver.
import type { Feast, Season, Unit } from "./words.ts";

/** Base of a relative expression: the day of speaking, or the time last told of. */
export type Base = "reference" | "anchor";

export type Modifier = "start" | "mid" | "end" | "earlier" | "later" | "first-half" | "second-half";

export type Meaning =
  | {
      readonly kind: "date";
      readonly year?: number;
      readonly month?: number;
      readonly day?: number;
      readonly weekday?: number;
      /** `MO`, `NI` ... */
      readonly part?: string;
      /** `HH:MM` */
      readonly clock?: string;
    }
  | { readonly kind: "season"; readonly season: Season; readonly year?: number }
  /** Quarter or half of a year. */
  | {
      readonly kind: "fraction";
      readonly unit: "quarter" | "half";
      readonly index: number;
      readonly of: Meaning | null;
    }
  | { readonly kind: "decade"; readonly start: number }
  | { readonly kind: "century"; readonly index: number }
  /** Whole units counted from the base: yesterday is day -1, last week is week -1, this year is year 0. */
  | {
      readonly kind: "offset";
      readonly unit: Unit;
      readonly count: number;
      readonly base: Base;
      readonly part?: string;
      /** A season or month of that year (`last year's summer`). */
    }
  /** A month, weekday or season seen from the reference: last August, next Friday, this spring. */
  | {
      readonly kind: "named";
      readonly what: "month" | "weekday" | "season";
      readonly index: number;
      readonly season?: Season;
      readonly direction: -1 | 0 | 1;
      readonly base: Base;
      readonly part?: string;
    }
  /** A stretch that ends or begins at the base: the past week, the next three days. `count` null where vague. */
  | { readonly kind: "window"; readonly direction: -1 | 1; readonly count: number | null; readonly unit: Unit }
  /** A point so many units away: three days ago, two weeks later. */
  | {
      readonly kind: "away";
      readonly direction: -1 | 1;
      readonly count: number | null;
      readonly unit: Unit;
      readonly base: Base;
      /** How near the base is met: `two years ago today` is that very day, `this week` that week. */
      readonly to?: "day" | "week" | "month";
    }
  | { readonly kind: "part"; readonly modifier: Modifier; readonly of: Meaning }
  /** `count` null where vague (`several weeks`). */
  | { readonly kind: "duration"; readonly count: number | null; readonly unit: Unit }
  | { readonly kind: "set"; readonly value: string }
  | { readonly kind: "ref"; readonly value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF" }
  /** The day of speaking said by `now`: the day where it is known, else PRESENT_REF. */
  | { readonly kind: "now" }
  | { readonly kind: "recent"; readonly adverb: boolean; readonly unit: Unit | null }
  | { readonly kind: "range"; readonly from: Meaning; readonly to: Meaning }
  | { readonly kind: "feast"; readonly feast: Feast; readonly year?: number; readonly direction?: -1 | 0 | 1 }
  /** The turn of a season: winter ended, summer began. */
  | { readonly kind: "turn"; readonly season: Season; readonly ends: boolean }
  /** nth week (or weekend) of a month; index -1 is the last. */
  | { readonly kind: "week-of-month"; readonly index: number; readonly year?: number; readonly month: number };

/** What a grammar rule found: the lexemes `[start, end)` and their meaning. */
export interface Match {
  readonly end: number;
  readonly meaning: Meaning;
  readonly rule: string;
}
