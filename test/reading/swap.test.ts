// Parley takes no side: exchanging the parties' names in a text exchanges them in the analysis and changes nothing else.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../src/reading/index.ts";
import { builtInCodebook, englishReader } from "./english.ts";
import { exactDoc } from "./exact-doc.ts";

interface Party {
  readonly state: string;
  readonly capital: string;
  readonly leader: string;
  readonly demonym: string;
}

/** Pairs of states that face each other somewhere, each with its capital, leader and demonym. */
const PAIRS: readonly (readonly [Party, Party])[] = [
  [
    { state: "Armenia", capital: "Yerevan", leader: "Nikol Pashinyan", demonym: "Armenian" },
    { state: "Azerbaijan", capital: "Baku", leader: "Ilham Aliyev", demonym: "Azerbaijani" },
  ],
  [
    { state: "Ethiopia", capital: "Addis Ababa", leader: "Abiy Ahmed", demonym: "Ethiopian" },
    { state: "Eritrea", capital: "Asmara", leader: "Isaias Afwerki", demonym: "Eritrean" },
  ],
  [
    { state: "India", capital: "New Delhi", leader: "Narendra Modi", demonym: "Indian" },
    { state: "Pakistan", capital: "Islamabad", leader: "Shehbaz Sharif", demonym: "Pakistani" },
  ],
  [
    { state: "Russia", capital: "Moscow", leader: "Vladimir Putin", demonym: "Russian" },
    { state: "Ukraine", capital: "Kyiv", leader: "Volodymyr Zelensky", demonym: "Ukrainian" },
  ],
];

/** Texts with places for the two parties: `A` and `B` with `s`tate, `c`apital, `l`eader, `d`emonym. */
const TEXTS: readonly string[] = [
  "{As} rejected the proposal and demanded that {Bs} withdraw its troops from the valley.",
  "{Bl} warned that his country would respond if {As} fired another missile.",
  "According to {Ad} officials, {Bd} forces shelled two villages on Monday.",
  "{As} has agreed to a ceasefire, but {Bs} refuses to sign.",
  "{Al} said that {Bs} might return the prisoners within a week.",
  "{Bs} denied that its army had crossed the border.",
  "The {Ad} demand for a corridor is unacceptable for {Bc}.",
  "It is unclear whether {Ac} will accept the monitors that {Bc} has proposed.",
  "“We will not give up an inch of our land,” {Al} said. “They must leave.”",
  "{Bs} pledged to open the crossing, provided that {As} lifts the blockade.",
];

function fill(text: string, a: Party, b: Party): string {
  const words: Record<string, string> = {
    As: a.state,
    Ac: a.capital,
    Al: a.leader,
    Ad: a.demonym,
    Bs: b.state,
    Bc: b.capital,
    Bl: b.leader,
    Bd: b.demonym,
  };
  return text.replace(/\{(\w\w)\}/g, (_, key: string) => words[key]!);
}

/** What must not change: the words of spans with the parties made anonymous, kind, hedge, condition, polarity; and who is who. */
function shape(text: string, a: Party, b: Party): unknown[] {
  const doc = exactDoc(fill(text, a, b), "d1", "2025-05-01");
  const hide = (s: string): string => {
    let out = s;
    for (const [party, sign] of [
      [a, "A"],
      [b, "B"],
    ] as const) {
      for (const form of [party.leader, party.leader.split(" ").at(-1)!, party.demonym, party.state, party.capital])
        out = out.replaceAll(form, sign);
    }
    return out;
  };
  return englishReader()
    .readDoc(doc, builtInCodebook())
    .statements.map((s: Statement) => ({
      span: hide(doc.text.slice(s.span.start, s.span.end)),
      kind: s.kind,
      hedge: s.hedge,
      negated: s.negated,
      condition: s.condition === null ? null : hide(doc.text.slice(s.condition.start, s.condition.end)),
      voices: s.voices.map((v) => hide(v.name)),
      actor: s.actor.map((p) => hide(p.name)),
      recipient: s.recipient.map((p) => hide(p.name)),
      issue: s.issue,
    }));
}

describe("swapping the parties", () => {
  it("swaps voices, actors and recipients and leaves the rest as it was", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAIRS), fc.constantFrom(...TEXTS), ([a, b], text) => {
        expect(shape(text, b, a)).toEqual(shape(text, a, b));
      }),
      { seed: 7, numRuns: 120 },
    );
  });
});
