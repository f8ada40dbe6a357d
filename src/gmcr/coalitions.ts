// Coalitions: joint moves and joint improvements, in addition to individual stability; which coalition breaks which equilibrium.
//
// Coalitional Nash stability after Kilgour, Hipel, Fang, Peng (2001); CGMR, CSMR and CSEQ after Inohara, Hipel (2008).
// A coalition is never one merged decision maker: all its members have to gain, and each still judges by itself.
import type { DmId } from "./conflict.ts";
import { type GraphModel, isHidden, prefers, unilateralMoves } from "./graph-model.ts";
import { legallyReached } from "./stability.ts";

/** Members of a coalition, ascending. */
export type Coalition = readonly DmId[];

/** Concepts of coalitional stability. */
export const COALITION_CONCEPTS = ["cnash", "cgmr", "csmr", "cseq"] as const;
export type CoalitionConcept = (typeof COALITION_CONCEPTS)[number];

/** R_H(s): where a coalition's members can go by legal sequences of their own moves. */
export function coalitionMoves(model: GraphModel, coalition: Coalition, s: number): readonly number[] {
  return kept(model, "moves", coalition, s, () => [
    ...legallyReached(model, coalition, s, (dm, from) => unilateralMoves(model, dm, from)),
  ]);
}

/** R_H++(s): those of them that every member prefers to s. */
export function coalitionImprovements(model: GraphModel, coalition: Coalition, s: number): readonly number[] {
  return kept(model, "improvements", coalition, s, () =>
    coalitionMoves(model, coalition, s)
      .filter((t) => coalition.every((dm) => prefers(model, dm, t, s)))
      .sort((a, b) => a - b),
  );
}

type Kept = Map<string, (readonly number[] | undefined)[]>;
const keptLists = new WeakMap<GraphModel, Kept>();

/** What was found once for a model, a coalition and a state is kept: every concept asks for it again and again. */
function kept(
  model: GraphModel,
  what: string,
  coalition: Coalition,
  s: number,
  find: () => readonly number[],
): readonly number[] {
  let lists = keptLists.get(model);
  if (lists === undefined) {
    lists = new Map();
    keptLists.set(model, lists);
  }
  const key = `${what} ${coalition.join(" ")}`;
  let byState = lists.get(key);
  if (byState === undefined) {
    byState = [];
    lists.set(key, byState);
  }
  byState[s] ??= find();
  return byState[s];
}

/** Coalitional Nash stability (Kilgour et al. 2001): no joint improvement. */
export function isCoalitionNash(model: GraphModel, coalition: Coalition, s: number): boolean {
  return coalitionImprovements(model, coalition, s).length === 0;
}

/** CGMR: every joint improvement can be answered so that some member is no better off than at s. */
export function isCoalitionGmr(model: GraphModel, coalition: Coalition, s: number): boolean {
  return coalitionImprovements(model, coalition, s).every((t) =>
    coalitionMoves(model, outside(model, coalition), t).some((u) => hurts(model, coalition, u, s)),
  );
}

/** CSMR: as CGMR, and from there every joint move of the coalition still leaves some member no better off than at s. */
export function isCoalitionSmr(model: GraphModel, coalition: Coalition, s: number): boolean {
  return coalitionImprovements(model, coalition, s).every((t) =>
    coalitionMoves(model, outside(model, coalition), t).some(
      (u) =>
        hurts(model, coalition, u, s) &&
        coalitionMoves(model, coalition, u).every((v) => hurts(model, coalition, v, s)),
    ),
  );
}

/** CSEQ: as CGMR, by a credible answer: a sequence of joint improvements of coalitions among the others, none twice in succession. */
export function isCoalitionSeq(model: GraphModel, coalition: Coalition, s: number): boolean {
  return coalitionImprovements(model, coalition, s).every((t) =>
    credibleCoalitionMoves(model, outside(model, coalition), t).some((u) => hurts(model, coalition, u, s)),
  );
}

/** Whether a coalition is stable at s under a concept. */
export function isCoalitionStable(
  model: GraphModel,
  concept: CoalitionConcept,
  coalition: Coalition,
  s: number,
): boolean {
  const predicates = { cnash: isCoalitionNash, cgmr: isCoalitionGmr, csmr: isCoalitionSmr, cseq: isCoalitionSeq };
  return predicates[concept](model, coalition, s);
}

/** R_H^{++} for a class of coalitions: states reached by joint improvements of subcoalitions of `members`, none moving twice in succession. */
function credibleCoalitionMoves(model: GraphModel, members: Coalition, s: number): readonly number[] {
  return kept(model, "credible", members, s, () => [...credibleSearch(model, members, s)]);
}

function credibleSearch(model: GraphModel, members: Coalition, s: number): ReadonlySet<number> {
  const coalitions = coalitionsAmong(members, 1);
  const reached = new Set<number>();
  const seen = new Set<number>();
  const queue = [{ state: s, last: -1 }];
  for (const { state, last } of queue) {
    for (const [index, coalition] of coalitions.entries()) {
      if (index === last) continue;
      for (const target of coalitionImprovements(model, coalition, state)) {
        const pair = target * coalitions.length + index;
        if (seen.has(pair)) continue;
        seen.add(pair);
        reached.add(target);
        queue.push({ state: target, last: index });
      }
    }
  }
  return reached;
}

/** All coalitions of at least `least` of the members, small ones first. */
export function coalitionsAmong(members: readonly DmId[], least = 2): readonly Coalition[] {
  const coalitions: DmId[][] = [];
  for (let code = 1; code < 2 ** members.length; code++) {
    const coalition = members.filter((_, i) => Math.floor(code / 2 ** i) % 2 === 1);
    if (coalition.length >= least) coalitions.push(coalition);
  }
  return coalitions.sort((a, b) => a.length - b.length);
}

/** Stable states of one coalition, by concept. */
export interface CoalitionSolution {
  readonly members: Coalition;
  readonly stable: Readonly<Record<CoalitionConcept, Uint8Array>>;
}

/** Solves coalitions of two or more; a state that some member does not know of is not stable or unstable, it is left out (0). */
export function solveCoalitions(model: GraphModel, coalitions: readonly Coalition[]): readonly CoalitionSolution[] {
  return coalitions.map((members) => {
    const verdicts = (concept: CoalitionConcept): Uint8Array =>
      Uint8Array.from({ length: model.stateCount }, (_, s) =>
        !members.some((dm) => isHidden(model, dm, s)) && isCoalitionStable(model, concept, members, s) ? 1 : 0,
      );
    return {
      members,
      stable: { cnash: verdicts("cnash"), cgmr: verdicts("cgmr"), csmr: verdicts("csmr"), cseq: verdicts("cseq") },
    };
  });
}

/** A coalition that would leave a state, and where to. */
export interface CoalitionBreak {
  readonly members: Coalition;
  readonly state: number;
  /** The joint improvement it has. */
  readonly improvement: number;
}

/** Which of `states` (equilibria, say) which coalition breaks under a coalitional concept, and by which joint improvement. */
export function coalitionBreaks(
  model: GraphModel,
  coalitions: readonly Coalition[],
  concept: CoalitionConcept,
  states: readonly number[],
): readonly CoalitionBreak[] {
  return states.flatMap((state) =>
    coalitions.flatMap((members) => {
      if (members.some((dm) => isHidden(model, dm, state)) || isCoalitionStable(model, concept, members, state))
        return [];
      const improvement = coalitionImprovements(model, members, state).find((t) =>
        escapes(model, concept, members, state, t),
      )!;
      return [{ members, state, improvement }];
    }),
  );
}

/** Whether one joint improvement goes unanswered. */
function escapes(model: GraphModel, concept: CoalitionConcept, members: Coalition, s: number, t: number): boolean {
  const answers =
    concept === "cnash"
      ? []
      : (concept === "cseq" ? credibleCoalitionMoves : coalitionMoves)(model, outside(model, members), t);
  return !answers.some(
    (u) =>
      hurts(model, members, u, s) &&
      (concept !== "csmr" || coalitionMoves(model, members, u).every((v) => hurts(model, members, v, s))),
  );
}

/** Whether some member is no better off at u than at s. */
function hurts(model: GraphModel, coalition: Coalition, u: number, s: number): boolean {
  return coalition.some((dm) => !prefers(model, dm, u, s));
}

function outside(model: GraphModel, coalition: Coalition): Coalition {
  return model.decisionMakers.map((_, dm) => dm).filter((dm) => !coalition.includes(dm));
}
