// The engine for sparse option form: the same sweep as the fast engine, over lists of the states that are there instead of cells.
//
// States that one decision maker can choose between form a class (same options of everybody else); with irreversible
// options a class falls into groups (same irreversible options as well), and a move leads to the same group or one above.
// Every group of every decision maker has a number; its members stand together in ascending rank of its owner.
import type { DmId } from "./conflict.ts";
import type { FastConcept } from "./fast-engine.ts";
import type { GraphModel } from "./graph-model.ts";
import { codeOf } from "./option-space.ts";

/** Codes up to this many bits are looked up in a table, longer ones in a map. */
const TABLE_BITS = 23;

/** Plain data: groups of all decision makers. */
export interface ClassLists {
  readonly stateCount: number;
  readonly dmCount: number;
  /** At `s * dmCount + dm`: the group of s, -1 where the state is hidden from its owner. */
  readonly groupOf: Int32Array;
  /**
   * At the same place: where in `members` those end that the owner ranks strictly below s in its group;
   * -1 where there are none, so that a sweep need not look further.
   */
  readonly belowEnd: Int32Array;
  /** Members of group g are `members[starts[g]] .. members[starts[g + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** First group of each decision maker, and the number of all groups at the end. */
  readonly firstGroup: Int32Array;
  /** By decision maker: groups from which moves into a group come, and to which moves lead, itself among them; null where a class is one group. */
  readonly lower: readonly (Neighbours | null)[];
  readonly upper: readonly (Neighbours | null)[];
}

/** Groups beside a group, by its number among its owner's: `groups[starts[g]] ..`. */
interface Neighbours {
  readonly starts: Int32Array;
  readonly groups: Int32Array;
}

/** The class lists of a model in option form, or null where there are none: graph form, merged states, blocked moves. */
export function classListsOf(model: GraphModel): ClassLists | null {
  const { layout, stateCount } = model;
  if (layout === null || layout.stateOf !== null || layout.hasBlockedMoves) return null;
  const dmCount = model.decisionMakers.length;
  const groupOf = new Int32Array(stateCount * dmCount);
  const belowEnd = new Int32Array(stateCount * dmCount);
  const members = new Int32Array(stateCount * dmCount);
  const firstGroup = new Int32Array(dmCount + 1);
  const starts: number[] = [0];
  const lower: (Neighbours | null)[] = [];
  const upper: (Neighbours | null)[] = [];
  let next = 0;
  for (let dm = 0; dm < dmCount; dm++) {
    const groups = groupStates(model, dm);
    const { indices, count } = groups;
    const first = firstGroup[dm]!;
    firstGroup[dm + 1] = first + count;
    const ranks = model.ranks[dm]!;
    const sizes = new Int32Array(count);
    for (const group of indices) if (group >= 0) sizes[group]!++;
    const fill = new Int32Array(count);
    for (let group = 0; group < count; group++) {
      fill[group] = next;
      next += sizes[group]!;
      starts.push(next);
    }
    for (const s of orderedByRank(ranks)) if (indices[s]! >= 0) members[fill[indices[s]!]!++] = s;
    for (let group = 0; group < count; group++) {
      let levelStart = starts[first + group]!;
      for (let k = levelStart; k < starts[first + group + 1]!; k++) {
        if (ranks[members[k]!]! !== ranks[members[levelStart]!]!) levelStart = k;
        belowEnd[members[k]! * dmCount + dm] = levelStart === starts[first + group] ? -1 : levelStart;
      }
    }
    for (let s = 0; s < stateCount; s++) groupOf[s * dmCount + dm] = indices[s]! < 0 ? -1 : first + indices[s]!;
    lower.push(groups.lower);
    upper.push(groups.upper);
  }
  return { stateCount, dmCount, groupOf, belowEnd, starts: Int32Array.from(starts), members, firstGroup, lower, upper };
}

/** States in ascending rank. */
function orderedByRank(ranks: Int32Array): Int32Array {
  let top = 0;
  for (let s = 0; s < ranks.length; s++) if (ranks[s]! > top) top = ranks[s]!;
  const fill = new Int32Array(top + 2);
  for (let s = 0; s < ranks.length; s++) fill[ranks[s]! + 1]!++;
  for (let rank = 0; rank <= top; rank++) fill[rank + 1]! += fill[rank]!;
  const order = new Int32Array(ranks.length);
  for (let s = 0; s < ranks.length; s++) order[fill[ranks[s]!]!++] = s;
  return order;
}

interface Groups {
  readonly indices: Int32Array;
  readonly count: number;
  readonly lower: Neighbours | null;
  readonly upper: Neighbours | null;
}

function groupStates(model: GraphModel, dm: DmId): Groups {
  const { space, owner, directions } = model.layout!;
  const hidden = model.hidden[dm];
  let reversible = 0;
  let oneWay = 0;
  let flipped = 0;
  for (const [option, holder] of owner.entries()) {
    if (holder !== dm) continue;
    if (directions[option] === "both") reversible += 2 ** option;
    else oneWay += 2 ** option;
    if (directions[option] === "off") flipped += 2 ** option;
  }
  const find = makeIndex(space.optionCount);
  const indices = new Int32Array(model.stateCount);
  const keys: number[] = [];
  for (let s = 0; s < model.stateCount; s++) {
    if (hidden?.[s] === 1) {
      indices[s] = -1;
      continue;
    }
    const key = without(codeOf(space, s), reversible);
    const index = find(key);
    if (index === keys.length) keys.push(key);
    indices[s] = index;
  }
  if (oneWay === 0) return { indices, count: keys.length, lower: null, upper: null };
  const findClass = makeIndex(space.optionCount);
  const classes: number[][] = [];
  for (const [group, key] of keys.entries()) {
    const index = findClass(without(key, oneWay));
    if (index === classes.length) classes.push([]);
    classes[index]!.push(group);
  }
  const patternOf = keys.map((key) => turned(key, oneWay, flipped));
  const lower: number[][] = keys.map(() => []);
  const upper: number[][] = keys.map(() => []);
  for (const groups of classes) {
    for (const a of groups) {
      for (const b of groups) {
        if (!isWithin(patternOf[a]!, patternOf[b]!)) continue;
        lower[b]!.push(a);
        upper[a]!.push(b);
      }
    }
  }
  return { indices, count: keys.length, lower: neighbours(lower), upper: neighbours(upper) };
}

/** Gives each new key the next number. */
function makeIndex(bits: number): (key: number) => number {
  let next = 0;
  if (bits <= TABLE_BITS) {
    const table = new Int32Array(2 ** bits).fill(-1);
    return (key) => {
      if (table[key]! < 0) table[key] = next++;
      return table[key]!;
    };
  }
  const map = new Map<number, number>();
  return (key) => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, next);
    return next++;
  };
}

const LOW = 2 ** 26;

/** `code` without the bits of `mask`; both below 2^52. */
function without(code: number, mask: number): number {
  if (code < 2 ** 31 && mask < 2 ** 31) return code & ~mask;
  return (Math.floor(code / LOW) & ~Math.floor(mask / LOW)) * LOW + ((code % LOW) & ~(mask % LOW));
}

/** The irreversible bits of a code, turned so that the allowed direction is from 0 to 1; as two numbers of 26 bits. */
function turned(code: number, oneWay: number, flipped: number): readonly [number, number] {
  return [
    ((code % LOW) ^ (flipped % LOW)) & (oneWay % LOW),
    (Math.floor(code / LOW) ^ Math.floor(flipped / LOW)) & Math.floor(oneWay / LOW),
  ];
}

function isWithin(a: readonly [number, number], b: readonly [number, number]): boolean {
  return (a[0] & b[0]) === a[0] && (a[1] & b[1]) === a[1];
}

function neighbours(lists: readonly (readonly number[])[]): Neighbours {
  const starts = new Int32Array(lists.length + 1);
  for (const [group, list] of lists.entries()) starts[group + 1] = starts[group]! + list.length;
  return { starts, groups: Int32Array.from(lists.flat()) };
}

/** Stable states of one decision maker. */
export function solveFocalByClasses(
  model: GraphModel,
  lists: ClassLists,
  focal: DmId,
  concepts: readonly FastConcept[],
): ReadonlyMap<FastConcept, Uint8Array> {
  const { stateCount, dmCount, groupOf } = lists;
  const ranks = model.ranks[focal]!;
  const best = largestWithinReach(lists, focal, ranks, null);
  const first = lists.firstGroup[focal]!;
  const evasion = new Int32Array(stateCount);
  for (let s = 0; s < stateCount; s++) {
    const group = groupOf[s * dmCount + focal]!;
    evasion[s] = group >= 0 && best[group - first]! > ranks[s]! ? best[group - first]! : ranks[s]!;
  }
  const byRank = orderedByRank(ranks);
  const byEvasion = concepts.includes("smr") || concepts.includes("sseq") ? orderedByRank(evasion) : byRank;
  const components =
    lists.lower.every((lower, dm) => lower === null || dm === focal) &&
    (concepts.includes("gmr") || concepts.includes("smr"))
      ? componentsOf(lists, focal)
      : null;
  const stable = new Map<FastConcept, Uint8Array>();
  for (const concept of concepts) {
    const isEvasive = concept === "smr" || concept === "sseq";
    const isCredible = concept === "seq" || concept === "sseq";
    const values = isEvasive ? evasion : ranks;
    let reach = best;
    if (concept !== "nash") {
      const least =
        components !== null && !isCredible
          ? leastOfComponents(components, values)
          : sweep(model, lists, focal, values, isEvasive ? byEvasion : byRank, isCredible);
      reach = largestWithinReach(lists, focal, ranks, least);
    }
    const verdicts = new Uint8Array(stateCount);
    for (let s = 0; s < stateCount; s++) {
      const group = groupOf[s * dmCount + focal]!;
      verdicts[s] = group >= 0 && ranks[s]! >= reach[group - first]! ? 1 : 0;
    }
    stable.set(concept, verdicts);
  }
  return stable;
}

/** By group of the focal decision maker: the largest min(rank, least) among its members and those of groups above it. */
function largestWithinReach(
  { starts, members, firstGroup, upper }: ClassLists,
  focal: DmId,
  ranks: Int32Array,
  least: Int32Array | null,
): Int32Array {
  const first = firstGroup[focal]!;
  const count = firstGroup[focal + 1]! - first;
  const own = new Int32Array(count).fill(-1);
  for (let group = 0; group < count; group++) {
    const end = starts[first + group + 1]!;
    for (let k = starts[first + group]!; k < end; k++) {
      const s = members[k]!;
      const value = least === null || least[s]! > ranks[s]! ? ranks[s]! : least[s]!;
      if (value > own[group]!) own[group] = value;
    }
  }
  const above = upper[focal]!;
  if (above === null) return own;
  const reach = own.slice();
  for (let group = 0; group < count; group++) {
    for (let k = above.starts[group]!; k < above.starts[group + 1]!; k++) {
      const value = own[above.groups[k]!]!;
      if (value > reach[group]!) reach[group] = value;
    }
  }
  return reach;
}

/** Where all of the opponents' moves can be undone: a number for each set of states that they can go between. */
function componentsOf({ stateCount, dmCount, groupOf, starts, members }: ClassLists, focal: DmId): Int32Array {
  const components = new Int32Array(stateCount).fill(-1);
  const isTaken = new Uint8Array(starts.length);
  const stack = new Int32Array(stateCount);
  let count = 0;
  for (let root = 0; root < stateCount; root++) {
    if (components[root]! >= 0) continue;
    components[root] = count;
    stack[0] = root;
    let top = 1;
    while (top > 0) {
      const t = stack[--top]!;
      for (let dm = 0, at = t * dmCount; dm < dmCount; dm++, at++) {
        const group = groupOf[at]!;
        if (dm === focal || group < 0 || isTaken[group] === 1) continue;
        isTaken[group] = 1;
        for (let k = starts[group]!; k < starts[group + 1]!; k++) {
          const u = members[k]!;
          if (components[u]! < 0) {
            components[u] = count;
            stack[top++] = u;
          }
        }
      }
    }
    count++;
  }
  return components;
}

function leastOfComponents(components: Int32Array, values: Int32Array): Int32Array {
  const smallest = new Int32Array(components.length).fill(0x7fffffff);
  for (let s = 0; s < components.length; s++) {
    if (values[s]! < smallest[components[s]!]!) smallest[components[s]!] = values[s]!;
  }
  const least = new Int32Array(components.length);
  for (let s = 0; s < components.length; s++) least[s] = smallest[components[s]!]!;
  return least;
}

/** The lowest-first backward sweep: for each state the smallest value that opponents can bring about, itself counted. */
function sweep(
  model: GraphModel,
  { stateCount, dmCount, groupOf, belowEnd, starts, members, firstGroup, lower }: ClassLists,
  focal: DmId,
  values: Int32Array,
  order: Int32Array,
  isCredible: boolean,
): Int32Array {
  const pointer = starts.slice();
  const least = new Int32Array(stateCount).fill(-1);
  const stack = new Int32Array(stateCount);
  for (let i = 0; i < stateCount; i++) {
    const root = order[i]!;
    if (least[root]! >= 0) continue;
    const value = values[root]!;
    least[root] = value;
    stack[0] = root;
    let top = 1;
    while (top > 0) {
      const t = stack[--top]!;
      for (let dm = 0, at = t * dmCount; dm < dmCount; dm++, at++) {
        if (dm === focal) continue;
        const below = lower[dm]!;
        if (below === null) {
          let end = isCredible ? belowEnd[at]! : 0;
          if (end < 0) continue;
          const group = groupOf[at]!;
          if (group < 0) continue;
          if (!isCredible) end = starts[group + 1]!;
          let k = pointer[group]!;
          if (k >= end) continue;
          pointer[group] = end;
          for (; k < end; k++) {
            const u = members[k]!;
            if (least[u]! < 0) {
              least[u] = value;
              stack[top++] = u;
            }
          }
          continue;
        }
        const group = groupOf[at]!;
        if (group < 0) continue;
        const ranks = model.ranks[dm]!;
        const rank = ranks[t]!;
        const first = firstGroup[dm]!;
        for (let b = below.starts[group - first]!; b < below.starts[group - first + 1]!; b++) {
          const from = first + below.groups[b]!;
          const end = starts[from + 1]!;
          let k = pointer[from]!;
          for (; k < end; k++) {
            const u = members[k]!;
            if (isCredible && ranks[u]! >= rank) break;
            if (least[u]! < 0) {
              least[u] = value;
              stack[top++] = u;
            }
          }
          pointer[from] = k;
        }
      }
    }
  }
  return least;
}
