// From a graph model to the fast engine's plain data and back; kept for each model, so that solving again costs less.
import type { DmId } from "./conflict.ts";
import {
  FAST_CONCEPTS,
  type FastConcept,
  type FastProblem,
  type FastResult,
  orderClasses,
  solveFocal,
} from "./fast-engine.ts";
import type { GraphModel } from "./graph-model.ts";
import { type ProductSpace, productSpaceOf } from "./product-space.ts";

const problems = new WeakMap<GraphModel, FastProblem | null>();

/** The fast engine's data of a model, kept for it; null where the model is not one for it. */
export function fastProblemOf(model: GraphModel): FastProblem | null {
  let problem = problems.get(model);
  if (problem === undefined) {
    problem = makeFastProblem(model);
    problems.set(model, problem);
  }
  return problem;
}

/** Keeps the data of a model that was made from another's. */
export function keepFastProblem(model: GraphModel, problem: FastProblem): void {
  problems.set(model, problem);
}

/** The fast engine's data of a model; null where it is no product, or has more cells for each state than that. */
export function makeFastProblem(model: GraphModel, mostCellsPerState?: number): FastProblem | null {
  if (model.unknown.some((pairs) => pairs !== null)) return null;
  const space = productSpaceOf(model, mostCellsPerState);
  if (space === null) return null;
  const parts = model.decisionMakers.map((_, dm) => rankedPart(space, dm, model.ranks[dm]!, model.hidden[dm] ?? null));
  return {
    space,
    ranks: parts.map(({ ranks }) => ranks),
    knownRanks: parts.map(({ known }) => known),
    levelCounts: parts.map(({ levelCount }) => levelCount),
    orders: parts.map(({ order }) => order),
  };
}

/** What depends on one decision maker's ranking. */
function rankedPart(space: ProductSpace, dm: DmId, stateRanks: Int32Array, hidden: Uint8Array | null) {
  const { stateOfCell, cellCount } = space;
  let ranks = stateRanks;
  if (stateOfCell !== null) {
    ranks = new Int32Array(cellCount);
    for (let cell = 0; cell < cellCount; cell++)
      ranks[cell] = stateOfCell[cell]! < 0 ? -1 : stateRanks[stateOfCell[cell]!]!;
  }
  let known = ranks;
  if (hidden?.includes(1)) {
    known = ranks.slice();
    for (let cell = 0; cell < cellCount; cell++) {
      const s = stateOfCell === null ? cell : stateOfCell[cell]!;
      if (s >= 0 && hidden[s] === 1) known[cell] = -1;
    }
  }
  let top = 0;
  for (let s = 0; s < stateRanks.length; s++) if (stateRanks[s]! > top) top = stateRanks[s]!;
  return { ranks, known, levelCount: top + 1, order: orderClasses(space, dm, known, top + 1) };
}

/** The same problem with another ranking of one decision maker. */
export function withRanking(
  problem: FastProblem,
  dm: DmId,
  stateRanks: Int32Array,
  hidden: Uint8Array | null,
): FastProblem {
  const { ranks, known, levelCount, order } = rankedPart(problem.space, dm, stateRanks, hidden);
  const replaced = <T>(values: readonly T[], value: T): readonly T[] =>
    values.map((old, i) => (i === dm ? value : old));
  return {
    space: problem.space,
    ranks: replaced(problem.ranks, ranks),
    knownRanks: replaced(problem.knownRanks, known),
    levelCounts: replaced(problem.levelCounts, levelCount),
    orders: replaced(problem.orders, order),
  };
}

/** Stable states of one decision maker, for the concepts wanted. */
export function solveFocalStates(
  problem: FastProblem,
  stateCount: number,
  focal: DmId,
  concepts: readonly FastConcept[],
): ReadonlyMap<FastConcept, Uint8Array> {
  const { stateOfCell, cellCount } = problem.space;
  const result = Object.fromEntries(
    FAST_CONCEPTS.map((concept) => [concept, concepts.includes(concept) ? new Uint8Array(cellCount) : null]),
  ) as FastResult;
  solveFocal(problem, focal, result);
  const stable = new Map<FastConcept, Uint8Array>();
  for (const concept of concepts) stable.set(concept, statesOf(result[concept]!, stateOfCell, stateCount));
  return stable;
}

/** From bytes by cell to bytes by state. */
export function statesOf(cells: Uint8Array, stateOfCell: Int32Array | null, stateCount: number): Uint8Array {
  if (stateOfCell === null) return cells;
  const states = new Uint8Array(stateCount);
  for (let cell = 0; cell < cells.length; cell++)
    if (stateOfCell[cell]! >= 0) states[stateOfCell[cell]!] = cells[cell]!;
  return states;
}
