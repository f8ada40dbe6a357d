// Solves a model: for each concept the stable states of each decision maker and the equilibria.
import { BASIC_CONCEPTS, isStable, type StabilityConcept, whyNotDefined } from "./concepts.ts";
import { type GraphModel, isHidden } from "./graph-model.ts";

/** Verdicts of one concept. `stable[dm][s]` and `equilibria[s]` are 1 or 0; a hidden state is 0 in `stable`. */
export interface Verdicts {
  readonly stable: readonly Uint8Array[];
  /** Stable for everyone who knows of the state. */
  readonly equilibria: Uint8Array;
}

/** What a concept gave, or why it is not defined for the model. */
export type ConceptResult = Verdicts | { readonly notDefined: string };

export type Solution = ReadonlyMap<StabilityConcept, ConceptResult>;

/** Verdicts of all states by the concepts' definitions. */
export function solve(model: GraphModel, concepts: readonly StabilityConcept[] = BASIC_CONCEPTS): Solution {
  const solution = new Map<StabilityConcept, ConceptResult>();
  for (const concept of concepts) {
    const notDefined = whyNotDefined(model, concept);
    solution.set(concept, notDefined === null ? solveByDefinition(model, concept) : { notDefined });
  }
  return solution;
}

/** One concept by its predicate, state by state. */
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
    for (let s = 0; s < model.stateCount; s++) if (verdicts[s] === 0 && hidden?.[s] !== 1) equilibria[s] = 0;
  }
  return equilibria;
}

/** The states of a verdict, ascending. */
export function statesIn(verdicts: Uint8Array): readonly number[] {
  const states: number[] = [];
  for (let s = 0; s < verdicts.length; s++) if (verdicts[s] === 1) states.push(s);
  return states;
}
