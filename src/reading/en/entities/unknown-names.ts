// Step 3: persons and organisations that no table knows, by title, first name, role, speech verb or noun of organisation; then surnames.

import type { Actor, Gender, NameHit } from "./entity-table.ts";
import { isCapitalised } from "./fold.ts";
import { ORGANISATION_NOUNS, SPEECH_VERBS, TITLES } from "./group-nouns.ts";
import {
  addFound,
  type Found,
  folded,
  isHyphen,
  isNameWord,
  isPossessive,
  nextName,
  opensSentence,
  partyOfActor,
  type Scene,
  sameSentence,
  textOf,
  uposOf,
} from "./scene.ts";
import { isInsideCompound, type Nationality, namesAt } from "./table-names.ts";

/** A person of this document, by its name's tokens. */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly surname: string;
  readonly party: string | null;
  readonly gender: Gender | null;
  /** Roles said of the person here (`minister`), by title or apposition. */
  readonly roles: Set<string>;
  readonly actor: Actor | null;
}

const PARTICLES: ReadonlySet<string> = new Set(
  "al el bin ibn van von der den de da di du la le ben abu al- el- dos del st".split(" "),
);

const LONGEST_PARTICLE = Math.max(...[...PARTICLES].map((particle) => particle.length));

const isParticle = (lower: string): boolean => lower.length <= LONGEST_PARTICLE && PARTICLES.has(lower);

const NOT_NAMES: ReadonlySet<string> = new Set(
  "county street river island hospital airport district province town village avenue the a an this that these those he she it they we i you his her its their our my your and but or nor so yet if when while as at by for from in into of on to with after before since until although though because however meanwhile moreover also still now then there here what who which why how no not yes monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr today yesterday tomorrow according despite during under over both many some most several all any each every such other another one two three first second third last next western eastern northern southern north south east west central middle old new great international national european western leave reply read more share comment comments photo image video source advertisement subscribe".split(
    " ",
  ),
);

const FEMALE_TITLES: ReadonlySet<string> = new Set(
  "mrs ms miss queen princess lady spokeswoman chairwoman congresswoman dame".split(" "),
);
const MALE_TITLES: ReadonlySet<string> = new Set(
  "mr king prince lord sir sheikh ayatollah mullah imam emir sultan pope spokesman chairman congressman businessman".split(
    " ",
  ),
);

/** End of a run of capitalised words at `i` that may be a person's name; particles and initials inside. */
function nameRunEnd(scene: Scene, i: number): number {
  let at = i;
  while (sameSentence(scene, i, at) && at < i + 6) {
    const lower = folded(scene, at);
    if (scene.covered[at] !== -1 && at > i) break;
    if (isNameWord(scene, at) && !NOT_NAMES.has(lower)) at++;
    else if (at > i && scene.words[at] === "." && /^\p{Lu}$/u.test(scene.words[at - 1] ?? "")) at++;
    else if (
      at > i &&
      (isParticle(lower) || isJoiningHyphen(scene, at)) &&
      isNameWord(scene, at + 1) &&
      sameSentence(scene, i, at + 1)
    )
      at++;
    else if (at > i && isParticle(lower) && isJoiningHyphen(scene, at + 1) && isNameWord(scene, at + 2)) at++;
    else if (at > i + 1 && isSmallSyllable(scene, at)) at += 2;
    else break;
  }
  return at;
}

/** What follows a name behind a hyphen in compounds; `Hsi-ming`, `Dong-hyuk` are given names. */
const COMPOUNDED: ReadonlySet<string> = new Set(
  "led run based held owned made born born style era elect aligned backed linked funded driven area like free wide ruled built friendly leaning loyal brokered controlled occupied affiliated designate proof bound sized time to and in on off up".split(
    " ",
  ),
);

/** A hyphen with a small syllable at `i`, the second half of a given name. */
function isSmallSyllable(scene: Scene, i: number): boolean {
  const syllable = scene.words[i + 1] ?? "";
  return (
    isJoiningHyphen(scene, i) &&
    sameSentence(scene, i, i + 1) &&
    /^\p{Ll}{1,6}$/u.test(syllable) &&
    !COMPOUNDED.has(syllable) &&
    !/(?:ed|ing|ish|ly)$/.test(syllable)
  );
}

function isJoiningHyphen(scene: Scene, i: number): boolean {
  const token = scene.doc.tokens[i];
  const before = scene.doc.tokens[i - 1];
  const after = scene.doc.tokens[i + 1];
  return (
    token !== undefined &&
    before !== undefined &&
    after !== undefined &&
    isHyphen(token.text) &&
    before.end === token.start &&
    token.end === after.start
  );
}

function isTitle(scene: Scene, i: number): boolean {
  const lower = folded(scene, i);
  if (TITLES.has(lower)) return true;
  return lower === "."
    ? TITLES.has(folded(scene, i - 1)) && (scene.words[i - 1] ?? "").length <= 5
    : lower.endsWith(".") && TITLES.has(lower.slice(0, -1));
}

/** Words that stand inside an office before a name: `the deputy minister of state for human rights`. */
const OFFICE_WORDS: ReadonlySet<string> = new Set(
  "of to the for state defense defence foreign prime vice deputy chief special former then ex interior security national affairs general press supreme crown permanent middle east staff treasury finance energy economy opposition military party acting interim senior top longtime current and retired human rights policy intelligence army secretary council committee commission presidential parliamentary parliament trade health justice information transport air force navy police nuclear peace agency service external relations operations".split(
    " ",
  ),
);

/** The titles and roles just before a name: words back to a determiner, nationality or border. */
function rolesBefore(
  scene: Scene,
  first: number,
): { readonly roles: readonly string[]; readonly gender: Gender | null; readonly start: number } {
  const roles: string[] = [];
  let gender: Gender | null = null;
  let start = first;
  let at = first - 1;
  // "Putin’s spokesperson, Dmitry Peskov": a comma may part role and name.
  if (folded(scene, at) === "," && TITLES.has(folded(scene, at - 1)) && !isCapitalised(scene.words[at - 1] ?? "")) at--;
  for (let steps = 0; steps < 9 && at >= 0 && sameSentence(scene, at, first); steps++, at--) {
    const lower = folded(scene, at).replace(/\.$/, "");
    if (TITLES.has(lower)) {
      roles.push(lower);
      if (QUALIFIERS.has(folded(scene, at - 1))) roles.push(`${folded(scene, at - 1)} ${lower}`);
      start = at;
      if (FEMALE_TITLES.has(lower)) gender = "f";
      else if (MALE_TITLES.has(lower)) gender = "m";
    } else if (lower === "." || lower === "-") {
    } else if (OFFICE_WORDS.has(lower)) {
      if (lower === "the" || lower === "and") {
        if (!TITLES.has(folded(scene, at - 1)) && !["of", "to", "for"].includes(folded(scene, at - 1))) {
          if (roles.length > 0 && lower === "the") start = at;
          break;
        }
      } else if (roles.length > 0) start = at;
    } else if (roles.length > 0 && scene.covered[at] !== -1) {
      const cover = scene.found[scene.covered[at] ?? -1];
      if (cover === undefined || cover.kind === "person") {
        if (cover?.kind === "person") start = cover.first;
        break;
      }
      start = cover.first;
      at = cover.first;
    } else if (roles.length > 0 && isPossessive(scene.words[at] ?? "")) start = at;
    else if (roles.length > 0 && isNameWord(scene, at) && !opensSentence(scene, at)) start = at;
    else {
      const national = roles.length > 0 ? nationalEndingAt(scene, at) : null;
      if (national === null) break;
      start = national;
      break;
    }
  }
  return { roles, gender, start };
}

/** First token of a nationality or state whose last word stands at `at`, also at the head of a sentence; else null. */
function nationalEndingAt(scene: Scene, at: number): number | null {
  for (let first = at; first > at - 3 && first >= 0 && sameSentence(scene, first, at); first--) {
    const match = namesAt(scene, first);
    if (match?.end === at + 1 && match.hits.some((hit) => hit.how === "adjective" || hit.actor.type === "state"))
      return first;
  }
  return null;
}

/** Role in an apposition after a name: `, the foreign minister,`, `, a retired officer`. */
function rolesAfter(scene: Scene, end: number): readonly string[] {
  if (folded(scene, end) !== ",") return [];
  const roles: string[] = [];
  for (let i = end + 1; i < end + 12 && sameSentence(scene, end, i); i++) {
    const lower = folded(scene, i);
    if (/^[“”"«»]$/.test(lower)) break;
    if (lower === "," || lower === "." || lower === ";" || /^(?:who|which|said|says|and|has|is|was)$/.test(lower))
      break;
    if (!TITLES.has(lower)) continue;
    roles.push(lower);
    if (QUALIFIERS.has(folded(scene, i - 1))) roles.push(`${folded(scene, i - 1)} ${lower}`);
  }
  return roles;
}

/** Words that make another office of a minister or secretary. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  "prime foreign defence defense deputy vice interior finance press crown supreme special chief army".split(" "),
);

const surnameOf = (name: string): string => {
  const words = name.split(" ");
  // "Ludwig van Beethoven", "Ahmed al-Sharaa": the particle belongs to the surname, matching goes by the last word.
  const last = words.at(-1) ?? name;
  // "King Felipe VI": the number alone names nobody.
  if (/^[IVXLC]+$/.test(last)) return name;
  // The text's tokens part the article: "al-Hijri" is matched by "Hijri".
  return last.replace(/^(?:al|el)[-‐‑](?=\p{Lu})/iu, "");
};

/** Finds persons and organisations by their surroundings and clusters surnames; returns the persons of the document by key. */
export function findUnknownNames(scene: Scene, nationalities: readonly Nationality[]): Map<string, Person> {
  const persons = new Map<string, Person>();
  for (const [index, found] of scene.found.entries()) {
    if (found.kind !== "person") continue;
    notePerson(scene, persons, found, index);
  }
  findOrganisations(scene, nationalities);
  findFullNames(scene, persons);
  findSurnames(scene, persons, nationalities);
  // A party told later ("the envoy of X") is that of the first mention, too.
  for (const [index, found] of scene.found.entries()) {
    const party = found.kind === "person" && found.party === null ? (persons.get(found.key)?.party ?? null) : null;
    if (party !== null) scene.found[index] = { ...found, party };
  }
  return persons;
}

/** The surname by the tables (the first word of some names), else the last word. */
function ownSurname(actor: Actor | null, name: string): string {
  const surname = actor?.offices[0]?.surname ?? "";
  return /^[\p{L}\p{M}]+$/u.test(surname) ? surname : surnameOf(name);
}

/** The party in brackets behind a name: `Mr. X (State)`, `X (the State’s envoy)`. */
function partyInBrackets(scene: Scene, end: number): string | null {
  if (folded(scene, end) !== "(") return null;
  let close = end + 1;
  while (close < end + 12 && sameSentence(scene, end, close) && folded(scene, close) !== ")") close++;
  return folded(scene, close) === ")" ? partyOfRole(scene, end + 1, close) : null;
}

/** `State’s First Last`: whose the person is. */
function partyOfPossessor(scene: Scene, first: number): string | null {
  if (!isPossessive(scene.words[first - 1] ?? "") || !sameSentence(scene, first - 1, first)) return null;
  const cover = scene.found[scene.covered[first - 2] ?? -1];
  return cover?.kind === "state" ? cover.party : null;
}

function notePerson(scene: Scene, persons: Map<string, Person>, found: Found, _index: number): Person {
  const before = rolesBefore(scene, found.first);
  const roles = [...before.roles, ...rolesAfter(scene, found.end)];
  const known = persons.get(found.key);
  if (known !== undefined) {
    for (const role of roles) known.roles.add(role);
    return known;
  }
  const actor = scene.table.actors.get(found.key) ?? null;
  const made: Person = {
    key: found.key,
    name: found.name,
    surname: ownSurname(actor, found.name),
    party: found.party,
    gender: found.gender ?? before.gender,
    roles: new Set(roles),
    actor,
  };
  persons.set(found.key, made);
  return made;
}

/** The party that a role names: `UK prime minister`, `the Iranian envoy`, `Poland’s foreign minister`. */
function partyOfRole(scene: Scene, start: number, first: number): string | null {
  for (let i = start; i < first; i++) {
    const cover = scene.found[scene.covered[i] ?? -1];
    if (cover !== undefined && cover.party !== null) return cover.party;
    const match = namesAt(scene, i);
    const hit = match?.hits.find((candidate) => candidate.how === "adjective" || candidate.actor.type === "state");
    if (hit !== undefined) return hit.actor.party;
  }
  return null;
}

/** Capitalised words that speak somewhere in the document (`Stein said`): surnames, if a full name ends with them. */
function speakingWords(scene: Scene): Set<string> {
  const speaking = new Set<string>();
  for (let i = nextName(scene, 0); i >= 0 && i + 1 < scene.words.length; i = nextName(scene, i + 1)) {
    if (scene.covered[i] !== -1 || isNameWord(scene, i - 1) || isNameWord(scene, i + 1)) continue;
    if (SPEECH_VERBS.has(folded(scene, i + 1)) && !NOT_NAMES.has(folded(scene, i)) && sameSentence(scene, i, i + 1))
      speaking.add(folded(scene, i));
  }
  return speaking;
}

function findFullNames(scene: Scene, persons: Map<string, Person>): void {
  const speaking = speakingWords(scene);
  for (let i = nextName(scene, 0); i >= 0; i = nextName(scene, i + 1)) {
    if (scene.covered[i] !== -1) continue;
    const lower = folded(scene, i);
    if (NOT_NAMES.has(lower) || (isTitle(scene, i) && !scene.table.firstNames.has(lower))) continue;
    const end = nameRunEnd(scene, i);
    if (end === i) continue;
    if (scene.isHeadline[i] === 1 && scene.table.firstNames.get(lower) === undefined) {
      i = end - 1;
      continue;
    }
    // "Charlotte Mayor Jennifer Roberts": the name begins behind the last title.
    for (let k = end - 2; k > i; k--)
      if (TITLES.has(folded(scene, k))) {
        i = k;
        break;
      }
    // "Minister of Roads Peter Otieno": behind the office's own words.
    if (["of", "for"].includes(folded(scene, i - 1)) && isTitle(scene, i - 2))
      for (let k = i + 1; k < end - 1; k++)
        if (scene.table.firstNames.has(folded(scene, k))) {
          i = k;
          break;
        }
    if (TITLES.has(folded(scene, i)) && i < end - 1) continue;
    const nameWords = [];
    for (let k = i; k < end; k++) if (isNameWord(scene, k)) nameWords.push(folded(scene, k));
    const gender = scene.table.firstNames.get(folded(scene, i)) ?? null;
    const before = rolesBefore(scene, i);
    const titled = before.roles.length > 0;
    const after = rolesAfter(scene, end);
    const following = uposOf(scene, end);
    const speaks =
      (SPEECH_VERBS.has(folded(scene, end)) && (following === null || following === "VERB")) ||
      (SPEECH_VERBS.has(folded(scene, i - 1)) && sameSentence(scene, i - 1, i));
    const name = textOf(scene, i, end);
    // "Supreme Leader", "Prime Minister": an office and no name.
    if (nameWords.every((word) => TITLES.has(word) || QUALIFIERS.has(word))) {
      i = end - 1;
      continue;
    }
    const isOrganisation = nameWords.some((word) => ORGANISATION_NOUNS.has(word));
    if (isOrganisation || (/^\p{Lu}{2,}$/u.test(name) && !titled)) {
      i = end - 1;
      continue;
    }
    if (nameWords.length >= 2) {
      const isPerson = gender !== null || titled || after.length > 0 || speaks || speaking.has(folded(scene, end - 1));
      if (isPerson && nameWords.length <= 5) {
        const party =
          partyOfRole(scene, before.start, i) ??
          partyInBrackets(scene, end) ??
          partyOfPossessor(scene, i) ??
          partyOfRole(scene, end, Math.min(end + 8, after.length > 0 ? end + 8 : end));
        addPerson(scene, persons, i, end, name, before.gender ?? gender, party, "entities:full-name");
        for (const role of [...before.roles, ...after]) persons.get(name)?.roles.add(role);
      }
      i = end - 1;
    } else if (titled && end === i + 1 && name.length > 2 && /\p{Ll}/u.test(name) && isTitle(scene, i - 1)) {
      // "Major Takacs", "Gen. Ivashov": where the surname has a known or a full bearer, the surnames' step decides.
      const bearer = [...persons.values()].find((person) => person.surname === name);
      if ((bearer === undefined || bearer.key === name) && namesAt(scene, i) === null) {
        addPerson(
          scene,
          persons,
          i,
          end,
          name,
          before.gender,
          partyOfRole(scene, before.start, i) ?? partyInBrackets(scene, end),
          "entities:title-surname",
        );
        for (const role of before.roles) persons.get(name)?.roles.add(role);
      }
    }
  }
}

function addPerson(
  scene: Scene,
  persons: Map<string, Person>,
  first: number,
  end: number,
  name: string,
  gender: Gender | null,
  party: string | null,
  basis: string,
): void {
  const known = persons.get(name);
  const found: Found = {
    first,
    end,
    head: end - 1,
    key: name,
    name,
    kind: "person",
    party: known?.party ?? party,
    how: "name",
    gender: known?.gender ?? gender,
    isPlural: false,
    basis: [basis],
  };
  addFound(scene, found);
  if (known === undefined)
    persons.set(name, { key: name, name, surname: surnameOf(name), party, gender, roles: new Set(), actor: null });
  else if (known.party === null && party !== null) persons.set(name, { ...known, party });
}

/** Surnames alone: of persons named in full in this document, else of persons of the tables. */
function findSurnames(scene: Scene, persons: Map<string, Person>, nationalities: readonly Nationality[]): void {
  const bySurname = new Map<string, Person[]>();
  for (const person of persons.values()) {
    const key = person.surname;
    if (key !== person.name || person.actor === null) bySurname.set(key, [...(bySurname.get(key) ?? []), person]);
  }
  const byCapitals = new Map([...bySurname].map(([surname, bearers]) => [surname.toUpperCase(), bearers]));
  const lastSeen = new Map<string, number>();
  const inFull: { first: number; key: string }[] = scene.found
    .filter((found) => found.kind === "person")
    .map((found) => ({ first: found.first, key: found.key }))
    .sort((a, b) => a.first - b.first);
  let pointer = 0;
  const states = new Set(scene.found.map((found) => found.party));
  for (const { hit } of nationalities) states.add(hit.actor.party);
  const year = Number((scene.doc.date?.value ?? "").slice(0, 4)) || null;
  const n = scene.words.length;
  for (let i = 0; i < n; i++) {
    while (pointer < inFull.length && (inFull[pointer]?.first ?? 0) <= i) {
      lastSeen.set(inFull[pointer]?.key ?? "", pointer);
      pointer++;
    }
    if (scene.covered[i] !== -1) continue;
    const word = scene.words[i] ?? "";
    if (!isNameWord(scene, i) && !isParticle(folded(scene, i))) continue;
    // "NOVAK:" in the labels of a transcript.
    const known = bySurname.get(word) ?? (/^\p{Lu}{3,}$/u.test(word) ? byCapitals.get(word) : undefined);
    const match = namesAt(scene, i);
    const hits = match?.hits.filter((hit) => hit.how === "surname") ?? [];
    if (known === undefined && hits.length === 0) continue;
    // "Ms. X" is not the man X who was named before.
    const before = rolesBefore(scene, i);
    const fitting = known?.filter((person) => !contradicts(before.gender, person.gender));
    const own = fitting === undefined || fitting.length === 0 ? undefined : fitting;
    if (own === undefined && isInsideCompound(scene, i, match?.end ?? i + 1)) continue;
    const end = own !== undefined && hits.length === 0 ? i + 1 : (match?.end ?? i + 1);
    // Part of a longer name that is not this person's: "Bush Airport", "Ivan Merkel".
    if (
      isNameWord(scene, end) &&
      sameSentence(scene, i, end) &&
      !SPEECH_VERBS.has(folded(scene, end)) &&
      !opensSentence(scene, end)
    ) {
      const following = namesAt(scene, end);
      if (following === null && !TITLES.has(folded(scene, end))) continue;
    }
    if (
      i > 0 &&
      sameSentence(scene, i - 1, i) &&
      scene.table.firstNames.has(folded(scene, i - 1)) &&
      isNameWord(scene, i - 1) &&
      scene.covered[i - 1] === -1
    )
      continue;
    if (own === undefined && isBehindUnknownName(scene, i)) continue;
    let chosen: Person | null = null;
    let basis = "entities:surname";
    if (own !== undefined && own.length > 0) {
      chosen = own.reduce((best, person) =>
        (lastSeen.get(person.key) ?? -1) > (lastSeen.get(best.key) ?? -1) ? person : best,
      );
    } else {
      const hit = bestBearer(scene, hits, before, states, year, i, end);
      if (hit === null) {
        if (
          end !== i + 1 ||
          !isTitle(scene, i - 1) ||
          !/^\p{Lu}\p{Ll}{2,}/u.test(word) ||
          NOT_NAMES.has(folded(scene, i))
        )
          continue;
        // Titled, but none of the known bearers: somebody of this document.
        const party = partyOfRole(scene, before.start, i) ?? partyInBrackets(scene, end);
        addPerson(scene, persons, i, end, word, before.gender, party, "entities:title-surname");
        const made = persons.get(word);
        if (made !== undefined) bySurname.set(word, [made]);
        continue;
      }
      basis = before.roles.length > 0 ? "entities:title-surname" : "entities:table-surname";
      const { actor } = hit;
      chosen = persons.get(actor.key) ?? {
        key: actor.key,
        name: actor.name,
        surname: word,
        party: partyOfActor(scene, actor),
        gender: actor.gender,
        roles: new Set(before.roles),
        actor,
      };
      persons.set(actor.key, chosen);
    }
    // "Al-Hijri": the article is part of the name.
    const article =
      i >= 2 && isJoiningHyphen(scene, i - 1) && /^[ae]l$/.test(folded(scene, i - 2)) && scene.covered[i - 2] === -1;
    addFound(scene, {
      first: article ? i - 2 : i,
      end,
      head: end - 1,
      key: chosen.key,
      name: chosen.name,
      kind: "person",
      party: chosen.party,
      how: "surname",
      gender: chosen.gender,
      isPlural: false,
      basis: [basis],
    });
    i = end - 1;
  }
}

/** Whether a capitalised word of no table stands right before: the first name of somebody else. */
function isBehindUnknownName(scene: Scene, i: number): boolean {
  const before = i - 1;
  return (
    sameSentence(scene, before, i) &&
    isNameWord(scene, before) &&
    /^\p{Lu}\p{Ll}+$/u.test(scene.words[before] ?? "") &&
    scene.covered[before] === -1 &&
    scene.isHeadline[i] !== 1 &&
    !opensSentence(scene, before) &&
    !isTitle(scene, before) &&
    !TITLES.has(folded(scene, before).replace(/s$/, "")) &&
    !NOT_NAMES.has(folded(scene, before)) &&
    nationalEndingAt(scene, before) === null
  );
}

const contradicts = (title: Gender | null, own: Gender | null): boolean =>
  title !== null && own !== null && title !== own;

/** Whether a title before a surname alone may mean a person of the tables: the party stands in the document, the title is the person's office, or the person is in office. */
function hasEvidence(
  actor: Actor,
  roles: readonly string[],
  roleParty: string | null,
  states: ReadonlySet<string | null>,
  year: number | null,
): boolean {
  if (roleParty !== null) return roleParty === actor.party;
  if (states.has(actor.party)) return true;
  return actor.offices.some(
    (office) =>
      roles.some((role) => office.office.includes(role)) ||
      (year === null ? office.to === null : office.from <= year && (office.to ?? 9999) >= year),
  );
}

/** Of the known bearers of a surname the one whom title, year of the document and named states suggest; null where nothing speaks for one. */
function bestBearer(
  scene: Scene,
  hits: readonly NameHit[],
  before: ReturnType<typeof rolesBefore>,
  states: ReadonlySet<string | null>,
  year: number | null,
  first: number,
  end: number,
): NameHit | null {
  const titled = before.roles.length > 0;
  const roleParty =
    (titled ? partyOfRole(scene, before.start, first) : null) ?? (titled ? partyInBrackets(scene, end) : null);
  const possible = hits.filter(
    (hit) =>
      (!hit.isCommon || titled) &&
      !contradicts(before.gender, hit.actor.gender) &&
      (!titled || hasEvidence(hit.actor, before.roles, roleParty, states, year)),
  );
  if (possible.length === 0) return null;
  if (
    opensSentence(scene, first) &&
    !titled &&
    possible.every((hit) => hit.words.length === 1 && hit.words[0]!.length < 4)
  )
    return null;
  const score = (hit: NameHit): number => {
    const { offices, party } = hit.actor;
    let points = 0;
    if (roleParty !== null) points += roleParty === party ? 8 : -8;
    if (states.has(party)) points += 4;
    if (year !== null && offices.some((office) => office.from <= year && (office.to ?? 9999) >= year)) points += 3;
    if (titled && offices.some((office) => before.roles.some((role) => office.office.includes(role)))) points += 2;
    points += Math.max(...offices.map((office) => office.to ?? 2030)) / 1000;
    return points;
  };
  const best = possible.reduce((a, b) => (score(b) > score(a) ? b : a));
  // A surname that needs a title, under a title that contradicts it, is somebody else.
  return best.isCommon && score(best) < 2
    ? null
    : roleParty !== null && roleParty !== best.actor.party && best.isCommon
      ? null
      : best;
}

const LINKS: ReadonlySet<string> = new Set(["of", "for", "and", "the", "on", "&", "de", "in"]);

/** Words that begin no person's name, but may begin an organisation's. */
const ORGANISATION_FRONTS: ReadonlySet<string> = new Set(
  "international national european central western first new north south middle east west great".split(" "),
);

/** Unknown organisations: capitalised runs around a noun of organisation, with the nationality before them. */
function findOrganisations(scene: Scene, nationalities: readonly Nationality[]): void {
  const nationalityAt = new Map(nationalities.map((nationality) => [nationality.end, nationality]));
  for (let i = nextName(scene, 0); i >= 0; i = nextName(scene, i + 1)) {
    if (scene.covered[i] !== -1) continue;
    const first = folded(scene, i);
    if (NOT_NAMES.has(first) && !ORGANISATION_FRONTS.has(first)) continue;
    let end = i;
    let lastName = i;
    let noun = -1;
    let stopped = false;
    let inTail = false;
    while (sameSentence(scene, i, end) && end < i + 10) {
      if (
        TITLES.has(folded(scene, end)) &&
        isNameWord(scene, end) &&
        isNameWord(scene, end + 1) &&
        !ORGANISATION_NOUNS.has(folded(scene, end)) &&
        !ORGANISATION_NOUNS.has(folded(scene, end + 1))
      ) {
        stopped = true;
        break;
      }
      if (isNameWord(scene, end) && (scene.covered[end] === -1 || lastName < end)) {
        if (scene.covered[end] !== -1 && noun === -1 && end === i) break;
        if (ORGANISATION_NOUNS.has(folded(scene, end))) noun = end;
        lastName = end;
        end++;
      } else if (
        LINKS.has(folded(scene, end)) &&
        noun !== -1 &&
        // "the Justice Department and Congress" are two; "Center for Media and Public Affairs" is one.
        (inTail || folded(scene, end) !== "and") &&
        (isNameWord(scene, end + 1) || (folded(scene, end + 1) === "the" && isNameWord(scene, end + 2)))
      ) {
        inTail = true;
        end++;
      } else if (
        LINKS.has(folded(scene, end)) &&
        isNameWord(scene, end + 1) &&
        folded(scene, end) !== "the" &&
        folded(scene, end) !== "in" &&
        noun === -1 &&
        runHasNoun(scene, end + 1)
      )
        end++;
      else if (isJoiningHyphen(scene, end) && isNameWord(scene, end + 1)) end++;
      else break;
    }
    if (noun === -1 || scene.isHeadline[i] === 1) continue;
    end = (stopped ? noun : lastName) + 1;
    if (
      WEAK_NOUNS.has(folded(scene, noun)) &&
      end - i < 3 &&
      nationalityAt.get(i) === undefined &&
      !isPossessive(scene.words[i - 1] ?? "")
    )
      continue;
    const before = nationalityAt.get(i);
    const single = end - i === 1;
    const owner = ownerBefore(scene, i, before);
    if (
      single &&
      owner === null &&
      (opensSentence(scene, i) || !/^(?:ministry|parliament|army|congress|senate)$/.test(first))
    )
      continue;
    const plain = textOf(scene, i, end);
    const isMinistry =
      /\b(?:Ministry|Parliament|Army|Senate|Court|Embassy|Department|Office|Service|Directorate|Command|Guard|Police)\b/.test(
        plain,
      );
    const name =
      owner !== null && isMinistry
        ? `${owner.actor.adjective ?? owner.actor.name} ${plain.replace("Defense Ministry", "Defence Ministry")}`
        : plain;
    addFound(scene, {
      first: owner?.first ?? i,
      end,
      head: end - 1,
      key: name,
      name,
      kind: "organisation",
      party: owner?.actor.party ?? partyInside(scene, i, end),
      how: "name",
      gender: null,
      isPlural: false,
      basis: ["entities:organisation-noun"],
    });
    i = end - 1;
  }
}

/** Nouns that make an organisation only in a longer or owned name: the Oval Office is a room. */
const WEAK_NOUNS: ReadonlySet<string> = new Set(
  "office house times post center centre church company command service society department mission guard authority board herald journal forum court force forces society".split(
    " ",
  ),
);

function runHasNoun(scene: Scene, i: number): boolean {
  for (let at = i; at < i + 4 && isNameWord(scene, at); at++)
    if (ORGANISATION_NOUNS.has(folded(scene, at))) return true;
  return false;
}

function ownerBefore(
  scene: Scene,
  i: number,
  nationality: Nationality | undefined,
): { readonly first: number; readonly actor: Actor } | null {
  if (nationality !== undefined) return { first: nationality.first, actor: nationality.hit.actor };
  if (isPossessive(scene.words[i - 1] ?? "")) {
    const cover = scene.found[scene.covered[i - 2] ?? -1];
    const actor = cover === undefined ? undefined : scene.table.actors.get(cover.key);
    if (cover !== undefined && actor !== undefined && actor.type === "state") return { first: cover.first, actor };
  }
  const cover = scene.found[scene.covered[i - 1] ?? -1];
  const actor = cover === undefined || cover.end !== i ? undefined : scene.table.actors.get(cover.key);
  if (cover !== undefined && actor !== undefined && (actor.type === "state" || actor.name === "European Union"))
    return { first: cover.first, actor };
  return null;
}

/** `Ministry of Defence of Ukraine`: the party inside the name. */
function partyInside(scene: Scene, first: number, end: number): string | null {
  for (let i = first; i < end; i++) {
    const cover = scene.found[scene.covered[i] ?? -1];
    if (cover?.kind === "state") return cover.party;
  }
  return null;
}
