// The actor tables: their shape, one owner for each name, the same fields for every state.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ACTOR_FILES, actorTablesFrom } from "../../src/reading/en/entities/actor-tables.ts";
import { makeEntityTable, type NameNode } from "../../src/reading/en/entities/entity-table.ts";

const files = Object.fromEntries(
  ACTOR_FILES.map((file) => [
    file,
    parse(readFileSync(new URL(`../../data/actors/${file}`, import.meta.url), "utf8")) as unknown,
  ]),
);
const { tables, problems } = actorTablesFrom(files);

test("every row has the expected shape", () => {
  expect(problems).toEqual([]);
  expect(tables.states.length).toBeGreaterThanOrEqual(205);
  expect(tables.holders.length).toBeGreaterThanOrEqual(600);
});

test("no name belongs to two actors, surnames aside", () => {
  const shared: string[] = [];
  const walk = (node: NameNode): void => {
    const hits = node.hits.filter((hit) => hit.how !== "surname" && hit.how !== "adjective");
    if (new Set(hits.map((hit) => hit.actor.key)).size > 1)
      shared.push(hits.map((hit) => `${hit.words.join(" ")} = ${hit.actor.name}`).join("; "));
    for (const next of node.next.values()) walk(next);
  };
  walk(makeEntityTable(tables).names);
  expect(shared).toEqual([]);
});

test("no adjective belongs to two states", () => {
  const owners = new Map<string, string>();
  for (const state of tables.states)
    for (const adjective of state.adjectives) {
      expect(owners.get(adjective) ?? state.name, adjective).toBe(state.name);
      owners.set(adjective, state.name);
    }
});

test("every office belongs to a listed actor, and no holder leaves before entering", () => {
  const actors = new Set([...tables.states, ...tables.blocs, ...tables.organisations].map((row) => row.name));
  for (const holder of tables.holders) {
    expect(actors, holder.actor).toContain(holder.actor);
    expect(holder.to ?? 9999, holder.name).toBeGreaterThanOrEqual(holder.from);
  }
});

test("every state row has the same fields", () => {
  for (const row of files["states.yaml"] as readonly Record<string, unknown>[]) {
    for (const field of ["name", "adj", "people", "seat"]) expect(Object.keys(row), String(row.name)).toContain(field);
    for (const field of Object.keys(row))
      expect(["name", "adj", "people", "seat", "aka", "bloc", "status"], String(row.name)).toContain(field);
  }
});

test("rows that do not fit are left out and named", () => {
  const broken = actorTablesFrom({
    "states.yaml": [{ name: "Atlantis", status: "sunken" }, { adj: [] }, 3],
    "offices.yaml": { Atlantis: { king: ["Nobody"] }, Lemuria: 5 },
    "media.yaml": "none",
  });
  expect(broken.tables.states).toEqual([]);
  expect(broken.problems.map((problem) => problem.message)).toEqual([
    "states.yaml: row 1 is not of the expected shape",
    "states.yaml: row 2 is not of the expected shape",
    "states.yaml: row 3 is not of the expected shape",
    "media.yaml: a list of rows was expected",
    'offices.yaml: Atlantis, king: “Nobody” is no "Name from-to"',
    "offices.yaml: Lemuria: offices were expected",
  ]);
});
