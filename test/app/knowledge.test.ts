// The data files that the program loads are those that people edit.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actorsJson } from "../../scripts/build-actors.ts";

test("actors.json is that of the tables (node scripts/build-actors.ts)", () => {
  const path = join(import.meta.dirname, "..", "..", "data", "actors", "actors.json");
  expect(readFileSync(path, "utf8")).toBe(actorsJson());
});
