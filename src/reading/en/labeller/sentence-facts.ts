// What the labeller sees of a sentence: hashed words, tags and relations, cue classes, quotation state and the grammar's roles.
import { wordSet } from "../../../text/index.ts";
import { MANY_WORDS, remembered } from "../../remembered.ts";
import { type Lexicon, matchPhrase } from "../lexicon.ts";
import type { Link, NameOracle } from "../links.ts";
import { isPassive, subjectOf } from "../subjects.ts";
import { child, type Tree } from "../tree.ts";

/**
 * 32-bit FNV-1a hash of a string from a place in it on, as a signed integer (what engines add and compare fastest);
 * `before` is the hash of what comes before it. Words are short: to hash one again is quicker than to look it up.
 */
export function hashOf(text: string, from = 0, before = 0x811c9dc5): number {
  let h = before | 0;
  for (let i = from; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** One hash of several. */
export function mix(a: number, b: number): number {
  const h = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return h ^ (h >>> 15);
}

/** Hashes of classes with a part of speech, of single words and of phrases. */
const classesWith = remembered(50, (tag: string) => ({
  ofWord: remembered(1000, (cls: string) => hashOf(`${cls}/${tag}`)),
  ofPhrase: remembered(1000, (cls: string) => hashOf(`${cls}/${tag}+`)),
}));

/** Hashes of kinds of subjects with how they were found, of active and of passive predicates. */
const subjectsFound = remembered(50, (how: string) => ({
  active: remembered(100, (kind: string) => hashOf(`${kind}/${how}/a`)),
  passive: remembered(100, (kind: string) => hashOf(`${kind}/${how}/p`)),
}));

/** Numbers that stand for a sentence's tokens; all arrays have one element a token. */
export interface SentenceFacts {
  readonly tree: Tree;
  /** Lemmas, names and numbers masked. */
  readonly lemma: Int32Array;
  /** Words of function words and marks, the universal tag of others. */
  readonly word: Int32Array;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly relation: Int32Array;
  /** Last three letters of the lemma with its tag. */
  readonly ending: Int32Array;
  /** Class in the cue lexicon with its part of speech, 0 where there is none. */
  readonly cls: Int32Array;
  /** Hashes of the further classes of the word, with its part of speech. */
  readonly further: readonly (readonly number[])[];
  /** Class of the noun that a verb may voice (`expressed concern`), 0 where there is none. */
  readonly objectClass: Int32Array;
  /** 1 inside a quotation or on its marks, else 0. */
  readonly quoted: Uint8Array;
  readonly hasQuotes: boolean;
  /** Hash of the rule of the grammar's link whose head it is, 0 where there is none. */
  readonly rule: Int32Array;
  /** 0 none, 1 source, 2 cue, 3 content of some link of the grammar. */
  readonly role: Uint8Array;
  /** The grammar's link that has the token as head, null where there is none. */
  readonly links: readonly (Link | null)[];
  /** 1 for a word that can anchor a cue; only these have what follows. */
  readonly candidate: Uint8Array;
  /** Kind of the subject of a predicate, with how it was found. */
  readonly subjectKind: Int32Array;
  readonly subject: Int16Array;
  readonly depth: Uint8Array;
}

/** Rows of `n` integers, and of bytes, side by side in one piece of memory: many small pieces are dear to get and to give back. */
export function rowsOf(n: number, intRows: number, byteRows: number) {
  const memory = new ArrayBuffer(n * (4 * intRows + byteRows));
  return {
    ints: (row: number): Int32Array => new Int32Array(memory, 4 * n * row, n),
    bytes: (row: number): Uint8Array => new Uint8Array(memory, n * (4 * intRows + row), n),
  };
}

const NAME = hashOf("#NAME");
const FUNCTION_TAGS = wordSet(["ADP", "DET", "PRON", "AUX", "PART", "SCONJ", "CCONJ", "PUNCT", "SYM"]);

/**
 * The facts of one sentence with the links that the grammar found in it; `quotedTokens` has 1 for each
 * token of the document inside a quotation.
 */
export function factsOf(
  tree: Tree,
  lexicon: Lexicon,
  names: NameOracle,
  found: readonly Link[],
  quotedTokens: ArrayLike<number>,
): SentenceFacts {
  const n = tree.tokens.length;
  const { ints, bytes } = rowsOf(n, 10, 4);
  const [lemma, word, xpos, upos, relation] = [ints(0), ints(1), ints(2), ints(3), ints(4)];
  const [ending, cls, objectClass, rule, subjectKind] = [ints(5), ints(6), ints(7), ints(8), ints(9)];
  const [quoted, role, candidate, depth] = [bytes(0), bytes(1), bytes(2), bytes(3)];
  const further: (readonly number[])[] = [];
  const links: (Link | null)[] = new Array<Link | null>(n).fill(null);
  const subject = new Int16Array(n).fill(-1);
  const pairs = beginningsOfPairs(lexicon);
  let hasQuotes = false;
  for (let i = 0; i < n; i++) {
    const text = tree.tokens[i]!.text;
    const tag = tree.upos[i]!;
    const masked = tag === "PROPN" || names.isName(i) || (tag === "ADJ" && i > 0 && /^\p{Lu}\p{Ll}/u.test(text));
    const bare = masked ? "#NAME" : tag === "NUM" || hasDigit(text) ? "#NUM" : tree.lemmas[i]!;
    lemma[i] = hashOf(bare);
    word[i] = FUNCTION_TAGS.has(tag) ? hashOf(tree.lower[i]!) : hashOf(masked ? "#NAME" : tag);
    xpos[i] = hashOf(tree.xpos[i]!);
    upos[i] = hashOf(masked && tag === "ADJ" ? "NAMEADJ" : tag);
    relation[i] = hashOf(tree.relations[i]!);
    ending[i] = masked ? NAME : hashOf(tag, 0, hashOf("/", 0, hashOf(bare, Math.max(0, bare.length - 3))));
    quoted[i] = quotedTokens[tree.firstToken + i]!;
    if (quoted[i] === 1) hasQuotes = true;
    if (!masked) cls[i] = classOf(tree, lexicon, i);
    further.push(masked ? NO_CLASSES : furtherOf(tree, lexicon, pairs, i));
  }
  for (const link of found) {
    rule[link.head] = hashOf(link.rule);
    links[link.head] = link;
    for (const k of link.content) if (role[k] === 0) role[k] = 3;
    if (link.source) for (let k = link.source[0]; k <= link.source[1]; k++) if (role[k] === 0) role[k] = 1;
    for (const k of link.cue) role[k] = 2;
  }
  for (let i = 0; i < n; i++) {
    if (!canAnchor(tree, i, cls[i] !== 0 || further[i]!.length > 0, hasQuotes)) continue;
    candidate[i] = 1;
    const s = subjectOf(tree, i);
    subject[i] = s.token;
    const hashes = subjectsFound(s.how);
    const kind = kindOfSubject(tree, lexicon, names, s.token);
    subjectKind[i] = isPassive(tree, i) ? hashes.passive(kind) : hashes.active(kind);
    const object = child(tree, i, "obj");
    if (object > i) objectClass[i] = cls[object]!;
    let d = 0;
    for (let k = tree.heads[i]!; k >= 0 && d < 20; k = tree.heads[k]!) d++;
    depth[i] = d;
  }
  return {
    tree,
    lemma,
    word,
    xpos,
    upos,
    relation,
    ending,
    cls,
    further,
    objectClass,
    quoted,
    hasQuotes,
    rule,
    role,
    links,
    candidate,
    subjectKind,
    subject,
    depth,
  };
}

/** Whether the token can anchor a cue: nouns and adjectives of a known class; verbs of one, with a clause, or beside a quotation. */
function canAnchor(tree: Tree, i: number, isKnown: boolean, hasQuotes: boolean): boolean {
  const tag = tree.upos[i];
  if (tag === "NOUN" || tag === "ADJ") return isKnown;
  if (tag !== "VERB") return false;
  return (
    isKnown || hasQuotes || tree.children[i]!.some((c) => c > i && ["ccomp", "xcomp"].includes(tree.relations[c]!))
  );
}

function classOf(tree: Tree, lexicon: Lexicon, i: number): number {
  const tag = tree.upos[i]!;
  const table =
    tag === "VERB" ? lexicon.verbs : tag === "NOUN" ? lexicon.nouns : tag === "ADJ" ? lexicon.adjectives : null;
  if (!table) return 0;
  const phrase = matchPhrase(table, tree.lemmas, tree.lower, i);
  if (phrase === null) return 0;
  const hashes = classesWith(tag);
  return phrase.words.length > 1 ? hashes.ofPhrase(phrase.value) : hashes.ofWord(phrase.value);
}

const pairBeginnings = new WeakMap<Lexicon["further"], ReadonlySet<string>>();

/** The words for which further classes are listed together with one behind them. */
function beginningsOfPairs({ further }: Lexicon): ReadonlySet<string> {
  let beginnings = pairBeginnings.get(further);
  if (beginnings === undefined) {
    beginnings = new Set(
      [...further.keys()].filter((key) => key.includes(" ")).map((key) => key.slice(0, key.lastIndexOf(" "))),
    );
    pairBeginnings.set(further, beginnings);
  }
  return beginnings;
}

const NO_CLASSES: readonly number[] = [];

function furtherOf(tree: Tree, lexicon: Lexicon, pairs: ReadonlySet<string>, i: number): readonly number[] {
  const tag = tree.upos[i]!;
  if (tag !== "VERB" && tag !== "NOUN" && tag !== "ADJ") return NO_CLASSES;
  const lemma = tree.lemmas[i]!;
  const pair =
    i + 1 < tree.tokens.length && pairs.has(lemma) ? lexicon.further.get(`${lemma} ${tree.lower[i + 1]}`) : undefined;
  const classes = pair ?? lexicon.further.get(lemma);
  return classes === undefined ? NO_CLASSES : classes.map(classesWith(tag).ofWord);
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

const PERSONAL = new Set(["i", "we", "you", "he", "she", "they", "who", "it", "that", "this", "which", "there"]);

const isAgentive = remembered(MANY_WORDS, (word: string) =>
  /(?:er|or|ist|ian|man|woman|men|women|people|official|expert|critic|leader|source|group|party)s?$/.test(word),
);

function kindOfSubject(tree: Tree, lexicon: Lexicon, names: NameOracle, token: number): string {
  if (token < 0) return "none";
  if (PERSONAL.has(tree.lower[token]!)) return tree.lower[token]!;
  if (tree.upos[token] === "PROPN" || names.isName(token)) return "name";
  const lemma = tree.lemmas[token]!;
  if (lexicon.agents.has(lemma)) return "agent";
  if (lexicon.documents.has(lemma)) return "document";
  if (isAgentive(tree.lower[token]!)) return "agentive";
  return tree.upos[token] === "NOUN" ? "noun" : "other";
}
