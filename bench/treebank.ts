// How well and how fast the English parser does on treebanks: tags, lemmas, heads and relations against gold.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type GoldSentence, readTreebank } from "../scripts/train/treebank.ts";
import { loadParser } from "../src/reading/en/parser/load.ts";

const WEIGHTS = join(import.meta.dirname, "..", "data", "parser-en", "weights.bin");
const RELATIONS = [
  "nsubj",
  "nsubj:pass",
  "aux:pass",
  "obj",
  "obl",
  "ccomp",
  "xcomp",
  "parataxis",
  "advcl",
  "acl",
  "acl:relcl",
  "conj",
  "appos",
  "root",
  "punct",
  "nmod",
  "advmod",
];

const percent = (part: number, whole: number): number => Math.round((10_000 * part) / Math.max(1, whole)) / 100;

/** Accuracy per file (gold words, predicted tags, punctuation counted), labelled F1 per relation, speed and size. */
export function bench(dataDir: string): unknown {
  const folder = [join(dataDir, "treebank"), join(dataDir, "data", "treebank")].find((path) => existsSync(path));
  if (folder === undefined) {
    return { missing: "treebank/ewt-dev.conllu and gum-dev.conllu (https://universaldependencies.org)" };
  }
  const bytes = readFileSync(WEIGHTS);
  const before = performance.now();
  const parser = loadParser(bytes);
  parser.parse(["Talks", "failed", "."]);
  const loadMs = Math.round(performance.now() - before);
  const files: Record<string, unknown> = {};
  for (const name of ["ewt-dev", "gum-dev"]) {
    const path = join(folder, `${name}.conllu`);
    files[name] = existsSync(path) ? scoreFile(readTreebank(path, name.slice(0, 3)), parser) : { missing: path };
  }
  return { fileMb: Math.round(bytes.length / 1e4) / 100, loadMs, files };
}

function scoreFile(gold: readonly GoldSentence[], parser: ReturnType<typeof loadParser>): unknown {
  // One pass warms the compiler up; the second is timed.
  for (const sentence of gold) parser.parse(sentence.words);
  const before = performance.now();
  const parses = gold.map((sentence) => parser.parse(sentence.words));
  const seconds = (performance.now() - before) / 1000;
  let [tokens, characters, upos, xpos, lemmas, heads, labelled] = [0, 0, 0, 0, 0, 0, 0];
  const counts = new Map(RELATIONS.map((relation) => [relation, { gold: 0, found: 0, right: 0 }]));
  for (const [s, sentence] of gold.entries()) {
    const parse = parses[s]!;
    for (let i = 0; i < sentence.words.length; i++) {
      tokens++;
      characters += sentence.words[i]!.length + 1;
      if (parse.upos[i] === sentence.upos[i]) upos++;
      if (parse.xpos[i] === sentence.xpos[i]) xpos++;
      if (parse.lemmas[i] === sentence.lemmas[i]) lemmas++;
      const isHead = parse.heads[i] === sentence.heads[i];
      const isBoth = isHead && parse.relations[i] === sentence.relations[i];
      if (isHead) heads++;
      if (isBoth) labelled++;
      const wanted = counts.get(sentence.relations[i]!);
      const found = counts.get(parse.relations[i]!);
      if (wanted !== undefined) wanted.gold++;
      if (found !== undefined) found.found++;
      if (isBoth && wanted !== undefined) wanted.right++;
    }
  }
  return {
    tokens,
    uas: percent(heads, tokens),
    las: percent(labelled, tokens),
    upos: percent(upos, tokens),
    xpos: percent(xpos, tokens),
    lemma: percent(lemmas, tokens),
    tokensPerSecond: Math.round(tokens / seconds),
    megabytesPerSecond: Math.round(characters / seconds / 1e4) / 100,
    relations: Object.fromEntries(
      [...counts].map(([relation, { gold: of, found, right }]) => [
        relation,
        { n: of, precision: percent(right, found), recall: percent(right, of), f1: percent(2 * right, of + found) },
      ]),
    ),
  };
}
