// Origins: copies of one story and hearsay of one teller are folded, so that repetition does not look like confirmation.
import { overlapLength, type Span } from "../text/index.ts";
import type { Origin } from "./ledgers.ts";
import { candidatePairs, type Indexed, isWriter, type StatementIndex, stemSimilarity } from "./statement-index.ts";

/** Two documents that share text, as the text layer finds them. */
export interface CopyPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
  /** Stretches of `a` and `b` that hold the same words. */
  readonly spans: readonly { readonly a: Span; readonly b: Span }[];
}

/** Answers whose word a statement rests on in the end. */
export interface OriginIndex {
  readonly origins: readonly Origin[];
  /** A key that equals for statements of one origin. */
  readonly keyOf: (entry: Indexed) => string;
}

const SAME_WORDS = 0.6;
const HALF = 0.5;

/**
 * Folds copied documents (connected components of `copies`) and hearsay.
 * A statement's origin is its last named voice; for unnamed sources the one who passes them on; for the writer the document, copies folded.
 */
export function findOrigins(index: StatementIndex, copies: readonly CopyPair[]): OriginIndex {
  const root = new Map<string, string>();
  const find = (doc: string): string => {
    let at = doc;
    while (root.get(at) !== undefined && root.get(at) !== at) at = root.get(at)!;
    return at;
  };
  const similarity = new Map<string, number>();
  for (const { a, b, similarity: value } of copies) {
    if (value >= HALF) root.set(find(b), find(a));
  }
  for (const { a, b, similarity: value } of copies) {
    if (value >= HALF && find(a) === find(b)) similarity.set(find(a), Math.min(value, similarity.get(find(a)) ?? 1));
  }
  const groups = new Map<string, string[]>();
  for (const { doc } of new Map(index.all.map((entry) => [entry.reading.doc.id, entry.reading])).values()) {
    const key = find(doc.id);
    groups.set(key, [...(groups.get(key) ?? []), doc.id]);
  }
  // A passage taken over into a document that is otherwise its own.
  const taken = new Map<string, string>();
  for (const pair of copies) {
    if (pair.similarity >= HALF) continue;
    for (const entry of index.all) {
      if (entry.reading.doc.id !== pair.b) continue;
      const length = entry.statement.span.end - entry.statement.span.start;
      if (pair.spans.some((span) => overlapLength(span.b, entry.statement.span) >= length * 0.9)) {
        taken.set(entry.statement.id, pair.a);
      }
    }
  }
  const keyOf = (entry: Indexed): string => {
    const named = entry.statement.voices.findLast((voice) => !isWriter(voice.name));
    if (named !== undefined) return `voice:${named.name}`;
    const doc = taken.get(entry.statement.id) ?? entry.reading.doc.id;
    const last = entry.statement.voices[0]?.name === "commenter" ? `:${entry.statement.part}` : "";
    return `doc:${find(doc)}${last}`;
  };

  const origins: Origin[] = [];
  for (const [key, docs] of groups) {
    if (docs.length < 2) continue;
    origins.push({
      id: "",
      kind: "copy",
      docs: docs.sort(),
      statements: [],
      similarity: similarity.get(key) ?? null,
    });
  }
  const hearsay = new Map<string, Set<string>>();
  for (const [a, b] of candidatePairs(index)) {
    const key = keyOf(a);
    if (!key.startsWith("voice:") || key !== keyOf(b)) continue;
    if (a.reading.doc.id === b.reading.doc.id || find(a.reading.doc.id) === find(b.reading.doc.id)) continue;
    if (stemSimilarity(index, a, b) < SAME_WORDS) continue;
    const group = [...hearsay.entries()].find(
      ([id, ids]) => id.startsWith(`${key}|`) && (ids.has(a.statement.id) || ids.has(b.statement.id)),
    );
    if (group) group[1].add(a.statement.id).add(b.statement.id);
    else hearsay.set(`${key}|${a.statement.id}`, new Set([a.statement.id, b.statement.id]));
  }
  for (const ids of hearsay.values()) {
    const statements = [...ids].sort((a, b) => index.byId.get(a)!.order - index.byId.get(b)!.order);
    const docs = [...new Set(statements.map((id) => index.byId.get(id)!.reading.doc.id))];
    origins.push({ id: "", kind: "hearsay", docs, statements, similarity: null });
  }
  return { origins: origins.map((origin, i) => ({ ...origin, id: `o${i + 1}` })), keyOf };
}
