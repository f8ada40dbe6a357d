// What was read: each document with its date, publisher, grade, copies, warnings and repairs.
import type { Ledgers } from "../ledger/index.ts";
import type { DocReading, Reading } from "../reading/index.ts";
import type { Problem } from "../text/index.ts";
import { excerpt } from "./wording.ts";

/** Repairs of one rule that put the same characters in place of the same damage. */
interface RepairGroup {
  readonly rule: string;
  readonly original: string;
  readonly repaired: string;
  readonly count: number;
}

/** A warning with the words it is about. */
interface SourceWarning {
  readonly rule: string;
  readonly severity: Problem["severity"];
  readonly message: string;
  /** The words at the place, null where the whole file is meant. */
  readonly words: string | null;
}

export interface SourceView {
  readonly doc: string;
  readonly anchor: string;
  readonly title: string;
  readonly path: string;
  readonly publisher: string | null;
  readonly author: string | null;
  /** The document's own address, shown as words and never as a link. */
  readonly url: string | null;
  readonly date: { readonly value: string; readonly basis: "given" | "stated" | "implied" } | null;
  readonly grade: string | null;
  readonly language: string | null;
  readonly words: number;
  readonly statements: number;
  readonly comments: number;
  readonly repairs: readonly RepairGroup[];
  readonly repairCount: number;
  readonly warnings: readonly SourceWarning[];
  /** Titles of documents that tell the same story from the same origin. */
  readonly copies: readonly { readonly doc: string; readonly title: string; readonly similarity: number | null }[];
}

function sourceAnchor(doc: string): string {
  return `source-${doc.replace(/[^\w.-]/gu, "_")}`;
}

/** The documents in the order they were read. */
export function sourcesView(reading: Reading, ledgers: Ledgers): SourceView[] {
  const titles = new Map(reading.docs.map((each) => [each.doc.id, titleOf(each)]));
  return reading.docs.map((each): SourceView => {
    const { doc } = each;
    const copies = ledgers.origins
      .filter((origin) => origin.kind === "copy" && origin.docs.includes(doc.id))
      .flatMap((origin) =>
        origin.docs
          .filter((other) => other !== doc.id)
          .map((other) => ({ doc: other, title: titles.get(other) ?? other, similarity: origin.similarity })),
      );
    return {
      doc: doc.id,
      anchor: sourceAnchor(doc.id),
      title: titles.get(doc.id)!,
      path: doc.path,
      publisher: doc.publisher,
      author: doc.author,
      url: doc.url,
      date: doc.date,
      grade: doc.grade,
      language: doc.language,
      words: doc.sentences.at(-1)?.endToken ?? countWords(doc.text),
      statements: each.statements.length,
      comments: doc.parts.filter((part) => part.kind === "comment").length,
      repairs: repairGroups(each),
      repairCount: doc.repairs.length,
      warnings: warningsOf(each, ledgers),
      copies,
    };
  });
}

/** The title, or else the title part's words, or else the first words of the text, or else the file's name. */
export function titleOf(reading: DocReading): string {
  const { doc } = reading;
  if (doc.title !== null && doc.title.trim() !== "") return doc.title.trim();
  const part = doc.parts.find((each) => each.kind === "title");
  const words = part === undefined ? "" : doc.text.slice(part.start, part.end).trim();
  if (words !== "") return words;
  const body = doc.parts.find((each) => each.kind === "article");
  const first = body === undefined ? "" : excerpt(doc.text.slice(body.start, Math.min(body.end, body.start + 400)), 64);
  return first === "" ? (doc.path.split("/").at(-1) ?? doc.path) : first;
}

function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isSpace = unit <= 32 || unit === 160;
    if (!isSpace && !inWord) words += 1;
    inWord = !isSpace;
  }
  return words;
}

function repairGroups(reading: DocReading): RepairGroup[] {
  const groups = new Map<string, { rule: string; original: string; repaired: string; count: number }>();
  for (const { rule, original, repaired } of reading.doc.repairs) {
    const key = `${rule} ${original} ${repaired}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule, original, repaired, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

function warningsOf(reading: DocReading, ledgers: Ledgers): SourceWarning[] {
  const { doc } = reading;
  const warnings = doc.problems.map(
    (problem): SourceWarning => ({
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      words: problem.start === null || problem.end === null ? null : doc.text.slice(problem.start, problem.end),
    }),
  );
  // The ledger of places may know of a wrong region that the document's own problems do not list.
  const known = new Set(doc.problems.map((problem) => `${problem.start} ${problem.end}`));
  for (const place of ledgers.places) {
    for (const warning of place.warnings) {
      if (warning.doc !== doc.id || known.has(`${warning.start} ${warning.end}`)) continue;
      warnings.push({
        rule: "wrong-region",
        severity: "warning",
        message: warning.message,
        words: doc.text.slice(warning.start, warning.end),
      });
    }
  }
  return warnings;
}
