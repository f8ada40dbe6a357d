// What the reader asks of a language: one method per step, each filling in its part of the page.
import type { Doc } from "../text/index.ts";
import type { Codebook } from "./codebook.ts";
import type { KeyedMention, Page, TraceEntry } from "./draft.ts";
import type { Entity, Mention } from "./entity.ts";

/** Gives entities their ids over a whole run, document by document. */
export interface EntityLinker {
  /** Mentions with entity ids, the writers' own `I` left out; `text` is the document's text, for aliases. */
  readonly add: (mentions: readonly KeyedMention[], text: string) => Mention[];
  /** Null for the writers and for keys not seen. */
  readonly idOf: (key: string) => string | null;
  readonly entities: () => Entity[];
}

/**
 * A language. `open` makes the page of a document (pages carry the language's own working data besides what `Page`
 * shows); every other method is one step of the reader and is called once per page, in the order of `STEPS`.
 */
export interface Language {
  readonly code: string;
  readonly open: (doc: Doc, codebook: Codebook | null, trace: TraceEntry[] | null) => Page;
  readonly parse: (page: Page) => void;
  readonly names: (page: Page) => void;
  readonly places: (page: Page) => void;
  readonly times: (page: Page) => void;
  readonly attribution: (page: Page) => void;
  readonly clauses: (page: Page) => void;
  readonly content: (page: Page) => void;
  readonly kind: (page: Page) => void;
  readonly hedge: (page: Page) => void;
  readonly condition: (page: Page) => void;
  readonly issue: (page: Page) => void;
  readonly linking: (page: Page) => void;
  readonly score: (page: Page) => void;
  readonly makeLinker: () => EntityLinker;
}
