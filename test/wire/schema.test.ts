// The published schemas are those of the code, and every line the program prints for the sample and the seeds follows them.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { SCHEMAS, schemaText } from "../../scripts/schema.ts";

const root = join(import.meta.dirname, "..", "..");
const seeds = join(process.env.PARLEY_DATA ?? join(root, "..", "shared"), "seeds");

const published = (name: string) => JSON.parse(readFileSync(join(root, "docs", "schema", name), "utf8")) as object;
const run = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, "bin", "parley.js"), ...args], {
    encoding: "utf8",
    maxBuffer: 256_000_000,
  });

interface Line {
  readonly type: string;
  readonly [field: string]: unknown;
}
const parse = (text: string): Line[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

describe("published schemas", () => {
  test.each(Object.keys(SCHEMAS))("%s is up to date (node scripts/schema.ts)", (name) => {
    expect(readFileSync(join(root, "docs", "schema", name), "utf8")).toBe(schemaText(SCHEMAS[name]!));
  });

  test("a line with a missing or an unknown field is refused", () => {
    const validate = new Ajv2020({ strict: false }).compile(published("parley-read-1.json"));
    const entity = { type: "entity", id: "e1", name: "Ukraine", kind: "state", party: "Ukraine", aliases: [] };
    expect(validate(entity)).toBe(true);
    expect(validate({ ...entity, party: undefined })).toBe(false);
    expect(validate({ ...entity, colour: "blue" })).toBe(false);
  });
});

describe.each([
  ["the sample", join(root, "samples", "talks-2025", "documents")],
  ["the seeds", seeds],
])("parley read --json --ledgers on %s", (_, folder) => {
  const lines = existsSync(folder) ? parse(run("read", folder, "--json", "--ledgers", "--quiet")) : [];

  test.skipIf(lines.length === 0)("every line follows the schema", () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(published("parley-read-1.json"));
    for (const line of lines)
      expect(validate(line), `${JSON.stringify(line)}\n${JSON.stringify(validate.errors)}`).toBe(true);
    expect(lines[0]).toMatchObject({ type: "header", format: "parley-read/1" });
    for (const type of ["document", "statement", "entity", "attribution", "toponym", "time"]) {
      expect(
        lines.some((line) => line.type === type),
        type,
      ).toBe(true);
    }
  });

  test.skipIf(lines.length === 0)("every offset re-reads its text, repaired and original", () => {
    const documents = new Map(lines.filter(({ type }) => type === "document").map((line) => [line.id, line]));
    for (const line of lines) {
      if (line.type === "document") {
        const text = line.text as string;
        const original = originalOf(text, line.repairs as Repair[]);
        for (const repair of line.repairs as Repair[]) {
          expect(original.slice(repair.start, repair.end)).toBe(repair.original);
        }
        const parts = line.parts as { start: number; end: number }[];
        expect(parts[0]?.start ?? 0).toBe(0);
        expect(parts.at(-1)?.end ?? text.length).toBe(text.length);
        for (const [i, part] of parts.entries()) if (i > 0) expect(part.start).toBe(parts[i - 1]!.end);
      }
      if (typeof line.text !== "string" || line.doc === undefined) continue;
      const document = documents.get(line.doc)!;
      const text = document.text as string;
      for (const [start, end, words] of spansOf(line)) expect(text.slice(start, end)).toBe(words);
      if (line.type === "statement") {
        const { start, end } = line.original as { start: number; end: number };
        const original = originalOf(text, document.repairs as Repair[]);
        if ((document.path as string).endsWith(".md")) {
          // Markup is taken off without being a repair: the offsets are those of the file itself.
          const file = readFileSync(join(folder, document.path as string), "utf8");
          expect(bare(file.slice(start, end))).toBe(bare(line.text as string));
          continue;
        }
        expect(undone(line.text as string, line.start as number, document.repairs as Repair[])).toBe(
          original.slice(start, end),
        );
      }
    }
  });
});

interface Repair {
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly repaired: string;
}

/** Words without white space and Markdown's marks. */
const bare = (words: string): string => words.replaceAll(/[\s*#_`>-]|^\d+\. /gu, "");

/** The original text, from the repaired one and the list of repairs alone. */
function originalOf(text: string, repairs: readonly Repair[]): string {
  let original = "";
  let at = 0;
  for (const { start, original: was, repaired } of repairs) {
    const untouched = start - original.length;
    original += text.slice(at, at + untouched) + was;
    at += untouched + repaired.length;
  }
  return original + text.slice(at);
}

/** A piece of repaired text with the repairs inside it undone. */
function undone(words: string, start: number, repairs: readonly Repair[]): string {
  let shift = 0;
  const inside: Repair[] = [];
  for (const repair of repairs) {
    const at = repair.start + shift;
    if (at >= start && at < start + words.length)
      inside.push({ ...repair, start: at - start, end: at - start + repair.repaired.length });
    shift += repair.repaired.length - (repair.end - repair.start);
  }
  let result = "";
  let at = 0;
  for (const repair of inside) {
    result += words.slice(at, repair.start) + repair.original;
    at = repair.end;
  }
  return result + words.slice(at);
}

/** Every `{start, end, text}` anywhere in a line. */
function spansOf(value: unknown): [number, number, string][] {
  if (value === null || typeof value !== "object") return [];
  const { start, end, text } = value as { start?: unknown; end?: unknown; text?: unknown };
  const own: [number, number, string][] =
    typeof start === "number" && typeof end === "number" && typeof text === "string" ? [[start, end, text]] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}
