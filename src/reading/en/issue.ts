// Which issue of the codebook a clause speaks to: terms in its predicate count most, in its context least.
import type { Codebook } from "../codebook.ts";
import { MANY_WORDS, remembered } from "../remembered.ts";
import { isMark, type Tree } from "./tree.ts";

interface Term {
  readonly issue: number;
  readonly words: readonly string[];
  readonly stems: readonly boolean[];
  readonly weight: number;
}

/** A codebook made ready for look-up. */
export interface IssueIndex {
  readonly labels: readonly string[];
  readonly byWord: ReadonlyMap<string, readonly Term[]>;
  /** Terms with an open first word that a word begins with. */
  readonly stemsOf: (word: string) => readonly Term[];
  readonly fallback: string | null;
  /** The points of words that speak to no issue, as most do. */
  readonly none: IssuePoints;
  /** Terms found in sentences so far: every clause of a sentence asks for all its words. */
  readonly found: WeakMap<Tree, readonly (readonly Term[])[]>;
}

/** Prepares the terms; a final `!` makes a term decide, a final `*` opens its last word. */
export function makeIssueIndex(codebook: Codebook): IssueIndex {
  const byWord = new Map<string, Term[]>();
  const stems: Term[] = [];
  for (const [issue, { terms }] of codebook.issues.entries()) {
    for (const text of terms) {
      const decides = text.endsWith("!");
      const parts = (decides ? text.slice(0, -1) : text).split(" ").filter((w) => w !== "");
      if (parts.length === 0) continue;
      const open = parts.map((w) => w.endsWith("*"));
      const words = parts.map((w, k) => (open[k] ? w.slice(0, -1) : w));
      const term: Term = { issue, words, stems: open, weight: (decides ? 3 : 1) + (words.length - 1) };
      if (open[0]) stems.push(term);
      else {
        const list = byWord.get(words[0]!);
        if (list) list.push(term);
        else byWord.set(words[0]!, [term]);
      }
    }
  }
  const labels = codebook.issues.map((i) => i.label);
  const fallback = labels.includes("other") ? "other" : null;
  const stemsOf = remembered(MANY_WORDS, (word: string) => stems.filter((term) => word.startsWith(term.words[0]!)));
  return { labels, byWord, stemsOf, fallback, none: noPoints(labels.length), found: new WeakMap() };
}

function noPoints(issues: number) {
  return { points: new Float64Array(issues), words: new Array<string | null>(issues).fill(null) };
}

/** Points of each issue from a set of words, and the term that gave the first of them. */
export interface IssuePoints {
  readonly points: ArrayLike<number>;
  readonly words: readonly (string | null)[];
}

export interface IssueFound {
  readonly issue: string | null;
  readonly rule: string;
}

/** From here on a clause's own words decide; below, the rest of the sentence and the paragraph are asked too. */
const DECIDED = 1.8;
const CONTEXT = 0.35;
const TOPIC = 0.5;
/** Relations that lead out of what a predicate is about: circumstances, asides, further clauses. */
const ASIDE: ReadonlySet<string> = new Set([
  "obl",
  "advcl",
  "parataxis",
  "acl:relcl",
  "advcl:relcl",
  "appos",
  "obl:unmarked",
]);

/** What `tokens` say about the issues, seen from the predicate `head`: words count by their distance from it in the tree. */
export function issuePoints(index: IssueIndex, tree: Tree, head: number, tokens: readonly number[]): IssuePoints {
  const terms = termsOf(index, tree);
  let found: ReturnType<typeof noPoints> | null = null;
  let path: readonly number[] | null = null;
  for (const k of tokens) {
    if (terms[k]!.length === 0) continue;
    found ??= noPoints(index.labels.length);
    path ??= pathUp(tree, head);
    const close = closeness(tree, path, k);
    for (const term of terms[k]!) {
      found.points[term.issue]! += term.weight * close;
      found.words[term.issue] ??= term.words.join("-");
    }
  }
  return found ?? index.none;
}

/**
 * The issue of a clause from its `own` points, the context of its sentence and the `topic` of its paragraph. Where its own words do not
 * decide, what the whole document is about (`common`, the share of clauses that speak of each issue) says little about one clause of it.
 */
export function chooseIssue(
  index: IssueIndex,
  own: IssuePoints,
  contextOf: () => IssuePoints,
  topic: Float64Array,
  common: Float64Array,
): IssueFound {
  const points = new Float64Array(own.points.length);
  for (let i = 0; i < points.length; i++) points[i] = own.points[i]! / (1 + common[i]!);
  let best = top(points);
  if (best >= 0 && own.points[best]! >= DECIDED) return { issue: index.labels[best]!, rule: `term-${own.words[best]}` };
  const context = contextOf();
  for (let i = 0; i < points.length; i++)
    points[i] =
      own.points[i]! / (1 + 2 * common[i]!) + (CONTEXT * context.points[i]! + TOPIC * topic[i]!) / (1 + 4 * common[i]!);
  best = top(points);
  if (best < 0) return { issue: index.fallback, rule: "no-term" };
  const word = own.words[best] ?? context.words[best];
  return { issue: index.labels[best]!, rule: word === null || word === undefined ? "carried" : `term-${word}` };
}

const LONGEST_PATH = 40;

/** The way from a predicate up to the root, itself first. */
function pathUp(tree: Tree, head: number): number[] {
  const path: number[] = [];
  for (let at = head; at >= 0 && path.length < LONGEST_PATH; at = tree.heads[at]!) path.push(at);
  return path;
}

/** 1.5 for the predicate itself; less with each step through the tree, and less for words in circumstances and further clauses. */
function closeness(tree: Tree, path: readonly number[], token: number): number {
  if (token === path[0]) return 1.5;
  let steps = 0;
  let aside = 1;
  let at = token;
  let above = path.indexOf(at);
  while (at >= 0 && above < 0 && steps < LONGEST_PATH) {
    if (ASIDE.has(tree.relations[at]!)) aside = 0.6;
    at = tree.heads[at]!;
    above = path.indexOf(at);
    steps++;
  }
  return aside / (1 + 0.2 * Math.max(0, steps + Math.max(0, above) - 1));
}

const NONE: readonly Term[] = [];

/** The terms that begin at each word of a sentence. */
function termsOf(index: IssueIndex, tree: Tree): readonly (readonly Term[])[] {
  let found = index.found.get(tree);
  if (found === undefined) {
    found = tree.tokens.map((_, k) => {
      const open = isMark(tree, k) ? NONE : candidates(index, tree, k);
      return open.length === 0 ? NONE : open.filter((term) => matches(tree, k, term));
    });
    index.found.set(tree, found);
  }
  return found;
}

function candidates(index: IssueIndex, tree: Tree, k: number): readonly Term[] {
  const lemma = tree.lemmas[k]!;
  const lower = tree.lower[k]!;
  const byLemma = index.byWord.get(lemma) ?? NONE;
  const byForm = lower === lemma ? NONE : (index.byWord.get(lower) ?? NONE);
  const open = index.stemsOf(lower);
  return byLemma.length + byForm.length === 0 ? open : [...byLemma, ...byForm, ...open];
}

function matches(tree: Tree, k: number, term: Term): boolean {
  for (let j = 1, at = k + 1; j < term.words.length; j++, at++) {
    // Hyphens are tokens of their own.
    if (tree.lower[at] === "-") at++;
    const word = term.words[j]!;
    const ok = term.stems[j]
      ? (tree.lower[at] ?? "").startsWith(word)
      : tree.lower[at] === word || tree.lemmas[at] === word;
    if (!ok) return false;
  }
  return true;
}

function top(points: Float64Array): number {
  let best = -1;
  for (let i = 0; i < points.length; i++) if (points[i]! > 0 && (best < 0 || points[i]! > points[best]!)) best = i;
  return best;
}
