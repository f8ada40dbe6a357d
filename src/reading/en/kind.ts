// The kind of a statement: what the last voice does with the content.
import type { StatementKind } from "../statement.ts";
import type { CueClass } from "./lexicon.ts";
import type { Link } from "./links.ts";
import { isPassive } from "./subjects.ts";
import { child, childrenBy, isVerb, relation, type Tree } from "./tree.ts";
import { leavesFutureOpen, leavesOpen } from "./unasserted.ts";

export interface KindInput {
  readonly tree: Tree;
  readonly head: number;
  readonly tokens: readonly number[];
  /** The innermost act that holds for the whole unit (its own frame or the link whose content it is), if any. */
  readonly act: Link | null;
  /** Whether anybody but the writer speaks. */
  readonly hasVoice: boolean;
  /** Whether the actor is the last voice's own side. */
  readonly ownSide: boolean;
  readonly negated: boolean;
  /** Whether what is said not to be is an event. */
  readonly denied: boolean;
  /** Whether the actor is a person, a state or a group. */
  readonly animate: boolean;
  readonly eventClass: string | null;
  /** Whether the action harms. */
  readonly harm: boolean;
  readonly conditional: boolean;
  /** Whether the condition is an `unless`. */
  readonly unless: boolean;
  /** Words of threat: `act of war`, `consequences`, `pay a price`. */
  readonly harmWords: boolean;
  /** Whether nobody does it: `neither side accepted`. */
  readonly nobody: boolean;
  /** A command: a bare verb form that opens its sentence. */
  readonly imperative: boolean;
  /** The rule that made the unit. */
  readonly unitRule: string;
  /** Whether a token is a word by which a speaker weighs, praises or blames. */
  readonly weighs: (token: number) => boolean;
}

export interface KindFound {
  readonly kind: StatementKind;
  readonly rule: string;
}

const BY_CLASS: ReadonlyMap<CueClass, StatementKind> = new Map([
  ["deny", "denial"],
  ["demand", "demand"],
  ["accept", "acceptance"],
  ["refuse", "refusal"],
  ["pledge", "pledge"],
  ["threaten", "threat"],
  ["predict", "forecast"],
  ["evaluate", "judgement"],
  ["fear", "forecast"],
  ["hope", "demand"],
  ["plan", "forecast"],
]);

/** Classes whose finite clause is what the act is about; the others only colour it. */
const CLAUSE_ACTS: ReadonlySet<CueClass> = new Set<CueClass>([
  "deny",
  "demand",
  "refuse",
  "pledge",
  "threaten",
  "predict",
  "fear",
  "hope",
]);

const MODAL_FUTURE = new Set(["will", "'ll", "wo", "would", "'d", "shall"]);
const MODAL_OPEN = new Set(["may", "might", "could"]);
const STATIVE = new Set(
  "be have mean signal suggest indicate reflect show imply represent explain seem appear know believe think want need contain include involve depend lie stand matter remain belong exist consist feel regard constitute".split(
    " ",
  ),
);

/** Verbs that interpret, weigh or ascribe, when the writer uses them of a thing. */
const INTERPRETIVE = new Set(
  "mean signal suggest indicate reflect represent constitute amount account contribute embolden undermine strengthen weaken reinforce underscore underline highlight justify deserve matter serve risk threaten complicate benefit incentivize incentivise hinder jeopardize endanger demonstrate show illustrate prove reveal explain imply depend matter fail enable allow help make give leave want struggle need hope aim doubt embrace expose deepen erode bolster fuel stem derive suit favor favour entail require".split(
    " ",
  ),
);

const EVALUATIVE_WORDS = new Set(
  "clearly evidently obviously deliberately cynically sincerely unfortunately regrettably mistakenly wrongly rightly hardly barely arguably effectively essentially merely simply crucial critical vital dangerous risky unacceptable unrealistic unlikely likely difficult impossible important significant deliberate brutal illegal unjust fair unfair successful doomed futile elusive remarkable naive reckless irresponsible legitimate illegitimate disproportionate unworkable ready able unable capable willing easy hard best worst better worse strong weak stronger weaker consequential pragmatic smart foolish".split(
    " ",
  ),
);

/** Verbs that say what their object is held to be. */
const DESCRIBING = new Set(
  "frame cast present paint interpret perceive describe call label dub brand term characterize characterise portray depict regard see view consider deem liken compare rate".split(
    " ",
  ),
);

/** Verbs of wanting and meaning: said of others they ascribe a motive. */
const MENTAL = new Set(
  "want intend mean believe hope aim care like dislike trust understand prefer desire covet".split(" "),
);

/** Adverbs that make a wanting somebody else's guess. */
const ASCRIBING = new Set(
  "perhaps maybe possibly probably apparently clearly evidently obviously really merely only just seemingly presumably".split(
    " ",
  ),
);

/** Nouns that make stressing them a demand or a judgement: `highlighted the need to`, `the importance of`. */
const NEEDS: ReadonlyMap<string, "need" | "weight"> = new Map([
  ["need", "need"],
  ["necessity", "need"],
  ["urgency", "need"],
  ["importance", "weight"],
  ["value", "weight"],
  ["danger", "weight"],
  ["risk", "weight"],
]);

const WEIGHED = new Set(
  "wrong right mistaken mistake error foolish folly premature naive unwise wise fair unfair absurd better best".split(
    " ",
  ),
);

/** Nouns for people, who can be told to do a thing. */
const PEOPLE = /(?:er|or|ist|people|citizen|resident|member|troops|soldier|party|government|official)$/;

const WORRIES = new Set("concern worry anxiety apprehension alarm".split(" "));

/** What is said to be so, and can be denied. */
const CLAIMS = new Set(
  "claim allegation accusation charge suggestion assertion report rumour rumor insinuation notion".split(" "),
);

/** Words that call a claim untrue. */
const UNTRUE = new Set(
  "baseless false untrue unfounded fabricated fabrication fabrications lie lies nonsense propaganda fake groundless misinformation disinformation provocation absurd fiction fabricate unsubstantiated".split(
    " ",
  ),
);

/** Rules that go by tense, modal or the mere form of the clause, not by an act or a set phrase. */
const DEFAULT_RULES =
  /^(?:plain-report|past-event|copula|plain-state|state-of-place|medical-state|interpretive|link-verb|evaluative|future|ability|ought|negated|there-is-no|opinion|motive|going-to|should-be|could-not|as-first)/u;

/** Whether a rule only says what a clause of this form mostly is: another kind then needs less evidence. */
export function isDefaultRule(rule: string): boolean {
  return DEFAULT_RULES.test(rule);
}

/** Whether another kind takes the place of a rule's only by the firm margin: it goes by an act or set phrase, or tells what happened. */
export function isFirmRule(rule: string): boolean {
  return rule === "past-event" || rule === "medical-state" || !isDefaultRule(rule);
}

/** The kind of the unit. */
export function kindOf(input: KindInput): KindFound {
  const { tree, head, act } = input;
  if (input.unitRule === "proposed-noun") return { kind: "demand", rule: "proposed" };
  if (input.unitRule === "or-else") return { kind: "threat", rule: "or-else" };
  if (act) {
    const byAct = kindOfAct(input, act);
    if (byAct) return byAct;
  }
  if (input.imperative) return { kind: "demand", rule: "imperative" };
  const modal = modalOf(tree, head);
  const verb = tree.lemmas[head]!;
  const copular = child(tree, head, "cop") >= 0 && !(tree.xpos[head] === "VBG" && isVerb(tree, head));
  const perfect = childrenBy(tree, head, "aux").some((c) => tree.lemmas[c] === "have" && tree.lower[c] !== "'d");
  // `never explained how`, `nothing in the text says that`, `cannot ask where`.
  if (input.negated && leavesOpen(tree, head) === "unsaid") {
    if (!modal) return { kind: "denial", rule: "unsaid" };
    if (modal === "can" || modal === "ca" || modal === "could") return { kind: "judgement", rule: "cannot-say" };
  }
  if (leavesFutureOpen(tree, head)) return { kind: "forecast", rule: "open-future" };
  // `it would be wrong to conclude that`: weighed, not foretold.
  if (
    modal === "would" &&
    copular &&
    tree.lower[child(tree, head, "nsubj", "expl")] === "it" &&
    WEIGHED.has(tree.lower[head]!)
  )
    return { kind: "judgement", rule: "would-be-wrong" };
  if (modal && MODAL_FUTURE.has(modal)) {
    // `there will be no talks`, in a party's mouth.
    if (input.negated && input.hasVoice && child(tree, head, "expl") >= 0)
      return { kind: "refusal", rule: "there-will-be-no" };
    if (!input.negated && input.hasVoice && input.harmWords) return { kind: "threat", rule: "words-of-threat" };
    if (
      !input.negated &&
      input.hasVoice &&
      input.ownSide &&
      (!act || act.cls === "say" || act.cls === "claim" || act.cls === "announce" || act.cls === "warn")
    ) {
      // What one's own side will do to others, or for them.
      const cls = input.eventClass;
      if (input.harm) return { kind: "threat", rule: "own-will-harm" };
      const kind = cls === "AGREE" || cls === "CONCEDE" || cls === "AID" || cls === "COOPERATE";
      if (input.unless && !kind) return { kind: "threat", rule: "own-will-unless" };
      if (
        input.conditional ||
        cls === "AGREE" ||
        cls === "CONCEDE" ||
        cls === "RETREAT" ||
        cls === "AID" ||
        cls === "COOPERATE"
      )
        return { kind: "pledge", rule: "own-will-do" };
    }
    if (input.negated && input.hasVoice && input.ownSide && modal !== "would" && modal !== "'d")
      return { kind: "refusal", rule: "own-will-not" };
    if (input.negated && input.hasVoice && input.ownSide) return { kind: "refusal", rule: "own-would-not" };
    return { kind: "forecast", rule: `future-${modal}` };
  }
  // `could not be verified`, `has not been confirmed`
  if (input.negated && ["verify", "confirm", "substantiate", "corroborate", "prove"].includes(verb))
    return { kind: "denial", rule: "unverified" };
  if (
    (modal === "could" || modal === "can" || modal === "ca") &&
    input.negated &&
    input.hasVoice &&
    input.ownSide &&
    [
      "support",
      "accept",
      "agree",
      "join",
      "tolerate",
      "allow",
      "sign",
      "endorse",
      "back",
      "recognize",
      "recognise",
      "permit",
      "withdraw",
    ].includes(verb)
  )
    return { kind: "refusal", rule: "own-cannot" };
  if (modal === "could" && input.negated) return { kind: input.hasVoice ? "denial" : "report", rule: "could-not" };
  if (modal && MODAL_OPEN.has(modal)) {
    const progressive = tree.xpos[head] === "VBG" && childrenBy(tree, head, "aux").some((c) => tree.lower[c] === "be");
    if (perfect || progressive || STATIVE.has(verb) || copular) return { kind: "judgement", rule: `may-be-${modal}` };
    return { kind: "forecast", rule: `may-happen-${modal}` };
  }
  if (modal === "can" || modal === "ca") return { kind: "judgement", rule: "ability" };
  if (isGoingTo(tree, head)) return { kind: "forecast", rule: "going-to" };
  if (
    (modal === "should" || modal === "ought") &&
    !perfect &&
    (["be", "remain", "stay"].includes(verb) || copular) &&
    !input.animate &&
    !PEOPLE.test(tree.lemmas[child(tree, head, "nsubj")] ?? "") &&
    !(verb === "stay" && ["away", "out", "home", "clear"].includes(tree.lower[head + 1] ?? ""))
  )
    return { kind: "forecast", rule: "should-be" };
  // `must have been tipped off`: inferred, not demanded.
  if (modal === "must" && perfect) return { kind: "judgement", rule: "must-have" };
  if (modal === null && isNotYetDone(tree, head)) return { kind: "report", rule: "yet-to-come" };
  if (modal === "must" || modal === "should" || modal === "ought" || hasToVerb(tree, head)) {
    if (input.hasVoice) return { kind: "demand", rule: "ought-of-a-party" };
    if (input.animate && !perfect && !input.negated) return { kind: "demand", rule: "ought-of-the-writer" };
    return { kind: "judgement", rule: "ought-of-the-writer" };
  }
  if (MENTAL.has(verb) && isVerb(tree, head) && !input.ownSide) return { kind: "judgement", rule: `motive-${verb}` };
  if (isNoEvidence(tree, head)) return { kind: "denial", rule: "no-evidence" };
  const there = child(tree, head, "expl") >= 0;
  if (input.negated && there && tree.xpos[head] !== "VBD" && !input.denied)
    return { kind: "judgement", rule: "there-is-no" };
  if (input.negated && !copular && (input.hasVoice || isDeed(tree, head, perfect)))
    return { kind: "denial", rule: "negated-deed" };
  if (act && (act.cls === "believe" || act.cls === "evaluate") && act.shape !== "noun")
    return { kind: "judgement", rule: "opinion" };
  if (copular) {
    if (input.hasVoice && (UNTRUE.has(tree.lower[head]!) || UNTRUE.has(tree.lemmas[head]!)) && !input.negated)
      return { kind: "denial", rule: "is-untrue" };
    if (isPlainlyPut(input))
      return input.negated && input.hasVoice
        ? { kind: "denial", rule: "negated-state" }
        : { kind: "report", rule: "plain-state" };
    if (input.negated && input.hasVoice && isPlainState(tree, head)) return { kind: "denial", rule: "negated-state" };
    if (isPlainState(tree, head)) {
      const medical = MEDICAL.has(tree.lemmas[head]!);
      return { kind: "report", rule: medical ? "medical-state" : "state-of-place" };
    }
    return { kind: "judgement", rule: "copula" };
  }
  if (isVerb(tree, head)) {
    if (
      DESCRIBING.has(verb) &&
      child(tree, head, "aux:pass", "nsubj:pass") >= 0 &&
      childrenBy(tree, head, "obl", "advcl", "xcomp").some((c) =>
        childrenBy(tree, c, "case", "mark").some((m) => tree.lower[m] === "as"),
      )
    ) {
      return { kind: "judgement", rule: `seen-as-${verb}` };
    }
    // `reinforced the garrison`, `failed to answer`: what a party did.
    const deed = (input.animate && DEEDS.has(verb)) || (verb === "fail" && child(tree, head, "xcomp") > head);
    const interpretive = INTERPRETIVE.has(verb) && !deed;
    if (interpretive) return { kind: "judgement", rule: `interpretive-${verb}` };
    if (verb === "remain" || verb === "seem" || verb === "appear" || verb === "become" || verb === "look")
      return { kind: "judgement", rule: `link-verb-${verb}` };
  }
  for (const c of childrenBy(tree, head, "advmod")) {
    if (EVALUATIVE_WORDS.has(tree.lower[c]!)) return { kind: "judgement", rule: `evaluative-${tree.lower[c]}` };
  }
  return { kind: "report", rule: isPastEvent(input) ? "past-event" : "plain-report" };
}

/** `captured the town`, `have been moved`: a verb of the past that does not weigh says what happened. */
function isPastEvent({ tree, head, weighs }: KindInput): boolean {
  if (!isVerb(tree, head) || STATIVE.has(tree.lemmas[head]!) || weighs(head)) return false;
  // `was designed to fail`: a purpose is read into it, and the event is in the other verb, if there was one.
  if (PURPOSEFUL.has(tree.lemmas[head]!)) return false;
  if (child(tree, head, "xcomp") > head || childrenBy(tree, head, "advmod").some(weighs)) return false;
  if (tree.xpos[head] === "VBD") return true;
  // `are often enforced` tells of no one time.
  const habitual = childrenBy(tree, head, "aux:pass").some((c) => PRESENT_BE.has(tree.lower[c]!));
  return tree.xpos[head] === "VBN" && isPassive(tree, head) && !habitual;
}

const PURPOSEFUL = new Set("design calculate engineer contrive tailor".split(" "));

const PRESENT_BE = new Set("am is are 's 're 'm".split(" "));

function kindOfAct(input: KindInput, act: Link): KindFound | null {
  // `perhaps they want peace`: a motive is ascribed, no demand is made.
  if (MENTAL.has(input.tree.lemmas[act.head]!) && act.form === "verb" && (act.shape !== "clause" || input.negated)) {
    if (act.negated || input.tokens.some((k) => ASCRIBING.has(input.tree.lower[k]!)))
      return { kind: "judgement", rule: "ascribed-want" };
  }
  if (
    act.shape === "noun" &&
    act.form === "verb" &&
    (act.cls === "say" || act.cls === "believe" || act.cls === "deny")
  ) {
    const lemma = input.tree.lemmas[act.head]!;
    if (DESCRIBING.has(lemma) || lemma === "dismiss") {
      if (act.content.some((k) => UNTRUE.has(input.tree.lower[k]!)) || lemma === "dismiss")
        return { kind: "denial", rule: "called-untrue" };
      return { kind: "judgement", rule: `${lemma}-as` };
    }
    const topic = act.content.find((k) => NEEDS.has(input.tree.lemmas[k]!));
    if (topic !== undefined && act.cls === "say") {
      return NEEDS.get(input.tree.lemmas[topic]!) === "need"
        ? { kind: "demand", rule: "stresses-need" }
        : { kind: "judgement", rule: "stresses-weight" };
    }
    if (lemma === "doubt" || lemma === "question") return { kind: "judgement", rule: lemma };
  }
  // `rejected the claim that`, `dismissed suggestions that`: what is said is denied.
  if (
    act.form === "verb" &&
    act.shape === "clause" &&
    (act.cls === "refuse" || act.cls === "evaluate") &&
    !act.negated &&
    ["reject", "dismiss", "repudiate"].includes(input.tree.lemmas[act.head]!) &&
    CLAIMS.has(input.tree.lemmas[child(input.tree, act.head, "obj")] ?? "")
  )
    return { kind: "denial", rule: "turns-down-a-claim" };
  if (act.form === "verb" && act.cls === "evaluate" && ["accuse", "charge"].includes(input.tree.lemmas[act.head]!))
    return { kind: "report", rule: "accusation" };
  const kind = BY_CLASS.get(act.cls);
  const whole = act.shape === "infinitive" || act.shape === "noun";
  if (act.cls === "warn") {
    if (whole)
      return act.shape === "infinitive" ? { kind: "demand", rule: "warn-to" } : { kind: "forecast", rule: "warn-of" };
    const modal = modalOf(input.tree, input.head);
    if (modal && MODAL_FUTURE.has(modal) && (input.harmWords || (input.ownSide && !input.negated)))
      return { kind: "threat", rule: "warns-of-harm" };
    if (modal && (MODAL_FUTURE.has(modal) || MODAL_OPEN.has(modal)))
      return input.ownSide && MODAL_FUTURE.has(modal)
        ? { kind: "threat", rule: "warn-own-will" }
        : { kind: "forecast", rule: "warn-that" };
    return null;
  }
  if (
    act.shape === "clause" &&
    isSubjunctive(input.tree, input.head) &&
    ["suggest", "insist", "agree", "recommend", "propose", "say", "argue", "ask", "order"].includes(
      input.tree.lemmas[act.head]!,
    )
  )
    return { kind: "demand", rule: "subjunctive" };
  if (act.cls === "accept" && act.shape === "clause") {
    const modal = modalOf(input.tree, input.head);
    if (modal && ["would", "will", "should", "shall"].includes(modal))
      return { kind: "acceptance", rule: "agrees-that-would" };
  }
  // `is said to have fled` is hearsay, `told them to leave` is not.
  if ((act.cls === "say" || act.cls === "announce") && act.shape === "infinitive" && !act.hearsay) {
    // `issued a statement blaming the other`: nobody is told to.
    const deed = input.tree.xpos[input.head] === "VBG";
    if (!deed) return { kind: "demand", rule: "told-to" };
  }
  if (!kind) return null;
  if (!whole && !CLAUSE_ACTS.has(act.cls)) return null;
  if (
    act.cls === "plan" &&
    act.form === "noun" &&
    ["decision", "determination", "resolve"].includes(input.tree.lemmas[act.head]!)
  )
    return { kind: "report", rule: "decided" };
  if (act.cls === "plan" && act.form === "noun" && act.negated) {
    const has = act.cue.some((k) => input.tree.lemmas[k] === "have");
    return has ? { kind: "refusal", rule: "no-intention" } : { kind: "judgement", rule: "no-intention-shown" };
  }
  if (act.cls === "threaten" && act.shape === "noun" && act.form === "verb" && isThreatOf(input, act))
    return { kind: "threat", rule: "threatens-with" };
  if (act.cls === "threaten" && act.shape === "noun" && act.form === "verb")
    return { kind: "forecast", rule: "threatens-a-thing" };
  if (act.cls === "plan" && act.form === "verb" && whole) return { kind: "forecast", rule: "plans-to" };
  if (act.negated || input.nobody) {
    if (kind === "acceptance" || kind === "demand" || kind === "pledge")
      return { kind: "refusal", rule: `not-${act.cls}` };
    if (kind === "refusal" || kind === "denial") return { kind: "report", rule: `not-${act.cls}` };
  }
  // `vowed never to return them`: to rule out is to refuse.
  if (kind === "pledge" && act.shape === "infinitive" && act.form === "verb" && input.negated)
    return { kind: "refusal", rule: "pledges-not-to" };
  // `voiced concern over the raid`: about what has happened.
  if (act.cls === "fear" && act.form === "noun" && act.shape === "noun" && WORRIES.has(input.tree.lemmas[act.head]!))
    return { kind: "judgement", rule: "concern-about" };
  if (act.cls === "fear" && !whole) {
    const modal = modalOf(input.tree, input.head);
    return modal ? { kind: "forecast", rule: "fears-that" } : { kind: "judgement", rule: "fears-that" };
  }
  return { kind, rule: act.rule };
}

/** `threatened sanctions against`: a deed as the object of a finite verb; `threatening an encirclement` only says what may come. */
export function isThreatOf(input: { tree: Tree }, act: Link): boolean {
  const { tree } = input;
  if (tree.xpos[act.head] === "VBG" && child(tree, act.head, "aux") < 0) return false;
  return act.content.some((k) => THREATENED.has(tree.lemmas[k]!));
}

const THREATENED = new Set(
  "sanction sanctions retaliation action war strike attack force tariff embargo blockade response consequence consequences measure reprisal boycott veto invasion intervention punishment".split(
    " ",
  ),
);

/** `that the shots be investigated`: a bare verb form in a finite clause. */
function isSubjunctive(tree: Tree, head: number): boolean {
  const mark = child(tree, head, "mark");
  if (mark < 0 || tree.lower[mark] !== "that") return false;
  for (const c of childrenBy(tree, head, "aux", "cop")) {
    if (tree.lower[c] === "be" && !childrenBy(tree, head, "aux").some((a) => tree.xpos[a] === "MD")) return true;
    if (
      tree.xpos[c] === "MD" ||
      ["do", "does", "did", "has", "have", "had", "is", "are", "was", "were"].includes(tree.lower[c]!)
    )
      return false;
  }
  return tree.xpos[head] === "VB" && child(tree, head, "nsubj") >= 0;
}

/** Whether a predicate is a deed or event of the past: what can be denied as a fact. */
function isDeed(tree: Tree, head: number, perfect: boolean): boolean {
  if (!isVerb(tree, head) || STATIVE.has(tree.lemmas[head]!) || MENTAL.has(tree.lemmas[head]!)) return false;
  return (
    perfect ||
    tree.xpos[head] === "VBD" ||
    childrenBy(tree, head, "aux").some((c) => tree.lower[c] === "did" || tree.xpos[c] === "VBD")
  );
}

const DEEDS = new Set(
  "reinforce strengthen weaken expose help make give leave show demonstrate lack allow enable contribute threaten aim".split(
    " ",
  ),
);

/** States that are seen, not judged. */
const PLAIN_STATES = new Set(
  "open closed shut dead alive full empty missing wounded injured present absent available intact frozen cut blocked ill free silent dark over underway offline online deserted unhurt unharmed uninjured unconscious asleep awake married unmarried divorced single pregnant employed unemployed homeless imprisoned jailed vacant locked unlocked sealed sunk passable impassable accessible inaccessible operational audible visible wet dry flooded submerged airborne armed unarmed stationary adjacent located based born buried situated stationed identical secret confidential".split(
    " ",
  ),
);

/** Where something is, or is off to. */
const WHEREABOUTS = new Set(
  "away out here there back home abroad nearby ashore aboard upstairs downstairs inside outside gone due off down through".split(
    " ",
  ),
);

/** Adjectives and nouns by which things are ranked, so that anybody could look it up. */
const RANKS = new Set(
  "first second third fourth fifth sixth seventh eighth ninth tenth latest largest biggest longest shortest oldest youngest highest lowest smallest tallest deadliest bloodiest".split(
    " ",
  ),
);

/** Offices, trades and memberships: what somebody is by appointment, work or papers. */
const OFFICES = new Set(
  "president premier chancellor minister secretary governor mayor senator lawmaker deputy ambassador envoy consul spokesman spokeswoman spokesperson chairman chairwoman director officer commander general colonel major captain lieutenant sergeant admiral marshal soldier conscript reservist policeman doctor nurse surgeon teacher professor lecturer engineer lawyer judge prosecutor journalist reporter correspondent editor photographer farmer fisherman shepherd driver pilot sailor baker dentist carpenter electrician student graduate citizen national native resident member employee guest bishop imam priest veteran pensioner widow".split(
    " ",
  ),
);

/** What a doctor says of somebody: `in good health`, `in a critical condition`. */
const MEDICAL = new Set(["health", "condition"]);

/** Whether what is said to be so could be looked up: a state, a place, a count, a measure, a rank, an office. */
function isPlainlyPut({ tree, head, weighs }: KindInput): boolean {
  const word = tree.lower[head]!;
  if (PLAIN_STATES.has(word)) return true;
  if (WHEREABOUTS.has(word) || POSSESSED.has(word)) return true;
  if (weighs(head)) return false;
  // `forty kilometres long`, `two thirds empty`: the measure stands before what it measures.
  const before = childrenBy(tree, head, "obl", "nmod", "advmod", "compound").filter((c) => c < head);
  if (isCounted(tree, head) || before.some((c) => isCounted(tree, c) && !weighs(c))) return true;
  const parts = childrenBy(tree, head, "amod", "compound", "nmod", "advmod");
  if ([head, ...parts].some((k) => RANKS.has(tree.lower[k]!)))
    return parts.every((k) => RANKS.has(tree.lower[k]!) || !weighs(k));
  return OFFICES.has(tree.lemmas[head]!) && !parts.some(weighs);
}

const POSSESSED = new Set("mine ours yours theirs hers".split(" "));

function isCounted(tree: Tree, k: number): boolean {
  return tree.xpos[k] === "CD" || child(tree, k, "nummod") >= 0;
}

/** The modal on the predicate (or on its copula), lower case, or null. */
export function modalOf(tree: Tree, head: number): string | null {
  // `concede that it might`: the verb is left out.
  if (tree.xpos[head] === "MD") return tree.lower[head]!;
  for (const c of childrenBy(tree, head, "aux")) if (tree.xpos[c] === "MD") return tree.lower[c]!;
  // A predicate below a raising verb: `seem to`, `have to`.
  if (relation(tree, head) === "xcomp") {
    const up = tree.heads[head]!;
    if (up >= 0) for (const c of childrenBy(tree, up, "aux")) if (tree.xpos[c] === "MD") return tree.lower[c]!;
  }
  return null;
}

function isGoingTo(tree: Tree, head: number): boolean {
  if (tree.lemmas[head] === "go" && tree.xpos[head] === "VBG" && child(tree, head, "xcomp") > head) return true;
  if (tree.lemmas[head] === "set" && child(tree, head, "xcomp") > head && child(tree, head, "cop", "aux:pass") >= 0)
    return true;
  return tree.lower[head] === "about" && child(tree, head, "advcl", "xcomp") > head;
}

/** `has yet to reply`: not done so far, which is no duty. */
function isNotYetDone(tree: Tree, head: number): boolean {
  const have = tree.lemmas[head] === "have" ? head : head - 3;
  return tree.lemmas[have] === "have" && tree.lower[have + 1] === "yet" && tree.lower[have + 2] === "to";
}

function hasToVerb(tree: Tree, head: number): boolean {
  return (
    (tree.lemmas[head] === "have" || tree.lemmas[head] === "need") &&
    child(tree, head, "xcomp") > head &&
    child(tree, head, "obj") < 0
  );
}

function isNoEvidence(tree: Tree, head: number): boolean {
  for (const k of [head, child(tree, head, "obj"), child(tree, head, "nsubj")]) {
    if (k < 0) continue;
    const lemma = tree.lemmas[k]!;
    if (lemma !== "evidence" && lemma !== "proof" && lemma !== "sign" && lemma !== "indication") continue;
    if (tree.children[k]!.some((c) => tree.lower[c] === "no" || tree.lower[c] === "little")) return true;
  }
  return false;
}

/** `is in Geneva`, `are under siege`: where something is, not what it is worth. */
function isPlainState(tree: Tree, head: number): boolean {
  if (!["NOUN", "PROPN"].includes(tree.upos[head]!)) return false;
  const marker = child(tree, head, "case");
  return marker >= 0 && marker < head;
}
