// The example in the format's page is sound, and the pages name every concept, field and reference that the code has.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ALL_CONCEPTS, CONCEPT_NAMES, parseConflict, solveWorlds, worldsOf } from "../../src/gmcr/index.ts";
import { readCatalogue } from "../conformance/catalogue.ts";

const page = (name: string): string => readFileSync(`docs/${name}.md`, "utf8");

describe("the pages on the graph model", () => {
  it("show an example that is sound", () => {
    const text = /```yaml\n([\s\S]*?)```/u.exec(page("graph-model-file"))![1]!;
    const { conflict, problems } = parseConflict(text);
    expect(problems).toEqual([]);
    for (const { problems: found } of solveWorlds(conflict!, worldsOf(conflict!)!, ["nash"])) expect(found).toEqual([]);
  });

  it("name every concept", () => {
    const guide = page("graph-model").toLowerCase();
    for (const concept of ALL_CONCEPTS) {
      const [first, second] = concept.split("_");
      expect(guide).toContain(first === "strong" ? concept : first);
      if (second !== undefined && first !== "strong") expect(guide).toContain(`| ${second} |`);
    }
  });

  it("list every reference that code and cases name", () => {
    const references = readFileSync("REFERENCES.md", "utf8");
    for (const { reference } of Object.values(CONCEPT_NAMES)) expect(references).toContain(`| ${reference} |`);
    for (const { citation } of readCatalogue("cases")) expect(references).toContain(`| ${citation} |`);
    for (const author of readdirSync("cases", { withFileTypes: true })) {
      if (author.isDirectory()) expect(references).toContain(`| ${author.name} |`);
    }
  });

  it("keep the table of the worked example as it is printed", () => {
    const guide = page("graph-model");
    expect(guide).toContain("NNN    nobody takes an option (status quo)  1·    12 E  1·    1·    1·    1·");
  });
});
