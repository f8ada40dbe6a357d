// No statement is a piece of a sentence: frames go with their content, and what only opens, names or answers is none.
import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

/** The words of a text's statements. */
const wordsOf = (text: string): string[] => told(text, (_, words) => words);

/** Whether the first statement of a text is denied. */
const isDenied = (text: string): boolean => told(text, (s) => String(s.negated))[0] === "true";

/** What a case shows, the text, the words of its statements. */
const CASES: readonly (readonly [shows: string, text: string, ...statements: string[]])[] = [
  [
    "a subject that names only an event and its parties",
    "The new “détente” between Athens and Ankara has not brought a treaty.",
    "The new “détente” between Athens and Ankara has not brought a treaty",
  ],
  [
    "a link verb with a comparative",
    "It seems far likelier that they mean to burn the mill in the autumn.",
    "It seems far likelier that they mean to burn the mill in the autumn",
  ],
  [
    "having proof of a content",
    "They have proof that the pipeline was cut by divers.",
    "They have proof that the pipeline was cut by divers",
  ],
  [
    "having word of a content in the passive",
    "We have information that a new raid is being prepared for the feast.",
    "We have information that a new raid is being prepared for the feast",
  ],
  [
    "two verbs before one predicate",
    "These camps are not, and have never been, on the soil of our country.",
    "These camps are not, and have never been, on the soil of our country",
  ],
  [
    "two tenses before one predicate",
    "The bridge is, and has always been, under our control.",
    "The bridge is, and has always been, under our control",
  ],
  [
    "the ones who do it",
    "The army said the miners were the ones blocking the road.",
    "the miners were the ones blocking the road",
  ],
  [
    "anyone of a kind",
    "A farmer who wants to sell does not plant an orchard beside the front.",
    "A farmer who wants to sell does not plant an orchard beside the front",
  ],
  [
    "one who is known keeps the clause",
    "The envoy met the farmer who wants to sell the land.",
    "The envoy met the farmer",
    "who wants to sell the land",
  ],
  [
    "a cleft",
    "It was her letter on the dam that made him resign, officials said.",
    "It was her letter on the dam that made him resign",
  ],
  [
    "a demonstrative and the noun it brings out",
    "These are the songs that Kenya has taught its children for years.",
    "These are the songs that Kenya has taught its children for years",
  ],
  [
    "the time at which",
    "That is when the army shelled the mill near Goma.",
    "That is when the army shelled the mill near Goma",
  ],
  [
    "what is worth noting",
    "It is worth noting that the army shelled the mill.",
    "It is worth noting that the army shelled the mill",
  ],
  [
    "what is needed is more than a frame",
    "It is necessary to show that the army has nothing to hide.",
    "It is necessary to show",
    "the army has nothing to hide",
  ],
  ["a nod to the reader", "As you know, the bridge was burned in May.", "As you know, the bridge was burned in May"],
  [
    "a clause of manner without an object",
    "The army will act as we deem necessary.",
    "The army will act as we deem necessary",
  ],
  [
    "a subject that is held to be something",
    "Chad's long control of the wells is often cited as one reason for the feud.",
    "Chad's long control of the wells is often cited as one reason for the feud",
  ],
  [
    "a gerund joined to a noun",
    "Experts say that the drought and continuing raids on herds contribute to the feud.",
    "the drought and continuing raids on herds contribute to the feud",
  ],
  [
    "an announcement that came as something happened",
    "The announcement came as the army pulled its tanks out of the valley.",
    "as the army pulled its tanks out of the valley",
  ],
  [
    "quoted as saying",
    "None of the miners was badly hurt, the head of the clinic was quoted as saying by state radio.",
    "None of the miners was badly hurt",
  ],
  [
    "a participle between commas",
    "The raid, carried out with two drones, took place near Goma.",
    "The raid, carried out with two drones, took place near Goma",
  ],
  [
    "verbs in a row are no participles",
    "The army took the bridge, burned the mill, and left.",
    "The army took the bridge",
    "burned the mill, and left",
  ],
  [
    "a participle of naming",
    "A 40-year-old clerk surnamed Ruiz has been arrested over the theft.",
    "A 40-year-old clerk surnamed Ruiz has been arrested over the theft",
  ],
  [
    "an agency with its title behind what it said",
    "Two people were killed and at least nine injured in a gun attack at a Walmart in southern China, state media agency Xinhua said Monday.",
    "Two people were killed",
    "at least nine injured in a gun attack at a Walmart in southern China",
  ],
  [
    "a name in capitals",
    "The mayor sat on the panel with Ann Ruiz, founder of the street group Mend Our Road.",
    "The mayor sat on the panel with Ann Ruiz, founder of the street group Mend Our Road",
  ],
  [
    "a day behind a verb of saying",
    "Four people were killed in a raid on a market in the north, state news agency Anadolu said Monday.",
    "Four people were killed in a raid on a market in the north",
  ],
  ["a view that stands elsewhere", "The harbour is lost. My sister thinks so too.", "The harbour is lost"],
  [
    "a denied view",
    "The harbour is lost. My sister does not think so.",
    "The harbour is lost",
    "My sister does not think so",
  ],
  [
    "a saying that stands elsewhere",
    "The harbour is lost. Farmers have been saying that for ten years.",
    "The harbour is lost",
  ],
  ["a bare no", "HOST: Did you burn the mill?\n\nRUIZ: Absolutely not. We were far away.", "We were far away"],
  [
    "a count of what follows",
    "HOST: What do you ask for?\n\nRUIZ: Two things. They must free the nurses.",
    "They must free the nurses",
  ],
];

describe("whole clauses", () => {
  it.each(CASES)("%s", (_shows, text, ...statements) => {
    expect(wordsOf(text)).toEqual(statements);
  });

  it.each([
    ["Such guns are not, and have never been, in our stores.", true],
    ["Such guns are, and have always been, in our stores.", false],
  ])("the denial of a predicate that comes later: %s", (text, denied) => {
    expect(isDenied(text)).toBe(denied);
  });
});
