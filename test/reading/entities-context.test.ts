// Mentions that need their document: surnames without evidence, turns of a record, bodies of a state, speakers before a colon, pronouns of the wrong party.
import { describe, expect, test } from "vitest";
import { loadEntityTable } from "../../bench/entities.ts";
import { parsesOf } from "../../bench/times.ts";
import { makeNameLookup } from "../../src/reading/en/entities/name-lookup.ts";
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

describe("bodies of a state", () => {
  test.each([
    ["Peru’s foreign ministry said no.", "Peru’s foreign ministry = Peruvian Foreign Ministry <Peru>"],
    ["The Polish defence ministry said no.", "Polish defence ministry = Polish Defence Ministry <Poland>"],
    ["The Egyptian parliament voted.", "Egyptian parliament = Egyptian parliament <Egypt>"],
    ["Macron’s office said no.", "Macron’s office = Emmanuel Macron's office <France>"],
    ["Kenya’s presidential palace said no.", "Kenya’s presidential palace = Kenyan presidential palace <Kenya>"],
    ["The Houthi health ministry said so.", "Houthi health ministry = Houthi Health Ministry <Houthis>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("an office that is a room is none", () => {
    expect(said("He stood in Macron’s office.").join()).not.toContain("office = ");
  });
});

describe("the army named before", () => {
  test.each([
    ["Ethiopia’s army left. Residents saw it. The army denied that.", "The army = Ethiopian forces <Ethiopia>"],
    ["The Lebanese army left. The army denied that.", "The army = Lebanese forces <Lebanon>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("two armies leave it open", () => {
    expect(said("The Lebanese army and the Syrian army clashed. The army denied that.").join()).not.toContain(
      "The army = ",
    );
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
    ["Kenya and Uganda grant a road. It will be called the Lake Road.", "It = "],
    ["Kenya is worried. Some 12 million have left their homes.", "their = "],
    ["There are 300 Ugandan soldiers here. Uganda promised to withdraw them.", "them = Uganda <"],
    ["Uganda signed it. The prisoners wait. Kenya said it would release them.", "them = Kenya"],
  ])("%s: not %s", (text, unexpected) => {
    expect(said(text).join(" | ")).not.toContain(unexpected);
  });
});

describe("names looked up", () => {
  const nameOf = (text: string, words: string): string => {
    const doc = plainDoc(text, { date: "2025-06-12" });
    const parses = parsesOf(doc);
    const start = text.indexOf(words);
    return makeNameLookup(doc, parses, readMentions(doc, parses, table)).nameOf({ start, end: start + words.length })
      .name;
  };

  test.each([
    ["They argued over his hitherto quiet neighbour.", "over his hitherto quiet neighbour", /^(?!over|his)/],
    ["The shelling of civilian areas went on.", "of civilian areas", /^civilian areas$/],
    ["It got worse as winter came.", "as winter", /^winter$/],
    ["Water and old pipes failed.", "and old pipes", /^old pipes$/],
  ])("%s", (text, words, expected) => {
    expect(nameOf(text, words)).toMatch(expected);
  });

  test.each([
    ["Secretary of Defense Pete Hegseth spoke.", "Secretary of Defense Pete Hegseth", "Pete Hegseth"],
    [
      "Special Envoy to the Middle East Steve Witkoff spoke.",
      "Special Envoy to the Middle East Steve Witkoff",
      "Steve Witkoff",
    ],
    ["Minister of Roads Peter Otieno spoke.", "Minister of Roads Peter Otieno", "Peter Otieno"],
    ["Western diplomats met. One of the Kenyan officials said no.", "One of the Kenyan officials", "Kenyan officials"],
  ])("%s", (text, words, expected) => {
    expect(nameOf(text, words)).toBe(expected);
  });
});

describe("small things of a context", () => {
  test("whoever has the floor is not he", () => {
    const record =
      "Mr. Abera (Ethiopia): I take the floor again. He said that we have troops there.\n\nMr. Tesfay (Eritrea): We disagree.\n";
    expect(said(record)).not.toContain("He = Abera <Ethiopia>");
  });

  test.each([
    ["Western diplomats are less sure. “It may come,” one of them said.", "them = Western diplomats <West>"],
    [
      "Yemen suffers. The Houthi-run health ministry said so.",
      "Houthi-run health ministry = Houthi Health Ministry <Houthis>",
    ],
    [
      "The Hamas-controlled foreign ministry said so.",
      "Hamas-controlled foreign ministry = Hamas Foreign Ministry <Hamas>",
    ],
    ["The Supreme Leader said that it was over.", "The Supreme Leader = Ali Khamenei <Iran>"],
    ["Sheikh Hikmat al-Nasri left. Nasri’s people stayed.", "Nasri = Hikmat al-Nasri <null>"],
    ["Sheikh Hikmat al-Nasri left. Al-Nasri’s people stayed.", "Al-Nasri = Hikmat al-Nasri <null>"],
    ["Latvia waits. Tallinn denies that it does.", "it = Estonia <Estonia>"],
    [
      "The FDLR left. M23 followed, and the Forces démocratiques de libération du Rwanda came back. The group denied it.",
      "The group = FDLR <FDLR>",
    ],
    ["The Houthi health ministry counted 90 civilians, among them ten nurses.", "them = civilians <null>"],
    [
      "SDF commander Mazloum Abdi moved his forces.",
      "his forces = Syrian Democratic Forces <Syrian Democratic Forces>",
    ],
    ["Chad’s army left. Army spokesman Nabil Karim said so.", "Nabil Karim = Nabil Karim <Chad>"],
    ["Chad’s army met Niger’s army. Army spokesman Nabil Karim said so.", "Nabil Karim = Nabil Karim <null>"],
    ["At least 90 civilians fled.", "least 90 civilians = civilians <null>"],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });
});

test.each([
  ["2013", "Abdullah Gul"],
  ["2021", "Recep Tayyip Erdogan"],
])("office holders go by the day that the words state: %s", (year, name) => {
  const doc = plainDoc(
    `Talks stall again\nVAN, 3 March ${year} (Newswire) - The Turkish president spoke of the lake and of the road around it.\nNobody answered him.`,
  );
  const found = readMentions(doc, parsesOf(doc), table).map((mention) => mention.name);
  expect(found).toContain(name);
});

describe("the government is that of the state spoken of, not of the state where something happens", () => {
  test.each([
    [
      "Kenya reopened its northern road. In Norway the miners and the government met a mediator.",
      "the government = Kenya <Kenya>",
    ],
    ["Protesters marched in Georgia. The government kept silent.", "The government = Georgia <Georgia>"],
    [
      "Kenya closed the road. It rained. Nobody came. The mill stood still. The shops were shut. The government kept silent.",
      "The government = Kenya <Kenya>",
    ],
  ])("%s", (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  test("two states spoken of long before leave it open", () => {
    expect(
      said(
        "Kenya and Mali agreed. It rained. Nobody came. The mill stood still. The shops shut. The government fell.",
      ).join(),
    ).not.toContain("The government");
  });
});
