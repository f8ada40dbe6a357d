// What lies where on a page, and who is called what: looked up, not searched for, so that long documents take linear time.
import type { Doc, Sentence, Span } from "../../text/index.ts";
import type { KeyedMention } from "../draft.ts";

const bySentence = new WeakMap<readonly Span[], readonly (readonly Span[])[]>();
const byCall = new WeakMap<readonly KeyedMention[], ReadonlyMap<string, KeyedMention>>();

/** Those of `items` that lie in the sentences which `span` touches, in their order. Lists must not change once asked for. */
export function near<T extends Span>(doc: Doc, items: readonly T[], span: Span): readonly T[] {
  let rows = bySentence.get(items) as readonly (readonly T[])[] | undefined;
  if (rows === undefined) {
    rows = rowsOf(doc.sentences, items);
    bySentence.set(items, rows);
  }
  const first = sentenceFrom(doc.sentences, span.start);
  const found = rows[first] ?? [];
  if (doc.sentences[first + 1] === undefined || doc.sentences[first + 1]!.start >= span.end) return found;
  const all = new Set(found);
  for (let s = first + 1; s < rows.length && doc.sentences[s]!.start < span.end; s++)
    for (const item of rows[s]!) all.add(item);
  return [...all];
}

function rowsOf<T extends Span>(sentences: readonly Sentence[], items: readonly T[]): T[][] {
  const rows = sentences.map((): T[] => []);
  for (const item of items) {
    for (let s = sentenceFrom(sentences, item.start); s < rows.length && sentences[s]!.start < item.end; s++)
      rows[s]!.push(item);
  }
  return rows;
}

/** Index of the first sentence that ends after an offset. */
function sentenceFrom(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first mention of whoever has this key. */
export function firstWithKey(mentions: readonly KeyedMention[], key: string): KeyedMention | undefined {
  return callsOf(mentions).get(`k${key}`);
}

/** The first mention of whoever has this canonical name. */
export function firstWithName(mentions: readonly KeyedMention[], name: string): KeyedMention | undefined {
  return callsOf(mentions).get(`n${name}`);
}

/** The first mention of whoever has this key or canonical name. */
export function firstCalled(mentions: readonly KeyedMention[], keyOrName: string): KeyedMention | undefined {
  return callsOf(mentions).get(`e${keyOrName}`);
}

function callsOf(mentions: readonly KeyedMention[]): ReadonlyMap<string, KeyedMention> {
  let calls = byCall.get(mentions);
  if (calls === undefined) {
    const made = new Map<string, KeyedMention>();
    for (const mention of mentions) {
      const { key, name } = mention;
      for (const call of [`k${key}`, `n${name}`, `e${key}`, `e${name}`]) if (!made.has(call)) made.set(call, mention);
    }
    byCall.set(mentions, made);
    calls = made;
  }
  return calls;
}
