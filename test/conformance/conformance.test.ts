// One suite for every engine: tiny models enumerated, seeded random models, renaming and reordering, the inclusions.
import { describe, expect, it } from "vitest";
import {
  ALL_CONCEPTS,
  BASIC_CONCEPTS,
  type Conflict,
  type GraphModel,
  makeModel,
  type Preference,
  parseConflict,
  type StabilityConcept,
  solve,
  solveByDefinition,
  statesIn,
  whyNotDefined,
} from "../../src/gmcr/index.ts";
import { type Comparison, compareEngines } from "./engines.ts";
import { makeRandom, randomConflict } from "./random-model.ts";

const newComparison = (): Comparison => ({ verdicts: 0, differences: [] });

/** All ways of ranking `n` things with ties: a level for each, levels from 0 without gaps. */
function weakOrders(n: number): readonly (readonly number[])[] {
  const orders: number[][] = [];
  const levels: number[] = [];
  const extend = (): void => {
    if (levels.length === n) {
      const used = new Set(levels);
      if ([...used].every((level) => level === 0 || used.has(level - 1))) orders.push([...levels]);
      return;
    }
    for (let level = 0; level < n; level++) {
      levels.push(level);
      extend();
      levels.pop();
    }
  };
  extend();
  return orders;
}

function twoByTwo(directions: readonly [string, string], infeasible: readonly string[]): Conflict {
  const text = {
    format: "parley-conflict/1",
    decisionMakers: ["a", "b"].map((id, i) => ({ id, options: [{ id: "x", direction: directions[i] }] })),
    infeasible: infeasible.map((when) => ({ when })),
    preferences: { a: { indifferent: true }, b: { indifferent: true } },
  };
  return parseConflict(JSON.stringify(text)).conflict!;
}

function ranked(conflict: Conflict, ids: readonly string[], orders: readonly (readonly number[])[]): GraphModel {
  const preferences = orders.map((levels, dm): Preference => {
    const at = conflict.preferences[dm]!.at;
    const count = Math.max(...levels) + 1;
    const named = Array.from({ length: count }, (_, level) =>
      ids.flatMap((id, i) => (levels[i] === count - 1 - level ? [{ id, at }] : [])),
    );
    return { ...conflict.preferences[dm]!, basis: { kind: "ranking", levels: named, gaps: [] } };
  });
  return makeModel({ ...conflict, preferences }).model!;
}

const idsOf = (conflict: Conflict): readonly string[] => {
  const model = makeModel(conflict).model!;
  return Array.from({ length: model.stateCount }, (_, s) => model.stateId(s));
};

describe("every engine agrees with the definitions", () => {
  it("on all rankings with ties of the 2 x 2 conflict", () => {
    const conflict = twoByTwo(["both", "both"], []);
    const ids = idsOf(conflict);
    const orders = weakOrders(4);
    expect(orders).toHaveLength(75);
    const comparison = newComparison();
    for (const [i, a] of orders.entries()) {
      for (const [j, b] of orders.entries())
        compareEngines(ranked(conflict, ids, [a, b]), BASIC_CONCEPTS, `${i} ${j}`, comparison);
    }
    expect(comparison.differences).toEqual([]);
    expect(comparison.verdicts).toBe(5625 * 4 * 3 * (6 + 5 * 3));
  });

  it("on all rankings of its three feasible states, with every direction of the options", () => {
    const comparison = newComparison();
    for (const first of ["both", "on", "off"]) {
      for (const second of ["both", "on", "off"]) {
        for (const infeasible of ["a.x and b.x", "a.x and not b.x", "not a.x and b.x", "not a.x and not b.x"]) {
          const conflict = twoByTwo([first, second], [infeasible]);
          const ids = idsOf(conflict);
          const orders = weakOrders(3);
          for (const a of orders) {
            for (const b of orders) {
              compareEngines(
                ranked(conflict, ids, [a, b]),
                BASIC_CONCEPTS,
                `${first} ${second} ${infeasible}`,
                comparison,
              );
            }
          }
        }
      }
    }
    expect(comparison.differences).toEqual([]);
    expect(comparison.verdicts).toBe(9 * 4 * 13 * 13 * 3 * 3 * (6 + 5 * 3));
  });

  it("on all move lists over two states, and a sample over three", () => {
    const comparison = newComparison();
    const random = makeRandom(7);
    for (const n of [2, 3]) {
      const ids = Array.from({ length: n }, (_, s) => `s${s}`);
      const arcs = ids.flatMap((from) => ids.flatMap((to) => (from === to ? [] : [[from, to]])));
      const codes = 2 ** arcs.length;
      const orders = weakOrders(n);
      for (let code = 0; code < codes * codes; code++) {
        if (n === 3 && random() > 0.25) continue;
        const taken = (bits: number): string[][] => arcs.filter((_, i) => ((bits >> i) & 1) === 1);
        const text = {
          format: "parley-conflict/1",
          decisionMakers: [{ id: "a" }, { id: "b" }],
          states: ids.map((id) => ({ id })),
          moves: { a: taken(code % codes), b: taken(Math.floor(code / codes)) },
          preferences: { a: { indifferent: true }, b: { indifferent: true } },
        };
        const conflict = parseConflict(JSON.stringify(text)).conflict!;
        for (const a of orders) {
          for (const b of orders) {
            if (n === 3 && random() > 0.01) continue;
            compareEngines(ranked(conflict, ids, [a, b]), BASIC_CONCEPTS, `arcs ${code}`, comparison);
          }
        }
      }
    }
    expect(comparison.differences).toEqual([]);
    expect(comparison.verdicts).toBeGreaterThan(50_000);
  });

  it("on seeded random models of two to five decision makers", () => {
    const comparison = newComparison();
    const seen = new Set<string>();
    for (let seed = 0; seed < 250; seed++) {
      const { model, features } = randomConflict({ seed });
      for (const feature of features) seen.add(feature);
      compareEngines(model, BASIC_CONCEPTS, `seed ${seed}`, comparison);
    }
    expect(comparison.differences).toEqual([]);
    expect([...seen].sort()).toEqual(["blocked", "hidden", "infeasible", "irreversible", "merged", "move-list"]);
  });
});

describe("on every random model", () => {
  it("the inclusions hold", () => {
    const inclusions: readonly (readonly [StabilityConcept, StabilityConcept])[] = [
      ["nash", "smr"],
      ["smr", "gmr"],
      ["nash", "sseq"],
      ["sseq", "seq"],
      ["seq", "gmr"],
      ["sseq", "smr"],
    ];
    for (let seed = 1000; seed < 1400; seed++) {
      const { model } = randomConflict({ seed });
      const solution = solve(model);
      for (const [inner, outer] of inclusions) {
        const a = solution.get(inner)!;
        const b = solution.get(outer)!;
        if ("notDefined" in a || "notDefined" in b)
          throw new Error(`seed ${seed}: ${inner} or ${outer} is not defined`);
        for (const [dm, stable] of a.stable.entries()) {
          for (const s of statesIn(stable)) expect(b.stable[dm]![s], `seed ${seed} ${inner} in ${outer}`).toBe(1);
        }
      }
    }
  });

  it("renaming and reordering decision makers and options changes nothing", () => {
    for (let seed = 2000; seed < 2150; seed++) {
      const { text, model, conflict } = randomConflict({ seed });
      if (conflict.form === "graph") continue;
      const random = makeRandom(seed);
      const object = JSON.parse(text);
      const shuffled = shuffle(object.decisionMakers, random) as { id: string; options: { id: string }[] }[];
      for (const dm of shuffled) dm.options = shuffle(dm.options, random);
      const order = shuffled.flatMap((dm) => dm.options.map((option) => `${dm.id}.${option.id}`));
      const oldOrder = conflict.options.map(({ fullId }) => fullId);
      const translated = (id: string): string => order.map((option) => id[oldOrder.indexOf(option)]!).join("");
      const moved = {
        ...object,
        decisionMakers: shuffled,
        preferences: translateRankings(object.preferences, translated),
      };
      const renamed = JSON.stringify(moved)
        .replaceAll(/\bd(\d)\b/g, "party$1")
        .replaceAll(/\bo(\d)\b/g, "act$1");
      const other = makeModel(parseConflict(renamed).conflict!).model!;
      const a = solve(model);
      const b = solve(other);
      for (const concept of BASIC_CONCEPTS) {
        const one = a.get(concept)!;
        const two = b.get(concept)!;
        if ("notDefined" in one || "notDefined" in two) {
          expect(one).toEqual(two);
          continue;
        }
        for (const [dm, { id }] of conflict.decisionMakers.entries()) {
          const otherDm = shuffled.findIndex((entry) => entry.id === id);
          const left = statesIn(one.stable[dm]!)
            .map((s) => translated(model.stateId(s)))
            .sort();
          const right = statesIn(two.stable[otherDm]!)
            .map((s) => other.stateId(s))
            .sort();
          expect(right, `seed ${seed} ${concept}`).toEqual(left);
        }
      }
    }
  });

  it("reordering and renaming the states of move lists changes nothing", () => {
    for (let seed = 4000; seed < 4150; seed++) {
      const { text, model, conflict } = randomConflict({ seed });
      if (conflict.form === "option") continue;
      const object = JSON.parse(text);
      const states = shuffle(object.states, makeRandom(seed));
      const other = makeModel(
        parseConflict(JSON.stringify({ ...object, states }).replaceAll(/"s(\d+)"/g, '"place$1"')).conflict!,
      ).model!;
      const [a, b] = [solve(model), solve(other)];
      for (const concept of ["nash", "gmr", "smr", "seq", "sseq"] as const) {
        const [one, two] = [a.get(concept)!, b.get(concept)!];
        if ("notDefined" in one || "notDefined" in two) throw new Error("not defined");
        for (const [dm, stable] of one.stable.entries()) {
          const left = statesIn(stable)
            .map((s) => model.stateId(s).replace("s", "place"))
            .sort();
          expect(
            statesIn(two.stable[dm]!)
              .map((s) => other.stateId(s))
              .sort(),
            `seed ${seed} ${concept}`,
          ).toEqual(left);
        }
      }
    }
  });

  it("the forms under unknown preference agree with the plain concepts where nothing is unknown", () => {
    for (let seed = 3000; seed < 3030; seed++) {
      const { model } = randomConflict({ seed });
      for (const concept of ["nash", "gmr", "smr", "seq"] as const) {
        const plain = solveByDefinition(model, concept);
        for (const form of ["a", "b", "c", "d"] as const) {
          const formed = solve(model, [`${concept}_${form}`]).get(`${concept}_${form}`)!;
          if ("notDefined" in formed) throw new Error(formed.notDefined);
          expect(formed.stable.map(statesIn), `seed ${seed} ${concept}_${form}`).toEqual(plain.stable.map(statesIn));
        }
      }
    }
  });

  it("forms a to d order as their definitions do: a in b and c, both in d", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { model } = randomConflict({ seed, withUnknown: true });
      const solution = solve(
        model,
        ALL_CONCEPTS.filter((concept) => whyNotDefined(model, concept) === null),
      );
      for (const concept of ["nash", "gmr", "smr"] as const) {
        for (const [inner, outer] of [
          ["a", "b"],
          ["a", "c"],
          ["b", "d"],
          ["c", "d"],
        ] as const) {
          const a = solution.get(`${concept}_${inner}`)!;
          const b = solution.get(`${concept}_${outer}`)!;
          if ("notDefined" in a || "notDefined" in b) throw new Error("a form is not defined");
          for (const [dm, stable] of a.stable.entries()) {
            for (const s of statesIn(stable))
              expect(b.stable[dm]![s], `seed ${seed} ${concept} ${inner} ${outer}`).toBe(1);
          }
        }
      }
    }
  });
});

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

function translateRankings(
  preferences: Record<string, { ranking?: string[][] }>,
  translated: (id: string) => string,
): object {
  return Object.fromEntries(
    Object.entries(preferences).map(([dm, value]) => [
      dm,
      value.ranking === undefined ? value : { ranking: value.ranking.map((level) => level.map(translated)) },
    ]),
  );
}
