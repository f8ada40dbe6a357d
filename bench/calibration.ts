// How far the scores of statements are probabilities: Brier score, calibration error and ten bins, for the golden texts and gold/.
import { goldenFiles, loadGolden, readGolden } from "../test/samples/golden-sentences.ts";
import { readGold } from "./gold.ts";

/** A score, and whether the statement was annotated with this kind, hedge and chain. */
interface Scored {
  readonly score: number;
  readonly right: boolean;
}

/**
 * Figures of both halves of the golden texts and, where `DIR/gold` is there, of the annotated articles. A statement is
 * right when it matches an annotated one in kind, hedge and chain; one that matches none is wrong, asides are left out.
 */
export function bench(dataDir: string): unknown {
  const halves = { develop: [] as Scored[], check: [] as Scored[] };
  for (const golden of goldenFiles().flatMap(loadGolden)) {
    const { pairs, extra } = readGolden(golden);
    const half = halves[golden.split];
    for (const { golden: wanted, found, wrong } of pairs)
      if (found && !wanted.minor)
        half.push({ score: found.score, right: !wrong.some((w) => w === "kind" || w === "hedge" || w === "chain") });
    for (const { score } of extra) half.push({ score, right: false });
  }
  const gold = readGold(dataDir);
  return {
    develop: figures(halves.develop),
    check: figures(halves.check),
    gold: gold === null ? { missing: "gold/statements.jsonl and the texts in seeds/" } : figures(gold),
  };
}

function figures(items: readonly Scored[]): unknown {
  const n = items.length;
  const mean = (of: (item: Scored) => number, from = items): number =>
    from.length === 0 ? 0 : from.reduce((sum, item) => sum + of(item), 0) / from.length;
  const share = mean(({ right }) => Number(right));
  const bins = Array.from({ length: 10 }, (_, b) =>
    items.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === b),
  );
  const error = bins.reduce(
    (sum, bin) =>
      sum + (bin.length / n) * Math.abs(mean(({ score }) => score, bin) - mean(({ right }) => Number(right), bin)),
    0,
  );
  return {
    statements: n,
    right: round(share),
    meanScore: round(mean(({ score }) => score)),
    brier: round(mean(({ score, right }) => (score - Number(right)) ** 2)),
    brierOfTheShareAlone: round(share * (1 - share)),
    expectedCalibrationError: round(error),
    areaUnderCurve: round(areaUnderCurve(items)),
    bins: bins.map((bin, b) => ({
      from: b / 10,
      statements: bin.length,
      meanScore: bin.length === 0 ? null : round(mean(({ score }) => score, bin)),
      right: bin.length === 0 ? null : round(mean(({ right }) => Number(right), bin)),
    })),
  };
}

/** The chance that a right statement has a higher score than a wrong one. */
function areaUnderCurve(items: readonly Scored[]): number {
  const right = items.filter((i) => i.right);
  const wrong = items.filter((i) => !i.right);
  let sum = 0;
  for (const r of right) for (const w of wrong) sum += r.score > w.score ? 1 : r.score === w.score ? 0.5 : 0;
  return sum / Math.max(1, right.length * wrong.length);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
