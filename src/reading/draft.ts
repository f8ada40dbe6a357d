// Work in progress on one document: what each step of the reader adds, and the trace it leaves when asked to explain.
import type { Doc, Span } from "../text/index.ts";
import type { Attribution } from "./attribution.ts";
import type { Codebook } from "./codebook.ts";
import type { EntityKind, Mention } from "./entity.ts";
import type { Parse } from "./parse.ts";
import type { Statement } from "./statement.ts";
import type { TimeExpression } from "./time-expression.ts";
import type { Containment, Toponym } from "./toponym.ts";

/** A mention before entities have ids: `key` is the same for the same entity in every document. */
export interface KeyedMention extends Span {
  readonly doc: string;
  readonly key: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly party: string | null;
  readonly how: Mention["how"];
  /** Index of the head token in the document's tokens. */
  readonly head: number;
  readonly basis: readonly string[];
}

/** A statement that the steps are still filling in; `basis` grows with every rule that acts. */
export type StatementDraft = { -readonly [K in keyof Statement]: Statement[K] } & { basis: string[] };

/** One line of an explanation: which step acted on which words, by which rule. */
export interface TraceEntry {
  readonly step: string;
  readonly sentence: number;
  readonly rule: string;
  readonly span: Span | null;
  readonly note: string;
}

/** The page a language works on. Later steps read what earlier ones wrote. */
export interface Page {
  doc: Doc;
  readonly codebook: Codebook | null;
  parses: readonly Parse[];
  mentions: readonly KeyedMention[];
  toponyms: readonly Toponym[];
  containments: readonly Containment[];
  times: readonly TimeExpression[];
  attributions: readonly Attribution[];
  statements: StatementDraft[];
  /** Null unless an explanation is wanted. */
  readonly trace: TraceEntry[] | null;
}
