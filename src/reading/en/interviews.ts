// Interviews: labels of questions and answers, who is interviewed, and who replies in a quotation that has no cue of its own.
import type { Doc } from "../../text/index.ts";
import type { Draft } from "./attribution.ts";
import type { NameLookup } from "./entities/name-lookup.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NameOracle } from "./links.ts";
import { AGENT_NOUN, BODY_NOUN } from "./person-nouns.ts";
import type { Quotation } from "./quotations.ts";
import { isPassive, subjectOf } from "./subjects.ts";
import { child, childrenBy, isQuoteMark, isVerb, relation, spanOf, type Tree } from "./tree.ts";

/** Somebody named in one sentence whose words stand in another. */
export interface Speaker {
  readonly tree: Tree;
  readonly head: number;
}

/** `Q:` or `A:` in front of a turn; `end` is the last token of the label. */
export interface RoleLabel {
  readonly role: "question" | "answer";
  readonly end: number;
}

/** What the rules for interviews ask of a document. */
export interface Scene {
  readonly doc: Doc;
  readonly trees: readonly Tree[];
  readonly lookup: NameLookup;
  readonly lexicon: Lexicon;
  readonly names: (tree: Tree) => NameOracle;
}

const ROLE = /^(?:(Q\d{0,2}|Question|QUESTION)|A\d{0,2}|Answer|ANSWER)(\.?)$/;

function roleLabel(tree: Tree): RoleLabel | null {
  const words = tree.tokens;
  const found = ROLE.exec(words[0]!.text);
  if (!found || words.length < 3) return null;
  const role = found[1] === undefined ? "answer" : "question";
  if (words[1]!.text === ":") return { role, end: 1 };
  return found[2] === "." ? { role, end: 0 } : null;
}

/** The labels of questions and answers by sentence. Only where both occur are they an interview's; `QUESTION:` also stands among named speakers. */
export function findRoles(doc: Doc, trees: readonly Tree[]): ReadonlyMap<number, RoleLabel> {
  const found = new Map<number, RoleLabel>();
  const rolesOfPart = new Map<number, Set<string>>();
  for (const [s, tree] of trees.entries()) {
    const { paragraph, part } = doc.sentences[s]!;
    const label = doc.sentences[s - 1]?.paragraph === paragraph ? null : roleLabel(tree);
    if (!label) continue;
    found.set(s, label);
    rolesOfPart.set(part, (rolesOfPart.get(part) ?? new Set()).add(label.role));
  }
  for (const s of [...found.keys()]) {
    const both = rolesOfPart.get(doc.sentences[s]!.part)!.size === 2;
    if (!both && trees[s]!.tokens[0]!.text !== "QUESTION") found.delete(s);
  }
  return found;
}

/** Nouns for those who ask: a medium or one who works for it. */
const ASKERS = new Set(
  "newspaper paper magazine reporter correspondent journalist editor interviewer site website programme program channel radio station broadcaster outlet weekly daily".split(
    " ",
  ),
);

const CONVERSING = new Set("speak talk chat sit converse".split(" "));

/** Who is interviewed by the words before sentence `until` of a part: who spoke to the writers or was met by them. */
export function interviewed(scene: Scene, part: number, until: number): Speaker | null {
  const { trees, doc, lookup } = scene;
  for (const tree of trees.slice(0, until)) {
    if (!isIntroduction(doc, tree, part)) continue;
    const isAsker = (k: number): boolean =>
      /^(?:i|we|us|me)$/.test(tree.lower[k]!) ||
      ASKERS.has(tree.lemmas[k]!) ||
      lookup.nameOfHead(tree.sentence, k).kind === "organisation";
    for (let verb = 0; verb < tree.tokens.length; verb++) {
      const partners = partnersOf(tree, verb);
      if (!partners) continue;
      const [asker, asked] = partners.some(isAsker)
        ? [partners.find(isAsker), partners.find((k) => !isAsker(k))]
        : [undefined, partners.at(-1)];
      if (asked === undefined || !isPerson(scene, tree, asked)) continue;
      if (asker === undefined && tree.lemmas[verb] !== "interview") continue;
      if (!/^s?he$|^him$|^her$/.test(tree.lower[asked]!) || lookup.nameOfHead(tree.sentence, asked).key !== null)
        return { tree, head: asked };
    }
  }
  return null;
}

/** The last person named before sentence `until` of a part, its title included. */
export function lastNamedBefore(scene: Scene, part: number, until: number): Speaker | null {
  const { trees, doc, lookup } = scene;
  let last: Speaker | null = null;
  let unknown: Speaker | null = null;
  for (const tree of trees.slice(0, until)) {
    if (!isIntroduction(doc, tree, part)) continue;
    for (const mention of lookup.within(spanOf(tree, 0, tree.tokens.length - 1)))
      if (mention.kind === "person" && mention.how !== "pronoun") last = { tree, head: mention.head - tree.firstToken };
    for (let k = 0; k < tree.tokens.length; k++)
      if (isFullName(tree, k) && isPerson(scene, tree, k)) unknown = { tree, head: k };
  }
  return last ?? unknown;
}

/** Whether a name of several words hangs together at `k`. */
function isFullName(tree: Tree, k: number): boolean {
  if (tree.xpos[k] !== "NNP" || tree.relations[k] === "flat" || tree.relations[k] === "nmod:desc") return false;
  return nameOf(tree, k).length > 1;
}

/** The words of the name with its head at `k`. */
function nameOf(tree: Tree, k: number): string[] {
  return [k, ...childrenBy(tree, k, "flat"), ...tree.children[k]!.filter((c) => tree.relations[c] === "nmod:desc")]
    .filter((c) => tree.xpos[c] === "NNP")
    .map((c) => tree.lower[c]!);
}

function isIntroduction(doc: Doc, tree: Tree, part: number): boolean {
  const own = doc.sentences[tree.sentence]!.part;
  return own === part || doc.parts[own]!.kind === "title";
}

/** The two who talk with one another by a verb of conversation or by `an interview with`, or null. */
function partnersOf(tree: Tree, verb: number): number[] | null {
  const lemma = tree.lemmas[verb]!;
  const behind = (...cases: string[]): number =>
    childrenBy(tree, verb, "obl", "nmod").find((k) => cases.includes(tree.lower[child(tree, k, "case")] ?? "")) ?? -1;
  const found = (...partners: number[]): number[] | null => {
    const known = partners.filter((k) => k >= 0);
    return known.length > 0 ? known : null;
  };
  if (tree.upos[verb] === "NOUN") return lemma === "interview" ? found(behind("with")) : null;
  if (tree.upos[verb] !== "VERB") return null;
  const subject = subjectOf(tree, verb).token;
  if (lemma === "interview") return isPassive(tree, verb) ? found(subject) : found(subject, child(tree, verb, "obj"));
  if (lemma === "meet") return found(subject, child(tree, verb, "obj"));
  const partner = CONVERSING.has(lemma) ? behind("to", "with") : -1;
  return partner >= 0 ? found(subject, partner) : null;
}

/** Whether a word names one person: he or she, a personal name, a noun for one. */
function isPerson({ lookup, lexicon, names }: Scene, tree: Tree, k: number): boolean {
  if (/^(?:s?he|him|her)$/.test(tree.lower[k]!)) return true;
  const { kind } = lookup.nameOfHead(tree.sentence, k);
  if (kind !== null) return kind === "person";
  const noun = tree.lemmas[k]!;
  // A name that no table holds, of no place: somebody's.
  if (tree.xpos[k] === "NNP")
    return /^\p{Lu}\p{Ll}/u.test(tree.tokens[k]!.text) && !names(tree).isLand(k) && !BODY_NOUN.test(noun);
  if (tree.xpos[k] !== "NN" || BODY_NOUN.test(noun) || lexicon.documents.has(noun)) return false;
  // `the surgeon Petra Holm`
  const isNamed = childrenBy(tree, k, "flat", "appos").some((c) => tree.xpos[c] === "NNP");
  return isNamed || lexicon.agents.has(noun) || AGENT_NOUN.test(noun);
}

/** Verbs for what one does before one answers. */
const GESTURES = new Set(
  "laugh smile shrug nod sigh grin frown hesitate pause wince chuckle snort bristle scoff sneer weep blush giggle smirk grimace".split(
    " ",
  ),
);

/** Whether the verb is such a gesture: `shakes her head` is one, too. */
export function isGesture(tree: Tree, verb: number): boolean {
  if (GESTURES.has(tree.lemmas[verb]!)) return true;
  const object = child(tree, verb, "obj");
  return object > verb && tree.lemmas[verb] === "shake" && tree.lemmas[object] === "head";
}

/** How far back the one who spoke last is looked for when a question stands between. */
const REACH = 8;

/**
 * Who replies in the bare quotation `q`, by the sentence `prior` before it: the one asked, the one told, the one who laughs, the one who
 * has spoken before. A draft goes on with its speaker, undefined leaves it to the accounts around, null is nobody known.
 */
export function replier(
  scene: Scene,
  drafts: readonly (readonly Draft[])[],
  quotations: readonly Quotation[],
  prior: Tree,
  q: Quotation,
): Speaker | Draft | null | undefined {
  const { doc } = scene;
  const persons = (k: number): boolean => k >= 0 && isPerson(scene, prior, k);
  const said = new Set(doc.tokens.slice(q.first, q.last + 1).map(({ text }) => text.toLowerCase()));
  const isOne = ["i", "me", "my", "mine", "myself"].some((word) => said.has(word));
  const isOurs = isOne || ["we", "us", "our", "ours"].some((word) => said.has(word));
  const lastToken = prior.firstToken + prior.tokens.length - 1;
  if (quotations.some(({ first, last }) => first <= lastToken && lastToken <= last)) return undefined;
  const verb = mainVerb(prior);
  const { token: subject, how } = subjectOf(prior, verb);
  if (prior.lower.at(-1) === "?") {
    const isThem = subject >= 0 && /^s?he$/.test(prior.lower[subject]!);
    // `Should he go? "He should."` speaks of another.
    if (isThem && (isOurs || !said.has(prior.lower[subject]!))) return { tree: prior, head: subject };
    return personBefore(scene, drafts, prior.sentence);
  }
  const speaker = lastSpeaker(drafts[prior.sentence]!);
  if (speaker) {
    const { link } = speaker;
    const mayBeOne = link.sourceHead < 0 || persons(link.sourceHead) || prior.upos[link.sourceHead] === "PRON";
    if (!isOne || mayBeOne) return undefined;
    // No office says `I`: the one who is told something does, or who spoke before.
    const told = child(prior, link.head, "iobj", "obj");
    if (persons(told)) return { tree: prior, head: told };
    return prior.xpos[link.sourceHead] === "NN"
      ? (personBefore(scene, drafts, prior.sentence) ?? undefined)
      : undefined;
  }
  if (how !== "own" || !persons(subject) || isPassive(prior, verb)) return undefined;
  // Reportage in the present stays with whom it watches; in the past anybody may be heard next.
  return isGesture(prior, verb) || (isOurs && prior.xpos[verb] === "VBZ") ? { tree: prior, head: subject } : undefined;
}

/** The verb of the main clause, also where the parse takes `Asked about it,` in front of it for the clause. */
function mainVerb(tree: Tree): number {
  const comma = tree.lower.indexOf(",");
  if (tree.lower[tree.root] !== "asked" || tree.root > 1 || comma < 0) return tree.root;
  for (let k = tree.tokens.length - 1; k > comma; k--)
    if (relation(tree, k) === "nsubj" && tree.heads[k]! > k && isVerb(tree, tree.heads[k]!)) return tree.heads[k]!;
  return tree.root;
}

/** The draft by which a person spoke last before a sentence of its part, or null. */
function personBefore(scene: Scene, drafts: readonly (readonly Draft[])[], sentence: number): Draft | null {
  const { doc, trees } = scene;
  for (let s = sentence - 1; s >= Math.max(0, sentence - REACH); s--) {
    if (doc.sentences[s]!.part !== doc.sentences[sentence]!.part) return null;
    const speaker = lastSpeaker(drafts[s]!);
    if (speaker?.speaker || (speaker && isPerson(scene, trees[s]!, speaker.link.sourceHead))) return speaker;
  }
  return null;
}

/** The link whose speaker a quotation in the next sentence goes on with: the outermost act of saying, or null. */
export function lastSpeaker(drafts: readonly Draft[]): Draft | null {
  let best: Draft | null = null;
  for (const d of drafts) {
    const { link } = d;
    if (d.speaker === undefined && link.sourceHead < 0) continue;
    if (link.unreal || link.negated || link.form === "noun" || link.form === "adjective") continue;
    if (!["say", "claim", "announce", "warn", "deny", "demand", "pledge", "predict"].includes(link.cls)) continue;
    if (!best || link.content.length > best.link.content.length) best = d;
  }
  return best;
}

/** `"…": a nurse on the closure`: the noun behind the quotation's colon at `colon` that names who said it, or -1. */
export function speakerBehind(scene: Scene, tree: Tree, colon: number): number {
  const n = tree.tokens.length;
  for (let k = colon + 1; k < n; k++) {
    if (["VBD", "VBZ", "VBP", "MD"].includes(tree.xpos[k]!) && !isInRelative(tree, k)) return -1;
    if (isQuoteMark(tree, k)) return -1;
  }
  let head = colon + 1;
  while (head < n && ["DET", "ADJ", "NUM", "ADV", "PUNCT"].includes(tree.upos[head]!)) head++;
  while (head + 1 < n && isNominal(tree, head) && isNominal(tree, head + 1)) head++;
  if (head >= n || !isNominal(tree, head)) return -1;
  if (tree.xpos[head] !== "NNS") return isPerson(scene, tree, head) ? head : -1;
  return scene.lexicon.agents.has(tree.lemmas[head]!) || AGENT_NOUN.test(tree.lemmas[head]!) ? head : -1;
}

const isNominal = (tree: Tree, k: number): boolean => tree.upos[k] === "NOUN" || tree.upos[k] === "PROPN";

function isInRelative(tree: Tree, k: number): boolean {
  for (let at = k, steps = 0; at >= 0 && steps < 4; at = tree.heads[at]!, steps++)
    if (relation(tree, at) === "acl") return true;
  return false;
}

/** The quotation of the document that holds the same words as `q`, e.g. as headline, or null. */
export function sameWords(doc: Doc, quotations: readonly Quotation[], q: Quotation): Quotation | null {
  const wordsOf = ({ first, last }: Quotation): string =>
    ` ${doc.tokens
      .slice(first, last + 1)
      .map(({ text }) => text.toLowerCase())
      .filter((word) => /[\p{L}\d]/u.test(word))
      .join(" ")} `;
  const words = wordsOf(q);
  return quotations.find((other) => other !== q && wordsOf(other).includes(words)) ?? null;
}

/** What a writer's last paragraph is about: the interview itself and who did not answer. */
const CLOSING = new Set("interview comment question request newspaper".split(" "));

/** The sentence before which the answer in sentence `s` ends; `next` is the sentence of the next turn. */
export function answerEnd({ doc, trees, lookup }: Scene, s: number, next: number, who: Speaker | null): number {
  const { part, paragraph } = doc.sentences[s]!;
  const key = who ? lookup.nameOfHead(who.tree.sentence, who.head).key : null;
  const name = who ? nameOf(who.tree, who.head) : [];
  const isLast = next >= doc.sentences.length || doc.sentences[next]!.part !== part;
  let end = s + 1;
  while (end < doc.sentences.length && doc.sentences[end]!.paragraph === paragraph) end++;
  while (end < next && doc.sentences[end]!.part === part) {
    let to = end;
    while (to < next && doc.sentences[to]!.paragraph === doc.sentences[end]!.paragraph) to++;
    const sentences = trees.slice(end, to);
    const span = { start: doc.sentences[end]!.start, end: doc.sentences[to - 1]!.end };
    // A paragraph about the one who is asked is the writer's; behind the last answer so is what nobody says of himself.
    if (key !== null && lookup.within(span).some((m) => m.key === key && m.how !== "pronoun")) break;
    if (sentences.some((t) => name.some((word) => t.xpos[t.lower.indexOf(word)] === "NNP"))) break;
    if (isLast && !sentences.some((t) => t.lower.some((word) => /^(?:i|we|my|our|us|me)$/.test(word)))) break;
    if (isLast && sentences.some((t) => t.lemmas.some((lemma) => CLOSING.has(lemma)))) break;
    end = to;
  }
  return end;
}
