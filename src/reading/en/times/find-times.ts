// Times of a document: find by grammar, see from the right day, resolve to TIMEX3 values and intervals.
import type { Doc, DocumentDate, Sentence, Span } from "../../../text/index.ts";
import type { Parse } from "../../parse.ts";
import type { TimeBound, TimeExpression } from "../../time-expression.ts";
import { isoDay } from "./calendar.ts";
import { numericOrder } from "./calendar-rules.ts";
import { type ReferenceLayer, referenceLayers, statedDate } from "./document-date.ts";
import { type Expression, expressionsOf } from "./grammar.ts";
import { type Lexeme, lexemesOf } from "./lexemes.ts";
import type { Meaning } from "./meaning.ts";
import {
  anchorOf,
  type Days,
  type Reference,
  type Resolved,
  referenceFrom,
  resolve,
  type Viewpoint,
} from "./resolve.ts";
import { tenseAt } from "./tense.ts";

export interface TimesFound {
  /** The document's date: what the document carries, else what its words state, else null. */
  readonly date: DocumentDate | null;
  /** In order of offset, without overlap. */
  readonly times: TimeExpression[];
  /** Which stretch speaks on which day; the last layer that covers an offset counts. */
  readonly layers: readonly ReferenceLayer[];
}

/** A sentence that may be far longer than any sentence is cut for the grammar at this length (code units). */
const SENTENCE_LIMIT = 20_000;

/** How many sentences a told year carries on for dates that name none. */
const STORY_REACH = 4;

/** How many sentences back `the next day` may look for its day. */
const ANCHOR_REACH = 6;

interface Story {
  readonly reference: Reference;
  readonly sentence: number;
}

/**
 * Finds and resolves the time expressions of a document. `parses[i]` is the parse of `doc.sentences[i]`; it may be missing, tense is then read from the words.
 * A time that would need the document's date keeps `value: null` where that is unknown.
 */
export function findTimes(doc: Doc, parses: readonly Parse[]): TimesFound {
  // In plain text nothing but the words can date a document: the careful rules outrank the first date line.
  const isReadFromWords = doc.date === null || (doc.date.basis !== "given" && doc.mediaType === "text");
  const date = (isReadFromWords ? statedDate(doc)?.date : null) ?? doc.date;
  const documentReference = date === null ? null : referenceFrom(date.value);
  const layers = referenceLayers(doc, documentReference);
  const order = numericOrder(doc.text.slice(0, 20_000));
  const times: TimeExpression[] = [];
  let anchors: { readonly reference: Reference; readonly sentence: number }[] = [];
  let story: Story | null = null;
  let layer: ReferenceLayer | undefined;
  for (const [index, sentence] of doc.sentences.entries()) {
    const here = layerAt(layers, sentence.start);
    if (here !== layer) {
      layer = here;
      anchors = [];
      story = null;
    }
    const reference = here?.reference ?? null;
    const lexemes = lexemesOf(doc.text, sentence.start, Math.min(sentence.end, sentence.start + SENTENCE_LIMIT));
    const parse = parses[index];
    for (const expression of expressionsOf(lexemes, { text: doc.text, numericOrder: order })) {
      const first = lexemes[expression.first];
      const last = lexemes[expression.end - 1];
      if (first === undefined || last === undefined) continue;
      const told: Story | null = story;
      const reach: Reference | null = told !== null && reaches(doc, told, index) ? told.reference : null;
      const token = parse === undefined ? -1 : tokenAt(doc, sentence, first.start);
      const tense = tenseAt(lexemes, expression.first, expression.end, parse, token);
      const near = anchors.filter((candidate) => index - candidate.sentence <= ANCHOR_REACH);
      const resolved = resolveNear(expression.meaning, { reference, anchor: null, story: reach, tense }, near);
      times.push(timeExpression(doc, times.length + 1, lexemes, expression, resolved, tense, here));
      const anchor = anchorAfter(expression.meaning, resolved);
      if (anchor !== null) anchors = [{ reference: anchor, sentence: index }, ...anchors.slice(0, 3)];
      story = storyAfter(expression, resolved, lexemes, index, told);
    }
  }
  return { date, times, layers };
}

/** Whether a story goes on in a sentence; one that only named a year does not leave its paragraph. */
function reaches(doc: Doc, story: Story, sentence: number): boolean {
  if (sentence - story.sentence > STORY_REACH) return false;
  return (
    story.reference.month !== null || doc.sentences[story.sentence]?.paragraph === doc.sentences[sentence]?.paragraph
  );
}

/** Resolves from the nearest anchor that is precise enough (`the previous week` cannot start from `last August`). */
function resolveNear(
  meaning: Meaning,
  view: Viewpoint,
  anchors: readonly { readonly reference: Reference }[],
): Resolved {
  let first: Resolved | null = null;
  for (const { reference } of anchors) {
    const resolved = resolve(meaning, { ...view, anchor: reference });
    if (resolved.value !== null) return resolved;
    first ??= resolved;
  }
  return first ?? resolve(meaning, view);
}

function layerAt(layers: readonly ReferenceLayer[], offset: number): ReferenceLayer | undefined {
  return layers.findLast((layer) => layer.start <= offset && offset < layer.end);
}

/** Index within the sentence of the token that holds `offset`, -1 if none does. */
function tokenAt(doc: Doc, sentence: Sentence, offset: number): number {
  let low = sentence.firstToken;
  let high = sentence.endToken;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doc.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const token = doc.tokens[low];
  return low < sentence.endToken && token !== undefined && token.start <= offset ? low - sentence.firstToken : -1;
}

const CALENDAR: ReadonlySet<Meaning["kind"]> = new Set([
  "date",
  "season",
  "fraction",
  "offset",
  "named",
  "away",
  "part",
  "range",
  "feast",
  "turn",
  "week-of-month",
]);

function anchorAfter(meaning: Meaning, resolved: Resolved): Reference | null {
  // "the previous weekend ... the previous week": both look back from the same day.
  const looksBack =
    (meaning.kind === "offset" && meaning.base === "anchor" && meaning.count < 0) ||
    ((meaning.kind === "away" || meaning.kind === "named") && meaning.base === "anchor" && meaning.direction < 0);
  return CALENDAR.has(meaning.kind) && !looksBack ? anchorOf(resolved) : null;
}

/**
 * The year that a story goes on in. A date that names its year begins a story; one inferred from the story goes on with it;
 * anything seen from the day of speaking ends it; a year that only qualifies a noun (`the 2014 revolution`) begins none.
 */
function storyAfter(
  expression: Expression,
  resolved: Resolved,
  lexemes: readonly Lexeme[],
  sentence: number,
  story: Story | null,
): Story | null {
  const { meaning } = expression;
  if (resolved.steps.includes("year-of-story")) {
    const reference = anchorOf(resolved);
    return reference === null ? story : { reference, sentence };
  }
  if (resolved.known.year === "known") {
    const reference = anchorOf(resolved);
    if (reference === null) return story;
    const bare = meaning.kind === "date" && meaning.month === undefined;
    if (bare && lexemes[expression.first - 1]?.lower !== "in") return story;
    return { reference, sentence };
  }
  if (resolved.type === "deictic" || resolved.type === "vague" || resolved.steps.includes("year-of-document"))
    return null;
  return story;
}

const BOUNDS: ReadonlyMap<string, TimeBound> = new Map<string, TimeBound>([
  ["since", "since"],
  ["from", "from"],
  ["until", "until"],
  ["till", "until"],
  ["by", "by"],
  ["before", "before"],
  ["after", "after"],
  ["within", "within"],
  ["following", "after"],
]);

function boundOf(lexemes: readonly Lexeme[], first: number): TimeBound | null {
  for (let i = first - 1; i >= Math.max(0, first - 3); i--) {
    const lower = lexemes[i]?.lower ?? "";
    const bound = BOUNDS.get(lower);
    if (bound !== undefined) return bound;
    if (lower === "of" && lexemes[i - 1]?.lower === "as") return "from";
    if (!["the", "a", "at", "about", "around", "least", "next", "late", "early"].includes(lower)) return null;
  }
  return null;
}

function timeExpression(
  doc: Doc,
  number: number,
  lexemes: readonly Lexeme[],
  expression: Expression,
  resolved: Resolved,
  tense: string,
  layer: ReferenceLayer | undefined,
): TimeExpression {
  const span: Span = { start: lexemes[expression.first]?.start ?? 0, end: lexemes[expression.end - 1]?.end ?? 0 };
  const steps = [...expression.rules.map((rule) => `times:${rule}`), ...resolved.steps.map((step) => `times:${step}`)];
  const viewed = resolved.steps.some((step) => /document|reference|weekday-|directed|window|weekend|recent/.test(step));
  if (viewed && layer !== undefined && layer.basis !== "document") steps.push(`times:layer-${layer.basis}`);
  if (tense !== "none" && resolved.steps.some((step) => /year-of-document|weekday-|weekend/.test(step)))
    steps.push(`times:tense-${tense}`);
  return {
    id: `${doc.id}.x${number}`,
    doc: doc.id,
    start: span.start,
    end: span.end,
    text: doc.text.slice(span.start, span.end),
    value: resolved.value,
    interval: intervalOf(resolved.days),
    known: resolved.known,
    type: resolved.type,
    bound: boundOf(lexemes, expression.first),
    basis: steps,
  };
}

function intervalOf(days: Days | null): TimeExpression["interval"] {
  if (days === null) return null;
  return { from: days.from === null ? null : isoDay(days.from), to: days.to === null ? null : isoDay(days.to) };
}
