// The golden sentences: those marked `pass` must be read as annotated, and a known failure must still fail.
import { describe, expect, it } from "vitest";
import { differences, goldenFiles, loadGolden, readGolden } from "./golden-sentences.ts";

describe.each(goldenFiles())("golden sentences of %s", (file) => {
  const texts = loadGolden(file);

  it("are well formed", () => {
    const seen = new Set<string>();
    for (const golden of texts) {
      expect(seen.has(golden.id), `${golden.id} stands twice`).toBe(false);
      seen.add(golden.id);
      expect(golden.none === true, `${golden.id}: none says that there are no statements`).toBe(
        golden.statements.length === 0,
      );
      for (const { anchor, condition } of golden.statements) {
        const first = golden.text.indexOf(anchor);
        expect(first, `${golden.id}: «${anchor}»`).toBeGreaterThanOrEqual(0);
        expect(golden.text.indexOf(anchor, first + 1), `${golden.id}: «${anchor}» stands twice`).toBe(-1);
        if (condition !== null) expect(golden.text, golden.id).toContain(condition);
      }
    }
  });

  it("are read as annotated, and known failures still fail", () => {
    const broken: string[] = [];
    for (const golden of texts) {
      const result = readGolden(golden);
      if (result.passes === (golden.expect === "pass")) continue;
      broken.push(
        result.passes
          ? `${golden.id} passes now: node scripts/relabel-golden.ts`
          : `${golden.id} «${golden.text}»\n    ${differences(result).join("\n    ")}`,
      );
    }
    expect(broken, `${broken.length} differ:\n${broken.join("\n")}\n`).toEqual([]);
  });
});
