// HTML to text: main content with its block structure, furniture and comments kept apart, metadata.
import type { Metadata } from "../metadata.ts";
import type { PartDraft } from "../parts.ts";
import type { Problem } from "../problem.ts";

/** What a page yields. Offsets are offsets of `text`; the parts cover it. */
export interface ExtractedHtml {
  readonly text: string;
  readonly parts: readonly PartDraft[];
  readonly metadata: Metadata;
  readonly problems: readonly Problem[];
}

/** Reads one page; `url` is where it came from if the user said so. */
export function extractHtml(html: string, url: string | null): ExtractedHtml {
  const text = html.replace(/<[^>]*>/gu, " ");
  const metadata: Metadata = { title: null, publisher: null, author: null, date: null, url, language: null };
  const part: PartDraft = {
    kind: "article",
    start: 0,
    end: text.length,
    author: null,
    date: null,
    basis: ["html.stub"],
  };
  return { text, parts: text === "" ? [] : [part], metadata, problems: [] };
}
