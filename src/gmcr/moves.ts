// Unilateral moves: in option form all changes of a decision maker's own options that are feasible and allowed; in graph form the listed ones.
import type { BlockedMove, Conflict, DmId } from "./conflict.ts";
import { type Expression, evaluate } from "./expression.ts";
import type { GraphModel, OptionLayout } from "./graph-model.ts";
import { codeOf, combinationWith, isTaken, type OptionSpace } from "./option-space.ts";

type Moves = GraphModel["moves"];

/** Lists of more entries than this are found again each time they are asked for. */
const MOST_KEPT_LISTS = 400_000;

/** Moves of graph form. */
export function moveLists(
  moves: readonly (readonly (readonly [number, number])[])[],
  stateCount: number,
  hidden: readonly (Uint8Array | null)[],
): Moves {
  const lists = moves.map((pairs, dm) => {
    const targets: number[][] = Array.from({ length: stateCount }, () => []);
    for (const [from, to] of pairs) {
      if (hidden[dm]?.[from] !== 1 && hidden[dm]?.[to] !== 1) targets[from]!.push(to);
    }
    for (const list of targets) list.sort((a, b) => a - b);
    return targets;
  });
  return (dm, s) => lists[dm]![s]!;
}

/** Moves of option form: feasible combinations that differ in own options only, where directions and blocks allow. */
export function classMembers(
  conflict: Conflict,
  layout: OptionLayout,
  stateCount: number,
  hidden: readonly (Uint8Array | null)[],
): Moves {
  const { space, stateOf } = layout;
  const classes = conflict.decisionMakers.map((_, dm) => lazily(() => ownChanges(space, layout.owner, dm)));
  const allowed = conflict.decisionMakers.map((_, dm) => directionCheck(space, conflict, dm));
  const blocked = conflict.decisionMakers.map((_, dm) => conflict.blockedMoves.filter((rule) => rule.dm === dm));
  const kept: (readonly number[] | undefined)[] = [];
  const keeps = stateCount * conflict.decisionMakers.length <= MOST_KEPT_LISTS;
  const find = (dm: DmId, s: number): readonly number[] => {
    if (hidden[dm]?.[s] === 1) return [];
    const targets = new Set<number>();
    for (const from of layout.combinationsOf(s)) {
      for (const to of classes[dm]!()(from)) {
        const t = stateOf === null ? to : stateOf[to]!;
        if (t === s || hidden[dm]?.[t] === 1 || targets.has(t) || !allowed[dm]!(from, to)) continue;
        if (blocked[dm]!.some((rule) => isBlocked(space, rule, from, to))) continue;
        targets.add(t);
      }
    }
    return [...targets].sort((a, b) => a - b);
  };
  if (!keeps) return find;
  return (dm, s) => {
    const place = s * conflict.decisionMakers.length + dm;
    const list = kept[place] ?? find(dm, s);
    kept[place] = list;
    return list;
  };
}

/** A decision maker with up to this many choices of own options has them tried one by one; above, classes are listed once. */
const MOST_TRIED_CHOICES = 4096;

/** For each combination, the combinations with the same options of everybody else (itself among them). */
function ownChanges(space: OptionSpace, owner: readonly DmId[], dm: DmId): (combination: number) => readonly number[] {
  const weights = owner.flatMap((other, option) => (other === dm ? [{ option, weight: 2 ** option }] : []));
  const keyOf = (combination: number): number => {
    let key = codeOf(space, combination);
    for (const { option, weight } of weights) if (isTaken(space, combination, option)) key -= weight;
    return key;
  };
  const choices = 2 ** weights.length;
  if (choices <= MOST_TRIED_CHOICES) {
    const changes = Array.from({ length: choices }, (_, choice) =>
      weights.reduce((sum, { weight }, i) => sum + ((choice >> i) & 1) * weight, 0),
    );
    return (combination) => {
      const key = keyOf(combination);
      const members: number[] = [];
      for (const change of changes) {
        const member = combinationWith(space, key + change);
        if (member >= 0) members.push(member);
      }
      return members;
    };
  }
  const members = new Map<number, number[]>();
  for (let c = 0; c < space.count; c++) {
    const key = keyOf(c);
    const list = members.get(key);
    if (list === undefined) members.set(key, [c]);
    else list.push(c);
  }
  return (combination) => members.get(keyOf(combination))!;
}

/** Whether a change respects `on` (once taken stays taken) and `off` (once dropped stays dropped). */
function directionCheck(space: OptionSpace, conflict: Conflict, dm: DmId): (from: number, to: number) => boolean {
  const oneWay = conflict.decisionMakers[dm]!.options.filter(
    (option) => conflict.options[option]!.direction !== "both",
  );
  const staying = oneWay.map((option) => conflict.options[option]!.direction === "on");
  return (from, to) =>
    oneWay.every(
      (option, i) => isTaken(space, from, option) !== staying[i] || isTaken(space, to, option) === staying[i],
    );
}

function isBlocked(space: OptionSpace, rule: BlockedMove, from: number, to: number): boolean {
  const holds = (expression: Expression | null, combination: number): boolean =>
    expression === null || evaluate(expression, (option) => isTaken(space, combination, option));
  return holds(rule.from, from) && holds(rule.to, to);
}

function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}
