// Status-quo analysis: where the conflict can go from a state, by legal moves or by improvements only, with shortest paths.
//
// After Li, Kilgour, Hipel (2005). The search is over pairs (state, last mover), so the depth needs no limit.
import type { DmId } from "./conflict.ts";
import { type GraphModel, unilateralImprovements, unilateralMoves } from "./graph-model.ts";
import type { Move } from "./witness.ts";

/** What was reached from a start: for each state the length of a shortest legal sequence, and who may move last in one. */
export interface Evolution {
  readonly start: number;
  /** 0 for the start, -1 where it is not reached. */
  readonly lengths: Int32Array;
  /** A shortest sequence to a state; null where it is not reached, empty for the start. */
  readonly pathTo: (s: number) => readonly Move[] | null;
  /** Decision makers who may make the last move of a shortest sequence. */
  readonly lastMovers: (s: number) => readonly DmId[];
}

/** Breadth-first evolution from `start`, by all moves or by improvements judged at the state they leave. */
export function evolutionFrom(model: GraphModel, start: number, kind: "moves" | "improvements"): Evolution {
  const dmCount = model.decisionMakers.length;
  const step = kind === "moves" ? unilateralMoves : unilateralImprovements;
  const lengths = new Int32Array(model.stateCount).fill(-1);
  lengths[start] = 0;
  /** Of each pair (state, last mover) the pair before it, -1 for the start, -2 where it was not reached. */
  const before = new Int32Array(model.stateCount * dmCount).fill(-2);
  const depth = new Int32Array(model.stateCount * dmCount).fill(-1);
  const queue: number[] = [];
  const visit = (from: number, mover: DmId, pair: number, length: number): void => {
    for (const to of step(model, mover, from)) {
      const next = to * dmCount + mover;
      if (before[next] !== -2) continue;
      before[next] = pair;
      depth[next] = length;
      if (lengths[to]! < 0) lengths[to] = length;
      queue.push(next);
    }
  };
  for (let mover = 0; mover < dmCount; mover++) visit(start, mover, -1, 1);
  for (let head = 0; head < queue.length; head++) {
    const pair = queue[head]!;
    const last = pair % dmCount;
    for (let mover = 0; mover < dmCount; mover++) {
      if (mover !== last) visit((pair - last) / dmCount, mover, pair, depth[pair]! + 1);
    }
  }
  const shortestPairs = (s: number): readonly number[] =>
    Array.from({ length: dmCount }, (_, dm) => s * dmCount + dm).filter((pair) => depth[pair] === lengths[s]);
  return {
    start,
    lengths,
    pathTo: (s) => {
      if (s === start) return [];
      if (lengths[s]! < 0) return null;
      const path: Move[] = [];
      for (let pair = shortestPairs(s)[0]!; pair >= 0; pair = before[pair]!) {
        const dm = pair % dmCount;
        const from = before[pair]! < 0 ? start : Math.floor(before[pair]! / dmCount);
        path.push({ dm, from, to: (pair - dm) / dmCount });
      }
      return path.reverse();
    },
    lastMovers: (s) => (s === start || lengths[s]! < 0 ? [] : shortestPairs(s).map((pair) => pair % dmCount)),
  };
}

/** One arc of the evolution graph: a move out of a state that is reached. */
export interface EvolutionArc extends Move {
  readonly isImprovement: boolean;
}

/** The evolution as a graph for display: states reached by legal moves within `most` states, and the moves between them. */
export function evolutionGraph(
  model: GraphModel,
  start: number,
  most: number,
): { readonly states: readonly number[]; readonly arcs: readonly EvolutionArc[] } {
  const { lengths } = evolutionFrom(model, start, "moves");
  const states = [...lengths.keys()]
    .filter((s) => lengths[s]! >= 0)
    .sort((a, b) => lengths[a]! - lengths[b]! || a - b)
    .slice(0, most);
  const shown = new Set(states);
  const arcs = states.flatMap((from) =>
    model.decisionMakers.flatMap((_, dm) => {
      const better = new Set(unilateralImprovements(model, dm, from));
      return unilateralMoves(model, dm, from)
        .filter((to) => shown.has(to))
        .map((to) => ({ dm, from, to, isImprovement: better.has(to) }));
    }),
  );
  return { states, arcs };
}
