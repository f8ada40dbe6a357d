// Mentions of states, persons, organisations and groups with their canonical names; nobody is read differently from anybody else.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadEntityTable } from "../../bench/entities.ts";
import { parsesOf } from "../../bench/times.ts";
import { linkEntities } from "../../src/reading/en/entities/link-entities.ts";
import { makeNameLookup } from "../../src/reading/en/entities/name-lookup.ts";
import { type EntityMention, readMentions } from "../../src/reading/en/entities/read-mentions.ts";
import type { Doc } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";
import { plainDoc } from "./plain-doc.ts";

const table = loadEntityTable();

function mentionsOf(text: string, date: string | null = "2024-06-12"): { doc: Doc; mentions: EntityMention[] } {
  const doc = plainDoc(text, { date });
  return { doc, mentions: readMentions(doc, parsesOf(doc), table) };
}

const named = (text: string, date?: string | null): readonly string[] => {
  const { doc, mentions } = mentionsOf(text, date);
  return mentions.map((mention) => `${doc.text.slice(mention.start, mention.end)} = ${mention.name}`);
};

describe.each([
  [
    "states, seats, peoples",
    [
      ["Tehran rejected the offer.", "Tehran = Iran"],
      ["The Kremlin rejected the offer.", "Kremlin = Russia"],
      ["The White House rejected the offer.", "White House = United States"],
      ["Downing Street rejected the offer.", "Downing Street = United Kingdom"],
      ["The U.S. and the UK agreed.", "U.S. = United States"],
      ["The U.S. and the UK agreed.", "UK = United Kingdom"],
      ["The Armenians dispute this.", "Armenians = Armenia"],
      ["They put pressure on Khartoum.", "Khartoum = Sudan"],
      ["The town is under Baku’s control.", "Baku = Azerbaijan"],
      ["The Europeans would defy him.", "Europeans = European states"],
      ["European leaders met.", "European leaders = European states"],
      ["NATO countries sent troops.", "NATO countries = NATO states"],
      ["The West has failed.", "The West = Western states"],
    ],
  ],
  [
    "groups",
    [
      ["Sudanese troops withdrew.", "Sudanese troops = Sudanese forces"],
      ["The Eritrean army withdrew.", "Eritrean army = Eritrean forces"],
      ["Colombian soldiers withdrew.", "Colombian soldiers = Colombian forces"],
      ["American troops withdrew.", "American troops = US forces"],
      ["A Serbian official said no.", "Serbian official = Serbian officials"],
      ["Senior Pakistani military officials said no.", "Pakistani military officials = Pakistani military officials"],
      ["Ethiopia’s generals said no.", "Ethiopia’s generals = Ethiopian generals"],
      ["The Georgian government said no.", "Georgian government = Georgia"],
      ["The Polish side said no.", "Polish side = Poland"],
      ["Macron’s government said no.", "Macron’s government = France"],
      ["The Biden administration said no.", "Biden administration = United States"],
      ["Houthi fighters seized the ship.", "Houthi fighters = Houthis"],
      ["Ethnic Albanian rebels left.", "Albanian rebels = Albanian rebels"],
      ["The Turkish public is tired.", "Turkish public = Turkish public"],
      ["Israeli intelligence had warned.", "Israeli intelligence = Israeli intelligence"],
    ],
  ],
  [
    "persons",
    [
      ["Recep Tayyip Erdoğan spoke.", "Recep Tayyip Erdoğan = Recep Tayyip Erdogan"],
      ["Volodymyr Zelenskyy spoke.", "Volodymyr Zelenskyy = Volodymyr Zelensky"],
      ["Mr. Aliyev spoke, and Azerbaijan agreed.", "Aliyev = Ilham Aliyev"],
      ["President Kagame spoke.", "Kagame = Paul Kagame"],
      ["Prime Minister May spoke, and the UK agreed.", "May = Theresa May"],
      ["Xi spoke to Kim Jong-un.", "Kim Jong-un = Kim Jong Un"],
      ["Assad and al-Sisi met.", "al-Sisi = Abdel Fattah al-Sisi"],
      ["Major Tomas Brandt, a retired officer, disagreed.", "Tomas Brandt = Tomas Brandt"],
      ["Ilka Sorensen said it would rain. Sorensen left.", "Sorensen = Ilka Sorensen"],
      ["The mayor, Petra Novak, said no. Novak left.", "Novak = Petra Novak"],
      ["Colonel Ostrowski said no.", "Ostrowski = Ostrowski"],
    ],
  ],
  [
    "organisations",
    [
      ["The International Atomic Energy Agency inspected it.", "International Atomic Energy Agency = IAEA"],
      ["The Security Council voted.", "Security Council = UN Security Council"],
      ["The New York Times reported it.", "The New York Times = New York Times"],
      ["According to the Harbour Policy Institute, it failed.", "Harbour Policy Institute = Harbour Policy Institute"],
      ["The Iranian Foreign Ministry said no.", "Iranian Foreign Ministry = Iranian Foreign Ministry"],
      ["Iran’s Foreign Ministry said no.", "Iran’s Foreign Ministry = Iranian Foreign Ministry"],
    ],
  ],
  [
    "sources",
    [
      ["A source said no.", "A source = unnamed source"],
      ["Sources close to the talks said no.", "Sources = unnamed source"],
      ["Two Kenyan officials said no.", "Kenyan officials = Kenyan officials"],
      ["International observers said no.", "International observers = international observers"],
      ["Kenyan officials met. Later, officials said no.", "officials = Kenyan officials"],
      ["According to reports, they left.", "reports = unnamed source"],
    ],
  ],
  [
    "epithets",
    [
      ["Emmanuel Macron spoke. The president left.", "The president = Emmanuel Macron"],
      ["Emmanuel Macron met Olaf Scholz. The chancellor left.", "The chancellor = Olaf Scholz"],
      ["NATO met. The alliance agreed.", "The alliance = NATO"],
      ["Hamas replied. The group refused.", "The group = Hamas"],
      ["The Turkish president spoke.", "The Turkish president = Recep Tayyip Erdogan"],
      ["Aung San’s spokesman, Zaw Htun, said no.", "Zaw Htun = Zaw Htun"],
      ["Marco Rubio spoke. The administration wants peace.", "The administration = United States"],
      ["The authorities in Tbilisi refused.", "The authorities = Georgia"],
    ],
  ],
  [
    "pronouns",
    [
      ["Macron said that he would leave.", "he = Emmanuel Macron"],
      ["Merkel spoke. She left.", "She = Angela Merkel"],
      ["Ukraine announced that it would stay.", "it = Ukraine"],
      ["Putin and Trump met. They agreed.", "They = Vladimir Putin"],
      ["Putin and Trump met. They agreed.", "They = Donald Trump"],
      ["“We will not yield,” Erdogan said.", "We = Recep Tayyip Erdogan"],
      ["I judge that Macron will leave.", "I = author"],
      ["Kagame moved his troops.", "his troops = Rwandan forces"],
      ["Zelensky, who spoke first, left.", "who = Volodymyr Zelensky"],
    ],
  ],
] as const)("%s", (_name, rows) => {
  test.each(rows.map((row) => [...row]))("%s %s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });
});

test.each([
  ["They told us to leave and let us go.", []],
  ["Who is it for?", []],
  ["He lives in Paris.", ["Paris = France"]],
  ["The rockets fell near Kyiv.", ["Kyiv = Ukraine"]],
  ["The Minsk agreements failed.", ["Minsk = Belarus"]],
  ["He flew from Moscow to Geneva.", ["Moscow = Russia"]],
  ["The polish was thin.", ["polish = Poland"]],
  ["It goes back to World War II.", ["II = Pope John Paul II"]],
  ["Chapter VII applies.", ["VII = Pope John Paul II"]],
  ["The US-led coalition left.", ["US-led = United States"]],
  ["Two Russians were hurt.", ["Russians = Russia"]],
  ["The energy source of the town failed.", ["source = unnamed source"]],
  ["It is clear that Chad won.", ["It = Chad"]],
  ["He served as Russia’s prime minister.", ["Russia’s prime minister = Mikhail Mishustin"]],
  ["Let them eat cake, said the time.", ["Let = Lashkar-e-Taiba"]],
])("is no such mention: %s", (text, excluded) => {
  const found = named(text);
  for (const mention of excluded) expect(found).not.toContain(mention);
  if (excluded.length === 0) expect(found.filter((mention) => !/= (?:author|commenter)$/.test(mention))).toEqual([]);
});

test("names look up by any span of a noun phrase", () => {
  const text =
    "French President Emmanuel Macron and Chancellor Olaf Scholz urged a swift ceasefire on the Sudanese army.";
  const { doc, mentions } = mentionsOf(text);
  const names = makeNameLookup(doc, parsesOf(doc), mentions);
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  expect(names.nameOf(span("French President Emmanuel Macron"))).toMatchObject({
    name: "Emmanuel Macron",
    party: "France",
  });
  expect(
    names.namesOf(span("French President Emmanuel Macron and Chancellor Olaf Scholz")).map((name) => name.name),
  ).toEqual(["Emmanuel Macron", "Olaf Scholz"]);
  expect(names.nameOf(span("a swift ceasefire"))).toMatchObject({ name: "swift ceasefire", key: null });
  expect(names.nameOf(span("the Sudanese army"))).toMatchObject({
    name: "Sudanese forces",
    kind: "group",
    party: "Sudan",
  });
});

test("entities are one over all documents, with ids in order of first sight", () => {
  const first = mentionsOf("Macron met Scholz.");
  const second = mentionsOf("Olaf Scholz left. The German chancellor spoke to French officials.");
  const { entities, mentions, idOf } = linkEntities(
    [first, second].map(({ doc, mentions }) => ({ text: doc.text, mentions })),
  );
  expect(entities.map((entity) => `${entity.id} ${entity.name} ${entity.kind} ${entity.party}`)).toEqual([
    "e1 Emmanuel Macron person France",
    "e2 Olaf Scholz person Germany",
    "e3 French officials group France",
  ]);
  expect(idOf("Olaf Scholz")).toBe("e2");
  expect(idOf("author")).toBeNull();
  expect(mentions[1]?.map((mention) => mention.entity)).toEqual(["e2", "e2", "e3"]);
  expect(entities[1]?.aliases).toEqual(["Scholz", "The German chancellor"]);
});

test("a person acts for whom the office of the year serves", () => {
  const party = (date: string): string | null | undefined => mentionsOf("Donald Tusk spoke.", date).mentions[0]?.party;
  expect([party("2010-05-01"), party("2016-05-01"), party("2024-05-01")]).toEqual([
    "Poland",
    "European Union",
    "Poland",
  ]);
});

test("a megabyte in one line is read in linear time", () => {
  const text =
    "“We will go,” the president said, and he told officials that Macron and Scholz, who met, had left, ".repeat(8000);
  const started = cpuMs();
  readMentions(plainDoc(text), [], table);
  expect(cpuMs() - started).toBeLessThan(20_000);
});

interface Side {
  readonly state: string;
  readonly adjective: string;
  readonly seat: string;
  readonly people: string;
}

/** States whose forms do not coincide with each other or with common words, of all parts of the world. */
const SIDES: readonly Side[] = [
  { state: "Russia", adjective: "Russian", seat: "Moscow", people: "Russians" },
  { state: "Ukraine", adjective: "Ukrainian", seat: "Kyiv", people: "Ukrainians" },
  { state: "Armenia", adjective: "Armenian", seat: "Yerevan", people: "Armenians" },
  { state: "Azerbaijan", adjective: "Azerbaijani", seat: "Baku", people: "Azerbaijanis" },
  { state: "Ethiopia", adjective: "Ethiopian", seat: "Addis Ababa", people: "Ethiopians" },
  { state: "Eritrea", adjective: "Eritrean", seat: "Asmara", people: "Eritreans" },
  { state: "Israel", adjective: "Israeli", seat: "Jerusalem", people: "Israelis" },
  { state: "Palestine", adjective: "Palestinian", seat: "Ramallah", people: "Palestinians" },
  { state: "India", adjective: "Indian", seat: "New Delhi", people: "Indians" },
  { state: "Pakistan", adjective: "Pakistani", seat: "Islamabad", people: "Pakistanis" },
  { state: "Iran", adjective: "Iranian", seat: "Tehran", people: "Iranians" },
  { state: "Colombia", adjective: "Colombian", seat: "Bogota", people: "Colombians" },
  { state: "Venezuela", adjective: "Venezuelan", seat: "Caracas", people: "Venezuelans" },
];

const TEMPLATES: readonly ((a: Side, b: Side) => string)[] = [
  (a, b) => `${a.state} said that it would strike if ${b.adjective} forces advanced.`,
  (a, b) => `${a.adjective} officials rejected what ${b.seat} had offered, and ${a.seat} said so.`,
  (a, b) => `The ${a.people} dispute this, but the ${b.people} insist that their army withdrew.`,
  (a, b) => `${a.state}’s generals warned ${b.state}’s government. Its troops left.`,
  (a, b) =>
    `Pressure on ${a.seat} grew after the ${b.adjective} Foreign Ministry spoke of ${a.adjective} soldiers near ${b.seat}.`,
  (a, b) => `The ${a.adjective} president met the ${b.adjective} delegation. Officials said they agreed.`,
];

test("swapping two parties swaps them in the mentions and changes nothing else", () => {
  const shape = (text: string, a: Side, b: Side): readonly string[] => {
    // Without parses: the rules themselves, not what the parser makes of a name.
    const doc = plainDoc(text);
    const mentions = readMentions(doc, [], table);
    const mark = (words: string): string => {
      let marked = words;
      for (const [side, sign] of [
        [a, "A"],
        [b, "B"],
      ] as const)
        for (const form of [side.people, side.adjective, side.state, side.seat]) marked = marked.replaceAll(form, sign);
      return marked;
    };
    return mentions.map(
      (mention) =>
        `${mark(doc.text.slice(mention.start, mention.end))}=${mark(mention.name)}|${mention.kind}|${mark(mention.party ?? "")}|${mention.how}`,
    );
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...TEMPLATES),
      fc.constantFrom(...SIDES),
      fc.constantFrom(...SIDES),
      (template, a, b) => {
        fc.pre(a !== b);
        expect(shape(template(a, b), a, b)).toEqual(shape(template(b, a), b, a));
      },
    ),
    { numRuns: 150 },
  );
});

test("every mention re-reads its text, whatever the text", () => {
  const piece = fc.constantFrom(
    "Putin",
    "the president",
    "Macron",
    "said",
    "he",
    "they",
    "“",
    "”",
    "U.S.",
    "officials",
    "of",
    "the",
    "’s",
    "troops",
    ",",
    ".",
    "\n",
    "Ministry",
    "Foreign",
    "General",
    "Mr.",
    "and",
    "NATO",
    "who",
    "it",
    "I",
    "we",
    "Kyiv",
    "in",
    "former",
    "-",
    "Jean",
    "Institute",
    "for",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const doc = plainDoc(pieces.join(" "));
      const mentions = readMentions(doc, [], table);
      const names = makeNameLookup(doc, [], mentions);
      for (const mention of mentions) {
        expect(mention.start).toBeLessThan(mention.end);
        expect(mention.end).toBeLessThanOrEqual(doc.text.length);
        expect(names.nameOf(mention).name).not.toBe("");
      }
    }),
    { numRuns: 200 },
  );
});
