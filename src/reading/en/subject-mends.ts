// Mends subjects that the parser parted from their predicates: by a relative clause, a prepositional phrase or a quotation mark.
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { FINITE, openClause, verbAt, type Work } from "./work.ts";

const RELATIVE = new Set(["who", "which", "whose", "whom", "where"]);
const QUOTE = /^["“”‘’']$/u;
/** What a subordinate clause opens with that can also be read as a preposition. */
const SUBORDINATORS = new Set("after before as since until because while although though when if once".split(" "));
/** Where a noun phrase before a relative clause may begin and be a subject: behind these no verb governs it. */
const OPENERS = new Set(["that", ":", ";", "“", '"', "but", "and", "yet"]);
/** How many words a noun phrase before a relative clause may have. */
const LONGEST_PHRASE = 14;

/** All of them; true if any changed the parse. */
export function subjectMends(w: Work, lexicon: Lexicon): boolean {
  return [
    contentsAsConjuncts(w),
    besideRelatives(w),
    behindPrepositions(w),
    besideQuotedPredicates(w),
    besideConjuncts(w),
    agreeingConjuncts(w, lexicon),
    speakingConjuncts(w, lexicon),
    partedPerfects(w),
  ].includes(true);
}

/**
 * `Tamria, which the council accuses, has denied it`: a finite verb right behind a relative clause between commas has the noun before
 * the clause as its subject, where nothing else governs that noun: at the sentence's beginning or behind `that`.
 */
function besideRelatives(w: Work): boolean {
  let changed = false;
  for (let comma = 1; comma + 5 < w.words.length; comma++) {
    if (w.lower[comma] !== ",") continue;
    const opens = w.upos[comma + 1] === "ADP" ? comma + 2 : comma + 1;
    // `One skipper, reached by telephone, told`: a participle with its preposition.
    const isReduced = w.xpos[comma + 1] === "VBN" && w.upos[comma + 2] === "ADP";
    if ((!RELATIVE.has(w.lower[opens]!) && !isReduced) || w.lower[opens + 1] === ",") continue;
    const phrase = phraseBefore(w, comma);
    if (phrase === null) continue;
    const close = closingComma(w, isReduced ? comma : opens, phrase.noun, isReduced);
    if (close < 0) continue;
    const main = verbAt(w, behindAdverbs(w, close + 1));
    const inner = isReduced ? comma + 1 : firstFinite(w, opens + 1, close);
    if (main < 0 || inner < 0) continue;
    if (join(w, phrase, { opens, inner: verbAt(w, inner), close, main })) changed = true;
  }
  return changed;
}

interface Phrase {
  readonly from: number;
  readonly noun: number;
}

interface Relative {
  /** The relative pronoun, the clause's verb, the comma that closes it, and the verb behind that. */
  readonly opens: number;
  readonly inner: number;
  readonly close: number;
  readonly main: number;
}

/** The noun phrase that ends in front of the comma, if it begins where no verb governs it. */
function phraseBefore(w: Work, comma: number): Phrase | null {
  let from = comma;
  while (from > 0 && comma - from < LONGEST_PHRASE && isNominal(w, from - 1)) from--;
  if (from === comma || (from > 0 && !OPENERS.has(w.lower[from - 1]!))) return null;
  if (w.upos[from] === "ADP" || (from > 1 && /^(?:and|but|yet)$/.test(w.lower[from - 1]!))) return null;
  for (let k = from; k < comma; k++) {
    const head = w.heads[k]!;
    if (["NOUN", "PROPN"].includes(w.upos[k]!) && (head < from || head >= comma)) return { from, noun: k };
  }
  return null;
}

/** Words of a noun phrase; a participle before its noun counts. */
function isNominal(w: Work, k: number): boolean {
  if (["DET", "ADJ", "NOUN", "PROPN", "NUM"].includes(w.upos[k]!))
    return w.lower[k] !== "that" || w.relations[k] !== "mark";
  if (w.xpos[k] === "POS" || w.xpos[k] === "PRP$") return true;
  if (w.xpos[k] === "VBG" || w.xpos[k] === "VBN") return ["NOUN", "PROPN"].includes(w.upos[k + 1] ?? "");
  return w.upos[k] === "ADP" && ["of", "for", "in", "from"].includes(w.lower[k]!) && w.relations[k] === "case";
}

/**
 * The first comma behind a finite verb of the relative clause that has a finite verb right behind it; -1 where there is none. A form in
 * -ed is one where the sentence has no other predicate than the noun.
 */
function closingComma(w: Work, opens: number, noun: number, isReduced = false): number {
  const isPredicate = (k: number): boolean => {
    if (FINITE.has(w.xpos[k] ?? "")) return true;
    return w.xpos[k] === "VBN" && w.heads[noun] === -1 && w.heads[k] === noun && /^(?:acl|conj)$/.test(w.relations[k]!);
  };
  let verb = isReduced;
  for (let k = opens + 1; k + 1 < w.words.length; k++) {
    if (FINITE.has(w.xpos[k]!)) verb = true;
    if (/^[;:.?!]$/.test(w.lower[k]!)) return -1;
    if (w.lower[k] === "," && verb && isPredicate(behindAdverbs(w, k + 1))) return k;
  }
  return -1;
}

function behindAdverbs(w: Work, at: number): number {
  let k = at;
  while (k < at + 2 && w.upos[k] === "ADV") k++;
  return k;
}

function firstFinite(w: Work, from: number, to: number): number {
  for (let k = from; k < to; k++) if (FINITE.has(w.xpos[k]!)) return k;
  return -1;
}

function join(w: Work, { from, noun }: Phrase, { opens, inner, close, main }: Relative): boolean {
  if (main <= close || inner >= close) return false;
  const comma = w.lower[opens - 1] === "," ? opens - 1 : opens - 2;
  const subjects = w.heads.reduce<number[]>((all, head, j) => {
    if (head === main && /^(?:nsubj|expl|csubj)/.test(w.relations[j]!)) all.push(j);
    return all;
  }, []);
  // `…, who left, said the envoy`: it has its subject behind it.
  if (subjects.some((j) => j > close || j < from || (j >= from && j < comma && j !== noun))) return false;
  const isJoined = subjects.includes(noun);
  const isReduced = inner === comma + 1;
  const isRelative = w.heads[inner] === noun && w.relations[inner]!.startsWith("acl");
  if (isJoined && isRelative) return false;
  const above = w.heads[noun]!;
  const that = from > 0 && w.lower[from - 1] === "that" ? from - 1 : -1;
  if (w.xpos[main] === "VBN" && w.heads[main] === noun) w.xpos[main] = "VBD";
  if (!isJoined) {
    for (const j of subjects) {
      w.heads[j] = inner;
      w.relations[j] = j < inner ? "nsubj" : "obj";
    }
    let governor = -1;
    if (that >= 0) {
      governor = above >= 0 && above < that ? above : that - 1;
      if (!["VERB", "NOUN"].includes(w.upos[governor]!)) return false;
      openClause(w, that, main);
    } else if (from > 1 && !isOpening(w, from)) return false;
    const root = w.heads.indexOf(-1);
    if (that >= 0) {
      if (main === root) return false;
      w.heads[main] = governor;
      w.relations[main] = w.upos[governor] === "NOUN" ? "acl" : "ccomp";
    } else if (root <= close) {
      w.heads[main] = -1;
      w.relations[main] = "root";
      w.heads[root] = main;
      for (let j = close; j < w.words.length; j++) if (j !== main && w.heads[j]! <= close) w.heads[j] = main;
    }
    w.heads[noun] = main;
    w.relations[noun] = w.heads.some((head, j) => head === main && w.relations[j] === "aux:pass")
      ? "nsubj:pass"
      : "nsubj";
  }
  for (let j = from; j < comma; j++) {
    if (j === noun || (w.heads[j]! >= from && w.heads[j]! < comma)) continue;
    w.heads[j] = noun;
    if (w.upos[j] === "VERB") {
      w.relations[j] = "amod";
      w.upos[j] = "ADJ";
    }
  }
  w.heads[inner] = noun;
  w.relations[inner] = isReduced ? "acl" : "acl:relcl";
  for (let j = comma; j < close; j++) if (j !== inner && outside(w.heads[j]!, comma, close)) w.heads[j] = inner;
  if (w.lower[comma] === ",") w.heads[comma] = inner;
  return true;
}

function outside(head: number, from: number, to: number): boolean {
  return head < from || head >= to;
}

/** Whether the sentence's main clause may begin here: at its beginning, or behind one word or mark. */
function isOpening(w: Work, from: number): boolean {
  return from <= 1 || /^[“":;]$/.test(w.lower[from - 1]!);
}

/**
 * `after talks over rosters broke down`: a noun behind a preposition is no subject; the noun that the preposition belongs to is, and the
 * word in front of that opens the clause.
 */
function behindPrepositions(w: Work): boolean {
  let changed = false;
  for (let p = 2; p + 1 < w.words.length; p++) {
    const verb = w.heads[p]!;
    if (!w.relations[p]!.startsWith("nsubj") || verb <= p || !["NOUN", "PROPN"].includes(w.upos[p]!)) continue;
    const preposition = prepositionOf(w, p);
    if (preposition < 1) continue;
    const noun = preposition - 1;
    if (!["NOUN", "PROPN"].includes(w.upos[noun]!) || !["advcl", "ccomp"].includes(w.relations[verb]!)) continue;
    const above = w.heads[noun]!;
    if (!["obl", "obj", "nmod"].includes(w.relations[noun]!) || above >= noun || above < 0) continue;
    if (w.heads[verb] !== above && w.heads[verb] !== noun) continue;
    const opener = w.heads.findIndex(
      (head, j) => head === noun && j < noun && ["mark", "case"].includes(w.relations[j]!),
    );
    if (w.relations[verb] === "advcl" && (opener < 0 || !SUBORDINATORS.has(w.lower[opener]!))) continue;
    if (w.relations[verb] === "ccomp" && (opener >= 0 || w.relations[noun] !== "obj")) continue;
    w.heads[verb] = above;
    w.heads[noun] = verb;
    w.relations[noun] = w.relations[p]!;
    w.heads[p] = noun;
    w.relations[p] = "nmod";
    if (opener >= 0) {
      w.heads[opener] = verb;
      w.relations[opener] = "mark";
      w.upos[opener] = "SCONJ";
    }
    changed = true;
  }
  return changed;
}

/** The preposition right before the noun's phrase; -1 where there is none. */
function prepositionOf(w: Work, noun: number): number {
  let k = noun;
  while (k > 0 && ["DET", "ADJ", "NOUN", "PROPN", "NUM"].includes(w.upos[k - 1]!)) k--;
  const isOfPhrase = w.heads[k - 1]! >= k && w.heads[k - 1]! <= noun;
  return w.upos[k - 1] === "ADP" && w.relations[k - 1] === "case" && isOfPhrase ? k - 1 : -1;
}

/**
 * `that sovereignty "was not and will not be negotiable"`: a finite predicate right behind a noun and a quotation mark, without any other
 * subject, is told of the noun.
 */
function besideQuotedPredicates(w: Work): boolean {
  let changed = false;
  for (let quote = 2; quote + 2 < w.words.length; quote++) {
    if (!QUOTE.test(w.lower[quote]!) || !FINITE.has(w.xpos[quote + 1]!)) continue;
    const noun = nounEndingAt(w, quote);
    const predicate = verbAt(w, quote + 1);
    if (noun < 0 || predicate <= quote || w.heads[predicate] === noun) continue;
    const relation = w.relations[noun]!;
    const above = w.heads[noun]!;
    // The first of two auxiliaries was taken for the predicate.
    if (relation.startsWith("nsubj") && above > quote && above < predicate && w.upos[above] === "AUX") {
      w.heads[noun] = predicate;
      changed = true;
      continue;
    }
    if (!["ccomp", "obj", "parataxis"].includes(relation) || above < 0 || above > noun) continue;
    if (w.heads[predicate] !== above || !["conj", "ccomp", "parataxis"].includes(w.relations[predicate]!)) continue;
    if (w.heads.some((head, j) => head === predicate && /^(?:nsubj|expl)/.test(w.relations[j]!))) continue;
    w.heads[predicate] = above;
    w.relations[predicate] = "ccomp";
    w.heads[noun] = predicate;
    w.relations[noun] = "nsubj";
    const that = w.heads.findIndex((head, j) => head === noun && j < noun && j > above && w.lower[j] === "that");
    if (that > 0) {
      openClause(w, that, predicate);
    }
    changed = true;
  }
  return changed;
}

/** `said afterwards that the toll “was not and will not be” due`: behind `that` and without a conjunction it is no conjunct but what is said. */
function contentsAsConjuncts(w: Work): boolean {
  let changed = false;
  for (let that = 2; that + 2 < w.words.length; that++) {
    const predicate = w.heads[that]!;
    if (w.lower[that] !== "that" || w.relations[that] !== "mark" || w.relations[predicate] !== "conj") continue;
    const cue = w.heads[predicate]!;
    if (cue < 0 || cue >= that || that - cue > 3 || w.upos[cue] !== "VERB") continue;
    let adverbs = true;
    for (let k = cue + 1; k < that; k++) if (w.upos[k] !== "ADV") adverbs = false;
    if (!adverbs) continue;
    w.relations[predicate] = "ccomp";
    for (let k = cue + 1; k < that; k++) w.heads[k] = cue;
    changed = true;
  }
  return changed;
}

/** The noun whose phrase ends in front of a word; -1 where none does. `inside`: how words of a phrase hang on its noun. */
function nounEndingAt(w: Work, end: number, inside = /^(?:nmod|compound|flat|appos|conj|amod)/): number {
  let k = end - 1;
  if (!["NOUN", "PROPN"].includes(w.upos[k]!)) return -1;
  for (let steps = 0; steps < 12; steps++) {
    const head = w.heads[k]!;
    if (head < 0 || head >= end || !inside.test(w.relations[k]!)) break;
    k = head;
  }
  return k;
}

/** `Lund started the custom and President Berg was the first`: a predicate right behind the second of two nouns is told of that one alone. */
function besideConjuncts(w: Work): boolean {
  let changed = false;
  for (let finite = 4; finite < w.words.length; finite++) {
    if (!FINITE.has(w.xpos[finite]!) || !["NOUN", "PROPN"].includes(w.upos[finite - 1]!)) continue;
    const predicate = verbAt(w, finite);
    if (!/^(?:conj|ccomp|parataxis)$/.test(w.relations[predicate]!) || w.heads[predicate]! >= finite) continue;
    if (w.heads.some((head, j) => head === predicate && /^(?:nsubj|expl)/.test(w.relations[j]!))) continue;
    const noun = nounEndingAt(w, finite, /^(?:nmod|compound|flat|appos|amod)/);
    if (noun < 0 || w.relations[noun] !== "conj") continue;
    const above = w.heads[predicate]!;
    const and = w.heads.findIndex(
      (head, j) => j > above && j < noun && head <= noun && head > j && w.relations[j] === "cc",
    );
    const first = w.heads[noun]!;
    if (and <= above || first <= above || w.heads[first] !== above || !/^ob[jl]$/.test(w.relations[first]!)) continue;
    if (w.lower.slice(above, and).some((word) => /^[,;:]$/.test(word))) continue;
    w.relations[predicate] = "conj";
    w.heads[noun] = predicate;
    w.relations[noun] = "nsubj";
    w.heads[and] = predicate;
    changed = true;
  }
  return changed;
}

/** Verbs that tell a state: who says something does not at the same time `want` or `know` it as a deed. */
const STATES = new Set("want need have be know like feel think hope own live remain seem deserve mean".split(" "));

/** What somebody who has said something would not do more of: `but would not say when`. */
const SILENT = new Set("say comment elaborate discuss confirm specify speculate name give".split(" "));

/**
 * The conjunct of a verb of saying that goes with what is said: in the past behind a present (`the farmers say the dam has taken the river and
 * left nothing`), in a mood of its own (`said he was ill and would not come`), or telling a state (`said he was well and did not want it`).
 */
function agreeingConjuncts(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let k = 4; k < w.words.length; k++) {
    if (w.relations[k] !== "conj" || !/^(?:VB|VBD|VBN|JJ|NN)/.test(w.xpos[k]!)) continue;
    const cue = w.heads[k]!;
    if (cue < 0 || cue > k || w.upos[cue] !== "VERB") continue;
    if (w.heads.some((head, j) => head === k && /^(?:nsubj|expl)/.test(w.relations[j]!))) continue;
    const content = w.relations.findIndex(
      (relation, j) => j > cue && j < k && relation === "ccomp" && w.heads[j] === cue,
    );
    if (content < 0 || w.lower.slice(content, k).some((word) => word === ";" || word === "”" || word === '"')) continue;
    const and = w.heads.findIndex((head, j) => head === k && w.relations[j] === "cc");
    const comma = and > 0 && w.lower[and - 1] === ",";
    const auxiliary = w.heads.findIndex((head, j) => head === k && j < k && w.relations[j] === "aux");
    const finite = auxiliary >= 0 ? w.xpos[auxiliary]! : w.xpos[k]!;
    const isPresent = w.xpos[cue] === "VBP" || w.xpos[cue] === "VBZ";
    const isCue = matchPhrase(lexicon.verbs, w.lemmas, w.lower, cue) !== null;
    const goesOn =
      (isPresent && auxiliary < 0 && finite === "VBD") ||
      (isCue &&
        w.xpos[cue] === "VBD" &&
        !comma &&
        ((finite === "MD" && !SILENT.has(w.lemmas[k]!)) || STATES.has(w.lemmas[k]!)));
    if (!goesOn) continue;
    w.heads[k] = content;
    changed = true;
  }
  return changed;
}

/**
 * The conjunct of what is said that goes with the verb of saying: an act of speech behind a progressive, which it does not match (`said they had
 * been fishing and demanded their release`), or behind a comma or `but` (`said the letter was wrong but denied that`).
 */
function speakingConjuncts(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let k = 5; k + 1 < w.words.length; k++) {
    if (w.relations[k] !== "conj" || !/^VB[DN]$/.test(w.xpos[k]!) || !/ed$|^said$|^told$/.test(w.lower[k]!)) continue;
    const content = w.heads[k]!;
    const cue = content < 0 || w.relations[content] !== "ccomp" ? -1 : w.heads[content]!;
    if (cue < 0 || cue > content || content > k || w.xpos[cue] !== "VBD") continue;
    const phrase = matchPhrase(lexicon.verbs, w.lemmas, w.lower, k);
    if (
      phrase === null ||
      !SPEAKING.has(phrase.value) ||
      w.heads.some((head, j) => head === k && /^(?:nsubj|aux)/.test(w.relations[j]!))
    )
      continue;
    const and = w.heads.findIndex((head, j) => head === k && j < k && w.relations[j] === "cc");
    if (and < 0) continue;
    const isApart = w.lower[and - 1] === "," || w.lower[and] === "but";
    if (!isApart && w.xpos[content] !== "VBG") continue;
    w.heads[k] = cue;
    w.xpos[k] = "VBD";
    changed = true;
  }
  return changed;
}

const SPEAKING: ReadonlySet<string> = new Set(
  "say claim warn deny demand evaluate accept refuse pledge threaten announce".split(" "),
);

const TIMES = /^(?:week|month|year|morning|afternoon|evening|weekend|summer|winter|spring|autumn|fall|day|time)$/;

/** `has this week revived a plan`: a time between the auxiliary and its participle parts nothing. */
function partedPerfects(w: Work): boolean {
  let changed = false;
  for (let v = 3; v < w.words.length; v++) {
    const has = w.heads[v]!;
    if (
      (w.xpos[v] !== "VBN" && w.xpos[v] !== "VBD") ||
      has < 0 ||
      has > v - 3 ||
      w.lemmas[has] !== "have" ||
      !FINITE.has(w.xpos[has]!)
    )
      continue;
    if (!["ccomp", "xcomp", "acl", "advcl"].includes(w.relations[v]!) || !TIMES.test(w.lower[v - 1]!)) continue;
    if (v - has > 4 || !["this", "last", "next", "all", "that", "the"].includes(w.lower[has + 1]!)) continue;
    w.heads[v] = w.heads[has]!;
    w.relations[v] = w.relations[has]!;
    for (let j = 0; j < w.words.length; j++) if (w.heads[j] === has && j !== v) w.heads[j] = v;
    w.heads[has] = v;
    w.relations[has] = "aux";
    w.upos[has] = "AUX";
    w.xpos[v] = "VBN";
    w.heads[v - 1] = v;
    w.relations[v - 1] = "obl:unmarked";
    changed = true;
  }
  return changed;
}
