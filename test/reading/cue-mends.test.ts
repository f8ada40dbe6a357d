// Who is heard where the parse tears a clause of saying apart: `in a statement`, appositions, cues inside a clause, quoted speakers.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

const voiced = (text: string): string[] => told(text, (statement, words) => `${voicesOf(statement)}: ${words}`);

const CASES: readonly (readonly [text: string, ...statements: string[]])[] = [
  // Contents behind a phrase.
  [
    "The rebels said in an interview that the talks with the junta had failed.",
    "author > rebels: the talks with the junta had failed",
  ],
  [
    "The ministry said in a statement that the border would be open to all.",
    "author > ministry: the border would be open to all",
  ],
  [
    "The mayor told a crowd of supporters on Sunday night that the bridge would stay closed.",
    "author > mayor: The mayor told a crowd of supporters on Sunday night that the bridge would stay closed",
  ],
  [
    "The party warned in a letter that the vote in the north could be delayed.",
    "author > party: the vote in the north could be delayed",
  ],
  // Subjects.
  [
    "In January its deputy minister, Pavel Rudin, said that a single language was a matter of unity.",
    "author > Pavel Rudin: a single language was a matter of unity",
  ],
  [
    "The foreign minister insisted on Tuesday there would be no concessions.",
    "author > foreign minister: The foreign minister insisted on Tuesday there would be no concessions",
  ],
  [
    "Under the plan, says the ministry, each village will get a well.",
    "author > ministry: each village will get a well",
  ],
  [
    "Clinton's campaign has said it would send lawyers to the count.",
    "author > Clinton's campaign: it would send lawyers to the count",
  ],
  // Cues inside a clause.
  [
    "Children who cannot follow a lesson, she argues, do not become patriots.",
    "author > she: Children who cannot follow a lesson, she argues, do not become patriots",
  ],
  [
    "The plan, officials said on Monday, would cost millions.",
    "author > officials: The plan, officials said on Monday, would cost millions",
  ],
  [
    "Peace, said the old priest, begins at the table.",
    "author > old priest: Peace, said the old priest, begins at the table",
  ],
  [
    "If the dam is built, warns the study, half of the fishery will disappear.",
    "author > study: half of the fishery will disappear",
  ],
  // Acts told behind their words.
  ["The road will be open by May, the minister promised.", "author > minister: The road will be open by May"],
  ["The company must pay, the union demanded.", "author > union: The company must pay"],
  [
    "The museum will not return the drum, its trustees decided.",
    "author > trustees: The museum will not return the drum",
  ],
  ["The vote was rigged, the party alleged.", "author > party: The vote was rigged"],
  ["The budget is too small, complained the mayor.", "author > mayor: The budget is too small"],
  [
    "The board has to put the pension promise in writing, she says.",
    "author > she: The board has to put the pension promise in writing",
  ],
  [
    "Northmark, which hosted the first round, described the outcome as an important step.",
    "author > Northmark: Northmark, which hosted the first round, described the outcome as an important step",
    "author: which hosted the first round",
  ],
  // Frames and channels.
  [
    "A swift end to the war is unlikely, according to a survey of analysts published on Thursday by the Halloran Centre.",
    "author > survey: A swift end to the war is unlikely",
  ],
  [
    "The paper quoted the colonel as saying that the bridge over the river had been lost.",
    "author > colonel: the bridge over the river had been lost",
  ],
  ["For the farmers, the treaty is a betrayal.", "author > farmers: the treaty is a betrayal"],
  [
    "Rights groups warned of a new wave of refugees.",
    "author > Rights groups: Rights groups warned of a new wave of refugees",
  ],
  [
    "Aid agencies fear that roads to the camps at Belo, where many people live, would close within weeks.",
    "author > Aid agencies: roads to the camps at Belo, where many people live, would close within weeks",
    "author: where many people live",
  ],
  // What is no speech.
  [
    "The balloons, which the North says carried only paper, closed two runways.",
    "author: The balloons, which the North says carried only paper, closed two runways",
    "author > North: which the North says carried only paper",
  ],
  [
    "The Houthis released the crew of the ship on Friday.",
    "author: The Houthis released the crew of the ship on Friday",
  ],
  ["Nobody in the town has been shown the plan.", "author: Nobody in the town has been shown the plan"],
  [
    "The operation will end when the last fighter has laid down his arms.",
    "author: The operation will end when the last fighter has laid down his arms",
  ],
  [
    "Asked whether he would resign, the governor laughed.",
    "author: Asked whether he would resign, the governor laughed",
  ],
  // The nearest person.
  [
    "Lena Sarkis speaks for the crews. Her colleague from Jelin was less patient. He said the government would act before Easter.",
    "author: Lena Sarkis speaks for the crews",
    "author: Her colleague from Jelin was less patient",
    "author > colleague: the government would act before Easter",
  ],
  [
    "The nurse wants proof. “Show me one case where a mother came to harm because we were small,” she says.",
    "author > nurse: The nurse wants proof",
    "author > nurse: because we were small",
  ],
  [
    "Qatar's communications office denied Amnesty's claims. “We remain committed to reform,” it said.",
    "author > Qatar's communications office: Qatar's communications office denied Amnesty's claims",
    "author > Qatar's communications office: “We remain committed to reform,”",
  ],
];

describe("clauses of saying that the parse tears apart", () => {
  it.each(CASES)("%s", (text, ...statements) => {
    expect(voiced(text)).toEqual(statements);
  });
});
