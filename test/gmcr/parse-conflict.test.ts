// The conflict file: what is read, and that everything wrong is named with its line, its column, what was found and expected.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeModel, parseConflict } from "../../src/gmcr/index.ts";
import { CANAL, conflictFrom, modelFrom, problemsOf } from "./write-conflict.ts";

const replaced = (from: string, to: string): string => {
  if (!CANAL.includes(from)) throw new Error(`not in the sample: ${from}`);
  return CANAL.replace(from, to);
};

describe("a sound conflict file", () => {
  it("has no problems, and its states in order of their options", () => {
    expect(problemsOf(CANAL)).toEqual([]);
    const model = modelFrom(CANAL);
    expect(Array.from({ length: model.stateCount }, (_, s) => model.stateId(s))).toEqual([
      "NNN",
      "YNN",
      "YYN",
      "NNY",
      "YNY",
      "YYY",
    ]);
    expect([...model.ranks[0]!]).toEqual([2, 2, 3, 0, 0, 1]);
    expect([...model.ranks[1]!]).toEqual([2, 3, 0, 1, 2, 0]);
  });

  it("may be JSON, with tabs and a byte order mark", () => {
    const conflict = conflictFrom(CANAL);
    const json = `\ufeff{\n\t"format": "parley-conflict/1",\n\t"decisionMakers": [{"id": "a", "options": [{"id": "x"}]}],\n\t"preferences": {"a": {"indifferent": true}}\n}`;
    expect(problemsOf(json)).toEqual([]);
    expect(conflict.decisionMakers.map(({ name }) => name)).toEqual(["North", "South"]);
  });

  it("gives options their name by default, and no status quo where all N is infeasible and not asked for", () => {
    const text = `format: parley-conflict/1
decisionMakers: [{id: a, options: [{id: x}, {id: "y"}]}]
infeasible: [{when: not a.x and not a.y}]
preferences: {a: {weights: {a.x: 0.1, a.y: 0.3}}}`;
    const model = modelFrom(text);
    expect(model.decisionMakers[0]!.name).toBe("a");
    expect(model.statusQuo).toBe(null);
    expect(model.layout!.names).toEqual(["x", "y"]);
  });

  it("adds weights exactly, so that equal sums are tied", () => {
    const text = `format: parley-conflict/1
decisionMakers: [{id: a, options: [{id: x}, {id: z}, {id: w}]}]
preferences: {a: {weights: {a.x: 0.1, a.z: 0.2, a.w: 0.3}}}`;
    const model = modelFrom(text);
    const rank = (id: string): number => model.ranks[0]![model.stateWithId(id)]!;
    expect(rank("YYN")).toBe(rank("NNY"));
    expect(rank("NNN")).toBe(0);
    expect(rank("YYY")).toBe(6);
  });

  it("merges states, names them by their pattern, and keeps moves into and out of them", () => {
    const text = `format: parley-conflict/1
decisionMakers:
  - {id: a, options: [{id: quit, direction: on}, {id: push}]}
  - {id: b, options: [{id: wait}]}
merge: [{when: a.quit, as: It is over}]
preferences:
  a: {ranking: [[NNN], [NYN], [NNY], [NYY], [Y--]]}
  b: {statements: [{prefer: not a.quit}, {prefer: b.wait and not a.push}]}`;
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^8:42: a preference statement that differs between "YNN" and "YNY"/u);
    const model = modelFrom(text.replace("{prefer: b.wait and not a.push}", "{prefer: b.wait or a.quit}"));
    const over = model.stateWithId("Y--");
    expect(model.stateLabel(over)).toBe("It is over");
    expect(model.stateCount).toBe(5);
    expect(model.moves(0, model.stateWithId("NNN"))).toContain(over);
    expect(model.moves(0, over)).toEqual([]);
    expect(model.moves(1, over)).toEqual([]);
    expect(model.stateWithId("YNN")).toBe(-1);
  });

  it("reads graph form, hidden states, unknown pairs and strength", () => {
    const text = `format: parley-conflict/1
decisionMakers: [{id: a}, {id: b}]
states: [{id: s1}, {id: s2, label: the second}, {id: s3}]
moves: {a: [[s1, s2], [s2, s3]], b: [[s3, s1]]}
statusQuo: s1
hidden: {b: [s3]}
preferences:
  a: {ranking: [[s1], ">>", [s2], [s3]]}
  b: {ranking: [[s1, s2, s3]], unknown: [[s1, s2]]}`;
    const model = modelFrom(text);
    expect(model.moves(0, 0)).toEqual([1]);
    expect(model.moves(1, 2)).toEqual([]);
    expect([...model.greatlyBelow[0]!]).toEqual([-1, -1, 1]);
    expect(model.unknown[1]!.size).toBe(2);
    expect(model.statusQuo).toBe(0);
  });

  it("blocks moves by rule", () => {
    const model = modelFrom(
      `${CANAL}blockedMoves: [{decisionMaker: south, from: south.blockade, to: not south.blockade}]\n`,
    );
    expect(model.moves(1, model.stateWithId("NNY"))).toEqual([]);
    expect(model.moves(1, model.stateWithId("NNN"))).toEqual([model.stateWithId("NNY")]);
  });
});

describe("a wrong conflict file", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["an empty text", "", ['1:1: an empty file; expected a conflict that begins with "format: parley-conflict/1"']],
    [
      "another format",
      replaced("parley-conflict/1", "parley-conflict/2"),
      ['1:9: the format "parley-conflict/2"; expected parley-conflict/1'],
    ],
    [
      "an unknown field",
      replaced("title:", "titel:"),
      ['2:1: an unknown field "titel" in a conflict; expected "title"'],
    ],
    [
      "an unknown field inside",
      replaced("name: Dredge the canal}", "label: Dredge}"),
      ['7:22: an unknown field "label" in an option; expected one of "id", "name", "direction", "evidence"'],
    ],
    [
      "a mistyped option",
      replaced("not south.blockade", "not south.blokade"),
      ['18:22: an unknown option "south.blokade"; expected "south.blockade"'],
    ],
    [
      "an option without its owner",
      replaced("prefer: north.toll", "prefer: toll"),
      ['19:18: an unknown option "toll"; expected "north.toll"'],
    ],
    [
      "a word of the language as id",
      replaced("id: toll", "id: iff").replaceAll("north.toll", "north.dredge"),
      ['8:14: "iff" as id of an option; expected another id: this is a word of the expressions'],
    ],
    [
      "an id with a space",
      replaced("id: toll", "id: a toll").replaceAll("north.toll", "north.dredge"),
      ['8:14: "a toll" as id of an option; expected letters, digits, "_" and "-", beginning with a letter'],
    ],
    [
      "a second if",
      replaced("prefer: north.toll", "prefer: north.toll if south.blockade iff north.dredge"),
      ['19:47: a second "if" or "iff" without brackets; expected brackets that say which binds first'],
    ],
    [
      "a missing bracket",
      replaced("prefer: north.toll", "prefer: (north.toll or north.dredge"),
      ['19:18: "(" without its ")"; expected as many closing as opening brackets'],
    ],
    [
      "an unfinished expression",
      replaced("prefer: north.toll", "prefer: north.toll and"),
      ['19:32: the end of the expression where a term should stand; expected an option, "not" or "("'],
    ],
    [
      "a strange character",
      replaced("prefer: north.toll", "prefer: north.toll & north.dredge"),
      ['19:29: the character "&"; expected options, not, and, or, if, iff and brackets'],
    ],
    [
      "a state left out of a ranking",
      replaced("[YYN, YYY]", "[YYN]"),
      ['21:5: a ranking of "south" without "YYY"; expected every feasible state once'],
    ],
    [
      "an infeasible state in a ranking",
      replaced("[YYN, YYY]", "[YYN, YYY, NYN]"),
      [
        '21:52: state "NYN", which is infeasible (rule in line 14); expected a feasible state: 3 letters Y or N in the order of the options',
      ],
    ],
    [
      "a state twice in a ranking",
      replaced("[YYN, YYY]", "[YYN, YYY, YNN]"),
      ['21:52: state "YNN" a second time (first in line 21); expected every feasible state once'],
    ],
    [
      "two kinds of preference",
      replaced("    ranking:", "    indifferent: true\n    ranking:"),
      [
        '21:5: "ranking" and "indifferent" for "south"; expected one of "statements", "weights", "ranking", "indifferent"',
      ],
    ],
    [
      "no preferences",
      CANAL.slice(0, CANAL.indexOf("  south:\n    ranking")),
      [
        '9:5: decision maker "south" without preferences; expected an entry "south" under "preferences"; "indifferent: true" says on purpose that there are none',
      ],
    ],
    ["a second document", `${CANAL}---\na: 1\n`, ["22:1: a second YAML document; expected one document in a file"]],
    [
      "a tag",
      replaced("title: The", "title: !!str The"),
      ['2:14: the tag "tag:yaml.org,2002:str"; expected plain values without tags'],
    ],
    [
      "an unknown tag",
      replaced("title: The", "title: !x The"),
      ["2:8: unresolved tag: !x; expected plain values without tags"],
    ],
    ["a NUL", replaced("The canal", "The\0canal"), ["2:11: a NUL character; expected text without NUL characters"]],
    [
      "a key twice",
      `${CANAL}title: Again\n`,
      ['22:1: "title" a second time (first in line 2); expected each name once'],
    ],
    [
      "contradictory rules",
      `${CANAL.replace("infeasible:\n", "infeasible:\n  - {when: north.dredge}\n  - {when: not north.dredge}\n")}`,
      ["15:5: rules in lines 14 and 15 that together leave no state; expected at least one feasible state"],
    ],
    [
      "an infeasible status quo",
      `${CANAL}statusQuo: {north.toll: Y}\n`,
      ['22:12: a status quo "NYN" that is infeasible by the rule in line 14; expected a feasible state'],
    ],
    ["a status quo with another value", `${CANAL}statusQuo: {north.toll: yes}\n`, ['22:25: "yes"; expected Y or N']],
    [
      "an unknown decision maker",
      `${CANAL}hidden: {nort: north.toll}\n`,
      ['22:10: an unknown decision maker "nort"; expected "north"'],
    ],
    ["graph form with options", `${CANAL}states: [{id: s}]\nmoves: {}\n`, []],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const problems = problemsOf(text);
      if (expected.length > 0) expect(problems).toEqual(expected);
      else expect(problems.length).toBeGreaterThan(0);
    });
  }

  it("points into folded and quoted expressions", () => {
    const folded = replaced(
      "      - {prefer: north.toll}",
      "      - prefer: >-\n          north.toll and\n          south.blokade",
    );
    expect(problemsOf(folded)).toEqual(['21:11: an unknown option "south.blokade"; expected "south.blockade"']);
    const inQuotes = replaced("{prefer: north.toll}", '{prefer: "north.toll and south.blokade"}');
    expect(problemsOf(inQuotes)).toEqual(['19:34: an unknown option "south.blokade"; expected "south.blockade"']);
  });

  it("says how many states too many options are", () => {
    const options = (n: number): string => Array.from({ length: n }, (_, i) => `{id: o${i}}`).join(", ");
    const text = (n: number): string =>
      `format: parley-conflict/1\ndecisionMakers: [{id: a, options: [${options(n)}]}]\npreferences: {a: {indifferent: true}}\n`;
    expect(problemsOf(text(25))[0]).toContain(
      "25 options with 33,554,432 feasible states; expected at most 16,777,216",
    );
    expect(problemsOf(text(60))[0]).toContain("60 options, which are 1,152,921,504,606,846,976 combinations");
  });

  it("holds forty options where few combinations are feasible", () => {
    const ids = Array.from({ length: 40 }, (_, i) => `a.o${i}`);
    const text = `format: parley-conflict/1
decisionMakers: [{id: a, options: [${ids.map((id) => `{id: ${id.slice(2)}}`).join(", ")}]}]
infeasible: [${ids
      .slice(1)
      .map((id, i) => `{when: ${id} and not ${ids[i]}}`)
      .join(", ")}]
preferences: {a: {weights: {a.o3: 1}}}`;
    const model = modelFrom(text);
    expect(model.stateCount).toBe(41);
    expect(model.moves(0, 0)).toHaveLength(40);
  });

  it("ends nested and huge input in a message", () => {
    const nested = `${"(".repeat(9000)}north.toll${")".repeat(9000)}`;
    expect(problemsOf(replaced("prefer: north.toll", `prefer: "${nested}"`))).toEqual([]);
    const huge = Array.from({ length: 20_000 }, () => "north.toll").join(" or ");
    expect(problemsOf(replaced("prefer: north.toll", `prefer: ${huge}`))).toEqual([
      "19:18: an expression of more than 20,000 terms; expected a shorter one",
    ]);
    for (const text of ["[".repeat(50_000), "- ".repeat(20_000), "{a: ".repeat(20_000), "x".repeat(4_000_001)]) {
      expect(problemsOf(text).length).toBeGreaterThan(0);
    }
  });

  it("does not let repeated anchors grow without end", () => {
    const levels = Array.from({ length: 30 }, (_, i) => `  - &l${i + 1} [*l${i}, *l${i}]`).join("\n");
    const text = `format: parley-conflict/1\ndecisionMakers:\n  - &l0 {id: a}\n${levels}\npreferences: {}\n`;
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  it("never throws on any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((words) => CANAL.slice(0, words.length * 7) + words),
        ),
        (text) => {
          const { conflict } = parseConflict(text);
          if (conflict !== null) makeModel(conflict);
        },
      ),
      { numRuns: 300 },
    );
  });
});
