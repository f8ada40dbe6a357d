// What solving will take, answered before it starts: how many states, how much memory, about how long.
import type { Conflict } from "./conflict.ts";
import { countCombinations, MOST_STATES } from "./option-space.ts";

/** An answer before the start. Times are for one thread of the machine that the constants were measured on. */
export interface Estimate {
  readonly states: number;
  /** False where the states were not counted but bounded (more than 26 options with rules). */
  readonly isExact: boolean;
  readonly bytes: number;
  readonly ms: number;
  /** Whether the model is within what is solved without being asked twice. */
  readonly isWithinLimit: boolean;
}

/** Measured for five concepts (bench gmcr): per state and decision maker, full and sparse models. */
const NS_FULL = 200;
const NS_SPARSE = 700;
/** Ranks, class orders, verdicts of five concepts; and what stands once for each state. */
const BYTES_PER_STATE_AND_DM = 4 + 6 + 5;
const BYTES_PER_STATE_AND_DM_SPARSE = 4 + 12 + 5;
const BYTES_PER_STATE = 24;

/** Estimates the work of solving a conflict for Nash, GMR, SMR, SEQ and SSEQ. */
export function estimateWork(conflict: Conflict, mostStates: number = MOST_STATES): Estimate {
  const dmCount = conflict.decisionMakers.length;
  const rules = conflict.infeasible.map((rule) => rule.when);
  const counted =
    conflict.form === "graph"
      ? { count: conflict.states.length, isExact: true }
      : countCombinations(conflict.options.length, rules);
  const isSparse = rules.length > 0 || conflict.form === "graph" || conflict.merge.length > 0;
  const perDm = isSparse ? BYTES_PER_STATE_AND_DM_SPARSE : BYTES_PER_STATE_AND_DM;
  return {
    states: counted.count,
    isExact: counted.isExact,
    bytes: counted.count * (dmCount * perDm + BYTES_PER_STATE),
    ms: (counted.count * dmCount * (isSparse ? NS_SPARSE : NS_FULL)) / 1e6,
    isWithinLimit: counted.count <= mostStates,
  };
}
