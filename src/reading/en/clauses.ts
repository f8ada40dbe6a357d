// Units: the clauses and event noun phrases of a sentence that can be asserted by themselves, each with its own words.
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { ASKING, type Link, type NameOracle } from "./links.ts";
import {
  child,
  childrenBy,
  isFiniteClause,
  isMark,
  isPredicate,
  isVerb,
  relation,
  subtree,
  type Tree,
} from "./tree.ts";
import { isAttemptedToo, isOrElse, isUnasserted, isUnrealised } from "./unasserted.ts";

export type UnitType =
  | "main"
  | "conjunct"
  | "complement"
  | "adverbial"
  | "relative"
  | "participle"
  | "nominal"
  | "parenthesis";

/** One unit. Its words are all its own: units of a sentence do not share tokens. */
export interface Unit {
  readonly head: number;
  readonly type: UnitType;
  /** Sorted tokens of the unit, without those of units inside it. */
  readonly tokens: readonly number[];
  /** The link whose frame this unit is, where the unit is an act (`refused to`, `demand for`) or an attitude frame. */
  readonly own: Link | null;
  /** Tokens of a condition clause inside the unit, empty if none. */
  readonly condition: readonly number[];
  readonly rule: string;
}

const BACKGROUND_MARKS = new Set(["when", "once", "whenever", "before", "till", "until"]);

/** Nouns that say no more than that something is the case: their clause stands for itself. */
const SHELL_NOUNS = new Set("fact case way reason time place point moment day thing one idea extent".split(" "));

/** The units of a sentence, in order of their first word. */
export function findUnits(tree: Tree, links: readonly Link[], lexicon: Lexicon, names: NameOracle): Unit[] {
  const linkOf = new Map<number, Link>();
  for (const link of links)
    if (link.form !== "frame" && link.form !== "adverb" && link.form !== "colon") linkOf.set(link.head, link);
  const heads = new Map<number, { type: UnitType; rule: string }>();
  const conditions = new Map<number, number[]>();
  for (let i = 0; i < tree.tokens.length; i++) {
    const found = headType(tree, i, linkOf, lexicon, names);
    if (found === "condition") {
      const owner = i;
      const tokens = subtree(tree, i);
      // `provided that`: the participle goes with its clause.
      const lead = tokens[0]! - 1;
      if (lead >= 0 && ["provided", "providing", "assuming", "supposing"].includes(tree.lower[lead]!))
        tokens.unshift(lead);
      // `in the event that`: so does the phrase.
      if (isEventOf(tree, lead + 1)) tokens.unshift(lead - 2, lead - 1, lead);
      conditions.set(owner, [...(conditions.get(owner) ?? []), ...tokens]);
    } else if (found) heads.set(i, found);
  }
  dropMentioned(tree, heads, conditions);
  dropThin(tree, heads, linkOf, conditions);
  const owner = new Int16Array(tree.tokens.length).fill(-1);
  for (const head of heads.keys()) owner[head] = head;
  for (let i = 0; i < owner.length; i++) {
    let above = i;
    while (above >= 0 && owner[above] === -1) above = tree.heads[above]!;
    owner[i] = above < 0 ? -1 : owner[above]!;
  }
  const own: (number[] | undefined)[] = tree.tokens.map(() => undefined);
  for (let i = 0; i < owner.length; i++) {
    const h = owner[i]!;
    if (h < 0) continue;
    const list = own[h];
    if (list) list.push(i);
    else own[h] = [i];
  }
  const units: Unit[] = [];
  for (const [head, { type, rule }] of heads) {
    const tokens = own[head] ?? [head];
    const condition: number[] = [];
    for (const [at, list] of conditions)
      if (owner[at] === head) condition.push(...list.filter((k) => owner[k] === head || heads.size === 0 || k < at));
    units.push({
      head,
      type,
      tokens,
      own: frameOfUnit(tree, head, tokens, linkOf),
      condition: condition.sort((a, b) => a - b),
      rule,
    });
  }
  return units.sort((a, b) => a.tokens[0]! - b.tokens[0]!);
}

/** Clauses that are only mentioned stay words of the clause above, with all they hold but loose relatives. */
function dropMentioned(
  tree: Tree,
  heads: Map<number, { type: UnitType; rule: string }>,
  conditions: Map<number, number[]>,
): void {
  for (let c = 0; c < tree.tokens.length; c++) {
    if (!isUnasserted(tree, c) || unitAbove(tree, tree.heads[c]!, heads) < 0) continue;
    for (const k of subtree(tree, c)) {
      if (heads.get(k)?.rule !== "loose-relative") heads.delete(k);
      conditions.delete(k);
    }
  }
}

/** The unit's frame: the head's own link, or the act noun behind a verb that only voices it (`reiterated his threat to`). */
function frameOfUnit(
  tree: Tree,
  head: number,
  tokens: readonly number[],
  linkOf: ReadonlyMap<number, Link>,
): Link | null {
  const own = linkOf.get(head) ?? null;
  // `its aim is to be accepted`: the aim, not the accepting.
  if (own?.unreal) {
    const aim = innerFrame(tree, head, tokens, linkOf);
    if (aim && aim.form === "noun" && relation(tree, aim.head) === "nsubj") return aim;
  }
  if (own && !(own.shape === "noun" && (own.cls === "say" || own.cls === "announce" || own.cls === "evaluate")))
    return own;
  const inner = innerFrame(tree, head, tokens, linkOf);
  if (own && inner && inner.form === "noun" && relation(tree, inner.head) === "obj") return inner;
  return own ?? inner;
}

/** A frame that stands below the head inside the same unit: `made a threat to`, `is ready to`, `began by demanding`. */
function innerFrame(
  tree: Tree,
  head: number,
  tokens: readonly number[],
  linkOf: ReadonlyMap<number, Link>,
): Link | null {
  let best: Link | null = null;
  for (const k of tokens) {
    if (tree.heads[k] !== head) continue;
    const link = linkOf.get(k);
    if (!link) continue;
    const r = relation(tree, k);
    // The noun of a light verb, the predicate noun, an infinitive of the head: `reiterated his threat to`, `goal was`.
    if (
      r === "nmod" &&
      link.form === "noun" &&
      child(tree, head, "cop") >= 0 &&
      ["one", "part", "some", "among"].includes(tree.lower[head]!)
    ) {
      best = link;
      continue;
    }
    if (r === "obj" || r === "xcomp" || r === "nsubj" || r === "nsubj:pass" || r === "obl") {
      if (r === "nsubj" && link.form !== "noun") continue;
      // `The claim that the north is calm is nonsense`: what the claim says is not what is said of it.
      if (r === "nsubj" && link.shape === "clause" && !link.content.includes(head)) continue;
      if (r === "nsubj" && child(tree, head, "cop") < 0 && !link.content.includes(head)) continue;
      if (r === "obl" && link.shape !== "infinitive") continue;
      // `gave up its claim` does not hold the claim; `accepted the offer by X` is about another's.
      if (r === "obj" && link.form === "noun" && child(tree, head, "compound:prt") > head) continue;
      // `broke its promise`, `walked back its pledge`
      if (
        r === "obj" &&
        link.form === "noun" &&
        (GOING_BACK.has(tree.lemmas[head]!) || tree.lower[head + 1] === "back")
      )
        continue;
      if (r === "obj" && link.form === "noun" && !link.cue.includes(head) && link.sourceHead > k) continue;
      if (!best) best = link;
    }
  }
  return best;
}

/** Relations of words that may head a clause or join one, whatever they are. */
const CLAUSE_RELATIONS: ReadonlySet<string> = new Set("root ccomp csubj parataxis conj advcl acl".split(" "));

/** Verbs by which a word once given is undone or kept: no new word is given. */
const GOING_BACK = new Set(
  "break abandon withdraw drop breach betray retract revoke cancel honour honor keep fulfil fulfill forget violate ignore".split(
    " ",
  ),
);

type HeadType = { type: UnitType; rule: string } | "condition" | null;

function headType(
  tree: Tree,
  i: number,
  linkOf: ReadonlyMap<number, Link>,
  lexicon: Lexicon,
  names: NameOracle,
): HeadType {
  const r = relation(tree, i);
  // Most words stand alone and can head nothing.
  if (tree.children[i]!.length === 0 && tree.upos[i] !== "NOUN" && !CLAUSE_RELATIONS.has(r) && !isVerb(tree, i))
    return null;
  const size = tree.right[i]! - tree.left[i]! + 1;
  const predicate = isPredicate(tree, i);
  if (predicate && r !== "advcl" && r !== "root" && r !== "ccomp") {
    const mark = child(tree, i, "mark");
    if (mark >= 0 && tree.lower[mark] === "until" && isFiniteClause(tree, i)) return "condition";
    if (
      mark >= 0 &&
      (tree.lower[mark] === "if" || tree.lower[mark] === "unless") &&
      tree.lower[mark - 1] !== "even" &&
      tree.lower[mark - 1] !== "as"
    )
      return "condition";
  }
  if (tree.xpos[i] === "VBG" && child(tree, i, "obj") > i && ["acl", "conj", "advcl", "nmod", "obl"].includes(r)) {
    // `as unacceptable for X as accepting A, dropping B, and curbing C`: each is one of the things meant.
    for (const link of linkOf.values())
      if (link.rule.endsWith("-stance") && link.content.includes(i) && i > link.head)
        return { type: "complement", rule: "stance-gerund" };
  }
  if (
    (tree.lower[i] === "provided" || tree.lower[i] === "providing") &&
    r !== "root" &&
    child(tree, i, "ccomp") > i &&
    child(tree, i, "nsubj") < 0
  )
    return "condition";
  if (predicate && r !== "root") {
    const that = childrenBy(tree, i, "mark").find((k) => tree.lower[k] === "that") ?? tree.left[i]!;
    const before = tree.lower[that] === "that" ? tree.lower[that - 1] : "";
    if (before && ["provided", "providing", "assuming", "condition", "supposing"].includes(before)) return "condition";
    if (isEventOf(tree, that)) return "condition";
  }
  if (tree.xpos[i] === "VB" && (r === "advcl" || r === "conj" || r === "acl") && isForToConjunct(tree, i))
    return { type: "conjunct", rule: "for-to-conjunct" };
  switch (r) {
    case "root":
      return { type: "main", rule: "main-clause" };
    case "ccomp":
    case "csubj": {
      const conjunction = child(tree, i, "mark");
      if (
        conjunction >= 0 &&
        ["if", "unless"].includes(tree.lower[conjunction]!) &&
        tree.lower[conjunction - 1] !== "as" &&
        tree.lower[conjunction - 1] !== "even"
      ) {
        const up = tree.lemmas[tree.heads[i]!]!;
        if (
          tree.lower[conjunction] === "unless" ||
          !(ASKING.has(up) || ["unclear", "clear", "unsure", "uncertain", "sure"].includes(up))
        )
          return "condition";
      }
      // `Whoever stands with them will be crushed`: the clause names who, it asserts nothing.
      if (r === "csubj" && ["whoever", "whatever", "whichever", "who", "what"].includes(tree.lower[tree.left[i]!]!))
        return null;
      if (r === "csubj" && !isFiniteClause(tree, i)) return nominal(tree, i, linkOf, lexicon, names);
      const head = tree.heads[i]!;
      // `our forces are where they need to be`: the clause is the predicate.
      if (
        tree.lemmas[head] === "be" &&
        i > head &&
        ["where", "what", "who", "how"].includes(tree.lower[tree.left[i]!]!)
      )
        return null;
      if (conjunction >= 0 && tree.lower[conjunction] === "whether" && isQuestion(tree.lower[conjunction - 1] ?? ""))
        return null;
      if (isFiniteClause(tree, i)) return { type: "complement", rule: "complement-clause" };
      // A verbless or infinitival content of a clause-taking cue is a clause of its own.
      const link = linkOf.get(head);
      if (link && link.shape === "clause" && link.content.includes(i))
        return { type: "complement", rule: "complement-clause" };
      return nominal(tree, i, linkOf, lexicon, names);
    }
    case "parataxis":
      if (isTitleInLine(tree, i)) return null;
      if (predicate && (isFiniteClause(tree, i) || child(tree, i, "nsubj") >= 0))
        return { type: "parenthesis", rule: "parataxis" };
      return null;
    case "conj": {
      if (isOrElse(tree, i)) return { type: "conjunct", rule: "or-else" };
      if (isAttemptedToo(tree, i) || isSharedPredicate(tree, i) || isGerundOfNouns(tree, i)) return null;
      if (predicate && !isNominalConjunct(tree, i)) {
        // An infinitive or gerund joined to one that is no unit stays with it.
        const first = tree.heads[i]!;
        if (
          !isFiniteClause(tree, i) &&
          !isFiniteClause(tree, first) &&
          child(tree, i, "nsubj") < 0 &&
          ["xcomp", "advcl", "acl", "nmod", "obl", "ccomp"].includes(relation(tree, first))
        ) {
          const held = [...linkOf.values()].some(
            (l) => l.shape !== "clause" && l.content.includes(first) && l.content.includes(i),
          );
          const loose = tree.lower[tree.left[first]! - 1] === ",";
          if (!held && !loose) return null;
        }
        const linker = child(tree, i, "cc");
        if (linker >= 0 && ["rather", "than", "instead"].includes(tree.lower[linker]!)) return null;
        const marker = child(tree, i, "mark");
        if (marker >= 0 && (tree.lower[marker] === "if" || tree.lower[marker] === "unless")) return "condition";
        const complements = childrenBy(tree, i, "obj", "obl", "ccomp", "xcomp", "nsubj", "advcl", "nsubj:pass", "cop");
        if (
          isVerb(tree, i) &&
          tree.xpos[i] === "VBN" &&
          child(tree, i, "aux", "aux:pass") < 0 &&
          complements.length === 0
        )
          return null;
        const modal = childrenBy(tree, i, "aux").some((k) => tree.xpos[k] === "MD");
        if ((complements.length > 0 && size >= 3) || modal) return { type: "conjunct", rule: "conjunct" };
        return null;
      }
      return nominal(tree, i, linkOf, lexicon, names);
    }
    case "advcl":
      return adverbial(tree, i, size, linkOf);
    case "acl": {
      if (tree.relations[i] === "acl:relcl" && !isContentClause(tree, i)) return relative(tree, i, size, linkOf, names);
      // `they were the ones blocking the road`
      if (tree.lemmas[tree.heads[i]!] === "one" && child(tree, tree.heads[i]!, "cop") >= 0) return null;
      const link = linkOf.get(i);
      const isContent = isFiniteClause(tree, i) && tree.lower[child(tree, i, "mark")] === "that";
      const infinitive =
        tree.xpos[i] === "VB" || (child(tree, i, "mark") >= 0 && tree.lower[child(tree, i, "mark")] === "to");
      if (link && size >= 4 && !infinitive && !isContent && !link.unreal)
        return { type: "participle", rule: "participle-cue" };
      const noun = tree.heads[i]!;
      const nounLink = linkOf.get(noun);
      if (nounLink && nounLink.shape === "clause" && nounLink.content.includes(i))
        return { type: "complement", rule: "noun-complement" };
      if (isFiniteClause(tree, i) && child(tree, i, "nsubj", "nsubj:pass") >= 0 && !SHELL_NOUNS.has(tree.lemmas[noun]!))
        return { type: "complement", rule: "noun-complement" };
      if (isAsideOfSubject(tree, i)) return null;
      if (tree.lower[tree.left[i]! - 1] === "," && size >= 5) return { type: "participle", rule: "loose-participle" };
      return null;
    }
    default:
      return nominal(tree, i, linkOf, lexicon, names);
  }
}

/** `is not, and never was, on their land`: the verb before waits for the predicate of this one. */
function isSharedPredicate(tree: Tree, i: number): boolean {
  const first = tree.heads[i]!;
  if (child(tree, i, "nsubj", "nsubj:pass", "expl") >= 0 || child(tree, i, "cc") < 0) return false;
  let end = first;
  if (tree.lower[end + 1] === "not") end++;
  if (tree.lower[end] === "not" ? !["be", "have", "do"].includes(tree.lemmas[end - 1]!) : tree.lemmas[end] !== "be")
    return false;
  const behind = tree.children[first]!.filter((c) => c > end && c !== i && !isMark(tree, c));
  return tree.lower[end + 1] === "," && behind.length === 0 && child(tree, first, "nsubj", "expl") >= 0;
}

/** `the drought and continuing raids on herds`: a participle that the parser took for a clause joined to a noun. */
function isGerundOfNouns(tree: Tree, i: number): boolean {
  const first = tree.heads[i]!;
  return (
    tree.xpos[i] === "VBG" &&
    ["NOUN", "PROPN"].includes(tree.upos[first]!) &&
    relation(tree, first) !== "root" &&
    child(tree, i, "nsubj", "aux", "cop") < 0 &&
    !isPredicate(tree, first)
  );
}

/** `founder of the group Mend Our Street`: words with capitals that nothing parts from the noun before are its name. */
function isTitleInLine(tree: Tree, i: number): boolean {
  const first = tree.left[i]!;
  if (first < 1 || isMark(tree, first - 1) || !["NOUN", "PROPN"].includes(tree.upos[first - 1]!)) return false;
  if (tree.right[i]! - first > 5 || !/^\p{Ll}/u.test(tree.tokens[first - 1]!.text)) return false;
  return subtree(tree, i).every((k) => /^\p{Lu}/u.test(tree.tokens[k]!.text));
}

/** Longest participle between a subject and its verb that stays with their clause. */
const ASIDE = 7;

/** `the raid, carried out at night, took place`: the clause runs on behind its participle and holds it. */
function isAsideOfSubject(tree: Tree, i: number): boolean {
  const noun = tree.heads[i]!;
  const verb = tree.heads[noun]!;
  const last = tree.right[i]!;
  if (tree.xpos[i] !== "VBN" || !relation(tree, noun).startsWith("nsubj") || verb < last) return false;
  return last - tree.left[i]! < ASIDE;
}

/** Whether `in the event` stands before the word. */
function isEventOf(tree: Tree, that: number): boolean {
  return tree.lower[that] === "that" && tree.lower[that - 1] === "event" && tree.lower[that - 3] === "in";
}

/** `the view that X did Y`, taken for a relative clause: with a subject of its own, `that` is no argument of the verb. */
function isContentClause(tree: Tree, i: number): boolean {
  const that = tree.left[i]!;
  return (
    tree.lower[that] === "that" &&
    (relation(tree, that) === "mark" || relation(tree, that) === "det") &&
    isFiniteClause(tree, i) &&
    child(tree, i, "nsubj", "nsubj:pass", "expl") > that
  );
}

/** `fought until the truce came`: a past clause under a past one tells when, and is no condition. */
function isPastUntil(tree: Tree, i: number): boolean {
  const up = tree.heads[i]!;
  if (up < 0 || relation(tree, up) === "ccomp") return false;
  const past = (k: number): boolean => {
    const aux = childrenBy(tree, k, "aux", "cop", "aux:pass");
    if (aux.some((c) => tree.xpos[c] === "MD")) return false;
    return tree.xpos[k] === "VBD" || aux.some((c) => tree.xpos[c] === "VBD");
  };
  return past(up) && past(i);
}

/** `and for X to do Y` after another infinitive. */
function isForToConjunct(tree: Tree, i: number): boolean {
  const subject = child(tree, i, "nsubj");
  if (subject < 0 || subject > i) return false;
  const first = Math.min(tree.left[subject]!, tree.left[i]!);
  for (let k = Math.max(1, first - 1); k <= subject; k++)
    if (tree.lower[k] === "for" && tree.lower[k - 1] === "and") return true;
  return false;
}

function isNominalConjunct(tree: Tree, i: number): boolean {
  const head = tree.heads[i]!;
  return !isPredicate(tree, head) && !isVerb(tree, i);
}

const DATE =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|\d{1,2}|(?:19|20)\d\d)$/;

const UNITS_OF_TIME = /^(?:second|minute|hour|day|night|week|month|year|decade)s?$/;

function adverbial(tree: Tree, i: number, size: number, linkOf: ReadonlyMap<number, Link>): HeadType {
  const marks = childrenBy(tree, i, "mark", "advmod", "case").filter((k) => k < i);
  const words = marks.map((k) => tree.lower[k]!);
  const first = tree.left[i]!;
  const start = tree.lower[first] === "," ? first + 1 : first;
  const before = tree.lower[start - 1] ?? "";
  const lead = [tree.lower[start], tree.lower[start + 1], tree.lower[start + 2]].join(" ");
  const concessive =
    before === "even" ||
    tree.lower[start] === "even" ||
    lead.startsWith("whether or not") ||
    (tree.lower[start] === "as" && tree.lower[start + 1] === "if");
  // `not as low as the ranking seems to suggest`: a measure of the clause above.
  if (tree.lower[start] === "as" && tree.lower[start - 2] === "as" && /^(?:ADJ|ADV)$/.test(tree.upos[start - 1]!))
    return null;
  // `wrap her mind around what it means`, `begin to understand why it happened`: part of the clause above, told of by nobody.
  const asks = ["ADP", "SCONJ"].includes(tree.upos[start]!) && tree.lower[start] !== "as" ? start + 1 : start;
  if (/^(?:why|how|whether)$/.test(tree.lower[asks] ?? "") && !concessive) return null;
  if (asks > start && /^(?:what|who|where|when)$/.test(tree.lower[asks] ?? "")) return null;
  if (words.includes("than") || tree.lower[start] === "than" || /^(rather|other) than\b/.test(lead)) return null;
  // `where they need to be`, `that is when they left`: the clause fills out the word of place or time.
  if (
    tree.relations[i] === "advcl:relcl" &&
    ["where", "when", "what", "how", "why"].includes(tree.lower[tree.heads[i]!]!)
  )
    return null;
  if (tree.relations[i] === "advcl:relcl")
    return isFiniteClause(tree, i) && size >= 4 ? { type: "relative", rule: "sentence-relative" } : null;
  // `Should X lift it, …`, `Had X lifted it, …`
  if (
    ["should", "had", "were"].includes(tree.lower[start]!) &&
    start === 0 &&
    tree.heads[start] === i &&
    i < tree.heads[i]!
  )
    return "condition";
  if (
    /^if (anything|any|not|so|necessary|possible|ever|need)\b/.test(lead) &&
    child(tree, i, "nsubj", "nsubj:pass") < 0
  )
    return null;
  if (["provided", "providing", "assuming", "supposing"].includes(tree.lower[i]!)) {
    if (child(tree, i, "ccomp") > i && child(tree, i, "nsubj") < 0) return "condition";
  }
  if (!concessive) {
    if (
      words.some(
        (w) =>
          ["if", "should", "had", "were"].includes(w) ||
          w === "unless" ||
          w === "provided" ||
          w === "providing" ||
          w === "assuming" ||
          w === "supposing",
      )
    )
      return "condition";
    if (
      /^(?:(?:so|as) long as|for (?:so|as) long)\b/.test(lead) ||
      /^on condition\b/.test(lead) ||
      /^in case\b/.test(lead)
    )
      return "condition";
    if ((tree.lower[start] === "until" || words.includes("until")) && isFiniteClause(tree, i) && !isPastUntil(tree, i))
      return "condition";
    if (before === "if" || (tree.lower[start] === "only" && tree.lower[start + 1] === "if")) return "condition";
  } else return null;
  if (isFiniteClause(tree, i)) {
    if (/^(?:as soon as|as quickly as)\b/.test(lead)) return null;
    // `will sign only after the law is changed`: one assertion.
    if (before === "only" || (tree.lower[start] === "only" && tree.lower[start + 1] !== "if")) return null;
    // `came four days after the truce began`: the clause measures, it asserts nothing by itself.
    if ((words.includes("after") || words.includes("before")) && UNITS_OF_TIME.test(before) && size < 9) return null;
    if (child(tree, i, "nsubj", "nsubj:pass", "expl", "csubj") < 0) return null;
    if (words.includes("like") && ["look", "seem", "feel", "sound", "appear"].includes(tree.lemmas[tree.heads[i]!]!))
      return { type: "complement", rule: "complement-clause" };
    if (words.includes("whether") && [before, ...words].some(isQuestion)) return null;
    // `would be released once the owners had paid`: what must come first is not told as done.
    if (words.some((w) => w === "once" || w === "when" || w === "after") && isStillToCome(tree, i)) return null;
    if (words.some((w) => w === "whether" || w === "that") && !words.includes("so"))
      return { type: "complement", rule: "complement-clause" };
    if (words.some((w) => BACKGROUND_MARKS.has(w)) && size < 7) return null;
    if (size < 4) return null;
    if (isHabitual(tree, i, words) || isAsMuchAsSaid(tree, i, words)) return null;
    return { type: "adverbial", rule: `adverbial-${words.find((w) => w !== "not") ?? "clause"}` };
  }
  const link = linkOf.get(i);
  const tag = tree.xpos[i]!;
  if (link && !link.unreal && (tag === "VBG" || tag === "VBN") && size >= 3)
    return { type: "participle", rule: "participle-cue" };
  const loose =
    tree.lower[first - 1] === "," ||
    tree.lower[first] === "," ||
    tree.lower[i - 1] === "," ||
    /^[—–]$/.test(tree.lower[first - 1] ?? "") ||
    /^[—–]$/.test(tree.lower[first] ?? "");
  if (tag === "VBG") {
    const own = child(tree, i, "nsubj") >= 0;
    if (own && size >= 4) return { type: "participle", rule: "absolute" };
    if (
      words.length > 0 &&
      !words.every(
        (w) => w === "thus" || w === "thereby" || w === "then" || w === "not" || w === "also" || w === "further",
      )
    )
      return null;
    if (loose && i > tree.heads[i]! && size >= 4) return { type: "participle", rule: "loose-participle" };
    return null;
  }
  if (tag === "VBN") {
    if (words.length === 0 && loose && i > tree.heads[i]! && size >= 4)
      return { type: "participle", rule: "loose-participle" };
    if (child(tree, i, "nsubj", "nsubj:pass") >= 0 && size >= 4) return { type: "participle", rule: "absolute" };
    return null;
  }
  return null;
}

/** `when there are tanks in the street`, `once they have left`: a present clause of time says when such a thing is so, not that it is. */
function isHabitual(tree: Tree, i: number, words: readonly string[]): boolean {
  if (!words.some((w) => TEMPORAL_MARKS.has(w))) return false;
  const group = [i, ...childrenBy(tree, i, "aux", "cop")];
  const finite = group.filter((k) => FINITE_TAGS.has(tree.xpos[k]!));
  // `have left`: the participle goes by its auxiliary.
  return (finite.length > 0 || !isVerb(tree, i)) && finite.every((k) => ["VBZ", "VBP"].includes(tree.xpos[k]!));
}

/** `asked whether`, `comment on whether`: the word before makes a question of the clause, and a question is no statement. */
function isQuestion(before: string): boolean {
  return /^(?:asked|asking|questioned|on|about|over|regarding)$/.test(before);
}

/** Whether a clause of the past hangs on one that `would` or `will` be. */
function isStillToCome(tree: Tree, i: number): boolean {
  const above = tree.heads[i]!;
  if (above < 0 || !childrenBy(tree, above, "aux").some((k) => ["would", "will", "'ll"].includes(tree.lower[k]!)))
    return false;
  return childrenBy(tree, i, "aux").some((k) => tree.lower[k] === "had");
}

const TEMPORAL_MARKS: ReadonlySet<string> = new Set("when whenever once after before".split(" "));
const FINITE_TAGS: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** `as people do`, `as anyone can see`: a comparison or a nod to the reader. */
function isAsMuchAsSaid(tree: Tree, i: number, words: readonly string[]): boolean {
  if (!words.includes("as")) return false;
  const can = childrenBy(tree, i, "aux").some((k) => ["can", "will", "must", "may"].includes(tree.lower[k]!));
  if (can && ["see", "know", "tell", "attest", "remember", "imagine"].includes(tree.lemmas[i]!)) return true;
  // `as it stands`, `as we deem necessary`
  const subject = child(tree, i, "nsubj");
  const isPresent = ["VBZ", "VBP"].includes(tree.xpos[i]!) && child(tree, i, "obj", "ccomp", "obl") < 0;
  if (isPresent && subject >= 0 && tree.upos[subject] === "PRON" && tree.right[i]! - subject <= 2) return true;
  return tree.lemmas[i] === "do" && child(tree, i, "obj", "xcomp", "ccomp") < 0;
}

function relative(tree: Tree, i: number, size: number, linkOf: ReadonlyMap<number, Link>, names: NameOracle): HeadType {
  const first = tree.left[i]!;
  const loose =
    tree.lower[first - 1] === "," || tree.lower[first] === "," || /^[—–-]$/.test(tree.lower[first - 1] ?? "");
  const link = linkOf.get(i);
  if (!isFiniteClause(tree, i)) return null;
  // `What the ministry calls a safe zone is a camp`: the clause is the subject.
  if (tree.lower[tree.heads[i]!] === "what" && relation(tree, tree.heads[i]!).startsWith("nsubj")) return null;
  // `those who call for a zone should say`: the clause says who is meant.
  if (
    !loose &&
    ["those", "all", "anyone", "everyone", "anybody", "people", "whatever", "whoever"].includes(
      tree.lower[tree.heads[i]!]!,
    )
  )
    return null;
  // `a draft that would have demanded a halt`: it never did.
  if (!loose && link?.unreal && childrenBy(tree, i, "aux").some((k) => tree.lemmas[k] === "have")) return null;
  // `is not something that X can accept`: one assertion.
  if (
    ["something", "anything", "nothing", "thing", "one"].includes(tree.lemmas[tree.heads[i]!]!) &&
    child(tree, tree.heads[i]!, "cop") >= 0 &&
    !loose
  )
    return null;
  if (!loose && (isCleft(tree, i) || isAnyoneOfAKind(tree, i))) return null;
  if (loose && size >= 4) return { type: "relative", rule: "loose-relative" };
  if (link?.shape === "noun" && link.sourceHead < 0) return null;
  if (
    link &&
    (link.shape !== "noun" || ["deny", "refuse", "accept", "evaluate", "demand", "say", "believe"].includes(link.cls))
  )
    return { type: "relative", rule: "relative-cue" };
  const subject = child(tree, i, "nsubj", "nsubj:pass");
  const ownSubject = subject >= 0 && tree.upos[subject] !== "PRON" && names.isName(subject);
  if (
    size >= 5 &&
    (ownSubject ||
      subtree(tree, i).some(
        (k) => relation(tree, k) === "nmod" && tree.relations[k] === "nmod:poss" && names.isName(k),
      ))
  ) {
    return { type: "relative", rule: "tight-relative" };
  }
  return null;
}

/** `It was her letter to the court that freed them`, `These are the songs that X sang`: the clause belongs to the noun that it brings out. */
function isCleft(tree: Tree, i: number): boolean {
  let noun = tree.heads[i]!;
  while (relation(tree, noun) === "nmod" && child(tree, noun, "cop") < 0) noun = tree.heads[noun]!;
  const subject = tree.lower[child(tree, noun, "nsubj", "expl")] ?? "";
  return child(tree, noun, "cop") >= 0 && ["it", "this", "that", "these", "those"].includes(subject);
}

/** `A man who wants peace does not buy guns`: the clause says what kind of man, and tells of none. */
function isAnyoneOfAKind(tree: Tree, i: number): boolean {
  const noun = tree.heads[i]!;
  const above = tree.heads[noun]!;
  if (!relation(tree, noun).startsWith("nsubj") || above < noun) return false;
  if (!["a", "an", "any", "every", "no"].includes(tree.lower[child(tree, noun, "det")] ?? "")) return false;
  return [i, above].every((k) =>
    [k, ...childrenBy(tree, k, "aux", "cop")].some((v) => ["VBZ", "VBP"].includes(tree.xpos[v]!)),
  );
}

const PROPOSED = new Set(["proposed", "requested", "demanded", "suggested", "mooted", "sought"]);

/** Verbs by whose passive a thing is held to be something. */
const HELD_TO_BE = new Set("cite see regard view consider describe deem call know".split(" "));

/** Event nouns and nouns of attribution with a named holder and something said about them. */
function nominal(
  tree: Tree,
  i: number,
  linkOf: ReadonlyMap<number, Link>,
  lexicon: Lexicon,
  names: NameOracle,
): HeadType {
  if (tree.upos[i] !== "NOUN") {
    // `accepting X, dropping Y, and curbing Z` behind a stance: each gerund is one of the things meant.
    return null;
  }
  const r = relation(tree, i);
  if (
    !["obl", "nmod", "obj", "conj", "nsubj", "nsubj:pass", "ccomp", "appos", "root", "parataxis", "csubj"].includes(r)
  )
    return null;
  const link = linkOf.get(i);
  const head = tree.heads[i]!;
  if (link && link.form === "noun") {
    if (link.hearsay) return null;
    if (link.shape === "clause") return null;
    // `to withdraw its claim`: whose it is, the sentence has said.
    if (
      link.sourceHead >= 0 &&
      tree.upos[link.sourceHead] === "PRON" &&
      tree.heads[link.sourceHead] === i &&
      r !== "nsubj"
    )
      return null;
    // The noun of a light verb or a predicate belongs to the verb's unit.
    if ((r === "obj" || r === "xcomp") && link.cue.includes(head)) return null;
    if (r === "nsubj" && child(tree, head, "cop") >= 0) return null;
    if (r === "nmod" && child(tree, head, "cop") >= 0 && ["one", "part", "some", "among"].includes(tree.lower[head]!))
      return null;
    if (link.shape === "noun" && (link.cls === "say" || link.cls === "learn" || link.cls === "believe")) return null;
    const held = link.content.filter((k) => !isMark(tree, k)).length;
    if (held >= 2 || link.content[0] === i || link.shape === "infinitive")
      return { type: "nominal", rule: "speech-noun" };
    return null;
  }
  if (
    childrenBy(tree, i, "amod", "acl").some((c) => c < i && PROPOSED.has(tree.lower[c]!)) &&
    matchPhrase(lexicon.eventNouns, tree.lemmas, tree.lower, i)
  ) {
    return { type: "nominal", rule: "proposed-noun" };
  }
  if (linkOf.has(head) && linkOf.get(head)!.shape === "noun" && linkOf.get(head)!.content.includes(i)) return null;
  if (isUnrealised(tree, i)) return null;
  const event = matchPhrase(lexicon.eventNouns, tree.lemmas, tree.lower, i);
  const evaluative = lexicon.evaluativeNouns.has(tree.lemmas[i]!);
  if (!event && !evaluative) return null;
  const possessor = child(tree, i, "nmod:poss");
  let holder = possessor >= 0 && names.isName(possessor) ? possessor : -1;
  if (holder < 0)
    for (const c of childrenBy(tree, i, "amod", "compound", "nmod:desc")) if (c < i && names.isName(c)) holder = c;
  if (holder < 0) {
    for (const c of childrenBy(tree, i, "nmod")) {
      const marker = child(tree, c, "case");
      if (marker >= 0 && (tree.lower[marker] === "by" || tree.lower[marker] === "between") && names.isName(c))
        holder = c;
    }
  }
  const preposition = child(tree, i, "case");
  if (
    holder < 0 &&
    ["meeting", "call", "visit", "summit", "conversation", "encounter", "session"].includes(tree.lemmas[i]!) &&
    preposition >= 0 &&
    ["after", "before", "following", "during", "since"].includes(tree.lower[preposition]!)
  ) {
    for (const c of childrenBy(tree, i, "nmod")) {
      const marker = child(tree, c, "case");
      if (marker > i && tree.lower[marker] === "with" && names.isName(c)) holder = c;
    }
  }
  if (holder < 0) return null;
  const complements = childrenBy(tree, i, "nmod", "acl").filter((c) => c > i && tree.xpos[c] !== "VBN");
  // `its strikes on May 7 killed …`, `the thaw between X and Y has brought …`: neither a date nor the parties alone make the
  // subject a statement of its own.
  if (complements.length === 0) return null;
  if (r === "nsubj" && complements.every((c) => c === holder || DATE.test(tree.lower[c]!))) return null;
  // `its hold on the valley is seen as a cause`: the clause is about the event and needs it.
  if (tree.relations[i] === "nsubj:pass" && HELD_TO_BE.has(tree.lemmas[head]!)) return null;
  if (r === "conj" && !["obj", "obl", "nsubj", "nmod"].includes(relation(tree, head))) return null;
  return { type: "nominal", rule: "event-noun" };
}

/** The nearest unit head at or above `i`, -1 where there is none. */
function unitAbove(tree: Tree, i: number, heads: ReadonlyMap<number, unknown>): number {
  for (let k = i, steps = 0; k >= 0 && steps <= tree.tokens.length; k = tree.heads[k]!, steps++)
    if (heads.has(k)) return k;
  return -1;
}

/**
 * Takes away heads that would leave nothing to say: a nominal inside a clause that has little else, and clauses that
 * hold only a pronoun and a copula.
 */
function dropThin(
  tree: Tree,
  heads: Map<number, { type: UnitType; rule: string }>,
  linkOf: ReadonlyMap<number, Link>,
  conditions: ReadonlyMap<number, readonly number[]>,
): void {
  const inCondition = new Set<number>();
  for (const list of conditions.values()) for (const k of list) inCondition.add(k);
  for (const [head, { type, rule }] of [...heads]) {
    // `if they cannot agree, after which X would have to …`: a loose relative is told, not supposed.
    if (
      inCondition.has(head) &&
      type === "relative" &&
      ["after", "upon", "whereupon"].includes(tree.lower[tree.left[head]!]!)
    )
      continue;
    if (inCondition.has(head)) {
      heads.delete(head);
      continue;
    }
    if (type !== "nominal" || rule === "proposed-noun") continue;
    const above = unitAbove(tree, tree.heads[head]!, heads);
    if (above < 0) continue;
    const frame = linkOf.get(above);
    if (
      frame &&
      (frame.shape === "noun" || frame.shape === "infinitive") &&
      frame.content.includes(head) &&
      !linkOf.has(head)
    ) {
      heads.delete(head);
      continue;
    }
    const inside = new Set(subtree(tree, head));
    let content = 0;
    for (const k of subtree(tree, above)) {
      if (inside.has(k) || isMark(tree, k) || unitAbove(tree, k, heads) !== above) continue;
      if (["NOUN", "PROPN", "VERB", "ADJ", "NUM"].includes(tree.upos[k]!)) content++;
    }
    if (content <= 1 && relation(tree, head) !== "nmod") heads.delete(head);
  }
}
