// A statement: one clause-level assertion with its attribution chain; the unit everything above rests on.
import type { Span } from "../text/index.ts";

/** What the last voice does with the content (DESIGN: report, denial, demand ...). */
export type StatementKind =
  | "report"
  | "denial"
  | "demand"
  | "acceptance"
  | "refusal"
  | "pledge"
  | "threat"
  | "forecast"
  | "judgement";

/** How firmly the last voice holds the content. */
export type Hedge = "none" | "reported" | "possible" | "probable" | "certain";

export type ReviewState = "suggested" | "accepted" | "edited" | "rejected";

/** One link of the attribution chain. `source` and `cue` are null for the writer. */
export interface Voice {
  /** Canonical name, or `author`, `commenter`, `unnamed source`. */
  readonly name: string;
  readonly entity: string | null;
  readonly source: Span | null;
  readonly cue: Span | null;
}

/** Actor or recipient: canonical name, entity where there is one, and the words (for a pronoun: the pronoun's). */
export interface Participant extends Span {
  readonly name: string;
  readonly entity: string | null;
}

/** What is done: the words, and their PLOVER event class where the lexicon has one. */
export interface Action extends Span {
  readonly text: string;
  readonly class: string | null;
  /** Lemma of the head, for comparing statements. */
  readonly lemma: string;
}

export interface Quantity extends Span {
  readonly text: string;
  readonly value: number | null;
  /** Unit symbol (`km`, `mi2`, `d`, `%`) or the counted noun (`soldiers`). */
  readonly unit: string | null;
  /** `about`, `at least`, `at most`, or null for a plain figure. */
  readonly bound: "about" | "at least" | "at most" | null;
}

/** A statement. Offsets are offsets of the document's repaired text. */
export interface Statement {
  /** `d1.s17`: unique in one run, in order of offset; not stable across runs. */
  readonly id: string;
  readonly doc: string;
  readonly part: string;
  /** Index of the sentence in the document. */
  readonly sentence: number;
  readonly span: Span;
  readonly kind: StatementKind;
  /** Outermost first: `author` or `commenter`, then those who are said to say it. Never empty. */
  readonly voices: readonly Voice[];
  readonly hedge: Hedge;
  readonly hedgeCue: Span | null;
  readonly condition: Span | null;
  readonly negated: boolean;
  readonly actor: readonly Participant[];
  readonly action: Action | null;
  readonly recipient: readonly Participant[];
  readonly issue: string | null;
  /** Ids of the toponyms that the statement names or carries. */
  readonly places: readonly string[];
  /** Id of the time expression of the event, or null. */
  readonly time: string | null;
  readonly quantities: readonly Quantity[];
  /** Estimated probability that kind, hedge and chain are right, 0 to 1, in hundredths. */
  readonly score: number;
  /** The steps and rules that produced it, in the order they acted. */
  readonly basis: readonly string[];
  readonly review: ReviewState;
}
