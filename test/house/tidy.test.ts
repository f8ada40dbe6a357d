// The rules of the house that no other tool checks: purposes, names, links, pins, documented commands.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProgram } from "../../src/cli/index.ts";

const root = join(import.meta.dirname, "..", "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((file) => existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const sources = files.filter(
  (file) => /^(?:src|test|bench|scripts|bin)\/.*\.(?:ts|js)$/u.test(file) && !file.endsWith(".d.ts"),
);
const pages = files.filter((file) => file.endsWith(".md"));

describe("source files", () => {
  test("each opens with one sentence of purpose", () => {
    const without = sources.filter((file) => {
      const [first = "", second = ""] = read(file).split("\n");
      const line = first.startsWith("#!") ? second : first;
      return !/^\/\/ .{15,}/u.test(line);
    });
    expect(without).toEqual([]);
  });

  test("no folder or file is a dumping ground", () => {
    const names = /(?:^|\/)(?:utils?|common|helpers?|core|shared|lib|types|misc)(?:\/|\.ts$)/u;
    expect(files.filter((file) => /^src\//u.test(file) && names.test(file))).toEqual([]);
  });

  test("no index re-exports everything, nothing is exported by default", () => {
    const bad = sources.filter((file) => file.startsWith("src/") && /^export \*|^export default/mu.test(read(file)));
    expect(bad).toEqual([]);
  });

  test("no engine setting changes while it runs: it may crash", () => {
    const setting = /\bsetFlagsFromString\b/u;
    expect(files.filter((file) => /^(?:src|bin)\//u.test(file) && setting.test(read(file)))).toEqual([]);
  });

  test("nothing is left to do without a number", () => {
    const bad = sources.filter(
      (file) => file !== "test/house/tidy.test.ts" && /\b(?:TODO|FIXME|XXX)\b(?! #\d)/u.test(read(file)),
    );
    expect(bad).toEqual([]);
  });
});

describe("documents", () => {
  test.each(pages)("links in %s lead somewhere", (page) => {
    const text = read(page).replaceAll(/```[\s\S]*?```/gu, "");
    const targets = [
      ...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/gu),
      ...text.matchAll(/(?:src|srcset)="(?!https?:|data:)([^"]+)"/gu),
    ];
    const missing = targets
      .map(([, target]) => target!)
      .filter((target) => !existsSync(join(root, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  test("the guide names every command and option", () => {
    const guide = read("docs/guide.md");
    const missing = makeProgram().commands.flatMap((command) => [
      ...(guide.includes(`parley ${command.name()}`) ? [] : [command.name()]),
      ...command.options
        .filter(({ long }) => long && !guide.includes(long.replace(/^--no-/u, "--no-")))
        .map(({ long }) => `${command.name()} ${long}`),
    ]);
    expect(missing).toEqual([]);
  });

  test("terms of the glossary that claim a code spelling have one", () => {
    const code = sources
      .filter((file) => file.startsWith("src/"))
      .map(read)
      .join("\n");
    const spellings = [...read("GLOSSARY.md").matchAll(/`([A-Za-z]+)`/gu)]
      .map(([, name]) => name!)
      .filter((name) => name !== "code");
    expect(spellings.filter((name) => !new RegExp(`\\b${name}\\b`, "u").test(code))).toEqual([]);
  });

  test("each data folder says where it is from and under which licence", () => {
    const folders = new Set(files.filter((file) => file.startsWith("data/")).map((file) => file.split("/")[1]!));
    for (const folder of folders) {
      expect(existsSync(join(root, "data", folder, "README.md")), `data/${folder}/README.md`).toBe(true);
      expect(read(`data/${folder}/README.md`)).toMatch(/licen[cs]e|CC BY|CC0/iu);
    }
  });
});

describe("package", () => {
  test("dependencies are pinned exactly", () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("the lockfile names no machine and no private host", () => {
    const hosts = [...read("package-lock.json").matchAll(/"resolved": "https?:\/\/([^/"]+)/gu)].map(
      ([, host]) => host!,
    );
    expect([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
  });

  test("no committed text names a folder of somebody's machine", () => {
    const bad = files.filter(
      (file) =>
        /\.(?:ts|js|md|json|yaml|yml)$/u.test(file) &&
        file !== "test/house/tidy.test.ts" &&
        /(?:^|[\s"'`(])\/(?:work|home|root|Users)\/[a-z]/mu.test(read(file)),
    );
    expect(bad).toEqual([]);
  });
});
