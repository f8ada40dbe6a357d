// What an analyst found wrong on unseen articles, by rule of English; sentences of our own over several conflicts.
import { describe, expect, it } from "vitest";
import { checkGolden, type GoldenStatement } from "./golden.ts";

type Case = readonly [text: string, ...expected: GoldenStatement[]];

const check = (name: string, cases: readonly Case[]): void => {
  describe(name, () => {
    it.each(cases)("%s", (text, ...expected) => {
      const none = expected.length === 0;
      const sentence = none
        ? { text, none, status: "pass" as const }
        : { text, expect: expected, status: "pass" as const };
      expect(checkGolden(sentence)).toEqual([]);
    });
  });
};

check("finite `denies that` behind a bare name or noun", [
  ["Iran denies that it supplies weapons.", { says: "supplies weapons", kind: "denial", voices: ["author", "Iran"] }],
  ["Tehran denies that it does.", { says: "Tehran denies that it does", kind: "denial", voices: ["author", "Iran"] }],
  ["The ministry denies that it sent them.", { says: "it sent them", kind: "denial", voices: ["author", "ministry"] }],
  [
    "Kigali denies that its troops crossed the border.",
    { says: "its troops crossed the border", kind: "denial", voices: ["author", "Rwanda"] },
  ],
  [
    "The M23 demands that its members be released.",
    { says: "its members be released", kind: "demand", voices: ["author", "M23"] },
  ],
  [
    "Colonel Deng insists that no soldier crossed the river.",
    { says: "no soldier crossed the river", kind: "denial", voices: ["author", "Deng"] },
  ],
]);

check("complements without `that`", [
  [
    "He said the RSF had stored ammunition in a warehouse.",
    { says: "had stored ammunition", voices: ["author", "He"], actor: ["Rapid Support Forces"] },
  ],
  [
    "The army said 91 civilians, including 23 children, had died.",
    { says: "91 civilians, including 23 children, had died", kind: "report", voices: ["author", "army"] },
  ],
  [
    "Kigali says its troops, who had left in May, never returned.",
    { says: "its troops, who had left in May, never returned", voices: ["author", "Rwanda"] },
  ],
]);
