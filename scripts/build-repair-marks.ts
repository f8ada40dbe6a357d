// Trains the choice between quotation marks, apostrophe and dashes from clean text of treebanks and books and writes data/repair/mark-weights.js.
// Usage: node scripts/build-repair-marks.ts [DATA_DIR]; DATA_DIR/data/treebank holds the UD treebanks, DATA_DIR/data/standard-ebooks the books (data/repair/README.md says where they are published).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bookParagraphs, seededRandom, treebankParagraphs, withStyle } from "../bench/repair/clean-text.ts";
import {
  APOSTROPHE,
  CLOSE,
  contextFeatures,
  EM,
  EN,
  KINDS,
  OPEN,
  type OpenState,
  prospectsOf,
  SITE,
  stateFeatures,
} from "../src/text/repair/mark-features.ts";

const dataDir = process.argv[2] ?? process.env.PARLEY_DATA ?? "../shared";
const folder = join(dataDir, "data/treebank");
const books = join(dataDir, "data/standard-ebooks");
if (!existsSync(folder) || !existsSync(books)) {
  console.error(`No texts in ${folder} or ${books}; data/repair/README.md says where they are published`);
  process.exit(1);
}

const EPOCHS = 12;
/** Books are longer than the treebanks; what is to be repaired is rather like these. */
const TREEBANK_ROUNDS = 5;

interface Example {
  readonly features: string[];
  readonly label: number;
}

/** Stands for a "’" that closes a quotation. */
const CLOSING_SINGLE = "\uE001";
const KIND_OF: Record<string, number> = {
  "’": APOSTROPHE,
  [CLOSING_SINGLE]: CLOSE,
  "”": CLOSE,
  "“": OPEN,
  "‘": OPEN,
  "–": EN,
  "—": EM,
};
const AS_LEFT = ["’", "“", "”", "–", "—"];

/** Every mark of a paragraph in its context, with what is truly open there; some or all marks are damaged. */
function examplesOf(paragraph: string, random: () => number, examples: Example[]): void {
  const marks = [...paragraph.matchAll(/[’\uE001‘“”–—]/g)].map(({ index, 0: mark }) => ({ index, mark }));
  if (marks.length === 0) return;
  // Mostly all marks are lost; sometimes only the kinds whose bytes a codec lacks.
  const roll = random();
  const lost = roll < 0.8 ? "’\uE001‘“”–—" : roll < 0.86 ? "”" : roll < 0.93 ? "‘“”" : "’\uE001‘“”";
  const chars = paragraph.replaceAll(CLOSING_SINGLE, "’").split("");
  for (const { index, mark } of marks) if (lost.includes(mark)) chars[index] = SITE;
  const masked = chars.join("");
  const looks = prospectsOf(
    masked,
    marks.map(({ index }) => index),
  );
  let state: OpenState = { depth: 0, openAt: -1 };
  let outerAt = -1;
  let outerMark = "";
  for (const [i, { index, mark }] of marks.entries()) {
    const kind = KIND_OF[mark]!;
    const before = marks[i - 1];
    const left = before?.index === index - 1 ? AS_LEFT[KIND_OF[before.mark]!]! : (masked[index - 1] ?? "");
    const features = contextFeatures(masked, index, left);
    features.push(...stateFeatures(masked, index, left, state, looks[i]!));
    examples.push({ features, label: kind });
    if (kind === OPEN) {
      if (state.depth === 1 && mark !== outerMark) state = { depth: 2, openAt: index };
      else {
        state = { depth: 1, openAt: index };
        outerAt = index;
        outerMark = mark;
      }
    } else if (kind === CLOSE) {
      const isOuter = (mark === "”") === (outerMark === "“");
      state = state.depth === 2 && !isOuter ? { depth: 1, openAt: outerAt } : { depth: 0, openAt: -1 };
    }
  }
}

/** How a document writes its quotations and apostrophes. */
interface Habit {
  /** Punctuation stands outside of quotations. */
  readonly isLogical: boolean;
  readonly isSpaced: boolean;
  /** The rarer apostrophes are more frequent. */
  readonly isRare: boolean;
  /** A space parts marks of a quotation in a quotation that stand side by side. */
  readonly isApart: boolean;
  /** What an editor put into a quotation is in brackets. */
  readonly isEdited: boolean;
  /** Names that follow a dash after the quotation of a paragraph. */
  readonly speakers: readonly string[];
}

/** The paragraph in the habit of a document. */
function withHabit(paragraph: string, habit: Habit, random: () => number): string {
  let text = paragraph;
  if (habit.isApart) text = text.replace(/\uE001”/g, "\uE001 ”").replace(/“‘/g, "“ ‘");
  if (habit.isEdited) {
    text = text
      .replace(/“(\p{Lu})(?=\p{Ll})/gu, (all, letter: string) => (random() < 0.3 ? `“[${letter}]` : all))
      .replace(/([‘“])(\p{L}+) /gu, (all, mark: string, word: string) => (random() < 0.1 ? `${mark}[${word}] ` : all));
  }
  if (habit.speakers.length > 0 && random() < 0.4) {
    const dash = random() < 0.5 ? "— " : random() < 0.5 ? " — " : "—";
    text = text.replace(/”$/, () => `”${dash}${habit.speakers[Math.floor(random() * habit.speakers.length)]!}`);
  }
  if (habit.isLogical) text = text.replace(/(\p{L})([.,])([”\uE001])(?=\s|$)/gu, "$1$3$2");
  if (habit.isSpaced) text = text.replace(/“(?=\S)/g, "“ ").replace(/(?<=\S)”/g, " ”");
  if (habit.isRare) {
    text = text
      .replace(/(?<![\p{L}\p{N}])(?:19|20)(\d0s)(?!\p{L})/gu, "’$1")
      .replace(/(?<= )them(?= )/g, (word) => (random() < 0.3 ? "’em" : word))
      .replace(/(?<= )because(?= )/g, (word) => (random() < 0.2 ? "’cause" : word))
      .replace(/(?<= )until(?= )/g, (word) => (random() < 0.2 ? "’til" : word))
      .replace(/(?<=\p{L}{2}in)g(?= )/gu, (letter) => (random() < 0.1 ? "’" : letter))
      .replace(/(?<= )(?:19|20)(?=\d\d[ ,.])/g, (century) => (random() < 0.02 ? "’" : century))
      .replace(/(?<= )[A-Z]\p{Ll}+(?=’s )/gu, (name) => (random() < 0.1 ? "U.S." : name))
      .replace(/(?<= )[A-Z]\p{Ll}{4,}(?=[ ,.]|’s)/gu, (name) =>
        random() < 0.05 ? `${random() < 0.7 ? "O" : "D"}’${name}` : name,
      );
  }
  return text;
}

const random = seededRandom(20_260_101);
const examples: Example[] = [];

/** The news of the web has spaced em dashes more often than spaced en dashes. */
const dashStyle = (roll: number): number => (roll < 0.5 ? roll : roll < 0.67 ? 0.7 : 0.9);

function addDocument(paragraphs: readonly string[]): void {
  const dash = dashStyle(random());
  const habit: Habit = {
    isLogical: random() < 0.3,
    isSpaced: random() < 0.01,
    isRare: random() < 0.15,
    isApart: random() < 0.15,
    isEdited: random() < 0.15,
    speakers: random() < 0.1 ? (paragraphs.join("\n").match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? []) : [],
  };
  for (const paragraph of paragraphs)
    if (/^[\0-\uFFFF]*$/.test(paragraph))
      examplesOf(withHabit(withStyle(paragraph, dash), habit, random), random, examples);
}

for (const name of ["ewt-train", "gum-train"]) {
  const documents = treebankParagraphs(readFileSync(join(folder, `${name}.conllu`), "utf8"), CLOSING_SINGLE);
  for (let round = 0; round < TREEBANK_ROUNDS; round++) for (const paragraphs of documents) addDocument(paragraphs);
}
for (const book of readdirSync(books).sort()) {
  const chapters = join(books, book, "src/epub/text");
  for (const chapter of readdirSync(chapters).sort())
    addDocument(bookParagraphs(readFileSync(join(chapters, chapter), "utf8"), CLOSING_SINGLE));
}
console.log(`${examples.length} examples`);

const counts = new Map<string, number>();
for (const { features } of examples)
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const index = new Map<string, number>();
for (const [feature, count] of counts) if (count >= 5) index.set(feature, index.size);

const K = KINDS.length;
const weights = new Float64Array(index.size * K);
const squares = new Float64Array(index.size * K).fill(1e-3);
const coded = examples.map(({ features, label }) => ({
  label,
  ids: features.map((feature) => index.get(feature)).filter((id) => id !== undefined),
}));
const scores = new Float64Array(K);
const means = new Float64Array(weights.length);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = coded.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [coded[i], coded[j]] = [coded[j]!, coded[i]!];
  }
  let right = 0;
  for (const { ids, label } of coded) {
    scores.fill(0);
    for (const id of ids) for (let k = 0; k < K; k++) scores[k]! += weights[id * K + k]!;
    const top = Math.max(...scores);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += Math.exp(scores[k]! - top);
    if (scores[label] === top) right++;
    for (let k = 0; k < K; k++) {
      const gradient = Math.exp(scores[k]! - top) / sum - (k === label ? 1 : 0);
      if (Math.abs(gradient) < 1e-4) continue;
      for (const id of ids) {
        const at = id * K + k;
        const full = gradient + 5e-4 * weights[at]!;
        squares[at]! += full * full;
        weights[at]! -= (0.15 * full) / Math.sqrt(squares[at]!);
      }
    }
  }
  // The mean of the later epochs is steadier than any one of them.
  if (epoch >= EPOCHS / 2) for (let i = 0; i < means.length; i++) means[i]! += weights[i]! / Math.floor(EPOCHS / 2);
  console.log(
    `epoch ${epoch}: ${(right / coded.length).toFixed(4)} of ${coded.length} examples, ${index.size} features`,
  );
}

// Whole numbers of a twentieth; features without a say are left out.
const rows: string[] = [];
for (const [feature, id] of [...index].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const row = Array.from(means.subarray(id * K, id * K + K), (weight) =>
    Math.max(-44, Math.min(44, Math.round(weight * 12))),
  );
  if (row.every((weight) => Math.abs(weight) < 3)) continue;
  rows.push(`${feature}\t${row.map((weight) => String.fromCharCode(weight + 44 + 48)).join("")}`);
}
mkdirSync("data/repair", { recursive: true });
const text = `// Weights for the choice of marks, made by scripts/build-repair-marks.ts from UD treebanks and Standard Ebooks; CC BY-SA 4.0, see README.md.
export const MARK_WEIGHTS = ${JSON.stringify(rows.join("\n"))};
`;
writeFileSync("data/repair/mark-weights.js", text);
writeFileSync(
  "data/repair/mark-weights.d.ts",
  "// Weights for the choice of marks: a line a feature, a character a kind of mark, its code less 92 in twelfths.\nexport declare const MARK_WEIGHTS: string;\n",
);
console.log(`${rows.length} rows, ${text.length} bytes`);
