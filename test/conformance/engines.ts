// All engines behind one shape, compared verdict by verdict with the definitions.
import {
  FAST_CONCEPTS,
  type FastConcept,
  type GraphModel,
  type StabilityConcept,
  solve,
  solveByDefinition,
  solveByEngine,
  type Verdicts,
  whyNotDefined,
} from "../../src/gmcr/index.ts";

/** An engine: verdicts of a concept, or null where it does not take the model. */
export interface Engine {
  readonly name: string;
  readonly solve: (model: GraphModel, concept: StabilityConcept) => Verdicts | null;
}

const FIVE: readonly string[] = FAST_CONCEPTS;

/** What `solve` chooses, and each engine by itself on every model it takes. */
export const ENGINES: readonly Engine[] = [
  {
    name: "chosen",
    solve: (model, concept) => {
      const result = solve(model, [concept]).get(concept)!;
      return "notDefined" in result ? null : result;
    },
  },
  ...(["product", "classes", "arcs"] as const).map((name) => ({
    name,
    solve: (model: GraphModel, concept: StabilityConcept) =>
      FIVE.includes(concept) ? solveByEngine(name, model, concept as FastConcept) : null,
  })),
];

/** How many verdicts were compared, and the first few that differ. */
export interface Comparison {
  verdicts: number;
  readonly differences: string[];
}

/** Compares every engine with the oracle on one model; adds to `comparison`. */
export function compareEngines(
  model: GraphModel,
  concepts: readonly StabilityConcept[],
  name: string,
  comparison: Comparison,
): void {
  for (const concept of concepts) {
    if (whyNotDefined(model, concept) !== null) continue;
    const wanted = solveByDefinition(model, concept);
    for (const engine of ENGINES) {
      const got = engine.solve(model, concept);
      if (got === null) continue;
      for (let s = 0; s < model.stateCount; s++) {
        for (let dm = 0; dm <= model.decisionMakers.length; dm++) {
          const isAll = dm === model.decisionMakers.length;
          const a = isAll ? got.equilibria[s] : got.stable[dm]![s];
          const b = isAll ? wanted.equilibria[s] : wanted.stable[dm]![s];
          comparison.verdicts++;
          if (a !== b && comparison.differences.length < 20) {
            comparison.differences.push(
              `${name}: ${engine.name} ${concept} ${isAll ? "equilibrium" : `dm ${dm}`} ${model.stateId(s)}: ${a}, by definition ${b}`,
            );
          }
        }
      }
    }
  }
}
