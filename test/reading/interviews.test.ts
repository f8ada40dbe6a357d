// Who is heard in interviews: labelled dialogues, quotations without a cue, headlines, and what stands in front of a speech without being it.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

const voiced = (text: string): string[] => told(text, (statement, words) => `${voicesOf(statement)}: ${words}`);

const CASES: readonly (readonly [text: string, ...statements: string[]])[] = [
  // Dialogues.
  [
    "The ferry pilots of Hask\n\nTove Lindqvist, who steers the Hask ferry, spoke to this newspaper on the quay.\n\nQ: Will the pilots return to work?\n\nA: The pilots will stay ashore. The company broke its word.\n\nThe harbour owes us four months of wages.\n\nQ: The company says the wages were paid. Is that so?\n\nA: That is untrue.",
    "author: Tove Lindqvist, who steers the Hask ferry, spoke to this newspaper on the quay",
    "author: who steers the Hask ferry",
    "author > Tove Lindqvist: The pilots will stay ashore",
    "author > Tove Lindqvist: The company broke its word",
    "author > Tove Lindqvist: The harbour owes us four months of wages",
    "author > company: The company says the wages were paid",
    "author > Tove Lindqvist: That is untrue",
  ],
  [
    "Nobody in the camp would give a name.\n\nQuestion: Who burned the mill?\n\nAnswer: The militia burned the mill.",
    "author: Nobody in the camp would give a name",
    "author > unnamed source: The militia burned the mill",
  ],
  // About the one who is asked the writer speaks.
  [
    "We met Goran Petek at the quarry.\n\nQ: Is the quarry safe?\n\nA: The quarry kills people.\n\nPetek has worked there since 1990.\n\nQ: Who is to blame?\n\nA: The owners know the risk.",
    "author: We met Goran Petek at the quarry",
    "author > Goran Petek: The quarry kills people",
    "author: Petek has worked there since 1990",
    "author > Goran Petek: The owners know the risk",
  ],
  // Headlines.
  [
    "“They sold our water”: a farmer on the new canal\n\nThe canal opened in March.",
    "author > farmer: “They sold our water”",
    "author: The canal opened in March",
  ],
  // Quotations that answer.
  [
    "Mira Dolan teaches in the border town. Dolan shrugs at that. “Dangerous? We teach children to read.”",
    "author: Mira Dolan teaches in the border town",
    "author > Dolan: We teach children to read.”",
  ],
  ["Asked whether the dam will hold, Mira Dolan sighs. “I live below it.”", "author > Mira Dolan: “I live below it.”"],
  [
    "“We will strike in May,” Oskar Brandl said. And if the owners call the police? “Then we will sit down on the tracks.”",
    "author > Oskar Brandl: “We will strike in May,”",
    "author > Oskar Brandl: “Then we will sit down on the tracks.”",
  ],
  [
    "Oskar Brandl said the archive was closed. The ministry has promised him that it will open in June. “I do not want June. I want my files.”",
    "author > Oskar Brandl: Oskar Brandl said the archive was closed",
    "author > ministry: The ministry has promised him that it will open in June",
    "author > Oskar Brandl: “I do not want June",
    "author > Oskar Brandl: I want my files.”",
  ],
  // In the past anybody may be heard next.
  [
    "The bishop toured the ward on Friday. “We have waited here for nine hours.”",
    "author: The bishop toured the ward on Friday",
    "author > unnamed source: “We have waited here for nine hours.”",
  ],
  // Answers that are nothing without their question.
  ["Would the mayor step down? Not yet, she says.", ...[]],
  // What stands in front.
  [
    "The bridge\n\nThe bridge is closed.\n\n2 Comments\n\nInes P. says:\n@ferryman7 the bridge was never safe.\n\nTom R. says:\n@ines_p, read the report. The engineers warned us.",
    "author: The bridge is closed",
    "author > Ines P.: the bridge was never safe",
    "author > Tom R.: read the report",
    "author > Tom R.: The engineers warned us",
  ],
  [
    "Lagoon dredging row: Marta Silva raises funds for a lawsuit.",
    "author: Lagoon dredging row: Marta Silva raises funds for a lawsuit",
  ],
  ["Image caption Marta Silva: “A fair offer,” said Mr Dahl.", "author > Dahl: “A fair offer,”"],
];

describe("interviews", () => {
  it.each(CASES)("%s", (text, ...statements) => {
    expect(voiced(text)).toEqual(statements);
  });
});
