// Codebooks from YAML: what is read, and problems with their line and column.
import { describe, expect, it } from "vitest";
import { parseCodebook } from "../../src/reading/index.ts";
import { builtInCodebook } from "./english.ts";

describe("codebook", () => {
  it("reads issues with terms as a list or as one line", () => {
    const { codebook, problems } = parseCodebook(
      "name: harbour\nissues:\n  - {label: docks, definition: The docks, terms: [dock, pier*]}\n  - {label: tolls, terms: 'toll, harbour fee'}\n",
    );
    expect(problems).toEqual([]);
    expect(codebook?.issues.map((i) => [i.label, i.terms])).toEqual([
      ["docks", ["dock", "pier*"]],
      ["tolls", ["toll", "harbour fee"]],
    ]);
  });

  it("makes terms from the label and definition where there are none", () => {
    const { codebook } = parseCodebook(
      "issues:\n  - {label: grain export, definition: Ships with grain and their ports}\n",
    );
    expect(codebook?.issues[0]?.terms).toContain("grain");
  });

  const faults: readonly [string, string, string, number][] = [
    ["no issues", "name: x\n", "shape", 1],
    ["an issue without a label", "issues:\n  - {definition: x}\n", "label", 2],
    ["a label twice", "issues:\n  - {label: a}\n  - {label: a}\n", "twice", 3],
    ["an unknown field", "issues:\n  - label: a\n    colour: red\n", "unknown-field", 3],
    ["broken YAML", "issues:\n  - {label: a\n", "yaml", 2],
    ["a list at the top", "- a\n", "shape", 1],
    ["another format", "format: parley-codebook/9\nissues:\n  - {label: a}\n", "format", 1],
  ];
  for (const [name, text, rule, line] of faults) {
    it(`says where: ${name}`, () => {
      const { codebook, problems } = parseCodebook(text);
      expect(codebook).toBeNull();
      expect(problems.map((p) => p.rule)).toContain(rule);
      expect(problems.find((p) => p.rule === rule)!.line).toBeGreaterThanOrEqual(line);
    });
  }

  it("has a built-in one that reads without problems", () => {
    expect(builtInCodebook().issues.length).toBeGreaterThanOrEqual(20);
  });
});
