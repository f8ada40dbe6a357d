// Whom an epithet or a pronoun means: the subject or speaker before, never the one addressed in the same clause, and nobody where it is open.
import { describe, expect, test } from "vitest";
import { loadEntityTable } from "../../bench/entities.ts";
import { parsesOf } from "../../bench/times.ts";
import { readMentions } from "../../src/reading/en/entities/read-mentions.ts";
import { plainDoc } from "./plain-doc.ts";

const table = loadEntityTable();

/** Every epithet and pronoun as `words = name`, in the order of the text. */
function meant(text: string, date = "2021-06-12"): readonly string[] {
  const doc = plainDoc(text, { date });
  return readMentions(doc, parsesOf(doc), table)
    .filter((mention) => mention.how === "epithet" || mention.how === "pronoun")
    .map((mention) => `${doc.text.slice(mention.start, mention.end)} = ${mention.name}`);
}

describe("an epithet is not whom it addresses", () => {
  test.each([
    [
      "President Cyril Ramaphosa spoke first. Mr Ramaphosa met Mali’s President Assimi Goita. The president urged Mr Goita to free the ministers.",
      "The president = Cyril Ramaphosa",
    ],
    [
      "“Nothing moves in Mali without President Assimi Goita,” President Cyril Ramaphosa said, blaming Mali’s Assimi Goita. The president said he had warned Mr Goita of a boycott.",
      "The president = Cyril Ramaphosa",
    ],
    [
      "Kenya’s President Uhuru Kenyatta said the dispute had to end before Uganda’s President Yoweri Museveni lost patience. The president told Mr Museveni that the border would open.",
      "The president = Uhuru Kenyatta",
    ],
    [
      "Peru said talks had failed. Chile fears the strikes in Peru. The government accused Peru of spying.",
      "The government = Chile",
    ],
  ])("%s", (text, expected) => {
    expect(meant(text)).toContain(expected);
  });
});

describe("an epithet goes on with who acted or spoke", () => {
  test.each([
    [
      "President Iván Duque said the guerrillas had been sheltered by Venezuela’s President Nicolás Maduro. The president has promised a wall.",
      "The president = Ivan Duque",
    ],
    [
      "Indian Prime Minister Narendra Modi scolded the Pakistani Prime Minister Imran Khan. The prime minister left early.",
      "The prime minister = Narendra Modi",
    ],
  ])("%s", (text, expected) => {
    expect(meant(text)).toContain(expected);
  });

  test("two who spoke alike leave it open", () => {
    expect(
      meant(
        "Presidents differ. President Uhuru Kenyatta and President Yoweri Museveni met at the lake. The president left early.",
      ).filter((line) => line.startsWith("The president")),
    ).toEqual([]);
  });
});

describe("a subject pronoun is not named again in its clause", () => {
  test.each([
    [
      "Prime Minister Imran Khan spoke in Lahore. Prime Minister Narendra Modi listened. He urged Mr Modi to reopen the crossing.",
      "He = Imran Khan",
      "He = Narendra Modi",
    ],
    ["Sudan closed the border. Ethiopia protested. It accused Ethiopia of shelling.", "It = Sudan", "It = Ethiopia"],
  ])("%s", (text, right, wrong) => {
    expect(meant(text)).toContain(right);
    expect(meant(text)).not.toContain(wrong);
  });
});
