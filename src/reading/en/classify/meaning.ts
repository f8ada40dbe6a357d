// What the words of a statement mean, as numbers: the parser's fixed word vectors, added up by the part the words play.
import type { OpenTable } from "../parser/open-table.ts";
import type { Signs } from "./linear.ts";

/** The parts that words play, by the signs that name them; each has its own sum. */
const PARTS: readonly ReadonlySet<string>[] = [
  new Set(["head", "c.head"]),
  new Set(["obj", "c.obj", "xcomp", "c.xcomp", "ccomp", "c.ccomp", "subject-word", "act-word", "above"]),
  new Set(["word"]),
];
/** Brings sums to about the size of one sign. */
const STEP = 0.75;

/** One vector for each part, one after the other; words without a vector count nothing. Names are no signs, so no name counts. */
export function meaningOf(signs: Signs, table: OpenTable): Float32Array {
  const { size } = table;
  const out = new Float32Array(PARTS.length * size);
  const one = new Float32Array(size);
  const counts = PARTS.map(() => 0);
  for (const name of signs.keys()) {
    const at = name.indexOf("=");
    if (at < 0) continue;
    const part = PARTS.findIndex((roles) => roles.has(name.slice(0, at)));
    if (part < 0) continue;
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
