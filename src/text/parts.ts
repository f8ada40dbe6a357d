// The parts of a document: title, article, comments one by one, furniture.
import { isoDate } from "./metadata.ts";
import { type CommentStart, gluedComments, stampAt, stampedComments } from "./parts-comments.ts";
import {
  bylineOf,
  datelineOf,
  furnitureRule,
  isCommentsHeader,
  isPlainCommentsHeader,
  type Line,
  linesOf,
} from "./parts-lines.ts";
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

/** A part before its document numbers it. */
export type PartDraft = Omit<Part, "id">;

/** What the format already says (Markdown: headings and blocks that are no prose), in offsets of the text. */
export interface PartHints {
  readonly furniture: readonly Span[];
  readonly title: Span | null;
}

/** The parts of a text and what its first lines say of it. */
export interface FoundParts {
  readonly parts: readonly PartDraft[];
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
}

interface LineClass {
  kind: PartKind;
  rules: readonly string[];
  author: string | null;
  date: string | null;
  /** Begins a part even if the line before is of the same kind. */
  begins: boolean;
}

const LONGEST_TITLE = 200;
const MOST_TITLE_WORDS = 30;

/**
 * Finds the parts of a plain text by what its lines are and how they sound. The order of the steps:
 * furniture by line patterns, then the head (title, byline, date), then a newsletter's preface, then comments: under a header, by the stamps of
 * a comment system, or, where there is neither, by register. Links at the end of a comment become furniture last.
 */
export function findParts(text: string, hints: PartHints = { furniture: [], title: null }): FoundParts {
  const lines = linesOf(text);
  if (lines.length === 0) {
    const rest: PartDraft = {
      kind: "furniture",
      start: 0,
      end: text.length,
      author: null,
      date: null,
      basis: ["empty"],
    };
    return { parts: text.length > 0 ? [rest] : [], title: null, author: null, date: null };
  }
  const classes: LineClass[] = lines.map(() => ({
    kind: "article",
    rules: [],
    author: null,
    date: null,
    begins: false,
  }));
  markFurniture(lines, classes, hints);
  const letterhead = markLetterhead(lines, classes, hints);
  const head = letterhead ?? markHead(lines, classes, hints);
  markPreface(lines, classes, head.prose);
  markComments(lines, classes, head.prose);
  freeInnerLinks(lines, classes);
  return {
    parts: assemble(text, lines, classes),
    title: head.title,
    author: head.author,
    date: head.date,
  };
}

function markFurniture(lines: readonly Line[], classes: LineClass[], hints: PartHints): void {
  let hint = 0;
  for (const [i, line] of lines.entries()) {
    while (hint < hints.furniture.length && hints.furniture[hint]!.end <= line.start) hint++;
    const span = hints.furniture[hint];
    const rule =
      span !== undefined && span.start <= line.start && span.end >= line.end ? "furniture.markup" : furnitureRule(line);
    if (rule !== null) classes[i] = { kind: "furniture", rules: [rule], author: null, date: null, begins: false };
  }
}

/** Lines of a letterhead that are looked at. */
const LONGEST_LETTERHEAD = 16;

const OFFICIAL =
  /\b(?:meeting|session|sitting|council|committee|assembly|parliament|senate|commission|conference|hearing|record|debate)\b/iu;

/**
 * The head of a record: four or more short lines above the first sentence, one a date, one naming a body or its sitting.
 * Its title is the longest line that is neither; null where the text begins otherwise.
 */
function markLetterhead(
  lines: readonly Line[],
  classes: LineClass[],
  hints: PartHints,
): ReturnType<typeof markHead> | null {
  if (hints.title !== null) return null;
  let end = 0;
  while (end < Math.min(lines.length, LONGEST_LETTERHEAD) && isHeading(lines[end]!)) end++;
  const head = lines.slice(0, end);
  if (end < 4 || end === lines.length || !head.some((line) => OFFICIAL.test(line.text))) return null;
  const dates = head.map((line) => (/\d{4}/u.test(line.text) ? isoDate(line.text) : null));
  const day = dates.find((date) => date !== null && date.length === 10) ?? null;
  if (day === null || head.some((line) => bylineOf(line) !== null)) return null;
  let title = -1;
  for (const [i, line] of head.entries())
    if (dates[i] === null && (title === -1 || line.wordCount >= head[title]!.wordCount)) title = i;
  if (title === -1) return null;
  for (const i of head.keys())
    classes[i] = {
      kind: i === title ? "title" : "furniture",
      rules: [i === title ? "title.letterhead" : "furniture.letterhead"],
      author: null,
      date: null,
      begins: i === title,
    };
  return { title: head[title]!.text, author: null, date: day, prose: end };
}

/** A short line that is no sentence; a stop closes only an hour behind a date (`3 p.m.`). */
function isHeading(line: Line): boolean {
  if (line.wordCount > 14 || line.text.length > 110 || /:\s/u.test(line.text)) return false;
  if (/[!?;,:]["”’)]*$/u.test(line.text)) return false;
  return !/\.["”’)]*$/u.test(line.text) || (/\d{4}/u.test(line.text) && isoDate(line.text) !== null);
}

/** Title, byline and date among the first lines; `prose` is the index of the first line after them. */
function markHead(
  lines: readonly Line[],
  classes: LineClass[],
  hints: PartHints,
): { title: string | null; author: string | null; date: string | null; prose: number } {
  let title: string | null = null;
  let author: string | null = null;
  let date: string | null = null;
  let prose = 0;
  let standfirsts = 0;
  const longestFollowing = Math.max(0, ...lines.slice(0, 40).map((line) => line.text.length));
  const hinted = hints.title;
  for (let i = 0; i < Math.min(lines.length, 12); i++) {
    const line = lines[i]!;
    const isHinted = hinted !== null && line.start >= hinted.start && line.end <= hinted.end;
    const byline = bylineOf(line);
    const day = datelineOf(line);
    if (
      isHinted ||
      (title === null && hinted === null && classes[i]!.kind !== "furniture" && byline === null && day === null)
    ) {
      if (!isHinted && !looksLikeTitle(line, longestFollowing, lines.length)) break;
      classes[i] = {
        kind: "title",
        rules: [isHinted ? "title.heading" : "title.first-line"],
        author: null,
        date: null,
        begins: true,
      };
      title = line.text;
      prose = i + 1;
      continue;
    }
    if (byline !== null && i < 8) {
      classes[i] = { kind: "furniture", rules: ["furniture.byline"], author: null, date: null, begins: false };
      author ??= byline.author;
      date ??= byline.date;
      prose = i + 1;
    } else if (day !== null && i < 8) {
      classes[i] = { kind: "furniture", rules: ["furniture.date"], author: null, date: null, begins: false };
      date ??= isoDate(day);
      prose = i + 1;
    } else if (classes[i]!.kind !== "furniture" && (line.wordCount > 40 || (line.wordCount > 6 && ++standfirsts > 1))) {
      // A standfirst may stand between headline and byline; the second such line is the article.
      break;
    }
  }
  return { title, author, date, prose };
}

/** A short first line without a full stop above longer ones. */
function looksLikeTitle(line: Line, longest: number, lineCount: number): boolean {
  if (lineCount < 2 || line.text.length > LONGEST_TITLE || line.wordCount > MOST_TITLE_WORDS) return false;
  if (!/^["“‘'«(¿¡[]*[\p{Lu}\p{N}]/u.test(line.text) && !/^\p{Lo}/u.test(line.text)) return false;
  if (/[^.]\.["”’)]*$/u.test(line.text) && !/\b(?:\p{Lu}\.){2,}$/u.test(line.text)) return false;
  if (/[,;:]$/u.test(line.text)) return false;
  return longest >= line.text.length * 1.3;
}

const PREFACE_WORK =
  /\b(?:article|piece|column|essay|op-?ed|analysis|post|report|interview|text|letter|talk|speech|chapter)\b/iu;
const PREFACE_POINTER =
  /\b(?:below|here is|here['’]s|following|repost(?:ing|ed)?|re-?publish(?:ing|ed)?|reproduc(?:e|ed|ing)|in full|i am sharing|i['’]m sharing|i share|cross-?post(?:ing|ed)?)\b/iu;
const PREFACE_PUBLICATION =
  /\b(?:published|appeared|wrote|written|first ran|ran in|came out|commissioned|of yesterday|from (?:last|yesterday))\b/iu;

/** A newsletter's remark above an older text has its own `today`, hence its own part. */
function markPreface(lines: readonly Line[], classes: LineClass[], prose: number): void {
  const early: number[] = [];
  for (let i = prose; i < lines.length && early.length < 7; i++) if (classes[i]!.kind === "article") early.push(i);
  if (early.length < 5) return;
  for (const [k, i] of early.slice(0, 3).entries()) {
    const words = lines[i]!.text;
    if (lines[i]!.wordCount > 80 || !PREFACE_WORK.test(words)) continue;
    if (!PREFACE_POINTER.test(words) || !PREFACE_PUBLICATION.test(words)) continue;
    classes[i] = { ...classes[i]!, rules: ["article.preface"], begins: true };
    const next = early[k + 1]!;
    classes[next] = { ...classes[next]!, rules: ["article.after-preface"], begins: true };
    return;
  }
}

function markComments(lines: readonly Line[], classes: LineClass[], prose: number): void {
  const starts = commentStarts(lines, classes, prose);
  if (starts.length === 0) return;
  const stamped = new Set(starts.flatMap((start) => start.stampLines));
  for (const index of stamped) {
    classes[index] = { kind: "furniture", rules: ["furniture.comment-stamp"], author: null, date: null, begins: false };
  }
  for (const [k, start] of starts.entries()) {
    const end = starts[k + 1]?.line ?? lines.length;
    let begins = true;
    for (let i = start.line; i < end; i++) {
      if (stamped.has(i) || classes[i]!.kind === "furniture") continue;
      classes[i] = { kind: "comment", rules: start.rules, author: start.author, date: start.date, begins };
      begins = false;
    }
  }
}

function commentStarts(lines: readonly Line[], classes: LineClass[], prose: number): CommentStart[] {
  const proseBefore = (index: number): number => {
    let words = 0;
    for (let i = prose; i < index; i++) if (classes[i]!.kind === "article") words += lines[i]!.wordCount;
    return words;
  };
  for (let i = prose + 1; i < lines.length; i++) {
    const header = isCommentsHeader(lines[i]!);
    if ((!header && stampAt(lines, i) === null) || proseBefore(i) < 30) continue;
    const starts = namedComments(lines, i, header);
    const asHeader = header && (starts.length > 0 || isPlainCommentsHeader(lines[i]!));
    if (asHeader)
      classes[i] = { kind: "furniture", rules: ["furniture.comments-header"], author: null, date: null, begins: false };
    if (starts.length > 0 && (header || starts.length > 1 || isTail(lines, i))) return starts;
    if (asHeader) return unstamped(lines, classes, i);
  }
  const indices: number[] = [];
  for (let i = prose; i < lines.length; i++) if (classes[i]!.kind === "article") indices.push(i);
  const titleText = lines
    .slice(0, prose + 1)
    .filter((_, i) => classes[i]!.kind === "title" || i === prose)
    .map((line) => line.text)
    .join(" ");
  return gluedComments(lines, indices, titleText, (i) => classes[i]?.kind === "furniture");
}

/** Comments with stamps; below a header also those under names alone, if these are two or stand beside stamps. */
function namedComments(lines: readonly Line[], from: number, header: boolean): CommentStart[] {
  const plain = stampedComments(lines, from);
  if (!header) return plain;
  const named = stampedComments(lines, from + 1, true);
  return named.length > plain.length && named.length >= 2 ? named : plain;
}

/** A single stamp counts only in the last part of a text: `She wrote:` may stand anywhere. */
function isTail(lines: readonly Line[], i: number): boolean {
  const total = lines.reduce((sum, line) => sum + line.wordCount, 0);
  let before = 0;
  for (let k = 0; k < i; k++) before += lines[k]!.wordCount;
  return before > total * 0.4;
}

/** Under a comments header without any stamps: one comment from each gap or piece of furniture to the next. */
function unstamped(lines: readonly Line[], classes: readonly LineClass[], header: number): CommentStart[] {
  const starts: CommentStart[] = [];
  let fresh = true;
  const anyGaps = lines.slice(header + 1).some((line) => line.gap === 0);
  for (let i = header + 1; i < lines.length; i++) {
    if (classes[i]!.kind === "furniture") {
      fresh = true;
      continue;
    }
    if (fresh || (anyGaps && lines[i]!.gap > 0)) {
      starts.push({ line: i, author: null, date: null, rules: ["comment.under-header"], stampLines: [] });
    }
    fresh = false;
  }
  return starts;
}

/** A bare link inside a comment is part of it; after its last words it is furniture. */
function freeInnerLinks(lines: readonly Line[], classes: LineClass[]): void {
  for (let i = 1; i + 1 < lines.length; i++) {
    const here = classes[i]!;
    if (here.kind !== "furniture" || here.rules[0] !== "furniture.link") continue;
    const before = classes[i - 1]!;
    const after = classes[i + 1]!;
    if (before.kind === "comment" && after.kind === "comment" && !after.begins) classes[i] = { ...after };
  }
}

/** Runs of lines of one kind become parts; white space goes to the part before it, so that the parts cover the text. */
function assemble(text: string, lines: readonly Line[], classes: readonly LineClass[]): PartDraft[] {
  const parts: PartDraft[] = [];
  let from = 0;
  for (let i = 0; i < lines.length; ) {
    const { kind, author, date } = classes[i]!;
    const rules = new Set(classes[i]!.rules);
    let end = i + 1;
    while (end < lines.length && classes[end]!.kind === kind && !classes[end]!.begins) {
      for (const rule of classes[end]!.rules) rules.add(rule);
      end++;
    }
    const stop = end < lines.length ? lines[end]!.start : text.length;
    const basis = rules.size > 0 ? [...rules] : [`${kind}.prose`];
    parts.push({ kind, start: from, end: stop, author, date, basis });
    from = stop;
    i = end;
  }
  return parts;
}
