// What is denied must never come out as asserted: negators shared by joined verbs, and what no evidence shows.
import { expect, test } from "vitest";
import { told } from "./told.ts";

const kindsOf = (text: string): readonly string[] =>
  told(text, ({ kind, negated }, words) => `${kind}${negated ? " not" : ""}: ${words}`);

test.each([
  "Kagame will not withdraw his troops and accept a ceasefire.",
  "The rebels would not lay down their arms or accept observers.",
])("%s", (text) => {
  const accepting = kindsOf(text).filter((line) => line.includes("accept"));
  expect(accepting.length).toBeGreaterThan(0);
  for (const line of accepting) expect(line).not.toMatch(/^(?:acceptance|report|forecast|pledge):/u);
});

test("a joined verb with `but` or a form of its own keeps its own sign", () => {
  expect(kindsOf("Kagame did not withdraw but accepted a ceasefire.").join("\n")).toMatch(/acceptance: /u);
});

test.each([
  ["The mission said that it had seen no evidence that Rwandan troops had encircled Goma.", "encircled"],
  ["The inspectors found no proof that Iran had moved the centrifuges.", "moved"],
  ["The observers did not find any sign that the army had shelled the camp.", "shelled"],
])("%s", (text, deed) => {
  const told = kindsOf(text).filter((line) => line.includes(deed));
  expect(told.length).toBeGreaterThan(0);
  for (const line of told) expect(line).toMatch(/^denial/u);
});

test("to doubt that somebody is committed to peace is no pledge", () => {
  expect(kindsOf("Tshisekedi now doubts that Kagame is committed to peace.").join("\n")).not.toMatch(/pledge/u);
  expect(kindsOf("Kagame is committed to withdrawing his troops.").join("\n")).toMatch(/pledge/u);
});

test.each([
  ["The harbour police do not suspect that alcohol played a role.", "alcohol"],
  ["The union does not accept that the closure is about money.", "closure"],
  ["The court did not find that the arrest was lawful.", "arrest"],
])("what somebody does not hold is not told as so: %s", (text, word) => {
  const told = kindsOf(text).filter((line) => line.includes(word));
  expect(told.length).toBeGreaterThan(0);
  for (const line of told) expect(line).toMatch(/ not: /u);
});

test("a negator at the end of a condition stays in it", () => {
  expect(kindsOf("If it does not, it will lose the vote in the autumn.")).toEqual([
    "forecast: it will lose the vote in the autumn",
  ]);
});
