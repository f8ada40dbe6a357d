// Runs `parley solve`: streams JSON lines, or prints tables for people.
import {
  AppError,
  caseFile,
  conflictText,
  MOST_LISTED,
  type SolvedConflict,
  solutionLine,
  solveFiles,
} from "../app/index.ts";
import {
  ALL_CONCEPTS,
  BASIC_CONCEPTS,
  COALITION_CONCEPTS,
  type Coalition,
  coalitionsAmong,
  type Estimate,
  EXPORT_FORMATS,
  type ExportFormat,
  evolutionFrom,
  explain,
  exportModel,
  type Move,
  nearestName,
  outcomeShares,
  problemLine,
  type StabilityConcept,
  sampleWorlds,
  solveCoalitions,
  solveWorlds,
  statesIn,
  witnessOf,
  worldsOf,
} from "../gmcr/index.ts";
import { EXIT } from "./exit-code.ts";
import type { SolveCommandConfig } from "./solve.ts";
import { coalitionText, statusQuoText, wantFields, wantText } from "./solve-around.ts";
import { assumptionTable, explanation, stateTable } from "./solve-table.ts";
import { say, writeOut } from "./terminal.ts";

/** Solves and prints. Exit code 5 when a file is invalid, 3 when one is missing. */
export async function runSolve(files: readonly string[], config: SolveCommandConfig): Promise<number> {
  const concepts = conceptsFrom(config.concepts);
  const all = [...(config.case === undefined ? [] : [caseFile(config.case)]), ...files];
  if (all.length === 0) throw new AppError("usage", "No conflict file was given; expected FILE... or --case NAME");
  let exitCode: number = EXIT.ok;
  let isNext = false;
  for await (const solved of solveFiles(all, concepts, { onLarge: announce })) {
    for (const problem of solved.problems) say(problemLine(solved.file, problem));
    if (!solved.ok) {
      if (solved.reason === "invalid") exitCode = EXIT.invalidData;
      else if (exitCode === EXIT.ok) exitCode = EXIT.notFound;
      if (config.json) for (const piece of solutionLine(solved, { counts: false, limit: null })) await writeOut(piece);
    } else if (config.to !== undefined) await writeOut(exported(solved, config.to));
    else if (config.json) for (const piece of jsonPieces(solved, concepts, config)) await writeOut(piece);
    else {
      if (isNext) await writeOut("\n");
      isNext = true;
      await writeOut(textFor(solved, concepts, config));
    }
  }
  return exitCode;
}

/** Says what is coming before a large model is solved. */
function announce(file: string, { states, isExact, bytes, ms }: Estimate): void {
  const count = `${isExact ? "" : "up to "}${states.toLocaleString("en")} states`;
  say(
    `${file}: ${count}, about ${Math.ceil(bytes / 1e6).toLocaleString("en")} MB and ${Math.ceil(ms / 1000)} s on one processor`,
  );
}

function jsonPieces(
  solved: SolvedConflict,
  concepts: readonly StabilityConcept[],
  config: SolveCommandConfig,
): Iterable<string> {
  const { model, file } = solved;
  if (!config.counts && config.limit === undefined && model.stateCount > MOST_LISTED) {
    const count = model.stateCount.toLocaleString("en");
    const most = MOST_LISTED.toLocaleString("en");
    throw new AppError("usage", `${file} has ${count} states; expected --limit N or --counts above ${most}`);
  }
  const more = {
    ...(config.coalitions ? { coalitions: coalitionFields(solved) } : {}),
    ...(config.fromStatusQuo ? { fromStatusQuo: statusQuoFields(solved, config.limit ?? null) } : {}),
    ...(config.assumptions ? { assumptions: assumptionFields(solved, concepts, config.seed ?? 1) } : {}),
    ...(config.want === undefined ? {} : { want: wantFields(solved, concepts, wantedState(solved, config.want)) }),
    ...(config.explain === undefined ? {} : { explanations: explanationFields(solved, concepts, config.explain) }),
  };
  return solutionLine(solved, { counts: config.counts ?? false, limit: config.limit ?? null, more });
}

function textFor(solved: SolvedConflict, concepts: readonly StabilityConcept[], config: SolveCommandConfig): string {
  if (config.explain !== undefined) return explanation(solved, concepts, stateNamed(solved, config.explain));
  if (config.want !== undefined) return wantText(solved, concepts, wantedState(solved, config.want));
  if (config.assumptions) {
    return assumptionTable(solved.conflict, worldsSolved(solved, concepts, config.seed ?? 1), concepts);
  }
  if (config.fromStatusQuo) return statusQuoText(solved, statusQuoOf(solved));
  if (config.coalitions) return coalitionText(solved, coalitionsOf(solved));
  return stateTable(solved, config.counts ?? false, config.limit ?? null);
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

/** Worlds solved where every combination would be too many. */
const SAMPLED_WORLDS = 1000;

function worldsSolved(
  { conflict, file }: SolvedConflict,
  concepts: readonly StabilityConcept[],
  seed: number,
): ReturnType<typeof solveWorlds> {
  if (conflict.assumptions.length === 0) {
    throw new AppError("usage", `${file} has no assumptions; expected "assumptions" in the file`);
  }
  let worlds = worldsOf(conflict);
  if (worlds === null) {
    const count = conflict.assumptions.length;
    say(
      `${file}: ${count} assumptions are 2^${count} worlds; a sample of ${SAMPLED_WORLDS} (seed ${seed}) is solved instead, weighted by likelihood`,
    );
    worlds = sampleWorlds(conflict, SAMPLED_WORLDS, makeRandom(seed));
  }
  const solved = solveWorlds(conflict, worlds, concepts);
  for (const { world, problems } of solved) {
    const names = world.map((holds, i) => `${conflict.assumptions[i]!.id} ${holds ? "holds" : "fails"}`).join(", ");
    for (const problem of problems) {
      if (problem.severity === "error") say(`${problemLine(file, problem)} (in the world where ${names})`);
    }
  }
  if (solved.some(({ model }) => model === null)) {
    throw new AppError("invalid-data", `${file} cannot be solved in every world`);
  }
  return solved;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Larger models are not analysed: coalitions search every joint move, wanted states every answer, the status quo every pair of state and mover. */
const MOST_COALITION_STATES = 4096;
const MOST_WANTED_STATES = 16_384;
const MOST_STATUS_QUO_STATES = 262_144;

/** @throws AppError `usage` where a model is too large for a question. */
function mustFit({ model, file }: SolvedConflict, most: number, question: string): void {
  if (model.stateCount <= most) return;
  const count = model.stateCount.toLocaleString("en");
  throw new AppError(
    "usage",
    `${file} has ${count} states, too many for ${question}; expected at most ${most.toLocaleString("en")}`,
  );
}

function coalitionsOf(solved: SolvedConflict): readonly Coalition[] {
  const { model, file } = solved;
  mustFit(solved, MOST_COALITION_STATES, "--coalitions");
  if (model.decisionMakers.length > 8) {
    throw new AppError(
      "usage",
      `${file} has ${model.decisionMakers.length} decision makers, too many for --coalitions; expected at most 8`,
    );
  }
  return coalitionsAmong(model.decisionMakers.map((_, dm) => dm));
}

function coalitionFields(solved: SolvedConflict): readonly object[] {
  const { model } = solved;
  return solveCoalitions(model, coalitionsOf(solved)).map(({ members, stable }) => ({
    members: members.map((dm) => model.decisionMakers[dm]!.id),
    stability: Object.fromEntries(
      COALITION_CONCEPTS.map((concept) => [
        concept,
        { stable: statesIn(stable[concept]).map((s) => model.stateId(s)) },
      ]),
    ),
  }));
}

function wantedState(solved: SolvedConflict, id: string): number {
  mustFit(solved, MOST_WANTED_STATES, "--want");
  return stateNamed(solved, id);
}

function statusQuoOf(solved: SolvedConflict): number {
  const { model, file } = solved;
  mustFit(solved, MOST_STATUS_QUO_STATES, "--from-status-quo");
  if (model.statusQuo !== null) return model.statusQuo;
  throw new AppError("usage", `${file} has no feasible status quo; expected "statusQuo" in the file`);
}

function statusQuoFields(solved: SolvedConflict, limit: number | null): readonly object[] {
  const { model } = solved;
  const start = statusQuoOf(solved);
  const byMoves = evolutionFrom(model, start, "moves");
  const byImprovements = evolutionFrom(model, start, "improvements");
  const pathFields = (path: readonly Move[] | null): object | null =>
    path && {
      length: path.length,
      path: path.map(({ dm, to }) => ({ dm: model.decisionMakers[dm]!.id, to: model.stateId(to) })),
    };
  const reached: object[] = [];
  for (let s = 0; s < model.stateCount && reached.length < (limit ?? model.stateCount); s++) {
    const moves = byMoves.pathTo(s);
    if (moves === null) continue;
    reached.push({
      id: model.stateId(s),
      moves: pathFields(moves),
      improvements: pathFields(byImprovements.pathTo(s)),
    });
  }
  return reached;
}

function explanationFields(solved: SolvedConflict, concepts: readonly StabilityConcept[], id: string): object {
  const { model, solution } = solved;
  const s = stateNamed(solved, id);
  const byConcept = concepts.flatMap((concept) =>
    "notDefined" in solution.get(concept)!
      ? []
      : [
          [
            concept,
            Object.fromEntries(
              model.decisionMakers.map(({ id: dmId }, dm) => [
                dmId,
                explain(model, concept, dm, s, witnessOf(model, concept, dm, s)),
              ]),
            ),
          ],
        ],
  );
  return { state: model.stateId(s), sentences: Object.fromEntries(byConcept) };
}

function exported({ file, conflict, model, solution }: SolvedConflict, format: string): string {
  if (format === "conflict") return conflictText(file);
  if (!(EXPORT_FORMATS as readonly string[]).includes(format)) {
    throw new AppError(
      "usage",
      `There is no format "${format}"; expected ${[...EXPORT_FORMATS, "conflict"].join(", ")}`,
    );
  }
  const text = exportModel(conflict, model, solution, format as ExportFormat);
  if ("refused" in text) throw new AppError("invalid-data", `${file} cannot be written as ${format}: ${text.refused}`);
  return text.text;
}

function assumptionFields(solved: SolvedConflict, concepts: readonly StabilityConcept[], seed: number): object {
  const ids = solved.conflict.assumptions.map(({ id }) => id);
  const worlds = worldsSolved(solved, concepts, seed);
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
