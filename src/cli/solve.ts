// `parley solve`: the stable outcomes of conflict files; what it needs is loaded when it runs.
import { type Command, InvalidArgumentError } from "commander";

/** What the command line asks for. */
export interface SolveCommandConfig {
  readonly json?: boolean;
  readonly concepts?: string;
  readonly counts?: boolean;
  readonly limit?: number;
  readonly explain?: string;
  readonly assumptions?: boolean;
  readonly want?: string;
  readonly fromStatusQuo?: boolean;
  readonly coalitions?: boolean;
  readonly to?: string;
  readonly seed?: number;
  readonly case?: string;
}

function wholeNumber(words: string): number {
  const value = Number(words);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("Expected a whole number.");
  return value;
}

/** Adds the command to the program. */
export function addSolve(program: Command): void {
  program
    .command("solve")
    .summary("find the stable outcomes of a conflict")
    .description(
      "Finds the stable outcomes of conflicts (parley-conflict/1 in YAML or JSON, GMCR+ .gmcr or Gambit .nfg): for every decision maker\nand stability concept the states it would not leave, and the equilibria, which nobody would leave.",
    )
    .argument("[file...]", "conflict files")
    .option("--case <name>", "a published conflict from the catalogue, by its name")
    .option("--concepts <list>", "concepts, separated by commas (default: nash,gmr,smr,seq,sseq,sim)")
    .option("--explain <state>", "why this state is stable or not, in plain sentences")
    .option("--assumptions", "solve every combination of the file's assumptions: in which share each outcome holds")
    .option("--want <state>", "what would have to change for this state to be an equilibrium, or to be one no longer")
    .option("--from-status-quo", "which equilibria can be reached from the status quo, and how")
    .option("--coalitions", "which coalition breaks which equilibrium")
    .option(
      "--to <format>",
      "write the model as csv, dot, graphml, nfg (Gambit), gmcr (GMCR+) or conflict (this format)",
    )
    .option("--seed <n>", "seed of the sample where there are too many worlds to solve (default 1)", wholeNumber)
    .option("--counts", "counts instead of lists")
    .option("--limit <n>", "longest list", wholeNumber)
    .option("--json", "JSON Lines in the documented shape (parley-solve/1)")
    .addHelpText(
      "before",
      `Examples:
  parley solve talks.yaml
      a table of the states, who would stay and who would leave
  parley solve talks.yaml --explain YNNYN
      why that state holds or not
  parley solve talks.yaml --assumptions
      which outcomes hold in which share of the worlds, and which assumption they hang on
  parley solve talks.yaml --want YNYNN --concepts seq
      the smallest changes that would make it hold
  parley solve --case elmira --concepts nash,seq --json
      a published conflict, for other programs
`,
    )
    .action(async (files: string[], config: SolveCommandConfig) => {
      const { runSolve } = await import("./solve-run.ts");
      process.exitCode = await runSolve(files, config);
    });
}
