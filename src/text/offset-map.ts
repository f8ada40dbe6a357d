// Maps offsets between an original text and its repaired form, both ways, without ever searching.
import type { RepairStep } from "./repair.ts";

/** Which way an offset inside a replaced stretch goes: to its beginning or to its end. */
export type Side = "before" | "after";

/** An offset map made of ordered, non-overlapping replacements. Offsets are UTF-16 code units. */
export interface OffsetMap {
  /** What it was made from: functions cannot be posted to another thread, these can. */
  readonly steps: readonly RepairStep[];
  readonly toOriginal: (offset: number, side: Side) => number;
  readonly toRepaired: (offset: number, side: Side) => number;
}

/**
 * The map of a list of repair steps, sorted by `start` and not overlapping.
 * An offset strictly inside a replaced stretch goes to the stretch's start (`before`) or end (`after`) on the other side;
 * where the replacement has the same length, it goes to the offset with the same distance from the start.
 * An offset at an insertion goes before or after what was inserted, and so does, on the way back, one at a deletion.
 * @throws RangeError if the steps overlap or are not in order.
 */
export function makeOffsetMap(steps: readonly RepairStep[]): OffsetMap {
  const n = steps.length;
  const originalStart = new Int32Array(n);
  const originalEnd = new Int32Array(n);
  const repairedStart = new Int32Array(n);
  const repairedEnd = new Int32Array(n);
  let shift = 0;
  let last = 0;
  for (const [i, step] of steps.entries()) {
    if (step.start < last || step.end < step.start) {
      throw new RangeError(
        `Repair steps must be in order and apart; step ${i} is ${step.start}..${step.end} after ${last}`,
      );
    }
    originalStart[i] = step.start;
    originalEnd[i] = step.end;
    repairedStart[i] = step.start + shift;
    repairedEnd[i] = step.start + shift + step.repaired.length;
    shift += step.repaired.length - (step.end - step.start);
    last = step.end;
  }
  const along = (fromStart: Int32Array, fromEnd: Int32Array, toStart: Int32Array, toEnd: Int32Array) => {
    return (offset: number, side: Side): number => {
      // "before" looks at the last step that begins before the offset, "after" also at those that begin at it, so that an
      // insertion (or, the other way, a deletion) at the offset lies between the two sides.
      let low = 0;
      let high = n;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (fromStart[middle]! < offset || (side === "after" && fromStart[middle] === offset)) low = middle + 1;
        else high = middle;
      }
      const i = low - 1;
      if (i < 0) return offset;
      if (offset === fromStart[i] && offset < fromEnd[i]!) return toStart[i]!;
      if (offset >= fromEnd[i]!) return offset - fromEnd[i]! + toEnd[i]!;
      if (fromEnd[i]! - fromStart[i]! === toEnd[i]! - toStart[i]!) return toStart[i]! + offset - fromStart[i]!;
      return side === "before" ? toStart[i]! : toEnd[i]!;
    };
  };
  return {
    steps,
    toOriginal: along(repairedStart, repairedEnd, originalStart, originalEnd),
    toRepaired: along(originalStart, originalEnd, repairedStart, repairedEnd),
  };
}
