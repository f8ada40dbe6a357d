// Which issue of the codebook a clause speaks to: terms in its predicate count most, in its context least.
import type { Codebook } from "../codebook.ts";
import { isMark, type Tree } from "./tree.ts";

interface Term {
  readonly issue: number;
  readonly words: readonly string[];
  readonly stems: readonly boolean[];
  readonly weight: number;
}

/** A codebook made ready for look-up. */
export interface IssueIndex {
  readonly labels: readonly string[];
  readonly byWord: ReadonlyMap<string, readonly Term[]>;
  readonly stems: readonly Term[];
  readonly fallback: string | null;
}

/** Prepares the terms; a final `!` makes a term decide, a final `*` opens its last word. */
export function makeIssueIndex(codebook: Codebook): IssueIndex {
  const byWord = new Map<string, Term[]>();
  const stems: Term[] = [];
  for (const [issue, { terms }] of codebook.issues.entries()) {
    for (const text of terms) {
      const decides = text.endsWith("!");
      const parts = (decides ? text.slice(0, -1) : text).split(" ").filter((w) => w !== "");
      if (parts.length === 0) continue;
      const open = parts.map((w) => w.endsWith("*"));
      const words = parts.map((w, k) => (open[k] ? w.slice(0, -1) : w));
      const term: Term = { issue, words, stems: open, weight: (decides ? 3 : 1) + (words.length - 1) };
      if (open[0]) stems.push(term);
      else {
        const list = byWord.get(words[0]!);
        if (list) list.push(term);
        else byWord.set(words[0]!, [term]);
      }
    }
  }
  const labels = codebook.issues.map((i) => i.label);
  return { labels, byWord, stems, fallback: labels.includes("other") ? "other" : null };
}

export interface IssueFound {
  readonly issue: string | null;
  readonly rule: string;
}

/** The issue of a clause: `near` are the tokens of its content, `context` those of the rest of the sentence. */
export function findIssue(
  index: IssueIndex,
  tree: Tree,
  near: readonly number[],
  context: readonly number[],
): IssueFound {
  const points = new Float64Array(index.labels.length);
  const words: (string | null)[] = index.labels.map(() => null);
  const add = (tokens: readonly number[], factor: number): void => {
    for (const k of tokens) {
      if (isMark(tree, k)) continue;
      for (const term of candidates(index, tree, k)) {
        if (!matches(tree, k, term)) continue;
        points[term.issue]! += term.weight * factor;
        words[term.issue] ??= term.words.join("-");
      }
    }
  };
  add(near, 1);
  let best = top(points);
  if (best < 0) {
    add(context, 0.25);
    best = top(points);
  }
  if (best < 0) return { issue: index.fallback, rule: "no-term" };
  return { issue: index.labels[best]!, rule: `term-${words[best]}` };
}

function candidates(index: IssueIndex, tree: Tree, k: number): Term[] {
  const out: Term[] = [];
  const lemma = tree.lemmas[k]!;
  const lower = tree.lower[k]!;
  out.push(...(index.byWord.get(lemma) ?? []));
  if (lower !== lemma) out.push(...(index.byWord.get(lower) ?? []));
  for (const term of index.stems) if (lower.startsWith(term.words[0]!)) out.push(term);
  return out;
}

function matches(tree: Tree, k: number, term: Term): boolean {
  for (let j = 1, at = k + 1; j < term.words.length; j++, at++) {
    // Hyphens are tokens of their own.
    if (tree.lower[at] === "-") at++;
    const word = term.words[j]!;
    const ok = term.stems[j]
      ? (tree.lower[at] ?? "").startsWith(word)
      : tree.lower[at] === word || tree.lemmas[at] === word;
    if (!ok) return false;
  }
  return true;
}

function top(points: Float64Array): number {
  let best = -1;
  for (let i = 0; i < points.length; i++) if (points[i]! > 0 && (best < 0 || points[i]! > points[best]!)) best = i;
  return best;
}
