// The English parser: loads the weights file and turns words into tags, lemmas, heads and relations.
import type { Parse, Parser } from "../../parse.ts";
import { readWeights } from "./container.ts";
import { plainForm } from "./forms.ts";
import { type LemmaTables, makeLemmatizer } from "./lemmas.ts";
import { addScores, bestClass, makeWordCodes, tagWords } from "./tagger.ts";
import {
  applyMove,
  headOfMove,
  isAllowed,
  isFinal,
  LABEL_FEATURES,
  labelFeatures,
  MOVE_FEATURES,
  MOVES,
  moveFeatures,
  SHIFT,
  startConfiguration,
} from "./transitions.ts";

/** The settings in the head of a weights file. */
export interface ModelHead {
  /** Joint tags, `PENN|UNIVERSAL`. */
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly tagRows: number;
  readonly moveRows: number;
  readonly labelRows: number;
  readonly lemmas: LemmaTables;
}

/**
 * Makes the parser from the bytes of `data/parser-en/weights.bin`. Throws a RangeError when they are not a weights
 * file. The parser is deterministic and keeps no state that changes results.
 */
export function loadParser(bytes: Uint8Array): Parser {
  const { head, arrays } = readWeights(bytes);
  const model = head as unknown as ModelHead;
  const tagWeights = arrays.get("tag") as Int8Array;
  const moveWeights = arrays.get("move") as Int8Array;
  const labelWeights = arrays.get("label") as Int8Array;
  const xposOf = model.tags.map((tag) => tag.slice(0, tag.indexOf("|")));
  const uposOf = model.tags.map((tag) => tag.slice(tag.indexOf("|") + 1));
  const coarseNames = [...new Set(uposOf)];
  const coarseOf = Int32Array.from(uposOf, (upos) => coarseNames.indexOf(upos));
  const lemmatizer = makeLemmatizer(model.lemmas);
  const moveOut = new Int32Array(MOVE_FEATURES);
  const labelOut = new Int32Array(LABEL_FEATURES);
  const moveScores = new Float64Array(MOVES);
  const labelScores = new Float64Array(model.labels.length);

  const parse = (words: readonly string[]): Parse => {
    const size = words.length;
    const codes = makeWordCodes(words);
    const tags = tagWords(codes, tagWeights, model.tagRows, model.tags.length);
    const fine = new Int32Array(size + 1).fill(-3);
    const coarse = new Int32Array(size + 1).fill(30);
    for (let i = 0; i < size; i++) {
      fine[i] = tags[i]!;
      coarse[i] = coarseOf[tags[i]!]!;
    }
    const config = startConfiguration(codes, fine, coarse);
    while (!isFinal(config)) {
      moveFeatures(config, moveOut);
      addScores(moveWeights, moveOut, MOVE_FEATURES, model.moveRows - 1, MOVES, moveScores);
      let move = -1;
      for (let m = 0; m < 3; m++) {
        if (isAllowed(config, m) && (move < 0 || moveScores[m]! > moveScores[move]!)) move = m;
      }
      let label = -1;
      if (move !== SHIFT) {
        labelFeatures(config, headOfMove(config, move), config.stack[config.depth - 1]!, labelOut);
        addScores(labelWeights, labelOut, LABEL_FEATURES, model.labelRows - 1, model.labels.length, labelScores);
        label = bestClass(labelScores, model.labels.length);
      }
      applyMove(config, move, label);
    }
    const heads = new Int16Array(size);
    const relations: string[] = [];
    for (let i = 0; i < size; i++) {
      const to = config.heads[i]!;
      heads[i] = to === size ? -1 : to;
      const relation = model.labels[config.labels[i]!]!;
      relations.push(to === size ? "root" : relation === "root" ? "parataxis" : relation);
    }
    const xpos = Array.from(tags, (tag) => xposOf[tag]!);
    return {
      words,
      lemmas: words.map((word, i) => lemmatizer.lemma(plainForm(word), xpos[i]!)),
      upos: Array.from(tags, (tag) => uposOf[tag]!),
      xpos,
      heads,
      relations,
    };
  };
  return { parse };
}
