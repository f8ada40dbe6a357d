// Documents: media types, Markdown, hard wrapping, bad input; offsets re-read in repaired and in original text.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import { type Doc, LONGEST_TEXT, makeDoc, type SourceNote } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";

function read(content: string | Uint8Array, path = "a.txt", note: SourceNote | null = null): Doc {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return makeDoc({ id: "d1", path, hash: "sha256:0", bytes, note }, TEXT_LIBRARIES);
}

/** Every part, sentence and token lies where it says, and maps back to the words of the original. */
function expectSound(doc: Doc): void {
  let at = 0;
  for (const [i, part] of doc.parts.entries()) {
    expect(part.start).toBe(at);
    expect(part.id).toBe(`d1.p${i + 1}`);
    at = part.end;
  }
  expect(at).toBe(doc.text.length);
  let token = 0;
  let paragraph = 0;
  for (const sentence of doc.sentences) {
    const part = doc.parts[sentence.part]!;
    expect(part.kind).not.toBe("furniture");
    expect(sentence.start).toBeGreaterThanOrEqual(part.start);
    expect(sentence.end).toBeLessThanOrEqual(part.end);
    expect(sentence.firstToken).toBe(token);
    expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
    expect(sentence.paragraph).toBeLessThanOrEqual(paragraph + 1);
    paragraph = sentence.paragraph;
    token = sentence.endToken;
  }
  expect(token).toBe(doc.tokens.length);
  const repaired = new Set<number>();
  for (const step of doc.repairs) {
    const from = doc.map.toRepaired(step.start, "before");
    for (let i = from; i < from + Math.max(1, step.repaired.length); i++) repaired.add(i);
  }
  for (const { start, end, text } of doc.tokens) {
    expect(doc.text.slice(start, end)).toBe(text);
    if ([...Array(end - start).keys()].some((k) => repaired.has(start + k))) continue;
    const original = doc.original.slice(doc.map.toOriginal(start, "after"), doc.map.toOriginal(end, "before"));
    const bare = (words: string): string => words.replace(/\]\([^)]*\)|[*_`[\]<>#]/g, "");
    expect(bare(original)).toBe(bare(text));
  }
}

describe("plain text", () => {
  test("paragraphs are counted over the document", () => {
    const doc = read(
      "A headline of four words\n\nThe first sentence stands here. The second follows it.\nAnother paragraph ends it.",
    );
    expect(doc.sentences.map((sentence) => sentence.paragraph)).toEqual([0, 1, 1, 2]);
    expect(doc.title).toBe("A headline of four words");
    expect(doc.language).toBe("en");
    expectSound(doc);
  });

  test("byline and date lines are furniture and metadata", () => {
    const doc = read(
      "Truce holds in the valley\nBy Ida Berg\n6 February 2024\nThe truce in the valley held for a second week, both of the two armies said on Tuesday.",
    );
    expect(doc.author).toBe("Ida Berg");
    expect(doc.date).toEqual({ value: "2024-02-06", basis: "stated" });
    expect(doc.parts.map((part) => part.kind)).toEqual(["title", "furniture", "article"]);
  });

  test("what the user says outranks what the text says", () => {
    const note: SourceNote = {
      file: "a.txt",
      title: "Given",
      author: "Given author",
      date: "5 March 2024",
      grade: "B2",
    };
    const doc = read(
      "Truce holds in the valley\nBy Ida Berg\n6 February 2024\nThe truce held for a second week, both armies said.",
      "a.txt",
      note,
    );
    expect(doc).toMatchObject({
      title: "Given",
      author: "Given author",
      date: { value: "2024-03-05", basis: "given" },
      grade: "B2",
    });
  });

  test("a given date that is none is a problem", () => {
    const doc = read("Some words stand here.", "a.txt", { file: "a.txt", date: "soon" });
    expect(doc.date).toBeNull();
    expect(doc.problems.map((problem) => problem.rule)).toContain("bad-date");
  });

  test("hard wrapping is undone with the way back kept", () => {
    const words =
      "The council met on Monday in the old customs house and talked about the road, the bridge and the two villages that lie between them. Nobody left before midnight, and nobody signed anything. On Tuesday the envoy came with a new text, which was longer than the old one and said less. The northern side asked for a day to read it; the southern side asked for a week. By Thursday both had forgotten what the first text said, which made it easier to agree that it had been bad.";
    const lines: string[] = [];
    let line = "";
    for (const word of words.split(" ")) {
      if (line.length + 1 + word.length > 66) {
        lines.push(line);
        line = word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
    const wrapped = [...lines, "", ...lines].join("\n");
    const doc = read(wrapped);
    expect(doc.text.split("\n").filter((paragraph) => paragraph !== "")).toEqual([words, words]);
    expect(doc.original).toBe(wrapped);
    expect(doc.repairs).toEqual([]);
    expectSound(doc);
  });
});

describe("Markdown", () => {
  const doc = read(
    "---\ntitle: A quiet border\nauthor: Ida Berg\ndate: 2024-02-06\n---\n# A quiet border\n\nThe **council** said on [Monday](https://a.example/b) that it would *not* sign.\n\n> “We wait,” its chairwoman said.\n\n![map](map.png)\n\n## What next\n\n- Talks in March\n- Snow\n",
    "a.md",
  );
  test("marks are taken off, words stay", () => {
    const words = doc.parts
      .filter((part) => part.kind === "article")
      .map((part) => doc.text.slice(part.start, part.end))
      .join("");
    expect(words.split("\n").filter(Boolean)).toEqual([
      "The council said on Monday that it would not sign.",
      "“We wait,” its chairwoman said.",
      "What next",
      "Talks in March",
      "Snow",
    ]);
    expectSound(doc);
  });
  test("front matter and first heading are read", () => {
    expect(doc).toMatchObject({
      mediaType: "markdown",
      title: "A quiet border",
      author: "Ida Berg",
      date: { value: "2024-02-06", basis: "stated" },
    });
    expect(doc.parts.find((part) => part.kind === "title")).toBeDefined();
  });
});

describe("languages", () => {
  test.each([
    ["en", "The two sides have not said what they would do if the talks were to fail again in the spring."],
    [
      "de",
      "Die beiden Seiten haben nicht gesagt, was sie tun werden, wenn die Gespräche im Frühjahr wieder scheitern und der Weg geschlossen wird.",
    ],
    [
      "fr",
      "Les deux parties n’ont pas dit ce qu’elles feraient si les pourparlers devaient échouer dans les mois qui viennent et que la route est fermée.",
    ],
    [
      "ru",
      "Стороны не сказали, что они будут делать, если переговоры в этом году снова не приведут ни к чему и не будут продолжены.",
    ],
    [null, "Krk krk krk brr 123 456."],
  ])("%s", (language, text) => {
    expect(read(text).language).toBe(language);
  });
});

describe("bad input", () => {
  test.each([
    ["an empty file", "", "empty-file"],
    ["white space", "  \n\t\n", "no-text"],
    ["a PDF", new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0, 1, 2]), "binary-file"],
  ])("%s gives a problem and no sentences", (_, content, rule) => {
    const doc = read(content);
    expect(doc.problems.map((problem) => problem.rule)).toContain(rule);
    expect(doc.sentences).toEqual([]);
  });

  test("fifty million characters on one line are read so far and said so, in seconds", () => {
    const begin = cpuMs();
    const doc = read(new Uint8Array(50_000_000).fill(0x61));
    expect(doc.problems.map((problem) => problem.rule)).toContain("too-long");
    expect(doc.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(cpuMs() - begin).toBeLessThan(10_000);
    expect(Math.max(...doc.sentences.map((sentence) => sentence.end - sentence.start))).toBeLessThanOrEqual(3000);
  });

  test("any text gives a sound document", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.lorem({ maxCount: 20 }),
      fc.constantFrom("# ", "**a**", "[a](b)", "\r\n", "U.S.", "“x”", "- ", "> "),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom("a.txt", "a.md"), (pieces, path) => {
        expectSound(read(pieces.join("\n"), path));
      }),
    );
  });

  test("any bytes give a document", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read(bytes)));
  });
});
