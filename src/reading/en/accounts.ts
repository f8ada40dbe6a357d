// Indirect speech that goes on: behind `the envoy said that X had ...` the next sentences in backshifted tenses, with no speaker of their own.
import type { Doc } from "../../text/index.ts";
import type { Draft } from "./attribution.ts";
import { subjectOf } from "./subjects.ts";
import { child, childrenBy, relation, type Tree } from "./tree.ts";

/** Those who speak in records of meetings. */
const RECORDED = new Set(
  "representative delegate delegation observer envoy chair chairperson chairman chairwoman coordinator rapporteur commissioner under-secretary under-secretary-general secretary-general".split(
    " ",
  ),
);

/** Bodies and papers whose own acts a record tells between speeches. */
const BODIES = new Set("council committee assembly meeting session conference draft amendment vote motion".split(" "));

const SPEECH = new Set(
  "say claim announce warn deny demand pledge predict accept refuse evaluate believe hope".split(" "),
);

/** Predicates that stand in the simple past for a present that was said: `the plan lacked`, `his delegation supported`. */
const STATES = new Set(
  "be have remain need require support oppose favour favor share believe consider regard hope welcome regret want wish continue lack face depend reject attach call deplore condemn urge stand seem appear know".split(
    " ",
  ),
);

const PAST_MODALS = new Set("would could should might must".split(" "));

/** Adds the sentences that go on with an account to the content of the link that opened it. */
export function continueAccounts(doc: Doc, trees: readonly Tree[], drafts: readonly (readonly Draft[])[]): void {
  let account: Draft | null = null;
  let recorded = false;
  for (const [s, tree] of trees.entries()) {
    const sentence = doc.sentences[s]!;
    if (s === 0 || doc.sentences[s - 1]!.paragraph !== sentence.paragraph) {
      account = null;
      recorded = false;
    }
    const own = drafts[s]!.filter((d) => opensAccount(d));
    if (own.length > 0) {
      const outermost = own.reduce((a, b) => (b.link.content.length > a.link.content.length ? b : a));
      const isRecord = isRecordSpeaker(outermost);
      const pronoun = ["he", "she", "they"].includes(tree.lower[outermost.link.sourceHead]!);
      recorded = isRecord || (recorded && pronoun);
      account = outermost;
      continue;
    }
    if (!account) continue;
    const goesOn = recorded ? isReported(tree) : isToldFurther(tree, account);
    if (!goesOn || drafts[s]!.some((d) => d.link.form === "quote" || d.link.form === "colon")) {
      account = null;
      continue;
    }
    account.further.push([sentence.firstToken, sentence.endToken]);
    if (!recorded) account = null;
  }
}

/** Whether the link is a past act of speech by somebody in the main clause. */
function opensAccount({ link, tree }: Draft): boolean {
  if (link.form !== "verb" || link.sourceHead < 0 || link.unreal || link.hearsay || !SPEECH.has(link.cls)) return false;
  if (tree.xpos[link.head] !== "VBD") return false;
  let k = link.head;
  for (let steps = 0; relation(tree, k) === "conj" && steps < 4; steps++) k = tree.heads[k]!;
  return k === tree.root || relation(tree, k) === "parataxis";
}

/** `The representative of X said`, `Mr. Y (Country) said`. */
function isRecordSpeaker({ link, tree }: Draft): boolean {
  const [from, to] = link.source ?? [link.sourceHead, link.sourceHead];
  const words = tree.lower.slice(from, Math.max(to, link.sourceHead) + 1);
  if (words.some((word) => RECORDED.has(word) || word === "secretary")) return true;
  const last = link.source ? link.source[1] : link.sourceHead;
  return tree.upos[link.sourceHead] === "PROPN" && tree.lower.slice(link.sourceHead + 1, last + 2).includes("(");
}

/** Whether the main clause stands in a tense of reported speech. */
function isReported(tree: Tree): boolean {
  const { root } = tree;
  const subject = child(tree, root, "nsubj", "nsubj:pass");
  if (subject >= 0 && ["i", "we", "you"].includes(tree.lower[subject]!)) return false;
  if (isBackshifted(tree)) return subject < 0 || !BODIES.has(tree.lemmas[subject]!) || hasPastModal(tree);
  const past = [root, ...childrenBy(tree, root, "aux", "aux:pass", "cop")].some((k) => tree.xpos[k] === "VBD");
  if (!past || (subject >= 0 && BODIES.has(tree.lemmas[subject]!))) return false;
  return child(tree, root, "cop", "aux") >= 0 || STATES.has(tree.lemmas[root]!);
}

/** Whether a sentence of a news report plainly goes on: backshifted, about what was spoken of, not about the speaker. */
function isToldFurther(tree: Tree, { link, tree: before }: Draft): boolean {
  if (link.shape !== "clause" || !isBackshifted(tree)) return false;
  const shifted = link.content.some(
    (k) => (before.lower[k] === "had" && before.upos[k] === "AUX") || before.lower[k] === "would",
  );
  const { token, how } = subjectOf(tree, tree.root);
  if (!shifted || token < 0 || how !== "own" || token > tree.root) return false;
  if (tree.lower[token] === "it") return before.upos[link.sourceHead] !== "PRON" && isPerson(before, link.sourceHead);
  return tree.lower[token] === "they" && isPerson(before, link.sourceHead) && !/S$/.test(before.xpos[link.sourceHead]!);
}

/** A name or a noun for a person: `it` cannot be the speaker. */
function isPerson(tree: Tree, k: number): boolean {
  return (
    tree.upos[k] === "NOUN" &&
    /(?:er|or|ist|man|woman|official|minister|ambassador|resident|general)s?$/.test(tree.lemmas[k]!)
  );
}

function isBackshifted(tree: Tree): boolean {
  const { root } = tree;
  return (
    hasPastModal(tree) || childrenBy(tree, root, "aux").some((k) => tree.lower[k] === "had" || tree.lower[k] === "'d")
  );
}

function hasPastModal(tree: Tree): boolean {
  return childrenBy(tree, tree.root, "aux").some((k) => PAST_MODALS.has(tree.lower[k]!));
}
