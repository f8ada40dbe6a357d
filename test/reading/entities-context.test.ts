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

describe("turns of a record", () => {
  const record =
    "The floor was open.\n\nMr. Abera (Ethiopia) (spoke in French): We shall not leave. My Government is ready, and our soil is ours.\n\nThat is all I can say.\n\nMs. Haile (Eritrea): We have no troops there.\n";
  test.each([
    "Abera = Abera <Ethiopia>",
    "We = Abera <Ethiopia>",
    "My Government = Ethiopia <Ethiopia>",
    "our = Abera <Ethiopia>",
    "I = Abera <Ethiopia>",
    "Haile = Haile <Eritrea>",
    "We = Haile <Eritrea>",
  ])("%s", (expected) => {
    expect(said(record)).toContain(expected);
  });

  test("labels in capitals", () => {
    const interview =
      "HOST: My guest is Dr Petra Novak.\n\nNOVAK: I don't think so.\n\nHOST: Why?\n\nNOVAK: We shall see.\n";
    const found = said(interview);
    expect(found).toContain("I = Petra Novak <null>");
    expect(found).not.toContain("I = author <null>");
  });

  test("a line of prose with a colon is no turn", () => {
    expect(said("The question for Kenya: I think it will wait.\n\nI doubt it.\n")).toContain("I = author <null>");
  });
});

describe("speakers", () => {
  test.each([
    ["Israel waited. President Ruto, in a speech at noon: “We do not fear them.”", "We = William Ruto <Kenya>"],
    ["Kenya rejected it. Macron told reporters: “We are ready.”", "We = Emmanuel Macron <France>"],
    ["“No,” Macron told reporters. “We call on Kenya to wait.”", "We = Emmanuel Macron <France>"],
    ["”If they attack, we will answer,” Macron said.", "we = Emmanuel Macron <France>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });
});

describe("pronouns", () => {
  test.each([
    ["If Cairo believes that Khartoum is wavering, it will push.", "it = Egypt <Egypt>"],
    ["If Ankara thinks that Athens is bluffing, it will wait.", "it = Turkey <Turkey>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test.each([
    ["Kenya should offer Uganda a hotline. It would cost nothing.", "It = "],
    ["Kenya made a proposal. Others think it could last months.", "it = "],
    ["Kenya waited. It was Uganda which had asked.", "It = "],
    ["Kenya is worried. Some 12 million have left their homes.", "their = "],
    ["There are 300 Ugandan soldiers here. Uganda promised to withdraw them.", "them = Uganda <"],
    ["Uganda signed it. The prisoners wait. Kenya said it would release them.", "them = Kenya"],
  ])("%s: not %s", (text, unexpected) => {
    expect(said(text).join(" | ")).not.toContain(unexpected);
  });
});
