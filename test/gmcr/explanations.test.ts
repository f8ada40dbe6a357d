// The page of explanations in docs/ is what the catalogue gives today, and its verdicts are those of the definitions.
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explain, isGmr, isStable, isStableBy, witnessOf } from "../../src/gmcr/index.ts";
import { CHOSEN, explanationsPage, modelOfCase } from "./explanations.ts";
import { replay } from "./replay.ts";

const PAGE = "docs/graph-model-explanations.md";

describe("ten explanations", () => {
  it("stand in the docs as they are made (PARLEY_WRITE=1 writes them)", () => {
    if (process.env.PARLEY_WRITE === "1") writeFileSync(PAGE, explanationsPage());
    expect(readFileSync(PAGE, "utf8")).toBe(explanationsPage());
    expect(CHOSEN).toHaveLength(10);
  });

  for (const { case: name, concept, heading, dm, state } of CHOSEN) {
    it(`${heading} (${name}) is true, and its moves can be made`, () => {
      const model = modelOfCase(name);
      const focal = model.decisionMakers.findIndex(({ id }) => id === dm);
      const s = model.stateWithId(state);
      const witness = witnessOf(model, concept, focal, s);
      expect(isStableBy(witness)).toBe(heading.includes(", stable"));
      expect(isStable(model, concept, focal, s)).toBe(heading.includes(", stable"));
      replay(model, concept, focal, s);
    });
  }

  it("say GMR where only SMR fails", () => {
    const { case: name, dm, state } = CHOSEN[4]!;
    const model = modelOfCase(name);
    const focal = model.decisionMakers.findIndex(({ id }) => id === dm);
    expect(isGmr(model, focal, model.stateWithId(state))).toBe(true);
  });

  it("name options in every sentence of every catalogued verdict that moves", () => {
    const model = modelOfCase("kinsara-2014/elmira-12");
    for (let s = 0; s < model.stateCount; s++) {
      for (const focal of model.decisionMakers.keys()) {
        const sentences = explain(model, "smr", focal, s, witnessOf(model, "smr", focal, s));
        if (sentences.length > 1) expect(sentences.join(" ")).toMatch(/“(Modify|Delay|Accept|Abandon|Insist)”/u);
      }
    }
  });
});
