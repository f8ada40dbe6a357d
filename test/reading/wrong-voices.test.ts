// Who is not the one that says it: parties others speak of, pronouns that skip the subject before, things, refusals to speak.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

const voiced = (text: string): string[] =>
  told(text, (statement, words) => `${voicesOf(statement)}: ${statement.kind}: ${words}`);

/** A text, and the statements that must be among those found in it. */
const GROUPS: Readonly<Record<string, readonly (readonly [text: string, ...statements: string[]])[]>> = {
  "what somebody knows or wants is said by the one who tells it": [
    [
      "“They want us to sell and go,” said Ruth Calder, who farms by the river.",
      "author > Ruth Calder: demand: “They want us to sell and go,”",
    ],
    [
      "“They knew which house they wanted,” said a porter.",
      "author > porter: judgement: They knew which house they wanted",
    ],
    [
      "“They promised us a well and we have seen no pipe,” said Ruth Calder.",
      "author > Ruth Calder: denial: we have seen no pipe",
    ],
    [
      "The ministry insists that tenants are holding back rent to bring down the law.",
      "author > ministry: report: tenants are holding back rent to bring down the law",
    ],
    [
      "The chairwoman said the trust was bound by an act of parliament.",
      "author > chairwoman: report: the trust was bound by an act of parliament",
    ],
    [
      "The envoy said that the sanctions would strengthen those in Corran who oppose the truce.",
      "author > envoy: forecast: the sanctions would strengthen those in Corran who oppose the truce",
    ],
    [
      "Ruth Calder promised that the square would be guarded and appealed to witnesses to come forward.",
      "author > Ruth Calder: demand: appealed to witnesses to come forward",
    ],
    [
      "The union said the offer changed nothing and asked its members to stay home.",
      "author > union: demand: asked its members to stay home",
    ],
    // Another's stance that the speaker reports stays the other's.
    [
      "The miners want a rebate, diplomats say, because prices fell.",
      "author > diplomats > miners: demand: The miners want a rebate",
    ],
  ],
  "in somebody's view": [
    [
      "Ruth Calder runs the ferry. In her view, the port authority wants to sell the pier.",
      "author > Ruth Calder > port authority: demand: the port authority wants to sell the pier",
    ],
    [
      "Tomas Brandt of the Corran Institute said the wells were dry. In his view, the ministry has not grasped how deep the mines go.",
      "author > Tomas Brandt: judgement: In his view, the ministry has not grasped how deep the mines go",
    ],
  ],
  "pronouns keep to the subject and speaker before": [
    [
      "The dockers' union rejected Harlow's figures in a statement.\n\n“We will stay out until Friday,” it said.",
      "author > union: pledge: “We will stay out until Friday,”",
    ],
    [
      "The mayor, Ruth Calder, opened the hall on Monday.\n\nOne baker who called in asked how the toll would help him.\n\n“We are just about alive,” he said.",
      "author > One baker: report: “We are just about alive,”",
    ],
    [
      "Nadia Brandt, the energy minister, said the dam was safe.\n\nHer deputy from Corran was more careful. If the rain went on, he said, the valley would be cleared. He did not rule out a second evacuation.",
      "author > deputy: forecast: the valley would be cleared",
      "author > deputy: report: He did not rule out a second evacuation",
    ],
    [
      "The geologist Anton Reiss told reporters that Mr Calder had ignored the survey. He said that the wells were dry.",
      "author > Anton Reiss: report: He said that the wells were dry",
    ],
    [
      "Tarn undertook to open the locks before the River League. Ostrel took note of it and declared its readiness to talk. It stressed that the dam was lawful.",
      "author > Ostrel: judgement: It stressed that the dam was lawful",
    ],
    [
      "The River League met in Tarn.\n\nWhat they ask: The provisional cabinet has requested a new date. It argues that roads are still mined.",
      "author > provisional cabinet: report: It argues that roads are still mined",
    ],
    [
      "“The case is closed,” the judge said. They called on the ministry to free the boy.",
      "author > They: demand: They called on the ministry to free the boy",
    ],
    [
      "Mayor Alan Reardon said the lanes were a danger. Its chair, Ruth Park, disagreed. “He is making it up,” she said.",
      "author > Ruth Park: report: “He is making it up,”",
    ],
    // An answer to the one before.
    [
      "Mayor Alan Reardon spoke in Corran. Mr Reardon was calm.\n\nOne farmer complained that the lanes were blocked.\n\n“You are right, the lanes are blocked,” he said.",
      "author > Alan Reardon: judgement: You are right",
    ],
    [
      "The Duke took this for insolence. He ordered the petitioners to leave.",
      "author > Duke: demand: He ordered the petitioners to leave",
    ],
  ],
  "refusals to speak": [
    [
      "The ministry would not comment on the leak.",
      "author > ministry: refusal: The ministry would not comment on the leak",
    ],
    [
      "A spokeswoman for the port would not be drawn on the cost, but the bill will be high.",
      "author > spokeswoman: refusal: A spokeswoman for the port would not be drawn on the cost",
      "author: forecast: the bill will be high",
    ],
    [
      "The library confirmed that it had the letter but would not say whether it was genuine.",
      "author > library: refusal: would not say whether it was genuine",
    ],
    [
      "The police would not say who had fired first.",
      "author > police: refusal: The police would not say who had fired first",
    ],
  ],
  "acts that did not happen": [
    [
      "A pensioner did not ask to walk past the fires.",
      "author: denial: A pensioner did not ask to walk past the fires",
    ],
    ["The council has never disclosed the contracts.", "author: denial: The council has never disclosed the contracts"],
  ],
  "closing verdicts have a voice of their own": [
    [
      "The shippers want a rebate, a demand Ostrel rejects.",
      "author > shippers: demand: The shippers want a rebate",
      "author > Ostrel: refusal: a demand Ostrel rejects",
    ],
    [
      "The army said the bridge had been mined, a charge the rebels deny.",
      "author > army: report: The army said the bridge had been mined",
      "author > rebels: denial: a charge the rebels deny",
    ],
    [
      "The governor closed the fair, a decision the traders described as cruel.",
      "author > traders: judgement: a decision the traders described as cruel",
    ],
  ],
  "subjects parted from their verbs": [
    [
      "Neighbouring Ostrel, which the junta accuses of arming the miners, has denied any role.",
      "author > Ostrel: denial: has denied any role",
    ],
    [
      "One farmer who dialled in doubted that the levee would hold.",
      "author > One farmer: forecast: One farmer who dialled in doubted that the levee would hold",
    ],
    [
      "The mayor spoke of traders who lost their stalls, saying that the market would reopen.",
      "author > mayor: forecast: the market would reopen",
    ],
    [
      "He closed the hall, ordered the fair abolished and left.",
      "author > He: demand: ordered the fair abolished and left",
    ],
  ],
  "things that say nothing": [
    ["Orvia harbour strike: Crews block the docks", "author: report: Orvia harbour strike: Crews block the docks"],
    [
      "To call this a truce is an insult to the dead.",
      "author: judgement: To call this a truce is an insult to the dead",
    ],
    [
      "The mayor gave a speech denouncing the plan to close the river port.",
      "author > mayor: judgement: denouncing the plan to close the river port",
    ],
  ],
};

for (const [name, cases] of Object.entries(GROUPS))
  describe(name, () => {
    it.each(cases)("%s", (text, ...statements) => {
      const found = voiced(text);
      for (const statement of statements) expect(found).toContain(statement);
    });
  });

describe("no refusal", () => {
  it("a hedge about what is said", () => {
    const found = voiced("The envoy said: “I would not say that we lost.”");
    expect(found.filter((statement) => statement.includes(": refusal:"))).toEqual([]);
  });
});
