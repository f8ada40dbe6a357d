// Evidence: the exact words that an element of a case rests on, resolved to offsets in a document or shown as an orphan.
import type { DocReading } from "../reading/index.ts";
import type { Span } from "../text/index.ts";

/** A passage as a conflict file names it: exact words, with context where the words occur more than once. */
export interface Evidence {
  /** Path of the document, or the last part of its path. */
  readonly file: string;
  /** SHA-256 of the file at the time of quoting; null or absent where it was not noted. */
  readonly hash?: string | null | undefined;
  readonly quote: string;
  /** Words that stand directly before the quote. */
  readonly before?: string | null | undefined;
  /** Words that stand directly after the quote. */
  readonly after?: string | null | undefined;
}

/** Why evidence does not resolve. */
type OrphanReason = "empty-quote" | "no-document" | "not-found" | "ambiguous";

/** Evidence with its place: offsets in the document's repaired text, and the statements that lie under the passage. */
interface FoundEvidence extends Span {
  readonly state: "found";
  readonly evidence: Evidence;
  /** Id of the document. */
  readonly doc: string;
  /** Ids of the statements under the passage, in order of offset. */
  readonly statements: readonly string[];
  /** Whether the file's hash differs from the noted one (the words were found all the same). */
  readonly fileChanged: boolean;
}

/** Evidence that cannot be anchored exactly; it is shown as an orphan, never moved. */
export interface OrphanEvidence {
  readonly state: "orphan";
  readonly evidence: Evidence;
  readonly reason: OrphanReason;
  readonly message: string;
}

export type ResolvedEvidence = FoundEvidence | OrphanEvidence;

/** The comparable form of a text, with the offset in the text for each of its code units (and one for its end). */
interface Folded {
  readonly text: string;
  readonly offsets: Int32Array;
}

const SPACE = /\s/u;
const CURLY: ReadonlyMap<string, string> = new Map([
  ["‘", "'"],
  ["’", "'"],
  ["‚", "'"],
  ["‛", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["‟", '"'],
]);

/** Runs of white space become one space, curly quotes straight ones; nothing else is changed. */
function fold(text: string): Folded {
  const offsets = new Int32Array(text.length + 1);
  const units: string[] = [];
  let inSpace = false;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text[offset]!;
    if (SPACE.test(unit)) {
      if (inSpace) continue;
      inSpace = true;
      offsets[units.length] = offset;
      units.push(" ");
    } else {
      inSpace = false;
      offsets[units.length] = offset;
      units.push(CURLY.get(unit) ?? unit);
    }
  }
  offsets[units.length] = text.length;
  return { text: units.join(""), offsets: offsets.subarray(0, units.length + 1) };
}

/** Context is looked at no further than this many code units (a quote's neighbours, not the whole document). */
const CONTEXT_LIMIT = 2_000;
/** More places than this are not counted: the quote is ambiguous all the same. */
const MATCH_LIMIT = 200;

function matches(folded: Folded, evidence: Evidence): Span[] {
  const quote = fold(evidence.quote).text.trim();
  const before = fold(evidence.before ?? "")
    .text.trim()
    .slice(-CONTEXT_LIMIT);
  const after = fold(evidence.after ?? "")
    .text.trim()
    .slice(0, CONTEXT_LIMIT);
  const found: Span[] = [];
  if (quote === "") return found;
  let tried = 0;
  for (let at = folded.text.indexOf(quote); at !== -1; at = folded.text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    const head = folded.text.slice(Math.max(0, at - before.length - 1), at).trimEnd();
    const tail = folded.text.slice(end, end + after.length + 1).trimStart();
    if (head.endsWith(before) && tail.startsWith(after)) {
      // The last code unit decides the end: a folded run of spaces must not drag the passage along.
      found.push({ start: folded.offsets[at]!, end: folded.offsets[end - 1]! + 1 });
      if (found.length > 1) break;
    }
    if (++tried > MATCH_LIMIT && found.length > 0) break;
  }
  return found;
}

function isSameFile(path: string, file: string): boolean {
  const wanted = file.replace(/^\.\//u, "");
  return path === wanted || path.endsWith(`/${wanted}`) || wanted.endsWith(`/${path}`);
}

/** Statements that share at least half of their own length, or of the passage's, with the passage. */
function statementsUnder(reading: DocReading, passage: Span): string[] {
  const under: { readonly id: string; readonly start: number }[] = [];
  for (const statement of reading.statements) {
    const { start, end } = statement.span;
    const common = Math.min(end, passage.end) - Math.max(start, passage.start);
    const needed = Math.min(end - start, passage.end - passage.start) / 2;
    if (common > 0 && common >= needed) under.push({ id: statement.id, start });
  }
  return under.sort((a, b) => a.start - b.start).map((each) => each.id);
}

/** A resolver over the documents of a case; it folds each document once, however much evidence is asked for. */
export type EvidenceResolver = (evidence: Evidence) => ResolvedEvidence;

/**
 * Makes a resolver for evidence in `docs`. Words are compared exactly but for white space and curly or straight quotes.
 * Words that occur more than once and are not told apart by `before` and `after` are an orphan (`ambiguous`),
 * as are words that do not occur and files that were not read.
 */
export function makeEvidenceResolver(docs: readonly DocReading[]): EvidenceResolver {
  const folded = new Map<DocReading, Folded>();
  const foldOf = (reading: DocReading): Folded => {
    let value = folded.get(reading);
    if (value === undefined) {
      value = fold(reading.doc.text);
      folded.set(reading, value);
    }
    return value;
  };
  return (evidence) => {
    const orphan = (reason: OrphanReason, message: string): OrphanEvidence => ({
      state: "orphan",
      evidence,
      reason,
      message,
    });
    if (evidence.quote.trim() === "") return orphan("empty-quote", "The evidence quotes no words.");
    const sameFile = docs.filter((each) => isSameFile(each.doc.path, evidence.file));
    const sameHash = evidence.hash ? docs.filter((each) => each.doc.hash === evidence.hash) : [];
    const candidates = sameFile.length > 0 ? sameFile : sameHash;
    if (candidates.length === 0) return orphan("no-document", `No document "${evidence.file}" was read.`);
    const narrowed = candidates.filter((each) => sameHash.includes(each));
    const readings = narrowed.length > 0 ? narrowed : candidates;
    const found = readings.flatMap((reading) => matches(foldOf(reading), evidence).map((span) => ({ reading, span })));
    const [first, second] = found;
    if (first === undefined) {
      return orphan("not-found", `These words do not stand in "${evidence.file}"${contextNote(evidence)}.`);
    }
    if (second !== undefined) {
      return orphan(
        "ambiguous",
        `These words stand in more than one place of "${evidence.file}"${contextNote(evidence)}.`,
      );
    }
    const { reading, span } = first;
    return {
      state: "found",
      evidence,
      doc: reading.doc.id,
      start: span.start,
      end: span.end,
      statements: statementsUnder(reading, span),
      fileChanged: Boolean(evidence.hash) && evidence.hash !== reading.doc.hash,
    };
  };
}

function contextNote(evidence: Evidence): string {
  return evidence.before || evidence.after ? " with this context" : "";
}

/** One piece of evidence resolved in `docs`; for many pieces make a resolver once. See `makeEvidenceResolver`. */
export function resolveEvidence(docs: readonly DocReading[], evidence: Evidence): ResolvedEvidence {
  return makeEvidenceResolver(docs)(evidence);
}
