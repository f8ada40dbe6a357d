// Evidence: exact words resolve to exact offsets, everything else is an orphan that says why.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOf, type Evidence, makeEvidenceResolver, resolveEvidence } from "../../src/case/index.ts";
import { docOf, riverCase } from "../brief/river-case.ts";
import { cpuMs } from "../cpu-clock.ts";

const DOC = docOf({
  id: "d9",
  path: "folder/note.txt",
  title: null,
  text: `[[report|author|The gate “is open” today]], said the   keeper. The gate is shut, said his son. The gate is shut, said nobody.`,
});
const TEXT = DOC.doc.text;

const FOUND: readonly (readonly [string, Evidence, string])[] = [
  ["exact words", { file: "note.txt", quote: "said his son" }, "said his son"],
  ["whole path", { file: "folder/note.txt", quote: "said nobody" }, "said nobody"],
  ["straight for curly quotes", { file: "note.txt", quote: 'The gate "is open" today' }, "The gate “is open” today"],
  ["one space for three", { file: "note.txt", quote: "said the keeper" }, "said the   keeper"],
  ["three spaces for one", { file: "note.txt", quote: "his \n  son" }, "his son"],
  ["space around", { file: "note.txt", quote: "  said nobody " }, "said nobody"],
  ["context after", { file: "note.txt", quote: "The gate is shut,", after: "said nobody" }, "The gate is shut,"],
  ["context before", { file: "note.txt", quote: "The gate is shut", before: "his son." }, "The gate is shut"],
  ["by hash where the file was renamed", { file: "old.txt", hash: "sha256:d9", quote: "his son" }, "his son"],
];

describe("resolveEvidence", () => {
  it.each(FOUND)("finds %s", (_, evidence, words) => {
    const found = resolveEvidence([DOC], evidence);
    expect(found.state).toBe("found");
    if (found.state === "found") expect(TEXT.slice(found.start, found.end)).toBe(words);
  });

  it("tells which of two places by context", () => {
    const found = resolveEvidence([DOC], { file: "note.txt", quote: "The gate is shut", after: ", said nobody" });
    expect(found).toMatchObject({ state: "found", start: TEXT.lastIndexOf("The gate is shut") });
  });

  it.each<readonly [string, Evidence, string]>([
    ["words that do not stand there", { file: "note.txt", quote: "the gate is ajar" }, "not-found"],
    ["another case of letters", { file: "note.txt", quote: "SAID HIS SON" }, "not-found"],
    ["words that stand twice", { file: "note.txt", quote: "The gate is shut" }, "ambiguous"],
    ["context that does not fit", { file: "note.txt", quote: "his son", before: "said her" }, "not-found"],
    ["a file that was not read", { file: "other.txt", quote: "his son" }, "no-document"],
    ["no words", { file: "note.txt", quote: "  " }, "empty-quote"],
  ])("shows %s as an orphan", (_, evidence, reason) => {
    expect(resolveEvidence([DOC], evidence)).toMatchObject({ state: "orphan", reason });
  });

  it("is ambiguous where two files of one name hold the words", () => {
    const twin = docOf({ id: "d8", path: "elsewhere/note.txt", title: null, text: "He said his son came." });
    expect(resolveEvidence([DOC, twin], { file: "note.txt", quote: "said his son" })).toMatchObject({
      reason: "ambiguous",
    });
    expect(resolveEvidence([DOC, twin], { file: "note.txt", hash: "sha256:d8", quote: "said his son" })).toMatchObject({
      state: "found",
      doc: "d8",
      fileChanged: false,
    });
  });

  it("finds words in a changed file and says that it changed", () => {
    expect(resolveEvidence([DOC], { file: "note.txt", hash: "sha256:older", quote: "his son" })).toMatchObject({
      state: "found",
      fileChanged: true,
    });
  });

  it("names the statements under a passage", () => {
    expect(resolveEvidence([DOC], { file: "note.txt", quote: "is open” today" })).toMatchObject({
      statements: ["d9.s1"],
    });
  });

  it("re-reads any stretch of a text, or calls it ambiguous", () => {
    const resolve = makeEvidenceResolver([DOC]);
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.nat(TEXT.length - 1), (a, b) => {
        const start = Math.min(a, b);
        const end = Math.max(a, b) + 1;
        const quote = TEXT.slice(start, end);
        fc.pre(quote.trim() !== "");
        const found = resolve({ file: "note.txt", quote, before: TEXT.slice(0, start), after: TEXT.slice(end) });
        expect(found.state).toBe("found");
        if (found.state === "found") expect(TEXT.slice(found.start, found.end)).toBe(quote.trim());
      }),
    );
  });

  it("stays quick on a long line without spaces", () => {
    const long = docOf({ id: "d7", path: "long.txt", title: null, text: "a".repeat(300_000) });
    const begin = cpuMs();
    expect(resolveEvidence([long], { file: "long.txt", quote: "aaa", before: "b" })).toMatchObject({
      reason: "not-found",
    });
    expect(cpuMs() - begin).toBeLessThan(2_000);
  });
});

describe("makeCaseModel", () => {
  const model = riverCase().model!;

  it("orders worlds with the first assumption slowest", () => {
    expect(model.worlds.map((world) => world.settings)).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it("names options in preferences, with the owner where it is another", () => {
    const words = model.decisionMakers[0]!.preferences.map((preference) => preference.words);
    expect(words[0]).toBe("not “close the border road” (Kostrava)");
    expect(words[2]).toBe("not “open all gates” if not “withdraw from Taren” (Kostrava)");
  });

  it("gives a reason of every decision maker for every equilibrium and for the status quo", () => {
    for (const world of model.worlds) {
      for (const id of new Set(Object.values(world.equilibria).flat())) {
        const reasons = world.reasons.filter((reason) => reason.outcome === id);
        expect(reasons.map((reason) => reason.decisionMaker)).toEqual(["arvenia", "kostrava", "league"]);
        expect(reasons.every((reason) => reason.stable && reason.sentences.length > 0)).toBe(true);
      }
      const statusQuo = model.outcomes.find((outcome) => outcome.isStatusQuo)!;
      expect(world.reasons.some((reason) => reason.outcome === statusQuo.id)).toBe(true);
    }
  });

  it("counts what rests on passages, and shows orphans", () => {
    const coverage = coverageOf(model);
    expect(coverage.orphans.map((orphan) => orphan.reason)).toEqual(["not-found"]);
    expect(coverage.covered).toBeGreaterThan(8);
    expect(coverage.elements.some((element) => element.found === 0)).toBe(true);
  });
});
