// The fast engine: Nash, GMR, SMR, SEQ and SSEQ of all states in a few passes over ranks, one kernel with two switches.
//
// For a focal decision maker i let p be its rank of a state and e the best rank among the state and i's moves from it.
// GMR, SMR, SEQ and SSEQ ask, for an improvement t, for the smallest value that opponents can bring about from t:
// of p (GMR, SEQ) or e (SMR, SSEQ), by all moves (GMR, SMR) or by improvements (SEQ, SSEQ). Call it f(t); then s is stable
// iff f(t) <= p(s) for each improvement t. Since t itself has a value above p(s), f may count t as reached from t; and
// since p(t) > p(s), the condition is that the largest min(p(t), f(t)) over i's moves from s is not above p(s).
//
// Opponents never change i's own strategy, so f is found slice by slice, a slice being the states with one strategy of i;
// a slice fits into the processor's cache. Within a slice states are visited in ascending order of their value, and arcs
// are walked backwards: the first visit fixes a state's f. The states from which opponent j may improve to t are those of
// t's class (same strategies of everybody else) that j ranks below t: a prefix of the class in j's order. One pointer for
// each class says how much of it was visited, so a sweep costs about one step for each state and opponent.
import type { DmId } from "./conflict.ts";
import type { Axis, ProductSpace } from "./product-space.ts";

/** The four concepts of the kernel, in the order in which results are held; Nash comes first and needs no opponents. */
export const FAST_CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq"] as const;
export type FastConcept = (typeof FAST_CONCEPTS)[number];

/** Plain data for the engine; arrays may lie in shared memory. */
export interface FastProblem {
  readonly space: ProductSpace;
  /** By decision maker: rank of each cell, -1 where no state is. */
  readonly ranks: readonly Int32Array[];
  /** By decision maker: as `ranks`, and -1 where the state is hidden; the same array where nothing is hidden. */
  readonly knownRanks: readonly Int32Array[];
  readonly levelCounts: readonly number[];
  /** By decision maker: each class in the order of its rank, see `orderClasses`. */
  readonly orders: readonly ClassOrder[];
}

/**
 * The members of each class in ascending rank, laid out along the class's own cells: what is said of the k-th member stands
 * where the class's k-th cell is. Plain where all strategies have one pattern; with irreversible options members are
 * ordered within each pattern, and keys tell their ranks.
 */
export type ClassOrder =
  | {
      readonly kind: "plain";
      /** Strategy of the k-th member. */
      readonly members: Digits;
      /** By cell: how many members the class's owner ranks strictly below it; 0 where it may not move there. */
      readonly below: Digits;
      /** By cell: how many members may move there, itself counted; 0 where none may. */
      readonly present: Digits;
    }
  | {
      readonly kind: "patterned";
      /** `rank * 2^bits + strategy`; absent members stand last with a key above all others. */
      readonly keys: Int32Array | Float64Array;
      readonly bits: number;
    };

type Digits = Uint16Array | Int32Array;

/** Stand above every key, in 32-bit and in wide keys. */
const ABSENT = 0x7fffffff;
const ABSENT_WIDE: number = Number.MAX_VALUE;

/** Where results go: by concept a byte for each cell, 1 where stable; concepts that are not wanted are null. */
export type FastResult = Readonly<Record<FastConcept, Uint8Array | null>>;

/** Orders the classes of one decision maker; done once for each ranking, whoever is focal. */
export function orderClasses(space: ProductSpace, dm: DmId, knownRanks: Int32Array, levelCount: number): ClassOrder {
  const { sizes, strides, axes, cellCount } = space;
  const size = sizes[dm]!;
  const stride = strides[dm]!;
  const { ordered, starts, patternCount } = axes[dm]!;
  const bits = Math.max(0, Math.ceil(Math.log2(size)));
  const scale = 2 ** bits;
  const isNarrow = levelCount * scale < ABSENT;
  const absent = isNarrow ? ABSENT : ABSENT_WIDE;
  const newKeys = (count: number): Int32Array | Float64Array =>
    isNarrow ? new Int32Array(count) : new Float64Array(count);
  // Who has one strategy never moves.
  const held = size === 1 ? 0 : cellCount;
  const newDigits = (count: number): Digits => (size < 65536 ? new Uint16Array(count) : new Int32Array(count));
  const plain = { kind: "plain", members: newDigits(held), below: newDigits(held), present: newDigits(held) } as const;
  if (size === 1) return plain;
  const patterned = patternCount > 1 ? ({ kind: "patterned", keys: newKeys(cellCount), bits } as const) : null;
  // Neighbouring classes are ordered together, so that memory is read in whole lines.
  const together = Math.min(stride, 16);
  const block = newKeys(together * size);
  const runs: (Int32Array | Float64Array)[] = [];
  for (let c = 0; c < together; c++) {
    for (let pattern = 0; pattern < patternCount; pattern++) {
      runs.push(block.subarray(c * size + starts[pattern]!, c * size + starts[pattern + 1]!));
    }
  }
  for (let high = 0; high < cellCount; high += stride * size) {
    for (let low = 0; low < stride; low += together) {
      const width = Math.min(together, stride - low);
      for (let k = 0; k < size; k++) {
        const digit = ordered[k]!;
        const from = high + low + digit * stride;
        for (let c = 0; c < width; c++) {
          const rank = knownRanks[from + c]!;
          block[c * size + k] = rank < 0 ? absent : rank * scale + digit;
        }
      }
      for (let run = 0; run < width * patternCount; run++) sortKeys(runs[run]!);
      if (patterned === null) {
        for (let c = 0; c < width; c++) storePlain(plain, block, c * size, size, scale, absent, high + low + c, stride);
        continue;
      }
      for (let k = 0; k < size; k++) {
        const to = high + low + k * stride;
        for (let c = 0; c < width; c++) patterned.keys[to + c] = block[c * size + k]!;
      }
    }
  }
  return patterned ?? plain;
}

/** Writes one class's order: members, and for each cell how many stand below it. */
function storePlain(
  { members, below, present }: Extract<ClassOrder, { kind: "plain" }>,
  keys: Int32Array | Float64Array,
  at: number,
  size: number,
  scale: number,
  absent: number,
  cell: number,
  stride: number,
): void {
  let count = size;
  while (count > 0 && keys[at + count - 1] === absent) count--;
  let level = 0;
  let levelKey = 0;
  for (let k = 0; k < count; k++) {
    const key = keys[at + k]!;
    const digit = key & (scale - 1);
    if (key - digit !== levelKey) {
      level = k;
      levelKey = key - digit;
    }
    members[cell + k * stride] = digit;
    below[cell + digit * stride] = level;
    present[cell + digit * stride] = count;
  }
}

/** Ascending; short runs by insertion, longer ones natively. */
function sortKeys(keys: Int32Array | Float64Array): void {
  const count = keys.length;
  if (count > 24) {
    keys.sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const key = keys[i]!;
    let j = i - 1;
    while (j >= 0 && keys[j]! > key) {
      keys[j + 1] = keys[j]!;
      j--;
    }
    keys[j + 1] = key;
  }
}

/** What the engine tells while it works: slices done, of how many. Returning false ends the work. */
export type SliceProgress = (done: number, total: number) => boolean;

/**
 * Finds the stable cells of one focal decision maker. Returns false where `progress` ended the work.
 * Results of hidden states and of cells without a state are 0.
 */
export function solveFocal(problem: FastProblem, focal: DmId, result: FastResult, progress?: SliceProgress): boolean {
  const { space } = problem;
  const size = space.sizes[focal]!;
  const stride = space.strides[focal]!;
  const axis = space.axes[focal]!;
  const sliceCells = space.cellCount / size;
  const ranks = problem.ranks[focal]!;
  const known = problem.knownRanks[focal]!;
  const hasHidden = known !== ranks;
  const isFull = space.stateOfCell === null;
  const view: SliceView = { size, stride, sliceCells };

  // Best rank that the focal decision maker can move to, by pattern of its strategy and place in the slice.
  const slice = new Int32Array(sliceCells);
  const best = new Int32Array(sliceCells * axis.patternCount).fill(-1);
  for (let digit = 0; digit < size; digit++) {
    gather(known, view, digit, slice);
    raise(best, axis.patternOf[digit]! * sliceCells, slice);
  }
  spreadAbove(axis, best, sliceCells);
  if (result.nash !== null) judge(view, axis, known, best, result.nash);

  const wanted = [result.gmr, result.smr, result.seq, result.sseq];
  if (wanted.every((target) => target === null)) return progress?.(size, size) ?? true;
  const opponents = makeOpponents(problem, focal, sliceCells);
  const isFree = isFull && opponents.isReversible && !opponents.hasHidden;
  const largest = wanted.map((target) => (target === null ? null : new Int32Array(best.length).fill(-1)));
  const isSwept = result.seq !== null || result.sseq !== null || !isFree;
  const sweep = makeSweep(opponents, sliceCells, problem.levelCounts[focal]!);
  const evasion = axis.patternCount === 1 && !hasHidden && isFull ? best : new Int32Array(sliceCells);
  let isEvasionOrdered = false;
  const values = hasHidden ? new Int32Array(sliceCells) : slice;
  const least = new Int32Array(sliceCells);
  const [gmr, smr, seq, sseq] = largest as [Int32Array | null, Int32Array | null, Int32Array | null, Int32Array | null];
  for (let digit = 0; digit < size; digit++) {
    const place = axis.patternOf[digit]! * sliceCells;
    gather(known, view, digit, slice);
    if (hasHidden) gather(ranks, view, digit, values);
    if (isSwept) opponents.load(view, digit);
    if (gmr !== null) {
      if (isFree) raiseByConstant(gmr, place, slice, leastOf(values));
      else {
        sweep.order(values, false);
        sweep.run(values, least, false, false);
        raiseByLeast(gmr, place, slice, least);
      }
    }
    if (seq !== null) {
      if (gmr === null || isFree) sweep.order(values, false);
      sweep.run(values, least, true, false);
      raiseByLeast(seq, place, slice, least);
    }
    if (smr === null && sseq === null) {
      if (progress?.(digit + 1, size) === false) return false;
      continue;
    }
    if (evasion !== best) evasionValues(values, slice, best, place, evasion);
    if (smr !== null) {
      if (isFree) raiseByConstant(smr, place, slice, leastOf(evasion));
      else {
        if (evasion !== best || !isEvasionOrdered) sweep.order(evasion, true);
        isEvasionOrdered = true;
        sweep.run(evasion, least, false, true);
        raiseByLeast(smr, place, slice, least);
      }
    }
    if (sseq !== null) {
      if (evasion === best ? !isEvasionOrdered : smr === null || isFree) sweep.order(evasion, true);
      isEvasionOrdered = true;
      sweep.run(evasion, least, true, true);
      raiseByLeast(sseq, place, slice, least);
    }
    if (progress?.(digit + 1, size) === false) return false;
  }
  for (const [k, target] of wanted.entries()) {
    if (target === null) continue;
    spreadAbove(axis, largest[k]!, sliceCells);
    judge(view, axis, known, largest[k]!, target);
  }
  return true;
}

/** How slices lie in the cells: a slice is every cell with one strategy of the focal decision maker. */
interface SliceView {
  readonly size: number;
  readonly stride: number;
  readonly sliceCells: number;
}

type Numbers = Int32Array | Float64Array | Uint16Array;

/** Copies one slice of `from`, in order. */
function gather(from: Numbers, { size, stride, sliceCells }: SliceView, digit: number, to: Numbers): void {
  const jump = stride * size;
  let cell = digit * stride;
  if (stride === 1) {
    for (let z = 0; z < sliceCells; z++, cell += jump) to[z] = from[cell]!;
  } else if (stride >= 64) {
    for (let z = 0; z < sliceCells; z += stride, cell += jump) to.set(from.subarray(cell, cell + stride), z);
  } else {
    for (let z = 0; z < sliceCells; cell += jump) {
      for (let low = 0; low < stride; low++) to[z++] = from[cell + low]!;
    }
  }
}

/** `most[at + z] = max(most[at + z], slice[z])`. */
function raise(most: Int32Array, at: number, slice: Int32Array): void {
  for (let z = 0; z < slice.length; z++) if (slice[z]! > most[at + z]!) most[at + z] = slice[z]!;
}

/** `most = max(most, min(slice, least))`, cell by cell. */
function raiseByLeast(most: Int32Array, at: number, slice: Int32Array, least: Int32Array): void {
  for (let z = 0; z < slice.length; z++) {
    const rank = slice[z]!;
    const value = least[z]! < rank ? least[z]! : rank;
    if (value > most[at + z]!) most[at + z] = value;
  }
}

function raiseByConstant(most: Int32Array, at: number, slice: Int32Array, least: number): void {
  for (let z = 0; z < slice.length; z++) {
    const rank = slice[z]!;
    const value = least < rank ? least : rank;
    if (value > most[at + z]!) most[at + z] = value;
  }
}

function leastOf(values: Int32Array): number {
  let least = ABSENT;
  for (let z = 0; z < values.length; z++) if (values[z]! < least) least = values[z]!;
  return least;
}

/** From the largest value within each pattern to the largest over all patterns that a move may lead to. */
function spreadAbove(axis: Axis, most: Int32Array, sliceCells: number): void {
  if (axis.patternCount === 1) return;
  const own = most.slice();
  for (let pattern = 0; pattern < axis.patternCount; pattern++) {
    for (const other of axis.above[pattern]!) {
      if (other !== pattern)
        raise(most, pattern * sliceCells, own.subarray(other * sliceCells, (other + 1) * sliceCells));
    }
  }
}

/** Stable where the rank is not below the largest value within reach. */
function judge(view: SliceView, axis: Axis, known: Int32Array, most: Int32Array, target: Uint8Array): void {
  const { size, stride, sliceCells } = view;
  let cell = 0;
  if (stride === 1 && axis.patternCount === 1) {
    for (let z = 0; z < sliceCells; z++) {
      const bound = most[z]! < 0 ? 0 : most[z]!;
      for (const end = cell + size; cell < end; cell++) target[cell] = known[cell]! >= bound ? 1 : 0;
    }
    return;
  }
  for (let z = 0; z < sliceCells; z += stride) {
    for (let digit = 0; digit < size; digit++) {
      let at = axis.patternOf[digit]! * sliceCells + z;
      for (const end = cell + stride; cell < end; cell++, at++) {
        const rank = known[cell]!;
        target[cell] = rank >= 0 && rank >= most[at]! ? 1 : 0;
      }
    }
  }
}

/** The focal decision maker's best rank among a state and its moves from it; a state it does not know of is not left. */
function evasionValues(values: Int32Array, known: Int32Array, best: Int32Array, at: number, evasion: Int32Array): void {
  for (let z = 0; z < values.length; z++) {
    const reach = best[at + z]!;
    evasion[z] = known[z]! >= 0 && reach > values[z]! ? reach : values[z]!;
  }
}

/** The opponents within slices. Plain ones lie side by side in flat arrays: the j-th at `j * sliceCells`. */
interface Opponents {
  readonly isReversible: boolean;
  readonly hasHidden: boolean;
  readonly plainCount: number;
  readonly strides: Int32Array;
  /** Place of the class's first cell, for each place in the slice. */
  readonly base: Int32Array;
  readonly members: Digits;
  readonly below: Digits;
  readonly present: Digits;
  /** How much of each class was visited, at the place of its first cell. */
  readonly pointer: Int32Array;
  readonly patterned: readonly PatternedOpponent[];
  readonly load: (view: SliceView, digit: number) => void;
}

/** An opponent with irreversible options: its ranks and class order of the slice at hand. */
interface PatternedOpponent {
  readonly stride: number;
  readonly mask: number;
  readonly scale: number;
  /** Stands above every key. */
  readonly absent: number;
  readonly axis: Axis;
  readonly base: Int32Array;
  /** Pattern of the opponent's strategy, for each place in the slice. */
  readonly pattern: Int32Array;
  readonly ranks: Int32Array;
  readonly keys: Int32Array | Float64Array;
  /** How much of each class and pattern was visited; pattern p at the class's p-th cell. */
  readonly pointer: Int32Array;
}

function makeOpponents({ space, ranks, knownRanks, orders }: FastProblem, focal: DmId, sliceCells: number): Opponents {
  const loads: ((view: SliceView, digit: number) => void)[] = [];
  const patterned: PatternedOpponent[] = [];
  const movers = [...space.sizes.keys()].filter((dm) => dm !== focal && space.sizes[dm]! > 1);
  const plain = movers.filter((dm) => orders[dm]!.kind === "plain");
  const strideOf = (dm: DmId): number => (dm < focal ? space.strides[dm]! : space.strides[dm]! / space.sizes[focal]!);
  const isWide = plain.some((dm) => space.sizes[dm]! >= 65536);
  const newDigits = (): Digits =>
    isWide ? new Int32Array(plain.length * sliceCells) : new Uint16Array(plain.length * sliceCells);
  const members = newDigits();
  const below = newDigits();
  const present = newDigits();
  const base = new Int32Array(plain.length * sliceCells);
  for (const [j, dm] of plain.entries()) {
    const order = orders[dm]!;
    if (order.kind !== "plain") continue;
    const at = j * sliceCells;
    base.set(classBases(strideOf(dm), space.sizes[dm]!, sliceCells), at);
    const parts = [members, below, present].map((all) => all.subarray(at, at + sliceCells));
    loads.push((view, digit) => {
      gather(order.members, view, digit, parts[0]!);
      gather(order.below, view, digit, parts[1]!);
      gather(order.present, view, digit, parts[2]!);
    });
  }
  for (const dm of movers) {
    const order = orders[dm]!;
    if (order.kind !== "patterned") continue;
    const axis = space.axes[dm]!;
    const stride = strideOf(dm);
    const bases = classBases(stride, space.sizes[dm]!, sliceCells);
    const sliceRanks = new Int32Array(sliceCells);
    const sliceKeys = order.keys instanceof Int32Array ? new Int32Array(sliceCells) : new Float64Array(sliceCells);
    patterned.push({
      stride,
      mask: 2 ** order.bits - 1,
      scale: 2 ** order.bits,
      absent: order.keys instanceof Int32Array ? ABSENT : ABSENT_WIDE,
      axis,
      base: bases,
      pattern: bases.map((first, z) => axis.patternOf[(z - first) / stride]!),
      ranks: sliceRanks,
      keys: sliceKeys,
      pointer: new Int32Array(sliceCells),
    });
    loads.push((view, digit) => {
      gather(knownRanks[dm]!, view, digit, sliceRanks);
      gather(order.keys, view, digit, sliceKeys);
    });
  }
  return {
    isReversible: patterned.length === 0,
    hasHidden: movers.some((dm) => knownRanks[dm] !== ranks[dm]),
    plainCount: plain.length,
    strides: Int32Array.from(plain, strideOf),
    base,
    members,
    below,
    present,
    pointer: new Int32Array(plain.length * sliceCells),
    patterned,
    load: (view, digit) => {
      for (const load of loads) load(view, digit);
    },
  };
}

/** Place of the first cell of each place's class, for a decision maker with a stride and size within the slice. */
function classBases(stride: number, size: number, sliceCells: number): Int32Array {
  const bases = new Int32Array(sliceCells);
  let z = 0;
  for (let high = 0; high < sliceCells; high += stride * size) {
    for (let digit = 0; digit < size; digit++) {
      for (let low = 0; low < stride; low++, z++) bases[z] = high + low;
    }
  }
  return bases;
}

/** The lowest-first backward sweep of one slice. */
interface Sweep {
  /** Sorts the places of a slice by value, leaving out those without a state; two orders are kept, one for ranks, one for evasion. */
  readonly order: (values: Int32Array, isEvasion: boolean) => void;
  /** Sets `least` to the smallest value within the opponents' reach, by improvements only or by all moves. */
  readonly run: (values: Int32Array, least: Int32Array, isCredible: boolean, isEvasion: boolean) => void;
}

function makeSweep(opponents: Opponents, sliceCells: number, levelCount: number): Sweep {
  const orders = [new Int32Array(sliceCells), new Int32Array(sliceCells)] as const;
  const counts = [0, 0];
  const stack = new Int32Array(sliceCells);
  const isNarrow = levelCount <= Math.max(4096, 4 * sliceCells);
  const histogram = new Int32Array(isNarrow ? levelCount + 1 : 65537);
  const spare = isNarrow ? stack : new Int32Array(sliceCells);
  return {
    order: (values, isEvasion) => {
      const order = orders[isEvasion ? 1 : 0]!;
      counts[isEvasion ? 1 : 0] = isNarrow
        ? orderByCounting(values, order, histogram)
        : orderByDigits(values, order, spare, histogram);
    },
    run: (values, least, isCredible, isEvasion) => {
      const order = orders[isEvasion ? 1 : 0]!;
      const count = counts[isEvasion ? 1 : 0]!;
      opponents.pointer.fill(0);
      least.fill(-1);
      if (opponents.isReversible) sweepPlain(opponents, values, order, count, stack, least, isCredible);
      else {
        for (const opponent of opponents.patterned) resetPointers(opponent);
        sweepPatterned(opponents, values, order, count, stack, least, isCredible);
      }
    },
  };
}

/** Each pattern's pointer begins where the pattern's members do. */
function resetPointers({ pointer, axis, stride, base }: PatternedOpponent): void {
  for (let z = 0; z < base.length; z++) {
    if (base[z] !== z) continue;
    for (let pattern = 0; pattern < axis.patternCount; pattern++) pointer[z + pattern * stride] = axis.starts[pattern]!;
  }
}

function orderByCounting(values: Int32Array, order: Int32Array, histogram: Int32Array): number {
  histogram.fill(0);
  for (let z = 0; z < values.length; z++) histogram[values[z]! + 1]!++;
  const absent = histogram[0]!;
  let next = -absent;
  for (let level = 0; level < histogram.length; level++) {
    const count = histogram[level]!;
    histogram[level] = next;
    next += count;
  }
  for (let z = 0; z < values.length; z++) {
    const value = values[z]!;
    if (value >= 0) order[histogram[value + 1]!++] = z;
  }
  return values.length - absent;
}

/** Two stable counting passes over 16 bits each, for rankings with very many levels. */
function orderByDigits(values: Int32Array, order: Int32Array, spare: Int32Array, histogram: Int32Array): number {
  let count = 0;
  histogram.fill(0);
  for (let z = 0; z < values.length; z++) {
    if (values[z]! < 0) continue;
    count++;
    histogram[(values[z]! & 0xffff) + 1]!++;
  }
  for (let digit = 0; digit < 65536; digit++) histogram[digit + 1]! += histogram[digit]!;
  for (let z = 0; z < values.length; z++) {
    const value = values[z]!;
    if (value >= 0) spare[histogram[value & 0xffff]!++] = z;
  }
  histogram.fill(0);
  for (let i = 0; i < count; i++) histogram[(values[spare[i]!]! >>> 16) + 1]!++;
  for (let digit = 0; digit < 65536; digit++) histogram[digit + 1]! += histogram[digit]!;
  for (let i = 0; i < count; i++) {
    const z = spare[i]!;
    order[histogram[values[z]! >>> 16]!++] = z;
  }
  return count;
}

/** The sweep where nothing is irreversible: what may be taken of a class is a prefix of its order. */
function sweepPlain(
  opponents: Opponents,
  values: Int32Array,
  order: Int32Array,
  count: number,
  stack: Int32Array,
  least: Int32Array,
  isCredible: boolean,
): void {
  const { plainCount, strides, base, members, pointer } = opponents;
  const ends = isCredible ? opponents.below : opponents.present;
  const sliceCells = values.length;
  for (let i = 0; i < count; i++) {
    const root = order[i]!;
    if (least[root]! >= 0) continue;
    const value = values[root]!;
    least[root] = value;
    stack[0] = root;
    let top = 1;
    while (top > 0) {
      const t = stack[--top]!;
      for (let j = 0, at = 0; j < plainCount; j++, at += sliceCells) {
        const end = ends[at + t]!;
        if (end === 0) continue;
        const first = base[at + t]!;
        let k = pointer[at + first]!;
        if (k >= end) continue;
        pointer[at + first] = end;
        const stride = strides[j]!;
        for (let place = at + first + k * stride; k < end; k++, place += stride) {
          const u = first + members[place]! * stride;
          if (least[u]! < 0) {
            least[u] = value;
            stack[top++] = u;
          }
        }
      }
    }
  }
}

/** The sweep where some opponents have irreversible options: a prefix of each pattern from which a move may come. */
function sweepPatterned(
  opponents: Opponents,
  values: Int32Array,
  order: Int32Array,
  count: number,
  stack: Int32Array,
  least: Int32Array,
  isCredible: boolean,
): void {
  const { plainCount, strides, base, members, pointer, patterned } = opponents;
  const ends = isCredible ? opponents.below : opponents.present;
  const sliceCells = values.length;
  for (let i = 0; i < count; i++) {
    const root = order[i]!;
    if (least[root]! >= 0) continue;
    const value = values[root]!;
    least[root] = value;
    stack[0] = root;
    let top = 1;
    while (top > 0) {
      const t = stack[--top]!;
      for (let j = 0, at = 0; j < plainCount; j++, at += sliceCells) {
        const end = ends[at + t]!;
        if (end === 0) continue;
        const first = base[at + t]!;
        let k = pointer[at + first]!;
        if (k >= end) continue;
        pointer[at + first] = end;
        const stride = strides[j]!;
        for (let place = at + first + k * stride; k < end; k++, place += stride) {
          const u = first + members[place]! * stride;
          if (least[u]! < 0) {
            least[u] = value;
            stack[top++] = u;
          }
        }
      }
      for (let j = 0; j < patterned.length; j++) {
        const opponent = patterned[j]!;
        const rank = opponent.ranks[t]!;
        if (rank < 0) continue;
        const limit = isCredible ? rank * opponent.scale : opponent.absent;
        top = takePatterns(opponent, t, limit, value, stack, top, least);
      }
    }
  }
}

/** Takes what is left below a key of each pattern under t's; returns the new height of the stack. */
function takePatterns(
  opponent: PatternedOpponent,
  t: number,
  limit: number,
  value: number,
  stack: Int32Array,
  height: number,
  least: Int32Array,
): number {
  const { keys, pointer, stride, mask, axis } = opponent;
  const first = opponent.base[t]!;
  const below = axis.below[opponent.pattern[t]!]!;
  let top = height;
  for (let b = 0; b < below.length; b++) {
    const pattern = below[b]!;
    const slot = first + pattern * stride;
    const end = axis.starts[pattern + 1]!;
    let k = pointer[slot]!;
    for (; k < end; k++) {
      const key = keys[first + k * stride]!;
      if (key >= limit) break;
      const u = first + (key & mask) * stride;
      if (least[u]! < 0) {
        least[u] = value;
        stack[top++] = u;
      }
    }
    pointer[slot] = k;
  }
  return top;
}
