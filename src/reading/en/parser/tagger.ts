// The tagger: left to right, greedy, joint Penn and universal tags from hashed features with integer weights.
import { hashText, mix, plainForm, wordShape } from "./forms.ts";

/** Features per token. */
export const TAG_FEATURES = 26;

/** What the features need to know of each word, computed once per sentence. */
export interface WordCodes {
  readonly size: number;
  /** Hash of the plain lower-case form, with two places of padding on either side. */
  readonly lower: Int32Array;
  /** Hash of the plain form as written. */
  readonly exact: Int32Array;
  readonly shape: Int32Array;
  readonly suffix1: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix2: Int32Array;
  readonly prefix3: Int32Array;
}

/** Places of padding before the first and after the last word in `WordCodes`. */
export const PADDING = 3;

interface FormCodes {
  readonly codes: Int32Array;
}

const FORMS = new Map<string, FormCodes>();
const MOST_FORMS = 50_000;

function formCodes(word: string): Int32Array {
  const known = FORMS.get(word);
  if (known !== undefined) return known.codes;
  const plain = plainForm(word);
  const lower = plain.toLowerCase().replace(/\d/g, "0");
  const n = lower.length;
  const codes = Int32Array.of(
    hashText(lower),
    hashText(plain, 77),
    hashText(wordShape(plain), 5),
    hashText(lower.slice(n - 1), 11),
    hashText(lower.slice(Math.max(0, n - 2)), 12),
    hashText(lower.slice(Math.max(0, n - 3)), 13),
    hashText(lower.slice(Math.max(0, n - 4)), 14),
    hashText(lower.slice(0, 2), 21),
    hashText(lower.slice(0, 3), 22),
  );
  // The table only saves time; emptying it when full keeps memory flat and results the same.
  if (FORMS.size >= MOST_FORMS) FORMS.clear();
  FORMS.set(word, { codes });
  return codes;
}

/** Hashes the words of a sentence. */
export function makeWordCodes(words: readonly string[]): WordCodes {
  const size = words.length;
  const columns = Array.from({ length: 9 }, () => new Int32Array(size + 2 * PADDING));
  for (let i = 0; i < size; i++) {
    const codes = formCodes(words[i]!);
    for (let k = 0; k < 9; k++) columns[k]![i + PADDING] = codes[k]!;
  }
  for (let k = 0; k < 9; k++) {
    const column = columns[k]!;
    for (let p = 0; p < PADDING; p++) {
      column[p] = 1 + p;
      column[size + PADDING + p] = 101 + p;
    }
  }
  const [lower, exact, shape, suffix1, suffix2, suffix3, suffix4, prefix2, prefix3] = columns as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return { size, lower, exact, shape, suffix1, suffix2, suffix3, suffix4, prefix2, prefix3 };
}

/** Fills `out` with the hashes of token `index`, given the tags of the two tokens before it. */
export function tagFeatures(codes: WordCodes, index: number, tag1: number, tag2: number, out: Int32Array): void {
  const i = index + PADDING;
  const { lower, shape, suffix2, suffix3 } = codes;
  const w = lower[i]!;
  const before = lower[i - 1]!;
  const after = lower[i + 1]!;
  let k = 0;
  out[k++] = mix(1, w, 0);
  out[k++] = mix(2, codes.exact[i]!, 0);
  out[k++] = mix(3, codes.suffix1[i]!, 0);
  out[k++] = mix(4, suffix2[i]!, 0);
  out[k++] = mix(5, suffix3[i]!, 0);
  out[k++] = mix(6, codes.suffix4[i]!, 0);
  out[k++] = mix(7, codes.prefix2[i]!, 0);
  out[k++] = mix(8, codes.prefix3[i]!, 0);
  out[k++] = mix(9, shape[i]!, index === 0 ? 1 : 0);
  out[k++] = mix(10, tag1, 0);
  out[k++] = mix(11, tag1, tag2);
  out[k++] = mix(12, tag1, w);
  out[k++] = mix(13, mix(13, tag1, tag2), w);
  out[k++] = mix(14, before, 0);
  out[k++] = mix(15, before, w);
  out[k++] = mix(16, after, 0);
  out[k++] = mix(17, after, w);
  out[k++] = mix(18, suffix3[i + 1]!, 0);
  out[k++] = mix(19, shape[i + 1]!, shape[i]!);
  out[k++] = mix(20, suffix3[i - 1]!, 0);
  out[k++] = mix(21, lower[i - 2]!, 0);
  out[k++] = mix(22, lower[i + 2]!, 0);
  out[k++] = mix(23, after, lower[i + 2]!);
  out[k++] = mix(24, suffix3[i]!, suffix3[i + 1]!);
  out[k++] = mix(25, tag1, suffix2[i + 1]!);
  out[k++] = mix(26, tag1, suffix3[i]!);
}

/** Adds up the weight rows of the features; `rows` is a power of two. Generic over training and run-time weights. */
export function addScores(
  weights: Int8Array | Float32Array,
  features: Int32Array,
  count: number,
  mask: number,
  classes: number,
  scores: Float64Array,
): void {
  scores.fill(0, 0, classes);
  for (let k = 0; k < count; k++) {
    const row = (features[k]! & mask) * classes;
    for (let c = 0; c < classes; c++) scores[c]! += weights[row + c]!;
  }
}

/** Index of the highest of the first `classes` scores; the lowest index wins ties. */
export function bestClass(scores: Float64Array, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}

/** Tags a sentence: class indices. */
export function tagWords(
  codes: WordCodes,
  weights: Int8Array | Float32Array,
  rows: number,
  classes: number,
): Int32Array {
  const tags = new Int32Array(codes.size);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(classes);
  for (let i = 0; i < codes.size; i++) {
    tagFeatures(codes, i, i > 0 ? tags[i - 1]! : -1, i > 1 ? tags[i - 2]! : -1, features);
    addScores(weights, features, TAG_FEATURES, rows - 1, classes, scores);
    tags[i] = bestClass(scores, classes);
  }
  return tags;
}
