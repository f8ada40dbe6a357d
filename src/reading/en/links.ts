// Attribution links: cue, source and content inside one sentence, from verbs, nouns, adjectives and fixed frames.
import { accusedLink } from "./accusations.ts";
import type { Lexicon } from "./lexicon.ts";
import { type CueClass, matchPhrase } from "./lexicon.ts";
import { isNoAct } from "./no-acts.ts";
import { AGENT_NOUN } from "./person-nouns.ts";
import { silenceLink } from "./silences.ts";
import { type Subject, subjectOf } from "./subjects.ts";
import { tollLink } from "./tolls.ts";
import {
  child,
  childrenBy,
  isFiniteClause,
  isMark,
  isPredicate,
  isQuoteMark,
  isUnder,
  isVerb,
  relation,
  subtree,
  type Tree,
} from "./tree.ts";

/** How the content stands to its cue. */
export type LinkShape = "clause" | "infinitive" | "noun" | "rest" | "quote";

/** One attribution inside one sentence. Numbers are tokens of the tree, lists are sorted. */
export interface Link {
  readonly cue: readonly number[];
  readonly head: number;
  readonly cls: CueClass;
  readonly form: "verb" | "noun" | "adjective" | "frame" | "adverb" | "quote" | "colon";
  readonly shape: LinkShape;
  /** First and last token of the source phrase, null where there is none. */
  readonly source: readonly [number, number] | null;
  /** The token that names the source (for `who`, its antecedent), -1 where there is none. */
  readonly sourceHead: number;
  readonly content: readonly number[];
  /** A modal or an infinitive: `may agree`, `to get X to agree`: nobody has done it yet. */
  readonly unreal: boolean;
  /** The cue itself is denied: `did not say`. */
  readonly negated: boolean;
  /** Said by somebody who is not named: `is said to`, `reports that`. */
  readonly hearsay: boolean;
  readonly rule: string;
}

/** What the link finder asks of the names: whether a token lies in the name of a person, state or group. */
export interface NameOracle {
  readonly isName: (token: number) => boolean;
  /** Whether it lies in a place name that is used of the place, not of a government. */
  readonly isPlace: (token: number) => boolean;
  /** Whether it lies in the name of a country or other place, of whatever it is used. */
  readonly isLand: (token: number) => boolean;
}

/** Classes whose act takes a bare infinitive or a noun as its content. */
const ACTS: ReadonlySet<CueClass> = new Set<CueClass>([
  "deny",
  "demand",
  "accept",
  "refuse",
  "pledge",
  "threaten",
  "predict",
  "hope",
  "fear",
  "plan",
  "claim",
  "warn",
]);

/** Classes whose content may be a plain noun phrase: `condemned the raid`, `rejected the offer`. */
const NOUN_TAKERS: ReadonlySet<CueClass> = new Set<CueClass>([
  "deny",
  "demand",
  "accept",
  "refuse",
  "pledge",
  "threaten",
  "predict",
  "evaluate",
  "fear",
  "announce",
]);

/** Words of saying that take a noun phrase as what is said. */
const SAY_NOUN = new Set(
  "put frame cast paint cite describe mention discuss acknowledge admit confirm recall reiterate repeat note stress emphasize emphasise underline underscore highlight reveal disclose outline detail explain report indicate signal suggest clarify characterize characterise portray depict call label term dub brand recognize recognise reference address claim echo allege tell doubt question regard view consider see rate liken compare hint acknowledge announce declare unveil propose".split(
    " ",
  ),
);

/** Verbs too common with a plain object to be believed without a clause, an infinitive or a quotation. */
const WEAK_WITH_NOUN = new Set(
  "need like push press back order direct issue publish release rule read record feature see find hold list name count show prove establish attack block ban permit allow adopt follow ask invite encourage instruct command pitch wish desire table sponsor thank plan decide choose prepare answer address weigh determine document bind project resent justify pronounce charge".split(
    " ",
  ),
);

/** Cues whose object is to do what the infinitive says. */
const URGING = new Set(
  "urge ask tell order press call push invite request beg implore exhort encourage instruct command direct advise warn want expect require petition lobby".split(
    " ",
  ),
);

/** Cues that take a bare gerund: `denied supporting`. */
const GERUND_TAKERS = new Set(
  "deny suggest propose consider recommend admit oppose reject recall mention fear resist favor favour advocate acknowledge contemplate regret".split(
    " ",
  ),
);

/** Nouns behind `have`, `make`, `issue` ... that make the verb a light one. */
const LIGHT = new Set(
  "make have issue give express voice repeat reiterate renew reaffirm offer put deliver send raise lodge file hold state share harbor harbour show carry issue announce present table submit float".split(
    " ",
  ),
);

/** Verbs that are light ones where somebody did it: `declared its readiness`, not `would declare its intention`. */
const DECLARING = new Set("declare proclaim restate".split(" "));

/** Verbs by which one makes another's words one's own: `reiterated the envoy's call for`. */
const REPEATING = new Set("reiterate repeat renew echo reaffirm".split(" "));

/** All links of a sentence. */
export function findLinks(tree: Tree, lexicon: Lexicon, names: NameOracle): Link[] {
  const links: Link[] = [];
  const taken = new Set<number>();
  const add = (link: Link | null): void => {
    if (link === null || link.content.length === 0 || taken.has(link.head) || isNoAct(tree, link)) return;
    taken.add(link.head);
    links.push(link);
  };
  for (let i = 0; i < tree.tokens.length; i++) {
    add(frameLink(tree, i, lexicon));
    add(silenceLink(tree, i) ?? tollLink(tree, i) ?? accusedLink(tree, i) ?? verbLink(tree, i, lexicon, names));
    add(nounLink(tree, i, lexicon, names));
    add(adjectiveLink(tree, i, lexicon));
    add(adverbLink(tree, i, lexicon));
  }
  return links;
}

// --- verbs ---------------------------------------------------------------------------------------------------------

function verbLink(tree: Tree, v: number, lexicon: Lexicon, names: NameOracle): Link | null {
  if (tree.upos[v] !== "VERB" && !(isVerb(tree, v) && tree.upos[v] !== "AUX")) return null;
  const r = relation(tree, v);
  if (r === "amod" || r === "compound" || r === "case" || r === "aux" || r === "fixed" || r === "mark") return null;
  const phrase = matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, v);
  if (!phrase) return null;
  const cls = phrase.value;
  const lemma = tree.lemmas[v]!;
  // `considering that prices change`: a conjunction.
  if (tree.lower[v] === "considering" && r === "advcl") return null;
  // `not to mention`
  if (lemma === "mention" && tree.lower[v - 1] === "to" && tree.lower[v - 2] === "not") return null;
  // `downtown feels worse`: a copula.
  if (
    ["feel", "look"].includes(lemma) &&
    tree.children[v]!.some((c) => c > v && relation(tree, c) === "xcomp" && tree.upos[c] === "ADJ")
  )
    return null;
  // `offers proof`, `gave hope`: nothing is promised.
  const thing = child(tree, v, "obj");
  if (cls === "pledge" && thing > v && UNPROMISED.has(tree.lemmas[thing]!)) return null;
  if (
    ["frame", "cast", "present", "paint"].includes(lemma) &&
    !childrenBy(tree, v, "obl", "advcl", "xcomp").some((c) =>
      childrenBy(tree, c, "case", "mark").some((m) => tree.lower[m] === "as"),
    )
  )
    return null;
  const extra: number[] = [];
  for (let k = 1; k < phrase.words.length; k++) extra.push(v + k);
  const cue = cueGroup(tree, v, extra);
  const subject = ownerOf(tree, v);
  // Headlines: `army said to be near`.
  const to = v + 1;
  const reduced =
    ["say", "believe", "think", "report"].includes(lemma) &&
    ["VBD", "VBN"].includes(tree.xpos[v]!) &&
    tree.lower[to] === "to" &&
    ["be", "have"].includes(tree.lower[to + 1] ?? "") &&
    child(tree, v, "aux") < 0;
  const passive = subject.passive || reduced;
  // `was denied a visa`, `has been shown the plan`, `is prepared to talk`: a loss, a sight, a readiness.
  if (passive && (cls === "deny" || cls === "show") && child(tree, v, "obj") > v) return null;
  if (passive && ["prepare", "incline", "determine", "oppose", "commit"].includes(lemma) && agentOf(tree, v) < 0)
    return null;
  const negated = isNegated(tree, v);
  let sourceHead = subject.token;
  let hearsay = false;
  if (sourceHead < 0 && !passive && r !== "xcomp" && tree.xpos[v] !== "VB") sourceHead = nearestSubject(tree, v);
  // `quoted an officer as saying`: who said it is the one who is quoted.
  if (lemma === "say" && r === "advcl" && isQuotedAs(tree, v))
    sourceHead = child(tree, tree.heads[v]!, "nsubj:pass", "obj");
  const told = passive && (lemma === "tell" || lemma === "inform" || lemma === "brief" || lemma === "notify");
  if (passive && !told) {
    sourceHead = agentOf(tree, v);
    if (sourceHead < 0) hearsay = true;
  }
  const base = {
    cue,
    head: v,
    cls: told ? ("learn" as CueClass) : cls,
    form: "verb" as const,
    source: sourcePhrase(tree, v, sourceHead),
    sourceHead,
    unreal: isUnreal(tree, v),
    negated,
    hearsay,
  };
  const make = (shape: LinkShape, content: readonly number[], rule: string): Link => ({
    ...base,
    shape,
    content: tidy(tree, content, base.source, cue),
    rule,
  });

  // `As X said years ago, …`: the clause it hangs on is what was said.
  if (
    r === "advcl" &&
    firstMark(tree, v) === "as" &&
    (cls === "say" || cls === "claim" || cls === "announce" || cls === "warn" || cls === "predict") &&
    subject.token >= 0 &&
    !passive &&
    child(tree, v, "ccomp", "obj") < 0
  ) {
    const inside = new Set(subtree(tree, v));
    // `if X does Y, as Z envisaged, …`: in the middle it holds for the subordinate clause that it stands behind.
    const left = Math.min(...inside);
    const before = tree.children[tree.heads[v]!]!.find(
      (c) => relation(tree, c) === "advcl" && c < left && isFiniteClause(tree, c) && left - tree.right[c]! <= 2,
    );
    const content = subtree(tree, before ?? tree.heads[v]!).filter((k) => !inside.has(k));
    return make("rest", content, "as-said");
  }
  const speaker = invertedSpeaker(tree, v);
  if (speaker >= 0) {
    const said = sourcePhrase(tree, v, speaker);
    const rest = range(0, v - 1).concat(range(Math.max(said?.[1] ?? v, v) + 1, tree.tokens.length - 1));
    return {
      ...make("rest", [], "quote-inverted"),
      source: said,
      sourceHead: speaker,
      content: tidy(tree, rest, said, cue),
    };
  }
  const announced = behindColon(tree, v, cls);
  if (announced && !passive) return make("rest", announced, "announced");
  const clause = clauseComplement(tree, v);
  if (clause && told) {
    // Who is told something is not the one who says it.
    const teller = agentOf(tree, v);
    const source = sourcePhrase(tree, v, teller);
    const content = tidy(tree, clause, source, cue);
    return {
      ...base,
      cls,
      shape: "clause",
      source,
      sourceHead: teller,
      hearsay: teller < 0,
      content,
      rule: "told-clause",
    };
  }
  if (clause) return make("clause", clause, `${cls}-clause`);

  let infinitive = infinitiveOf(tree, v);
  // `denied visas to enter`: the object is what is denied.
  if (infinitive >= 0 && cls === "deny" && tree.xpos[infinitive] === "VB") infinitive = -1;
  if (infinitive >= 0) {
    // `was called to check`: a summons, no report of what is so.
    if (passive && ["call", "summon", "charge"].includes(lemma) && cls !== "demand") return null;
    if (
      passive &&
      (cls === "say" || cls === "claim" || cls === "believe" || cls === "predict" || cls === "show" || cls === "learn")
    ) {
      // `is said to have fled`: the subject belongs to the content.
      const own = child(tree, v, "nsubj", "nsubj:pass");
      const content = [...(own >= 0 ? subtree(tree, own) : []), ...subtree(tree, infinitive)];
      return { ...make("infinitive", content, `passive-${cls}`), source: base.source };
    }
    if (ACTS.has(cls) || lemma === "tell" || lemma === "ask") {
      const object = child(tree, v, "obj", "iobj");
      const withObject =
        object >= 0 && object > v && object < infinitive && cls === "demand" ? subtree(tree, object) : [];
      return make("infinitive", [...withObject, ...withoutClauses(tree, infinitive)], `${cls}-infinitive`);
    }
    if (cls === "believe" || cls === "learn" || cls === "show") {
      const object = child(tree, v, "obj");
      // `holding back investment to force a hand`: a purpose, not what the object is held to be.
      const isPurpose =
        relation(tree, infinitive) === "advcl" &&
        isVerb(tree, infinitive) &&
        !["be", "have"].includes(tree.lower[infinitive]!);
      if (object >= 0 && !isPurpose)
        return make("clause", [...subtree(tree, object), ...subtree(tree, infinitive)], `${cls}-object`);
    }
  }
  const urged = infinitive < 0 && cls === "demand" ? nounForVerb(tree, v) : null;
  if (urged) return make("infinitive", urged, "demand-infinitive");
  const after = postposed(tree, v, cls, base.source, names);
  if (after) return make("rest", after, "postposed");
  if (passive && hearsay && !told) {
    const own = child(tree, v, "nsubj:pass", "nsubj");
    if (own < 0 || !NOUN_TAKERS.has(cls) || WEAK_WITH_NOUN.has(lemma)) return null;
    return make("noun", subtree(tree, own), `${cls}-passive-noun`);
  }
  // `was refused by the palace`
  if (passive && !told && sourceHead >= 0 && NOUN_TAKERS.has(cls) && lemma !== "bind") {
    const own = child(tree, v, "nsubj:pass", "nsubj");
    if (own >= 0) return make("noun", subtree(tree, own), `${cls}-by`);
  }
  const noun = nounContent(tree, v, phrase.words, cls, lemma);
  if (noun) return make("noun", noun, `${cls}-noun`);
  return null;
}

/** `“…,” declared the premier`: behind a quotation, what the parser takes for the object is the one who speaks; or -1. */
function invertedSpeaker(tree: Tree, v: number): number {
  if (!["VBD", "VBZ"].includes(tree.xpos[v]!) || v < 4 || !isQuoteMark(tree, v - 1)) return -1;
  if (![",", "?", "!", "…", "—"].includes(tree.lower[v - 2]!)) return -1;
  if (child(tree, v, "nsubj", "nsubj:pass", "aux:pass") >= 0) return -1;
  const object = child(tree, v, "obj");
  if (object <= v || object > v + 8 || child(tree, v, "iobj", "ccomp") > v) return -1;
  return object;
}

/** Verbs that are nouns as well: `called on all parties to exercise restraint`. */
const NOUN_VERBS = new Set(
  "exercise respect halt stop cease end honour honor release return resume refrain abide comply cooperate show lift open disarm".split(
    " ",
  ),
);

/** The words from the one who is called on to the end of what he is to do, where the parser took that verb for a noun; or null. */
function nounForVerb(tree: Tree, v: number): number[] | null {
  const end = tree.right[v]!;
  let from = v + 1;
  if (["on", "upon"].includes(tree.lower[from] ?? "")) from++;
  for (let k = from + 1; k < Math.min(end, from + 8); k++) {
    if (isVerb(tree, k) || isMark(tree, k)) return null;
    if (tree.lower[k] === "to" && NOUN_VERBS.has(tree.lower[k + 1]!) && k + 2 <= end) return range(from, end);
  }
  return null;
}

/** `The command announces to the people: the enemy attacked`: what follows the colon, where the verb has no other object; or null. */
function behindColon(tree: Tree, v: number, cls: CueClass): number[] | null {
  if (cls !== "say" && cls !== "announce" && cls !== "claim" && cls !== "warn") return null;
  if (v !== tree.root || !["VBD", "VBZ", "VBP"].includes(tree.xpos[v]!) || child(tree, v, "ccomp", "xcomp", "obj") >= 0)
    return null;
  const clause = childrenBy(tree, v, "parataxis").find(
    (c) => tree.lower[tree.left[c]! - 1] === ":" || tree.lower[tree.left[c]!] === ":",
  );
  if (clause === undefined || !isFiniteClause(tree, clause)) return null;
  return range(tree.left[clause]!, tree.tokens.length - 1).filter((k) => k > v);
}

const NAMING = new Set("call describe label brand dub term accuse add blame".split(" "));

/** `X said voters should stay away, calling the poll a farce`: the one whose saying the sentence tells, or -1. */
function speakerBefore(tree: Tree, v: number): number {
  if (tree.xpos[v] !== "VBG" || tree.lower[v - 1] !== "," || relation(tree, v) !== "advcl") return -1;
  if (!NAMING.has(tree.lemmas[v]!)) return -1;
  const above = tree.heads[v]!;
  const { root } = tree;
  if (above < 0 || relation(tree, above) !== "ccomp" || tree.heads[above] !== root || !PLAIN.has(tree.lemmas[root]!))
    return -1;
  return root < above ? child(tree, root, "nsubj") : -1;
}

const ISSUING = new Set("give make deliver send write issue sign read publish release post".split(" "));
const WORDS = new Set(
  "speech address letter statement message sermon lecture petition note appeal memo email tweet article post".split(
    " ",
  ),
);

/** `gave a speech denouncing it`, `sent a letter asking for it`: whoever gives it, not the speech; or -1. */
function issuerOf(tree: Tree, v: number): number {
  const noun = tree.heads[v]!;
  if (tree.xpos[v] !== "VBG" || tree.relations[v] !== "acl" || !WORDS.has(tree.lemmas[noun]!)) return -1;
  const verb = tree.heads[noun]!;
  if (verb < 0 || relation(tree, noun) !== "obj" || !ISSUING.has(tree.lemmas[verb]!)) return -1;
  const subject = subjectOf(tree, verb);
  return subject.passive || subject.token > v ? -1 : subject.token;
}

/** The subject of a cue; what the parser hung behind a participle (`claiming we are ready`) is not its own. */
function ownerOf(tree: Tree, v: number): Subject {
  const subject = subjectOf(tree, v);
  const speaker = speakerBefore(tree, v);
  if (speaker >= 0) return { token: speaker, passive: false, how: "participle" };
  const issuer = issuerOf(tree, v);
  if (issuer >= 0) return { token: issuer, passive: false, how: "participle" };
  // `He closed the hall, ordered the fair abolished`: what stands behind a joined verb is not its subject.
  if (
    subject.how === "own" &&
    subject.token > v &&
    relation(tree, v) === "conj" &&
    tree.xpos[v] === "VBD" &&
    ["order", "want", "call"].includes(tree.lemmas[v]!)
  ) {
    const first = subjectOf(tree, tree.heads[v]!);
    if (first.token >= 0 && first.token < v) return { token: first.token, passive: false, how: "shared" };
  }
  if (tree.xpos[v] !== "VBG" || subject.how !== "own" || subject.token < v || tree.heads[v]! < 0) return subject;
  const up = subjectOf(tree, tree.heads[v]!);
  return { token: up.token < v ? up.token : -1, passive: false, how: "participle" };
}

/** The subtree of an infinitive without finite clauses coordinated to it, which belong to the sentence. */
export function withoutClauses(tree: Tree, infinitive: number): number[] {
  const out = new Set(subtree(tree, infinitive));
  for (const k of [...out]) {
    const r = relation(tree, k);
    if (
      (r === "conj" || r === "parataxis") &&
      k !== infinitive &&
      isFiniteClause(tree, k) &&
      child(tree, k, "nsubj", "nsubj:pass") >= 0
    ) {
      for (const j of subtree(tree, k)) out.delete(j);
    }
  }
  return [...out].sort((a, b) => a - b);
}

/** Tokens of the clause that the verb takes as its content, or null. */
function clauseComplement(tree: Tree, v: number): number[] | null {
  let best = -1;
  for (const c of tree.children[v]!) {
    if (relation(tree, c) === "ccomp" && c > v && !isOtherClause(tree, c)) {
      best = c;
      break;
    }
  }
  if (best >= 0) {
    const isQuestion = child(tree, best, "mark") >= 0;
    if (!isFiniteClause(tree, best) && !isPredicate(tree, best) && !isQuestion && !containsFinite(tree, best)) {
      // The parser calls a bare noun phrase or a gerund ccomp: leave it to the other frames unless it is a gerund.
      if (tree.xpos[best] !== "VBG" && tree.xpos[best] !== "VB") return subtree(tree, best);
    }
    const tokens = subtree(tree, best);
    // What the parser hung on the cue after its clause usually belongs to the clause.
    const last = tokens.at(-1)!;
    for (const c of tree.children[v]!) {
      const r = relation(tree, c);
      if (
        c > last &&
        (r === "obl" || r === "advmod" || r === "advcl" || r === "xcomp" || r === "parataxis") &&
        tree.left[c]! > last
      ) {
        if (hasMarkBetween(tree, last, r === "parataxis" ? tree.left[c]! + 1 : tree.left[c]!)) continue;
        tokens.push(...subtree(tree, c));
      }
    }
    // A phrase between cue and clause is the cue's own business; before `that`, nothing belongs to the content.
    const all = tokens.sort((a, b) => a - b);
    return cutAtBut(tree, firstMark(tree, best) === "that" ? all : cutAtNewClause(tree, v, all));
  }
  // `we are told, with great solemnity, that X`: behind a long insertion.
  if (tree.lower[v + 1] === "," && BARE.has(tree.lemmas[v]!)) {
    for (let k = v + 3; k < Math.min(v + 25, tree.tokens.length - 2); k++) {
      if (tree.lower[k] !== ",") continue;
      if (tree.lower[k + 1] === "that" && tree.xpos[k + 1] === "IN" && isFiniteAfter(tree, k + 1))
        return cutAtBut(tree, range(k + 1, tree.tokens.length - 1));
    }
  }
  // The parser missed the clause: look for `that` behind the verb, with no other verb between.
  const end = Math.max(tree.right[v]!, v);
  for (let k = v + 1; k <= Math.min(end + 1, v + 12) && k < tree.tokens.length; k++) {
    if (isVerb(tree, k) && tree.upos[k] === "VERB") break;
    if (tree.lower[k] === "that" && (tree.upos[k] === "SCONJ" || relation(tree, k) === "mark")) {
      // `said that the truce was holding but that X`: the second `that` goes with the first.
      if (["but", "and", "or"].includes(tree.lower[k - 1]!)) break;
      const clauseHead = tree.heads[k]!;
      const owner = clauseHead > k ? tree.heads[clauseHead]! : -1;
      if (owner > v && owner < k && tree.upos[owner] === "NOUN" && LIGHT.has(tree.lemmas[v]!)) return null;
      if (clauseHead > k && isFiniteAfter(tree, k)) {
        return cutAtBut(tree, range(k, Math.max(tree.right[clauseHead]!, clauseHead)));
      }
    }
    if (isMark(tree, k) && tree.lower[k] !== "," && !isQuoteMark(tree, k)) break;
  }
  return bareClause(tree, v);
}

/** Verbs that take a clause without `that`. */
const BARE = new Set(
  "say tell claim believe think argue insist hope fear know show suggest warn add note report admit acknowledge expect predict feel maintain announce contend allege estimate assume suspect mean find hear reckon concede declare promise vow assert state confirm deny conclude understand write agree".split(
    " ",
  ),
);

const PLAIN = new Set("say note think believe insist argue claim".split(" "));
const RELATIVES = new Set(["who", "which", "that", "whom", "whose", "as", "when", "if", "and", "than"]);

/** A clause without `that` straight behind the cue, where the parser hung its verb elsewhere. */
function bareClause(tree: Tree, v: number): number[] | null {
  if (!BARE.has(tree.lemmas[v]!)) return null;
  const n = tree.tokens.length;
  let start = v + 1;
  if (tree.lemmas[v] === "tell") {
    // The one who is told.
    while (start < n && ["PRON", "PROPN", "NOUN", "DET", "ADJ"].includes(tree.upos[start]!) && start < v + 6) {
      const wasNoun = ["PRON", "PROPN", "NOUN"].includes(tree.upos[start]!);
      start++;
      if (wasNoun && !["PROPN", "NOUN"].includes(tree.upos[start] ?? "")) break;
    }
  }
  if (start >= n || !["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(tree.upos[start]!)) return null;
  let finite = -1;
  const object = child(tree, v, "obj");
  for (let k = start + 1; k < Math.min(n, start + 16); k++) {
    if (tree.lower[k] === "," || tree.lower[k] === ";" || tree.lower[k] === ":" || isQuoteMark(tree, k)) break;
    // `promised us a study and we have seen none`: the object is what was promised, and another clause follows.
    const isJoined =
      tree.upos[k] === "CCONJ" && tree.relations[tree.heads[k]!] === "conj" && tree.heads[tree.heads[k]!] === v;
    if (isJoined || (tree.upos[k] === "CCONJ" && tree.lemmas[v] !== "tell" && object > v && object < k)) break;
    if (["who", "which", "that"].includes(tree.lower[k]!)) continue;
    const tag = tree.xpos[k]!;
    if (tag === "VBD" || tag === "VBZ" || tag === "VBP" || tag === "MD") {
      if (["who", "which", "that"].includes(tree.lower[k - 1]!)) continue;
      finite = k;
      break;
    }
  }
  if (finite < 0) return null;
  let head = finite;
  if (tree.upos[finite] === "AUX" && tree.heads[finite]! > finite) head = tree.heads[finite]!;
  // Behind the plainest words of saying a noun phrase and a finite verb are a clause, whatever the parser made of them.
  let hasSubject = PLAIN.has(tree.lemmas[v]!) && !tree.lower.slice(start, finite).some((w) => RELATIVES.has(w));
  for (let k = start; k < finite; k++) if (relation(tree, k) === "nsubj" && tree.heads[k] === head) hasSubject = true;
  if (!hasSubject) return null;
  let end = Math.max(tree.right[head]!, head);
  if (isUnder(tree, v, head)) {
    end = n - 1;
    while (end > head && isMark(tree, end)) end--;
  }
  return cutAtBut(tree, range(start, end));
}

/** Whether a noun phrase with a finite verb behind it begins at `from`; pronouns, which may be the speaker, do not count. */
function startsClause(tree: Tree, from: number, to: number): boolean {
  if (!["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(tree.upos[from] ?? "")) return false;
  for (let k = from + 1; k <= Math.min(to, from + 24); k++) {
    if (tree.lower[k] === ";" || tree.lower[k] === ":") return false;
    if (["who", "which", "that"].includes(tree.lower[k]!)) return false;
    if (["VBD", "VBZ", "VBP", "MD"].includes(tree.xpos[k]!)) return true;
  }
  return false;
}

/** Words whose `if` means `whether`: the clause behind it is their content and no condition. */
export const ASKING: ReadonlySet<string> = new Set(
  "ask wonder know see say tell question doubt determine check decide care clarify specify".split(" "),
);

/** A clause that the parser calls a complement though its conjunction says otherwise. */
function isOtherClause(tree: Tree, c: number): boolean {
  const mark = firstMark(tree, c);
  if (["because", "unless", "although", "though", "while", "after", "before", "since", "until"].includes(mark))
    return true;
  return mark === "if" && !ASKING.has(tree.lemmas[tree.heads[c]!]!);
}

/** Cuts a content at `, but` when a clause with a subject of its own follows: the writer speaks again. */
function cutAtBut(tree: Tree, tokens: readonly number[]): number[] {
  for (let p = 1; p < tokens.length - 2; p++) {
    const k = tokens[p]!;
    if (tree.lower[k] === ";" && hasOwnSubjectBetween(tree, k + 1, tokens.at(-1)!)) return tokens.slice(0, p);
    if (["and", "but"].includes(tree.lower[k]!) && isVerdict(tree, k + 1, tokens.at(-1)!)) return tokens.slice(0, p);
    if (tree.lower[k] !== "but" && tree.lower[k] !== "though" && tree.lower[k] !== "although") continue;
    if (tree.lower[k] === "but" && tree.lower[k - 1] === "," && startsClause(tree, k + 1, tokens.at(-1)!))
      return tokens.slice(0, p);
    if (tree.lower[k - 1] !== ",") continue;
    const head = tree.heads[k]!;
    if (head <= k) continue;
    if (child(tree, head, "nsubj", "nsubj:pass", "expl") < 0 || !isFiniteClause(tree, head)) continue;
    const mark = child(tree, head, "mark");
    if (mark >= 0 && tree.lower[mark] === "that") continue;
    return tokens.slice(0, p);
  }
  return [...tokens];
}

/** `, and on the law he is right`: a verdict on the one who speaks is the writer's. */
function isVerdict(tree: Tree, from: number, to: number): boolean {
  for (let k = from; k <= Math.min(to, from + 6); k++) {
    if (!["he", "she", "they"].includes(tree.lower[k]!)) continue;
    let j = k + 1;
    if (!["is", "are", "may", "might"].includes(tree.lower[j] ?? "")) return false;
    while (
      ["be", "not", "probably", "quite", "perhaps", "clearly", "surely", "only", "half"].includes(
        tree.lower[j + 1] ?? "",
      )
    )
      j++;
    return ["right", "wrong", "mistaken", "correct"].includes(tree.lower[j + 1] ?? "") && !isNominal(tree, j + 2);
  }
  return false;
}

/** Cuts a content without `that` at a comma straight before a new subject with its finite verb: another main clause. */
function cutAtNewClause(tree: Tree, v: number, tokens: readonly number[]): readonly number[] {
  for (let p = 2; p < tokens.length - 3; p++) {
    const k = tokens[p]!;
    // `that he had been told X, and that Y`: the second `that` goes with the first.
    if (
      tree.lower[k] === "and" &&
      tree.lower[k + 1] === "that" &&
      tree.xpos[k + 1] === "IN" &&
      firstMark(tree, v) === "that"
    )
      return tokens.slice(0, p);
    if (tree.lower[k] !== "," || insideQuotes(tree, k)) continue;
    const from = k + 1;
    if (!startsClause(tree, from, tokens.at(-1)!)) continue;
    // The subject and its verb stand together, and the verb is no part of a series or an insertion.
    const head = tokens.find(
      (j) =>
        j > from &&
        j - from < 8 &&
        isFiniteClause(tree, j) &&
        tree.left[j]! >= k &&
        child(tree, j, "nsubj", "nsubj:pass") >= from,
    );
    if (head === undefined || !["parataxis", "conj", "ccomp"].includes(relation(tree, head))) continue;
    if (child(tree, head, "cc", "mark") >= 0 && child(tree, head, "cc", "mark") < head) continue;
    if (matchesInsertion(tree, head) || isMark(tree, v + 1)) continue;
    return tokens.slice(0, p);
  }
  return tokens;
}

/** `X, the army said, an account the rebels dismissed`: a noun for what was said, with a clause of its own: the writer's again. */
function isOnTheAccount(tree: Tree, from: number): boolean {
  if (tree.lower[from] !== "a" && tree.lower[from] !== "an") return false;
  const noun = tree.heads[from]!;
  return (
    noun > from &&
    noun - from < 4 &&
    ACCOUNTS.has(tree.lemmas[noun]!) &&
    tree.children[noun]!.some((c) => c > noun && tree.relations[c] === "acl:relcl")
  );
}

const ACCOUNTS = new Set(
  "account claim charge allegation accusation version assertion figure report statement".split(" "),
);

/** `, officials say,`: a short clause between commas belongs to the sentence around it. */
function matchesInsertion(tree: Tree, head: number): boolean {
  return isMark(tree, head + 1);
}

function hasOwnSubjectBetween(tree: Tree, from: number, to: number): boolean {
  for (let k = from; k <= to; k++) if (relation(tree, k) === "nsubj" || tree.relations[k] === "nsubj:pass") return true;
  return false;
}

/** The infinitive (or gerund with `against`, `from`) that the verb takes, or -1. */
function infinitiveOf(tree: Tree, v: number): number {
  for (const c of tree.children[v]!) {
    const r = relation(tree, c);
    if (c < v) continue;
    if (r === "xcomp" && (isVerb(tree, c) || child(tree, c, "cop", "mark") >= 0)) return c;
    if (r === "ccomp" && (tree.xpos[c] === "VB" || tree.xpos[c] === "VBG")) return c;
  }
  // `urged both men to return`, with the infinitive hung on the object.
  const object = child(tree, v, "obj");
  if (object > v && URGING.has(tree.lemmas[v]!)) {
    for (const c of tree.children[object]!)
      if (c > object && relation(tree, c) === "acl" && tree.xpos[c] === "VB" && firstMark(tree, c) === "to") return c;
  }
  // `to` and a verb straight after the cue, or `denied doing`, however the parser hung them.
  for (let k = v + 1; k < Math.min(v + 4, tree.tokens.length - 1); k++) {
    if (tree.lower[k] === "to" && tree.xpos[k] === "TO") {
      for (let j = k + 1; j < Math.min(k + 4, tree.tokens.length); j++)
        if (tree.xpos[j] === "VB" && tree.upos[j] === "VERB") return j;
    }
    if (tree.upos[k] !== "ADV" && tree.lower[k] !== "not") break;
  }
  // `denies having poisoned anything`
  if (tree.lower[v + 1] === "having" && GERUND_TAKERS.has(tree.lemmas[v]!)) {
    const done = tree.upos[v + 1] === "AUX" ? tree.heads[v + 1]! : v + 1;
    if (done > v) return done;
  }
  if (tree.xpos[v + 1] === "VBG" && tree.upos[v + 1] === "VERB" && GERUND_TAKERS.has(tree.lemmas[v]!)) return v + 1;
  // `agreed with X to do`: hung as a purpose clause.
  for (const c of tree.children[v]!) {
    if (c > v && relation(tree, c) === "advcl" && tree.xpos[c] === "VB" && firstMark(tree, c) === "to" && c - v < 8)
      return c;
  }
  return -1;
}

function firstMark(tree: Tree, i: number): string {
  const m = child(tree, i, "mark");
  return m < 0 ? "" : tree.lower[m]!;
}

/** Noun-phrase content: the object, or the phrase behind the cue's preposition. */
function nounContent(tree: Tree, v: number, words: readonly string[], cls: CueClass, lemma: string): number[] | null {
  const fronted = child(tree, v, "obj");
  // `which X has ruled out`: the relative pronoun is the content.
  if (words.length > 1 && fronted >= 0 && fronted < v && ["which", "that", "whom"].includes(tree.lower[fronted]!))
    return NOUN_TAKERS.has(cls) ? [fronted] : null;
  const preposition = words.length > 1 ? words.at(-1)! : null;
  if (preposition) {
    for (const c of childrenBy(tree, v, "obl", "obj", "advcl", "xcomp", "nmod")) {
      const marker = child(tree, c, "case", "mark");
      if (c > v && (marker >= 0 ? tree.lower[marker] === preposition : relation(tree, c) === "obj")) {
        const tokens = subtree(tree, c).filter((k) => k !== marker);
        return NOUN_TAKERS.has(cls) || cls === "say" || cls === "warn" ? withFollowing(tree, v, c, tokens) : null;
      }
    }
    return null;
  }
  if (!(NOUN_TAKERS.has(cls) || SAY_NOUN.has(lemma)) || WEAK_WITH_NOUN.has(lemma)) return null;
  // `the guns worried the villagers`: those who worry are the object.
  if (lemma === "worry") return null;
  // `man wanted for murder`: those who want him are not named.
  if (
    lemma === "want" &&
    ["VBD", "VBN"].includes(tree.xpos[v]!) &&
    tree.lower[v + 1] === "for" &&
    child(tree, v, "obj") < 0
  )
    return null;
  const object = child(tree, v, "obj");
  // `condemned "hate speech in all its forms"`: what is judged stands in quotation marks, however it is parsed.
  if (object < 0 && (cls === "evaluate" || cls === "refuse") && isQuoteMark(tree, v + 1)) {
    const close = tree.tokens.findIndex((_, k) => k > v + 2 && isQuoteMark(tree, k));
    if (close > 0) return range(v + 1, close);
  }
  // `dismissed 40 drivers`: people are sent away.
  if (lemma === "dismiss" && object > v && tree.xpos[object] === "NNS" && AGENT_NOUN.test(tree.lemmas[object]!))
    return null;
  // `…, a demand the north rejects`, `…, a decision she describes as cruel`: an object in front.
  if (object >= 0 && object < child(tree, v, "nsubj") && relation(tree, v) === "parataxis") {
    if (NOUN_TAKERS.has(cls)) return subtree(tree, object);
    const as = childrenBy(tree, v, "obl", "xcomp", "advcl").find((c) => tree.lower[tree.left[c]!] === "as");
    if (as !== undefined && HOLDS_AS.has(lemma)) return range(tree.left[as]!, tree.right[v]!);
  }
  if (HOLDS_AS.has(lemma)) {
    const predicate = child(tree, v, "xcomp");
    if (object >= 0 && object < v && predicate > v) return subtree(tree, predicate);
    // Everything behind the verb up to the end of its clause: `calling it “a surrender”`, `called the deal a betrayal`.
    if (object > v || (object < 0 && predicate > v && tree.lower[v + 1] !== "as" && tree.upos[predicate] !== "VERB")) {
      const out = object > v ? subtree(tree, object) : range(v + 1, v + 1);
      for (let k = out.at(-1)! + 1; k < tree.tokens.length; k++) {
        if (tree.lower[k] === "," || tree.lower[k] === ";" || tree.upos[k] === "CCONJ") break;
        if (["VBD", "VBZ", "VBP", "MD"].includes(tree.xpos[k]!) && !insideQuotes(tree, k)) break;
        out.push(k);
      }
      return out;
    }
  }
  // `puts the toll at 18`
  if (lemma === "put") {
    if (
      object < v ||
      !childrenBy(tree, v, "obl").some((c) => childrenBy(tree, c, "case").some((m) => tree.lower[m] === "at"))
    )
      return null;
    return subtree(tree, v).filter((k) => k > v && tree.upos[k] !== "PUNCT");
  }
  // `which X had accepted`: the relative pronoun is the content.
  if (object >= 0 && object < v && ["which", "that", "whom", "what"].includes(tree.lower[object]!)) return [object];
  if (object >= 0 && object > v) return withFollowing(tree, v, object, subtree(tree, object));
  for (const c of childrenBy(tree, v, "obl", "advcl")) {
    const marker = child(tree, c, "case", "mark");
    const word = marker >= 0 ? tree.lower[marker] : "";
    if (
      c > v &&
      (word === "to" ||
        word === "for" ||
        word === "of" ||
        word === "against" ||
        word === "with" ||
        word === "on" ||
        word === "about")
    ) {
      if (
        cls === "accept" ||
        cls === "refuse" ||
        cls === "pledge" ||
        cls === "demand" ||
        cls === "predict" ||
        cls === "evaluate" ||
        cls === "threaten"
      ) {
        return subtree(tree, c).filter((k) => k !== marker);
      }
    }
  }
  return null;
}

/** What is offered without being promised. */
const UNPROMISED = new Set(
  "proof evidence hope insight glimpse explanation signal hint clue example apology condolence condolences view assessment opportunity chance look sign reason excuse contrast".split(
    " ",
  ),
);

/** Verbs that hold their object to be something. */
const HOLDS_AS = new Set(
  "frame cast present paint call label dub brand term describe characterize characterise portray depict deem".split(
    " ",
  ),
);

/** Whether an opening quotation mark stands before `k` without its partner, within the sentence. */
function insideQuotes(tree: Tree, k: number): boolean {
  let open = false;
  for (let j = 0; j < k; j++) {
    const w = tree.tokens[j]!.text;
    if (w === "“") open = true;
    else if (w === "”") open = false;
    else if (w === '"') open = !open;
  }
  return open;
}

/** The object's tokens and the `as` phrase or predicate that says what it is held to be. */
function withFollowing(tree: Tree, v: number, object: number, tokens: readonly number[]): number[] {
  const out = [...tokens];
  for (const c of tree.children[v]!) {
    if (c <= object) continue;
    const r = relation(tree, c);
    const marker = child(tree, c, "case", "mark");
    if (
      r === "xcomp" ||
      ((r === "obl" || r === "advcl") &&
        marker >= 0 &&
        (["as", "of", "for"].includes(tree.lower[marker]!) ||
          (tree.lower[marker] === "with" && tree.lemmas[v] === "threaten")))
    ) {
      out.push(...subtree(tree, c));
    }
  }
  return out.sort((a, b) => a - b);
}

/** Classes of acts, most of whose verbs have their words behind them. */
const ACTS_BY_WORDS: ReadonlySet<CueClass> = new Set([
  "demand",
  "accept",
  "refuse",
  "pledge",
  "threaten",
  "plan",
  "evaluate",
]);

/** Verbs of such acts that can stand behind their words. */
export const POSTPOSED_ACTS: ReadonlySet<string> = new Set(
  "promise vow pledge swear threaten demand urge request decide resolve rule agree insist complain lament plead".split(
    " ",
  ),
);

/**
 * The content of a cue clause that stands behind or inside it: `X, officials said`, `X, said Y, Z`.
 * Decided on the surface (a comma or closing quotation mark before the cue clause, a predicate before that, no
 * complement behind it), because parsers hang these in many ways.
 */
function postposed(
  tree: Tree,
  v: number,
  cls: CueClass,
  source: readonly [number, number] | null,
  names: NameOracle,
): number[] | null {
  if (ACTS_BY_WORDS.has(cls)) {
    // `…, the minister promised`: an act whose words stand before it, and none behind.
    if (!POSTPOSED_ACTS.has(tree.lemmas[v]!) || child(tree, v, "obj", "iobj", "ccomp", "xcomp") >= 0) return null;
  }
  if (!isFiniteClause(tree, v)) return null;
  // `, the mediator shall inform them`: still to come.
  if (childrenBy(tree, v, "aux").some((c) => ["shall", "will", "must", "should"].includes(tree.lower[c]!))) return null;
  // With an object of its own the verb says something else: `, the trip shows progress`.
  const object = child(tree, v, "obj");
  if (
    object > v &&
    !["tell", "remind", "inform", "assure", "warn", "advise", "caution", "notify"].includes(tree.lemmas[v]!) &&
    (source === null || object < source[0] || object > source[1])
  )
    return null;
  const n = tree.tokens.length;
  let from = v;
  for (const c of tree.children[v]!)
    if (relation(tree, c) === "aux" || (relation(tree, c) === "advmod" && c < v)) from = Math.min(from, c);
  let to = v;
  if (source && source[1] < v) from = Math.min(from, source[0]);
  if (source && source[0] > v) to = Math.max(to, source[1]);
  for (const c of tree.children[v]!) {
    const r = relation(tree, c);
    if (c > v && /^(?:obl|obj|iobj|advmod|nmod|advcl|compound)$/.test(r) && tree.left[c]! <= to + 1)
      to = Math.max(to, tree.right[c]!);
  }
  if (from <= 1) return null;
  let before = from - 1;
  let mark = false;
  while (
    before > 0 &&
    (tree.lower[before] === "," ||
      isQuoteMark(tree, before) ||
      tree.lower[before] === "—" ||
      tree.lower[before] === "–")
  ) {
    mark = true;
    before--;
  }
  const question = /^[?!]$/.test(tree.lower[before]!);
  if (!mark && !question) return null;
  // `as X said` is a frame of its own kind: the marker goes with the cue clause.
  let end = before;
  if (tree.lower[from - 1] === "as") end = from - 2;
  // `the plan, officials said, would fail`: the predicate may stand behind.
  const above = tree.heads[v]!;
  let hasPredicate = relation(tree, v) === "parataxis" && above > to && subjectOf(tree, above).token < from;
  for (let k = 0; k <= end && !hasPredicate; k++) {
    if (["VBD", "VBZ", "VBP", "MD"].includes(tree.xpos[k]!) || isQuoteMark(tree, k)) hasPredicate = true;
  }
  if (!hasPredicate) return null;
  // A conjunct (`met X, and said`) or a participle is no parenthesis; the subject must be its own and stand next to it.
  if (!source) return null;
  const adjacent = source[1] < v ? source[1] >= v - 6 : source[0] <= v + 3;
  if (!adjacent) return null;
  if (subjectOf(tree, v).how !== "own") return null;
  if (tree.lower[source[0]] === "which" || tree.lower[source[0]] === "who" || tree.lower[source[0]] === "that")
    return null;
  if (!names.isName(source[0]) && tree.lower[source[0]] === "and") return null;
  const content = range(0, end);
  if (to + 1 < n - 1 && (tree.lower[to + 1] === "," || isQuoteMark(tree, to + 1) || tree.lower[to + 1] === ":")) {
    // `X, officials said, as Y did Z`: what goes on meanwhile is told by the writer.
    if ((tree.lower[to + 2] !== "as" || relation(tree, to + 2) !== "mark") && !isOnTheAccount(tree, to + 2))
      content.push(...range(to + 2, n - 1));
  }
  return content;
}

/** The noun phrase right before a finite verb group, for verbs whose subject the parser lost; -1 if none. */
function nearestSubject(tree: Tree, v: number): number {
  const tag = tree.xpos[v]!;
  const finite =
    tag === "VBD" ||
    tag === "VBZ" ||
    tag === "VBP" ||
    tree.children[v]!.some((c) => relation(tree, c) === "aux" && c < v);
  if (!finite) return -1;
  for (let k = v - 1; k >= Math.max(0, v - 5); k--) {
    if (["AUX", "ADV", "PART"].includes(tree.upos[k]!)) continue;
    if (["PROPN", "NOUN", "PRON"].includes(tree.upos[k]!)) {
      // Up to the head of its phrase, but not through a preposition's.
      let head = k;
      for (let steps = 0; steps < 6; steps++) {
        const up = tree.heads[head]!;
        if (up < 0 || up >= v || !["PROPN", "NOUN"].includes(tree.upos[up]!)) break;
        head = up;
      }
      return head;
    }
    return -1;
  }
  return -1;
}

// --- nouns ---------------------------------------------------------------------------------------------------------

function nounLink(tree: Tree, i: number, lexicon: Lexicon, names: NameOracle): Link | null {
  if (tree.upos[i] !== "NOUN") return null;
  const phrase = matchPhrase(lexicon.nouns, tree.lemmas, tree.lower, i);
  if (!phrase) return null;
  const cls = phrase.value;
  if (tree.relations[i] === "nsubj:outer") return viewThat(tree, i, cls);
  // The holder: possessor, demonym, `by X`, the subject of a light verb.
  let holder = child(tree, i, "nmod:poss");
  let viaLight = -1;
  // `was of the view that`
  if (holder < 0 && child(tree, i, "cop") >= 0 && tree.lower[child(tree, i, "case")] === "of")
    holder = child(tree, i, "nsubj");
  if (holder < 0) {
    for (const c of childrenBy(tree, i, "nmod")) {
      const marker = child(tree, c, "case");
      if (
        marker >= 0 &&
        (tree.lower[marker] === "by" || tree.lower[marker] === "from" || tree.lower[marker] === "among")
      )
        holder = c;
    }
  }
  if (holder < 0) {
    for (const c of childrenBy(tree, i, "amod", "compound")) {
      if (c < i && names.isName(c) && /^\p{Lu}/u.test(tree.tokens[c]!.text)) holder = c;
    }
  }
  const head = tree.heads[i]!;
  if (head >= 0 && (relation(tree, i) === "obj" || relation(tree, i) === "xcomp") && isVerb(tree, head)) {
    const lemma = tree.lemmas[head]!;
    const isLight = LIGHT.has(lemma) || (DECLARING.has(lemma) && !isUnreal(tree, head));
    if (isLight && child(tree, head, "compound:prt") < 0) {
      const subject = subjectOf(tree, head);
      if (
        subject.token >= 0 &&
        !subject.passive &&
        (holder < 0 || tree.upos[holder] === "PRON" || REPEATING.has(lemma))
      ) {
        viaLight = head;
        holder = subject.token;
      }
    }
  }
  const content: number[] = [];
  let shape: LinkShape = "noun";
  let cut = -1;
  for (const c of tree.children[i]!) {
    if (c < i) continue;
    const r = relation(tree, c);
    if (r === "ccomp" || (r === "acl" && tree.relations[c] !== "acl:relcl")) {
      if (r === "acl" && tree.xpos[c] === "VBN" && !isFiniteClause(tree, c)) continue;
      content.push(...subtree(tree, c));
      shape = firstMark(tree, c) === "to" || tree.xpos[c] === "VB" || tree.xpos[c] === "VBG" ? "infinitive" : "clause";
    } else if (r === "acl" && tree.relations[c] === "acl:relcl") {
      // `claims that X did Y` read as a relative clause: `that` is then no argument of the verb.
      const that = tree.left[c]!;
      if (
        tree.lower[that] === "that" &&
        ["mark", "det"].includes(relation(tree, that)) &&
        child(tree, c, "nsubj", "nsubj:pass") > that
      ) {
        content.push(...subtree(tree, c));
        shape = "clause";
      }
    }
  }
  if (content.length === 0) {
    for (const c of childrenBy(tree, i, "nmod")) {
      const marker = child(tree, c, "case");
      const word = marker >= 0 ? tree.lower[marker]! : "";
      // `finds her views in conflict with`: how they are, not what they say.
      if (word === "in" && ["view", "opinion", "idea", "notion", "thought", "theory"].includes(tree.lemmas[i]!))
        continue;
      if (c > i && c !== holder && ["of", "for", "to", "over", "about", "on", "against", "in", "at"].includes(word)) {
        content.push(...subtree(tree, c).filter((k) => k !== marker));
        break;
      }
    }
    // `voiced concern over the raid`: the phrase hangs on the light verb.
    if (content.length === 0 && viaLight >= 0)
      for (const c of childrenBy(tree, viaLight, "obl")) {
        const marker = child(tree, c, "case");
        if (c > i && marker === tree.right[i]! + 1 && ["over", "about", "at", "for"].includes(tree.lower[marker]!)) {
          content.push(...subtree(tree, c).filter((k) => k !== marker));
          break;
        }
      }
    // `proposal by mediators for a truce`: the phrase hangs on the holder.
    if (content.length === 0 && holder > i)
      for (const c of childrenBy(tree, holder, "nmod")) {
        const marker = child(tree, c, "case");
        if (c > holder && marker > holder && ["for", "on", "to", "about"].includes(tree.lower[marker]!)) {
          content.push(...subtree(tree, c).filter((k) => k !== marker));
          cut = marker;
          break;
        }
      }
    for (const c of childrenBy(tree, i, "advcl")) {
      if (c > i && content.length === 0) content.push(...subtree(tree, c));
    }
  }
  // `X's goal is to ...`, `its condition was a ceasefire`: the noun is the subject of what it is about.
  if (
    content.length === 0 &&
    head >= 0 &&
    relation(tree, i) === "nsubj" &&
    child(tree, head, "cop") >= 0 &&
    holder >= 0 &&
    tree.upos[head] !== "ADJ"
  ) {
    const inside = new Set(subtree(tree, i));
    for (const k of subtree(tree, head)) {
      const r = relation(tree, k);
      if (!inside.has(k) && k > i && !(tree.heads[k] === head && (r === "cop" || r === "aux" || r === "punct")))
        content.push(k);
    }
    shape = isVerb(tree, head) ? "infinitive" : "noun";
  }
  // `which is one of X's declared goals`, `a buffer zone is X's main demand`: the noun is said of its content.
  if (content.length === 0 && holder >= 0) {
    const predicate =
      child(tree, i, "cop") >= 0
        ? i
        : head >= 0 && child(tree, head, "cop") >= 0 && ["one", "part", "some", "among"].includes(tree.lower[head]!)
          ? head
          : -1;
    const said = predicate >= 0 ? child(tree, predicate, "nsubj") : -1;
    if (said >= 0 && ["demand", "refuse", "fear", "hope", "plan", "pledge", "threaten"].includes(cls))
      content.push(...subtree(tree, said));
  }
  // `rejected X's offer`: all that is said of the offer is that it was one.
  if (
    content.length === 0 &&
    holder >= 0 &&
    holder < i &&
    head >= 0 &&
    relation(tree, i) === "obj" &&
    names.isName(holder) &&
    ["demand", "pledge", "threaten", "claim", "deny"].includes(cls) &&
    ["accept", "refuse", "deny"].includes(matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, head)?.value ?? "")
  )
    content.push(i);
  if (content.length === 0) return null;
  if (
    content.length > 0 &&
    head >= 0 &&
    relation(tree, i) === "nsubj" &&
    tree.upos[head] === "ADJ" &&
    shape === "noun" &&
    cls === "claim"
  )
    return null;
  const hearsay = holder < 0;
  if (hearsay) {
    // Nobody holds it: only reports, rumours, claims and fears with a clause are somebody's words at all.
    if (
      shape === "noun" ||
      !(cls === "say" || cls === "claim" || cls === "fear" || cls === "predict" || cls === "believe")
    )
      return null;
    if (shape === "infinitive") return null;
  }
  if (shape === "noun" && (cls === "say" || cls === "learn") && !hasTopic(tree, i)) return null;
  if (shape === "noun" && cls === "believe" && !names.isName(holder) && tree.upos[holder] !== "PRON") return null;
  const cue = viaLight >= 0 ? [...cueGroup(tree, viaLight, []), i] : [i];
  for (const k of subtree(tree, i)) {
    if (k < i && viaLight >= 0 && k > viaLight && !isUnder(tree, k, holder)) cue.push(k);
  }
  const whole = sourcePhrase(tree, i, holder);
  const source: readonly [number, number] | null = whole && cut > 0 ? [whole[0], Math.min(whole[1], cut - 1)] : whole;
  return {
    cue: [...new Set(cue)].sort((a, b) => a - b),
    head: i,
    cls,
    form: "noun",
    shape,
    source,
    sourceHead: holder,
    content: tidy(tree, content, source, cue),
    unreal: false,
    negated: child(tree, i, "det") >= 0 && tree.lower[child(tree, i, "det")] === "no",
    hearsay,
    rule: `${cls}-noun-${shape}`,
  };
}

/** `The delegation's position is that the border stays`: the clause is the holder's; without a holder it is nobody's. */
function viewThat(tree: Tree, noun: number, cls: CueClass): Link | null {
  const holder = child(tree, noun, "nmod:poss");
  const head = tree.heads[noun]!;
  if (holder < 0 || head < noun || PARTS_OF_SPEAKING.has(tree.lemmas[holder]!)) return null;
  const that = childrenBy(tree, head, "mark").find((k) => k > noun && tree.lower[k] === "that");
  if (that === undefined) return null;
  const source = sourcePhrase(tree, noun, holder);
  const cue = range((source?.[1] ?? noun - 1) + 1, that);
  return {
    cue,
    head: noun,
    cls,
    form: "frame",
    shape: "rest",
    source,
    sourceHead: holder,
    content: tidy(tree, range(that + 1, tree.tokens.length - 1), null, cue),
    unreal: false,
    negated: false,
    hearsay: false,
    rule: "view-that",
  };
}

/** Possessors that hold no view: `the report's conclusion is that` is the report's, `today's news is that` nobody's. */
const PARTS_OF_SPEAKING = new Set("today yesterday week month year day it this that".split(" "));

/** Whether the verb is what somebody is quoted for: `was quoted as saying`. */
function isQuotedAs(tree: Tree, v: number): boolean {
  const quoting = tree.heads[v]!;
  return quoting >= 0 && ["quote", "cite"].includes(tree.lemmas[quoting]!) && firstMark(tree, v) === "as";
}

/** Whether the noun names what it is about: `comments on`, `questions about`. */
function hasTopic(tree: Tree, noun: number): boolean {
  return childrenBy(tree, noun, "nmod").some((c) => {
    const marker = child(tree, c, "case");
    return marker > noun && ["about", "on", "over", "regarding", "concerning"].includes(tree.lower[marker]!);
  });
}

// --- adjectives, frames, adverbs -----------------------------------------------------------------------------------

function adjectiveLink(tree: Tree, i: number, lexicon: Lexicon): Link | null {
  const stance = matchPhrase(lexicon.stanceAdjectives, tree.lemmas, tree.lower, i);
  if (stance && (stance.value === "refuse" || stance.value === "accept")) {
    const head = i + stance.words.length - 1;
    for (const at of [i, head, tree.heads[head]!]) {
      if (at < 0) continue;
      for (const c of childrenBy(tree, at, "obl", "nmod", "advcl")) {
        const marker = child(tree, c, "case");
        if (marker < 0 || c < i || (tree.lower[marker] !== "for" && tree.lower[marker] !== "to")) continue;
        const predicate = child(tree, at, "cop") >= 0 || relation(tree, at) === "root" ? at : tree.heads[at]!;
        const content =
          predicate >= 0
            ? subtree(tree, predicate).filter((k) => !isUnder(tree, k, c) || k > tree.right[marker]! + 2)
            : [];
        const inner = content.filter((k) => k < i - stance.words.length + 1 || k > c);
        return {
          cue: range(i, head)
            .concat([marker])
            .sort((a, b) => a - b),
          head: i,
          cls: stance.value,
          form: "adjective",
          shape: "noun",
          source: sourcePhrase(tree, i, c, true),
          sourceHead: c,
          content: inner.length > 0 ? inner : content,
          unreal: isUnreal(tree, at),
          negated: isNegated(tree, at),
          hearsay: false,
          rule: `${stance.value}-stance`,
        };
      }
    }
  }
  if (tree.upos[i] !== "ADJ" && tree.xpos[i] !== "VBN") return null;
  const phrase = matchPhrase(lexicon.adjectives, tree.lemmas, tree.lower, i);
  if (!phrase) return null;
  if (relation(tree, i) === "amod") return null;
  const subject = subjectOf(tree, i);
  if (subject.token < 0 || tree.lower[subject.token] === "there") return null;
  const expletive = tree.lower[subject.token] === "it";
  if (expletive && (relation(tree, subject.token) === "expl" || !["accept", "refuse", "pledge"].includes(phrase.value)))
    return null;
  for (const c of tree.children[i]!) {
    const r = relation(tree, c);
    if (c < i) continue;
    const infinitive = (r === "xcomp" || r === "advcl") && (firstMark(tree, c) === "to" || tree.xpos[c] === "VB");
    const clause = r === "ccomp" || (r === "advcl" && firstMark(tree, c) === "that");
    if (!infinitive && !clause) continue;
    if (infinitive && phrase.value === "believe") continue;
    const source = sourcePhrase(tree, i, subject.token);
    const cop = child(tree, i, "cop");
    const cue = [...childrenBy(tree, i, "aux", "cop").filter((k) => k < i), ...(cop >= 0 ? [] : []), i];
    return {
      cue: [...new Set(cue)].sort((a, b) => a - b),
      head: i,
      cls: phrase.value,
      form: "adjective",
      shape: infinitive ? "infinitive" : "clause",
      source,
      sourceHead: subject.token,
      content: tidy(tree, subtree(tree, c), source, cue),
      unreal: isUnreal(tree, i),
      negated: isNegated(tree, i),
      hearsay: false,
      rule: `${phrase.value}-adjective`,
    };
  }
  for (const c of childrenBy(tree, i, "obl", "nmod", "advcl")) {
    const marker = child(tree, c, "case", "mark");
    if (c < i || marker < 0 || !["of", "about", "to", "with", "at", "over", "for", "in"].includes(tree.lower[marker]!))
      continue;
    if (["in", "at"].includes(tree.lower[marker]!) && phrase.value !== "believe") continue;
    if (tree.lower[marker] === "for" && !["believe", "accept", "demand"].includes(phrase.value)) continue;
    // `is committed to peace` says what somebody is like; only a deed can be pledged.
    if (phrase.value === "pledge" && !isVerb(tree, c) && !matchPhrase(lexicon.eventNouns, tree.lemmas, tree.lower, c))
      continue;
    const source = sourcePhrase(tree, i, subject.token);
    const cue = [...childrenBy(tree, i, "aux", "cop").filter((k) => k < i), i, ...(marker === i + 1 ? [marker] : [])];
    return {
      cue: [...new Set(cue)].sort((a, b) => a - b),
      head: i,
      cls: phrase.value,
      form: "adjective",
      shape: "noun",
      source,
      sourceHead: subject.token,
      content: tidy(
        tree,
        subtree(tree, c).filter((k) => k !== marker),
        source,
        cue,
      ),
      unreal: isUnreal(tree, i),
      negated: isNegated(tree, i),
      hearsay: false,
      rule: `${phrase.value}-adjective-noun`,
    };
  }
  return null;
}

/** `according to X`, `citing X`, `in X's view`, `in the words of X`. */
function frameLink(tree: Tree, i: number, lexicon: Lexicon): Link | null {
  const n = tree.tokens.length;
  let cueEnd = -1;
  if (tree.lower[i] === "according" && tree.lower[i + 1] === "to") cueEnd = i + 1;
  else if (
    tree.lower[i] === "in" &&
    tree.lower[i + 1] === "the" &&
    ["view", "opinion", "words", "eyes", "estimation", "telling", "judgement", "judgment", "assessment"].includes(
      tree.lower[i + 2] ?? "",
    ) &&
    tree.lower[i + 3] === "of"
  ) {
    cueEnd = i + 3;
  }
  if (cueEnd < 0 && tree.lower[i] === "in") {
    const own = possessiveView(tree, i);
    if (own) return own;
  }
  if (i === 0 && (tree.lower[0] === "for" || tree.lower[0] === "to")) return viewFor(tree, lexicon);
  if (cueEnd < 0 || cueEnd + 1 >= n) return null;
  // The source phrase: the noun behind the cue with what hangs on it, cut where the main clause begins.
  let head = -1;
  for (let k = cueEnd + 1; k < Math.min(n, cueEnd + 25); k++) {
    if (["NOUN", "PROPN", "PRON", "NUM"].includes(tree.upos[k]!)) {
      head = k;
      while (
        tree.heads[head]! > head &&
        ["compound", "nmod", "amod", "nummod", "flat", "nmod:poss"].some((r) => tree.relations[head]!.startsWith(r)) &&
        isNominal(tree, tree.heads[head]!)
      ) {
        head = tree.heads[head]!;
      }
      break;
    }
  }
  if (head < 0) return null;
  let end = Math.max(tree.right[head]!, head);
  // `two sources familiar with his thinking`, with the noun hung on the adjective.
  if (tree.heads[head] === head + 1 && tree.upos[head + 1] === "ADJ") end = Math.max(end, tree.right[head + 1]!);
  const initial = i <= 2;
  if (initial) {
    const comma = firstMainComma(tree, cueEnd + 1, Math.max(end, cueEnd + 16));
    if (comma > 0) end = comma - 1;
  }
  while (end > head && isMark(tree, end)) end--;
  const content: number[] = [];
  for (let k = 0; k < n; k++) if (k < i || k > end) content.push(k);
  // In the middle of a sentence it holds for its own clause only.
  let scope = content;
  if (!initial && end < n - 3) {
    const clause = clauseAbove(tree, head);
    if (clause >= 0 && clause !== tree.root) {
      const inside = new Set(subtree(tree, clause));
      scope = content.filter((k) => inside.has(k));
    }
  }
  const cue = range(i, cueEnd);
  return {
    cue,
    head: i,
    cls: "say",
    form: "frame",
    shape: "rest",
    source: [cueEnd + 1, end],
    sourceHead: head,
    content: tidy(tree, scope, null, cue),
    unreal: false,
    negated: false,
    hearsay: false,
    rule: "according-to",
  };
}

/** `For the farmers, the treaty is a betrayal`, `To its critics it is one`: those for whom something is what it is hold it to be so. */
function viewFor(tree: Tree, lexicon: Lexicon): Link | null {
  const head = tree.heads[0]!;
  if (head < 1 || tree.xpos[head] !== "NNS" || tree.heads[head] !== tree.root || tree.left[head] !== 0) return null;
  if (!lexicon.agents.has(tree.lemmas[head]!) && !/(?:er|or|ist|ian|ic)$/.test(tree.lemmas[head]!)) return null;
  const copula = child(tree, tree.root, "cop");
  if (copula < 0 || tree.upos[tree.root] === "VERB" || subjectOf(tree, tree.root).token < head) return null;
  const end = tree.right[head]!;
  const content = range(end + 1, tree.tokens.length - 1);
  return {
    cue: [0],
    head: 0,
    cls: "believe",
    form: "frame",
    shape: "rest",
    source: [1, isMark(tree, end) ? end - 1 : end],
    sourceHead: head,
    content: tidy(tree, content, null, [0]),
    unreal: false,
    negated: false,
    hearsay: false,
    rule: "view-for",
  };
}

/** `in her view`, `in the general's words`: the possessor is the source. */
function possessiveView(tree: Tree, i: number): Link | null {
  for (let j = i + 2; j < Math.min(tree.tokens.length, i + 9); j++) {
    if (
      ![
        "view",
        "opinion",
        "words",
        "eyes",
        "judgement",
        "judgment",
        "estimation",
        "telling",
        "assessment",
        "account",
        "version",
        "reading",
      ].includes(tree.lower[j]!)
    )
      continue;
    const possessor = child(tree, j, "nmod:poss");
    if (possessor < i + 1) return null;
    const end =
      child(tree, possessor, "case") > possessor
        ? possessor
        : Math.max(possessor, Math.min(tree.right[possessor]!, j - 1));
    // In the middle of a sentence it holds for its own clause only.
    const clause = i > 2 && j < tree.tokens.length - 3 ? clauseAbove(tree, j) : -1;
    const content = (clause >= 0 ? subtree(tree, clause) : range(0, tree.tokens.length - 1)).filter(
      (k) => k < i || k > j,
    );
    const cue = [i, ...range(end + 1, j)];
    return {
      cue,
      head: i,
      cls: "say",
      form: "frame",
      shape: "rest",
      source: [Math.min(tree.left[possessor]!, possessor), end],
      sourceHead: possessor,
      content: tidy(tree, content, null, cue),
      unreal: false,
      negated: false,
      hearsay: false,
      rule: "in-ones-view",
    };
  }
  return null;
}

function adverbLink(tree: Tree, i: number, lexicon: Lexicon): Link | null {
  if (!lexicon.reportive.has(tree.lower[i]!) || tree.lower[i] === "apparently") return null;
  const head = tree.heads[i]!;
  if (head < 0 || !isPredicate(tree, head) || relation(tree, head) === "amod") return null;
  // `a reportedly finished plan`: of the participle, not of the sentence.
  if (
    ["VBN", "JJ"].includes(tree.xpos[i + 1] ?? "") &&
    ["NOUN", "PROPN", "ADJ"].includes(tree.upos[i + 2] ?? "") &&
    tree.upos[i - 1] !== "AUX"
  )
    return null;
  return {
    cue: [i],
    head: i,
    cls: "say",
    form: "adverb",
    shape: "rest",
    source: null,
    sourceHead: -1,
    content: subtree(tree, head).filter((k) => k !== i),
    unreal: false,
    negated: false,
    hearsay: true,
    rule: "reportedly",
  };
}

// --- small parts ---------------------------------------------------------------------------------------------------

/** The verb with its auxiliaries and the adverbs between them, plus the particles of the phrase. */
export function cueGroup(tree: Tree, v: number, extra: readonly number[]): number[] {
  const group = [v, ...extra];
  for (const c of tree.children[v]!) {
    const r = relation(tree, c);
    if (r === "aux" && c < v) group.push(c);
    if (r === "compound" && tree.relations[c] === "compound:prt") group.push(c);
    if (r === "advmod" && c < v && v - c < 4) group.push(c);
  }
  // Only what hangs together: an auxiliary before an inverted subject stays out.
  const sorted = [...new Set(group)].sort((a, b) => a - b);
  const at = sorted.indexOf(v);
  let from = at;
  while (from > 0 && sorted[from]! - sorted[from - 1]! <= 2 && !isMark(tree, sorted[from]! - 1)) from--;
  return sorted.slice(from);
}

/** Whether the act is only possible, future or wanted: under a modal, `going to`, or an infinitive of another verb. */
export function isUnreal(tree: Tree, v: number): boolean {
  for (const c of tree.children[v]!) {
    if (relation(tree, c) === "aux" && tree.xpos[c] === "MD")
      return !(tree.lower[c] === "would" || tree.lower[c] === "'d") || !["like", "prefer"].includes(tree.lemmas[v]!);
  }
  const r = relation(tree, v);
  // `the point of accepting`, `instead of refusing`.
  if (
    tree.xpos[v] === "VBG" &&
    (r === "acl" || r === "advcl" || r === "nmod" || r === "obl") &&
    childrenBy(tree, v, "mark", "case").some((c) =>
      ["of", "for", "without", "from", "instead", "before"].includes(tree.lower[c]!),
    )
  )
    return true;
  if (tree.xpos[v] === "VBG" && r === "conj" && tree.heads[v]! >= 0 && tree.xpos[tree.heads[v]!] === "VBG")
    return isUnreal(tree, tree.heads[v]!);
  const head = tree.heads[v]!;
  // `must stop calling us rebels`
  if (tree.xpos[v] === "VBG" && r === "xcomp" && ["stop", "cease", "quit"].includes(tree.lemmas[head]!))
    return isUnreal(tree, head);
  const infinitive = tree.xpos[v] === "VB" && childrenBy(tree, v, "mark").some((c) => tree.lower[c] === "to");
  if (!infinitive || head < 0) return false;
  if (
    r === "xcomp" &&
    ["appear", "seem", "continue", "go", "begin", "start", "proceed", "refuse", "decline", "vow", "come"].includes(
      tree.lemmas[head]!,
    )
  )
    return isUnreal(tree, head);
  return r === "xcomp" || r === "advcl" || r === "acl" || r === "ccomp" || r === "csubj";
}

/** Whether a negator hangs on `i`. */
export function isNegated(tree: Tree, i: number): boolean {
  // `is not, and never was, on their land`: the denial stands for the predicate.
  if (tree.lower[i] === "not" && child(tree, i, "cop") >= 0) return true;
  for (const c of tree.children[i]!) {
    const w = tree.lower[c]!;
    // `vowed not to`: the negator behind belongs to the infinitive.
    if (c > i && w !== "n't" && tree.upos[i] !== "AUX") continue;
    if (w === "longer" && tree.lower[c - 1] === "no") return true;
    if (w === "not" || w === "n't" || w === "never" || w === "nor" || w === "neither") return true;
    if (relation(tree, c) === "aux" && w === "cannot") return true;
  }
  return atNoPoint(tree, i) || sharesNegatedAuxiliary(tree, i);
}

/** `At no point did we say`: the denial stands in front, with the auxiliary before its subject. */
export function atNoPoint(tree: Tree, i: number): boolean {
  return (
    childrenBy(tree, i, "obl", "advmod").some(
      (c) =>
        c < i &&
        ["point", "time", "way", "circumstance", "account"].includes(tree.lemmas[c]!) &&
        tree.lower[c - 1] === "no",
    ) && childrenBy(tree, i, "aux").some((c) => c < child(tree, i, "nsubj", "nsubj:pass"))
  );
}

/** `will not withdraw and accept`: a bare second verb shares the auxiliary of the first, and its negator. */
function sharesNegatedAuxiliary(tree: Tree, i: number): boolean {
  if (tree.relations[i] !== "conj" || tree.xpos[i] !== "VB") return false;
  const first = tree.heads[i]!;
  const aux = childrenBy(tree, first, "aux").filter((c) => tree.xpos[c] === "MD" || tree.lemmas[c] === "do");
  if (aux.length === 0 || child(tree, i, "aux", "nsubj", "nsubj:pass", "mark") >= 0) return false;
  const joint = child(tree, i, "cc");
  return joint >= 0 && ["and", "or", "nor"].includes(tree.lower[joint]!) && isNegated(tree, first);
}

function agentOf(tree: Tree, v: number): number {
  const agent = child(tree, v, "obl:agent");
  if (agent >= 0) return agent;
  for (const c of childrenBy(tree, v, "obl")) {
    const marker = child(tree, c, "case");
    if (marker >= 0 && tree.lower[marker] === "by" && c > v) return c;
  }
  return -1;
}

/** Extent of the source phrase around `head`, without its preposition, the cue or a clause that holds the cue. */
export function sourcePhrase(
  tree: Tree,
  cueHead: number,
  head: number,
  skipCase = false,
): readonly [number, number] | null {
  if (head < 0) return null;
  // A relative pronoun is the source phrase where the antecedent governs the cue.
  if (isUnder(tree, cueHead, head)) {
    const own = child(tree, cueHead, "nsubj", "nsubj:pass");
    if (own >= 0) return [own, own];
    let end = head;
    for (const c of tree.children[head]!) {
      if (!isUnder(tree, cueHead, c) && c > head && tree.right[c]! < cueHead && relation(tree, c) !== "punct")
        end = Math.max(end, tree.right[c]!);
    }
    return [Math.min(tree.left[head]!, head), end];
  }
  let from = tree.left[head]!;
  let to = Math.max(tree.right[head]!, head);
  const marker = child(tree, head, "case");
  if (marker >= 0 && marker < head && (skipCase || marker === from)) from = Math.max(from, marker + 1);
  const possessive = child(tree, head, "case");
  if (possessive > head && possessive === to) to = head;
  while (
    from < head &&
    ((isMark(tree, from) && !isQuoteMark(tree, from)) ||
      tree.upos[from] === "CCONJ" ||
      tree.upos[from] === "SCONJ" ||
      (tree.upos[from] === "ADV" && tree.heads[from] === head && tree.lower[from + 1] === ","))
  )
    from++;
  while (to > head && isMark(tree, to) && !isQuoteMark(tree, to)) to--;
  // A source phrase does not reach over its cue.
  if (from < cueHead && to > cueHead) {
    if (head < cueHead) to = Math.min(to, cueHead - 1);
    else from = Math.max(from, cueHead + 1);
  }
  if (to - from > 40) to = Math.max(head, from + 40);
  return from <= to ? [from, to] : [head, head];
}

/** Content tokens without the source, the cue and marks at the ends (quotation marks stay). */
function tidy(
  tree: Tree,
  tokens: readonly number[],
  source: readonly [number, number] | null,
  cue: readonly number[],
): number[] {
  const out = [...new Set(tokens)]
    .sort((a, b) => a - b)
    .filter((k) => !(source && k >= source[0] && k <= source[1]) && !cue.includes(k));
  while (out.length > 0 && isMark(tree, out[0]!) && !isQuoteMark(tree, out[0]!)) out.shift();
  while (out.length > 0 && isMark(tree, out.at(-1)!) && !isQuoteMark(tree, out.at(-1)!)) out.pop();
  return out;
}

function containsFinite(tree: Tree, i: number): boolean {
  return subtree(tree, i).some((k) => isFiniteClause(tree, k));
}

function isFiniteAfter(tree: Tree, k: number): boolean {
  for (let j = k + 1; j < Math.min(tree.tokens.length, k + 30); j++) {
    const t = tree.xpos[j]!;
    if (t === "VBD" || t === "VBZ" || t === "VBP" || t === "MD") return true;
  }
  return false;
}

function hasMarkBetween(tree: Tree, a: number, b: number): boolean {
  for (let k = a + 1; k < b; k++) if (isMark(tree, k)) return true;
  return false;
}

function isNominal(tree: Tree, i: number): boolean {
  return tree.upos[i] === "NOUN" || tree.upos[i] === "PROPN" || tree.upos[i] === "PRON" || tree.upos[i] === "NUM";
}

/** First comma in `from..` behind which a clause with subject and finite verb starts, or -1. */
function firstMainComma(tree: Tree, from: number, to: number): number {
  for (let k = from; k <= Math.min(to, tree.tokens.length - 1); k++) {
    if (tree.lower[k] === ",") {
      const next = tree.upos[k + 1];
      // `officials, who ...` and `X, director of Y,` stay in the source.
      if (next === "PRON" && ["who", "which", "whose"].includes(tree.lower[k + 1]!)) continue;
      if (isApposition(tree, k)) continue;
      if (k < tree.root) return k;
    }
  }
  return -1;
}

/** Whether a description of the noun before follows, up to another comma: `Mirela Toss, a historian at the university, the closure`. */
function isApposition(tree: Tree, comma: number): boolean {
  if (!["a", "an", "the", "its", "their", "his", "her"].includes(tree.lower[comma + 1] ?? "")) return false;
  if (!/^\p{Lu}/u.test(tree.tokens[comma - 1]!.text)) return false;
  for (let k = comma + 2; k < Math.min(tree.tokens.length - 3, comma + 14); k++) {
    if (tree.lower[k] === ",") return !isMark(tree, k + 1);
    if (!["ADJ", "NOUN", "PROPN", "ADP", "DET", "NUM", "PART", "CCONJ"].includes(tree.upos[k]!)) return false;
  }
  return false;
}

/** The nearest predicate above `i`, or -1. */
function clauseAbove(tree: Tree, i: number): number {
  for (let k = tree.heads[i]!, steps = 0; k >= 0 && steps < 60; k = tree.heads[k]!, steps++)
    if (isPredicate(tree, k)) return k;
  return -1;
}

export function range(from: number, to: number): number[] {
  const out: number[] = [];
  for (let k = from; k <= to; k++) out.push(k);
  return out;
}
