// Trains the parser's network: recurrent layers over the words, tags, head and relation scores, by Adam.
import { makeKernel, packColumns } from "../../src/reading/en/parser/kernel.ts";
import { DISTANCE_CLASSES, distanceClass, ROOT_DISTANCE } from "../../src/reading/en/parser/network.ts";
import { makeOpenTable, type OpenTable } from "../../src/reading/en/parser/open-table.ts";
import { bestTree } from "../../src/reading/en/parser/spanning-tree.ts";
import { lookupForm, ROOT, UNKNOWN, wordFeatures } from "../../src/reading/en/parser/word-features.ts";
import type { OpenVectors } from "./open-vectors.ts";
import type { GoldSentence } from "./treebank.ts";

/** Sizes and settings of a training run. */
export interface Settings {
  /** Width of a word's vector. */
  readonly inputSize: number;
  /** Units per direction of each recurrent layer. */
  readonly units: number;
  readonly layers: number;
  /** Words on either side whose vectors the first layer sees beside a word's own. */
  readonly reach: number;
  /** Layer (counted from 1) whose output the tags are read from. */
  readonly tagLayer: number;
  /** Width of the vectors that score arcs and labels. */
  readonly arcSize: number;
  readonly labelSize: number;
  /** Of the word vectors. */
  readonly inputDropout: number;
  readonly batchTokens: number;
}

/** A sentence as class numbers. */
export interface Example {
  readonly size: number;
  /** Rows of features per node; node 0 is the root. */
  readonly features: readonly Int32Array[];
  /** Rows of fixed vectors per node, -1 for none. */
  readonly open: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly tags: Int32Array;
}

/** Names of classes and feature rows. */
export interface Vocabulary {
  readonly features: readonly string[];
  /** How often each feature was seen in training. */
  readonly counts: Int32Array;
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly open: OpenVectors;
}

/** Collects feature rows (with least counts), tags and labels. */
export function makeVocabulary(sentences: readonly GoldSentence[], open: OpenVectors): Vocabulary {
  const words = new Map<string, number>();
  for (const { words: forms } of sentences) {
    for (const word of forms) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  const types = new Map<string, Set<string>>();
  for (const [word, count] of words) {
    for (const feature of wordFeatures(word)) {
      counts.set(feature, (counts.get(feature) ?? 0) + count);
      const of = types.get(feature) ?? new Set();
      if (of.size < 4) of.add(lookupForm(word));
      types.set(feature, of);
    }
  }
  // A word pays from its second sight; an ending or beginning when several words share it.
  const kept = [...counts]
    .filter(([feature, count]) =>
      feature[0] === "w" ? count >= 2 : feature[0] === "x" ? count >= 5 : types.get(feature)!.size >= 3,
    )
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const tagCounts = new Map<string, number>();
  const labelCounts = new Map<string, number>();
  for (const { xpos, upos, relations } of sentences) {
    for (let i = 0; i < xpos.length; i++) {
      const tag = `${xpos[i]}|${upos[i]}`;
      tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
      labelCounts.set(relations[i]!, (labelCounts.get(relations[i]!) ?? 0) + 1);
    }
  }
  const roots = [ROOT, ...[...new Set(sentences.map(({ source }) => source))].map((source) => ROOT + source)];
  const byCount = (of: Map<string, number>, least: number): string[] =>
    [...of]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([name]) => name);
  return {
    features: [UNKNOWN, ...roots, ...kept.map(([feature]) => feature)],
    counts: Int32Array.from([0, ...roots.map(() => 0), ...kept.map(([, count]) => count)]),
    tags: byCount(tagCounts, 5),
    labels: byCount(labelCounts, 2),
    open,
  };
}

/** Turns gold sentences into class numbers. */
export function makeExamples(sentences: readonly GoldSentence[], vocabulary: Vocabulary): Example[] {
  const rows = new Map(vocabulary.features.map((feature, i) => [feature, i]));
  const tagIndex = new Map(vocabulary.tags.map((tag, i) => [tag, i]));
  const labelIndex = new Map(vocabulary.labels.map((label, i) => [label, i]));
  const cache = new Map<string, Int32Array>();
  const table = openTableOf(vocabulary);
  const rowsOf = (word: string): Int32Array => {
    let found = cache.get(word);
    if (found === undefined) {
      const [form, ...parts] = wordFeatures(word).map((feature) => rows.get(feature) ?? -1);
      found = Int32Array.from([form! < 0 ? 0 : form!, ...parts.filter((row) => row >= 0)]);
      cache.set(word, found);
    }
    return found;
  };
  return sentences.map((sentence) => ({
    size: sentence.words.length,
    features: [Int32Array.of(rows.get(ROOT)!, rows.get(ROOT + sentence.source)!), ...sentence.words.map(rowsOf)],
    open: Int32Array.from([-1, ...sentence.words.map(table.rowOf)]),
    heads: Int32Array.from([-1, ...Array.from(sentence.heads, (head) => head + 1)]),
    labels: Int32Array.from([-1, ...sentence.relations.map((relation) => labelIndex.get(relation) ?? -1)]),
    tags: Int32Array.from([-1, ...sentence.xpos.map((xpos, i) => tagIndex.get(`${xpos}|${sentence.upos[i]}`) ?? -1)]),
  }));
}

function openTableOf({ open }: Vocabulary): OpenTable {
  return makeOpenTable(open.words, open.values, open.size);
}

interface Matrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly gradient: number;
  readonly packed: number;
  readonly packedTurned: number;
  readonly value: Float32Array;
  readonly slope: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const up8 = (n: number): number => (n + 7) & ~7;

/** The network under training. */
export interface Network {
  readonly settings: Settings;
  readonly vocabulary: Vocabulary;
  readonly embeddings: Float32Array;
  readonly matrices: ReadonlyMap<string, { rows: number; columns: number; value: Float32Array }>;
  /** Trains on a batch; returns the mean loss per token. */
  readonly step: (batch: readonly Example[], rate: number) => number;
  /** Heads, labels and tags of a sentence, by node (node 0 is the root). */
  readonly predict: (example: Example) => { heads: Int32Array; labels: Int32Array; tags: Int32Array };
}

/** A seeded generator of numbers in 0..1 (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const MOST_ROWS = 2400;
/** Share of known words whose fixed vector is withheld in training, so that the network learns to do without. */
const OPEN_DROPOUT = 0.06;

/** Slope of the kernel's gate (0.5 + 0.5 h / sqrt(1 + h^2), h half the input) where its value is y. */
function gateSlope(y: number): number {
  const product = y * (1 - y);
  return 2 * product * Math.sqrt(product);
}

/** Makes a network with random weights. */
export function makeNetwork(
  vocabulary: Vocabulary,
  settings: Settings,
  { dropout, withheld, seed }: Pick<Phase, "dropout" | "withheld" | "seed">,
): Network {
  const { inputSize, units, layers, reach, tagLayer, arcSize, labelSize, inputDropout } = settings;
  const windowSize = (2 * reach + 1) * inputSize;
  const random = makeRandom(seed);
  const kernel = makeKernel(96 * 1024 * 1024, "dots", true);
  const floats = kernel.floats;
  let used = 0;
  const reserve = (size: number): number => {
    const at = used;
    used += (size + 15) & ~15;
    if (used > floats.length) throw new RangeError(`Training needs ${used} floats, the memory has ${floats.length}`);
    return at;
  };
  const view = (at: number, size: number): Float32Array => floats.subarray(at, at + size);
  const matrices: Matrix[] = [];
  const makeMatrix = (name: string, rows: number, columns: number, spread: number): Matrix => {
    const size = rows * columns;
    const [at, gradient, packed, packedTurned] = [reserve(size), reserve(size), reserve(size), reserve(size)];
    const matrix: Matrix = {
      name,
      rows,
      columns,
      at,
      gradient,
      packed,
      packedTurned,
      value: view(at, size),
      slope: view(gradient, size),
      first: new Float32Array(size),
      second: new Float32Array(size),
    };
    for (let i = 0; i < size; i++) matrix.value[i] = spread * (2 * random() - 1);
    matrices.push(matrix);
    return matrix;
  };
  const glorot = (rows: number, columns: number): number => Math.sqrt(6 / (rows + columns));
  const width = 2 * units;
  const tagCount = up8(vocabulary.tags.length);
  const labelCount = up8(vocabulary.labels.length);
  const gates = (layer: number): number => (layer === 0 ? 4 : 3);
  const layerWeights = Array.from({ length: layers }, (_, layer) => {
    const rows = layer === 0 ? windowSize : width;
    const columns = gates(layer) * width;
    return {
      weights: makeMatrix(`layer${layer}`, rows, columns, glorot(rows, units)),
      // Per unit and direction: bias of f, bias of r, recurrence of f, recurrence of r.
      cell: makeMatrix(`cell${layer}`, 4, width, 0),
    };
  });
  for (const { cell } of layerWeights)
    for (let i = 2 * width; i < 4 * width; i++) cell.value[i] = 0.5 * (2 * random() - 1);
  const openTable = openTableOf(vocabulary);
  const openSize = openTable.size;
  const openIn = makeMatrix("openIn", openSize, inputSize, glorot(openSize, inputSize));
  const headColumns = 2 * arcSize + 2 * labelSize;
  const project = makeMatrix("project", width, headColumns, glorot(width, arcSize));
  const projectBias = makeMatrix("projectBias", 1, headColumns, 0);
  const labelOut = makeMatrix("labelOut", labelSize, labelCount, glorot(labelSize, labelCount));
  const labelBias = makeMatrix("labelBias", 1, labelCount, 0);
  const tagOut = makeMatrix("tagOut", width, tagCount, glorot(width, tagCount));
  const tagBias = makeMatrix("tagBias", 1, tagCount, 0);
  const distance = makeMatrix("distance", 1, DISTANCE_CLASSES, 0);

  const rowsCount = vocabulary.features.length;
  const embeddings = new Float32Array(rowsCount * inputSize);
  for (let i = 0; i < embeddings.length; i++) embeddings[i] = 0.3 * (2 * random() - 1);
  const embeddingFirst = new Float32Array(embeddings.length);
  const embeddingSecond = new Float32Array(embeddings.length);
  const slotOf = new Int32Array(rowsCount).fill(-1);

  // Activations. Index 0 of `outputs` is the word vectors.
  const outputs = Array.from({ length: layers + 1 }, (_, l) => reserve(MOST_ROWS * (l === 0 ? inputSize : width)));
  const outputSlopes = Array.from({ length: layers + 1 }, (_, l) => reserve(MOST_ROWS * (l === 0 ? inputSize : width)));
  const masks = Array.from({ length: layers + 1 }, (_, l) => reserve(MOST_ROWS * (l === 0 ? inputSize : width)));
  const openVectors = reserve(MOST_ROWS * openSize);
  const windows = reserve(MOST_ROWS * windowSize);
  const windowSlopes = reserve(MOST_ROWS * windowSize);
  const pre = Array.from({ length: layers }, (_, l) => reserve(MOST_ROWS * gates(l) * width));
  const preSlope = reserve(MOST_ROWS * 4 * width);
  const states = Array.from({ length: layers }, () => reserve(MOST_ROWS * width));
  const zeros = reserve(width);
  const heads = reserve(MOST_ROWS * headColumns);
  const headSlopes = reserve(MOST_ROWS * headColumns);
  const headMasks = reserve(MOST_ROWS * headColumns);
  const joined = reserve(MOST_ROWS * labelSize);
  const joinedSlopes = reserve(MOST_ROWS * labelSize);
  const labelScores = reserve(MOST_ROWS * labelCount);
  const tagScores = reserve(MOST_ROWS * tagCount);
  const widest = Math.max(4 * width, headColumns, tagCount, labelCount, windowSize);
  const packedColumns = reserve(MOST_ROWS * widest);
  const turned = reserve(MOST_ROWS * widest);
  const scratch = reserve(Math.max(...matrices.map(({ rows, columns }) => rows * columns)));
  const wordSlopes = new Float32Array(MOST_ROWS * 14 * inputSize);

  const repack = (): void => {
    for (const { at, rows, columns, packed, packedTurned } of matrices) {
      if (rows < 8) continue;
      packColumns(floats, at, columns, packed, rows, columns);
      turn(at, columns, rows, columns, scratch);
      packColumns(floats, scratch, rows, packedTurned, columns, rows);
    }
  };
  /** Transposes the rows x columns matrix at `from`. */
  const turn = (from: number, stride: number, rows: number, columns: number, to: number): void => {
    for (let r0 = 0; r0 < rows; r0 += 16) {
      const end = Math.min(r0 + 16, rows);
      for (let c = 0; c < columns; c++) {
        for (let r = r0; r < end; r++) floats[to + c * rows + r] = floats[from + r * stride + c]!;
      }
    }
  };
  const forwardProduct = (input: number, matrix: Matrix, output: number, bias: Float32Array, m: number): void => {
    const { columns } = matrix;
    for (let i = 0; i < m; i++) {
      floats.set(bias, output + i * columns);
    }
    kernel.multiply(input, matrix.packed, output, m, columns, matrix.rows, matrix.rows, columns);
  };
  /** Adds to the gradients of the matrix and (unless negative) of its input, given the output's. */
  const backwardProduct = (
    input: number,
    inputSlope: number,
    matrix: Matrix,
    outputSlope: number,
    bias: Matrix | null,
    m: number,
  ): void => {
    const { rows, columns } = matrix;
    turn(input, rows, m, rows, turned);
    packColumns(floats, outputSlope, columns, packedColumns, m, columns);
    kernel.multiply(turned, packedColumns, matrix.gradient, rows, columns, m, m, columns);
    kernel.multiply(outputSlope, matrix.packedTurned, inputSlope, m, rows, columns, columns, rows);
    if (bias !== null) {
      for (let i = 0; i < m; i++) {
        for (let c = 0; c < columns; c++) bias.slope[c]! += floats[outputSlope + i * columns + c]!;
      }
    }
  };

  /** Lays the vectors of each node's neighbours beside its own; beyond the sentence there are zeros. */
  const fillWindows = (start: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      for (let w = 0; w <= 2 * reach; w++) {
        const from = i + w - reach;
        const to = windows + (start + i) * windowSize + w * inputSize;
        if (from < 0 || from >= count) floats.fill(0, to, to + inputSize);
        else
          floats.copyWithin(to, outputs[0]! + (start + from) * inputSize, outputs[0]! + (start + from + 1) * inputSize);
      }
    }
  };
  /** Gives the slopes of windows back to the vectors they were made of. */
  const emptyWindows = (start: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      for (let w = 0; w <= 2 * reach; w++) {
        const of = i + w - reach;
        if (of < 0 || of >= count) continue;
        const from = windowSlopes + (start + i) * windowSize + w * inputSize;
        const to = outputSlopes[0]! + (start + of) * inputSize;
        for (let j = 0; j < inputSize; j++) floats[to + j]! += floats[from + j]!;
      }
    }
  };

  /** Runs the recurrence of one layer over the rows of a sentence, in both directions; gates replace their inputs. */
  const recur = (layer: number, start: number, count: number): void => {
    const stride = gates(layer) * width;
    const block = gates(layer) * units;
    const cell = layerWeights[layer]!.cell.at + 2 * width;
    const u = pre[layer]!;
    const state = states[layer]!;
    const out = outputs[layer + 1]!;
    const input = outputs[layer]!;
    for (let direction = 0; direction < 2; direction++) {
      let before = zeros;
      for (let t = 0; t < count; t++) {
        const row = start + (direction === 0 ? t : count - 1 - t);
        const at = u + row * stride + direction * block;
        const base = row * width + direction * units;
        const skip = layer === 0 ? at + 3 * units : input + base;
        kernel.recur(at, before, cell + direction * units, width, skip, state + base, out + base, units);
        before = state + base;
      }
    }
  };
  const carried = new Float32Array(units);
  /** The recurrence backwards: from slopes of the layer's output to slopes of its products, cell and skip input. */
  const recurBack = (layer: number, start: number, count: number): void => {
    const stride = gates(layer) * width;
    const block = gates(layer) * units;
    const cell = layerWeights[layer]!.cell.value;
    const cellSlope = layerWeights[layer]!.cell.slope;
    const u = pre[layer]!;
    const c = states[layer]!;
    const outSlope = outputSlopes[layer + 1]!;
    const input = outputs[layer]!;
    const inputSlope = outputSlopes[layer]!;
    for (let direction = 0; direction < 2; direction++) {
      carried.fill(0);
      for (let t = count - 1; t >= 0; t--) {
        const row = start + (direction === 0 ? t : count - 1 - t);
        const before = row + (direction === 0 ? -1 : 1);
        const offset = row * stride + direction * block;
        const at = u + offset;
        const to = preSlope + offset;
        const base = row * width + direction * units;
        const baseBefore = before * width + direction * units;
        const skip = layer === 0 ? at + 3 * units : input + base;
        for (let j = 0; j < units; j++) {
          const k = direction * units + j;
          const last = t === 0 ? 0 : floats[c + baseBefore + j]!;
          const forget = floats[at + units + j]!;
          const reset = floats[at + 2 * units + j]!;
          const state = floats[c + base + j]!;
          const slope = floats[outSlope + base + j]!;
          const dReset = slope * (state - floats[skip + j]!) * gateSlope(reset);
          const dState = slope * reset + carried[j]!;
          const dForget = dState * (last - floats[at + j]!) * gateSlope(forget);
          floats[to + j] = dState * (1 - forget);
          floats[to + units + j] = dForget;
          floats[to + 2 * units + j] = dReset;
          const dSkip = slope * (1 - reset);
          if (layer === 0) floats[to + 3 * units + j] = dSkip;
          else floats[inputSlope + base + j]! += dSkip;
          cellSlope[k]! += dForget;
          cellSlope[width + k]! += dReset;
          cellSlope[2 * width + k]! += dForget * last;
          cellSlope[3 * width + k]! += dReset * last;
          carried[j] = dState * forget + dForget * cell[2 * width + k]! + dReset * cell[3 * width + k]!;
        }
      }
    }
  };

  /** Fills a mask with 0 or 1/keep, the same over all rows of a sentence, and applies it. */
  const drop = (target: number, mask: number, columns: number, start: number, count: number, rate: number): void => {
    const scale = 1 / (1 - rate);
    const first = mask + start * columns;
    for (let j = 0; j < columns; j++) floats[first + j] = random() < rate ? 0 : scale;
    for (let i = 1; i < count; i++) floats.copyWithin(first + i * columns, first, first + columns);
    const at = target + start * columns;
    for (let i = 0; i < count * columns; i++) floats[at + i]! *= floats[first + i]!;
  };
  const applyMask = (target: number, mask: number, size: number): void => {
    for (let i = 0; i < size; i++) floats[target + i]! *= floats[mask + i]!;
  };

  /** Features of a node after dropping some at random: the form by its rarity, the rest now and then. */
  const droppedFeatures = (rows: Int32Array): Int32Array => {
    const out: number[] = [];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (vocabulary.features[row]!.startsWith(ROOT)) {
        // The treebank is forgotten now and then, so that the root's own vector learns to do without.
        if (i === 0 || random() >= 0.15) out.push(row);
      } else if (i === 0 && row > 0) {
        const chance = 0.05 + 0.35 / (1 + vocabulary.counts[row]!);
        out.push(random() < chance ? 0 : row);
      } else if (row === 0 || random() >= 0.06) out.push(row);
    }
    return Int32Array.from(out);
  };

  let rowTotal = 0;
  /** Runs the whole network on sentences laid out one after another; returns where each begins. */
  const forward = (batch: readonly Example[], chosen: readonly Int32Array[], isTraining: boolean): number[] => {
    const starts: number[] = [];
    let count = 0;
    for (const example of batch) {
      starts.push(count);
      count += example.size + 1;
    }
    rowTotal = (count + 3) & ~3;
    if (rowTotal > MOST_ROWS) throw new RangeError(`Batch of ${rowTotal} rows is over ${MOST_ROWS}`);
    const words = outputs[0]!;
    floats.fill(0, words, words + rowTotal * inputSize);
    for (let i = 0; i < count; i++) {
      const at = words + i * inputSize;
      for (const row of chosen[i]!) {
        const from = row * inputSize;
        for (let j = 0; j < inputSize; j++) floats[at + j]! += embeddings[from + j]!;
      }
    }
    floats.fill(0, openVectors + count * openSize, openVectors + rowTotal * openSize);
    batch.forEach((example, s) => {
      for (let d = 0; d <= example.size; d++) {
        const row = starts[s]! + d;
        const isWithheld = isTraining && random() < (chosen[row]![0] === 0 ? withheld : OPEN_DROPOUT);
        openTable.fill(isWithheld ? -1 : example.open[d]!, floats, openVectors + row * openSize);
      }
    });
    kernel.multiply(openVectors, openIn.packed, words, rowTotal, inputSize, openSize, openSize, inputSize);
    for (let layer = 0; layer < layers; layer++) {
      const columns = layer === 0 ? inputSize : width;
      if (isTraining) {
        batch.forEach((example, s) => {
          drop(
            outputs[layer]!,
            masks[layer]!,
            columns,
            starts[s]!,
            example.size + 1,
            layer === 0 ? inputDropout : dropout,
          );
        });
      }
      const bias = new Float32Array(gates(layer) * width);
      for (let k = 0; k < width; k++) {
        const at = Math.floor(k / units) * gates(layer) * units + (k % units);
        bias[at + units] = layerWeights[layer]!.cell.value[k]!;
        bias[at + 2 * units] = layerWeights[layer]!.cell.value[width + k]!;
      }
      if (layer === 0)
        batch.forEach((example, s) => {
          fillWindows(starts[s]!, example.size + 1);
        });
      forwardProduct(
        layer === 0 ? windows : outputs[layer]!,
        layerWeights[layer]!.weights,
        pre[layer]!,
        bias,
        rowTotal,
      );
      const out = outputs[layer + 1]!;
      floats.fill(0, out + count * width, out + rowTotal * width);
      batch.forEach((example, s) => {
        recur(layer, starts[s]!, example.size + 1);
      });
    }
    if (isTraining) {
      batch.forEach((example, s) => {
        drop(outputs[layers]!, masks[layers]!, width, starts[s]!, example.size + 1, dropout);
      });
    }
    forwardProduct(outputs[tagLayer]!, tagOut, tagScores, tagBias.value, rowTotal);
    forwardProduct(outputs[layers]!, project, heads, projectBias.value, rowTotal);
    // Dependents' arc vectors are rectified, heads' stay linear: their product is then a bilinear form of both.
    for (let i = 0; i < rowTotal; i++) {
      const at = heads + i * headColumns;
      for (let j = 0; j < arcSize; j++) if (floats[at + j]! < 0) floats[at + j] = 0;
    }
    if (isTraining) {
      batch.forEach((example, s) => {
        drop(heads, headMasks, headColumns, starts[s]!, example.size + 1, dropout);
      });
    }
    return starts;
  };
  const scoreArcs = (start: number, size: number): Float32Array => {
    const nodes = size + 1;
    const scores = new Float32Array(nodes * nodes);
    for (let d = 1; d < nodes; d++) {
      const q = heads + (start + d) * headColumns;
      for (let h = 0; h < nodes; h++) {
        if (h === d) continue;
        const k = heads + (start + h) * headColumns + arcSize;
        let sum = distance.value[h === 0 ? ROOT_DISTANCE : distanceClass(d - h)]!;
        for (let j = 0; j < arcSize; j++) sum += floats[q + j]! * floats[k + j]!;
        scores[d * nodes + h] = sum;
      }
    }
    return scores;
  };
  const joinLabels = (start: number, size: number, governors: Int32Array): void => {
    for (let d = 0; d <= size; d++) {
      const to = joined + (start + d) * labelSize;
      if (d === 0) {
        floats.fill(0, to, to + labelSize);
        continue;
      }
      const a = heads + (start + d) * headColumns + 2 * arcSize;
      const b = heads + (start + governors[d]!) * headColumns + 2 * arcSize + labelSize;
      for (let j = 0; j < labelSize; j++) {
        const sum = floats[a + j]! + floats[b + j]!;
        floats[to + j] = sum > 0 ? sum : 0;
      }
    }
  };
  /** Softmax loss of one row, leaving the slope in place of the scores. */
  const softmaxSlope = (at: number, count: number, gold: number, weight: number): number => {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < count; j++) if (floats[at + j]! > most) most = floats[at + j]!;
    let total = 0;
    for (let j = 0; j < count; j++) total += Math.exp(floats[at + j]! - most);
    const loss = Math.log(total) - (floats[at + gold]! - most);
    for (let j = 0; j < count; j++) {
      floats[at + j] = (weight * Math.exp(floats[at + j]! - most)) / total - (j === gold ? weight : 0);
    }
    return loss;
  };
  const bestOf = (at: number, count: number): number => {
    let best = 0;
    for (let j = 1; j < count; j++) if (floats[at + j]! > floats[at + best]!) best = j;
    return best;
  };

  let steps = 0;
  const adam = (
    value: Float32Array,
    slope: Float32Array,
    first: Float32Array,
    second: Float32Array,
    from: number,
    slopeFrom: number,
    count: number,
    rate: number,
    scale: number,
  ): void => {
    const b1 = 0.9;
    const b2 = 0.98;
    const corrected = (rate * Math.sqrt(1 - b2 ** steps)) / (1 - b1 ** steps);
    for (let i = 0; i < count; i++) {
      const g = slope[slopeFrom + i]! * scale;
      const m = b1 * first[from + i]! + (1 - b1) * g;
      const v = b2 * second[from + i]! + (1 - b2) * g * g;
      first[from + i] = m;
      second[from + i] = v;
      value[from + i]! -= (corrected * m) / (Math.sqrt(v) + 1e-8);
    }
  };

  const shapes = new Map(vocabulary.features.map((feature, i) => [feature, i]));
  const [plainShape, titleShape, upperShape] = ["xx", "xXx", "xXX"].map((shape) => shapes.get(shape) ?? -1);
  /** Now and then a sentence is seen as a headline would be set: capitals on all words, or all in capitals. */
  const recased = (features: readonly Int32Array[]): readonly Int32Array[] => {
    const draw = random();
    if (draw > 0.05) return features;
    return features.map((rows) =>
      rows.map((row) => {
        if (draw < 0.015) return row === plainShape || row === titleShape ? upperShape! : row;
        return row === plainShape && rows.length > 6 ? titleShape! : row;
      }),
    );
  };
  /** Now and then a sentence loses its final mark, as titles and captions have none. */
  const shortened = (example: Example): Example => {
    const { size } = example;
    if (random() > 0.04 || size < 3 || example.labels[size] !== punctuation) return example;
    return example.heads.includes(size)
      ? example
      : { ...example, size: size - 1, features: example.features.slice(0, size) };
  };
  const punctuation = vocabulary.labels.indexOf("punct");

  const step = (whole: readonly Example[], rate: number): number => {
    repack();
    const batch = whole.map(shortened);
    const chosen = batch.flatMap((example) => recased(example.features).map(droppedFeatures));
    const starts = forward(batch, chosen, true);
    const count = chosen.length;
    const tokens = count - batch.length;
    const weight = 1 / tokens;
    let loss = 0;
    for (const matrix of matrices) matrix.slope.fill(0);
    floats.fill(0, headSlopes, headSlopes + rowTotal * headColumns);
    floats.fill(0, joined, joined + rowTotal * labelSize);
    floats.fill(0, joinedSlopes, joinedSlopes + rowTotal * labelSize);
    for (let l = 0; l <= layers; l++) {
      floats.fill(0, outputSlopes[l]!, outputSlopes[l]! + rowTotal * (l === 0 ? inputSize : width));
    }
    // Labels, under the gold heads.
    batch.forEach((example, s) => {
      joinLabels(starts[s]!, example.size, example.heads);
    });
    forwardProduct(joined, labelOut, labelScores, labelBias.value, rowTotal);
    const isWanted = (node: number, gold: number): boolean => node > 0 && gold >= 0;
    batch.forEach((example, s) => {
      for (let d = 0; d <= example.size; d++) {
        const row = starts[s]! + d;
        const labelAt = labelScores + row * labelCount;
        if (isWanted(d, example.labels[d]!))
          loss += softmaxSlope(labelAt, vocabulary.labels.length, example.labels[d]!, weight);
        else floats.fill(0, labelAt, labelAt + labelCount);
        floats.fill(0, labelAt + vocabulary.labels.length, labelAt + labelCount);
        const tagAt = tagScores + row * tagCount;
        if (isWanted(d, example.tags[d]!))
          loss += softmaxSlope(tagAt, vocabulary.tags.length, example.tags[d]!, weight);
        else floats.fill(0, tagAt, tagAt + tagCount);
        floats.fill(0, tagAt + vocabulary.tags.length, tagAt + tagCount);
      }
    });
    floats.fill(0, labelScores + count * labelCount, labelScores + rowTotal * labelCount);
    floats.fill(0, tagScores + count * tagCount, tagScores + rowTotal * tagCount);
    backwardProduct(joined, joinedSlopes, labelOut, labelScores, labelBias, rowTotal);
    batch.forEach((example, s) => {
      const start = starts[s]!;
      const nodes = example.size + 1;
      for (let d = 1; d < nodes; d++) {
        const from = (start + d) * labelSize;
        const a = headSlopes + (start + d) * headColumns + 2 * arcSize;
        const b = headSlopes + (start + example.heads[d]!) * headColumns + 2 * arcSize + labelSize;
        for (let j = 0; j < labelSize; j++) {
          if (floats[joined + from + j]! <= 0) continue;
          const slope = floats[joinedSlopes + from + j]!;
          floats[a + j]! += slope;
          floats[b + j]! += slope;
        }
      }
      // Arcs.
      const scores = scoreArcs(start, example.size);
      for (let d = 1; d < nodes; d++) {
        const gold = example.heads[d]!;
        let most = Number.NEGATIVE_INFINITY;
        for (let h = 0; h < nodes; h++) if (h !== d && scores[d * nodes + h]! > most) most = scores[d * nodes + h]!;
        let total = 0;
        for (let h = 0; h < nodes; h++) if (h !== d) total += Math.exp(scores[d * nodes + h]! - most);
        loss += Math.log(total) - (scores[d * nodes + gold]! - most);
        const q = heads + (start + d) * headColumns;
        const qSlope = headSlopes + (start + d) * headColumns;
        for (let h = 0; h < nodes; h++) {
          if (h === d) continue;
          const slope = weight * (Math.exp(scores[d * nodes + h]! - most) / total - (h === gold ? 1 : 0));
          if (slope < 1e-7 && slope > -1e-7) continue;
          distance.slope[h === 0 ? ROOT_DISTANCE : distanceClass(d - h)]! += slope;
          const k = heads + (start + h) * headColumns + arcSize;
          const kSlope = headSlopes + (start + h) * headColumns + arcSize;
          for (let j = 0; j < arcSize; j++) {
            floats[qSlope + j]! += slope * floats[k + j]!;
            floats[kSlope + j]! += slope * floats[q + j]!;
          }
        }
      }
    });
    applyMask(headSlopes, headMasks, count * headColumns);
    for (let i = 0; i < count; i++) {
      const at = i * headColumns;
      for (let j = 0; j < arcSize; j++) if (floats[heads + at + j]! <= 0) floats[headSlopes + at + j] = 0;
    }
    backwardProduct(outputs[layers]!, outputSlopes[layers]!, project, headSlopes, projectBias, rowTotal);
    if (tagLayer === layers) {
      backwardProduct(outputs[layers]!, outputSlopes[layers]!, tagOut, tagScores, tagBias, rowTotal);
    }
    applyMask(outputSlopes[layers]!, masks[layers]!, count * width);
    for (let layer = layers - 1; layer >= 0; layer--) {
      const columns = gates(layer) * width;
      floats.fill(0, preSlope + count * columns, preSlope + rowTotal * columns);
      batch.forEach((example, s) => {
        recurBack(layer, starts[s]!, example.size + 1);
      });
      if (layer === 0) {
        floats.fill(0, windowSlopes, windowSlopes + rowTotal * windowSize);
        backwardProduct(windows, windowSlopes, layerWeights[0]!.weights, preSlope, null, rowTotal);
        batch.forEach((example, s) => {
          emptyWindows(starts[s]!, example.size + 1);
        });
      } else
        backwardProduct(outputs[layer]!, outputSlopes[layer]!, layerWeights[layer]!.weights, preSlope, null, rowTotal);
      if (tagLayer === layer) {
        backwardProduct(outputs[layer]!, outputSlopes[layer]!, tagOut, tagScores, tagBias, rowTotal);
      }
      applyMask(outputSlopes[layer]!, masks[layer]!, count * (layer === 0 ? inputSize : width));
    }
    turn(openVectors, openSize, rowTotal, openSize, turned);
    packColumns(floats, outputSlopes[0]!, inputSize, packedColumns, rowTotal, inputSize);
    kernel.multiply(turned, packedColumns, openIn.gradient, openSize, inputSize, rowTotal, rowTotal, inputSize);
    // Word vectors: gather the slopes of each feature row, then move only the rows that were seen.
    const touched: number[] = [];
    for (let i = 0; i < count; i++) {
      const from = outputSlopes[0]! + i * inputSize;
      for (const row of chosen[i]!) {
        let slot = slotOf[row]!;
        if (slot < 0) {
          slot = touched.length;
          slotOf[row] = slot;
          touched.push(row);
          wordSlopes.fill(0, slot * inputSize, (slot + 1) * inputSize);
        }
        const to = slot * inputSize;
        for (let j = 0; j < inputSize; j++) wordSlopes[to + j]! += floats[from + j]!;
      }
    }
    let squares = 0;
    for (const { slope } of matrices) for (let i = 0; i < slope.length; i++) squares += slope[i]! * slope[i]!;
    const scale = Math.min(1, 5 / Math.sqrt(squares));
    steps++;
    for (const { value, slope, first, second } of matrices) {
      adam(value, slope, first, second, 0, 0, value.length, rate, scale);
    }
    touched.forEach((row, slot) => {
      slotOf[row] = -1;
      adam(
        embeddings,
        wordSlopes,
        embeddingFirst,
        embeddingSecond,
        row * inputSize,
        slot * inputSize,
        inputSize,
        rate,
        scale,
      );
    });
    return loss / tokens;
  };

  let packedAt = -1;
  const predict = (example: Example): { heads: Int32Array; labels: Int32Array; tags: Int32Array } => {
    if (packedAt !== steps) {
      repack();
      packedAt = steps;
    }
    forward([example], example.features, false);
    const nodes = example.size + 1;
    const governors = bestTree(scoreArcs(0, example.size), example.size);
    joinLabels(0, example.size, governors);
    forwardProduct(joined, labelOut, labelScores, labelBias.value, rowTotal);
    const labels = new Int32Array(nodes).fill(-1);
    const tags = new Int32Array(nodes).fill(-1);
    for (let d = 1; d < nodes; d++) {
      labels[d] = bestOf(labelScores + d * labelCount, vocabulary.labels.length);
      tags[d] = bestOf(tagScores + d * tagCount, vocabulary.tags.length);
    }
    return { heads: governors, labels, tags };
  };
  return {
    settings,
    vocabulary,
    embeddings,
    matrices: new Map(matrices.map((matrix) => [matrix.name, matrix])),
    step,
    predict,
  };
}

/** Sentences in batches of about `tokens` nodes, in a random order. */
export function makeBatches(examples: readonly Example[], tokens: number, random: () => number): Example[][] {
  const order = [...examples];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const batches: Example[][] = [];
  let batch: Example[] = [];
  let count = 0;
  for (const example of order) {
    if (example.size > 200) continue;
    if (count > 0 && count + example.size + 1 > tokens) {
      batches.push(batch);
      batch = [];
      count = 0;
    }
    batch.push(example);
    count += example.size + 1;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** A stretch of training that begins with fresh moments of Adam and fresh randomness. */
export interface Phase {
  /** Passes over the data. */
  readonly passes: number;
  readonly rate: number;
  /** Share of the phase after which the rate falls, straight down to nothing; 1 for never. */
  readonly plateau: number;
  /** Steps after each of which the weights enter an average that takes their place in the end; 0 for none. */
  readonly averageEvery: number;
  /** Share of every layer's output that is dropped, the same units throughout a sentence. */
  readonly dropout: number;
  /** Share of unknown words whose fixed vector is withheld too: names that nobody has heard of. */
  readonly withheld: number;
  readonly seed: number;
}

/** Steps in which the rate of a phase rises to its full height. */
const WARM_UP = 200;

/**
 * Trains a network from gold sentences: a trunk, then branches that each go on from the end of the trunk in their own
 * way. The result is the mean of the weights of all ends, which is better than any of them. `log` takes one line per
 * pass.
 */
export function trainNetwork(
  sentences: readonly GoldSentence[],
  open: OpenVectors,
  settings: Settings,
  trunk: Phase,
  branches: readonly Phase[],
  log: (line: string) => void,
): Network {
  const vocabulary = makeVocabulary(sentences, open);
  const examples = makeExamples(sentences, vocabulary);
  log(`${vocabulary.features.length} word parts, ${vocabulary.tags.length} tags, ${vocabulary.labels.length} labels`);
  const network = makeNetwork(vocabulary, settings, trunk);
  trainPhase(network, examples, trunk, log);
  const weights = weightsOf(network);
  const sums = weights.map((values) => Float64Array.from(values));
  for (const branch of branches) {
    const other = makeNetwork(vocabulary, settings, branch);
    const otherWeights = weightsOf(other);
    for (const [i, values] of weights.entries()) otherWeights[i]!.set(values);
    trainPhase(other, examples, branch, log);
    for (const [i, values] of otherWeights.entries()) {
      for (let j = 0; j < values.length; j++) sums[i]![j]! += values[j]!;
    }
  }
  for (const [i, values] of weights.entries()) values.set(sums[i]!.map((sum) => sum / (1 + branches.length)));
  return network;
}

/** Trains a network in place. */
export function trainPhase(
  network: Network,
  examples: readonly Example[],
  { passes, rate, plateau, averageEvery, seed }: Phase,
  log: (line: string) => void,
): void {
  const { batchTokens } = network.settings;
  const random = makeRandom(seed + 6);
  const total = passes * makeBatches(examples, batchTokens, makeRandom(3)).length;
  const weights = weightsOf(network);
  const sums = weights.map((values) => new Float64Array(averageEvery > 0 ? values.length : 0));
  let summed = 0;
  let steps = 0;
  for (let pass = 0; pass < passes; pass++) {
    let loss = 0;
    const batches = makeBatches(examples, batchTokens, random);
    for (const batch of batches) {
      const done = steps / total;
      const fall = done < plateau ? 1 : Math.max(0, (1 - done) / (1 - plateau));
      loss += network.step(batch, rate * Math.min(1, steps / WARM_UP) * fall);
      steps++;
      if (averageEvery > 0 && steps > WARM_UP && steps % averageEvery === 0) {
        summed++;
        for (const [i, values] of weights.entries()) {
          const sum = sums[i]!;
          for (let j = 0; j < values.length; j++) sum[j]! += values[j]!;
        }
      }
    }
    log(`pass ${pass + 1} of ${passes}: loss ${(loss / batches.length).toFixed(4)}`);
  }
  if (summed > 0) for (const [i, values] of weights.entries()) values.set(sums[i]!.map((sum) => sum / summed));
}

/** All trained arrays of a network, always in the same order. */
function weightsOf(network: Network): Float32Array[] {
  return [network.embeddings, ...Array.from(network.matrices.values(), ({ value }) => value)];
}
