// Tokens and sentences against the Universal Dependencies treebanks: F1 of exact spans on the dev files.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Span, splitSentences, tokenize } from "../src/text/index.ts";

interface Gold {
  readonly text: string;
  readonly tokens: readonly Span[];
  readonly sentences: readonly Span[];
}

/** The text of a CoNLL-U file (new paragraphs and documents on new lines) with the spans of its tokens and sentences. */
function readConllu(source: string): Gold {
  let text = "";
  const tokens: Span[] = [];
  const sentences: Span[] = [];
  let sentenceStart = -1;
  let fusedEnd = 0;
  let fusedAt = 0;
  let fusedStop = 0;
  for (const line of source.split("\n")) {
    if (line.startsWith("# newdoc") || line.startsWith("# newpar")) {
      if (!text.endsWith("\n")) text = `${text.trimEnd()}\n`;
      continue;
    }
    if (line.startsWith("#")) continue;
    if (line === "") {
      if (sentenceStart >= 0) sentences.push({ start: sentenceStart, end: text.trimEnd().length });
      sentenceStart = -1;
      fusedEnd = 0;
      continue;
    }
    const columns = line.split("\t");
    const [id = "", form = ""] = columns;
    if (id.includes(".")) continue;
    if (sentenceStart < 0) sentenceStart = text.length;
    const gap = columns[9]?.includes("SpaceAfter=No") ? "" : " ";
    if (id.includes("-")) {
      fusedEnd = Number(id.split("-")[1]);
      fusedAt = text.length;
      fusedStop = text.length + form.length;
      text += form + gap;
    } else if (Number(id) <= fusedEnd) {
      const end = Number(id) === fusedEnd ? fusedStop : fusedAt + form.length;
      tokens.push({ start: fusedAt, end });
      fusedAt = end;
    } else {
      tokens.push({ start: text.length, end: text.length + form.length });
      text += form + gap;
    }
  }
  return { text, tokens, sentences };
}

function f1(found: readonly Span[], gold: readonly Span[]): number {
  const keys = new Set(gold.map((span) => `${span.start}-${span.end}`));
  const right = found.filter((span) => keys.has(`${span.start}-${span.end}`)).length;
  return Math.round((2e4 * right) / (found.length + gold.length)) / 1e4;
}

export function bench(dataDir: string): unknown {
  const results: Record<string, unknown> = {};
  for (const name of ["ewt-dev", "gum-dev"]) {
    const path = join(dataDir, "data", "treebank", `${name}.conllu`);
    if (!existsSync(path)) {
      results[name] = { missing: `${path} (Universal Dependencies English, ${name}, CoNLL-U)` };
      continue;
    }
    const { text, tokens, sentences } = readConllu(readFileSync(path, "utf8"));
    const begin = performance.now();
    const found = splitSentences(text, { start: 0, end: text.length });
    const own = found.flatMap((span) => tokenize(text, span));
    const seconds = (performance.now() - begin) / 1000;
    const given = sentences.flatMap((span) => tokenize(text, span));
    results[name] = {
      sentencesF1: f1(found, sentences),
      tokensF1: f1(own, tokens),
      tokensF1GivenSentences: f1(given, tokens),
      megabytesPerSecond: Math.round((text.length / 1e6 / seconds) * 100) / 100,
    };
  }
  return results;
}
