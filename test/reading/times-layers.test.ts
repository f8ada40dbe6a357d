// Document dates as the words state them, several reference days in one document, years and days carried over.
import fc from "fast-check";
import { expect, test } from "vitest";
import { findTimes } from "../../src/reading/en/times/find-times.ts";
import { cpuMs } from "../cpu-clock.ts";
import { plainDoc } from "./plain-doc.ts";

const values = (text: string, date: string | null): readonly (readonly [string, string | null])[] =>
  findTimes(plainDoc(text, { date }), []).times.map((time) => [time.text, time.value]);

const BODY =
  "The two delegations met for a third day without result, and neither side would say what had been offered to the other.";

test.each([
  ["a dateline with its year", `Talks stall again\nTBILISI, March 3, 2021 (Newswire) — ${BODY}\n${BODY}`, "2021-03-03"],
  ["a date line under the title", `Talks stall again\n3 March 2021\n${BODY}\n${BODY}`, "2021-03-03"],
  ["a byline with the date", `Talks stall again\nBy Jane Roe | March 3, 2021\n${BODY}\n${BODY}`, "2021-03-03"],
  ["a labelled line", `Talks stall again\nPublished: 3 March 2021, 10:15\n${BODY}\n${BODY}`, "2021-03-03"],
  ["a label at the end", `Talks stall again\n${BODY}\n${BODY}\nPublished on 2021-03-03`, "2021-03-03"],
  ["a digest's head", `LAKE DIGEST | 3 March 2021 | evening\n${BODY}\n${BODY}`, "2021-03-03"],
  ["an edition's head", `The Ridge Report - morning edition, 3 March 2021\n${BODY}\n${BODY}`, "2021-03-03"],
  ["a dateline whose dash was lost", `Talks stall again\nOsh, 3 March 2021 ” ${BODY}\n${BODY}`, "2021-03-03"],
  [
    "published before updated",
    `Talks stall again\nUpdated: 5 March 2021\nPublished: 3 March 2021\n${BODY}\n${BODY}`,
    "2021-03-03",
  ],
])("the document's date: %s", (_name, text, value) => {
  expect(findTimes(plainDoc(text), []).date).toEqual({ value, basis: "stated" });
});

test.each([
  ["a dateline without a year", `Talks stall again\nTBILISI, March 3 (Newswire) — ${BODY}\n${BODY}`],
  [
    "a date inside the story",
    `Talks stall again\nThe treaty of 3 March 2021 was the last one that both signed.\n${BODY}`,
  ],
  ["a year alone", `Talks stall again\nIn 2021 ${BODY}\n${BODY}`],
])("nothing fixes the date: %s", (_name, text) => {
  expect(findTimes(plainDoc(text), []).date).toBeNull();
});

test("what the user gives outranks what the words state", () => {
  const doc = plainDoc(`Talks stall again\n3 March 2021\n${BODY}`, { date: "2021-03-05" });
  expect(findTimes(doc, []).date).toEqual({ value: "2021-03-05", basis: "given" });
});

const NEWSLETTER = `A harbour for peace
Ahead of the vote in the assembly today, here below is my article of yesterday that was published by the Coastal Review.
The fleet left its base today. It had been there for the past week. Last Monday nobody expected it.
The admirals met on Tuesday.`;

test("a preface and the older article below it have days of their own", () => {
  expect(values(NEWSLETTER, "2024-06-12")).toEqual([
    ["today", "2024-06-12"],
    ["yesterday", "2024-06-11"],
    ["today", "2024-06-11"],
    ["the past week", "2024-06-04/2024-06-11"],
    ["Last Monday", "2024-06-10"],
    ["Tuesday", "2024-06-11"],
  ]);
  expect(findTimes(plainDoc(NEWSLETTER, { date: "2024-06-12" }), []).layers.map((layer) => layer.basis)).toContain(
    "article-below-preface",
  );
});

test("without a date nothing of the newsletter is resolved", () => {
  expect(values(NEWSLETTER, null).map(([, value]) => value)).toEqual([null, null, null, null, null, null]);
});

test("a text first published elsewhere speaks on that day", () => {
  const text = `A harbour for peace\nThe fleet left its base yesterday.\n${BODY}\nThis article was first published on 3 March 2021.`;
  expect(values(text, "2024-06-12")[0]).toEqual(["yesterday", "2021-03-02"]);
});

test("sections under date headings speak on their days", () => {
  const text = `Diary of the siege\nKept by a teacher of the town.\nIt was sent to us in pieces.\n3 March 2021\nToday the shelling began.\n5 March 2021\nToday it stopped. Yesterday two houses burned.`;
  expect(values(text, null).filter(([words]) => /day$/i.test(words))).toEqual([
    ["Today", "2021-03-03"],
    ["Today", "2021-03-05"],
    ["Yesterday", "2021-03-04"],
  ]);
});

test.each([
  [
    "In late January 2015 the siege began. On February 11-12 the sides met. The guns fell silent on 18 February.",
    ["2015-01", "2015-02-11/2015-02-12", "2015-02-18"],
  ],
  [
    "On August 29, 2014, the town fell. The next day the garrison left. A week later a truce was signed.",
    ["2014-08-29", "2014-08-30", "2014-W36"],
  ],
  ["The accord of 5 May 2010 held. The following year it broke down.", ["2010-05-05", "2011"]],
  ["They met on 11 March 2021, after the plan was drawn up over the previous weekend.", ["2021-03-11", "2021-W09-WE"]],
  ["The war began in 1999. In March the capital fell.", ["1999", "1999-03"]],
  ["In March the minister resigned. He spoke today.", ["2024-03", "2024-06-12"]],
  [
    "On 5 May 2010 it broke down. This week it was renewed. On June 3 it was signed.",
    ["2010-05-05", "2024-W24", "2024-06-03"],
  ],
])("years and days carried over: %s", (text, expected) => {
  expect(values(text, "2024-06-12").map(([, value]) => value)).toEqual(expected);
});

test("what runs backwards is no stretch of time", () => {
  expect(values("The share fell in 2014 to 1999 levels.", "2024-06-12")).toEqual([
    ["2014", "2014"],
    ["1999", "1999"],
  ]);
});

test("every span re-reads its text and none overlap, whatever the text", () => {
  const piece = fc.constantFrom(
    "on March 3",
    "3 May 2021",
    "the past week",
    "yesterday",
    "by Friday",
    "in 2014",
    "’s",
    "-",
    "two",
    "days",
    "the",
    "May",
    "of",
    "early",
    "from",
    "to",
    "1999",
    "31",
    "10:30",
    "a.m.",
    "spring",
    "next",
    "Talks stalled",
    ".",
    "\n",
    "“",
    "every",
    "quarter",
    "second half",
    "99999999999999999999",
    "02/30/2021",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom(null, "2024-06-12", "2024-06", "2024"),
      (pieces, date) => {
        const doc = plainDoc(pieces.join(" "), { date });
        const { times } = findTimes(doc, []);
        let last = 0;
        for (const time of times) {
          expect(doc.text.slice(time.start, time.end)).toBe(time.text);
          expect(time.start).toBeGreaterThanOrEqual(last);
          expect(time.end).toBeGreaterThan(time.start);
          last = time.end;
          const { interval } = time;
          if (interval?.from != null && interval.to !== null) expect(interval.from <= interval.to).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a sentence of a megabyte is read in linear time", () => {
  const text = "on March 3 the two talked for three days and then left by Friday ".repeat(16_000);
  const started = cpuMs();
  findTimes(plainDoc(text, { date: "2024-06-12" }), []);
  expect(cpuMs() - started).toBeLessThan(20_000);
});
