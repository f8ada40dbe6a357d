// Quotations: paired quotation marks inside a paragraph, and those that run on into the next one.

import type { Doc } from "../../text/index.ts";
import { wordSet } from "../../text/index.ts";

/** A quotation with its marks. Token indices are of the document, inclusive; `closed` is false where the text goes on quoting. */
export interface Quotation {
  readonly first: number;
  readonly last: number;
  readonly closed: boolean;
  readonly single: boolean;
}

const OPEN_DOUBLE = wordSet(["“", "„", "«", "``"]);
const CLOSE_DOUBLE = wordSet(["”", "»"]);
const EITHER_DOUBLE = wordSet(['"', "''"]);

/** Longest quotation in tokens that is believed without a closing mark. */
const LONGEST = 400;

/** The quotations of a document, outermost only, in order. */
export function findQuotations(doc: Doc): Quotation[] {
  const out: Quotation[] = [];
  let k = 0;
  while (k < doc.sentences.length) {
    const paragraph = doc.sentences[k]!.paragraph;
    let e = k;
    while (e < doc.sentences.length && doc.sentences[e]!.paragraph === paragraph) e++;
    pairMarks(doc, doc.sentences[k]!.firstToken, doc.sentences[e - 1]!.endToken, out);
    k = e;
  }
  return out;
}

function pairMarks(doc: Doc, from: number, to: number, out: Quotation[]): void {
  let open = -1;
  let single = false;
  for (let i = from; i < to; i++) {
    const t = doc.tokens[i]!.text;
    if (open < 0) {
      if (OPEN_DOUBLE.has(t) || EITHER_DOUBLE.has(t) || (t === "”" && opensHere(doc, i, to))) {
        open = i;
        single = false;
      } else if ((t === "‘" || t === "'") && opensHere(doc, i, to)) {
        // A single quotation mark only counts when its partner stands in the same paragraph.
        if (closingSingle(doc, i + 1, to) > 0) {
          open = i;
          single = true;
        }
      }
    } else if (
      single
        ? isClosingSingle(doc, i)
        : CLOSE_DOUBLE.has(t) || EITHER_DOUBLE.has(t) || (t === "“" && closesHere(doc, i))
    ) {
      out.push({ first: open, last: i, closed: true, single });
      open = -1;
    } else if (!single && OPEN_DOUBLE.has(t)) {
      // A second opening mark: the first one was never closed.
      open = i;
    }
  }
  if (open >= 0 && !single && to - open <= LONGEST) out.push({ first: open, last: to - 1, closed: false, single });
}

function opensHere(doc: Doc, i: number, to: number): boolean {
  const token = doc.tokens[i]!;
  const next = i + 1 < to ? doc.tokens[i + 1]! : null;
  const before = doc.text[token.start - 1] ?? " ";
  return next !== null && next.start === token.end && /[\s([—–-]/.test(before);
}

function closesHere(doc: Doc, i: number): boolean {
  const token = doc.tokens[i]!;
  const after = doc.text[token.end] ?? " ";
  const before = doc.text[token.start - 1] ?? " ";
  return /[\s.,;:!?)\]—–-]/.test(after) && !/\s/.test(before);
}

function isClosingSingle(doc: Doc, i: number): boolean {
  const t = doc.tokens[i]!.text;
  return (t === "’" || t === "'") && closesHere(doc, i);
}

function closingSingle(doc: Doc, from: number, to: number): number {
  for (let i = from; i < to && i < from + 200; i++) if (isClosingSingle(doc, i)) return i;
  return -1;
}
