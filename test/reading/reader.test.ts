// The reader as a whole: exact spans, ids of a run, joining, progress, explanations, and texts that try to break it.
import { describe, expect, it } from "vitest";
import { STEPS } from "../../src/reading/index.ts";
import { builtInCodebook, englishReader } from "./english.ts";
import { exactDoc } from "./exact-doc.ts";

const TEXT =
  "Chad said on Monday that rebels had attacked a convoy near Abéché. “We will hunt them down,” Mahamat Déby said.\n" +
  "If the raids go on, N'Djamena could close the border, which Sudan opposes.";

describe("reader", () => {
  it("gives spans inside the document, voices that begin with the writer, and a basis", () => {
    const doc = exactDoc(TEXT, "d1", "2025-05-05");
    const { statements, attributions } = englishReader().readDoc(doc, builtInCodebook());
    expect(statements.length).toBeGreaterThanOrEqual(3);
    for (const s of statements) {
      expect(s.span.start).toBeLessThan(s.span.end);
      expect(s.span.end).toBeLessThanOrEqual(TEXT.length);
      expect(s.voices[0]?.name).toBe("author");
      expect(s.basis.length).toBeGreaterThan(2);
      expect(s.score).toBeGreaterThan(0);
    }
    for (const a of attributions) expect(a.contents.length).toBeGreaterThan(0);
    const starts = statements.map((s) => s.span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it("gives entities the ids of the run when documents are joined, and tells its progress", () => {
    const docs = [exactDoc(TEXT, "d1"), exactDoc("Sudan denied it.", "d2")];
    const seen: string[] = [];
    const reading = englishReader().readDocs(docs, null, (done, total) => seen.push(`${done}/${total}`));
    expect(seen).toEqual(["1/2", "2/2"]);
    const ids = new Set(reading.entities.map((e) => e.id));
    for (const { statements } of reading.docs) {
      for (const s of statements) for (const v of s.voices) if (v.entity !== null) expect(ids).toContain(v.entity);
    }
    expect(reading.docs[1]?.statements[0]?.id).toBe("d2.s1");
  });

  it("reads the same whether documents are read together or alone", () => {
    const docs = [exactDoc(TEXT, "d1"), exactDoc(`${TEXT}\nMali objected.`, "d2")];
    const reader = englishReader();
    const together = reader.readDocs(docs, builtInCodebook());
    const alone = reader.join(docs.map((doc) => reader.readDoc(doc, builtInCodebook())));
    expect(alone).toEqual(together);
  });

  it("explains a sentence by the steps that acted", () => {
    const explanation = englishReader().explainSentence(exactDoc(TEXT), 0, builtInCodebook());
    const names = new Set(STEPS.map((step) => step.name));
    expect(explanation.trace.length).toBeGreaterThan(2);
    for (const entry of explanation.trace) expect(names).toContain(entry.step);
    expect(() => englishReader().explainSentence(exactDoc(TEXT), 99, null)).toThrow(RangeError);
  });

  const hostile: readonly [string, string][] = [
    ["nothing", ""],
    ["marks", "“”“”((((]]]] — — … !!! ???"],
    ["one long sentence", `He said that ${"the army and the fleet and ".repeat(800)}nobody moved.`],
    ["quotes that never close", "“He said “they said “we said ".repeat(60)],
    ["colons", `${"A: ".repeat(500)}end.`],
    ["other scripts", "Он сказал, что нет. 他说没有。 قال لا."],
    ["nested reports", `${"The envoy said that ".repeat(60)}it rained.`],
  ];
  for (const [name, text] of hostile) {
    it(`survives ${name}`, () => {
      const doc = exactDoc(text);
      const { statements } = englishReader().readDoc(doc, builtInCodebook());
      for (const s of statements) expect(text.slice(s.span.start, s.span.end).length).toBeGreaterThan(0);
    });
  }
});
