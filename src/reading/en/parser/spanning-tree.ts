// The best tree over a table of arc scores: each word's best head, and where these form rings, Chu-Liu and Edmonds.

/** More than any two trees differ by. */
const ROOT_TOLL = 1e7;

/**
 * Heads of the highest-scoring tree with exactly one child of the root. `scores[d * (size + 1) + h]` is the score of
 * node h governing node d; node 0 is the root, nodes 1..size are words. Returns heads by node, -1 at place 0.
 */
export function bestTree(scores: Float32Array, size: number): Int32Array {
  const width = size + 1;
  const heads = new Int32Array(width).fill(-1);
  let rootCount = 0;
  for (let d = 1; d < width; d++) {
    const row = d * width;
    let head = 0;
    for (let h = 1; h < width; h++) if (h !== d && scores[row + h]! > scores[row + head]!) head = h;
    heads[d] = head;
    if (head === 0) rootCount++;
  }
  if (rootCount === 1 && findRing(heads, width) === null) return heads;
  // A toll on every arc from the root, larger than all differences, leaves the best tree with one such arc as the
  // best of all (Stanojevic and Cohen 2021, A Root of a Problem).
  const table = new Float64Array(width * width);
  for (let d = 1; d < width; d++) {
    for (let h = 0; h < width; h++) table[d * width + h] = scores[d * width + h]! - (h === 0 ? ROOT_TOLL : 0);
  }
  return contract(table, width);
}

/** Nodes of one ring among the heads, or null. */
function findRing(heads: Int32Array, width: number): number[] | null {
  const seen = new Int32Array(width);
  for (let start = 1; start < width; start++) {
    let at = start;
    while (at > 0 && seen[at] === 0) {
      seen[at] = start;
      at = heads[at]!;
    }
    if (at > 0 && seen[at] === start) {
      const ring = [at];
      for (let next = heads[at]!; next !== at; next = heads[next]!) ring.push(next);
      return ring;
    }
  }
  return null;
}

/** Chu-Liu and Edmonds by contraction: a ring becomes one node, the smaller problem is solved, the ring is opened. */
function contract(table: Float64Array, width: number): Int32Array {
  const heads = new Int32Array(width).fill(-1);
  for (let d = 1; d < width; d++) {
    let head = d === 1 ? (width > 2 ? 2 : 0) : 1;
    for (let h = 0; h < width; h++) if (h !== d && table[d * width + h]! > table[d * width + head]!) head = h;
    heads[d] = head;
  }
  const ring = findRing(heads, width);
  if (ring === null) return heads;
  const inRing = new Uint8Array(width);
  for (const node of ring) inRing[node] = 1;
  const rest: number[] = [];
  for (let node = 0; node < width; node++) if (inRing[node] === 0) rest.push(node);
  const small = rest.length + 1;
  const merged = small - 1;
  const smaller = new Float64Array(small * small).fill(-2e9);
  const into = new Int32Array(small);
  const outOf = new Int32Array(small);
  let ringScore = 0;
  for (const node of ring) ringScore += table[node * width + heads[node]!]!;
  for (let a = 0; a < rest.length; a++) {
    const x = rest[a]!;
    for (let b = 1; b < rest.length; b++) if (a !== b) smaller[b * small + a] = table[rest[b]! * width + x]!;
    let enter = ring[0]!;
    let leave = ring[0]!;
    for (const node of ring) {
      const gain = table[node * width + x]! - table[node * width + heads[node]!]!;
      if (gain > table[enter * width + x]! - table[enter * width + heads[enter]!]!) enter = node;
      if (table[x * width + node]! > table[x * width + leave]!) leave = node;
    }
    into[a] = enter;
    outOf[a] = leave;
    smaller[merged * small + a] = ringScore + table[enter * width + x]! - table[enter * width + heads[enter]!]!;
    if (a > 0) smaller[a * small + merged] = table[x * width + leave]!;
  }
  const solved = contract(smaller, small);
  const result = new Int32Array(width).fill(-1);
  for (const node of ring) result[node] = heads[node]!;
  for (let b = 1; b < rest.length; b++) {
    const head = solved[b]!;
    result[rest[b]!] = head === merged ? outOf[b]! : rest[head]!;
  }
  const entry = solved[merged]!;
  result[into[entry]!] = rest[entry]!;
  return result;
}
