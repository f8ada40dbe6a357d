// What solvers read: states as indices, each decision maker's moves and ranks; from option form or graph form alike.
import type { DmId } from "./conflict.ts";
import type { OptionSpace } from "./option-space.ts";

/** A set of ordered pairs of states, held as `s * stateCount + t`. */
export type StatePairs = ReadonlySet<number>;

/** How states stand for option combinations; null in graph form. */
export interface OptionLayout {
  readonly space: OptionSpace;
  /** By option: the decision maker who owns it, its full id, its direction. */
  readonly owner: readonly DmId[];
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly directions: readonly ("both" | "on" | "off")[];
  /** State of each feasible combination; null where every combination is a state of its own, with the same index. */
  readonly stateOf: Int32Array | null;
  /** Combinations of a state, ascending. */
  readonly combinationsOf: (s: number) => readonly number[];
  /** Whether some moves are blocked by rule, so that moves are not all changes of own options. */
  readonly hasBlockedMoves: boolean;
}

/**
 * A graph model. States are indices from 0. `ranks[dm][s]`: higher is better, equal is tied.
 * `moves(dm, s)` are the targets of unilateral moves, ascending, never s itself; hidden states are neither left nor entered.
 */
export interface GraphModel {
  readonly decisionMakers: readonly { readonly id: string; readonly name: string }[];
  readonly stateCount: number;
  readonly ranks: readonly Int32Array[];
  /** Both orders of each pair whose comparison is not known; null where all are known. */
  readonly unknown: readonly (StatePairs | null)[];
  /** By rank r: the highest rank that rank r is greatly preferred to, or -1; null where no strength is given. */
  readonly greatlyBelow: readonly (Int32Array | null)[];
  /** 1 where the decision maker does not know of the state; null where it knows of all. */
  readonly hidden: readonly (Uint8Array | null)[];
  readonly statusQuo: number | null;
  readonly layout: OptionLayout | null;
  readonly moves: (dm: DmId, s: number) => readonly number[];
  readonly stateId: (s: number) => string;
  readonly stateLabel: (s: number) => string | null;
  /** The state with an id, or -1. */
  readonly stateWithId: (id: string) => number;
}

/** R_i(s): where `dm` can take the conflict by itself. */
export function unilateralMoves(model: GraphModel, dm: DmId, s: number): readonly number[] {
  return model.moves(dm, s);
}

/** R_i+(s): the unilateral moves to states that `dm` is known to prefer to s. */
export function unilateralImprovements(model: GraphModel, dm: DmId, s: number): readonly number[] {
  return model.moves(dm, s).filter((t) => prefers(model, dm, t, s));
}

/** Whether `dm` is known to prefer a to b. */
export function prefers(model: GraphModel, dm: DmId, a: number, b: number): boolean {
  return model.ranks[dm]![a]! > model.ranks[dm]![b]! && !isUnknown(model, dm, a, b);
}

/** Whether it is not known how `dm` compares a and b. */
export function isUnknown(model: GraphModel, dm: DmId, a: number, b: number): boolean {
  const unknown = model.unknown[dm];
  return unknown?.has(a * model.stateCount + b) ?? false;
}

/** Whether `dm` greatly prefers a to b: a is at least as good as the first of a pair said so, b at most as good as the second. */
export function greatlyPrefers(model: GraphModel, dm: DmId, a: number, b: number): boolean {
  const ranks = model.ranks[dm]!;
  const below = model.greatlyBelow[dm];
  return below != null && ranks[b]! <= below[ranks[a]!]! && !isUnknown(model, dm, a, b);
}

/** Whether `dm` does not know of the state. */
export function isHidden(model: GraphModel, dm: DmId, s: number): boolean {
  return model.hidden[dm]?.[s] === 1;
}

/** Whether some preference of somebody is unknown, so that only the forms a to d of each concept are defined. */
export function hasUnknown(model: GraphModel): boolean {
  return model.unknown.some((pairs) => pairs !== null);
}
