// Disputes of short texts read as a whole: each clash once, and none between statements that only share a word.
import { describe, expect, test } from "vitest";
import { ENGLISH_LEDGER_WORDS, makeLedgers } from "../../src/ledger/index.ts";
import { builtInCodebook, englishReader } from "../reading/english.ts";
import { plainDoc } from "../reading/plain-doc.ts";

/** Field and holders of every dispute. */
function disputes(text: string): string[] {
  const codebook = builtInCodebook();
  const reading = englishReader().readDocs([plainDoc(text)], codebook);
  return makeLedgers(reading, [], codebook, ENGLISH_LEDGER_WORDS).disputes.map(
    ({ field, sides }) => `${field}: ${sides.map(({ heldBy }) => heldBy.join("+")).join(" | ")}`,
  );
}

describe("disputes of texts", () => {
  test.each([
    ["Kenya and Mali have blamed each other for the fire at the depot.", ["actor: Kenya | Mali"]],
    [
      "The harbour master published a timetable for the ferry. A captain complained that this is no timetable at all.",
      [],
    ],
  ])("%s", (text, expected) => {
    expect(disputes(text)).toEqual(expected);
  });
});
