// The fast engine's data in shared memory, and one decision maker's share of the work as a job for a worker, in Node or a browser.
import type { DmId } from "./conflict.ts";
import { FAST_CONCEPTS, type FastConcept, type FastProblem, type FastResult, solveFocal } from "./fast-engine.ts";
import { fastProblemOf, statesOf } from "./fast-problem.ts";
import type { GraphModel } from "./graph-model.ts";
import { equilibriaOf, type Solution, type Verdicts } from "./solve.ts";

/** What a worker gets: everything in it is plain or shared. */
export interface FocalJob {
  readonly problem: FastProblem;
  readonly focal: DmId;
  readonly result: FastResult;
  /** One byte that ends the work when it is not 0, and the slices done. */
  readonly control: Int32Array;
}

/** Jobs for every decision maker over one shared problem, or null where the fast engine does not take the model. */
export function focalJobs(model: GraphModel, concepts: readonly FastConcept[]): readonly FocalJob[] | null {
  const problem = fastProblemOf(model);
  if (problem === null) return null;
  const shared: FastProblem = {
    space: problem.space,
    ranks: problem.ranks.map(inSharedMemory),
    knownRanks: [],
    levelCounts: problem.levelCounts,
    orders: problem.orders.map((order) =>
      order.kind === "plain"
        ? {
            kind: "plain",
            members: inSharedMemory(order.members),
            below: inSharedMemory(order.below),
            present: inSharedMemory(order.present),
          }
        : { kind: "patterned", keys: inSharedMemory(order.keys), bits: order.bits },
    ),
  };
  // Where nothing is hidden known ranks are the ranks themselves, and have to stay the same array.
  const known = problem.knownRanks.map((ranks, dm) =>
    ranks === problem.ranks[dm] ? shared.ranks[dm]! : inSharedMemory(ranks),
  );
  const whole = { ...shared, knownRanks: known };
  return model.decisionMakers.map((_, focal) => ({
    problem: whole,
    focal,
    result: Object.fromEntries(
      FAST_CONCEPTS.map((concept) => [
        concept,
        concepts.includes(concept) ? new Uint8Array(new SharedArrayBuffer(problem.space.cellCount)) : null,
      ]),
    ) as FastResult,
    control: new Int32Array(new SharedArrayBuffer(8)),
  }));
}

/** Does one job; to be called in a worker. Returns false where the work was ended. */
export function runFocalJob({ problem, focal, result, control }: FocalJob): boolean {
  // Structured cloning keeps equal arrays equal within one message, so hidden states are still told apart.
  return solveFocal(problem, focal, result, (done) => {
    Atomics.store(control, 1, done);
    return Atomics.load(control, 0) === 0;
  });
}

/** Puts the results of all jobs together. */
export function solutionOfJobs(
  model: GraphModel,
  jobs: readonly FocalJob[],
  concepts: readonly FastConcept[],
): Solution {
  const entries = concepts.map((concept): [FastConcept, Verdicts] => {
    const stable = jobs.map(({ problem, result }) =>
      statesOf(result[concept]!, problem.space.stateOfCell, model.stateCount),
    );
    return [concept, { stable, equilibria: equilibriaOf(model, stable) }];
  });
  return new Map(entries);
}

function inSharedMemory<T extends Int32Array | Float64Array | Uint16Array>(values: T): T {
  const buffer = new SharedArrayBuffer(values.byteLength);
  const copy = new (values.constructor as new (buffer: SharedArrayBuffer) => T)(buffer);
  copy.set(values);
  return copy;
}
