// One document laid out for finding entities: folded words, sentences, tags, and the mentions found so far.
import type { Doc } from "../../../text/index.ts";
import type { EntityKind, Mention } from "../../entity.ts";
import type { Parse } from "../../parse.ts";
import type { Actor, EntityTable, Gender, NameHit } from "./entity-table.ts";
import type { WordForm } from "./word-forms.ts";

/** A mention by tokens `[first, end)` of the document; `head` is the token that carries it. */
export interface Found {
  readonly first: number;
  readonly end: number;
  readonly head: number;
  readonly key: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly party: string | null;
  readonly how: Mention["how"];
  readonly gender: Gender | null;
  readonly isPlural: boolean;
  readonly basis: readonly string[];
}

/** The longest name of the tables at a token: its end and its bearers. */
export interface TableNames {
  readonly end: number;
  readonly hits: readonly NameHit[];
}

export interface Scene {
  readonly doc: Doc;
  readonly parses: readonly Parse[];
  readonly table: EntityTable;
  readonly words: readonly string[];
  readonly forms: readonly WordForm[];
  /** 1 for a word with a capital letter first. */
  readonly isName: Uint8Array;
  /** What `namesAt` found at each token so far: it is asked again and again. */
  readonly tableNames: (TableNames | null | undefined)[];
  /** 1 in a sentence where almost every word has a capital: there capitals tell nothing. */
  readonly isHeadline: Uint8Array;
  /** Sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** Mention that covers a token, by index into `found`; -1 where none does. Names only, no pronouns. */
  readonly covered: Int32Array;
  readonly found: Found[];
  /** Mentions that a wider one has used up (`US` of `US officials`, as `Russian` of `Russian officials` is none either). */
  readonly absorbed: Set<Found>;
}

export function makeScene(doc: Doc, parses: readonly Parse[], table: EntityTable): Scene {
  const n = doc.tokens.length;
  const sentenceOf = new Int32Array(n).fill(-1);
  for (const [index, sentence] of doc.sentences.entries())
    sentenceOf.fill(index, sentence.firstToken, sentence.endToken);
  const words = doc.tokens.map((token) => token.text);
  const forms = words.map(table.formOf);
  const isHeadline = new Uint8Array(n);
  for (const sentence of doc.sentences) {
    let letters = 0;
    let capitals = 0;
    for (let i = sentence.firstToken + 1; i < sentence.endToken; i++) {
      const form = forms[i]!;
      if (!form.isTelling) continue;
      letters++;
      if (form.isCapitalised) capitals++;
    }
    if (letters >= 4 && capitals / letters > 0.8) isHeadline.fill(1, sentence.firstToken, sentence.endToken);
  }
  return {
    doc,
    parses,
    table,
    words,
    forms,
    isName: Uint8Array.from(forms, (form) => (form.isCapitalised ? 1 : 0)),
    tableNames: new Array<TableNames | null | undefined>(n).fill(undefined),
    isHeadline,
    sentenceOf,
    covered: new Int32Array(n).fill(-1),
    found: [],
    absorbed: new Set(),
  };
}

/** Adds a mention and marks its tokens; a longer one takes the tokens of those inside it, which stay mentions of their own. */
export function addFound(scene: Scene, found: Found): void {
  scene.found.push(found);
  for (let i = found.first; i < found.end; i++) scene.covered[i] = scene.found.length - 1;
}

/** The party of an actor in the year of the document: a person may have served several (an office of a state, then of an organisation). */
export function partyOfActor(scene: Scene, actor: Actor): string | null {
  if (actor.type !== "person" || actor.offices.length < 2) return actor.party;
  const year = Number((scene.doc.date?.value ?? "").slice(0, 4));
  const office = actor.offices.findLast((row) => row.from <= year && (row.to ?? 9999) >= year);
  return office === undefined ? actor.party : (scene.table.actors.get(office.actor)?.party ?? actor.party);
}

export const folded = (scene: Scene, i: number): string => scene.forms[i]?.folded ?? "";

/** Whether tokens `i` and `j` are in one sentence. */
export function sameSentence(scene: Scene, i: number, j: number): boolean {
  return scene.sentenceOf[i] !== undefined && scene.sentenceOf[i] === scene.sentenceOf[j] && scene.sentenceOf[i] !== -1;
}

export function startsSentence(scene: Scene, i: number): boolean {
  return i === 0 || scene.sentenceOf[i] !== scene.sentenceOf[i - 1];
}

const OPENING: ReadonlySet<string> = new Set(["“", "‘", '"', "(", "[", "«", "„", "—", "–", "-", "•", "*"]);

/** Whether a token opens its sentence, opening marks aside: its capital then says nothing. */
export function opensSentence(scene: Scene, i: number): boolean {
  let at = i;
  while (at > 0 && !startsSentence(scene, at) && OPENING.has(scene.words[at - 1] ?? "")) at--;
  return startsSentence(scene, at);
}

/** Universal part of speech of a token where there is a parse, else null. */
export function uposOf(scene: Scene, i: number): string | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  const parse = scene.parses[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined || parse === undefined) return null;
  return parse.upos[i - sentence.firstToken] ?? null;
}

/** Penn tag of a token where there is a parse, else null. */
export function xposOf(scene: Scene, i: number): string | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  const parse = scene.parses[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined || parse === undefined) return null;
  return parse.xpos[i - sentence.firstToken] ?? null;
}

export function relationOf(scene: Scene, i: number): string | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  const parse = scene.parses[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined || parse === undefined) return null;
  return parse.relations[i - sentence.firstToken] ?? null;
}

/** Document token of a token's head; -1 for a root, null without a parse. */
export function headOf(scene: Scene, i: number): number | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  const parse = scene.parses[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined || parse === undefined) return null;
  const head = parse.heads[i - sentence.firstToken];
  return head === undefined ? null : head < 0 ? -1 : sentence.firstToken + head;
}

/** A word that may be part of a name: capitalised letters. */
export function isNameWord(scene: Scene, i: number): boolean {
  return scene.isName[i] === 1;
}

/** The first token from `from` on that may be part of a name, or -1. */
export function nextName(scene: Scene, from: number): number {
  return scene.isName.indexOf(1, from);
}

export const isHyphen = (word: string): boolean => word === "-" || word === "‐" || word === "‑";

export const isPossessive = (word: string): boolean => word === "'s" || word === "’s" || word === "'" || word === "’";

/** The words of tokens `[first, end)` as they stand, white space as single spaces. */
export function textOf(scene: Scene, first: number, end: number): string {
  const from = scene.doc.tokens[first]?.start ?? 0;
  const to = scene.doc.tokens[end - 1]?.end ?? from;
  return scene.doc.text.slice(from, to).replace(/\s+/g, " ");
}
