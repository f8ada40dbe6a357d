// Agreement with published and computed results: every concept, decision maker and equilibrium set of every case.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Conflict, makeModel, solve, statesIn } from "../src/gmcr/index.ts";
import { readCatalogue } from "../test/conformance/catalogue.ts";
import { conflictFromCase, type ExpectedResult } from "../test/conformance/conflict-case.ts";

interface CaseReport {
  readonly case: string;
  readonly states: number;
  readonly decisionMakers: number;
  /** Sets compared: one for each concept and decision maker, one for each concept's equilibria. */
  readonly compared: number;
  readonly agreed: number;
  readonly differences: readonly string[];
}

/** Compares the catalogue and, where it is there, `DIR/cases/*.json`. */
export function bench(dataDir: string): object {
  const reports: CaseReport[] = [];
  const notes: string[] = [];
  for (const entry of readCatalogue(join(import.meta.dirname, "..", "cases"))) {
    reports.push(compare(entry.name, entry.conflict, entry.expected));
  }
  const folder = join(dataDir, "cases");
  if (!existsSync(folder)) notes.push(`${folder} is missing: only the catalogue was compared`);
  else {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()) {
      const converted = conflictFromCase(JSON.parse(readFileSync(join(folder, file), "utf8")));
      for (const concept of converted.notUnderstood) notes.push(`${file}: no concept ${concept}`);
      reports.push(compare(file, converted.conflict, converted.expected));
    }
  }
  const sum = (key: "compared" | "agreed"): number => reports.reduce((total, report) => total + report[key], 0);
  return { compared: sum("compared"), agreed: sum("agreed"), notes, cases: reports };
}

function compare(name: string, conflict: Conflict, expected: readonly ExpectedResult[]): CaseReport {
  const { model, problems } = makeModel(conflict);
  if (model === null) throw new Error(`${name}: ${problems[0]?.found}`);
  const solution = solve(model, [...new Set(expected.map((result) => result.concept))]);
  const differences: string[] = [];
  let compared = 0;
  const check = (what: string, got: Uint8Array, wanted: readonly string[]): void => {
    compared++;
    const ids = statesIn(got).map((s) => model.stateId(s));
    const missing = wanted.filter((id) => !ids.includes(id));
    const extra = ids.filter((id) => !wanted.includes(id));
    if (missing.length + extra.length > 0)
      differences.push(`${what}: missing ${missing.join(" ")}; extra ${extra.join(" ")}`);
  };
  for (const { concept, stable, equilibria } of expected) {
    const result = solution.get(concept)!;
    if ("notDefined" in result) {
      compared++;
      differences.push(`${concept}: not defined: ${result.notDefined}`);
      continue;
    }
    for (const [dm, { id }] of conflict.decisionMakers.entries()) {
      if (stable[id] !== undefined) check(`${concept} ${id}`, result.stable[dm]!, stable[id]);
    }
    if (equilibria !== null) check(`${concept} equilibria`, result.equilibria, equilibria);
  }
  return {
    case: name,
    states: model.stateCount,
    decisionMakers: model.decisionMakers.length,
    compared,
    agreed: compared - differences.length,
    differences,
  };
}
