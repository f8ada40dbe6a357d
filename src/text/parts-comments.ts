// Comments glued to an article: where they begin and where one ends and the next begins.
import { lettersEnd } from "./characters.ts";
import { type Line, nameStamp, type Stamp, stampOf, twoLineStamp } from "./parts-lines.ts";
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

/** Comments with the stamps of a comment system, from line `from` on; below a header (`named`) a name alone on its line is one, too. */
export function stampedComments(lines: readonly Line[], from: number, named = false): CommentStart[] {
  const starts: CommentStart[] = [];
  for (let i = from; i < lines.length; i++) {
    const found = stampAt(lines, i) ?? (named ? nameAt(lines, i) : null);
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

/** A name alone at the head of a paragraph. */
function nameAt(lines: readonly Line[], i: number): { stamp: Stamp; size: number } | null {
  const line = lines[i]!;
  const next = lines[i + 1];
  // Where blank lines part paragraphs, the name stands right on its comment.
  if (line.gap === 0 && next !== undefined && next.gap > 0) return null;
  const stamp = nameStamp(line, next);
  return stamp === null ? null : { stamp, size: 1 };
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
/** Habits that guides and columns do not have: they say `you` and ask questions, but do not shout. */
const HARD_EVIDENCE: ReadonlySet<string> = new Set([
  "register.exclamation",
  "register.doubled-mark",
  "register.informal-word",
  "register.capitals",
  "register.careless",
]);
/** The register of an article is taken from about its first words. */
const LEAD_WORDS = 150;
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
  if (prose.length < 3 || isDialogue(lines, prose)) return [];
  const paragraphs = prose.map((index) => lines[index]!);
  const evidence = paragraphs.map((line) => registerOf(line.text));
  const quoting = quotingParagraphs(paragraphs);
  const openings = paragraphs.map((line, k) =>
    quoting.has(k) ? { rule: "comment.quotes-article", weight: 3 } : openingOf(line.text),
  );
  const scores = evidence.map((items) => items.reduce((sum, item) => sum + item.weight, 0));
  const borders = makeBorders(paragraphs, openings, titleText, (k) => isFurniture(prose[k]! - 1));
  const first = firstComment(paragraphs, scores, openings, evidence, borders);
  if (first === null) return [];
  const starts: CommentStart[] = [start(prose[first.at]!, first.rules)];
  for (let k = first.at + 1; k < prose.length; k++) {
    const rules: string[] = [];
    const afterFurniture = isFurniture(prose[k]! - 1);
    const opening = openings[k]?.rule;
    if (isAddress(opening) || opening === "comment.second-person") rules.push(opening!);
    else if (afterFurniture) rules.push("comment.after-furniture");
    else if (endsWithSignature(paragraphs[k - 1]!)) rules.push("comment.after-signature");
    if (rules.length > 0) starts.push(start(prose[k]!, rules));
  }
  return starts;
}

function start(line: number, rules: readonly string[]): CommentStart {
  return { line, author: null, date: null, rules, stampLines: [] };
}

function isAddress(rule: string | undefined): boolean {
  return rule === "comment.addresses-author" || rule === "comment.quotes-article";
}

/** More opening quotations than these are not looked up. */
const MOST_QUOTATIONS = 200;

/** Paragraphs that open with words which an earlier paragraph has outside quotation marks: readers quote what they answer. */
function quotingParagraphs(paragraphs: readonly Line[]): Set<number> {
  const found = new Set<number>();
  let looked = 0;
  let before = "";
  for (const [k, line] of paragraphs.entries()) {
    const quoted = /^(?:>\s*|["“])([^"“”]{30,400})["”]/u.exec(line.text)?.[1]?.replace(/[.,!?…]+$/u, "");
    if (quoted !== undefined && looked < MOST_QUOTATIONS) {
      looked++;
      const at = before.indexOf(quoted);
      if (at > 0 && !/["“]$/u.test(before.slice(0, at))) found.add(k);
    }
    before += `${line.text}\n`;
  }
  return found;
}

/** The likeliest first comment by a change of register, weighed with what stands at the border; null if too thin. */
function firstComment(
  paragraphs: readonly Line[],
  scores: readonly number[],
  openings: readonly ({ rule: string; weight: number } | null)[],
  evidence: readonly (readonly { rule: string; weight: number }[])[],
  borders: (k: number) => Border,
): { at: number; rules: string[] } | null {
  const n = paragraphs.length;
  let words = 0;
  const wordsBefore = paragraphs.map((line) => {
    const before = words;
    words += line.wordCount;
    return before;
  });
  // The article's own register: that of its first paragraphs.
  let leadCount = 1;
  while (leadCount < Math.min(6, n) && wordsBefore[leadCount]! < LEAD_WORDS) leadCount++;
  const usual = Math.max(0, scores.slice(0, leadCount).reduce((sum, score) => sum + score, 0) / leadCount);
  const gain = new Array<number>(n + 1).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    // One outburst does not make a comment thread, hence the cap; and plain paragraphs inside a comment cost little.
    gain[k] = gain[k + 1]! + Math.min(1.6, Math.max(-MARGIN, scores[k]! - usual - MARGIN));
  }
  let best: { at: number; rules: string[]; score: number } | null = null;
  for (let k = 0; k < n; k++) {
    if (wordsBefore[k]! >= LEAST_ARTICLE_WORDS) {
      const border = borders(k);
      const score = gain[k]! + border.weight;
      if (best === null || score > best.score) best = { at: k, rules: border.rules, score };
    }
  }
  if (best === null) return null;
  const addressee = openings.findIndex(
    (opening, k) => wordsBefore[k]! >= LEAST_ARTICLE_WORDS && isAddress(opening?.rule),
  );
  if (addressee >= 0 && addressee < best.at) best = { ...best, at: addressee, rules: [openings[addressee]!.rule] };
  best = movedToBorder(best, wordsBefore, scores, usual, borders);
  const kinds = new Set<string>();
  const hard = new Set<string>();
  for (let k = best.at; k < n; k++) {
    if (isAddress(openings[k]?.rule)) kinds.add(openings[k]!.rule);
    if (scores[k]! <= usual + MARGIN) continue;
    for (const item of evidence[k]!) {
      if (item.weight <= 0) continue;
      kinds.add(item.rule);
      if (HARD_EVIDENCE.has(item.rule)) hard.add(item.rule);
    }
  }
  const addressed = openings.some((opening, k) => k >= best.at && isAddress(opening?.rule));
  // Without anybody being addressed, several independent habits must come together.
  if (best.score < (addressed ? THRESHOLD : THRESHOLD + 0.5) || (!addressed && (kinds.size < 3 || hard.size < 2))) {
    return null;
  }
  return { at: best.at, rules: [...best.rules, ...(kinds.size > 0 ? ["comment.register"] : [])] };
}

/** How many plain paragraphs a comment may begin with before it sounds like one. */
const PLAIN_START = 3;

/** A comment may begin soberly: the border moves up to a paragraph where topic, opening or typography break. */
function movedToBorder(
  best: { at: number; rules: string[]; score: number },
  wordsBefore: readonly number[],
  scores: readonly number[],
  usual: number,
  borders: (k: number) => Border,
): { at: number; rules: string[]; score: number } {
  const own = borders(best.at).weight;
  if (own > 1) return best;
  let moved = best;
  let strongest = Math.max(0.55, own);
  for (let k = best.at - 1; k >= Math.max(1, best.at - PLAIN_START); k--) {
    if (scores[k]! < usual - 0.2 || wordsBefore[k]! < LEAST_ARTICLE_WORDS) break;
    const border = borders(k);
    if (border.weight > strongest) {
      moved = { ...best, at: k, rules: border.rules };
      strongest = border.weight;
    }
  }
  return moved;
}

/** What speaks for a comment to begin at a paragraph. */
interface Border {
  readonly weight: number;
  readonly rules: string[];
}

/** What speaks for a border right before each paragraph; words and marks of a paragraph are looked at once. */
function makeBorders(
  paragraphs: readonly Line[],
  openings: readonly ({ rule: string; weight: number } | null)[],
  titleText: string,
  isAfterFurniture: (k: number) => boolean,
): (k: number) => Border {
  const topic = contentWords(titleText);
  const shares = paragraphs.map(() => -1);
  const shareOf = (k: number): number => {
    if (shares[k]! < 0) shares[k] = shareOfTopic(topic, paragraphs[k]!.text);
    return shares[k]!;
  };
  const styles = new Map<number, number>();
  const styleOf = (k: number): number => {
    let style = styles.get(k);
    if (style === undefined) {
      style = markStyle(paragraphs[k]!.text);
      styles.set(k, style);
    }
    return style;
  };
  return (k) => {
    const rules: string[] = [];
    let weight = 0;
    const opening = openings[k];
    if (opening !== null && opening !== undefined) {
      rules.push(opening.rule);
      weight += opening.weight;
    }
    if (isAfterFurniture(k)) {
      rules.push("comment.after-furniture");
      weight += 0.8;
    }
    if (topic.size >= 3) {
      const restart = shareOf(k) - shareOf(k - 1);
      if (restart >= 0.2) {
        rules.push("comment.topic-restarts");
        weight += Math.min(1, restart * 2.5);
      }
    }
    if (styleOf(k - 1) * styleOf(k) < 0) {
      rules.push("comment.other-typography");
      // A text that kept to one kind of apostrophe up to here says more than one that mixes them.
      let mixed = false;
      for (let j = Math.max(0, k - 12); j < k && !mixed; j++) mixed = styleOf(j) === styleOf(k);
      weight += mixed ? 0.6 : 1;
    }
    return { weight, rules };
  };
}

/** How much of a text is looked at for its topic. */
const TOPIC_SAMPLE = 3000;
const SHORTEST_CONTENT_WORD = 4;
/** Letters of a word's stem: enough to see that a topic returns. */
const STEM = 5;

/** The stems of the content words. */
function contentWords(words: string): Set<string> {
  const found = new Set<string>();
  eachLongWord(words, (stem, word) => {
    if (!STOPWORDS.has(word)) found.add(stem);
  });
  return found;
}

/** The share of a topic's words that a text has. */
function shareOfTopic(topic: ReadonlySet<string>, words: string): number {
  const shared = new Set<string>();
  eachLongWord(words, (stem, word) => {
    if (topic.has(stem) && !STOPWORDS.has(word)) shared.add(stem);
  });
  return shared.size / topic.size;
}

function eachLongWord(words: string, visit: (stem: string, word: string) => void): void {
  const lower = words.slice(0, TOPIC_SAMPLE).toLowerCase();
  for (let at = 0; at < lower.length; ) {
    const end = lettersEnd(lower, at);
    if (end - at >= SHORTEST_CONTENT_WORD) visit(lower.slice(at, Math.min(end, at + STEM)), lower.slice(at, end));
    at = Math.max(end, at + 1);
  }
}

/** 1 if all apostrophes of the paragraph are curly, -1 if all are straight, 0 if it has none or both. */
function markStyle(words: string): number {
  const curly = words.includes("’") && /\p{L}’\p{L}/u.test(words);
  const straight = words.includes("'") && /\p{L}'\p{L}/u.test(words);
  return curly === straight ? 0 : curly ? 1 : -1;
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

const SPEAKER = /^["“]?(?:\p{Lu}[\p{L}.’' -]{0,40}|Q|A|Q\d|[A-Z]{1,4})\s?[:：]\s*(?:\S|$)/u;

/** Interviews and transcripts: speakers' labels, or paragraphs that ask in turn. */
function isDialogue(lines: readonly Line[], prose: readonly number[]): boolean {
  let labelled = 0;
  let asking = 0;
  const labels = new Map<string, number>();
  for (const index of prose) {
    const line = lines[index]!.text;
    if (SPEAKER.test(line)) {
      labelled++;
      const label = line.slice(0, line.search(/[:：]/u)).replace(/^["“]/u, "");
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    if (/\?["”’)]*$/u.test(line) && line.length < 400) asking++;
  }
  const repeated = [...labels.values()].filter((times) => times >= 2).length;
  return (labelled >= 4 && repeated >= 2) || (asking >= 3 && asking >= prose.length * 0.3);
}
