// Solved conflicts as text for a terminal: the table of states, the reasons for one state, the table of assumptions.
import type { SolvedConflict } from "../app/index.ts";
import {
  type Conflict,
  describeState,
  explain,
  type GraphModel,
  inWords,
  outcomeShares,
  partsOf,
  type SolvedWorld,
  type StabilityConcept,
  witnessOf,
} from "../gmcr/index.ts";
import { paint } from "./terminal.ts";

/** Rows shown where no limit is given. */
const ROWS_SHOWN = 40;
const WORDS_WIDTH = 46;

const count = (n: number, one: string): string => `${n.toLocaleString("en")} ${n === 1 ? one : `${one}s`}`;

/** How a concept is headed: `Nash`, `GMR`, `SEQ a`. */
export function conceptHead(concept: StabilityConcept): string {
  const { basic, form } = partsOf(concept);
  const head = basic === "nash" ? "Nash" : basic.toUpperCase();
  return form === null ? head : `${head} ${form}`;
}

/**
 * States with who would stay (the decision maker's number) and the equilibria (E), concept by concept.
 * Where there are more rows than the limit, those that are no equilibrium at all are left out first, and counted.
 */
export function stateTable(solved: SolvedConflict, countsOnly: boolean, limit: number | null): string {
  const { conflict, model, solution } = solved;
  const lines = [paint.bold(conflict.title ?? solved.file)];
  lines.push(
    [
      count(model.stateCount, "state"),
      count(conflict.decisionMakers.length, "decision maker"),
      conflict.options.length > 0 ? count(conflict.options.length, "option") : "",
    ]
      .filter((words) => words !== "")
      .join(", "),
  );
  lines.push(
    `Would stay: ${conflict.decisionMakers.map(({ name }, dm) => `${dm + 1} ${name}`).join(", ")}. E: equilibrium, nobody would leave.`,
    "",
  );
  if (conflict.options.length > 0) {
    lines.splice(
      -1,
      0,
      ...wrapped(`Y or N stand for: ${conflict.options.map(({ fullId }) => fullId).join(", ")}.`, ""),
    );
  }
  const defined = [...solution].flatMap(([concept, result]) =>
    "notDefined" in result ? [] : [{ concept, ...result }],
  );
  if (countsOnly) lines.push(...countRows(model, defined));
  else lines.push(...stateRows(solved, defined, limit));
  for (const [concept, result] of solution) {
    if ("notDefined" in result) lines.push(`${conceptHead(concept)} is not defined here: ${result.notDefined}.`);
  }
  if (conflict.assumptions.length > 0) {
    lines.push(
      `The file has ${count(conflict.assumptions.length, "assumption")}; --assumptions shows what hangs on ${conflict.assumptions.length === 1 ? "it" : "them"}.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

interface Column {
  readonly concept: StabilityConcept;
  readonly stable: readonly Uint8Array[];
  readonly equilibria: Uint8Array;
}

function countRows(model: GraphModel, columns: readonly Column[]): readonly string[] {
  const total = (bits: Uint8Array): string => bits.reduce((sum, bit) => sum + bit, 0).toLocaleString("en");
  const rows = [
    ["", ...columns.map(({ concept }) => conceptHead(concept))],
    ...model.decisionMakers.map(({ name }, dm) => [name, ...columns.map(({ stable }) => total(stable[dm]!))]),
    ["equilibria", ...columns.map(({ equilibria }) => total(equilibria))],
  ];
  return [...aligned(rows, 1), ""];
}

function stateRows(
  { conflict, model }: SolvedConflict,
  columns: readonly Column[],
  limit: number | null,
): readonly string[] {
  const most = limit ?? ROWS_SHOWN;
  const isSomewhere = (s: number): boolean => columns.some(({ equilibria }) => equilibria[s] === 1);
  const shown: number[] = [];
  const onlyEquilibria = model.stateCount > most;
  let wanted = 0;
  for (let s = 0; s < model.stateCount; s++) {
    if (onlyEquilibria && !isSomewhere(s)) continue;
    wanted++;
    if (shown.length < most) shown.push(s);
  }
  const rows = [["state", "", ...columns.map(({ concept }) => conceptHead(concept))]];
  for (const s of shown) {
    const words = model.layout === null ? (model.stateLabel(s) ?? "") : describeState(model, s);
    const mark = s === model.statusQuo ? " (status quo)" : "";
    rows.push([
      model.stateId(s),
      shortened(words, WORDS_WIDTH - mark.length) + mark,
      ...columns.map(({ stable, equilibria }) => {
        const who = conflict.decisionMakers.map((_, dm) =>
          model.hidden[dm]?.[s] === 1 ? "?" : stable[dm]![s] === 1 ? `${dm + 1}` : "·",
        );
        return `${who.join("")}${equilibria[s] === 1 ? " E" : "  "}`;
      }),
    ]);
  }
  const lines = [...aligned(rows, 2), ""];
  const left = model.stateCount - shown.length;
  if (model.hidden.some((hidden) => hidden !== null)) lines.push("?: not known to that decision maker.");
  if (left > 0) {
    const others =
      wanted > shown.length
        ? `${count(wanted - shown.length, "more equilibrium").replace("equilibriums", "equilibria")} and `
        : "";
    lines.push(
      `Not shown: ${others}${count(model.stateCount - wanted, "state")} that ${model.stateCount - wanted === 1 ? "is" : "are"} no equilibrium under any of these. --limit N shows more, --json all.`,
    );
  }
  return lines;
}

/** The reasons for one state, concept by concept; decision makers with the same first words stay apart. */
export function explanation(solved: SolvedConflict, concepts: readonly StabilityConcept[], s: number): string {
  const { conflict, model, solution } = solved;
  const label = model.stateLabel(s);
  const lines = [
    paint.bold(`${model.stateId(s)}  ${label ?? (model.layout === null ? "" : describeState(model, s))}`.trimEnd()),
  ];
  for (const concept of concepts) {
    const result = solution.get(concept)!;
    lines.push("");
    if ("notDefined" in result) {
      lines.push(`${conceptHead(concept)}: not defined here: ${result.notDefined}.`);
      continue;
    }
    const leaving = conflict.decisionMakers.filter(
      (_, dm) => result.stable[dm]![s] === 0 && model.hidden[dm]?.[s] !== 1,
    );
    const verdict =
      leaving.length === 0
        ? "an equilibrium"
        : `no equilibrium, because of ${inWords(leaving.map(({ name }) => name))}`;
    lines.push(paint.bold(`${conceptHead(concept)}: ${verdict}.`));
    for (const dm of conflict.decisionMakers.keys()) {
      const [first, ...rest] = explain(model, concept, dm, s, witnessOf(model, concept, dm, s));
      lines.push(...wrapped(`- ${first}`, "  "), ...rest.flatMap((sentence) => wrapped(`  ${sentence}`, "  ")));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** In which share of the worlds each outcome is an equilibrium, and what it hangs on. */
export function assumptionTable(
  conflict: Conflict,
  worlds: readonly SolvedWorld[],
  concepts: readonly StabilityConcept[],
): string {
  const lines = [
    paint.bold(conflict.title ?? "Assumptions"),
    `${count(conflict.assumptions.length, "assumption")}, ${count(worlds.length, "world")} (every combination; a share of worlds is no probability)`,
    "",
  ];
  for (const [i, { id, claim }] of conflict.assumptions.entries())
    lines.push(...wrapped(`${String.fromCharCode(65 + (i % 26))}  ${claim} (${id})`, "   "));
  for (const concept of concepts) {
    const shares = outcomeShares(worlds, concept);
    lines.push("", paint.bold(`${conceptHead(concept)} equilibria`));
    if (shares.length === 0) {
      lines.push("  none in any world");
      continue;
    }
    const { model } = worlds[0]!;
    const rows = shares.slice(0, ROWS_SHOWN).map(({ id, worlds: where, hangsOn, probability }) => {
      const inWorld = worlds[where[0]!]!.model ?? model!;
      const hanging = hangsOn.flatMap((value, i) => {
        if (value === 0) return [];
        const letter = String.fromCharCode(65 + (i % 26));
        const only = Math.abs(value) === 1 ? "only where" : "more where";
        return [`${only} ${letter} ${value > 0 ? "holds" : "fails"}`];
      });
      const chance = probability === null ? "" : `, probability ${probability.toFixed(2)}`;
      const words =
        inWorld.layout === null
          ? (inWorld.stateLabel(inWorld.stateWithId(id)) ?? "")
          : describeState(inWorld, inWorld.stateWithId(id));
      const share =
        where.length === worlds.length ? "in every world" : `in ${where.length} of ${worlds.length}${chance}`;
      return [id, shortened(words, WORDS_WIDTH), share, hanging.join(", ")];
    });
    lines.push(...aligned(rows, 4));
    if (shares.length > ROWS_SHOWN) lines.push(`and ${shares.length - ROWS_SHOWN} more; --json lists all.`);
  }
  return `${lines.join("\n")}\n`;
}

/** Rows as columns two spaces apart; the first `left` columns to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[], left: number): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat(widths[column]! - [...cell].length);
        return column < left ? cell + gap : gap + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

function shortened(words: string, width: number): string {
  const characters = [...words];
  return characters.length <= width ? words : `${characters.slice(0, width - 1).join("")}…`;
}

function wrapped(words: string, indent: string): readonly string[] {
  const width = Math.max(40, Math.min(process.stdout.columns ?? 100, 110));
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    if (line.length + word.length + 1 > width && line.trim() !== "") {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
