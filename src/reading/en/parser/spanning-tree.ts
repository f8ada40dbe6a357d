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
  const table = Float64Array.from(scores);
  for (let d = 1; d < width; d++) table[d * width]! -= ROOT_TOLL;
  return contract(table, width);
}

/** Nodes of one ring among the heads, or null. Nodes whose head is below 0 lead nowhere. */
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

/** A ring that became one node: which nodes (places of the table at the time), and the arc into each. */
interface Contraction {
  /** Number of the new node: words have 1..size, every ring the next number. */
  readonly made: number;
  readonly members: readonly { readonly node: number; readonly dependent: number; readonly head: number }[];
}

/**
 * Chu-Liu and Edmonds by contraction in place: a ring becomes one node, which takes the place of its first member in
 * the table; when no ring is left, the rings are opened again, the latest first.
 */
function contract(table: Float64Array, width: number): Int32Array {
  // Where an entry of the table comes from: which word would get which head.
  const dependents = new Int16Array(width * width);
  const governors = new Int16Array(width * width);
  for (let d = 1; d < width; d++) {
    dependents.fill(d, d * width, (d + 1) * width);
    for (let h = 0; h < width; h++) governors[d * width + h] = h;
  }
  const heads = new Int32Array(width).fill(-1);
  /** Places of the table still in use, and the number of the node in each. */
  let active = Array.from({ length: width }, (_, node) => node);
  const nodeAt = Int32Array.from(active);
  const bestHead = (d: number): number => {
    let head = -1;
    for (const h of active) if (h !== d && (head < 0 || table[d * width + h]! > table[d * width + head]!)) head = h;
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
