// Linear classifiers: what they decide beside the rules, what they look at, and how they are trained.
import { describe, expect, test } from "vitest";
import { parseMarked } from "../../scripts/classifiers/corpora.ts";
import { quantise, trainLogistic } from "../../scripts/classifiers/logistic.ts";
import { openKnowledge } from "../../src/app/knowledge.ts";
import {
  decide,
  inRows,
  type LinearModel,
  loadClassifiers,
  probabilities,
  strongestWord,
} from "../../src/reading/en/classify/linear.ts";
import { MeaningWeights, meaningOf } from "../../src/reading/en/classify/meaning.ts";
import { SignList } from "../../src/reading/en/classify/sign.ts";
import type { OpenTable } from "../../src/reading/en/parser/open-table.ts";
import { builtInCodebook, englishReader } from "./english.ts";
import { plainDoc } from "./plain-doc.ts";

/** Two words with vectors of two numbers. */
const WORDS: OpenTable = {
  size: 2,
  rowOf: (word) => ["sham", "fired"].indexOf(word),
  fill: (row, out, at) => out.set(row === 0 ? [1, 2] : [3, -1], at),
};

const model: LinearModel = {
  labels: ["report", "judgement"],
  scale: 0.1,
  margin: 1,
  firmMargin: 3,
  ...inRows([
    ["bias", [0, 0]],
    ["word=sham", [-10, 10]],
    ["word=fired", [12, -12]],
  ]),
  meaning: null,
};

describe("decide", () => {
  test("keeps the rule's label unless another is clearly likelier", () => {
    const sham = SignList.of([["word=sham", 3]]);
    expect(decide(model, sham, "report", false)).toMatchObject({ label: "judgement", overruled: true });
    expect(decide(model, sham, "report", true)).toMatchObject({ label: "report", overruled: false });
    expect(decide(model, new SignList(), "report", false)).toMatchObject({
      label: "report",
      probability: 0.5,
      margin: 0,
    });
  });

  test("has no say without labels, and signs it does not know count nothing", () => {
    const empty = { labels: [], scale: 1, margin: 0, firmMargin: 0, ...inRows([]), meaning: null };
    expect(decide(empty, new SignList(), "threat", false)).toMatchObject({ label: "threat", overruled: false });
    expect(probabilities(model, SignList.of([["toString", -1]]))).toEqual([0.5, 0.5]);
  });

  test("adds what words mean, the words of each part together", () => {
    const weights = Float32Array.from({ length: 12 }, (_, i) => (i % 5) / 4);
    const knowing: LinearModel = { ...model, meaning: new MeaningWeights(weights, WORDS) };
    const names = ["head=fired", "word=sham", "word=fired", "word=unheard"];
    const list = SignList.of(names.map((name) => [name, -1]));
    const plain = probabilities(model, list);
    const scores = plain.map((p, label) =>
      meaningOf(names, WORDS).reduce((sum, value, j) => sum + value * weights[j * 2 + label]!, Math.log(p)),
    );
    const odds = Math.exp(scores[1]! - scores[0]!);
    expect(probabilities(knowing, list)[1]).toBeCloseTo(odds / (1 + odds), 6);
    expect(probabilities(knowing, list)[1]).not.toBeCloseTo(plain[1]!, 3);
  });

  test("names the word that speaks most for a label", () => {
    const signs = SignList.of([
      ["word=sham", 3],
      ["word=fired", 5],
      ["unit=main", -1],
    ]);
    expect(strongestWord(model, signs, "judgement")).toBe(3);
    expect(strongestWord(model, new SignList(), "judgement")).toBe(-1);
  });
});

test("a file of another format is refused", () => {
  expect(() => loadClassifiers('{"format":"other"}', WORDS)).toThrow(TypeError);
});

test("no sign of the shipped weights begins with a capital or names a party", () => {
  const { data } = openKnowledge();
  const { kind, hedge } = loadClassifiers(data.classifiers, WORDS);
  const lower = (name: string): boolean =>
    !/=(?:[A-Z][a-z]|.*\b(?:russia|ukraine|israel|iran|china|america)\b)/u.test(name);
  expect([...kind.rows.keys(), ...hedge.rows.keys()].filter((name) => !lower(name))).toEqual([]);
});

describe("a reading", () => {
  const read = (text: string) => englishReader().explainDoc(plainDoc(text), builtInCodebook());

  test("says what the classifiers made of each statement", () => {
    const { sentences } = read("The army shelled the port on Monday.");
    const said = sentences[0]!.trace.filter(({ rule }) => rule === "classifier").map(({ step }) => step);
    expect(said).toEqual(["kind", "hedge", "score"]);
  });

  test("has scores in hundredths strictly between 0 and 1", () => {
    const { read: doc } = read(
      "Officials said the truce could fail. The raid was a disgrace, and nobody will pay for it.",
    );
    expect(doc.statements.length).toBeGreaterThan(1);
    for (const { score } of doc.statements) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      expect(Math.round(score * 100) / 100).toBe(score);
    }
  });
});

describe("training", () => {
  const examples = [
    ...Array.from({ length: 20 }, () => ({ signs: ["a"], label: 0, weight: 1 })),
    ...Array.from({ length: 20 }, () => ({ signs: ["b"], label: 1, weight: 1 })),
    { signs: ["rare"], label: 1, weight: 1 },
  ];
  const settings = { penalty: 0.1, least: 2, steps: 200 };

  test("finds the signs that tell labels apart, alike each time", () => {
    const trained = quantise(trainLogistic(examples, ["x", "y"], settings));
    expect(quantise(trainLogistic(examples, ["x", "y"], settings))).toEqual(trained);
    expect(probabilities(trained, SignList.of([["a", -1]]))[0]).toBeGreaterThan(0.9);
    expect(probabilities(trained, SignList.of([["b", -1]]))[1]).toBeGreaterThan(0.9);
    expect(trained.rows.has("rare")).toBe(false);
  });

  test("reads marked statements with their offsets, without the marks", () => {
    const { text, marked } = parseMarked(
      '"{threat/none: We will close it <if they stay>}," he said, {denial/possible/neg: nobody fired}.',
    );
    expect(text).toBe('"We will close it if they stay," he said, nobody fired.');
    expect(marked.map((m) => text.slice(m.start, m.end))).toEqual(["We will close it if they stay", "nobody fired"]);
    expect(marked.map((m) => m.annotated)).toMatchObject([
      { kind: "threat", hedge: "none" },
      { kind: "denial", hedge: "possible" },
    ]);
  });
});
