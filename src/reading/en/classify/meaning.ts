// What the words of a statement mean, as numbers: the parser's fixed word vectors, added up by the part the words play.
import type { OpenTable } from "../parser/open-table.ts";
import type { Signs } from "./linear.ts";

/** The parts that words play, by the signs that name them; each has its own sum. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ["head", 0],
  ["c.head", 0],
  ["obj", 1],
  ["c.obj", 1],
  ["xcomp", 1],
  ["c.xcomp", 1],
  ["ccomp", 1],
  ["c.ccomp", 1],
  ["subject-word", 1],
  ["act-word", 1],
  ["above", 1],
  ["word", 2],
]);
const PART_COUNT = 3;
/** Brings sums to about the size of one sign. */
const STEP = 0.75;

/** One vector for each part, one after the other; words without a vector count nothing. Names are no signs, so no name counts. */
export function meaningOf(signs: Signs, table: OpenTable): Float32Array {
  const { size } = table;
  const out = new Float32Array(PART_COUNT * size);
  const one = new Float32Array(size);
  const counts = new Array<number>(PART_COUNT).fill(0);
  for (const name of signs.keys()) {
    const at = name.indexOf("=");
    if (at < 0) continue;
    const part = PARTS.get(name.slice(0, at));
    if (part === undefined) continue;
    const row = table.rowOf(name.slice(at + 1));
    if (row < 0) continue;
    table.fill(row, one, 0);
    counts[part]!++;
    for (let j = 0; j < size; j++) out[part * size + j]! += one[j]!;
  }
  for (const [part, n] of counts.entries())
    for (let j = 0; j < size; j++) out[part * size + j]! *= n === 0 ? 0 : STEP / Math.sqrt(n);
  return out;
}
