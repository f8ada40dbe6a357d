// GMCR+ files in and out, and the other formats that models are written in.
import { describe, expect, it } from "vitest";
import {
  type Conflict,
  exportModel,
  idsFor,
  importGmcr,
  importNfg,
  makeModel,
  parseConflict,
  solve,
  statesIn,
} from "../../src/gmcr/index.ts";
import { randomConflict } from "../conformance/random-model.ts";
import { CANAL, conflictFrom } from "./write-conflict.ts";

const written = (conflict: Conflict, format: "csv" | "dot" | "graphml" | "nfg" | "gmcr"): string => {
  const model = makeModel(conflict).model!;
  const exported = exportModel(conflict, model, solve(model), format);
  if ("refused" in exported) throw new Error(exported.refused);
  return exported.text;
};

const GMCR = {
  version: "0.4",
  options: [
    { name: "Strike", permittedDirection: "fwd" },
    { name: "Offer", permittedDirection: "both" },
    { name: "Lock out", permittedDirection: "back" },
  ],
  // The union's options stand apart in the file: the importer regroups.
  decisionMakers: [
    {
      name: "Union",
      options: [0, 2],
      preferences: [
        [[1, "Y"]],
        {
          compound: true,
          members: [
            [[0, "N"]],
            [
              [2, "Y"],
              [1, "N"],
            ],
          ],
        },
        [[1, "Y"]],
      ],
    },
    {
      name: "Works & Co",
      options: [1],
      preferences: [[[0, "N"]]],
      misperceptions: [
        [
          [2, "Y"],
          [0, "Y"],
        ],
      ],
    },
  ],
  infeasibles: [
    [
      [0, "Y"],
      [1, "Y"],
      [2, "Y"],
    ],
  ],
  useManualPreferenceRanking: false,
};

describe("a GMCR+ file", () => {
  it("is read with its options regrouped and its statements", () => {
    const { conflict, problems, text } = importGmcr(JSON.stringify(GMCR));
    expect(problems).toEqual([]);
    expect(conflict!.options.map(({ fullId }) => fullId)).toEqual(["union.strike", "union.lock-out", "works-co.offer"]);
    expect(conflict!.options.map(({ direction }) => direction)).toEqual(["on", "off", "both"]);
    const model = makeModel(conflict!).model!;
    expect(model.stateCount).toBe(7);
    expect(model.hidden[1]![model.stateWithId("YYN")]).toBe(1);
    expect(parseConflict(text!).problems).toEqual([]);
    const { basis } = conflict!.preferences[0]!;
    expect(basis.kind === "statements" ? basis.statements.map(({ expression }) => expression.text) : []).toEqual([
      "works-co.offer",
      "(not union.strike) or (union.lock-out and not works-co.offer)",
    ]);
  });

  it("is read with its manual ranking, numbered after regrouping", () => {
    const manual = {
      ...GMCR,
      useManualPreferenceRanking: true,
      decisionMakers: GMCR.decisionMakers.map((dm) => ({
        ...dm,
        misperceptions: [],
        preferenceRanking: [3, [1, 2], 4, 5, 6, 7],
      })),
    };
    const { conflict, problems } = importGmcr(JSON.stringify(manual));
    expect(problems).toEqual([]);
    const model = makeModel(conflict!).model!;
    // Numbers count NNN, YNN, NYN, YYN, ... over union.strike, union.lock-out, works-co.offer.
    expect(model.ranks[0]![model.stateWithId("NYN")]).toBe(5);
    expect(model.ranks[0]![model.stateWithId("NNN")]).toBe(model.ranks[0]![model.stateWithId("YNN")]);
  });

  it("warns of coalitions, and is refused where it cannot be understood", () => {
    expect(importGmcr(JSON.stringify({ ...GMCR, coalitions: [[0, 1]] })).problems[0]!.severity).toBe("warning");
    const refused: readonly (readonly [string, string])[] = [
      ["(dp0\nS'options'", "Python pickle"],
      ["{", "no JSON"],
      ["[]", "the file that is no object"],
      [JSON.stringify({ ...GMCR, infeasibles: [[[9, "Y"]]] }), 'the option "9"'],
      [JSON.stringify({ ...GMCR, infeasibles: [[[0, "X"]]] }), 'the value "X"'],
      [
        JSON.stringify({ ...GMCR, decisionMakers: GMCR.decisionMakers.slice(0, 1) }),
        "option 1 without a decision maker",
      ],
      [JSON.stringify({ ...GMCR, options: [{ name: "x", permittedDirection: "up" }] }), 'the direction "up"'],
    ];
    for (const [text, found] of refused) {
      const { conflict, problems } = importGmcr(text);
      expect(conflict).toBe(null);
      expect(problems.at(-1)!.found).toContain(found);
    }
  });

  it("comes back the same after export, on random conflicts", () => {
    let exported = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { conflict, model } = randomConflict({ seed });
      const out = exportModel(conflict, model, solve(model, ["nash"]), "gmcr");
      if ("refused" in out) continue;
      const back = importGmcr(out.text);
      expect(back.problems, `seed ${seed}`).toEqual([]);
      const other = makeModel(back.conflict!).model!;
      expect(other.stateCount).toBe(model.stateCount);
      const [a, b] = [solve(model), solve(other)];
      for (const concept of a.keys()) {
        const [one, two] = [a.get(concept)!, b.get(concept)!];
        if ("notDefined" in one || "notDefined" in two) continue;
        expect(two.stable.map(statesIn), `seed ${seed} ${concept}`).toEqual(one.stable.map(statesIn));
      }
      exported++;
    }
    expect(exported).toBeGreaterThan(50);
  });

  it("gets ids from any names", () => {
    expect(idsFor(["Release Water", "release water", "if", "3rd way", "—", "Ça va"])).toEqual([
      "release-water",
      "release-water-2",
      "if-2",
      "x-3rd-way",
      "x5",
      "ca-va",
    ]);
  });
});

describe("a Gambit game", () => {
  const CHICKEN = `NFG 1 R "Chicken" { "Row" "Column" }

{ { "Go" "Swerve" }
{ "Go" "Swerve" }
}
""

0 0 2 4 4 2 3 3
`;

  it("is read as options and rankings", () => {
    const { conflict, problems } = importNfg(CHICKEN);
    expect(problems).toEqual([]);
    const model = makeModel(conflict!).model!;
    const nash = solve(model, ["nash"]).get("nash")!;
    expect("notDefined" in nash ? [] : statesIn(nash.equilibria).map((s) => model.stateId(s))).toEqual(["YN", "NY"]);
  });

  it("comes back after export, with more than two strategies too", () => {
    for (let seed = 0; seed < 150; seed++) {
      const { conflict, model } = randomConflict({ seed });
      const out = exportModel(conflict, model, solve(model, ["nash"]), "nfg");
      if ("refused" in out) continue;
      const back = importNfg(out.text);
      expect(back.problems).toEqual([]);
      const other = makeModel(back.conflict!).model!;
      expect(other.stateCount).toBe(model.stateCount);
      const counts = (of: typeof model): readonly number[] =>
        [...solve(of, ["nash", "gmr", "smr", "seq", "sseq"]).values()].map((result) =>
          "notDefined" in result ? -1 : statesIn(result.equilibria).length,
        );
      if (conflict.hidden.every((hidden) => hidden === null))
        expect(counts(other), `seed ${seed}`).toEqual(counts(model));
    }
  });

  it("is refused with its place where it is something else", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["EFG 2 R", '1:1 "EFG"'],
      [CHICKEN.replace("3 3", "3"), "7 pay-offs"],
      [CHICKEN.replace("4 2", "4 x"), '8:11 "x"'],
      [CHICKEN.replace("0 0 2", "{ { 0, 0 } }"), "8:1 a game in outcome form"],
    ];
    for (const [text, expected] of cases) {
      const { problems } = importNfg(text);
      expect(`${problems[0]!.line}:${problems[0]!.column} ${problems[0]!.found}`).toContain(expected);
    }
  });
});

describe("other formats", () => {
  const conflict = conflictFrom(
    CANAL.replace("North\n", 'North "A & B", <i>\n')
      .replace('name: North "', "name: 'North \"")
      .replace("<i>\n", "<i>'\n"),
  );

  it("CSV has a row a state, quoted where it must be", () => {
    const rows = written(conflict, "csv").trimEnd().split("\r\n");
    expect(rows).toHaveLength(7);
    expect(rows[0]).toContain(
      "state,label,description,north.dredge,north.toll,south.blockade,rank north,rank south,nash north",
    );
    expect(rows[2]).toContain('"North ""A & B"", <i>: Dredge the canal"');
  });

  it("DOT and GraphML have every move", () => {
    const model = makeModel(conflict).model!;
    let arcs = 0;
    for (let s = 0; s < model.stateCount; s++) for (const dm of [0, 1]) arcs += model.moves(dm, s).length;
    expect(written(conflict, "dot").match(/->/g)).toHaveLength(arcs);
    const xml = written(conflict, "graphml");
    expect(xml.match(/<edge /g)).toHaveLength(arcs);
    expect(xml).toContain("A &amp; B&quot;, &lt;i&gt;");
  });

  it("Gambit's .nfg has a pay-off for every profile, and is refused where some profile is infeasible", () => {
    const game = written(
      conflictFrom(CANAL.replace(/infeasible:\n.*\n/u, "").replace(/ranking: .*/u, "weights: {south.blockade: 1}")),
      "nfg",
    );
    expect(game.split("\n\n")[1]!.trim().split("\n")).toHaveLength(8);
    expect(game).toMatch(/^NFG 1 R "The canal" \{ "North" "South" \} \{ \{ "NN" "YN" "NY" "YY" \} \{ "N" "Y" \} \}/u);
    const crossed = CANAL.replace("north.toll and not north.dredge", "north.toll and south.blockade").replace(
      /ranking: .*/u,
      "indifferent: true",
    );
    expect(() => written(conflictFrom(crossed), "nfg")).toThrow("feasible");
  });
});
