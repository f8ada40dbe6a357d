// One solved conflict as a line of parley-solve/1, in pieces, so that lists of any length stream.
import { type ConflictProblem, type StabilityConcept, statesIn, type Verdicts } from "../gmcr/index.ts";
import type { SolvedConflict, UnsolvedConflict } from "./solve.ts";

/** What of the lists is written. */
export interface SolutionLineConfig {
  /** Counts instead of lists. */
  readonly counts: boolean;
  /** Longest list; null for all. */
  readonly limit: number | null;
  /** Further fields, as they go into the line. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Above this many states lists need a limit. */
export const MOST_LISTED = 100_000;

const PIECE = 20_000;

/** The pieces of one line, the line break at the end included. */
export function* solutionLine(
  solved: SolvedConflict | UnsolvedConflict,
  config: SolutionLineConfig,
): Generator<string> {
  const { file } = solved;
  if (!solved.ok) {
    const problems = solved.problems.map(problemFields);
    yield `${JSON.stringify({ type: "solution", format: "parley-solve/1", file, ok: false, problems })}\n`;
    return;
  }
  const { conflict, model, solution, timings } = solved;
  const limit = config.limit ?? model.stateCount;
  const dms = conflict.decisionMakers.map(({ id }) => id);
  const head = {
    type: "solution",
    format: "parley-solve/1",
    file,
    ok: true,
    title: conflict.title,
    decisionMakers: dms,
    options: conflict.options.map(({ fullId }) => fullId),
    stateCount: model.stateCount,
    statusQuo: model.statusQuo === null ? null : model.stateId(model.statusQuo),
    ...(config.counts ? {} : { limit: config.limit }),
  };
  yield JSON.stringify(head).slice(0, -1);
  if (!config.counts) {
    yield `,"states":[`;
    yield* joined(first(model.stateCount, limit), (s) =>
      JSON.stringify({ id: model.stateId(s), label: model.stateLabel(s) }),
    );
    yield "]";
  }
  const idText = (s: number): string => JSON.stringify(model.stateId(s));
  function* lists(byDm: readonly (Uint8Array | null)[]): Generator<string> {
    yield "{";
    let isFirst = true;
    for (const [dm, bits] of byDm.entries()) {
      if (bits === null) continue;
      yield `${isFirst ? "" : ","}${JSON.stringify(dms[dm])}:[`;
      isFirst = false;
      yield* joined(statesIn(bits).slice(0, limit), idText);
      yield "]";
    }
    yield "}";
  }
  const hasHidden = model.hidden.some((hidden) => hidden !== null);
  yield `,"stability":{`;
  let isFirst = true;
  for (const [concept, result] of solution) {
    yield `${isFirst ? "" : ","}${JSON.stringify(concept)}:`;
    isFirst = false;
    if ("notDefined" in result) yield JSON.stringify(result);
    else if (config.counts) yield JSON.stringify(countsOf(dms, result));
    else {
      yield `{"stable":`;
      yield* lists(result.stable);
      yield `,"equilibria":[`;
      yield* joined(statesIn(result.equilibria).slice(0, limit), idText);
      yield "]";
      if (hasHidden) {
        yield `,"notKnown":`;
        yield* lists(model.hidden);
      }
      yield "}";
    }
  }
  yield "}";
  if (!config.counts && config.limit !== null) {
    const counts = [...solution].flatMap(([concept, result]): [StabilityConcept, object][] =>
      "notDefined" in result ? [] : [[concept, countsOf(dms, result)]],
    );
    yield `,"counts":${JSON.stringify(Object.fromEntries(counts))}`;
  }
  if (hasHidden && !config.counts) {
    yield `,"notKnown":`;
    yield* lists(model.hidden);
  }
  for (const [name, value] of Object.entries(config.more ?? {}))
    yield `,${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const rounded = Object.fromEntries(Object.entries(timings).map(([name, ms]) => [name, Math.round(ms * 1000) / 1000]));
  yield `,"timings":${JSON.stringify(rounded)},"problems":${JSON.stringify(solved.problems.map(problemFields))}}\n`;
}

/** A problem as it crosses the process. */
export function problemFields(problem: ConflictProblem): Readonly<Record<string, unknown>> {
  const { severity, rule, line, column, found, expected } = problem;
  return { severity, rule, line, column, found, expected, message: `${found}; expected ${expected}` };
}

function countsOf(dms: readonly string[], { stable, equilibria }: Verdicts): object {
  const count = (bits: Uint8Array): number => bits.reduce((sum, bit) => sum + bit, 0);
  return { stable: Object.fromEntries(dms.map((id, dm) => [id, count(stable[dm]!)])), equilibria: count(equilibria) };
}

function first(count: number, limit: number): readonly number[] {
  return Array.from({ length: Math.min(count, limit) }, (_, i) => i);
}

function* joined(states: readonly number[], say: (s: number) => string): Generator<string> {
  for (let start = 0; start < states.length; start += PIECE) {
    const piece = states
      .slice(start, start + PIECE)
      .map(say)
      .join(",");
    yield start === 0 ? piece : `,${piece}`;
  }
}
