// Names of parties are hidden from the parser, so that it reads the same words about any two of them alike.
import { WordTable } from "../../text/index.ts";
import type { Parse, Parser } from "../parse.ts";
import type { ActorTables } from "./entities/actor-tables.ts";

/** Made-up names of no party that stand for a state, its people, an adjective, and a person's first and last name. */
const STATE = "Norland";
const FRONT = "San";
const ADJECTIVE = "Norlandian";
const PEOPLE = "Norlandians";
const FIRST_NAME = "John";
const SURNAME = "Norberg";

/** Stand-ins for words, by the exact word. */
export type Masks = Pick<WordTable<string>, "get">;

/** Stand-ins for every name of a state, a seat of government, a people or an office holder in the tables. */
export function makeMasks(tables: ActorTables): Masks {
  const masks = new Map<string, string>();
  const ordinary = new Set([...COMMON, ...tables.commonSurnames]);
  const put = (word: string, mask: string): void => {
    // A word with two uses keeps the first; short words and lower-case ones (`of`, `the`) stay.
    if (/^\p{Lu}[\p{L}.'’-]+$/u.test(word) && !masks.has(word) && !ordinary.has(word)) masks.set(word, mask);
  };
  for (const state of tables.states) {
    for (const adjective of state.adjectives) if (!adjective.includes(" ")) put(adjective, ADJECTIVE);
    for (const people of state.people)
      if (!people.includes(" ")) put(people, people.endsWith("s") ? PEOPLE : ADJECTIVE);
  }
  for (const state of tables.states) {
    for (const name of [state.name, ...state.seats, ...state.aliases]) {
      const words = name.split(" ").filter((w) => !COMMON.has(w));
      if (words.length !== name.split(" ").length && words.length < 2) continue;
      for (const [k, word] of words.entries()) {
        put(word, k < words.length - 1 ? FRONT : STATE);
      }
    }
  }
  for (const holder of tables.holders) {
    const words = holder.name.split(" ");
    for (const [k, word] of words.entries()) put(word, k === words.length - 1 ? SURNAME : FIRST_NAME);
    put(holder.surname, SURNAME);
    for (const spelling of holder.spellings) {
      const parts = spelling.split(" ");
      for (const [k, word] of parts.entries()) put(word, k === parts.length - 1 ? SURNAME : FIRST_NAME);
    }
  }
  return new WordTable(masks);
}

/** Words of states' names that are ordinary words: hiding them would hide the sentence. */
const COMMON: ReadonlySet<string> = new Set(
  "North South East West New Republic United States Kingdom Federation Democratic People's Islamic Union State Central Saint White House Palace Street Downing Number Sublime Porte Green Zone Great Upper Lower City Islands Island Coast Ivory Holy See The Emirates May March August Will Mark Grant Hope Bill Rob Pat Drew Rose Young Brown Black White Green Long King Prince Major Price Rice Bush Power Church Ford Cook Hunt Law Ban Key Pope Case Best Wise Strong Bolt Gates Banks Rivers Field Woods".split(
    " ",
  ),
);

/** Parses sentences with names hidden; words and lemmas of the parses are the real ones again. */
export function parseMasked(parser: Parser, sentences: readonly (readonly string[])[], masks: Masks): Parse[] {
  const hidden = sentences.map((words) => hideNames(words, masks));
  return parser.parseAll(hidden).map((parse, s) => {
    const [real, seen] = [sentences[s]!, hidden[s]!];
    if (seen === real) return parse;
    return { ...parse, words: real, lemmas: parse.lemmas.map((lemma, k) => (seen[k] === real[k] ? lemma : real[k]!)) };
  });
}

/** The words with stand-ins for names; the very same list where there are none. */
function hideNames(words: readonly string[], masks: Masks): readonly string[] {
  let hidden: string[] | null = null;
  for (let k = 0; k < words.length; k++) {
    const word = words[k]!;
    const mask = masks.get(word);
    if (mask === undefined) continue;
    hidden ??= [...words];
    // Before a bare apostrophe stands a name in `s`, and so must its stand-in.
    hidden[k] = /^['’]$/.test(words[k + 1] ?? "") && /s$/i.test(word) ? `${mask}s` : mask;
  }
  return hidden ?? words;
}
