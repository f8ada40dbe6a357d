// Linear classifiers over named signs: their weights as stored, and the probabilities they give.
import type { OpenTable } from "../parser/open-table.ts";
import { MeaningWeights, PART_COUNT, partFactor } from "./meaning.ts";
import type { SignList } from "./sign.ts";

/**
 * A multinomial logistic model. `weights` has rows of one small integer for each label; times `scale` they add up to the
 * labels' scores, whose softmax are the probabilities. Signs that are not listed count nothing.
 */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly scale: number;
  /** How much likelier than the rule's label another must be, as a log of odds, to take its place. */
  readonly margin: number;
  /** The same where the rule goes by explicit words. */
  readonly firmMargin: number;
  /** Where the row of each sign begins. */
  readonly rows: ReadonlyMap<string, number>;
  readonly weights: ArrayLike<number>;
  /** Null where the model does not look at the statement's meaning. */
  readonly meaning: MeaningWeights | null;
}

/** The classifiers of `data/classifiers-en/weights.json`. */
export interface Classifiers {
  readonly kind: LinearModel;
  readonly hedge: LinearModel;
  /** Whether kind and hedge are right, and whether the chain is: labels `wrong`, `right`. */
  readonly content: LinearModel;
  readonly chain: LinearModel;
  /** What makes the product of those two a probability on plain texts: its log of odds times `slope` plus `intercept`. */
  readonly calibration: { readonly slope: number; readonly intercept: number };
}

/** A model as its file has it: `meaning` in rows of small integers, worth `meaningScale` each. */
interface StoredModel extends Omit<LinearModel, "rows" | "weights" | "meaning"> {
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly meaning: readonly (readonly number[])[];
  readonly meaningScale: number;
}
type StoredClassifiers = Record<"kind" | "hedge" | "content" | "chain", StoredModel> & Pick<Classifiers, "calibration">;

/** The sign that always holds. */
export const BIAS = "bias";

/**
 * The classifiers from the text of their file, with the word vectors that their meanings are made of.
 * @throws TypeError if it is no such file (it is the program's own).
 */
export function loadClassifiers(text: string, words: OpenTable): Classifiers {
  const { format, models } = JSON.parse(text) as { format?: string; models?: StoredClassifiers };
  if (format !== "parley-classifiers/1" || !models)
    throw new TypeError(`Classifiers are of format ${format}, expected parley-classifiers/1`);
  const open = ({ labels, scale, margin, firmMargin, weights, meaning, meaningScale }: StoredModel): LinearModel => ({
    labels,
    scale,
    margin,
    firmMargin,
    ...inRows(Object.entries(weights)),
    meaning:
      meaning.length === 0
        ? null
        : new MeaningWeights(
            Float32Array.from(meaning.flat(), (value) => value * meaningScale),
            words,
          ),
  });
  const { kind, hedge, content, chain, calibration } = models;
  return { kind: open(kind), hedge: open(hedge), content: open(content), chain: open(chain), calibration };
}

/** Rows of small integers one after the other, with where each begins. */
export function inRows(
  weights: readonly (readonly [string, readonly number[]])[],
): Pick<LinearModel, "rows" | "weights"> {
  const rows = new Map<string, number>();
  const all: number[] = [];
  for (const [name, row] of weights) {
    rows.set(name, all.length);
    for (const weight of row) all.push(weight);
  }
  return { rows, weights: Int8Array.from(all) };
}

/** The probability of each label, in the model's order; of all labels alike where the model has no weights, `[1]` where it has no labels. */
export function probabilities(model: LinearModel, signs: SignList): number[] {
  const size = model.labels.length;
  if (size === 0) return [1];
  const { weights, meaning } = model;
  if (room.labels < size) room = roomFor(size);
  const { scores } = room;
  scores.fill(0);
  const bias = model.rows.get(BIAS) ?? -1;
  if (bias >= 0) add(weights, bias, scores, 0, size);
  for (const sign of signs.signs) {
    const row = sign.rowIn(model);
    if (row >= 0) add(weights, row, scores, 0, size);
  }
  for (let i = 0; i < size; i++) scores[i]! *= model.scale;
  if (meaning !== null) addMeaning(model, meaning, signs);
  return softmax(scores, size);
}

/** Where sums are made, kept and grown as needed: to make it anew for every statement costs more than to empty it. */
let room = roomFor(16);

function roomFor(labels: number) {
  return {
    labels,
    scores: new Float64Array(labels),
    sums: new Float64Array(PART_COUNT * labels),
    counts: new Uint32Array(PART_COUNT),
  };
}

function addMeaning(model: LinearModel, meaning: MeaningWeights, { signs }: SignList): void {
  const size = model.labels.length;
  const { scores, sums, counts } = room;
  sums.fill(0);
  counts.fill(0);
  for (const sign of signs) {
    const share = sign.shareIn(model);
    if (share < 0) continue;
    const part = meaning.parts[share]!;
    counts[part]!++;
    add(meaning.shares, share * size, sums, part * size, size);
  }
  for (let part = 0; part < PART_COUNT; part++) {
    const factor = partFactor(counts[part]!);
    for (let i = 0; i < size; i++) scores[i]! += factor * sums[part * size + i]!;
  }
}

function softmax(scores: Float64Array, size: number): number[] {
  let most = -Infinity;
  for (let i = 0; i < size; i++) if (scores[i]! > most) most = scores[i]!;
  const out: number[] = [];
  let total = 0;
  for (let i = 0; i < size; i++) {
    const value = Math.exp(scores[i]! - most);
    out.push(value);
    total += value;
  }
  for (let i = 0; i < out.length; i++) out[i]! /= total;
  return out;
}

function add(values: ArrayLike<number>, at: number, sums: Float64Array, from: number, size: number): void {
  for (let i = 0; i < size; i++) sums[from + i]! += values[at + i]!;
}

/** What a classifier says beside a rule. */
export interface Decision {
  readonly label: string;
  /** Whether the classifier's label takes the place of the rule's. */
  readonly overruled: boolean;
  /** Probability of `label`, 0 to 1, and log of odds between it and the next. */
  readonly probability: number;
  readonly margin: number;
}

/**
 * Kinds that put a stance or a promise into somebody's mouth, and from there into the ledgers. Where the rule has a plain
 * account or a view, one of these must be as much likelier as what takes the place of explicit words.
 */
const GRAVE: ReadonlySet<string> = new Set("denial demand acceptance refusal pledge threat".split(" "));
const PLAIN: ReadonlySet<string> = new Set(["report", "judgement"]);

/**
 * The rule's label, unless another is clearly likelier, by the model's margin (by its firm margin where the rule is
 * `firm`, or plain and the other label a grave one); a model without labels has no say.
 */
export function decide(model: LinearModel, signs: SignList, ruled: string, firm: boolean): Decision {
  if (model.labels.length === 0) return { label: ruled, overruled: false, probability: 1, margin: 0 };
  const p = probabilities(model, signs);
  const at = model.labels.indexOf(ruled);
  let best = 0;
  for (let i = 1; i < p.length; i++) if (p[i]! > p[best]!) best = i;
  const isGrave = PLAIN.has(ruled) && GRAVE.has(model.labels[best]!);
  const needed = firm || isGrave ? model.firmMargin : model.margin;
  const overruled = at < 0 || (best !== at && Math.log(p[best]! / p[at]!) > needed);
  const chosen = overruled ? best : at;
  let next = 0;
  for (let i = 0; i < p.length; i++) if (i !== chosen && p[i]! > next) next = p[i]!;
  const margin = Math.log(Math.max(p[chosen]!, 1e-9) / Math.max(next, 1e-9));
  return { label: model.labels[chosen]!, overruled, probability: p[chosen]!, margin };
}

/** The probability that a statement is right, from those that its content and its chain are, as the file calibrates it. */
export function calibrated({ calibration }: Pick<Classifiers, "calibration">, content: number, chain: number): number {
  const both = Math.min(0.999, Math.max(0.001, content * chain));
  const odds = Math.log(both / (1 - both));
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.intercept)));
}

/** The token whose signs speak most for a label, -1 if none does. */
export function strongestWord(model: LinearModel, signs: SignList, label: string): number {
  const at = model.labels.indexOf(label);
  const size = model.labels.length;
  const sums = new Map<number, number>();
  for (const [i, sign] of signs.signs.entries()) {
    const token = signs.tokens[i]!;
    const row = token < 0 ? -1 : sign.rowIn(model);
    if (row < 0) continue;
    let others = 0;
    for (let i = 0; i < size; i++) if (i !== at) others += model.weights[row + i]!;
    sums.set(token, (sums.get(token) ?? 0) + model.weights[row + at]! - others / Math.max(1, size - 1));
  }
  let best = -1;
  for (const [token, sum] of sums) if (sum > (best < 0 ? 0 : sums.get(best)!)) best = token;
  return best;
}
