// How fast models of published and of growing size are ranked and solved: five concepts, one thread.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Conflict, FAST_CONCEPTS, makeModel, parseConflict, solve, solveAgain } from "../src/gmcr/index.ts";
import { makeRandom } from "../test/conformance/random-model.ts";

interface Timing {
  readonly model: string;
  readonly states: number;
  readonly decisionMakers: number;
  readonly options: number;
  /** Wall time of making the model (states, ranking) and solving it; median of the runs. */
  readonly totalMs: number;
  readonly rankMs: number;
  readonly solveMs: number;
  /** Processor time of the same, all threads of the process; wall time suffers where the machine is shared. */
  readonly cpuMs: number;
  readonly nsPerStateAndDm: number;
  readonly runs: number;
  readonly peakMemoryMb: number;
}

/** Sizes as powers of two; `PARLEY_SIZES=16,18` takes others. */
const SIZES = (process.env.PARLEY_SIZES ?? "16,18,20,22,24").split(",").map(Number);

/** Times the sizes that the acceptance names. */
export function bench(): object {
  const published = ["hipel-et-al-1993/elmira", "hipel-fraser-1980/garrison-diversion"].map(publishedCase);
  const timings = SIZES.map((options) => time(`2^${options}`, conflictOfSize(options, 3, 1, 0), options < 21 ? 7 : 1));
  timings.push(time("20 options, 6 decision makers, infeasible patterns", conflictOfSize(20, 6, 31, 138_000), 7));
  const again = resolveTiming(16);
  const smallest = timings.find(({ model }) => model === "2^16");
  const largest = timings.find(({ model }) => model === "2^24");
  const cpuPerState = ({ cpuMs, states }: Timing): number => cpuMs / states;
  const growth =
    smallest && largest
      ? {
          wall: round(largest.nsPerStateAndDm / smallest.nsPerStateAndDm),
          cpu: round(cpuPerState(largest) / cpuPerState(smallest)),
        }
      : null;
  return { concepts: FAST_CONCEPTS, published, timings, oneChangeSolvedAgain: again, growthPerStateFrom16To24: growth };
}

/** A small model again and again: mean time of one solution after warm-up. */
function publishedCase(name: string): object {
  const text = readFileSync(join(import.meta.dirname, "..", "cases", name, "conflict.yaml"), "utf8");
  const { conflict } = parseConflict(text);
  const rounds = 3000;
  for (let i = 0; i < rounds; i++) solve(makeModel(conflict!).model!, FAST_CONCEPTS);
  const before = performance.now();
  for (let i = 0; i < rounds; i++) solve(makeModel(conflict!).model!, FAST_CONCEPTS);
  const made = (performance.now() - before) / rounds;
  const model = makeModel(conflict!).model!;
  const start = performance.now();
  for (let i = 0; i < rounds; i++) solve(model, FAST_CONCEPTS);
  const again = (performance.now() - start) / rounds;
  return { model: name, states: model.stateCount, makeAndSolveMs: round(made), solveAgainMs: round(again) };
}

/** One statement of one decision maker moves from first to last place in a model of `2^options` states; solved again and again. */
function resolveTiming(options: number): object {
  const conflict = conflictOfSize(options, 3, 1, 0);
  const { model } = makeModel(conflict);
  let solved = { model: model!, solution: solve(model!, FAST_CONCEPTS) };
  let current = conflict;
  const ms: number[] = [];
  for (let i = 0; i < 30; i++) {
    const dm = i % 3;
    const preferences = current.preferences.map((preference, j) => {
      if (j !== dm || preference.basis.kind !== "statements") return preference;
      const [first, ...rest] = preference.basis.statements;
      return { ...preference, basis: { kind: "statements" as const, statements: [...rest, first!] } };
    });
    current = { ...current, preferences };
    const start = performance.now();
    solved = solveAgain(solved, current, dm)!;
    ms.push(performance.now() - start);
  }
  ms.splice(0, 9);
  ms.sort((a, b) => a - b);
  return {
    states: 2 ** options,
    runs: ms.length,
    medianMs: round(ms[Math.floor(ms.length / 2)]!),
    slowestMs: round(ms.at(-1)!),
  };
}

function time(name: string, conflict: Conflict, runs: number): Timing {
  const found: { totalMs: number; rankMs: number; solveMs: number; cpuMs: number; states: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const { model, rankMs } = makeModel(conflict, { now: () => performance.now() });
    const made = performance.now();
    solve(model!, FAST_CONCEPTS);
    const end = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    const timing = { totalMs: end - start, rankMs, solveMs: end - made, cpuMs: (user + system) / 1000 };
    found.push({ ...timing, states: model!.stateCount });
  }
  found.sort((a, b) => a.totalMs - b.totalMs);
  const { states, ...median } = found[Math.floor(runs / 2)]!;
  const decisionMakers = conflict.decisionMakers.length;
  return {
    model: name,
    states,
    decisionMakers,
    options: conflict.options.length,
    totalMs: round(median.totalMs),
    rankMs: round(median.rankMs),
    solveMs: round(median.solveMs),
    cpuMs: round(median.cpuMs),
    nsPerStateAndDm: round((median.totalMs * 1e6) / states / decisionMakers),
    runs,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/**
 * A conflict with options split evenly and, for each decision maker, 12 seeded prioritised statements of 1 to 3 literals.
 * With `states` above 0, seeded infeasible patterns of 2 to 4 literals are added until no more than that many are left.
 */
export function conflictOfSize(optionCount: number, dmCount: number, seed: number, states: number): Conflict {
  return parseConflict(conflictTextOfSize(optionCount, dmCount, seed, states)).conflict!;
}

/** The same as the text of a conflict file. */
export function conflictTextOfSize(optionCount: number, dmCount: number, seed: number, states: number): string {
  const random = makeRandom(seed);
  const ids: string[] = [];
  const decisionMakers = Array.from({ length: dmCount }, (_, dm) => {
    const own = Math.floor(optionCount / dmCount) + (dm < optionCount % dmCount ? 1 : 0);
    const options = Array.from({ length: own }, (__, i) => {
      ids.push(`d${dm}.o${i}`);
      return { id: `o${i}` };
    });
    return { id: `d${dm}`, options };
  });
  const literals = (count: number): string =>
    Array.from(
      { length: count },
      () => `${random() < 0.5 ? "not " : ""}${ids[Math.floor(random() * ids.length)]}`,
    ).join(" and ");
  const preferences = Object.fromEntries(
    decisionMakers.map(({ id }) => [
      id,
      { statements: Array.from({ length: 12 }, () => ({ prefer: literals(1 + Math.floor(random() * 3)) })) },
    ]),
  );
  const infeasible: { when: string }[] = [];
  for (;;) {
    const text = JSON.stringify({ format: "parley-conflict/1", decisionMakers, infeasible, preferences });
    if (states === 0) return text;
    const count = makeModel(parseConflict(text).conflict!).model?.stateCount ?? 0;
    if (count > 0 && count <= states * 1.03) return text;
    infeasible.push({ when: literals(2 + Math.floor(random() * 3)) });
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
