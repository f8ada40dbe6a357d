// The catalogue cases/: every conflict file with its expected results.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Conflict, parseConflict } from "../../src/gmcr/index.ts";
import type { ExpectedResult } from "./conflict-case.ts";

/** One catalogued case; `name` is `<author-year>/<name>`. */
export interface CataloguedCase {
  readonly name: string;
  readonly conflict: Conflict;
  readonly citation: string;
  readonly expected: readonly ExpectedResult[];
}

/** Reads the catalogue under `root` (the project's `cases` folder). */
export function readCatalogue(root: string): readonly CataloguedCase[] {
  const cases: CataloguedCase[] = [];
  for (const author of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const entry of readdirSync(join(root, author.name), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const folder = join(root, author.name, entry.name);
      const { conflict, problems } = parseConflict(readFileSync(join(folder, "conflict.yaml"), "utf8"));
      if (conflict === null) throw new Error(`${folder}: ${problems[0]?.found}; expected ${problems[0]?.expected}`);
      const { citation, results } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
      cases.push({ name: `${author.name}/${entry.name}`, conflict, citation, expected: results });
    }
  }
  return cases;
}
