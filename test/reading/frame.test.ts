// Who does what to whom: event classes of verbs with many uses, and what is no recipient.
import { describe, expect, test } from "vitest";
import { englishReader } from "./english.ts";
import { plainDoc } from "./plain-doc.ts";

/** Action class and recipients of the first statement. */
function frame(text: string): string {
  const [statement] = englishReader().readDoc(plainDoc(text), null).statements;
  const recipients = statement?.recipient.map((p) => p.name).join("+");
  return `${statement?.action?.class ?? "none"}: ${recipients}`;
}

describe("verbs of many uses have a class only with a name", () => {
  test.each([
    ["The talks took place in Lisbon.", "none: place"],
    ["The army took Goma.", "COERCE: Goma"],
    ["The rebels took two villages.", "COERCE: two villages"],
    ["The minister took a decision.", "none: decision"],
    ["Both armies exchanged fire.", "ASSAULT: "],
    ["Both crews exchanged mortar fire.", "ASSAULT: "],
  ])("%s", (text, expected) => {
    expect(frame(text)).toBe(expected);
  });
});

describe("a time is no recipient", () => {
  test.each([
    ["The gunmen attacked on Sunday.", "ASSAULT: "],
    ["The council met on Tuesday.", "CONSULT: "],
    ["The gunmen attacked the depot on Sunday.", "ASSAULT: depot"],
  ])("%s", (text, expected) => {
    expect(frame(text)).toBe(expected);
  });
});
