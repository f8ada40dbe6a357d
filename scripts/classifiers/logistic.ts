// Multinomial logistic regression with an L2 penalty over named signs: deterministic training and small integer weights.
import { BIAS, inRows, type LinearModel } from "../../src/reading/en/classify/linear.ts";
import { MeaningWeights } from "../../src/reading/en/classify/meaning.ts";
import type { OpenTable } from "../../src/reading/en/parser/open-table.ts";

/** One example: the names of its signs and the index of its label. */
export interface Example {
  readonly signs: readonly string[];
  readonly label: number;
  readonly weight: number;
  /** Further numbers, as many for each example. */
  readonly meaning?: Float32Array;
}

export interface TrainSettings {
  /** Penalty on the squares of the weights, in examples. */
  readonly penalty: number;
  /** Signs seen fewer times are left out. */
  readonly least: number;
  readonly steps: number;
}

/** A model before its weights are made small integers. */
export interface TrainedModel {
  readonly labels: readonly string[];
  readonly names: readonly string[];
  /** One row of label weights after the other: first those of the signs, then those of the numbers. */
  readonly weights: Float64Array;
}

/**
 * Fits the weights by full-batch gradient descent with per-weight steps (Adam; Kingma and Ba 2015) of falling length:
 * the objective is convex, so the order of the examples and the start do not matter.
 */
export function trainLogistic(
  examples: readonly Example[],
  labels: readonly string[],
  { penalty, least, steps }: TrainSettings,
): TrainedModel {
  const counts = new Map<string, number>();
  for (const { signs } of examples) for (const name of signs) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [
    BIAS,
    ...[...counts]
      .filter(([, n]) => n >= least)
      .map(([name]) => name)
      .sort(),
  ];
  const index = new Map(names.map((name, i) => [name, i]));
  const size = labels.length;
  const rows = examples.map(({ signs }) => {
    const found = [0];
    for (const name of signs) {
      const at = index.get(name);
      if (at !== undefined) found.push(at);
    }
    return Int32Array.from(found);
  });
  const total = examples.reduce((sum, e) => sum + e.weight, 0);
  const numbers = examples[0]?.meaning?.length ?? 0;
  const weights = new Float64Array((names.length + numbers) * size);
  const gradient = new Float64Array(weights.length);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  const p = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    for (let j = 0; j < weights.length; j++) gradient[j] = (penalty / total) * weights[j]! * (j < size ? 0.01 : 1);
    for (const [e, row] of rows.entries()) {
      const { label, weight, meaning } = examples[e]!;
      softmax(weights, row, names.length, meaning, p);
      for (let i = 0; i < size; i++) {
        const slope = ((p[i]! - (i === label ? 1 : 0)) * weight) / total;
        for (const at of row) gradient[at * size + i]! += slope;
        for (let j = 0; j < numbers; j++) gradient[(names.length + j) * size + i]! += slope * meaning![j]!;
      }
    }
    const rate = 0.1 * (1 - (step - 1) / steps);
    const b1 = 1 - 0.9 ** step;
    const b2 = 1 - 0.999 ** step;
    for (let j = 0; j < weights.length; j++) {
      first[j] = 0.9 * first[j]! + 0.1 * gradient[j]!;
      second[j] = 0.999 * second[j]! + 0.001 * gradient[j]! ** 2;
      weights[j]! -= (rate * (first[j]! / b1)) / (Math.sqrt(second[j]! / b2) + 1e-8);
    }
  }
  return { labels, names, weights };
}

function softmax(
  weights: Float64Array,
  row: Int32Array,
  signCount: number,
  meaning: Float32Array | undefined,
  out: Float64Array,
): void {
  const size = out.length;
  out.fill(0);
  for (const at of row) for (let i = 0; i < size; i++) out[i]! += weights[at * size + i]!;
  if (meaning)
    for (let j = 0; j < meaning.length; j++)
      for (let i = 0; i < size; i++) out[i]! += meaning[j]! * weights[(signCount + j) * size + i]!;
  let most = -Infinity;
  for (const value of out) most = Math.max(most, value);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    out[i] = Math.exp(out[i]! - most);
    sum += out[i]!;
  }
  for (let i = 0; i < size; i++) out[i]! /= sum;
}

/**
 * The model with weights as integers of at most 127; rows that round to nothing are left out. One that was trained on
 * meanings goes on with those of `words`.
 */
export function quantise(
  { labels, names, weights }: TrainedModel,
  margin = 0,
  firmMargin = margin,
  words: OpenTable | null = null,
): LinearModel {
  const size = labels.length;
  const signs = integers(weights.subarray(0, names.length * size), size);
  const numbers = integers(weights.subarray(names.length * size), size);
  const kept: [string, number[]][] = [];
  for (const [r, name] of names.entries())
    if (signs.rows[r]!.some((value) => value !== 0)) kept.push([name, signs.rows[r]!]);
  const byNumber = Float32Array.from(numbers.rows.flat(), (value) => value * numbers.scale);
  return {
    labels,
    scale: signs.scale,
    margin,
    firmMargin,
    ...inRows(kept),
    meaning: words === null || byNumber.length === 0 ? null : new MeaningWeights(byNumber, words),
  };
}

/** Rows of label weights as small integers and what one unit is worth. Only differences between labels matter: rows are centred. */
function integers(weights: Float64Array, size: number): { rows: number[][]; scale: number } {
  const rows: number[][] = [];
  let most = 1e-9;
  for (let at = 0; at < weights.length; at += size) {
    const row = [...weights.subarray(at, at + size)];
    const mean = row.reduce((a, b) => a + b, 0) / size;
    rows.push(row.map((value) => value - mean));
    for (const value of rows.at(-1)!) most = Math.max(most, Math.abs(value));
  }
  const scale = Number((most / 127).toPrecision(6));
  return { rows: rows.map((row) => row.map((value) => Math.round(value / scale) + 0)), scale };
}
