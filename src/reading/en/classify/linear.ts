// Linear classifiers over named signs: their weights as stored, and the probabilities they give.
import type { SignList } from "./sign.ts";

/**
 * A multinomial logistic model. `weights` has one small integer for each label; times `scale` they add up to the labels'
 * scores, whose softmax are the probabilities. Signs that are not listed count nothing.
 */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly scale: number;
  /** How much likelier than the rule's label another must be, as a log of odds, to take its place. */
  readonly margin: number;
  /** The same where the rule goes by explicit words. */
  readonly firmMargin: number;
  readonly weights: ReadonlyMap<string, readonly number[]>;
  /** For each number of the statement's meaning one weight for each label, scaled; empty where the model does not look at it. */
  readonly meaning: Float32Array;
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
interface StoredModel extends Omit<LinearModel, "weights" | "meaning"> {
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly meaning: readonly (readonly number[])[];
  readonly meaningScale: number;
}
type StoredClassifiers = Record<"kind" | "hedge" | "content" | "chain", StoredModel> & Pick<Classifiers, "calibration">;

const NO_MEANING = new Float32Array(0);

/** The sign that always holds. */
export const BIAS = "bias";

/**
 * The classifiers from the text of their file.
 * @throws TypeError if it is no such file (it is the program's own).
 */
export function loadClassifiers(text: string): Classifiers {
  const { format, models } = JSON.parse(text) as { format?: string; models?: StoredClassifiers };
  if (format !== "parley-classifiers/1" || !models)
    throw new TypeError(`Classifiers are of format ${format}, expected parley-classifiers/1`);
  const open = ({ labels, scale, margin, firmMargin, weights, meaning, meaningScale }: StoredModel): LinearModel => ({
    labels,
    scale,
    margin,
    firmMargin,
    weights: new Map(Object.entries(weights)),
    meaning: Float32Array.from(meaning.flat(), (value) => value * meaningScale),
  });
  const { kind, hedge, content, chain, calibration } = models;
  return { kind: open(kind), hedge: open(hedge), content: open(content), chain: open(chain), calibration };
}

/** The probability of each label, in the model's order; of all labels alike where the model has no weights, `[1]` where it has no labels. */
export function probabilities(model: LinearModel, signs: SignList, meaning: Float32Array = NO_MEANING): number[] {
  const size = model.labels.length;
  if (size === 0) return [1];
  const out = new Array<number>(size).fill(0);
  add(model.weights.get(BIAS), out);
  for (const sign of signs.signs) add(sign.rowIn(model), out);
  for (let i = 0; i < size; i++) out[i]! *= model.scale;
  const weights = model.meaning;
  const numbers = Math.min(meaning.length, weights.length / size);
  for (let j = 0; j < numbers; j++) {
    const value = meaning[j]!;
    if (value === 0) continue;
    const at = j * size;
    for (let i = 0; i < size; i++) out[i]! += value * weights[at + i]!;
  }
  let most = -Infinity;
  for (let i = 0; i < size; i++) if (out[i]! > most) most = out[i]!;
  let total = 0;
  for (let i = 0; i < size; i++) {
    out[i] = Math.exp(out[i]! - most);
    total += out[i]!;
  }
  for (let i = 0; i < size; i++) out[i]! /= total;
  return out;
}

function add(row: readonly number[] | undefined, sums: number[]): void {
  if (row === undefined) return;
  for (let i = 0; i < sums.length; i++) sums[i]! += row[i]!;
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
export function decide(
  model: LinearModel,
  signs: SignList,
  ruled: string,
  firm: boolean,
  meaning: Float32Array = NO_MEANING,
): Decision {
  if (model.labels.length === 0) return { label: ruled, overruled: false, probability: 1, margin: 0 };
  const p = probabilities(model, signs, meaning);
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
  const sums = new Map<number, number>();
  for (const [i, sign] of signs.signs.entries()) {
    const token = signs.tokens[i]!;
    const row = token < 0 ? undefined : sign.rowIn(model);
    if (row === undefined) continue;
    const others = (row.reduce((a, b) => a + b, 0) - row[at]!) / Math.max(1, row.length - 1);
    sums.set(token, (sums.get(token) ?? 0) + row[at]! - others);
  }
  let best = -1;
  for (const [token, sum] of sums) if (sum > (best < 0 ? 0 : sums.get(best)!)) best = token;
  return best;
}
