// The trained labeller: how likely a token anchors a cue, and which tokens are its source, cue and content.
import { readWeights } from "../parser/container.ts";
import {
  type AnchorView,
  anchorFeatures,
  goesOnWith,
  ROLE_FEATURES,
  STRETCH_FEATURES,
  stretchFeatures,
  tokenFeatures,
} from "./features.ts";
import type { SentenceFacts } from "./sentence-facts.ts";

/** Roles of tokens, as the weights count them; 0 is none. */
export const SOURCE = 1;
export const CUE = 2;
export const CONTENT = 3;

/** Weights, one a bucket of hashed features (for roles, four a bucket). Bucket counts are powers of two. */
export interface LabellerWeights {
  readonly anchors: ArrayLike<number>;
  readonly anchorScale: number;
  readonly anchorBias: number;
  readonly roles: ArrayLike<number>;
  readonly roleScale: number;
  /** `[from * 4 + to]`; row 4 is the beginning of the sentence. */
  readonly transitions: ArrayLike<number>;
}

/** Reads `data/attribution-en/weights.bin`. Throws a RangeError when the bytes are not such a file. */
export function readLabeller(bytes: Uint8Array): LabellerWeights {
  const { head, arrays } = readWeights(bytes);
  const array = (name: string): Int8Array | Int16Array | Float32Array => {
    const found = arrays.get(name);
    if (!found) throw new RangeError(`Weights of the labeller have no ${name}`);
    return found;
  };
  return {
    anchors: array("anchors"),
    anchorScale: Number(head.anchorScale),
    anchorBias: Number(head.anchorBias),
    roles: array("roles"),
    roleScale: Number(head.roleScale),
    transitions: array("transitions"),
  };
}

/** How likely the token anchors a cue, between 0 and 1. `scratch` is emptied. */
export function anchorProbability(
  weights: LabellerWeights,
  facts: SentenceFacts,
  i: number,
  scratch: number[],
): number {
  scratch.length = 0;
  anchorFeatures(facts, i, scratch);
  const mask = weights.anchors.length - 1;
  let sum = 0;
  for (const f of scratch) sum += weights.anchors[f & mask]!;
  return 1 / (1 + Math.exp(-(sum * weights.anchorScale + weights.anchorBias)));
}

const features = new Int32Array(ROLE_FEATURES);
/** Scores and steps back of a sentence's tokens, kept and grown as needed. */
let scores = new Float64Array(4 * 256);
let back = new Uint8Array(4 * 256);
const rows = [new Float64Array(4), new Float64Array(4)] as const;
const ofStretch = new Float64Array(4);
const ofToken = new Float64Array(4);

/** The best sequence of roles by Viterbi's algorithm; the anchor itself is always cue. */
export function bestRoles(weights: LabellerWeights, facts: SentenceFacts, view: AnchorView): Uint8Array {
  const n = facts.tree.tokens.length;
  const { roles, roleScale } = weights;
  if (scores.length < n * 4) scores = new Float64Array(8 * n);
  for (let t = 0; t < n; t++) {
    if (!goesOnWith(facts, view, t)) {
      stretchFeatures(facts, view, t, features);
      addUp(roles, 0, STRETCH_FEATURES, ofStretch);
    }
    tokenFeatures(facts, view, t, features);
    addUp(roles, STRETCH_FEATURES, ROLE_FEATURES, ofToken);
    for (let role = 0; role < 4; role++) scores[t * 4 + role] = (ofStretch[role]! + ofToken[role]!) * roleScale;
  }
  return viterbi(scores, weights.transitions, n, view.anchor);
}

/** The weights of the features `from..to`, added up by role. */
function addUp(roles: ArrayLike<number>, from: number, to: number, sums: Float64Array): void {
  const mask = roles.length / 4 - 1;
  let none = 0;
  let source = 0;
  let cue = 0;
  let content = 0;
  for (let k = from; k < to; k++) {
    const at = (features[k]! & mask) * 4;
    none += roles[at]!;
    source += roles[at + SOURCE]!;
    cue += roles[at + CUE]!;
    content += roles[at + CONTENT]!;
  }
  sums[0] = none;
  sums[SOURCE] = source;
  sums[CUE] = cue;
  sums[CONTENT] = content;
}

/** The best sequence for token scores `[t * 4 + role]`; ties go to the lower role. */
export function viterbi(scores: Float64Array, transitions: ArrayLike<number>, n: number, anchor: number): Uint8Array {
  if (back.length < n * 4) back = new Uint8Array(8 * n);
  back.fill(0, 0, n * 4);
  let [best, next] = rows;
  best.fill(0);
  for (let t = 0; t < n; t++) {
    for (let y = 0; y < 4; y++) {
      if (t === anchor ? y !== CUE : false) {
        next[y] = Number.NEGATIVE_INFINITY;
        continue;
      }
      let top = Number.NEGATIVE_INFINITY;
      if (t === 0) top = transitions[16 + y]!;
      else
        for (let x = 0; x < 4; x++) {
          const s = best[x]! + transitions[x * 4 + y]!;
          if (s > top) {
            top = s;
            back[t * 4 + y] = x;
          }
        }
      next[y] = top + scores[t * 4 + y]!;
    }
    [best, next] = [next, best];
  }
  const out = new Uint8Array(n);
  let y = 0;
  for (let k = 1; k < 4; k++) if (best[k]! > best[y]!) y = k;
  for (let t = n - 1; t >= 0; t--) {
    out[t] = y;
    y = back[t * 4 + y]!;
  }
  return out;
}
