// Attribution over a document: the links of each sentence, quotations joined to them, and accounts that go on over sentences.

import type { Doc, Span } from "../../text/index.ts";
import type { Attribution } from "../attribution.ts";
import { continueAccounts } from "./accounts.ts";
import { captionEnd } from "./datelines.ts";
import type { NameLookup } from "./entities/name-lookup.ts";
import { cueExtent, sourceExtent } from "./extents.ts";
import {
  answerEnd,
  findRoles,
  interviewed,
  lastNamedBefore,
  lastSpeaker,
  type RoleLabel,
  replier,
  type Scene,
  type Speaker,
  sameWords,
  speakerBehind,
} from "./interviews.ts";
import { labelSentence } from "./labeller/label-links.ts";
import type { LabellerWeights } from "./labeller/model.ts";
import { factsOf } from "./labeller/sentence-facts.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { cueGroup, findLinks, type Link, type NameOracle, range } from "./links.ts";
import { outermostLinks } from "./outermost.ts";
import { AGENT_NOUN, BODY_NOUN } from "./person-nouns.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { isLabel, labelColon } from "./sentences.ts";
import { subjectOf } from "./subjects.ts";
import { child, isMark, isQuoteMark, isVerb, runs, spanOf, type Tree, trimMarks } from "./tree.ts";

/** A link with its place in the document; `further` are document tokens of other sentences that belong to its content. */
export interface DocLink extends Link {
  readonly tree: Tree;
  /** Half-open runs of document tokens, in order. */
  readonly further: readonly (readonly [number, number])[];
  /** Who speaks, where another sentence names him. */
  readonly speaker?: Speaker;
}

/** Everything that the attribution step found in a document. */
export interface DocLinks {
  /** Links of each sentence, by sentence index. */
  readonly bySentence: readonly (readonly DocLink[])[];
  /** Links that only the trained labeller found, by sentence index. */
  readonly labelled: readonly (readonly DocLink[])[];
  /** By sentence index: what the labeller takes for the content of the grammar's link with the head that is the key. */
  readonly reach: readonly ReadonlyMap<number, readonly number[]>[];
  readonly quotations: readonly Quotation[];
}

export interface Draft {
  link: Link;
  readonly tree: Tree;
  further: [number, number][];
  speaker?: Speaker;
}

/** Finds the links of all sentences and joins quotations to them. */
export function attribute(
  doc: Doc,
  trees: readonly Tree[],
  lexicon: Lexicon,
  names: (tree: Tree) => NameOracle,
  labeller: LabellerWeights | null,
  lookup: NameLookup,
): DocLinks {
  const quotations = findQuotations(doc);
  const drafts: Draft[][] = trees.map((tree) =>
    findLinks(tree, lexicon, names(tree)).map((link) => ({ link, tree, further: [] })),
  );
  const sentenceOf = sentenceIndex(doc);
  const owner = new Map<Quotation, Draft>();
  const scene: Scene = { doc, trees, lookup, lexicon, names };
  for (const quotation of quotations) {
    const first = sentenceOf(quotation.first);
    const last = sentenceOf(quotation.last);
    clipLinksInside(trees, drafts, quotation, first, last);
    const draft =
      extendOverlapping(doc, trees, drafts, quotation, first, last) ??
      adjacentCue(doc, trees, drafts, quotation, first, last, lexicon) ??
      secondHalf(doc, trees, drafts, owner, quotation, first);
    if (draft) owner.set(quotation, draft);
  }
  dashedSources(doc, trees, drafts, quotations, owner, sentenceOf, names);
  headlineSources(scene, drafts, quotations, owner, sentenceOf);
  continueQuotations(doc, trees, drafts, quotations, owner, sentenceOf);
  const roles = findRoles(doc, trees);
  bareQuotations(scene, drafts, quotations, owner, sentenceOf, roles);
  speakerLabels(scene, drafts, names, quotations, roles);
  announcedParagraphs(doc, trees, drafts, lexicon);
  continueAccounts(doc, trees, drafts);
  const labelled = labeller
    ? label(doc, trees, drafts, quotations, lexicon, names, labeller)
    : { drafts: [], reach: [] };
  return {
    quotations,
    bySentence: drafts.map(linksOf),
    labelled: labelled.drafts.map(linksOf),
    reach: labelled.reach,
  };
}

function linksOf(drafts: readonly Draft[]): DocLink[] {
  return drafts
    .map((d) => ({ ...d.link, tree: d.tree, further: d.further, ...(d.speaker ? { speaker: d.speaker } : {}) }))
    .sort((a, b) => a.head - b.head);
}

/** What the labeller adds to the grammar's links; its contents, too, take the whole of a quotation. */
function label(
  doc: Doc,
  trees: readonly Tree[],
  drafts: readonly (readonly Draft[])[],
  quotations: readonly Quotation[],
  lexicon: Lexicon,
  names: (tree: Tree) => NameOracle,
  labeller: LabellerWeights,
): { drafts: Draft[][]; reach: ReadonlyMap<number, readonly number[]>[] } {
  const quoted = quotedTokens(doc, quotations);
  const reach: ReadonlyMap<number, readonly number[]>[] = [];
  const added = trees.map((tree, s) => {
    const links = drafts[s]!.map((d) => d.link);
    const found = labelSentence(labeller, factsOf(tree, lexicon, names(tree), links, quoted), lexicon, links);
    reach.push(found.reach);
    return found.added.map((link): Draft => ({ link, tree, further: [] }));
  });
  const sentenceOf = sentenceIndex(doc);
  for (const quotation of quotations)
    extendOverlapping(doc, trees, added, quotation, sentenceOf(quotation.first), sentenceOf(quotation.last));
  return { drafts: added, reach };
}

/** For each token of the document 1 inside a quotation or on its marks, else 0. */
export function quotedTokens(doc: Doc, quotations: readonly Quotation[]): Uint8Array {
  const quoted = new Uint8Array(doc.tokens.length);
  for (const q of quotations) quoted.fill(1, q.first, q.last + 1);
  return quoted;
}

/** A cue inside a quotation speaks for the quotation only: its content and source end at the marks. */
function clipLinksInside(trees: readonly Tree[], drafts: Draft[][], q: Quotation, first: number, last: number): void {
  for (let s = first; s <= last; s++) {
    const tree = trees[s];
    if (!tree) continue;
    for (const draft of drafts[s]!) {
      const at = tree.firstToken + draft.link.head;
      if (at <= q.first || at >= q.last) continue;
      const content = draft.link.content.filter((k) => tree.firstToken + k > q.first && tree.firstToken + k < q.last);
      if (content.length !== draft.link.content.length) draft.link = { ...draft.link, content };
    }
    drafts[s] = drafts[s]!.filter((d) => d.link.content.length > 0);
  }
}

/** A content that reaches into a quotation takes all of it. Returns the outermost such link. */
function extendOverlapping(
  doc: Doc,
  trees: readonly Tree[],
  drafts: Draft[][],
  q: Quotation,
  first: number,
  last: number,
): Draft | null {
  let best: Draft | null = null;
  for (let s = first; s <= last; s++) {
    const tree = trees[s];
    if (!tree) continue;
    for (const draft of drafts[s]!) {
      const link = draft.link;
      const head = tree.firstToken + link.head;
      if (head >= q.first && head <= q.last) continue;
      if (link.source && tree.firstToken + link.source[0] > q.first && tree.firstToken + link.source[0] < q.last)
        continue;
      const inside = link.content.some((k) => {
        const at = tree.firstToken + k;
        return at >= q.first && at <= q.last && !isMark(tree, k);
      });
      if (!inside) continue;
      const tokens = new Set(link.content);
      for (let at = q.first; at <= q.last; at++) {
        const k = at - tree.firstToken;
        if (k >= 0 && k < tree.tokens.length && !link.cue.includes(k)) tokens.add(k);
      }
      draft.link = { ...link, content: [...tokens].sort((a, b) => a - b) };
      addFurther(doc, draft, tree, q);
      if (!best || draft.link.content.length > best.link.content.length) best = draft;
    }
  }
  return best;
}

function addFurther(doc: Doc, draft: Draft, tree: Tree, q: Quotation): void {
  const start = tree.firstToken;
  const end = doc.sentences[tree.sentence]!.endToken;
  if (q.first < start) draft.further.push([q.first, Math.min(q.last + 1, start)]);
  if (q.last >= end) draft.further.push([Math.max(q.first, end), q.last + 1]);
}

/** A word of saying next to the quotation's marks, outside it, takes it as its content. */
function adjacentCue(
  doc: Doc,
  trees: readonly Tree[],
  drafts: Draft[][],
  q: Quotation,
  first: number,
  last: number,
  lexicon: Lexicon,
): Draft | null {
  const words = q.last - q.first - 1;
  const before = doc.tokens[q.first - 1]?.text ?? "";
  const leadsIn = before === ":" || before === "," ? cueNear(doc, trees[first]!, q, "before", lexicon) >= 0 : false;
  const sides = [
    [last, "after"],
    [first, "before"],
    [first - 1, "colon"],
  ] as const;
  for (const [s, side] of leadsIn ? [sides[1], sides[0], sides[2]] : sides) {
    const tree = trees[s];
    if (!tree) continue;
    if (
      side === "colon" &&
      doc.sentences[s]!.paragraph !== doc.sentences[first]!.paragraph &&
      doc.text[doc.sentences[s]!.end - 1] !== ":"
    )
      continue;
    const found = cueNear(doc, tree, q, side, lexicon);
    if (found < 0) continue;
    // Scare quotes: a word or two inside somebody else's clause are no speech.
    if (words < 3 && side !== "colon") continue;
    const existing = drafts[s]!.find((d) => d.link.head === found);
    let subject = subjectOf(tree, found);
    const content: number[] = [];
    for (let at = q.first; at <= q.last; at++) {
      const k = at - tree.firstToken;
      if (k >= 0 && k < tree.tokens.length) content.push(k);
    }
    let draft: Draft;
    if (existing) {
      existing.link = {
        ...existing.link,
        content: [...new Set([...existing.link.content, ...content])].sort((a, b) => a - b),
      };
      draft = existing;
    } else {
      const phrase = matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, found);
      // Behind the quotation the parser often takes the speaker for an object.
      const object = child(tree, found, "obj");
      if (subject.token < 0 && side === "after" && object > found)
        subject = { token: object, passive: false, how: "own" };
      const source = subject.token >= 0 ? sourceRange(tree, subject.token, found, q) : null;
      draft = {
        tree,
        further: [],
        link: {
          cue: cueGroup(tree, found, []),
          head: found,
          cls: phrase?.value ?? "say",
          form: "quote",
          shape: "quote",
          source,
          sourceHead: subject.token,
          content,
          unreal: false,
          negated: false,
          hearsay: false,
          rule: `quote-${side}`,
        },
      };
      drafts[s]!.push(draft);
    }
    if (side === "colon") draft.further.push([q.first, q.last + 1]);
    else addFurther(doc, draft, tree, q);
    return draft;
  }
  return null;
}

/** `“…,” thundered the general, “…”`: the second half has the speaker of the first. */
function secondHalf(
  doc: Doc,
  trees: readonly Tree[],
  drafts: readonly (readonly Draft[])[],
  owner: ReadonlyMap<Quotation, Draft>,
  q: Quotation,
  first: number,
): Draft | null {
  const tree = trees[first];
  const before = [...owner.keys()].at(-1);
  const draft = before && owner.get(before);
  if (!tree || !before || !draft || draft.tree !== tree || doc.tokens[q.first - 1]?.text !== ",") return null;
  const cue = tree.firstToken + draft.link.head;
  if (cue < before.last || cue > q.first || q.first - cue > 16) return null;
  if (
    drafts[first]!.some(
      (d) => d !== draft && tree.firstToken + d.link.head > cue && tree.firstToken + d.link.head < q.first,
    )
  )
    return null;
  const inside = range(q.first, q.last).map((k) => k - tree.firstToken);
  draft.link = { ...draft.link, content: [...draft.link.content, ...inside.filter((k) => k < tree.tokens.length)] };
  addFurther(doc, draft, tree, q);
  return draft;
}

/** Verbs that are words of saying only next to a quotation. */
const GOING_ON = new Set("continue yell scream sing".split(" "));

/** The cue verb nearest to the quotation's mark on the given side, or -1. */
function cueNear(doc: Doc, tree: Tree, q: Quotation, side: "before" | "after" | "colon", lexicon: Lexicon): number {
  const n = tree.tokens.length;
  const isCue = (k: number): boolean => {
    if (!isVerb(tree, k) || tree.upos[k] === "AUX") return false;
    if (GOING_ON.has(tree.lemmas[k]!) && (side !== "before" || tree.lower[q.first - 1 - tree.firstToken] === ":"))
      return true;
    const phrase = matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, k);
    return (
      phrase !== null &&
      [
        "say",
        "claim",
        "announce",
        "believe",
        "warn",
        "show",
        "demand",
        "pledge",
        "deny",
        "evaluate",
        "refuse",
      ].includes(phrase.value)
    );
  };
  if (side === "after") {
    const from = q.last + 1 - tree.firstToken;
    // `“…,” thundered the general`: straight behind a quotation that opens its sentence any finite verb is one of saying.
    if (
      from > 4 &&
      q.first === tree.firstToken &&
      [",", "?", "!"].includes(tree.lower[from - 2] ?? "") &&
      ["VBD", "VBZ"].includes(tree.xpos[from] ?? "") &&
      tree.upos[from] === "VERB" &&
      ["DET", "PROPN", "PRON", "NOUN"].includes(tree.upos[from + 1] ?? "")
    )
      return from;
    for (let k = from; k < Math.min(n, from + 14); k++) if (k >= 0 && isCue(k) && !isMark(tree, k)) return k;
    return -1;
  }
  if (side === "colon") {
    if (doc.text[doc.sentences[tree.sentence]!.end - 1] !== ":" && tree.lower[n - 1] !== ":") return -1;
    for (let k = n - 1; k >= 0; k--) if (isCue(k)) return k;
    return -1;
  }
  const to = q.first - 1 - tree.firstToken;
  const near = tree.lower[to] === ":" ? 20 : 8;
  for (let k = to; k >= Math.max(0, to - near); k--) if (isCue(k)) return k;
  return -1;
}

function sourceRange(tree: Tree, subject: number, cue: number, q: Quotation): readonly [number, number] {
  let from = Math.max(tree.left[subject]!, 0);
  let to = Math.max(tree.right[subject]!, subject);
  const qFirst = q.first - tree.firstToken;
  const qLast = q.last - tree.firstToken;
  if (subject < cue) to = Math.min(to, cue - 1);
  else from = Math.max(from, cue + 1);
  if (subject > qLast) from = Math.max(from, qLast + 1);
  if (subject < qFirst) to = Math.min(to, qFirst - 1);
  [from, to] = trimMarks(tree, from, to);
  return from <= subject && subject <= to ? [from, to] : [subject, subject];
}

/**
 * Quotations without a cue of their own go on with the account before them: the next sentence of the paragraph, or the
 * next paragraph when it opens with a quotation mark and the one before was never closed or was all quotation.
 */
function continueQuotations(
  doc: Doc,
  trees: readonly Tree[],
  drafts: Draft[][],
  quotations: readonly Quotation[],
  owner: Map<Quotation, Draft>,
  sentenceOf: (token: number) => number,
): void {
  for (const [i, q] of quotations.entries()) {
    if (owner.has(q) || q.last - q.first < 4) continue;
    const first = sentenceOf(q.first);
    const sentence = doc.sentences[first]!;
    // Only a quotation that opens its sentence carries on.
    if (q.first - sentence.firstToken > 1) continue;
    const lastSentence = sentenceOf(q.last);
    if (drafts[first]!.some((d) => d.tree.firstToken + d.link.head > q.last)) continue;
    if (doc.sentences[lastSentence]!.endToken - q.last > 3) continue;
    const before = quotations[i - 1];
    if (!before) continue;
    const previous = owner.get(before);
    if (!previous) continue;
    const previousSentence = doc.sentences[sentenceOf(before.last)]!;
    const sameParagraph = previousSentence.paragraph === sentence.paragraph;
    const gap = first - sentenceOf(before.last);
    const next = previousSentence.paragraph + 1 === sentence.paragraph;
    if (
      !(sameParagraph && gap <= 1) &&
      !(next && gap <= 1 && (!before.closed || previous.tree.sentence === sentenceOf(before.last)))
    )
      continue;
    if (next && before.closed && trees[first] && !opensQuote(doc, sentence.firstToken)) continue;
    previous.further.push([q.first, q.last + 1]);
    owner.set(q, previous);
  }
}

/**
 * Whole quoted sentences without any cue are not the writer's words: whoever replies in them speaks, or the speaker of the sentence before
 * goes on, else nobody in particular speaks. A quotation that stands in the text once more has the speaker that it has there.
 */
function bareQuotations(
  scene: Scene,
  drafts: Draft[][],
  quotations: readonly Quotation[],
  owner: Map<Quotation, Draft>,
  sentenceOf: (token: number) => number,
  roles: ReadonlyMap<number, RoleLabel>,
): void {
  const { doc, trees } = scene;
  const repeated: [Draft, Quotation][] = [];
  for (const q of quotations) {
    if (owner.has(q) || !q.closed || q.last - q.first < 4) continue;
    const s = sentenceOf(q.first);
    const tree = trees[s];
    const e = sentenceOf(q.last);
    const start = doc.sentences[s]!.firstToken;
    if (!tree || q.first !== start || doc.sentences[e]!.endToken - q.last > 2) continue;
    const isSentence = range(s, e).some((i) =>
      trees[i]?.xpos.some((tag, k) => {
        const at = trees[i]!.firstToken + k;
        return at > q.first && at < q.last && ["VBD", "VBZ", "VBP", "MD"].includes(tag);
      }),
    );
    if (!isSentence) continue;
    const held = range(s, e).some((i) =>
      drafts[i]?.some((d) => d.tree.firstToken + d.link.head > q.last || d.tree.firstToken + d.link.head < q.first),
    );
    if (held) continue;
    const before = speakerOfBare(scene, drafts, quotations, s, q);
    if (before && "link" in before) {
      before.further.push([q.first, q.last + 1]);
      owner.set(q, before);
      continue;
    }
    const draft = quotedDraft(doc, tree, q, {
      head: 0,
      form: "quote",
      source: null,
      sourceHead: -1,
      content: range(0, Math.min(q.last - start, tree.tokens.length - 1)),
      hearsay: true,
      rule: "quote-bare",
    });
    if (before) draft.speaker = before;
    else repeated.push([draft, q]);
    drafts[s]!.push(draft);
    owner.set(q, draft);
  }
  for (const [draft, q] of repeated) {
    const same = sameWords(doc, quotations, q);
    const found = same && owner.get(same);
    const { part } = doc.sentences[draft.tree.sentence]!;
    const speaker =
      found && found !== draft
        ? (found.speaker ?? (found.link.sourceHead < 0 ? null : { tree: found.tree, head: found.link.sourceHead }))
        : doc.parts[part]!.kind === "title"
          ? intervieweeOf(scene, roles)
          : null;
    if (speaker) draft.speaker = speaker;
  }
}

/** Who speaks in the bare quotation that opens sentence `s`: a draft where somebody goes on, null where nobody is known. */
function speakerOfBare(
  scene: Scene,
  drafts: readonly (readonly Draft[])[],
  quotations: readonly Quotation[],
  s: number,
  q: Quotation,
): Speaker | Draft | null {
  const { doc, trees } = scene;
  const { part, paragraph } = doc.sentences[s]!;
  const prior = trees[s - 1];
  const before = doc.sentences[s - 1];
  if (prior && before?.part === part && (before.paragraph === paragraph || prior.lower.at(-1) === "?")) {
    const found = replier(scene, drafts, quotations, prior, q);
    if (found !== undefined) return found;
  }
  for (let i = s - 1; i >= Math.max(0, s - 2); i--) {
    const sentence = doc.sentences[i]!;
    if (sentence.part !== part || (i < s - 1 && sentence.paragraph !== paragraph)) break;
    const speaker = lastSpeaker(drafts[i]!);
    if (speaker) return speaker;
  }
  return null;
}

/** Whom the article interviews: who is said to have been spoken to, in a dialogue else who was named last in front of it; or null. */
function intervieweeOf(scene: Scene, roles: ReadonlyMap<number, RoleLabel>): Speaker | null {
  const { doc } = scene;
  const opening = [...roles].find(([, { role }]) => role === "question")?.[0] ?? -1;
  const part = opening >= 0 ? doc.sentences[opening]!.part : doc.parts.findIndex(({ kind }) => kind === "article");
  const until = opening >= 0 ? opening : doc.sentences.length;
  return interviewed(scene, part, until) ?? (opening >= 0 ? lastNamedBefore(scene, part, until) : null);
}

/** `"…": a nurse on the closure`: a quotation that opens a headline, with its source behind a colon. */
function headlineSources(
  scene: Scene,
  drafts: Draft[][],
  quotations: readonly Quotation[],
  owner: Map<Quotation, Draft>,
  sentenceOf: (token: number) => number,
): void {
  const { doc, trees } = scene;
  for (const q of quotations) {
    const s = sentenceOf(q.last);
    const tree = trees[s];
    if (owner.has(q) || !tree || q.first !== doc.sentences[sentenceOf(q.first)]!.firstToken) continue;
    const colon = q.last + 1 - tree.firstToken;
    if (tree.lower[colon] !== ":") continue;
    const head = speakerBehind(scene, tree, colon);
    if (head < 0) continue;
    const draft = quotedDraft(doc, tree, q, {
      head: colon,
      form: "colon",
      source: [colon + 1, tree.tokens.length - 1],
      sourceHead: head,
      content: range(Math.max(0, q.first - tree.firstToken), q.last - tree.firstToken),
      hearsay: false,
      rule: "quote-headline",
    });
    drafts[s]!.push(draft);
    owner.set(q, draft);
  }
}

/** A draft by which a quotation without a verb of saying is said; its head is its only cue. */
function quotedDraft(
  doc: Doc,
  tree: Tree,
  q: Quotation,
  own: Pick<Link, "head" | "form" | "source" | "sourceHead" | "content" | "hearsay" | "rule">,
): Draft {
  const link = { cls: "say", shape: "quote", unreal: false, negated: false, cue: [own.head], ...own } as const;
  const draft: Draft = { tree, further: [], link };
  addFurther(doc, draft, tree, q);
  return draft;
}

/** `“…” ― Name, place`: a quotation with its source behind a dash. */
function dashedSources(
  doc: Doc,
  trees: readonly Tree[],
  drafts: Draft[][],
  quotations: readonly Quotation[],
  owner: Map<Quotation, Draft>,
  sentenceOf: (token: number) => number,
  names: (tree: Tree) => NameOracle,
): void {
  for (const q of quotations) {
    if (owner.has(q) || q.last - q.first < 4) continue;
    const dash = q.last + 1;
    const token = doc.tokens[dash];
    if (!token || !/^(?:[—–―-]|--)$/.test(token.text)) continue;
    const s = sentenceOf(dash);
    const tree = trees[s];
    if (!tree) continue;
    const at = dash - tree.firstToken;
    const rest = range(at + 1, tree.tokens.length - 1).filter((k) => !isMark(tree, k) || tree.lower[k] === ",");
    if (rest.length === 0 || rest.length > 14 || rest.some((k) => ["VBD", "VBZ", "VBP", "MD"].includes(tree.xpos[k]!)))
      continue;
    const oracle = names(tree);
    const first = rest[0]!;
    if (!oracle.isName(first) && tree.upos[first] !== "PROPN") continue;
    let last = first;
    while (
      last + 1 < tree.tokens.length &&
      (tree.upos[last + 1] === "PROPN" || (tree.lower[last + 1] === "." && last + 2 < tree.tokens.length))
    )
      last++;
    const content: number[] = [];
    for (let k = q.first; k <= q.last; k++) {
      const i = k - tree.firstToken;
      if (i >= 0 && i < tree.tokens.length) content.push(i);
    }
    const draft = quotedDraft(doc, tree, q, {
      head: at,
      form: "colon",
      source: [first, last],
      sourceHead: last,
      content,
      hearsay: false,
      rule: "quote-dash",
    });
    drafts[s]!.push(draft);
    owner.set(q, draft);
  }
}

function opensQuote(doc: Doc, token: number): boolean {
  return /^["“]/.test(doc.tokens[token]!.text);
}

const CAPTIONS = new Set(
  "photo photograph image picture map graphic credit caption figure table note update source background analysis opinion video watch listen read related topic tag".split(
    " ",
  ),
);

interface Turn {
  readonly s: number;
  readonly colon: number;
  readonly paragraph: number;
  readonly part: number;
  readonly transcript: boolean;
  /** Within a paragraph, behind other sentences. */
  readonly inner: boolean;
  readonly role: RoleLabel["role"] | null;
}

/** The sentence before which a turn ends: the next turn, or the end of the quotation that it is. */
function turnLimit(
  doc: Doc,
  turns: readonly Turn[],
  i: number,
  transcript: boolean,
  quotations: ReadonlyMap<number, Quotation>,
  content: number,
): number {
  const turn = turns[i]!;
  if (transcript && !turn.inner) {
    let next = i + 1;
    while (turns[next]?.inner) next++;
    return turns[next]?.s ?? doc.sentences.length;
  }
  const quotation = quotations.get(content);
  if (quotation) {
    let e = turn.s;
    while (e < doc.sentences.length && doc.sentences[e]!.endToken <= quotation.last) e++;
    return e + 1;
  }
  return turn.inner ? turn.s + 1 : (turns[i + 1]?.s ?? doc.sentences.length);
}

const FIRST_PERSON: ReadonlySet<string> = new Set(["i", "we", "our", "us", "my", "me"]);

/** `NAME: what was said` at the beginning of a paragraph or, for plain speakers, of a sentence. */
function speakerLabels(
  scene: Scene,
  drafts: Draft[][],
  names: (tree: Tree) => NameOracle,
  quotations: readonly Quotation[],
  roles: ReadonlyMap<number, RoleLabel>,
): void {
  const { doc, trees, lexicon } = scene;
  const turns: Turn[] = [];
  let paragraph = -1;
  for (const [s, tree] of trees.entries()) {
    const sentence = doc.sentences[s]!;
    const isFirst = sentence.paragraph !== paragraph;
    paragraph = sentence.paragraph;
    const label0 = roles.get(s);
    if (label0) {
      const { role, end } = label0;
      const { part } = sentence;
      turns.push({ s, colon: end, paragraph, part, transcript: true, inner: false, role });
      continue;
    }
    const words = tree.tokens.map((t) => t.text);
    const colon = labelColon(words);
    if (colon < 0 || !isLabel({ words, xpos: tree.xpos, upos: tree.upos }, colon)) continue;
    const label = range(0, colon - 1);
    // `Photo: the old bridge`
    if (label.some((k) => CAPTIONS.has(tree.lemmas[k]!)) && label.length <= 3) continue;
    // `Image caption Ann Lee:`
    if (captionEnd(words) === colon) continue;
    const oracle = names(tree);
    const capitals = label.every((k) => isMark(tree, k) || /^\p{Lu}[\p{Lu}.'’-]+$/u.test(tree.tokens[k]!.text));
    const titled = /^(?:mr|ms|mrs|dr|sir|lady|the (?:president|chair|minister|secretary-general))\.?$/.test(
      tree.lower[0] === "the" ? `the ${tree.lower[1]}` : tree.lower[0]!,
    );
    const speaks = (k: number): boolean =>
      lexicon.agents.has(tree.lemmas[k]!) ||
      lexicon.documents.has(tree.lemmas[k]!) ||
      /(?:man|woman|ist|official)s?$/.test(tree.lemmas[k]!);
    const agent = label.some(speaks);
    const person = label.filter((k) => tree.upos[k] === "PROPN").length >= 2 && label.length <= 4 && !oracle.isPlace(0);
    const named = label.some((k) => oracle.isName(k) && !oracle.isPlace(k));
    if (!(capitals || titled || agent || person || named)) continue;
    const quoted = isQuoteMark(tree, colon + 1);
    // `City council budget row: …`: a topic, whoever else is named in it.
    const head = labelHead(tree, colon);
    const isThing = tree.upos[head] === "NOUN" && !speaks(head) && !AGENT_NOUN.test(tree.lemmas[head]!);
    if (isThing && !quoted && !BODY_NOUN.test(tree.lemmas[head]!) && !capitals && !titled && !oracle.isName(head))
      continue;
    // `Kenya: Herders killed in a raid`: the country is what it is about, unless somebody speaks for it.
    const rest = range(colon + 1, tree.tokens.length - 1);
    const isTopic =
      label.every((k) => isMark(tree, k) || tree.upos[k] === "CCONJ" || oracle.isLand(k)) &&
      !quoted &&
      !rest.some((k) => FIRST_PERSON.has(tree.lower[k]!));
    if (isTopic) continue;
    // Within a paragraph only what is plainly a speaker's label counts.
    if (!isFirst && !(capitals || titled || agent || (quoted && (person || named)))) continue;
    // `Turkey: the president warned that …`: a heading; the speaker is named behind it.
    if (
      named &&
      !capitals &&
      !titled &&
      !agent &&
      !FIRST_PERSON.has(tree.lower[colon + 1]!) &&
      drafts[s]!.some((d) => d.link.form === "verb" && d.link.head === tree.root)
    )
      continue;
    turns.push({
      s,
      colon,
      paragraph: sentence.paragraph,
      part: sentence.part,
      transcript: isFirst && (capitals || titled),
      inner: !isFirst,
      role: null,
    });
  }
  const closed = new Map(quotations.filter((q) => q.closed).map((q) => [q.first, q]));
  const transcripts = new Set<number>();
  const turnsOfPart = new Map<number, number>();
  for (const t of turns) {
    if (!t.transcript) continue;
    const count = (turnsOfPart.get(t.part) ?? 0) + 1;
    turnsOfPart.set(t.part, count);
    if (count >= 3) transcripts.add(t.part);
  }
  for (const [i, turn] of turns.entries()) {
    const { s, colon } = turn;
    const tree = trees[s]!;
    const sentence = doc.sentences[s]!;
    const content = range(colon + 1, tree.tokens.length - 1);
    while (content.length > 0 && isMark(tree, content.at(-1)!) && !isQuoteMark(tree, content.at(-1)!)) content.pop();
    if (turn.role !== null) {
      drafts[s]!.push(turnOfInterview(scene, turn, turns[i + 1]?.s ?? doc.sentences.length, content, roles));
      continue;
    }
    const further: [number, number][] = [];
    if (doc.parts[sentence.part]?.kind !== "title") {
      // A turn lasts to the end of its paragraph; in a transcript, to the next turn.
      const limit = turnLimit(doc, turns, i, transcripts.has(turn.part), closed, tree.firstToken + colon + 1);
      let e = s + 1;
      while (
        e < limit &&
        doc.sentences[e]!.part === sentence.part &&
        (doc.sentences[e]!.paragraph === sentence.paragraph || (transcripts.has(turn.part) && e - s < 200))
      )
        e++;
      if (e > s + 1) further.push([doc.sentences[s + 1]!.firstToken, doc.sentences[e - 1]!.endToken]);
    }
    // `MINISTER: No. The ship was empty.`: a turn may open with a single word.
    if (content.length < (further.length > 0 ? 1 : 2)) continue;
    drafts[s]!.push({
      tree,
      further,
      link: {
        cue: [colon],
        head: colon,
        cls: "say",
        form: "colon",
        shape: "rest",
        source: [isQuoteMark(tree, 0) ? 1 : 0, colon - 1],
        sourceHead: labelHead(tree, colon),
        content,
        unreal: false,
        negated: false,
        hearsay: false,
        rule: "speaker-label",
      },
    });
  }
}

/** The head of the label's words outside brackets, which names the speaker. */
function labelHead(tree: Tree, colon: number): number {
  let head = 0;
  for (let k = 0, depth = 0; k < colon; k++) {
    // `Minister of energy:`, `Village head by phone:`
    if (k > 0 && depth === 0 && tree.upos[k] === "ADP") break;
    if (/^[([]$/.test(tree.lower[k]!)) depth++;
    else if (/^[)\]]$/.test(tree.lower[k]!)) depth--;
    else if (depth === 0 && ["NOUN", "PROPN", "ADJ"].includes(tree.upos[k]!)) head = k;
  }
  return head;
}

/** `Q: …`, `A: …`: questions are nobody's statements, answers are those of the one who is interviewed. */
function turnOfInterview(
  scene: Scene,
  { s, colon, role }: Turn,
  next: number,
  content: readonly number[],
  roles: ReadonlyMap<number, RoleLabel>,
): Draft {
  const { doc, trees } = scene;
  const isAnswer = role === "answer";
  const speaker = isAnswer ? intervieweeOf(scene, roles) : null;
  // A bare dialogue is all that its writer says; one that is introduced has somebody else who answers.
  const opening = Math.min(...roles.keys());
  const isIntroduced = trees.slice(0, opening).some((t) => doc.sentences[t.sentence]!.part === doc.sentences[s]!.part);
  const end = isAnswer ? answerEnd(scene, s, next, speaker) : endOfParagraph(doc, s);
  const link: Link = {
    cue: [colon],
    head: colon,
    cls: "say",
    form: "colon",
    shape: "rest",
    source: colon > 0 ? [0, colon - 1] : null,
    sourceHead: -1,
    content,
    unreal: false,
    negated: false,
    hearsay: isAnswer && isIntroduced,
    rule: isAnswer ? "interview-answer" : "interview-question",
  };
  return {
    tree: trees[s]!,
    further: end > s + 1 ? [[doc.sentences[s + 1]!.firstToken, doc.sentences[end - 1]!.endToken]] : [],
    link,
    ...(speaker ? { speaker } : {}),
  };
}

function endOfParagraph(doc: Doc, s: number): number {
  let end = s + 1;
  while (end < doc.sentences.length && doc.sentences[end]!.paragraph === doc.sentences[s]!.paragraph) end++;
  return end;
}

/** `The governor added:` at the end of a paragraph: the next paragraph is what was said. */
function announcedParagraphs(doc: Doc, trees: readonly Tree[], drafts: Draft[][], lexicon: Lexicon): void {
  for (let s = 0; s + 1 < trees.length; s++) {
    const tree = trees[s]!;
    const n = tree.tokens.length;
    const here = doc.sentences[s]!;
    const next = doc.sentences[s + 1]!;
    if (n < 3 || tree.lower[n - 1] !== ":" || next.paragraph === here.paragraph) continue;
    let verb = -1;
    for (let k = n - 2; k >= Math.max(1, n - 8) && verb < 0; k--) {
      if (!["VBD", "VBZ", "VBP"].includes(tree.xpos[k]!) || tree.upos[k] !== "VERB") continue;
      const cls = matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, k)?.value;
      if (cls === "say" || cls === "claim" || cls === "announce" || GOING_ON.has(tree.lemmas[k]!)) verb = k;
      else break;
    }
    if (verb < 0 || drafts[s]!.some((d) => d.link.head === verb || d.link.form === "colon")) continue;
    const subject = subjectOf(tree, verb);
    if (subject.token < 0 || subject.passive || subject.token > verb) continue;
    let e = s + 1;
    while (e < doc.sentences.length && doc.sentences[e]!.paragraph === next.paragraph) e++;
    // A paragraph with speakers of its own is no speech.
    if (drafts.slice(s + 1, e).some((list) => list.some((d) => d.link.form === "colon" || d.link.form === "quote")))
      continue;
    drafts[s]!.push({
      tree,
      further: [[next.firstToken, doc.sentences[e - 1]!.endToken]],
      link: {
        cue: cueGroup(tree, verb, []),
        head: verb,
        cls: matchPhrase(lexicon.verbs, tree.lemmas, tree.lower, verb)?.value ?? "say",
        form: "quote",
        shape: "quote",
        source: [
          Math.max(0, tree.left[subject.token]!),
          Math.min(verb - 1, Math.max(tree.right[subject.token]!, subject.token)),
        ],
        sourceHead: subject.token,
        content: [],
        unreal: false,
        negated: false,
        hearsay: false,
        rule: "announced-paragraph",
      },
    });
  }
}

/** The index of the sentence that holds a document token. */
export function sentenceIndex(doc: Doc): (token: number) => number {
  const starts = doc.sentences.map((s) => s.firstToken);
  return (token) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= token) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/**
 * The outermost links as attribution relations by PolNeAR's conventions: a content holds its quotation marks and `that`,
 * the final stop of an indirect content stays out, spans may be split.
 */
export function attributionsOf(doc: Doc, found: DocLinks): Attribution[] {
  const out: Attribution[] = [];
  const covered = new Set<number>();
  for (const links of found.bySentence) {
    for (const link of links)
      if (!link.rule.startsWith("interview-"))
        for (const [a, b] of link.further) for (let k = a; k < b; k++) covered.add(k);
  }
  for (const [s, grammar] of found.bySentence.entries()) {
    const reach = found.reach[s];
    const lines = grammar.filter((link) => !link.rule.startsWith("interview-"));
    for (const link of outermostLinks([...lines, ...(found.labelled[s] ?? [])])) {
      const tree = link.tree;
      if (link.form === "adverb" || link.rule === "quote-bare") continue;
      if (
        covered.has(tree.firstToken + link.head) &&
        !link.further.some(([a, b]) => tree.firstToken + link.head >= a && tree.firstToken + link.head < b)
      )
        continue;
      // A content that was cut at the next act of its speaker stays cut.
      const cue = cueExtent(tree, link);
      const contents = spansOf(
        tree,
        withReach(link, grammar.includes(link) ? reach?.get(link.head) : undefined).filter(
          (k) => k < cue[0] || k > cue[1],
        ),
      );
      for (const [a, b] of link.further) contents.push({ start: doc.tokens[a]!.start, end: doc.tokens[b - 1]!.end });
      contents.sort((x, y) => x.start - y.start);
      const source = sourceExtent(tree, link);
      out.push({
        doc: doc.id,
        cue: spanOf(tree, ...cue),
        sources: source ? [spanOf(tree, ...source)] : [],
        contents,
        basis: ["attribution", link.rule],
      });
    }
  }
  return out.sort((a, b) => a.cue.start - b.cue.start);
}

/** The content with what the labeller adds to it; what goes over several sentences is the quotation's and stays as it is. */
function withReach(link: DocLink, reach: readonly number[] | undefined): readonly number[] {
  if (!reach || link.further.length > 0) return link.content;
  const [from, to] = link.source ?? [-1, -1];
  const inside = new Set(link.content);
  const more = runs(reach.filter((k) => !link.cue.includes(k) && (k < from || k > to))).flatMap(([a, b]) =>
    // A word or two apart from the rest are a slip.
    b - a < 2 && !range(a - 1, b + 1).some((k) => inside.has(k)) ? [] : range(a, b),
  );
  return [...new Set([...link.content, ...more])].sort((a, b) => a - b);
}

/** Spans of runs of tokens; runs that only a mark parts are joined. */
function spansOf(tree: Tree, tokens: readonly number[]): Span[] {
  const out: { start: number; end: number; last: number }[] = [];
  for (const k of tokens) {
    const token = tree.tokens[k]!;
    const previous = out.at(-1);
    if (previous && previous.last + 1 === k) {
      previous.end = token.end;
      previous.last = k;
    } else out.push({ start: token.start, end: token.end, last: k });
  }
  return out.filter((s) => s.end > s.start).map(({ start, end }) => ({ start, end }));
}
