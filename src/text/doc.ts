// A document as everything above the text layer sees it: repaired text, parts, and the way back to the original.
import { decode, sniffHtmlCharset } from "./decode.ts";
import { extractHtml } from "./html/extract.ts";
import { guessLanguage } from "./language.ts";
import { unwrapSteps } from "./layout.ts";
import type { TextLibraries } from "./libraries.ts";
import { readMarkdown } from "./markdown.ts";
import { isoDate, type Metadata } from "./metadata.ts";
import { makeOffsetMap, type OffsetMap } from "./offset-map.ts";
import { findParts, type Part, type PartDraft } from "./parts.ts";
import type { Problem } from "./problem.ts";
import { type RepairStep, repairText } from "./repair.ts";
import { type Sentence, splitSentences } from "./sentences.ts";
import type { Span } from "./span.ts";
import { applySteps, composeSteps } from "./steps.ts";
import { type Token, tokenize } from "./tokens.ts";

/** When a document was published: given by the user, stated in the document or its metadata, or implied by it. */
export interface DocumentDate {
  /** ISO 8601 calendar date, month or year: `2025-03-18`, `2025-03`, `2025`. */
  readonly value: string;
  readonly basis: "given" | "stated" | "implied";
}

/** What a `sources.yaml` says of a file; it outranks what the text suggests. */
export interface SourceNote {
  readonly file: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  /** The analyst's own grade of the source (Admiralty code, A1 to F6). */
  readonly grade?: string | undefined;
}

/** One read file. All offsets inside are offsets of `text` unless said otherwise. */
export interface Doc {
  readonly id: string;
  /** SHA-256 of the file's bytes, `sha256:` and hexadecimal digits. */
  readonly hash: string;
  /** The path as the user would recognise it, relative to the folder that was read. */
  readonly path: string;
  readonly mediaType: "text" | "markdown" | "html";
  readonly charset: string;
  /** Decoded text before repair (for HTML: the extracted text before repair). */
  readonly original: string;
  /** Repaired text. */
  readonly text: string;
  readonly map: OffsetMap;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly grade: string | null;
  /** Null where nothing fixes it. Text layer: given or metadata only; the reader may add what the words state. */
  readonly date: DocumentDate | null;
  readonly language: string | null;
  readonly parts: readonly Part[];
  /** Sentences of all parts but furniture, in order, with their tokens. */
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly repairs: readonly RepairStep[];
  readonly problems: readonly Problem[];
}

/** What a document is made from: a file's name, hash and bytes, and what the user says of it. */
export interface DocInput {
  /** `d1`, `d2` …, unique within a run. */
  readonly id: string;
  readonly path: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly note: SourceNote | null;
  /** Overrides what the file's name and first bytes suggest. */
  readonly mediaType?: Doc["mediaType"] | undefined;
}

/** Files beyond this are read only so far, and a problem says so: a book has one to two million characters. */
export const LONGEST_TEXT = 2_000_000;
/** HTML carries scripts and markup around its text, hence the larger allowance (bytes for both). */
const LONGEST_FILE: Readonly<Record<Doc["mediaType"], number>> = {
  text: 3 * LONGEST_TEXT,
  markdown: 3 * LONGEST_TEXT,
  html: 8 * LONGEST_TEXT,
};

/** No author writes a longer paragraph: what stands beyond is data, or text that lost its line ends, and would take minutes. */
const LONGEST_PARAGRAPH = 50_000;

/**
 * Reads one file into a document. Never throws on the file's content: what is wrong with it stands in `problems`,
 * and a file that cannot be read at all gives a document with empty text.
 */
export function makeDoc(input: DocInput, libraries: TextLibraries): Doc {
  const problems: Problem[] = [];
  const mediaType = input.mediaType ?? sniffMediaType(input.path, input.bytes);
  if (input.bytes.length === 0) return emptyDoc(input, mediaType, "empty-file", "The file is empty");
  const limit = LONGEST_FILE[mediaType];
  const bytes = input.bytes.length > limit ? cutBytes(input.bytes, limit) : input.bytes;
  const decoded = decode(bytes, mediaType === "html" ? sniffHtmlCharset(bytes) : null, libraries);
  if (decoded.charset === "binary") return emptyDoc(input, mediaType, null, "", decoded.problems);
  const whole = decoded.text;
  const reading =
    mediaType === "html"
      ? readHtml(whole, input.note?.url ?? null, libraries)
      : readPlain(cutText(whole), mediaType === "markdown");
  problems.push(...reading.problems);
  if (bytes.length < input.bytes.length || (mediaType !== "html" && whole.length > LONGEST_TEXT)) {
    problems.push(
      problem(
        "too-long",
        "warning",
        `The file has ${input.bytes.length} bytes; only its first ${reading.original.length} characters were read`,
      ),
    );
  }
  if (reading.text.trim() === "") {
    problems.push(problem("no-text", "warning", "There is no text in the file"));
  }
  const map = makeOffsetMap(reading.steps);
  for (const found of decoded.problems) {
    // Places in a page's source mean nothing in its extracted text.
    const placed = found.start !== null && found.end !== null && mediaType !== "html";
    const start = placed ? map.toRepaired(found.start, "before") : null;
    const end = placed ? map.toRepaired(found.end, "after") : null;
    problems.push({ ...found, start, end });
  }
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  addSentences(reading.text, reading.parts, sentences, tokens, problems);
  const { metadata } = reading;
  const note = input.note;
  return {
    id: input.id,
    hash: input.hash,
    path: input.path,
    mediaType,
    charset: decoded.charset,
    original: reading.original,
    text: reading.text,
    map,
    title: note?.title ?? metadata.title,
    publisher: note?.publisher ?? metadata.publisher,
    author: note?.author ?? metadata.author,
    url: note?.url ?? metadata.url,
    grade: note?.grade ?? null,
    date: givenDate(note, problems) ?? (metadata.date === null ? null : { value: metadata.date, basis: "stated" }),
    language: note?.language ?? guessLanguage(articleText(reading)) ?? metadata.language,
    parts: reading.parts.map((part, i) => ({ id: `${input.id}.p${i + 1}`, ...part })),
    sentences,
    tokens,
    repairs: reading.repairs,
    problems,
  };
}

/** What the readers of the three media types hand over: everything of a document that depends on the type. */
interface Reading {
  readonly original: string;
  readonly text: string;
  /** All changes from `original` to `text`, for the offset map. */
  readonly steps: readonly RepairStep[];
  /** The changes that repair damage, as opposed to taking off markup. */
  readonly repairs: readonly RepairStep[];
  readonly parts: readonly PartDraft[];
  readonly metadata: Metadata;
  readonly problems: readonly Problem[];
}

function readPlain(original: string, isMarkdown: boolean): Reading {
  const markdown = isMarkdown ? readMarkdown(original) : null;
  const marks = markdown?.steps ?? [];
  const unmarked = applySteps(original, marks);
  const layout = unwrapSteps(unmarked);
  const structure = composeSteps(original, marks, layout);
  const plain = layout.length === 0 ? unmarked : applySteps(original, structure);
  const repaired = repairText(plain);
  const steps = composeSteps(original, structure, repaired.steps);
  const structureMap = makeOffsetMap(structure);
  const repairs = repaired.steps.map((step) => ({
    ...step,
    start: structureMap.toOriginal(step.start, "before"),
    end: structureMap.toOriginal(step.end, "after"),
  }));
  const map = makeOffsetMap(steps);
  const toText = (span: Span): Span => ({
    start: map.toRepaired(span.start, "before"),
    end: map.toRepaired(span.end, "after"),
  });
  const found = findParts(repaired.text, {
    furniture: (markdown?.furniture ?? []).map(toText),
    title: markdown?.title === null || markdown?.title === undefined ? null : toText(markdown.title),
  });
  const front = markdown?.frontMatter ?? new Map<string, string>();
  return {
    original,
    text: repaired.text,
    steps,
    repairs,
    parts: found.parts,
    metadata: {
      title: front.get("title") ?? found.title,
      publisher: front.get("publisher") ?? front.get("site") ?? null,
      author: front.get("author") ?? front.get("authors") ?? found.author,
      date: isoDate(front.get("date") ?? front.get("published") ?? "") ?? found.date,
      url: front.get("url") ?? front.get("canonical_url") ?? front.get("source") ?? null,
      language: front.get("language") ?? front.get("lang") ?? null,
    },
    problems: [],
  };
}

function readHtml(html: string, url: string | null, libraries: TextLibraries): Reading {
  const extracted = extractHtml(html, url, libraries);
  const repaired = repairText(extracted.text);
  const map = makeOffsetMap(repaired.steps);
  return {
    original: extracted.text,
    text: repaired.text,
    steps: repaired.steps,
    repairs: repaired.steps,
    parts: extracted.parts.map((part) => ({
      ...part,
      start: map.toRepaired(part.start, "before"),
      end: map.toRepaired(part.end, "after"),
    })),
    metadata: repairMetadata(extracted.metadata),
    problems: extracted.problems,
  };
}

function repairMetadata(metadata: Metadata): Metadata {
  const repair = (value: string | null): string | null => (value === null ? null : repairText(value).text);
  return {
    ...metadata,
    title: repair(metadata.title),
    author: repair(metadata.author),
    publisher: repair(metadata.publisher),
  };
}

/** Splits every part but furniture into sentences and these into tokens; a paragraph is a line that holds a sentence. */
function addSentences(
  text: string,
  parts: readonly PartDraft[],
  sentences: Sentence[],
  tokens: Token[],
  problems: Problem[],
): void {
  let paragraph = -1;
  let paragraphStart = 0;
  let paragraphEnd = -1;
  let warned = -1;
  for (const [partIndex, part] of parts.entries()) {
    if (part.kind === "furniture") continue;
    for (const span of splitSentences(text, part)) {
      if (span.start >= paragraphEnd || part.start > paragraphEnd) {
        paragraph++;
        paragraphStart = span.start;
        const lineEnd = text.indexOf("\n", span.end);
        paragraphEnd = Math.min(part.end, lineEnd < 0 ? text.length : lineEnd);
      }
      if (span.start - paragraphStart > LONGEST_PARAGRAPH) {
        if (warned !== paragraph) {
          const message = `A paragraph of ${paragraphEnd - paragraphStart} characters; statements are looked for in its first ${LONGEST_PARAGRAPH}`;
          problems.push({
            rule: "long-paragraph",
            start: paragraphStart,
            end: span.start,
            severity: "warning",
            message,
          });
        }
        warned = paragraph;
        continue;
      }
      const firstToken = tokens.length;
      for (const token of tokenize(text, span)) tokens.push(token);
      sentences.push({ ...span, part: partIndex, paragraph, firstToken, endToken: tokens.length });
    }
  }
}

function articleText(reading: Reading): string {
  return reading.parts
    .filter((part) => part.kind !== "furniture")
    .map((part) => reading.text.slice(part.start, Math.min(part.end, part.start + 20_000)))
    .join("\n");
}

function givenDate(note: SourceNote | null, problems: Problem[]): DocumentDate | null {
  if (note?.date === undefined) return null;
  const value = isoDate(note.date);
  if (value !== null) return { value, basis: "given" };
  problems.push(problem("bad-date", "warning", `The date given for the file is no date: ${note.date}`));
  return null;
}

function sniffMediaType(path: string, bytes: Uint8Array): Doc["mediaType"] {
  const extension = /\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? "";
  if (["html", "htm", "xhtml", "shtml", "mhtml"].includes(extension)) return "html";
  if (["md", "markdown", "mdown", "mkd"].includes(extension)) return "markdown";
  if (extension === "txt" || extension === "text") return "text";
  let head = "";
  for (const byte of bytes.subarray(0, 512)) if (byte !== 0) head += String.fromCharCode(byte);
  return /^[^<]{0,8}\s*(?:<!--[\s\S]{0,300}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/iu.test(head)
    ? "html"
    : "text";
}

/** Cuts at the last line break or space before `limit`, so that no character is cut in two. */
function cutBytes(bytes: Uint8Array, limit: number): Uint8Array {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return bytes.subarray(0, limit & ~3);
  let end = limit;
  while (end > limit - 4096 && bytes[end - 1] !== 0x0a && bytes[end - 1] !== 0x20) end--;
  if (end > limit - 4096) return bytes.subarray(0, end);
  end = limit;
  while (end > limit - 4 && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

function cutText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const border = Math.max(text.lastIndexOf("\n", LONGEST_TEXT), text.lastIndexOf(" ", LONGEST_TEXT));
  let end = border > LONGEST_TEXT - 4096 ? border + 1 : LONGEST_TEXT;
  if (text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) < 0xdc00) end--;
  return text.slice(0, end);
}

function problem(rule: string, severity: Problem["severity"], message: string): Problem {
  return { rule, start: null, end: null, severity, message };
}

function emptyDoc(
  input: DocInput,
  mediaType: Doc["mediaType"],
  rule: string | null,
  message: string,
  problems: readonly Problem[] = [],
): Doc {
  const { note } = input;
  const own: Problem[] = rule === null ? [...problems] : [...problems, problem(rule, "warning", message)];
  return {
    id: input.id,
    hash: input.hash,
    path: input.path,
    mediaType,
    charset: rule === null ? "binary" : "utf-8",
    original: "",
    text: "",
    map: makeOffsetMap([]),
    title: note?.title ?? null,
    publisher: note?.publisher ?? null,
    author: note?.author ?? null,
    url: note?.url ?? null,
    grade: note?.grade ?? null,
    date: givenDate(note, own),
    language: note?.language ?? null,
    parts: [],
    sentences: [],
    tokens: [],
    repairs: [],
    problems: own,
  };
}
