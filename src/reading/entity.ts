// Entities: states, people, organisations, groups and anonymous sources under one canonical name each.
import type { Span } from "../text/index.ts";

export type EntityKind = "state" | "person" | "organisation" | "group" | "anonymous";

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  /** The party it belongs to or speaks for, null where it stands alone. */
  readonly party: string | null;
  readonly aliases: readonly string[];
}

/** Where a document names an entity (by name, epithet or pronoun). */
export interface Mention extends Span {
  readonly doc: string;
  readonly entity: string;
  readonly how: "name" | "alias" | "surname" | "metonym" | "demonym" | "epithet" | "pronoun";
}
