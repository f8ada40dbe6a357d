// Parts of plain texts against own marked samples: kinds per line, and where each comment begins.

import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import { makeDoc, type PartKind } from "../src/text/index.ts";
import { bareText, PARTS_SAMPLES, type PartsSample } from "../test/text/parts-samples.ts";

const KINDS: Readonly<Record<string, PartKind>> = {
  T: "title",
  A: "article",
  C: "comment",
  c: "comment",
  F: "furniture",
};

/** A line with the part it should have and the one it got; `begins` says whether a comment begins with it. */
export interface LineResult {
  readonly line: string;
  readonly expected: PartKind;
  readonly found: PartKind;
  readonly expectedBegins: boolean;
  readonly foundBegins: boolean;
}

export function partsOfSample(sample: PartsSample): LineResult[] {
  const text = bareText(sample);
  const doc = makeDoc(
    { id: "d1", path: "a.txt", hash: "", bytes: new TextEncoder().encode(text), note: null },
    TEXT_LIBRARIES,
  );
  const results: LineResult[] = [];
  let at = 0;
  for (const marked of sample.marked.split("\n")) {
    const line = marked.slice(2);
    const part = doc.parts.find(
      (candidate) => candidate.start <= at && at < Math.max(candidate.end, at + 1 - line.length),
    );
    if (line.trim() !== "") {
      results.push({
        line,
        expected: KINDS[marked[0]!]!,
        found: part?.kind ?? "furniture",
        expectedBegins: marked[0] === "C",
        foundBegins: part?.kind === "comment" && part.start === at,
      });
    }
    at += line.length + 1;
  }
  return results;
}

function figures(samples: readonly PartsSample[]): unknown {
  let lines = 0;
  let right = 0;
  let expected = 0;
  let found = 0;
  let both = 0;
  let whole = 0;
  const wrong: string[] = [];
  for (const sample of samples) {
    const results = partsOfSample(sample);
    const errors = results.filter(
      (result) => result.expected !== result.found || result.expectedBegins !== result.foundBegins,
    );
    if (errors.length === 0) whole++;
    for (const error of errors)
      wrong.push(`${sample.name}: ${error.expected} as ${error.found}: ${error.line.slice(0, 60)}`);
    for (const result of results) {
      lines++;
      if (result.expected === result.found) right++;
      if (result.expectedBegins) expected++;
      if (result.foundBegins) found++;
      if (result.expectedBegins && result.foundBegins) both++;
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    samples: samples.length,
    wholeRight: whole,
    lineAccuracy: round(right / lines),
    commentStarts: {
      precision: round(both / Math.max(1, found)),
      recall: round(both / Math.max(1, expected)),
      expected,
    },
    wrong,
  };
}

export function bench(): unknown {
  return {
    develop: figures(PARTS_SAMPLES.filter((sample) => sample.half === "develop")),
    check: figures(PARTS_SAMPLES.filter((sample) => sample.half === "check")),
  };
}
