// Footnotes: each cited passage gets one number, in the order in which the brief first speaks of it.
import type { ResolvedEvidence } from "../case/index.ts";
import type { DocReading, Hedge, Reading, Statement, StatementKind } from "../reading/index.ts";

/** One cited passage. Offsets are offsets of the document's repaired text. */
export interface Note {
  /** What is cited: a statement or a stretch of a document. */
  readonly key: string;
  /** 1, 2, 3 ... in order of first mention. */
  readonly number: number;
  /** Id of the element that marks the passage in the source text. */
  readonly anchor: string;
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  /** The passage's words, in full. */
  readonly quote: string;
  /** Null for a passage that is not a statement. */
  readonly kind: StatementKind | null;
  readonly hedge: Hedge | null;
  /** Names of the attribution chain, outermost first; empty for a passage that is not a statement. */
  readonly chain: readonly string[];
}

/** Gives out note numbers. Asking twice for one passage gives the same number. */
export interface Notebook {
  /** Number of a statement's note, or null if no document holds the statement. */
  readonly cite: (statement: string) => number | null;
  /** Numbers of several statements, in order, without repetition and without unknown ones. */
  readonly citeAll: (statements: readonly string[]) => readonly number[];
  /** Numbers of the evidence that resolves (orphans have none). */
  readonly citeEvidence: (evidence: readonly ResolvedEvidence[]) => readonly number[];
  readonly statement: (id: string) => Statement | undefined;
  readonly reading: (doc: string) => DocReading | undefined;
  /** The exact words of a statement. */
  readonly words: (statement: Statement) => string;
  readonly notes: () => readonly Note[];
}

/** A notebook over the statements of `reading`; the passages of `citedFirst` have the first numbers. */
export function makeNotebook(reading: Reading, citedFirst: readonly Note[] = []): Notebook {
  const docs = new Map<string, DocReading>();
  const statements = new Map<string, Statement>();
  for (const each of reading.docs) {
    docs.set(each.doc.id, each);
    for (const statement of each.statements) statements.set(statement.id, statement);
  }
  const notes: Note[] = [];
  const numbers = new Map<string, number>();
  const words = (statement: Statement): string =>
    docs.get(statement.doc)?.doc.text.slice(statement.span.start, statement.span.end) ?? "";

  const add = (key: string, note: Omit<Note, "key" | "number" | "anchor">, anchor: (n: number) => string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = notes.length + 1;
    numbers.set(key, number);
    notes.push({ ...note, key, number, anchor: anchor(number) });
    return number;
  };
  for (const note of citedFirst) {
    add(note.key, note, (number) => (note.key.startsWith("p ") ? `passage-${number}` : note.anchor));
  }
  const cite = (id: string): number | null => {
    const statement = statements.get(id);
    if (statement === undefined || !docs.has(statement.doc)) return null;
    return add(
      `s ${id}`,
      {
        doc: statement.doc,
        start: statement.span.start,
        end: statement.span.end,
        quote: words(statement),
        kind: statement.kind,
        hedge: statement.hedge,
        chain: statement.voices.map((voice) => voice.name),
      },
      () => statementAnchor(id),
    );
  };
  const citeEvidence = (evidence: readonly ResolvedEvidence[]): readonly number[] => {
    const found: number[] = [];
    for (const each of evidence) {
      if (each.state === "orphan") continue;
      // A passage that is a statement word for word shares the statement's note.
      const exact = each.statements.find((id) => {
        const span = statements.get(id)?.span;
        return span?.start === each.start && span.end === each.end;
      });
      const only = each.statements.length === 1 ? statements.get(each.statements[0]!) : undefined;
      const number =
        (exact === undefined ? null : cite(exact)) ??
        add(
          `p ${each.doc} ${each.start} ${each.end}`,
          {
            doc: each.doc,
            start: each.start,
            end: each.end,
            quote: docs.get(each.doc)?.doc.text.slice(each.start, each.end) ?? each.evidence.quote,
            kind: only?.kind ?? null,
            hedge: only?.hedge ?? null,
            chain: only?.voices.map((voice) => voice.name) ?? [],
          },
          (n) => `passage-${n}`,
        );
      if (!found.includes(number)) found.push(number);
    }
    return found;
  };
  return {
    cite,
    citeAll: (ids) => [...new Set(ids.map(cite).filter((n) => n !== null))],
    citeEvidence,
    statement: (id) => statements.get(id),
    reading: (doc) => docs.get(doc),
    words,
    notes: () => notes,
  };
}

/** Id of the element that marks a statement in the source text. */
export function statementAnchor(id: string): string {
  return `s-${id.replace(/[^\w.-]/gu, "_")}`;
}
