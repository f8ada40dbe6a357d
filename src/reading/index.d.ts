export type { Attribution } from "./attribution.ts";
export type { Codebook, CodebookIssue } from "./codebook.ts";
export type { Entity, EntityKind, Mention } from "./entity.ts";
export type { Parse, Parser } from "./parse.ts";
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
export type { Certainty, TimeExpression } from "./time-expression.ts";
export type { Containment, PlaceKind, Toponym, ToponymUse } from "./toponym.ts";
