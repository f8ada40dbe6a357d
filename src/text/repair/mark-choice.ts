// Chooses the lost marks of a paragraph together: a beam over quotation states, scored by weights learned from clean text.
import { MARK_WEIGHTS } from "../../../data/repair/mark-weights.js";
import { contextFeatures, MARKS, NO_QUOTE, type QuoteState, stateAfter, stateFeatures } from "./mark-features.ts";

/** A site in a paragraph: where it stands (one `SITE` character) and which marks its surviving bytes allow. */
export interface MarkSite {
  readonly offset: number;
  /** Indices into `MARKS`. */
  readonly allowed: readonly number[];
}

/** The chosen mark of a site, and by how much it beats the next other one (natural logarithm). */
export interface MarkChoice {
  readonly mark: string;
  readonly scores: Float64Array;
}

interface Hypothesis {
  readonly state: QuoteState;
  readonly score: number;
  readonly mark: number;
  readonly scores: Float64Array;
  readonly previous: Hypothesis | null;
}

const BEAM = 6;
const MARK_COUNT = MARKS.length;
const WEIGHT_ZERO = 92;
const WEIGHT_SCALE = 12;

let rows: Map<string, Float64Array> | null = null;

function weightRows(): Map<string, Float64Array> {
  if (rows !== null) return rows;
  rows = new Map();
  for (const line of MARK_WEIGHTS.split("\n")) {
    const tab = line.lastIndexOf("\t");
    const row = new Float64Array(MARK_COUNT);
    for (let k = 0; k < MARK_COUNT; k++) row[k] = (line.charCodeAt(tab + 1 + k) - WEIGHT_ZERO) / WEIGHT_SCALE;
    rows.set(line.slice(0, tab), row);
  }
  return rows;
}

/** Which quotation marks a document uses outside of other quotations. */
export type QuoteStyle = "double" | "single";

/** What an outer quotation in the other style costs. */
const STYLE_COST = 3.5;
/** What the outer mark costs inside its own quotation. */
const NEST_COST = 1;
/** What a closing mark costs after a word where nothing was opened. */
const UNOPENED_COST = 1;
const APOSTROPHE = MARKS.indexOf("’");
const CLOSE_DOUBLE = MARKS.indexOf("”");
const OPEN_SINGLE = MARKS.indexOf("‘");
const OPEN_DOUBLE = MARKS.indexOf("“");

/**
 * The best marks for the sites of a paragraph, in order. Marks that stand in the paragraph already count for what is open.
 * `bias` is added to the score of each mark (the habits of the document).
 */
export function chooseMarks(
  paragraph: string,
  sites: readonly MarkSite[],
  bias: Float64Array,
  style: QuoteStyle,
): { choices: MarkChoice[]; score: number } {
  let beam: Hypothesis[] = [{ state: NO_QUOTE, score: 0, mark: -1, scores: new Float64Array(0), previous: null }];
  let done = 0;
  for (const [index, site] of sites.entries()) {
    const between = paragraph.slice(done, site.offset);
    if (/[‘’“”]/.test(between)) {
      const from = done;
      beam = beam.map((one) => ({ ...one, state: stateOver(one.state, paragraph, from, site.offset) }));
    }
    const next: Hypothesis[] = [];
    for (const one of beam) {
      const isAdjacent = index > 0 && sites[index - 1]!.offset === site.offset - 1;
      const left = isAdjacent ? MARKS[one.mark]! : (paragraph[site.offset - 1] ?? "");
      const scores = contextScores(paragraph, sites, index, left, one.state).map((score, k) => score + bias[k]!);
      // Normalised over all marks, so that hypotheses and codecs stay comparable, and before the style's cost, so that
      // a document that keeps falling out of a style scores lower under it.
      let total = 0;
      for (let k = 0; k < MARK_COUNT; k++) total += Math.exp(scores[k]!);
      const normal = Math.log(total);
      if (style === "double" && !one.state.inDouble) scores[OPEN_SINGLE]! -= STYLE_COST;
      if (style === "single" && !one.state.inSingle) scores[OPEN_DOUBLE]! -= STYLE_COST;
      if (style === "double" && one.state.inDouble) scores[OPEN_DOUBLE]! -= NEST_COST;
      if (style === "single" && one.state.inSingle) scores[OPEN_SINGLE]! -= NEST_COST;
      if (!one.state.inDouble && /\p{L}/u.test(left)) scores[CLOSE_DOUBLE]! -= UNOPENED_COST;
      // After punctuation or another mark, what closes a quotation is of the style too, also where its opening was not seen.
      if (!/[\p{L}\p{N}]/u.test(left) && left !== " " && left !== "") {
        if (style === "double" && !one.state.inSingle) scores[APOSTROPHE]! -= STYLE_COST;
        if (style === "single" && !one.state.inDouble) scores[CLOSE_DOUBLE]! -= STYLE_COST;
      }
      for (const k of site.allowed) {
        const state = stateAfter(one.state, paragraph, site.offset, MARKS[k]!);
        next.push({ state, score: one.score + scores[k]! - normal, mark: k, scores, previous: one });
      }
    }
    next.sort((a, b) => b.score - a.score);
    beam = pruned(next);
    done = site.offset + 1;
  }
  const choices: MarkChoice[] = [];
  for (let one: Hypothesis | null = beam[0]!; one.previous !== null; one = one.previous) {
    choices.push({ mark: MARKS[one.mark]!, scores: one.scores });
  }
  return { choices: choices.reverse(), score: beam[0]!.score };
}

/** Scores of the sites of a paragraph, kept while its list of sites lives: both styles ask for the same ones. */
const known = new WeakMap<readonly MarkSite[], Map<string, Float64Array>>();

function contextScores(
  paragraph: string,
  sites: readonly MarkSite[],
  index: number,
  left: string,
  state: QuoteState,
): Float64Array {
  let ofParagraph = known.get(sites);
  if (ofParagraph === undefined) {
    ofParagraph = new Map();
    known.set(sites, ofParagraph);
  }
  const key = `${index} ${left} ${state.inDouble} ${state.inSingle} ${state.openAt}`;
  let scores = ofParagraph.get(key);
  if (scores !== undefined) return scores;
  scores = new Float64Array(MARK_COUNT);
  const { offset } = sites[index]!;
  const table = weightRows();
  const contextKey = `${index} ${left}`;
  let context = ofParagraph.get(contextKey);
  if (context === undefined) {
    context = sumOf(table, contextFeatures(paragraph, offset, left));
    ofParagraph.set(contextKey, context);
  }
  const ofState = sumOf(table, stateFeatures(paragraph, offset, left, state, sites.length - index - 1));
  for (let k = 0; k < MARK_COUNT; k++) scores[k] = context[k]! + ofState[k]!;
  ofParagraph.set(key, scores);
  return scores;
}

function sumOf(table: ReadonlyMap<string, Float64Array>, features: readonly string[]): Float64Array {
  const sum = new Float64Array(MARK_COUNT);
  for (const feature of features) {
    const row = table.get(feature);
    if (row !== undefined) for (let k = 0; k < MARK_COUNT; k++) sum[k]! += row[k]!;
  }
  return sum;
}

/** The best hypothesis of each state and last mark, up to the beam's width. */
function pruned(sorted: readonly Hypothesis[]): Hypothesis[] {
  const kept: Hypothesis[] = [];
  const seen = new Set<string>();
  for (const one of sorted) {
    const key = `${one.state.inDouble}${one.state.inSingle}${one.mark}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
    if (kept.length === BEAM) break;
  }
  return kept;
}

function stateOver(state: QuoteState, paragraph: string, start: number, end: number): QuoteState {
  let current = state;
  for (let i = start; i < end; i++) {
    const char = paragraph[i]!;
    if (MARKS.includes(char)) current = stateAfter(current, paragraph, i, char);
  }
  return current;
}
