// The reader against annotated statements (gold/): recall, precision, kind, hedge, voices and the rest, matched one to one.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import type { Statement } from "../src/reading/index.ts";
import { type Doc, makeDoc, type SourceNote } from "../src/text/index.ts";
import { builtInCodebook, englishReader } from "../test/reading/english.ts";

interface GoldStatement {
  id: string;
  doc: string;
  anchor: string;
  start: number;
  kind: string;
  voices: string[];
  hedge: string;
  conditional: boolean;
  negated: boolean;
  actor: string[] | null;
  target?: string[] | null;
  issue: string | null;
  weight: "core" | "minor";
}

/**
 * Gold statements of `DIR/gold` against the documents of `DIR/seeds` named in `sources.yaml`. A found statement matches
 * when it covers at least half of the anchor's characters; matching is one to one by largest overlap.
 */
export function bench(dataDir: string): unknown {
  const read = readDocuments(dataDir);
  if (read === null) return { missing: "gold/statements.jsonl and the texts in seeds/" };
  const figures = makeFigures();
  const errors: string[] = [];
  for (const { gold, found, doc } of read.documents) scoreDoc(gold, found, doc, figures, errors);
  return {
    ...report(figures),
    seconds: Math.round(read.seconds * 100) / 100,
    ...(process.env.PARLEY_ERRORS ? { errors } : {}),
  };
}

/** Scores of all found statements, each with whether it is annotated with this kind, hedge and chain; null without data. */
export function readGold(dataDir: string): { score: number; right: boolean }[] | null {
  const read = readDocuments(dataDir);
  if (read === null) return null;
  return read.documents.flatMap(({ gold, found }) => {
    const { ofFound } = matchDoc(gold, found);
    return found.map((s, f) => {
      const row = gold[ofFound.get(f) ?? -1];
      const right =
        row !== undefined &&
        s.kind === row.kind &&
        s.hedge === row.hedge &&
        s.voices.map((v) => v.name).join(">") === row.voices.join(">");
      return { score: s.score, right };
    });
  });
}

interface Document {
  readonly gold: readonly GoldStatement[];
  readonly found: readonly Statement[];
  readonly doc: Doc;
}

function readDocuments(dataDir: string): { documents: Document[]; seconds: number } | null {
  const folder = join(dataDir, "gold");
  const seeds = join(dataDir, "seeds");
  if (!existsSync(join(folder, "statements.jsonl")) || !existsSync(seeds)) return null;
  const gold: GoldStatement[] = readFileSync(join(folder, "statements.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
  const notes: SourceNote[] = existsSync(join(folder, "sources.yaml"))
    ? (parseYaml(readFileSync(join(folder, "sources.yaml"), "utf8"), { schema: "failsafe" }) as SourceNote[])
    : [];
  const reader = englishReader();
  const codebook = builtInCodebook();
  const names = [...new Set(gold.map((g) => g.doc))].sort();
  const docs = names.map((name, k) => readSeed(seeds, name, `d${k + 1}`, notes));
  const before = performance.now();
  const reading = reader.readDocs(docs, codebook);
  const seconds = (performance.now() - before) / 1000;
  const documents = names.map((name, k) => ({
    gold: gold.filter((g) => g.doc === name),
    found: reading.docs[k]!.statements,
    doc: docs[k]!,
  }));
  return { documents, seconds };
}

function readSeed(folder: string, name: string, id: string, notes: readonly SourceNote[]): Doc {
  const file = readdirSync(folder)
    .sort()
    .find((f) => f.startsWith(name))!;
  const bytes = readFileSync(join(folder, file));
  return makeDoc(
    {
      id,
      path: file,
      hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
      bytes,
      note: notes.find((n) => n.file === file) ?? null,
    },
    TEXT_LIBRARIES,
  );
}

interface Figures {
  core: number;
  coreFound: number;
  all: number;
  allFound: number;
  found: number;
  matched: number;
  right: Record<string, number>;
  of: Record<string, number>;
  kinds: [string, string][];
  hedges: [string, string][];
}

function makeFigures(): Figures {
  return { core: 0, coreFound: 0, all: 0, allFound: 0, found: 0, matched: 0, right: {}, of: {}, kinds: [], hedges: [] };
}

/** Indices matched one to one, by largest overlap of at least half of the anchor. */
function matchDoc(
  gold: readonly GoldStatement[],
  found: readonly Statement[],
): { ofGold: Map<number, number>; ofFound: Map<number, number> } {
  const pairs: { g: number; f: number; overlap: number }[] = [];
  for (const [g, row] of gold.entries()) {
    const end = row.start + row.anchor.length;
    for (const [f, s] of found.entries()) {
      const overlap = Math.min(end, s.span.end) - Math.max(row.start, s.span.start);
      if (overlap * 2 >= row.anchor.length) pairs.push({ g, f, overlap });
    }
  }
  pairs.sort((a, b) => b.overlap - a.overlap || a.f - b.f);
  const ofGold = new Map<number, number>();
  const ofFound = new Map<number, number>();
  for (const { g, f } of pairs) {
    if (ofGold.has(g) || ofFound.has(f)) continue;
    ofGold.set(g, f);
    ofFound.set(f, g);
  }
  return { ofGold, ofFound };
}

function scoreDoc(
  gold: readonly GoldStatement[],
  found: readonly Statement[],
  doc: Doc,
  figures: Figures,
  errors: string[],
): void {
  const { ofGold, ofFound } = matchDoc(gold, found);
  figures.found += found.length;
  figures.matched += ofFound.size;
  const show = (s: Statement): string =>
    `${s.kind} [${s.voices.map((v) => v.name).join(" > ")}] h=${s.hedge}${s.negated ? " NEG" : ""}${s.condition ? " COND" : ""} A=${s.actor.map((a) => a.name).join("+")} act=${s.action?.text} R=${s.recipient.map((a) => a.name).join("+")} i=${s.issue} «${doc.text.slice(s.span.start, s.span.end)}» ${s.basis.join(",")}`;
  for (const [g, row] of gold.entries()) {
    const core = row.weight === "core";
    figures.all++;
    if (core) figures.core++;
    const f = ofGold.get(g);
    if (f === undefined) {
      errors.push(`MISSED ${row.id} ${row.weight} ${row.kind} «${row.anchor}»`);
      continue;
    }
    figures.allFound++;
    if (core) figures.coreFound++;
    const s = found[f]!;
    const chain = s.voices.map((v) => v.name);
    const wrong: string[] = [];
    const count = (what: string, right: boolean): void => {
      figures.of[what] = (figures.of[what] ?? 0) + 1;
      if (right) figures.right[what] = (figures.right[what] ?? 0) + 1;
      else wrong.push(what);
    };
    figures.kinds.push([row.kind, s.kind]);
    figures.hedges.push([row.hedge, s.hedge]);
    count("kind", s.kind === row.kind);
    count("hedge", s.hedge === row.hedge);
    count("lastVoice", chain.at(-1) === row.voices.at(-1));
    count("wholeChain", chain.join(">") === row.voices.join(">"));
    if (row.voices.length > 1) {
      count("lastVoiceOfMulti", chain.at(-1) === row.voices.at(-1));
      count("wholeChainOfMulti", chain.join(">") === row.voices.join(">"));
    } else count("writerAlone", chain.length === 1);
    count("negated", s.negated === row.negated);
    count("condition", (s.condition !== null) === row.conditional);
    if (row.conditional) count("conditionFound", s.condition !== null);
    if (row.issue !== null) count("issue", s.issue === row.issue);
    if (row.actor && row.actor.length > 0)
      count(
        "actor",
        row.actor.some((a) => s.actor.some((p) => p.name === a)),
      );
    if (row.target && row.target.length > 0)
      count(
        "recipient",
        row.target.some((a) => s.recipient.some((p) => p.name.toLowerCase() === a.toLowerCase())),
      );
    if (wrong.length > 0) {
      errors.push(
        `WRONG ${row.id} ${wrong.join(",")} GOLD ${row.kind} [${row.voices.join(" > ")}] h=${row.hedge}${row.negated ? " NEG" : ""}${row.conditional ? " COND" : ""} A=${row.actor?.join("+")} T=${row.target?.join("+")} i=${row.issue} «${row.anchor}»\n      FOUND ${show(s)}`,
      );
    }
  }
  for (const [f, s] of found.entries()) if (!ofFound.has(f)) errors.push(`EXTRA ${show(s)}`);
}

function report(f: Figures): Record<string, unknown> {
  const share = (a: number, b: number): number | null => (b === 0 ? null : Math.round((1000 * a) / b) / 10);
  const of: Record<string, unknown> = {};
  for (const key of Object.keys(f.of)) of[key] = { percent: share(f.right[key] ?? 0, f.of[key]!), of: f.of[key] };
  return {
    statements: { gold: f.all, core: f.core, found: f.found },
    coreRecall: share(f.coreFound, f.core),
    recall: share(f.allFound, f.all),
    precision: share(f.matched, f.found),
    kindMacroF1: macroF1(f.kinds),
    hedgeMacroF1: macroF1(f.hedges),
    ...of,
  };
}

/** Mean F1 over the labels that the gold holds. */
function macroF1(pairs: readonly [string, string][]): number | null {
  const labels = [...new Set(pairs.map(([g]) => g))];
  if (labels.length === 0) return null;
  let sum = 0;
  for (const label of labels) {
    const both = pairs.filter(([g, f]) => g === label && f === label).length;
    const gold = pairs.filter(([g]) => g === label).length;
    const found = pairs.filter(([, f]) => f === label).length;
    sum += both === 0 ? 0 : (2 * both) / (gold + found);
  }
  return Math.round((sum / labels.length) * 1000) / 1000;
}
