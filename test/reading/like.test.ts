// Clauses of comparison: `as X agreed to do` is a statement of its own, about what the clause above it is about.
import { expect, test } from "vitest";
import { builtInCodebook, englishReader } from "./english.ts";
import { plainDoc } from "./plain-doc.ts";

const read = (text: string) => englishReader().readDoc(plainDoc(text), builtInCodebook()).statements;

test.each([
  ["The army will withdraw like Kenya agreed to do in March.", "Kenya"],
  ["The rebels will disarm as Uganda agreed to do in spring.", "Uganda"],
])("%s", (text, voice) => {
  expect(read(text).some(({ voices }) => voices.at(-1)!.name === voice)).toBe(true);
});

test("`do` speaks of what it stands for", () => {
  const found = read("The rebels will disarm as Uganda agreed to do during the talks.");
  expect(found.find(({ voices }) => voices.at(-1)!.name === "Uganda")?.issue).toBe("demilitarization");
});

// The parser takes the valley for what agreed.
test.fails("behind an object", () => {
  const found = read("The army will leave the valley like Kenya agreed to do in March.");
  expect(found.some(({ voices }) => voices.at(-1)!.name === "Kenya")).toBe(true);
});
