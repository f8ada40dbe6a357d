// What a sentence only mentions is no statement: the clause above it is, with the mood and the denial that it has.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

/** The statements of a text, each as `kind, negated or not, voices: words`. */
const statementsOf = (text: string): string[] =>
  told(text, (s, words) => `${s.kind}${s.negated ? " not" : ""}, ${voicesOf(s)}: ${words}`);

const CASES: readonly (readonly [text: string, ...statements: string[]])[] = [
  [
    "Observers will watch whether Thailand accepts the new map.",
    "forecast, author: Observers will watch whether Thailand accepts the new map",
  ],
  [
    "It is unclear whether Peru rejected the offer.",
    "judgement, author: It is unclear whether Peru rejected the offer",
  ],
  [
    "The judge refused to say whether Uganda had paid the fine.",
    "refusal, author > judge: The judge refused to say whether Uganda had paid the fine",
  ],
  [
    "The ministers should tell Hanoi that no further loan will be paid.",
    "demand, author: The ministers should tell Hanoi that no further loan will be paid",
  ],
  [
    "The union will say that the offer was never serious.",
    "forecast, author: The union will say that the offer was never serious",
  ],
  [
    "Nothing in the treaty says the farmers must leave.",
    "denial not, author: Nothing in the treaty says the farmers must leave",
  ],
  [
    "The government never explained how the rifles came to be in the village.",
    "denial not, author: The government never explained how the rifles came to be in the village",
  ],
  [
    "He is wrong to imagine that peace arrives by decree.",
    "judgement, author: He is wrong to imagine that peace arrives by decree",
  ],
  [
    "The miners were attempting to trip up the company and have it lower its price.",
    "report, author: The miners were attempting to trip up the company and have it lower its price",
  ],
  [
    "There is a risk of Ethiopian attacks on the dam.",
    "forecast, author: There is a risk of Ethiopian attacks on the dam",
  ],
  [
    "The company must stop drilling immediately or face further action.",
    "demand, author: The company must stop drilling immediately",
    "threat, author: face further action",
  ],
  [
    "Mediators doubt that the truce will last.",
    "forecast, author > mediators: Mediators doubt that the truce will last",
  ],
  [
    "Nothing suggests that the militia will disarm.",
    "denial not, author: Nothing suggests that the militia will disarm",
  ],
  [
    "Inspectors found no sign that the plant had been shut.",
    "denial not, author > Inspectors: Inspectors found no sign that the plant had been shut",
  ],
  ["This does not mean that the war is over.", "denial not, author: This does not mean that the war is over"],
  [
    "It would be a mistake to think that the generals are united.",
    "judgement, author: It would be a mistake to think that the generals are united",
  ],
  [
    "We should stop pretending that patience is a strategy.",
    "demand, author: We should stop pretending that patience is a strategy",
  ],
  [
    "The minister rejected the claim that his troops had burned the village.",
    "denial, author > minister: The minister rejected the claim that his troops had burned the village",
  ],
  [
    "The president ruled out that elections would be held in May.",
    "refusal, author > president: The president ruled out that elections would be held in May",
  ],
  [
    "No one should doubt that the blockade is illegal.",
    "judgement, author: No one should doubt that the blockade is illegal",
  ],
  [
    "The whole plan takes for granted that the rebels will wait.",
    "forecast, author: The whole plan takes for granted that the rebels will wait",
  ],
  [
    "There is nothing to indicate that the clerks will be paid.",
    "judgement not, author: There is nothing to indicate that the clerks will be paid",
  ],
  [
    "At no point did we say that the road was safe.",
    "denial not, author: At no point did we say that the road was safe",
  ],
  [
    "The company denies having poisoned the wells.",
    "denial, author > company: The company denies having poisoned the wells",
  ],
];

describe("what is only mentioned", () => {
  it.each(CASES)("%s", (text, ...statements) => {
    expect(statementsOf(text)).toEqual(statements);
  });

  // How the writer puts it, as a judgement or a forecast, is another matter.
  it("what something depends on", () => {
    const text = "The talks depend on whether Chad agrees to open the border.";
    expect(statementsOf(text).map((line) => line.replace(/^\S+ /, ""))).toEqual([`author: ${text.slice(0, -1)}`]);
  });
});

const NOTHING: readonly string[] = [
  "Suppose the army takes the city.",
  "Imagine that the rebels lay down their arms tomorrow.",
  "Let no one imagine that our patience is without limit.",
  "Dispute 3: who fired first at Camp Delta.",
  "We assess with moderate confidence.",
  "He told reporters on Monday.",
  "Mr Okello's comments came during his last news conference of the year.",
  "What the referendum means",
  "What the island vote was for",
  "Assessment: Jungle transit talks, week ending 14 June",
];

const WHOLE: readonly (readonly [text: string, ...statements: string[]])[] = [
  [
    "Church groups were less impressed: they accused both armies of theft.",
    "judgement, author: Church groups were less impressed",
    "report, author > Church groups: they accused both armies of theft",
  ],
];

describe("frames and headings", () => {
  it.each(NOTHING)("nothing is said by: %s", (text) => {
    expect(statementsOf(text)).toEqual([]);
  });
  it.each(WHOLE)("%s", (text, ...statements) => {
    expect(statementsOf(text)).toEqual(statements);
  });
  // Known failure: the kind is that of the frame, a report.
  it("a frame with a content takes its kind", () => {
    expect(statementsOf("We assess with moderate confidence that the truce will hold.")).toEqual([
      "forecast, author: We assess with moderate confidence that the truce will hold",
    ]);
  });
});
