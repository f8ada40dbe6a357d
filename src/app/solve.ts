// The use case of `parley solve`: reads conflict files, makes and solves their models one by one.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  type Conflict,
  type ConflictProblem,
  type Estimate,
  estimateWork,
  FAST_CONCEPTS,
  type FastConcept,
  type GraphModel,
  importGmcr,
  importNfg,
  isGmcrFile,
  isNfgFile,
  makeModel,
  nearestName,
  type ParsedConflict,
  parseConflict,
  type Solution,
  type StabilityConcept,
  solve,
} from "../gmcr/index.ts";
import { AppError } from "./app-error.ts";
import { installed } from "./installation.ts";
import { solveParallel } from "./solve-parallel.ts";

/** A file that gave a solved model. */
export interface SolvedConflict {
  readonly ok: true;
  readonly file: string;
  readonly conflict: Conflict;
  readonly model: GraphModel;
  readonly solution: Solution;
  readonly timings: { readonly loadMs: number; readonly rankMs: number; readonly solveMs: number };
  /** Warnings. */
  readonly problems: readonly ConflictProblem[];
}

/** A file that gave none. */
export interface UnsolvedConflict {
  readonly ok: false;
  readonly file: string;
  readonly reason: "not-found" | "invalid";
  readonly problems: readonly ConflictProblem[];
}

/** Larger files are not read. */
const LARGEST_FILE_BYTES = 32_000_000;

/** From this many states on, work is announced and spread over the processors. */
const LARGE_STATES: number = 2 ** 19;

/** How solving is watched. */
export interface SolveFilesConfig {
  /** Told before a large model is solved. */
  readonly onLarge?: (file: string, estimate: Estimate) => void;
  readonly signal?: AbortSignal;
}

/** Solves each file in order; a file with errors gives its problems and the rest goes on. */
export async function* solveFiles(
  files: readonly string[],
  concepts: readonly StabilityConcept[],
  config: SolveFilesConfig = {},
): AsyncGenerator<SolvedConflict | UnsolvedConflict> {
  for (const file of files) yield await solveFile(file, concepts, config);
}

async function solveFile(
  file: string,
  concepts: readonly StabilityConcept[],
  { onLarge, signal }: SolveFilesConfig,
): Promise<SolvedConflict | UnsolvedConflict> {
  const start = performance.now();
  const { conflict, problems, isMissing } = readConflict(file);
  if (conflict === null) return { ok: false, file, reason: isMissing ? "not-found" : "invalid", problems };
  const estimate = estimateWork(conflict);
  if (estimate.states >= LARGE_STATES && estimate.isWithinLimit) onLarge?.(file, estimate);
  const made = makeModel(conflict, { now: () => performance.now() });
  const loaded = performance.now();
  const all = [...problems, ...made.problems];
  if (made.model === null) return { ok: false, file, reason: "invalid", problems: all };
  const solution = await solveSpread(made.model, concepts, signal);
  const solveMs = performance.now() - loaded;
  const timings = { loadMs: loaded - start - made.rankMs, rankMs: made.rankMs, solveMs };
  return { ok: true, file, conflict, model: made.model, solution, timings, problems: all };
}

/** Large models go to worker threads, what those do not take to this one. */
async function solveSpread(
  model: GraphModel,
  concepts: readonly StabilityConcept[],
  signal: AbortSignal | undefined,
): Promise<Solution> {
  if (model.stateCount < LARGE_STATES || availableParallelism() === 1) return solve(model, concepts);
  const fast = concepts.filter((concept): concept is FastConcept =>
    (FAST_CONCEPTS as readonly string[]).includes(concept),
  );
  const parallel = fast.length === 0 ? null : await solveParallel(model, fast, signal === undefined ? {} : { signal });
  if (parallel === null) return solve(model, concepts);
  const others = solve(
    model,
    concepts.filter((concept) => !parallel.has(concept)),
  );
  return new Map(concepts.map((concept) => [concept, (parallel.get(concept) ?? others.get(concept))!]));
}

/** Reads one conflict file (YAML, JSON, .gmcr or .nfg); what is wrong with it is in the problems. */
export function readConflict(file: string): ParsedConflict & { readonly isMissing: boolean } {
  const failed = (isMissing: boolean, found: string, expected: string): ParsedConflict & { isMissing: boolean } => {
    const problem = { start: 0, end: 0, line: 1, column: 1, severity: "error", rule: "file", found, expected } as const;
    return { conflict: null, problems: [problem], isMissing };
  };
  let text: string;
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE_BYTES)
      return failed(false, `a file of ${size.toLocaleString("en")} bytes`, "at most 32,000,000");
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return failed(true, "no such file", "a conflict file");
    if (code === "EISDIR") return failed(false, "a folder", "a conflict file");
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      return failed(false, "bytes that are no UTF-8", "a text file in UTF-8");
    return failed(false, `a file that cannot be read (${code ?? (error as Error).message})`, "a readable file");
  }
  const { conflict, problems } = readText(file, text);
  return { conflict, problems, isMissing: false };
}

/** Reads a text by the format that the file's name says. */
function readText(file: string, text: string): ParsedConflict {
  if (isGmcrFile(file)) return importGmcr(text);
  return isNfgFile(file) ? importNfg(text) : parseConflict(text);
}

/** A conflict file's text in the project's own format: as it stands, or made from a GMCR+ file or a Gambit game. */
export function conflictText(file: string): string {
  const text = readFileSync(file, "utf8");
  if (isGmcrFile(file)) return importGmcr(text).text ?? "";
  return isNfgFile(file) ? (importNfg(text).text ?? "") : text;
}

/** Names of the catalogued cases: `author-year/name`. */
export function caseNames(): readonly string[] {
  const root = installed("cases");
  if (!existsSync(root)) return [];
  const foldersIn = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  return foldersIn(root).flatMap((author) => foldersIn(join(root, author)).map((name) => `${author}/${name}`));
}

/**
 * Path of a catalogued case's conflict file, by `author-year/name` or by its last part where only one has it.
 * @throws AppError `not-found` that names the nearest case.
 */
export function caseFile(name: string): string {
  const names = caseNames();
  const matches = names.filter((known) => known === name || known.split("/")[1] === name);
  if (matches.length === 1) return installed("cases", ...matches[0]!.split("/"), "conflict.yaml");
  const near = nearestName(name, [...names, ...names.map((known) => known.split("/")[1]!)]);
  const hint = matches.length > 1 ? matches.join(" or ") : near === null ? names.join(", ") : near;
  throw new AppError("not-found", `No single case is called "${name}"; expected ${hint}`);
}
