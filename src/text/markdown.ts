// Markdown: front matter as metadata, marks of emphasis and links taken off with exact steps, blocks that are no prose told apart.

import type { RepairStep } from "./repair.ts";
import type { Span } from "./span.ts";

/** What a Markdown text says of itself and where its marks are. */
export interface MarkdownReading {
  /** `key: value` lines of the front matter, keys in lower case. */
  readonly frontMatter: ReadonlyMap<string, string>;
  /** Removals of marks (headings, emphasis, links, block quotes); offsets in the given text, ordered and apart. */
  readonly steps: readonly RepairStep[];
  /** Stretches that are no prose (front matter, code, images, rules, tables' borders); offsets in the given text. */
  readonly furniture: readonly Span[];
  /** The first heading of the highest level used at the top; offsets in the given text. */
  readonly title: Span | null;
}

/** Longest line in which inline marks are looked for; longer ones are data, not prose. */
const LONGEST_LINE = 100_000;

const HEADING = /^ {0,3}#{1,6}[ \t]+/u;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$/u;
const QUOTE = /^ {0,3}(?:>[ \t]?)+/u;
const BULLET = /^[ \t]*[*+-][ \t]+/u;
const FENCE = /^ {0,3}(?:```|~~~)/u;
const TABLE_BORDER = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t:-]*)*$/u;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S+/u;
const IMAGE_LINE = /^[ \t]*(?:!\[[^\]]{0,500}\]\([^)]{0,2000}\)[ \t]*)+$/u;
const INLINE =
  /!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)|\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)|\*\*(?=\S)([^*\n]{1,400})\*\*|__(?=\S)([^_\n]{1,400})__|(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,400})\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]{1,400})_(?![\p{L}\p{N}_])|`([^`\n]{1,200})`|<(https?:[^>\s]{1,500})>/gu;

/** Reads the blocks and inline marks of a Markdown text. Never throws; what is no Markdown has no steps. */
export function readMarkdown(text: string): MarkdownReading {
  const frontMatter = new Map<string, string>();
  const steps: RepairStep[] = [];
  const furniture: Span[] = [];
  let title: Span | null = null;
  let inFence = false;
  let inFrontMatter = false;
  let previous: Span | null = null;
  const remove = (rule: string, start: number, end: number): void => {
    if (end > start) steps.push({ rule, start, end, original: text.slice(start, end), repaired: "" });
  };
  for (let start = 0, lineNumber = 0; start <= text.length; lineNumber++) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const next = end + 1;
    const line = text.slice(start, end).replace(/\r$/u, "");
    const whole = { start, end: start + line.length };
    if (lineNumber === 0 && line.trimEnd() === "---" && /\n---[ \t]*(?:\r?\n|$)/u.test(text.slice(3, 20_000))) {
      inFrontMatter = true;
      furniture.push(whole);
    } else if (inFrontMatter) {
      furniture.push(whole);
      if (line.trimEnd() === "---") inFrontMatter = false;
      const pair = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.+)$/u.exec(line);
      if (pair !== null) frontMatter.set(pair[1]!.toLowerCase(), pair[2]!.trim().replace(/^(["'])(.*)\1$/u, "$2"));
    } else if (FENCE.test(line)) {
      inFence = !inFence;
      furniture.push(whole);
    } else if (inFence || line.length > LONGEST_LINE) {
      if (inFence) furniture.push(whole);
    } else if (/^ {0,3}=+[ \t]*$/u.test(line) && previous !== null) {
      title ??= previous;
      furniture.push(whole);
    } else if (RULE.test(line) || TABLE_BORDER.test(line) || DEFINITION.test(line) || IMAGE_LINE.test(line)) {
      furniture.push(whole);
    } else {
      let at = start;
      const quote = QUOTE.exec(line)?.[0] ?? "";
      remove("markdown.quote", at, at + quote.length);
      at += quote.length;
      const heading = HEADING.exec(line.slice(quote.length))?.[0] ?? "";
      remove("markdown.heading", at, at + heading.length);
      at += heading.length;
      const bullet = heading === "" ? (BULLET.exec(line.slice(quote.length))?.[0] ?? "") : "";
      remove("markdown.bullet", at, at + bullet.length);
      at += bullet.length;
      inlineSteps(text, at, whole.end, remove);
      if (heading.trim() === "#") title ??= whole;
    }
    previous = line.trim() === "" ? null : whole;
    start = next;
  }
  return { frontMatter, steps, furniture, title };
}

function inlineSteps(
  text: string,
  start: number,
  end: number,
  remove: (rule: string, from: number, to: number) => void,
): void {
  const pattern = new RegExp(INLINE);
  const line = text.slice(start, end);
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const inner = match.slice(1).find((group) => group !== undefined);
    if (inner === undefined) {
      remove("markdown.image", from, to);
      continue;
    }
    const rule =
      match[1] !== undefined ? "markdown.link" : match[7] !== undefined ? "markdown.address" : "markdown.emphasis";
    const innerFrom = from + (match[0].startsWith("**") || match[0].startsWith("__") ? 2 : 1);
    remove(rule, from, innerFrom);
    remove(rule, innerFrom + inner.length, to);
  }
}
