// Comments glued to an article: where they begin and where one ends and the next begins.
import { type Line, type Stamp, stampOf, twoLineStamp } from "./parts-lines.ts";
import { openingOf, registerOf } from "./parts-register.ts";

/** A comment's border: index of the line it begins with. */
export interface CommentStart {
  readonly line: number;
  readonly author: string | null;
  readonly date: string | null;
  readonly rules: readonly string[];
  /** Lines of a comment system that belong to no comment (name, date), as indices. */
  readonly stampLines: readonly number[];
}

/** Comments with the stamps of a comment system, from line `from` on. */
export function stampedComments(lines: readonly Line[], from: number): CommentStart[] {
  const starts: CommentStart[] = [];
  for (let i = from; i < lines.length; i++) {
    const found = stampAt(lines, i);
    if (found === null) continue;
    const after = i + found.size;
    starts.push({
      line: after,
      author: found.stamp.author,
      date: found.stamp.date,
      rules: [found.stamp.rule],
      stampLines: Array.from({ length: found.size }, (_, k) => i + k),
    });
    i = after - 1;
  }
  return starts;
}

/** The stamp on line `i` and how many lines it takes, or null. */
export function stampAt(lines: readonly Line[], i: number): { stamp: Stamp; size: number } | null {
  const single = stampOf(lines[i]!);
  if (single !== null) return { stamp: single, size: 1 };
  const double = twoLineStamp(lines[i]!, lines[i + 1]);
  return double === null ? null : { stamp: double, size: 2 };
}

/** Least words of prose before a comment without any mark may begin. */
const LEAST_ARTICLE_WORDS = 60;
/** What a paragraph must have beyond the article's own register to speak for a comment. */
const MARGIN = 0.45;
/** Evidence that a run of paragraphs needs to be set apart from the article. */
const THRESHOLD = 2.6;

const STOPWORDS: ReadonlySet<string> = new Set(
  "the and for that this with from have has had was were are will would could should their they them there which what when where who whom been being into over under about after before than then its his her our your more most some such only also very just even".split(
    " ",
  ),
);

/**
 * Comments glued on without any separator. `prose` are the indices of the lines that are no furniture,
 * `titleWords` the words of headline and standfirst. Empty where the evidence is thin: a wrong cut costs more than a missed one.
 */
export function gluedComments(
  lines: readonly Line[],
  prose: readonly number[],
  titleText: string,
  isFurniture: (line: number) => boolean,
): CommentStart[] {
  if (prose.length < 4 || isDialogue(lines, prose)) return [];
  const paragraphs = prose.map((index) => lines[index]!);
  const evidence = paragraphs.map((line) => registerOf(line.text));
  const openings = paragraphs.map((line) => openingOf(line.text));
  const scores = evidence.map((items) => items.reduce((sum, item) => sum + item.weight, 0));
  const first = firstComment(paragraphs, prose, scores, openings, evidence, titleText, isFurniture);
  if (first === null) return [];
  const starts: CommentStart[] = [start(prose[first.at]!, first.rules)];
  for (let k = first.at + 1; k < prose.length; k++) {
    const rules: string[] = [];
    const afterFurniture = isFurniture(prose[k]! - 1);
    if (openings[k]?.rule === "comment.addresses-author") rules.push("comment.addresses-author");
    else if (afterFurniture) rules.push("comment.after-furniture");
    else if (endsWithSignature(paragraphs[k - 1]!)) rules.push("comment.after-signature");
    if (rules.length > 0) starts.push(start(prose[k]!, rules));
  }
  return starts;
}

function start(line: number, rules: readonly string[]): CommentStart {
  return { line, author: null, date: null, rules, stampLines: [] };
}

/** The likeliest first comment by a change of register, weighed with what stands at the border; null if too thin. */
function firstComment(
  paragraphs: readonly Line[],
  prose: readonly number[],
  scores: readonly number[],
  openings: readonly ({ rule: string; weight: number } | null)[],
  evidence: readonly (readonly { rule: string; weight: number }[])[],
  titleText: string,
  isFurniture: (line: number) => boolean,
): { at: number; rules: string[] } | null {
  const n = paragraphs.length;
  // The article's own register: its first third, at least three paragraphs.
  const leadCount = Math.max(3, Math.floor(n / 3));
  const lead = scores.slice(0, leadCount);
  const usual = Math.max(0, lead.reduce((sum, score) => sum + score, 0) / leadCount);
  const gain = new Array<number>(n + 1).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    // One outburst does not make a comment thread, hence the cap; and plain paragraphs inside a comment cost little.
    gain[k] = gain[k + 1]! + Math.min(1.6, Math.max(-MARGIN, scores[k]! - usual - MARGIN));
  }
  let words = 0;
  let best: { at: number; rules: string[]; score: number } | null = null;
  for (let k = 0; k < n; k++) {
    if (words >= LEAST_ARTICLE_WORDS && k >= 2) {
      const border = borderEvidence(paragraphs, prose, k, openings, titleText, isFurniture);
      const score = gain[k]! + border.weight;
      if (best === null || score > best.score) best = { at: k, rules: border.rules, score };
    }
    words += paragraphs[k]!.wordCount;
  }
  if (best === null) return null;
  const kinds = new Set<string>();
  for (let k = best.at; k < n; k++) {
    if (openings[k]?.rule === "comment.addresses-author") kinds.add("comment.addresses-author");
    if (scores[k]! <= usual + MARGIN) continue;
    for (const item of evidence[k]!) if (item.weight > 0) kinds.add(item.rule);
  }
  const addressed = openings.some((opening, k) => k >= best.at && opening?.rule === "comment.addresses-author");
  // Without anybody being addressed, several independent habits must come together.
  if (best.score < (addressed ? THRESHOLD : THRESHOLD + 1.2) || (!addressed && kinds.size < 3)) return null;
  return { at: best.at, rules: [...best.rules, ...(kinds.size > 0 ? ["comment.register"] : [])] };
}

/** What speaks for a border right before paragraph `k`. */
function borderEvidence(
  paragraphs: readonly Line[],
  prose: readonly number[],
  k: number,
  openings: readonly ({ rule: string; weight: number } | null)[],
  titleText: string,
  isFurniture: (line: number) => boolean,
): { weight: number; rules: string[] } {
  const rules: string[] = [];
  let weight = 0;
  const opening = openings[k];
  if (opening !== null && opening !== undefined) {
    rules.push(opening.rule);
    weight += opening.weight;
  }
  if (isFurniture(prose[k]! - 1)) {
    rules.push("comment.after-furniture");
    weight += 0.8;
  }
  const here = paragraphs[k]!.text;
  const before = paragraphs[k - 1]!.text;
  const topic = contentWords(titleText);
  if (topic.size >= 3) {
    const restart = overlap(topic, contentWords(here)) - overlap(topic, contentWords(before));
    if (restart >= 0.2) {
      rules.push("comment.topic-restarts");
      weight += Math.min(1, restart * 2.5);
    }
  }
  if (marksDiffer(before, here)) {
    rules.push("comment.other-typography");
    weight += 0.6;
  }
  return { weight, rules };
}

/** Content words, cut to a stem of five letters: enough to see that a topic returns. */
function contentWords(words: string): Set<string> {
  const found = new Set<string>();
  for (const word of words
    .slice(0, 3000)
    .toLowerCase()
    .match(/\p{L}{4,}/gu) ?? []) {
    if (!STOPWORDS.has(word)) found.add(word.slice(0, 5));
  }
  return found;
}

function overlap(topic: ReadonlySet<string>, words: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of topic) if (words.has(word)) shared++;
  return shared / topic.size;
}

/** One paragraph has curly apostrophes throughout, the other straight ones. */
function marksDiffer(a: string, b: string): boolean {
  const style = (words: string): number => {
    const curly = /\p{L}’\p{L}/u.test(words);
    const straight = /\p{L}'\p{L}/u.test(words);
    return curly === straight ? 0 : curly ? 1 : -1;
  };
  return style(a) * style(b) < 0;
}

/** `Cheers, Ann`, `– A reader in Bonn`: a line that signs off. */
function endsWithSignature(line: Line): boolean {
  return (
    line.wordCount <= 8 &&
    /^(?:[-–—]{1,2}\s?\p{Lu}[\p{L}.’' -]{1,40}|(?:cheers|regards|best(?: regards| wishes)?|yours(?: sincerely| truly)?|respectfully|sincerely|greetings from [\p{L} ]{2,30})[,.!]?(?:\s+\p{Lu}[\p{L}. ]{1,30})?)$/iu.test(
      line.text,
    )
  );
}

const SPEAKER = /^(?:\p{Lu}[\p{L}.’' -]{0,40}|Q|A|Q\d|[A-Z]{1,4})\s?[:：]\s*(?:\S|$)/u;

/** Interviews and transcripts: speakers' labels, or paragraphs that ask in turn. */
function isDialogue(lines: readonly Line[], prose: readonly number[]): boolean {
  let labelled = 0;
  let asking = 0;
  const labels = new Map<string, number>();
  for (const index of prose) {
    const line = lines[index]!.text;
    if (SPEAKER.test(line)) {
      labelled++;
      const label = line.slice(0, line.search(/[:：]/u));
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    if (/\?["”’)]*$/u.test(line) && line.length < 400) asking++;
  }
  const repeated = [...labels.values()].filter((times) => times >= 2).length;
  return (labelled >= 4 && repeated >= 2) || (asking >= 3 && asking >= prose.length * 0.3);
}
