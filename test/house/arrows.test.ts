// Tries every forbidden import between layers, and Node and DOM in pure layers; the compiler must refuse each.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const layers = readdirSync(join(root, "src")).sort();

/** What each layer may import; the one place outside the compiler's own settings where the arrows stand. */
const ALLOWED: Record<string, readonly string[]> = {
  text: [],
  reading: ["text"],
  ledger: ["text", "reading"],
  gmcr: [],
  wire: ["text", "reading", "ledger", "gmcr"],
  case: ["text", "reading", "ledger", "gmcr"],
  brief: ["text", "reading", "ledger", "gmcr", "case"],
  app: ["text", "reading", "ledger", "gmcr", "wire", "case", "brief"],
  server: ["text", "reading", "ledger", "gmcr", "wire", "case", "brief", "app"],
  cli: ["text", "reading", "ledger", "gmcr", "wire", "case", "brief", "app", "server"],
};
const PURE = ["text", "reading", "ledger", "gmcr", "wire", "case", "brief"];

describe("arrows between layers", () => {
  let copy = "";
  let output = "";

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "parley-arrows-"));
    cpSync(join(root, "src"), join(copy, "src"), { recursive: true });
    for (const file of ["tsconfig.base.json", "package.json"]) cpSync(join(root, file), join(copy, file));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    writeFileSync(
      join(copy, "tsconfig.json"),
      JSON.stringify({ files: [], references: layers.map((layer) => ({ path: `src/${layer}` })) }),
    );
    for (const layer of layers) {
      for (const other of layers.filter((name) => name !== layer)) {
        writeFileSync(
          join(copy, "src", layer, `tries-${other}.ts`),
          `import type * as other from "../${other}/index.ts";\nexport type Tried = typeof other;\n`,
        );
      }
      if (PURE.includes(layer)) {
        writeFileSync(
          join(copy, "src", layer, "tries-node.ts"),
          'import { cwd } from "node:process";\nexport const tried: string = cwd();\n',
        );
        writeFileSync(join(copy, "src", layer, "tries-dom.ts"), "export const tried: string = document.title;\n");
      }
    }
    try {
      execFileSync(
        process.execPath,
        [join(root, "node_modules", "typescript", "bin", "tsc"), "-b", "--pretty", "false"],
        {
          cwd: copy,
          encoding: "utf8",
          maxBuffer: 64_000_000,
        },
      );
    } catch (error) {
      output = (error as { stdout: string }).stdout;
    }
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Whether the compiler complains about the tried import, in the file itself or in what it drags in. */
  const refused = (layer: string, what: string): boolean =>
    output.includes(`src/${layer}/tries-${what}.ts(`) ||
    output.includes(`src/${layer}/tries-${what}.ts'`) ||
    new RegExp(`Imported via "[^"]*" from file '[^']*/src/${layer}/tries-${what}\\.ts'`, "u").test(output);

  test("every layer is in the table", () => {
    expect(Object.keys(ALLOWED).sort()).toEqual(layers);
  });

  for (const layer of Object.keys(ALLOWED)) {
    for (const other of Object.keys(ALLOWED).filter((name) => name !== layer)) {
      const allowed = ALLOWED[layer]!.includes(other);
      test(`${layer} ${allowed ? "may" : "may not"} import ${other}`, () => {
        expect(refused(layer, other)).toBe(!allowed);
      });
    }
  }

  test.each(PURE)("%s knows neither Node nor the DOM", (layer) => {
    expect(refused(layer, "node")).toBe(true);
    expect(refused(layer, "dom")).toBe(true);
  });

  test("the settings say the same as the table", () => {
    for (const layer of layers) {
      const settings = JSON.parse(readFileSync(join(root, "src", layer, "tsconfig.json"), "utf8")) as {
        references: { path: string }[];
      };
      expect(settings.references.map(({ path }) => path.replace("../", "")).sort()).toEqual(
        [...ALLOWED[layer]!].sort(),
      );
    }
  });
});
