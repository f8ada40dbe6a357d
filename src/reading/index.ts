// The reading layer: who says what, about whom, where, when and how firmly, with exact passages.
export type { Attribution } from "./attribution.ts";
export { type Codebook, type CodebookIssue, type CodebookProblem, parseCodebook } from "./codebook.ts";
export type { KeyedMention, Page, StatementDraft, TraceEntry } from "./draft.ts";
export type { Entity, EntityKind, Mention } from "./entity.ts";
export type { SentenceExplanation } from "./explain.ts";
export type { EntityLinker, Language } from "./language.ts";
export type { Parse, Parser } from "./parse.ts";
export {
  beginRun,
  type DocRead,
  type ExplainedDoc,
  makeReader,
  type Reader,
  type ReaderRun,
  STEPS,
  type Step,
} from "./reader.ts";
export type { DocReading, Reading } from "./reading.ts";
export type {
  Action,
  Hedge,
  Participant,
  Quantity,
  ReviewState,
  Statement,
  StatementKind,
  Voice,
} from "./statement.ts";
export type { Certainty, TimeBound, TimeExpression } from "./time-expression.ts";
export type { Containment, PlaceKind, Toponym, ToponymUse } from "./toponym.ts";
