// Writes a file so that a crash leaves either the old one or the new one, never half of one.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AppError } from "./app-error.ts";
import { reason } from "./source-files.ts";

/**
 * Replaces `path` by `text` (UTF-8) in one step; makes its folder.
 * @throws AppError `unwritable`.
 */
export function writeAtomically(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(draft, "w");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new AppError("unwritable", `${path}: cannot be written (${reason(error)})`);
  }
}
