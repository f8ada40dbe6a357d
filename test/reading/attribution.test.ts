// Attribution relations by PolNeAR's conventions: where source, cue and content begin and end, and which links are outermost.
import { describe, expect, it } from "vitest";
import { readAnnotatedLine } from "../../scripts/train/annotated-texts.ts";
import { englishReader } from "./english.ts";
import { exactDoc } from "./exact-doc.ts";

/** The relations of a text, each as `source | cue | content`. */
function relationsOf(text: string): string[] {
  const words = (spans: readonly { start: number; end: number }[]): string =>
    spans.map((s) => text.slice(s.start, s.end)).join(" … ");
  return englishReader()
    .readDoc(exactDoc(text), null)
    .attributions.map((a) => `${words(a.sources)} | ${words([a.cue])} | ${words(a.contents)}`);
}

const CASES: readonly (readonly [string, string])[] = [
  ["the comma that closes an apposition", "[s Ana Feld, the mayor,] [c said] [q the bridge was safe]."],
  ["a bracket in the source", "[s Ana Feld (North)] [c said] [q the bridge was safe]."],
  ["a preposition that leads to the content", "[s The union] [c called for] [q an inquiry]."],
  ["verbs that lead to the cue", "[s The mayor] [c appeared to suggest] [q that the bridge was safe]."],
  ["a conjunction in front stays out", "When [s the mayor] [c said] [q that the bridge was safe], people laughed."],
  [
    "a speaker who goes on in a participle",
    "[s The mayor] [c said] [q she would stay], [s2 ] [c2 adding] [q2 that the bridge was safe].",
  ],
  [
    "a speaker who goes on behind a modal",
    "[s The envoy] [c said] [q he would return] and [s2 ] [c2 warned] [q2 that time was short].",
  ],
  [
    "a frame at the end holds the sentence",
    "[q The council plans to close the bridge], [c according to] [s an official].",
  ],
  [
    "a clause that the parser missed",
    "[s The speaker] [c said] [q the recent spate of strikes demands that all sides show restraint].",
  ],
  [
    "a participle between a possessive and its noun",
    "And finally, [s the envoys’ reportedly finalized peace plan] [c also requests] [q that the army hand over the bridge].",
  ],
  [
    "a subject behind the participle is not its own",
    "The envoy left in good spirits, [c claiming] [q we are close to a deal].",
  ],
];

describe("attribution relations", () => {
  it.each(CASES)("%s", (_, line) => {
    const { text, attributions } = readAnnotatedLine(line);
    const found = relationsOf(text);
    for (const { cues, contents, sources } of attributions) {
      const words = (spans: readonly (readonly [number, number])[]): string =>
        spans.map(([a, b]) => text.slice(a, b)).join(" … ");
      const expected = `| ${words(cues)} | ${words(contents)}`;
      expect(found.map((f) => f.slice(f.indexOf("|")))).toContain(expected);
      if (sources.some(([a, b]) => b > a)) expect(found).toContain(`${words(sources)} ${expected}`);
    }
  });

  it("gives a shared source to every cue", () => {
    const found = relationsOf("The mayor said she would stay, adding that the bridge was safe.");
    expect(found.map((f) => f.slice(0, f.indexOf(" |")))).toEqual(["The mayor", "The mayor"]);
  });

  it("takes the next paragraph where a paragraph ends in a word of saying and a colon", () => {
    const found = relationsOf("The governor added:\nNobody knows what happened there. We will find out.");
    expect(found).toEqual(["The governor | added: | Nobody knows what happened there. We will find out."]);
  });

  it("names the labeller where only the labeller found a relation, and masks names", () => {
    const of = (state: string): unknown =>
      englishReader()
        .readDoc(exactDoc(`${state} took issue with the wording of the draft.`), null)
        .attributions.map((a) => [...a.basis, a.cue.start - state.length, a.contents[0]!.start - state.length]);
    expect(of("Norway")).toEqual(of("Chile"));
    expect(of("Norway")).toEqual([["attribution", "labeller", 1, 17]]);
  });
});

describe("annotated training texts", () => {
  it("reads spans of several attributions and leaves other brackets alone", () => {
    const { text, attributions } = readAnnotatedLine('[s She] [c said], [q "no [sic]"], [c2 adding] [q2 more].');
    expect(text).toBe('She said, "no [sic]", adding more.');
    expect(attributions).toEqual([
      { sources: [[0, 3]], cues: [[4, 8]], contents: [[10, 20]] },
      { sources: [], cues: [[22, 28]], contents: [[29, 33]] },
    ]);
  });

  it("refuses a bracket that is not closed", () => {
    expect(() => readAnnotatedLine("[s She said nothing.")).toThrow(RangeError);
  });
});
