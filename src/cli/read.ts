// `parley read`: who says what, as a readable list or as JSON Lines, with the reasons if wished.
import { AppError, ledgersOf, prepareRead, type ReadItem, version } from "../app/index.ts";
import type { DocReading, SentenceExplanation, Statement } from "../reading/index.ts";
import {
  documentLines,
  entityLine,
  explanationLine,
  headerLine,
  ledgerLines,
  type ReadLine,
  unreadableLine,
} from "../wire/index.ts";
import { EXIT } from "./exit-code.ts";
import type { ReadConfig } from "./main.ts";
import { makeProgress, paint, say, writeOut } from "./terminal.ts";

const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** One statement as a line or two for people. */
function readable(doc: DocReading["doc"], statement: Statement): string {
  const words = doc.text.slice(statement.span.start, statement.span.end).replace(/\s+/gu, " ");
  const marks = [
    statement.hedge === "none" ? null : statement.hedge,
    statement.negated ? "negated" : null,
    statement.condition === null ? null : "conditional",
    statement.issue,
  ].filter((mark) => mark !== null);
  const chain = statement.voices.map(({ name }) => name).join(" > ");
  return `  ${statement.kind.padEnd(10)} ${words}\n             ${paint.dim(`${chain}${marks.length > 0 ? `  [${marks.join(", ")}]` : ""}`)}\n`;
}

/** One sentence for people: its words, what each step did and by which rule, and what came of it. */
function explained(doc: DocReading["doc"], { sentence, text, trace, statements }: SentenceExplanation): string {
  const plain = (words: string) => words.replace(/\s+/gu, " ").trim();
  const short = (words: string) => (words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words);
  const lines = [`${String(sentence + 1).padStart(4)}  ${plain(text)}`];
  let last = "";
  for (const { step, rule, span, note } of trace) {
    // The parse is of the whole sentence: no use in repeating its words.
    const words = span === null || step === "parse" ? "" : ` “${short(plain(doc.text.slice(span.start, span.end)))}”`;
    const what = [plain(note), paint.dim(`[${rule}]`)].filter((part) => part !== "").join(" ");
    lines.push(`      ${(step === last ? "" : step).padEnd(12)}${words === "" ? "" : `${words.trim()}: `}${what}`);
    last = step;
  }
  for (const { id, kind, voices, hedge, negated, score } of statements) {
    const marks = [hedge === "none" ? null : hedge, negated ? "negated" : null].filter((mark) => mark !== null);
    const chain = voices.map(({ name }) => name).join(" > ");
    lines.push(
      `      ${paint.bold(id.padEnd(11))} ${kind}, ${[chain, ...marks].join(", ")}; score ${score.toFixed(2)}`,
    );
  }
  if (statements.length === 0) lines.push(`      ${paint.dim("no statement")}`);
  return `${lines.join("\n")}\n\n`;
}

/** The sentences to be explained. */
function wanted(item: Extract<ReadItem, { type: "read" }>, config: ReadConfig): readonly SentenceExplanation[] {
  const all = item.explanation ?? [];
  return config.sentence === undefined ? all : all.slice(config.sentence - 1, config.sentence);
}

/** Reads and prints. Exit code 1 if no file at all could be read. */
export async function read(paths: readonly string[], config: ReadConfig): Promise<number> {
  if (config.sentence !== undefined && !config.explain) {
    throw new AppError("usage", "--sentence says which sentence --explain explains; add --explain");
  }
  const progress = makeProgress("Reading", config.quiet ?? false);
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt);
  const run = prepareRead({
    paths,
    sources: config.sources,
    codebook: config.codebook,
    explain: config.explain,
    onProgress: progress.step,
    signal: abort.signal,
  });
  const put = (line: ReadLine) => writeOut(`${JSON.stringify(line)}\n`);
  if (config.json) await put(headerLine(version()));
  const docs: DocReading[] = [];
  let statements = 0;
  let readCount = 0;
  const unreadable: string[] = [];
  try {
    for await (const item of run.items()) {
      if (item.type === "unreadable") {
        unreadable.push(`${item.path}: ${item.message}`);
        if (config.json) await put(unreadableLine(item.id, item.path, item.rule, item.message));
        continue;
      }
      readCount += 1;
      statements += item.reading.statements.length;
      // The ledgers never ask for these, and all documents wait for them.
      if (config.ledgers) docs.push({ ...item.reading, attributions: [] });
      const { doc } = item.reading;
      if (config.json) {
        for (const line of documentLines(item.reading)) await put(line);
        for (const sentence of wanted(item, config)) await put(explanationLine(doc, sentence));
      } else {
        await writeOut(`${paint.bold(doc.title ?? doc.path)}  ${doc.date?.value ?? "no date"}  ${doc.path}\n`);
        for (const { message } of doc.problems) await writeOut(`  ${paint.yellow("warning")}    ${message}\n`);
        if (config.explain) for (const sentence of wanted(item, config)) await writeOut(explained(doc, sentence));
        else for (const statement of item.reading.statements) await writeOut(readable(doc, statement));
        await writeOut("\n");
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    progress.end("Interrupted; what was read until then is complete");
    return EXIT.interrupted;
  } finally {
    process.off("SIGINT", interrupt);
  }
  if (config.json) for (const entity of run.entities()) await put(entityLine(entity));
  if (config.ledgers) {
    const ledgers = ledgersOf({ docs, entities: run.entities() }, run.codebook);
    const lines = ledgerLines(ledgers);
    if (config.json) for (const line of lines) await put(line);
    else for (const line of lines) await writeOut(`${describeLedger(line)}\n`);
  }
  progress.end(
    `${count(readCount, "document")}, ${count(statements, "statement")}, ${count(run.entities().length, "entity", "entities")}`,
  );
  for (const line of unreadable) say(`${paint.yellow("not read:")} ${line}`);
  return readCount === 0 ? EXIT.failed : EXIT.ok;
}

/** A ledger entry as one line for people. */
function describeLedger(line: ReadLine): string {
  switch (line.type) {
    case "dispute":
      return `dispute    ${line.field}: ${line.sides.map(({ says }) => `“${says}”`).join(" / ")}${line.gazetteer === null ? "" : ` (gazetteer: ${line.gazetteer})`}`;
    case "position":
      return `position   ${line.party}, ${line.issue}: ${line.stance} (${line.how}): ${line.says}`;
    case "commitment":
      return `${line.kind.padEnd(10)} ${line.who.join(", ")}: ${line.what} (${line.status})`;
    case "forecast":
      return `forecast   ${line.who.join(", ")}: ${line.what}${line.words === null ? "" : ` (${line.words})`}`;
    default:
      return JSON.stringify(line);
  }
}
