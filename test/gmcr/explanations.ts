// The page of ten explanations: what is on it, and its text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  describeState,
  explain,
  type GraphModel,
  makeModel,
  parseConflict,
  type StabilityConcept,
  witnessOf,
} from "../../src/gmcr/index.ts";

/** A verdict that the page explains. */
export interface ChosenVerdict {
  readonly case: string;
  readonly concept: StabilityConcept;
  readonly heading: string;
  readonly dm: string;
  readonly state: string;
}

/** The ten, from the catalogue: every concept, stable and unstable, one move and longer sequences. */
export const CHOSEN: readonly ChosenVerdict[] = [
  { case: "rapoport-guyer-1966/prisoners-dilemma", concept: "nash", heading: "Nash, unstable", dm: "one", state: "YY" },
  { case: "rapoport-guyer-1966/prisoners-dilemma", concept: "seq", heading: "SEQ, stable", dm: "one", state: "YY" },
  { case: "rapoport-guyer-1966/chicken", concept: "gmr", heading: "GMR, stable", dm: "row", state: "YY" },
  { case: "rapoport-guyer-1966/chicken", concept: "sseq", heading: "SSEQ, unstable", dm: "column", state: "YY" },
  {
    case: "hipel-kilgour-kinsara-2014/euphrates-1975",
    concept: "smr",
    heading: "SMR, unstable though GMR stable",
    dm: "iraq",
    state: "NNN",
  },
  {
    case: "hipel-kilgour-kinsara-2014/euphrates-1975",
    concept: "sim",
    heading: "SIM, stable",
    dm: "iraq",
    state: "YNY",
  },
  { case: "hipel-et-al-1993/elmira", concept: "nash", heading: "Nash, stable", dm: "uniroyal", state: "NYNNY" },
  { case: "hipel-et-al-1993/elmira", concept: "seq", heading: "SEQ, stable", dm: "local", state: "NNYNN" },
  {
    case: "hipel-fraser-1980/garrison-diversion",
    concept: "seq",
    heading: "SEQ, stable by two answers in succession",
    dm: "canada",
    state: "NYNNYYNNN",
  },
  {
    case: "hipel-fraser-1980/garrison-diversion",
    concept: "gmr",
    heading: "GMR, stable only by a legal sequence in which one party moves twice",
    dm: "canada",
    state: "NNYNYYNNN",
  },
];

/** The model of a catalogued case. */
export function modelOfCase(name: string): GraphModel {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "cases", name, "conflict.yaml"), "utf8");
  return makeModel(parseConflict(text).conflict!).model!;
}

/** The text of docs/graph-model-explanations.md. */
export function explanationsPage(): string {
  const lines = [
    "# Ten verdicts explained",
    "",
    "Made from the catalogue by `test/gmcr/explanations.ts`; a test makes this page anew, and replays every move in it against the definitions. Each is what `parley solve --case NAME --explain STATE` prints.",
  ];
  for (const [i, { case: name, concept, heading, dm, state }] of CHOSEN.entries()) {
    const model = modelOfCase(name);
    const focal = model.decisionMakers.findIndex(({ id }) => id === dm);
    const s = model.stateWithId(state);
    const sentences = explain(model, concept, focal, s, witnessOf(model, concept, focal, s));
    lines.push(
      "",
      `## ${i + 1}. ${heading}`,
      "",
      `\`${name}\`, state \`${state}\` (${describeState(model, s)}), ${model.decisionMakers[focal]!.name}:`,
      "",
      `> ${sentences.join(" ")}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
