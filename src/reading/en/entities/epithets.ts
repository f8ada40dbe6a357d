// Step 4: common nouns for somebody named before (`the president`, `the alliance`, `the administration`) and sources without names.
import { wordSet } from "../../../text/index.ts";
import { isMainSubject, namedUnder, prominence } from "./antecedents.ts";
import type { Actor } from "./entity-table.ts";
import { GROUP_NOUNS, OFFICES, ROLE_NOUNS, SOURCE_NOUNS, STATE_NOUNS } from "./group-nouns.ts";
import {
  addFound,
  type Found,
  folded,
  headOf,
  isPossessive,
  opensSentence,
  relationOf,
  type Scene,
  sameSentence,
  uposOf,
} from "./scene.ts";
import { type Nationality, namesAt } from "./table-names.ts";
import type { Person } from "./unknown-names.ts";

/** Sentences an epithet may look back. */
const REACH = 10;

/** Mentions an epithet may look back, whatever the length of sentences. */
const LOOK_BACK = 200;

interface NounPhrase {
  readonly first: number;
  readonly head: number;
  /** `the`, `a`, a possessive, or none. */
  readonly determiner: "definite" | "indefinite" | "possessive" | "none";
  /** Words between determiner and head. */
  readonly modifiers: readonly string[];
  readonly nationality: Nationality | null;
  /** Name whose possessive opens the phrase. */
  readonly possessor: Found | null;
}

const BREAKS: ReadonlySet<string> = new Set(
  ', . ; : ( ) “ ” " and or but in on at of to for from by with as that who which what whose is are was were has have had be been said says would will could may might than while when if after before under over into about against between through'.split(
    " ",
  ),
);

/** The noun phrase that ends at a head token, read backwards from words alone. */
function phraseAt(scene: Scene, head: number, nationalityAt: ReadonlyMap<number, Nationality>): NounPhrase {
  const modifiers: string[] = [];
  let nationality: Nationality | null = null;
  let at = head - 1;
  for (let steps = 0; steps < 7 && at >= 0 && sameSentence(scene, at, head); steps++) {
    const lower = folded(scene, at);
    // "that critics say": a conjunction.
    if ((lower === "that" || lower === "this") && folded(scene, head).endsWith("s")) break;
    if (["the", "this", "that", "these", "those"].includes(lower))
      return { first: at, head, determiner: "definite", modifiers, nationality, possessor: null };
    if (["a", "an", "one", "some", "another", "any", "every", "each", "no"].includes(lower))
      return { first: at, head, determiner: "indefinite", modifiers, nationality, possessor: null };
    if (["his", "her", "its", "their", "our", "my", "your"].includes(lower))
      return { first: at, head, determiner: "possessive", modifiers, nationality, possessor: null };
    if (isPossessive(scene.words[at] ?? "")) {
      const cover = scene.found[scene.covered[at - 1] ?? -1];
      return {
        first: cover?.first ?? at + 1,
        head,
        determiner: "possessive",
        modifiers,
        nationality,
        possessor: cover ?? null,
      };
    }
    const national = nationalityAt.get(at + 1);
    if (national !== undefined) {
      nationality = national;
      at = national.first - 1;
      continue;
    }
    if (BREAKS.has(lower)) break;
    const upos = uposOf(scene, at);
    if (upos === "VERB" || upos === "ADP" || upos === "AUX" || upos === "CCONJ" || upos === "SCONJ") break;
    modifiers.unshift(lower);
    at--;
  }
  return { first: at + 1, head, determiner: "none", modifiers, nationality, possessor: null };
}

/** Adds epithets and anonymous sources. */
export function findEpithets(
  scene: Scene,
  nationalities: readonly Nationality[],
  persons: ReadonlyMap<string, Person>,
): void {
  const nationalityAt = new Map(nationalities.map((nationality) => [nationality.end, nationality]));
  const named = scene.found.filter((found) => !scene.absorbed.has(found)).sort((a, b) => a.first - b.first);
  let seen = 0;
  const before: Found[] = [];
  const n = scene.words.length;
  for (let i = 0; i < n; i++) {
    while (seen < named.length && (named[seen]?.first ?? 0) < i) {
      const next = named[seen];
      if (next !== undefined) before.push(next);
      seen++;
    }
    const lower = folded(scene, i);
    if (scene.covered[i] !== -1 || !NOUNS.has(lower)) continue;
    const isRole = ROLE_NOUNS.has(lower);
    const isState = STATE_NOUNS.has(lower) && lower !== "side" && lower !== "state";
    const isSource = SOURCE_NOUNS.has(lower);
    const isForce = FORCE_NOUNS.has(lower);
    if (!isRole && !isState && !isSource && !isForce && !EPITHET_NOUNS.has(lower)) continue;
    const upos = uposOf(scene, i);
    if (upos !== null && upos !== "NOUN" && upos !== "PROPN") continue;
    if (isCompoundPart(scene, i)) continue;
    const phrase = phraseAt(scene, i, nationalityAt);
    const found =
      (isRole ? personOf(scene, phrase, persons, before) : null) ??
      (isState ? stateOf(scene, phrase, before) : null) ??
      (isForce ? forcesOf(scene, phrase, before) : null) ??
      organisationOf(scene, phrase, before) ??
      (isSource ? sourceOf(scene, phrase, before) : null);
    if (found !== null) {
      addFound(scene, found);
      before.push(found);
    }
  }
  fillForceParties(scene);
  fillSpokesmenParties(scene);
}

/** `X denied it, said a spokesman, N`: N speaks for the party that was the main subject just before, in the same paragraph. */
function fillSpokesmenParties(scene: Scene): void {
  const parties = new Map<string, string>();
  for (const found of scene.found) {
    if (found.kind !== "person" || found.party !== null || parties.has(found.key)) continue;
    const role = folded(scene, found.first - 1) === "," ? found.first - 2 : found.first - 1;
    if (!/^spokes(?:man|woman|person)$/.test(folded(scene, role)) || !sameSentence(scene, role, found.first)) continue;
    if (!/^(?:a|the|its|their)$/.test(folded(scene, role - 1))) continue;
    const party = mainPartyBefore(scene, role);
    if (party !== null) parties.set(found.key, party);
  }
  if (parties.size === 0) return;
  for (const [index, found] of scene.found.entries()) {
    const party = found.kind === "person" && found.party === null ? parties.get(found.key) : undefined;
    if (party !== undefined) scene.found[index] = { ...found, party };
  }
}

/** The party that is the main subject of the sentence before a token's, or of the last one but one behind a quotation. */
function mainPartyBefore(scene: Scene, i: number): string | null {
  const own = scene.sentenceOf[i] ?? 0;
  const paragraph = scene.doc.sentences[own]?.paragraph;
  for (let back = own - 1; back >= own - 2; back--) {
    const sentence = scene.doc.sentences[back];
    if (sentence === undefined || sentence.paragraph !== paragraph) return null;
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const cover = scene.found[scene.covered[at] ?? -1];
      if (isMainSubject(scene, at) && cover?.head === at && cover.kind !== "person" && cover.party !== null)
        return cover.party;
    }
  }
  return null;
}

/** `army spokesman X` behind `the army of Y`: whose spokesman, where only one army was named so far. */
function fillForceParties(scene: Scene): void {
  const owners = new Map<string, Map<string, string | null>>();
  const parties = new Map<string, string>();
  const ordered = [...scene.found].sort((a, b) => a.first - b.first);
  for (const found of ordered) {
    const noun = folded(scene, found.end - 1);
    if (found.kind === "group" && found.party !== null && FORCE_NOUNS.has(noun) && found.how !== "pronoun") {
      const named = owners.get(noun) ?? new Map<string, string | null>();
      named.set(found.key, found.party);
      owners.set(noun, named);
    }
    if (found.kind !== "person" || found.party !== null || parties.has(found.key)) continue;
    let at = found.first - 1;
    while (at > found.first - 3 && ROLE_NOUNS.has(folded(scene, at)) && sameSentence(scene, at, found.first)) at--;
    if (at === found.first - 1 || !sameSentence(scene, at, found.first)) continue;
    const named = owners.get(folded(scene, at));
    const [party] = named?.values() ?? [];
    if (named?.size === 1 && party != null) parties.set(found.key, party);
  }
  for (const [index, found] of scene.found.entries()) {
    const party = found.kind === "person" && found.party === null ? parties.get(found.key) : undefined;
    if (party !== undefined) scene.found[index] = { ...found, party };
  }
}

/** Nouns of the organisations' epithets in the tables. */
const EPITHET_NOUNS: ReadonlySet<string> = new Set(
  "alliance bloc organization organisation agency group movement militants rebels union council court tribunal watchdog committee commission parliament assembly faction front militia militias mission force forces network party charity bank fund lender cartel league commonwealth guerrillas insurgents paramilitary paramilitaries fighters junta brigade regiment separatists unionists office command lawmakers department bureau company observatory peacekeepers monitors".split(
    " ",
  ),
);

/** Whether the noun only qualifies the next one (`president elect`, `government policy`). */
function isCompoundPart(scene: Scene, i: number): boolean {
  const relation = relationOf(scene, i);
  if (relation !== null)
    return relation === "compound" && (headOf(scene, i) ?? -1) > i && scene.covered[headOf(scene, i) ?? -1] === -1;
  const next = folded(scene, i + 1);
  return (
    sameSentence(scene, i, i + 1) &&
    (SOURCE_NOUNS.has(next) ||
      GROUP_NOUNS.has(next) ||
      /^(?:policy|policies|building|spokesman|spokesperson|spokeswoman|meeting|statement|sources|code|material|plan|plans)$/.test(
        next,
      ))
  );
}

const PREDICATES: ReadonlySet<string> = new Set(
  "as is was were be been being become becomes became named appointed elected called remain remains remained".split(
    " ",
  ),
);

/** The office phrase that ends at the head: `prime minister`, `defence secretary`, `president`. */
function officePhrase(phrase: NounPhrase, head: string): string {
  const last = phrase.modifiers.at(-1);
  const two = last === undefined ? head : `${last} ${head}`;
  for (const words of OFFICES.values()) if (words.includes(two)) return two;
  return head;
}

function partyOf(phrase: NounPhrase): string | null {
  return phrase.nationality?.hit.actor.party ?? phrase.possessor?.party ?? null;
}

function epithet(scene: Scene, phrase: NounPhrase, target: Found | Person, kind: Found["kind"], basis: string): Found {
  return {
    first: phrase.first,
    end: phrase.head + 1,
    head: phrase.head,
    key: target.key,
    name: target.name,
    kind,
    party: target.party,
    how: "epithet",
    gender: target.gender,
    isPlural: scene.table.actors.get(target.key)?.isPlural ?? false,
    basis: [basis],
  };
}

function personOf(
  scene: Scene,
  phrase: NounPhrase,
  persons: ReadonlyMap<string, Person>,
  before: readonly Found[],
): Found | null {
  const head = folded(scene, phrase.head);
  // "the spokesman, Ivan X": the name follows; "Ivan X, the spokesman": it stands before.
  const next = phrase.head + 1;
  const afterComma = folded(scene, next) === "," ? next + 1 : next;
  const following = scene.found[scene.covered[afterComma] ?? -1];
  if (following?.kind === "person" && following.first === afterComma && sameSentence(scene, phrase.head, afterComma)) {
    if (afterComma === next) return null;
    return epithet(scene, phrase, following, "person", "entities:apposition");
  }
  const comma = phrase.first - 1;
  if (folded(scene, comma) === "," && sameSentence(scene, comma, phrase.head)) {
    const cover = scene.found[scene.covered[comma - 1] ?? -1];
    const closes =
      [",", ".", ";", "—", "–", ")"].includes(folded(scene, next)) ||
      ["of", "for", "who", "at", "in"].includes(folded(scene, next));
    if (cover?.kind === "person" && closes && cover.end === comma) {
      persons.get(cover.key)?.roles.add(head);
      return epithet(scene, phrase, cover, "person", "entities:apposition");
    }
  }
  // "as prime minister", "became the president": said of somebody, not naming somebody.
  if (PREDICATES.has(folded(scene, phrase.first - 1)) && sameSentence(scene, phrase.first - 1, phrase.head))
    return null;
  if (phrase.determiner === "indefinite" || (phrase.determiner === "none" && phrase.nationality === null)) return null;
  if (phrase.determiner === "possessive" && phrase.possessor === null) return null;
  // "the next president", "the individual officer": nobody in particular.
  if (
    phrase.modifiers.some((word) =>
      /^(?:next|future|individual|average|typical|other|only|same|first|second|third|each|possible|would)$/.test(word),
    )
  )
    return null;
  let party = partyOf(phrase);
  // "the president of Ukraine"
  if (folded(scene, next) === "of") {
    const at = folded(scene, next + 1) === "the" ? next + 2 : next + 1;
    const cover = scene.found[scene.covered[at] ?? -1];
    if (cover !== undefined && cover.party !== null) party = cover.party;
    else if (party === null && !/^(?:staff)$/.test(folded(scene, at))) return null;
  }
  const office = officePhrase(phrase, head);
  const sentence = scene.sentenceOf[phrase.head] ?? 0;
  const isFormer = phrase.modifiers.some((word) => /^(?:former|ex|late|then)$/.test(word));
  const under = namedUnder(scene, phrase.head);
  const candidates: Found[] = [];
  for (let i = before.length - 1; i >= Math.max(0, before.length - LOOK_BACK); i--) {
    const candidate = before[i];
    if (candidate === undefined || candidate.kind !== "person" || under.has(candidate.key)) continue;
    if (sentence - (scene.sentenceOf[candidate.first] ?? 0) > REACH) break;
    if (party !== null && candidate.party !== party) continue;
    const person = persons.get(candidate.key);
    if (person !== undefined && fits(person, office, isFormer, scene)) candidates.push(candidate);
  }
  if (candidates.length > 0) {
    const meant = mostProminent(scene, candidates, sentence);
    return meant === null ? null : epithet(scene, phrase, meant, "person", "entities:epithet");
  }
  if (isFormer) return null;
  const holder = party === null ? onlyHolderOf(scene, office) : holderOf(scene, party, office);
  if (holder === null) return null;
  return {
    first: phrase.first,
    end: phrase.head + 1,
    head: phrase.head,
    key: holder.key,
    name: holder.name,
    kind: "person",
    party: holder.party,
    how: "epithet",
    gender: holder.gender,
    isPlural: false,
    basis: ["entities:office-holder"],
  };
}

/** The likeliest of those who fit an epithet, the nearest first in the list; null where two come equally close. */
function mostProminent(scene: Scene, candidates: readonly Found[], sentence: number): Found | null {
  const best = new Map<string, { readonly found: Found; readonly score: number }>();
  for (const found of candidates) {
    const score = prominence(scene, found, sentence);
    if (score > (best.get(found.key)?.score ?? Number.NEGATIVE_INFINITY)) best.set(found.key, { found, score });
  }
  const [first, second] = [...best.values()].sort((a, b) => b.score - a.score);
  return first === undefined || first.score === second?.score ? null : first.found;
}

const yearOf = (scene: Scene): number | null => {
  const year = Number((scene.doc.date?.value ?? "").slice(0, 4));
  return year > 0 ? year : null;
};

function fits(person: Person, office: string, isFormer: boolean, scene: Scene): boolean {
  // "the prime minister" is no other minister.
  if (person.roles.has(office)) return true;
  if (person.actor === null) return false;
  const year = yearOf(scene);
  return person.actor.offices.some((row) => {
    const words = OFFICES.get(row.office) ?? [row.office];
    if (!words.includes(office)) return false;
    if (isFormer) return true;
    return year === null || (row.from <= year && (row.to ?? 9999) >= year);
  });
}

/** Who held an office of a party in the year of the document; null where the year is unknown or two held it. */
function holderOf(scene: Scene, party: string, office: string): Actor | null {
  const year = yearOf(scene);
  if (year === null) return null;
  // "leader" and "minister" alone are too wide without a mention before.
  if (
    [
      "minister",
      "diplomat",
      "chief",
      "head",
      "representative",
      "official",
      "officer",
      "secretary",
      "aide",
      "adviser",
      "spokesman",
      "spokeswoman",
      "spokesperson",
      "commander",
      "general",
      "envoy",
      "negotiator",
      "politician",
    ].includes(office)
  )
    return null;
  const holders = (scene.table.holders.get(party) ?? []).filter(
    ({ row }) =>
      (OFFICES.get(row.office) ?? [row.office]).includes(office) && row.from <= year && (row.to ?? 9999) >= year,
  );
  const heads =
    office === "leader"
      ? holders.filter(({ row }) =>
          ["president", "prime minister", "chancellor", "leader", "supreme leader"].includes(row.office),
        )
      : holders;
  const names = new Set(heads.map(({ actor }) => actor.key));
  return names.size === 1 ? (heads[0]?.actor ?? null) : null;
}

/** Who holds an office of two words that only one state or body has (`the supreme leader`); null where several have it or the year is unknown. */
function onlyHolderOf(scene: Scene, office: string): Actor | null {
  const year = yearOf(scene);
  if (year === null || !office.includes(" ")) return null;
  const holders = new Set<Actor>();
  for (const rows of scene.table.holders.values())
    for (const { row, actor } of rows)
      if (row.office === office && row.from <= year && (row.to ?? 9999) >= year) holders.add(actor);
  const [only] = holders;
  return holders.size === 1 ? (only ?? null) : null;
}

/** `the administration`, `the government`: the state of the person or state named last. */
function stateOf(scene: Scene, phrase: NounPhrase, before: readonly Found[]): Found | null {
  const isPronoun = phrase.determiner === "possessive" && phrase.possessor === null;
  if (phrase.determiner !== "definite" && !isPronoun) return null;
  if (
    phrase.modifiers.some(
      (word) => !/^(?:new|current|previous|incoming|outgoing|interim|whole|entire|present)$/.test(word),
    )
  )
    return null;
  const next = phrase.head + 1;
  if (folded(scene, next) === "of") {
    const at = folded(scene, next + 1) === "the" ? next + 2 : next + 1;
    const cover = scene.found[scene.covered[at] ?? -1];
    const owner = cover?.party == null ? undefined : scene.table.actors.get(cover.party);
    return owner?.type === "state" ? stateFound(scene, phrase, owner) : null;
  }
  // "the current regime in Kyiv", "the authorities in Tbilisi"
  if (folded(scene, next) === "in") {
    const owner = namesAt(scene, next + 1)?.hits.find(
      (hit) => hit.actor.type === "state" && hit.how !== "adjective",
    )?.actor;
    if (owner !== undefined) return stateFound(scene, phrase, owner);
  }
  const sentence = scene.sentenceOf[phrase.head] ?? 0;
  const under = namedUnder(scene, phrase.head);
  for (let i = before.length - 1; i >= Math.max(0, before.length - LOOK_BACK); i--) {
    const candidate = before[i];
    if (candidate === undefined || candidate.party === null || under.has(candidate.party)) continue;
    if (sentence - (scene.sentenceOf[candidate.first] ?? 0) > 3) break;
    if (candidate.kind !== "person" && candidate.kind !== "state") continue;
    if (isPronoun && candidate.kind !== "person") continue;
    const owner = scene.table.actors.get(candidate.party);
    if (owner?.type !== "state") continue;
    if (isOnlyScene(scene, candidate, owner, before)) continue;
    return stateFound(scene, phrase, owner);
  }
  const only = isPronoun ? null : onlyStateOf(scene, before);
  return only === null ? null : stateFound(scene, phrase, only);
}

/** The state that is spoken of, and not only as a place, where so far that was one alone. */
function onlyStateOf(scene: Scene, before: readonly Found[]): Actor | null {
  let only: Actor | null = null;
  for (const found of before.slice(-LOOK_BACK)) {
    const owner = found.party === null || isScene(scene, found) ? undefined : scene.table.actors.get(found.party);
    if (owner?.type !== "state") continue;
    if (only !== null && only !== owner) return null;
    only = owner;
  }
  return only;
}

/**
 * Whether a state is only where something happens (`the miners met the government in Norway`): it
 * stands behind a word of place, as always so far, and another state was spoken of otherwise.
 */
function isOnlyScene(scene: Scene, candidate: Found, owner: Actor, before: readonly Found[]): boolean {
  if (!isScene(scene, candidate)) return false;
  let others = false;
  for (const other of before.slice(-LOOK_BACK)) {
    if (other.party === null || isScene(scene, other)) continue;
    if (other.party === owner.party) return false;
    if (scene.table.actors.get(other.party)?.type === "state") others = true;
  }
  return others;
}

/** Whether a state is named as a place. */
function isScene(scene: Scene, found: Found): boolean {
  return (
    found.kind === "state" &&
    sameSentence(scene, found.first - 1, found.first) &&
    /^(?:in|at|near|outside|via|through|from|to)$/.test(folded(scene, found.first - 1))
  );
}

function stateFound(_scene: Scene, phrase: NounPhrase, owner: Actor): Found {
  return {
    first: phrase.first,
    end: phrase.head + 1,
    head: phrase.head,
    key: owner.key,
    name: owner.name,
    kind: "state",
    party: owner.party,
    how: "epithet",
    gender: null,
    isPlural: false,
    basis: ["entities:administration"],
  };
}

const FORCE_NOUNS: ReadonlySet<string> = new Set("army military navy troops".split(" "));

/** Every noun that may head an epithet or a source. */
const NOUNS = wordSet([...ROLE_NOUNS, ...STATE_NOUNS, ...SOURCE_NOUNS.keys(), ...FORCE_NOUNS, ...EPITHET_NOUNS]);

/** `the army` behind `the army of X`: the one called so before, if only one was. */
function forcesOf(scene: Scene, phrase: NounPhrase, before: readonly Found[]): Found | null {
  if (phrase.determiner !== "definite" || phrase.modifiers.length > 0 || phrase.nationality !== null) return null;
  const head = folded(scene, phrase.head);
  if (["of", "-"].includes(folded(scene, phrase.head + 1))) return null;
  let only: Found | null = null;
  for (let i = before.length - 1; i >= Math.max(0, before.length - LOOK_BACK); i--) {
    const candidate = before[i];
    if (candidate === undefined || candidate.kind !== "group" || candidate.party === null) continue;
    if (folded(scene, candidate.end - 1) !== head) continue;
    if (only !== null && only.key !== candidate.key) return null;
    only = candidate;
  }
  return only === null ? null : epithet(scene, phrase, only, "group", "entities:forces");
}

/** `the alliance`, `the group`: the organisation named before that the tables or its own name call so. */
function organisationOf(scene: Scene, phrase: NounPhrase, before: readonly Found[]): Found | null {
  if (phrase.determiner !== "definite") return null;
  const head = folded(scene, phrase.head);
  if (folded(scene, phrase.head + 1) === "of" || folded(scene, phrase.head + 1) === "-") return null;
  const sentence = scene.sentenceOf[phrase.head] ?? 0;
  for (let i = before.length - 1; i >= Math.max(0, before.length - LOOK_BACK); i--) {
    const candidate = before[i];
    if (candidate === undefined || (candidate.kind !== "organisation" && candidate.kind !== "group")) continue;
    if (sentence - (scene.sentenceOf[candidate.first] ?? 0) > REACH) break;
    const actor = scene.table.actors.get(candidate.key);
    const own = actor === undefined ? candidate.name.toLowerCase().split(" ").includes(head) : actor.epithets.has(head);
    if (own && candidate.how !== "pronoun")
      return epithet(scene, phrase, candidate, candidate.kind, "entities:epithet");
  }
  return null;
}

const EMPTY_MODIFIERS: ReadonlySet<string> = new Set(
  "some many several other senior top unnamed anonymous two three four five most few certain various numerous high ranking ranked level - his her their its own more unidentified familiar multiple all both least them us hundreds thousands dozens".split(
    " ",
  ),
);

/** A modifier as the text writes it where it is a name (`Phoenix police officers`), else in lower case. */
function ownSpelling(scene: Scene, phrase: NounPhrase, word: string): string {
  for (let i = phrase.first; i < phrase.head; i++)
    if (folded(scene, i) === word && !opensSentence(scene, i)) return scene.words[i] ?? word;
  return word;
}

/** A source without a name: `a source`, `sources close to`, `Western officials`, `international observers`. */
function sourceOf(scene: Scene, phrase: NounPhrase, before: readonly Found[]): Found | null {
  const head = folded(scene, phrase.head);
  const canonical = SOURCE_NOUNS.get(head);
  if (canonical === undefined) return null;
  // "source of energy", "an official language", "expert opinion".
  if (canonical === "unnamed source" && folded(scene, phrase.head + 1) === "of") return null;
  if (
    canonical === "unnamed source" &&
    phrase.modifiers.some((word) =>
      /^(?:energy|power|revenue|water|income|food|main|primary|secondary|heat|funding|open)$/.test(word),
    )
  )
    return null;
  const singular = !head.endsWith("s");
  // "According to reports", "reports that": told by nobody named; "Unicef’s reports", "annual reports" are papers.
  if (
    head === "reports" &&
    (phrase.determiner !== "none" ||
      phrase.nationality !== null ||
      phrase.modifiers.some((word) => !/^(?:unconfirmed|recent|some|several|early|initial|local)$/.test(word)))
  )
    return null;
  if (singular && phrase.determiner === "none") return null;
  const kept = phrase.modifiers
    .filter((word) => !EMPTY_MODIFIERS.has(word) && /^[a-z]+$/.test(word) && !/ly$/.test(word))
    .map((word) => ownSpelling(scene, phrase, word));
  let name = canonical;
  let party: string | null = null;
  const nationality = phrase.nationality?.hit.actor ?? null;
  const owner =
    nationality ?? (phrase.possessor === null ? null : (scene.table.actors.get(phrase.possessor.party ?? "") ?? null));
  if (owner !== null) {
    name = [owner.adjective ?? owner.name, ...kept, canonical === "unnamed source" ? "sources" : canonical].join(" ");
    party = owner.party;
  } else if (canonical !== "unnamed source" && kept.length > 0 && kept.length <= 2)
    name = [...kept, canonical].join(" ");
  else if (
    canonical !== "unnamed source" &&
    !["analysts", "experts", "observers", "witnesses", "residents", "historians", "critics"].includes(canonical)
  ) {
    // Bare "officials": those of the nationality last named with the same noun.
    const sentence = scene.sentenceOf[phrase.head] ?? 0;
    for (let i = before.length - 1; i >= Math.max(0, before.length - LOOK_BACK); i--) {
      const candidate = before[i];
      if (candidate === undefined) continue;
      if (sentence - (scene.sentenceOf[candidate.first] ?? 0) > 6) break;
      if (candidate.kind === "group" && candidate.name.endsWith(` ${canonical}`))
        return epithet(scene, phrase, candidate, "group", "entities:bare-group");
    }
  }
  return {
    first: phrase.first,
    end: phrase.head + 1,
    head: phrase.head,
    key: name,
    name,
    kind: party === null ? "anonymous" : name.endsWith("sources") ? "anonymous" : "group",
    party,
    how: "alias",
    gender: null,
    isPlural: !singular,
    basis: ["entities:anonymous"],
  };
}
