// Source texts for the end of the brief: paragraphs with statements, cited passages and repairs marked at exact offsets.
import type { DocReading, StatementKind } from "../reading/index.ts";
import type { PartKind } from "../text/index.ts";
import { type Note, statementAnchor } from "./notes.ts";

/** Something marked in a text. Offsets are offsets of the document's repaired text. */
export type TextMark =
  | { readonly type: "statement"; readonly anchor: string; readonly kind: StatementKind; readonly cited: boolean }
  | { readonly type: "passage"; readonly anchor: string }
  | { readonly type: "repair"; readonly original: string };

/** A paragraph as a sequence of openings, closings and words. A mark cut by another one is opened again with `first: false`. */
type TextPiece =
  | { readonly type: "open"; readonly mark: TextMark; readonly first: boolean }
  | { readonly type: "close"; readonly mark: TextMark }
  | { readonly type: "words"; readonly text: string };

/** A remark beside a paragraph: a statement that is cited in the brief or that somebody else than the writer holds. */
export interface TextRemark {
  /** Whether it is a passage of the model, not a statement. */
  readonly isPassage: boolean;
  readonly anchor: string;
  readonly kind: StatementKind | null;
  readonly chain: readonly string[];
  readonly note: number | null;
}

export interface TextParagraph {
  readonly pieces: readonly TextPiece[];
  readonly remarks: readonly TextRemark[];
}

export interface TextPart {
  readonly kind: PartKind;
  /** 1, 2 ... for comments, else null. */
  readonly ordinal: number | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly paragraphs: readonly TextParagraph[];
}

export interface SourceText {
  readonly doc: string;
  readonly parts: readonly TextPart[];
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly mark: TextMark;
}

/** The text of one document with everything that is marked in it. `notes` are the notes of this document. */
export function sourceText(reading: DocReading, notes: readonly Note[]): SourceText {
  const { doc } = reading;
  const noteOf = new Map(notes.map((note) => [note.anchor, note]));
  const placed: Placed[] = [];
  for (const statement of reading.statements) {
    const anchor = statementAnchor(statement.id);
    placed.push({
      ...statement.span,
      mark: { type: "statement", anchor, kind: statement.kind, cited: noteOf.has(anchor) },
    });
  }
  for (const note of notes) {
    if (note.anchor.startsWith("passage-")) {
      placed.push({ start: note.start, end: note.end, mark: { type: "passage", anchor: note.anchor } });
    }
  }
  for (const step of doc.repairs) {
    const start = doc.map.toRepaired(step.start, "before");
    const end = doc.map.toRepaired(step.end, "after");
    if (end > start) placed.push({ start, end, mark: { type: "repair", original: step.original } });
  }
  // Outer marks first: earlier start, then later end.
  placed.sort((a, b) => a.start - b.start || b.end - a.end);

  const statementAt = new Map(reading.statements.map((each) => [statementAnchor(each.id), each]));
  let comments = 0;
  let next = 0;
  const parts = doc.parts.map((part): TextPart => {
    const paragraphs: TextParagraph[] = [];
    for (const line of linesOf(doc.text, part.start, part.end)) {
      while (next < placed.length && placed[next]!.end <= line.start) next += 1;
      const inside: Placed[] = [];
      for (let i = next; i < placed.length && placed[i]!.start < line.end; i++) {
        const each = placed[i]!;
        if (each.end > line.start) inside.push(each);
      }
      const remarks: TextRemark[] = [];
      for (const { start, mark } of inside) {
        if (mark.type === "repair" || start < line.start) continue;
        const statement = statementAt.get(mark.anchor);
        const note = noteOf.get(mark.anchor);
        const chain = statement?.voices.map((voice) => voice.name) ?? note?.chain ?? [];
        if (note === undefined && chain.length < 2) continue;
        remarks.push({
          isPassage: mark.type === "passage",
          anchor: mark.anchor,
          kind: statement?.kind ?? note?.kind ?? null,
          chain,
          note: note?.number ?? null,
        });
      }
      paragraphs.push({ pieces: piecesOf(doc.text, line.start, line.end, inside), remarks });
    }
    if (part.kind === "comment") comments += 1;
    return {
      kind: part.kind,
      ordinal: part.kind === "comment" ? comments : null,
      author: part.author,
      date: part.date,
      paragraphs,
    };
  });
  return { doc: doc.id, parts: parts.filter((part) => part.paragraphs.length > 0) };
}

/** The lines of `text` between `start` and `end` that are not blank. */
function linesOf(text: string, start: number, end: number): { readonly start: number; readonly end: number }[] {
  const lines: { readonly start: number; readonly end: number }[] = [];
  let from = start;
  while (from < end) {
    const newline = text.indexOf("\n", from);
    const to = newline === -1 || newline >= end ? end : newline;
    if (text.slice(from, to).trim() !== "") lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

/** Words and marks between `start` and `end`; `placed` is sorted, outer marks first, and touches the range. */
function piecesOf(text: string, start: number, end: number, placed: readonly Placed[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  const stack: Placed[] = [];
  let at = start;
  let next = 0;
  const words = (to: number): void => {
    if (to > at) pieces.push({ type: "words", text: text.slice(at, to) });
    at = Math.max(at, to);
  };
  const closeEnded = (upTo: number): void => {
    for (;;) {
      let soonest = Number.POSITIVE_INFINITY;
      for (const each of stack) soonest = Math.min(soonest, each.end);
      if (soonest > upTo) return;
      words(soonest);
      const reopened: Placed[] = [];
      while (stack.some((each) => each.end <= soonest)) {
        const top = stack.pop()!;
        pieces.push({ type: "close", mark: top.mark });
        if (top.end > soonest) reopened.unshift(top);
      }
      for (const each of reopened) {
        pieces.push({ type: "open", mark: each.mark, first: false });
        stack.push(each);
      }
    }
  };
  while (next < placed.length) {
    const each = placed[next]!;
    next += 1;
    const from = Math.max(each.start, start);
    closeEnded(from);
    words(from);
    pieces.push({ type: "open", mark: each.mark, first: each.start >= start });
    stack.push(each);
  }
  closeEnded(end);
  words(end);
  while (stack.length > 0) pieces.push({ type: "close", mark: stack.pop()!.mark });
  return pieces;
}
