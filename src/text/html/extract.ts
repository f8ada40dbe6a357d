// HTML to text: main content with its block structure, furniture and comments kept apart, metadata.
import type { Metadata } from "../metadata.ts";
import type { PartDraft, PartKind } from "../parts.ts";
import type { Problem } from "../problem.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { labelBlocks } from "./content.ts";
import { flattenDepth } from "./depth-guard.ts";
import { parsePage } from "./dom.ts";
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
export function extractHtml(html: string, url: string | null): ExtractedHtml {
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
  const page = parsePage(flat.html);
  const { body, ...metadata } = pageMetadata(page, url);
  const blocks = blocksOf(page);
  const readable = readableBlocks(page, blocks);
  const labels = labelBlocks(blocks, readable, { title: metadata.title, body });
  const lines = blocks.map((block, i) => ({ kind: labels[i]!.kind as PartKind, rule: labels[i]!.rule, block }));
  return { ...assemble(lines), metadata, problems };
}

interface LabelledLine {
  readonly kind: PartKind;
  readonly rule: string;
  readonly block: Block;
}

/** One line per block; neighbouring blocks of one kind (furniture: and of one rule) are one part. */
function assemble(lines: readonly LabelledLine[]): { text: string; parts: PartDraft[] } {
  const pieces: string[] = [];
  const parts: PartDraft[] = [];
  let at = 0;
  let start = 0;
  let rules = new Set<string>();
  for (const [i, { kind, rule, block }] of lines.entries()) {
    pieces.push(block.text, "\n");
    at += block.text.length + 1;
    rules.add(rule);
    const next = lines[i + 1];
    if (next !== undefined && next.kind === kind && kind !== "title" && (kind !== "furniture" || next.rule === rule))
      continue;
    parts.push({ kind, start, end: at, author: null, date: null, basis: [...rules] });
    start = at;
    rules = new Set();
  }
  return { text: pieces.join(""), parts };
}
