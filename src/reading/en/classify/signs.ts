// The signs that classifiers look at: what the grammar and the words of a statement show, without any name.
import { WordTable, wordSet } from "../../../text/index.ts";
import { remembered } from "../../remembered.ts";
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
const FIRST = wordSet(["i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"]);
const SECOND = wordSet(["you", "your", "yours", "yourself", "yourselves"]);
const THIRD = new Set(["he", "she", "they", "him", "her", "them"]);
const NEGATORS = wordSet(
  "not n't no never none nothing nobody neither nor without cannot nowhere no-one hardly barely little few".split(" "),
);
/** Connectives and adverbs of argument. */
const ARGUING = wordSet(
  "but because since although though while whereas yet however therefore thus hence instead rather indeed simply merely only even still too so if unless until lest".split(
    " ",
  ),
);

const RULE = joined("rule=");
const RULED = joined("ruled=");
const UNIT = joined("unit=");
const UNIT_RULE = joined("unit-rule=");
const EVENT = joined("event=");
const OWN_SIDE = joined("own-side");
const NEGATED = joined("negated");
const ANIMATE = joined("animate");
const HARM = joined("harm");
const HARM_WORDS = joined("harm-words");
const CONDITIONAL = joined("conditional");
const UNLESS = joined("unless");
const NOBODY = joined("nobody");
const IMPERATIVE = joined("imperative");
const ACT_NONE = joined("act=none");
const BARE_REPORT = joined("bare-report");
const COPULA = joined("copula");
const ACT = joined("act=");
const ACT_WORD = joined("act-word=");
const ACT_OWN = joined("act-own");
const ACT_RULE = joined("act-rule=");
const ACT_HEARSAY = joined("act-hearsay");
const ACT_NEGATED = joined("act-negated");
const LINK = joined("link=");
const LINK_HEARSAY = joined("link-hearsay");
const LINK_RULE = joined("link-rule=");
const HEARSAY = joined("hearsay");
const VOICES = [0, 1, 2, 3].map((count) => joined("voices=", String(count)));
const HEAD = joined("head=");
const TAG = joined("tag=");
const POS = joined("pos=");
const HEAD_WEIGHS = joined("head-weighs=");
const COPULA_FORM = joined("copula=");
const COPULA_WITH = joined("copula-");
const PASSIVE = joined("passive");
const FINITE = joined("finite");
const MODAL = joined("modal=");
const AUX = joined("aux=");
const PERFECT = joined("perfect");
const PROGRESSIVE = joined("progressive");
const BE_TO = joined("be-to");
const COPULA_TO = joined("copula+to=");
const TENSE = joined("tense=");
const ADVERB_WEIGHS = joined("adverb-weighs");
const THERE = joined("there");
const RELATION = joined("relation=");
const CUE_HEAD = joined("cue-head=");
const CUE_SUBJECT = joined("cue-subject=");
const SUBJECT_NONE = joined("subject=none");
const SUBJECT_HOW = joined("subject-how=");
const SUBJECT = joined("subject=");
const SUBJECT_WORD = joined("subject-word=");
const SUBJECT_DET = joined("subject-det=");
const SUBJECT_POSSESSED = joined("subject-possessed");
const SUBJECT_NUMBER = joined("subject-number");
const SUBJECT_WEIGHS = joined("subject-weighs");
const WORD = joined("word=");
const WEIGHS = joined("weighs=");
const NEGATOR = joined("negator=");
const ARGUES = joined("arguing=");
const COMPARATIVE = joined("comparative");
const SUPERLATIVE = joined("superlative");
const NUMBER = joined("number");
const ANY_MODAL = joined("any-modal=");
const CUE_IN = joined("cue-in=");
const FIRST_PERSON = joined("first-person");
const SECOND_PERSON = joined("second-person");
const LENGTH = joined("length=");
const OPENS = joined("opens=");
const ABOVE = joined("above=");
const ABOVE_NEGATED = joined("above-negated");
const BELOW = joined("below=");
const HANGS_ON = joined("hangs-on=");
const PART = joined("part=");
const ENDS = joined("ends=");
const QUOTE_MARKS = joined("quote-marks");
const QUOTED = joined("quoted");
const DATED = joined("dated");
const PLACED = joined("placed");
const QUANTITY = joined("quantity");
const SENTENCE = joined("sentence=");
const OWN = joined("own");
const OTHER_VOICE = joined("voice");
const WRITER = joined("writer");
const DEFAULT_RULE = joined("default+");
const ACTED_RULE = joined("acted+");
const VOICE = joined("voice=");
/** By relation, the words that colour a predicate. */
const COLOURING: ReadonlyMap<string, Sign> = new Map(
  ["advmod", "mark", "cc", "discourse"].map((r) => [r, joined(`${r}=`)]),
);
/** By relation, what a predicate has as its arguments: that it has one, its word, its class as a cue. */
const ARGUMENTS: ReadonlyMap<string, { readonly has: Sign; readonly word: Sign; readonly cue: Sign }> = new Map(
  ["obj", "xcomp", "ccomp", "csubj", "amod"].map((r) => [
    r,
    { has: joined(`has-${r}`), word: joined(`${r}=`), cue: joined(`cue-${r}=`) },
  ]),
);
/** By relation, what hangs on a predicate by a marker. */
const MARKED: ReadonlyMap<string, Sign> = new Map(["obl", "advcl", "nmod"].map((r) => [r, joined(`${r}-`)]));
/** Voices that are no names. */
const UNNAMED: ReadonlySet<string> = new Set(["author", "commenter", "unnamed source"]);
/** Signs of tags. */
const BY_TAG = new WordTable<Sign>([
  ["JJR", COMPARATIVE],
  ["RBR", COMPARATIVE],
  ["JJS", SUPERLATIVE],
  ["RBS", SUPERLATIVE],
  ["CD", NUMBER],
]);

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
  const modal = modalOf(tree, head);
  const tense = modal === null ? signsTense(tree, head) : "modal";

  put(RULE.with(ruled.rule));
  put(RULED.with(ruled.kind));
  put((isDefaultRule(ruled.rule) ? DEFAULT_RULE : ACTED_RULE).with(ruled.kind));
  put(familyOf(ruled.rule));

  actSigns(draft, facts, lemmaOf, put);
  voiceSigns(page, draft, put);
  predicateSigns(tree, head, lexicon, lemmaOf, put);
  if (draft.contentHead !== head)
    predicateSigns(tree, draft.contentHead, lexicon, lemmaOf, (sign, at) => put(sign.ofContent, at));
  subjectSigns(draft, facts, { modal, tense }, names, lexicon, lemmaOf, put);
  wordSigns(draft, lexicon, lemmaOf, put);
  frameSigns(draft, lemmaOf, put);
  placeSigns(page, draft, put);

  put(UNIT.with(unit.type));
  put(UNIT_RULE.with(unit.rule));
  if (facts.eventClass !== null) put(EVENT.with(facts.eventClass));
  if (facts.ownSide) put(OWN_SIDE);
  if (facts.negated) put(NEGATED);
  if (facts.animate) put(ANIMATE);
  if (facts.harm) put(HARM);
  if (facts.harmWords) put(HARM_WORDS);
  if (facts.conditional) put(CONDITIONAL);
  if (facts.unless) put(UNLESS);
  if (facts.nobody) put(NOBODY);
  if (facts.imperative) put(IMPERATIVE);
  // What decides together.
  if (ruled.kind === "report" && signs.has(ACT_NONE)) put(BARE_REPORT);
  const not = facts.negated ? "+not" : "";
  const way = facts.negated ? "+not+" : "+plain+";
  const cue = cueSign(tree, head, CUE_HEAD, lexicon);
  if (cue) put(cue.with(way).with(tense), head);
  if (facts.eventClass !== null) put(EVENT.with(facts.eventClass).with(way).with(tense));
  const who = facts.hasVoice ? (facts.ownSide ? OWN : OTHER_VOICE) : WRITER;
  put(who.plus(ruled.kind));
  put(who.with(signs.has(COPULA) ? "+copula" : isVerb(tree, head) ? "+verb" : "+other").with(not));
  if (modal !== null)
    put(
      who
        .plus(modal)
        .with(not)
        .with(facts.conditional ? "+if" : ""),
    );
  return signs;
}

function lemmaSign(tree: Tree, k: number, names: NameOracle): string | null {
  const upos = tree.upos[k]!;
  if (CLOSED.has(upos)) return tree.lower[k]!;
  if (!OPEN.has(upos) || names.isName(k) || names.isPlace(k)) return null;
  const lemma = tree.lemmas[k]!;
  // `political will` must not look like the modal.
  if (lemma === "will" && upos === "NOUN") return null;
  return isPlainLemma(lemma) && !(k > 0 && isCapitalised(tree.tokens[k]!.text)) ? lemma : null;
}

/** Whether a lemma is of plain small letters, hyphens and apostrophes, a letter first. */
function isPlainLemma(lemma: string): boolean {
  for (let i = 0; i < lemma.length; i++) {
    const code = lemma.charCodeAt(i);
    const isLetter = code >= 97 && code <= 122;
    if (!isLetter && (i === 0 || (code !== 39 && code !== 45))) return false;
  }
  return lemma !== "";
}

/** Whether a word begins with a capital; plain letters tell at once. */
function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

/** The sign of a rule without its last word. */
const familyOf = remembered(1000, (rule: string) => joined("family=", rule.replace(/-[^-]*$/u, "")));

const WEIGHING = bounds("weighing", [1, 2, 3]);

type Put = (sign: Sign, at?: number) => void;

function actSigns(draft: EnglishDraft, facts: KindInput, lemmaOf: (k: number) => string | null, put: Put): void {
  const act = draft.act;
  if (act) {
    put(ACT.with(act.cls), act.head);
    put(
      ACT.with(act.cls)
        .plus(act.form)
        .plus(act.shape)
        .with((act.negated ? "+not" : "") + (act.unreal ? "+unreal" : "")),
      act.head,
    );
    const lemma = act.tree === draft.tree ? lemmaOf(act.head) : null;
    if (lemma !== null) put(ACT_WORD.with(lemma), act.head);
    if (act.head === draft.unit.own?.head) put(ACT_OWN);
    put(ACT_RULE.with(act.rule));
    if (act.hearsay) put(ACT_HEARSAY, act.head);
    if (act.negated) put(ACT_NEGATED, act.head);
    if (facts.negated) put(ACT.with(act.cls).with("+content-not"));
  } else put(ACT_NONE);
  const link = draft.chain.at(-1);
  if (link && link !== act) {
    put(LINK.with(link.cls).plus(link.form).plus(link.shape));
    if (link.hearsay) put(LINK_HEARSAY);
    put(LINK_RULE.with(link.rule));
  }
  for (const l of draft.chain) if (l.hearsay) put(HEARSAY);
}

function voiceSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const last = draft.voices.at(-1)!;
  put(VOICES[Math.min(3, draft.voices.length)]!);
  const mention = last.entity === null ? null : near(page.doc, page.mentions, last.source ?? draft.span)[0];
  const who = UNNAMED.has(last.name) ? last.name : last.entity === null ? "phrase" : (mention?.kind ?? "name");
  put(VOICE.with(who));
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
  if (lemma !== null) put(HEAD.with(lemma), head);
  const tag = tree.xpos[head]!;
  put(TAG.with(tag));
  put(POS.with(tree.upos[head]!));
  cueSigns(tree, head, CUE_HEAD, lexicon, put);
  const group = lexicon.evaluative.get(tree.upos[head]!)?.get(tree.lemmas[head]!);
  if (group !== undefined) put(HEAD_WEIGHS.with(tree.upos[head]!).with("-").with(group), head);
  const copula = child(tree, head, "cop");
  if (copula >= 0) {
    put(COPULA, copula);
    put(COPULA_FORM.with(tree.lower[copula]!).plus(tree.upos[head]!), copula);
    const first = tree.children[head]!.find((c) => relation(tree, c) === "det" || relation(tree, c) === "case");
    if (first !== undefined) put(COPULA_WITH.with(relation(tree, first)).with("=").with(tree.lower[first]!), first);
  }
  if (isPassive(tree, head)) put(PASSIVE);
  if (isFiniteClause(tree, head)) put(FINITE);
  const modal = modalOf(tree, head);
  put(MODAL.with(modal ?? "none"));
  let tense = tag;
  for (const c of childrenBy(tree, head, "aux", "aux:pass", "cop")) {
    if (tree.xpos[c] !== "MD") put(AUX.with(tree.lower[c]!), c);
    if (tree.xpos[c] === "VBD" || tree.xpos[c] === "VBZ" || tree.xpos[c] === "VBP") tense = tree.xpos[c]!;
    if (tree.lemmas[c] === "have" && tag === "VBN") put(PERFECT);
  }
  if (tag === "VBG" && childrenBy(tree, head, "aux").length > 0) put(PROGRESSIVE);
  if (signsInfinitive(tree, head)) put(BE_TO);
  const to = child(tree, head, "xcomp", "advcl", "ccomp");
  if (copula >= 0 && to > head && tree.xpos[to] === "VB") put(COPULA_TO.with(tree.lower[head]!), head);
  put(TENSE.with(tense === "VBD" ? "past" : tense === "VBZ" || tense === "VBP" ? "present" : "none"));
  for (const c of tree.children[head]!) {
    const r = relation(tree, c);
    if (r === "punct" || r === "aux" || r === "cop") continue;
    const colouring = COLOURING.get(r);
    const argument = ARGUMENTS.get(r);
    const marked = MARKED.get(r);
    if (colouring !== undefined) {
      const word = lemmaOf(c);
      if (word !== null) put(colouring.with(word), c);
      const weighs = lexicon.evaluative.get("ADV")?.get(tree.lower[c]!);
      if (weighs !== undefined) put(ADVERB_WEIGHS, c);
    } else if (argument !== undefined) {
      put(argument.has);
      const word = lemmaOf(c);
      if (word !== null) put(argument.word.with(word), c);
      cueSigns(tree, c, argument.cue, lexicon, put);
    } else if (marked !== undefined) {
      const marker = child(tree, c, "case", "mark");
      if (marker >= 0) put(marked.with(tree.lower[marker]!), marker);
    } else if (r === "expl") put(THERE);
  }
  put(RELATION.with(tree.relations[head]!));
}

/** The class of a word as a cue, whether or not anybody was found to speak by it: `reject`, `denial`, `ready`. */
function cueSigns(tree: Tree, k: number, role: Sign, lexicon: Lexicon, put: Put): void {
  const sign = cueSign(tree, k, role, lexicon);
  if (sign) put(sign, k);
}

function cueSign(tree: Tree, k: number, role: Sign, lexicon: Lexicon): Sign | null {
  const table = isVerb(tree, k) ? lexicon.verbs : tree.upos[k] === "ADJ" ? lexicon.adjectives : lexicon.nouns;
  const found = matchPhrase(table, tree.lemmas, tree.lower, k);
  return found ? role.with(found.value) : null;
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

/** The tense of a predicate without a modal. */
function signsTense(tree: Tree, head: number): string {
  let finite = isFiniteTag(tree.xpos[head]!) ? head : -1;
  for (const c of tree.children[head]!) {
    if (finite >= 0) break;
    const r = relation(tree, c);
    if ((r === "aux" || r === "cop") && isFiniteTag(tree.xpos[c]!)) finite = c;
  }
  return finite < 0 ? "none" : tree.xpos[finite] === "VBD" ? "past" : "present";
}

function isFiniteTag(tag: string): boolean {
  return tag === "VBD" || tag === "VBZ" || tag === "VBP";
}

function subjectSigns(
  draft: EnglishDraft,
  facts: KindInput,
  { modal, tense }: { readonly modal: string | null; readonly tense: string },
  names: NameOracle,
  lexicon: Lexicon,
  lemmaOf: (k: number) => string | null,
  put: Put,
): void {
  const { tree } = draft;
  const subject = subjectOf(tree, draft.contentHead);
  const k = subject.token;
  if (k < 0) {
    put(SUBJECT_NONE);
    return;
  }
  put(SUBJECT_HOW.with(subject.how));
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
  put(SUBJECT.with(sort), k);
  put(SUBJECT.with(sort).with(facts.hasVoice ? "+voice" : "+writer"));
  if (modal !== null) put(SUBJECT.with(sort).plus(modal));
  const word = lemmaOf(k);
  if (word !== null && tree.upos[k] === "NOUN") put(SUBJECT_WORD.with(word), k);
  for (const c of tree.children[k]!) {
    const r = relation(tree, c);
    if (r === "det") put(SUBJECT_DET.with(tree.lower[c]!), c);
    if (r === "nmod" && tree.relations[c] === "nmod:poss") put(SUBJECT_POSSESSED);
    if (r === "nummod") put(SUBJECT_NUMBER);
  }
  cueSigns(tree, k, CUE_SUBJECT, lexicon, put);
  const group = lexicon.evaluative.get("NOUN")?.get(tree.lemmas[k]!);
  if (group !== undefined) put(SUBJECT_WEIGHS, k);
  put(
    SUBJECT.with(sort)
      .plus(tense)
      .with(facts.hasVoice ? "+voice" : "+writer"),
  );
}

/** The words of the unit outside its condition. */
function wordSigns(draft: EnglishDraft, lexicon: Lexicon, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const { condition } = unit;
  const words = unit.tokens.filter((k) => !isMark(tree, k) && (condition.length === 0 || !condition.includes(k)));
  let weighing = 0;
  for (const k of words) {
    const lower = tree.lower[k]!;
    const upos = tree.upos[k]!;
    const lemma = lemmaOf(k);
    if (lemma !== null && (OPEN.has(upos) || upos === "PRON" || upos === "DET")) {
      put(WORD.with(lemma), k);
    }
    const group = lexicon.evaluative.get(upos)?.get(tree.lemmas[k]!);
    if (group !== undefined) {
      put(WEIGHS.with(upos).with("-").with(group), k);
      weighing++;
    }
    if (NEGATORS.has(lower)) put(NEGATOR.with(lower), k);
    if (ARGUING.has(lower)) put(ARGUES.with(lower), k);
    const tag = tree.xpos[k]!;
    const byTag = BY_TAG.get(tag);
    if (byTag !== undefined) put(byTag, k);
    if (tag === "MD") put(ANY_MODAL.with(lower), k);
    const table =
      upos === "VERB" ? lexicon.verbs : upos === "ADJ" ? lexicon.adjectives : upos === "NOUN" ? lexicon.nouns : null;
    const cue = table === null ? null : matchPhrase(table, tree.lemmas, tree.lower, k);
    if (cue) put(CUE_IN.with(upos).with("-").with(cue.value), k);
    if (FIRST.has(lower)) put(FIRST_PERSON, k);
    if (SECOND.has(lower)) put(SECOND_PERSON, k);
  }
  for (const [least, name] of WEIGHING) if (weighing >= least) put(name);
  const n = words.length;
  put(LENGTH.with(n < 4 ? "3" : n < 7 ? "6" : n < 12 ? "11" : n < 20 ? "19" : "20"));
  const first = words[0];
  if (first !== undefined && CLOSED.has(tree.upos[first]!)) put(OPENS.with(tree.lower[first]!), first);
  const second = words[1];
  if (first !== undefined && second !== undefined && CLOSED.has(tree.upos[first]!) && CLOSED.has(tree.upos[second]!))
    put(OPENS.with(tree.lower[first]!).plus(tree.lower[second]!), first);
}

/** The unit above: `there is little sign that`, `it is time that`. */
function frameSigns(draft: EnglishDraft, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const above = draft.above[0];
  if (above && unit.type === "complement") {
    const word = lemmaOf(above.head);
    if (word !== null) put(ABOVE.with(word), above.head);
    if (above.tokens.some((k) => NEGATORS.has(tree.lower[k]!))) put(ABOVE_NEGATED);
  } else if (above) put(BELOW.with(unit.type));
  const up = tree.heads[unit.head]!;
  if (up >= 0) {
    const word = lemmaOf(up);
    if (word !== null) put(HANGS_ON.with(relation(tree, unit.head)).plus(word), up);
  }
}

/** Where the statement stands: part, sentence, quotation; the marks around it; dates and places in it. */
function placeSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const { tree, unit } = draft;
  const { doc } = page;
  const kind = partKind(doc, draft.part);
  if (kind !== null) put(PART.with(kind));
  const n = tree.tokens.length;
  const last = tree.tokens[n - 1]!.text;
  put(ENDS.with(/^[.!?:;…]$/u.test(last) ? last : "none"));
  if (unit.tokens.some((k) => isQuoteMark(tree, k))) put(QUOTE_MARKS);
  const from = tree.firstToken + draft.contentHead;
  if (isInside(page.links.quotations, from)) put(QUOTED);
  const sentence = doc.sentences[draft.sentence]!;
  const inside = (s: { readonly start: number; readonly end: number }): boolean =>
    s.start >= draft.span.start && s.end <= draft.span.end;
  if (near(doc, page.times, sentence).some(inside)) put(DATED);
  if (near(doc, page.toponyms, sentence).some((t) => t.use === "location" && inside(t))) put(PLACED);
  if (draft.quantities.length > 0) put(QUANTITY);
  put(SENTENCE.with(n < 8 ? "short" : n < 25 ? "middle" : n < 45 ? "long" : "very-long"));
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
