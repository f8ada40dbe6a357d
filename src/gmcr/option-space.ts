// The option combinations of a conflict that are feasible, as bit codes in ascending order: option 0 is the lowest bit.
import type { Conflict, InfeasibleRule } from "./conflict.ts";
import { AND, type Expression, evaluate, IF, IFF, NOT, OR, optionsNamed } from "./expression.ts";

/** Options beyond this do not fit into a code that numbers hold exactly. */
export const MOST_OPTIONS = 52;

/** Combinations beyond this are not enumerated unless a caller says so. */
export const MOST_STATES: number = 2 ** 24;

/** Up to this many options feasibility is decided for 32 combinations at once over the whole cube. */
const CUBE_OPTIONS = 26;
/** Partial combinations that the search beyond the cube may look at before it gives up. */
const MOST_VISITS = 40_000_000;

/**
 * The feasible combinations. Combination `c` has the code `lo[c] + 2^32 hi[c]`; where `lo` is null every combination
 * is feasible and `c` is its own code; where `hi` is null codes have at most 32 bits.
 */
export interface OptionSpace {
  readonly optionCount: number;
  readonly count: number;
  readonly lo: Uint32Array | null;
  readonly hi: Uint32Array | null;
}

/** Why there is no space: too many combinations (a lower bound), or none that is feasible. */
export type SpaceFailure =
  | { readonly kind: "too-many-options"; readonly optionCount: number }
  | { readonly kind: "too-many-states"; readonly atLeast: number; readonly isExact: boolean }
  | { readonly kind: "search-too-long" }
  | { readonly kind: "no-state" };

/** Enumerates the combinations that no rule excludes. */
export function enumerateSpace(
  optionCount: number,
  rules: readonly Expression[],
  mostStates: number = MOST_STATES,
): OptionSpace | SpaceFailure {
  if (optionCount > MOST_OPTIONS) return { kind: "too-many-options", optionCount };
  if (rules.length === 0) {
    const count = 2 ** optionCount;
    if (count > mostStates) return { kind: "too-many-states", atLeast: count, isExact: true };
    return { optionCount, count, lo: null, hi: null };
  }
  return optionCount <= CUBE_OPTIONS
    ? enumerateCube(optionCount, rules, mostStates)
    : enumerateBySearch(optionCount, rules, mostStates);
}

/** How many combinations no rule excludes: counted without listing them, or bounded by all where there are too many to look at. */
export function countCombinations(
  optionCount: number,
  rules: readonly Expression[],
): { readonly count: number; readonly isExact: boolean } {
  if (rules.length === 0) return { count: 2 ** optionCount, isExact: true };
  if (optionCount <= CUBE_OPTIONS) return { count: countFeasible(excludedWords(optionCount, rules)), isExact: true };
  const found = optionCount > MOST_OPTIONS ? null : enumerateBySearch(optionCount, rules, 2 ** 22);
  if (found === null || ("kind" in found && found.kind !== "no-state"))
    return { count: 2 ** optionCount, isExact: false };
  return { count: "kind" in found ? 0 : found.count, isExact: true };
}

/** Whether a combination has an option taken. */
export function isTaken(space: OptionSpace, combination: number, option: number): boolean {
  if (space.lo === null) return Math.floor(combination / 2 ** option) % 2 === 1;
  if (option < 32) return ((space.lo[combination]! >>> option) & 1) === 1;
  return ((space.hi![combination]! >>> (option - 32)) & 1) === 1;
}

/** The exact code of a combination, as a number. */
export function codeOf(space: OptionSpace, combination: number): number {
  if (space.lo === null) return combination;
  return space.lo[combination]! + (space.hi === null ? 0 : space.hi[combination]! * 2 ** 32);
}

/** The combination with a code, or -1 where it is not feasible. */
export function combinationWith(space: OptionSpace, code: number): number {
  if (space.lo === null) return code < space.count ? code : -1;
  let low = 0;
  let high = space.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codeOf(space, middle) < code) low = middle + 1;
    else high = middle;
  }
  return low < space.count && codeOf(space, low) === code ? low : -1;
}

/** The code of a string of Y and N in option order, or null where it is no such string. */
export function codeFrom(id: string, optionCount: number): number | null {
  if (id.length !== optionCount || !/^[YN]*$/.test(id)) return null;
  let code = 0;
  for (let option = optionCount - 1; option >= 0; option--) code = code * 2 + (id[option] === "Y" ? 1 : 0);
  return code;
}

/** A combination's Y and N in option order. */
export function combinationId(space: OptionSpace, combination: number): string {
  let id = "";
  for (let option = 0; option < space.optionCount; option++) id += isTaken(space, combination, option) ? "Y" : "N";
  return id;
}

const LOW_OPTION_WORDS: readonly number[] = [
  0xaaaaaaaa | 0,
  0xcccccccc | 0,
  0xf0f0f0f0 | 0,
  0xff00ff00 | 0,
  0xffff0000 | 0,
];

/** Words handled together, so that what waits on the stack stays in the processor's cache. */
const BLOCK = 1024;

const keptColumns = new WeakMap<OptionSpace, (Int32Array | undefined)[]>();

/** Values of one option for all combinations of a subset; gathered once. */
function columnOf(space: OptionSpace, option: number): Int32Array {
  let columns = keptColumns.get(space);
  if (columns === undefined) {
    columns = [];
    keptColumns.set(space, columns);
  }
  let column = columns[option];
  if (column === undefined) {
    const source = option < 32 ? space.lo! : space.hi!;
    const shift = option & 31;
    column = new Int32Array(Math.ceil(space.count / 32));
    for (let c = 0, word = 0; c < space.count; c += 32, word++) {
      const width = Math.min(32, space.count - c);
      let bits = 0;
      for (let b = 0; b < width; b++) bits |= ((source[c + b]! >>> shift) & 1) << b;
      column[word] = bits;
    }
    columns[option] = column;
  }
  return column;
}

/** Writes the values of one option for the words from `first` on. */
function writeOption(space: OptionSpace, option: number, first: number, to: Int32Array, count: number): void {
  if (space.lo !== null) to.set(columnOf(space, option).subarray(first, first + count));
  else if (option < 5) to.fill(LOW_OPTION_WORDS[option]!, 0, count);
  else {
    const shift = option - 5;
    for (let i = 0; i < count; i++) to[i] = -(((first + i) >>> shift) & 1);
  }
}

/** Evaluates an expression for 32 combinations at once: bit b of word w is combination 32 w + b. */
export function evaluateWords(expression: Expression, space: OptionSpace): Int32Array {
  const words = Math.ceil(space.count / 32);
  const values = new Int32Array(words);
  const { program, stackSize } = expression;
  const stack = Array.from({ length: stackSize }, () => new Int32Array(Math.min(BLOCK, words)));
  for (let first = 0; first < words; first += BLOCK) {
    const count = Math.min(BLOCK, words - first);
    let top = -1;
    for (const step of program) {
      if (step >= 0) writeOption(space, step, first, stack[++top]!, count);
      else if (step === NOT) {
        const own = stack[top]!;
        for (let i = 0; i < count; i++) own[i] = ~own[i]!;
      } else {
        const right = stack[top--]!;
        combineWords(step, stack[top]!, right, count);
      }
    }
    values.set(stack[0]!.subarray(0, count), first);
  }
  return values;
}

function combineWords(operator: number, left: Int32Array, right: Int32Array, count: number): void {
  if (operator === AND) for (let i = 0; i < count; i++) left[i]! &= right[i]!;
  else if (operator === OR) for (let i = 0; i < count; i++) left[i]! |= right[i]!;
  else if (operator === IF) for (let i = 0; i < count; i++) left[i]! |= ~right[i]!;
  else if (operator === IFF) for (let i = 0; i < count; i++) left[i] = ~(left[i]! ^ right[i]!);
}

/** Checks that the search for conflicting rules may make, and the size of each. */
const MOST_RULE_CHECKS = 400;
const RULE_CHECK_OPTIONS = 18;

/**
 * The rules that together leave no state: as few as dropping one after another finds within a budget (then more may be
 * named than needed); empty where some state is left.
 */
export function conflictingRules(conflict: Conflict): readonly InfeasibleRule[] {
  const leavesNone = (rules: readonly InfeasibleRule[]): boolean => !hasCombination(rules.map((rule) => rule.when));
  let rules = [...conflict.infeasible];
  if (!leavesNone(rules)) return [];
  let checks = 0;
  // First halves and quarters, then one by one: most rules have nothing to do with it.
  for (
    let size = Math.ceil(rules.length / 2);
    size >= 1 && checks < MOST_RULE_CHECKS;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < rules.length && checks < MOST_RULE_CHECKS; checks++) {
      const rest = [...rules.slice(0, at), ...rules.slice(at + size)];
      if (rest.length > 0 && leavesNone(rest)) rules = rest;
      else at += size;
    }
  }
  return rules;
}

/** Whether some combination of the options that the rules name is excluded by none of them; where that takes too long, yes. */
function hasCombination(rules: readonly Expression[]): boolean {
  const named = [...new Set(rules.flatMap((rule) => optionsNamed(rule)))].sort((a, b) => a - b);
  const place = new Map(named.map((option, i) => [option, i]));
  const renumbered = rules.map((rule) => ({
    ...rule,
    program: rule.program.map((step) => (step >= 0 ? place.get(step)! : step)),
  }));
  const found =
    named.length <= RULE_CHECK_OPTIONS
      ? enumerateCube(named.length, renumbered, 0)
      : enumerateBySearch(named.length, renumbered, 0, MOST_VISITS / MOST_RULE_CHECKS);
  return !("kind" in found && found.kind === "no-state");
}

/** A bit for each combination of the cube, 1 where some rule excludes it (or the cube has no such combination). */
function excludedWords(optionCount: number, rules: readonly Expression[]): Int32Array {
  const cube = 2 ** optionCount;
  const words = Math.ceil(cube / 32);
  const excluded = new Int32Array(words);
  const all: OptionSpace = { optionCount, count: cube, lo: null, hi: null };
  for (const rule of rules) {
    const values = evaluateWords(rule, all);
    for (let word = 0; word < words; word++) excluded[word]! |= values[word]!;
  }
  if (cube < 32) excluded[0]! |= ~(2 ** cube - 1);
  return excluded;
}

function countFeasible(excluded: Int32Array): number {
  let count = 0;
  for (let word = 0; word < excluded.length; word++) count += 32 - bitCount(excluded[word]!);
  return count;
}

function enumerateCube(
  optionCount: number,
  rules: readonly Expression[],
  mostStates: number,
): OptionSpace | SpaceFailure {
  const cube = 2 ** optionCount;
  const excluded = excludedWords(optionCount, rules);
  const words = excluded.length;
  const count = countFeasible(excluded);
  if (count === 0) return { kind: "no-state" };
  if (count > mostStates) return { kind: "too-many-states", atLeast: count, isExact: true };
  if (count === cube) return { optionCount, count, lo: null, hi: null };
  const lo = new Uint32Array(count);
  let next = 0;
  for (let word = 0; word < words; word++) {
    let left = ~excluded[word]!;
    while (left !== 0) {
      const bit = 31 - Math.clz32(left & -left);
      lo[next++] = word * 32 + bit;
      left &= left - 1;
    }
  }
  return { optionCount, count, lo, hi: null };
}

/** Decides options from the highest down, so that codes come in ascending order; a rule is asked once its last option is decided. */
function enumerateBySearch(
  optionCount: number,
  rules: readonly Expression[],
  mostStates: number,
  mostVisits: number = MOST_VISITS,
): OptionSpace | SpaceFailure {
  const decidedBy: Expression[][] = Array.from({ length: optionCount + 1 }, () => []);
  for (const rule of rules) decidedBy[optionsNamed(rule)[0] ?? optionCount]!.push(rule);
  const value = new Int8Array(optionCount).fill(-1);
  const taken = (option: number): boolean => value[option] === 1;
  if (decidedBy[optionCount]!.some((rule) => evaluate(rule, taken))) return { kind: "no-state" };
  const codes: number[] = [];
  let option = optionCount - 1;
  let visits = 0;
  while (option < optionCount) {
    if (++visits > mostVisits) return { kind: "search-too-long" };
    value[option]!++;
    if (value[option] === 2) {
      value[option] = -1;
      option++;
      continue;
    }
    if (decidedBy[option]!.some((rule) => evaluate(rule, taken))) continue;
    if (option > 0) {
      option--;
      continue;
    }
    if (codes.length >= mostStates) return { kind: "too-many-states", atLeast: codes.length + 1, isExact: false };
    let code = 0;
    for (let i = optionCount - 1; i >= 0; i--) code = code * 2 + value[i]!;
    codes.push(code);
  }
  if (codes.length === 0) return { kind: "no-state" };
  const lo = Uint32Array.from(codes, (code) => code % 2 ** 32);
  const hi = optionCount > 32 ? Uint32Array.from(codes, (code) => Math.floor(code / 2 ** 32)) : null;
  return { optionCount, count: codes.length, lo, hi };
}

function bitCount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
