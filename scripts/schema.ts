// Writes the published JSON Schemas from the wire shapes: `node scripts/schema.ts`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { conflictFile, readLine, solveLine } from "../src/wire/index.ts";

/** The published schemas by file name. */
export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  "parley-conflict-1.json": conflictFile,
  "parley-read-1.json": readLine,
  "parley-solve-1.json": solveLine,
};

/** The text of one schema file. */
export function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 1)}\n`;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, "..", "docs", "schema");
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(SCHEMAS)) writeFileSync(join(folder, name), schemaText(schema));
}
