// The reason of a verdict: the improvement that escapes, or for each improvement a shortest answer that deters; words are made elsewhere.
import { partsOf, type StabilityConcept } from "./concepts.ts";
import type { DmId } from "./conflict.ts";
import {
  type GraphModel,
  greatlyPrefers,
  isHidden,
  isUnknown,
  prefers,
  unilateralImprovements,
  unilateralMoves,
} from "./graph-model.ts";
import { combine, opponentsOf } from "./stability.ts";

/** One unilateral move. */
export interface Move {
  readonly dm: DmId;
  readonly from: number;
  readonly to: number;
}

/** How the opponents answer an improvement, and where that ends. */
export interface Reply {
  /** Legal sequence from the improvement on; for SIM the opponents' moves from s, made at the same time as the improvement. */
  readonly sequence: readonly Move[];
  /** Where the answer ends. */
  readonly result: number;
}

/** Why a state is stable or not for a decision maker under a concept. */
export type Witness =
  | { readonly kind: "not-known" }
  /** Stable: there is nothing better to go to. */
  | { readonly kind: "no-improvement" }
  /** Stable: each improvement has an answer that deters. */
  | { readonly kind: "deterred"; readonly replies: readonly { readonly improvement: number; readonly reply: Reply }[] }
  /** Unstable: this improvement escapes. */
  | {
      readonly kind: "escapes";
      readonly improvement: number;
      /** How many states the opponents could bring about from the improvement. */
      readonly responseCount: number;
      /** The answer that hurts most, and where the focal decision maker gets away from it (SMR, SSEQ); null where none hurts. */
      readonly evaded: { readonly reply: Reply; readonly escape: number } | null;
    };

/** Finds the reason of a verdict in one search for each improvement. */
export function witnessOf(model: GraphModel, concept: StabilityConcept, dm: DmId, s: number): Witness {
  if (isHidden(model, dm, s)) return { kind: "not-known" };
  const rules = rulesOf(model, concept, dm, s);
  if (rules.improvements.length === 0) return { kind: "no-improvement" };
  const replies: { improvement: number; reply: Reply }[] = [];
  for (const improvement of rules.improvements) {
    const found = rules.answer(improvement);
    if (found.deterring === null) {
      return { kind: "escapes", improvement, responseCount: found.responseCount, evaded: found.evaded };
    }
    replies.push({ improvement, reply: found.deterring });
  }
  return { kind: "deterred", replies };
}

/** Whether a witness says that the state is stable; a state that is not known is neither. */
export function isStableBy(witness: Witness): boolean {
  return witness.kind === "no-improvement" || witness.kind === "deterred";
}

interface Answer {
  readonly deterring: Reply | null;
  readonly responseCount: number;
  readonly evaded: { readonly reply: Reply; readonly escape: number } | null;
}

interface Rules {
  readonly improvements: readonly number[];
  readonly answer: (improvement: number) => Answer;
}

/** What a concept says at s: which moves tempt, and what answers one. */
function rulesOf(model: GraphModel, concept: StabilityConcept, dm: DmId, s: number): Rules {
  const { basic, form, isStrong } = partsOf(concept);
  const mayPrefer = (i: DmId, a: number, b: number): boolean => prefers(model, i, a, b) || isUnknown(model, i, a, b);
  const temptsUnknown = form === "a" || form === "c";
  const detersUnknown = form === null || form === "c" || form === "d";
  const tempts = (t: number): boolean => (temptsUnknown ? mayPrefer(dm, t, s) : prefers(model, dm, t, s));
  const deters = (u: number): boolean => {
    if (isStrong) return greatlyPrefers(model, dm, s, u);
    return detersUnknown ? !prefers(model, dm, u, s) : !mayPrefer(dm, u, s);
  };
  const improvements = unilateralMoves(model, dm, s).filter(tempts);
  if (basic === "nash") {
    return { improvements, answer: () => ({ deterring: null, responseCount: 0, evaded: null }) };
  }
  if (basic === "sim") return { improvements, answer: (t) => simultaneousAnswer(model, dm, s, t, deters) };
  const isCredible = basic === "seq" || basic === "sseq";
  const hasEscape = basic === "smr" || basic === "sseq";
  const step = (other: DmId, from: number): readonly number[] => {
    const moves = unilateralMoves(model, other, from);
    if (!isCredible) return moves;
    return moves.filter((to) => (form === null ? prefers(model, other, to, from) : mayPrefer(other, to, from)));
  };
  const escapeFrom = (u: number): number | undefined =>
    hasEscape ? unilateralMoves(model, dm, u).find((v) => !deters(v)) : undefined;
  return { improvements, answer: (t) => sequentialAnswer(model, dm, t, step, deters, escapeFrom) };
}

/** Breadth first over (state, last mover): the first deterring state found has a shortest sequence. */
function sequentialAnswer(
  model: GraphModel,
  dm: DmId,
  improvement: number,
  step: (other: DmId, from: number) => readonly number[],
  deters: (u: number) => boolean,
  escapeFrom: (u: number) => number | undefined,
): Answer {
  interface Visit {
    readonly state: number;
    readonly move: Move | null;
    readonly before: Visit | null;
  }
  const opponents = opponentsOf(model, dm);
  const seen = new Set<number>();
  const reached = new Set<number>();
  let evaded: Answer["evaded"] = null;
  const queue: Visit[] = [{ state: improvement, move: null, before: null }];
  const replyAt = (visit: Visit): Reply => {
    const sequence: Move[] = [];
    for (let v: Visit | null = visit; v?.move != null; v = v.before) sequence.push(v.move);
    return { sequence: sequence.reverse(), result: visit.state };
  };
  for (const visit of queue) {
    for (const other of opponents) {
      if (other === visit.move?.dm) continue;
      for (const to of step(other, visit.state)) {
        const pair = to * model.decisionMakers.length + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const next: Visit = { state: to, move: { dm: other, from: visit.state, to }, before: visit };
        queue.push(next);
        if (!reached.has(to) && to !== improvement && deters(to)) {
          const wayOut = escapeFrom(to);
          if (wayOut === undefined) return { deterring: replyAt(next), responseCount: reached.size + 1, evaded: null };
          evaded ??= { reply: replyAt(next), escape: wayOut };
        }
        reached.add(to);
      }
    }
  }
  return { deterring: null, responseCount: reached.size, evaded };
}

/** SIM: the first choice of opponents' improvements from s that, made together with the improvement, deters. */
function simultaneousAnswer(
  model: GraphModel,
  dm: DmId,
  s: number,
  improvement: number,
  deters: (u: number) => boolean,
): Answer {
  const opponents = opponentsOf(model, dm);
  const choices = opponents.map((other) => [s, ...unilateralImprovements(model, other, s)]);
  const place = opponents.map(() => 0);
  let responseCount = 0;
  for (;;) {
    const targets = place.map((at, i) => choices[i]![at]!);
    const result = combine(model, s, [improvement, ...targets]);
    if (result !== null && result !== improvement) responseCount++;
    if (result !== null && deters(result)) {
      const sequence = opponents
        .map((other, i) => ({ dm: other, from: s, to: targets[i]! }))
        .filter((move) => move.to !== s);
      return { deterring: { sequence, result }, responseCount, evaded: null };
    }
    let i = 0;
    while (i < place.length && ++place[i]! === choices[i]!.length) place[i++] = 0;
    if (i === place.length) return { deterring: null, responseCount, evaded: null };
  }
}
