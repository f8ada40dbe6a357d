// Candidates: stretches of tokens that bear the name of some place, with what speaks for and against each being one.
import type { Doc, Sentence } from "../../../text/index.ts";
import type { Gazetteer, Metonym, PlaceMatch } from "../../gazetteer.ts";
import type { Parse } from "../../parse.ts";
import { plainKey } from "../../place-name-keys.ts";
import { MANY_WORDS, remembered } from "../../remembered.ts";
import { beginsLower, beginsUpper } from "../first-letter.ts";
import { claimWording } from "./containment-wording.ts";
import {
  FEATURE_WORDS,
  GIVEN_NAMES,
  INSIDE_NAMES,
  LOOSE_PREPOSITIONS,
  NEUTRAL_BEFORE,
  ORDINARY_WORDS,
  ORGANISATION_FRONTS,
  ORGANISATION_HEADS,
  PERSON_TITLES,
  PLACE_GIVEN_NAMES,
  PLACE_NOUNS,
  PLACE_PREPOSITIONS,
  PUBLIC_BODIES,
  STATE_BODIES,
  SURNAMES,
  TITLES_WITH_OF,
  UNIT_WORDS,
} from "./name-words.ts";

/** A stretch of tokens that bears the name of a place. Token indices are the document's; `endToken` is exclusive. */
export interface Candidate {
  readonly sentence: number;
  readonly firstToken: number;
  endToken: number;
  /** The words that were looked up. */
  readonly name: string;
  readonly key: string;
  readonly matches: readonly PlaceMatch[];
  readonly metonym: Metonym | null;
  /** The unit word that goes with it (`region`, `oblast`), or null; `unitPlural` where one word serves several names. */
  unit: string | null;
  /** A name such as `Eastern Province`, which means something only within a state. */
  isGeneric: boolean;
  /** Sum of what speaks for a place (positive) and against (negative). */
  score: number;
  /** Names of the cues that acted, for explanation. */
  readonly cues: string[];
  /** Set by cues that forbid (a person's name, an organisation's). */
  barred: string | null;
  /** A candidate right after it, behind a comma, that may contain it (`Tyre, Lebanon`). */
  container: Candidate | null;
  /** Whether some place of this name lies in some place of the container's. */
  contained: boolean;
  /** The name was written with `the` before it. */
  readonly article: boolean;
}

/** Verbs whose bare object is a place far more often than a person, and those where it is a place more often than not. */
const TAKEN_VERBS: ReadonlySet<string> = new Set(
  "shelled shelling bombed bombing bombarded besieged besieging stormed storming recaptured retook retaken overran overrun liberated encircled occupied occupying evacuated evacuating blockaded pounded razed raided looted".split(
    " ",
  ),
);
const REACHED_VERBS: ReadonlySet<string> = new Set(
  "captured capturing seized seizing took taken entered entering reached reaching fled fleeing left leaving visited visiting surrounded surrounding attacked attacking struck hit controls controlled controlling abandoned hold held defend defended toured".split(
    " ",
  ),
);
const LONGEST_NAME = 7;
/** Names that many states have a unit of: `Southwest`, `Eastern District`, `Central Province`. */
const COMPASS = /^(?:far |mid )?(?:north|south)?[ -]?(?:east|west|north|south)$/;
const COMPASS_UNIT =
  /^(?:far )?(?:north|south|east|west|central|(?:north|south)[ -]?(?:east|west))(?:ern)?(?: (?:district|region|province|state|territory|coast|governorate))?$/;
const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const INITIAL = /^\p{Lu}\.$/u;

const keyOf = remembered(MANY_WORDS, plainKey);

/** Whether the word begins with a capital, an apostrophe before it allowed (`’Ain`). */
function isCapital(word: string): boolean {
  return beginsUpper(word) || /^['’‘]\p{Lu}/u.test(word);
}

/** What one document tells of its names beyond the single sentence. */
interface DocSigns {
  /** Plain keys of surnames that follow a given name or a title in this document. */
  readonly surnames: ReadonlySet<string>;
  /** Given names that are followed by a surname in this document. */
  readonly given: ReadonlySet<string>;
  /** Words that occur in lower case. */
  readonly lower: ReadonlySet<string>;
}

/** Finds candidates in all sentences of the document, in order; they do not overlap. */
export function findCandidates(doc: Doc, parses: readonly Parse[], gazetteer: Gazetteer): Candidate[] {
  const signs = readSigns(doc, gazetteer);
  const bearers = bearersIn(gazetteer);
  const found: Candidate[] = [];
  for (const [s, sentence] of doc.sentences.entries()) {
    const headline = isHeadline(doc, sentence);
    const inSentence: Candidate[] = [];
    for (let i = sentence.firstToken; i < sentence.endToken; ) {
      const candidate = candidateAt(doc, sentence, s, i, gazetteer, bearers);
      if (candidate === null) i += 1;
      else {
        inSentence.push(candidate);
        i = candidate.endToken;
      }
    }
    attachUnits(doc, sentence, inSentence, gazetteer);
    linkContainers(doc, inSentence, gazetteer);
    for (const [k, candidate] of inSentence.entries()) {
      const beside = { before: inSentence[k - 1] ?? null, after: inSentence[k + 1] ?? null };
      weigh(doc, sentence, parses[s], candidate, beside, headline, signs, gazetteer);
      found.push(candidate);
    }
  }
  return found;
}

/** The longest name of a place that begins at token `i`, or null. */
function candidateAt(
  doc: Doc,
  sentence: Sentence,
  sentenceIndex: number,
  i: number,
  gazetteer: Gazetteer,
  bearers: (name: string) => Bearers,
): Candidate | null {
  const tokens = doc.tokens;
  if (!beginsName(doc, sentence, i)) return null;
  const demonymEnd = demonymAt(doc, sentence, i, gazetteer);
  let soft: { end: number; name: string; matches: readonly PlaceMatch[] } | null = null;
  const ends: number[] = [];
  let wordsLeft = gazetteer.wordsFrom(tokens[i]!.text);
  for (let end = i + 1; end <= Math.min(sentence.endToken, i + LONGEST_NAME) && wordsLeft > 0; end++) {
    if (!/^[-–.,'’&]$/.test(tokens[end - 1]!.text)) wordsLeft -= 1;
    const token = tokens[end - 1]!;
    const before = tokens[end - 2];
    if (end > i + 1 && !mayContinue(doc, token.text, before, token)) break;
    if (mayEnd(token.text, end - 1 === i ? null : (before?.text ?? null))) ends.push(end);
  }
  for (const end of ends.reverse()) {
    // `South East Asian`, `Hong Kong`: an adjective that is longer than the name wins.
    if (demonymEnd > end) break;
    const name = doc.text.slice(tokens[i]!.start, tokens[end - 1]!.end);
    const { metonym, exact, close } = bearers(name);
    if (metonym !== null || exact.length > 0) {
      return make(doc, sentenceIndex, i, end, name, exact, metonym);
    }
    if (soft === null && close.length > 0) soft = { end, name, matches: close };
  }
  // A spelling that no list has needs a name long enough not to fall together with a stranger's.
  if (soft !== null && keyOf(soft.name).length >= 6 && gazetteer.demonym(soft.name) === null) {
    return make(doc, sentenceIndex, i, soft.end, soft.name, soft.matches, null);
  }
  return null;
}

/** What a gazetteer says of a name: `exact` spellings, or `close` ones where no record has the name. */
interface Bearers {
  readonly metonym: Metonym | null;
  readonly exact: readonly PlaceMatch[];
  readonly close: readonly PlaceMatch[];
}

const known = new WeakMap<Gazetteer, (name: string) => Bearers>();

/** Looks names up as candidates need them; remembers the answers. */
function bearersIn(gazetteer: Gazetteer): (name: string) => Bearers {
  let look = known.get(gazetteer);
  if (look === undefined) {
    look = remembered(MANY_WORDS, (name) => bearersOf(name, gazetteer));
    known.set(gazetteer, look);
  }
  return look;
}

function bearersOf(name: string, gazetteer: Gazetteer): Bearers {
  const all = gazetteer.lookup(name);
  const spelled = all.filter((match) => match.exact);
  const exact = spelled.filter((match) => sameCase(name, match, gazetteer));
  const close =
    exact.length < spelled.length ? [] : all.filter((match) => !match.exact && isNearSpelling(name, match, gazetteer));
  return { metonym: gazetteer.metonym(name), exact, close };
}

/** End of the longest adjective or name of a people of two or three words that begins at `i`, or -1. */
function demonymAt(doc: Doc, sentence: Sentence, i: number, gazetteer: Gazetteer): number {
  if (!gazetteer.opensDemonym(doc.tokens[i]!.text)) return -1;
  for (let end = Math.min(sentence.endToken, i + 3); end > i + 1; end--) {
    if (gazetteer.demonym(doc.text.slice(doc.tokens[i]!.start, doc.tokens[end - 1]!.end)) !== null) return end;
  }
  return -1;
}

function make(
  doc: Doc,
  sentence: number,
  firstToken: number,
  endToken: number,
  name: string,
  matches: readonly PlaceMatch[],
  metonym: Metonym | null,
): Candidate {
  return {
    sentence,
    firstToken,
    endToken,
    name,
    key: keyOf(name),
    matches,
    metonym,
    unit: null,
    isGeneric: false,
    score: 0,
    cues: [],
    barred: null,
    container: null,
    contained: false,
    article: (doc.tokens[firstToken - 1]?.text ?? "").toLowerCase() === "the",
  };
}

/**
 * Whether a name may be another transliteration of a town's or unit's name: as many words, and few letters apart.
 * States and areas are listed with all their names, so there a new spelling is a stranger.
 */
function isNearSpelling(name: string, match: PlaceMatch, gazetteer: Gazetteer): boolean {
  const place = gazetteer.place(match.place);
  if (place.kind !== "city" && place.type !== "admin1") return false;
  const plain = keyOf(name);
  const wordCount = plain.split(" ").length;
  const key = keyOf(match.name);
  return key.split(" ").length === wordCount && lettersApart(key, plain) <= (plain.length >= 9 ? 3 : 2);
}

/** Edit distance of two short words (insertions, deletions, exchanges). */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** Names of up to four capitals (`US`, `DRC`) and abbreviations must be written so; `us` and `Us` are none. */
function sameCase(name: string, match: PlaceMatch, gazetteer: Gazetteer): boolean {
  if (name.length > 6) return true;
  const bare = name.replaceAll(".", "");
  const capitals = /^\p{Lu}{2,3}$/u.test(bare);
  // Three capitals are an abbreviation, never the name of some town shouted.
  if (capitals) {
    const place = gazetteer.place(match.place);
    if (place.kind === "city" && place.population < 1e6) return false;
  }
  const letters = match.name.replaceAll(".", "");
  if (/^\p{Lu}{2,4}$/u.test(letters)) return bare === letters;
  return !capitals || letters.length > 3;
}

function beginsName(doc: Doc, sentence: Sentence, i: number): boolean {
  const text = doc.tokens[i]!.text;
  // The article is left outside, also in `The Hague`: then the name's own record puts it back.
  if (isCapital(text)) return !/^(?:the|an?)$/i.test(text);
  // Most words are in lower case and no article.
  if (!/^a[deslnrtz]/.test(text) && !text.startsWith("el")) return false;
  // Arabic articles in lower case: `al-Bukamal`.
  return (
    /^(?:al|el|ash|as|ar|an|ad|at)-\p{Lu}/u.test(text) ||
    (/^(?:al|el|ash|as|ar|ad)$/.test(text) &&
      i + 2 < sentence.endToken &&
      doc.tokens[i + 1]?.text === "-" &&
      isCapital(doc.tokens[i + 2]?.text ?? ""))
  );
}

function mayContinue(
  doc: Doc,
  text: string,
  before: { readonly end: number } | undefined,
  token: { readonly start: number; readonly end: number },
): boolean {
  if (isCapital(text) || INSIDE_NAMES.has(text) || isLastWord(text)) return true;
  const adjacent = before !== undefined && before.end === token.start;
  if (text === "-" || text === "–" || text === "'" || text === "’" || text === ".") return adjacent;
  if (text === "&") return true;
  if (text === ",") return /^, ?D\.? ?C/.test(doc.text.slice(token.start, token.end + 6));
  return beginsLower(text) && adjacent;
}

function mayEnd(text: string, before: string | null): boolean {
  if (isCapital(text) || before === null) return true;
  return isLastWord(text) || (before === "-" && /^\p{Ll}{2,}$/u.test(text));
}

function isLastWord(text: string): boolean {
  return (
    UNIT_WORDS.has(text) ||
    PLACE_NOUNS.has(text) ||
    FEATURE_WORDS.has(text[0]?.toUpperCase() + text.slice(1)) ||
    text === "plant"
  );
}

/** Whether nearly every word is capitalised, so that capitals tell nothing. */
function isHeadline(doc: Doc, sentence: Sentence): boolean {
  let capital = 0;
  let long = 0;
  for (let i = sentence.firstToken; i < sentence.endToken; i++) {
    const text = doc.tokens[i]!.text;
    if (text.length < 4 || !(beginsLower(text) || /^\p{L}/u.test(text))) continue;
    long += 1;
    if (isCapital(text)) capital += 1;
  }
  return long >= 5 && capital / long > 0.8 && !/[.!?]$/.test(doc.text.slice(sentence.start, sentence.end).trimEnd());
}

function readSigns(doc: Doc, gazetteer: Gazetteer): DocSigns {
  const surnames = new Set<string>();
  const given = new Set<string>();
  const lower = new Set<string>();
  for (const sentence of doc.sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const text = doc.tokens[i]!.text;
      if (beginsLower(text)) {
        lower.add(text);
        continue;
      }
      const titled = PERSON_TITLES.has(text) && text !== "Chief" && text !== "Deputy" && text !== "General";
      if (!titled && !GIVEN_NAMES.has(text) && !PLACE_GIVEN_NAMES.has(text) && !INITIAL.test(text)) continue;
      // The last word of the run of capitals is the surname, and with a title so are all.
      let last = -1;
      for (let j = i + 1; j < Math.min(sentence.endToken, i + 5); j++) {
        const next = doc.tokens[j]!.text;
        if (!isCapital(next) || PUBLIC_BODIES.has(next) || STATE_BODIES.has(next) || FEATURE_WORDS.has(next)) break;
        if (gazetteer.country(next) !== null || gazetteer.demonym(next) !== null) break;
        last = j;
      }
      if (last > i && !ORGANISATION_HEADS.has(doc.tokens[last]!.text)) {
        surnames.add(keyOf(doc.tokens[last]!.text));
        if (!titled && /^\p{Lu}\p{Ll}/u.test(doc.tokens[i + 1]!.text)) given.add(text);
      }
    }
  }
  return { surnames, given, lower };
}

/** Joins unit words to names: `Kherson region`, `the province of Herat`, `Sumy and Kharkiv Oblasts`. */
function attachUnits(doc: Doc, sentence: Sentence, candidates: readonly Candidate[], gazetteer: Gazetteer): void {
  const hasUnit = (candidate: Candidate): boolean =>
    candidate.matches.some((match) => {
      const type = gazetteer.place(match.place).type;
      return type === "admin1" || type === "admin2" || type === "area" || type === "country";
    });
  for (const [k, candidate] of candidates.entries()) {
    const next = doc.tokens[candidate.endToken];
    if (next === undefined || candidate.endToken >= sentence.endToken) continue;
    const word = next.text.toLowerCase();
    if (
      UNIT_WORDS.has(word) &&
      !["states", "division", "department", "departments"].includes(word) &&
      hasUnit(candidate)
    ) {
      candidate.unit = word;
      const plural = word.endsWith("s");
      if (!plural) candidate.endToken += 1;
      // One plural word serves all names of the list before it.
      for (let j = k - 1; plural && j >= Math.max(0, k - 20) && joined(doc, candidates[j]!, candidates[j + 1]!); j--) {
        if (hasUnit(candidates[j]!)) candidates[j]!.unit = word;
      }
      continue;
    }
    const of = doc.tokens[candidate.firstToken - 1]?.text;
    const unit = doc.tokens[candidate.firstToken - 2]?.text.toLowerCase() ?? "";
    if (of === "of" && UNIT_WORDS.has(unit) && candidate.firstToken - 2 >= sentence.firstToken && hasUnit(candidate)) {
      candidate.unit = unit;
    }
  }
}

/** Whether only a comma, `and` or `or` stands between two names. */
export function joined(doc: Doc, left: Candidate, right: Candidate): boolean {
  const between = doc.text.slice(doc.tokens[left.endToken - 1]!.end, doc.tokens[right.firstToken]!.start);
  return /^(?:\s*,\s*(?:and|or)?\s*|\s+(?:and|or|&)\s+)(?:the\s+)?$/.test(between);
}

/** `X, Y` where Y is a unit or state: X is probably in Y. */
function linkContainers(doc: Doc, candidates: readonly Candidate[], gazetteer: Gazetteer): void {
  for (const [k, candidate] of candidates.entries()) {
    const next = candidates[k + 1];
    if (next === undefined) continue;
    const between = doc.text.slice(doc.tokens[candidate.endToken - 1]!.end, doc.tokens[next.firstToken]!.start);
    const comma = /^\s*,\s*$/.test(between);
    if (!comma && (between.length > 80 || claimWording(between.replace(/\s+/g, " ")) === null)) continue;
    const large = next.matches.some((match) =>
      ["country", "admin1", "admin2"].includes(gazetteer.place(match.place).type),
    );
    // `In March, U.S. Secretary ...`: a state that modifies what follows closes no address.
    const after = doc.tokens[next.endToken]?.text ?? "";
    const open = isCapital(after);
    if (!large || (comma && open)) continue;
    const contained = contains(candidate, next, gazetteer);
    // A comma makes an address even of a town that is not listed; other wordings may claim what is wrong.
    if (!comma && !contained) continue;
    if (comma && isLikelyList(doc, candidate, next, gazetteer)) continue;
    candidate.container = next;
    candidate.contained = contained;
  }
}

/**
 * Whether `Canada, Mexico` or `Washington, Britain and ...` is a list of equals, though some Canada lies in Mexico and some
 * Washington in Britain: the first names a state or capital elsewhere, and the second is a state or the list goes on.
 */
function isLikelyList(doc: Doc, candidate: Candidate, next: Candidate, gazetteer: Gazetteer): boolean {
  const heads = candidate.matches
    .filter((match) => match.canonical || gazetteer.isListed(match.place))
    .map((match) => gazetteer.place(match.place))
    .filter((place) => place.type === "country" || place.type === "capital");
  if (heads.length === 0 && candidate.metonym === null) return false;
  const outer = next.matches.map((match) => gazetteer.place(match.place));
  const states = outer.filter((place) => place.type === "country");
  if (heads.some((head) => outer.some((place) => head.type === "capital" && head.countries[0] === place.countries[0])))
    return false;
  if (states.length > 0) return true;
  const after = doc.text.slice(doc.tokens[next.endToken - 1]!.end, doc.tokens[next.endToken - 1]!.end + 16);
  return /^\.?,?\s+(?:and|or)\b|^,\s+(?:the\s+)?\p{Lu}/u.test(after);
}

/** `Okla.`, `Ky`, `B.C.`: the name of a unit cut short, with its stop or written in two capitals. */
function isAbbreviation(candidate: Candidate, right: string, gazetteer: Gazetteer): boolean {
  if (/^\p{Lu}{2}$|\.$/u.test(candidate.name)) return true;
  if (right !== "." || candidate.name.length > 5) return false;
  return candidate.matches.some(
    (match) => match.name === `${candidate.name}.` && gazetteer.place(match.place).type === "admin1",
  );
}

function prominence(candidate: Candidate, gazetteer: Gazetteer): { value: number; country: boolean; large: boolean } {
  let value = candidate.metonym === null ? 0 : 2.6;
  let country = false;
  for (const match of candidate.matches) {
    const place = gazetteer.place(match.place);
    const p = place.population;
    let own = p >= 3e6 ? 2.2 : p >= 1e6 ? 2 : p >= 2e5 ? 1.5 : p >= 5e4 ? 1 : p >= 1e4 ? 0.5 : 0;
    if (place.type === "country") {
      own = 3;
      country = true;
    } else if (place.type === "capital") own = Math.max(own, 2.2);
    else if (place.type === "admin1") own = Math.max(1.6, own);
    else if (place.type === "section") own = Math.min(own, 0.7);
    else if (place.type === "admin2") own = Math.min(own, 1);
    else if (place.type !== "town" && place.type !== "seat") own = 2;
    const listed = gazetteer.isListed(match.place);
    if (listed) own = Math.max(own, 1.2);
    // Foreign names of foreign towns are many and often look like English words.
    else if (!match.canonical && place.kind === "city" && !/[ -]/.test(candidate.name)) own = Math.min(own, 1.4) - 0.4;
    value = Math.max(value, own);
  }
  return { value, country, large: value >= 2 };
}

/** The candidates before and after one in its sentence. */
interface Beside {
  readonly before: Candidate | null;
  readonly after: Candidate | null;
}

/** Adds up the cues for one candidate. */
function weigh(
  doc: Doc,
  sentence: Sentence,
  parse: Parse | undefined,
  candidate: Candidate,
  beside: Beside,
  headline: boolean,
  signs: DocSigns,
  gazetteer: Gazetteer,
): void {
  const add = (cue: string, weight: number): void => {
    candidate.score += weight;
    candidate.cues.push(cue);
  };
  const tokens = doc.tokens;
  const word = (i: number): string => (i >= sentence.firstToken && i < sentence.endToken ? tokens[i]!.text : "");
  const single = candidate.endToken - candidate.firstToken === 1;
  const first = candidate.firstToken === sentence.firstToken || /^[“"‘'(—–-]$/.test(word(candidate.firstToken - 1));
  const fame = prominence(candidate, gazetteer);
  add("prominence", fame.value);
  const abbreviation = isAbbreviation(candidate, word(candidate.endToken), gazetteer);
  const exact = candidate.metonym !== null || candidate.matches.some((match) => match.exact);

  // Left and right neighbours, without punctuation between.
  const skip = candidate.article ? 1 : 0;
  const left = word(candidate.firstToken - 1 - skip);
  const left2 = word(candidate.firstToken - 2 - skip);
  const right = word(candidate.endToken);
  const lowLeft = left.toLowerCase();
  const follows = beside.before !== null && joined(doc, beside.before, candidate);
  const leads = beside.after !== null && joined(doc, candidate, beside.after);
  const behind = beside.before?.container === candidate ? beside.before : undefined;

  if (!exact) add("soft-spelling", -1.3);
  if (!single && !abbreviation) add("several-words", candidate.unit === null ? 0.7 : 0.4);
  if (candidate.unit !== null) add("unit-word", 1.8);
  else if (!single && UNIT_WORDS.has(word(candidate.endToken - 1).toLowerCase())) add("unit-inside", 0.9);
  if (candidate.contained) add("in-container", 2.5);
  else if (candidate.container !== null) add("before-container", 0.8);
  if (behind?.contained === true) add("container", 1.5);
  if (abbreviation && !fame.country && candidate.metonym === null) {
    // `Ore.`, `NC`: a unit only behind a name and a comma; initials with inner marks (`B.C.`) stand alone.
    const dotted = /^\p{Lu}\.\p{Lu}/u.test(candidate.name);
    const afterComma = word(candidate.firstToken - 1) === "," && isCapital(word(candidate.firstToken - 2));
    const unit = candidate.matches.some((match) => gazetteer.place(match.place).type === "admin1");
    if (!unit) candidate.barred = "abbreviation";
    else if (!afterComma && !(dotted && !/^\p{N}/u.test(left))) candidate.barred = "abbreviation";
    else {
      add("abbreviated-unit", 2.2);
      candidate.unit = "state";
    }
  }
  const sideOf =
    lowLeft === "of" &&
    /^(?:outside|inside|north|south|east|west|\p{Ll}+(?:east|west)|,|outskirts|native|resident|residents|mayor|streets|siege|fall|battle|bombing|capture)$/u.test(
      left2,
    );
  if (PLACE_PREPOSITIONS.has(lowLeft) || sideOf) add("place-preposition", 1.4);
  else if (LOOSE_PREPOSITIONS.has(lowLeft)) add("preposition", 0.6);
  else if (TAKEN_VERBS.has(lowLeft)) add("taken-place", 1.2);
  else if (REACHED_VERBS.has(lowLeft)) add("reached-place", 0.7);
  if (lowLeft === "of" && PLACE_NOUNS.has(left2.toLowerCase())) add("place-noun-before", 1.8);
  else if (PLACE_NOUNS.has(lowLeft) && !isCapital(left)) add("place-noun-before", 0.6);
  if (PLACE_NOUNS.has(right) && candidate.unit === null) add("place-noun-after", 0.8);
  if (follows || leads) add("list", 0.3);
  if (headline) add("headline", fame.large ? 0 : -0.8);

  const plain = keyOf(candidate.name);
  if (CALENDAR.test(plain)) candidate.barred = "calendar";
  if (single && ORDINARY_WORDS.has(plain) && !abbreviation) add("ordinary-word", fame.country ? -0.5 : -2.2);
  if (single && SURNAMES.has(plain) && !fame.country) add("surname", -1.6);
  if (single && first && fame.value < 1) add("sentence-start", -0.5);
  if (isDescribed(doc, sentence, candidate)) add("described-as-place", 1.8);
  if (isDateline(doc, sentence, candidate)) add("dateline", 1.8);
  if (single && signs.lower.has(plain) && !fame.country && !abbreviation) add("lower-case-elsewhere", -2);
  if (COMPASS.test(plain)) {
    candidate.isGeneric = true;
    if (!candidate.article || isCapital(right)) candidate.barred = "compass";
  } else if (COMPASS_UNIT.test(plain)) candidate.isGeneric = true;

  if (candidate.metonym?.weak === true && candidate.matches.length === 0) add("weak-metonym", -1.5);
  if (single && GIVEN_NAMES.has(candidate.name) && !fame.country)
    add("given-name", PLACE_GIVEN_NAMES.has(candidate.name) ? -0.3 : -1.5);

  if (isPersonPart(candidate, left, right, word(candidate.endToken + 1))) candidate.barred = "person";
  if (
    !headline &&
    isAcronym(candidate, gazetteer) &&
    !PLACE_PREPOSITIONS.has(lowLeft) &&
    !candidate.cues.includes("dateline") &&
    candidate.container === null &&
    !/^\p{Lu}{2,}$/u.test(left) &&
    !/^\p{Lu}{2,}$/u.test(right)
  )
    candidate.barred = "acronym";

  if (!headline) {
    weighNeighbours(candidate, { word, single, fame, left, left2, right, add, beside });
  } else if (ORGANISATION_HEADS.has(right) && !PUBLIC_BODIES.has(right) && !fame.country)
    candidate.barred = "organisation";
  if (single && signs.given.has(candidate.name) && !PLACE_PREPOSITIONS.has(lowLeft) && candidate.container === null) {
    add("given-name-here", -3);
  }
  if (single && signs.surnames.has(plain) && !fame.country) {
    const placed = PLACE_PREPOSITIONS.has(lowLeft);
    if (!placed) add("surname-here", fame.large && LOOSE_PREPOSITIONS.has(lowLeft) ? -0.5 : -2.5);
    else if (!fame.large) add("surname-here", -1.5);
  }
  if (parse !== undefined && single && !headline) {
    const tag = parse.xpos[candidate.firstToken - sentence.firstToken] ?? "NNP";
    if (!tag.startsWith("NNP") && fame.value < 1.5) add("no-proper-noun", -1.2);
  }
}

/** Four or five capitals in running prose are an abbreviation where the place is not written so (`SANA` is no Sana). */
function isAcronym(candidate: Candidate, gazetteer: Gazetteer): boolean {
  return (
    /^\p{Lu}{4,5}$/u.test(candidate.name) &&
    candidate.metonym === null &&
    !candidate.matches.some((match) => match.name === candidate.name || gazetteer.place(match.place).type === "country")
  );
}

/** Parts of a person's name: a given name of two syllables behind a surname (`Lin Chia-hui`), a name before `bin`. */
function isPersonPart(candidate: Candidate, left: string, right: string, right2: string): boolean {
  if (
    /^\p{Lu}\p{Ll}{1,5}[-‐‑]\p{Ll}{1,6}$/u.test(candidate.name) &&
    /^\p{Lu}\p{Ll}+$/u.test(left) &&
    !NEUTRAL_BEFORE.has(left) &&
    !FEATURE_WORDS.has(left)
  )
    return true;
  return /^(?:bin|ibn|van|von)$/.test(right) && isCapital(right2) && candidate.endToken - candidate.firstToken === 1;
}

/** `Izyum, located in ...`, `Bakhmut, a town in ...`: what follows says that it is a place. */
function isDescribed(doc: Doc, sentence: Sentence, candidate: Candidate): boolean {
  const end = doc.tokens[candidate.endToken - 1]!.end;
  if (
    !/^(?:,|\s+(?:is|was|are|were|lie|lies|sits|located|situated|which|both)\b)/.test(doc.text.slice(end, end + 12))
  ) {
    return false;
  }
  return DESCRIBED.test(doc.text.slice(end, Math.min(sentence.end, end + 80)).replace(/\s+/g, " "));
}

const DESCRIBED = new RegExp(
  "^,? (?:(?:both |all |which |that )*(?:is |are |was |were )?(?:located|situated|lies|lie|lying|sits) (?:[\\p{L}-]+ ){0,3}(?:in|on|near|along|at|between|south|north|east|west|about|just)\\b" +
    "|(?:is |was )?(?:a|an|the|once a|another) (?:[\\p{L}’'-]+ ){0,4}(?:city|town|village|settlement|hamlet|suburb|port|municipality|district|neighbou?rhood|enclave|region|province|oblast|island|capital)\\b)",
  "u",
);

/** `KYIV —`, `GAZA CITY (Reuters)`: a name at the head of a paragraph before a dash or bracket, or in capitals. */
function isDateline(doc: Doc, sentence: Sentence, candidate: Candidate): boolean {
  if (candidate.firstToken !== sentence.firstToken) return false;
  const end = doc.tokens[candidate.endToken - 1]!.end;
  const after = doc.text.slice(end, end + 24);
  if (/^(?:, [\p{L}. ]{2,14})? ?(?:—|–|--| - )/u.test(after) && sentence.endToken - candidate.endToken > 5) return true;
  return /^\p{Lu}{4,}/u.test(candidate.name) && /^(?:, | \(| — | – | - | [A-Z][a-z])/.test(after);
}

interface Surroundings {
  readonly word: (i: number) => string;
  readonly single: boolean;
  readonly fame: { readonly value: number; readonly country: boolean; readonly large: boolean };
  readonly left: string;
  readonly left2: string;
  readonly right: string;
  readonly add: (cue: string, weight: number) => void;
  readonly beside: Beside;
}

/** Capitalised neighbours: parts of a person's or an organisation's name, or harmless. */
function weighNeighbours(candidate: Candidate, around: Surroundings): void {
  const { word, single, fame, left, left2, right, add } = around;
  const covers = (other: Candidate | null, token: number): boolean =>
    other !== null && other.firstToken <= token && token < other.endToken;
  const isCandidate = (token: number): boolean =>
    covers(around.beside.before, token) || covers(around.beside.after, token);
  const rightStart = candidate.endToken;

  // To the right: the run of capitals with `of`, `and`, `for`, `&` between.
  if (isCapital(right) && candidate.unit === null) {
    const run: string[] = [];
    for (let j = rightStart, gap = 0; run.length < 8; j++) {
      const text = word(j);
      if (isCapital(text)) {
        run.push(text);
        gap = 0;
      } else if (/^(?:of|and|for|&|the|in|on|de)$/.test(text) && gap < 2) gap += 1;
      else break;
    }
    const organisation = run.some((text) => ORGANISATION_HEADS.has(text) && !PUBLIC_BODIES.has(text));
    const publicBody =
      PUBLIC_BODIES.has(right) ||
      run.some((text) => /^(?:Police|Department|Sheriff|Court|Council|Government|Ministry)$/.test(text));
    const body = STATE_BODIES.has(right) || PERSON_TITLES.has(right) || publicBody;
    const firstName = GIVEN_NAMES.has(right) || right === "The";
    const person = single && (GIVEN_NAMES.has(candidate.name) || PLACE_GIVEN_NAMES.has(candidate.name));
    if (candidate.metonym !== null && !body && FEATURE_WORDS.has(right)) add("longer-name", -1);
    else if (fame.country && body) add("state-body", 0.5);
    else if (organisation && !publicBody && !(body && fame.country)) candidate.barred = "organisation";
    else if (person && !body && !firstName && !NEUTRAL_BEFORE.has(right)) candidate.barred = "given-name";
    else if (FEATURE_WORDS.has(right)) add("longer-name", fame.country ? -0.5 : -1);
    else if (!body && !firstName && !isCandidate(rightStart) && !NEUTRAL_BEFORE.has(right)) {
      add("capital-after", fame.country ? -0.4 : -1.4);
    }
  } else if (/^[’']s$/.test(right) && /^St\.? /.test(candidate.name) && isCapital(word(rightStart + 1))) {
    candidate.barred = "organisation";
  } else if (right === "-" && /^(?:based|born|led|backed|area|wide|style)$/.test(word(rightStart + 1))) {
    add("hyphen-compound", 0.8);
  }

  // To the left.
  if (left === "of" && isCapital(left2)) {
    if (TITLES_WITH_OF.has(left2)) candidate.barred = "title";
    else if (/^(?:Bank|Voice|Radio|Church)$/.test(left2)) candidate.barred = "organisation";
    else if (ORGANISATION_HEADS.has(left2) && !PUBLIC_BODIES.has(left2) && !fame.country)
      candidate.barred = "organisation";
  } else if (isCapital(left) || INITIAL.test(left)) {
    if (INITIAL.test(left) && !fame.country && left !== "U.S.") candidate.barred = "person";
    else if (GIVEN_NAMES.has(left) && !isCandidate(candidate.firstToken - 1)) candidate.barred = "person";
    else if (
      PERSON_TITLES.has(left) &&
      !fame.country &&
      !/^(?:Chief|Secretary|Deputy|Director|Minister|Premier|General|Saint|Major|Officer)$/.test(left)
    ) {
      candidate.barred = "person";
    } else if (ORGANISATION_FRONTS.has(left)) candidate.barred = "organisation";
    else if (!NEUTRAL_BEFORE.has(left) && !PERSON_TITLES.has(left) && !isCandidate(candidate.firstToken - 1)) {
      const ordinary = ORDINARY_WORDS.has(left.toLowerCase());
      add("capital-before", fame.country ? -0.8 : ordinary ? -0.8 : -1.8);
    }
  } else if (/^(?:de|del|van|von|der|bin|ibn|al|el)$/.test(left) && single) add("surname-particle", -1.5);
}

/** Whether some place of the inner name lies in some place of the outer one. */
export function contains(inner: Candidate, outer: Candidate, gazetteer: Gazetteer): boolean {
  for (const innerMatch of inner.matches) {
    const place = gazetteer.place(innerMatch.place);
    for (const outerMatch of outer.matches) {
      const around = gazetteer.place(outerMatch.place);
      if (place.index === around.index) continue;
      if (around.type === "country" && place.type !== "country" && place.countries.includes(around.countries[0] ?? ""))
        return true;
      if (place.admin1 === around.index || place.admin2 === around.index) return true;
    }
  }
  return false;
}
