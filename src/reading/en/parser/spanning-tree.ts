// The best tree over a table of arc scores: each word's best head, and where these form rings, Chu-Liu and Edmonds.

/** Less than any tree scores: an arc that must not be. */
const BARRED = -1e9;

/** Tables of `contract`, kept and grown as needed: to make them anew for every sentence costs more than to fill them. */
let tables = makeTables(64);

function makeTables(width: number) {
  const size = width * width;
  return { width, table: new Float64Array(size), dependents: new Int16Array(size), governors: new Int16Array(size) };
}

/**
 * Heads of the highest-scoring tree with exactly one child of the root. `scores[d * (size + 1) + h]` is the score of
 * node h governing node d; node 0 is the root, nodes 1..size are words. Returns heads by node, -1 at place 0.
 */
export function bestTree(scores: Float32Array, size: number): Int32Array {
  const width = size + 1;
  const heads = new Int32Array(width).fill(-1);
  for (let d = 1; d < width; d++) {
    const row = d * width;
    let head = 0;
    let most = scores[row]!;
    for (let h = 1; h < width; h++) {
      const score = scores[row + h]!;
      if (score > most && h !== d) [head, most] = [h, score];
    }
    heads[d] = head;
  }
  const free = findRing(heads, width) === null ? heads : contract(scores, width, 0);
  if (free.indexOf(0, 1) === free.lastIndexOf(0)) return free;
  return singleRootTree(scores, width);
}

/**
 * The best tree with one child of the root: every word is tried as that child, in the order of what its tree could
 * score at most, until none can be better than the best found (after Stanojevic and Cohen 2021, A Root of a Problem).
 */
function singleRootTree(scores: Float32Array, width: number): Int32Array {
  let most = 0;
  const gains: { readonly child: number; readonly gain: number }[] = [];
  for (let d = 1; d < width; d++) {
    let best = BARRED;
    for (let h = 1; h < width; h++) if (h !== d) best = Math.max(best, scores[d * width + h]!);
    most += best;
    gains.push({ child: d, gain: scores[d * width]! - best });
  }
  gains.sort((a, b) => b.gain - a.gain || a.child - b.child);
  let found: Int32Array | null = null;
  let foundScore = 0;
  for (const { child, gain } of gains) {
    if (found !== null && most + gain <= foundScore) break;
    const tree = contract(scores, width, child);
    let score = 0;
    for (let d = 1; d < width; d++) score += scores[d * width + tree[d]!]!;
    if (found === null || score > foundScore) [found, foundScore] = [tree, score];
  }
  return found!;
}

/** The walk that came by each node, kept and grown as needed. */
let seen = new Int32Array(256);

/** Nodes of one ring among the heads, or null. Nodes whose head is below 0 lead nowhere. */
function findRing(heads: Int32Array, width: number): number[] | null {
  if (seen.length < width) seen = new Int32Array(2 * width);
  seen.fill(0, 0, width);
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

/** A ring that became one node: which nodes (places of the table at the time), and the arc into each. */
interface Contraction {
  /** Number of the new node: words have 1..size, every ring the next number. */
  readonly made: number;
  readonly members: readonly { readonly node: number; readonly dependent: number; readonly head: number }[];
}

/**
 * Chu-Liu and Edmonds by contraction in place: a ring becomes one node, which takes the place of its first member in
 * the table; when no ring is left, the rings are opened again, the latest first. No word but `rootChild` hangs on the
 * root, unless that is 0.
 */
function contract(scores: Float32Array, width: number, rootChild: number): Int32Array {
  if (tables.width < width) tables = makeTables(width);
  const { table, dependents, governors } = tables;
  for (let i = width * width - 1; i >= 0; i--) table[i] = scores[i]!;
  if (rootChild > 0) for (let d = 1; d < width; d++) if (d !== rootChild) table[d * width] = BARRED;
  // Where an entry of the table comes from: which word would get which head.
  for (let d = 0; d < width; d++) {
    for (let h = 0; h < width; h++) {
      dependents[d * width + h] = d;
      governors[d * width + h] = h;
    }
  }
  const heads = new Int32Array(width).fill(-1);
  /** Places of the table still in use, and the number of the node in each. */
  let active = Array.from({ length: width }, (_, node) => node);
  const nodeAt = Int32Array.from(active);
  const bestHead = (d: number): number => {
    let head = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < active.length; i++) {
      const h = active[i]!;
      const score = table[d * width + h]!;
      if (h !== d && (head < 0 || score > most)) [head, most] = [h, score];
    }
    return head;
  };
  for (let d = 1; d < width; d++) heads[d] = bestHead(d);
  const contractions: Contraction[] = [];
  const parent = new Int32Array(2 * width);
  let nodes = width;
  for (let ring = findRing(heads, width); ring !== null; ring = findRing(heads, width)) {
    const place = ring[0]!;
    const made = nodes++;
    const inner = ring.map((d) => {
      const at = d * width + heads[d]!;
      return { place: d, score: table[at]!, node: nodeAt[d]!, dependent: dependents[at]!, head: governors[at]! };
    });
    contractions.push({ made, members: inner });
    for (const { node } of inner) parent[node] = made;
    const gone = new Set(ring);
    active = active.filter((node) => !gone.has(node));
    for (const x of active) {
      let [enter, gain] = [-1, 0];
      let leave = place;
      for (const { place: d, score } of inner) {
        const own = table[d * width + x]! - score;
        if (enter < 0 || own > gain) [enter, gain] = [d, own];
        if (table[x * width + d]! > table[x * width + leave]!) leave = d;
      }
      const [into, entry] = [place * width + x, enter * width + x];
      table[into] = gain;
      dependents[into] = dependents[entry]!;
      governors[into] = governors[entry]!;
      const [out, exit] = [x * width + place, x * width + leave];
      table[out] = table[exit]!;
      dependents[out] = dependents[exit]!;
      governors[out] = governors[exit]!;
      if (gone.has(heads[x]!)) heads[x] = place;
    }
    for (const d of ring) heads[d] = -1;
    heads[place] = bestHead(place);
    active.push(place);
    nodeAt[place] = made;
  }
  const result = new Int32Array(width).fill(-1);
  /** The word by which the arc into a node reaches it. */
  const entered = new Int32Array(nodes);
  for (const place of active) {
    if (place === 0) continue;
    const at = place * width + heads[place]!;
    entered[nodeAt[place]!] = dependents[at]!;
    result[dependents[at]!] = governors[at]!;
  }
  for (const { made, members } of contractions.reverse()) {
    // The member of the ring that the arc from outside leads to keeps it, the others get theirs.
    let kept = entered[made]!;
    while (parent[kept] !== made) kept = parent[kept]!;
    entered[kept] = entered[made]!;
    for (const { node, dependent, head } of members) {
      if (node === kept) continue;
      entered[node] = dependent;
      result[dependent] = head;
    }
  }
  return result;
}
