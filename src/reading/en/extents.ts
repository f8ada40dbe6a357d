// Extents of cue and source in attribution relations, by PolNeAR's conventions, which take in more words than voices need.
import type { Link } from "./links.ts";
import { child, isMark, relation, type Tree } from "./tree.ts";

/** Verbs that lead to an act of speech without being one: `went on to discuss`, `appeared to suggest`. */
const LEADING = new Set(
  "go appear seem continue begin start try attempt want need manage refuse decline fail stop avoid use have come proceed keep struggle plan intend hope hesitate rush move resist help like tend get be".split(
    " ",
  ),
);

/** Prepositions that belong to the cue when the content stands straight behind them. */
const JOINING = new Set(
  "of for about on to with against as at over toward towards in by into from regarding".split(" "),
);

/** Prepositions that never open a content. */
const PREPOSED = new Set("of for about as against from with".split(" "));

/** Adverbs at the front of a cue that join clauses and say nothing of the speaking. */
const JOINTS = new Set("when where why how while so all both each as if lest once whenever".split(" "));

/** Days and months: `said Monday`. */
const WHEN =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|then|again|earlier|later|recently|now)$/;

/**
 * The cue of a link as an attribution relation has it, as first and last token: with the colon and the preposition that
 * lead to the content, the verbs that lead to the cue, and when, where and how it was said where that stands next to it.
 */
export function cueExtent(tree: Tree, link: Link): [number, number] {
  const n = tree.tokens.length;
  const content = new Set(link.content);
  const inSource = (k: number): boolean => link.source !== null && k >= link.source[0] && k <= link.source[1];
  const free = (k: number): boolean => k >= 0 && k < n && !content.has(k) && !inSource(k);
  let from = link.cue[0]!;
  let to = link.cue.at(-1)!;
  if (link.form === "colon" || link.form === "frame" || link.form === "adverb") return [from, to];
  const head = link.head;
  // A subject between auxiliary and verb, or a conjunction in front, parts the cue.
  for (let k = head - 1; k >= from; k--) {
    if (!link.cue.includes(k) && tree.upos[k] !== "ADV" && tree.upos[k] !== "PART" && tree.upos[k] !== "DET") {
      if (link.form === "verb" || link.form === "quote") from = k + 1;
      break;
    }
  }
  while (from < head && (JOINTS.has(tree.lower[from]!) || tree.upos[from] === "PROPN")) from++;
  if (link.form === "verb" || link.form === "quote") {
    from = leadingVerbs(tree, head, from, free);
    to = adjuncts(tree, head, to, free);
  }
  // `was accused of hoarding`: the preposition goes to the cue.
  if (content.has(to + 1) && PREPOSED.has(tree.lower[to + 1]!) && content.has(to + 2)) to++;
  if (free(to + 1) && tree.upos[to + 1] === "ADP" && JOINING.has(tree.lower[to + 1]!)) {
    const next = to + 2;
    if (content.has(next) || inSource(next)) to++;
  }
  if (free(to + 1) && tree.lower[to + 1] === ":") to++;
  return [from, to];
}

/** The start of the cue with the verbs that lead to it: `went on to discuss`. */
function leadingVerbs(tree: Tree, head: number, start: number, free: (k: number) => boolean): number {
  let from = start;
  let v = head;
  for (let steps = 0; steps < 3; steps++) {
    const up = tree.heads[v]!;
    if (up < 0 || up > v || from - up > 6 || relation(tree, v) !== "xcomp" || !LEADING.has(tree.lemmas[up]!)) break;
    let whole = true;
    for (let k = up; k < from; k++) if (!free(k) || isMark(tree, k)) whole = false;
    if (!whole) break;
    from = up;
    while (
      from > 0 &&
      free(from - 1) &&
      tree.heads[from - 1] === up &&
      ["aux", "advmod", "cop"].includes(relation(tree, from - 1)) &&
      !JOINTS.has(tree.lower[from - 1]!)
    )
      from--;
    v = up;
  }
  return from;
}

/** The end of the cue with what says when, where and how it was said, as far as that follows without a gap. */
function adjuncts(tree: Tree, head: number, end: number, free: (k: number) => boolean): number {
  let to = end;
  for (let steps = 0; steps < 3; steps++) {
    const next = to + 1;
    if (!free(next) || isMark(tree, next)) break;
    let top = next;
    while (tree.heads[top]! >= 0 && tree.heads[top] !== head && tree.heads[top]! > head) top = tree.heads[top]!;
    if (tree.heads[top] !== head) break;
    const r = tree.relations[top]!;
    const plain = relation(tree, top);
    const last = Math.max(tree.right[top]!, top);
    if (
      !(plain === "obl" || plain === "advmod" || r === "nmod:tmod" || r === "obl:tmod" || WHEN.test(tree.lower[next]!))
    )
      break;
    if (tree.left[top]! < next || last - next > 0) break;
    let whole = true;
    for (let k = next; k <= last; k++) if (!free(k) || isMark(tree, k)) whole = false;
    if (!whole) break;
    to = last;
  }
  return to;
}

/** Prepositions that open what a source does at the time and not what it is: `X, under fire over his taxes,`. */
const CIRCUMSTANCE = new Set("in on at under like unlike after before during amid despite following for".split(" "));

/** What may stand behind `on`, `in` and `at` at the end of a source and says when. */
const TIMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec|\d{4}|morning|afternoon|evening|night|week|month|year)$/;

/**
 * The source of a link as an attribution relation has it: with the comma that closes an apposition, the bracket that
 * closes a note and the rest of a name, without a frame in front or the day and the circumstances behind.
 */
export function sourceExtent(tree: Tree, link: Link): [number, number] | null {
  const given = link.source ?? inheritedSource(tree, link);
  if (!given) return null;
  const content = new Set(link.content);
  const free = (k: number): boolean => k >= 0 && k < tree.tokens.length && !content.has(k) && !link.cue.includes(k);
  if (link.form === "colon" || link.form === "frame") return [given[0], given[1]];
  let [from, to] = withoutLead(tree, given);
  [from, to] = wholeNames(tree, from, to, free);
  to = withoutCircumstance(tree, from, to);
  let open = 0;
  let commas = 0;
  for (let k = from; k <= to; k++) {
    if (tree.lower[k] === "(") open++;
    else if (tree.lower[k] === ")") open--;
    else if (tree.lower[k] === ",") commas++;
  }
  if (open > 0) {
    for (let k = to + 1; k <= to + 4 && free(k); k++) {
      if (tree.lower[k] === ")") {
        to = k;
        break;
      }
    }
  }
  if (link.form === "noun" && tree.xpos[to + 1] === "POS" && free(to + 1)) to++;
  if (commas > 0 && to < link.cue[0]! && tree.lower[to + 1] === "," && free(to + 1)) to++;
  return [from, to];
}

/** A source without the preposition or the framing phrase in front of it: `In 2013, research`. */
function withoutLead(tree: Tree, [from, to]: readonly [number, number]): [number, number] {
  let start = from;
  if (tree.upos[start] === "ADP" && tree.xpos[start] === "IN") {
    for (let k = start + 1; k < Math.min(to, start + 8); k++) {
      if (tree.lower[k] !== ",") continue;
      if (k + 1 <= to) return [k + 1, to];
    }
    if (start < to && !["like", "about", "over"].includes(tree.lower[start]!)) start++;
  }
  while (start < to && isMark(tree, start) && tree.lower[start] === ",") start++;
  return [start, to];
}

/** A source with the whole of the names at its ends. */
function wholeNames(tree: Tree, start: number, end: number, free: (k: number) => boolean): [number, number] {
  let from = start;
  let to = end;
  const touches = (k: number): boolean => k > 0 && tree.tokens[k]!.start === tree.tokens[k - 1]!.end;
  const isHyphen = (k: number): boolean => /^[-–‑]$/.test(tree.lower[k] ?? "");
  while (free(from - 1) && touches(from) && (isHyphen(from) || isHyphen(from - 1))) from--;
  while (
    free(from - 1) &&
    tree.upos[from] === "PROPN" &&
    tree.upos[from - 1] === "PROPN" &&
    !TIMES.test(tree.lower[from - 1]!)
  )
    from--;
  for (;;) {
    if (free(to + 1) && touches(to + 1) && (isHyphen(to + 1) || isHyphen(to))) to++;
    else if (
      free(to + 1) &&
      tree.upos[to] === "PROPN" &&
      tree.upos[to + 1] === "PROPN" &&
      !TIMES.test(tree.lower[to + 1]!)
    )
      to++;
    else if (
      free(to + 2) &&
      tree.lower[to + 1] === "." &&
      touches(to + 1) &&
      free(to + 1) &&
      tree.upos[to] === "PROPN" &&
      tree.upos[to + 2] === "PROPN"
    )
      to += 2;
    else break;
  }
  // An apposition that the parser tore off with the rest of the name.
  if (to > end && end > start - 1 && tree.lower[to + 1] === "," && free(to + 1) && free(to + 2)) {
    const opener = tree.upos[to + 2];
    if (opener === "DET" || opener === "NOUN" || opener === "ADJ") {
      let k = to + 2;
      while (free(k + 1) && !isMark(tree, k + 1)) k++;
      to = k;
    }
  }
  return [from, to];
}

/** The end of a source without the day or the circumstances that the parser put into it. */
function withoutCircumstance(tree: Tree, from: number, end: number): number {
  let to = end;
  if (tree.lower[to] === ",") to--;
  let comma = -1;
  for (let k = to; k > from; k--) {
    if (tree.lower[k] === ",") {
      comma = k;
      break;
    }
  }
  if (comma > from && (CIRCUMSTANCE.has(tree.lower[comma + 1]!) || tree.xpos[comma + 1] === "VBG")) return comma - 1;
  const before = tree.lower[to - 1]!;
  if (TIMES.test(tree.lower[to]!)) {
    if (to - 2 >= from && ["on", "in", "at", "last", "this"].includes(before)) return to - 2;
    if (to - 3 >= from && ["on", "in", "at"].includes(tree.lower[to - 2]!)) return to - 3;
    if (to - 1 > from && tree.upos[to - 1] !== "ADP" && tree.upos[to] === "PROPN" && /day$/.test(tree.lower[to]!))
      return to - 1;
  }
  return end;
}

/** The source of a participle or infinitive without a subject: that of the nearest clause above it. */
function inheritedSource(tree: Tree, link: Link): readonly [number, number] | null {
  if (link.form !== "verb" || link.hearsay || !["VBG", "VB"].includes(tree.xpos[link.head]!)) return null;
  for (let k = tree.heads[link.head]!, steps = 0; k >= 0 && steps < 4; k = tree.heads[k]!, steps++) {
    const subject = child(tree, k, "nsubj");
    if (subject < 0) continue;
    if (subject > link.head || link.content.includes(subject) || tree.lower[subject] === "it") return null;
    return [Math.min(tree.left[subject]!, subject), Math.max(tree.right[subject]!, subject)];
  }
  return null;
}
