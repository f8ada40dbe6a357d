// Simultaneous stability over a product of strategies: combined changes are sums of cell offsets, looked up until one deters.
import type { FastProblem } from "./fast-engine.ts";

/** Combinations of moves that may be compared before SIM is refused. */
export const MOST_SIM_STEPS = 1_000_000_000;

/** Offsets of the improvements of every decision maker from one cell. */
interface Improvements {
  /** `offsets[starts[dm]] .. offsets[starts[dm + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly offsets: Int32Array;
}

/** How many combinations SIM would compare at most. */
export function simSteps(problem: FastProblem): number {
  const found = emptyImprovements(problem);
  let steps = 0;
  for (let cell = 0; cell < problem.space.cellCount; cell++) {
    if (problem.ranks[0]![cell]! < 0) continue;
    findImprovements(problem, cell, found);
    let combinations = 1;
    let own = 0;
    for (let dm = 0; dm < problem.ranks.length; dm++) {
      const count = found.starts[dm + 1]! - found.starts[dm]!;
      combinations *= count + 1;
      own += count / (count + 1);
    }
    steps += combinations * own;
  }
  return steps;
}

/** Stable cells of every decision maker. */
export function solveSim(problem: FastProblem): readonly Uint8Array[] {
  const { space, ranks, knownRanks } = problem;
  const dmCount = ranks.length;
  const stable = ranks.map(() => new Uint8Array(space.cellCount));
  const found = emptyImprovements(problem);
  const place = new Int32Array(dmCount);
  for (let cell = 0; cell < space.cellCount; cell++) {
    if (ranks[0]![cell]! < 0) continue;
    findImprovements(problem, cell, found);
    for (let focal = 0; focal < dmCount; focal++) {
      if (knownRanks[focal]![cell]! < 0) continue;
      let holds = 1;
      for (let a = found.starts[focal]!; a < found.starts[focal + 1]! && holds === 1; a++) {
        if (!isAnswered(ranks[focal]!, cell, cell + found.offsets[a]!, focal, found, place)) holds = 0;
      }
      stable[focal]![cell] = holds;
    }
  }
  return stable;
}

/** Whether some choice of the opponents' improvements, added to the focal one, is feasible and no better than `cell`. */
function isAnswered(
  ranks: Int32Array,
  cell: number,
  improvement: number,
  focal: number,
  { starts, offsets }: Improvements,
  place: Int32Array,
): boolean {
  const rank = ranks[cell]!;
  const dmCount = place.length;
  place.fill(0);
  let result = improvement;
  for (;;) {
    const value = ranks[result]!;
    if (value >= 0 && value <= rank) return true;
    // The next combination: place 0 is staying, place k the k-th improvement.
    let dm = 0;
    for (; dm < dmCount; dm++) {
      if (dm === focal) continue;
      const begin = starts[dm]!;
      const at = place[dm]!;
      if (at > 0) result -= offsets[begin + at - 1]!;
      if (begin + at < starts[dm + 1]!) {
        result += offsets[begin + at]!;
        place[dm] = at + 1;
        break;
      }
      place[dm] = 0;
    }
    if (dm === dmCount) return false;
  }
}

function emptyImprovements({ space, ranks }: FastProblem): Improvements {
  return {
    starts: new Int32Array(ranks.length + 1),
    offsets: new Int32Array(space.sizes.reduce((sum, size) => sum + size, 0)),
  };
}

function findImprovements({ space, knownRanks }: FastProblem, cell: number, { starts, offsets }: Improvements): void {
  let next = 0;
  for (let dm = 0; dm < knownRanks.length; dm++) {
    starts[dm] = next;
    const known = knownRanks[dm]!;
    const rank = known[cell]!;
    if (rank < 0) continue;
    const stride = space.strides[dm]!;
    const axis = space.axes[dm]!;
    const digit = Math.floor(cell / stride) % space.sizes[dm]!;
    const first = cell - digit * stride;
    for (const pattern of axis.above[axis.patternOf[digit]!]!) {
      for (let k = axis.starts[pattern]!; k < axis.starts[pattern + 1]!; k++) {
        const target = first + axis.ordered[k]! * stride;
        if (known[target]! > rank) offsets[next++] = target - cell;
      }
    }
  }
  starts[knownRanks.length] = next;
}
