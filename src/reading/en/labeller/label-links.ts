// Links that the trained labeller is sure of and the grammar has not found.
import { type CueClass, type Lexicon, matchPhrase } from "../lexicon.ts";
import { isNegated, isUnreal, type Link, type LinkShape } from "../links.ts";
import { subjectOf } from "../subjects.ts";
import { isFiniteClause, isMark, isQuoteMark, isVerb, type Tree } from "../tree.ts";
import { viewFrom } from "./features.ts";
import { anchorProbability, bestRoles, CONTENT, CUE, type LabellerWeights, SOURCE } from "./model.ts";
import type { SentenceFacts } from "./sentence-facts.ts";

/** How sure the labeller must be of a cue that the grammar does not know. */
const SURE = 0.65;

/** How sure it must be of one that would hold a plain act of speech of the grammar's. */
const CERTAIN = 0.9;

/** What the labeller says of a sentence. */
export interface Labelling {
  /** Links whose cue is in none of the grammar's. */
  readonly added: readonly Link[];
  /** What it takes for the content of a link of the grammar, by the head of the link. */
  readonly reach: ReadonlyMap<number, readonly number[]>;
}

/** Labels a sentence in which the grammar found the links `found`; `facts` were made with them. */
export function labelSentence(
  weights: LabellerWeights,
  facts: SentenceFacts,
  lexicon: Lexicon,
  found: readonly Link[],
): Labelling {
  const { tree } = facts;
  const scratch: number[] = [];
  const taken = new Set<number>();
  const reach = new Map<number, readonly number[]>();
  for (const link of found) {
    for (const k of link.cue) taken.add(k);
    if (!["verb", "noun", "adjective"].includes(link.form) || facts.candidate[link.head] === 0) continue;
    // Only the outermost links make lines.
    if (found.some((outer) => outer !== link && outer.content.includes(link.head))) continue;
    const roles = bestRoles(weights, facts, viewFrom(facts, link.head));
    reach.set(link.head, contentOf(tree, roles));
  }
  const anchors: { i: number; p: number }[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    if (facts.candidate[i] === 0 || taken.has(i)) continue;
    const p = anchorProbability(weights, facts, i, scratch);
    if (p >= SURE) anchors.push({ i, p });
  }
  anchors.sort((a, b) => b.p - a.p || a.i - b.i);
  const added: Link[] = [];
  for (const { i, p } of anchors) {
    if (taken.has(i)) continue;
    const roles = bestRoles(weights, facts, viewFrom(facts, i));
    const link = linkFrom(tree, lexicon, i, roles);
    if (!link || (p < CERTAIN && found.some((inner) => isSpeech(inner) && link.content.includes(inner.head)))) continue;
    for (const k of link.cue) taken.add(k);
    added.push(link);
  }
  return { added, reach };
}

function isSpeech(link: Link): boolean {
  return link.source !== null && link.form === "verb" && (link.shape === "clause" || link.shape === "rest");
}

/** The tokens labelled content, without marks at the ends (quotation marks stay). */
function contentOf(tree: Tree, roles: Uint8Array): number[] {
  const content: number[] = [];
  for (let t = 0; t < roles.length; t++) if (roles[t] === CONTENT) content.push(t);
  while (content.length > 0 && isMark(tree, content[0]!) && !isQuoteMark(tree, content[0]!)) content.shift();
  while (content.length > 0 && isMark(tree, content.at(-1)!) && !isQuoteMark(tree, content.at(-1)!)) content.pop();
  return content;
}

/** The link that the roles around an anchor make, or null where they make none. */
function linkFrom(tree: Tree, lexicon: Lexicon, anchor: number, roles: Uint8Array): Link | null {
  const content = contentOf(tree, roles);
  if (content.length === 0) return null;
  let from = anchor;
  let to = anchor;
  while (from > 0 && roles[from - 1] === CUE) from--;
  while (to + 1 < roles.length && roles[to + 1] === CUE) to++;
  const cue: number[] = [];
  for (let t = from; t <= to; t++) cue.push(t);
  const source = sourceRun(tree, anchor, roles);
  const sourceHead = source ? headOf(tree, source) : -1;
  const form = tree.upos[anchor] === "NOUN" ? "noun" : tree.upos[anchor] === "ADJ" ? "adjective" : "verb";
  const table = form === "noun" ? lexicon.nouns : form === "adjective" ? lexicon.adjectives : lexicon.verbs;
  const cls: CueClass = matchPhrase(table, tree.lemmas, tree.lower, anchor)?.value ?? "say";
  return {
    cue,
    head: anchor,
    cls,
    form,
    shape: shapeOf(tree, anchor, content),
    source,
    sourceHead,
    content,
    unreal: isVerb(tree, anchor) && isUnreal(tree, anchor),
    negated: isNegated(tree, anchor),
    hearsay: false,
    rule: "labeller",
  };
}

/** The run of source tokens with the anchor's subject in it, or the longest. */
function sourceRun(tree: Tree, anchor: number, roles: Uint8Array): readonly [number, number] | null {
  const subject = subjectOf(tree, anchor).token;
  let best: [number, number] | null = null;
  for (let t = 0; t < roles.length; t++) {
    if (roles[t] !== SOURCE) continue;
    let e = t;
    while (e + 1 < roles.length && roles[e + 1] === SOURCE) e++;
    if (subject >= t && subject <= e) return [t, e];
    if (!best || e - t > best[1] - best[0]) best = [t, e];
    t = e;
  }
  return best;
}

function headOf(tree: Tree, [from, to]: readonly [number, number]): number {
  const top = (k: number): boolean => tree.heads[k]! < from || tree.heads[k]! > to;
  const isNominal = (k: number): boolean => ["NOUN", "PROPN", "PRON"].includes(tree.upos[k]!);
  for (let k = from; k <= to; k++) {
    if (!top(k) || isMark(tree, k)) continue;
    // `two people familiar with it said`, with the people hung on what they are.
    const noun = isNominal(k) ? -1 : tree.children[k]!.find((c) => c < k && c >= from && isNominal(c));
    return noun === undefined || noun < 0 ? k : noun;
  }
  return from;
}

function shapeOf(tree: Tree, anchor: number, content: readonly number[]): LinkShape {
  const inside = new Set(content);
  const top = content.find((k) => !inside.has(tree.heads[k]!) && !isMark(tree, k)) ?? content[0]!;
  if (!inside.has(anchor) && tree.heads[anchor]! >= 0 && inside.has(tree.heads[anchor]!)) return "rest";
  if (isFiniteClause(tree, top)) return "clause";
  if (tree.xpos[top] === "VB" || tree.xpos[top] === "VBG") return "infinitive";
  return "noun";
}
