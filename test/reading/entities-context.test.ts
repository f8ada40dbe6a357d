// Mentions that need their document: surnames without evidence, turns of a record, bodies of a state, speakers before a colon, pronouns of the wrong party.
import { describe, expect, test } from "vitest";
import { loadEntityTable } from "../../bench/entities.ts";
import { parsesOf } from "../../bench/times.ts";
import { readMentions } from "../../src/reading/en/entities/read-mentions.ts";
import { plainDoc } from "./plain-doc.ts";

const table = loadEntityTable();

/** Every mention as `words = name <party>`. */
function said(text: string, date = "2024-06-12"): readonly string[] {
  const doc = plainDoc(text, { date });
  return readMentions(doc, parsesOf(doc), table).map(
    (mention) => `${doc.text.slice(mention.start, mention.end)} = ${mention.name} <${mention.party}>`,
  );
}

describe("a surname of the tables needs evidence", () => {
  test.each([
    ["Ms. Keita briefed the members on the floods.", "Keita = Keita <null>"],
    ["Ms. Keita briefed the members. Keita then left.", "Keita = Keita <null>"],
    ["Mr. Kabore chaired the committee on fisheries in Norway.", "Kabore = Kabore <null>"],
    ["Mr. Kabore spoke, and Burkina Faso agreed.", "Kabore = Roch Kabore <Burkina Faso>"],
    ["Mali mourned. Mr. Keita had led the country.", "Keita = Ibrahim Boubacar Keita <Mali>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("a title of the other gender never opens a table's person", () => {
    expect(said("Mali mourned. Ms. Keita spoke for the orphans.").join()).not.toContain("Ibrahim Boubacar Keita");
    expect(said("Germany waited. Mr. Merkel runs a bakery in Trier.").join()).not.toContain("Angela Merkel");
  });
});

describe("surnames that stand first", () => {
  test.each([
    ["Xi Jinping met traders in Lima. Xi said little.", "Xi = Xi Jinping <China>"],
    ["Kim Jong Un toured a mine. Kim was pleased.", "Kim = Kim Jong Un <North Korea>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });
});

describe("roles give the party", () => {
  test.each([
    ["Kenyan Foreign Secretary Abel Otieno said no.", "Abel Otieno = Abel Otieno <Kenya>"],
    ["Chilean Interior Minister Rosa Quiroga said no.", "Rosa Quiroga = Rosa Quiroga <Chile>"],
    ["M23 commander Joel Kasongo denied it.", "Joel Kasongo = Joel Kasongo <M23>"],
    ["Iran’s Bahram Rostami said no.", "Bahram Rostami = Bahram Rostami <Iran>"],
    ["Armenia’s security council secretary, Davit Sahakyan, said no.", "Davit Sahakyan = Davit Sahakyan <Armenia>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("a role before a name is no group", () => {
    expect(said("M23 commander Joel Kasongo denied it.").join()).not.toContain("M23 commanders");
  });

  test("a place before a quotation mark is no person", () => {
    expect(said("“It was made up in Port Harcourt,” Houthi spokesman Ali Nasser said.").join()).not.toContain(
      "Port Harcourt = ",
    );
  });
});

describe("names with a small letter behind the hyphen", () => {
  test.each([
    ["General Wang Shu-fen, a former chief, said no.", "Wang Shu-fen = Wang Shu-fen <null>"],
    ["Mr. Park Dong-hyuk said no.", "Park Dong-hyuk = Park Dong-hyuk <null>"],
    ["Sergeant Tom Baker-led patrols left.", "Tom Baker = Tom Baker <null>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("a name in a compound is no person", () => {
    expect(said("The Houthi-run clinic in Yemen closed.").join()).not.toContain("Abdul-Malik");
  });
});
