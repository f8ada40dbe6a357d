// The signs that classifiers look at: what the grammar and the words of a statement show, without any name.
import type { KindInput } from "../kind.ts";
import { isDefaultRule, modalOf } from "../kind.ts";
import { type Lexicon, matchPhrase } from "../lexicon.ts";
import type { NameOracle } from "../links.ts";
import type { EnglishDraft, EnglishPage } from "../page.ts";
import { near } from "../page-index.ts";
import { isPassive, subjectOf } from "../subjects.ts";
import { child, childrenBy, isFiniteClause, isMark, isQuoteMark, isVerb, relation, type Tree } from "../tree.ts";

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
): Map<string, number> {
  const signs = new Map<string, number>();
  const put = (name: string, at = -1): void => {
    if (!signs.has(name)) signs.set(name, at);
  };
  const { tree, unit } = draft;
  const head = facts.head;
  const lemmaOf = (k: number): string | null => lemmaSign(tree, k, names);

  put(`rule=${ruled.rule}`);
  put(`ruled=${ruled.kind}`);
  put(`${isDefaultRule(ruled.rule) ? "default" : "acted"}+${ruled.kind}`);
  put(`family=${ruled.rule.replace(/-[^-]*$/u, "")}`);

  actSigns(draft, facts, lemmaOf, put);
  voiceSigns(page, draft, put);
  predicateSigns(tree, head, lexicon, lemmaOf, put);
  if (draft.contentHead !== head)
    predicateSigns(tree, draft.contentHead, lexicon, lemmaOf, (n, at) => put(`c.${n}`, at));
  subjectSigns(draft, facts, names, lexicon, lemmaOf, put);
  wordSigns(draft, lexicon, lemmaOf, put);
  frameSigns(draft, lemmaOf, put);
  placeSigns(page, draft, put);

  put(`unit=${unit.type}`);
  put(`unit-rule=${unit.rule}`);
  if (facts.eventClass !== null) put(`event=${facts.eventClass}`);
  for (const [name, holds] of [
    ["own-side", facts.ownSide],
    ["negated", facts.negated],
    ["animate", facts.animate],
    ["harm", facts.harm],
    ["harm-words", facts.harmWords],
    ["conditional", facts.conditional],
    ["unless", facts.unless],
    ["nobody", facts.nobody],
    ["imperative", facts.imperative],
  ] as const)
    if (holds) put(name);
  // What decides together.
  if (ruled.kind === "report" && signs.has("act=none")) put("bare-report");
  for (const [name, at] of [...signs])
    if (name.startsWith("cue-head=") || name.startsWith("event="))
      put(`${name}+${facts.negated ? "not" : "plain"}+${signsTense(tree, head)}`, at);
  const who = facts.hasVoice ? (facts.ownSide ? "own" : "voice") : "writer";
  put(`${who}+${ruled.kind}`);
  put(`${who}+${signs.has("copula") ? "copula" : isVerb(tree, head) ? "verb" : "other"}${facts.negated ? "+not" : ""}`);
  const modal = modalOf(tree, head);
  if (modal !== null) put(`${who}+${modal}${facts.negated ? "+not" : ""}${facts.conditional ? "+if" : ""}`);
  return signs;
}

function lemmaSign(tree: Tree, k: number, names: NameOracle): string | null {
  const upos = tree.upos[k]!;
  if (CLOSED.has(upos)) return tree.lower[k]!;
  if (!OPEN.has(upos) || names.isName(k) || names.isPlace(k)) return null;
  const lemma = tree.lemmas[k]!;
  return /^[a-z][a-z'-]*$/.test(lemma) && !/^\p{Lu}/u.test(k > 0 ? tree.tokens[k]!.text : "") ? lemma : null;
}

type Put = (name: string, at?: number) => void;

function actSigns(draft: EnglishDraft, facts: KindInput, lemmaOf: (k: number) => string | null, put: Put): void {
  const act = draft.act;
  if (act) {
    put(`act=${act.cls}`, act.head);
    put(`act=${act.cls}+${act.form}+${act.shape}${act.negated ? "+not" : ""}${act.unreal ? "+unreal" : ""}`, act.head);
    const lemma = act.tree === draft.tree ? lemmaOf(act.head) : null;
    if (lemma !== null) put(`act-word=${lemma}`, act.head);
    if (act.head === draft.unit.own?.head) put("act-own");
    put(`act-rule=${act.rule}`);
    if (act.hearsay) put("act-hearsay", act.head);
    if (act.negated) put("act-negated", act.head);
    if (facts.negated) put(`act=${act.cls}+content-not`);
  } else put("act=none");
  const link = draft.chain.at(-1);
  if (link && link !== act) {
    put(`link=${link.cls}+${link.form}+${link.shape}`);
    if (link.hearsay) put("link-hearsay");
    put(`link-rule=${link.rule}`);
  }
  for (const l of draft.chain) if (l.hearsay) put("hearsay");
}

function voiceSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const last = draft.voices.at(-1)!;
  put(`voices=${Math.min(3, draft.voices.length)}`);
  const mention = last.entity === null ? null : near(page.doc, page.mentions, last.source ?? draft.span)[0];
  put(
    `voice=${["author", "commenter", "unnamed source"].includes(last.name) ? last.name : last.entity === null ? "phrase" : (mention?.kind ?? "name")}`,
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
  if (lemma !== null) put(`head=${lemma}`, head);
  const tag = tree.xpos[head]!;
  put(`tag=${tag}`);
  put(`pos=${tree.upos[head]}`);
  cueSigns(tree, head, "head", lexicon, put);
  const group = lexicon.evaluative.get(`${tree.upos[head]} ${tree.lemmas[head]}`);
  if (group !== undefined) put(`head-weighs=${tree.upos[head]}-${group}`, head);
  const copula = child(tree, head, "cop");
  if (copula >= 0) {
    put("copula", copula);
    put(`copula=${tree.lower[copula]}+${tree.upos[head]}`, copula);
    const first = tree.children[head]!.find((c) => relation(tree, c) === "det" || relation(tree, c) === "case");
    if (first !== undefined) put(`copula-${relation(tree, first)}=${tree.lower[first]}`, first);
  }
  if (isPassive(tree, head)) put("passive");
  if (isFiniteClause(tree, head)) put("finite");
  const modal = modalOf(tree, head);
  put(`modal=${modal ?? "none"}`);
  let tense = tag;
  for (const c of childrenBy(tree, head, "aux", "aux:pass", "cop")) {
    if (tree.xpos[c] !== "MD") put(`aux=${tree.lower[c]}`, c);
    if (tree.xpos[c] === "VBD" || tree.xpos[c] === "VBZ" || tree.xpos[c] === "VBP") tense = tree.xpos[c]!;
    if (tree.lemmas[c] === "have" && tag === "VBN") put("perfect");
  }
  if (tag === "VBG" && childrenBy(tree, head, "aux").length > 0) put("progressive");
  if (signsInfinitive(tree, head)) put("be-to");
  const to = child(tree, head, "xcomp", "advcl", "ccomp");
  if (copula >= 0 && to > head && tree.xpos[to] === "VB") put(`copula+to=${tree.lower[head]}`, head);
  put(`tense=${tense === "VBD" ? "past" : tense === "VBZ" || tense === "VBP" ? "present" : "none"}`);
  for (const c of tree.children[head]!) {
    const r = relation(tree, c);
    const word = lemmaOf(c);
    if (r === "punct" || r === "aux" || r === "cop") continue;
    if (r === "advmod" || r === "mark" || r === "cc" || r === "discourse") {
      if (word !== null) put(`${r}=${word}`, c);
      const weighs = lexicon.evaluative.get(`ADV ${tree.lower[c]}`);
      if (weighs !== undefined) put("adverb-weighs", c);
    } else if (r === "obj" || r === "xcomp" || r === "ccomp" || r === "csubj" || r === "amod") {
      put(`has-${r}`);
      if (word !== null) put(`${r}=${word}`, c);
      cueSigns(tree, c, r, lexicon, put);
    } else if (r === "obl" || r === "advcl" || r === "nmod") {
      const marker = child(tree, c, "case", "mark");
      if (marker >= 0) put(`${r}-${tree.lower[marker]}`, marker);
    } else if (r === "expl") put("there");
  }
  put(`relation=${tree.relations[head]}`);
}

/** The class of a word as a cue, whether or not anybody was found to speak by it: `reject`, `denial`, `ready`. */
function cueSigns(tree: Tree, k: number, role: string, lexicon: Lexicon, put: Put): void {
  const table = isVerb(tree, k) ? lexicon.verbs : tree.upos[k] === "ADJ" ? lexicon.adjectives : lexicon.nouns;
  const found = matchPhrase(table, tree.lemmas, tree.lower, k);
  if (found) put(`cue-${role}=${found.value}`, k);
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
    put("subject=none");
    return;
  }
  put(`subject-how=${subject.how}`);
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
  put(`subject=${sort}`, k);
  put(`subject=${sort}+${facts.hasVoice ? "voice" : "writer"}`);
  const modal = modalOf(tree, facts.head);
  if (modal !== null) put(`subject=${sort}+${modal}`);
  const word = lemmaOf(k);
  if (word !== null && tree.upos[k] === "NOUN") put(`subject-word=${word}`, k);
  for (const c of tree.children[k]!) {
    const r = relation(tree, c);
    if (r === "det") put(`subject-det=${tree.lower[c]}`, c);
    if (r === "nmod" && tree.relations[c] === "nmod:poss") put("subject-possessed");
    if (r === "nummod") put("subject-number");
  }
  cueSigns(tree, k, "subject", lexicon, put);
  const group = lexicon.evaluative.get(`NOUN ${tree.lemmas[k]}`);
  if (group !== undefined) put("subject-weighs", k);
  const tense = signsTense(tree, facts.head);
  put(`subject=${sort}+${tense}+${facts.hasVoice ? "voice" : "writer"}`);
}

/** The words of the unit outside its condition. */
function wordSigns(draft: EnglishDraft, lexicon: Lexicon, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const conditions = new Set(unit.condition);
  const words = unit.tokens.filter((k) => !conditions.has(k) && !isMark(tree, k));
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const k of words) {
    const lower = tree.lower[k]!;
    const upos = tree.upos[k]!;
    const lemma = lemmaOf(k);
    if (lemma !== null && (OPEN.has(upos) || upos === "PRON" || upos === "DET")) {
      put(`word=${lemma}`, k);
    }
    const group = lexicon.evaluative.get(`${upos} ${tree.lemmas[k]}`);
    if (group !== undefined) {
      put(`weighs=${upos}-${group}`, k);
      count("weighing");
    }
    if (NEGATORS.has(lower)) put(`negator=${lower}`, k);
    if (ARGUING.has(lower)) put(`arguing=${lower}`, k);
    if (tree.xpos[k] === "JJR" || tree.xpos[k] === "RBR") put("comparative", k);
    if (tree.xpos[k] === "JJS" || tree.xpos[k] === "RBS") put("superlative", k);
    if (tree.xpos[k] === "CD") put("number", k);
    if (tree.xpos[k] === "MD") put(`any-modal=${lower}`, k);
    const cue = matchPhrase(
      upos === "VERB" ? lexicon.verbs : upos === "ADJ" ? lexicon.adjectives : lexicon.nouns,
      tree.lemmas,
      tree.lower,
      k,
    );
    if (cue && (upos === "VERB" || upos === "ADJ" || upos === "NOUN")) put(`cue-in=${upos}-${cue.value}`, k);
    if (FIRST.has(lower)) put("first-person", k);
    if (SECOND.has(lower)) put("second-person", k);
  }
  for (const [name, n] of counts) for (let i = 1; i <= Math.min(3, n); i++) put(`${name}>=${i}`);
  put(
    `length=${words.length < 4 ? "3" : words.length < 7 ? "6" : words.length < 12 ? "11" : words.length < 20 ? "19" : "20"}`,
  );
  const first = words[0];
  if (first !== undefined && CLOSED.has(tree.upos[first]!)) put(`opens=${tree.lower[first]}`, first);
  const two = words.slice(0, 2);
  if (two.length === 2 && two.every((k) => CLOSED.has(tree.upos[k]!)))
    put(`opens=${two.map((k) => tree.lower[k]).join("+")}`, first);
}

/** The unit above: `there is little sign that`, `it is time that`. */
function frameSigns(draft: EnglishDraft, lemmaOf: (k: number) => string | null, put: Put): void {
  const { tree, unit } = draft;
  const above = draft.above[0];
  if (above && unit.type === "complement") {
    const word = lemmaOf(above.head);
    if (word !== null) put(`above=${word}`, above.head);
    if (above.tokens.some((k) => NEGATORS.has(tree.lower[k]!))) put("above-negated");
  } else if (above) put(`below=${unit.type}`);
  const up = tree.heads[unit.head]!;
  if (up >= 0) {
    const word = lemmaOf(up);
    if (word !== null) put(`hangs-on=${relation(tree, unit.head)}+${word}`, up);
  }
}

/** Where the statement stands: part, sentence, quotation; the marks around it; dates and places in it. */
function placeSigns(page: EnglishPage, draft: EnglishDraft, put: Put): void {
  const { tree, unit } = draft;
  const { doc } = page;
  const part = doc.parts.find((p) => p.id === draft.part);
  if (part) put(`part=${part.kind}`);
  const n = tree.tokens.length;
  const last = tree.tokens[n - 1]!.text;
  put(`ends=${/^[.!?:;…]$/u.test(last) ? last : "none"}`);
  if (unit.tokens.some((k) => isQuoteMark(tree, k))) put("quote-marks");
  const from = tree.firstToken + draft.contentHead;
  if (isInside(page.links.quotations, from)) put("quoted");
  const sentence = doc.sentences[draft.sentence]!;
  const inside = (s: { readonly start: number; readonly end: number }): boolean =>
    s.start >= draft.span.start && s.end <= draft.span.end;
  if (near(doc, page.times, sentence).some(inside)) put("dated");
  if (near(doc, page.toponyms, sentence).some((t) => t.use === "location" && inside(t))) put("placed");
  if (draft.quantities.length > 0) put("quantity");
  put(`sentence=${n < 8 ? "short" : n < 25 ? "middle" : n < 45 ? "long" : "very-long"}`);
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
