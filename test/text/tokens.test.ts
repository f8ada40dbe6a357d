// Tokens: the treebanks' way of splitting, exact offsets, linear time.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../src/text/tokens.ts";
import { cpuMs } from "../cpu-clock.ts";

/** Each line is a sentence with its expected tokens between bars. */
const SPLITS: readonly [string, string][] = [
  ["The envoys don’t agree.", "The|envoys|do|n’t|agree|."],
  ["They can't, won't and cannot leave.", "They|ca|n't|,|wo|n't|and|can|not|leave|."],
  ["Georgia’s border; the ministers' plan.", "Georgia|’s|border|;|the|ministers|'|plan|."],
  ["I’m sure we’ll see what they’d said.", "I|’m|sure|we|’ll|see|what|they|’d|said|."],
  ["The U.S. envoy met J. K. Doe at 5 p.m. in St. Gallen.", "The|U.S.|envoy|met|J.|K.|Doe|at|5|p.m.|in|St.|Gallen|."],
  ["A cease-fire of twenty-one days", "A|cease|-|fire|of|twenty|-|one|days"],
  ["a non-aligned, pro-government, re-elected co-chair", "a|non-aligned|,|pro-government|,|re-elected|co-chair"],
  ["an e-mail to press@un.example.org", "an|e-mail|to|press@un.example.org"],
  ["See https://example.org/a?b=1, then go.", "See|https://example.org/a?b=1|,|then|go|."],
  ["It cost $1,250.50, or 12.5% of 3/4.", "It|cost|$|1,250.50|,|or|12.5|%|of|3/4|."],
  ["“Wait … no,” she said...", "“|Wait|…|no|,|”|she|said|..."],
  ["the 15-year-old (born 1999) and/or 2010–2012", "the|15|-|year|-|old|(|born|1999|)|and|/|or|2010|–|2012"],
  ["O’Neill’s and D’Arcy met AT&T.", "O’Neill|’s|and|D’Arcy|met|AT&T|."],
  ["at 20km from the 3rd line, 9/11, 10:30", "at|20|km|from|the|3rd|line|,|9/11|,|10:30"],
  ["gonna happen?!", "gon|na|happen|?!"],
  ["war — one -- and ‘peace’", "war|—|one|--|and|‘|peace|’"],
  ["May 2019’s vote and the 1990s' end, not '90s'.", "May|2019|’s|vote|and|the|1990s|'|end|,|not|'|90s|'|."],
  ["Call 713-555-0199 now", "Call|713-555-0199|now"],
];

describe("tokenize", () => {
  test.each(SPLITS)("%s", (sentence, expected) => {
    const tokens = tokenize(sentence, { start: 0, end: sentence.length });
    expect(tokens.map((token) => token.text).join("|")).toBe(expected);
  });

  test("keeps offsets of the whole text", () => {
    const text = "One. Don’t go.";
    const tokens = tokenize(text, { start: 5, end: text.length });
    expect(tokens.map((token) => text.slice(token.start, token.end))).toEqual(["Do", "n’t", "go", "."]);
  });

  test("covers everything but white space exactly once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const tokens = tokenize(text, { start: 0, end: text.length });
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.start).trim()).toBe("");
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  test.each(["a-", "x", "U.", "('", "a@b", "1,2", "....", "http://x"])("takes linear time on %s repeated", (unit) => {
    const text = unit.repeat(100_000);
    const begin = cpuMs();
    tokenize(text, { start: 0, end: text.length });
    expect(cpuMs() - begin).toBeLessThan(4000);
  });
});
