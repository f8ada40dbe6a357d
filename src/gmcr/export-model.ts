// Models for other programs: states and verdicts as CSV, moves as DOT and GraphML, small games as Gambit .nfg, conflicts as .gmcr.

import type { Conflict } from "./conflict.ts";
import { describeState } from "./describe.ts";
import { AND, NOT } from "./expression.ts";
import { type GraphModel, prefers, unilateralMoves } from "./graph-model.ts";
import { combinationWith, isTaken } from "./option-space.ts";
import { productSpaceOf } from "./product-space.ts";
import type { Solution } from "./solve.ts";

/** Formats that a model can be written in. */
export const EXPORT_FORMATS = ["csv", "dot", "graphml", "nfg", "gmcr"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A text, or why there is none. */
export type Exported = { readonly text: string } | { readonly refused: string };

/** Graphs and games with more arcs or profiles than this are refused. */
const MOST_ARCS = 200_000;
const MOST_PROFILES = 100_000;

/** Writes a model in a format. */
export function exportModel(conflict: Conflict, model: GraphModel, solution: Solution, format: ExportFormat): Exported {
  switch (format) {
    case "csv":
      return { text: csvOf(model, solution) };
    case "dot":
      return graphOf(model, (arcs) => dotOf(model, solution, arcs));
    case "graphml":
      return graphOf(model, (arcs) => graphmlOf(model, solution, arcs));
    case "nfg":
      return nfgOf(conflict, model);
    case "gmcr":
      return gmcrOf(conflict, model);
  }
}

/** One row a state: id, label, words, each option, each decision maker's rank (1 is best), each verdict. */
function csvOf(model: GraphModel, solution: Solution): string {
  const cell = (value: string | number): string =>
    /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const columns = [...solution].flatMap(([concept, result]) => ("notDefined" in result ? [] : [{ concept, result }]));
  const options = model.layout?.ids ?? [];
  const heads = [
    "state",
    "label",
    "description",
    ...options,
    ...model.decisionMakers.map(({ id }) => `rank ${id}`),
    ...columns.flatMap(({ concept }) => [
      ...model.decisionMakers.map(({ id }) => `${concept} ${id}`),
      `${concept} equilibrium`,
    ]),
  ];
  const tops = model.ranks.map((ranks) => ranks.reduce((top, rank) => Math.max(top, rank), 0));
  const lines = [heads.map(cell).join(",")];
  for (let s = 0; s < model.stateCount; s++) {
    const id = model.stateId(s);
    const values = [
      id,
      model.stateLabel(s) ?? "",
      describeState(model, s),
      ...(options.length === 0 ? [] : [...id]),
      ...model.ranks.map((ranks, dm) => tops[dm]! - ranks[s]! + 1),
      ...columns.flatMap(({ result }) => [
        ...result.stable.map((stable, dm) => (model.hidden[dm]?.[s] === 1 ? "not known" : stable[s]!)),
        result.equilibria[s]!,
      ]),
    ];
    lines.push(values.map(cell).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

interface LabelledArc {
  readonly from: number;
  readonly to: number;
  readonly dm: number;
  readonly isImprovement: boolean;
}

function graphOf(model: GraphModel, write: (arcs: readonly LabelledArc[]) => string): Exported {
  const arcs: LabelledArc[] = [];
  for (let from = 0; from < model.stateCount; from++) {
    for (const dm of model.decisionMakers.keys()) {
      for (const to of unilateralMoves(model, dm, from))
        arcs.push({ from, to, dm, isImprovement: prefers(model, dm, to, from) });
    }
    if (arcs.length > MOST_ARCS)
      return { refused: `more than ${MOST_ARCS.toLocaleString("en")} moves; expected a smaller model` };
  }
  return { text: write(arcs) };
}

/** Concepts under which a state is an equilibrium. */
function equilibriumOf(solution: Solution, s: number): readonly string[] {
  return [...solution].flatMap(([concept, result]) =>
    !("notDefined" in result) && result.equilibria[s] === 1 ? [concept] : [],
  );
}

function dotOf(model: GraphModel, solution: Solution, arcs: readonly LabelledArc[]): string {
  const text = (words: string): string =>
    `"${words.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", " ")}"`;
  const lines = ["digraph conflict {", "  node [shape=box];"];
  for (let s = 0; s < model.stateCount; s++) {
    const shape = equilibriumOf(solution, s).length > 0 ? ", peripheries=2" : "";
    lines.push(`  ${s} [label=${text(model.stateId(s))}, tooltip=${text(describeState(model, s))}${shape}];`);
  }
  for (const { from, to, dm, isImprovement } of arcs) {
    lines.push(
      `  ${from} -> ${to} [label=${text(model.decisionMakers[dm]!.id)}, style=${isImprovement ? "solid" : "dashed"}];`,
    );
  }
  return `${[...lines, "}"].join("\n")}\n`;
}

function graphmlOf(model: GraphModel, solution: Solution, arcs: readonly LabelledArc[]): string {
  const text = (words: string): string =>
    words
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // Control characters have no place in XML 1.0.
      .replace(/[^\P{Cc}\t\r\n]|[\ufffe\uffff]/gu, "");
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '  <key id="label" for="node" attr.name="label" attr.type="string"/>',
    '  <key id="description" for="node" attr.name="description" attr.type="string"/>',
    '  <key id="equilibrium" for="node" attr.name="equilibrium" attr.type="string"/>',
    '  <key id="mover" for="edge" attr.name="mover" attr.type="string"/>',
    '  <key id="improvement" for="edge" attr.name="improvement" attr.type="boolean"/>',
    '  <graph id="conflict" edgedefault="directed">',
  ];
  for (let s = 0; s < model.stateCount; s++) {
    const data = [
      `<data key="label">${text(model.stateId(s))}</data>`,
      `<data key="description">${text(describeState(model, s))}</data>`,
      `<data key="equilibrium">${equilibriumOf(solution, s).join(" ")}</data>`,
    ];
    lines.push(`    <node id="s${s}">${data.join("")}</node>`);
  }
  for (const { from, to, dm, isImprovement } of arcs) {
    const data = `<data key="mover">${text(model.decisionMakers[dm]!.id)}</data><data key="improvement">${isImprovement}</data>`;
    lines.push(`    <edge source="s${from}" target="s${to}">${data}</edge>`);
  }
  return `${[...lines, "  </graph>", "</graphml>"].join("\n")}\n`;
}

/** A strategic game in pay-off form; pay-offs are ranks, so only their order means something. */
function nfgOf(conflict: Conflict, model: GraphModel): Exported {
  const product = productSpaceOf(model);
  if (
    product === null ||
    product.stateOfCell !== null ||
    conflict.options.some(({ direction }) => direction !== "both")
  ) {
    return { refused: "a game needs every combination of strategies to be feasible and every move reversible" };
  }
  if (model.hidden.some((hidden) => hidden !== null))
    return { refused: "a game has no states that a player does not know of" };
  if (product.cellCount > MOST_PROFILES)
    return {
      refused: `${product.cellCount.toLocaleString("en")} strategy profiles; expected at most ${MOST_PROFILES.toLocaleString("en")}`,
    };
  const text = (words: string): string => `"${words.replaceAll("\\", "").replaceAll('"', "'").replaceAll("\n", " ")}"`;
  const strategies = conflict.decisionMakers.map(({ options }, dm) => {
    const first = options[0] ?? 0;
    const labels = Array.from({ length: product.sizes[dm]! }, (_, digit) =>
      text(model.stateId(digit * product.strides[dm]!).slice(first, first + options.length)),
    );
    return `{ ${labels.join(" ")} }`;
  });
  const players = conflict.decisionMakers.map(({ name }) => text(name)).join(" ");
  const payoffs = Array.from({ length: product.cellCount }, (_, cell) =>
    model.ranks.map((ranks) => ranks[cell]!).join(" "),
  );
  return {
    text: `NFG 1 R ${text(conflict.title ?? "")} { ${players} } { ${strategies.join(" ")} }\n\n${payoffs.join("\n")}\n`,
  };
}

/** A GMCR+ file with manual rankings. */
function gmcrOf(conflict: Conflict, model: GraphModel): Exported {
  const { layout } = model;
  if (layout === null) return { refused: "graph form has no options, which a .gmcr file needs" };
  if (layout.stateOf !== null || layout.hasBlockedMoves)
    return { refused: "a .gmcr file has no merged states and no blocked moves" };
  if (model.unknown.some((pairs) => pairs !== null)) return { refused: "a .gmcr file has no unknown preferences" };
  const infeasibles: (readonly (readonly [number, "Y" | "N"])[])[] = [];
  for (const { when } of conflict.infeasible) {
    const terms = conjunctionOf(when.program);
    if (terms !== null) infeasibles.push(terms);
    else if (conflict.options.length <= 12) infeasibles.push(...combinationsExcluded(model));
    else return { refused: `the infeasible rule in line ${conflict.infeasible[0]!.at.line} is no plain conjunction` };
  }
  const unseen = conflict.hidden.map((hidden) => (hidden?.when == null ? [] : conjunctionOf(hidden.when.program)));
  if (unseen.includes(null)) return { refused: "a hidden expression is no plain conjunction" };
  const file = {
    program: "parley",
    version: "1",
    title: conflict.title,
    options: conflict.options.map(({ name, direction }) => ({
      name,
      permittedDirection: { both: "both", on: "fwd", off: "back" }[direction],
    })),
    decisionMakers: conflict.decisionMakers.map(({ name, options }, dm) => ({
      name,
      options,
      preferences: [],
      preferenceRanking: levelsOf(model.ranks[dm]!),
      misperceptions: unseen[dm]!.length === 0 ? [] : [unseen[dm]],
    })),
    infeasibles,
    useManualPreferenceRanking: true,
  };
  return { text: `${JSON.stringify(file, null, 1)}\n` };
}

/** Best first, state numbers from 1; tied states in a list. */
function levelsOf(ranks: Int32Array): readonly (number | readonly number[])[] {
  const byRank = new Map<number, number[]>();
  for (const [s, rank] of ranks.entries()) byRank.set(rank, [...(byRank.get(rank) ?? []), s + 1]);
  return [...byRank].sort(([a], [b]) => b - a).map(([, states]) => (states.length === 1 ? states[0]! : states));
}

/** A program as a conjunction of options and their negations, or null where it is none. */
function conjunctionOf(program: readonly number[]): readonly (readonly [number, "Y" | "N"])[] | null {
  const terms: [number, "Y" | "N"][] = [];
  for (const [i, step] of program.entries()) {
    if (step >= 0) terms.push([step, "Y"]);
    else if (step === NOT && program[i - 1]! >= 0) terms.at(-1)![1] = "N";
    else if (step !== AND) return null;
  }
  return terms;
}

function combinationsExcluded(model: GraphModel): readonly (readonly (readonly [number, "Y" | "N"])[])[] {
  const { space } = model.layout!;
  const excluded: (readonly [number, "Y" | "N"])[][] = [];
  for (let code = 0; code < 2 ** space.optionCount; code++) {
    if (combinationWith(space, code) >= 0) continue;
    const cube = { optionCount: space.optionCount, count: 2 ** space.optionCount, lo: null, hi: null };
    excluded.push(
      Array.from(
        { length: space.optionCount },
        (_, option) => [option, isTaken(cube, code, option) ? "Y" : "N"] as const,
      ),
    );
  }
  return excluded;
}
