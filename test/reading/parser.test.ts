// The English parser: trees are well formed on any input, and plain sentences come out right.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadParser } from "../../src/reading/en/parser/load.ts";
import { cpuMs } from "../cpu-clock.ts";

const parser = loadParser(readFileSync(join(import.meta.dirname, "../../data/parser-en/weights.bin")));

/** `word/TAG<head:relation`, for comparing a whole parse at a glance. */
function drawn(sentence: string): string {
  const { words, upos, heads, relations } = parser.parse(sentence.split(" "));
  return words
    .map((word, i) => `${word}/${upos[i]}<${heads[i] === -1 ? "-" : words[heads[i]!]}:${relations[i]}`)
    .join(" ");
}

describe("parse", () => {
  it.each([
    [
      "The minister rejected the plan .",
      "The/DET<minister:det minister/NOUN<rejected:nsubj rejected/VERB<-:root the/DET<plan:det plan/NOUN<rejected:obj ./PUNCT<rejected:punct",
    ],
    [
      "The bridge was destroyed by shells .",
      "The/DET<bridge:det bridge/NOUN<destroyed:nsubj:pass was/AUX<destroyed:aux:pass destroyed/VERB<-:root by/ADP<shells:case shells/NOUN<destroyed:obl:agent ./PUNCT<destroyed:punct",
    ],
  ])("draws %s", (sentence, expected) => {
    expect(drawn(sentence)).toBe(expected);
  });

  it("finds the clause that is said", () => {
    const { words, heads, relations } = parser.parse("The envoy said that the talks had failed .".split(" "));
    const failed = words.indexOf("failed");
    expect([words[heads[failed]!], relations[failed]]).toEqual(["said", "ccomp"]);
  });

  it("gives lemmas", () => {
    const { lemmas } = parser.parse("The ministers went to cities and were denying it".split(" "));
    expect(lemmas).toEqual(["the", "minister", "go", "to", "city", "and", "be", "deny", "it"]);
  });

  it("reads typeset quotes and dashes as plain ones", () => {
    const typeset = parser.parse("“ We won’t leave ” – she said".split(" "));
    const plain = parser.parse('" We won\'t leave " - she said'.split(" "));
    expect([...typeset.heads]).toEqual([...plain.heads]);
    expect(typeset.relations).toEqual(plain.relations);
  });

  it.each([
    "The minister the envoy the court said rejected it .",
    "Officials officials said attack attack the border the town .",
    "Who what they we want do is see them it .",
  ])("gives no word two subjects or objects: %s", (sentence) => {
    const { heads, relations } = parser.parse(sentence.split(" "));
    for (const pattern of [/^(nsubj|csubj)(:pass)?$/, /^obj$/]) {
      const governors = [...heads].filter((_, i) => pattern.test(relations[i]!));
      expect(new Set(governors).size).toBe(governors.length);
    }
  });

  it("hangs both halves of a pair on the phrase they enclose", () => {
    const { words, heads } = parser.parse("The town ( the old capital ) fell .".split(" "));
    expect([words[heads[2]!], words[heads[6]!]]).toEqual(["capital", "capital"]);
  });

  it.each(["simd", "plain"] as const)("gives the same on a lesser engine: %s", (engine) => {
    const plain = loadParser(readFileSync(join(import.meta.dirname, "../../data/parser-en/weights.bin")), engine);
    const words = "On Monday , the two sides – both exhausted – agreed to “ pause ” shelling for 30 days .".split(" ");
    expect(plain.parse(words)).toEqual(parser.parse(words));
  });

  it("parses nothing as nothing", () => {
    expect(parser.parse([]).heads).toHaveLength(0);
  });

  it("always gives one tree with one root, the same each time", () => {
    const word = fc.oneof(
      fc.constantFrom("the", "said", "Kyrel", ",", ".", "that", "“", "and", "attacked", "by", "3,000", "who", "—", ":"),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        const parse = parser.parse(words);
        expect([...parse.heads].filter((head) => head === -1)).toHaveLength(1);
        for (let i = 0; i < words.length; i++) {
          let at = i;
          for (let step = 0; at !== -1; step++) {
            expect(step).toBeLessThanOrEqual(words.length);
            at = parse.heads[at]!;
          }
          expect(parse.relations[i] === "root").toBe(parse.heads[i] === -1);
        }
        expect(parser.parse(words)).toEqual(parse);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps its pace on very long sentences", () => {
    const words = Array.from({ length: 6000 }, (_, i) => ["shells", "hit", "the", "town", ",", "and"][i % 6]!);
    const before = cpuMs();
    expect(parser.parse(words).heads).toHaveLength(6000);
    expect(cpuMs() - before).toBeLessThan(5000);
  });
});
