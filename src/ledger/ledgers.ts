// The ledgers: what the statements of a case amount to, each entry with the statements it rests on.

export type DisputeField = "occurrence" | "number" | "place" | "time" | "actor" | "stance" | "judgement";

/** One account in a dispute. */
export interface DisputeSide {
  /** The account in words of the texts. */
  readonly says: string;
  /** Statement ids, earliest first. */
  readonly statements: readonly string[];
  /** Canonical names of the last voices that hold it. */
  readonly heldBy: readonly string[];
  /** Number of independent origins (copies of one story and hearsay of one teller count once). */
  readonly origins: number;
}

export interface Dispute {
  readonly id: string;
  readonly field: DisputeField;
  /** Short neutral title. */
  readonly title: string;
  /** What the gazetteer says, for `place` disputes of the text against it. */
  readonly gazetteer: string | null;
  readonly sides: readonly DisputeSide[];
  /** What evidence would settle it; null where none would. */
  readonly settledBy: string | null;
  readonly issue: string | null;
  readonly basis: readonly string[];
}

export interface Position {
  readonly id: string;
  readonly party: string;
  readonly issue: string;
  readonly stance: "for" | "against" | "conditional";
  /** Said by the party itself, or ascribed to it by others. */
  readonly how: "stated" | "ascribed";
  readonly says: string;
  /** ISO 8601 date (any precision) from which it is known, null if unknown. */
  readonly from: string | null;
  /** A refusal in absolute terms (`never`, `unacceptable`, `off the table`). */
  readonly redLine: boolean;
  readonly evidence: readonly string[];
}

export interface Commitment {
  readonly id: string;
  readonly who: readonly string[];
  readonly kind: "pledge" | "acceptance" | "agreement" | "threat";
  readonly what: string;
  readonly since: string | null;
  readonly until: string | null;
  /** ISO 8601 duration of its term (`P30D`), null where none is said. */
  readonly term: string | null;
  readonly condition: string | null;
  readonly status: "open" | "kept" | "broken" | "disputed" | "unknown";
  readonly evidence: readonly string[];
  readonly deeds: readonly { readonly statement: string; readonly bears: "for" | "against" }[];
  /** Statement ids that may speak of the same commitment; proposed, never merged. */
  readonly maybeSame: readonly string[];
}

export interface Forecast {
  readonly id: string;
  readonly who: readonly string[];
  readonly what: string;
  readonly condition: string | null;
  /** ISO 8601 date or interval by which it would show, null if none is given. */
  readonly horizon: string | null;
  /** The probability words. */
  readonly words: string | null;
  /** The range those words stand for in the named scale, null if none. */
  readonly range: readonly [number, number] | null;
  /** The published scale that the range is taken from. */
  readonly scale: string | null;
  readonly evidence: readonly string[];
}

/** One event as reported, on the timeline. */
export interface TimelineEntry {
  readonly id: string;
  /** ISO 8601 days, inclusive; an open end is null. */
  readonly from: string | null;
  readonly to: string | null;
  readonly certainty: "known" | "implied" | "unknown";
  readonly says: string;
  readonly statements: readonly string[];
  /** Ids of disputes that the entry takes part in. */
  readonly disputes: readonly string[];
}

/** One place of the case with all the names the documents use for it. */
export interface PlaceEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly status: string | null;
  readonly namesUsed: readonly string[];
  /** Toponym ids. */
  readonly mentions: readonly string[];
  readonly statements: readonly string[];
  readonly warnings: readonly {
    readonly doc: string;
    readonly start: number;
    readonly end: number;
    readonly message: string;
  }[];
}

/** Documents or passages that go back to one teller: copies of a story, hearsay of one source. */
export interface Origin {
  readonly id: string;
  readonly kind: "copy" | "hearsay";
  /** Documents (copies) or statements (hearsay) folded into it. */
  readonly docs: readonly string[];
  readonly statements: readonly string[];
  /** Similarity 0 to 1 for copies. */
  readonly similarity: number | null;
}

/** How often a voice is heard. */
export interface VoiceCount {
  readonly name: string;
  readonly entity: string | null;
  readonly party: string | null;
  /** Statements that this voice holds last, by kind, and in how many documents. */
  readonly statements: number;
  readonly documents: number;
}

export interface Ledgers {
  readonly disputes: readonly Dispute[];
  readonly positions: readonly Position[];
  readonly commitments: readonly Commitment[];
  readonly forecasts: readonly Forecast[];
  readonly timeline: readonly TimelineEntry[];
  readonly places: readonly PlaceEntry[];
  readonly origins: readonly Origin[];
  readonly voices: readonly VoiceCount[];
}
