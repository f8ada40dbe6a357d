// Mends trees in which one word has two subjects or two objects: the cheapest change of a relation or head.

/** Relations of which a word has at most one, in groups that count together. */
const SINGLE: readonly (readonly string[])[] = [
  ["nsubj", "nsubj:pass", "csubj", "csubj:pass"],
  ["obj"],
  ["iobj"],
  ["ccomp"],
];

/** Heads looked at besides the present one. */
const OTHER_HEADS = 4;
/** Changes made at most, so that odd input ends. */
const MOST_CHANGES = 12;

/** Group of every label, 0 for those that may repeat. */
export function singleGroups(labels: readonly string[]): Int32Array {
  return Int32Array.from(labels, (label) => SINGLE.findIndex((group) => group.includes(label)) + 1);
}

/** What the network knows of arcs and labels; nodes are numbered with the root as 0. */
export interface TreeScores {
  readonly nodes: number;
  /** Scores of heads, `nodes` to a dependent. */
  readonly arcs: Float32Array;
  /** Fills `out` with the scores of all labels for an arc. */
  readonly labelScores: (dependent: number, head: number, out: Float32Array) => void;
  readonly rootLabel: number;
}

interface Change {
  readonly dependent: number;
  readonly head: number;
  readonly label: number;
  readonly cost: number;
}

/** Changes heads and labels in place until no word has two dependents of one single group, or nothing more helps. */
export function mendRepeats(heads: Int32Array, labels: Int32Array, groups: Int32Array, scores: TreeScores): void {
  for (let change = 0; change < MOST_CHANGES; change++) {
    const pair = findRepeat(heads, labels, groups, scores.nodes);
    if (pair === null) return;
    let best: Change | null = null;
    for (const dependent of pair) {
      for (const option of changesOf(dependent, heads, labels, groups, scores)) {
        if (best === null || option.cost < best.cost) best = option;
      }
    }
    if (best === null) return;
    heads[best.dependent] = best.head;
    labels[best.dependent] = best.label;
  }
}

/** Two dependents of one head in the same group, or null. */
function findRepeat(heads: Int32Array, labels: Int32Array, groups: Int32Array, nodes: number): [number, number] | null {
  // A sentence has few words of any group: looking back over them is cheaper than a table.
  const kept: number[] = [];
  for (let d = 1; d < nodes; d++) {
    const group = groups[labels[d]!]!;
    if (group === 0) continue;
    for (const other of kept) if (heads[other] === heads[d] && groups[labels[other]!] === group) return [other, d];
    kept.push(d);
  }
  return null;
}

/** Ways to take a dependent out of the way: another label under its head, or another head. */
function changesOf(
  dependent: number,
  heads: Int32Array,
  labels: Int32Array,
  groups: Int32Array,
  { nodes, arcs, labelScores, rootLabel }: TreeScores,
): Change[] {
  const row = dependent * nodes;
  const present = heads[dependent]!;
  const out = new Float32Array(groups.length);
  let settled = 0;
  const changes: Change[] = [];
  for (const head of [present, ...otherHeads(dependent, heads, arcs, nodes)]) {
    labelScores(dependent, head, out);
    const most = largest(out);
    const total = Math.log(sumOfExponentials(out, most));
    /** Log probability of one label among the scores. */
    const share = (label: number): number => out[label]! - most - total;
    if (head === present) settled = arcs[row + present]! + share(labels[dependent]!);
    // Groups as bits.
    let taken = 0;
    for (let d = 1; d < nodes; d++) if (d !== dependent && heads[d] === head) taken |= 1 << groups[labels[d]!]!;
    let label = -1;
    for (let l = 0; l < out.length; l++) {
      const isBarred = l === rootLabel || (groups[l] !== 0 && (taken & (1 << groups[l]!)) !== 0);
      if (!isBarred && (label < 0 || out[l]! > out[label]!)) label = l;
    }
    if (label >= 0) changes.push({ dependent, head, label, cost: settled - arcs[row + head]! - share(label) });
  }
  return changes;
}

/** The best heads of a word besides the present one, the best first; none of them below the word. */
function otherHeads(dependent: number, heads: Int32Array, arcs: Float32Array, nodes: number): number[] {
  const row = dependent * nodes;
  const best: number[] = [];
  for (let h = 1; h < nodes; h++) {
    const score = arcs[row + h]!;
    if (best.length === OTHER_HEADS && score <= arcs[row + best[OTHER_HEADS - 1]!]!) continue;
    if (h === dependent || h === heads[dependent] || isUnder(h, dependent, heads)) continue;
    let at = best.length;
    while (at > 0 && score > arcs[row + best[at - 1]!]!) at--;
    best.splice(at, 0, h);
    if (best.length > OTHER_HEADS) best.pop();
  }
  return best;
}

function largest(scores: Float32Array): number {
  let most = scores[0]!;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > most) most = scores[i]!;
  return most;
}

function sumOfExponentials(scores: Float32Array, most: number): number {
  let total = 0;
  for (let i = 0; i < scores.length; i++) total += Math.exp(scores[i]! - most);
  return total;
}

function isUnder(node: number, ancestor: number, heads: Int32Array): boolean {
  for (let at = node; at > 0; at = heads[at]!) if (at === ancestor) return true;
  return false;
}
