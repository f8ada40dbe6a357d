// The command line: names every command, loads only the one that was asked for, and turns failures into exit codes.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { AppError, type AppErrorCode, version } from "../app/index.ts";
import { EXIT } from "./exit-code.ts";
import { addSolve } from "./solve.ts";
import { paint, say } from "./terminal.ts";

const EXIT_OF_ERROR: Record<AppErrorCode, number> = {
  usage: EXIT.usage,
  "not-found": EXIT.notFound,
  unreadable: EXIT.failed,
  unwritable: EXIT.failed,
  "invalid-data": EXIT.invalidData,
  "broken-installation": EXIT.failed,
};

const examples = (lines: readonly (readonly [string, string])[]) =>
  `Examples:\n${lines.map(([command, what]) => `  ${command}\n      ${what}\n`).join("")}`;

function sentenceNumber(words: string): number {
  const number = Number(words);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("A whole number from 1 is expected.");
  return number;
}

/** The whole command tree; used for parsing, for completion and by the test that compares it with the documentation. */
export function makeProgram(): Command {
  const program = new Command("parley")
    .description(
      "Turns a folder of contested reporting about a conflict into a case that can be checked and stress-tested.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .option("--no-color", "no colour (NO_COLOR does the same)")
    .showSuggestionAfterError(true)
    .addHelpText(
      "before",
      examples([
        [
          "parley brief reports/ -o brief.html",
          "read a folder and write a brief in which every line opens to its passage",
        ],
        [
          "parley brief reports/ --conflict talks.yaml -o brief.html",
          "the same, with a conflict model: which outcomes would hold, and why",
        ],
        ["parley read reports/ --json --ledgers > case.jsonl", "everything that was found, for other programs"],
        ["parley solve talks.yaml", "the stable outcomes of a conflict model"],
      ]),
    )
    .addHelpText(
      "after",
      "\nExit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 busy, 5 invalid data, 6 findings, 130 interrupted.\nNothing is ever sent or fetched over a network.\n",
    );

  program
    .command("read")
    .summary("find who says what in documents")
    .description("Reads documents (.txt, .md, .html) and prints who says what, with the exact passage of everything.")
    .argument("<path...>", "files or folders; folders are read in name order")
    .option("--json", "JSON Lines in the documented shapes (docs/schema/parley-read-1.json)")
    .option("--ledgers", "add disputes, positions, commitments and forecasts")
    .option("--explain", "add the steps that acted on each sentence, and why")
    .option("--sentence <number>", "explain only this sentence of each document, counted from 1", sentenceNumber)
    .option("--sources <file>", "what is known of the files (default: a sources.yaml in the folder)")
    .option("--codebook <file>", "issues of your own, in YAML (default: the built-in one for conflicts and talks)")
    .option("--quiet", "no progress and no summary")
    .addHelpText(
      "before",
      examples([
        ["parley read article.txt", "a readable list of the statements"],
        ["parley read reports/ --json", "JSON Lines for other programs"],
        ["parley read reports/ --json --ledgers --sources sources.yaml", "with ledgers and the documents' dates"],
        ["parley read article.txt --explain --sentence 12", "why the twelfth sentence was read as it was"],
      ]),
    )
    .action(async (paths: string[], config: ReadConfig) => {
      const { read } = await import("./read.ts");
      process.exitCode = await read(paths, config);
    });

  program
    .command("brief")
    .summary("write a brief in which every line opens to its passage")
    .description("Reads documents and writes a brief: one self-contained HTML file, or Markdown.")
    .argument("<path...>", "files or folders")
    .option("-o, --output <file...>", "where to write: .html or .md, several are fine", ["brief.html"])
    .option("--conflict <file>", "a conflict model (parley-conflict/1) whose elements cite passages")
    .option("--sources <file>", "what is known of the files (default: a sources.yaml in the folder)")
    .option("--codebook <file>", "issues of your own, in YAML")
    .option("--title <words>", "the brief's title")
    .option("--serve", "then serve the brief on the loopback address until interrupted")
    .addOption(new Option("--port <number>", "the port to serve on; the next free one if it is taken").default("4780"))
    .option("--quiet", "no progress and no summary")
    .addHelpText(
      "before",
      examples([
        ["parley brief reports/ -o brief.html", "one file that opens from disk, prints well and needs no network"],
        [
          "parley brief reports/ --conflict talks.yaml -o brief.html brief.md",
          "with outcomes and switches for assumptions; HTML and Markdown",
        ],
        ["parley brief reports/ --serve", "write brief.html and show where it is served"],
      ]),
    )
    .action(async (paths: string[], config: BriefConfig) => {
      const { brief } = await import("./brief.ts");
      process.exitCode = await brief(paths, config);
    });

  addSolve(program);

  program
    .command("demo")
    .summary("the brief of the bundled sample, served on the loopback address")
    .description("Reads the bundled sample, writes its brief and serves it on the loopback address until interrupted.")
    .option("-o, --output <file...>", "where to write", ["brief.html"])
    .addOption(new Option("--port <number>", "the port to serve on; the next free one if it is taken").default("4780"))
    .option("--no-serve", "only write the brief")
    .addHelpText("before", examples([["parley demo", "read the sample, then open the address it prints"]]))
    .action(async (config: { output: string[]; port: string; serve: boolean }) => {
      const { demo } = await import("./brief.ts");
      process.exitCode = await demo(config);
    });

  program
    .command("doctor")
    .summary("check this installation")
    .description("Says what is wrong with this installation, and what to do about it.")
    .option("--json", "one JSON object")
    .addHelpText("before", examples([["parley doctor", "check Node, data files and the sample"]]))
    .action(async (config: { json?: boolean }) => {
      const { doctor } = await import("./doctor.ts");
      process.exitCode = await doctor(config);
    });

  program
    .command("completion")
    .summary("print a completion script")
    .description("Prints a script that completes commands and options in your shell.")
    .argument("<shell>", "bash, zsh or fish")
    .addHelpText(
      "before",
      examples([
        ["parley completion bash >> ~/.bashrc", "bash"],
        ["parley completion fish > ~/.config/fish/completions/parley.fish", "fish"],
      ]),
    )
    .action(async (shell: string) => {
      const { completion } = await import("./completion.ts");
      process.exitCode = await completion(shell, program);
    });

  return program;
}

export interface ReadConfig {
  readonly json?: boolean;
  readonly ledgers?: boolean;
  readonly explain?: boolean;
  /** Counted from 1; only with `explain`. */
  readonly sentence?: number;
  readonly sources?: string;
  readonly codebook?: string;
  readonly quiet?: boolean;
}

export interface BriefConfig {
  readonly output: readonly string[];
  readonly conflict?: string;
  readonly sources?: string;
  readonly codebook?: string;
  readonly title?: string;
  readonly serve?: boolean;
  readonly port: string;
  readonly quiet?: boolean;
}

/** Runs the command line; resolves to the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = EXIT.ok;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no failure.
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
  const program = makeProgram();
  const quietExit = (command: Command) => {
    command.exitOverride();
    for (const sub of command.commands) quietExit(sub);
  };
  quietExit(program);
  if (argv.length <= 2) {
    program.outputHelp({ error: true });
    return EXIT.usage;
  }
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    if (error instanceof DOMException && error.name === "AbortError") {
      say("Interrupted; nothing was written");
      return EXIT.interrupted;
    }
    if (error instanceof AppError) {
      for (const line of error.message.split("\n")) say(`${paint.red("parley:")} ${line}`);
      return EXIT_OF_ERROR[error.code];
    }
    say(`${paint.red("parley:")} ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.PARLEY_DEBUG && error instanceof Error) say(error.stack ?? "");
    return EXIT.failed;
  }
}
