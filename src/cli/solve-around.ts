// Questions around stability as text for a terminal: coalitions, where the status quo leads, what would have to change.
import type { SolvedConflict } from "../app/index.ts";
import {
  type Coalition,
  coalitionBreaks,
  describeMove,
  describeRuleChange,
  describeState,
  destabilise,
  type Evolution,
  evolutionFrom,
  FAST_CONCEPTS,
  type FastConcept,
  findRuleChanges,
  type GraphModel,
  inWords,
  isStable,
  type Move,
  makeEquilibrium,
  type RankingChange,
  type StabilityConcept,
  statesIn,
} from "../gmcr/index.ts";
import { conceptHead } from "./solve-table.ts";
import { paint } from "./terminal.ts";

/** Entries listed before the rest is counted. */
const MOST_LISTED = 12;

const named = (model: GraphModel, s: number): string => {
  const words = describeState(model, s);
  return model.layout === null && model.stateLabel(s) === null ? model.stateId(s) : `${model.stateId(s)} (${words})`;
};

/** Which coalition breaks which equilibrium. */
export function coalitionText({ conflict, model, solution }: SolvedConflict, coalitions: readonly Coalition[]): string {
  const lines = [paint.bold("Coalitions that break equilibria (every member gains, and nobody's answer deters it)")];
  const individual = { cnash: "nash", cgmr: "gmr", csmr: "smr", cseq: "seq" } as const;
  for (const [concept, alone] of Object.entries(individual) as [
    "cnash" | "cgmr" | "csmr" | "cseq",
    StabilityConcept,
  ][]) {
    const result = solution.get(alone);
    if (result === undefined || "notDefined" in result) continue;
    const equilibria = statesIn(result.equilibria);
    const breaks = coalitionBreaks(model, coalitions, concept, equilibria);
    lines.push("", paint.bold(`${conceptHead(alone)} equilibria, under ${concept.toUpperCase()}`));
    if (equilibria.length === 0) lines.push("  there are none");
    else if (breaks.length === 0) lines.push(`  no coalition breaks any of the ${equilibria.length}`);
    for (const { members, state, improvement } of breaks.slice(0, MOST_LISTED)) {
      const who = inWords(members.map((dm) => conflict.decisionMakers[dm]!.name));
      lines.push(`  ${named(model, state)}: ${who} together would leave for ${named(model, improvement)}`);
    }
    if (breaks.length > MOST_LISTED)
      lines.push(`  and ${breaks.length - MOST_LISTED} more; --json lists which states each coalition leaves stable`);
  }
  return `${lines.join("\n")}\n`;
}

/** Which equilibria can be reached from the status quo, and how. */
export function statusQuoText({ model, solution }: SolvedConflict, start: number): string {
  const byMoves = evolutionFrom(model, start, "moves");
  const byImprovements = evolutionFrom(model, start, "improvements");
  const reached = (evolution: Evolution): number =>
    evolution.lengths.reduce((sum, length) => sum + (length > 0 ? 1 : 0), 0);
  const lines = [
    `${paint.bold("From the status quo")} ${named(model, start)}`,
    `${reached(byMoves)} other states by moves of any kind, ${reached(byImprovements)} by improvements only.`,
    "",
  ];
  const equilibria: { s: number; concepts: StabilityConcept[] }[] = [];
  for (let s = 0; s < model.stateCount; s++) {
    const concepts = [...solution].flatMap(([concept, result]) =>
      !("notDefined" in result) && result.equilibria[s] === 1 ? [concept] : [],
    );
    if (concepts.length > 0) equilibria.push({ s, concepts });
  }
  const length = (s: number): number =>
    byImprovements.lengths[s]! >= 0
      ? byImprovements.lengths[s]!
      : byMoves.lengths[s]! >= 0
        ? 10_000 + byMoves.lengths[s]!
        : 1e9;
  equilibria.sort((a, b) => length(a.s) - length(b.s));
  for (const { s, concepts } of equilibria.slice(0, MOST_LISTED)) {
    lines.push(`${named(model, s)}: equilibrium under ${concepts.map(conceptHead).join(", ")}`);
    const better = byImprovements.pathTo(s);
    const any = byMoves.pathTo(s);
    if (s === start) lines.push("  is the status quo");
    else if (better !== null) lines.push(`  by improvements: ${pathText(model, better)}`);
    else if (any !== null) lines.push(`  not by improvements alone; by moves: ${pathText(model, any)}`);
    else lines.push("  cannot be reached");
  }
  if (equilibria.length > MOST_LISTED) lines.push(`and ${equilibria.length - MOST_LISTED} more equilibria`);
  if (equilibria.length === 0) lines.push("There is no equilibrium under these concepts.");
  return `${lines.join("\n")}\n`;
}

function pathText(model: GraphModel, path: readonly Move[]): string {
  return path.map((move) => `${model.decisionMakers[move.dm]!.name} by ${describeMove(model, move)}`).join(", then ");
}

/** What would have to change for a state to become an equilibrium, or where it is one, what would break it. */
export function wantText(solved: SolvedConflict, concepts: readonly StabilityConcept[], s: number): string {
  const { conflict, model } = solved;
  const lines = [`${paint.bold("Wanted")} ${named(model, s)}`];
  for (const concept of concepts) {
    if (!(FAST_CONCEPTS as readonly string[]).includes(concept)) continue;
    const result = solved.solution.get(concept)!;
    lines.push("");
    if ("notDefined" in result) {
      lines.push(`${conceptHead(concept)} is not defined here: ${result.notDefined}.`);
      continue;
    }
    const holds = result.equilibria[s] === 1;
    lines.push(paint.bold(`${conceptHead(concept)}: ${holds ? "an equilibrium" : "no equilibrium"}.`));
    lines.push(
      ...(holds ? breakingLines(model, concept as FastConcept, s) : makingLines(model, concept as FastConcept, s)),
    );
    lines.push(...ruleLines(solved, concept, s, holds));
  }
  if (conflict.form === "graph") lines.push("", "Options and statements are not searched: graph form has none.");
  return `${lines.join("\n")}\n`;
}

/** The same for other programs: changes of rankings by decision maker, and single changes of the file in words. */
export function wantFields(solved: SolvedConflict, concepts: readonly StabilityConcept[], s: number): object {
  const { conflict, model, solution } = solved;
  const changeFields = ({ dm, direction, states, swaps, isSmallest }: RankingChange): object => ({
    dm: model.decisionMakers[dm]!.id,
    direction,
    states: states.map((t) => model.stateId(t)),
    swaps,
    isSmallest,
  });
  const byConcept = concepts.flatMap((concept) => {
    const result = solution.get(concept)!;
    if ("notDefined" in result || !(FAST_CONCEPTS as readonly string[]).includes(concept)) return [];
    const fast = concept as FastConcept;
    const holds = result.equilibria[s] === 1;
    const made = makeEquilibrium(model, fast, s);
    const breaks = model.decisionMakers.flatMap((_, dm) => {
      const change = holds ? destabilise(model, fast, dm, s) : null;
      return change === null ? [] : [changeFields(change)];
    });
    const isSearched = conflict.form !== "graph" && model.stateCount <= MOST_SEARCHED_STATES;
    const rules = isSearched ? findRuleChanges(conflict, concept, model.stateId(s), holds) : null;
    return [
      [
        concept,
        {
          isEquilibrium: holds,
          rankings: holds
            ? null
            : {
                changes: made.changes.map(changeFields),
                isEnough: made.isEquilibrium,
                isSmallest: made.isSmallest,
                notSearched: made.notSearched,
              },
          breaks: holds ? breaks : null,
          singleChanges: rules && {
            words: rules.changes.map((change) => describeRuleChange(conflict, change)),
            tried: rules.tried,
            notSearched: rules.notSearched,
          },
        },
      ],
    ];
  });
  return { state: model.stateId(s), concepts: Object.fromEntries(byConcept) };
}

/** Larger models have their file's single changes not searched: each is a model of its own. */
const MOST_SEARCHED_STATES = 4096;

function makingLines(model: GraphModel, concept: FastConcept, s: number): readonly string[] {
  const { changes, isSmallest, isEquilibrium, notSearched } = makeEquilibrium(model, concept, s);
  const lines = changes.map((change) => `  ${changeText(model, change)}`);
  if (!isEquilibrium) lines.push("  No change of rankings was found that is enough.");
  lines.push(
    isSmallest
      ? "  No smaller change of rankings is enough."
      : `  A smaller change may exist: not searched were ${notSearched ?? "others"}.`,
  );
  return ["  It would be one if", ...lines];
}

function breakingLines(model: GraphModel, concept: FastConcept, s: number): readonly string[] {
  const lines = model.decisionMakers.flatMap((_, dm) => {
    const change = destabilise(model, concept, dm, s);
    return change === null || !isStable(model, concept, dm, s) ? [] : [`  ${changeText(model, change)}`];
  });
  return lines.length === 0
    ? ["  No change of one ranking breaks it: nobody can leave."]
    : ["  It would be one no longer if one of these changed:", ...lines];
}

function changeText(model: GraphModel, { dm, direction, states, swaps }: RankingChange): string {
  const listed = states.slice(0, 6).map((t) => named(model, t));
  const more = states.length > 6 ? [`${states.length - 6} more`] : [];
  const verb = direction === "below" ? "no longer preferred" : "came to prefer";
  return `${model.decisionMakers[dm]!.name} ${verb} ${inWords([...listed, ...more])} to it (${swaps} ${swaps === 1 ? "swap" : "swaps"} of neighbours in its ranking);`;
}

function ruleLines(
  { conflict, model }: SolvedConflict,
  concept: StabilityConcept,
  s: number,
  isBreaking: boolean,
): readonly string[] {
  if (conflict.form === "graph" || model.stateCount > MOST_SEARCHED_STATES) return [];
  const { changes, tried, notSearched } = findRuleChanges(conflict, concept, model.stateId(s), isBreaking);
  const said = [...new Set(changes.map((change) => describeRuleChange(conflict, change)))];
  const lead = `  Single changes of the file that are enough (${tried.toLocaleString("en")} tried; not searched: ${notSearched}):`;
  if (said.length === 0) return [lead, "    none"];
  const rest = said.length > MOST_LISTED ? [`    and ${said.length - MOST_LISTED} more`] : [];
  return [lead, ...said.slice(0, MOST_LISTED).map((words) => `    ${words}`), ...rest];
}
