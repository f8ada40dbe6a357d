// Every catalogued and shared case gives its expected results under every concept.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bench } from "../../bench/cases.ts";

interface Report {
  readonly compared: number;
  readonly agreed: number;
  readonly cases: readonly {
    readonly case: string;
    readonly compared: number;
    readonly differences: readonly string[];
  }[];
}

const data = process.env.PARLEY_DATA ?? "../shared";
const hasData = existsSync(join(data, "cases"));
const report = bench(data) as Report;

describe("published cases", () => {
  for (const entry of report.cases) {
    it(entry.case, () => {
      expect(entry.compared).toBeGreaterThan(0);
      expect(entry.differences).toEqual([]);
    });
  }
  it.skipIf(!hasData)(`of the data folder are compared${hasData ? "" : ` (skipped: no ${data}/cases)`}`, () => {
    expect(report.cases.some((entry) => entry.case.endsWith(".json"))).toBe(true);
  });
});
