// The parser's network at run time: word vectors through recurrent layers to tags, a tree and its relations.

import { plainForm } from "./forms.ts";
import { makeKernel, packIntegers, ROW_BLOCK } from "./kernel.ts";
import { attachMarks, type MarkHabits } from "./marks.ts";
import { mendRepeats, singleGroups } from "./repeats.ts";
import { bestTree } from "./spanning-tree.ts";
import type { WordVectors } from "./word-vectors.ts";

/** Sizes of a trained network. */
export interface NetworkSizes {
  /** Floats per word vector. */
  readonly inputSize: number;
  /** Units per direction of a recurrent layer. */
  readonly units: number;
  readonly layers: number;
  /** Words on either side whose vectors the first layer sees beside a word's own. */
  readonly reach: number;
  /** Layer (from 1) whose output tags are read from. */
  readonly tagLayer: number;
  readonly arcSize: number;
  readonly labelSize: number;
  readonly tagCount: number;
  readonly labels: readonly string[];
}

/** A trained matrix, row by row: integers with a scale per column, or (small ones) the numbers themselves. */
export interface TrainedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int16Array | Float32Array;
  readonly scales: Float32Array | null;
}

/** What the network says of the words of one sentence; heads are word indices, -1 for the root. */
export interface Analysis {
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** Turns the words of a sentence into an analysis. */
export interface Network {
  /** At most `MOST_WORDS` words. */
  readonly analyse: (words: readonly string[]) => Analysis;
}

/** Words whose share of the first layer is kept ready; that only saves time, and all are dropped when it is full. */
const MOST_READY = 5000;

/** Most words `analyse` takes at once. */
export const MOST_WORDS = 240;

/** Heads whose scores are this close to the best contend for a word. */
const CONTENDING = 3;
/** The doubt about their label that the other heads are charged with. */
const TYPICAL_DOUBT = 1;

/** Distances from head to dependent are told apart in this many classes. */
export const DISTANCE_CLASSES = 32;

/** Class of a signed distance (dependent minus head): steps grow with the distance; either direction has its own. */
export function distanceClass(delta: number): number {
  const size = Math.abs(delta);
  const step = size < 8 ? size : size < 12 ? 8 : size < 16 ? 9 : size < 24 ? 10 : size < 36 ? 11 : 12;
  return delta > 0 ? step : 16 + step;
}

/** Class of the distance to the root, which has no place in the sentence. */
export const ROOT_DISTANCE = 15;

const upTo = (block: number, n: number): number => Math.ceil(n / block) * block;

/** Makes the network from its matrices and the vectors of words; `engine` chooses the arithmetic, whose results are the same. */
export function makeNetwork(
  sizes: NetworkSizes,
  trained: ReadonlyMap<string, TrainedMatrix>,
  vectors: WordVectors,
  habits: MarkHabits,
  engine: "any" | "plain" = "any",
): Network {
  const { inputSize, units, layers, reach, tagLayer, arcSize, labelSize, tagCount, labels: labelNames } = sizes;
  const labelCount = labelNames.length;
  // This label belongs to the word governed by the root, and to no other.
  const rootLabel = labelNames.indexOf("root");
  const groups = singleGroups(labelNames);
  const punctuation = labelNames.indexOf("punct");
  const width = 2 * units;
  const firstColumns = 4 * width;
  /** A word's products with the first layer's weights, for every place of the window it may stand in. */
  const shareSize = (2 * reach + 1) * firstColumns;
  const mostRows = upTo(8, MOST_WORDS + 1);
  const headColumns = 2 * arcSize + 2 * labelSize;
  const tagColumns = upTo(8, tagCount);
  const labelColumns = upTo(8, labelCount);
  const gates = (layer: number): number => (layer === 0 ? 4 : 3);

  const matrices = new Map(trained);
  matrices.set("layer0", sideBySide(trained.get("layer0")!, inputSize));
  let used = 0;
  const reserve = (size: number): number => {
    const at = used;
    used += upTo(16, size);
    return at;
  };
  const places = new Map<string, number>();
  const scales = new Map<string, number>();
  for (const [name, matrix] of matrices) {
    places.set(name, reserve(matrix.scales === null ? matrix.values.length : matrix.values.length / 2));
    if (matrix.scales !== null) scales.set(name, reserve(matrix.columns));
  }
  const zeros = reserve(width);
  const biases = Array.from({ length: layers }, (_, layer) => reserve(gates(layer) * width));
  const fresh = reserve(mostRows * inputSize);
  const freshProducts = reserve(mostRows * shareSize);
  // Share 0 belongs to the root.
  const shares = reserve((MOST_READY + 1) * shareSize);
  const outputs = Array.from({ length: layers }, () => reserve(mostRows * width));
  const products = reserve(mostRows * 4 * width);
  const states = reserve(mostRows * width);
  const heads = reserve(mostRows * headColumns);
  const keys = reserve(mostRows * arcSize);
  const arcs = reserve(mostRows * mostRows);
  const joined = reserve(mostRows * labelSize);
  const labelScores = reserve(mostRows * labelColumns);
  const tagScores = reserve(mostRows * tagColumns);
  const rounded = reserve((mostRows * Math.max(inputSize, width, labelSize)) / 2);
  const roundedScales = reserve(mostRows);

  const kernel = makeKernel(used, engine);
  const { floats } = kernel;
  for (const [name, matrix] of matrices) {
    if (matrix.scales === null) floats.set(matrix.values, places.get(name)!);
    else {
      const packed = packIntegers(matrix.values as Int16Array, matrix.rows, matrix.columns);
      kernel.shorts.set(packed, 2 * places.get(name)!);
      floats.set(matrix.scales, scales.get(name)!);
    }
  }
  for (let layer = 0; layer < layers; layer++) {
    const cell = matrices.get(`cell${layer}`)!.values;
    for (let k = 0; k < width; k++) {
      const at = biases[layer]! + Math.floor(k / units) * gates(layer) * units + (k % units);
      floats[at + units] = cell[k]!;
      floats[at + 2 * units] = cell[width + k]!;
    }
  }
  const distance = matrices.get("distance")!.values;

  const product = (input: number, name: string, bias: number, output: number, rows: number): void => {
    const { rows: depth, columns } = matrices.get(name)!;
    for (let i = 0; i < rows && bias >= 0; i++) floats.copyWithin(output + i * columns, bias, bias + columns);
    kernel.roundRows(input, rounded, roundedScales, rows, depth);
    kernel.multiplyIntegers(rounded, roundedScales, places.get(name)!, scales.get(name)!, output, rows, columns, depth);
  };

  const slots = new Map<string, number>();
  /** Where the share of each node in the first layer lies, after working out those that are not ready. */
  const readyShares = (words: readonly string[]): Int32Array => {
    if (slots.size + words.length > MOST_READY) slots.clear();
    const missing: string[] = [];
    const places = new Int32Array(words.length + 1).fill(shares);
    const first = slots.size + 1;
    for (const [i, word] of words.entries()) {
      let slot = slots.get(word);
      if (slot === undefined) {
        slot = first + missing.length;
        slots.set(word, slot);
        floats.set(vectors.vectorOf(word), fresh + missing.length * inputSize);
        missing.push(word);
      }
      places[i + 1] = shares + slot * shareSize;
    }
    if (missing.length > 0) computeShares(missing.length, shares + first * shareSize);
    return places;
  };
  const computeShares = (count: number, to: number): void => {
    floats.fill(0, freshProducts, freshProducts + count * shareSize);
    product(fresh, "layer0", -1, freshProducts, upTo(ROW_BLOCK, count));
    floats.copyWithin(to, freshProducts, freshProducts + count * shareSize);
  };
  floats.set(vectors.root, fresh);
  computeShares(1, shares);

  /** Products of the first layer: the biases and what the words of the window add. */
  const sumShares = (shareOf: Int32Array, nodes: number): void => {
    for (let i = 0; i < nodes; i++) {
      const at = products + i * firstColumns;
      floats.copyWithin(at, biases[0]!, biases[0]! + firstColumns);
      for (let w = 0; w <= 2 * reach; w++) {
        const of = i + w - reach;
        if (of >= 0 && of < nodes) kernel.add(at, shareOf[of]! + w * firstColumns, firstColumns);
      }
    }
  };

  const runLayer = (layer: number, nodes: number, rows: number): void => {
    if (layer > 0) product(outputs[layer - 1]!, `layer${layer}`, biases[layer]!, products, rows);
    const block = gates(layer) * units;
    const cell = places.get(`cell${layer}`)! + 2 * width;
    for (let direction = 0; direction < 2; direction++) {
      let before = zeros;
      for (let t = 0; t < nodes; t++) {
        const row = direction === 0 ? t : nodes - 1 - t;
        const at = products + row * 2 * block + direction * block;
        const base = row * width + direction * units;
        const skip = layer === 0 ? at + 3 * units : outputs[layer - 1]! + base;
        kernel.recur(at, before, cell + direction * units, width, skip, states + base, outputs[layer]! + base, units);
        before = states + base;
      }
    }
  };

  /** Scores of every word as head of every other, `nodes` to a row. */
  const scoreArcs = (nodes: number, rows: number): Float32Array => {
    const columns = upTo(8, nodes);
    for (let h = 0; h < columns; h++) {
      const to = keys + (h >> 3) * arcSize * 8 + (h & 7);
      const from = heads + h * headColumns + arcSize;
      for (let p = 0; p < arcSize; p++) floats[to + p * 8] = h < nodes ? floats[from + p]! : 0;
    }
    for (let d = 0; d < rows; d++) {
      for (let h = 0; h < columns; h++) {
        floats[arcs + d * columns + h] = distance[h === 0 ? ROOT_DISTANCE : distanceClass(d - h)]!;
      }
    }
    kernel.multiply(heads, keys, arcs, rows, columns, arcSize, headColumns, columns);
    const scores = new Float32Array(nodes * nodes);
    for (let d = 1; d < nodes; d++) {
      scores.set(floats.subarray(arcs + d * columns, arcs + d * columns + nodes), d * nodes);
    }
    return scores;
  };

  /** Index of the best of `count` scores, `except` one. */
  const best = (at: number, count: number, except: number): number => {
    let found = -1;
    for (let j = 0; j < count; j++) {
      if (j !== except && (found < 0 || floats[at + j]! > floats[at + found]!)) found = j;
    }
    return found;
  };

  /** Puts what an arc's label is read from into a row. */
  const joinVectors = (dependent: number, head: number, row: number): void => {
    const a = heads + dependent * headColumns + 2 * arcSize;
    const b = heads + head * headColumns + 2 * arcSize + labelSize;
    const to = joined + row * labelSize;
    for (let j = 0; j < labelSize; j++) {
      const sum = floats[a + j]! + floats[b + j]!;
      floats[to + j] = sum > 0 ? sum : 0;
    }
  };
  const scoreLabels = (dependent: number, head: number, out: Float32Array): void => {
    joinVectors(dependent, head, 0);
    product(joined, "labelOut", places.get("labelBias")!, labelScores, ROW_BLOCK);
    for (let j = 0; j < labelCount; j++) out[j] = floats[labelScores + j]!;
  };

  /**
   * Adds to the arcs that contend for a word how sure the network would be of their label: a head under which no
   * relation fits is seldom the right one.
   */
  const weighLabels = (arcScores: Float32Array, nodes: number): void => {
    const pairs: number[] = [];
    for (let d = 1; d < nodes; d++) {
      const row = d * nodes;
      let most = arcScores[row]!;
      for (let h = 1; h < nodes; h++) if (h !== d && arcScores[row + h]! > most) most = arcScores[row + h]!;
      const from = pairs.length;
      for (let h = 1; h < nodes; h++) {
        if (h === d) continue;
        if (arcScores[row + h]! > most - CONTENDING) pairs.push(row + h);
        else arcScores[row + h]! -= TYPICAL_DOUBT;
      }
      // A word with one contender has nothing to weigh; the root's label is never in doubt.
      if (pairs.length - from === 1 && arcScores[row]! <= most - CONTENDING) pairs.length = from;
    }
    for (let start = 0; start < pairs.length; start += MOST_WORDS) {
      const count = Math.min(MOST_WORDS, pairs.length - start);
      for (let i = 0; i < count; i++) {
        const pair = pairs[start + i]!;
        joinVectors(Math.floor(pair / nodes), pair % nodes, i);
      }
      product(joined, "labelOut", places.get("labelBias")!, labelScores, upTo(ROW_BLOCK, count));
      for (let i = 0; i < count; i++) {
        const at = labelScores + i * labelColumns;
        const most = floats[at + best(at, labelCount, -1)]!;
        let total = 0;
        for (let j = 0; j < labelCount; j++) {
          const below = floats[at + j]! - most;
          if (below > -8) total += Math.exp(below);
        }
        arcScores[pairs[start + i]!]! -= Math.log(total);
      }
    }
  };

  const analyse = (words: readonly string[]): Analysis => {
    const nodes = words.length + 1;
    if (words.length > MOST_WORDS) throw new RangeError(`A sentence of ${words.length} words is over ${MOST_WORDS}`);
    const rows = upTo(ROW_BLOCK, nodes);
    sumShares(readyShares(words), nodes);
    // Rows that only fill up a block hold what earlier sentences left; nothing reads their results.
    for (let layer = 0; layer < layers; layer++) runLayer(layer, nodes, rows);
    product(outputs[tagLayer - 1]!, "tagOut", places.get("tagBias")!, tagScores, rows);
    product(outputs[layers - 1]!, "project", places.get("projectBias")!, heads, rows);
    for (let i = 0; i < rows; i++) {
      const at = heads + i * headColumns;
      for (let j = 0; j < arcSize; j++) if (floats[at + j]! < 0) floats[at + j] = 0;
    }
    const arcScores = scoreArcs(nodes, rows);
    weighLabels(arcScores, nodes);
    const tree = bestTree(arcScores, nodes - 1);
    for (let d = 1; d < nodes; d++) joinVectors(d, tree[d]!, d);
    product(joined, "labelOut", places.get("labelBias")!, labelScores, rows);
    const labels = new Int32Array(nodes);
    for (let d = 1; d < nodes; d++) {
      labels[d] = tree[d] === 0 ? rootLabel : best(labelScores + d * labelColumns, labelCount, rootLabel);
    }
    mendRepeats(tree, labels, groups, { nodes, arcs: arcScores, labelScores: scoreLabels, rootLabel });
    const isMark = new Uint8Array(nodes);
    for (let d = 1; d < nodes; d++) if (labels[d] === punctuation) isMark[d] = 1;
    for (let d = 1; d < nodes; d++) isMark[tree[d]!] = 0;
    attachMarks(words.map(plainForm), tree, isMark, arcScores, (node) => labelNames[labels[node]!]!, habits);
    const tags = new Int32Array(nodes - 1);
    for (let d = 1; d < nodes; d++) tags[d - 1] = best(tagScores + d * tagColumns, tagCount, -1);
    return { tags, heads: tree.subarray(1).map((head) => head - 1), labels: labels.subarray(1) };
  };
  return { analyse };
}

/** The first layer's blocks of rows, one per place of the window, set side by side as columns. */
function sideBySide(matrix: TrainedMatrix, rows: number): TrainedMatrix {
  const blocks = matrix.rows / rows;
  const columns = blocks * matrix.columns;
  const values = new Int16Array(rows * columns);
  const scales = new Float32Array(columns);
  for (let b = 0; b < blocks; b++) {
    scales.set(matrix.scales!, b * matrix.columns);
    for (let p = 0; p < rows; p++) {
      const from = (b * rows + p) * matrix.columns;
      values.set(matrix.values.subarray(from, from + matrix.columns), p * columns + b * matrix.columns);
    }
  }
  return { rows, columns, values, scales };
}
