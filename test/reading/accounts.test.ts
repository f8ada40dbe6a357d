// Who speaks over several sentences, and whom a clause, a name or a pronoun makes the speaker.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

/** The statements of a text, each as `kind, hedge, voices: words`, hedge and condition only where there is one. */
const statementsOf = (text: string): string[] =>
  told(text, (s, words) => {
    const marks = `${s.hedge === "none" ? "" : ` ${s.hedge}`}${s.condition ? " if" : ""}`;
    return `${s.kind}${marks}, ${voicesOf(s)}: ${words}`;
  });

const ACCOUNTS: readonly (readonly [text: string, ...statements: string[]])[] = [
  [
    "The representative of Peru said that her country had nothing to hide. It had withdrawn its troops. The charge was baseless.",
    "denial, author > representative of Peru: her country had nothing to hide",
    "report, author > representative of Peru: It had withdrawn its troops",
    "denial, author > representative of Peru: The charge was baseless",
  ],
  [
    "Mr. Alvarado (Costa Marina) regretted that the pledges had not been honoured. Only 340 monitors had arrived.",
    "denial, author > Alvarado: the pledges had not been honoured",
    "report, author > Alvarado: Only 340 monitors had arrived",
  ],
  [
    "The delegate of Chad said that the border was open. The Council then adopted the draft.",
    "report, author > delegate of Chad: The delegate of Chad said that the border was open",
    "report, author: The Council then adopted the draft",
  ],
  [
    "The mayor said the bridge had been mined. He was born in the town.",
    "report, author > mayor: The mayor said the bridge had been mined",
    "report, author: He was born in the town",
  ],
  [
    "The Ministers expressed deep concern over the closure of the strait. They called on all parties to exercise restraint.",
    "judgement, author > Ministers: The Ministers expressed deep concern over the closure of the strait",
    "demand, author > Ministers: They called on all parties to exercise restraint",
  ],
  [
    "The Assembly demands that the hostages be freed. It regrets the silence of the guarantors.",
    "demand, author > Assembly: The Assembly demands that the hostages be freed",
    "judgement, author > Assembly: It regrets the silence of the guarantors",
  ],
  [
    "The envoy said the calm was fragile.\n\nHe deplored the raid on the clinic. The parties had agreed to a truce, he said, but had not signed it.",
    "judgement, author > envoy: The envoy said the calm was fragile",
    "judgement, author > envoy: He deplored the raid on the clinic",
    "acceptance, author > envoy > parties: The parties had agreed to a truce",
    "denial, author > envoy: had not signed it",
  ],
  [
    "Two years after Chad and Peru announced that a treaty had been drafted, it is still unsigned, and the border is closed.",
    "report, author > Chad: Two years after Chad and Peru announced that a treaty had been drafted",
    "judgement, author: it is still unsigned",
    "report, author: the border is closed",
  ],
  [
    "The director said nobody would be dismissed. Workers at the gate did not believe her. They want a written guarantee.",
    "forecast, author > director: The director said nobody would be dismissed",
    "judgement, author: Workers at the gate did not believe her",
    "demand, author > Workers: They want a written guarantee",
  ],
];

describe("accounts that go on", () => {
  it.each(ACCOUNTS)("%s", (text, ...statements) => {
    expect(statementsOf(text)).toEqual(statements);
  });
});

const VOICES: readonly (readonly [text: string, ...statements: string[]])[] = [
  ["No group claimed responsibility.", "denial, author: No group claimed responsibility"],
  [
    "Three officials briefed on the plan said the base would be closed.",
    "forecast, author > officials: Three officials briefed on the plan said the base would be closed",
  ],
  [
    "Two people familiar with the matter said he had left.",
    "report, author > Two people: Two people familiar with the matter said he had left",
  ],
  [
    "Okafor, a fisherman from the island, said the vessels had fired at his boat.",
    "report, author > Okafor: the vessels had fired at his boat",
  ],
  [
    "The High Command announces to the people: the enemy attacked our positions last night.",
    "report, author > High Command: the enemy attacked our positions last night",
  ],
  [
    "The Envoy reiterated the Secretary-General's call for a halt to the shelling.",
    "demand, author > Envoy: The Envoy reiterated the Secretary-General's call for a halt to the shelling",
  ],
  ["Experts were called in to examine the weapons.", "report, author: Experts were called in to examine the weapons"],
  [
    "The minister denied that the police had been ordered to shoot.",
    "denial, author > minister: the police had been ordered to shoot",
  ],
  [
    "The court ruled that the fishermen had been expelled and ordered the state to pay them.",
    "report, author > court: The court ruled that the fishermen had been expelled",
    "demand, author > court: ordered the state to pay them",
  ],
  [
    "A cleric said voters should stay away from the polls, calling the election a farce.",
    "demand, author > cleric: voters should stay away from the polls",
    "judgement, author > cleric: calling the election a farce",
  ],
  [
    "The rebels said the army had broken its promise to open the road.",
    "report, author > rebels: the army had broken its promise to open the road",
  ],
  [
    "In the event that either Party fails to comply, the mediator shall inform the guarantors.",
    "pledge if, author: the mediator shall inform the guarantors",
  ],
  [
    "Should the payments from abroad cease, the group could collapse within months.",
    "forecast possible if, author: the group could collapse within months",
  ],
];

describe("whose words they are", () => {
  it.each(VOICES)("%s", (text, ...statements) => {
    expect(statementsOf(text)).toEqual(statements);
  });
});

const WHOLE: readonly (readonly [text: string, ...statements: string[]])[] = [
  [
    "Most stayed at home, as people do when there are tanks in the street.",
    "report, author: Most stayed at home, as people do when there are tanks in the street",
  ],
  [
    "Those who call for a blockade should say who would pay for it.",
    "demand, author: Those who call for a blockade should say who would pay for it",
  ],
  [
    "They will go on fighting whether or not the money comes.",
    "forecast, author: They will go on fighting whether or not the money comes",
  ],
  [
    "Its leader denies this whenever he is asked, which tells you something.",
    "denial, author > leader: Its leader denies this whenever he is asked",
    "judgement, author: which tells you something",
  ],
  [
    "The mill, which stood empty for years, burned down on Friday.",
    "report, author: The mill, which stood empty for years, burned down on Friday",
    "report, author: which stood empty for years",
  ],
];

describe("what stays one statement", () => {
  it.each(WHOLE)("%s", (text, ...statements) => {
    expect(statementsOf(text)).toEqual(statements);
  });
});
