// The parts of a document: title, article, comments one by one, furniture.
import type { Span } from "./span.ts";

export type PartKind = "title" | "article" | "comment" | "furniture";

/** One part; the parts of a document are in order, do not overlap and cover the whole text. */
export interface Part extends Span {
  readonly id: string;
  readonly kind: PartKind;
  readonly author: string | null;
  /** The part's own date where it has one (ISO 8601), else null. */
  readonly date: string | null;
  /** Named rules that set the part apart. */
  readonly basis: readonly string[];
}
