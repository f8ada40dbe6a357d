// The main job: files to reading, ledgers, solved conflict model, and a brief on disk.
import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { makeBrief, renderHtml, renderMarkdown, type WorldAtlas } from "../brief/index.ts";
import { type CaseModel, makeCaseModel } from "../case/index.ts";
import { problemLine, solveWorlds, worldsOf } from "../gmcr/index.ts";
import type { Reading } from "../reading/index.ts";
import { AppError } from "./app-error.ts";
import { packageFolder, version } from "./installation.ts";
import { ledgersOf } from "./ledgers.ts";
import { prepareRead, type ReadConfig, readAll } from "./read-case.ts";
import { readConflict } from "./solve.ts";
import { writeAtomically } from "./write-atomically.ts";

export interface BriefFilesConfig extends ReadConfig {
  /** Paths ending in `.html` or `.md`. */
  readonly outputs: readonly string[];
  /** A conflict file. */
  readonly conflict?: string | undefined;
  readonly title?: string | undefined;
}

/** What was made, in true counts. */
export interface BriefResult {
  readonly documents: number;
  readonly statements: number;
  readonly disputes: number;
  readonly worlds: number;
  /** Files that could not be read, warnings of the conflict model. */
  readonly warnings: readonly string[];
}

/** A table of worlds beyond this is no reading matter; `parley solve --assumptions` counts more. */
const MOST_WORLDS = 256;

/**
 * Reads, thinks and writes. All outputs are checked before the work begins and written at its end, each atomically.
 * @throws AppError as `prepareRead`; `invalid-data` for a conflict file with errors (one line each); `unwritable`.
 */
export async function makeBriefFiles(config: BriefFilesConfig): Promise<BriefResult> {
  for (const path of config.outputs) {
    if (![".html", ".htm", ".md"].includes(extname(path).toLowerCase())) {
      throw new AppError("usage", `${path}: a brief is written as .html or .md`);
    }
  }
  // Mistakes in the conflict file are said before the long work begins.
  if (config.conflict !== undefined) checkConflict(config.conflict);
  const run = prepareRead(config);
  const { reading, unreadable } = await readAll(run);
  const warnings = unreadable.map(({ path, message }) => `${path}: ${message}`);
  if (reading.docs.length === 0) {
    throw new AppError("unreadable", [`${config.paths.join(", ")}: no file could be read`, ...warnings].join("\n"));
  }
  const ledgers = ledgersOf(reading, run.codebook);
  const model = config.conflict === undefined ? null : modelOf(config.conflict, reading, warnings);
  const brief = makeBrief(
    {
      title: config.title ?? model?.title ?? titleOf(config.paths),
      madeOn: new Date().toISOString().slice(0, 10),
      program: `Parley ${version()}`,
      reading,
      unreadable: unreadable.map(({ path, message }) => ({ path, message })),
      ledgers,
      codebook: run.codebook,
      model,
    },
    readAtlas(),
  );
  for (const path of config.outputs) {
    writeAtomically(path, extname(path).toLowerCase() === ".md" ? renderMarkdown(brief) : renderHtml(brief));
  }
  return {
    documents: reading.docs.length,
    statements: reading.docs.reduce((sum, doc) => sum + doc.statements.length, 0),
    disputes: ledgers.disputes.length,
    worlds: model?.worlds.length ?? 0,
    warnings,
  };
}

function checkConflict(path: string): void {
  const { problems, isMissing } = readConflict(path);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new AppError(
    isMissing ? "not-found" : "invalid-data",
    errors.map((problem) => problemLine(path, problem)).join("\n"),
  );
}

/** The conflict solved in all its worlds, its evidence resolved in the documents. */
function modelOf(path: string, reading: Reading, warnings: string[]): CaseModel {
  checkConflict(path);
  const { conflict, problems } = readConflict(path);
  if (conflict === null) throw new AppError("invalid-data", `${path}: no conflict in it`);
  for (const problem of problems) warnings.push(problemLine(path, problem));
  const worlds = worldsOf(conflict, MOST_WORLDS);
  if (worlds === null) {
    throw new AppError(
      "invalid-data",
      `${path}: ${conflict.assumptions.length} assumptions make ${2 ** conflict.assumptions.length} worlds; a brief shows at most ${MOST_WORLDS}`,
    );
  }
  const solved = solveWorlds(conflict, worlds);
  for (const world of solved) {
    const failed = world.problems.filter(({ severity }) => severity === "error");
    if (world.model === null && solved.every(({ model }) => model === null)) {
      throw new AppError("invalid-data", failed.map((problem) => problemLine(path, problem)).join("\n"));
    }
  }
  return makeCaseModel({ conflict, solved, file: basename(path) }, reading.docs);
}

/** The borders for the map; the brief is made without them where the package is missing. */
function readAtlas(): WorldAtlas | null {
  try {
    return JSON.parse(readFileSync(join(packageFolder("world-atlas"), "countries-50m.json"), "utf8")) as WorldAtlas;
  } catch {
    return null;
  }
}

function titleOf(paths: readonly string[]): string {
  const name =
    (paths[0] ?? "")
      .replace(/[/\\]+$/u, "")
      .split(/[/\\]/u)
      .at(-1) ?? "";
  const words = name
    .replace(/\.[a-z]+$/iu, "")
    .replaceAll(/[-_]+/gu, " ")
    .trim();
  return words === "" || words === "." ? "A brief" : words.charAt(0).toUpperCase() + words.slice(1);
}
