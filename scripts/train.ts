// Trains the English parser from treebanks and writes its weights: `node scripts/train.ts --data DIR`.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeWeights } from "../src/reading/en/parser/container.ts";
import { learnLemmas } from "./train/lemma-rules.ts";
import { trainLinear } from "./train/linear.ts";
import { readTreebank } from "./train/treebank.ts";

const FILES = ["ewt-train.conllu", "gum-train.conllu"];

const at = process.argv.indexOf("--data");
const dataDir = at < 0 ? "../shared" : process.argv[at + 1]!;
const folder = [join(dataDir, "treebank"), join(dataDir, "data", "treebank")].find((path) => existsSync(path));
if (folder === undefined || FILES.some((file) => !existsSync(join(folder, file)))) {
  console.error(
    `No treebank in ${dataDir}: expected treebank/${FILES.join(" and treebank/")} (Universal Dependencies English EWT and GUM, https://universaldependencies.org, CC BY-SA 4.0)`,
  );
  process.exit(1);
}
const started = Date.now();
const log = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);
const sentences = FILES.flatMap((file) => readTreebank(join(folder, file)));
log(`${sentences.length} sentences`);
const { tag, move, label, ...settings } = trainLinear(sentences, log);
const outAt = process.argv.indexOf("--out");
const out = outAt < 0 ? join(import.meta.dirname, "..", "data", "parser-en", "weights.bin") : process.argv[outAt + 1]!;
const bytes = writeWeights(
  { ...settings, lemmas: learnLemmas(sentences) },
  new Map([
    ["tag", tag],
    ["move", move],
    ["label", label],
  ]),
);
writeFileSync(out, bytes);
log(`wrote ${out}, ${(bytes.length / 1e6).toFixed(2)} MB`);
