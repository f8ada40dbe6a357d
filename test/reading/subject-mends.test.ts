// Whose predicate it is where the parse parts it from its subject: by a relative clause, a preposition, a quotation mark, a time.
import { describe, expect, it } from "vitest";
import { told, voicesOf } from "./told.ts";

const voiced = (text: string): string[] => told(text, (statement, words) => `${voicesOf(statement)}: ${words}`);

const CASES: readonly (readonly [text: string, ...statements: string[]])[] = [
  // Behind a relative clause.
  [
    "The historian objected that sailors, who made up half of the crew, shouted slogans from the first day.",
    "author > historian: sailors, who made up half of the crew, shouted slogans from the first day",
  ],
  [
    "The herders, who hold the pass, said the army “fired first” on Friday.",
    "author: who hold the pass",
    "author > herders: the army “fired first” on Friday",
  ],
  [
    "Imre Sandor, to whom the letter was sent, denied having read it.",
    "author > Imre Sandor: Imre Sandor, to whom the letter was sent, denied having read it",
  ],
  [
    "The union warned that drivers, who have not been paid since May, would strike on Monday.",
    "author > union: drivers, who have not been paid since May, would strike on Monday",
  ],
  // The noun before the clause has a verb of its own: the finite verbs are a series.
  ["The mayor met Ms Lind, who runs the shelter, praised her work and left.", "author: The mayor met Ms Lind"],
  // Behind a preposition.
  [
    "Cabin crew at the port walked out for a second day on Tuesday after talks over night rosters broke down.",
    "author: after talks over night rosters broke down",
  ],
  [
    "The quotas could be lifted as relations between the two islands improve.",
    "author: The quotas could be lifted as relations between the two islands improve",
  ],
  // Behind a quotation mark.
  [
    "Trade minister Ola Vang said afterwards that the toll “was not and will not be negotiable”.",
    "author > Ola Vang: the toll “was not and will not be negotiable”",
  ],
  [
    "The captain stressed that the reefs “were, are and will remain” common property.",
    "author > captain: the reefs “were, are and will remain” common property",
  ],
  // Behind the second of two nouns.
  [
    "President Harald S. Lund started the custom and President Ivo Berg was the first to break with it.",
    "author: President Harald S. Lund started the custom",
    "author: President Ivo Berg was the first to break with it",
  ],
  // Behind a time.
  [
    "Labour minister Ana Ruiz has this week revived a plan to move the clocks, saying the change would help families.",
    "author: Labour minister Ana Ruiz has this week revived a plan to move the clocks",
    "author > Ana Ruiz: the change would help families",
  ],
  // Whose view it is.
  ["The delegation's position is that the border cannot be moved.", "author > delegation: the border cannot be moved"],
  ["In the captain's account, the pirates fired first.", "author > captain: the pirates fired first"],
  ["Today's news is that the bridge is open.", "author: Today's news is that the bridge is open"],
  ["The new place of the guns worried the villagers.", "author: The new place of the guns worried the villagers"],
  // A body that has its state's name in its own.
  [
    "Flights were late, according to Transport Norway. Transport Norway says the fog will lift by noon.",
    "author > Transport Norway: Flights were late",
    "author > Transport Norway: the fog will lift by noon",
  ],
  [
    "The minister has left. Rival Norway said it would not come.",
    "author > Norway: Rival Norway said it would not come",
  ],
  // What is expected of a quantity is not what it says.
  [
    "In the north, up to 20 centimetres of snow is expected for parts of the coast.",
    "author: In the north, up to 20 centimetres of snow is expected for parts of the coast",
  ],
  // Indirect questions.
  [
    "The keeper struggled to get her mind around what the letter means.",
    "author: The keeper struggled to get her mind around what the letter means",
  ],
  // Behind a participle with its words.
  [
    "One skipper, reached by telephone before the line was cut, told the paper that a burst had hit his boat.",
    "author > One skipper: a burst had hit his boat",
  ],
  // Verbs of saying in the plural that look like nouns.
  [
    "Analysts at Holm Bank estimate that the stoppage costs the firm nine million crowns a day.",
    "author > analysts: the stoppage costs the firm nine million crowns a day",
  ],
  ["Some in the trade suspect that the firm will sell the mill.", "author > Some: the firm will sell the mill"],
  [
    "Doctors and nurses in Lund suspect a drug used to calm horses might be the reason.",
    "author > nurses: a drug used to calm horses might be the reason",
  ],
  // With which verb a conjunct goes.
  [
    "The envoy said the crews had been fishing off the cape and demanded their release.",
    "author > envoy: demanded their release",
  ],
  [
    "The clerk accepted that the letter had contained errors but denied that parents had been misled.",
    "author > clerk: denied that parents had been misled",
  ],
  [
    "The widow said he was recovering well and did not want to press charges.",
    "author > widow: did not want to press charges",
  ],
  // Descriptions behind a name, people who are dismissed, quoted objects, measures.
  [
    "According to Mirela Toss, a historian at the university, the closure taught a whole town a lesson.",
    "author > Mirela Toss: the closure taught a whole town a lesson",
  ],
  ["The firm has dismissed 40 drivers at its depot.", "author: The firm has dismissed 40 drivers at its depot"],
  [
    "Both sides agreed to meet in May. They also condemned “hate speech in all its forms”.",
    "author > sides: They also condemned “hate speech in all its forms”",
  ],
  [
    "The toll is not as low as the list seems to suggest.",
    "author: The toll is not as low as the list seems to suggest",
  ],
  // What anybody can see is the writer's word.
  ["You can tell they are identical from the seams.", "author: they are identical from the seams"],
  // A turn that opens with one word.
  [
    "MINISTER: No. We have seen no proof of that. The cargo was grain.",
    "author > MINISTER: We have seen no proof of that",
    "author > MINISTER: The cargo was grain",
  ],
  // What a frame without a subject leads to stands alone.
  ["The agency quoted an officer as saying the boy was armed.", "author > officer: the boy was armed"],
];

describe("subjects that the parse parts from their predicates", () => {
  it.each(CASES)("%s", (text, ...statements) => {
    const found = voiced(text);
    for (const statement of statements) expect(found).toContain(statement);
  });
});
