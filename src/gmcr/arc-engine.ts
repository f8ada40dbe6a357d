// The engine for moves of any kind (hand-made lists, merged states, blocked moves): reachability minima over (state, last mover).
//
// As in the fast engine a state's value is p (GMR, SEQ) or e (SMR, SSEQ), and f(t) the smallest value that opponents can
// bring about from t. Moves need not be transitive here, so sequences in which somebody moves twice in succession must be
// kept out: the search runs over pairs (state, who moved last), backwards, in ascending order of value, so that the first
// visit of a pair fixes its minimum. Each reversed arc is looked at once for each focal decision maker and concept.
import type { DmId } from "./conflict.ts";
import type { FastConcept } from "./fast-engine.ts";
import { type GraphModel, isHidden } from "./graph-model.ts";

/** Moves of one decision maker: targets of s are `targets[starts[s]] .. targets[starts[s + 1] - 1]`. */
interface ArcList {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** All arcs of a model, forwards and backwards; made once. */
export interface Arcs {
  readonly forward: readonly ArcList[];
  readonly backward: readonly ArcList[];
}

/** Lists the arcs of a model. */
export function arcsOf(model: GraphModel): Arcs {
  const forward = model.decisionMakers.map((_, dm) => {
    const starts = new Int32Array(model.stateCount + 1);
    for (let s = 0; s < model.stateCount; s++) starts[s + 1] = starts[s]! + model.moves(dm, s).length;
    const targets = new Int32Array(starts[model.stateCount]!);
    for (let s = 0; s < model.stateCount; s++) targets.set(model.moves(dm, s), starts[s]!);
    return { starts, targets };
  });
  return { forward, backward: forward.map((list) => reversed(list, model.stateCount)) };
}

function reversed({ starts, targets }: ArcList, stateCount: number): ArcList {
  const begins = new Int32Array(stateCount + 1);
  for (const t of targets) begins[t + 1]!++;
  for (let s = 0; s < stateCount; s++) begins[s + 1]! += begins[s]!;
  const next = begins.slice();
  const sources = new Int32Array(targets.length);
  for (let s = 0; s < stateCount; s++) {
    for (let a = starts[s]!; a < starts[s + 1]!; a++) sources[next[targets[a]!]!++] = s;
  }
  return { starts: begins, targets: sources };
}

/** Stable states of one decision maker. */
export function solveFocalByArcs(
  model: GraphModel,
  arcs: Arcs,
  focal: DmId,
  concepts: readonly FastConcept[],
): ReadonlyMap<FastConcept, Uint8Array> {
  const ranks = model.ranks[focal]!;
  const own = arcs.forward[focal]!;
  const evasion = Int32Array.from(ranks);
  for (let s = 0; s < model.stateCount; s++) {
    for (let a = own.starts[s]!; a < own.starts[s + 1]!; a++) {
      if (ranks[own.targets[a]!]! > evasion[s]!) evasion[s] = ranks[own.targets[a]!]!;
    }
  }
  const stable = new Map<FastConcept, Uint8Array>();
  for (const concept of concepts) {
    const isCredible = concept === "seq" || concept === "sseq";
    const values = concept === "smr" || concept === "sseq" ? evasion : ranks;
    const least = concept === "nash" ? null : leastWithinReach(model, arcs, focal, values, isCredible);
    const verdicts = new Uint8Array(model.stateCount);
    for (let s = 0; s < model.stateCount; s++) {
      if (isHidden(model, focal, s)) continue;
      let holds = 1;
      for (let a = own.starts[s]!; a < own.starts[s + 1]!; a++) {
        const t = own.targets[a]!;
        if (ranks[t]! > ranks[s]! && (least === null || least[t]! < 0 || least[t]! > ranks[s]!)) holds = 0;
      }
      verdicts[s] = holds;
    }
    stable.set(concept, verdicts);
  }
  return stable;
}

/** For each state the smallest value among the states that opponents reach by one or more moves, -1 where they reach none. */
function leastWithinReach(
  { decisionMakers, stateCount, ranks }: GraphModel,
  { backward }: Arcs,
  focal: DmId,
  values: Int32Array,
  isCredible: boolean,
): Int32Array {
  const opponents = decisionMakers.map((_, dm) => dm).filter((dm) => dm !== focal);
  const dmCount = decisionMakers.length;
  const least = new Int32Array(stateCount).fill(-1);
  const seen = new Uint8Array(stateCount * dmCount);
  const order = Int32Array.from({ length: stateCount }, (_, s) => s).sort((a, b) => values[a]! - values[b]!);
  const stack: number[] = [];
  for (const root of order) {
    const value = values[root]!;
    for (const mover of opponents) {
      const pair = root * dmCount + mover;
      if (seen[pair] === 1) continue;
      seen[pair] = 1;
      stack.push(pair);
    }
    while (stack.length > 0) {
      const pair = stack.pop()!;
      const mover = pair % dmCount;
      const t = (pair - mover) / dmCount;
      const { starts, targets } = backward[mover]!;
      const rank = ranks[mover]!;
      for (let a = starts[t]!; a < starts[t + 1]!; a++) {
        const u = targets[a]!;
        if (isCredible && rank[t]! <= rank[u]!) continue;
        if (least[u]! < 0) least[u] = value;
        for (const before of opponents) {
          const earlier = u * dmCount + before;
          if (before === mover || seen[earlier] === 1) continue;
          seen[earlier] = 1;
          stack.push(earlier);
        }
      }
    }
  }
  return least;
}
