// HTML to text: main content with its block structure, furniture and comments kept apart, metadata.
import type { TextLibraries } from "../libraries.ts";
import type { Metadata } from "../metadata.ts";
import type { PartDraft, PartKind } from "../parts.ts";
import type { Problem } from "../problem.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { labelBlocks } from "./content.ts";
import { flattenDepth } from "./depth-guard.ts";
import { parsePage } from "./dom.ts";
import { pageComments } from "./page-comments.ts";
import { pageMetadata } from "./page-metadata.ts";
import { readableBlocks } from "./readable.ts";

/** What a page yields. Offsets are offsets of `text`; the parts cover it. */
export interface ExtractedHtml {
  readonly text: string;
  readonly parts: readonly PartDraft[];
  readonly metadata: Metadata;
  readonly problems: readonly Problem[];
}

/** Reads one page; `url` is where it came from if the user said so. */
export function extractHtml(html: string, url: string | null, libraries: TextLibraries): ExtractedHtml {
  const problems: Problem[] = [];
  const flat = flattenDepth(html);
  if (flat.dropped > 0) {
    problems.push({
      rule: "html-too-deep",
      start: null,
      end: null,
      severity: "warning",
      message: `The page nests its elements too deep; ${flat.dropped} tags beyond the limit were ignored`,
    });
  }
  const page = parsePage(flat.html, libraries);
  const { body, ...metadata } = pageMetadata(page, url);
  const blocks = blocksOf(page);
  const readable = readableBlocks(page, blocks);
  const labels = labelBlocks(blocks, readable, { title: metadata.title, body });
  const lines: LabelledLine[] = blocks.map((block, i) => ({
    ...labels[i]!,
    block,
    author: null,
    date: null,
    begins: false,
  }));
  for (const comment of pageComments(blocks, (i) => labels[i]!.kind !== "furniture")) {
    for (const [k, i] of comment.blocks.entries()) {
      const { author, date } = comment;
      lines[i] = { kind: "comment", rule: "html.comment", block: blocks[i]!, author, date, begins: k === 0 };
    }
  }
  const heading = blocks[labels.findIndex((label) => label.kind === "title")]?.text ?? null;
  const title = cleanTitle(metadata.title, heading);
  return { ...assemble(lines), metadata: { ...metadata, title }, problems };
}

/** The page's headline where the stated title is the headline with the site's name behind it. */
function cleanTitle(stated: string | null, heading: string | null): string | null {
  if (stated === null || heading === null) return stated ?? heading;
  return heading.length >= 12 && stated.startsWith(heading) ? heading : stated;
}

interface LabelledLine {
  readonly kind: PartKind;
  readonly rule: string;
  readonly block: Block;
  readonly author: string | null;
  readonly date: string | null;
  /** Begins a part even if the line before is of the same kind. */
  readonly begins: boolean;
}

/** One line per block; neighbouring blocks of one kind (furniture: and of one rule) are one part. */
function assemble(lines: readonly LabelledLine[]): { text: string; parts: PartDraft[] } {
  const pieces: string[] = [];
  const parts: PartDraft[] = [];
  let at = 0;
  let start = 0;
  let rules = new Set<string>();
  for (const [i, { kind, rule, block, author, date }] of lines.entries()) {
    pieces.push(block.text, "\n");
    at += block.text.length + 1;
    rules.add(rule);
    const next = lines[i + 1];
    if (
      next !== undefined &&
      !next.begins &&
      next.kind === kind &&
      kind !== "title" &&
      (kind !== "furniture" || next.rule === rule)
    )
      continue;
    parts.push({ kind, start, end: at, author, date, basis: [...rules] });
    start = at;
    rules = new Set();
  }
  return { text: pieces.join(""), parts };
}
