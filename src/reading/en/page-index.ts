// What lies where on a page, and who is called what: looked up, not searched for, so that long documents take linear time.
import type { Doc, PartKind, Sentence, Span } from "../../text/index.ts";
import type { KeyedMention } from "../draft.ts";

const bySentence = new WeakMap<readonly Span[], readonly (readonly Span[])[]>();
const kindsByPart = new WeakMap<Doc["parts"], Map<string, PartKind>>();
const callsBy = new WeakMap<readonly KeyedMention[], Calls>();

/** First mentions by what they are called. */
interface Calls {
  readonly byKey: Map<string, KeyedMention>;
  readonly byName: Map<string, KeyedMention>;
  readonly byEither: Map<string, KeyedMention>;
}

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

/** The kind of the part with this id, null where there is none. */
export function partKind(doc: Doc, id: string): PartKind | null {
  let kinds = kindsByPart.get(doc.parts);
  if (kinds === undefined) {
    kinds = new Map();
    for (const part of doc.parts) if (!kinds.has(part.id)) kinds.set(part.id, part.kind);
    kindsByPart.set(doc.parts, kinds);
  }
  return kinds.get(id) ?? null;
}

/** The first mention of whoever has this key. */
export function firstWithKey(mentions: readonly KeyedMention[], key: string): KeyedMention | undefined {
  return callsOf(mentions).byKey.get(key);
}

/** The first mention of whoever has this canonical name. */
export function firstWithName(mentions: readonly KeyedMention[], name: string): KeyedMention | undefined {
  return callsOf(mentions).byName.get(name);
}

/** The first mention of whoever has this key or canonical name. */
export function firstCalled(mentions: readonly KeyedMention[], keyOrName: string): KeyedMention | undefined {
  return callsOf(mentions).byEither.get(keyOrName);
}

function callsOf(mentions: readonly KeyedMention[]): Calls {
  let calls = callsBy.get(mentions);
  if (calls === undefined) {
    calls = { byKey: new Map(), byName: new Map(), byEither: new Map() };
    for (const mention of mentions) {
      const { key, name } = mention;
      if (!calls.byKey.has(key)) calls.byKey.set(key, mention);
      if (!calls.byName.has(name)) calls.byName.set(name, mention);
      for (const call of [key, name]) if (!calls.byEither.has(call)) calls.byEither.set(call, mention);
    }
    callsBy.set(mentions, calls);
  }
  return calls;
}
