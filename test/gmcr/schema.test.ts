// The published schema of the conflict file takes what the reader takes.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { caseNames } from "../../src/app/solve.ts";
import { parseConflict } from "../../src/gmcr/index.ts";
import { conflictFile } from "../../src/wire/index.ts";
import { randomConflict } from "../conformance/random-model.ts";
import { CANAL } from "./write-conflict.ts";

describe("the schema of the conflict file", () => {
  it("takes the catalogue, the sample, the page's example and random conflicts", () => {
    const page = /```yaml\n([\s\S]*?)```/u.exec(readFileSync("docs/graph-model-file.md", "utf8"))![1]!;
    const texts = [
      ...caseNames().map((name) => readFileSync(`cases/${name}/conflict.yaml`, "utf8")),
      readFileSync("samples/talks-2025/conflict.yaml", "utf8"),
      page,
      ...Array.from({ length: 80 }, (_, seed) => randomConflict({ seed, withUnknown: seed % 3 === 0 }).text),
    ];
    for (const text of texts) expect(conflictFile.safeParse(parse(text)).error).toBe(undefined);
  });

  it("refuses unknown fields, as the reader does", () => {
    const wrong = CANAL.replace("title:", "titel:");
    expect(conflictFile.safeParse(parse(wrong)).success).toBe(false);
    expect(parseConflict(wrong).conflict).toBe(null);
  });
});
