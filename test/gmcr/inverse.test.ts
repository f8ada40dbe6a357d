// Inverse questions: the published counts, and every answer against exhaustive search on small models.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  applyRuleChange,
  countStableRankings,
  describeRuleChange,
  destabilise,
  FAST_CONCEPTS,
  type FastConcept,
  findRuleChanges,
  type GraphModel,
  isHidden,
  isStable,
  makeEquilibrium,
  makeModel,
  stabilise,
  withChange,
} from "../../src/gmcr/index.ts";
import { randomConflict } from "../conformance/random-model.ts";
import { CANAL, conflictFrom, modelFrom } from "./write-conflict.ts";

const euphrates = modelFrom(readFileSync("cases/hipel-kilgour-kinsara-2014/euphrates-1975/conflict.yaml", "utf8"));

function permutations(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

/** The model with a strict ranking of one decision maker: `order` best first. */
function withOrder(model: GraphModel, dm: number, order: readonly number[]): GraphModel {
  const ranks = new Int32Array(order.length);
  for (const [place, s] of order.entries()) ranks[s] = order.length - 1 - place;
  return { ...model, ranks: model.ranks.map((own, i) => (i === dm ? ranks : own)) };
}

describe("counts of rankings", () => {
  it("are those of the Euphrates conflict: 240, 384, 300, 384 of 720", () => {
    const wanted = euphrates.stateWithId("YNN");
    const count = (concept: FastConcept): number => Number(countStableRankings(euphrates, concept, 0, wanted)!.stable);
    expect([count("nash"), count("gmr"), count("smr"), count("seq")]).toEqual([240, 384, 300, 384]);
    expect(countStableRankings(euphrates, "seq", 0, wanted)!.all).toBe(720n);
  });

  it("equal counting all rankings", () => {
    for (const concept of FAST_CONCEPTS) {
      for (let e = 0; e < 6; e++) {
        for (const dm of [0, 1]) {
          const orders = permutations(6);
          const stable = orders.filter((order) => isStable(withOrder(euphrates, dm, order), concept, dm, e)).length;
          expect(countStableRankings(euphrates, concept, dm, e)!.stable, `${concept} ${dm} ${e}`).toBe(BigInt(stable));
        }
      }
    }
  });
});

describe("smallest changes of a ranking", () => {
  it("equal exhaustive search over strict rankings", () => {
    let compared = 0;
    for (let seed = 0; compared < 120 && seed < 4000; seed++) {
      const { model } = randomConflict({ seed });
      if (model.stateCount < 3 || model.stateCount > 5) continue;
      const orders = permutations(model.stateCount);
      const concept = FAST_CONCEPTS[seed % 5]!;
      const dm = seed % model.decisionMakers.length;
      const e = seed % model.stateCount;
      if (isHidden(model, dm, e)) continue;
      compared++;
      const start = orders[(seed * 7919) % orders.length]!;
      const from = withOrder(model, dm, start);
      const sides = (order: readonly number[]): ReadonlySet<number> => new Set(order.slice(0, order.indexOf(e)));
      const results = orders.map((order) => {
        const before = sides(start);
        const after = sides(order);
        const comparisons = order.filter((s) => before.has(s) !== after.has(s)).length;
        let swaps = 0;
        for (const [i, a] of order.entries())
          for (const b of order.slice(i + 1)) if (start.indexOf(a) > start.indexOf(b)) swaps++;
        return { stable: isStable(withOrder(model, dm, order), concept, dm, e), comparisons, swaps };
      });
      for (const measure of ["comparisons", "swaps"] as const) {
        const least = (wanted: boolean): number =>
          Math.min(...results.filter(({ stable }) => stable === wanted).map((result) => result[measure]));
        const make = stabilise(from, concept, dm, e, measure)!;
        expect(make.isSmallest).toBe(true);
        expect(measure === "swaps" ? make.swaps : make.states.length, `seed ${seed} ${concept} ${measure}`).toBe(
          least(true),
        );
        expect(isStable(withChange(from, e, make), concept, dm, e)).toBe(true);
        const undo = destabilise(from, concept, dm, e, measure);
        expect(undo === null).toBe(least(false) === Number.POSITIVE_INFINITY);
        if (undo === null) continue;
        expect(
          measure === "swaps" ? undo.swaps : undo.states.length,
          `seed ${seed} ${concept} breaking ${measure}`,
        ).toBe(least(false));
        expect(isStable(withChange(from, e, undo), concept, dm, e)).toBe(false);
      }
    }
    expect(compared).toBe(120);
  });

  it("make an equilibrium together", () => {
    for (let seed = 0; seed < 120; seed++) {
      const { model } = randomConflict({ seed });
      for (const concept of FAST_CONCEPTS) {
        const { changes, isEquilibrium } = makeEquilibrium(model, concept, seed % model.stateCount);
        expect(isEquilibrium, `seed ${seed} ${concept}`).toBe(true);
        let changed = model;
        for (const change of changes) changed = withChange(changed, seed % model.stateCount, change);
        for (const dm of model.decisionMakers.keys()) {
          if (!isHidden(model, dm, seed % model.stateCount))
            expect(isStable(changed, concept, dm, seed % model.stateCount)).toBe(true);
        }
      }
    }
  });
});

describe("changes of what is written", () => {
  it("are found, are right, and read well", () => {
    const conflict = conflictFrom(
      CANAL.replace(
        "ranking: [[YNN], [NNN, YNY], [NNY], [YYN, YYY]]",
        "statements: [{prefer: not north.toll}, {prefer: south.blockade}]",
      ),
    );
    const { changes, tried, notSearched } = findRuleChanges(conflict, "nash", "YYN");
    expect(tried).toBeGreaterThan(20);
    expect(notSearched).toContain("two changes at once");
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      const model = makeModel(applyRuleChange(conflict, change)).model!;
      const s = model.stateWithId("YYN");
      expect(model.decisionMakers.every((_, dm) => isStable(model, "nash", dm, s))).toBe(true);
      expect(describeRuleChange(conflict, change)).not.toContain("undefined");
    }
    expect(changes.map((change) => describeRuleChange(conflict, change))).toContain(
      "South no longer cares for “south.blockade”",
    );
  });
});
