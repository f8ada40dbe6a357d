// Golden sentences: what must be found is found, what must not is not, and known failures still fail.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkGolden, type GoldenSentence } from "./golden.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "samples", "golden");

for (const set of ["develop", "check"]) {
  const folder = join(FOLDER, set);
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith(".json"))
    .sort()) {
    describe(`golden ${set}/${file}`, () => {
      const sentences: GoldenSentence[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
      for (const sentence of sentences) {
        it(`${sentence.status}: ${sentence.text}`, () => {
          const wrong = checkGolden(sentence);
          if (sentence.status === "pass") expect(wrong).toEqual([]);
          else expect(wrong, "a known failure passes now: set its status to pass").not.toEqual([]);
        });
      }
    });
  }
}
