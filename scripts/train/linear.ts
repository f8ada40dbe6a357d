// Trains the linear tagger and the greedy arc-hybrid parser with a dynamic oracle.
import {
  addScores,
  bestClass,
  makeWordCodes,
  TAG_FEATURES,
  tagFeatures,
  tagWords,
} from "../../src/reading/en/parser/tagger.ts";
import {
  applyMove,
  headOfMove,
  isFinal,
  LABEL_FEATURES,
  labelFeatures,
  MOVE_FEATURES,
  MOVES,
  moveCosts,
  moveFeatures,
  SHIFT,
  startConfiguration,
} from "../../src/reading/en/parser/transitions.ts";
import { averaged, makePerceptron, type Perceptron, quantised, shuffle, update } from "./perceptron.ts";
import type { GoldSentence } from "./treebank.ts";

const TAG_ROWS = 1 << 15;
const MOVE_ROWS = 1 << 20;
const LABEL_ROWS = 1 << 15;
const TAG_ROUNDS = 6;
const PARSE_ROUNDS = 12;
const FOLDS = 4;

/** Trained integer weights with their class names. */
export interface LinearModel {
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly tagRows: number;
  readonly moveRows: number;
  readonly labelRows: number;
  readonly tag: Int8Array;
  readonly move: Int8Array;
  readonly label: Int8Array;
}

/** Joint tags seen at least five times, most frequent first, and the class of every token. */
function tagClasses(sentences: readonly GoldSentence[]): { tags: string[]; gold: Int32Array[] } {
  const counts = new Map<string, number>();
  for (const { xpos, upos } of sentences) {
    for (let i = 0; i < xpos.length; i++) {
      const tag = `${xpos[i]}|${upos[i]}`;
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  const tags = [...counts]
    .filter(([, count]) => count >= 5)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([tag]) => tag);
  const index = new Map(tags.map((tag, i) => [tag, i]));
  const classOf = (xpos: string, upos: string): number =>
    index.get(`${xpos}|${upos}`) ??
    Math.max(
      0,
      tags.findIndex((tag) => tag.startsWith(`${xpos}|`)),
    );
  const gold = sentences.map(({ xpos, upos }) => Int32Array.from(xpos, (tag, i) => classOf(tag, upos[i]!)));
  return { tags, gold };
}

function trainTagger(
  sentences: readonly GoldSentence[],
  gold: readonly Int32Array[],
  order: readonly number[],
  classes: number,
  rounds: number,
): Int8Array {
  const model = makePerceptron(TAG_ROWS, classes);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(classes);
  const indices = [...order];
  for (let round = 0; round < rounds; round++) {
    shuffle(indices, 17 + round);
    for (const s of indices) {
      const codes = makeWordCodes(sentences[s]!.words);
      const truth = gold[s]!;
      let tag1 = -1;
      let tag2 = -1;
      for (let i = 0; i < codes.size; i++) {
        tagFeatures(codes, i, tag1, tag2, features);
        addScores(model.weights, features, TAG_FEATURES, TAG_ROWS - 1, classes, scores);
        const guess = bestClass(scores, classes);
        if (guess !== truth[i]) update(model, features, TAG_FEATURES, truth[i]!, guess);
        model.time++;
        tag2 = tag1;
        tag1 = guess;
      }
    }
  }
  return quantised(averaged(model));
}

/** Trains everything; `log` takes one line of progress at a time. */
export function trainLinear(sentences: readonly GoldSentence[], log: (line: string) => void): LinearModel {
  const { tags, gold } = tagClasses(sentences);
  const all = sentences.map((_, i) => i);
  // Parsing must learn from tags as wrong as those it will meet, hence tags from taggers that never saw the sentence.
  const predicted: Int32Array[] = [];
  let right = 0;
  let total = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = trainTagger(
      sentences,
      gold,
      all.filter((i) => i % FOLDS !== fold),
      tags.length,
      4,
    );
    for (let i = fold; i < sentences.length; i += FOLDS) {
      predicted[i] = tagWords(makeWordCodes(sentences[i]!.words), weights, TAG_ROWS, tags.length);
      for (let t = 0; t < predicted[i]!.length; t++) if (predicted[i]![t] === gold[i]![t]) right++;
      total += predicted[i]!.length;
    }
    log(`fold ${fold}: joint tags right so far ${((100 * right) / total).toFixed(2)}`);
  }
  const tag = trainTagger(sentences, gold, all, tags.length, TAG_ROUNDS);
  log("tagger trained");

  const labels = [...new Set(sentences.flatMap((sentence) => sentence.relations))].sort();
  const labelIndex = new Map(labels.map((label, i) => [label, i]));
  const uposOf = tags.map((name) => name.slice(name.indexOf("|") + 1));
  const coarseNames = [...new Set(uposOf)];
  const coarseOf = uposOf.map((upos) => coarseNames.indexOf(upos));
  const moves = makePerceptron(MOVE_ROWS, MOVES);
  const relations = makePerceptron(LABEL_ROWS, labels.length);
  for (let round = 0; round < PARSE_ROUNDS; round++) {
    let arcs = 0;
    let heads = 0;
    for (const s of shuffle([...all], 101 + round)) {
      const sentence = sentences[s]!;
      const size = sentence.words.length;
      const fine = new Int32Array(size + 1).fill(-3);
      const coarse = new Int32Array(size + 1).fill(30);
      for (let i = 0; i < size; i++) {
        fine[i] = predicted[s]![i]!;
        coarse[i] = coarseOf[fine[i]!]!;
      }
      const truth = Int32Array.from(sentence.heads, (head) => (head < 0 ? size : head));
      const wanted = Int32Array.from(sentence.relations, (relation) => labelIndex.get(relation)!);
      heads += trainSentence(
        moves,
        relations,
        startConfiguration(makeWordCodes(sentence.words), fine, coarse),
        truth,
        wanted,
      );
      arcs += size;
    }
    log(`round ${round}: heads right while training ${((100 * heads) / arcs).toFixed(2)}`);
  }
  return {
    tags,
    labels,
    tagRows: TAG_ROWS,
    moveRows: MOVE_ROWS,
    labelRows: LABEL_ROWS,
    tag,
    move: quantised(averaged(moves)),
    label: quantised(averaged(relations)),
  };
}

const moveOut = new Int32Array(MOVE_FEATURES);
const labelOut = new Int32Array(LABEL_FEATURES);
const moveScores = new Float64Array(MOVES);
const costs = new Int32Array(3);

/** One pass over a sentence, always following the model's own choice; returns how many heads came out right. */
function trainSentence(
  moves: Perceptron,
  relations: Perceptron,
  config: ReturnType<typeof startConfiguration>,
  truth: Int32Array,
  wanted: Int32Array,
): number {
  const labelScores = new Float64Array(relations.classes);
  let right = 0;
  while (!isFinal(config)) {
    moveFeatures(config, moveOut);
    addScores(moves.weights, moveOut, MOVE_FEATURES, moves.rows - 1, MOVES, moveScores);
    moveCosts(config, truth, costs);
    const cheapest = Math.min(costs[0]!, costs[1]!, costs[2]!);
    let guess = -1;
    let gold = -1;
    for (let m = 0; m < 3; m++) {
      if (costs[m]! >= 1000) continue;
      if (guess < 0 || moveScores[m]! > moveScores[guess]!) guess = m;
      if (costs[m] === cheapest && (gold < 0 || moveScores[m]! > moveScores[gold]!)) gold = m;
    }
    moves.time++;
    if (guess !== gold) update(moves, moveOut, MOVE_FEATURES, gold, guess);
    let label = -1;
    if (guess !== SHIFT) {
      const head = headOfMove(config, guess);
      const dependent = config.stack[config.depth - 1]!;
      labelFeatures(config, head, dependent, labelOut);
      addScores(relations.weights, labelOut, LABEL_FEATURES, relations.rows - 1, relations.classes, labelScores);
      label = bestClass(labelScores, relations.classes);
      relations.time++;
      if (truth[dependent] === head) {
        right++;
        if (label !== wanted[dependent]) update(relations, labelOut, LABEL_FEATURES, wanted[dependent]!, label);
      }
    }
    applyMove(config, guess, label);
  }
  return right;
}
