// Inverse questions: what would have to change in a ranking for a state to become stable, or to be stable no longer.
//
// After Kinsara, Kilgour, Hipel (2015). With everybody else's preferences fixed, whether e is stable for i under Nash, GMR, SMR,
// SEQ or SSEQ depends only on the set B of states that i ranks above e. Stability asks that states be outside B and never that
// one be inside, so making e stable means taking states out of B, and breaking it means putting states in.
// Each set B stands for |B|! (m - 1 - |B|)! strict rankings of m states, so counts need no loop over permutations.
import type { DmId } from "./conflict.ts";
import type { FastConcept } from "./fast-engine.ts";
import { type GraphModel, isHidden, unilateralMoves } from "./graph-model.ts";
import { credibleResponses, isGmr, isNash, isSeq, isSmr, isSseq, responses } from "./stability.ts";

/** What is counted as small: comparisons with the wanted state that change, or swaps of neighbours in the ranking. */
export type ChangeMeasure = "comparisons" | "swaps";

/** A change of one decision maker's ranking. */
export interface RankingChange {
  readonly dm: DmId;
  /** `below`: the states that would have to be no longer preferred to the wanted one; `above`: that would have to be preferred. */
  readonly direction: "below" | "above";
  /** Empty where nothing has to change. */
  readonly states: readonly number[];
  /** Swaps of neighbours that bring them just past the wanted state. */
  readonly swaps: number;
  /** Whether no smaller change exists; false where the search was cut short. */
  readonly isSmallest: boolean;
}

/** Nodes that a search may look at. */
const MOST_NODES = 200_000;
/** Up to this many states above the wanted one all subsets are looked at. */
const MOST_SUBSET_STATES = 16;
/** Up to this many states that matter, rankings are counted. */
const MOST_COUNTED_STATES = 22;

/** What stability of e asks of B, the states above e: for each own move q, q outside B or one answer whose states are all outside B. */
interface Demands {
  readonly own: readonly number[];
  /** By own move: each answer, as the states that must not be above e. */
  readonly answers: readonly (readonly (readonly number[])[])[];
}

function demandsOf(model: GraphModel, concept: FastConcept, dm: DmId, e: number): Demands {
  const own = unilateralMoves(model, dm, e);
  if (concept === "nash") return { own, answers: own.map(() => []) };
  const reach = concept === "seq" || concept === "sseq" ? credibleResponses : responses;
  const needs = (k: number): readonly number[] =>
    concept === "smr" || concept === "sseq" ? [k, ...unilateralMoves(model, dm, k)] : [k];
  return { own, answers: own.map((q) => [...reach(model, dm, q)].map((k) => needs(k).filter((s) => s !== e))) };
}

const STABLE: Readonly<Record<FastConcept, (model: GraphModel, dm: DmId, s: number) => boolean>> = {
  nash: isNash,
  gmr: isGmr,
  smr: isSmr,
  seq: isSeq,
  sseq: isSseq,
};

/** The states that `dm` ranks above e, best last. */
function statesAbove(model: GraphModel, dm: DmId, e: number): readonly number[] {
  const ranks = model.ranks[dm]!;
  const above: number[] = [];
  for (let s = 0; s < model.stateCount; s++) if (ranks[s]! > ranks[e]!) above.push(s);
  return above.sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

/**
 * The smallest change of one decision maker's ranking that makes e stable for it, others unchanged.
 * Null where the decision maker does not know of e.
 */
export function stabilise(
  model: GraphModel,
  concept: FastConcept,
  dm: DmId,
  e: number,
  measure: ChangeMeasure = "comparisons",
): RankingChange | null {
  if (isHidden(model, dm, e)) return null;
  const above = statesAbove(model, dm, e);
  const demands = demandsOf(model, concept, dm, e);
  const inside = new Set(above);
  // Each own move above e can be dealt with by taking itself out, or all the states of one answer.
  const choices = demands.own.flatMap((q, i) =>
    inside.has(q) ? [[[q], ...demands.answers[i]!.map((answer) => answer.filter((s) => inside.has(s)))]] : [],
  );
  const isDone = (out: ReadonlySet<number>): boolean =>
    choices.every((ways) => ways.some((way) => way.every((s) => out.has(s))));
  if (measure === "swaps" && above.length <= MOST_SUBSET_STATES) {
    const states = bestSubset(above, isDone, (out) => swapsPast(above, out));
    return { dm, direction: "below", states, swaps: swapsPast(above, new Set(states)), isSmallest: true };
  }
  const { states, isSmallest } = smallestUnion(choices);
  const swaps = swapsPast(above, new Set(states));
  return {
    dm,
    direction: "below",
    states,
    swaps,
    isSmallest: isSmallest && (measure === "comparisons" || states.length === 0),
  };
}

/**
 * The smallest change of one decision maker's ranking after which e is stable for it no longer, others unchanged.
 * Null where there is none: e cannot be left, or is not known.
 */
export function destabilise(
  model: GraphModel,
  concept: FastConcept,
  dm: DmId,
  e: number,
  measure: ChangeMeasure = "comparisons",
): RankingChange | null {
  if (isHidden(model, dm, e)) return null;
  const ranks = model.ranks[dm]!;
  const inside = new Set(statesAbove(model, dm, e));
  const outside: number[] = [];
  for (let s = 0; s < model.stateCount; s++) if (s !== e && !inside.has(s)) outside.push(s);
  outside.sort((a, b) => ranks[b]! - ranks[a]! || a - b);
  const demands = demandsOf(model, concept, dm, e);
  // One own move q has to be above e, and of each of its answers one state; an answer that asks nothing cannot be broken.
  const breakable = demands.own.flatMap((q, i) => {
    const answers = demands.answers[i]!;
    return answers.every((answer) => answer.length > 0)
      ? [[[q], ...answers].filter((any) => !any.some((s) => inside.has(s)))]
      : [];
  });
  if (breakable.length === 0) return null;
  const isDone = (put: ReadonlySet<number>): boolean =>
    breakable.some((needs) => needs.every((any) => any.some((s) => put.has(s))));
  const answerFrom = (states: readonly number[], isSmallest: boolean): RankingChange => ({
    dm,
    direction: "above",
    states,
    swaps: swapsPast(outside, new Set(states)),
    isSmallest,
  });
  if (measure === "swaps" && outside.length <= MOST_SUBSET_STATES) {
    return answerFrom(
      bestSubset(outside, isDone, (put) => swapsPast(outside, put)),
      true,
    );
  }
  let best: { readonly states: readonly number[]; readonly isSmallest: boolean } | null = null;
  let isProven = true;
  for (const needs of breakable) {
    const found = smallestUnion(needs.map((any) => any.map((s) => [s])));
    isProven &&= found.isSmallest;
    if (best === null || found.states.length < best.states.length) best = found;
  }
  return answerFrom(best!.states, isProven && (measure === "comparisons" || best!.states.length === 0));
}

/** Swaps of neighbours that bring the chosen states past e, where `side` are the states on their side of e, nearest first. */
function swapsPast(side: readonly number[], chosen: ReadonlySet<number>): number {
  let swaps = 0;
  let kept = 0;
  for (const s of side) {
    if (chosen.has(s)) swaps += 1 + kept;
    else kept++;
  }
  return swaps;
}

/** The cheapest of all subsets that is enough; of equals the one with fewest states. */
function bestSubset(
  states: readonly number[],
  isEnough: (chosen: ReadonlySet<number>) => boolean,
  cost: (chosen: ReadonlySet<number>) => number,
): readonly number[] {
  let best: readonly number[] = states;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let code = 0; code < 2 ** states.length; code++) {
    const chosen = states.filter((_, i) => ((code >> i) & 1) === 1);
    const set = new Set(chosen);
    const value = cost(set);
    if (value > bestCost || (value === bestCost && chosen.length >= best.length) || !isEnough(set)) continue;
    best = chosen;
    bestCost = value;
  }
  return [...best].sort((a, b) => a - b);
}

/** For each entry one of its ways; the smallest union of the ways taken, by branch and bound. */
function smallestUnion(choices: readonly (readonly (readonly number[])[])[]): {
  readonly states: readonly number[];
  readonly isSmallest: boolean;
} {
  let best: ReadonlySet<number> = new Set(
    choices.flatMap((ways) => [...ways].sort((a, b) => a.length - b.length)[0] ?? []),
  );
  let nodes = 0;
  const search = (chosen: ReadonlySet<number>): void => {
    if (++nodes > MOST_NODES || chosen.size >= best.size) return;
    const open = choices.filter((ways) => !ways.some((way) => way.every((s) => chosen.has(s))));
    if (open.length === 0) {
      best = chosen;
      return;
    }
    const missing = (way: readonly number[]): number => way.filter((s) => !chosen.has(s)).length;
    const narrowest = open.reduce((a, b) => (b.length < a.length ? b : a));
    for (const way of [...narrowest].sort((a, b) => missing(a) - missing(b))) {
      if (chosen.size + missing(way) < best.size) search(new Set([...chosen, ...way]));
    }
  };
  search(new Set());
  return { states: [...best].sort((a, b) => a - b), isSmallest: nodes <= MOST_NODES };
}

/** How many of a decision maker's strict rankings, everybody else's fixed, make e stable for it. */
export interface RankingCount {
  readonly stable: bigint;
  readonly all: bigint;
}

/** Counts strict rankings; null where more states matter than can be counted. */
export function countStableRankings(model: GraphModel, concept: FastConcept, dm: DmId, e: number): RankingCount | null {
  const { own, answers } = demandsOf(model, concept, dm, e);
  const relevant = [...new Set([...own, ...answers.flat(2)])].filter((s) => s !== e).sort((a, b) => a - b);
  if (relevant.length > MOST_COUNTED_STATES) return null;
  const bitOf = new Map(relevant.map((s, i) => [s, 1 << i]));
  const maskOf = (states: readonly number[]): number => states.reduce((mask, s) => mask | bitOf.get(s)!, 0);
  const ownBits = own.map((q) => bitOf.get(q)!);
  const answerMasks = answers.map((list) => [...new Set(list.map(maskOf))]);
  const bySize = Array.from({ length: relevant.length + 1 }, () => 0);
  for (let above = 0; above < 2 ** relevant.length; above++) {
    const isStable = ownBits.every(
      (bit, i) => (above & bit) === 0 || answerMasks[i]!.some((mask) => (above & mask) === 0),
    );
    if (isStable) bySize[bitsIn(above)]!++;
  }
  const r = relevant.length;
  const all = factorial(model.stateCount);
  const among = bySize.reduce((sum, count, size) => sum + BigInt(count) * factorial(size) * factorial(r - size), 0n);
  return { stable: (among * all) / factorial(r + 1), all };
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let k = 2n; k <= BigInt(n); k++) product *= k;
  return product;
}

/** The model after a change of ranking: the states stand just below or just above e, level with each other. */
export function withChange(model: GraphModel, e: number, { dm, direction, states }: RankingChange): GraphModel {
  if (states.length === 0) return model;
  const chosen = new Set(states);
  const old = model.ranks[dm]!;
  const keys = Int32Array.from(
    old,
    (rank, s) => 2 * (chosen.has(s) ? old[e]! : rank) + (chosen.has(s) ? (direction === "below" ? -1 : 1) : 0),
  );
  const order = [...new Set(keys)].sort((a, b) => a - b);
  const rankOf = new Map(order.map((key, rank) => [key, rank]));
  const ranks = model.ranks.map((own, i) => (i === dm ? Int32Array.from(keys, (key) => rankOf.get(key)!) : own));
  return { ...model, ranks };
}

/** Changes that together make e an equilibrium. */
export interface JointChange {
  /** One for each decision maker for whom something has to change. */
  readonly changes: readonly RankingChange[];
  /** Whether e is an equilibrium after them. */
  readonly isEquilibrium: boolean;
  readonly isSmallest: boolean;
  /** What was not searched; null where nothing was left out. */
  readonly notSearched: string | null;
}

/**
 * Makes e an equilibrium by changes of rankings. Nash, GMR and SMR depend on each decision maker's own ranking only, so the
 * smallest changes side by side are the smallest together. Under SEQ and SSEQ a change of one alters what is credible for
 * the others: the changes are repeated until e is an equilibrium, and that they are the smallest together is not claimed.
 */
export function makeEquilibrium(
  model: GraphModel,
  concept: FastConcept,
  e: number,
  measure: ChangeMeasure = "comparisons",
): JointChange {
  const isCoupled = concept === "seq" || concept === "sseq";
  const taken = model.decisionMakers.map(() => new Set<number>());
  let current = model;
  let isProven = true;
  for (let round = 0; round <= model.decisionMakers.length; round++) {
    let isChanged = false;
    for (const dm of model.decisionMakers.keys()) {
      const change = stabilise(current, concept, dm, e, measure);
      if (change === null || change.states.length === 0) continue;
      isChanged = true;
      isProven &&= change.isSmallest;
      for (const s of change.states) taken[dm]!.add(s);
      current = withChange(current, e, change);
    }
    if (!isChanged) break;
  }
  const isEquilibrium = model.decisionMakers.every(
    (_, dm) => isHidden(model, dm, e) || STABLE[concept](current, dm, e),
  );
  const changes = [...taken.entries()].flatMap(([dm, states]): RankingChange[] => {
    if (states.size === 0) return [];
    const swaps = swapsPast(statesAbove(model, dm, e), states);
    return [
      { dm, direction: "below", states: [...states].sort((a, b) => a - b), swaps, isSmallest: isProven && !isCoupled },
    ];
  });
  const isSmall = isProven && (!isCoupled || changes.length === 0);
  const notSearched = isSmall
    ? null
    : isCoupled
      ? "changes that make an answer credible by changing the preferences of those who answer"
      : "some combinations of states: the search was cut short";
  return { changes, isEquilibrium, isSmallest: isSmall, notSearched };
}
