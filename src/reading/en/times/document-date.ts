// When a document was published, as its words state it, and the layers of a document that speak on different days.
import type { Doc, DocumentDate, Span } from "../../../text/index.ts";
import { numericOrder } from "./calendar-rules.ts";
import { type Expression, expressionsOf } from "./grammar.ts";
import { lexemesOf } from "./lexemes.ts";
import { type Reference, referenceFrom, resolve } from "./resolve.ts";

/** A stretch of the document that has a reference day of its own, later ones outranking earlier ones that cover them. */
export interface ReferenceLayer extends Span {
  readonly reference: Reference | null;
  readonly basis: string;
}

interface Line extends Span {
  readonly text: string;
}

/** Lines longer than this are prose, never a date line. */
const LINE_LIMIT = 160;

function linesOf(text: string, from: number, to: number, limit: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < to && lines.length < limit) {
    let end = text.indexOf("\n", start);
    if (end === -1 || end > to) end = to;
    if (end > start) lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

const NOWHERE = { reference: null, anchor: null, story: null, tense: "none" } as const;

const PUBLISHED =
  /^(?:first\s+)?(?:published|posted|issued|released|publication date|date|dated|created|uploaded|adopted|delivered|filed)\b(?:\s+(?:on|at|date))?\s*:?\s*/i;
const UPDATED = /^(?:last\s+)?(?:updated|modified|edited|revised)\b(?:\s+(?:on|at))?\s*:?\s*/i;
const BYLINE = /^(?:by|from|author|written by|source)\b[:\s]/i;
const WEEKDAY_ONLY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$/i;

/** A full date (day, month, year) of a line, with the words around it. */
function fullDateIn(
  text: string,
  span: Span,
  order: "day-first" | "month-first" | null,
): { readonly value: string; readonly before: string; readonly after: string; readonly expression: Expression } | null {
  // A year has two digits at least.
  if (!/\d\d/.test(text.slice(span.start, span.end))) return null;
  const lexemes = lexemesOf(text, span.start, span.end);
  for (const expression of expressionsOf(lexemes, { text, numericOrder: order })) {
    const { meaning } = expression;
    if (meaning.kind !== "date" || meaning.year === undefined || meaning.day === undefined) continue;
    const { clock: _clock, ...day } = meaning;
    const { value } = resolve(day, NOWHERE);
    if (value === null) continue;
    const first = lexemes[expression.first];
    const last = lexemes[expression.end - 1];
    if (first === undefined || last === undefined) continue;
    return { value, before: text.slice(span.start, first.start), after: text.slice(last.end, span.end), expression };
  }
  return null;
}

/** Whether what stands beside a date on its line is only a place, a byline, a time, a label: no prose. */
function isLabel(words: string): boolean {
  const rest = words.replace(/[|•·–—\-,.:;()[\]/\s]+/g, " ").trim();
  if (rest === "") return true;
  if (WEEKDAY_ONLY.test(rest)) return true;
  if (/^(?:at )?\d{1,2} \d{2}(?: ?[ap] ?m)?(?: [A-Z]{2,4})?$/i.test(rest)) return true;
  const count = rest.split(" ").length;
  if (count > 10) return false;
  // Lower-case verbs and function words betray prose; names, places and sections have capitals.
  const prose = rest
    .split(" ")
    .filter(
      (word) =>
        /^\p{Ll}/u.test(word) &&
        ![
          "by",
          "and",
          "of",
          "the",
          "for",
          "in",
          "min",
          "read",
          "on",
          "at",
          "am",
          "pm",
          "a",
          "m",
          "p",
          "de",
          "von",
          "morning",
          "midday",
          "noon",
          "afternoon",
          "evening",
          "night",
          "edition",
          "update",
          "issue",
        ].includes(word),
    );
  return prose.length === 0;
}

const DATELINE = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:,\s*\p{Lu}[\p{L}.'’ -]{1,30}){0,2})[,:]?\s+(?=\p{Lu}|\d)/u;
const DATELINE_END =
  /^[,.]?\s*(?:\(\s*[\p{L}\p{N} ./&-]{2,40}\s*\)|\/[\p{L} .-]{2,30}\/)?[.,:]?\s*(?:[–—-]{1,2}|\/\/|[”“"�](?=\s+\p{Lu}))\s*/u;

/** One of the marks that close a dateline. */
const DATELINE_MARK = /[–—”“"�-]|\/\//u;

/** The date of publication as the words state it: a date line, a labelled line, a dateline with its year. Null where nothing says it. */
export function statedDate(doc: Doc): StatedDate | null {
  const known = stated.get(doc.parts);
  if (known?.text === doc.text) return known.found;
  const found = findStatedDate(doc);
  stated.set(doc.parts, { text: doc.text, found });
  return found;
}

interface StatedDate {
  readonly date: DocumentDate;
  readonly rule: string;
  readonly span: Span;
}

/** Names and times both ask for the date of a document, which is the same as long as its text and parts are. */
const stated = new WeakMap<Doc["parts"], { readonly text: string; readonly found: StatedDate | null }>();

function findStatedDate(doc: Doc): StatedDate | null {
  const order = numericOrder(doc.text.slice(0, 20_000));
  const own = doc.parts.length === 0 ? [{ start: 0, end: doc.text.length, kind: "article" }] : doc.parts;
  let updated: StatedDate | null = null;
  let seen = 0;
  // Dates that head the sections of a diary or digest are no date of the whole.
  const isSectioned = own.some((part) => part.kind === "article" && dateHeadings(doc.text, part, order).length > 1);
  for (const part of own) {
    if (part.kind === "comment") continue;
    const lines = linesOf(doc.text, part.start, part.end, 400);
    for (const [index, line] of lines.entries()) {
      const near = seen + index < 12;
      const tail = index >= lines.length - 3;
      if (!near && !tail && part.kind !== "furniture") continue;
      const head: Span = { start: line.start, end: Math.min(line.end, line.start + LINE_LIMIT) };
      const trimmed = line.text.trim();
      if (trimmed.length <= LINE_LIMIT) {
        const found = fullDateIn(doc.text, head, order);
        if (found !== null) {
          const label = PUBLISHED.test(trimmed);
          const change = UPDATED.test(trimmed);
          const date: DocumentDate = { value: found.value, basis: "stated" };
          const before = found.before.trim();
          if (label && isLabel(before.replace(PUBLISHED, ""))) return { date, rule: "published-line", span: line };
          if (change && isLabel(before.replace(UPDATED, ""))) {
            updated ??= { date, rule: "updated-line", span: line };
            continue;
          }
          if (
            near &&
            !isSectioned &&
            isLabel(found.after.replace(UPDATED, "")) &&
            (isLabel(before) || BYLINE.test(before))
          )
            return { date, rule: "date-line", span: line };
        }
      }
      if (near && part.kind === "article") {
        const dateline = datelineOf(doc.text, line, order);
        if (dateline?.value != null)
          return {
            date: { value: dateline.value, basis: "stated" },
            rule: "dateline",
            span: { start: line.start, end: dateline.end },
          };
      }
    }
    seen += lines.length;
  }
  return updated;
}

/** `KYIV, March 3, 2025 (Agency) –` at the start of a line; `value` is null where the year is missing. */
export function datelineOf(
  text: string,
  line: Span,
  order: "day-first" | "month-first" | null,
): { readonly value: string | null; readonly expression: Expression; readonly end: number } | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + LINE_LIMIT));
  if (!DATELINE_MARK.test(head) || !DATELINE.test(head)) return null;
  const lexemes = lexemesOf(text, line.start, line.start + head.length);
  for (const expression of expressionsOf(lexemes, { text, numericOrder: order })) {
    const { meaning } = expression;
    const first = lexemes[expression.first];
    const last = lexemes[expression.end - 1];
    if (first === undefined || last === undefined || meaning.kind !== "date" || meaning.day === undefined) return null;
    const before = head.slice(0, first.start - line.start);
    if (!isLabel(before) || before.trim() === "") return null;
    if (DATELINE_END.exec(head.slice(last.end - line.start)) === null) return null;
    const value = meaning.year === undefined ? null : resolve(meaning, NOWHERE).value;
    return { value, expression, end: last.end };
  }
  return null;
}

const OWN_TEXT =
  /\b(?:(?:my|our|this|the following|the)\s+(?:(?:latest|new|recent|own|full)\s+)?(?:article|piece|column|essay|op-ed|oped|post|commentary|analysis|report|text|letter|dispatch|interview|speech|story)|(?:it|which|that|article|piece|column)\s+(?:was|were)|(?:first|originally)\s+(?:was\s+)?)\b/i;
const PRINTED = /\b(?:published|posted|printed|appeared|ran|written|wrote|delivered|released|issued)\b/i;
const ORIGINALLY = /\b(?:first|originally)\s+(?:published|posted|appeared|printed|written|delivered|ran)\b/i;
const BELOW = /\b(?:below|follows|following|here is|reproduced|reprinted|republished|re-published)\b/i;

/**
 * Layers that speak on another day than the document: the article below a preface ("my article of yesterday, published by ..."),
 * a text "first published on" some day, parts with dates of their own, sections under date headings, comments.
 */
export function referenceLayers(doc: Doc, documentReference: Reference | null): ReferenceLayer[] {
  const layers: ReferenceLayer[] = [
    { start: 0, end: doc.text.length, reference: documentReference, basis: "document" },
  ];
  const parts = doc.parts.length === 0 ? [{ start: 0, end: doc.text.length, kind: "article", date: null }] : doc.parts;
  const article = parts.filter((part) => part.kind === "article");
  const order = numericOrder(doc.text.slice(0, 20_000));
  const bodyEnd = article.at(-1)?.end ?? doc.text.length;
  const bodyStart = article[0]?.start ?? 0;
  const below =
    layerBelow(doc, bodyStart, bodyEnd, documentReference, order) ?? firstPublished(doc, bodyStart, bodyEnd, order);
  if (below !== null) layers.push(below);
  for (const part of article) layers.push(...dateHeadings(doc.text, part, order));
  for (const part of parts) {
    const own = part.date === null ? null : referenceFrom(part.date);
    if (own !== null) layers.push({ start: part.start, end: part.end, reference: own, basis: "part-date" });
    else if (part.kind === "comment")
      // A comment follows the article by an unknown time: the month is likely, the day is not known.
      layers.push({
        start: part.start,
        end: part.end,
        reference: documentReference === null ? null : { ...documentReference, day: null },
        basis: "comment-undated",
      });
  }
  return layers;
}

function layerBelow(
  doc: Doc,
  start: number,
  end: number,
  reference: Reference | null,
  order: "day-first" | "month-first" | null,
): ReferenceLayer | null {
  const lines = linesOf(doc.text, start, end, 4000);
  const last = lines.length - 1;
  for (const [index, line] of lines.entries()) {
    const atHead = index < 6;
    const atTail = index >= last - 3;
    if (!atHead && !atTail) continue;
    if (line.end - line.start > 1200 || !PRINTED.test(line.text)) continue;
    const originally = ORIGINALLY.test(line.text);
    if (!originally && !(OWN_TEXT.test(line.text) && (BELOW.test(line.text) || /\b(?:my|our)\b/i.test(line.text))))
      continue;
    if (!originally && !atHead) continue;
    const lexemes = lexemesOf(doc.text, line.start, line.end);
    // The day nearest to the word of publishing.
    const printed = PRINTED.exec(line.text);
    const at = line.start + (printed?.index ?? 0);
    let best: { reference: Reference | null; distance: number } | null = null;
    for (const expression of expressionsOf(lexemes, { text: doc.text, numericOrder: order })) {
      const { meaning } = expression;
      if (!["date", "offset", "named", "away"].includes(meaning.kind)) continue;
      if (meaning.kind === "offset" && meaning.count === 0) continue;
      const first = lexemes[expression.first];
      if (first === undefined) continue;
      const distance = Math.abs(first.start - at);
      if (best !== null && distance >= best.distance) continue;
      const resolved = resolve(meaning, { reference, anchor: null, story: null, tense: "past" });
      best = { reference: resolved.value === null ? null : referenceFrom(resolved.value), distance };
    }
    if (best === null || best.distance > 120) continue;
    // "first published on ..." speaks of the whole text around it; a preface speaks of what stands below.
    return originally && (atTail || index === 0) && !BELOW.test(line.text)
      ? { start, end, reference: best.reference, basis: "first-published" }
      : { start: line.end, end, reference: best.reference, basis: "article-below-preface" };
  }
  return null;
}

/** "This article was first published on ..." in the furniture around the text. */
function firstPublished(
  doc: Doc,
  start: number,
  end: number,
  order: "day-first" | "month-first" | null,
): ReferenceLayer | null {
  for (const part of doc.parts) {
    if (part.kind !== "furniture") continue;
    for (const line of linesOf(doc.text, part.start, part.end, 200)) {
      if (line.end - line.start > LINE_LIMIT || !ORIGINALLY.test(line.text)) continue;
      const found = fullDateIn(doc.text, line, order);
      if (found !== null) return { start, end, reference: referenceFrom(found.value), basis: "first-published" };
    }
  }
  return null;
}

/** Sections under headings that are nothing but a full date (digests, diaries, live reports). */
function dateHeadings(text: string, part: Span, order: "day-first" | "month-first" | null): ReferenceLayer[] {
  const headings: { start: number; reference: Reference }[] = [];
  for (const line of linesOf(text, part.start, part.end, 20_000)) {
    if (line.end - line.start > 60 || !/\d{4}/.test(line.text)) continue;
    const found = fullDateIn(text, line, order);
    if (
      found === null ||
      PUBLISHED.test(line.text.trim()) ||
      UPDATED.test(line.text.trim()) ||
      !isLabel(found.before) ||
      !isLabel(found.after)
    )
      continue;
    const reference = referenceFrom(found.value);
    if (reference !== null) headings.push({ start: line.start, reference });
  }
  return new Set(headings.map(({ reference }) => JSON.stringify(reference))).size < 2
    ? []
    : headings.map(({ start, reference }, at) => ({
        start,
        end: headings[at + 1]?.start ?? part.end,
        reference,
        basis: "date-heading",
      }));
}
