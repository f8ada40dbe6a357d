// What a place name does in its sentence: names a location, an actor (a government, a people), or modifies another noun.
import type { Doc, Sentence } from "../../../text/index.ts";
import type { Place } from "../../gazetteer.ts";
import type { Parse } from "../../parse.ts";
import type { ToponymUse } from "../../toponym.ts";
import type { Candidate } from "./candidates.ts";

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ""));
}

/** Things that lie in a place: their possessor is the place, not its government. */
const PHYSICAL = words(`
infrastructure border borders territory territories soil land lands city cities town towns village villages capital coast coastline east west north south region regions province provinces
flank airspace sky skies water waters population river mountain port ports airport airports grid plant facility facilities street streets outskirts suburb suburbs centre center district districts countryside
south-east north-east north-west south-west southeast northeast northwest southwest interior heartland oblast oblasts area areas side hospital hospitals school schools railway railways bridge
`);

/** Those who act for a state: a state after their `of` is the actor. */
const AGENTS = words(`
government president leader leadership minister ministry army military force forces troop troops parliament king authorities people official officials spokesman representative ambassador
policy part role interest interests side position demand view decision consent ally allies enemy enemies support hands behalf goal goals ambition intention request help behest partner partners
`);

const TITLES = words(
  "envoy ambassador minister secretary representative consul rapporteur correspondent coordinator mediator commander adviser advisor liaison",
);

const MOTION = words(`
go come travel fly move return flee arrive withdraw retreat advance march deploy send ship drive head extend spread trip visit journey flight return withdrawal deployment deliver delivery migrate
escape evacuate export import transfer smuggle bring take cross close next adjacent north south east west border route road corridor way access transport relocate bus train
`);

/** Acts that reach a place's ground: their object is the location. */
const GROUND = words(`
visit enter leave invade occupy capture seize take retake liberate bomb strike hit attack shell storm besiege encircle surround reach shake cross pound rock control hold
overrun annex tour destroy devastate flood raid defend abandon evacuate hit approach
`);

const PRESSURE = words(
  "pressure sanction sanctions tariff tariffs demand demands embargo condition conditions depend rely call impose",
);

/** What goes to a party, not to its ground: after these `to` names the one who receives. */
const RECEIVING = words(`
give hand sell offer concede concession concessions aid assistance message letter response answer threat threaten say tell promise pledge commitment loyalty unacceptable acceptable appeal demand
demands ultimatum warning guarantee guarantees report speak listen deny owe grant supply provide weapon weapons support important hostile friendly close loyal belong attribute respond object apologise
apologize sympathetic present propose proposal announce explain complain signal turn refer leave lose surrender yield cede allied opposed committed accountable vital crucial similar compare comparison
favorable favourable ally answerable pay sale sales gift note call request question talk reply react reaction reach damage harm cost blow lesson
`);

const GIVING = words(`
pressure request statement response support aid guarantee guarantees concession concessions commitment proposal threat help demand demands assurance assurances message answer approval permission
hear learn receive get extract expect want seek obtain buy win weapon weapons signal signals interference
`);

/** Those whom a name before them describes. */
const PERSONNEL =
  /^(?:officials?|troops|forces|envoys?|soldiers|diplomats?|officers?|government|presidents?|ministers?|ambassadors?|negotiators?|lawmakers|intelligence|side|delegation|representatives?|spokes(?:man|woman|person)|generals?|leaders?|mayors?|governors?|police|residents)$/i;

/** Whether a bare name may stand for a government: states, capitals, seats of power, unions of states. */
function isActor(place: Place, metonym: boolean): boolean {
  return (
    metonym ||
    place.type === "country" ||
    place.type === "capital" ||
    place.type === "former state" ||
    place.type === "continent"
  );
}

/**
 * The use of a name. With a parse: from the relation and preposition of its head; without: from the words beside it.
 */
export function useOf(
  doc: Doc,
  sentence: Sentence,
  parse: Parse | undefined,
  candidate: Candidate,
  place: Place,
  isContainer: boolean,
): ToponymUse {
  const word = (i: number): string => (i >= sentence.firstToken && i < sentence.endToken ? doc.tokens[i]!.text : "");
  // A name that holds another's address, or has one, is a location (`Afrin, Syria`).
  if (candidate.contained || isContainer) return "location";
  const actor: ToponymUse = isActor(place, candidate.metonym !== null) ? "actor" : "location";
  const right = word(candidate.endToken);
  const left = word(candidate.firstToken - 1);
  if (isGlued(doc, candidate.endToken, right) || isGlued(doc, candidate.firstToken, left)) return "modifier";
  if (/^['’]s?$/.test(right)) return possessorUse(doc, sentence, parse, candidate, actor);
  if (PERSONNEL.test(right)) return "modifier";
  const post = word(candidate.firstToken - (left === "the" ? 3 : 2));
  const link = word(candidate.firstToken - (left === "the" ? 2 : 1));
  if (/^(?:to|for)$/.test(link) && TITLES.has(post.toLowerCase())) return "modifier";
  return parse === undefined
    ? useFromWords(word, candidate, actor, place)
    : useFromParse(parse, sentence, candidate, actor, place);
}

/** Whether a hyphen without space binds the name to its neighbour (`U.S.-Russia talks`, `Kyiv-based`). */
function isGlued(doc: Doc, boundary: number, hyphen: string): boolean {
  if (hyphen !== "-" && hyphen !== "–") return false;
  const before = doc.tokens[boundary - 1];
  const after = doc.tokens[boundary];
  return before !== undefined && after !== undefined && before.end === after.start;
}

function possessorUse(
  doc: Doc,
  sentence: Sentence,
  parse: Parse | undefined,
  candidate: Candidate,
  actor: ToponymUse,
): ToponymUse {
  // The possessed noun: its head in the parse, else the last of the next words before a break.
  if (parse !== undefined) {
    const inner = headOf(parse, candidate.firstToken - sentence.firstToken, candidate.endToken - sentence.firstToken);
    const owner = parse.heads[inner] ?? -1;
    if (owner >= 0) {
      const lemma = (parse.lemmas[owner] ?? "").toLowerCase();
      return PHYSICAL.has(lemma) || PHYSICAL.has((parse.words[owner] ?? "").toLowerCase()) ? "location" : actor;
    }
  }
  for (let i = candidate.endToken + 1; i < Math.min(sentence.endToken, candidate.endToken + 5); i++) {
    const text = doc.tokens[i]!.text;
    if (!/^\p{L}/u.test(text)) break;
    if (PHYSICAL.has(text.toLowerCase())) return "location";
  }
  return actor;
}

/** The token of `[first, end)` whose head lies outside. */
function headOf(parse: Parse, first: number, end: number): number {
  for (let i = end - 1; i >= first; i--) {
    const head = parse.heads[i] ?? -1;
    if (head < first || head >= end) return i;
  }
  return end - 1;
}

function useFromParse(
  parse: Parse,
  sentence: Sentence,
  candidate: Candidate,
  actor: ToponymUse,
  place: Place,
): ToponymUse {
  const first = candidate.firstToken - sentence.firstToken;
  // `Sumy and Kharkiv regions`: the plural word is the head of the whole list.
  const after = candidate.endToken - sentence.firstToken;
  const end = candidate.unit !== null && parse.words[after]?.toLowerCase() === candidate.unit ? after + 1 : after;
  let token = headOf(parse, first, end);
  let relation = parse.relations[token] ?? "dep";
  // A name before the noun it belongs to.
  const owner = parse.heads[token] ?? -1;
  if (
    owner >= end &&
    /^(?:compound|nmod:desc|nmod:unmarked|amod|flat|nmod|dep|nummod)$/.test(relation) &&
    caseOf(parse, token) === ""
  ) {
    if (/^(?:NN|NNS|NNP|NNPS|JJ)$/.test(parse.xpos[owner] ?? "")) return "modifier";
  }
  // Conjuncts and appositions do what their head does, unless they have a preposition of their own.
  for (let hop = 0; hop < 6 && /^(?:conj|appos|flat)$/.test(relation) && caseOf(parse, token) === ""; hop++) {
    const head = parse.heads[token] ?? -1;
    if (head < 0 || head === token) break;
    token = head;
    relation = parse.relations[token] ?? "dep";
  }
  const preposition = caseOf(parse, token);
  const head = parse.heads[token] ?? -1;
  const governor = head < 0 ? "" : (parse.lemmas[head] ?? "").toLowerCase();
  if (preposition === "to") return prepositionUse("to", receiverOf(parse, head) ?? governor, actor, place);
  if (preposition !== "") return prepositionUse(preposition, governor, actor, place);
  if (/^(?:obj|iobj)$/.test(relation)) return GROUND.has(governor) ? "location" : actor;
  if (relation === "nsubj:pass") return GROUND.has(governor) ? "location" : actor;
  return actor;
}

/** The nearest word of giving or of motion above a `to`: in `hand the dam over to X` the phrase may hang from the dam. */
function receiverOf(parse: Parse, head: number): string | null {
  for (let at = head, hop = 0; at >= 0 && hop < 4; hop++) {
    const lemma = (parse.lemmas[at] ?? "").toLowerCase();
    if (RECEIVING.has(lemma) || MOTION.has(lemma) || TITLES.has(lemma)) return lemma;
    at = parse.heads[at] ?? -1;
  }
  return null;
}

function caseOf(parse: Parse, token: number): string {
  for (let i = token - 1; i >= 0 && i > token - 8; i--) {
    if (parse.heads[i] === token && parse.relations[i] === "case") return (parse.words[i] ?? "").toLowerCase();
  }
  return "";
}

function prepositionUse(preposition: string, governor: string, actor: ToponymUse, place: Place): ToponymUse {
  switch (preposition) {
    case "with":
    case "by":
    case "between":
    case "among":
    case "without":
    case "like":
    case "unlike":
    case "than":
    case "as":
    case "despite":
      return actor;
    case "against":
      return place.type === "country" || actor === "actor" ? actor : "location";
    case "for":
    case "to":
      if (TITLES.has(governor)) return "modifier";
      if (preposition === "to") return RECEIVING.has(governor) && !MOTION.has(governor) ? actor : "location";
      return MOTION.has(governor) ? "location" : actor;
    case "of":
      return AGENTS.has(governor) ? actor : "location";
    case "from":
      return GIVING.has(governor) ? actor : "location";
    case "on":
      return PRESSURE.has(governor) ? actor : "location";
    default:
      return "location";
  }
}

function useFromWords(word: (i: number) => string, candidate: Candidate, actor: ToponymUse, place: Place): ToponymUse {
  let i = candidate.firstToken - 1;
  while (/^(?:the|both|all|neighbou?ring|nearby|\p{Ll}+ern)$/iu.test(word(i))) i -= 1;
  const preposition = word(i).toLowerCase();
  const governor = word(i - 1)
    .toLowerCase()
    .replace(/s$/, "");
  const right = word(candidate.endToken);
  if (/^\p{Lu}/u.test(right) && candidate.unit === null && place.type === "country") return "modifier";
  if (
    /^(?:in|at|near|outside|around|across|inside|within|throughout|into|onto|over|through|along|off|toward|towards|from|on|of|to|for|with|by|between|against|among|under|without|than)$/.test(
      preposition,
    )
  ) {
    return prepositionUse(preposition, governor, actor, place);
  }
  return GROUND.has(preposition.replace(/(?:ed|ing|s)$/, "")) ? "location" : actor;
}
