// A conflict as people write it: decision makers, options, what cannot be, preferences, assumptions; each with its place.
import type { Expression } from "./expression.ts";
import type { Place } from "./problem.ts";

/** Index of a decision maker, in the order of the file. */
export type DmId = number;

/** `both`: may be taken and dropped; `on`: once taken stays taken; `off`: once dropped stays dropped. */
export type Direction = "both" | "on" | "off";

/** The exact words of a source that something rests on. */
export interface Passage {
  readonly file: string;
  readonly hash: string | null;
  readonly quote: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Place;
}

/** One binary course of action of one decision maker. */
export interface Option {
  readonly id: string;
  /** `dm.option`: how it is named everywhere. */
  readonly fullId: string;
  readonly name: string;
  readonly dm: DmId;
  readonly direction: Direction;
  readonly evidence: readonly Passage[];
  readonly at: Place;
}

export interface DecisionMaker {
  readonly id: string;
  readonly name: string;
  /** Indices into the conflict's `options`, in order. */
  readonly options: readonly number[];
  readonly at: Place;
}

/** Combinations that cannot be. */
export interface InfeasibleRule {
  readonly when: Expression;
  readonly because: string | null;
  readonly evidence: readonly Passage[];
  readonly at: Place;
}

/** States that count as one. */
export interface MergeRule {
  readonly when: Expression;
  readonly label: string | null;
  readonly at: Place;
}

/** Moves of one decision maker that are taken out: from states where `from` holds to states where `to` holds. */
export interface BlockedMove {
  readonly dm: DmId;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly because: string | null;
  readonly evidence: readonly Passage[];
  readonly at: Place;
}

/** One preference statement: a state where it is true is preferred to one where it is false, unless an earlier one differs. */
export interface PreferenceStatement {
  readonly expression: Expression;
  /** Indifferent statements are kept and shown, and compare nothing. */
  readonly isIndifferent: boolean;
  readonly because: string | null;
  readonly evidence: readonly Passage[];
  readonly at: Place;
}

/** A state as a ranking names it: its option string, or its id in graph form. */
export interface StateName {
  readonly id: string;
  readonly at: Place;
}

/** A weight as written: `digits / 10^decimals`, so that sums and ties are exact. */
export interface OptionWeight {
  readonly option: number;
  readonly value: number;
  readonly at: Place;
}

export type PreferenceBasis =
  | { readonly kind: "statements"; readonly statements: readonly PreferenceStatement[] }
  | { readonly kind: "weights"; readonly weights: readonly OptionWeight[] }
  | {
      readonly kind: "ranking";
      /** Best first; the states of one level are tied. */
      readonly levels: readonly (readonly StateName[])[];
      /** `k` stands here where the states of levels before `k` are greatly preferred to those from `k` on. */
      readonly gaps: readonly number[];
    }
  | { readonly kind: "indifferent" };

/** What one decision maker wants. */
export interface Preference {
  readonly basis: PreferenceBasis;
  /** Pairs of states whose comparison is not known; outranks the basis. */
  readonly unknown: readonly (readonly [StateName, StateName])[];
  /** Pairs (s, t) where s is greatly preferred to t. */
  readonly muchBetter: readonly (readonly [StateName, StateName])[];
  readonly at: Place;
}

/** Parts of the base file that one side of an assumption replaces; null (or no entry) leaves the base file's part. */
export interface Replacement {
  /** By decision maker. */
  readonly preferences: readonly (Preference | null)[];
  readonly infeasible: readonly InfeasibleRule[] | null;
  readonly blockedMoves: readonly BlockedMove[] | null;
}

/** A contested claim that the model hangs on. */
export interface Assumption {
  readonly id: string;
  readonly claim: string;
  readonly evidence: readonly Passage[];
  /** 0 to 1 where the analyst gives one. */
  readonly likelihood: number | null;
  readonly holds: Replacement;
  readonly fails: Replacement;
  readonly at: Place;
}

/** A state of graph form. */
export interface NamedState {
  readonly id: string;
  readonly label: string | null;
  readonly at: Place;
}

/** Which option values the status quo has (option form), or which state it is (graph form). */
export type StatusQuo =
  | { readonly kind: "options"; readonly taken: readonly boolean[]; readonly at: Place }
  | { readonly kind: "state"; readonly state: StateName };

/** A conflict file, read and checked for names; states are not enumerated yet. */
export interface Conflict {
  readonly form: "option" | "graph";
  readonly title: string | null;
  readonly citation: string | null;
  readonly decisionMakers: readonly DecisionMaker[];
  /** All options in the order of the file; a state's id is its Y and N in this order. Empty in graph form. */
  readonly options: readonly Option[];
  readonly infeasible: readonly InfeasibleRule[];
  readonly merge: readonly MergeRule[];
  readonly blockedMoves: readonly BlockedMove[];
  /** By decision maker: states it does not know of. */
  readonly hidden: readonly (HiddenStates | null)[];
  readonly statusQuo: StatusQuo | null;
  /** By decision maker. */
  readonly preferences: readonly Preference[];
  readonly assumptions: readonly Assumption[];
  /** Graph form only. */
  readonly states: readonly NamedState[];
  /** Graph form only, by decision maker: pairs of state indices. */
  readonly moves: readonly (readonly (readonly [number, number])[])[];
}

/** What a decision maker does not know of: an expression (option form) or states (graph form). */
export interface HiddenStates {
  readonly when: Expression | null;
  readonly states: readonly number[];
  readonly at: Place;
}

/** A world: for each assumption, whether it holds. */
export type World = readonly boolean[];

/**
 * The conflict as it is in one world: each assumption's side replaces the parts it names, later assumptions last.
 * @throws RangeError if the world does not decide every assumption.
 */
export function conflictInWorld(conflict: Conflict, world: World): Conflict {
  if (world.length !== conflict.assumptions.length) {
    throw new RangeError(
      `A world decides every assumption: expected ${conflict.assumptions.length} values, got ${world.length}`,
    );
  }
  const preferences = [...conflict.preferences];
  let { infeasible, blockedMoves } = conflict;
  for (const [i, assumption] of conflict.assumptions.entries()) {
    const side = world[i] ? assumption.holds : assumption.fails;
    for (const [dm, preference] of side.preferences.entries()) if (preference !== null) preferences[dm] = preference;
    infeasible = side.infeasible ?? infeasible;
    blockedMoves = side.blockedMoves ?? blockedMoves;
  }
  return { ...conflict, preferences, infeasible, blockedMoves };
}
