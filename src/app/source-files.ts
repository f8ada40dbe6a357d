// Finds the files to read: paths in the order given, folders in name order, never outside the folder that was named.
import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import { AppError } from "./app-error.ts";

/** A file to read. `name` is how the user would recognise it: its path below the folder that was named. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
}

/** A path that is passed over, with the reason. */
export interface PassedOver {
  readonly path: string;
  readonly name: string;
  readonly rule: "unreadable" | "unknown-type" | "outside-folder" | "too-deep" | "too-many";
  readonly message: string;
}

export interface FoundFiles {
  readonly files: readonly SourceFile[];
  readonly passedOver: readonly PassedOver[];
  /** Paths of `sources.yaml` files in the folders that were named. */
  readonly sourceLists: readonly string[];
}

const READABLE = new Set([".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"]);
/** Files that belong to a case and are no documents; they are passed over without a warning. */
const NOT_DOCUMENTS = new Set([".yaml", ".yml", ".json", ".csv"]);
const MAX_DEPTH = 32;
const MAX_FILES = 100_000;

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All files below `paths`. A path that does not exist is an error; what cannot be read inside a folder is passed over and said.
 * @throws AppError `not-found` when a named path does not exist.
 */
export function findSourceFiles(paths: readonly string[]): FoundFiles {
  const files: SourceFile[] = [];
  const passedOver: PassedOver[] = [];
  const sourceLists: string[] = [];
  const seen = new Set<string>();

  const add = (path: string, name: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    if (files.length >= MAX_FILES) {
      if (files.length === MAX_FILES && !passedOver.some(({ rule }) => rule === "too-many"))
        passedOver.push({
          path,
          name,
          rule: "too-many",
          message: `More than ${MAX_FILES} files; the rest is left out`,
        });
      return;
    }
    files.push({ path, name });
  };

  const walk = (folder: string, root: string, depth: number) => {
    const name = relative(root, folder) || basename(folder);
    if (depth > MAX_DEPTH) {
      passedOver.push({
        path: folder,
        name,
        rule: "too-deep",
        message: `Folders are nested more than ${MAX_DEPTH} deep; the rest is left out`,
      });
      return;
    }
    let entries: string[];
    try {
      entries = readdirSync(folder).sort(byName);
    } catch (error) {
      passedOver.push({
        path: folder,
        name,
        rule: "unreadable",
        message: `The folder cannot be opened (${reason(error)})`,
      });
      return;
    }
    for (const entry of entries) {
      if (entry.startsWith(".")) continue;
      const path = join(folder, entry);
      const below = relative(root, path).split(sep).join("/");
      try {
        const link = lstatSync(path).isSymbolicLink();
        if (link) {
          const target = realpathSync(path);
          const inside = relative(realpathSync(root), target);
          if (inside.startsWith("..") || inside === "") {
            passedOver.push({
              path,
              name: below,
              rule: "outside-folder",
              message: "A link that leads out of the folder; it is not followed",
            });
            continue;
          }
        }
        const stat = statSync(path);
        if (stat.isDirectory()) {
          if (!link) walk(path, root, depth + 1);
          continue;
        }
        const type = extname(entry).toLowerCase();
        if (entry === "sources.yaml" || entry === "sources.yml") sourceLists.push(path);
        if (!stat.isFile()) {
          passedOver.push({ path, name: below, rule: "unknown-type", message: "Not a regular file" });
        } else if (READABLE.has(type)) add(path, below);
        else if (!NOT_DOCUMENTS.has(type)) {
          passedOver.push({
            path,
            name: below,
            rule: "unknown-type",
            message: `Files of type ${type === "" ? "unknown" : type} cannot be read; .txt, .md and .html can`,
          });
        }
      } catch (error) {
        passedOver.push({
          path,
          name: below,
          rule: "unreadable",
          message: `The file cannot be read (${reason(error)})`,
        });
      }
    }
  };

  for (const path of paths) {
    let stat: ReturnType<typeof statSync>;
    try {
      stat = statSync(path);
    } catch (error) {
      throw new AppError("not-found", `${path}: no such file or folder (${reason(error)})`);
    }
    if (stat.isDirectory()) walk(path, path, 0);
    else add(path, basename(path));
  }
  return { files, passedOver, sourceLists };
}

/** The short reason of a failed file operation, e.g. `permission denied`. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const words: Record<string, string> = {
    ENOENT: "it is not there",
    EACCES: "permission denied",
    EPERM: "not permitted",
    EISDIR: "it is a folder",
    ELOOP: "links lead in a circle",
    EMFILE: "too many open files",
    ENOSPC: "the disk is full",
    EROFS: "the disk is read-only",
  };
  return code === undefined ? String((error as Error).message ?? error) : (words[code] ?? code);
}
