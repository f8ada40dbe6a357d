// Entities of a run: mentions of all documents under one id each, in order of first sight.

import type { Entity, EntityKind, Mention } from "../../entity.ts";
import type { EntityLinker } from "../../language.ts";
import type { EntityMention } from "./read-mentions.ts";

interface Growing {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  party: string | null;
  readonly aliases: Set<string>;
}

const isWriter = (key: string): boolean => key === "author" || key === "commenter";

/** More forms than this say nothing new. */
const ALIAS_LIMIT = 30;

/** Links document after document; keeps only names, so a run of any length stays small. */
export function makeEntityLinker(): EntityLinker {
  const byKey = new Map<string, Growing>();
  return {
    add: (mentions, text) => {
      const linked: Mention[] = [];
      for (const mention of mentions) {
        if (isWriter(mention.key)) continue;
        let entity = byKey.get(mention.key);
        if (entity === undefined) {
          entity = {
            id: `e${byKey.size + 1}`,
            name: mention.name,
            kind: mention.kind,
            party: mention.party,
            aliases: new Set(),
          };
          byKey.set(mention.key, entity);
        }
        entity.party ??= mention.party;
        if (mention.how !== "pronoun" && entity.aliases.size < ALIAS_LIMIT) {
          const words = text.slice(mention.start, mention.end).replace(/\s+/g, " ");
          if (words !== entity.name) entity.aliases.add(words);
        }
        linked.push({ doc: mention.doc, start: mention.start, end: mention.end, entity: entity.id, how: mention.how });
      }
      return linked;
    },
    idOf: (key) => byKey.get(key)?.id ?? null,
    entities: () =>
      [...byKey.values()].map(({ id, name, kind, party, aliases }) => ({
        id,
        name,
        kind,
        party,
        aliases: [...aliases],
      })),
  };
}

/** Links the mentions of all documents of a run at once. */
export function linkEntities(docs: readonly { readonly text: string; readonly mentions: readonly EntityMention[] }[]): {
  readonly entities: Entity[];
  readonly mentions: Mention[][];
  readonly idOf: (key: string) => string | null;
} {
  const linker = makeEntityLinker();
  const mentions = docs.map((doc) => linker.add(doc.mentions, doc.text));
  return { entities: linker.entities(), mentions, idOf: linker.idOf };
}
