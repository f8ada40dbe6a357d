// Hard wrapping: broken lines become paragraphs again, whatever stands in front of them; lists, verse and turns stay.
import { describe, expect, test } from "vitest";
import { unwrapSteps } from "../../src/text/layout.ts";
import { makeOffsetMap } from "../../src/text/offset-map.ts";
import { applySteps } from "../../src/text/steps.ts";

const STORY =
  "The harbour council met on Monday in the old customs house and spoke about the quay, the ferry and the two villages that lie on either side of the sound. Nobody left before midnight, and nobody signed anything, although the envoy had asked both sides for a text that could be shown to the owners of the boats.";

/** The text broken at `width`, each line between `before` and `after`. */
function wrap(text: string, width: number, before = "", after = ""): string {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1)!;
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.map((line) => `${before}${line}${after}`).join("\n");
}

/** Lines of a page that was printed with indentation and broken where they ran over its edge; each sentence begins a line. */
const PRINTED = [
  "The last ferry of the season left the northern harbour on Sunday with nobody",
  "            aboard.",
  "            The council, which pays for the line, had asked two firms to look for a way to keep it",
  "            open (it costs 4m crowns a year) until spring.",
  "            The Fishermen's Union said on Monday it would take the matter to the court in",
  "            Halmstad if the boats stay in port.",
  "            Nobody was hurt.",
].join("\n");

const JOINED: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    "lines broken at the edge of an indented page, sentences on lines of their own",
    PRINTED,
    [
      "The last ferry of the season left the northern harbour on Sunday with nobody aboard.",
      "The council, which pays for the line, had asked two firms to look for a way to keep it open (it costs 4m crowns a year) until spring.",
      "The Fishermen's Union said on Monday it would take the matter to the court in Halmstad if the boats stay in port.",
      "Nobody was hurt.",
    ],
  ],
  ["every line indented", wrap(STORY, 72, "      "), [STORY]],
  [
    "every line but the first indented",
    wrap(`${STORY} ${STORY}`, 108, "            ").trimStart(),
    [`${STORY} ${STORY}`],
  ],
  ["tabs", wrap(STORY, 72, "\t"), [STORY]],
  ["trailing spaces", wrap(STORY, 72, "", "  "), [STORY]],
  ["carriage returns", wrap(STORY, 72, "", "\r"), [STORY]],
  ["a short text", wrap(STORY, 80), [STORY]],
  [
    "a headline above and a name below",
    `Ferry talks end without a text\n\n${wrap(STORY, 72)}\n\nIda Holm\nReporter`,
    ["Ferry talks end without a text", STORY, "Ida Holm", "Reporter"],
  ],
  [
    "paragraphs known by their last line alone",
    `${wrap(STORY, 72, "    ")}\n${wrap(`Then ${STORY}`, 72, "    ")}`,
    [STORY, `Then ${STORY}`],
  ],
];

const KEPT: readonly (readonly [name: string, text: string])[] = [
  [
    "a list",
    "What the council wants from the owners of the boats this spring:\n- a ferry that runs on every working day of the year\n- a price that people in the villages can really pay\n- a quay that does not flood whenever the wind is west\n- a bridge, in the end, instead of all of these three",
  ],
  [
    "verse",
    "The ferry left before the light had reached the northern shore,\nand no one stood upon the quay to wave to it,\nand no one counted those who would not come back any more,\nor asked the rowers why they had so little wit,\nthough all of them had known the sound in weather worse than this,\nand all of them had sung of it.",
  ],
  [
    "signed remarks",
    "“They should mend the quay before they talk about another ferry line” — A reader in Varde\n“Nobody asked the people who live on the sound, and it shows in the plan” — Another reader\n“My boat is older than the council and has made fewer mistakes, all in all” — A third reader",
  ],
  [
    "turns of a conversation",
    "HOLM: The ferry will run again on Monday, whatever anybody says.\nBERG: It will not, because nobody has paid for the engine so far.\nHOLM: Then we pay for it, as we have paid for all the others too.\nBERG: With which money, if I may ask, and on whose account then?",
  ],
  [
    "one sentence a line",
    "The council met on Monday in the old customs house of the port.\nNobody signed anything before midnight, and nobody was asked to.\nThe envoy left on Tuesday with the same text that he had brought.\nThe owners of the boats have not said what they think about that.",
  ],
  [
    "headlines",
    "Ferry talks end without a text after eleven hours in the port\nEnvoy leaves customs house and says that nobody was surprised\nOwners of the boats want money before they want any agreement\nVillages on both sides of the sound wait for the next meeting",
  ],
];

describe("hard-wrapped lines", () => {
  test.each(JOINED)("%s", (_, text, expected) => {
    const steps = unwrapSteps(text);
    const joined = applySteps(text, steps);
    const paragraphs = joined.split("\n").map((line) => line.trim());
    expect(paragraphs.filter((line) => line !== "")).toEqual(expected);
    const map = makeOffsetMap(steps);
    // Every word leads back to itself.
    for (const { 0: word, index } of joined.matchAll(/\S+/gu)) {
      const start = map.toOriginal(index, "after");
      expect(text.slice(start, map.toOriginal(index + word.length, "before"))).toBe(word);
    }
  });

  test("a word broken at its hyphen stays one", () => {
    const text = [
      "The harbour council met on Monday in the old customs house and took-",
      "to-pieces the plan that the envoy had brought along from the capital,",
      "which nobody in either of the two villages had been shown before that",
      "morning, and which none of the owners of the boats would sign.",
    ].join("\n");
    expect(applySteps(text, unwrapSteps(text))).toContain("took-to-pieces the plan that");
  });

  test.each(KEPT)("%s is left as it is", (_, text) => {
    expect(unwrapSteps(text)).toEqual([]);
  });
});
