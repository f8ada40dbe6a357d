// From a conflict to its graph model: states enumerated and merged, moves, ranks, hidden states; what does not fit is a problem.
import type { Conflict, DmId, HiddenStates, Preference, PreferenceStatement, StateName } from "./conflict.ts";
import { type Expression, evaluate } from "./expression.ts";
import type { GraphModel, OptionLayout, StatePairs } from "./graph-model.ts";
import { classMembers, moveLists } from "./moves.ts";
import { nearestName } from "./nearest-name.ts";
import {
  codeFrom,
  combinationId,
  combinationWith,
  conflictingRules,
  enumerateSpace,
  evaluateWords,
  isTaken,
  MOST_STATES,
  type OptionSpace,
  type SpaceFailure,
} from "./option-space.ts";
import { type ConflictProblem, errorAt, FILE_START, type Place, quoted, warningAt } from "./problem.ts";
import { areExactWeights, type Ranking, rankByStatements, rankByWeights } from "./ranking.ts";

/** A model, or null where an error leaves none. */
export interface MadeModel {
  readonly model: GraphModel | null;
  readonly problems: readonly ConflictProblem[];
  /** How long the ranking of states took by the clock that was given; 0 without one. */
  readonly rankMs: number;
}

/** How a model is made. */
export interface ModelConfig {
  /** More feasible states than this are a problem. */
  readonly mostStates?: number;
  /** A clock in milliseconds, for `rankMs`. */
  readonly now?: () => number;
}

/** Makes the graph model of a conflict (of one world, where there are assumptions). */
export function makeModel(conflict: Conflict, { mostStates = MOST_STATES, now }: ModelConfig = {}): MadeModel {
  const problems: ConflictProblem[] = [];
  const made = conflict.form === "graph" ? graphFormStates(conflict) : optionFormStates(conflict, mostStates, problems);
  if (made === null) return { model: null, problems, rankMs: 0 };
  const hidden = conflict.hidden.map((states) => (states === null ? null : hiddenStates(made, states, problems)));
  const rankStart = now?.() ?? 0;
  const ranks: Int32Array[] = [];
  const unknown: (StatePairs | null)[] = [];
  const greatlyBelow: (Int32Array | null)[] = [];
  for (const [dm, preference] of conflict.preferences.entries()) {
    const ranking = rank(made, preference, conflict.decisionMakers[dm]!.id, problems);
    ranks.push(ranking.ranks);
    unknown.push(unknownPairs(made, preference, problems));
    greatlyBelow.push(strength(made, preference, ranking, problems));
    if (preference.unknown.length > 0 && greatlyBelow[dm] !== null) {
      const found = `"unknown" and strength of preference for the same decision maker`;
      problems.push(errorAt(preference.at, "preference", found, "one of them: no stability is defined for both"));
    }
  }
  const rankMs = (now?.() ?? 0) - rankStart;
  const statusQuo = statusQuoOf(conflict, made, problems);
  if (problems.some((problem) => problem.severity === "error"))
    return { model: null, problems: inOrder(problems), rankMs };
  const model: GraphModel = {
    decisionMakers: conflict.decisionMakers.map(({ id, name }) => ({ id, name })),
    stateCount: made.count,
    ranks,
    unknown,
    greatlyBelow,
    hidden,
    statusQuo,
    layout: made.layout,
    moves:
      made.layout === null
        ? moveLists(conflict.moves, made.count, hidden)
        : classMembers(conflict, made.layout, made.count, hidden),
    stateId: made.idOf,
    stateLabel: made.labelOf,
    stateWithId: made.withId,
  };
  return { model, problems: inOrder(problems), rankMs };
}

/** States before preferences: how many, their ids, and how they stand for combinations. */
interface States {
  readonly count: number;
  readonly layout: OptionLayout | null;
  readonly idOf: (s: number) => string;
  readonly labelOf: (s: number) => string | null;
  readonly withId: (id: string) => number;
  /** What to say of an id that names no state. */
  readonly whyNot: (id: string) => { readonly found: string; readonly expected: string };
}

/**
 * Ranks of one decision maker by a conflict's statements or weights, over the states of a model made of the same options and
 * rules. Null where the preference is of another kind, states are merged, or weights cannot be added exactly.
 */
export function rankDecisionMaker(conflict: Conflict, model: GraphModel, dm: DmId): Int32Array | null {
  const { basis, unknown, muchBetter } = conflict.preferences[dm]!;
  if (model.layout === null || model.layout.stateOf !== null || unknown.length + muchBetter.length > 0) return null;
  if (basis.kind === "statements") return rankByStatements(model.layout.space, basis.statements).ranks;
  return basis.kind === "weights" && areExactWeights(basis.weights)
    ? rankByWeights(model.layout.space, basis.weights).ranks
    : null;
}

// States

function graphFormStates(conflict: Conflict): States {
  const index = new Map(conflict.states.map((state, s) => [state.id, s]));
  return {
    count: conflict.states.length,
    layout: null,
    idOf: (s) => conflict.states[s]!.id,
    labelOf: (s) => conflict.states[s]!.label,
    withId: (id) => index.get(id) ?? -1,
    whyNot: (id) => {
      const near = nearestName(id, index.keys());
      return {
        found: `an unknown state ${quoted(id)}`,
        expected: near === null ? "an id of the list of states" : `"${near}"`,
      };
    },
  };
}

function optionFormStates(conflict: Conflict, mostStates: number, problems: ConflictProblem[]): States | null {
  const rules = conflict.infeasible.map((rule) => rule.when);
  const space = enumerateSpace(conflict.options.length, rules, mostStates);
  if ("kind" in space) {
    problems.push(...spaceProblems(conflict, space, mostStates));
    return null;
  }
  const merged = mergeCombinations(conflict, space, problems);
  const count = merged?.count ?? space.count;
  const layout: OptionLayout = {
    space,
    owner: conflict.options.map((option) => option.dm),
    ids: conflict.options.map((option) => option.fullId),
    names: conflict.options.map((option) => option.name),
    directions: conflict.options.map((option) => option.direction),
    stateOf: merged?.stateOf ?? null,
    combinationsOf: merged === null ? (s) => [s] : (s) => merged.groups.get(s)?.members ?? [merged.firstOf[s]!],
    hasBlockedMoves: conflict.blockedMoves.length > 0,
  };
  const optionCount = conflict.options.length;
  const idOf = (s: number): string => {
    const group = merged?.groups.get(s);
    return group?.id ?? combinationId(space, merged === null ? s : merged.firstOf[s]!);
  };
  const withId = (id: string): number => {
    const group = merged?.byId.get(id);
    if (group !== undefined) return group;
    const code = codeFrom(id, optionCount);
    if (code === null) return -1;
    const combination = combinationWith(space, code);
    if (combination < 0 || merged === null) return combination;
    const s = merged.stateOf[combination]!;
    return merged.groups.has(s) ? -1 : s;
  };
  const whyNot = (id: string): { found: string; expected: string } => {
    const expected = `a feasible state: ${optionCount} letters Y or N in the order of the options`;
    const code = codeFrom(id, optionCount);
    if (code === null) return { found: `${quoted(id)}, which is no state`, expected };
    const combination = combinationWith(space, code);
    if (combination >= 0) {
      const group = merged!.groups.get(merged!.stateOf[combination]!)!;
      return { found: `state "${id}", which is merged with others`, expected: `"${group.id}"` };
    }
    const taken = (option: number): boolean => id[option] === "Y";
    const rule = conflict.infeasible.find(({ when }) => evaluate(when, taken));
    const where = rule === undefined ? "" : ` (rule in line ${rule.at.line})`;
    return { found: `state "${id}", which is infeasible${where}`, expected };
  };
  return { count, layout, idOf, labelOf: (s) => merged?.groups.get(s)?.label ?? null, withId, whyNot };
}

function spaceProblems(conflict: Conflict, failure: SpaceFailure, mostStates: number): readonly ConflictProblem[] {
  const optionCount = conflict.options.length;
  const all = (2n ** BigInt(optionCount)).toLocaleString("en");
  const at = conflict.options[0]?.at ?? FILE_START;
  const remedy = `at most ${mostStates.toLocaleString("en")}: rule out combinations under "infeasible", or drop options`;
  if (failure.kind === "too-many-options") {
    return [
      errorAt(
        at,
        "too-many-options",
        `${optionCount} options, which are ${all} combinations`,
        "at most 52 options: drop some, or split the conflict",
      ),
    ];
  }
  if (failure.kind === "too-many-states") {
    const count = failure.isExact
      ? failure.atLeast.toLocaleString("en")
      : `more than ${mostStates.toLocaleString("en")}`;
    return [errorAt(at, "too-many-states", `${optionCount} options with ${count} feasible states`, remedy)];
  }
  if (failure.kind === "search-too-long") {
    const found = `${optionCount} options, which are ${all} combinations, with rules that leave too many to look at`;
    return [errorAt(at, "too-many-states", found, remedy)];
  }
  const rules = conflictingRules(conflict);
  const lines = rules.slice(0, 8).map((rule) => `${rule.at.line}`);
  if (rules.length > 8) lines.push(`${rules.length - 8} more`);
  const list = lines.length > 1 ? `${lines.slice(0, -1).join(", ")} and ${lines.at(-1)}` : `${lines[0]}`;
  const found =
    lines.length > 1
      ? `rules in lines ${list} that together leave no state`
      : `a rule in line ${list} that leaves no state`;
  return [errorAt(rules.at(-1)?.at ?? FILE_START, "no-state", found, "at least one feasible state")];
}

interface Merged {
  readonly count: number;
  readonly stateOf: Int32Array;
  /** Lowest combination of each state. */
  readonly firstOf: Int32Array;
  readonly groups: ReadonlyMap<number, Group>;
  readonly byId: ReadonlyMap<string, number>;
}
interface Group {
  readonly id: string;
  readonly label: string | null;
  readonly members: readonly number[];
}

/** Applies the merge rules; states keep the order of their lowest combination. Rules that overlap make one state. */
function mergeCombinations(conflict: Conflict, space: OptionSpace, problems: ConflictProblem[]): Merged | null {
  if (conflict.merge.length === 0) return null;
  const groupOf = new Int32Array(space.count).fill(-1);
  const leader = conflict.merge.map((_, rule) => rule);
  const rootOf = (rule: number): number => {
    let root = rule;
    while (leader[root] !== root) root = leader[root]!;
    return root;
  };
  const warned = new Set<string>();
  for (const [rule, { when, at }] of conflict.merge.entries()) {
    const values = evaluateWords(when, space);
    let matches = 0;
    for (let c = 0; c < space.count; c++) {
      if (((values[c >>> 5]! >>> (c & 31)) & 1) === 0) continue;
      matches++;
      const other = groupOf[c]!;
      if (other < 0) groupOf[c] = rule;
      else if (rootOf(other) !== rootOf(rule)) {
        leader[Math.max(rootOf(other), rootOf(rule))] = Math.min(rootOf(other), rootOf(rule));
        const key = `${other} ${rule}`;
        if (!warned.has(key)) {
          const found = `a merge rule that shares state "${combinationId(space, c)}" with the one in line ${conflict.merge[other]!.at.line}; both make one state`;
          problems.push(warningAt(at, "merge-overlap", found, "merge rules that share no state"));
        }
        warned.add(key);
      }
    }
    if (matches === 0)
      problems.push(warningAt(at, "merge-empty", "a merge rule that no feasible state fits", "a rule that fits some"));
  }
  const stateOf = new Int32Array(space.count);
  const stateOfRoot = new Map<number, number>();
  const first: number[] = [];
  const members = new Map<number, number[]>();
  for (let c = 0; c < space.count; c++) {
    const root = groupOf[c]! < 0 ? -1 : rootOf(groupOf[c]!);
    let s = root < 0 ? undefined : stateOfRoot.get(root);
    if (s === undefined) {
      s = first.length;
      first.push(c);
      if (root >= 0) {
        stateOfRoot.set(root, s);
        members.set(s, []);
      }
    }
    stateOf[c] = s;
    members.get(s)?.push(c);
  }
  const groups = new Map<number, Group>();
  const byId = new Map<string, number>();
  for (const [root, s] of stateOfRoot) {
    const id = idOfMembers(space, members.get(s)!);
    groups.set(s, { id, label: conflict.merge[root]!.label, members: members.get(s)! });
    byId.set(id, s);
  }
  for (const [s, group] of groups) {
    if (byId.get(group.id) === s) continue;
    const found = `two merged states that both read "${group.id}"`;
    problems.push(
      errorAt(
        conflict.merge[0]!.at,
        "merge-id",
        found,
        "merged states that differ in an option on which all members agree",
      ),
    );
  }
  return { count: first.length, stateOf, firstOf: Int32Array.from(first), groups, byId };
}

function idOfMembers(space: OptionSpace, members: readonly number[]): string {
  let id = "";
  for (let option = 0; option < space.optionCount; option++) {
    const value = isTaken(space, members[0]!, option);
    id += members.some((c) => isTaken(space, c, option) !== value) ? "-" : value ? "Y" : "N";
  }
  return id;
}

/** Two members of one merged state for which an expression differs, or null. */
function disagreement(layout: OptionLayout, values: Int32Array): readonly [number, number] | null {
  if (layout.stateOf === null) return null;
  const firstOf = new Map<number, number>();
  const bitAt = (c: number): number => (values[c >>> 5]! >>> (c & 31)) & 1;
  for (let c = 0; c < layout.space.count; c++) {
    const s = layout.stateOf[c]!;
    const first = firstOf.get(s);
    if (first === undefined) firstOf.set(s, c);
    else if (bitAt(first) !== bitAt(c)) return [first, c];
  }
  return null;
}

// Hidden states

function hiddenStates(
  states: States,
  { when, states: named, at }: HiddenStates,
  problems: ConflictProblem[],
): Uint8Array {
  const hidden = new Uint8Array(states.count);
  for (const s of named) hidden[s] = 1;
  if (when === null || states.layout === null) return hidden;
  const { space, stateOf } = states.layout;
  const values = evaluateWords(when, space);
  mustAgree(states.layout, values, at, "a hidden expression", problems);
  for (let c = 0; c < space.count; c++) {
    if (((values[c >>> 5]! >>> (c & 31)) & 1) === 1) hidden[stateOf === null ? c : stateOf[c]!] = 1;
  }
  return hidden;
}

function mustAgree(
  layout: OptionLayout,
  values: Int32Array,
  at: Place,
  what: string,
  problems: ConflictProblem[],
): void {
  const pair = disagreement(layout, values);
  if (pair === null) return;
  const [a, b] = pair.map((c) => combinationId(layout.space, c));
  const found = `${what} that differs between "${a}" and "${b}", which are merged into one state`;
  problems.push(errorAt(at, "merge-disagreement", found, "the same value for all members of a merged state"));
}

// Preferences

function rank(states: States, preference: Preference, dmId: string, problems: ConflictProblem[]): Ranking {
  const { basis } = preference;
  if (basis.kind === "indifferent") return { ranks: new Int32Array(states.count), levelCount: 1 };
  if (basis.kind === "ranking") return rankByList(states, basis.levels, preference, dmId, problems);
  const layout = states.layout!;
  if (basis.kind === "statements") {
    checkStatements(layout, basis.statements, problems);
    return onStates(states, rankByStatements(layout.space, basis.statements));
  }
  if (!areExactWeights(basis.weights)) {
    const found = `weights of "${dmId}" with too many digits to be added exactly`;
    problems.push(
      errorAt(preference.at, "weight", found, "at most 15 digits from the largest sum to the last decimal"),
    );
    return { ranks: new Int32Array(states.count), levelCount: 1 };
  }
  const ranking = rankByWeights(layout.space, basis.weights);
  const pair = layout.stateOf === null ? null : differingMembers(layout, ranking.ranks);
  if (pair !== null) {
    const [a, b] = pair.map((c) => combinationId(layout.space, c));
    const found = `weights of "${dmId}" that differ between "${a}" and "${b}", which are merged into one state`;
    problems.push(
      errorAt(preference.at, "merge-disagreement", found, "the same sum for all members of a merged state"),
    );
  }
  return onStates(states, ranking);
}

function checkStatements(
  layout: OptionLayout,
  statements: readonly PreferenceStatement[],
  problems: ConflictProblem[],
): void {
  if (layout.stateOf === null) return;
  for (const { expression, at } of statements) {
    const values = evaluateWords(expression, layout.space);
    mustAgree(layout, values, at, "a preference statement", problems);
  }
}

function differingMembers(layout: OptionLayout, values: Int32Array): readonly [number, number] | null {
  const firstOf = new Map<number, number>();
  for (let c = 0; c < values.length; c++) {
    const s = layout.stateOf![c]!;
    const first = firstOf.get(s);
    if (first === undefined) firstOf.set(s, c);
    else if (values[first] !== values[c]) return [first, c];
  }
  return null;
}

/** Ranks of combinations as ranks of states; merged states have the rank of their members, which agree. */
function onStates(states: States, ranking: Ranking): Ranking {
  const stateOf = states.layout?.stateOf ?? null;
  if (stateOf === null) return ranking;
  const ranks = new Int32Array(states.count);
  for (let c = 0; c < stateOf.length; c++) ranks[stateOf[c]!] = ranking.ranks[c]!;
  return { ranks, levelCount: ranking.levelCount };
}

function rankByList(
  states: States,
  levels: readonly (readonly StateName[])[],
  preference: Preference,
  dmId: string,
  problems: ConflictProblem[],
): Ranking {
  const ranks = new Int32Array(states.count).fill(-1);
  for (const [i, level] of levels.entries()) {
    for (const name of level) {
      const s = stateNamed(states, name, problems);
      if (s >= 0) ranks[s] = levels.length - 1 - i;
    }
  }
  const missing: string[] = [];
  let missingCount = 0;
  for (let s = 0; s < states.count; s++) {
    if (ranks[s] !== -1) continue;
    ranks[s] = 0;
    if (++missingCount <= 3) missing.push(`"${states.idOf(s)}"`);
  }
  if (missingCount > 0) {
    const more =
      missingCount > missing.length ? ` and ${(missingCount - missing.length).toLocaleString("en")} more` : "";
    const found = `a ranking of "${dmId}" without ${missing.join(", ")}${more}`;
    problems.push(errorAt(preference.at, "ranking", found, "every feasible state once"));
  }
  return { ranks, levelCount: levels.length };
}

function stateNamed(states: States, name: StateName, problems: ConflictProblem[]): number {
  const s = states.withId(name.id);
  if (s < 0 && problems.length < 100) {
    const { found, expected } = states.whyNot(name.id);
    problems.push(errorAt(name.at, "unknown-state", found, expected));
  }
  return s;
}

function unknownPairs(states: States, preference: Preference, problems: ConflictProblem[]): StatePairs | null {
  if (preference.unknown.length === 0) return null;
  const pairs = new Set<number>();
  for (const [a, b] of preference.unknown) {
    const s = stateNamed(states, a, problems);
    const t = stateNamed(states, b, problems);
    if (s < 0 || t < 0) continue;
    pairs.add(s * states.count + t);
    pairs.add(t * states.count + s);
  }
  return pairs;
}

/** By rank, the highest rank that it is greatly preferred to. A pair speaks for everything at least as good, over everything at most as good. */
function strength(
  states: States,
  preference: Preference,
  ranking: Ranking,
  problems: ConflictProblem[],
): Int32Array | null {
  const gaps = preference.basis.kind === "ranking" ? preference.basis.gaps : [];
  if (preference.muchBetter.length === 0 && gaps.length === 0) return null;
  const below = new Int32Array(Math.max(1, ranking.levelCount)).fill(-1);
  for (const gap of gaps) {
    const upper = ranking.levelCount - gap;
    below[upper] = Math.max(below[upper]!, upper - 1);
  }
  for (const [a, b] of preference.muchBetter) {
    const s = stateNamed(states, a, problems);
    const t = stateNamed(states, b, problems);
    if (s < 0 || t < 0) continue;
    const upper = ranking.ranks[s]!;
    const lower = ranking.ranks[t]!;
    if (upper <= lower) {
      const found = `"${a.id}" as much better than "${b.id}", which is ranked ${upper === lower ? "level with" : "above"} it`;
      problems.push(errorAt(a.at, "muchBetter", found, "the better state first"));
    } else below[upper] = Math.max(below[upper]!, lower);
  }
  for (let r = 1; r < below.length; r++) below[r] = Math.max(below[r]!, below[r - 1]!);
  return below;
}

// Status quo

function statusQuoOf(conflict: Conflict, states: States, problems: ConflictProblem[]): number | null {
  const { statusQuo } = conflict;
  if (statusQuo === null) return null;
  if (statusQuo.kind === "state") {
    const s = stateNamed(states, statusQuo.state, problems);
    return s < 0 ? null : s;
  }
  const { space, stateOf } = states.layout!;
  let code = 0;
  for (let option = conflict.options.length - 1; option >= 0; option--)
    code = code * 2 + (statusQuo.taken[option] ? 1 : 0);
  const combination = combinationWith(space, code);
  if (combination >= 0) return stateOf === null ? combination : stateOf[combination]!;
  // A status quo that nobody wrote (all N) may be infeasible: then there is none.
  if (statusQuo.at === FILE_START) return null;
  const id = statusQuo.taken.map((value) => (value ? "Y" : "N")).join("");
  const rule = conflict.infeasible.find(({ when }: { when: Expression }) =>
    evaluate(when, (option) => statusQuo.taken[option]!),
  );
  const where = rule === undefined ? "" : ` by the rule in line ${rule.at.line}`;
  problems.push(
    errorAt(statusQuo.at, "status-quo", `a status quo "${id}" that is infeasible${where}`, "a feasible state"),
  );
  return null;
}

function inOrder(problems: ConflictProblem[]): readonly ConflictProblem[] {
  return problems.sort((a, b) => a.start - b.start);
}

/** Index of a decision maker by its id, or -1. */
export function dmWithId(model: GraphModel, id: string): DmId {
  return model.decisionMakers.findIndex((dm) => dm.id === id);
}
