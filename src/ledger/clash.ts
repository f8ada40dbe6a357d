// A clash: two statements of different tellers that cannot both stand, before clashes are joined into disputes.
import type { DisputeField } from "./ledgers.ts";
import { type Indexed, isWriter } from "./statement-index.ts";

export interface Clash {
  readonly field: DisputeField;
  /** The account that asserts. */
  readonly one: Indexed;
  /** The account that stands against it. */
  readonly other: Indexed;
  readonly rule: string;
}

/** Different tellers: two last voices, or two documents' writers. One teller does not dispute with itself. */
export function differentTellers(a: Indexed, b: Indexed): boolean {
  if (isWriter(a.voice.name) && isWriter(b.voice.name)) {
    return a.reading.doc.id !== b.reading.doc.id || a.statement.part !== b.statement.part;
  }
  return a.voice.name !== b.voice.name;
}

/** Whether both have a time and these do not overlap. */
export function disjoint(a: Indexed, b: Indexed): boolean {
  const first = a.time?.interval;
  const second = b.time?.interval;
  if (!first?.from || !first.to || !second?.from || !second.to) return false;
  return first.to < second.from || second.to < first.from;
}

/** Index of the paragraph in the document. */
export function paragraphOf(entry: Indexed): number {
  return entry.reading.doc.sentences[entry.statement.sentence]?.paragraph ?? 0;
}

/** The whole sentence of a statement. */
export function sentenceText(entry: Indexed): string {
  const sentence = entry.reading.doc.sentences[entry.statement.sentence];
  return sentence === undefined ? entry.text : entry.reading.doc.text.slice(sentence.start, sentence.end);
}

/** Whether two statements stand in one part of one document, at most `sentences` apart. */
export function near(a: Indexed, b: Indexed, sentences: number): boolean {
  return (
    a.reading === b.reading &&
    a.statement.part === b.statement.part &&
    Math.abs(a.statement.sentence - b.statement.sentence) <= sentences
  );
}
