// One copy of each name and rule for all that a thread has sent: between threads every string is copied anew.
import type { DocRead, Statement } from "../reading/index.ts";

/** Strings and lists kept for sharing; beyond that the memory is emptied and begins again. */
const MOST = 50_000;

const words = new Map<string, string>();
const lists = new Map<string, readonly string[]>();

/** The same document with equal names, ids and lists of rules being the same objects: a third less to keep. */
export function withSharedWords(read: DocRead): DocRead {
  return {
    ...read,
    statements: read.statements.map(statementOf),
    mentions: read.mentions.map((mention) => ({ ...mention, doc: shared(mention.doc), how: shared(mention.how) })),
  };
}

function statementOf(s: Statement): Statement {
  return {
    ...s,
    doc: shared(s.doc),
    part: shared(s.part),
    kind: shared(s.kind),
    voices: s.voices.map(named),
    hedge: shared(s.hedge),
    actor: s.actor.map(named),
    recipient: s.recipient.map(named),
    issue: s.issue === null ? null : shared(s.issue),
    basis: sharedList(s.basis),
  };
}

function named<T extends { readonly name: string; readonly entity: string | null }>(one: T): T {
  return { ...one, name: shared(one.name), entity: one.entity === null ? null : shared(one.entity) };
}

function shared<T extends string>(word: T): T {
  const known = words.get(word);
  if (known !== undefined) return known as T;
  if (words.size >= MOST) words.clear();
  words.set(word, word);
  return word;
}

function sharedList(list: readonly string[]): readonly string[] {
  const joined = list.join("\n");
  const known = lists.get(joined);
  if (known !== undefined) return known;
  const own = list.map(shared);
  if (lists.size >= MOST) lists.clear();
  lists.set(joined, own);
  return own;
}
