// Names by capital letters alone, for as long as the entity tables are not at hand.
import type { Doc } from "../../text/index.ts";
import type { KeyedMention } from "../draft.ts";
import type { Entity, Mention } from "../entity.ts";
import type { EntityLinker } from "../language.ts";
import type { Parse } from "../parse.ts";
import type { Names } from "./page.ts";

export interface EntityService {
  readonly mentions: (doc: Doc, parses: readonly Parse[]) => KeyedMention[];
  readonly names: (doc: Doc, parses: readonly Parse[], mentions: readonly KeyedMention[]) => Names;
  readonly makeLinker: () => EntityLinker;
}

export function fallbackEntities(): EntityService {
  return {
    mentions: (doc, parses) => {
      const out: KeyedMention[] = [];
      for (const [s, parse] of parses.entries()) {
        const first = doc.sentences[s]!.firstToken;
        for (let k = 0; k < parse.words.length; k++) {
          if (parse.upos[k] !== "PROPN") continue;
          const from = k;
          while (parse.upos[k + 1] === "PROPN") k++;
          const start = doc.tokens[first + from]!.start;
          const end = doc.tokens[first + k]!.end;
          const name = doc.text.slice(start, end);
          out.push({ doc: doc.id, key: name, name, kind: "organisation", party: null, how: "name", start, end });
        }
      }
      return out;
    },
    names: (doc, _parses, mentions) => ({
      nameOfHead: (sentence, token) => {
        const at = doc.tokens[doc.sentences[sentence]!.firstToken + token]!;
        const m = mentions.find((x) => x.start <= at.start && x.end >= at.end);
        return m ? { ...m } : { name: at.text, key: null, kind: null, party: null, start: at.start, end: at.end };
      },
      within: (span) => mentions.filter((m) => m.start >= span.start && m.end <= span.end),
    }),
    makeLinker: () => {
      const ids = new Map<string, Entity>();
      return {
        add: (mentions) =>
          mentions.map((m): Mention => {
            let e = ids.get(m.key);
            if (!e) {
              e = { id: `e${ids.size + 1}`, name: m.name, kind: m.kind, party: m.party, aliases: [] };
              ids.set(m.key, e);
            }
            return { doc: m.doc, entity: e.id, how: m.how, start: m.start, end: m.end };
          }),
        idOf: (key) => ids.get(key)!.id,
        entities: () => [...ids.values()],
      };
    },
  };
}
