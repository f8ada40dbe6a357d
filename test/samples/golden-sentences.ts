// Golden sentences: loading, reading and comparing them, for the test, the bench and the relabelling script.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Statement } from "../../src/reading/index.ts";
import type { Doc } from "../../src/text/index.ts";
import { builtInCodebook, englishReader } from "../reading/english.ts";
import { plainDoc } from "../reading/plain-doc.ts";

/** An expected statement; samples/golden/README.md says what the fields mean. */
export interface GoldenStatement {
  readonly anchor: string;
  readonly kind: string;
  /** Other kinds that the guidelines allow here. */
  readonly alsoKind?: readonly string[];
  /** Canonical names, outermost first; `a|b` gives two spellings of one plain noun phrase. */
  readonly voices: readonly string[];
  /** Other chains that the guidelines allow here. */
  readonly alsoVoices?: readonly (readonly string[])[];
  /** Joint holders beside the last voice; the reader may name any of them as the last. */
  readonly coVoices?: readonly string[];
  readonly hedge: string;
  readonly negated: boolean;
  readonly condition: string | null;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  /** An aside that may be found or not, and read one way or another; left out of the figures. */
  readonly minor?: true;
}

export interface GoldenText {
  readonly id: string;
  readonly text: string;
  readonly style: string;
  readonly tags: readonly string[];
  readonly split: "develop" | "check";
  readonly expect: "pass" | "known failure";
  /** The text stands in a comment, not in the article. */
  readonly part?: "comment";
  readonly statements: readonly GoldenStatement[];
  readonly none?: true;
  readonly not?: readonly { readonly kind?: string; readonly voice?: string }[];
}

/** The fields that are compared, in the order in which the bench prints them. */
export const COMPARED = ["kind", "hedge", "chain", "negated", "condition"] as const;
export type Compared = (typeof COMPARED)[number];

export interface Pair {
  readonly golden: GoldenStatement;
  readonly found: Statement | null;
  readonly wrong: readonly Compared[];
  /** Null where the golden statement names none. */
  readonly actorRight: boolean | null;
  readonly recipientRight: boolean | null;
}

export interface GoldenResult {
  readonly golden: GoldenText;
  readonly doc: Doc;
  readonly pairs: readonly Pair[];
  /** Found statements that match no golden one. */
  readonly extra: readonly Statement[];
  /** Found statements that must not be. */
  readonly forbidden: readonly Statement[];
  readonly passes: boolean;
}

export const GOLDEN_FOLDER: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "samples", "golden");

/** File names (`<topic>.json`) in order. */
export function goldenFiles(): string[] {
  return readdirSync(GOLDEN_FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort();
}

export function loadGolden(file: string): GoldenText[] {
  return JSON.parse(readFileSync(join(GOLDEN_FOLDER, file), "utf8")) as GoldenText[];
}

/** The text as a document of its own. */
export function goldenDoc(golden: GoldenText): Doc {
  const doc = plainDoc(golden.text);
  return golden.part === undefined ? doc : { ...doc, parts: doc.parts.map((p) => ({ ...p, kind: golden.part! })) };
}

/** Reads the text alone and sets what is found against what is expected. */
export function readGolden(golden: GoldenText): GoldenResult {
  const doc = goldenDoc(golden);
  const found = englishReader().readDocs([doc], builtInCodebook()).docs[0]!.statements;
  return compareGolden(golden, doc, found);
}

/**
 * A found statement matches a golden one when it covers at least half of the anchor's characters; matching is one to
 * one, by largest share of the anchor. The text passes when every statement that is not minor is matched with all fields right,
 * nothing is found that matches none, and nothing that must not be.
 */
export function compareGolden(golden: GoldenText, doc: Doc, found: readonly Statement[]): GoldenResult {
  const candidates: { g: number; f: number; share: number; sameKind: boolean; length: number }[] = [];
  for (const [g, row] of golden.statements.entries()) {
    const start = doc.text.indexOf(row.anchor);
    if (start < 0) continue;
    const end = start + row.anchor.length;
    for (const [f, { span }] of found.entries()) {
      const overlap = Math.min(end, span.end) - Math.max(start, span.start);
      if (overlap * 2 >= row.anchor.length) {
        const sameKind = row.kind === found[f]!.kind;
        candidates.push({ g, f, share: overlap / row.anchor.length, sameKind, length: span.end - span.start });
      }
    }
  }
  // Nominal statements lie inside others: of two that cover an anchor equally the one of its kind is meant, or the shorter.
  candidates.sort(
    (a, b) => b.share - a.share || Number(b.sameKind) - Number(a.sameKind) || a.length - b.length || a.f - b.f,
  );
  const ofGolden = new Map<number, number>();
  const used = new Set<number>();
  for (const { g, f } of candidates) {
    if (ofGolden.has(g) || used.has(f)) continue;
    ofGolden.set(g, f);
    used.add(f);
  }
  const pairs = golden.statements.map((row, g): Pair => {
    const f = ofGolden.get(g);
    if (f === undefined) return { golden: row, found: null, wrong: [], actorRight: null, recipientRight: null };
    return comparePair(row, found[f]!);
  });
  const extra = found.filter((_, f) => !used.has(f));
  const forbidden = found.filter((s) =>
    (golden.not ?? []).some(
      (n) =>
        (n.kind === undefined || n.kind === s.kind) &&
        (n.voice === undefined || s.voices.some((v) => isSameName(n.voice!, v.name))),
    ),
  );
  const passes =
    extra.length === 0 &&
    forbidden.length === 0 &&
    pairs.every((p) => p.golden.minor === true || (p.found !== null && p.wrong.length === 0));
  return { golden, doc, pairs, extra, forbidden, passes };
}

function comparePair(row: GoldenStatement, found: Statement): Pair {
  const wrong: Compared[] = [];
  if (row.kind !== found.kind && !row.alsoKind?.includes(found.kind)) wrong.push("kind");
  if (row.hedge !== found.hedge) wrong.push("hedge");
  if (!isSameChain(row, found)) wrong.push("chain");
  if (row.negated !== found.negated) wrong.push("negated");
  if ((row.condition !== null) !== (found.condition !== null)) wrong.push("condition");
  const names = (expected: readonly string[] | undefined, given: readonly { readonly name: string }[]) =>
    expected === undefined ? null : expected.some((e) => given.some((p) => isSameName(e, p.name)));
  return {
    golden: row,
    found,
    wrong,
    actorRight: names(row.actor, found.actor),
    recipientRight: names(row.recipient, found.recipient),
  };
}

function isSameChain(row: GoldenStatement, found: Statement): boolean {
  return [row.voices, ...(row.alsoVoices ?? [])].some((voices) => fitsChain(voices, row, found));
}

function fitsChain(voices: readonly string[], row: GoldenStatement, found: Statement): boolean {
  const last = voices.length - 1;
  if (found.voices.length !== voices.length) return false;
  return voices.every((voice, k) => {
    const name = found.voices[k]!.name;
    return isSameName(voice, name) || (k === last && (row.coVoices ?? []).some((v) => isSameName(v, name)));
  });
}

function isSameName(expected: string, found: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll("’", "'").trim();
  return expected.split("|").some((e) => plain(e) === plain(found));
}

/** One line per difference, for a person. */
export function differences(result: GoldenResult): string[] {
  const lines: string[] = [];
  for (const pair of result.pairs) {
    const want = pair.golden;
    if (want.minor) continue;
    if (pair.found === null) {
      lines.push(`missed ${want.kind} «${want.anchor}»`);
    } else if (pair.wrong.length > 0) {
      const words = `${want.kind} [${want.voices.join(" > ")}] ${want.hedge}${want.negated ? " negated" : ""}${want.condition === null ? "" : " if"}`;
      lines.push(`wrong ${pair.wrong.join(", ")}: want ${words}; found ${show(result.doc, pair.found)}`);
    }
  }
  for (const s of result.extra) lines.push(`extra ${show(result.doc, s)}`);
  for (const s of result.forbidden) lines.push(`forbidden ${show(result.doc, s)}`);
  return lines;
}

function show(doc: Doc, s: Statement): string {
  return `${s.kind} [${s.voices.map((v) => v.name).join(" > ")}] ${s.hedge}${s.negated ? " negated" : ""}${s.condition ? " if" : ""} «${doc.text.slice(s.span.start, s.span.end)}»`;
}
