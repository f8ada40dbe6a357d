// Adjectives and names of peoples (`Ukrainian`, `Kurds`): no toponyms, but they point to a place.
import type { Doc, Span } from "../../../text/index.ts";
import type { Gazetteer } from "../../gazetteer.ts";
import { beginsUpper } from "../first-letter.ts";

/** A demonym in a document; `place` is the index of the gazetteer record it belongs to. */
export interface Demonym extends Span {
  readonly text: string;
  readonly place: number;
}

/** Finds demonyms of up to three words, longest first, in order. */
export function findDemonyms(doc: Doc, gazetteer: Gazetteer): Demonym[] {
  const found: Demonym[] = [];
  for (const sentence of doc.sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; ) {
      const first = doc.tokens[i]!;
      let taken = 1;
      if (beginsUpper(first.text)) {
        const most = gazetteer.opensDemonym(first.text) ? 3 : 1;
        for (let end = Math.min(sentence.endToken, i + most); end > i; end--) {
          const last = doc.tokens[end - 1]!;
          const text = doc.text.slice(first.start, last.end);
          const place = gazetteer.demonym(text);
          if (place === null) continue;
          found.push({ start: first.start, end: last.end, text, place });
          taken = end - i;
          break;
        }
      }
      i += taken;
    }
  }
  return found;
}
