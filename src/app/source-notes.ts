// Reads `sources.yaml`: what the analyst says of each file, with file, line and column for every mistake.
import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { SourceNote } from "../text/index.ts";
import { AppError } from "./app-error.ts";
import { reason } from "./source-files.ts";

const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date like 2025-03-18, 2025-03 or 2025");
const note = z.strictObject({
  file: z.string().min(1),
  title: z.string().optional(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  date: isoDate.optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  grade: z
    .string()
    .regex(/^[A-F][1-6]$/, "an Admiralty grade from A1 to F6")
    .optional(),
});
const notes = z.array(note);

const MAX_BYTES = 5_000_000;

/**
 * The notes of one `sources.yaml`.
 * @throws AppError `not-found` or `invalid-data`; the message has one line a mistake, each `file:line:column: found; expected`.
 */
export function readSourceNotes(path: string): SourceNote[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new AppError("not-found", `${path}: cannot be read (${reason(error)})`);
  }
  if (text.length > MAX_BYTES)
    throw new AppError("invalid-data", `${path}:1:1: ${text.length} characters; at most ${MAX_BYTES}`);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, schema: "failsafe" });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${path}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  if (document.errors.length > 0) {
    throw new AppError(
      "invalid-data",
      document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`).join("\n"),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new AppError("invalid-data", `${path}:1:1: ${(error as Error).message}`);
  }
  const parsed = notes.safeParse(value ?? []);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const node = document.getIn(issue.path as (string | number)[], true) as
        | { range?: [number, number, number] }
        | undefined;
      return `${at(node?.range?.[0] ?? 0)}: ${issue.path.join(".") || "the file"}: ${issue.message}`;
    });
    throw new AppError("invalid-data", lines.join("\n"));
  }
  return parsed.data;
}

/** The note for a file: by its path below the folder, else by its bare name. */
export function noteFor(notes: readonly SourceNote[], name: string): SourceNote | null {
  const bare = name.split("/").at(-1);
  return notes.find(({ file }) => file === name) ?? notes.find(({ file }) => file === bare) ?? null;
}
