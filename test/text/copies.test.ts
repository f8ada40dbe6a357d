// Copies: near-duplicates and shared passages are found with exact spans; unrelated texts are not paired.
import { describe, expect, test } from "vitest";
import { findCopies } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";

/** A small generator of numbers, so that the texts are the same in every run. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

const VOCABULARY =
  "river bridge council envoy truce border road school winter harbour signed refused opened counted left asked promised villages prisoners monitors lorries water bread names list table north south again never slowly before after without under".split(
    " ",
  );

function makeText(words: number, next: () => number): string {
  const pieces: string[] = [];
  for (let i = 0; i < words; i++)
    pieces.push(VOCABULARY[Math.floor(next() * VOCABULARY.length)]! + (i % 14 === 13 ? "." : ""));
  return pieces.join(" ");
}

/** Replaces a share of the words. */
function edited(text: string, share: number, next: () => number): string {
  return text
    .split(" ")
    .map((word) => (next() < share ? `changed${Math.floor(next() * 1000)}` : word))
    .join(" ");
}

describe("findCopies", () => {
  test("finds a copy with other quotation marks, case and a new headline", () => {
    const next = generator(1);
    const story = makeText(200, next);
    const a = `First headline\n${story} It’s “over”.`;
    const b = `Something else above\n${story.toUpperCase()} It's "over".`;
    const [pair, ...rest] = findCopies([
      { id: "a", text: a },
      { id: "b", text: b },
    ]);
    expect(rest).toEqual([]);
    expect(pair).toMatchObject({ a: "a", b: "b", kind: "document" });
    expect(pair!.similarity).toBeGreaterThan(0.9);
    const [passage] = pair!.passages;
    expect(a.slice(passage!.a.start, passage!.a.end).toLowerCase().slice(0, 40)).toBe(
      b.slice(passage!.b.start, passage!.b.end).toLowerCase().slice(0, 40),
    );
    expect(a.slice(passage!.a.start)).toMatch(new RegExp(`^${story.slice(0, 20)}`));
  });

  test("finds a passage inside otherwise different texts, over small edits", () => {
    const next = generator(2);
    const shared = makeText(40, next);
    const words = shared.split(" ");
    words[20] = "reportedly";
    const a = `${makeText(150, next)} ${shared} ${makeText(150, next)}`;
    const b = `${makeText(150, next)} ${words.join(" ")} ${makeText(150, next)}`;
    const [pair] = findCopies([
      { id: "a", text: a },
      { id: "b", text: b },
    ]);
    expect(pair?.kind).toBe("passage");
    expect(pair!.passages).toHaveLength(1);
    expect(pair!.passages[0]!.sameWords).toBeGreaterThanOrEqual(38);
    expect(a.slice(pair!.passages[0]!.a.start, pair!.passages[0]!.a.end)).toContain(shared.slice(0, 60));
  });

  test("recall over edited copies and no false pairs among unrelated texts", () => {
    const next = generator(3);
    const docs: { id: string; text: string }[] = [];
    for (let i = 0; i < 60; i++) {
      const text = makeText(250, next);
      docs.push({ id: `o${i}`, text }, { id: `c${i}`, text: edited(text, 0.05, next) });
    }
    const pairs = findCopies(docs);
    const right = pairs.filter((pair) => pair.a.slice(1) === pair.b.slice(1));
    expect(right.length).toBe(60);
    expect(pairs.length).toBe(right.length);
  });

  test("texts without words pair with nothing", () => {
    expect(
      findCopies([
        { id: "a", text: "" },
        { id: "b", text: "" },
        { id: "c", text: "one two" },
      ]),
    ).toEqual([]);
  });

  test("repetitive texts take bounded time", () => {
    const text = "the same words again and ".repeat(20_000);
    const begin = cpuMs();
    expect(
      findCopies([
        { id: "a", text },
        { id: "b", text: `${text}end` },
      ]),
    ).toHaveLength(1);
    expect(cpuMs() - begin).toBeLessThan(8000);
  });
});
