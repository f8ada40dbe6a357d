// Copies: documents that repeat one another and passages that one took from another, with the exact aligned words.
import type { Span } from "./span.ts";

/** A text to be compared. */
export interface CopyInput {
  readonly id: string;
  readonly text: string;
}

/** A stretch of one text that stands, word by word or lightly edited, in another. */
export interface AlignedPassage {
  readonly a: Span;
  readonly b: Span;
  /** Number of words that are the same and in the same order. */
  readonly sameWords: number;
}

/** Two texts that share passages. */
export interface Copies {
  readonly a: string;
  readonly b: string;
  /** Jaccard similarity of the two sets of five-word sequences, 0..1. */
  readonly similarity: number;
  /** `document` where the similarity reaches the threshold, else `passage`. */
  readonly kind: "document" | "passage";
  /** Ordered by place in `a`. */
  readonly passages: readonly AlignedPassage[];
}

/** Words of one sequence; five in a row are rarely the same by chance. */
const SHINGLE = 5;
/** MinHash: 32 bands of 4 rows find nine of ten pairs at similarity 0.5 and all above 0.6 (Broder 1997; bands as in Leskovec et al., ch. 3). */
const BANDS = 32;
const ROWS = 4;
/** Winnowing (Schleimer, Wilkerson, Aiken 2003): every run of `WINDOW + SHINGLE - 1` shared words has a shared fingerprint. */
const WINDOW = 8;
/** A shared passage shorter than this many words is a phrase, not a copy. */
const LEAST_PASSAGE_WORDS = 20;
/** Edits inside a passage: so many words may differ between two matching runs. */
const LONGEST_GAP = 8;
/** What stands in more texts than this is boilerplate and pairs nobody. */
const MOST_OWNERS = 40;

interface Prepared {
  readonly id: string;
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Hash of the sequence that begins at each word. */
  readonly hashes: Float64Array;
  readonly set: ReadonlySet<number>;
}

/**
 * All pairs of texts that are near-duplicates (similarity at least `threshold`) or share a passage of at least 20 words.
 * Deterministic; comparing ignores case, punctuation and the kind of apostrophe. Pairs are in the order of the input.
 */
export function findCopies(docs: readonly CopyInput[], threshold = 0.5): Copies[] {
  const prepared = docs.map(prepare);
  const pairs = new Set<number>();
  const n = prepared.length;
  const note = (i: number, j: number): void => {
    if (i !== j) pairs.add(Math.min(i, j) * n + Math.max(i, j));
  };
  pairByMinHash(prepared, note);
  pairByFingerprints(prepared, note);
  const copies: Copies[] = [];
  for (const pair of [...pairs].sort((x, y) => x - y)) {
    const a = prepared[Math.floor(pair / n)]!;
    const b = prepared[pair % n]!;
    const similarity = jaccard(a.set, b.set);
    const passages = align(a, b);
    if (passages.length === 0 && similarity < threshold) continue;
    const kind = similarity >= threshold ? "document" : "passage";
    copies.push({ a: a.id, b: b.id, similarity, kind, passages });
  }
  return copies;
}

function prepare(doc: CopyInput): Prepared {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of doc.text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)) {
    words.push(match[0].toLowerCase().replaceAll("’", "'"));
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  const wordHashes = words.map(hashWord);
  const count = Math.max(0, words.length - SHINGLE + 1);
  const hashes = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let low = 0x811c9dc5;
    let high = 0x9747b28c;
    for (let k = 0; k < SHINGLE; k++) {
      low = Math.imul(low ^ wordHashes[i + k]!, 0x01000193);
      high = Math.imul(high ^ wordHashes[i + k]!, 0x5bd1e995) ^ (high >>> 13);
    }
    // 52 bits: collisions do not matter, since what is reported is compared word by word.
    hashes[i] = (low >>> 0) * 0x100000 + (high >>> 12);
  }
  return { id: doc.id, words, starts, ends, hashes, set: new Set(hashes) };
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** A 32-bit mix of a sequence's hash with a seed. */
function mixed(hash: number, seed: number): number {
  const low = hash % 0x100000000;
  const high = Math.floor(hash / 0x100000000);
  let x = Math.imul(low ^ seed, 0x85ebca6b) ^ Math.imul(high + seed, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return (x ^ (x >>> 15)) >>> 0;
}

function pairByMinHash(prepared: readonly Prepared[], note: (i: number, j: number) => void): void {
  const signatures = prepared.map((doc) => {
    const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
    for (const hash of doc.set) {
      for (let k = 0; k < signature.length; k++) {
        const value = mixed(hash, Math.imul(k + 1, 0x9e3779b1));
        if (value < signature[k]!) signature[k] = value;
      }
    }
    return signature;
  });
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<string, number[]>();
    for (const [i, signature] of signatures.entries()) {
      if (prepared[i]!.set.size === 0) continue;
      const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join();
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, [i]);
        continue;
      }
      for (const j of bucket) note(i, j);
      bucket.push(i);
    }
  }
}

function pairByFingerprints(prepared: readonly Prepared[], note: (i: number, j: number) => void): void {
  const owners = new Map<number, number[]>();
  for (const [i, doc] of prepared.entries()) {
    for (const hash of fingerprints(doc.hashes)) {
      const known = owners.get(hash);
      if (known === undefined) owners.set(hash, [i]);
      else if (known.at(-1) !== i) known.push(i);
    }
  }
  for (const known of owners.values()) {
    if (known.length > MOST_OWNERS) continue;
    for (let x = 0; x < known.length; x++) for (let y = x + 1; y < known.length; y++) note(known[x]!, known[y]!);
  }
}

/** The smallest hash of every window of `WINDOW` sequences. */
function fingerprints(hashes: Float64Array): Set<number> {
  const found = new Set<number>();
  let least = -1;
  for (let end = 0; end < hashes.length; end++) {
    const start = Math.max(0, end - WINDOW + 1);
    if (least < start) {
      least = start;
      for (let i = start; i <= end; i++) if (hashes[i]! <= hashes[least]!) least = i;
    } else if (hashes[end]! <= hashes[least]!) {
      least = end;
    }
    if (end >= WINDOW - 1 || end === hashes.length - 1) found.add(hashes[least]!);
  }
  return found;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}

interface Run {
  i: number;
  j: number;
  length: number;
}

/** Passages that `a` and `b` share, found by shared sequences, extended word by word, joined over small edits. */
function align(a: Prepared, b: Prepared): AlignedPassage[] {
  const places = new Map<number, number[]>();
  for (let j = 0; j < b.hashes.length; j++) {
    const known = places.get(b.hashes[j]!);
    if (known === undefined) places.set(b.hashes[j]!, [j]);
    else if (known.length < 8) known.push(j);
  }
  const runs: Run[] = [];
  let expected = 0;
  for (let i = 0; i < a.hashes.length; ) {
    const candidates = places.get(a.hashes[i]!) ?? [];
    let best: Run | null = null;
    for (const j of candidates) {
      let length = 0;
      while (i + length < a.words.length && a.words[i + length] === b.words[j + length]) length++;
      if (length < SHINGLE) continue;
      const nearer = best !== null && Math.abs(j - expected) < Math.abs(best.j - expected);
      if (best === null || length > best.length || (length === best.length && nearer)) best = { i, j, length };
    }
    if (best === null) {
      i++;
      continue;
    }
    runs.push(best);
    i += best.length;
    expected = best.j + best.length;
  }
  return join(runs).flatMap(({ first, last, sameWords }) => {
    if (sameWords < LEAST_PASSAGE_WORDS) return [];
    const lastA = last.i + last.length - 1;
    const lastB = last.j + last.length - 1;
    return [
      {
        a: { start: a.starts[first.i]!, end: a.ends[lastA]! },
        b: { start: b.starts[first.j]!, end: b.ends[lastB]! },
        sameWords,
      },
    ];
  });
}

function join(runs: readonly Run[]): { first: Run; last: Run; sameWords: number }[] {
  const joined: { first: Run; last: Run; sameWords: number }[] = [];
  for (const run of runs) {
    const open = joined.at(-1);
    if (open !== undefined) {
      const gapA = run.i - (open.last.i + open.last.length);
      const gapB = run.j - (open.last.j + open.last.length);
      if (gapA <= LONGEST_GAP && gapB >= 0 && gapB <= LONGEST_GAP) {
        open.last = run;
        open.sameWords += run.length;
        continue;
      }
    }
    joined.push({ first: run, last: run, sameWords: run.length });
  }
  return joined;
}
