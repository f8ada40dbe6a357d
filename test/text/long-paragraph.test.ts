// A paragraph that no author wrote keeps its text but is not searched to its end.
import { expect, test } from "vitest";
import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import { makeDoc } from "../../src/text/index.ts";

const docOf = (text: string) =>
  makeDoc(
    { id: "d1", path: "a.txt", hash: "sha256:0", bytes: new TextEncoder().encode(text), note: null },
    TEXT_LIBRARIES,
  );

test("a paragraph of a hundred thousand characters is read in part, and the next one wholly", () => {
  const text = `The talks began.\n${"The envoy spoke again and again. ".repeat(3200)}\nThe talks ended.\n`;
  const doc = docOf(text);
  expect(doc.text).toBe(text);
  expect(doc.problems.map(({ rule }) => rule)).toEqual(["long-paragraph"]);
  const last = doc.sentences.at(-1)!;
  expect(doc.text.slice(last.start, last.end)).toBe("The talks ended.");
  expect(doc.sentences.length).toBeLessThan(2000);
});

test("a long chapter of an honest length is read without a warning", () => {
  expect(docOf("The envoy spoke again and again. ".repeat(1200)).problems).toEqual([]);
});
