// Coalitions, status quo and strength of preference: published facts, and their own definitions on random models.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  coalitionBreaks,
  coalitionImprovements,
  coalitionsAmong,
  evolutionFrom,
  evolutionGraph,
  isStable,
  solve,
  solveCoalitions,
  statesIn,
  unilateralImprovements,
  unilateralMoves,
} from "../../src/gmcr/index.ts";
import { randomConflict } from "../conformance/random-model.ts";
import { modelFrom } from "./write-conflict.ts";

const elmira = modelFrom(readFileSync("cases/kinsara-2014/elmira-12/conflict.yaml", "utf8"));
const [MOE, UNIROYAL, LOCAL] = [0, 1, 2] as const;
const at = (id: string): number => elmira.stateWithId(id);

describe("coalitions", () => {
  it("break the Elmira equilibrium that the guide names, and only with the coalition it names", () => {
    const coalitions = coalitionsAmong([MOE, UNIROYAL, LOCAL]);
    expect(coalitions).toHaveLength(4);
    const breaks = coalitionBreaks(elmira, coalitions, "cnash", [at("NYNNY")]);
    expect(breaks).toEqual([{ members: [MOE, UNIROYAL], state: at("NYNNY"), improvement: at("YNYNY") }]);
    expect(coalitionImprovements(elmira, [MOE, UNIROYAL], at("NYNNY"))).toEqual([at("YNYNY")]);
    expect(unilateralMoves(elmira, MOE, at("NYNNY"))).not.toContain(at("YNYNY"));
    expect(unilateralMoves(elmira, UNIROYAL, at("NYNNY"))).not.toContain(at("YNYNY"));
  });

  it("of one member are stable where the member is; inclusions hold", () => {
    for (let seed = 500; seed < 530; seed++) {
      const { model, conflict } = randomConflict({ seed });
      // With intransitive moves one member alone cannot move twice in succession either, so a coalition of one is its member.
      const singles = solveCoalitions(
        model,
        conflict.decisionMakers.map((_, dm) => [dm]),
      );
      for (const { members, stable } of singles) {
        const dm = members[0]!;
        for (let s = 0; s < model.stateCount; s++) {
          if (model.hidden[dm]?.[s] === 1) continue;
          expect(stable.cnash[s] === 1).toBe(isStable(model, "nash", dm, s));
          expect(stable.cgmr[s] === 1).toBe(isStable(model, "gmr", dm, s));
          expect(stable.csmr[s] === 1).toBe(isStable(model, "smr", dm, s));
        }
      }
      for (const { stable } of solveCoalitions(model, coalitionsAmong(conflict.decisionMakers.map((_, dm) => dm)))) {
        for (const s of statesIn(stable.cnash)) expect(stable.csmr[s]).toBe(1);
        for (const s of statesIn(stable.csmr)) expect(stable.cgmr[s]).toBe(1);
        for (const s of statesIn(stable.cseq)) expect(stable.cgmr[s]).toBe(1);
      }
    }
  });
});

describe("status quo", () => {
  it("gives the Elmira facts of the guide", () => {
    const better = evolutionFrom(elmira, at("NYNNN"), "improvements");
    const first = elmira.decisionMakers.flatMap((_, dm) =>
      unilateralImprovements(elmira, dm, at("NYNNN")).map((to) => ({ dm, to })),
    );
    expect(first).toEqual([{ dm: LOCAL, to: at("NYNNY") }]);
    expect(better.lengths[at("NYNNY")]).toBe(1);
    expect(better.lengths[at("YNYNY")]).toBe(-1);
    expect(better.pathTo(at("YNYNY"))).toBe(null);
    const all = evolutionFrom(elmira, at("NYNNN"), "moves");
    expect(all.lengths[at("YNYNY")]).toBe(3);
    expect(statesIn(Uint8Array.from(all.lengths, (length) => (length >= 0 ? 1 : 0)))).toHaveLength(12);
  });

  it("gives shortest legal paths that can be walked", () => {
    for (let seed = 600; seed < 680; seed++) {
      const { model } = randomConflict({ seed });
      for (const kind of ["moves", "improvements"] as const) {
        const evolution = evolutionFrom(model, 0, kind);
        for (let s = 0; s < model.stateCount; s++) {
          const path = evolution.pathTo(s);
          expect(path?.length ?? -1).toBe(evolution.lengths[s]);
          let here = 0;
          let last = -1;
          for (const { dm, from, to } of path ?? []) {
            expect(from).toBe(here);
            expect(dm).not.toBe(last);
            expect((kind === "moves" ? unilateralMoves : unilateralImprovements)(model, dm, from)).toContain(to);
            [here, last] = [to, dm];
          }
          if (path !== null) expect(here).toBe(s);
          if (path !== null && path.length > 0) expect(evolution.lastMovers(s)).toContain(path.at(-1)!.dm);
        }
      }
    }
  });

  it("draws the evolution", () => {
    const { states, arcs } = evolutionGraph(elmira, at("NYNNN"), 5);
    expect(states).toHaveLength(5);
    expect(arcs.every(({ from, to }) => states.includes(from) && states.includes(to))).toBe(true);
  });
});

describe("strength of preference", () => {
  const text = `format: parley-conflict/1
decisionMakers: [{id: a, options: [{id: x}]}, {id: b, options: [{id: z}]}]
preferences:
  a: {ranking: [[YN], [NN], ">>", [YY], [NY]]}
  b: {ranking: [[YY], [NN], [NY], [YN]]}`;

  it("tells a sanction that is much worse from one that is only worse", () => {
    const model = modelFrom(text);
    const s = model.stateWithId("NN");
    expect(isStable(model, "seq", 0, s)).toBe(true);
    expect(isStable(model, "strong_seq", 0, s)).toBe(true);
    const mild = modelFrom(text.replace(', ">>", [YY], [NY]', ', [YY], ">>", [NY]'));
    expect(isStable(mild, "seq", 0, s)).toBe(true);
    expect(isStable(mild, "strong_seq", 0, s)).toBe(false);
  });

  it("keeps strong within general, and SEQ within GMR", () => {
    for (let seed = 0; seed < 100; seed++) {
      const { model } = randomConflict({ seed, withStrength: true });
      const solution = solve(model, ["nash", "gmr", "smr", "seq", "strong_gmr", "strong_smr", "strong_seq"]);
      for (const [inner, outer] of [
        ["strong_gmr", "gmr"],
        ["strong_smr", "smr"],
        ["strong_seq", "seq"],
        ["strong_smr", "strong_gmr"],
        ["strong_seq", "strong_gmr"],
      ] as const) {
        const one = solution.get(inner)!;
        const two = solution.get(outer)!;
        if ("notDefined" in one || "notDefined" in two) continue;
        for (const [dm, stable] of one.stable.entries())
          for (const s of statesIn(stable)) expect(two.stable[dm]![s]).toBe(1);
      }
    }
  });
});
