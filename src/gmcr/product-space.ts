// Feasible states as cells of a product: each decision maker's strategies that occur, side by side; what the fast engine walks over.
import type { DmId } from "./conflict.ts";
import type { GraphModel } from "./graph-model.ts";
import { codeOf, type OptionSpace } from "./option-space.ts";

/** A product with more cells than this, or (measured) with more than this many cells for each state, is not worth walking. */
const MOST_CELLS: number = 2 ** 26;
const MOST_CELLS_PER_STATE = 3;

/**
 * Cells are mixed-radix numbers, decision maker 0 the lowest digit: `cell = sum of digit[dm] * strides[dm]`.
 * A digit is a strategy: one choice of own options that occurs in some feasible state, in the order of its code.
 * Because options stand in the order of their owners, states and cells come in the same order.
 */
export interface ProductSpace {
  readonly cellCount: number;
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** State of each cell, -1 where no state is; null where cells and states are the same numbers. */
  readonly stateOfCell: Int32Array | null;
  readonly axes: readonly Axis[];
}

/**
 * One decision maker's strategies. With irreversible options strategies fall into patterns (same irreversible options,
 * turned so that the allowed direction is from 0 to 1); a move leads to the same pattern or one above it.
 */
export interface Axis {
  readonly patternCount: number;
  /** By strategy. */
  readonly patternOf: Int32Array;
  /** Strategies ordered by pattern; those of pattern p are `ordered[starts[p]] .. ordered[starts[p + 1] - 1]`. */
  readonly ordered: Int32Array;
  readonly starts: Int32Array;
  /** By pattern: the patterns that moves may come from, and those that moves may lead to, itself among them. */
  readonly below: readonly Int32Array[];
  readonly above: readonly Int32Array[];
}

/** The product of a model in option form, or null where there is none: graph form, merged states, blocked moves, too sparse. */
export function productSpaceOf(
  model: GraphModel,
  mostCellsPerState: number = MOST_CELLS_PER_STATE,
): ProductSpace | null {
  const { layout } = model;
  if (layout === null || layout.stateOf !== null || layout.hasBlockedMoves) return null;
  const { space, owner } = layout;
  const dmCount = model.decisionMakers.length;
  const firstOption: number[] = [];
  const optionCount: number[] = [];
  for (let dm = 0, next = 0; dm < dmCount; dm++) {
    firstOption.push(next);
    while (owner[next] === dm) next++;
    optionCount.push(next - firstOption[dm]!);
    if (dm === dmCount - 1 && next !== owner.length) return null;
  }
  if (optionCount.some((count) => count > 26)) return null;
  const isCube = space.lo === null;
  const ownCode = makeOwnCode(space, firstOption, optionCount);
  const strategies = optionCount.map((count, dm) =>
    isCube ? allCodes(count) : occurring(space.count, count, (s) => ownCode(s, dm)),
  );
  const sizes = strategies.map((codes) => codes.length);
  const strides: number[] = [];
  let cellCount = 1;
  for (const size of sizes) {
    strides.push(cellCount);
    cellCount *= size;
  }
  if (cellCount > MOST_CELLS || cellCount > mostCellsPerState * space.count) return null;
  const axes = strategies.map((codes, dm) =>
    makeAxis(codes, layout.directions.slice(firstOption[dm]!, firstOption[dm]! + optionCount[dm]!)),
  );
  if (cellCount === space.count) return { cellCount, sizes, strides, stateOfCell: null, axes };
  const digitOf = strategies.map((codes, dm) => {
    const digits = new Int32Array(2 ** optionCount[dm]!);
    for (let digit = 0; digit < codes.length; digit++) digits[codes[digit]!] = digit;
    return digits;
  });
  const stateOfCell = new Int32Array(cellCount).fill(-1);
  for (let s = 0; s < space.count; s++) {
    let cell = 0;
    for (let dm = 0; dm < dmCount; dm++) cell += digitOf[dm]![ownCode(s, dm)]! * strides[dm]!;
    stateOfCell[cell] = s;
  }
  return { cellCount, sizes, strides, stateOfCell, axes };
}

/** A state's choice of one decision maker's options, as a code of its own. */
function makeOwnCode(
  space: OptionSpace,
  firstOption: readonly number[],
  optionCount: readonly number[],
): (s: number, dm: DmId) => number {
  const { lo } = space;
  const masks = optionCount.map((count) => 2 ** count - 1);
  if (lo !== null && space.optionCount <= 31) return (s, dm) => (lo[s]! >>> firstOption[dm]!) & masks[dm]!;
  return (s, dm) => Math.floor(codeOf(space, s) / 2 ** firstOption[dm]!) % (masks[dm]! + 1);
}

function allCodes(optionCount: number): Int32Array {
  return Int32Array.from({ length: 2 ** optionCount }, (_, code) => code);
}

function occurring(stateCount: number, optionCount: number, ownCode: (s: number) => number): Int32Array {
  const occurs = new Uint8Array(2 ** optionCount);
  for (let s = 0; s < stateCount; s++) occurs[ownCode(s)] = 1;
  const codes: number[] = [];
  for (let code = 0; code < occurs.length; code++) if (occurs[code] === 1) codes.push(code);
  return Int32Array.from(codes);
}

function makeAxis(codes: Int32Array, directions: readonly ("both" | "on" | "off")[]): Axis {
  let oneWay = 0;
  let flipped = 0;
  for (const [i, direction] of directions.entries()) {
    if (direction !== "both") oneWay += 2 ** i;
    if (direction === "off") flipped += 2 ** i;
  }
  const masks: number[] = [];
  const indexOf = new Map<number, number>();
  const patternOf = new Int32Array(codes.length);
  for (const [digit, code] of codes.entries()) {
    const mask = (code ^ flipped) & oneWay;
    let pattern = indexOf.get(mask);
    if (pattern === undefined) {
      pattern = masks.length;
      indexOf.set(mask, pattern);
      masks.push(mask);
    }
    patternOf[digit] = pattern;
  }
  const related = (holds: (own: number, other: number) => boolean): readonly Int32Array[] =>
    masks.map((own) => Int32Array.from(masks.flatMap((other, pattern) => (holds(own, other) ? [pattern] : []))));
  const starts = new Int32Array(masks.length + 1);
  for (const pattern of patternOf) starts[pattern + 1]!++;
  for (let pattern = 0; pattern < masks.length; pattern++) starts[pattern + 1]! += starts[pattern]!;
  const next = starts.slice();
  const ordered = new Int32Array(codes.length);
  for (const [digit, pattern] of patternOf.entries()) ordered[next[pattern]!++] = digit;
  return {
    patternCount: masks.length,
    patternOf,
    ordered,
    starts,
    below: related((own, other) => (other & own) === other),
    above: related((own, other) => (other & own) === own),
  };
}
