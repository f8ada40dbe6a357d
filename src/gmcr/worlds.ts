// Assumptions as worlds: every combination of holds and fails, solved; in which share of them an outcome holds, and what it hangs on.
import { BASIC_CONCEPTS, type StabilityConcept } from "./concepts.ts";
import { type Conflict, conflictInWorld, type World } from "./conflict.ts";
import type { GraphModel } from "./graph-model.ts";
import { makeModel } from "./make-model.ts";
import type { ConflictProblem } from "./problem.ts";
import { type Solution, solve } from "./solve.ts";

/** One world, solved; `model` and `solution` are null where the world's model has errors. */
export interface SolvedWorld {
  /** By assumption: whether it holds. */
  readonly world: World;
  /** Product of the likelihoods (or their complements) where every assumption has one, else null. */
  readonly likelihood: number | null;
  readonly model: GraphModel | null;
  readonly solution: Solution | null;
  readonly problems: readonly ConflictProblem[];
}

/** In how many worlds an outcome is an equilibrium, and in which. */
export interface OutcomeShare {
  readonly id: string;
  readonly label: string | null;
  /** Indices of the worlds in which it is an equilibrium. */
  readonly worlds: readonly number[];
  /** `worlds.length` over the number of worlds: a share of combinations, not a probability. */
  readonly share: number;
  /** Probability of being an equilibrium, where every assumption has a likelihood and they are taken as independent; else null. */
  readonly probability: number | null;
  /** By assumption: share of worlds in which it holds, minus share in which it fails; 0 where the outcome does not hang on it. */
  readonly hangsOn: readonly number[];
}

/** All worlds of a conflict; without assumptions the one world of the base file. `null` where there would be more than `most`. */
export function worldsOf(conflict: Conflict, most = 4096): readonly World[] | null {
  const n = conflict.assumptions.length;
  if (2 ** n > most) return null;
  return Array.from({ length: 2 ** n }, (_, code) => Array.from({ length: n }, (__, i) => ((code >> i) & 1) === 0));
}

/**
 * A sample of worlds where there are too many to solve: each assumption holds with its likelihood, or evenly where it has none.
 * `random` gives uniform numbers in [0, 1); the same numbers give the same sample.
 */
export function sampleWorlds(conflict: Conflict, count: number, random: () => number): readonly World[] {
  return Array.from({ length: count }, () =>
    conflict.assumptions.map(({ likelihood }) => random() < (likelihood ?? 0.5)),
  );
}

/** The likelihood of a world where every assumption has one, as if they were independent; else null. */
export function likelihoodOf(conflict: Conflict, world: World): number | null {
  let product = 1;
  for (const [i, { likelihood }] of conflict.assumptions.entries()) {
    if (likelihood === null) return null;
    product *= world[i] ? likelihood : 1 - likelihood;
  }
  return conflict.assumptions.length === 0 ? null : product;
}

/** Solves each world. The first world is the one in which every assumption holds. */
export function solveWorlds(
  conflict: Conflict,
  worlds: readonly World[],
  concepts: readonly StabilityConcept[] = BASIC_CONCEPTS,
): readonly SolvedWorld[] {
  return worlds.map((world) => {
    const { model, problems } = makeModel(conflictInWorld(conflict, world));
    const solution = model === null ? null : solve(model, concepts);
    return { world, likelihood: likelihoodOf(conflict, world), model, solution, problems };
  });
}

/** Every state that is an equilibrium in some world, in order of share; outcomes are the same where their ids are. */
export function outcomeShares(solved: readonly SolvedWorld[], concept: StabilityConcept): readonly OutcomeShare[] {
  const found = new Map<string, { label: string | null; worlds: number[] }>();
  for (const [w, { model, solution }] of solved.entries()) {
    const result = solution?.get(concept);
    if (model === null || result === undefined || "notDefined" in result) continue;
    for (let s = 0; s < model.stateCount; s++) {
      if (result.equilibria[s] === 0) continue;
      const id = model.stateId(s);
      const outcome = found.get(id) ?? { label: model.stateLabel(s), worlds: [] };
      outcome.worlds.push(w);
      found.set(id, outcome);
    }
  }
  const shares = [...found].map(([id, { label, worlds }]) => {
    const likelihoods = worlds.map((w) => solved[w]!.likelihood);
    const isKnown = solved.every((world) => world.likelihood !== null);
    return {
      id,
      label,
      worlds,
      share: worlds.length / solved.length,
      probability: isKnown ? likelihoods.reduce<number>((sum, value) => sum + value!, 0) : null,
      hangsOn: dependence(solved, new Set(worlds)),
    };
  });
  return shares.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** By assumption: share of the worlds where it holds that are in `chosen`, minus the share of those where it fails. */
function dependence(solved: readonly SolvedWorld[], chosen: ReadonlySet<number>): readonly number[] {
  const n = solved[0]?.world.length ?? 0;
  return Array.from({ length: n }, (_, i) => {
    const counts = { holds: 0, holdsAll: 0, fails: 0, failsAll: 0 };
    for (const [w, { world }] of solved.entries()) {
      if (world[i]) {
        counts.holdsAll++;
        if (chosen.has(w)) counts.holds++;
      } else {
        counts.failsAll++;
        if (chosen.has(w)) counts.fails++;
      }
    }
    return counts.holds / Math.max(1, counts.holdsAll) - counts.fails / Math.max(1, counts.failsAll);
  });
}
