// Opens GMCR+ files (.gmcr, JSON): what they say becomes a parley-conflict/1 text, which is then read like any other.
import type { DmId, Option } from "./conflict.ts";
import { RESERVED_WORDS } from "./expression.ts";
import { enumerateSpace } from "./option-space.ts";
import { CONFLICT_FORMAT, type ParsedConflict, parseConflict } from "./parse-conflict.ts";
import { type ConflictProblem, errorAt, FILE_START, quoted, warningAt } from "./problem.ts";

/** A conflict read from a .gmcr file, and the same as the text of a conflict file (null where it was refused). */
export interface ImportedConflict extends ParsedConflict {
  readonly text: string | null;
}

type Condition = readonly (readonly [number, "Y" | "N"])[];
type Json = unknown;

/**
 * Reads a .gmcr file. Options are regrouped by decision maker, since the file's state numbers count that way;
 * without the manual flag preferences are the statements, with it the ranking (the statements may then be stale).
 * Coalitions become a warning: they are an analysis here, not a part of the conflict.
 */
export function importGmcr(text: string): ImportedConflict {
  const problems: ConflictProblem[] = [];
  try {
    const conflict = conflictObject(parseJson(text), problems);
    const written = `${JSON.stringify(conflict, null, 1)}\n`;
    const parsed = parseConflict(written);
    const carried = parsed.problems.map((problem) => ({ ...problem, ...FILE_START }));
    return {
      conflict: parsed.conflict,
      problems: [...problems, ...carried],
      text: parsed.conflict === null ? null : written,
    };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    problems.push(errorAt(FILE_START, "gmcr", refusal.found, refusal.expected));
    return { conflict: null, problems, text: null };
  }
}

/** Ends the import; caught in this file only. */
class Refusal extends Error {
  readonly found: string;
  readonly expected: string;
  constructor(found: string, expected: string) {
    super(found);
    this.found = found;
    this.expected = expected;
  }
}

function parseJson(text: string): Json {
  if (/^\s*(\(|ccopy_reg|\u0080|\ufffd)/u.test(text)) {
    throw new Refusal("a GMCR+ file from before 2014 (a Python pickle)", "a file saved again by a later GMCR+");
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    throw new Refusal(`no JSON (${quoted((error as Error).message, 100)})`, "a GMCR+ file");
  }
}

function conflictObject(file: Json, problems: ConflictProblem[]): object {
  const root = record(file, "the file");
  const options = list(root.options, "options").map((entry, i) => {
    const option = record(entry, `option ${i}`);
    return {
      name: words(option.name, `the name of option ${i}`),
      direction: directionOf(option.permittedDirection, i),
    };
  });
  const dms = list(root.decisionMakers, "decisionMakers").map((entry, i) => record(entry, `decision maker ${i}`));
  const dmIds = idsFor(dms.map((dm, i) => words(dm.name, `the name of decision maker ${i}`)));
  const fullIds: string[] = [];
  const order: number[] = [];
  const decisionMakers = dms.map((dm, i) => {
    const own = list(dm.options, `options of decision maker ${i}`).map((index) => optionIndex(index, options.length));
    const ids = idsFor(own.map((index) => options[index]!.name));
    for (const [k, index] of own.entries()) {
      if (fullIds[index] !== undefined)
        throw new Refusal(`option ${index} owned by two decision makers`, "one owner for each option");
      fullIds[index] = `${dmIds[i]}.${ids[k]}`;
      order.push(index);
    }
    const owned = own.map((index, k) => ({
      id: ids[k],
      name: options[index]!.name,
      direction: options[index]!.direction,
    }));
    return { id: dmIds[i], name: String(dm.name), options: owned };
  });
  const orphan = options.findIndex((_, index) => fullIds[index] === undefined);
  if (orphan >= 0) throw new Refusal(`option ${orphan} without a decision maker`, "an owner for each option");
  const said = (condition: Condition): string =>
    condition.map(([index, value]) => `${value === "N" ? "not " : ""}${fullIds[index]}`).join(" and ");
  const infeasible = list(root.infeasibles ?? [], "infeasibles").map((entry) => ({
    when: said(conditionOf(entry, options.length)),
  }));
  const isManual = root.useManualPreferenceRanking === true || root.useManualPreferenceVectors === true;
  const numbered = isManual
    ? statesByNumber(
        order.map((index) => fullIds[index]!),
        dms.length,
        infeasible,
      )
    : [];
  const preferences: Record<string, object> = {};
  const hidden: Record<string, string> = {};
  for (const [i, dm] of dms.entries()) {
    preferences[dmIds[i]!] = isManual
      ? { ranking: rankingOf(dm.preferenceRanking ?? dm.preferenceVector, numbered, i) }
      : { statements: statementsOf(dm.preferences ?? [], options.length, said) };
    const unseen = list(dm.misperceptions ?? [], "misperceptions").map(
      (entry) => `(${said(conditionOf(entry, options.length))})`,
    );
    if (unseen.length > 0) hidden[dmIds[i]!] = unseen.join(" or ");
  }
  const coalitions = list(root.coalitions ?? [], "coalitions").filter(
    (entry) => Array.isArray(entry) && entry.length > 1,
  );
  if (coalitions.length > 0) {
    const found = `${coalitions.length === 1 ? "a coalition" : `${coalitions.length} coalitions`} that GMCR+ treats as one decision maker; left out`;
    problems.push(warningAt(FILE_START, "gmcr-coalition", found, "coalitions to be asked about when solving"));
  }
  return {
    format: CONFLICT_FORMAT,
    title: typeof root.title === "string" ? root.title : null,
    decisionMakers,
    infeasible,
    ...(Object.keys(hidden).length === 0 ? {} : { hidden }),
    preferences,
  };
}

/** Option strings of the feasible states, in the order in which GMCR+ numbers them from 1. */
function statesByNumber(
  fullIds: readonly string[],
  dmCount: number,
  infeasible: readonly { when: string }[],
): readonly string[] {
  const parsed = parseConflict(
    JSON.stringify({
      format: CONFLICT_FORMAT,
      decisionMakers: ownersOf(fullIds).map(({ id, options }) => ({
        id,
        options: options.map((option) => ({ id: option })),
      })),
      infeasible,
      preferences: Object.fromEntries(ownersOf(fullIds).map(({ id }) => [id, { indifferent: true }])),
    }),
  );
  if (parsed.conflict === null || dmCount === 0)
    throw new Refusal("infeasible states that cannot be read", "conditions over options");
  const rules = parsed.conflict.infeasible.map((rule) => rule.when);
  const space = enumerateSpace(fullIds.length, rules, 2 ** 20);
  if ("kind" in space)
    throw new Refusal("a manual ranking over no state or over more than a million", "a ranking of the feasible states");
  return Array.from({ length: space.count }, (_, c) => {
    const code = space.lo === null ? c : space.lo[c]!;
    return fullIds.map((__, option) => ((code / 2 ** option) & 1 ? "Y" : "N")).join("");
  });
}

function ownersOf(fullIds: readonly string[]): readonly { id: string; options: string[] }[] {
  const owners: { id: string; options: string[] }[] = [];
  for (const fullId of fullIds) {
    const [dm, option] = fullId.split(".") as [string, string];
    const last = owners.at(-1);
    if (last?.id === dm) last.options.push(option);
    else owners.push({ id: dm, options: [option] });
  }
  return owners;
}

function rankingOf(value: Json, states: readonly string[], dm: DmId): readonly (readonly string[])[] {
  return list(value, `the manual ranking of decision maker ${dm}`).map((level) =>
    (Array.isArray(level) ? level : [level]).map((number: Json) => {
      const id = typeof number === "number" ? states[number - 1] : undefined;
      if (id === undefined)
        throw new Refusal(`state number ${quoted(String(number))}`, `numbers from 1 to ${states.length}`);
      return id;
    }),
  );
}

function statementsOf(
  value: Json,
  optionCount: number,
  said: (condition: Condition) => string,
): readonly { prefer: string }[] {
  const statements = list(value, "preferences").map((entry) => {
    if (Array.isArray(entry)) return said(conditionOf(entry, optionCount));
    const { compound, members } = record(entry, "a preference statement");
    if (compound !== true)
      throw new Refusal("a preference statement of an unknown kind", "a condition or a compound of conditions");
    return list(members, "members")
      .map((member) => `(${said(conditionOf(member, optionCount))})`)
      .join(" or ");
  });
  return [...new Set(statements)].map((prefer) => ({ prefer }));
}

function conditionOf(value: Json, optionCount: number): Condition {
  const terms = list(value, "a condition");
  if (terms.length === 0) throw new Refusal("an empty condition", "at least one option with Y or N");
  return terms.map((term) => {
    const pair = list(term, "a term of a condition");
    const index = optionIndex(pair[0], optionCount);
    if (pair.length !== 2 || (pair[1] !== "Y" && pair[1] !== "N")) {
      throw new Refusal(`the value ${quoted(String(pair[1]))} in a condition`, "Y or N");
    }
    return [index, pair[1]];
  });
}

function optionIndex(value: Json, optionCount: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < optionCount) return value;
  throw new Refusal(`the option ${quoted(String(value))}`, `an index from 0 to ${optionCount - 1}`);
}

function directionOf(value: Json, index: number): Option["direction"] {
  if (value === undefined || value === "both") return "both";
  if (value === "fwd") return "on";
  if (value === "back") return "off";
  throw new Refusal(`the direction ${quoted(String(value))} of option ${index}`, "both, fwd or back");
}

function record(value: Json, what: string): Record<string, Json> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, Json>;
  throw new Refusal(`${what} that is no object`, "a GMCR+ file");
}

function list(value: Json, what: string): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new Refusal(`${what} that ${value === undefined ? "is missing" : "is no list"}`, "a list");
}

function words(value: Json, what: string): string {
  if (typeof value === "string") return value;
  throw new Refusal(`${what} that is no text`, "text");
}

/** Ids made of names: letters, digits and hyphens, unique. */
export function idsFor(names: readonly string[]): readonly string[] {
  const used = new Set<string>(RESERVED_WORDS);
  return names.map((name, i) => {
    const bare = name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/gu, "");
    const base = bare === "" ? `x${i + 1}` : /^\p{L}/u.test(bare) ? bare.slice(0, 40) : `x-${bare.slice(0, 40)}`;
    let id = base;
    for (let k = 2; used.has(id); k++) id = `${base}-${k}`;
    used.add(id);
    return id;
  });
}

/** Whether a file's name or beginning says that it is a GMCR+ file. */
export function isGmcrFile(name: string): boolean {
  return /\.gmcr$/iu.test(name);
}
