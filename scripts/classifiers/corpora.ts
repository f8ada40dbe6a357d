// What classifiers are trained on, read by the reader itself: statements in the making beside what is annotated of them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openKnowledge } from "../../src/app/knowledge.ts";
import type { Classifiers } from "../../src/reading/en/classify/linear.ts";
import { makeEnglish } from "../../src/reading/en/index.ts";
import type { EnglishDraft, EnglishPage } from "../../src/reading/en/page.ts";
import { STEPS } from "../../src/reading/reader.ts";
import type { Doc } from "../../src/text/index.ts";
import { builtInCodebook } from "../../test/reading/english.ts";
import { exactDoc } from "../../test/reading/exact-doc.ts";
import type { GoldenSentence } from "../../test/reading/golden.ts";
import {
  compareGolden,
  GOLDEN_FOLDER,
  goldenDoc,
  goldenFiles,
  loadGolden,
} from "../../test/samples/golden-sentences.ts";

/** What is annotated of a statement; null where the source says nothing of it. */
export interface Annotated {
  readonly kind: string;
  readonly alsoKind: readonly string[];
  readonly hedge: string | null;
  readonly chainRight: boolean | null;
}

/** A statement found in a training text. `annotated` is null for one that should not have been found. */
export interface Found {
  readonly page: EnglishPage;
  readonly draft: EnglishDraft;
  readonly annotated: Annotated | null;
  /** The text it is from: what is held out together. */
  readonly text: string;
}

/** Reads documents to the end of the steps, keeping the page. */
export function makePageReader(classifiers: Classifiers): (doc: Doc) => EnglishPage {
  const { data } = openKnowledge();
  const language = makeEnglish(data, () => classifiers);
  const codebook = builtInCodebook();
  return (doc) => {
    const page = language.open(doc, codebook, null);
    for (const step of STEPS) step.run(language, page);
    return page as EnglishPage;
  };
}

/** One half of the golden texts of `samples/golden`. */
export function readGoldenHalf(read: (doc: Doc) => EnglishPage, split: "develop" | "check"): Found[] {
  const found: Found[] = [];
  for (const golden of goldenFiles().flatMap(loadGolden)) {
    if (golden.split !== split) continue;
    const page = read(goldenDoc(golden));
    const drafts = [...page.statements].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const result = compareGolden(golden, page.doc, drafts);
    for (const pair of result.pairs) {
      if (!pair.found || pair.golden.minor) continue;
      const { kind, alsoKind = [], hedge } = pair.golden;
      const annotated = { kind, alsoKind, hedge, chainRight: !pair.wrong.includes("chain") };
      found.push({ page, draft: pair.found as EnglishDraft, annotated, text: golden.id });
    }
    for (const extra of result.extra)
      found.push({ page, draft: extra as EnglishDraft, annotated: null, text: golden.id });
  }
  return found;
}

/** The single points of `samples/golden/develop`: statements of which some fields are annotated, the kind at least. */
export function readGoldenPoints(read: (doc: Doc) => EnglishPage): Found[] {
  const folder = join(GOLDEN_FOLDER, "develop");
  const found: Found[] = [];
  for (const file of readdirSync(folder).sort()) {
    const list = JSON.parse(readFileSync(join(folder, file), "utf8")) as GoldenSentence[];
    for (const { text, expect } of list) {
      const marked = (expect ?? []).flatMap(({ says, kind, hedge }): Marked[] => {
        const start = text.indexOf(says);
        if (kind === undefined || start < 0) return [];
        const annotated = { kind, alsoKind: [], hedge: hedge ?? null, chainRight: null };
        return [{ start, end: start + says.length, annotated }];
      });
      const page = read(exactDoc(text, "d1", "2025-05-01"));
      for (const { draft, mark } of matched(page.statements, marked))
        if (mark) found.push({ page, draft, annotated: mark.annotated, text: `points ${text.slice(0, 40)}` });
    }
  }
  return found;
}

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly annotated: Annotated;
}

/** The texts of a folder of training texts, one a line, each with its file and line; comments are left out. */
function* textLines(folder: string): Generator<{ readonly name: string; readonly line: string }> {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".txt")) continue;
    for (const [n, line] of readFileSync(join(folder, file), "utf8").split("\n").entries())
      if (line.trim() !== "" && !line.startsWith("#")) yield { name: `${file}:${n + 1}`, line: line.trim() };
  }
}

/** The texts of `samples/training/kinds`, one a line: `{kind/hedge/neg: words <condition>}`; negation and condition are left to the rules. */
export function readMarkedKinds(read: (doc: Doc) => EnglishPage, folder: string): Found[] {
  const found: Found[] = [];
  for (const { name, line } of textLines(folder)) {
    const { text, marked } = parseMarked(line);
    const page = read(exactDoc(text));
    const drafts = page.statements;
    for (const { draft, mark } of matched(drafts, marked))
      found.push({ page, draft, annotated: mark?.annotated ?? null, text: name });
  }
  return found;
}

/** The plain text of a marked line, and its marks with offsets in it. Marks may lie in one another. */
export function parseMarked(line: string): { text: string; marked: Marked[] } {
  let text = "";
  const marked: Marked[] = [];
  const open: { head: string; start: number }[] = [];
  for (let i = 0; i < line.length; i++) {
    const head = /^\{([a-z]+\/[a-z]+(?:\/neg)?):\s*/u.exec(line.slice(i, i + 40));
    if (head) {
      open.push({ head: head[1]!, start: text.length });
      i += head[0].length - 1;
    } else if (line[i] === "}" && open.length > 0) {
      const { head: marks, start } = open.pop()!;
      const [kind, hedge] = marks.split("/");
      marked.push({
        start,
        end: text.length,
        annotated: { kind: kind!, alsoKind: [], hedge: hedge!, chainRight: null },
      });
    } else if (line[i] !== "<" && line[i] !== ">") text += line[i];
  }
  return { text: text.replaceAll("\\n", "\n"), marked };
}

/** One to one, by the largest share of the marked words that is covered, at least half. */
function matched(
  drafts: readonly EnglishDraft[],
  marked: readonly Marked[],
): { draft: EnglishDraft; mark: Marked | null }[] {
  const pairs: { d: number; m: number; share: number; length: number }[] = [];
  for (const [d, { span }] of drafts.entries()) {
    for (const [m, mark] of marked.entries()) {
      const overlap = Math.min(mark.end, span.end) - Math.max(mark.start, span.start);
      const share = overlap / (mark.end - mark.start);
      if (share >= 0.5) pairs.push({ d, m, share, length: span.end - span.start });
    }
  }
  pairs.sort((a, b) => b.share - a.share || a.length - b.length || a.d - b.d);
  const of = new Map<number, number>();
  const used = new Set<number>();
  for (const { d, m } of pairs) {
    if (of.has(d) || used.has(m)) continue;
    of.set(d, m);
    used.add(m);
  }
  return drafts.map((draft, d) => ({ draft, mark: of.has(d) ? marked[of.get(d)!]! : null }));
}

/** A statement whose voices are checked against a marked source: from the texts of `samples/training/attributions`. */
export function readMarkedSources(read: (doc: Doc) => EnglishPage, folder: string): Found[] {
  const found: Found[] = [];
  for (const { name, line } of textLines(folder)) {
    const { text, marks } = parseBrackets(line);
    const page = read(exactDoc(text));
    for (const draft of page.statements) {
      const middle = (draft.span.start + draft.span.end) / 2;
      const content = marks
        .filter((m) => m.role === "q" && m.start <= middle && m.end >= middle)
        .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      const source = content && marks.find((m) => m.role === "s" && m.number === content.number);
      const fits =
        content === undefined
          ? draft.voices.length === 1
          : source === undefined
            ? draft.voices.length > 1
            : draft.voices.some((v) => v.source && v.source.start < source.end && v.source.end > source.start);
      const annotated = { kind: "", alsoKind: [], hedge: null, chainRight: fits };
      found.push({ page, draft, annotated, text: name });
    }
  }
  return found;
}

interface Bracket {
  readonly role: string;
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

function parseBrackets(line: string): { text: string; marks: Bracket[] } {
  let text = "";
  const marks: Bracket[] = [];
  const open: { role: string; number: string; start: number }[] = [];
  for (let i = 0; i < line.length; i++) {
    const head = /^\[([scq])(\d*) /u.exec(line.slice(i, i + 6));
    if (head) {
      open.push({ role: head[1]!, number: head[2]!, start: text.length });
      i += head[0].length - 1;
    } else if (line[i] === "]" && open.length > 0) marks.push({ ...open.pop()!, end: text.length });
    else text += line[i];
  }
  return { text, marks };
}
