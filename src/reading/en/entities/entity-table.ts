// The actor tables made ready for reading: one trie over all names, and what is known of each actor.
import { tokenize } from "../../../text/index.ts";
import type { EntityKind, Mention } from "../../entity.ts";
import { MANY_WORDS, remembered } from "../../remembered.ts";
import type { ActorTables, HolderRow } from "./actor-tables.ts";
import { foldWord, isCapitalised } from "./fold.ts";
import { makeWordForms, type WordForm } from "./word-forms.ts";

export type Gender = "m" | "f";

/** A known actor. `key` identifies it over all documents. */
export interface Actor {
  readonly key: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly party: string | null;
  readonly type: "state" | "bloc" | "organisation" | "media" | "person";
  readonly gender: Gender | null;
  /** Plural in grammar (`the Houthis ... they`). */
  readonly isPlural: boolean;
  readonly aliases: readonly string[];
  readonly epithets: ReadonlySet<string>;
  readonly offices: readonly HolderRow[];
  /** First adjective, which names derived groups; null where there is none. */
  readonly adjective: string | null;
}

export type NameUse = Mention["how"] | "adjective";

/** One way to say an actor. */
export interface NameHit {
  readonly actor: Actor;
  readonly how: NameUse;
  /** The name's own tokens, for checks of case. */
  readonly words: readonly string[];
  /** Word that must stand near, null for most. */
  readonly need: string | null;
  /** The surname is a common word or a first name: only after a title or the full name. */
  readonly isCommon: boolean;
}

export interface NameNode {
  readonly next: Map<string, NameNode>;
  readonly hits: NameHit[];
}

export interface EntityTable {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly names: NameNode;
  readonly formOf: (word: string) => WordForm;
  readonly firstNames: ReadonlyMap<string, Gender>;
  /** Office holders by state or organisation. */
  readonly holders: ReadonlyMap<string, readonly { readonly row: HolderRow; readonly actor: Actor }[]>;
}

const emptyNode = (): NameNode => ({ next: new Map(), hits: [] });

/** Splits a name as the text layer splits words. */
function wordsOf(name: string): string[] {
  return tokenize(name, { start: 0, end: name.length }).map((token) => token.text);
}

/** Builds the table; the order of the rows decides nothing but the order of equal hits. */
export function makeEntityTable(tables: ActorTables): EntityTable {
  const actors = new Map<string, Actor>();
  const names = emptyNode();
  const common = new Set(tables.commonSurnames.map(foldWord));
  const firstNames = new Map<string, Gender>();
  for (const name of tables.firstNames.female) firstNames.set(foldWord(name), "f");
  for (const name of tables.firstNames.male) {
    if (firstNames.get(foldWord(name)) === "f") firstNames.delete(foldWord(name));
    else firstNames.set(foldWord(name), "m");
  }
  const add = (actor: Actor, name: string, how: NameUse, need: string | null = null, isCommon = false): void => {
    const words = wordsOf(name);
    let node = names;
    for (const word of words) {
      const folded = foldWord(word);
      let next = node.next.get(folded);
      if (next === undefined) {
        next = emptyNode();
        node.next.set(folded, next);
      }
      node = next;
    }
    if (words.length === 0 || node.hits.some((hit) => hit.actor === actor && hit.how === how)) return;
    node.hits.push({ actor, how, words, need, isCommon });
  };
  const actor = (row: Partial<Actor> & Pick<Actor, "name" | "kind" | "type">): Actor => {
    const key = actors.has(row.name) ? `${row.name} (${row.type})` : row.name;
    const made: Actor = {
      party: null,
      gender: null,
      isPlural: false,
      aliases: [],
      epithets: new Set(),
      offices: [],
      adjective: null,
      ...row,
      key,
    };
    actors.set(key, made);
    return made;
  };
  for (const row of tables.states) {
    const made = actor({
      name: row.name,
      kind: "state",
      type: "state",
      party: row.name,
      aliases: row.aliases,
      adjective: row.adjectives[0] ?? null,
    });
    add(made, row.name, "name");
    for (const alias of row.aliases) add(made, alias, "alias");
    for (const seat of row.seats) add(made, seat, "metonym");
    for (const people of row.people) add(made, people, "demonym");
    for (const adjective of row.adjectives) add(made, adjective, "adjective");
  }
  for (const row of tables.blocs) {
    const made = actor({
      name: row.name,
      kind: "group",
      type: "bloc",
      party: row.party,
      isPlural: true,
      aliases: row.aliases,
      adjective: row.adjectives[0] ?? null,
    });
    add(made, row.name, "name");
    for (const alias of row.aliases) add(made, alias, "alias");
    for (const people of row.people) add(made, people, "demonym");
    for (const adjective of row.adjectives) add(made, adjective, "adjective");
  }
  const derived = new Set(tables.states.map((row) => `${row.adjectives[0] ?? row.name} forces`));
  for (const row of tables.organisations) {
    const made = actor({
      name: row.name,
      kind: row.kind,
      type: "organisation",
      party: row.party,
      isPlural: row.kind === "group" || /[^su]s$/.test(row.name),
      aliases: row.aliases,
      epithets: new Set(row.epithets),
      adjective: row.adjectives[0] ?? null,
    });
    // "Israeli forces" follows from the adjective like any state's; the row only adds what else they are called.
    if (!derived.has(row.name)) add(made, row.name, "name");
    for (const alias of row.aliases) add(made, alias, "alias");
    for (const adjective of row.adjectives) add(made, adjective, "adjective");
  }
  for (const row of tables.media) {
    const made = actor({ name: row.name, kind: "organisation", type: "media", aliases: row.aliases });
    add(made, row.name, "name", row.need);
    for (const alias of row.aliases) add(made, alias, "alias");
  }
  const holders = new Map<string, { row: HolderRow; actor: Actor }[]>();
  const byName = new Map<string, HolderRow[]>();
  for (const row of tables.holders) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  for (const [name, rows] of byName) {
    const last = rows.reduce((best, row) => ((row.to ?? 9999) >= (best.to ?? 9999) ? row : best));
    const owner = actors.get(last.actor);
    const made = actor({
      name,
      kind: "person",
      type: "person",
      party: owner?.party ?? last.actor,
      gender: last.gender,
      aliases: [...new Set(rows.flatMap((row) => row.spellings))],
      offices: rows,
    });
    add(made, name, "name");
    for (const spelling of made.aliases) add(made, spelling, spelling.includes(" ") ? "alias" : "surname");
    const surname = last.surname;
    if (surname !== name) {
      const folded = foldWord(surname.replace(/^al-/, ""));
      const isCommon = common.has(folded) || firstNames.has(folded);
      add(made, surname, "surname", null, isCommon);
      // Assad and al-Assad, Sisi and el-Sisi.
      const bare = surname.replace(/^al-/, "");
      if (name.includes(`al-${bare}`))
        for (const form of [bare, `al-${bare}`, `el-${bare}`, `Al-${bare}`, `El-${bare}`])
          add(made, form, "surname", null, isCommon);
      for (const spelling of made.aliases) {
        const last = spelling.split(" ").at(-1) ?? "";
        if (spelling.includes(" ") && /^\p{Lu}\p{L}{3,}$/u.test(last) && !rows.some((row) => row.name.startsWith(last)))
          add(made, last, "surname", null, common.has(foldWord(last)) || firstNames.has(foldWord(last)));
      }
    }
    for (const row of rows) holders.set(row.actor, [...(holders.get(row.actor) ?? []), { row, actor: made }]);
  }
  return { actors, names, formOf: makeWordForms(names), firstNames, holders };
}

/** Whether the text's words from `first` on have the capitals that the name needs; short all-capital names must be written so. */
export function fitsCase(hit: NameHit, words: readonly string[], first: number): boolean {
  for (let i = 0; i < hit.words.length; i++) {
    const own = hit.words[i]!;
    const word = words[first + i] ?? "";
    if (word === own) continue;
    const needed = caseNeeded(own);
    if (needed === "exact" || (needed === "capital" && !isCapitalised(word))) return false;
  }
  return true;
}

/** How a word of a name must be written. */
const caseNeeded = remembered(MANY_WORDS, (own: string): "exact" | "capital" | "any" => {
  if (own.length >= 2 && own.length <= 5 && /^[\p{Lu}\d+.-]+$/u.test(own) && /\p{Lu}/u.test(own)) return "exact";
  // LeT, JeM: inner capitals are the only thing that tells them from words.
  if (own.length <= 4 && /^.\p{Ll}*\p{Lu}/u.test(own)) return "exact";
  return isCapitalised(own) ? "capital" : "any";
});
