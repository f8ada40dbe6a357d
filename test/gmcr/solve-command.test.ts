// `parley solve` as other programs see it: JSON lines, problems on standard error, exit codes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conflictTextOfSize } from "../../bench/gmcr.ts";
import { solveLine } from "../../src/wire/index.ts";
import { CANAL } from "./write-conflict.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-solve-"));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const canal = file("canal.yaml", CANAL);

function parley(...words: readonly string[]): { lines: readonly string[]; said: string; exit: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["bin/parley.js", "solve", ...words], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { lines: stdout.trimEnd().split("\n"), said: stderr, exit: status };
}

describe("parley solve --json", () => {
  it("gives the documented line for each file, in order, invalid ones included", () => {
    const bad = file("bad.yaml", CANAL.replace("not south.blockade", "not south.blokade"));
    const { lines, said, exit } = parley(canal, bad, join(folder, "missing.yaml"), canal, "--json");
    expect(exit).toBe(5);
    const objects = lines.map((line) => solveLine.parse(JSON.parse(line)));
    expect(objects.map(({ ok }) => ok)).toEqual([true, false, false, true]);
    expect(said.split("\n")[0]).toBe(`${bad}:18:22: an unknown option "south.blokade"; expected "south.blockade"`);
    const [first] = objects;
    if (!first?.ok) throw new Error("the first file is sound");
    expect(first.decisionMakers).toEqual(["north", "south"]);
    expect(first.options).toEqual(["north.dredge", "north.toll", "south.blockade"]);
    expect(first.states?.map(({ id }) => id)).toEqual(["NNN", "YNN", "YYN", "NNY", "YNY", "YYY"]);
    expect(Object.keys(first.stability)).toEqual(["nash", "gmr", "smr", "seq", "sseq", "sim"]);
    expect(first.stability.nash).toEqual({
      stable: { north: ["YYN", "YYY"], south: ["NNN", "YNN", "YYN", "YYY"] },
      equilibria: ["YYN", "YYY"],
    });
  });

  it("gives counts, limits, chosen concepts", () => {
    const counted = JSON.parse(parley(canal, "--json", "--counts", "--concepts", "seq,nash").lines[0]!);
    expect(solveLine.safeParse(counted).success).toBe(true);
    expect(Object.keys(counted.stability)).toEqual(["seq", "nash"]);
    expect(counted.stability.nash).toEqual({ stable: { north: 2, south: 4 }, equilibria: 2 });
    expect(counted.states).toBe(undefined);
    const limited = JSON.parse(parley(canal, "--json", "--limit", "1").lines[0]!);
    expect(solveLine.safeParse(limited).success).toBe(true);
    expect(limited.stability.nash.stable.south).toEqual(["NNN"]);
    expect(limited.counts.nash.stable.south).toBe(4);
  });

  it("tells hidden states apart, and what is not defined", () => {
    const hidden = file("hidden.yaml", `${CANAL}hidden: {south: north.toll}\n`);
    const solved = JSON.parse(parley(hidden, "--json").lines[0]!);
    expect(solveLine.safeParse(solved).success).toBe(true);
    expect(solved.notKnown).toEqual({ south: ["YYN", "YYY"] });
    expect(solved.stability.nash.notKnown).toEqual({ south: ["YYN", "YYY"] });
    expect(solved.stability.nash.stable.south).toEqual(["NNN", "YNN"]);
    expect(solved.stability.nash.equilibria).toEqual(["YYN", "YYY"]);
    const graph = file(
      "graph.json",
      JSON.stringify({
        format: "parley-conflict/1",
        decisionMakers: [{ id: "a" }],
        states: [{ id: "s" }, { id: "t" }],
        moves: { a: [["s", "t"]] },
        preferences: { a: { ranking: [["t"], ["s"]] } },
      }),
    );
    const other = JSON.parse(parley(graph, "--json").lines[0]!);
    expect(other.stability.sim).toEqual({ notDefined: "graph form has no option changes to combine" });
    expect(other.stability.nash.equilibria).toEqual(["t"]);
  });

  it("adds coalitions, the status quo, assumptions and explanations where they are asked for", () => {
    const assumed = file(
      "assumed.yaml",
      `${CANAL}assumptions:
  - id: calm
    claim: The south would rather not block
    holds: {}
    fails: {preferences: {south: {statements: [{prefer: south.blockade}]}}}
`,
    );
    const { lines, exit } = parley(
      assumed,
      "--json",
      "--coalitions",
      "--from-status-quo",
      "--assumptions",
      "--explain",
      "NNN",
      "--concepts",
      "nash",
    );
    expect(exit).toBe(0);
    const solved = JSON.parse(lines[0]!);
    expect(solveLine.safeParse(solved).error).toBe(undefined);
    expect(solved.coalitions[0].members).toEqual(["north", "south"]);
    expect(Object.keys(solved.coalitions[0].stability)).toEqual(["cnash", "cgmr", "csmr", "cseq"]);
    expect(solved.fromStatusQuo.find(({ id }: { id: string }) => id === "YYY").moves.length).toBe(2);
    expect(solved.assumptions.worlds).toEqual([
      { holds: ["calm"], likelihood: null },
      { holds: [], likelihood: null },
    ]);
    expect(solved.assumptions.equilibria.nash).toContainEqual({
      id: "YYY",
      label: null,
      worlds: [0, 1],
      share: 1,
      probability: null,
      hangsOn: { calm: 0 },
    });
    expect(solved.explanations.sentences.nash.north[0]).toContain("North would leave");
  });

  it("asks for a limit above 100,000 states, and streams what it is asked for", () => {
    const large = file("large.json", conflictTextOfSize(17, 3, 1, 0));
    expect(parley(large, "--json").exit).toBe(2);
    const { lines, exit } = parley(large, "--json", "--concepts", "nash", "--limit", "200000");
    expect(exit).toBe(0);
    expect(JSON.parse(lines[0]!).states).toHaveLength(2 ** 17);
  });
});

describe("parley solve for people", () => {
  it("prints a table, reasons, wanted changes, other formats; refuses what it does not know", () => {
    expect(parley(canal).lines.join("\n")).toContain("Would stay: 1 North, 2 South.");
    expect(parley(canal, "--explain", "YNN").lines.join("\n")).toContain("North would leave by taking “Raise a toll”");
    expect(parley(canal, "--want", "YNN", "--concepts", "nash").lines.join("\n")).toContain("It would be one if");
    expect(parley(canal, "--to", "csv").lines).toHaveLength(7);
    expect(parley("--case", "elmira", "--concepts", "nash").exit).toBe(0);
    const typo = parley("--case", "elmyra");
    expect([typo.exit, typo.said]).toEqual([3, expect.stringContaining("expected elmira")]);
    expect(parley(canal, "--concepts", "sqe").said).toContain("expected seq");
    expect(parley(canal, "--concepts", "sqe").exit).toBe(2);
    expect(parley(canal, "--explain", "QQQ").exit).toBe(3);
    expect(parley(canal, "--coalitions", "--concepts", "nash").exit).toBe(0);
    expect(parley().exit).toBe(2);
  });
});
