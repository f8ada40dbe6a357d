// A parsed sentence as a tree with offsets: children, extents and the small questions the rules ask of it.
import type { Doc, Span, Token } from "../../text/index.ts";
import { keptWord, wordSet } from "../../text/index.ts";
import type { Parse } from "../parse.ts";
import { MANY_WORDS, remembered } from "../remembered.ts";

/** One parsed sentence (or a stretch of a very long one). Indices are tokens of the tree, counted from 0. */
export interface Tree {
  /** Index of the sentence in the document. */
  readonly sentence: number;
  /** Index in the document's tokens of the tree's first token. */
  readonly firstToken: number;
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: ArrayLike<number>;
  readonly relations: readonly string[];
  /** The relations without their subtypes. */
  readonly plainRelations: readonly string[];
  /** 1 for punctuation of any sort. */
  readonly marks: ArrayLike<number>;
  readonly children: readonly (readonly number[])[];
  /** First and last token of each subtree. */
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly root: number;
}

/** Shared by all leaves, which are most words. */
const NO_CHILDREN: number[] = [];

/** The tree of a parse over document tokens `firstToken ..`. */
export function makeTree(doc: Doc, sentence: number, firstToken: number, parse: Parse): Tree {
  const n = parse.words.length;
  const heads = soundHeads(parse.heads, n);
  const children: number[][] = [];
  for (let i = 0; i < n; i++) children.push(NO_CHILDREN);
  let root = 0;
  for (let i = 0; i < n; i++) {
    const head = heads[i]!;
    if (head < 0) root = i;
    else if (children[head] === NO_CHILDREN) children[head] = [i];
    else children[head]!.push(i);
  }
  // Short-lived typed arrays cost more than plain ones.
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i < n; i++) {
    left.push(0);
    right.push(0);
  }
  // Children before parents without recursion: order by depth, deepest first.
  const order: number[] = [];
  const stack: number[] = [];
  for (let i = 0; i < n; i++) if (heads[i]! < 0) stack.push(i);
  while (stack.length > 0) {
    const i = stack.pop()!;
    order.push(i);
    for (const c of children[i]!) stack.push(c);
  }
  for (let k = order.length - 1; k >= 0; k--) {
    const i = order[k]!;
    left[i] = i;
    right[i] = i;
    for (const c of children[i]!) {
      if (left[c]! < left[i]!) left[i] = left[c]!;
      if (right[c]! > right[i]!) right[i] = right[c]!;
    }
  }
  const tokens = doc.tokens.slice(firstToken, firstToken + n);
  const marks: number[] = [];
  for (let i = 0; i < n; i++) marks.push(parse.upos[i] === "PUNCT" || !hasSubstance(tokens[i]!.text) ? 1 : 0);
  return {
    sentence,
    firstToken,
    tokens,
    lower: column(parse.words, plainWord),
    lemmas: column(parse.lemmas, plainWord),
    upos: column(parse.upos, same),
    xpos: column(parse.xpos, same),
    heads,
    relations: column(parse.relations, same),
    plainRelations: column(parse.relations, plainRelation),
    marks,
    children,
    left,
    right,
    root,
  };
}

const same = (word: string): string => word;

/**
 * What `of` gives for every word, in an array grown from nothing: of these the engine knows that they have no holes,
 * wherever the words come from (`map` makes such arrays or others), and code that reads them stays compiled.
 */
export function column(words: readonly string[], of: (word: string) => string): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length; i++) out.push(of(words[i]!));
  return out;
}

/** Heads with one root and no cycle: a walk that does not reach the root hangs on it. Every later walk relies on this. */
function soundHeads(given: ArrayLike<number>, n: number): number[] {
  const heads: number[] = [];
  let root = -1;
  for (let i = 0; i < n; i++) {
    const head = given[i]!;
    heads.push(head >= n || head === i ? -1 : head);
    if (heads[i]! < 0) {
      if (root < 0) root = i;
      else heads[i] = root;
    }
  }
  if (root < 0 && n > 0) {
    root = 0;
    heads[0] = -1;
  }
  // The walk, from 1, that first came by; a walk that meets itself has found a ring.
  const walkOf = new Array<number>(n).fill(0);
  if (n > 0) walkOf[root] = n + 1;
  for (let i = 0; i < n; i++) {
    let k = i;
    while (walkOf[k] === 0) {
      walkOf[k] = i + 1;
      k = heads[k]!;
    }
    if (walkOf[k] === i + 1) heads[k] = root;
  }
  return heads;
}

/** Lower case with straight apostrophes: what the lexicons are written in. */
export function plainWord(word: string): string {
  // Most words are plain already.
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127 || (code >= 65 && code <= 90)) return plainSpelling(word);
  }
  return word;
}

const plainSpelling = remembered(MANY_WORDS, (word: string) => keptWord(word.toLowerCase().replace(/[’‘ʼ]/g, "'")));

const plainRelation = remembered(200, (relation: string) => keptWord(relation.replace(/:.*$/s, "")));

/** Whether a word has a letter, a digit or a sign that is read aloud; a small plain letter in front tells at once. */
function hasSubstance(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 97 && code <= 122) || /[\p{L}\p{N}%$€£]/u.test(word);
}

/** The relation without its subtype. */
export function relation(tree: Tree, i: number): string {
  return tree.plainRelations[i]!;
}

/** First child with one of the relations (matched with or without subtype), or -1. */
export function child(tree: Tree, i: number, ...relations: string[]): number {
  for (const c of tree.children[i]!) {
    const full = tree.relations[c]!;
    const plain = tree.plainRelations[c]!;
    for (const wanted of relations) if (wanted === full || wanted === plain) return c;
  }
  return -1;
}

/** All children with one of the relations. */
export function childrenBy(tree: Tree, i: number, ...relations: string[]): number[] {
  const found: number[] = [];
  for (const c of tree.children[i]!)
    if (relations.includes(tree.relations[c]!) || relations.includes(tree.plainRelations[c]!)) found.push(c);
  return found;
}

/** Whether `i` lies in the subtree of `ancestor` (or is it). */
export function isUnder(tree: Tree, i: number, ancestor: number): boolean {
  for (let k = i, steps = 0; k >= 0 && steps <= tree.tokens.length; k = tree.heads[k]!, steps++)
    if (k === ancestor) return true;
  return false;
}

/** Tokens of the subtree of `i`, in order. */
export function subtree(tree: Tree, i: number): number[] {
  const out: number[] = [];
  const stack = [i];
  while (stack.length > 0) {
    const k = stack.pop()!;
    out.push(k);
    for (const c of tree.children[k]!) stack.push(c);
  }
  return out.sort((a, b) => a - b);
}

/** Whether the token is a mark: punctuation of any sort. */
export function isMark(tree: Tree, i: number): boolean {
  return tree.marks[i] === 1;
}

/** Whether the token is a verb form that can head a clause. */
export function isVerb(tree: Tree, i: number): boolean {
  return tree.upos[i] === "VERB" || tree.xpos[i]!.startsWith("VB");
}

/** Whether the clause headed by `i` is finite: a finite verb or a finite auxiliary or copula. */
export function isFiniteClause(tree: Tree, i: number): boolean {
  const tag = tree.xpos[i]!;
  if (tag === "VBD" || tag === "VBZ" || tag === "VBP") return true;
  for (const c of tree.children[i]!) {
    const r = relation(tree, c);
    if (r === "aux" || r === "cop") {
      const t = tree.xpos[c]!;
      if (t === "MD" || t === "VBD" || t === "VBZ" || t === "VBP") return true;
    }
  }
  return false;
}

/** Whether the clause headed by `i` is a predicate at all: a verb, or anything with a copula. */
export function isPredicate(tree: Tree, i: number): boolean {
  return isVerb(tree, i) || child(tree, i, "cop") >= 0;
}

const QUOTES = wordSet(["“", "”", '"', "‘", "’", "''", "``", "'", "«", "»", "„"]);

/** Whether the token is a quotation mark. */
export function isQuoteMark(tree: Tree, i: number): boolean {
  return QUOTES.has(tree.tokens[i]!.text) && tree.xpos[i] !== "POS";
}

/** Span of the document text that tokens `from..to` (inclusive) cover. */
export function spanOf(tree: Tree, from: number, to: number): Span {
  return { start: tree.tokens[from]!.start, end: tree.tokens[to]!.end };
}

/** Moves the two ends inward past marks (but not past quotation marks if `keepQuotes`). */
export function trimMarks(tree: Tree, from: number, to: number, keepQuotes = false): [number, number] {
  let a = from;
  let b = to;
  while (a < b && isMark(tree, a) && !(keepQuotes && isQuoteMark(tree, a))) a++;
  while (b > a && isMark(tree, b) && !(keepQuotes && isQuoteMark(tree, b))) b--;
  return [a, b];
}

/** Maximal runs of consecutive indices in a sorted list. */
export function runs(indices: readonly number[]): [number, number][] {
  const out: [number, number][] = [];
  for (const i of indices) {
    const last = out.at(-1);
    if (last && last[1] + 1 === i) last[1] = i;
    else out.push([i, i]);
  }
  return out;
}
