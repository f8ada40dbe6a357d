// The frame of a content: who does what to whom, through passive, control and nominalisation.
import type { Participant } from "../statement.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { isNegated } from "./links.ts";
import { isPassive, subjectOf } from "./subjects.ts";
import { child, childrenBy, isPredicate, isVerb, relation, type Tree } from "./tree.ts";

/** Names of noun phrases by their head token; how the frame asks for canonical participants. */
export interface Namer {
  readonly participants: (token: number) => readonly Participant[];
  readonly isName: (token: number) => boolean;
  readonly isPlace: (token: number) => boolean;
  /** Whether a token lies in a time expression: what happened on Tuesday did not happen to Tuesday. */
  readonly isTime: (token: number) => boolean;
}

/** The frame in tokens: `head` is the word that says what is done, `words` first and last token of its words. */
export interface Frame {
  readonly head: number;
  readonly words: readonly [number, number];
  readonly lemma: string;
  readonly eventClass: string | null;
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  readonly negated: boolean;
}

/** Verbs that only carry a noun or infinitive which says what is done. */
const CARRIERS = new Set(
  "have make do take give carry launch mount hold conduct begin start continue keep try seek help fail manage struggle cease stop remain get stage wage pursue undertake commit want need intend plan prepare vow pledge promise threaten agree refuse decline offer order appear seem tend happen prove resume".split(
    " ",
  ),
);

/** Heading of the phrases in the lexicon of events that are no event (`take place`). */
const NO_CLASS = "NONE";

/**
 * The frame of the content headed by `head` (a predicate or an event noun).
 */
export function frameOf(tree: Tree, head: number, lexicon: Lexicon, namer: Namer): Frame {
  if (!isVerb(tree, head) && !isPredicate(tree, head) && tree.upos[head] === "NOUN")
    return nounFrame(tree, head, lexicon, namer);
  let at = head;
  // Into the infinitive or the event noun when the verb only carries it.
  for (let steps = 0; steps < 3; steps++) {
    const inner = child(tree, at, "xcomp");
    if (inner > at && isVerb(tree, inner) && CARRIERS.has(tree.lemmas[at]!)) at = inner;
    else break;
  }
  const subject = subjectOf(tree, at);
  const passive = subject.passive || isPassive(tree, at);
  let actors = conjuncts(tree, subject.token);
  let recipients: number[] = [];
  const object = childrenBy(tree, at, "obj").find((c) => !namer.isTime(c)) ?? -1;
  const oblique = firstOblique(tree, at, namer, [
    "to",
    "against",
    "on",
    "with",
    "from",
    "upon",
    "at",
    "toward",
    "towards",
    "for",
    "into",
    "over",
  ]);
  if (passive) {
    recipients = actors;
    const agent = agentOf(tree, at);
    actors = agent >= 0 ? conjuncts(tree, agent) : [];
  } else {
    const indirect = child(tree, at, "iobj");
    if (indirect >= 0) recipients = conjuncts(tree, indirect);
    else if (object >= 0) recipients = conjuncts(tree, object);
    else if (oblique >= 0) recipients = conjuncts(tree, oblique);
  }
  let eventHead = at;
  let eventClass = classAt(tree, at, lexicon, namer);
  if (object >= 0 && (CARRIERS.has(tree.lemmas[at]!) || eventClass === null)) {
    const noun = matchPhrase(lexicon.eventNouns, tree.lemmas, tree.lower, object);
    if (noun && noun.value !== NO_CLASS) {
      eventHead = object;
      eventClass = noun.value;
      const target = firstOblique(tree, object, namer, ["on", "against", "with", "of", "in", "to", "at"]);
      const other = target >= 0 ? target : oblique;
      recipients = other >= 0 ? conjuncts(tree, other) : [];
    }
  }
  if (
    object >= 0 &&
    oblique >= 0 &&
    !passive &&
    recipients.length > 0 &&
    !namer.isName(recipients[0]!) &&
    namer.isName(oblique)
  ) {
    recipients = conjuncts(tree, oblique);
  }
  const last = tree.lemmas[eventHead] === tree.lemmas[at] ? verbEnd(tree, at) : Math.max(verbEnd(tree, at), eventHead);
  const first = Math.min(at, eventHead);
  return {
    head: at,
    words: [first, last],
    lemma: tree.lemmas[eventHead]!,
    eventClass: eventClass ?? classAt(tree, head, lexicon, namer),
    actors,
    recipients,
    negated:
      isNegated(tree, head) ||
      isNegated(tree, at) ||
      hasNoSubject(tree, at) ||
      hasNoObject(tree, at) ||
      // `controlled by neither`
      (passive && actors.length > 0 && isNo(tree, actors[0]!)) ||
      (at !== head && between(tree, head, at)),
  };
}

function nounFrame(tree: Tree, noun: number, lexicon: Lexicon, namer: Namer): Frame {
  const actors: number[] = [];
  const recipients: number[] = [];
  const possessor = child(tree, noun, "nmod:poss");
  if (possessor >= 0) actors.push(...conjuncts(tree, possessor));
  if (actors.length === 0)
    for (const c of childrenBy(tree, noun, "amod", "compound")) if (c < noun && namer.isName(c)) actors.push(c);
  for (const c of childrenBy(tree, noun, "nmod")) {
    const marker = child(tree, c, "case");
    const word = marker >= 0 ? tree.lower[marker] : "";
    if (c < noun || namer.isTime(c)) continue;
    if (word === "by" || (word === "from" && actors.length === 0)) actors.push(...conjuncts(tree, c));
    else if (
      ["of", "on", "against", "with", "to", "toward", "towards", "in", "over", "for", "between", "into"].includes(
        word ?? "",
      ) &&
      recipients.length === 0
    ) {
      if (word === "between" && actors.length === 0) actors.push(...conjuncts(tree, c));
      else recipients.push(...conjuncts(tree, c));
    }
  }
  const inner = childrenBy(tree, noun, "acl").find((c) => c > noun && isVerb(tree, c));
  const cls = matchPhrase(lexicon.eventNouns, tree.lemmas, tree.lower, noun);
  if (inner !== undefined && recipients.length === 0) {
    const object = child(tree, inner, "obj");
    if (object >= 0) recipients.push(...conjuncts(tree, object));
  }
  return {
    head: noun,
    words: [noun, noun],
    lemma: tree.lemmas[noun]!,
    eventClass: cls === null || cls.value === NO_CLASS ? null : cls.value,
    actors,
    recipients,
    negated: isNo(tree, noun) || childrenBy(tree, noun, "compound").some((c) => isNo(tree, c)),
  };
}

/** A noun phrase head with its conjuncts. */
export function conjuncts(tree: Tree, head: number): number[] {
  if (head < 0) return [];
  return [head, ...childrenBy(tree, head, "conj").filter((c) => ["NOUN", "PROPN", "PRON"].includes(tree.upos[c]!))];
}

/** The event class of the verb at `i`; verbs of many uses have one only where somebody or some place is the object. */
function classAt(tree: Tree, i: number, lexicon: Lexicon, namer: Namer): string | null {
  const phrase = matchPhrase(lexicon.eventVerbs, tree.lemmas, tree.lower, i);
  if (phrase === null) return null;
  if (phrase.words.length === 1 && lexicon.manyUses.has(phrase.words[0]!)) {
    const object = isPassive(tree, i) ? child(tree, i, "nsubj:pass") : child(tree, i, "obj");
    const isWhole =
      object >= 0 && (namer.isName(object) || namer.isPlace(object) || lexicon.seizable.has(tree.lemmas[object]!));
    if (!isWhole) return null;
  }
  return phrase.value === NO_CLASS ? null : phrase.value;
}

function firstOblique(tree: Tree, i: number, namer: Namer, prepositions: readonly string[]): number {
  for (const c of childrenBy(tree, i, "obl", "nmod")) {
    if (namer.isTime(c)) continue;
    const marker = child(tree, c, "case");
    if (c > i && marker >= 0 && prepositions.includes(tree.lower[marker]!) && tree.relations[c] !== "obl:unmarked")
      return c;
  }
  return -1;
}

function agentOf(tree: Tree, v: number): number {
  const agent = child(tree, v, "obl:agent");
  if (agent >= 0) return agent;
  for (const c of childrenBy(tree, v, "obl")) {
    const marker = child(tree, c, "case");
    if (c > v && marker >= 0 && tree.lower[marker] === "by") return c;
  }
  return -1;
}

function verbEnd(tree: Tree, i: number): number {
  const particle = child(tree, i, "compound:prt");
  return particle > i ? particle : i;
}

function hasNoSubject(tree: Tree, i: number): boolean {
  const subject = child(tree, i, "nsubj", "nsubj:pass");
  return subject >= 0 && isNo(tree, subject);
}

function hasNoObject(tree: Tree, i: number): boolean {
  const object = child(tree, i, "obj");
  if (object >= 0 && isNo(tree, object)) return true;
  // `there is no sign`: the noun is the predicate.
  return !isVerb(tree, i) && isNo(tree, i);
}

/** Whether a noun phrase is negative: `none`, `nobody`, `no deal`. */
export function isNo(tree: Tree, noun: number): boolean {
  const word = tree.lower[noun]!;
  if (word === "none" || word === "nothing" || word === "nobody" || word === "neither" || word === "no-one")
    return true;
  return tree.children[noun]!.some(
    (c) =>
      tree.lower[c] === "no" ||
      tree.lower[c] === "neither" ||
      (tree.lower[c] === "not" && relation(tree, c) === "advmod" && !isVerb(tree, noun)),
  );
}

function between(tree: Tree, head: number, at: number): boolean {
  return isNegated(tree, head) || isNegated(tree, at);
}
