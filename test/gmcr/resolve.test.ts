// Solving again after a change gives what solving anew gives; what is promised before the start holds.
import { describe, expect, it } from "vitest";
import { conflictOfSize } from "../../bench/gmcr.ts";
import {
  type Conflict,
  estimateWork,
  FAST_CONCEPTS,
  makeModel,
  type Preference,
  solve,
  solveAgain,
  solveWatched,
  statesIn,
} from "../../src/gmcr/index.ts";
import { randomConflict } from "../conformance/random-model.ts";

/** The conflict with one decision maker's statements turned round. */
function reversed(conflict: Conflict, dm: number): Conflict {
  const preferences = conflict.preferences.map((preference, i): Preference => {
    if (i !== dm || preference.basis.kind !== "statements") return preference;
    return { ...preference, basis: { kind: "statements", statements: [...preference.basis.statements].reverse() } };
  });
  return { ...conflict, preferences };
}

describe("solving again", () => {
  it("gives what solving anew gives", () => {
    const conflicts = [
      ...Array.from({ length: 120 }, (_, seed) => randomConflict({ seed }).conflict),
      ...[8, 9, 10].map((options) => conflictOfSize(options, 3, options, 0)),
      conflictOfSize(10, 4, 3, 300),
    ];
    for (const [i, conflict] of conflicts.entries()) {
      const model = makeModel(conflict).model!;
      let solved = { model, solution: solve(model, FAST_CONCEPTS) };
      let current = conflict;
      for (const dm of conflict.decisionMakers.keys()) {
        current = reversed(current, dm);
        solved = solveAgain(solved, current, dm)!;
        const anew = solve(makeModel(current).model!, FAST_CONCEPTS);
        for (const concept of FAST_CONCEPTS) {
          const [a, b] = [solved.solution.get(concept)!, anew.get(concept)!];
          if ("notDefined" in a || "notDefined" in b) throw new Error("not defined");
          expect(a.stable.map(statesIn), `conflict ${i} ${concept}`).toEqual(b.stable.map(statesIn));
          expect(statesIn(a.equilibria)).toEqual(statesIn(b.equilibria));
        }
      }
    }
  });
});

describe("before the start", () => {
  it("states are counted without listing them", () => {
    expect(estimateWork(conflictOfSize(24, 3, 1, 0))).toMatchObject({
      states: 2 ** 24,
      isExact: true,
      isWithinLimit: true,
    });
    expect(estimateWork(conflictOfSize(26, 3, 1, 0)).isWithinLimit).toBe(false);
    const sparse = conflictOfSize(14, 3, 5, 3000);
    expect(estimateWork(sparse).states).toBe(makeModel(sparse).model!.stateCount);
    for (let seed = 0; seed < 60; seed++) {
      const { conflict, model, features } = randomConflict({ seed });
      if (!features.includes("merged")) expect(estimateWork(conflict).states).toBe(model.stateCount);
    }
  });

  it("work tells its progress and can be ended", () => {
    const model = makeModel(conflictOfSize(10, 3, 1, 0)).model!;
    const told: number[] = [];
    expect(solveWatched(model, FAST_CONCEPTS, { onProgress: (done, total) => told.push(done / total) > 0 })).not.toBe(
      null,
    );
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(solveWatched(model, FAST_CONCEPTS, { onProgress: () => false })).toBe(null);
  });
});
