// Solves a model: for each concept the stable states of each decision maker and the equilibria, by the engine that fits.
import { type Arcs, arcsOf, solveFocalByArcs } from "./arc-engine.ts";
import { type ClassLists, classListsOf, solveFocalByClasses } from "./class-engine.ts";
import { BASIC_CONCEPTS, isStable, type StabilityConcept, whyNotDefined } from "./concepts.ts";
import { FAST_CONCEPTS, type FastConcept } from "./fast-engine.ts";
import { fastProblemOf, makeFastProblem, solveFocalStates, statesOf } from "./fast-problem.ts";
import { type GraphModel, hasUnknown, isHidden } from "./graph-model.ts";
import { MOST_SIM_STEPS, simSteps, solveSim } from "./sim-engine.ts";

/** Verdicts of one concept. `stable[dm][s]` and `equilibria[s]` are 1 or 0; a hidden state is 0 in `stable`. */
export interface Verdicts {
  readonly stable: readonly Uint8Array[];
  /** Stable for everyone who knows of the state. */
  readonly equilibria: Uint8Array;
}

/** What a concept gave, or why there is nothing. */
export type ConceptResult = Verdicts | { readonly notDefined: string };

export type Solution = ReadonlyMap<StabilityConcept, ConceptResult>;

/** How solving is watched. */
export interface SolveControl {
  /** Told after each step; returning false ends the work. */
  readonly onProgress?: (done: number, total: number) => boolean;
}

/**
 * Verdicts of all states. Nash, GMR, SMR, SEQ and SSEQ go to the fast engine; where many combinations are infeasible to the
 * class engine; where moves are no changes of own options to the arc engine. SIM has an engine of its own; the forms under
 * unknown preference go by their definitions.
 */
export function solve(model: GraphModel, concepts: readonly StabilityConcept[] = BASIC_CONCEPTS): Solution {
  return solveWatched(model, concepts, {})!;
}

/** As `solve`, with progress; null where the work was ended. */
export function solveWatched(
  model: GraphModel,
  concepts: readonly StabilityConcept[],
  { onProgress }: SolveControl,
): Solution | null {
  const dmCount = model.decisionMakers.length;
  const solution = new Map<StabilityConcept, ConceptResult>();
  const whyNot = (concept: StabilityConcept): string | null =>
    whyNotDefined(model, concept) ?? whyNotComputed(model, concept);
  const defined = concepts.filter((concept) => whyNot(concept) === null);
  const fast = defined.filter((concept): concept is FastConcept =>
    (FAST_CONCEPTS as readonly string[]).includes(concept),
  );
  const others = defined.filter((concept) => !(FAST_CONCEPTS as readonly string[]).includes(concept));
  const total = (fast.length > 0 ? dmCount : 0) + others.length;
  let done = 0;
  const goesOn = (): boolean => onProgress?.(++done, total) ?? true;
  const stable = new Map<FastConcept, Uint8Array[]>(fast.map((concept) => [concept, []]));
  if (fast.length > 0) {
    const solveOne = focalSolver(model, fast);
    for (let dm = 0; dm < dmCount; dm++) {
      for (const [concept, verdicts] of solveOne(dm)) stable.get(concept)!.push(verdicts);
      if (!goesOn()) return null;
    }
  }
  const found = new Map<StabilityConcept, ConceptResult>();
  for (const concept of others) {
    found.set(concept, concept === "sim" ? solveSimOf(model) : solveSlowly(model, concept));
    if (!goesOn()) return null;
  }
  for (const concept of concepts) {
    const why = whyNot(concept);
    const verdicts = stable.get(concept as FastConcept);
    if (why !== null) solution.set(concept, { notDefined: why });
    else if (verdicts !== undefined)
      solution.set(concept, { stable: verdicts, equilibria: equilibriaOf(model, verdicts) });
    else solution.set(concept, found.get(concept)!);
  }
  return solution;
}

/** Models whose moves have to be listed one by one are refused with more moves than this. */
const MOST_ARCS = 40_000_000;

/** Why the five concepts are not computed: merged states or blocked moves, and too many moves to list. */
function whyNotComputed(model: GraphModel, concept: StabilityConcept): string | null {
  const { layout, stateCount } = model;
  const isListed = layout !== null && (layout.stateOf !== null || layout.hasBlockedMoves);
  if (!isListed || !(FAST_CONCEPTS as readonly string[]).includes(concept)) return null;
  const choices = model.decisionMakers.map((_, dm) => 2 ** layout.owner.filter((owner) => owner === dm).length);
  const most = layout.space.count * choices.reduce((sum, count) => sum + count, 0);
  if (most <= MOST_ARCS) return null;
  const count = stateCount.toLocaleString("en");
  return `not computed: with merged states or blocked moves up to ${most.toPrecision(2)} moves between ${count} states would have to be listed (at most ${MOST_ARCS.toLocaleString("en")})`;
}

const keptLists = new WeakMap<GraphModel, ClassLists | null>();

function classListsFor(model: GraphModel): ClassLists | null {
  let lists = keptLists.get(model);
  if (lists === undefined) {
    lists = classListsOf(model);
    keptLists.set(model, lists);
  }
  return lists;
}

const keptArcs = new WeakMap<GraphModel, Arcs>();

/** Solves one focal decision maker after another, with the engine that fits the model. */
function focalSolver(
  model: GraphModel,
  concepts: readonly FastConcept[],
): (dm: number) => ReadonlyMap<FastConcept, Uint8Array> {
  const problem = fastProblemOf(model);
  if (problem !== null) return (dm) => solveFocalStates(problem, model.stateCount, dm, concepts);
  const lists = classListsFor(model);
  if (lists !== null) return (dm) => solveFocalByClasses(model, lists, dm, concepts);
  const arcs = keptArcs.get(model) ?? arcsOf(model);
  keptArcs.set(model, arcs);
  return (dm) => solveFocalByArcs(model, arcs, dm, concepts);
}

/** Models with more states are not solved by definition: that takes more than linear time. */
const MOST_STATES_BY_DEFINITION = 4096;

function solveSimOf(model: GraphModel): ConceptResult {
  const problem = fastProblemOf(model) ?? makeFastProblem(model, 1024);
  if (problem === null) return solveSlowly(model, "sim");
  const { sizes, cellCount } = problem.space;
  const lookups = cellCount * sizes.reduce((sum, size) => sum + size, 0);
  const steps = lookups > MOST_SIM_STEPS ? lookups : simSteps(problem);
  if (steps > MOST_SIM_STEPS) {
    return {
      notDefined: `not computed: about ${steps.toPrecision(2)} combinations of moves would have to be compared`,
    };
  }
  const { stateOfCell } = problem.space;
  const stable = solveSim(problem).map((cells) => statesOf(cells, stateOfCell, model.stateCount));
  return { stable, equilibria: equilibriaOf(model, stable) };
}

function solveSlowly(model: GraphModel, concept: StabilityConcept): ConceptResult {
  if (model.stateCount <= MOST_STATES_BY_DEFINITION) return solveByDefinition(model, concept);
  const count = model.stateCount.toLocaleString("en");
  return {
    notDefined: `not computed: ${count} states are too many for this concept here (at most ${MOST_STATES_BY_DEFINITION.toLocaleString("en")})`,
  };
}

/** Engines for Nash, GMR, SMR, SEQ and SSEQ. */
export type EngineName = "product" | "classes" | "arcs";

/** One concept by one engine; null where the engine does not take the model. For comparison. */
export function solveByEngine(engine: EngineName, model: GraphModel, concept: FastConcept): Verdicts | null {
  if (hasUnknown(model)) return null;
  let solveOne: (dm: number) => ReadonlyMap<FastConcept, Uint8Array>;
  if (engine === "product") {
    const problem = makeFastProblem(model, Number.POSITIVE_INFINITY);
    if (problem === null) return null;
    solveOne = (dm) => solveFocalStates(problem, model.stateCount, dm, [concept]);
  } else if (engine === "classes") {
    const lists = classListsOf(model);
    if (lists === null) return null;
    solveOne = (dm) => solveFocalByClasses(model, lists, dm, [concept]);
  } else {
    const arcs = arcsOf(model);
    solveOne = (dm) => solveFocalByArcs(model, arcs, dm, [concept]);
  }
  const stable = model.decisionMakers.map((_, dm) => solveOne(dm).get(concept)!);
  return { stable, equilibria: equilibriaOf(model, stable) };
}

/** One concept by its predicate, state by state: the oracle. */
export function solveByDefinition(model: GraphModel, concept: StabilityConcept): Verdicts {
  const stable = model.decisionMakers.map((_, dm) => {
    const verdicts = new Uint8Array(model.stateCount);
    for (let s = 0; s < model.stateCount; s++) {
      if (!isHidden(model, dm, s) && isStable(model, concept, dm, s)) verdicts[s] = 1;
    }
    return verdicts;
  });
  return { stable, equilibria: equilibriaOf(model, stable) };
}

/** States that are stable for everyone who knows of them. */
export function equilibriaOf(model: GraphModel, stable: readonly Uint8Array[]): Uint8Array {
  const equilibria = new Uint8Array(model.stateCount).fill(1);
  for (const [dm, verdicts] of stable.entries()) {
    const hidden = model.hidden[dm];
    if (hidden == null) keepWhere(equilibria, verdicts);
    else for (let s = 0; s < verdicts.length; s++) if (verdicts[s] === 0 && hidden[s] !== 1) equilibria[s] = 0;
  }
  return equilibria;
}

/** `kept &= verdicts`, four states at once. */
function keepWhere(kept: Uint8Array, verdicts: Uint8Array): void {
  const words = verdicts.byteOffset % 4 === 0 ? kept.length >>> 2 : 0;
  const to = new Int32Array(kept.buffer, 0, words);
  const from = new Int32Array(verdicts.buffer, words === 0 ? 0 : verdicts.byteOffset, words);
  for (let i = 0; i < words; i++) to[i]! &= from[i]!;
  for (let s = words * 4; s < kept.length; s++) kept[s]! &= verdicts[s]!;
}

/** The states of a verdict, ascending. */
export function statesIn(verdicts: Uint8Array): readonly number[] {
  const states: number[] = [];
  for (let s = 0; s < verdicts.length; s++) if (verdicts[s] === 1) states.push(s);
  return states;
}
