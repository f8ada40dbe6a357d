// 10,000 random models: every verdict of every engine against the definitions.
import { BASIC_CONCEPTS } from "../src/gmcr/index.ts";
import { type Comparison, compareEngines } from "../test/conformance/engines.ts";
import { randomConflict } from "../test/conformance/random-model.ts";

const MODELS = 10_000;

/** Compares all engines on seeded random models; `PARLEY_MODELS` changes how many. */
export function bench(): object {
  const models = Number(process.env.PARLEY_MODELS ?? MODELS);
  const comparison: Comparison = { verdicts: 0, differences: [] };
  const features: Record<string, number> = {};
  let states = 0;
  for (let seed = 0; seed < models; seed++) {
    const { model, features: has } = randomConflict({ seed });
    states += model.stateCount;
    for (const feature of new Set(has)) features[feature] = (features[feature] ?? 0) + 1;
    compareEngines(model, BASIC_CONCEPTS, `seed ${seed}`, comparison);
  }
  return { models, states, features, verdictsCompared: comparison.verdicts, differences: comparison.differences };
}
