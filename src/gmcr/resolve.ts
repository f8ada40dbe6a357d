// Solving again after one change of preference: only what the change can touch is solved anew.
import type { StabilityConcept } from "./concepts.ts";
import type { Conflict, DmId } from "./conflict.ts";
import { FAST_CONCEPTS, type FastConcept } from "./fast-engine.ts";
import { fastProblemOf, keepFastProblem, solveFocalStates, withRanking } from "./fast-problem.ts";
import type { GraphModel } from "./graph-model.ts";
import { makeModel, rankDecisionMaker } from "./make-model.ts";
import { equilibriaOf, type Solution, solve } from "./solve.ts";

/** A model with its solution. */
export interface Solved {
  readonly model: GraphModel;
  readonly solution: Solution;
}

/**
 * The model and solution after a change of one decision maker's preference: `conflict` is the changed conflict, of which
 * nothing but `dm`'s preference differs from what `before` was made of. Null where the changed preference has errors.
 *
 * What `dm` itself would do is solved anew. For the others Nash, GMR and SMR do not depend on `dm`'s preference and are kept;
 * SEQ and SSEQ do, by what is credible. Where the model is no full product, everything is solved anew.
 */
export function solveAgain(before: Solved, conflict: Conflict, dm: DmId): Solved | null {
  const concepts = [...before.solution.keys()];
  const problem = fastProblemOf(before.model);
  const ranks = problem === null ? null : rankDecisionMaker(conflict, before.model, dm);
  const isPlain = concepts.every(
    (concept) => (FAST_CONCEPTS as readonly string[]).includes(concept) && "stable" in before.solution.get(concept)!,
  );
  if (problem === null || ranks === null || !isPlain) {
    const { model } = makeModel(conflict);
    return model === null ? null : { model, solution: solve(model, concepts) };
  }
  const model: GraphModel = { ...before.model, ranks: before.model.ranks.map((own, i) => (i === dm ? ranks : own)) };
  const changed = withRanking(problem, dm, ranks, model.hidden[dm] ?? null);
  keepFastProblem(model, changed);
  const found = model.decisionMakers.map((_, focal) => {
    const touched = (concepts as readonly FastConcept[]).filter(
      (concept) => focal === dm || concept === "seq" || concept === "sseq",
    );
    return solveFocalStates(changed, model.stateCount, focal, touched);
  });
  const solution: [StabilityConcept, { stable: readonly Uint8Array[]; equilibria: Uint8Array }][] = [];
  for (const concept of concepts as readonly FastConcept[]) {
    const old = before.solution.get(concept)!;
    if ("notDefined" in old) continue;
    const stable = found.map((verdicts, focal) => verdicts.get(concept) ?? old.stable[focal]!);
    solution.push([concept, { stable, equilibria: equilibriaOf(model, stable) }]);
  }
  return { model, solution: new Map(solution) };
}
