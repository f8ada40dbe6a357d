// Trains the choice between quotation marks, apostrophe and dashes from clean treebank text and writes data/repair/mark-weights.js.
// Usage: node scripts/build-repair-marks.ts [DATA_DIR]; DATA_DIR/data/treebank holds the UD treebanks (data/repair/README.md says where they are published).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom, treebankParagraphs, withStyle } from "../bench/repair/clean-text.ts";
import {
  contextFeatures,
  MARKS,
  NO_QUOTE,
  type QuoteState,
  SITE,
  stateAfter,
  stateFeatures,
} from "../src/text/repair/mark-features.ts";

const dataDir = process.argv[2] ?? process.env.PARLEY_DATA ?? "../shared";
const folder = join(dataDir, "data/treebank");
if (!existsSync(folder)) {
  console.error(`No treebanks in ${folder}; data/repair/README.md says where they are published`);
  process.exit(1);
}

interface Example {
  readonly features: string[];
  readonly label: number;
}

/** Every mark of a paragraph that is damaged, in its context, with the quotation state as it truly is. */
function examplesOf(paragraph: string, random: () => number, examples: Example[]): void {
  const marks = [...paragraph.matchAll(/[’‘“”–—]/g)].map(({ index, 0: mark }) => ({ index, mark }));
  if (marks.length === 0) return;
  // Mostly all marks are lost; sometimes only the kinds whose bytes a codec lacks.
  const roll = random();
  const lost = roll < 0.75 ? "’‘“”–—" : roll < 0.85 ? "”" : roll < 0.92 ? "‘“”" : "’‘“”";
  const sites = marks.filter(({ mark }) => lost.includes(mark));
  const chars = [...paragraph];
  for (const { index } of sites) chars[index] = SITE;
  const masked = chars.join("");
  let state: QuoteState = NO_QUOTE;
  let done = 0;
  for (const { index, mark } of marks) {
    if (lost.includes(mark)) {
      done++;
      const left = paragraph[index - 1] ?? "";
      const features = contextFeatures(masked, index, left);
      features.push(...stateFeatures(masked, index, left, state, sites.length - done));
      examples.push({ features, label: MARKS.indexOf(mark) });
    }
    state = stateAfter(state, paragraph, index, mark);
  }
}

const random = seededRandom(20_260_101);
const examples: Example[] = [];
for (const name of ["ewt-train", "gum-train"]) {
  const documents = treebankParagraphs(readFileSync(join(folder, `${name}.conllu`), "utf8"));
  for (let round = 0; round < 3; round++) {
    for (const paragraphs of documents) {
      const style = { swapsQuotes: random() < 0.1, dash: random() };
      for (const paragraph of paragraphs)
        if (/^[\0-\uFFFF]*$/.test(paragraph)) examplesOf(withStyle(paragraph, style), random, examples);
    }
  }
}

const counts = new Map<string, number>();
for (const { features } of examples)
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const index = new Map<string, number>();
for (const [feature, count] of counts) if (count >= 5) index.set(feature, index.size);

const K = MARKS.length;
const weights = new Float64Array(index.size * K);
const squares = new Float64Array(index.size * K).fill(1e-3);
const coded = examples.map(({ features, label }) => ({
  label,
  ids: features.map((feature) => index.get(feature)).filter((id) => id !== undefined),
}));
const scores = new Float64Array(K);
for (let epoch = 0; epoch < 8; epoch++) {
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
        const full = gradient + 2e-4 * weights[at]!;
        squares[at]! += full * full;
        weights[at]! -= (0.15 * full) / Math.sqrt(squares[at]!);
      }
    }
  }
  console.log(
    `epoch ${epoch}: ${(right / coded.length).toFixed(4)} of ${coded.length} examples, ${index.size} features`,
  );
}

// Whole numbers of a twentieth; features without a say are left out.
const rows: string[] = [];
for (const [feature, id] of [...index].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const row = Array.from(weights.subarray(id * K, id * K + K), (weight) =>
    Math.max(-44, Math.min(44, Math.round(weight * 12))),
  );
  if (row.every((weight) => Math.abs(weight) < 3)) continue;
  rows.push(`${feature}\t${row.map((weight) => String.fromCharCode(weight + 44 + 48)).join("")}`);
}
mkdirSync("data/repair", { recursive: true });
const text = `// Weights for the choice of marks, made by scripts/build-repair-marks.ts from UD treebanks; CC BY-SA 4.0, see README.md.
export const MARK_WEIGHTS = ${JSON.stringify(rows.join("\n"))};
`;
writeFileSync("data/repair/mark-weights.js", text);
writeFileSync(
  "data/repair/mark-weights.d.ts",
  "// Weights for the choice of marks: a line a feature, a character a mark, its code less 92 in twelfths.\nexport declare const MARK_WEIGHTS: string;\n",
);
console.log(`${rows.length} rows, ${text.length} bytes`);
