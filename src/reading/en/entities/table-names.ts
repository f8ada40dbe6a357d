// Step 1: names of the actor tables in a text, the longest one first, with checks of case, sense and use as a place.
import { fitsCase, type NameHit } from "./entity-table.ts";
import { ORGANISATION_NOUNS, SPEECH_VERBS, TITLES } from "./group-nouns.ts";
import {
  addFound,
  folded,
  headOf,
  isHyphen,
  isNameWord,
  isPossessive,
  opensSentence,
  partyOfActor,
  relationOf,
  type Scene,
  sameSentence,
  type TableNames,
  textOf,
} from "./scene.ts";

/** A nationality seen at tokens `[first, end)`; it makes groups, and is no mention by itself. */
export interface Nationality {
  readonly first: number;
  readonly end: number;
  readonly hit: NameHit;
}

/** The longest name of the tables at token `i` whose case fits; several hits where a name has several bearers. */
export function namesAt(scene: Scene, i: number): TableNames | null {
  const known = scene.tableNames[i];
  if (known !== undefined) return known;
  const found = findNamesAt(scene, i);
  if (i >= 0 && i < scene.tableNames.length) scene.tableNames[i] = found;
  return found;
}

function findNamesAt(scene: Scene, i: number): TableNames | null {
  let node = scene.forms[i]?.opens ?? undefined;
  if (node === undefined) return null;
  let best: { end: number; hits: NameHit[] } | null = null;
  let at = i + 1;
  while (node !== undefined) {
    if (node.hits.length > 0) {
      const hits = node.hits.filter((hit) => fitsCase(hit, scene.words, i));
      if (hits.length > 0) best = { end: at, hits };
    }
    if (!sameSentence(scene, i, at)) break;
    node = node.next.get(folded(scene, at));
    at++;
  }
  return best;
}

const LOCATIVE: ReadonlySet<string> = new Set(
  "in at near to from outside around into through toward towards over across inside throughout of north south east west northeast northwest southeast southwest off beyond along via".split(
    " ",
  ),
);

/** Nouns before "on", "for", "against", "to" that make a capital a government. */
const PRESSED: ReadonlySet<string> = new Set(
  "pressure sanctions demands leverage tariffs curbs restrictions concessions aid support weapons arms message ultimatum appeal offer threat threats trust loyalty help assistance blow setback warning line signal gift loyal hostile acceptable unacceptable important close loyal subservient".split(
    " ",
  ),
);

/** What a city has and a government has not. */
const CITY_NOUNS: ReadonlySet<string> = new Set(
  "suburb suburbs outskirts street streets mayor airport district districts metro residents resident center centre square squares region oblast area neighborhood neighborhoods neighbourhood neighbourhoods summit conference talks university hospital river bridge time agreement agreements protocol accords process format hotel zoo museum cathedral skyline marathon police".split(
    " ",
  ),
);

/** Verbs whose object is a city and no government. */
const MOVED: ReadonlySet<string> = new Set(
  "leave left leaves leaving visit visited visits visiting reach reached reaches entered enter enters bombed shelled besieged captured seized stormed encircled surrounded toured fled liberated occupied evacuated".split(
    " ",
  ),
);

/** What is signed in a city and called by it. */
const DEAL_NOUNS: ReadonlySet<string> = new Set(
  "deal deals accord initiative initiatives declaration memorandum treaty formula round rounds communique pact convention peace climate failed".split(
    " ",
  ),
);

/** Whether a capital's name is the place here and not the government. */
export function isPlaceUse(scene: Scene, first: number, end: number): boolean {
  const before = folded(scene, first - 1);
  const inSentence = sameSentence(scene, first - 1, first);
  const after = folded(scene, end);
  if (after === "," && isNameWord(scene, end + 1) && inSentence && (before === "in" || before === "from")) return true;
  // "Paris, Missouri": followed by what no table knows; "Moscow, Beijing and Tehran" are three governments.
  if (
    after === "," &&
    isNameWord(scene, end + 1) &&
    sameSentence(scene, end, end + 1) &&
    namesAt(scene, end + 1) === null
  )
    return true;
  // "KYIV (Agency) —", "GENEVA, 3 May": a dateline.
  if (
    opensSentence(scene, first) &&
    (after === "(" || (["—", "–", "--", ","].includes(after) && /^\p{Lu}+$/u.test(scene.words[first] ?? "")))
  )
    return true;
  if (isPossessive(scene.words[end] ?? "")) {
    for (let i = end + 1; i < end + 4 && sameSentence(scene, end, i); i++)
      if (CITY_NOUNS.has(folded(scene, i))) return true;
    // "London’s Heathrow": a place in it; "London’s Foreign Office", "Moscow’s NATO policy" are not.
    const next = end + 1;
    return (
      isNameWord(scene, next) &&
      !isNameWord(scene, next + 1) &&
      !ORGANISATION_NOUNS.has(folded(scene, next)) &&
      namesAt(scene, next) === null
    );
  }
  // "a London rally", "the Paris office": only a place of something; "Tallinn denies" is none, whatever the tree says.
  if (relationOf(scene, first) === "compound" && (headOf(scene, first) ?? -1) >= end && !SPEECH_VERBS.has(after))
    return true;
  if (MOVED.has(before) && inSentence) return true;
  // "Minsk II", "the Oslo accords", "Geneva 2": a document or a round of talks.
  if (CITY_NOUNS.has(after) || DEAL_NOUNS.has(after) || /^(?:\d{1,2}|[ivx]{1,3})$/.test(after)) return true;
  if (!inSentence) return false;
  if (LOCATIVE.has(before)) {
    const noun = folded(scene, first - 2);
    if (before === "to" && PRESSED.has(noun)) return false;
    if (before === "of" && ["part", "behalf", "side", "favor", "favour", "demands", "support"].includes(noun))
      return false;
    const relation = relationOf(scene, first);
    return !relation?.startsWith("nsubj");
  }
  if (before === "on" || before === "against") return !PRESSED.has(folded(scene, first - 2));
  return false;
}

/** Former, leading or hyphenated uses that make a name part of a longer word: `US-led`, `pro-Russian`. */
export function isInsideCompound(scene: Scene, first: number, end: number): boolean {
  const after = scene.words[end] ?? "";
  const token = scene.doc.tokens[end];
  const last = scene.doc.tokens[end - 1];
  if (isHyphen(after) && token !== undefined && last !== undefined && token.start === last.end) return true;
  const before = scene.words[first - 1] ?? "";
  const previous = scene.doc.tokens[first - 1];
  const own = scene.doc.tokens[first];
  return isHyphen(before) && previous !== undefined && own !== undefined && previous.end === own.start;
}

/** Finds the tables' names and the nationalities of the text. Surnames with several bearers are left to the persons' step. */
export function findTableNames(scene: Scene): Nationality[] {
  const nationalities: Nationality[] = [];
  const n = scene.words.length;
  for (let i = 0; i < n; i++) {
    const match = namesAt(scene, i);
    if (match === null) continue;
    const hits = match.hits.filter(
      (hit) => hit.need === null || folded(scene, match.end) === hit.need || folded(scene, i - 1) === hit.need,
    );
    const adjective = hits.find((hit) => hit.how === "adjective");
    if (adjective !== undefined && !isInsideCompound(scene, i, match.end))
      nationalities.push({ first: i, end: match.end, hit: adjective });
    const hit = hits.find((candidate) => candidate.how !== "adjective" && candidate.how !== "surname");
    if (hit === undefined) {
      if (adjective !== undefined) i = match.end - 1;
      continue;
    }
    if (hit.actor.type === "state" && hit.how === "name" && isBodyOfState(scene, i, match.end)) {
      const name = textOf(scene, i - 1, match.end);
      addFound(scene, {
        first: i - 1,
        end: match.end,
        head: match.end - 1,
        key: name,
        name,
        kind: "organisation",
        party: partyOfActor(scene, hit.actor),
        how: "name",
        gender: null,
        isPlural: false,
        basis: ["entities:body-of-a-state"],
      });
    } else if (accept(scene, i, match.end, hit)) {
      addFound(scene, {
        first: i,
        end: match.end,
        head: match.end - 1,
        key: hit.actor.key,
        name: hit.actor.name,
        kind: hit.actor.kind,
        party: partyOfActor(scene, hit.actor),
        how: hit.how === "adjective" ? "alias" : hit.how,
        gender: hit.actor.gender,
        isPlural: hit.actor.isPlural || hit.how === "demonym",
        basis: [`entities:table-${hit.how}`],
      });
    }
    i = match.end - 1;
  }
  return nationalities;
}

const PART_OF_NAME: ReadonlySet<string> = new Set([
  "street",
  "avenue",
  "university",
  "hotel",
  "airport",
  "times",
  "post",
  "sea",
  "gulf",
  "strait",
  "square",
  "canal",
  "mountains",
]);

/** Whether a capitalised word that is no nationality, name or title stands right before. */
function isLongerName(scene: Scene, first: number): boolean {
  const before = first - 1;
  if (!sameSentence(scene, before, first) || !isNameWord(scene, before) || opensSentence(scene, before)) return false;
  if (scene.isHeadline[first] || scene.covered[before] !== -1 || TITLES.has(folded(scene, before))) return false;
  return namesAt(scene, before) === null;
}

function accept(scene: Scene, first: number, end: number, hit: NameHit): boolean {
  if (hit.how === "metonym") {
    // "Real Madrid", "Radio Moscow": part of a longer name.
    if (isPlaceUse(scene, first, end) || isLongerName(scene, first)) return false;
    // "Washington Irving", "Sofia Petrova": a person.
    const bare = end - first === 1;
    if (
      bare &&
      isNameWord(scene, end) &&
      sameSentence(scene, first, end) &&
      !TITLES.has(folded(scene, end)) &&
      !opensSentence(scene, end)
    )
      return false;
    if (bare && scene.table.firstNames.has(folded(scene, first - 1)) && isNameWord(scene, first - 1)) return false;
    return true;
  }
  if (hit.how === "demonym") {
    if (folded(scene, first - 1) === "-") return false;
    // "two Russians", "many Ukrainians": persons, not the state.
    const before = folded(scene, first - 1);
    if (folded(scene, end) === "who") return false;
    return !/^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|several|few|hundreds|thousands|millions|fellow|ethnic|young|ordinary|any|other|all|of|dozens|numerous|more|fewer|killed)$/.test(
      before,
    );
  }
  // "the West Virginia law", "the National Security Council": a longer name that the tables do not have.
  if (
    hit.actor.type === "bloc" &&
    hit.how === "alias" &&
    isNameWord(scene, end) &&
    sameSentence(scene, first, end) &&
    !scene.isHeadline[first]
  )
    return namesAt(scene, end) !== null;
  if (hit.actor.type === "organisation" && end - first > 1 && isLongerName(scene, first)) return false;
  if (hit.actor.type === "state" && hit.how === "name") {
    const after = folded(scene, end);
    // "Jordan Peterson", "Chad Smith", "Georgia Meloni": first names; "Georgia Avenue", "Niger Delta": other things.
    if (
      ["jordan", "chad", "georgia", "israel"].includes(folded(scene, first)) &&
      isNameWord(scene, end) &&
      sameSentence(scene, first, end) &&
      !TITLES.has(after)
    )
      return namesAt(scene, end) !== null;
    if (PART_OF_NAME.has(after) && isNameWord(scene, end)) return false;
  }
  return true;
}

/**
 * `Environment Canada`, `Statistics Norway`: a body that has its state's name in its own, as a capitalised noun inside a sentence shows;
 * where a sentence opens with it, another must have shown it.
 */
function isBodyOfState(scene: Scene, first: number, end: number): boolean {
  const before = first - 1;
  const isJoined =
    (relationOf(scene, before) === "compound" && headOf(scene, before) === end - 1) || headOf(scene, first) === before;
  // `told Parliament Norway would pay`: the state is a subject of its own.
  if (!isJoined && !/^(?:nmod|obl|obj|appos)/.test(relationOf(scene, end - 1) ?? "")) return false;
  if (!opensSentence(scene, before)) return isLongerName(scene, first);
  for (let i = 1; i + end - first < scene.words.length; i++) {
    if (i === first || folded(scene, i - 1) !== folded(scene, before) || folded(scene, i) !== folded(scene, first))
      continue;
    if (!opensSentence(scene, i - 1) && isNameWord(scene, i - 1) && !TITLES.has(folded(scene, i - 1))) return true;
  }
  return false;
}
