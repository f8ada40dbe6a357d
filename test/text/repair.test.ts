// Repair: mojibake of every kind becomes what was written, every step maps, and clean text in any script stays as it is.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLEAN_SAMPLES, ENGLISH_SAMPLES } from "../../bench/repair/clean-samples.ts";
import { damage, type Loss } from "../../bench/repair/damage.ts";
import { makeOffsetMap, type RepairStep, repairText } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";

const dataDir = resolve(import.meta.dirname, "../..", process.env.PARLEY_DATA ?? "../shared");

/** The text that the steps make of the original, and whether each step's words are the original's. */
function replay(original: string, steps: readonly RepairStep[]): string {
  let text = "";
  let last = 0;
  for (const step of steps) {
    expect(original.slice(step.start, step.end)).toBe(step.original);
    expect(step.start).toBeGreaterThanOrEqual(last);
    text += original.slice(last, step.start) + step.repaired;
    last = step.end;
  }
  return text + original.slice(last);
}

function expectMapped(original: string): void {
  const { text, steps } = repairText(original);
  expect(replay(original, steps)).toBe(text);
  const map = makeOffsetMap(steps);
  for (const { start, end, repaired } of steps) {
    expect(text.slice(map.toRepaired(start, "before"), map.toRepaired(end, "after"))).toBe(repaired);
  }
  expect(map.toRepaired(original.length, "after")).toBe(text.length);
  expect(map.toOriginal(text.length, "after")).toBe(original.length);
}

describe("complete mojibake", () => {
  const cases: [damaged: string, repaired: string, rule: string][] = [
    ["The generalâ€™s cafÃ© was â€œclosedâ€\u009d.", "The general’s café was “closed”.", "mojibake-windows-1252"],
    [
      "Переговоры"
        .split("")
        .map((c) => damage(c, "windows-1251", "?", "undefined").text)
        .join(""),
      "Переговоры",
      "mojibake-windows-1251",
    ],
    ["ZÃ¼rich und KÃ¶ln", "Zürich und Köln", "mojibake-windows-1252"],
    ["GdaÅ„sk, KrakÃ³w", "Gdańsk, Kraków", "mojibake-windows-1252"],
    ["r√©gime", "régime", "mojibake-macintosh"],
    ["the generalΓÇÖs view", "the general’s view", "mojibake-cp437"],
    ["doesnÃ¢â‚¬â„¢t", "doesn’t", "mojibake-windows-1252"],
    ["President FranÃ\u0083Â§ois Hollande", "President François Hollande", "mojibake-windows-1252"],
    [
      "President FranA\u0303\u0083A\u0302§ois Hollande",
      "President François Hollande",
      "composed+mojibake-windows-1252+mojibake-windows-1252",
    ],
    ["The \u0093talks\u0094 failed", "The “talks” failed", "control-windows-1252"],
  ];
  for (const [damaged, repaired, rule] of cases) {
    test(`${damaged} becomes ${repaired}`, () => {
      const result = repairText(damaged);
      expect(result.text).toBe(repaired);
      expect(result.steps.map((step) => step.rule)).toContain(rule);
      expectMapped(damaged);
    });
  }
});

describe("lossy mojibake", () => {
  const clean =
    "The envoy’s “plan” doesn’t exist – that’s what the ministry’s spokesman said, and it’s “all we’ve got”. They’re waiting; we aren’t.";
  const codecs = [
    "tis620",
    "windows-1252",
    "iso-8859-1",
    "windows-1250",
    "windows-1251",
    "koi8-r",
    "macintosh",
    "cp437",
    "windows-1253",
  ];
  for (const codec of codecs) {
    for (const loss of ["dropped", "?", "\uFFFD", " "] as Loss[]) {
      test(`${codec}, lost bytes ${loss === "dropped" ? "dropped" : `as "${loss}"`}`, () => {
        const { text: damaged } = damage(clean, codec, loss, "controls");
        expect(repairText(damaged).text.replaceAll("—", "–")).toBe(clean);
        expectMapped(damaged);
      });
    }
  }

  test("one mark is enough where nobody writes such a letter", () => {
    const { text, steps } = repairText("The ministerโs visit ended.");
    expect(text).toBe("The minister’s visit ended.");
    expect(steps).toEqual([{ rule: "lossy-tis620", start: 12, end: 13, original: "โ", repaired: "’" }]);
  });

  test("the dashes that survived decide which dash was lost", () => {
    expect(repairText("A Rome–Paris train โ the firstโs late โ came. Milan–Lyon too.").text).toContain("train – the");
    expect(repairText("It came—late. So โ the firstโs late โ it seems. True—no.").text).toContain("So — the");
  });

  test("without guesses what is lost is marked, not chosen", () => {
    expect(repairText("rated â€œbb+â€?, then â€œbbâ€?", { guesses: false }).text).toBe("rated “bb+�, then “bb�");
    expect(repairText("rated â€œbb+â€?, then â€œbbâ€?").text).toBe("rated “bb+”, then “bb”");
  });
});

describe("escapes", () => {
  const cases: [given: string, expected: string][] = [
    ["The envoy&rsquo;s &ldquo;plan&rdquo; &ndash; AT&amp;T&#8217;s", "The envoy’s “plan” – AT&T’s"],
    ["The envoy\\u2019s caf\\u00e9", "The envoy’s café"],
    ["Write &rsquo; for the mark", "Write &rsquo; for the mark"],
    ["<p>The envoy&rsquo;s</p>", "<p>The envoy&rsquo;s</p>"],
    ["10Î&frac14;s", "10Î&frac14;s"],
    ["C:\\users\\u2019s", "C:\\users\\u2019s"],
    ["a && b; R&D; Q&A; &c.", "a && b; R&D; Q&A; &c."],
  ];
  for (const [given, expected] of cases) {
    test(given, () => {
      expect(repairText(given).text).toBe(expected);
      expectMapped(given);
    });
  }
});

describe("clean text", () => {
  for (const text of [...CLEAN_SAMPLES, ...ENGLISH_SAMPLES]) {
    test(text.slice(0, 60), () => expect(repairText(text).steps).toEqual([]));
  }

  test("clean samples stay clean side by side", () => {
    const all = [...CLEAN_SAMPLES, ...ENGLISH_SAMPLES].join("\n");
    expect(repairText(all).steps).toEqual([]);
  });
});

describe("any text", () => {
  test("steps replay and map, whatever the text", () => {
    const pieces = fc.constantFrom(
      "â€™",
      "â€",
      "Ã©",
      "Ã",
      "โ",
      "รฉ",
      "в",
      "вЂ™",
      "Г©",
      "Γ",
      "Γ?",
      "‚Ä",
      "\uFFFD",
      "?",
      " ",
      "n",
      "t",
      "s ",
      "the ",
      "\n",
      "“",
      "”",
      "é",
      "Ã¢â‚¬â„¢",
      "\u0093",
      "😀",
      "Â ",
      "Å ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        expectMapped(parts.join(""));
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => expectMapped(text)));
  });

  test("long lines take seconds", () => {
    const start = cpuMs();
    repairText("The general’s “plan” – né? ".repeat(1_000_000));
    repairText(
      damage(ENGLISH_SAMPLES.join(" ").replaceAll("\n", " ").repeat(60), "tis620", "dropped", "controls").text,
    );
    expect(cpuMs() - start).toBeLessThan(20_000);
  });
});

describe("measured on data that is not part of the project", () => {
  const wild = join(dataDir, "data/repair/in-the-wild.json");
  test.skipIf(!existsSync(wild))("cases from the wild (needs data/repair/in-the-wild.json)", () => {
    const cases = JSON.parse(readFileSync(wild, "utf8")) as Record<string, string>[];
    const passed = (guesses: boolean): number =>
      cases.filter((one) => repairText(one.original!, { guesses }).text === (one["fixed-encoding"] ?? one.fixed))
        .length;
    expect(passed(true)).toBeGreaterThanOrEqual(68);
    expect(passed(false)).toBeGreaterThanOrEqual(69);
  });

  const seeds = join(dataDir, "seeds");
  test.skipIf(!existsSync(seeds))("seeds: the lossy one whole, the others untouched (needs seeds/)", () => {
    for (const file of readdirSync(seeds)) {
      const original = readFileSync(join(seeds, file), "utf8");
      const { text, steps } = repairText(original);
      if (!original.includes("โ")) expect(steps).toEqual([]);
      else {
        expect(steps).toHaveLength(original.match(/โ|รฉ/g)!.length);
        expect(text).not.toMatch(/[\u0e00-\u0e7f]/);
        expect(text.match(/“/g)?.length).toBe(text.match(/”/g)?.length);
        expect(text.match(/\s–\s/g)).toHaveLength(2);
        expect(text).not.toMatch(/[‘—]/);
      }
      expectMapped(original);
    }
  });
});
