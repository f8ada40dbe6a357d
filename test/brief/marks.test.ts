// Party badges: told apart, and drawn in no time however many parties there are.
import { expect, test } from "vitest";
import { makePen } from "../../src/brief/html/marks.ts";

const letters = (parties: readonly string[]): string[] => {
  const pen = makePen([], parties);
  return parties.map((name) => /<text[^>]*>([^<]*)</u.exec(pen.party(name).markup)?.[1] ?? "");
};

test("parties with one initial get different letters", () => {
  expect(letters(["Russia", "Rwanda", "United States", "Uganda"])).toEqual(["R", "Rw", "U", "Ug"]);
});

test("sixty parties with one initial are drawn at once", () => {
  const parties = Array.from({ length: 60 }, (_, i) => `A${String.fromCharCode(97 + (i % 26))}${i}`);
  expect(letters(parties)).toHaveLength(60);
});
