// Runs one bench by name and prints its figures as JSON: `npm run bench -- NAME [--data DIR]`.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3))
  .sort();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, help: { type: "boolean", short: "h" } },
});
const [name] = positionals;
if (values.help || name === undefined || !names.includes(name)) {
  process.stderr.write(`npm run bench -- NAME [--data DIR]\n\nNAME is one of: ${names.join(", ")}\n`);
  process.exit(values.help ? 0 : 2);
}
const dataDir = resolve(values.data ?? join(here, "..", "..", "shared"));
if (values.data !== undefined && !existsSync(dataDir)) {
  process.stderr.write(`No folder ${dataDir}\n`);
  process.exit(3);
}
const module = (await import(`./${name}.ts`)) as { bench: (dataDir: string) => unknown };
process.stdout.write(`${JSON.stringify(await module.bench(dataDir), null, 1)}\n`);
