// Trains the classifiers of kind, hedge and score and writes their weights: `npm run train-classifiers -- [--out FILE]`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openKnowledge } from "../src/app/knowledge.ts";
import {
  type Classifiers,
  calibrated,
  type Decision,
  decide,
  type LinearModel,
  probabilities,
} from "../src/reading/en/classify/linear.ts";
import { meaningOf } from "../src/reading/en/classify/meaning.ts";
import { chainScoreSigns, contentScoreSigns } from "../src/reading/en/classify/score-signs.ts";
import { SignList } from "../src/reading/en/classify/sign.ts";
import { isFirmRule } from "../src/reading/en/kind.ts";
import { loadParser } from "../src/reading/en/parser/load.ts";
import type { OpenTable } from "../src/reading/en/parser/open-table.ts";
import {
  type Found,
  makePageReader,
  readGoldenHalf,
  readGoldenPoints,
  readMarkedKinds,
  readMarkedSources,
} from "./classifiers/corpora.ts";
import { type Example, quantise, type TrainSettings, trainLogistic } from "./classifiers/logistic.ts";

const KINDS = ["report", "denial", "demand", "acceptance", "refusal", "pledge", "threat", "forecast", "judgement"];
const HEDGES = ["none", "reported", "possible", "probable", "certain"];
const FOLDS = 5;
const KIND: TrainSettings = { penalty: 10, least: 2, steps: 80 };
const HEDGE: TrainSettings = { penalty: 2, least: 2, steps: 80 };
const SCORE: TrainSettings = { penalty: 3, least: 5, steps: 100 };
const TRAINING_WEIGHT = 0.15;
/** The signs of hedges, by their beginnings. */
const HEDGE_SIGNS =
  /^(?:hedg|kind=|ruled=|act|modal|any-modal|voice|own|writer|unit|negat|subject=|link|hears|condit|quoted|above|hangs|relation|tag|finite)/u;
/** How much likelier another label must be than the one of a rule, and of a rule that goes by explicit words. */
const KIND_MARGIN = 1;
const FIRM_MARGIN = 3;
const HEDGE_MARGIN = 1.5;
const NONE: LinearModel = {
  labels: [],
  scale: 1,
  margin: 0,
  firmMargin: 0,
  rows: new Map(),
  weights: [],
  meaning: null,
};
const UNTRAINED: Classifiers = {
  kind: NONE,
  hedge: NONE,
  content: NONE,
  chain: NONE,
  calibration: { slope: 1, intercept: 0 },
};

const { values } = parseArgs({
  options: { out: { type: "string" } },
});
const root = join(import.meta.dirname, "..");
const started = Date.now();
const log = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);

const { data } = openKnowledge();
const words = loadParser(data.parserBytes).wordVectors;
const read = makePageReader(UNTRAINED);
const develop = readGoldenHalf(read, "develop");
const marked = readMarkedKinds(read, join(root, "samples", "training", "kinds"));
const sources = readMarkedSources(read, join(root, "samples", "training", "attributions"));
const all = [...develop, ...marked];
log(`${all.length} statements of kinds and hedges, ${sources.length} of sources`);

const points = readGoldenPoints(read);
const annotated = all.filter((f) => f.annotated !== null);
const isFirm = (f: Found): boolean => isFirmRule(signValue(f, "rule"));
const ruledKind = (f: Found): string => signValue(f, "ruled");
const withPoints = [...annotated, ...points];
const mix = mixWeights(
  withPoints.filter((f) => !isTraining(f)),
  withPoints.filter(isTraining),
);
const kindExamples = withPoints.map((f) => ({
  ...example(f, KINDS, f.annotated!.kind),
  weight: isTraining(f) ? mix.get(f.annotated!.kind)! : 1,
  meaning: meaningOf(f.draft.signs.names(), words),
}));
const crossKind = crossProbabilities(withPoints, kindExamples, KINDS, KIND, words);
report("kind", annotated, KINDS, crossKind, ruledKind, (f) => [f.annotated!.kind, ...f.annotated!.alsoKind]);
const kind = quantise(trainLogistic(kindExamples, KINDS, KIND), KIND_MARGIN, FIRM_MARGIN, words);

// The hedge is asked with the kind that the classifier gave where it was not trained on the text.
for (const [i, f] of annotated.entries()) {
  const p = crossKind[i]!;
  const decision = decideFrom(p, KINDS, ruledKind(f), KIND_MARGIN, isFirm(f));
  f.draft.decided.kind = decision;
  setSign(f, "kind", decision.label);
}
const ruledHedge = (f: Found): string => signValue(f, "hedge-ruled");
const hedgeExamples = annotated.map((f) => grammarOnly(example(f, HEDGES, f.annotated!.hedge ?? "none")));
const crossHedge = crossProbabilities(annotated, hedgeExamples, HEDGES, HEDGE);
report("hedge", annotated, HEDGES, crossHedge, ruledHedge, (f) => [f.annotated!.hedge ?? "none"]);
const hedge = quantise(trainLogistic(hedgeExamples, HEDGES, HEDGE), HEDGE_MARGIN, FIRM_MARGIN);

// The score learns from statements whose kind and hedge were decided without their own text.
for (const [i, f] of annotated.entries()) {
  f.draft.decided.hedge = decideFrom(crossHedge[i]!, HEDGES, ruledHedge(f), HEDGE_MARGIN, ruledHedge(f) !== "none");
  f.draft.kind = f.draft.decided.kind!.label as typeof f.draft.kind;
  f.draft.hedge = f.draft.decided.hedge.label as typeof f.draft.hedge;
}
for (const f of all) {
  if (f.annotated !== null) continue;
  f.draft.decided.kind = decide(kind, f.draft.signs, ruledKind(f), isFirm(f));
  f.draft.decided.hedge = decide(hedge, f.draft.signs, ruledHedge(f), ruledHedge(f) !== "none");
  f.draft.kind = f.draft.decided.kind.label as typeof f.draft.kind;
  f.draft.hedge = f.draft.decided.hedge.label as typeof f.draft.hedge;
}
const RIGHT = ["wrong", "right"];
/** The training texts are harder than most prose, and more: scores are those of the golden texts first. */
const weightOf = (f: Found): number => (isTraining(f) ? TRAINING_WEIGHT : 1);
const contentRight = (f: Found): boolean => {
  if (f.annotated === null) return false;
  const { kind: wanted, alsoKind, hedge: firm } = f.annotated;
  return (wanted === f.draft.kind || alsoKind.includes(f.draft.kind)) && firm === f.draft.hedge;
};
const contentExamples = all.map((f) => ({
  signs: contentScoreSigns(f.page, f.draft).names(),
  label: contentRight(f) ? 1 : 0,
  weight: weightOf(f),
}));
const crossContent = crossProbabilities(all, contentExamples, RIGHT, SCORE);
log(
  `score of kind and hedge: ${reliability(
    crossContent.map((p) => p[1]!),
    contentExamples.map((e) => e.label),
  )}`,
);
const chained = [...annotated.filter((f) => f.annotated!.chainRight !== null), ...sources];
const chainExamples = chained.map((f) => ({
  signs: chainScoreSigns(f.page, f.draft).names(),
  label: f.annotated!.chainRight ? 1 : 0,
  weight: weightOf(f),
}));
const crossChain = crossProbabilities(chained, chainExamples, RIGHT, SCORE);
log(
  `score of the chain: ${reliability(
    crossChain.map((p) => p[1]!),
    chainExamples.map((e) => e.label),
  )}`,
);

// On the golden texts the product of both becomes a probability; extras have no chain of their own to be right or wrong.
const chain = quantise(trainLogistic(chainExamples, RIGHT, SCORE));
const chainOf = new Map(chained.map((f, i) => [f, crossChain[i]![1]!]));
const products = all.flatMap((f, i) => {
  if (isTraining(f)) return [];
  const p = crossContent[i]![1]! * (chainOf.get(f) ?? probabilities(chain, chainScoreSigns(f.page, f.draft))[1]!);
  return [{ p, right: contentRight(f) && f.annotated!.chainRight === true }];
});
const calibration = fitCalibration(products);
log(`calibration: slope ${calibration.slope}, intercept ${calibration.intercept}`);

const models: Classifiers = {
  kind,
  hedge,
  content: quantise(trainLogistic(contentExamples, RIGHT, SCORE)),
  chain,
  calibration,
};
const out = values.out ?? join(root, "data", "classifiers-en", "weights.json");
const text = fileOf(models);
writeFileSync(out, text);
log(`wrote ${out}, ${(text.length / 1000).toFixed(0)} kB`);

/** Whether a statement stands in the training texts, and not in the golden ones. */
function isTraining(f: Found): boolean {
  return f.text.includes(".txt");
}

/**
 * A weight for each kind in the training texts: they were written to show every kind and hold more judgements and fewer
 * reports than prose does; weighted, they have the mix of the golden texts.
 */
function mixWeights(golden: readonly Found[], training: readonly Found[]): Map<string, number> {
  const share = (items: readonly Found[], kind: string): number =>
    (1 + items.filter((f) => f.annotated!.kind === kind).length) / (KINDS.length + items.length);
  return new Map(KINDS.map((kind) => [kind, share(golden, kind) / share(training, kind)]));
}

function example(f: Found, labels: readonly string[], label: string): Example {
  const at = labels.indexOf(label);
  if (at < 0) throw new RangeError(`${f.text}: label ${label} is none of ${labels.join(", ")}`);
  return { signs: f.draft.signs.names(), label: at, weight: 1 };
}

/** Signs of grammar, cues and hedging words: there are too few hedged statements to learn from other words. */
function grammarOnly(e: Example): Example {
  return { ...e, signs: e.signs.filter((s) => HEDGE_SIGNS.test(s)) };
}

function signValue(f: Found, name: string): string {
  for (const sign of f.draft.signs.names())
    if (sign.startsWith(`${name}=`) && !sign.includes("+")) return sign.slice(name.length + 1);
  throw new RangeError(`${f.text}: no sign ${name}`);
}

function setSign(f: Found, name: string, value: string): void {
  const others = f.draft.signs.entries().filter(([sign]) => !sign.startsWith(`${name}=`));
  const rule = others.find(([sign]) => sign.startsWith("hedge-rule="))![0].slice(11);
  f.draft.signs = SignList.of([...others, [`${name}=${value}`, -1], [`${name}=${value}+${rule}`, -1]]);
}

/** Probabilities of each item by a model that was trained without the items of its fold. Texts stay together, training texts with all of their style. */
function crossProbabilities(
  items: readonly { readonly text: string }[],
  examples: readonly Example[],
  labels: readonly string[],
  settings: TrainSettings,
  words: OpenTable | null = null,
): number[][] {
  const folds = items.map(({ text: t }) => foldOf(t.replace(/:\d+$/u, "")));
  const out: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const trained = quantise(
      trainLogistic(
        examples.filter((_, i) => folds[i] !== fold),
        labels,
        settings,
      ),
      0,
      0,
      words,
    );
    for (const [i, { signs }] of examples.entries())
      if (folds[i] === fold) out[i] = probabilities(trained, SignList.of(signs.map((s) => [s, -1])));
  }
  return out;
}

function foldOf(name: string): number {
  let hash = 7;
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 1000003;
  return hash % FOLDS;
}

function decideFrom(
  p: readonly number[],
  labels: readonly string[],
  ruled: string,
  margin: number,
  firm = false,
): Decision {
  // A model of biases alone gives these probabilities.
  const weights = p.map((value) => Math.log(Math.max(value, 1e-9)));
  return decide(
    {
      labels,
      scale: 1,
      margin,
      firmMargin: FIRM_MARGIN,
      rows: new Map([["bias", 0]]),
      weights,
      meaning: null,
    },
    new SignList(),
    ruled,
    firm,
  );
}

/** Accuracy and macro-F1 of the rules, the classifier and both together at several margins, for each source. */
function report(
  name: string,
  items: readonly Found[],
  labels: readonly string[],
  cross: readonly (readonly number[])[],
  ruled: (f: Found) => string,
  wanted: (f: Found) => readonly string[],
): void {
  const groups: [string, (f: Found) => boolean][] = [
    ["golden", (f) => !f.text.includes(".txt")],
    ["marked", (f) => f.text.includes(".txt")],
  ];
  for (const [group, isIn] of groups) {
    const at = items.map((_, i) => i).filter((i) => isIn(items[i]!));
    if (at.length === 0) continue;
    const rows: string[] = [];
    for (const [title, margin] of [
      ["rules", Infinity],
      ["classifier", -Infinity],
      ["0.5", 0.5],
      ["1", 1],
      ["1.5", 1.5],
      ["2", 2],
      ["3", 3],
    ] as const) {
      const pairs = at.map((i) => {
        const f = items[i]!;
        const firm = Number.isFinite(margin) && (name === "kind" ? isFirm(f) : ruled(f) !== "none");
        const label = decideFrom(cross[i]!, labels, ruled(f), margin, firm).label;
        const want = wanted(f);
        return [want.includes(label) ? label : want[0]!, label] as const;
      });
      const right = pairs.filter(([w, l]) => w === l).length;
      rows.push(`${title} ${percent(right, pairs.length)} ${macroF1(pairs, labels).toFixed(3)}`);
    }
    log(`${name} ${group} (${at.length}): ${rows.join(" | ")}`);
  }
}

function macroF1(pairs: readonly (readonly [string, string])[], labels: readonly string[]): number {
  const present = labels.filter((label) => pairs.some(([w]) => w === label));
  let sum = 0;
  for (const label of present) {
    const both = pairs.filter(([w, l]) => w === label && l === label).length;
    const one = pairs.filter(([w]) => w === label).length + pairs.filter(([, l]) => l === label).length;
    sum += one === 0 ? 0 : (2 * both) / one;
  }
  return sum / present.length;
}

/** Slope and intercept on the log of odds (Platt 1999), by gradient descent. */
function fitCalibration(items: readonly { p: number; right: boolean }[]): Classifiers["calibration"] {
  let slope = 1;
  let intercept = 0;
  for (let step = 0; step < 5000; step++) {
    let bySlope = 0;
    let byIntercept = 0;
    for (const { p, right } of items) {
      const odds = Math.log(p / (1 - p));
      const error = calibrated({ calibration: { slope, intercept } }, p, 1) - Number(right);
      bySlope += (error * odds) / items.length;
      byIntercept += error / items.length;
    }
    slope -= 0.5 * bySlope;
    intercept -= 0.5 * byIntercept;
  }
  return { slope: Number(slope.toFixed(4)), intercept: Number(intercept.toFixed(4)) };
}

function reliability(p: readonly number[], right: readonly number[]): string {
  const brier = p.reduce((sum, value, i) => sum + (value - right[i]!) ** 2, 0) / p.length;
  const mean = right.reduce((a, b) => a + b, 0) / right.length;
  return `${p.length} statements, ${percent(mean, 1)} % right, Brier ${brier.toFixed(3)} (of the mean alone ${(mean * (1 - mean)).toFixed(3)})`;
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}

/** One line for each sign, so that a change of the weights can be read. */
function fileOf({ calibration: last, ...classifiers }: Classifiers): string {
  const parts = Object.entries(classifiers).map(
    ([name, { labels, scale, margin, firmMargin, rows, weights, meaning: meant }]) => {
      const meaning = meant?.weights ?? new Float32Array(0);
      const lines = [...rows].map(
        ([sign, row]) => `${JSON.stringify(sign)}:${JSON.stringify(labels.map((_, i) => weights[row + i]!))}`,
      );
      const head = `"labels":${JSON.stringify(labels)},"scale":${scale},"margin":${margin},"firmMargin":${firmMargin}`;
      const meaningScale = Number(
        (meaning.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / 127).toPrecision(6),
      );
      const numbers = Array.from({ length: meaning.length / Math.max(1, labels.length) }, (_, j) =>
        JSON.stringify(labels.map((_, i) => Math.round(meaning[j * labels.length + i]! / meaningScale) + 0)),
      ).join(",\n");
      return `${JSON.stringify(name)}:{${head},"meaningScale":${meaningScale},"meaning":[${numbers}],"weights":{\n${lines.join(",\n")}}}`;
    },
  );
  return `{"format":"parley-classifiers/1","models":{\n${parts.join(",\n")},\n"calibration":${JSON.stringify(last)}}}\n`;
}
