// Reads conflict-case/1 files (the shared table of published conflicts) as conflicts and expected results.
import { ALL_CONCEPTS, type Conflict, makeModel, parseConflict, type StabilityConcept } from "../../src/gmcr/index.ts";

/** What one case expects of one concept, in our state ids and decision maker ids. */
export interface ExpectedResult {
  readonly concept: StabilityConcept;
  readonly stable: Readonly<Record<string, readonly string[]>>;
  readonly equilibria: readonly string[] | null;
}

/** A case in our terms. `notUnderstood` lists expectations that name no concept of ours. */
export interface ConvertedCase {
  readonly id: string;
  readonly conflict: Conflict;
  readonly expected: readonly ExpectedResult[];
  readonly notUnderstood: readonly string[];
}

interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly dms: readonly { id: number; name: string; options?: readonly number[] }[];
  readonly options?: readonly { id: number; name: string; irreversible?: string | null }[];
  readonly infeasible?: readonly string[];
  readonly states: readonly { id: number | string; options?: string; label?: string }[];
  readonly moves?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** States (or option patterns) that a decision maker does not know of, under either name. */
  readonly hidden?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly misperceptions?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly preferences: readonly {
    dm: number;
    ranking?: readonly (readonly number[])[];
    utility?: readonly number[];
    prioritisedStatements?: readonly (readonly string[])[];
    unknownPairs?: readonly (readonly [number, number])[];
  }[];
  readonly statusQuo?: number;
  readonly expected: readonly {
    concept: string;
    stable?: Readonly<Record<string, readonly number[]>>;
    equilibria?: readonly number[];
  }[];
}

const DIRECTIONS: Readonly<Record<string, string>> = { "once-yes-stays-yes": "on", "once-no-stays-no": "off" };

/** Converts a parsed case file; throws with the problems where our reader refuses the result. */
export function conflictFromCase(file: CaseFile): ConvertedCase {
  const dmId = new Map(file.dms.map((dm) => [String(dm.id), `dm${dm.id}`]));
  const optionForm = file.options === undefined ? null : optionFormOf(file, dmId);
  let built = optionForm;
  if (built === null || (file.moves !== undefined && !hasMoves(built, file))) built = graphFormOf(file, dmId);
  const { conflict, idOf } = built;
  const expected: ExpectedResult[] = [];
  const notUnderstood: string[] = [];
  for (const result of file.expected) {
    const concept = result.concept.toLowerCase() as StabilityConcept;
    if (!ALL_CONCEPTS.includes(concept)) {
      notUnderstood.push(result.concept);
      continue;
    }
    const stable = Object.fromEntries(
      Object.entries(result.stable ?? {}).map(([dm, states]) => [
        dmId.get(dm)!,
        states.map((s) => idOf.get(String(s))!),
      ]),
    );
    const equilibria = result.equilibria?.map((s) => idOf.get(String(s))!) ?? null;
    expected.push({ concept, stable, equilibria });
  }
  return { id: file.id, conflict, expected, notUnderstood };
}

interface Built {
  readonly conflict: Conflict;
  readonly idOf: ReadonlyMap<string, string>;
}

function preferencesOf(file: CaseFile, dmId: ReadonlyMap<string, string>, idOf: ReadonlyMap<string, string>): object {
  const byDm: Record<string, object> = {};
  for (const { dm, ranking, utility, prioritisedStatements, unknownPairs } of file.preferences) {
    const levels = ranking ?? levelsOf(file, utility ?? scoresOf(file, prioritisedStatements ?? []));
    const unknown = unknownPairs?.map((pair) => pair.map((s) => idOf.get(String(s))!));
    byDm[dmId.get(String(dm))!] = {
      ranking: levels.map((level) => level.map((s) => idOf.get(String(s))!)),
      ...(unknown === undefined ? {} : { unknown }),
    };
  }
  return byDm;
}

function levelsOf(file: CaseFile, utility: readonly number[]): (number | string)[][] {
  const values = [...new Set(utility)].sort((a, b) => b - a);
  return values.map((value) => file.states.filter((_, i) => utility[i] === value).map((state) => state.id));
}

/** Scores of the states by prioritised statements, each a list of patterns of which one has to fit. */
function scoresOf(file: CaseFile, statements: readonly (readonly string[])[]): readonly number[] {
  return file.states.map(({ options }) => {
    const fits = (pattern: string): boolean =>
      [...pattern].every((value, i) => value === "-" || options?.[i] === value);
    return statements.reduce((score, patterns) => score * 2 + (patterns.some(fits) ? 1 : 0), 0);
  });
}

function hiddenOf(
  file: CaseFile,
  dmId: ReadonlyMap<string, string>,
  say: (states: readonly (number | string)[]) => unknown,
): object {
  const entries = Object.entries(file.hidden ?? file.misperceptions ?? {}).map(([dm, states]) => [
    dmId.get(dm)!,
    say(states),
  ]);
  return entries.length === 0 ? {} : { hidden: Object.fromEntries(entries) };
}

/** The states of a list that may hold option patterns (Y, N, -). */
function statesMatching(file: CaseFile, states: readonly (number | string)[]): readonly (number | string)[] {
  return states.flatMap((entry) => {
    if (typeof entry === "number" || !/^[YN-]+$/.test(entry)) return [entry];
    const fits = (options: string): boolean => [...entry].every((value, i) => value === "-" || options[i] === value);
    return file.states.filter(({ options }) => options !== undefined && fits(options)).map(({ id }) => id);
  });
}

function optionFormOf(file: CaseFile, dmId: ReadonlyMap<string, string>): Built | null {
  if (file.states.some((state) => state.options === undefined)) return null;
  const ownerOf = new Map(
    file.dms.flatMap((dm) => (dm.options ?? []).map((option) => [option, dmId.get(String(dm.id))!])),
  );
  const options = file.dms.flatMap((dm) => dm.options ?? []);
  const patternOf = (pattern: string): string => options.map((option) => pattern[option - 1]!).join("");
  const fullId = (option: number): string => `${ownerOf.get(option)}.o${option}`;
  const when = (pattern: string): string => {
    const terms = [...pattern].flatMap((value, i) =>
      value === "-" ? [] : [`${value === "N" ? "not " : ""}${fullId(i + 1)}`],
    );
    return terms.length === 0 ? `${fullId(1)} or not ${fullId(1)}` : terms.join(" and ");
  };
  const idOf = new Map(file.states.map((state) => [String(state.id), patternOf(state.options!)]));
  const merged = file.states.filter((state) => state.options!.includes("-"));
  const listed = file.states.map((state) => `(${when(state.options!)})`).join(" or ");
  const text = {
    format: "parley-conflict/1",
    title: file.title,
    decisionMakers: file.dms.map((dm) => ({
      id: dmId.get(String(dm.id)),
      name: dm.name,
      options: (dm.options ?? []).map((option) => {
        const { name, irreversible } = file.options!.find((entry) => entry.id === option)!;
        return { id: `o${option}`, name, direction: DIRECTIONS[irreversible ?? ""] ?? "both" };
      }),
    })),
    infeasible: [...(file.infeasible ?? []).map((pattern) => ({ when: when(pattern) })), { when: `not (${listed})` }],
    merge: merged.map((state) => ({ when: when(state.options!), as: state.label ?? `state ${state.id}` })),
    ...hiddenOf(file, dmId, (states) =>
      statesMatching(file, states)
        .map((s) => `(${when(file.states.find((state) => state.id === s)!.options!)})`)
        .join(" or "),
    ),
    preferences: preferencesOf(file, dmId, idOf),
  };
  const { conflict } = parseConflict(JSON.stringify(text));
  return conflict === null || makeModel(conflict).model === null ? null : { conflict, idOf };
}

/** Whether the moves that follow from the options are the listed ones. */
function hasMoves({ conflict, idOf }: Built, file: CaseFile): boolean {
  const model = makeModel(conflict).model!;
  return file.dms.every((dm, i) => {
    const listed = new Set(
      (file.moves![String(dm.id)] ?? []).map(([from, to]) => `${idOf.get(String(from))}>${idOf.get(String(to))}`),
    );
    let count = 0;
    for (let s = 0; s < model.stateCount; s++) {
      for (const t of model.moves(i, s)) {
        if (!listed.has(`${model.stateId(s)}>${model.stateId(t)}`)) return false;
        count++;
      }
    }
    return count === listed.size;
  });
}

function graphFormOf(file: CaseFile, dmId: ReadonlyMap<string, string>): Built {
  const idOf = new Map(file.states.map((state) => [String(state.id), `s${state.id}`]));
  const text = {
    format: "parley-conflict/1",
    title: file.title,
    decisionMakers: file.dms.map((dm) => ({ id: dmId.get(String(dm.id)), name: dm.name })),
    states: file.states.map((state) => ({ id: `s${state.id}`, label: state.label ?? state.options ?? null })),
    moves: Object.fromEntries(
      Object.entries(file.moves ?? {}).map(([dm, pairs]) => [
        dmId.get(dm)!,
        pairs.map((pair) => pair.map((s) => `s${s}`)),
      ]),
    ),
    ...hiddenOf(file, dmId, (states) => statesMatching(file, states).map((s) => `s${s}`)),
    preferences: preferencesOf(file, dmId, idOf),
  };
  const { conflict, problems } = parseConflict(JSON.stringify(text));
  if (conflict === null) throw new Error(`${file.id}: ${problems[0]?.found}; expected ${problems[0]?.expected}`);
  return { conflict, idOf };
}
