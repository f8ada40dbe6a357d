// Chooses what the lost marks of a paragraph did, together: a beam over what is open, scored by weights learned from clean text.
import { MARK_WEIGHTS } from "../../../data/repair/mark-weights.js";
import {
  CLOSE,
  contextFeatures,
  EM,
  EN,
  KINDS,
  OPEN,
  type OpenState,
  prospectsOf,
  stateFeatures,
} from "./mark-features.ts";

/** A site in a paragraph: where it stands (one character) and which marks it may be. */
export interface MarkSite {
  readonly offset: number;
  /** Indices into `MARKS`; a mark that was not lost is a site with that one, a typewriter's quotation mark one with none. */
  readonly allowed: readonly number[];
}

/** Single and double quotation marks as bits, so that "either" is both. */
export const SINGLE = 1;
export const DOUBLE = 2;
/** A typewriter's mark: it matches only its own kind, and marks of both other kinds may stand inside. */
const TYPEWRITER = 4;

/** What was chosen for a site. */
export interface MarkChoice {
  /** Index into `KINDS`. */
  readonly kind: number;
  /** Of a quotation mark: 1 outside, 2 inside another quotation; 0 for other marks. */
  readonly depth: number;
  /** Whether the quotation's marks may be single, double or either, as far as the bytes tell. */
  readonly quotes: number;
  /** Of a closing mark: the index of the site that opened the quotation; -1 otherwise. */
  readonly opener: number;
  /** Scores of all kinds (natural logarithm). */
  readonly scores: Float64Array;
}

interface Hypothesis extends OpenState {
  readonly score: number;
  readonly kind: number;
  readonly scores: Float64Array;
  readonly previous: Hypothesis | null;
  /** Sites of the open quotations, -1 where none is, and what marks these may have. */
  readonly outer: number;
  readonly outerAt: number;
  readonly outerQuotes: number;
  readonly inner: number;
  readonly innerQuotes: number;
  /** For the choice: as in `MarkChoice`. */
  readonly chosenDepth: number;
  readonly chosenQuotes: number;
  readonly opener: number;
}

const BEAM = 8;
const KIND_COUNT = KINDS.length;
const WEIGHT_ZERO = 92;
const WEIGHT_SCALE = 12;
/** What it costs if an outer quotation is opened while one is open: its end was left out. */
const RESTART_COST = 2;
/** What a mark of the wrong sort costs where it closes. */
const MISMATCH_COST = 4;
/** What marks between spaces gain as quotation marks in a document that writes them so. */
const SPACED_GAIN = 3;
/** What it costs if nothing is open where a mark closes; weights of single marks do not see how rare this is. */
const UNOPENED_COST = 4;
/** What it costs if an outer mark can only have been single, the rarer style. */
const RARE_STYLE_COST = 1;
/** What open quotations cost at the end of a paragraph. */
const UNCLOSED_COST = [0, 2, 4];

let rows: Map<string, Float64Array> | null = null;

function weightRows(): Map<string, Float64Array> {
  if (rows !== null) return rows;
  rows = new Map();
  for (const line of MARK_WEIGHTS.split("\n")) {
    const tab = line.lastIndexOf("\t");
    const row = new Float64Array(KIND_COUNT);
    for (let k = 0; k < KIND_COUNT; k++) row[k] = (line.charCodeAt(tab + 1 + k) - WEIGHT_ZERO) / WEIGHT_SCALE;
    rows.set(line.slice(0, tab), row);
  }
  return rows;
}

const START: Hypothesis = {
  depth: 0,
  openAt: -1,
  score: 0,
  kind: -1,
  scores: new Float64Array(0),
  previous: null,
  outer: -1,
  outerAt: -1,
  outerQuotes: 0,
  inner: -1,
  innerQuotes: 0,
  chosenDepth: 0,
  chosenQuotes: 0,
  opener: -1,
};

/** How a mark of each kind looks to its right neighbour. */
const AS_LEFT = ["’", "“", "”", "–", "—"];

/**
 * The best kinds for the sites of a paragraph, in order. `bias` is added to the score of each kind (the habits of the document).
 * In a document that `hasSpacedQuotes` marks between spaces are rather quotation marks than dashes.
 */
export function chooseMarks(
  paragraph: string,
  sites: readonly MarkSite[],
  bias: Float64Array,
  hasSpacedQuotes = false,
): { choices: MarkChoice[]; score: number } {
  let beam: Hypothesis[] = [START];
  const looks = prospectsOf(
    paragraph,
    sites.map(({ offset }) => offset),
  );
  for (const [index, { offset, allowed }] of sites.entries()) {
    const isAdjacent = index > 0 && sites[index - 1]!.offset === offset - 1;
    const openings =
      allowed.length === 0 ? TYPEWRITER : (allowed.includes(1) ? SINGLE : 0) | (allowed.includes(2) ? DOUBLE : 0);
    const closings =
      allowed.length === 0 ? TYPEWRITER : (allowed.includes(0) ? SINGLE : 0) | (allowed.includes(3) ? DOUBLE : 0);
    const next: Hypothesis[] = [];
    const contexts = new Map<string, Float64Array>();
    for (const one of beam) {
      const left = isAdjacent ? AS_LEFT[one.kind]! : (paragraph[offset - 1] ?? "");
      let context = contexts.get(left);
      if (context === undefined) {
        context = new Float64Array(KIND_COUNT);
        addWeights(context, contextFeatures(paragraph, offset, left));
        for (let k = 0; k < KIND_COUNT; k++) context[k]! += bias[k]!;
        if (hasSpacedQuotes && /\s/.test(left) && /\s/.test(paragraph[offset + 1] ?? "")) {
          context[OPEN]! += SPACED_GAIN;
          context[CLOSE]! += SPACED_GAIN;
        }
        contexts.set(left, context);
      }
      const scores = context.slice();
      addWeights(scores, stateFeatures(paragraph, offset, left, one, looks[index]!));
      // Normalised over all kinds, so that hypotheses and codecs stay comparable.
      let total = 0;
      for (let k = 0; k < KIND_COUNT; k++) total += Math.exp(scores[k]!);
      const base = one.score - Math.log(total);
      if (allowed.includes(0)) next.push(plain(one, 0, base, scores));
      if (allowed.includes(4)) next.push(plain(one, EN, base, scores));
      if (allowed.includes(5)) next.push(plain(one, EM, base, scores));
      if (openings !== 0) opened(one, index, offset, openings, base + scores[OPEN]!, scores, next);
      if (closings !== 0) next.push(closed(one, closings, base + scores[CLOSE]!, scores));
    }
    next.sort((a, b) => b.score - a.score);
    beam = pruned(next);
  }
  let best = beam[0]!;
  for (const one of beam)
    if (one.score - UNCLOSED_COST[one.depth]! > best.score - UNCLOSED_COST[best.depth]!) best = one;
  const choices: MarkChoice[] = [];
  for (let one = best; one.previous !== null; one = one.previous) {
    const { kind, chosenDepth, chosenQuotes, opener, scores } = one;
    choices.push({ kind, depth: chosenDepth, quotes: chosenQuotes, opener, scores });
  }
  return { choices: choices.reverse(), score: best.score };
}

function addWeights(scores: Float64Array, features: readonly string[]): void {
  const table = weightRows();
  for (const feature of features) {
    const row = table.get(feature);
    if (row !== undefined) for (let k = 0; k < KIND_COUNT; k++) scores[k]! += row[k]!;
  }
}

function plain(one: Hypothesis, kind: number, base: number, scores: Float64Array): Hypothesis {
  return {
    ...one,
    score: base + scores[kind]!,
    kind,
    scores,
    previous: one,
    chosenDepth: 0,
    chosenQuotes: 0,
    opener: -1,
  };
}

/** Adds what may follow from an opening mark: a quotation, one inside the open one, or a new one instead of it. */
function opened(
  one: Hypothesis,
  index: number,
  offset: number,
  quotes: number,
  score: number,
  scores: Float64Array,
  next: Hypothesis[],
): void {
  const rest = { kind: OPEN, scores, previous: one, openAt: offset, opener: -1, chosenQuotes: quotes };
  const isNestable = one.depth === 1 && (one.outerQuotes === 3 || (quotes & ~one.outerQuotes) !== 0);
  if (isNestable) {
    const innerQuotes = one.outerQuotes === 3 ? quotes : quotes & ~one.outerQuotes;
    next.push({ ...one, ...rest, score, depth: 2, inner: index, innerQuotes, chosenDepth: 2 });
  }
  const cost = (one.depth > 0 ? RESTART_COST : 0) + (quotes === SINGLE ? RARE_STYLE_COST : 0);
  next.push({
    ...one,
    ...rest,
    score: score - cost,
    depth: 1,
    outer: index,
    outerAt: offset,
    outerQuotes: quotes,
    inner: -1,
    innerQuotes: 0,
    chosenDepth: 1,
  });
}

/** What follows from a closing mark: the innermost quotation that it fits ends. */
function closed(one: Hypothesis, quotes: number, score: number, scores: Float64Array): Hypothesis {
  const rest = { kind: CLOSE, scores, previous: one };
  if (one.depth === 2 && (quotes & one.innerQuotes) !== 0) {
    const chosenQuotes = quotes & one.innerQuotes;
    const opener = one.inner;
    return { ...one, ...rest, score, depth: 1, openAt: one.outerAt, inner: -1, chosenDepth: 2, chosenQuotes, opener };
  }
  const isFit = one.depth === 0 || (quotes & one.outerQuotes) !== 0;
  const isAlone = one.depth === 0 && quotes === SINGLE;
  return {
    ...one,
    ...rest,
    score: score - (isFit ? 0 : MISMATCH_COST) - (one.depth > 0 ? 0 : UNOPENED_COST) - (isAlone ? RARE_STYLE_COST : 0),
    depth: 0,
    openAt: -1,
    outer: -1,
    outerAt: -1,
    outerQuotes: 0,
    inner: -1,
    innerQuotes: 0,
    chosenDepth: 1,
    chosenQuotes: one.depth > 0 && isFit ? quotes & one.outerQuotes : quotes,
    opener: isFit ? one.outer : -1,
  };
}

/** The best hypothesis of each state and last kind, up to the beam's width. */
function pruned(sorted: readonly Hypothesis[]): Hypothesis[] {
  const kept: Hypothesis[] = [];
  const seen = new Set<number>();
  for (const one of sorted) {
    const key = ((one.depth * 8 + one.outerQuotes) * 8 + one.innerQuotes) * 8 + one.kind;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
    if (kept.length === BEAM) break;
  }
  return kept;
}
