// What reading a document, or a folder of them, gives.
import type { Doc } from "../text/index.ts";
import type { Attribution } from "./attribution.ts";
import type { Entity, Mention } from "./entity.ts";
import type { Statement } from "./statement.ts";
import type { TimeExpression } from "./time-expression.ts";
import type { Containment, Toponym } from "./toponym.ts";

/** One document read. `doc` may carry a date and problems that the reading added (e.g. `wrong-region`). */
export interface DocReading {
  readonly doc: Doc;
  readonly statements: readonly Statement[];
  readonly attributions: readonly Attribution[];
  readonly mentions: readonly Mention[];
  readonly toponyms: readonly Toponym[];
  readonly containments: readonly Containment[];
  readonly times: readonly TimeExpression[];
}

/** All documents of one run; entities are shared by all of them. */
export interface Reading {
  readonly docs: readonly DocReading[];
  readonly entities: readonly Entity[];
}
