// A document as everything above the text layer sees it: repaired text, parts, and the way back to the original.
import type { OffsetMap } from "./offset-map.ts";
import type { Part } from "./parts.ts";
import type { Problem } from "./problem.ts";
import type { RepairStep } from "./repair.ts";
import type { Sentence } from "./sentences.ts";
import type { Token } from "./tokens.ts";

/** When a document was published: given by the user, stated in the document or its metadata, or implied by it. */
export interface DocumentDate {
  /** ISO 8601 calendar date, month or year: `2025-03-18`, `2025-03`, `2025`. */
  readonly value: string;
  readonly basis: "given" | "stated" | "implied";
}

/** What a `sources.yaml` says of a file; it outranks what the text suggests. */
export interface SourceNote {
  readonly file: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  /** The analyst's own grade of the source (Admiralty code, A1 to F6). */
  readonly grade?: string | undefined;
}

/** One read file. All offsets inside are offsets of `text` unless said otherwise. */
export interface Doc {
  readonly id: string;
  /** SHA-256 of the file's bytes, `sha256:` and hexadecimal digits. */
  readonly hash: string;
  /** The path as the user would recognise it, relative to the folder that was read. */
  readonly path: string;
  readonly mediaType: "text" | "markdown" | "html";
  readonly charset: string;
  /** Decoded text before repair (for HTML: the extracted text before repair). */
  readonly original: string;
  /** Repaired text. */
  readonly text: string;
  readonly map: OffsetMap;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly grade: string | null;
  /** Null where nothing fixes it. Text layer: given or metadata only; the reader may add what the words state. */
  readonly date: DocumentDate | null;
  readonly language: string | null;
  readonly parts: readonly Part[];
  /** Sentences of all parts but furniture, in order, with their tokens. */
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly repairs: readonly RepairStep[];
  readonly problems: readonly Problem[];
}
