// Sentences: exact spans inside parts; newline is a hard break.
import type { Span } from "./span.ts";

/** One sentence. `firstToken` and `endToken` are a half-open range of indices into the document's tokens. */
export interface Sentence extends Span {
  /** Index of the part that holds it. */
  readonly part: number;
  /** Index of its paragraph within the document, counted from 0. */
  readonly paragraph: number;
  readonly firstToken: number;
  readonly endToken: number;
}
