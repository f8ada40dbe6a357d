// The signs that classifiers look at: what the grammar and the words of a statement show, without any name.
import { MANY_WORDS, remembered } from "../../remembered.ts";
import type { KindInput } from "../kind.ts";
import { isDefaultRule, modalOf } from "../kind.ts";
import { type Lexicon, matchPhrase } from "../lexicon.ts";
import type { NameOracle } from "../links.ts";
import type { EnglishDraft, EnglishPage } from "../page.ts";
import { near, partKind } from "../page-index.ts";
import { isPassive, subjectOf } from "../subjects.ts";
import { child, childrenBy, isFiniteClause, isMark, isQuoteMark, isVerb, relation, type Tree } from "../tree.ts";
import { bounds, joined, type Sign, SignList } from "./sign.ts";

/** Words of which none is a name, whatever the tagger says. */
const CLOSED = new Set(["PRON", "DET", "AUX", "SCONJ", "CCONJ", "ADP", "PART", "ADV"]);
/** Parts of speech whose lemmas are signs. */
const OPEN = new Set(["VERB", "NOUN", "ADJ", "ADV", "AUX", "SCONJ", "PART", "INTJ"]);
const FIRST = new Set(["i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"]);
const SECOND = new Set(["you", "your", "yours", "yourself", "yourselves"]);
const THIRD = new Set(["he", "she", "they", "him", "her", "them"]);
const NEGATORS = new Set(
  "not n't no never none nothing nobody neither nor without cannot nowhere no-one hardly barely little few".split(" "),
);
/** Connectives and adverbs of argument. */
const ARGUING = new Set(
  "but because since although though while whereas yet however therefore thus hence instead rather indeed simply merely only even still too so if unless until lest".split(
    " ",
  ),
);

/**
 * The signs of a statement and its rule, each with the token that shows it (-1 for none). Lemmas are signs only where
 * the token is neither tagged as a name nor lies in one: the same words about other parties give the same signs.
 */
export function signsOf(
  page: EnglishPage,
  draft: EnglishDraft,
  facts: KindInput,
  ruled: { readonly kind: string; readonly rule: string },
  names: NameOracle,
  lexicon: Lexicon,
): SignList {
  const signs = new SignList();
  const put = (sign: Sign, at = -1): void => signs.put(sign, at);
  const { tree, unit } = draft;
  const head = facts.head;
  const lemmaOf = (k: number): string | null => lemmaSign(tree, k, names);

  put(joined("rule=", ruled.rule));
  put(joined("ruled=", ruled.kind));
  put(joined(isDefaultRule(ruled.rule) ? "default+" : "acted+", ruled.kind));
  put(joined("family=", familyOf(ruled.rule)));

  actSigns(draft, facts, lemmaOf, put);
  voiceSigns(page, draft, put);
  predicateSigns(tree, head, lexicon, lemmaOf, put);
  if (draft.contentHead !== head)
    predicateSigns(tree, draft.contentHead, lexicon, lemmaOf, (sign, at) => put(sign.ofContent, at));
  subjectSigns(draft, facts, names, lexicon, lemmaOf, put);
  wordSigns(draft, lexicon, lemmaOf, put);
  frameSigns(draft, lemmaOf, put);
  placeSigns(page, draft, put);

  put(joined("unit=", unit.type));
  put(joined("unit-rule=", unit.rule));
  if (facts.eventClass !== null) put(joined("event=", facts.eventClass));
  if (facts.ownSide) put(joined("own-side"));
  if (facts.negated) put(joined("negated"));
  if (facts.animate) put(joined("animate"));
  if (facts.harm) put(joined("harm"));
  if (facts.harmWords) put(joined("harm-words"));
  if (facts.conditional) put(joined("conditional"));
  if (facts.unless) put(joined("unless"));
  if (facts.nobody) put(joined("nobody"));
  if (facts.imperative) put(joined("imperative"));
  // What decides together.
  if (ruled.kind === "report" && signs.has(joined("act=none"))) put(joined("bare-report"));
  const tense = signsTense(tree, head);
  const way = facts.negated ? "+not+" : "+plain+";
  const cue = cueSign(tree, head, "head", lexicon);
  if (cue) put(cue.with(way).with(tense), head);
  if (facts.eventClass !== null) put(joined("event=", facts.eventClass, way, tense));
  const who = facts.hasVoice ? (facts.ownSide ? "own" : "voice") : "writer";
  put(joined(who, "+", ruled.kind));
  put(
    joined(
      who,
      signs.has(joined("copula")) ? "+copula" : isVerb(tree, head) ? "+verb" : "+other",
      facts.negated ? "+not" : "",
    ),
  );
  const modal = modalOf(tree, head);
  if (modal !== null) put(joined(who, "+", modal, (facts.negated ? "+not" : "") + (facts.conditional ? "+if" : "")));
  return signs;
}

function lemmaSign(tree: Tree, k: number, names: NameOracle): string | null {
  const upos = tree.upos[k]!;
  if (CLOSED.has(upos)) return tree.lower[k]!;
  if (!OPEN.has(upos) || names.isName(k) || names.isPlace(k)) return null;
  const lemma = tree.lemmas[k]!;
  return isPlainLemma(lemma) && !(k > 0 && isCapitalised(tree.tokens[k]!.text)) ? lemma : null;
}

const isPlainLemma = remembered(MANY_WORDS, (lemma: string) => /^[a-z][a-z'-]*$/.test(lemma));

/** Whether a word begins with a capital; plain letters tell at once. */
function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

/** A rule without its last word. */
const familyOf = remembered(1000, (rule: string) => rule.replace(/-[^-]*$/u, ""));

const WEIGHING = bounds("weighing", [1, 2, 3]);

type Put = (sign: Sign, at?: number) => void;

function actSigns(draft: EnglishDraft, facts: KindInput, lemmaOf: (k: number) => string | null, put: Put): void {
  const act = draft.act;
  if (act) {
    put(joined("act=", act.cls), act.head);
    put(
      joined("act=", act.cls, "+", act.form)
        .with("+")
        .with(act.shape)
        .with((act.negated ? "+not" : "") + (act.unreal ? "+unreal" : "")),
      act.head,
    );
    const lemma = act.tree === draft.tree ? lemmaOf(act.head) : null;
    if (lemma !== null) put(joined("act-word=", lemma), act.head);
    if (act.head === draft.unit.own?.head) put(joined("act-own"));
    put(joined("act-rule=", act.rule));
    if (act.hearsay) put(joined("act-hearsay"), act.head);
    if (act.negated) put(joined("act-negated"), act.head);
    if (facts.negated) put(joined("act=", act.cls, "+content-not"));
  } else put(joined("act=none"));
  const link = draft.chain.at(-1);
  if (link && link !== act) {
    put(joined("link=", link.cls, "+", link.form).with("+").with(link.shape));
    if (link.hearsay) put(joined("link-hearsay"));
    put(joined("link-rule=", link.rule));
  }
  for (const l of draft.chain) if (l.hearsay) put(joined("hearsay"));
}

function voiceSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const last = draft.voices.at(-1)!;
  put(joined("voices=", String(Math.min(3, draft.voices.length))));
  const mention = last.entity === null ? null : near(page.doc, page.mentions, last.source ?? draft.span)[0];
  put(
    joined(
      "voice=",
      ["author", "commenter", "unnamed source"].includes(last.name)
        ? last.name
        : last.entity === null
          ? "phrase"
          : (mention?.kind ?? "name"),
    ),
  );
}

/** The verb or predicate: its words, tense, mood and what hangs on it. */
function predicateSigns(
  tree: Tree,
  head: number,
  lexicon: Lexicon,
  lemmaOf: (k: number) => string | null,
  put: Put,
): void {
  const lemma = lemmaOf(head);
  if (lemma !== null) put(joined("head=", lemma), head);
  const tag = tree.xpos[head]!;
  put(joined("tag=", tag));
  put(joined("pos=", tree.upos[head]!));
  cueSigns(tree, head, "head", lexicon, put);
  const group = lexicon.evaluative.get(tree.upos[head]!)?.get(tree.lemmas[head]!);
  if (group !== undefined) put(joined("head-weighs=", tree.upos[head]!, "-", group), head);
  const copula = child(tree, head, "cop");
  if (copula >= 0) {
    put(joined("copula"), copula);
    put(joined("copula=", tree.lower[copula]!, "+", tree.upos[head]!), copula);
    const first = tree.children[head]!.find((c) => relation(tree, c) === "det" || relation(tree, c) === "case");
    if (first !== undefined) put(joined("copula-", relation(tree, first), "=", tree.lower[first]!), first);
  }
  if (isPassive(tree, head)) put(joined("passive"));
  if (isFiniteClause(tree, head)) put(joined("finite"));
  const modal = modalOf(tree, head);
  put(joined("modal=", modal ?? "none"));
  let tense = tag;
  for (const c of childrenBy(tree, head, "aux", "aux:pass", "cop")) {
    if (tree.xpos[c] !== "MD") put(joined("aux=", tree.lower[c]!), c);
    if (tree.xpos[c] === "VBD" || tree.xpos[c] === "VBZ" || tree.xpos[c] === "VBP") tense = tree.xpos[c]!;
    if (tree.lemmas[c] === "have" && tag === "VBN") put(joined("perfect"));
  }
  if (tag === "VBG" && childrenBy(tree, head, "aux").length > 0) put(joined("progressive"));
  if (signsInfinitive(tree, head)) put(joined("be-to"));
  const to = child(tree, head, "xcomp", "advcl", "ccomp");
  if (copula >= 0 && to > head && tree.xpos[to] === "VB") put(joined("copula+to=", tree.lower[head]!), head);
  put(joined("tense=", tense === "VBD" ? "past" : tense === "VBZ" || tense === "VBP" ? "present" : "none"));
  for (const c of tree.children[head]!) {
    const r = relation(tree, c);
    const word = lemmaOf(c);
    if (r === "punct" || r === "aux" || r === "cop") continue;
    if (r === "advmod" || r === "mark" || r === "cc" || r === "discourse") {
      if (word !== null) put(joined(r, "=", word), c);
      const weighs = lexicon.evaluative.get("ADV")?.get(tree.lower[c]!);
      if (weighs !== undefined) put(joined("adverb-weighs"), c);
    } else if (r === "obj" || r === "xcomp" || r === "ccomp" || r === "csubj" || r === "amod") {
      put(joined("has-", r));
      if (word !== null) put(joined(r, "=", word), c);
      cueSigns(tree, c, r, lexicon, put);
    } else if (r === "obl" || r === "advcl" || r === "nmod") {
      const marker = child(tree, c, "case", "mark");
      if (marker >= 0) put(joined(r, "-", tree.lower[marker]!), marker);
    } else if (r === "expl") put(joined("there"));
  }
  put(joined("relation=", tree.relations[head]!));
}

/** The class of a word as a cue, whether or not anybody was found to speak by it: `reject`, `denial`, `ready`. */
function cueSigns(tree: Tree, k: number, role: string, lexicon: Lexicon, put: Put): void {
  const sign = cueSign(tree, k, role, lexicon);
  if (sign) put(sign, k);
}

function cueSign(tree: Tree, k: number, role: string, lexicon: Lexicon): Sign | null {
  const table = isVerb(tree, k) ? lexicon.verbs : tree.upos[k] === "ADJ" ? lexicon.adjectives : lexicon.nouns;
  const found = matchPhrase(table, tree.lemmas, tree.lower, k);
  return found ? joined("cue-", role, "=", found.value) : null;
}

/** `is to give`: an infinitive as the predicate itself. */
function signsInfinitive(tree: Tree, head: number): boolean {
  const mark = child(tree, head, "mark");
  return (
    mark >= 0 &&
    mark < head &&
    tree.lower[mark] === "to" &&
    childrenBy(tree, head, "aux", "cop").some((c) => tree.lemmas[c] === "be" && c < mark)
  );
}

function signsTense(tree: Tree, head: number): string {
  if (modalOf(tree, head) !== null) return "modal";
  const finite = [head, ...childrenBy(tree, head, "aux", "aux:pass", "cop")].find((k) =>
    /^VB[DZP]$/u.test(tree.xpos[k]!),
  );
  return finite === undefined ? "none" : tree.xpos[finite] === "VBD" ? "past" : "present";
}

function subjectSigns(
  draft: EnglishDraft,
  facts: KindInput,
  names: NameOracle,
  lexicon: Lexicon,
  lemmaOf: (k: number) => string | null,
  put: Put,
): void {
  const { tree } = draft;
  const subject = subjectOf(tree, draft.contentHead);
  const k = subject.token;
  if (k < 0) {
    put(joined("subject=none"));
    return;
  }
  put(joined("subject-how=", subject.how));
  const lower = tree.lower[k]!;
  const sort = FIRST.has(lower)
    ? "first"
    : SECOND.has(lower)
      ? "second"
      : THIRD.has(lower)
        ? "third"
        : tree.upos[k] === "PRON" || tree.upos[k] === "DET"
          ? lower
          : names.isName(k) || tree.upos[k] === "PROPN"
            ? "name"
            : lexicon.agents.has(tree.lemmas[k]!)
              ? "agent"
              : isVerb(tree, k)
                ? "clause"
                : "thing";
  put(joined("subject=", sort), k);
  put(joined("subject=", sort, facts.hasVoice ? "+voice" : "+writer"));
  const modal = modalOf(tree, facts.head);
  if (modal !== null) put(joined("subject=", sort, "+", modal));
  const word = lemmaOf(k);
  if (word !== null && tree.upos[k] === "NOUN") put(joined("subject-word=", word), k);
  for (const c of tree.children[k]!) {
    const r = relation(tree, c);
    if (r === "det") put(joined("subject-det=", tree.lower[c]!), c);
    if (r === "nmod" && tree.relations[c] === "nmod:poss") put(joined("subject-possessed"));
    if (r === "nummod") put(joined("subject-number"));
  }
  cueSigns(tree, k, "subject", lexicon, put);
  const group = lexicon.evaluative.get("NOUN")?.get(tree.lemmas[k]!);
  if (group !== undefined) put(joined("subject-weighs"), k);
  const tense = signsTense(tree, facts.head);
  put(joined("subject=", sort, "+", tense).with(facts.hasVoice ? "+voice" : "+writer"));
}

/** The words of the unit outside its condition. */
function wordSigns(draft: EnglishDraft, lexicon: Lexicon, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const conditions = new Set(unit.condition);
  const words = unit.tokens.filter((k) => !conditions.has(k) && !isMark(tree, k));
  let weighing = 0;
  for (const k of words) {
    const lower = tree.lower[k]!;
    const upos = tree.upos[k]!;
    const lemma = lemmaOf(k);
    if (lemma !== null && (OPEN.has(upos) || upos === "PRON" || upos === "DET")) {
      put(joined("word=", lemma), k);
    }
    const group = lexicon.evaluative.get(upos)?.get(tree.lemmas[k]!);
    if (group !== undefined) {
      put(joined("weighs=", upos, "-", group), k);
      weighing++;
    }
    if (NEGATORS.has(lower)) put(joined("negator=", lower), k);
    if (ARGUING.has(lower)) put(joined("arguing=", lower), k);
    if (tree.xpos[k] === "JJR" || tree.xpos[k] === "RBR") put(joined("comparative"), k);
    if (tree.xpos[k] === "JJS" || tree.xpos[k] === "RBS") put(joined("superlative"), k);
    if (tree.xpos[k] === "CD") put(joined("number"), k);
    if (tree.xpos[k] === "MD") put(joined("any-modal=", lower), k);
    const cue = matchPhrase(
      upos === "VERB" ? lexicon.verbs : upos === "ADJ" ? lexicon.adjectives : lexicon.nouns,
      tree.lemmas,
      tree.lower,
      k,
    );
    if (cue && (upos === "VERB" || upos === "ADJ" || upos === "NOUN")) put(joined("cue-in=", upos, "-", cue.value), k);
    if (FIRST.has(lower)) put(joined("first-person"), k);
    if (SECOND.has(lower)) put(joined("second-person"), k);
  }
  for (const [least, name] of WEIGHING) if (weighing >= least) put(name);
  const n = words.length;
  put(joined("length=", n < 4 ? "3" : n < 7 ? "6" : n < 12 ? "11" : n < 20 ? "19" : "20"));
  const first = words[0];
  if (first !== undefined && CLOSED.has(tree.upos[first]!)) put(joined("opens=", tree.lower[first]!), first);
  const second = words[1];
  if (first !== undefined && second !== undefined && CLOSED.has(tree.upos[first]!) && CLOSED.has(tree.upos[second]!))
    put(joined("opens=", tree.lower[first]!, "+", tree.lower[second]!), first);
}

/** The unit above: `there is little sign that`, `it is time that`. */
function frameSigns(draft: EnglishDraft, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const above = draft.above[0];
  if (above && unit.type === "complement") {
    const word = lemmaOf(above.head);
    if (word !== null) put(joined("above=", word), above.head);
    if (above.tokens.some((k) => NEGATORS.has(tree.lower[k]!))) put(joined("above-negated"));
  } else if (above) put(joined("below=", unit.type));
  const up = tree.heads[unit.head]!;
  if (up >= 0) {
    const word = lemmaOf(up);
    if (word !== null) put(joined("hangs-on=", relation(tree, unit.head), "+", word), up);
  }
}

/** Where the statement stands: part, sentence, quotation; the marks around it; dates and places in it. */
function placeSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const { tree, unit } = draft;
  const { doc } = page;
  const kind = partKind(doc, draft.part);
  if (kind !== null) put(joined("part=", kind));
  const n = tree.tokens.length;
  const last = tree.tokens[n - 1]!.text;
  put(joined("ends=", /^[.!?:;…]$/u.test(last) ? last : "none"));
  if (unit.tokens.some((k) => isQuoteMark(tree, k))) put(joined("quote-marks"));
  const from = tree.firstToken + draft.contentHead;
  if (isInside(page.links.quotations, from)) put(joined("quoted"));
  const sentence = doc.sentences[draft.sentence]!;
  const inside = (s: { readonly start: number; readonly end: number }): boolean =>
    s.start >= draft.span.start && s.end <= draft.span.end;
  if (near(doc, page.times, sentence).some(inside)) put(joined("dated"));
  if (near(doc, page.toponyms, sentence).some((t) => t.use === "location" && inside(t))) put(joined("placed"));
  if (draft.quantities.length > 0) put(joined("quantity"));
  put(joined("sentence=", n < 8 ? "short" : n < 25 ? "middle" : n < 45 ? "long" : "very-long"));
}

/** Whether a token of the document lies inside one of the quotations, which are in order. */
function isInside(quotations: readonly { readonly first: number; readonly last: number }[], token: number): boolean {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.first < token) low = middle + 1;
    else high = middle;
  }
  return low > 0 && quotations[low - 1]!.last > token;
}
