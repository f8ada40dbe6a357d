// The parser's network at run time: word vectors through recurrent layers to tags, a tree and its relations.

import { plainForm } from "./forms.ts";
import {
  blockSize,
  type Engine,
  INTEGER_ROW_BLOCK,
  type IntegerMatrix,
  makeKernel,
  packColumns,
  ROW_BLOCK,
} from "./kernel.ts";
import { attachMarks, type MarkHabits } from "./marks.ts";
import type { OpenTable } from "./open-table.ts";
import { mendRepeats, singleGroups } from "./repeats.ts";
import { bestTree } from "./spanning-tree.ts";
import type { WordRows } from "./word-vectors.ts";

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
  readonly values: Int8Array | Float32Array;
  readonly scales: Float32Array | null;
}

/** What the network says of the words of one sentence; heads are word indices, -1 for the root. */
export interface Analysis {
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/**
 * Turns the words of sentences, of at most `MOST_WORDS` each, into analyses. Many sentences at once are cheaper than one by one; none
 * has any influence on another.
 */
export type Network = (sentences: readonly (readonly string[])[]) => Analysis[];

/** Words whose share of the first layer is kept ready; that only saves time, and those seldom used make room. */
const MOST_READY = 6000;
/** Uses of a ready word that are counted, each of which keeps it for one more round of making room. */
const MOST_USES = 3;

/** Most words of a sentence. */
export const MOST_WORDS = 240;

/** Heads whose scores are this close to the best contend for a word. */
const CONTENDING = 3;
/** Arcs whose labels are scored at once. */
const MOST_PAIRS = 6 * MOST_WORDS;
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

/** Makes the network from its matrices and what gives the vectors of words; `engine` chooses the arithmetic, whose results are the same. */
export function makeNetwork(
  sizes: NetworkSizes,
  trained: ReadonlyMap<string, TrainedMatrix>,
  wordRows: WordRows,
  open: OpenTable,
  habits: MarkHabits,
  engine: Engine = "dots",
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
  const productSize = (2 * reach + 1) * firstColumns;
  /** What is kept of them: a block for each place. */
  const placeSize = blockSize(firstColumns);
  const shareSize = (2 * reach + 1) * placeSize;
  // Sentences go through the layers together, up to so many rows, whole blocks of every kind.
  const mostRows = upTo(2 * ROW_BLOCK * INTEGER_ROW_BLOCK, MOST_WORDS + 1);
  const headColumns = 2 * arcSize + 2 * labelSize;
  const tagColumns = upTo(8, tagCount);
  const labelColumns = upTo(8, labelCount);
  const gates = (layer: number): number => (layer === 0 ? 4 : 3);

  let used = 0;
  const reserve = (size: number): number => {
    const at = used;
    used += upTo(16, size);
    return at;
  };
  const numbersOf = (name: string): Float32Array => trained.get(name)!.values as Float32Array;
  /** Where a matrix of integers and what belongs to its columns lie. */
  const integersOf = (name: string, bias: Float32Array | null, blocks = 1) => {
    const matrix = sideBySide(trained.get(name)!, blocks);
    const { rows, columns } = matrix;
    return { matrix, bias, rows, columns, at: reserve((rows * columns) / 2), columnsAt: reserve(3 * columns) };
  };
  type Placed = ReturnType<typeof integersOf>;
  const cellBias = (layer: number): Float32Array => {
    const cell = numbersOf(`cell${layer}`);
    const bias = new Float32Array(gates(layer) * width);
    for (let k = 0; k < width; k++) {
      const at = Math.floor(k / units) * gates(layer) * units + (k % units);
      bias[at + units] = cell[k]!;
      bias[at + 2 * units] = cell[width + k]!;
    }
    return bias;
  };
  // The first layer's biases come with the share of the word in the middle of the window.
  const middleBias = new Float32Array(productSize);
  middleBias.set(cellBias(0), reach * firstColumns);
  const layerWeights = Array.from({ length: layers }, (_, layer) =>
    layer === 0 ? integersOf("layer0", middleBias, 2 * reach + 1) : integersOf(`layer${layer}`, cellBias(layer)),
  );
  const tagOut = integersOf("tagOut", numbersOf("tagBias"));
  const project = integersOf("project", numbersOf("projectBias"));
  // Columns that only fill up a block must never be the best.
  const labelBias = numbersOf("labelBias").slice().fill(-1000, labelCount);
  const labelOut = integersOf("labelOut", labelBias);
  const cells = Array.from({ length: layers }, () => reserve(2 * width));
  const zeros = reserve(Math.max(firstColumns, headColumns));
  const fresh = reserve(mostRows * inputSize);
  const freshOpen = reserve(mostRows * open.size);
  const rowBytes = reserve(wordRows.values.length / 4);
  const rowScales = reserve(wordRows.scales.length);
  const openIn = reserve(open.size * inputSize);
  const freshProducts = reserve(mostRows * productSize);
  // Share 0 belongs to the root.
  const shares = reserve((MOST_READY + 1) * shareSize);
  const outputs = Array.from({ length: layers }, () => reserve(mostRows * width));
  const products = reserve(mostRows * 4 * width);
  const states = reserve(mostRows * width);
  // A sentence's own nodes are filled up to a block by those of the next.
  const projected = reserve((mostRows + 8) * headColumns);
  const keys = reserve(mostRows * arcSize);
  const arcs = reserve(mostRows * mostRows);
  const distances = reserve(2 * mostRows);
  const joined = reserve(MOST_PAIRS * labelSize);
  const labelScores = reserve(MOST_PAIRS * labelColumns);
  const doubts = reserve(MOST_PAIRS);
  const tagScores = reserve(mostRows * tagColumns);
  const rounded = reserve((Math.max(mostRows * Math.max(inputSize, width), MOST_PAIRS * labelSize) + 1) / 2);
  const roundedScales = reserve(Math.max(mostRows, MOST_PAIRS));

  const kernel = makeKernel(used, engine);
  const { floats } = kernel;
  for (const { matrix, bias, at, columnsAt } of [...layerWeights, tagOut, project, labelOut]) {
    kernel.placeIntegers(matrix, bias, at, columnsAt);
  }
  for (const [layer, at] of cells.entries()) floats.set(numbersOf(`cell${layer}`).subarray(2 * width), at);
  kernel.placeBytes(wordRows.values, rowBytes);
  floats.set(wordRows.scales, rowScales);
  // Few words are new, so that fixed vectors can be led in without rounding.
  const openRows = trained.get("openIn")!;
  for (let i = 0; i < openRows.values.length; i++) {
    floats[freshOpen + i] = openRows.values[i]! * openRows.scales![i % inputSize]!;
  }
  packColumns(floats, freshOpen, inputSize, openIn, open.size, inputSize);
  const distance = numbersOf("distance");
  // By falling distance, so that a row of scores begins as a stretch of this.
  for (let i = 0; i < 2 * mostRows; i++) floats[distances + i] = distance[distanceClass(mostRows - i)]!;

  const round = (input: number, rows: number, depth: number): void => {
    kernel.roundRows(input, rounded, roundedScales, rows, depth);
  };
  /** The product of what was last rounded and a matrix, its bias added. */
  const multiply = ({ at, columnsAt, columns, rows: depth }: Placed, output: number, rows: number): void => {
    kernel.multiplyIntegers(rounded, roundedScales, at, columnsAt, output, rows, columns, depth);
  };

  const slots = new Map<string, number>();
  const slotWords: string[] = [""];
  const plainForms: string[] = [""];
  /** Number of the group of sentences that last used a slot, and its uses again after the first, one less whenever the hand comes by. */
  const lastUse = new Int32Array(MOST_READY + 1);
  const uses = new Uint8Array(MOST_READY + 1);
  let group = 0;
  let hand = 0;
  /** A slot for a new word: an empty one, or that of a word which was not used for long. */
  const freeSlot = (): number => {
    if (slotWords.length <= MOST_READY) return slotWords.length;
    for (;;) {
      hand = hand === MOST_READY ? 1 : hand + 1;
      if (uses[hand] === 0 && lastUse[hand] !== group) break;
      if (uses[hand]! > 0) uses[hand]! -= 1;
    }
    slots.delete(slotWords[hand]!);
    return hand;
  };
  const sumRows = (rows: readonly number[], to: number): void => {
    floats.fill(0, to, to + inputSize);
    for (const row of rows) kernel.addBytes(to, rowBytes + (row * inputSize) / 4, rowScales + row, inputSize);
  };
  /** Slot of each node of the group under way, the root's 0; their number is that of its nodes. */
  const slotOf = new Int32Array(mostRows);
  /** Finds the slots of the sentences' nodes, each root first, and works out the shares of words that had none. */
  const readyShares = (sentences: readonly (readonly string[])[]): void => {
    group++;
    const wanted: number[] = [];
    let node = 0;
    for (const words of sentences) {
      slotOf[node++] = 0;
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!;
        let slot = slots.get(word);
        if (slot === undefined) {
          slot = freeSlot();
          slots.set(word, slot);
          slotWords[slot] = word;
          plainForms[slot] = plainForm(word);
          uses[slot] = 0;
          sumRows(wordRows.rowsOf(word), fresh + wanted.length * inputSize);
          open.fill(open.rowOf(word), floats, freshOpen + wanted.length * open.size);
          wanted.push(slot);
        } else if (uses[slot]! < MOST_USES) uses[slot]! += 1;
        lastUse[slot] = group;
        slotOf[node++] = slot;
      }
    }
    if (wanted.length > 0) computeShares(wanted);
  };
  const computeShares = (wanted: readonly number[]): void => {
    const rows = upTo(INTEGER_ROW_BLOCK, wanted.length);
    const blocks = upTo(ROW_BLOCK, wanted.length);
    kernel.multiply(freshOpen, openIn, fresh, blocks, inputSize, open.size, open.size, inputSize);
    round(fresh, rows, inputSize);
    multiply(layerWeights[0]!, freshProducts, rows);
    for (const [i, slot] of wanted.entries()) {
      for (let place = 0; place <= 2 * reach; place++) {
        const from = freshProducts + i * productSize + place * firstColumns;
        kernel.keepBlock(from, shares + slot * shareSize + place * placeSize, firstColumns);
      }
    }
  };
  sumRows(wordRows.root, fresh);
  open.fill(-1, floats, freshOpen);
  computeShares([0]);

  /** What a node adds to the products of the one that stands `place` before it (behind it where that is negative). */
  const shareAt = (node: number, place: number): number =>
    shares + slotOf[node]! * shareSize + (reach + place) * placeSize;
  /** Products of the first layer for the nodes of a sentence: what the words of the window add. */
  const sumShares = (first: number, end: number): void => {
    for (let i = first; i < end; i++) {
      const at = products + i * firstColumns;
      let [from, own] = [zeros, shareAt(i, 0)];
      for (let w = 1; w <= reach; w++) {
        const before = i - w < first ? zeros : shareAt(i - w, -w);
        const after = i + w >= end ? zeros : shareAt(i + w, w);
        kernel.addBlocks(at, from, own, before, after, firstColumns);
        [from, own] = [at, zeros];
      }
    }
  };

  /** The recurrent steps of a layer over the nodes of a sentence, whose products are there. */
  const runLayer = (layer: number, first: number, end: number): void => {
    const block = gates(layer) * units;
    const cell = cells[layer]!;
    for (let direction = 0; direction < 2; direction++) {
      let before = zeros;
      for (let t = first; t < end; t++) {
        const row = direction === 0 ? t : first + end - 1 - t;
        const at = products + row * 2 * block + direction * block;
        const base = row * width + direction * units;
        const skip = layer === 0 ? at + 3 * units : outputs[layer - 1]! + base;
        kernel.recur(at, before, cell + direction * units, width, skip, states + base, outputs[layer]! + base, units);
        before = states + base;
      }
    }
  };

  const arcTable = new Float32Array(mostRows * mostRows);
  /** Projections of the sentence whose tree is looked for. */
  let heads = projected;
  /** Scores of every word as head of every other, `nodes` to a row, good until the next sentence. */
  const scoreArcs = (nodes: number): Float32Array => {
    const rows = upTo(ROW_BLOCK, nodes);
    const columns = upTo(8, nodes);
    for (let h = 0; h < columns; h++) {
      const to = keys + (h >> 3) * arcSize * 8 + (h & 7);
      const from = heads + h * headColumns + arcSize;
      // Columns beyond the last node only fill up a block; nothing reads their scores.
      for (let p = 0; p < arcSize; p++) floats[to + p * 8] = floats[from + p]!;
    }
    for (let d = 0; d < rows; d++) {
      const from = distances + mostRows - d;
      for (let h = 0; h < columns; h++) floats[arcs + d * columns + h] = floats[from + h]!;
      floats[arcs + d * columns] = distance[ROOT_DISTANCE]!;
    }
    kernel.multiply(heads, keys, arcs, rows, columns, arcSize, headColumns, columns);
    for (let d = 1; d < nodes; d++) {
      const [from, to] = [arcs + d * columns, d * nodes];
      for (let h = 0; h < nodes; h++) arcTable[to + h] = floats[from + h]!;
    }
    return arcTable;
  };

  /** Index of the best of `count` scores, `except` one. */
  const best = (at: number, count: number, except: number): number => {
    let found = except === 0 ? 1 : 0;
    let most = floats[at + found]!;
    for (let j = found + 1; j < count; j++) {
      const score = floats[at + j]!;
      if (score > most && j !== except) [found, most] = [j, score];
    }
    return found;
  };

  /** Puts what an arc's label is read from into a row. */
  const joinVectors = (dependent: number, head: number, row: number): void => {
    const a = heads + dependent * headColumns + 2 * arcSize;
    const b = heads + head * headColumns + 2 * arcSize + labelSize;
    kernel.addPositive(joined + row * labelSize, a, b, labelSize);
  };
  const scoreJoined = (count: number): void => {
    const rows = upTo(INTEGER_ROW_BLOCK, count);
    round(joined, rows, labelSize);
    multiply(labelOut, labelScores, rows);
  };
  const scoreLabels = (dependent: number, head: number, out: Float32Array): void => {
    joinVectors(dependent, head, 0);
    scoreJoined(1);
    out.set(floats.subarray(labelScores, labelScores + labelCount));
  };

  /** Where the heads that contend for each node begin among the pairs; the end of the last one's at the end. */
  const pairsFrom = new Int32Array(MOST_WORDS + 2);
  const pairHeads = new Int32Array(MOST_PAIRS);
  /**
   * Adds to the arcs that contend for a word how sure the network would be of their label: a head under which no
   * relation fits is seldom the right one. Leaves the scores of their labels in `labelScores`.
   */
  const weighLabels = (arcScores: Float32Array, nodes: number): void => {
    let pairs = 0;
    for (let d = 1; d < nodes; d++) {
      const row = d * nodes;
      let most = arcScores[row]!;
      for (let h = 1; h < nodes; h++) if (h !== d && arcScores[row + h]! > most) most = arcScores[row + h]!;
      const least = most - CONTENDING;
      pairsFrom[d] = pairs;
      for (let h = 1; h < nodes; h++) {
        if (h === d) continue;
        // In a very long sentence the last contenders may find no room.
        if (arcScores[row + h]! > least && pairs < MOST_PAIRS) {
          joinVectors(d, h, pairs);
          pairHeads[pairs++] = h;
        } else arcScores[row + h]! -= TYPICAL_DOUBT;
      }
    }
    pairsFrom[nodes] = pairs;
    if (pairs === 0) return;
    scoreJoined(pairs);
    kernel.sumExponentials(labelScores, doubts, pairs, labelColumns);
    for (let d = 1; d < nodes; d++) {
      const row = d * nodes;
      const [from, to] = [pairsFrom[d]!, pairsFrom[d + 1]!];
      // A word with one contender has nothing to weigh; the root's label is never in doubt.
      if (to - from === 1 && arcScores[row]! <= arcScores[row + pairHeads[from]!]! - CONTENDING) continue;
      for (let i = from; i < to; i++) arcScores[row + pairHeads[i]!]! -= Math.log(floats[doubts + i]!);
    }
  };

  /** Labels of all arcs of a tree, those that were weighed taken from there. */
  const chooseLabels = (tree: Int32Array, nodes: number, labels: Int32Array): void => {
    const others: number[] = [];
    for (let d = 1; d < nodes; d++) {
      const head = tree[d]!;
      let pair = pairsFrom[d]!;
      const end = pairsFrom[d + 1]!;
      while (pair < end && pairHeads[pair] !== head) pair++;
      if (head === 0) labels[d] = rootLabel;
      else if (pair < end) labels[d] = best(labelScores + pair * labelColumns, labelCount, rootLabel);
      else others.push(d);
    }
    for (const [i, d] of others.entries()) joinVectors(d, tree[d]!, i);
    if (others.length > 0) scoreJoined(others.length);
    for (const [i, d] of others.entries()) labels[d] = best(labelScores + i * labelColumns, labelCount, rootLabel);
  };

  /** Where the tags and labels of a group's nodes go: one array for all of them. */
  interface Found {
    readonly tags: Int32Array;
    readonly labels: Int32Array;
  }
  /** The tree over the nodes from `first` to before `end`, from what the layers left of them. */
  const analysis = (first: number, end: number, found: Found): Analysis => {
    const nodes = end - first;
    const labels = found.labels.subarray(first, end);
    heads = projected + first * headColumns;
    const arcScores = scoreArcs(nodes);
    weighLabels(arcScores, nodes);
    const tree = bestTree(arcScores, nodes - 1);
    chooseLabels(tree, nodes, labels);
    mendRepeats(tree, labels, groups, { nodes, arcs: arcScores, labelScores: scoreLabels, rootLabel });
    const isMark = new Uint8Array(nodes);
    for (let d = 1; d < nodes; d++) if (labels[d] === punctuation) isMark[d] = 1;
    for (let d = 1; d < nodes; d++) isMark[tree[d]!] = 0;
    attachMarks(
      (node) => plainForms[slotOf[first + node]!]!,
      tree,
      isMark,
      arcScores,
      (node) => labelNames[labels[node]!]!,
      habits,
    );
    for (let d = 1; d < nodes; d++) {
      found.tags[first + d] = best(tagScores + (first + d) * tagColumns, tagCount, -1);
      tree[d]! -= 1;
    }
    return { tags: found.tags.subarray(first + 1, end), heads: tree.subarray(1), labels: labels.subarray(1) };
  };

  /** Analyses of sentences with at most `mostRows` nodes together. */
  const analyseGroup = (sentences: readonly (readonly string[])[], analyses: Analysis[]): void => {
    readyShares(sentences);
    const ends: number[] = [];
    let count = 0;
    for (const words of sentences) {
      count += words.length + 1;
      ends.push(count);
    }
    // Rows that only fill up a block hold what earlier sentences left; nothing reads their results.
    const rows = upTo(INTEGER_ROW_BLOCK, count);
    const eachSentence = (step: (first: number, end: number) => void): void => {
      let first = 0;
      for (const end of ends) {
        step(first, end);
        first = end;
      }
    };
    eachSentence(sumShares);
    for (let layer = 0; layer < layers; layer++) {
      if (layer > 0) multiply(layerWeights[layer]!, products, rows);
      eachSentence((first, end) => runLayer(layer, first, end));
      round(outputs[layer]!, rows, width);
      if (layer === tagLayer - 1) multiply(tagOut, tagScores, rows);
    }
    multiply(project, projected, rows);
    // Dependents' arc vectors are rectified.
    for (let at = projected; at < projected + count * headColumns; at += headColumns)
      kernel.addPositive(at, at, zeros, arcSize);
    const found: Found = { tags: new Int32Array(count), labels: new Int32Array(count) };
    eachSentence((first, end) => analyses.push(analysis(first, end, found)));
  };

  return (sentences) => {
    const analyses: Analysis[] = [];
    if (sentences.length === 0) return analyses;
    let from = 0;
    let count = 0;
    for (const [k, words] of sentences.entries()) {
      if (words.length > MOST_WORDS) throw new RangeError(`A sentence of ${words.length} words is over ${MOST_WORDS}`);
      if (count + words.length + 1 > mostRows) {
        analyseGroup(sentences.slice(from, k), analyses);
        from = k;
        count = 0;
      }
      count += words.length + 1;
    }
    analyseGroup(from === 0 ? sentences : sentences.slice(from), analyses);
    return analyses;
  };
}

/** A matrix of integers as it is, or its blocks of rows, one per place of the window, set side by side as columns. */
function sideBySide(matrix: TrainedMatrix, blocks: number): IntegerMatrix {
  const rows = matrix.rows / blocks;
  const columns = blocks * matrix.columns;
  const values = new Int8Array(rows * columns);
  const scales = new Float32Array(columns);
  for (let b = 0; b < blocks; b++) {
    scales.set(matrix.scales!, b * matrix.columns);
    for (let p = 0; p < rows; p++) {
      const from = (b * rows + p) * matrix.columns;
      values.set((matrix.values as Int8Array).subarray(from, from + matrix.columns), p * columns + b * matrix.columns);
    }
  }
  return { rows, columns, values, scales };
}
