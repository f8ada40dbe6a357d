// The stability concepts, each a predicate that reads like its definition; slow and obvious, the oracle of all engines.
import type { DmId } from "./conflict.ts";
import {
  type GraphModel,
  isHidden,
  isUnknown,
  prefers,
  unilateralImprovements,
  unilateralMoves,
} from "./graph-model.ts";
import { combinationWith, isTaken } from "./option-space.ts";

/** Where a decision maker's moves lead from a state: all moves, or only some (improvements). */
type Step = (dm: DmId, s: number) => readonly number[];

/**
 * R_H(s): all states reached from s by one or more moves of `movers` in which nobody moves twice in succession
 * (legal sequences: Fang, Hipel, Kilgour 1993, chapter 4). A search over pairs (state, last mover). s itself may belong to it.
 */
export function legallyReached(model: GraphModel, movers: readonly DmId[], s: number, step: Step): ReadonlySet<number> {
  const reached = new Set<number>();
  const seen = new Set<number>();
  const queue: { readonly state: number; readonly last: DmId }[] = [{ state: s, last: -1 }];
  for (const { state, last } of queue) {
    for (const mover of movers) {
      if (mover === last) continue;
      for (const target of step(mover, state)) {
        const pair = target * model.decisionMakers.length + mover;
        if (seen.has(pair)) continue;
        seen.add(pair);
        reached.add(target);
        queue.push({ state: target, last: mover });
      }
    }
  }
  return reached;
}

/** R_{N-i}(t): where the opponents of `focal` can take the conflict from t by legal sequences of moves. */
export function responses(model: GraphModel, focal: DmId, t: number): ReadonlySet<number> {
  return legallyReached(model, opponentsOf(model, focal), t, (dm, s) => unilateralMoves(model, dm, s));
}

/** R_{N-i}+(t): the same by improvements only, each judged by its mover at the state it leaves. */
export function credibleResponses(model: GraphModel, focal: DmId, t: number): ReadonlySet<number> {
  return legallyReached(model, opponentsOf(model, focal), t, (dm, s) => unilateralImprovements(model, dm, s));
}

/** Nash stability, rationality (Nash 1950, 1951): no unilateral improvement. */
export function isNash(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).length === 0;
}

/** General metarationality (Howard 1971): every improvement can be answered by moves that leave `dm` no better off than at s. */
export function isGmr(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    some(responses(model, dm, t), (u) => !prefers(model, dm, u, s)),
  );
}

/** Symmetric metarationality (Howard 1971): as GMR, and `dm` cannot escape the answer by a move of its own. */
export function isSmr(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    some(responses(model, dm, t), (u) => !prefers(model, dm, u, s) && !canEscape(model, dm, u, s)),
  );
}

/** Sequential stability (Fraser, Hipel 1979, 1984): as GMR, and the answer is credible: every move in it improves its mover. */
export function isSeq(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    some(credibleResponses(model, dm, t), (u) => !prefers(model, dm, u, s)),
  );
}

/** Symmetric sequential stability (Rego, Vieira 2015; n decision makers 2017): credible as SEQ, without escape as SMR. */
export function isSseq(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    some(credibleResponses(model, dm, t), (u) => !prefers(model, dm, u, s) && !canEscape(model, dm, u, s)),
  );
}

/**
 * Simultaneous stability (Fraser, Hipel 1984, as in GMCR+): against every improvement some opponents' improvements from s,
 * made at the same time, give a feasible state that is no better for `dm` than s. Option form without merged states only.
 * @throws RangeError where `simUndefined` says why there are no option changes to combine.
 */
export function isSim(model: GraphModel, dm: DmId, s: number): boolean {
  const why = simUndefined(model);
  if (why !== null) throw new RangeError(`SIM is not defined here: ${why}`);
  const choices = opponentsOf(model, dm).map((other) => [s, ...unilateralImprovements(model, other, s)]);
  return unilateralImprovements(model, dm, s).every((t) =>
    someChoice(choices, (chosen) => {
      const u = combine(model, s, [t, ...chosen]);
      return u !== null && !prefers(model, dm, u, s);
    }),
  );
}

/** Why SIM is not defined for a model, or null where it is. */
export function simUndefined(model: GraphModel): string | null {
  if (model.layout === null) return "graph form has no option changes to combine";
  if (model.layout.stateOf !== null) return "merged states stand for several option combinations";
  return null;
}

/** The state in which every change from s to one of `targets` is made at once, or null where it is not feasible. */
export function combine(model: GraphModel, s: number, targets: readonly number[]): number | null {
  const { space } = model.layout!;
  let code = 0;
  for (let option = space.optionCount - 1; option >= 0; option--) {
    const value = isTaken(space, s, option);
    const changed = targets.some((t) => isTaken(space, t, option) !== value);
    code = code * 2 + (value !== changed ? 1 : 0);
  }
  const combination = combinationWith(space, code);
  return combination < 0 ? null : combination;
}

/** Forms of stability under unknown preference (Li, Hipel, Kilgour, Fang 2004). */
export type UnknownForm = "a" | "b" | "c" | "d";

/**
 * The concepts under unknown preference, U. Forms a and c leave s for what is preferred or U, b and d for what is preferred;
 * in a and b only what is known to be no better deters, and an escape may lead to what is preferred or U;
 * in c and d what is U deters as well, and an escape must lead to what is preferred. Credible answers use moves to what their
 * mover prefers or does not know in all forms. Reading taken: that the opponents come back to the improvement itself is no
 * sanction (it matters in forms c and d only).
 */
export function isStableUnknown(
  model: GraphModel,
  concept: "nash" | "gmr" | "smr" | "seq",
  form: UnknownForm,
  dm: DmId,
  s: number,
): boolean {
  const mayPrefer = (i: DmId, a: number, b: number): boolean => prefers(model, i, a, b) || isUnknown(model, i, a, b);
  const leavesForUnknown = form === "a" || form === "c";
  const isDeterredByUnknown = form === "c" || form === "d";
  const leavesFor = (t: number): boolean => (leavesForUnknown ? mayPrefer(dm, t, s) : prefers(model, dm, t, s));
  const deters = (u: number): boolean => (isDeterredByUnknown ? !prefers(model, dm, u, s) : !mayPrefer(dm, u, s));
  const improvements = unilateralMoves(model, dm, s).filter(leavesFor);
  if (concept === "nash") return improvements.length === 0;
  const step: Step =
    concept === "seq"
      ? (other, from) => unilateralMoves(model, other, from).filter((to) => mayPrefer(other, to, from))
      : (other, from) => unilateralMoves(model, other, from);
  return improvements.every((t) =>
    some(
      legallyReached(model, opponentsOf(model, dm), t, step),
      (u) => u !== t && deters(u) && (concept !== "smr" || unilateralMoves(model, dm, u).every(deters)),
    ),
  );
}

/** Stable states of a decision maker, and equilibria: stable for everyone who knows of them. */
export function isEquilibrium(
  model: GraphModel,
  isStable: (model: GraphModel, dm: DmId, s: number) => boolean,
  s: number,
): boolean {
  return model.decisionMakers.every((_, dm) => isHidden(model, dm, s) || isStable(model, dm, s));
}

/** Everybody but the focal decision maker. */
export function opponentsOf(model: GraphModel, focal: DmId): readonly DmId[] {
  return model.decisionMakers.map((_, dm) => dm).filter((dm) => dm !== focal);
}

/** Whether `dm` has a move from u to something it prefers to s. */
function canEscape(model: GraphModel, dm: DmId, u: number, s: number): boolean {
  return unilateralMoves(model, dm, u).some((v) => prefers(model, dm, v, s));
}

function some<T>(values: Iterable<T>, holds: (value: T) => boolean): boolean {
  for (const value of values) if (holds(value)) return true;
  return false;
}

/** Whether some way of taking one element of each list fulfils a condition. */
function someChoice(lists: readonly (readonly number[])[], holds: (chosen: readonly number[]) => boolean): boolean {
  const chosen: number[] = [];
  const choose = (i: number): boolean =>
    i === lists.length
      ? holds(chosen)
      : lists[i]!.some((value) => {
          chosen[i] = value;
          return choose(i + 1);
        });
  return choose(0);
}
