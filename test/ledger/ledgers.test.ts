// The ledgers over readings made by hand: what is a dispute and what is not, positions, terms, folding.
import { describe, expect, test } from "vitest";
import { ENGLISH_LEDGER_WORDS, makeLedgers } from "../../src/ledger/index.ts";
import type { Codebook } from "../../src/reading/index.ts";
import { makeReading, type Parties, type Story } from "./case-builder.ts";

const PARTIES: Parties = {
  Arvenia: "Arvenia",
  Belmark: "Belmark",
  "Arvenian forces": "Arvenia",
  "Belmarkian forces": "Belmark",
  "Arvenian minister": "Arvenia",
  "Belmarkian minister": "Belmark",
};
const CODEBOOK: Codebook = {
  name: "test",
  issues: [
    {
      label: "river",
      definition: "Use of the river.",
      proposition: "an open river crossing",
      terms: ["river", "crossing"],
    },
    {
      label: "strikes",
      definition: "Strikes on power plants.",
      proposition: "a pause in strikes on power plants",
      terms: ["strike"],
    },
    {
      label: "observers",
      definition: "Foreign observers.",
      proposition: "foreign observers at the border",
      terms: ["observer"],
    },
  ],
};
const ledgersOf = (...stories: Story[]) =>
  makeLedgers(makeReading(stories, PARTIES), [], CODEBOOK, ENGLISH_LEDGER_WORDS);

describe("disputes", () => {
  const siege = {
    says: "Arvenian forces encircled the garrison at Tolm bridge",
    actor: ["Arvenian forces"],
    action: "encircled",
    places: ["Tolm"],
  };
  test("a report and a denial of the same by another teller", () => {
    const { disputes } = ledgersOf({
      lines: [
        { ...siege, voices: ["author", "unnamed source"], hedge: "reported" },
        {
          says: "there is no sign that Arvenian forces encircled the garrison at Tolm bridge",
          kind: "denial",
          negated: true,
          voices: ["author", "Belmarkian minister"],
          actor: ["Arvenian forces"],
          action: "encircled",
          places: ["Tolm"],
        },
        { says: "the harvest was poor this year", actor: ["Belmark"], action: "was" },
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, ...sides.map(({ statements }) => statements)])).toEqual([
      ["occurrence", ["d1.s1"], ["d1.s2"]],
    ]);
    expect(disputes[0]!.settledBy).toMatch(/evidence/u);
  });

  test("a denial that only points back stands against the reports right before it", () => {
    const { disputes } = ledgersOf({
      lines: [
        { ...siege, voices: ["author", "unnamed source"], hedge: "reported" },
        {
          says: "dispute this account",
          kind: "denial",
          voices: ["author", "Belmark"],
          actor: ["Belmark"],
          action: "dispute",
        },
      ],
    });
    expect(disputes).toHaveLength(1);
    expect(disputes[0]!.basis).toContain("points-back");
  });

  test.each([
    ["clash", 40, 90, "died in the shelling of the market", 1],
    ["close figures do not clash", 40, 42, "died in the shelling of the market", 0],
  ])("figures: %s", (_, first, second, rest, expected) => {
    const line = (value: number) => ({
      says: `${value} civilians ${rest} at Tolm`,
      action: "died",
      actor: ["Belmark"],
      places: ["Tolm"],
      quantity: { text: `${value} civilians`, value, unit: "civilians" },
    });
    const { disputes } = ledgersOf(
      { lines: [{ ...line(first), voices: ["author", "Arvenian minister"] }] },
      { lines: [{ ...line(second), voices: ["author", "Belmarkian minister"] }] },
    );
    expect(disputes.filter(({ field }) => field === "number")).toHaveLength(expected);
  });

  const toll = (voice: string, says: string, value: number | null, unit = "people") => ({
    says,
    action: "killed",
    voices: voice === "author" ? ["author"] : ["author", voice],
    ...(value === null ? {} : { quantity: { text: String(value), value, unit } }),
  });
  test("tolls of one event in one story: as many sides as figures", () => {
    const { disputes } = ledgersOf({
      lines: [
        toll("Arvenian minister", "62 people were killed in the market.", 62),
        toll("author", "The Belmarkian army put the death toll at 18.", null),
        toll("Belmarkian minister", "91 people had died in the attack.", 91),
        toll("Belmarkian minister", "40 people were wounded in the market.", 40),
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, sides.map(({ statements }) => statements)])).toEqual([
      ["number", [["d1.s2"], ["d1.s1"], ["d1.s3"]]],
    ]);
    expect(disputes[0]!.title).toBe("How many killed: 18, 62 or 91");
  });

  test.each([
    [
      "a part of a whole",
      toll("Arvenian minister", "62 people were killed in the market.", 62),
      toll("Belmarkian minister", "31 civilians were killed.", 31, "civilians"),
    ],
    [
      "a lower bound",
      {
        ...toll("Arvenian minister", "62 people were killed in the market.", 62),
        quantity: { text: "62 people", value: 62, unit: "people", bound: "at least" as const },
      },
      toll("Belmarkian minister", "91 people were killed.", 91),
    ],
    [
      "dead and wounded",
      toll("Arvenian minister", "62 people were killed in the market.", 62),
      toll("Belmarkian minister", "91 people were wounded.", 91),
    ],
    [
      "soldiers and civilians",
      toll("Arvenian minister", "62 soldiers were killed.", 62, "soldiers"),
      toll("Belmarkian minister", "91 civilians were killed.", 91, "civilians"),
    ],
  ])("tolls that can both stand: %s", (_, one, other) => {
    expect(ledgersOf({ lines: [one, other] }).disputes).toEqual([]);
  });

  test("two versions of one story give one speaker two figures", () => {
    const told = (value: number): Story => ({
      lines: [toll("Arvenia", `Arvenia said its raid on Tolm killed ${value} fighters.`, value, "fighters")].map(
        (line) => ({ ...line, places: ["Tolm"] }),
      ),
    });
    expect(ledgersOf(told(100), told(70)).disputes.map(({ field }) => field)).toEqual(["number"]);
  });

  const attributed = (
    says: string,
    voice: string,
    kind: "report" | "demand" | "forecast" | "acceptance" = "report",
  ) => ({
    says,
    kind,
    voices: ["author", voice],
    action: "went",
  });
  test.each([
    ["denied it within the hour", "denial" as const],
    ["dismissed the report as fantasy", "denial" as const],
    ["said the accusation was baseless", "judgement" as const],
    ["said the figure is invented", "report" as const],
    ["has always denied any involvement", "denial" as const],
    ["said no such shipment had been sent, no such deal made", "denial" as const],
  ])("who %s answers the account told right before", (says, kind) => {
    const { disputes } = ledgersOf({
      lines: [
        attributed("Farmers said the harvest was poor.", "Arvenia"),
        attributed("Belmark sent weapons to the rebels.", "Arvenian minister", "report"),
        { says: `Belmark ${says}.`, kind, voices: ["author", "Belmark"], action: "denied" },
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, sides.map(({ statements }) => statements)])).toEqual([
      ["occurrence", [["d1.s2"], ["d1.s3"]]],
    ]);
  });

  test.each([
    ["rejected the proposal", "refusal" as const, false],
    ["refuses to discuss it", "refusal" as const, false],
    ["has refused to do so", "refusal" as const, false],
    ["has not accepted this", "acceptance" as const, true],
  ])("who %s answers the wish told right before", (says, kind, negated) => {
    const { disputes } = ledgersOf({
      lines: [
        attributed("Arvenia agreed to a truce of three months.", "Arvenia", "acceptance"),
        { says: `Belmark ${says}.`, kind, negated, voices: ["author", "Belmark"], action: "rejected" },
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, sides.map(({ statements }) => statements)])).toEqual([
      ["stance", [["d1.s1"], ["d1.s2"]]],
    ]);
  });

  test("a denial that points back to nothing near stands against nothing far", () => {
    const { disputes } = ledgersOf(
      { lines: [attributed("Arvenia denies that it supplies weapons.", "Arvenian minister")] },
      {
        lines: [
          {
            says: "Belmark denied it within the hour.",
            kind: "denial",
            voices: ["author", "Belmark"],
            action: "denied",
          },
        ],
      },
    );
    expect(disputes).toEqual([]);
  });

  test("a word in common is no common deed", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          says: "Arvenia has 400 kilos of enriched uranium",
          action: "has",
          actor: ["Arvenia"],
          recipient: ["kilos"],
          voices: ["author", "Belmarkian minister"],
        },
        {
          says: "Arvenia needs no permission to enrich uranium",
          kind: "denial",
          negated: true,
          action: "needs",
          actor: ["Arvenia"],
          recipient: ["permission"],
          voices: ["author", "Arvenian minister"],
        },
      ],
    });
    expect(disputes).toEqual([]);
  });

  test("a thing said to be, and said not to be, right after one another", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          says: "The deal came after a night of talks mediated by Belmark.",
          action: "came",
          recipient: ["night"],
          voices: ["author", "Belmarkian minister"],
        },
        {
          says: "There was no foreign mediation.",
          kind: "denial",
          negated: true,
          action: "was",
          actor: ["foreign mediation"],
          voices: ["author", "Arvenian minister"],
        },
      ],
    });
    expect(disputes.map(({ field }) => field)).toEqual(["occurrence"]);
  });

  test("troops said to be there, and said not to be there, pages apart", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          says: "There are 7,000 Arvenian soldiers on this bank.",
          action: "are",
          actor: ["Arvenian forces"],
          voices: ["author", "Belmarkian minister"],
        },
        ...Array.from({ length: 6 }, (_, i) => ({ says: `The session went on for hour ${i}.`, action: "went" })),
        {
          says: "Arvenia has no troops across the river.",
          kind: "denial" as const,
          negated: true,
          action: "has",
          actor: ["Arvenia"],
          recipient: ["troops"],
          voices: ["author", "Arvenian minister"],
        },
      ],
    });
    expect(disputes.map(({ field, title }) => [field, title])).toEqual([
      ["occurrence", "Is it so: There are 7,000 Arvenian soldiers on this bank"],
    ]);
  });

  test.each([
    [
      "a speaker's word about himself is no dispute",
      { says: "You sound almost hopeful.", action: "sound" },
      {
        says: "I am not hopeful.",
        kind: "denial" as const,
        negated: true,
        action: "hopeful",
        actor: ["Belmark"],
        voices: ["author", "Belmark"],
      },
    ],
    [
      "a bare cry of lies with nobody's account before it stands against nothing",
      { says: "The river rose in the night and the bridge fell.", action: "rose" },
      { says: "This is a lie.", kind: "denial" as const, action: "lie", voices: ["author", "Belmark"] },
    ],
  ])("%s", (_, one, other) => {
    expect(ledgersOf({ lines: [one, other] }).disputes).toEqual([]);
  });

  test("a wish answered right away gives the title", () => {
    const { disputes } = ledgersOf({
      lines: [
        attributed("the port be put under foreign control.", "Arvenia", "demand"),
        {
          says: "Belmark has rejected this before.",
          kind: "refusal",
          voices: ["author", "Belmark"],
          action: "rejected",
          issue: "river",
        },
      ],
    });
    expect(disputes[0]!.title).toBe("Accepted or refused: the port be put under foreign control");
  });

  test("both accuse each other: one statement, a side for each", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          says: "Arvenia and Belmark accused each other of breaking the truce.",
          action: "accused",
          actor: ["Arvenia", "Belmark"],
        },
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, sides.map(({ heldBy }) => heldBy)])).toEqual([
      ["actor", [["Arvenia"], ["Belmark"]]],
    ]);
  });

  test("each side says that the other did it", () => {
    const line = (actor: string, voice: string) => ({
      says: `${actor} shelled the power plant at Tolm`,
      actor: [actor],
      action: "shelled",
      places: ["Tolm"],
      voices: ["author", voice],
    });
    const { disputes } = ledgersOf({
      lines: [line("Arvenian forces", "Belmarkian minister"), line("Belmarkian forces", "Arvenian minister")],
    });
    expect(disputes.map(({ field }) => field)).toEqual(["actor"]);
  });

  test("what one asks and the other refuses", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          says: "Belmark send observers to the border",
          kind: "demand",
          issue: "observers",
          voices: ["author", "Arvenia"],
          actor: ["Belmark"],
          action: "send",
        },
        {
          says: "would not accept observers at the border",
          kind: "refusal",
          issue: "observers",
          voices: ["author", "Belmark"],
          actor: ["Belmark"],
          action: "accept",
          negated: true,
        },
      ],
    });
    expect(disputes.map(({ field, sides }) => [field, sides[0]!.heldBy, sides[1]!.heldBy])).toEqual([
      ["stance", ["Arvenia"], ["Belmark"]],
    ]);
  });

  test("one teller does not dispute with itself, and a common topic is no dispute", () => {
    const { disputes } = ledgersOf({
      lines: [
        { says: "the crossing at Tolm opened on time", action: "opened", places: ["Tolm"], issue: "river" },
        { says: "the crossing at Tolm was repaired by divers", action: "repaired", places: ["Tolm"], issue: "river" },
        {
          says: "the crossing at Tolm did not open on time",
          action: "open",
          negated: true,
          places: ["Tolm"],
          issue: "river",
        },
      ],
    });
    expect(disputes).toEqual([]);
  });
});

describe("positions", () => {
  test.each([
    ["a demand", { kind: "demand" as const, says: "observers come to the border", action: "come" }, "for"],
    ["a refusal", { kind: "refusal" as const, says: "observers come to the border", action: "come" }, "against"],
    [
      "a demand to take the thing away",
      { kind: "demand" as const, says: "Arvenia remove the observers", action: "remove" },
      "against",
    ],
    [
      "a demand with a negation",
      { kind: "demand" as const, says: "no observers come", action: "come", negated: true },
      "against",
    ],
    [
      "a pledge with a condition",
      {
        kind: "pledge" as const,
        says: "admit observers if the shelling stops",
        action: "admit",
        condition: "if the shelling stops",
      },
      "conditional",
    ],
  ])("%s", (_, line, stance) => {
    const { positions } = ledgersOf({ lines: [{ ...line, issue: "observers", voices: ["author", "Belmark"] }] });
    expect(positions.map((position) => [position.party, position.stance])).toEqual([["Belmark", stance]]);
  });

  test.each([
    [
      "an end to the thing",
      { says: "agreed to stop opening the crossing", action: "open", kind: "acceptance" as const },
      "river",
      ["against"],
    ],
    [
      "an issue that only the words around speak of",
      { says: "promised to let the sick leave the city", action: "let", kind: "pledge" as const },
      "river",
      [],
    ],
    [
      "somebody else's promise",
      {
        says: "Arvenia had agreed to an open crossing",
        action: "agree",
        kind: "acceptance" as const,
        actor: ["Arvenia"],
        cue: "had",
      },
      "river",
      ["for"],
    ],
  ])("the sign and the party of %s", (_, line, issue, stances) => {
    const { positions } = ledgersOf({ lines: [{ ...line, issue, voices: ["author", "Belmark"] }] });
    expect(positions.map(({ stance }) => stance)).toEqual(stances);
    if ("actor" in line) expect(positions[0]).toMatchObject({ party: "Arvenia", how: "ascribed" });
  });

  test("a pronoun takes up the issue of the sentence before", () => {
    const { positions } = ledgersOf({
      lines: [
        { says: "Arvenia wants foreign observers.", kind: "demand", action: "wants", issue: "observers" },
        {
          says: "Belmark refuses to discuss it.",
          kind: "refusal",
          action: "discuss",
          issue: "observers",
          voices: ["author", "Belmark"],
        },
      ],
    });
    expect(positions.map(({ party, stance }) => [party, stance])).toEqual([["Belmark", "against"]]);
  });

  test("a relative clause takes up the issue of its sentence", () => {
    const { positions } = ledgersOf({
      lines: [
        { says: "The plan brings foreign observers to the border,", action: "brings", issue: "observers" },
        {
          says: "which is unacceptable for Belmark",
          kind: "refusal",
          action: "is",
          issue: "observers",
          voices: ["author", "Belmark"],
        },
      ],
    });
    expect(positions.map(({ party, stance }) => [party, stance])).toEqual([["Belmark", "against"]]);
  });

  test("stated by the party itself and ascribed by others stand apart", () => {
    const { positions } = ledgersOf({
      lines: [
        {
          says: "It demanded that observers come",
          cue: "demanded",
          kind: "demand",
          action: "come",
          issue: "observers",
          voices: ["author", "Belmark"],
        },
        {
          says: "It prefers that observers come",
          cue: "prefers",
          kind: "demand",
          action: "come",
          issue: "observers",
          voices: ["author", "Belmark"],
        },
      ],
    });
    expect(positions.map(({ how }) => how).sort()).toEqual(["ascribed", "stated"]);
  });

  test("the writer has no position, and absolute words make a red line", () => {
    const { positions } = ledgersOf({
      lines: [
        { says: "observers should come", kind: "demand", action: "come", issue: "observers" },
        {
          says: "observers are unacceptable",
          kind: "refusal",
          action: "are",
          issue: "observers",
          voices: ["author", "Belmark"],
        },
      ],
    });
    expect(positions.map(({ party, redLine }) => [party, redLine])).toEqual([["Belmark", true]]);
  });
});

describe("commitments", () => {
  const pledge = {
    says: "offered on 3 March 2024 a 30-day pause in strikes on power plants",
    kind: "pledge" as const,
    issue: "strikes",
    voices: ["author", "Arvenia"],
    actor: ["Arvenia"],
    action: "pause",
    time: { text: "3 March 2024", value: "2024-03-03", from: "2024-03-03", to: "2024-03-03" },
    duration: { text: "30-day", value: "P30D" },
  };
  test("a term gives the day on which it ends", () => {
    const { commitments } = ledgersOf({ lines: [pledge] });
    expect(commitments.map(({ who, since, until, term, status }) => [who, since, until, term, status])).toEqual([
      [["Arvenia"], "2024-03-03", "2024-04-02", "P30D", "open"],
    ]);
  });

  const day = (text: string, value: string, bound?: "by" | "until" | "before") => ({
    text,
    value,
    from: value,
    to: value,
    ...(bound === undefined ? {} : { bound }),
  });
  test.each([
    [
      "a deadline ends it and does not begin it",
      { says: "undertook to open the river by 18 August 2024", time: day("18 August 2024", "2024-08-18", "by") },
      [null, "2024-08-18"],
    ],
    [
      "a day still to come is no beginning",
      { says: "promised to open the river on 18 August 2024", time: day("18 August 2024", "2024-08-18") },
      [null, null],
    ],
    [
      "a year that names a treaty is no beginning",
      { says: "promised to honour the 1992 accord", time: day("1992", "1992") },
      [null, null],
    ],
    [
      "an open-ended number of days is no term",
      { says: "promised to answer within days", duration: { text: "days", value: "PXD" } },
      [null, null],
    ],
  ])("dates: %s", (_, line, expected) => {
    const { commitments } = ledgersOf({
      date: "2024-04-10",
      lines: [{ ...pledge, time: undefined, duration: undefined, ...line }],
    });
    expect(commitments.map(({ since, until }) => [since, until])).toEqual([expected]);
    expect(commitments[0]!.term).toBeNull();
  });

  test("a day of another event in the paragraph is not the pledge's, one that opens a sentence is", () => {
    const told = (says: string) =>
      ledgersOf({
        date: "2024-04-10",
        lines: [
          { says, action: "shelled", time: day("9 March 2024", "2024-03-09") },
          { ...pledge, says: "offered a pause in strikes on power plants", time: undefined, duration: undefined },
        ],
      }).commitments[0]!.since;
    expect(told("Belmark shelled the bridge on 9 March 2024.")).toBeNull();
    expect(told("On 9 March 2024 the delegations met.")).toBe("2024-03-09");
  });

  test("a day of years before frames only its own paragraph", () => {
    const told = (value: string) =>
      ledgersOf({
        date: "2024-04-10",
        lines: [
          {
            says: `On ${value} the siege of Tolm began.\n\n`,
            action: "began",
            time: { text: value, value, from: value, to: value },
          },
          { ...pledge, says: "offered a pause in strikes on power plants", time: undefined, duration: undefined },
        ],
      }).commitments[0]!.since;
    expect([told("2014-09-03"), told("2024-03-09")]).toEqual([null, "2024-03-09"]);
  });

  test("nobody is bound by an acceptance that did not come or a promise that was not made", () => {
    const { commitments } = ledgersOf({
      lines: [
        {
          ...pledge,
          says: "neither side has accepted this",
          kind: "acceptance" as const,
          negated: true,
          action: "accept",
        },
        { ...pledge, says: "the group had offered nothing", negated: true, action: "offer" },
        { ...pledge, says: "would not close the river", negated: true, action: "close" },
      ].map((line) => ({ ...line, time: undefined, duration: undefined })),
    });
    expect(commitments.map(({ what }) => what)).toEqual(["would not close the river"]);
  });

  test.each([
    ["has not withdrawn a single soldier", true, "against"],
    ["withdrew its last soldier", false, "for"],
  ])("a pledge to withdraw and the report that the party %s", (says, negated, bears) => {
    const { commitments } = ledgersOf({
      lines: [
        {
          ...pledge,
          says: "undertook to withdraw its soldiers from the east bank",
          action: "withdraw",
          issue: "river",
        },
        {
          says: `Arvenia ${says}`,
          action: "withdraw",
          actor: ["Arvenia"],
          issue: "river",
          negated,
          voices: ["author", "Belmarkian minister"],
        },
      ].map((line) => ({ ...line, time: undefined, duration: undefined })),
    });
    expect(commitments[0]!.deeds).toEqual([{ statement: "d1.s2", bears }]);
  });

  test("the same verb about another thing elsewhere is no deed that bears on it", () => {
    const { commitments } = ledgersOf(
      {
        lines: [
          {
            ...pledge,
            says: "threatened to strike the power plant",
            kind: "threat" as const,
            action: "strike",
            recipient: ["power plant"],
            time: undefined,
            duration: undefined,
          },
        ],
      },
      {
        lines: [
          {
            says: "Arvenia struck a barracks",
            action: "strike",
            actor: ["Arvenia"],
            recipient: ["barracks"],
            issue: "strikes",
          },
        ],
      },
    );
    expect(commitments[0]).toMatchObject({ deeds: [], status: "open" });
  });

  test("the same undertaking elsewhere is proposed, not merged", () => {
    const { commitments } = ledgersOf(
      { lines: [pledge] },
      {
        lines: [
          {
            says: "a cessation of attacks on power plants is proposed",
            kind: "demand",
            issue: "strikes",
            action: "cessation",
          },
        ],
      },
    );
    expect(commitments).toHaveLength(1);
    expect(commitments[0]!.maybeSame).toEqual(["d2.s1"]);
  });

  test("a later deed against it makes it disputed, two tellers make it broken", () => {
    const deed = (voice: string) => ({
      says: "Arvenian forces launched strikes on power plants",
      issue: "strikes",
      actor: ["Arvenian forces"],
      action: "launched",
      voices: ["author", voice],
    });
    const once = ledgersOf({ lines: [pledge] }, { lines: [deed("Belmarkian minister")] });
    expect(once.commitments[0]).toMatchObject({
      status: "disputed",
      deeds: [{ statement: "d2.s1", bears: "against" }],
    });
    const twice = ledgersOf(
      { lines: [pledge] },
      { lines: [deed("Belmarkian minister")] },
      { lines: [deed("Belmark")] },
    );
    expect(twice.commitments[0]!.status).toBe("broken");
  });
});

describe("forecasts, timeline, origins, voices", () => {
  test("probability words get the range of a named scale, others none", () => {
    const { forecasts } = ledgersOf({
      lines: [
        { says: "the talks will probably fail", kind: "forecast", hedge: "probable", hedgeCue: "probably" },
        { says: "the talks might fail", kind: "forecast", hedge: "possible", hedgeCue: "might" },
      ],
    });
    expect(forecasts.map(({ words, range, scale }) => [words, range, scale])).toEqual([
      ["probably", [0.55, 0.8], "ICD 203 (2015)"],
      ["might", null, null],
    ]);
  });

  test.each([
    [
      "the end of an interval",
      { text: "late 2024", value: "2024-FA", from: "2024-09-01", to: "2024-12-31", bound: "by" as const },
      "2024-12-31",
    ],
    ["a month", { text: "May 2024", value: "2024-05", from: "2024-05-01", to: "2024-05-31" }, "2024-05"],
    [
      "the day before a limit",
      { text: "May 2024", value: "2024-05", from: "2024-05-01", to: "2024-05-31", bound: "before" as const },
      "2024-04-30",
    ],
    ["not now", { text: "now", value: "2024-03-04", from: "2024-03-04", to: "2024-03-04" }, null],
    ["not the moment of speaking", { text: "now", value: "PRESENT_REF", from: "2024-03-04", to: "2024-03-04" }, null],
    ["not a day gone by", { text: "January 2024", value: "2024-01", from: "2024-01-01", to: "2024-01-31" }, null],
  ])("the horizon of a forecast is %s", (_, time, horizon) => {
    const { forecasts } = ledgersOf({
      date: "2024-03-04",
      lines: [{ says: `the talks will fail in ${time.text}`, kind: "forecast", time }],
    });
    expect(forecasts[0]!.horizon).toBe(horizon);
  });

  test("deadlines, days to come and names of things are no events", () => {
    const at = (text: string, value: string, bound?: "by") => ({
      text,
      value,
      from: value,
      to: value,
      ...(bound ? { bound } : {}),
    });
    const { timeline } = ledgersOf({
      date: "2024-03-04",
      lines: [
        { says: "the river opened on 2024-03-01", time: at("2024-03-01", "2024-03-01") },
        { says: "they undertook to sign by 2024-03-02", kind: "pledge", time: at("2024-03-02", "2024-03-02", "by") },
        { says: "he announced a vote for 2024-09-01", time: at("2024-09-01", "2024-09-01") },
        {
          says: "they spoke of the 1992 accord",
          time: { ...at("1992", "1992"), from: "1992-01-01", to: "1992-12-31" },
        },
      ],
    });
    expect(timeline.map(({ says }) => says)).toEqual(["the river opened on 2024-03-01"]);
  });

  test("events stand in order of time", () => {
    const at = (day: string) => ({ text: day, value: day, from: day, to: day });
    const { timeline } = ledgersOf({
      lines: [
        { says: "the bridge fell on 2024-03-05", time: at("2024-03-05") },
        { says: "the dam broke on 2024-01-02", time: at("2024-01-02") },
        { says: "the river may rise on 2024-01-01", kind: "forecast", time: at("2024-01-01") },
      ],
    });
    expect(timeline.map(({ from }) => from)).toEqual(["2024-01-02", "2024-03-05"]);
  });

  test("copies and hearsay of one teller are one origin", () => {
    const story: Story = {
      lines: [
        {
          says: "sixty soldiers crossed the frozen river at Tolm before dawn",
          actor: ["Arvenian forces"],
          action: "crossed",
          places: ["Tolm"],
          voices: ["author", "Belmarkian minister"],
        },
      ],
    };
    const copies = [{ a: "d1", b: "d2", similarity: 0.9, spans: [] }];
    const { origins } = makeLedgers(
      makeReading([story, story, { lines: [...story.lines] }], PARTIES),
      copies,
      CODEBOOK,
      ENGLISH_LEDGER_WORDS,
    );
    expect(origins.map(({ kind, docs }) => [kind, docs])).toEqual([
      ["copy", ["d1", "d2"]],
      ["hearsay", ["d1", "d3", "d2"].sort()],
    ]);
  });

  test("voices are counted by statements and documents", () => {
    const { voices } = ledgersOf({
      lines: [
        { says: "one thing is so", voices: ["author", "Belmark"] },
        { says: "another thing is so", voices: ["author", "Belmark"] },
        { says: "a third thing is so" },
      ],
    });
    expect(voices.map(({ name, statements, documents }) => [name, statements, documents])).toEqual([
      ["Belmark", 2, 1],
      ["author", 1, 1],
    ]);
  });
});

describe("a denial that is passed on", () => {
  const told = (says: string) => ({ says, actor: ["Arvenian forces"], action: "encircled", places: ["Tolm"] });
  test("answers what was told before it, not what the writer goes on to tell", () => {
    const { disputes } = ledgersOf({
      lines: [
        {
          ...told("Arvenian forces encircled the garrison at Tolm bridge"),
          voices: ["author", "unnamed source"],
          hedge: "reported",
        },
        {
          ...told("there is no sign that Arvenian forces encircled the garrison at Tolm bridge"),
          kind: "denial",
          negated: true,
          voices: ["author", "Belmarkian minister"],
        },
        told("Arvenian forces encircled many a garrison at Tolm in earlier wars"),
      ],
    });
    expect(disputes.flatMap(({ sides }) => sides.flatMap(({ statements }) => statements))).toEqual(["d1.s1", "d1.s2"]);
  });
});
