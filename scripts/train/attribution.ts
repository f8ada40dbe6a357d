// Trains the labeller of attribution: a logistic model of cue anchors and an averaged structured perceptron of roles.
import { anchorFeatures, ROLE_FEATURES, roleFeatures, viewFrom } from "../../src/reading/en/labeller/features.ts";
import { CONTENT, CUE, viterbi } from "../../src/reading/en/labeller/model.ts";
import type { SentenceFacts } from "../../src/reading/en/labeller/sentence-facts.ts";

/** One sentence with its attributions, as tokens. */
export interface LabelledSentence {
  readonly facts: SentenceFacts;
  readonly attributions: readonly { readonly roles: Uint8Array; readonly anchor: number }[];
  /** Whether a token without annotation is surely no cue; otherwise only words that are never cues count as none. */
  readonly complete: boolean;
  /** How much its tokens count. */
  readonly weight: number;
}

export interface TrainingSettings {
  readonly anchorBuckets: number;
  readonly roleBuckets: number;
  readonly anchorPasses: number;
  readonly anchorRate: number;
  /** L2 penalty of the anchors' model. */
  readonly penalty: number;
  readonly rolePasses: number;
}

export interface TrainedLabeller {
  readonly anchors: Float32Array;
  readonly anchorBias: number;
  readonly roles: Float32Array;
  readonly transitions: Float32Array;
}

/** The anchor of a cue: the cue's token that governs the content most closely. */
export function anchorOf(facts: SentenceFacts, roles: Uint8Array): number {
  const { tree } = facts;
  const n = tree.tokens.length;
  const votes = new Map<number, number>();
  for (let t = 0; t < n; t++) {
    if (roles[t] !== CONTENT) continue;
    for (let k = tree.heads[t]!, steps = 0; k >= 0 && steps < n; k = tree.heads[k]!, steps++) {
      if (roles[k] === CUE) {
        votes.set(k, (votes.get(k) ?? 0) + 1);
        break;
      }
    }
  }
  let best = -1;
  for (const [k, v] of [...votes].sort((a, b) => a[0] - b[0]))
    if (facts.candidate[k] === 1 && (best < 0 || v > votes.get(best)!)) best = k;
  if (best >= 0) return best;
  let fallback = -1;
  for (let t = 0; t < n; t++) {
    if (roles[t] !== CUE || facts.candidate[t] === 0) continue;
    if (
      fallback < 0 ||
      (tree.upos[t] === "VERB" && tree.upos[fallback] !== "VERB") ||
      tree.upos[t] === tree.upos[fallback]
    )
      fallback = t;
  }
  return fallback;
}

/** A deterministic order: a permutation of 0..n-1 by a linear congruential generator. */
function shuffled(n: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let state = (seed * 2654435761) >>> 0;
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    const swap = order[i]!;
    order[i] = order[j]!;
    order[j] = swap;
  }
  return order;
}

/** Trains on the sentences. Deterministic. */
export function trainLabeller(sentences: readonly LabelledSentence[], settings: TrainingSettings): TrainedLabeller {
  return { ...trainAnchors(sentences, settings), ...trainRoles(sentences, settings) };
}

function trainAnchors(
  sentences: readonly LabelledSentence[],
  { anchorBuckets, anchorPasses, anchorRate, penalty }: TrainingSettings,
): { anchors: Float32Array; anchorBias: number } {
  const mask = anchorBuckets - 1;
  const items: { features: Int32Array; y: number; weight: number }[] = [];
  const scratch: number[] = [];
  const cueLemmas = new Set<number>();
  for (const { facts, attributions } of sentences)
    for (const { roles } of attributions)
      for (const [t, role] of roles.entries()) if (role === CUE) cueLemmas.add(facts.lemma[t]!);
  for (const { facts, attributions, complete, weight } of sentences) {
    const positive = new Set(attributions.map((a) => a.anchor));
    const neutral = new Set<number>();
    for (const { roles } of attributions) for (let t = 0; t < roles.length; t++) if (roles[t] === CUE) neutral.add(t);
    for (let i = 0; i < facts.tree.tokens.length; i++) {
      if (facts.candidate[i] === 0) continue;
      const y = positive.has(i) ? 1 : 0;
      if (y === 0 && neutral.has(i)) continue;
      if (
        y === 0 &&
        !complete &&
        (facts.cls[i] !== 0 || facts.further[i]!.length > 0 || facts.rule[i] !== 0 || cueLemmas.has(facts.lemma[i]!))
      )
        continue;
      scratch.length = 0;
      anchorFeatures(facts, i, scratch);
      items.push({ features: Int32Array.from(scratch, (f) => f & mask), y, weight });
    }
  }
  const w = new Float32Array(anchorBuckets);
  const squares = new Float32Array(anchorBuckets).fill(1e-6);
  let bias = -2;
  for (let pass = 0; pass < anchorPasses; pass++) {
    for (const k of shuffled(items.length, pass + 1)) {
      const { features, y, weight } = items[k]!;
      let sum = bias;
      for (const f of features) sum += w[f]!;
      const error = weight * (y - 1 / (1 + Math.exp(-sum)));
      bias += 0.01 * error;
      for (const f of features) {
        const g = error - penalty * w[f]!;
        squares[f]! += g * g;
        w[f]! += (anchorRate * g) / Math.sqrt(squares[f]!);
      }
    }
  }
  return { anchors: w, anchorBias: bias };
}

function trainRoles(
  sentences: readonly LabelledSentence[],
  { roleBuckets, rolePasses }: TrainingSettings,
): { roles: Float32Array; transitions: Float32Array } {
  const mask = roleBuckets - 1;
  const items: { tokens: Int32Array[]; roles: Uint8Array; anchor: number }[] = [];
  const scratch = new Int32Array(ROLE_FEATURES);
  for (const { facts, attributions } of sentences) {
    for (const { roles, anchor } of attributions) {
      if (anchor < 0) continue;
      const view = viewFrom(facts, anchor);
      const tokens = Array.from({ length: roles.length }, (_, t) => {
        roleFeatures(facts, view, t, scratch);
        return scratch.map((f) => f & mask);
      });
      items.push({ tokens, roles, anchor });
    }
  }
  const w = new Float32Array(roleBuckets * 4);
  const sums = new Float64Array(roleBuckets * 4);
  const moves = new Float32Array(20);
  const moveSums = new Float64Array(20);
  let step = 1;
  for (let pass = 0; pass < rolePasses; pass++) {
    for (const k of shuffled(items.length, pass + 1)) {
      const { tokens, roles, anchor } = items[k]!;
      const n = tokens.length;
      const scores = new Float64Array(n * 4);
      for (let t = 0; t < n; t++)
        for (const f of tokens[t]!) for (let y = 0; y < 4; y++) scores[t * 4 + y]! += w[f * 4 + y]!;
      const guess = viterbi(scores, moves, n, anchor);
      for (let t = 0; t < n; t++) {
        const g = guess[t]!;
        const r = roles[t]!;
        if (g !== r) {
          for (const f of tokens[t]!) {
            w[f * 4 + r]! += 1;
            sums[f * 4 + r]! += step;
            w[f * 4 + g]! -= 1;
            sums[f * 4 + g]! -= step;
          }
        }
        const fromGold = t === 0 ? 4 : roles[t - 1]!;
        const fromGuess = t === 0 ? 4 : guess[t - 1]!;
        if (fromGold !== fromGuess || g !== r) {
          moves[fromGold * 4 + r]! += 1;
          moveSums[fromGold * 4 + r]! += step;
          moves[fromGuess * 4 + g]! -= 1;
          moveSums[fromGuess * 4 + g]! -= step;
        }
      }
      step++;
    }
  }
  return {
    roles: Float32Array.from(w, (x, i) => x - sums[i]! / step),
    transitions: Float32Array.from(moves, (x, i) => x - moveSums[i]! / step),
  };
}
