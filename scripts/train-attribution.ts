// Trains the labeller of attribution from annotated sentences: `npm run train-attribution -- --data DIR [--texts DIR] [--out FILE]`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openKnowledge } from "../src/app/knowledge.ts";
import { quotedTokens } from "../src/reading/en/attribution.ts";
import { makeEnglish } from "../src/reading/en/index.ts";
import { CONTENT, CUE, SOURCE } from "../src/reading/en/labeller/model.ts";
import { factsOf } from "../src/reading/en/labeller/sentence-facts.ts";
import { makeLexicon } from "../src/reading/en/lexicon.ts";
import { oracleOf } from "../src/reading/en/name-oracle.ts";
import type { EnglishPage } from "../src/reading/en/page.ts";
import { writeWeights } from "../src/reading/en/parser/container.ts";
import { exactDoc } from "../test/reading/exact-doc.ts";
import { type AnnotatedText, type MarkedAttribution, readAnnotatedTexts } from "./train/annotated-texts.ts";
import { anchorOf, type LabelledSentence, trainLabeller } from "./train/attribution.ts";

const SETTINGS = {
  anchorBuckets: 1 << 17,
  roleBuckets: 1 << 17,
  anchorPasses: 12,
  anchorRate: 0.03,
  penalty: 0.0002,
  rolePasses: 10,
};

const { values } = parseArgs({
  options: { texts: { type: "string", multiple: true }, data: { type: "string" }, out: { type: "string" } },
});
const root = join(import.meta.dirname, "..");
const folders = values.texts ?? [join(root, "samples", "training", "attributions")];

const TREEBANKS = ["ewt-train.conllu", "gum-train.conllu"];
const dataDir = values.data ?? join(root, "..", "shared");
const treebanks = [join(dataDir, "treebank"), join(dataDir, "data", "treebank")].find((path) => existsSync(path));
if (treebanks === undefined) {
  console.error(`No treebank in ${dataDir}: expected treebank/${TREEBANKS.join(" and treebank/")}`);
  process.exit(1);
}
const { data } = openKnowledge();
const language = makeEnglish({ ...data, labellerBytes: null });
const lexicon = makeLexicon(data.lexicon);
const texts: AnnotatedText[] = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => readAnnotatedTexts(join(folder, name))),
);

const sentences: LabelledSentence[] = texts.flatMap((t, k) => sentencesOf(t, `t${k}`));
sentences.push(...plainSentences());
const count = sentences.reduce((n, s) => n + s.attributions.length, 0);
console.log(`${texts.length} texts, ${sentences.length} sentences, ${count} attributions`);
const trained = trainLabeller(sentences, SETTINGS);
const anchors = scaled(trained.anchors);
const roles = scaled(trained.roles);
const bytes = writeWeights(
  { anchorScale: anchors.scale, anchorBias: trained.anchorBias, roleScale: roles.scale },
  new Map<string, Int8Array | Float32Array>([
    ["anchors", anchors.values],
    ["roles", roles.values],
    ["transitions", trained.transitions],
  ]),
);
const out = values.out ?? join(root, "data", "attribution-en", "weights.bin");
writeFileSync(out, bytes);
console.log(`wrote ${out}, ${bytes.length} bytes`);

/** Every third sentence of the treebanks: it shows words that are never cues. */
function plainSentences(): LabelledSentence[] {
  const out: LabelledSentence[] = [];
  for (const file of TREEBANKS) {
    const lines = readFileSync(join(treebanks!, file), "utf8").split("\n");
    const found = lines.filter((line) => line.startsWith("# text = ")).map((line) => line.slice(9));
    for (const [k, text] of found.entries()) {
      if (k % 3 !== 0 || text.length < 40) continue;
      out.push(
        ...sentencesOf({ text, attributions: [] }, `${file}${k}`).map((s) => ({ ...s, complete: false, weight: 0.7 })),
      );
    }
  }
  return out;
}

/** The sentences of a text with the grammar's view of them and the roles of their tokens. */
function sentencesOf({ text, attributions }: AnnotatedText, id: string): LabelledSentence[] {
  const page = language.open(exactDoc(text, id), null, null) as EnglishPage;
  language.parse(page);
  language.names(page);
  language.places(page);
  language.times(page);
  language.attribution(page);
  const quoted = quotedTokens(page.doc, page.links.quotations);
  return page.trees.map((tree) => {
    const facts = factsOf(tree, lexicon, oracleOf(page, tree), page.links.bySentence[tree.sentence] ?? [], quoted);
    const here = attributions.flatMap((a) => {
      const roles = rolesOf(tree.tokens, a);
      if (!roles.includes(CUE) || !roles.includes(CONTENT)) return [];
      return [{ roles, anchor: anchorOf(facts, roles) }];
    });
    // A source that two cues share is marked with one of them only.
    for (const entry of here) {
      const subject = entry.anchor < 0 || entry.roles.includes(SOURCE) ? -1 : facts.subject[entry.anchor]!;
      const owner = subject < 0 ? undefined : here.find((other) => other !== entry && other.roles[subject] === SOURCE);
      for (const [t, role] of owner?.roles.entries() ?? [])
        if (role === SOURCE && entry.roles[t] === 0) entry.roles[t] = SOURCE;
    }
    return { facts, attributions: here, complete: true, weight: 1 };
  });
}

function rolesOf(tokens: readonly { start: number; end: number }[], marked: MarkedAttribution): Uint8Array {
  const roles = new Uint8Array(tokens.length);
  for (const [role, spans] of [
    [CONTENT, marked.contents],
    [SOURCE, marked.sources],
    [CUE, marked.cues],
  ] as const)
    for (const [start, end] of spans)
      for (const [t, token] of tokens.entries()) if (token.start < end && token.end > start) roles[t] = role;
  return roles;
}

/** 8-bit values with one scale. */
function scaled(values: Float32Array): { values: Int8Array; scale: number } {
  let top = 0;
  for (const x of values) top = Math.max(top, Math.abs(x));
  const scale = top / 127 || 1;
  return { values: Int8Array.from(values, (x) => Math.round(x / scale)), scale };
}
