// Heads of punctuation: only words between which a mark stands without crossing arcs, and pairs share one head.

const OPENING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ['"', '"'],
]);

/** For marks between certain relations, how much each of the four places is to be preferred. */
export type MarkHabits = ReadonlyMap<string, readonly number[]>;

/** Words between two halves of a pair at most. */
const LONGEST_PAIR = 60;

/**
 * Moves marks in place. Nodes are numbered with the root as 0, `formOf` gives a node's plain form, `isMark`
 * says which nodes are punctuation without dependents, `arcs` scores heads, `nodes` to a dependent.
 */
export function attachMarks(
  formOf: (node: number) => string,
  heads: Int32Array,
  isMark: Uint8Array,
  arcs: Float32Array,
  relationOf: (node: number) => string,
  habits: MarkHabits,
): void {
  const nodes = heads.length;
  const partner = pairMarks(formOf, isMark);
  for (let d = 1; d < nodes; d++) {
    if (isMark[d] === 0 || heads[d] === 0) continue;
    const other = partner[d]!;
    if (other > d) {
      const inside = enclosedHead(heads, isMark, d, other);
      if (inside > 0) {
        heads[d] = inside;
        heads[other] = inside;
        continue;
      }
    } else if (other > 0 && heads[other] === heads[d] && heads[d]! > other && heads[d]! < d) continue;
    const places = placesOfMark(heads, isMark, d);
    const [left, right] = places;
    const name = habitName(formOf(d), left > 0 ? relationOf(left) : "", right > 0 ? relationOf(right) : "", places);
    const habit = habits.get(name);
    let best = 0;
    let bestScore = 0;
    for (let p = 0; p < 4; p++) {
      const place = places[p]!;
      if (place === 0) continue;
      const score = arcs[d * nodes + place]! + (habit === undefined ? 0 : habit[p]!);
      if (best === 0 || score > bestScore) {
        best = place;
        bestScore = score;
      }
    }
    if (best > 0) heads[d] = best;
  }
}

/** The other half of each mark's pair, kept and grown as needed. */
let partners = new Int32Array(256);

/** The other half of each mark's pair, 0 for none; good until the next sentence. */
function pairMarks(formOf: (node: number) => string, isMark: Uint8Array): Int32Array {
  if (partners.length < isMark.length) partners = new Int32Array(2 * isMark.length);
  const partner = partners.fill(0, 0, isMark.length);
  const open: number[] = [];
  for (let d = 1; d < isMark.length; d++) {
    if (isMark[d] === 0) continue;
    const form = formOf(d);
    const at = open.findLastIndex((o) => OPENING.get(formOf(o)) === form);
    if (at >= 0 && d - open[at]! <= LONGEST_PAIR) {
      partner[d] = open[at]!;
      partner[open[at]!] = d;
      open.length = at;
    } else if (OPENING.has(form)) open.push(d);
  }
  return partner;
}

/** The one word between two marks whose head lies outside them, 0 when there are several or none. */
function enclosedHead(heads: Int32Array, isMark: Uint8Array, from: number, to: number): number {
  let found = 0;
  for (let d = from + 1; d < to; d++) {
    if (isMark[d] !== 0 || (heads[d]! > from && heads[d]! < to)) continue;
    if (found > 0) return 0;
    found = d;
  }
  return found;
}

/**
 * Words that a mark may hang on without crossing: the highest on its left, the highest on its right, and the heads of
 * these where they lie beyond the mark; 0 where there is none.
 */
export function placesOfMark(heads: Int32Array, isMark: Uint8Array, mark: number): [number, number, number, number] {
  let left = mark - 1;
  while (left > 0 && isMark[left] !== 0) left--;
  let right = mark + 1;
  while (right < heads.length && isMark[right] !== 0) right++;
  if (right === heads.length) right = 0;
  while (left > 0 && heads[left]! > 0 && heads[left]! < mark) left = heads[left]!;
  while (right > 0 && heads[right]! > mark) right = heads[right]!;
  return [left, right, left > 0 ? heads[left]! : 0, right > 0 ? heads[right]! : 0];
}

/** Under which name the habits of a mark are kept: its form and the relations on either side. */
export function habitName(form: string, left: string, right: string, places: readonly number[]): string {
  return `${form} ${left} ${right} ${places[2]! > 0 ? 1 : 0}${places[3]! > 0 ? 1 : 0}`;
}
