// Mentions of a document in ordered steps: table names, groups, unknown names and surnames, epithets and sources, pronouns.
import type { Doc, Span } from "../../../text/index.ts";
import type { EntityKind, Mention } from "../../entity.ts";
import type { Parse } from "../../parse.ts";
import { statedDate } from "../times/document-date.ts";
import type { EntityTable } from "./entity-table.ts";
import { findEpithets } from "./epithets.ts";
import { findGroups } from "./groups.ts";
import { findPronouns } from "./pronouns.ts";
import { type Found, makeScene } from "./scene.ts";
import { findTableNames } from "./table-names.ts";
import { findUnknownNames } from "./unknown-names.ts";

/** A mention with the entity's key, which is the same in all documents; ids come with linking. */
export interface EntityMention extends Span {
  readonly doc: string;
  readonly key: string;
  /** Canonical name; `author` and `commenter` for the writers' own `I`. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly party: string | null;
  readonly how: Mention["how"];
  /** Index of the head token in the document's tokens. */
  readonly head: number;
  readonly basis: readonly string[];
}

/**
 * Finds who is mentioned. In order of offset, the wider first; mentions may lie inside one another (`Ukraine’s generals`: Ukraine, Ukrainian generals).
 * A plural pronoun for two named together gives two mentions of the same span. `parses[i]` belongs to `doc.sentences[i]` and may be missing.
 */
export function readMentions(doc: Doc, parses: readonly Parse[], table: EntityTable): EntityMention[] {
  // Who held an office depends on the day: plain text states it in its words.
  const dated = doc.date === null ? { ...doc, date: statedDate(doc)?.date ?? null } : doc;
  const scene = makeScene(dated, parses, table);
  const nationalities = findTableNames(scene);
  const persons = findUnknownNames(scene, nationalities);
  findGroups(scene, nationalities);
  findEpithets(scene, nationalities, persons);
  findPronouns(scene);
  const seen = new Set<string>();
  return scene.found
    .filter((found) => {
      if (scene.absorbed.has(found)) return false;
      // Two steps may read the same phrase; the first one stands.
      const id = `${found.first}:${found.end}:${found.key}`;
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    })
    .map((found) => mentionOf(doc, found))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function mentionOf(doc: Doc, found: Found): EntityMention {
  return {
    doc: doc.id,
    start: doc.tokens[found.first]?.start ?? 0,
    end: doc.tokens[found.end - 1]?.end ?? 0,
    key: found.key,
    name: found.name,
    kind: found.kind,
    party: found.party,
    how: found.how,
    head: found.head,
    basis: found.basis,
  };
}
