// Sentences: where a stop ends one and where it does not.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/text/sentences.ts";
import { cpuMs } from "../cpu-clock.ts";

/** A bar stands where one sentence ends and the next begins. */
const BORDERS: readonly string[] = [
  "The envoy left.| Talks resume on Monday.",
  "Gen. Ivo Marek met Dr. A. B. Lund in St. Gallen.| He left.",
  "He lives in the U.S.| But she does not.",
  "“We will not sign.”| However, he did.",
  "“Will you sign?” Marek asked.| Nobody answered.",
  "Is it over?| Not yet!| We wait.",
  "They met at 5 p.m. on Monday.| It rained.",
  "They met at 5 p.m.| Talks failed.",
  "Prices rose 3.5 per cent (see Fig. 2).| Then they fell.",
  "He said ... nothing.| She left ...| Then he spoke.",
  "1. Stop the shelling.| 2. Leave the town.".replace("| 2. ", "|\n2. "),
  "Headline without stop|\nThe first line.",
  "Signed by Ivo Marek Jr. and others, e.g. Lund.| Nobody else came.",
  "It was approx. No. 5 on the list, i.e. Art. 51 of it.| End.",
  "The town fell on Jan. 5.| It was cold.",
  "The river rose.[12]| Bridges broke.",
  "Plan B.| The talks go on.",
  "Acme Inc. was there, and Foo Ltd. too.| They paid.",
  "The reporter wrote it.The editor cut it.".replace(".The", ".|The"),
  "he came late. nobody cared.".replace(". n", ".| n"),
];

describe("splitSentences", () => {
  test.each(BORDERS)("%s", (marked) => {
    const text = marked.replaceAll("|", "");
    const expected = marked.split("|").map((sentence) => sentence.trim());
    const found = splitSentences(text, { start: 0, end: text.length });
    expect(found.map((span) => text.slice(span.start, span.end))).toEqual(expected);
  });

  test("stays inside the part and never overlaps", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(20), (text, from) => {
        const part = { start: Math.min(from, text.length), end: text.length };
        let at = part.start;
        for (const span of splitSentences(text, part)) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, span.start).trim()).toBe("");
          expect(span.end).toBeGreaterThan(span.start);
          at = span.end;
        }
        expect(text.slice(at, part.end).trim()).toBe("");
      }),
    );
  });

  test.each(["A. ", "a", "Mr. ", "No.", "“", ". ", "Yes? "])("takes linear time on %s repeated", (unit) => {
    const text = unit.repeat(200_000);
    const begin = cpuMs();
    splitSentences(text, { start: 0, end: text.length });
    expect(cpuMs() - begin).toBeLessThan(4000);
  });
});
