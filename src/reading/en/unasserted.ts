// Clauses and nouns that a sentence only mentions: what is asked, undecided, not said, or would be said by and by.
import { atNoPoint } from "./links.ts";
import { child, childrenBy, isMark, relation, type Tree } from "./tree.ts";

/** Words under which a wh-clause stays open whatever their own mood. */
const OPEN = new Set(
  "decide determine depend hinge hang watch monitor consider discuss debate wonder ask inquire enquire doubt examine investigate assess weigh unclear uncertain unsure unknown undecided".split(
    " ",
  ),
);

/** Words under which a wh-clause stays open where they are negated or only wished for: `refused to say who`. */
const OPEN_IF_UNSAID = new Set(
  "ask say tell explain clarify specify disclose reveal state know clear sure certain".split(" "),
);

const WITHHOLDING = new Set("refuse decline fail".split(" "));

/** Verbs of saying whose negated, coming or wished-for act is the matter, not what would be said. */
const SAYING = new Set(
  "say claim tell argue insist declare announce state assert admit acknowledge promise pretend complain inform reply respond".split(
    " ",
  ),
);

/** Modals under which an act of saying has not happened. `would` and `can` also introduce what is being said. */
const NOT_YET = new Set("should must may might will 'll ’ll shall ought wo ca cannot".split(" "));

const NOBODY = new Set("nothing nobody none neither no-one few".split(" "));

/** Verbs of thinking: what nobody thinks, or would be wrong to think, is not so. */
const THINKING = new Set("think believe imagine conclude assume suppose infer expect fancy".split(" "));

/** Verbs by which a thing bears a clause out; denied, the clause stays open. */
const BEARING_OUT = new Set(
  "suggest indicate show prove demonstrate mean imply confirm establish guarantee".split(" "),
);

/** Adjectives of certainty whose denial leaves the clause open: `far from certain that`. */
const ASSURED = new Set("certain clear sure obvious evident true convinced persuaded proven established".split(" "));

/** Nouns of what bears a clause out: `no sign that`, `without proof that`. */
const GROUNDS = new Set(
  "sign evidence indication proof hint guarantee assurance confirmation certainty suggestion".split(" "),
);

/** Nouns that call their clause untrue or open. */
const FICTIONS = new Set("myth illusion fiction delusion fantasy pretence pretense fallacy misconception".split(" "));

/** Verbs that turn down the clause of their object: `rejected claims that`. */
const TURNING_DOWN = new Set("reject dismiss refute rebut repudiate discount contradict dispute deny".split(" "));

/** Subjects behind whom a writer puts an objection: `some will say that`. */
const RHETORICAL = new Set(
  "i we you one it some many others critics skeptics sceptics opponents supporters".split(" "),
);

const MISTAKEN = new Set(
  "wrong mistaken foolish naive naïve absurd premature false early hard difficult impossible mistake error illusion".split(
    " ",
  ),
);

/** Nouns whose `of` or `for` names what has not happened. */
const UNREALISED = new Set(
  "resumption risk threat danger possibility prospect likelihood chance fear lack absence end halt stop pause prevention avoidance cessation need".split(
    " ",
  ),
);

/** Verbs whose object has not happened. */
const AVERTING = new Set("avoid prevent avert risk forestall preclude await pre-empt preempt".split(" "));

const WH = new Set("who whom whose what which when where why how whether".split(" "));

/**
 * Whether the complement clause with head `c` is mentioned and not asserted. The clause above it is then the statement and
 * holds its words.
 */
export function isUnasserted(tree: Tree, c: number): boolean {
  const r = relation(tree, c);
  const above = tree.heads[c]!;
  if (above < 0) return false;
  // What holds for the first of joined clauses holds for the rest, unless a subject of its own starts anew behind a comma.
  if (r === "conj") {
    const first = Math.min(tree.left[c]!, child(tree, c, "cc") >= 0 ? child(tree, c, "cc") : c);
    return tree.lower[first - 1] !== "," && tree.lower[first] !== "," && isUnasserted(tree, above);
  }
  if (r !== "ccomp" && r !== "advcl" && r !== "acl" && r !== "csubj") return false;
  const isOpen = isWhClause(tree, c) && !tree.relations[c]!.endsWith(":relcl");
  const noun = isOpen ? -1 : nounBefore(tree, c);
  if (noun >= 0) return isGroundless(tree, noun);
  if (above > c && r !== "csubj") return false;
  // `What we watch: whether X moves`: named by itself.
  if (tree.lower[tree.left[c]! - 1] === ":" || tree.lower[tree.left[c]!] === ":") return false;
  const lemma = tree.lemmas[above]!;
  if (isOpen) {
    if (OPEN.has(lemma)) return true;
    if (OPEN_IF_UNSAID.has(lemma)) return isUnsaid(tree, above) || isWithheld(tree, above);
    return ["see", "understand", "imagine"].includes(lemma) && isMistaken(tree, above);
  }
  if (r !== "ccomp" && r !== "csubj") return false;
  if (SAYING.has(lemma)) return lemma === "pretend" || isUnsaid(tree, above);
  // `must understand that`: the writer's own view, which the other is told to share.
  if (SEEING.has(lemma) && isDue(tree, above)) return true;
  if (THINKING.has(lemma)) return isMistaken(tree, above) || isOfNobody(tree, above) || isSupposed(tree, above);
  if (BEARING_OUT.has(lemma)) return isOfNobody(tree, above) || isDenied(tree, above);
  if (lemma === "doubt") return !isOfNobody(tree, above) && !isDenied(tree, above);
  if (lemma === "rule") return tree.lower[above + 1] === "out";
  return (ASSURED.has(lemma) || ASSURED.has(tree.lower[above]!)) && isDenied(tree, above);
}

/** Verbs of coming to see how things are. */
const SEEING = new Set("understand realise realize recognise recognize accept learn remember grasp".split(" "));

/** Whether a verb says what its subject has to do. */
function isDue(tree: Tree, verb: number): boolean {
  if (childrenBy(tree, verb, "aux").some((k) => ["must", "should", "ought"].includes(tree.lower[k]!))) return true;
  const above = tree.heads[verb]!;
  return relation(tree, verb) === "xcomp" && ["have", "need", "ought"].includes(tree.lemmas[above] ?? "");
}

/** `Suppose the army takes the city`: the reader is told to take it for granted. */
function isSupposed(tree: Tree, verb: number): boolean {
  return (
    ["suppose", "imagine", "assume"].includes(tree.lower[verb]!) &&
    (verb === 0 || (verb === 1 && ["but", "now", "just", "and"].includes(tree.lower[0]!))) &&
    child(tree, verb, "nsubj") < 0
  );
}

/** The noun that the content clause `c` stands straight behind and fills out, or -1: `no sign that X`. */
function nounBefore(tree: Tree, c: number): number {
  const that = tree.left[c]!;
  const above = tree.heads[c]!;
  const noun = tree.upos[above] === "NOUN" && child(tree, above, "cop") < 0 ? above : that - 1;
  if (noun < 0 || tree.upos[noun] !== "NOUN" || tree.lower[that] !== "that") return -1;
  // `the proof that he gave`: a relative clause, with no subject besides, is about a noun that is there.
  if (tree.relations[c] === "acl:relcl" && relation(tree, that) !== "mark" && relation(tree, that) !== "det") return -1;
  return noun;
}

/** Whether the noun takes back what its clause says: `little evidence`, `doubts`, `rejected claims`, `the myth`. */
function isGroundless(tree: Tree, noun: number): boolean {
  const lemma = tree.lemmas[noun]!;
  if (FICTIONS.has(lemma)) return true;
  const before = tree.children[noun]!.filter((k) => k < noun).map((k) => tree.lower[k]!);
  const verb = tree.heads[noun]!;
  const isNone =
    before.some((w) => ["no", "little", "without", "scant"].includes(w)) || (verb >= 0 && isDenied(tree, verb));
  if (lemma === "doubt") return !isNone;
  if (GROUNDS.has(lemma) && isNone) return true;
  return (
    verb >= 0 &&
    relation(tree, noun) === "obj" &&
    TURNING_DOWN.has(tree.lemmas[verb]!) &&
    child(tree, noun, "nmod:poss") < 0 &&
    !isDenied(tree, verb)
  );
}

/** Whether what is thought, shown or told in the clause with head `h` is nobody's and nothing's: `nothing suggests`, `let no one think`. */
function isOfNobody(tree: Tree, h: number): boolean {
  const own = tree.children[h]!.find((c) => ["nsubj", "nsubj:pass"].includes(tree.relations[c]!)) ?? -1;
  const up = tree.heads[h]!;
  // `nothing to indicate that`, `no reason to think that`
  if (up >= 0 && relation(tree, h) === "acl" && up < h && own < 0)
    return NOBODY.has(tree.lower[up]!) || childrenBy(tree, up, "det").some((d) => tree.lower[d] === "no");
  // `Let no one think`: the subject hangs on `let`.
  const subject = own >= 0 || up < 0 || tree.lemmas[up] !== "let" ? own : child(tree, up, "obj");
  if (subject < 0) return false;
  return (
    NOBODY.has(tree.lower[subject]!) ||
    (tree.lower[subject] === "one" && tree.lower[subject - 1] === "no") ||
    childrenBy(tree, subject, "det", "amod").some((d) => tree.lower[d] === "no" || tree.lower[d] === "few")
  );
}

/** Whether a negator stands before the predicate: `not`, `hardly`, `far from`. */
function isDenied(tree: Tree, h: number): boolean {
  return (
    tree.children[h]!.some(
      (k) => k < h && ["not", "n't", "never", "hardly", "scarcely", "nor", "cannot"].includes(tree.lower[k]!),
    ) ||
    (tree.lower[h - 1] === "from" && tree.lower[h - 2] === "far")
  );
}

/** Whether the clause with head `h` tells that something was not said, asked or known: an open question has no negation of its own. */
export function leavesOpen(tree: Tree, h: number): "unsaid" | "unknown" | null {
  if (!tree.children[h]!.some((c) => c > h && isUnasserted(tree, c))) return null;
  return UNKNOWN.has(tree.lemmas[h]!) ? "unknown" : "unsaid";
}

const UNKNOWN = new Set("clear sure certain know unclear unsure uncertain unknown doubt".split(" "));

/** Whether what the clause with head `h` leaves open lies ahead: `it is unclear whether X will`. */
export function leavesFutureOpen(tree: Tree, h: number): boolean {
  return (
    UNKNOWN.has(tree.lemmas[h]!) &&
    tree.children[h]!.some(
      (c) =>
        isUnasserted(tree, c) &&
        childrenBy(tree, c, "aux").some((k) => ["will", "would", "'ll", "’ll"].includes(tree.lower[k]!)),
    )
  );
}

function isWhClause(tree: Tree, c: number): boolean {
  let k = tree.left[c]!;
  while (k < c && (isMark(tree, k) || tree.xpos[k] === "IN") && tree.lower[k] !== "whether") k++;
  return WH.has(tree.lower[k]!);
}

/** `refused to say`, `has yet to say`. */
function isWithheld(tree: Tree, verb: number): boolean {
  const above = tree.heads[verb]!;
  if (
    above >= 0 &&
    relation(tree, verb) === "xcomp" &&
    (WITHHOLDING.has(tree.lemmas[above]!) || isOfNobody(tree, above))
  )
    return true;
  return tree.lower[verb - 1] === "to" && tree.lower[verb - 2] === "yet";
}

/** `would be wrong to think`, `is too early to say`, `hard to see`. */
function isMistaken(tree: Tree, verb: number): boolean {
  const above = tree.heads[verb]!;
  return (
    above >= 0 &&
    above < verb &&
    MISTAKEN.has(tree.lemmas[above]!) &&
    tree.lower[verb - 1] === "to" &&
    (tree.lemmas[above] !== "early" || tree.lower[above - 1] === "too")
  );
}

/** Whether the saying itself is denied, demanded or still to come. */
function isUnsaid(tree: Tree, verb: number): boolean {
  if (isMistaken(tree, verb)) return true;
  const subject = child(tree, verb, "nsubj", "nsubj:pass");
  if (isOfNobody(tree, verb) || atNoPoint(tree, verb)) return true;
  if (subject >= 0 && RHETORICAL.has(tree.lower[subject]!)) return false;
  if (childrenBy(tree, verb, "advmod").some((k) => k < verb && ["not", "n't", "n’t", "never"].includes(tree.lower[k]!)))
    return true;
  const auxiliaries = childrenBy(tree, verb, "aux").map((k) => tree.lower[k]!);
  // `may have said`: said or not, but not to come.
  return subject >= 0 && !auxiliaries.includes("have") && auxiliaries.some((word) => NOT_YET.has(word));
}

/** Whether the event noun `i` has not taken place by the words above it: `the risk of X's attack`, `to prevent X's strike`. */
export function isUnrealised(tree: Tree, i: number): boolean {
  const above = tree.heads[i]!;
  if (above < 0 || above > i) return false;
  const r = relation(tree, i);
  if (r === "conj") return isUnrealised(tree, above);
  if (r === "nmod") {
    const marker = child(tree, i, "case");
    return marker >= 0 && ["of", "to", "for"].includes(tree.lower[marker]!) && UNREALISED.has(tree.lemmas[above]!);
  }
  return r === "obj" && AVERTING.has(tree.lemmas[above]!);
}

/** `attempting to divide X and have it wait`: a bare verb joined to a verb of attempting is one of the things attempted. */
export function isAttemptedToo(tree: Tree, i: number): boolean {
  if (!isBareVerb(tree, i)) return false;
  let first = i;
  for (let steps = 0; relation(tree, first) === "conj" && tree.heads[first]! >= 0 && steps < 8; steps++)
    first = tree.heads[first]!;
  if (first === i || first > i || tree.lower[first + 1] !== "to" || tree.lower[first] === tree.lemmas[first])
    return false;
  // `tried to advance and cut the road` may be two deeds: a form that is also a past tense needs company.
  if (tree.xpos[i] !== "VBD" && tree.xpos[i] !== "VBN") return true;
  return tree.tokens.some(
    (_, k) =>
      k !== i &&
      relation(tree, k) === "conj" &&
      isBareVerb(tree, k) &&
      /^VBP?$/.test(tree.xpos[k]!) &&
      joined(tree, k, first),
  );
}

function isBareVerb(tree: Tree, i: number): boolean {
  return (
    /^VB[PDN]?$/.test(tree.xpos[i]!) &&
    tree.lower[i] === tree.lemmas[i] &&
    child(tree, i, "nsubj", "nsubj:pass", "aux", "cop", "expl") < 0
  );
}

function joined(tree: Tree, k: number, first: number): boolean {
  for (let j = k, steps = 0; j >= 0 && steps < 8; j = tree.heads[j]!, steps++) {
    if (j === first) return true;
    if (relation(tree, j) !== "conj") return false;
  }
  return false;
}

/** `must stop or face a fine`: what follows if the demand is not met. */
export function isOrElse(tree: Tree, i: number): boolean {
  const joiner = child(tree, i, "cc");
  const first = tree.heads[i]!;
  return (
    joiner >= 0 &&
    tree.lower[joiner] === "or" &&
    OR_ELSE.has(tree.lemmas[i]!) &&
    isBareVerb(tree, i) &&
    child(tree, i, "obj") > i &&
    (childrenBy(tree, first, "aux").some((k) => ["must", "should", "shall"].includes(tree.lower[k]!)) ||
      (tree.lower[first - 1] === "to" &&
        ["have", "need", "order", "tell", "warn"].includes(tree.lemmas[tree.heads[first]!] ?? "")))
  );
}

const OR_ELSE = new Set("face risk suffer lose forfeit incur".split(" "));
