// The English parser: loads the weights file and turns words into tags, lemmas, heads and relations.

import { keptWord } from "../../../text/index.ts";
import type { Parse, Parser } from "../../parse.ts";
import { mendAgreement } from "./agreement.ts";
import { readWeights } from "./container.ts";
import { plainForm } from "./forms.ts";
import type { Engine } from "./kernel.ts";
import { type LemmaTables, makeLemmatizer } from "./lemmas.ts";
import { type Analysis, MOST_WORDS, makeNetwork, type NetworkSizes, type TrainedMatrix } from "./network.ts";
import { makeOpenTable, type OpenTable } from "./open-table.ts";
import { makeWordRows } from "./word-vectors.ts";

/** The settings in the head of a weights file. */
export interface ModelHead {
  readonly sizes: Omit<NetworkSizes, "tagCount" | "labels">;
  /** Names of the rows of word parts, joined by line feeds. */
  readonly features: string;
  /** Words with fixed vectors, joined by line feeds. */
  readonly openWords: string;
  readonly openSize: number;
  /** Joint tags, `PENN|UNIVERSAL`. */
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly matrices: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
  readonly lemmas: LemmaTables;
  readonly markHabits: Readonly<Record<string, readonly number[]>>;
}

/** The parser, with the fixed vectors of common words that it reads by. */
export interface EnglishParser extends Parser {
  readonly wordVectors: OpenTable;
}

/** Lemmas kept ready; that only saves time, and all are dropped when there are more. */
const MOST_LEMMAS = 20_000;

/** Pieces of an over-long sentence end at one of these where there is one. */
const BREAKS: ReadonlySet<string> = new Set([";", ":", ",", "-", ".", "!", "?"]);

/**
 * Makes the parser from the bytes of `data/parser-en/weights.bin`. Throws a RangeError when they are not a weights
 * file. The parser is deterministic and keeps no state that changes results; `engine` is for tests.
 */
export function loadParser(bytes: Uint8Array, engine: Engine = "dots"): EnglishParser {
  const { head, arrays } = readWeights(bytes);
  const model = head as unknown as ModelHead;
  const labelNames = model.labels.map(keptWord);
  const sizes: NetworkSizes = {
    ...model.sizes,
    tagCount: model.tags.length,
    labels: model.labels,
  };
  const matrices = new Map<string, TrainedMatrix>();
  for (const { name, rows, columns } of model.matrices) {
    const values = arrays.get(name) as Int8Array | Float32Array;
    const scales = (arrays.get(`${name}.scales`) as Float32Array | undefined) ?? null;
    matrices.set(name, { rows, columns, values, scales });
  }
  const wordRows = makeWordRows(
    model.features.split("\n"),
    arrays.get("embeddings") as Int8Array,
    arrays.get("embeddings.scales") as Float32Array,
  );
  const open = makeOpenTable(model.openWords.split("\n"), arrays.get("open") as Int8Array, model.openSize);
  const habits = new Map(Object.entries(model.markHabits));
  const analyse = makeNetwork(sizes, matrices, wordRows, open, habits, engine);
  const lemmatizer = makeLemmatizer(model.lemmas);
  const xposOf = model.tags.map((tag) => keptWord(tag.slice(0, tag.indexOf("|"))));
  const uposOf = model.tags.map((tag) => keptWord(tag.slice(tag.indexOf("|") + 1)));
  const lemmasKept = model.tags.map(() => new Map<string, string>());
  let lemmaCount = 0;
  const lemmaOf = (word: string, tag: number): string => {
    const kept = lemmasKept[tag]!.get(word);
    if (kept !== undefined) return kept;
    if (++lemmaCount > MOST_LEMMAS) {
      for (const map of lemmasKept) map.clear();
      lemmaCount = 1;
    }
    const lemma = keptWord(lemmatizer.lemma(plainForm(word), xposOf[tag]!));
    lemmasKept[tag]!.set(word, lemma);
    return lemma;
  };
  const parataxis = model.labels.indexOf("parataxis");

  const parseOf = (words: readonly string[], { tags, heads, labels }: Analysis): Parse => {
    const size = words.length;
    const [lemmas, upos, xpos, relations]: [string[], string[], string[], string[]] = [[], [], [], []];
    for (let i = 0; i < size; i++) {
      const tag = tags[i]!;
      upos.push(uposOf[tag]!);
      xpos.push(xposOf[tag]!);
      lemmas.push(lemmaOf(words[i]!, tag));
      relations.push(labelNames[labels[i]!]!);
    }
    const parse: Parse = { words, lemmas, upos, xpos, heads: new Int16Array(heads), relations };
    for (const k of mendAgreement({ ...parse, upos, xpos, relations })) {
      lemmas[k] = lemmatizer.lemma(plainForm(words[k]!), xpos[k]!);
    }
    return parse;
  };
  const parseAll = (sentences: readonly (readonly string[])[]): Parse[] => {
    const pieces = sentences.map(piecesOf);
    const analyses = analyse(pieces.flat());
    let done = 0;
    return sentences.map((words, s) => {
      const end = done + pieces[s]!.length;
      const analysis =
        end === done + 1 ? analyses[done]! : joinPieces(analyses.slice(done, end), words.length, parataxis);
      done = end;
      return parseOf(words, analysis);
    });
  };
  return { parseAll, parse: (words) => parseAll([words])[0]!, wordVectors: open };
}

/** The sentence, or what one too long for one table of arcs is cut into, at punctuation. */
function piecesOf(words: readonly string[]): (readonly string[])[] {
  const size = words.length;
  if (size <= MOST_WORDS) return [words];
  const pieces: (readonly string[])[] = [];
  for (let start = 0; start < size; ) {
    let end = Math.min(size, start + MOST_WORDS);
    if (end < size) {
      for (let i = end - 1; i > start + MOST_WORDS / 2; i--) {
        if (BREAKS.has(plainForm(words[i]!))) {
          end = i + 1;
          break;
        }
      }
    }
    pieces.push(words.slice(start, end));
    start = end;
  }
  return pieces;
}

/** One analysis of a sentence's pieces, of `size` words together: later ones hang on the first one's root by the label `joint`. */
function joinPieces(pieces: readonly Analysis[], size: number, joint: number): Analysis {
  const whole: Analysis = {
    tags: new Int32Array(size),
    heads: new Int32Array(size).fill(-1),
    labels: new Int32Array(size),
  };
  let root = -1;
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.heads.length;
    for (let i = 0; i < end - start; i++) {
      const at = start + i;
      const isRoot = piece.heads[i] === -1;
      whole.tags[at] = piece.tags[i]!;
      whole.labels[at] = isRoot && root >= 0 ? joint : piece.labels[i]!;
      whole.heads[at] = isRoot ? root : start + piece.heads[i]!;
    }
    if (root < 0) root = whole.heads.subarray(start, end).indexOf(-1);
    start = end;
  }
  return whole;
}
