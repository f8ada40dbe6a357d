// Sets `expect` of the golden sentences by what the reader gives now; with --check it only says what would change.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  GOLDEN_FOLDER,
  type GoldenText,
  goldenFiles,
  loadGolden,
  readGolden,
} from "../test/samples/golden-sentences.ts";

const { values } = parseArgs({ options: { check: { type: "boolean" } } });
const changed: Record<GoldenText["expect"], string[]> = { pass: [], "known failure": [] };
for (const file of goldenFiles()) {
  const texts = loadGolden(file).map((golden): GoldenText => {
    const now = readGolden(golden).passes ? "pass" : "known failure";
    if (now !== golden.expect) changed[now].push(golden.id);
    return { ...golden, expect: now };
  });
  if (!values.check) writeFileSync(join(GOLDEN_FOLDER, file), `${JSON.stringify(texts, null, 1)}\n`);
}
console.log(`now pass: ${changed.pass.length} ${changed.pass.join(" ")}`);
console.log(`now fail: ${changed["known failure"].length} ${changed["known failure"].join(" ")}`);
