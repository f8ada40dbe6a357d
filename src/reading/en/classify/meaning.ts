// What the words of a statement mean, as numbers: the parser's fixed word vectors, added up by the part the words play.
import type { OpenTable } from "../parser/open-table.ts";
import type { Meant, SignList } from "./sign.ts";

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

function meantBy(name: string, table: OpenTable): Meant | null {
  const at = name.indexOf("=");
  const part = at < 0 ? undefined : PARTS.get(name.slice(0, at));
  if (part === undefined) return null;
  const row = table.rowOf(name.slice(at + 1));
  if (row < 0) return null;
  const vector = new Float32Array(table.size);
  table.fill(row, vector, 0);
  return { part, vector };
}

/** One vector for each part, one after the other; words without a vector count nothing. Names are no signs, so no name counts. */
export function meaningOf(signs: SignList, table: OpenTable): Float32Array {
  const { size } = table;
  const out = new Float32Array(PART_COUNT * size);
  const counts = new Uint32Array(PART_COUNT);
  for (const sign of signs.signs) {
    const meant = sign.meantIn(table, meantBy);
    if (meant === null) continue;
    const { part, vector } = meant;
    counts[part]!++;
    const from = part * size;
    for (let j = 0; j < size; j++) out[from + j]! += vector[j]!;
  }
  for (let part = 0; part < PART_COUNT; part++) {
    const n = counts[part]!;
    const factor = n === 0 ? 0 : STEP / Math.sqrt(n);
    for (let j = part * size; j < (part + 1) * size; j++) out[j]! *= factor;
  }
  return out;
}
