// What the package offers to other programs: the graph model, built, with its types.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as gmcr from "../../src/gmcr/index.ts";

const root = join(import.meta.dirname, "..", "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  exports: Record<string, unknown>;
  bin: Record<string, string>;
  files: string[];
};

test("parley/gmcr is offered, and its main functions are there", () => {
  expect(Object.keys(manifest.exports)).toContain("./gmcr");
  for (const name of ["parseConflict", "makeModel", "solve", "witnessOf", "explain", "worldsOf", "solveWorlds"]) {
    expect(gmcr).toHaveProperty(name);
  }
});

test("what the package is to contain is there, but for what a build makes", () => {
  for (const path of [...Object.values(manifest.bin), ...manifest.files.filter((file) => file !== "dist")]) {
    expect(existsSync(join(root, path)), path).toBe(true);
  }
});
