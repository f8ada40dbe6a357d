// `parley read`: who says what, as a readable list or as JSON Lines.
import { type AppError, ledgersOf, prepareRead, version } from "../app/index.ts";
import type { DocReading, Statement } from "../reading/index.ts";
import { documentLines, entityLine, headerLine, ledgerLines, type ReadLine, unreadableLine } from "../wire/index.ts";
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

/** Reads and prints. Exit code 1 if no file at all could be read. */
export async function read(paths: readonly string[], config: ReadConfig): Promise<number> {
  const progress = makeProgress("Reading", config.quiet ?? false);
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt);
  const run = prepareRead({
    paths,
    sources: config.sources,
    codebook: config.codebook,
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
      if (config.ledgers) docs.push(item.reading);
      if (config.json) for (const line of documentLines(item.reading)) await put(line);
      else {
        const { doc } = item.reading;
        await writeOut(`${paint.bold(doc.title ?? doc.path)}  ${doc.date?.value ?? "no date"}  ${doc.path}\n`);
        for (const { message } of doc.problems) await writeOut(`  ${paint.yellow("warning")}    ${message}\n`);
        for (const statement of item.reading.statements) await writeOut(readable(doc, statement));
        await writeOut("\n");
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error as AppError;
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
