// How many of the annotated time expressions are found, and how many get the annotated value.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import { loadParser } from "../src/reading/en/parser/load.ts";
import { findTimes } from "../src/reading/en/times/find-times.ts";
import type { Parse, Parser, TimeExpression } from "../src/reading/index.ts";
import { type Doc, makeDoc, overlapLength, type SourceNote } from "../src/text/index.ts";

interface GoldTime {
  readonly doc: string;
  readonly expression: string;
  readonly start: number;
  readonly value: string | null;
  readonly type: string;
  readonly timex: boolean;
}

const WEIGHTS = new URL("../data/parser-en/weights.bin", import.meta.url);

/** Reads the seeds with the notes of `gold/sources.yaml`, by the three digits that begin a file's name. */
export function readSeeds(dataDir: string): Map<string, Doc> {
  const notes = parseYaml(readFileSync(join(dataDir, "gold", "sources.yaml"), "utf8")) as SourceNote[];
  const docs = new Map<string, Doc>();
  for (const file of readdirSync(join(dataDir, "seeds")).sort()) {
    const note = notes.find((candidate) => candidate.file === file) ?? null;
    const id = file.slice(0, 3);
    docs.set(
      id,
      makeDoc(
        { id, path: file, hash: "", bytes: readFileSync(join(dataDir, "seeds", file)), note: withDate(note) },
        TEXT_LIBRARIES,
      ),
    );
  }
  return docs;
}

/** YAML reads a plain date as a string in version 1.2 and as a date in 1.1: both become ISO. */
function withDate(note: SourceNote | null): SourceNote | null {
  const date: unknown = note?.date;
  return note === null || !(date instanceof Date) ? note : { ...note, date: date.toISOString().slice(0, 10) };
}

let parser: Parser | null = null;

/** Parses of all sentences, none where the weights are missing. */
export function parsesOf(doc: Doc): Parse[] {
  if (!existsSync(WEIGHTS)) return [];
  parser ??= loadParser(readFileSync(WEIGHTS));
  const { parse } = parser;
  return doc.sentences.map((sentence) =>
    parse(doc.tokens.slice(sentence.firstToken, sentence.endToken).map((token) => token.text)),
  );
}

const lastDay = (year: number, month: number): string => {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, "0")}-${days}`;
};

/** First and last day of a plain value (`2025`, `2025-03`, `2025-03-18`), null for all else. */
function daysOf(value: string): readonly [string, string] | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return [`${year}-01-01`, `${year}-12-31`];
  if (match[3] === undefined) return [`${value}-01`, lastDay(year, Number(match[2]))];
  return [value, value];
}

/**
 * Whether a value is the annotated one: the same string, the same days (`2022-SP` and `2022-03/2022-05`),
 * or a reference to past, present or future where the annotation leaves the value open.
 */
export function sameTime(gold: string | null, found: TimeExpression): boolean {
  if (gold === found.value) return true;
  if (gold === null) return found.value === null || /_REF$/.test(found.value);
  const [first = "", last = first] = gold.split("/");
  const from = daysOf(first)?.[0];
  const to = daysOf(last)?.[1];
  return from !== undefined && found.interval?.from === from && found.interval.to === to;
}

export function bench(dataDir: string): unknown {
  const file = join(dataDir, "gold", "dates.jsonl");
  if (!existsSync(file)) return { missing: file, note: "annotated times of two documents: see gold/README.md" };
  const gold = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as GoldTime)
    .filter((row) => row.timex);
  const docs = readSeeds(dataDir);
  const found = new Map<string, readonly TimeExpression[]>();
  const byType: Record<string, { total: number; found: number; right: number }> = {};
  const wrong: unknown[] = [];
  let nFound = 0;
  let nRight = 0;
  let nSame = 0;
  for (const row of gold) {
    const doc = docs.get(row.doc);
    if (doc === undefined) continue;
    let times = found.get(row.doc);
    if (times === undefined) {
      times = findTimes(doc, parsesOf(doc)).times;
      found.set(row.doc, times);
    }
    const start = doc.map.toRepaired(row.start, "before");
    const span = { start, end: start + row.expression.length };
    const time = times
      .filter((candidate) => overlapLength(candidate, span) > 0)
      .sort((a, b) => overlapLength(b, span) - overlapLength(a, span))[0];
    const right = time !== undefined && sameTime(row.value, time);
    byType[row.type] ??= { total: 0, found: 0, right: 0 };
    const type = byType[row.type]!;
    type.total++;
    if (time !== undefined) {
      nFound++;
      type.found++;
      if (time.value === row.value) nSame++;
    }
    if (right) {
      nRight++;
      type.right++;
    } else wrong.push({ doc: row.doc, expression: row.expression, value: row.value, found: time?.value ?? null });
  }
  const all = [...found.values()].reduce((sum, times) => sum + times.length, 0);
  return {
    expressions: gold.length,
    found: nFound / gold.length,
    right: nRight / gold.length,
    sameString: nSame / gold.length,
    byType,
    foundInAll: all,
    wrong,
  };
}
