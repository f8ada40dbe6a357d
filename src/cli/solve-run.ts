// Runs `parley solve`: streams JSON lines, or prints tables for people.
import { AppError, caseFile, MOST_LISTED, type SolvedConflict, solutionLine, solveFiles } from "../app/index.ts";
import {
  ALL_CONCEPTS,
  BASIC_CONCEPTS,
  nearestName,
  outcomeShares,
  problemLine,
  type StabilityConcept,
  solveWorlds,
  worldsOf,
} from "../gmcr/index.ts";
import { EXIT } from "./exit-code.ts";
import type { SolveCommandConfig } from "./solve.ts";
import { assumptionTable, explanation, stateTable } from "./solve-table.ts";
import { say, writeOut } from "./terminal.ts";

/** Solves and prints. Exit code 5 when a file is invalid, 3 when one is missing. */
export async function runSolve(files: readonly string[], config: SolveCommandConfig): Promise<number> {
  const concepts = conceptsFrom(config.concepts);
  const all = [...(config.case === undefined ? [] : [caseFile(config.case)]), ...files];
  if (all.length === 0) throw new AppError("usage", "No conflict file was given; expected FILE... or --case NAME");
  let exitCode: number = EXIT.ok;
  let isNext = false;
  for (const solved of solveFiles(all, concepts)) {
    for (const problem of solved.problems) say(problemLine(solved.file, problem));
    if (!solved.ok) {
      if (solved.reason === "invalid" || exitCode === EXIT.ok) {
        exitCode = solved.reason === "invalid" ? EXIT.invalidData : EXIT.notFound;
      }
      if (config.json) for (const piece of solutionLine(solved, { counts: false, limit: null })) await writeOut(piece);
      continue;
    }
    if (config.json) {
      if (!config.counts && config.limit === undefined && solved.model.stateCount > MOST_LISTED) {
        const count = solved.model.stateCount.toLocaleString("en");
        throw new AppError(
          "usage",
          `${solved.file} has ${count} states; expected --limit N or --counts above ${MOST_LISTED.toLocaleString("en")}`,
        );
      }
      const more = config.assumptions ? { assumptions: assumptionFields(solved, concepts) } : {};
      const lineConfig = { counts: config.counts ?? false, limit: config.limit ?? null, more };
      for (const piece of solutionLine(solved, lineConfig)) await writeOut(piece);
      continue;
    }
    if (isNext) await writeOut("\n");
    isNext = true;
    if (config.explain !== undefined) await writeOut(explanation(solved, concepts, stateNamed(solved, config.explain)));
    else if (config.assumptions)
      await writeOut(assumptionTable(solved.conflict, worldsSolved(solved, concepts), concepts));
    else await writeOut(stateTable(solved, config.counts ?? false, config.limit ?? null));
  }
  return exitCode;
}

function conceptsFrom(list: string | undefined): readonly StabilityConcept[] {
  if (list === undefined) return BASIC_CONCEPTS;
  const names = list.split(",").map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if ((ALL_CONCEPTS as readonly string[]).includes(name)) continue;
    const near = nearestName(name, ALL_CONCEPTS);
    throw new AppError("usage", `There is no concept "${name}"; expected ${near ?? ALL_CONCEPTS.join(", ")}`);
  }
  return [...new Set(names)] as StabilityConcept[];
}

function stateNamed({ model, file }: SolvedConflict, id: string): number {
  const s = model.stateWithId(id);
  if (s >= 0) return s;
  for (let other = 0; other < model.stateCount; other++) if (model.stateLabel(other) === id) return other;
  const hint =
    model.layout === null
      ? "a state id of the file"
      : `${model.layout.ids.length} letters Y or N in the order of the options, of a feasible state`;
  throw new AppError("not-found", `${file} has no state "${id}"; expected ${hint}`);
}

function worldsSolved(
  { conflict, file }: SolvedConflict,
  concepts: readonly StabilityConcept[],
): ReturnType<typeof solveWorlds> {
  if (conflict.assumptions.length === 0)
    throw new AppError("usage", `${file} has no assumptions; expected "assumptions" in the file`);
  const worlds = worldsOf(conflict);
  if (worlds === null) {
    throw new AppError(
      "usage",
      `${file} has ${conflict.assumptions.length} assumptions, too many to solve every combination; expected at most 12`,
    );
  }
  const solved = solveWorlds(conflict, worlds, concepts);
  for (const { world, problems } of solved) {
    const names = world.map((holds, i) => `${conflict.assumptions[i]!.id} ${holds ? "holds" : "fails"}`).join(", ");
    for (const problem of problems) {
      if (problem.severity === "error") say(`${problemLine(file, problem)} (in the world where ${names})`);
    }
  }
  if (solved.some(({ model }) => model === null))
    throw new AppError("invalid-data", `${file} cannot be solved in every world`);
  return solved;
}

function assumptionFields(solved: SolvedConflict, concepts: readonly StabilityConcept[]): object {
  const ids = solved.conflict.assumptions.map(({ id }) => id);
  const worlds = worldsSolved(solved, concepts);
  const shares = concepts.map((concept) => [
    concept,
    outcomeShares(worlds, concept).map(({ id, label, worlds: where, share, probability, hangsOn }) => ({
      id,
      label,
      worlds: where,
      share,
      probability,
      hangsOn: Object.fromEntries(ids.map((assumption, i) => [assumption, hangsOn[i]!])),
    })),
  ]);
  return {
    ids,
    worlds: worlds.map(({ world, likelihood }) => ({ holds: ids.filter((_, i) => world[i]), likelihood })),
    equilibria: Object.fromEntries(shares),
  };
}
