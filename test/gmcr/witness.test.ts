// Witnesses agree with the definitions, and every move in them can be made.
import { describe, it } from "vitest";
import {
  ALL_CONCEPTS,
  BASIC_CONCEPTS,
  type GraphModel,
  makeModel,
  STRONG_CONCEPTS,
  type StabilityConcept,
  whyNotDefined,
} from "../../src/gmcr/index.ts";
import { readCatalogue } from "../conformance/catalogue.ts";
import { randomConflict } from "../conformance/random-model.ts";
import { replay } from "./replay.ts";

function replayAll(model: GraphModel, concepts: readonly StabilityConcept[]): void {
  for (const concept of concepts) {
    if (whyNotDefined(model, concept) !== null) continue;
    for (let s = 0; s < model.stateCount; s++) {
      for (const dm of model.decisionMakers.keys()) replay(model, concept, dm, s);
    }
  }
}

describe("witnesses", () => {
  for (const { name, conflict } of readCatalogue("cases")) {
    it(`of ${name} replay`, () => replayAll(makeModel(conflict).model!, BASIC_CONCEPTS));
  }

  it("of random conflicts replay", () => {
    for (let seed = 0; seed < 30; seed++) replayAll(randomConflict({ seed }).model, BASIC_CONCEPTS);
    for (let seed = 0; seed < 10; seed++) replayAll(randomConflict({ seed, withUnknown: true }).model, ALL_CONCEPTS);
    for (let seed = 0; seed < 30; seed++)
      replayAll(randomConflict({ seed, withStrength: true }).model, STRONG_CONCEPTS);
  });
});
