// Lossy mojibake: which mark, which letter and which stand-in, and what is left alone.
import { describe, expect, test } from "vitest";
import { damage } from "../../bench/repair/damage.ts";
import { makeOffsetMap, repairText } from "../../src/text/index.ts";

/** Every codec and way of losing bytes through which the text must come back whole. */
function expectRestored(clean: string): void {
  for (const codec of ["tis620", "iso-8859-1", "windows-1251", "koi8-r"]) {
    for (const loss of ["dropped", "?", "\uFFFD"] as const) {
      const { text: damaged } = damage(clean, codec, loss, "controls");
      const { text, steps } = repairText(damaged);
      expect(`${codec} ${loss}: ${text}`).toBe(`${codec} ${loss}: ${clean}`);
      const map = makeOffsetMap(steps);
      for (const { start, end, repaired } of steps)
        expect(text.slice(map.toRepaired(start, "before"), map.toRepaired(end, "after"))).toBe(repaired);
    }
  }
}

describe("quotation marks and apostrophes", () => {
  const cases: [name: string, clean: string][] = [
    [
      "quotations in a quotation are single",
      "“The minister told us, ‘We won’t sign,’ and that’s where it ended,” the envoy said. “It’s over.”",
    ],
    [
      "plural possessives close nothing",
      "“The miners’ offer isn’t new, and it’s clear that the owners’ lawyers won’t be convinced,” he said.",
    ],
    [
      "plural possessives outside of quotations",
      "The workers’ rights and the owners’ profits aren’t at odds, she said.",
    ],
    [
      "left-out letters",
      "It’s the third time since the ’90s that they’ve met, and he said “rock ’n’ roll isn’t dead.”",
    ],
    ["abbreviations", "The U.S.’s offer wasn’t new, and it’s what the U.K.’s envoy said in May."],
    ["names", "Mr. O’Neill and Ms. O’Brien didn’t agree with D’Angelo, who said it wasn’t theirs to decide."],
  ];
  for (const [name, clean] of cases) test(name, () => expectRestored(clean));

  test("a closing mark that came through tells the style", () => {
    const { text } = damage(
      "He called it “a plan” and “a trap”; it’s neither.",
      "windows-1253",
      "dropped",
      "undefined",
    );
    expect(repairText(text).text).toBe("He called it “a plan” and “a trap”; it’s neither.");
  });

  test("British spelling alone does not make the marks single", () => {
    const clean =
      "The organisation’s “programme” for the city’s centre wasn’t in the honourable member’s favour, he said.";
    expectRestored(clean);
  });
});

describe("little to go by", () => {
  const restored: [name: string, clean: string, codecs: readonly string[]][] = [
    [
      "nothing but spaced dashes",
      "The talks — they began in May — were about water — and not about the border — as far as anyone knew.",
      ["windows-1251", "windows-1253", "cp437"],
    ],
    [
      "nothing but dashes in the middle of words",
      "The river is low in every summer—the dams hold it back, and the farms on its banks—like those of the plain—which are poor—wait for rain.",
      ["windows-1253", "cp437"],
    ],
    ["one contraction", "That’s what the envoy said.", ["windows-1253", "cp437", "iso-8859-1"]],
    ["one closing mark", "The judge agreed with the allegations.” The rest is known.", ["windows-1251", "iso-8859-1"]],
    ["one ellipsis", "The talks go on in all of the cities … and nobody knows for how long.", ["iso-8859-1", "koi8-r"]],
    ["one quotation in low marks", "The note on the door said “Gone home” and no more.", ["macintosh"]],
  ];
  for (const [name, clean, codecs] of restored) {
    for (const codec of codecs) {
      test(`${name}, ${codec}`, () => {
        expect(repairText(damage(clean, codec, "dropped", "controls").text).text).toMatch(
          new RegExp(`^${clean.replace(/[.?]/g, "\\$&").replace(/[–—]/g, "[–—]")}$`),
        );
      });
    }
  }
});

describe("letters", () => {
  const words: [damaged: string, repaired: string][] = [
    ["The protestersโ leader, Pavle Petroviฤ, said that itโs over.", "Petrović"],
    ["The cityโs mayor, from Gdaลsk in the north, said that itโs over.", "Gdańsk"],
    ["The presidentโs rival, Mr Davutoฤlu, said that itโs over.", "Davutoğlu"],
    ["The cafรฉโs owner, a protรฉgรฉ of the fiancรฉeโs father, said that itโs over.", "café’s"],
  ];
  for (const [damaged, repaired] of words) test(repaired, () => expect(repairText(damaged).text).toContain(repaired));

  test("what many letters fit stays as it is", () => {
    expect(repairText("Itโs the work of a certain รzz of the city, and it isnโt his.").text).toBe(
      "It’s the work of a certain รzz of the city, and it isn’t his.",
    );
  });

  test("a letter that was repaired is not taken for damage", () => {
    const { text } = damage(
      "The Château isn’t what it’s said to be: they’ve “sold” it, and we’re told it wasn’t dear.",
      "windows-1252",
      "dropped",
      "controls",
    );
    expect(repairText(text).text).toContain("Château isn’t");
  });
});

describe("stand-ins", () => {
  const clean =
    "The envoy’s “plan” doesn’t exist, and that’s what the ministry’s spokesman said: it’s “all we’ve got”.";
  for (const standIn of ["□", "\u001a", "\u0000", "␀", "_", ".", "*", "#"]) {
    for (const codec of ["tis620", "windows-1251", "iso-8859-1"]) {
      test(`${JSON.stringify(standIn)} for each byte, ${codec}`, () => {
        const { text } = damage(clean, codec, standIn as "?", "controls");
        expect(repairText(text).text).toBe(clean);
      });
    }
  }
  for (const standIn of ["?", "\uFFFD", "□", " "]) {
    test(`one ${JSON.stringify(standIn)} for the bytes of a mark`, () => {
      const { text } = damage(clean, "tis620", "\uE010" as "?", "controls");
      expect(repairText(text.replace(/\uE010+/g, standIn)).text).toBe(clean);
    });
  }
  test("bytes that came through as controls", () => {
    expect(repairText("The envoyâ\u0080\u0099s â\u0080\u009cplanâ\u0080\u009d").text).toBe("The envoy’s “plan”");
  });
  test("non-breaking spaces that were lost as well", () => {
    const spaced = "However, the\u00a0“fact-checking” wasn’t theirs, and it’s what they’d said.";
    expect(repairText(damage(spaced, "tis620", "dropped", "controls").text).text).toBe(spaced);
  });
});

describe("what only looks like damage", () => {
  const texts = [
    "Is it the function of TGFβ? Or of β? It’s not the β. The IFNβs weren’t measured.",
    "โฆษณา means advertising in Thai, and โกย means to scoop. That’s all.",
    "Is it в? Or в. The letter в_ stands in в# and в*.",
    "Le château? À côté. Il parla â? Le bâtiment, l’âme.",
    "We fit y = β_0 + β_i x_i + β_j x_j + β_k x_k to the data; β_i and β_j are the slopes, β_k is that of the others, and β_m isn’t.",
    "We estimate βi and βj for the groups, and βk for the others; βi is the slope, βj that of the controls, βm and βn are the rest.",
    "Γi and Γj are the matrices of the model, and Γk, Γm and Γn are not.",
    "α□ β□ γ□ are the boxes of the list, and the β□ is the one that is checked.",
    "The list: в* is in, в# is out, and the в_x, в_y, в_z of the first table are the same as those of the second.",
    "‚Na und?‘, sagte er. ‚Ja‘.",
    "The preposition в with the accusative, and в before a noun, mean into. Compare в the first case.",
    "Here the slope β, which is estimated, and the level α; for all β we have the result. We then fix β so the error is small.",
    "Where β is the coefficient, with β the elasticity, the log β they report is small; it’s β to them.",
    "The map sends Γ but the point Γ which is; for the group Γ the index is one, and Γ to the plane is another.",
    "The estimate â, with â the mean, and the bound â that they give.",
    "Hello‚ world. This is‚ as they say‚ a comma.",
    "The words “râs” and “plâns” aren’t English; nor’s âge.",
  ];
  for (const text of texts) test(text, () => expect(repairText(text).steps).toEqual([]));
});
