// Where the installed program keeps its data, samples and version.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's root folder: this file is src/app/ in a checkout, dist/app/ in a package. */
export const ROOT: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Path of a file that ships with the program, e.g. `installed("data", "gazetteer")`. */
export function installed(...names: string[]): string {
  return join(ROOT, ...names);
}

/** The program's version. */
export function version(): string {
  const path = installed("package.json");
  if (!existsSync(path)) return "unknown";
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}

/** The folder of an installed package that holds data. */
export function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
