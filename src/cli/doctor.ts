// `parley doctor`: what is wrong with this installation, and what to do about it.
import { examine } from "../app/index.ts";
import { EXIT } from "./exit-code.ts";
import { paint, writeOut } from "./terminal.ts";

/** Prints the findings; exit code 6 when something is wrong. */
export async function doctor(config: { json?: boolean }): Promise<number> {
  const findings = await examine();
  const well = findings.every(({ ok }) => ok);
  if (config.json) await writeOut(`${JSON.stringify({ ok: well, findings })}\n`);
  else {
    const width = Math.max(...findings.map(({ check }) => check.length));
    for (const { check, ok, found, advice } of findings) {
      const mark = ok ? paint.green("ok   ") : paint.red("wrong");
      await writeOut(
        `${mark}  ${check.padEnd(width)}  ${found}${advice === null ? "" : `\n${" ".repeat(width + 9)}${advice}`}\n`,
      );
    }
    await writeOut(well ? "Everything is well.\n" : "Something is wrong; see above.\n");
  }
  return well ? EXIT.ok : EXIT.findings;
}
