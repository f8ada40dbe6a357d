// The command line as a user meets it: help, exit codes, bad input, completion, output for other programs.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const sample = join(root, "samples", "talks-2025");
let folder = "";

function parley(...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, "bin", "parley.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 256_000_000,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of files by name. */
function make(name: string, files: Record<string, string | Uint8Array>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

describe("help and usage", () => {
  test.each([[], ["read"], ["brief"], ["solve"], ["demo"], ["doctor"], ["completion"]])(
    "help of %s begins with examples",
    (...command) => {
      const { code, out } = parley(...command.filter((word) => typeof word === "string"), "--help");
      expect(code).toBe(0);
      expect(out).toMatch(/^Examples:/u);
      expect(out).toContain("Usage: parley");
    },
  );

  test.each([
    [["reed"], 2, /Did you mean read/u],
    [["read"], 2, /missing required argument/u],
    [["read", "nowhere.txt"], 3, /nowhere\.txt: no such file or folder/u],
    [["brief", ".", "-o", "brief.doc"], 2, /written as \.html or \.md/u],
    [["completion", "tcsh"], 2, /bash, zsh and fish/u],
    [[], 2, /Examples/u],
  ])("%j ends with %i", (args, code, message) => {
    const run = parley(...args);
    expect([run.code, run.err]).toEqual([code, expect.stringMatching(message)]);
    expect(run.out).toBe("");
  });

  test("the version is that of the package", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(parley("--version").out.trim()).toBe(version);
  });

  test("the launcher runs on Node 24 or newer", () => {
    expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
    expect(parley("doctor", "--json").out).toMatch(/"check":"Node","ok":true/u);
  });
});

describe("the launcher", () => {
  const flags = JSON.parse(readFileSync(join(root, "bin", "reading-flags.json"), "utf8")) as string[];
  /** Starts a command that serves until interrupted; its pid is that of the process which was started. */
  const served = async (words: readonly string[]): Promise<{ command: string; code: number | null }> => {
    const child = spawn(process.execPath, [join(root, "bin", "parley.js"), ...words], { cwd: folder });
    await new Promise<void>((resolve) => {
      const seen = (data: Buffer): void => {
        if (/http:\/\/127\.0\.0\.1/u.test(data.toString())) resolve();
      };
      child.stdout.on("data", seen);
      child.stderr.on("data", seen);
      child.once("exit", () => resolve());
    });
    const command = readFileSync(`/proc/${child.pid}/cmdline`, "utf8");
    child.kill("SIGINT");
    return { command, code: await new Promise((resolve) => child.once("exit", resolve)) };
  };

  test.skipIf(!existsSync("/proc/self/cmdline"))(
    "sets the engine at the start, in the same process, for commands that read (needs /proc)",
    async () => {
      const { command, code } = await served(["demo", "--port", "4871"]);
      for (const flag of flags) expect(command).toContain(`\0${flag}\0`);
      expect(code).toBe(0);
    },
  );

  test("every flag is one that this Node knows", () => {
    const { status, stderr } = spawnSync(process.execPath, [...flags, "-e", ""], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("words pass to the process in its place as they were", () => {
    const path = make("odd names", {
      "a 'b' \"c\" $d.txt": "The mayor of Oslo said on Monday that the bridge was closed.",
    });
    const { code, out, err } = parley("--no-color", "read", path, "--json");
    expect([code, out.includes("a 'b' \\\"c\\\" $d.txt"), err.includes("1 document")]).toEqual([0, true, true]);
  });
});

describe("bad input", () => {
  test("an empty folder: says so, exit code 2", () => {
    const run = parley("brief", make("empty", {}), "-o", "empty.html");
    expect([run.code, run.err]).toEqual([2, expect.stringMatching(/nothing to read/u)]);
    expect(existsSync(join(folder, "empty.html"))).toBe(false);
  });

  test("bad files get a warning each and the rest is read", () => {
    const path = make("mixed", {
      "a-empty.txt": "",
      "b-binary.txt": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0, 255, 254]),
      "c-deep.html": `<html><body>${"<div>".repeat(10_000)}<p>The minister said on Monday that the talks had failed.</p>`,
      "d-good.txt": "The minister said on 3 March 2024 that the talks had failed. The opposition denied this.\n",
      "e.xyz": "what is this",
    });
    symlinkSync("/etc", join(path, "f-link"));
    const run = parley("read", path, "--json");
    expect(run.code).toBe(0);
    const documents = run.out
      .trim()
      .split("\n")
      .map(
        (line) => JSON.parse(line) as { type: string; path: string; text: string | null; problems: { rule: string }[] },
      )
      .filter(({ type }) => type === "document");
    expect(documents.map(({ path: name }) => name)).toEqual([
      "a-empty.txt",
      "b-binary.txt",
      "c-deep.html",
      "d-good.txt",
      "e.xyz",
      "f-link",
    ]);
    const problems = Object.fromEntries(
      documents.map(({ path: name, problems: list }) => [name, list.map(({ rule }) => rule)]),
    );
    expect(problems["a-empty.txt"]).toHaveLength(1);
    expect(problems["b-binary.txt"]).toHaveLength(1);
    expect(problems["c-deep.html"]!.length).toBeGreaterThan(0);
    expect(problems["d-good.txt"]).toEqual([]);
    expect(problems["e.xyz"]).toEqual(["unknown-type"]);
    expect(problems["f-link"]).toEqual(["outside-folder"]);
    expect(documents.find(({ path: name }) => name === "c-deep.html")!.text).toContain("the talks had failed");
  });

  test.skipIf(process.getuid?.() === 0)("a folder without permission is said", () => {
    const path = make("locked", { "a.txt": "The talks began." });
    const inner = make("locked/inner", { "b.txt": "The talks failed." });
    chmodSync(inner, 0o000);
    const run = parley("read", path, "--json");
    chmodSync(inner, 0o755);
    expect(run.code).toBe(0);
    expect(run.out).toContain("permission denied");
  });

  test("50 MB on one line are read or refused with a reason, in seconds", () => {
    const path = make("long", { "a.txt": `${"word ".repeat(10_000_000)}` });
    const run = parley("read", path, "--json");
    expect(run.code).toBe(0);
    expect(run.out.slice(-2_000_000)).toMatch(/"problems":\[\{/u);
  });

  test("mistakes in sources.yaml and in a conflict file name file, line and column; exit code 5", () => {
    const path = make("notes", { "a.txt": "The talks began.", "sources.yaml": "- file: a.txt\n  date: yesterday\n" });
    const sources = parley("read", path);
    expect([sources.code, sources.err]).toEqual([5, expect.stringMatching(/sources\.yaml:2:\d+: .*date/u)]);
    const conflict = make("conflict", {
      "a.txt": "The talks began.",
      "bad.yaml": "format: parley-conflict/1\ntitle: X\nunknown: 1\n",
    });
    const bad = parley("brief", join(conflict, "a.txt"), "--conflict", join(conflict, "bad.yaml"), "-o", "x.html");
    expect([bad.code, bad.err]).toEqual([5, expect.stringMatching(/bad\.yaml:\d+:\d+: /u)]);
    expect(existsSync(join(folder, "x.html"))).toBe(false);
  });
});

describe("output", () => {
  test("a brief of the sample in HTML and Markdown", () => {
    const run = parley(
      "brief",
      join(sample, "documents"),
      "--conflict",
      join(sample, "conflict.yaml"),
      "--sources",
      join(sample, "sources.yaml"),
      "-o",
      "out/brief.html",
      "out/brief.md",
    );
    expect([run.code, run.out]).toEqual([0, ""]);
    expect(run.err).toMatch(/9 documents, [\d,]+ statements, \d+ disputes?, 4 worlds/u);
    expect(run.err).not.toMatch(/orphan/u);
    expect(readFileSync(join(folder, "out", "brief.html"), "utf8")).toMatch(/^<!doctype html>/iu);
    expect(readFileSync(join(folder, "out", "brief.md"), "utf8")).toMatch(/^# /u);
  });

  test("progress and messages never mix with the data", () => {
    const run = parley("read", join(sample, "documents"), "--json");
    for (const line of run.out.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
    expect(run.err).toMatch(/9 documents/u);
    expect(run.err).not.toContain("\u001b");
  });

  test("the same input gives the same output", () => {
    const read = () => parley("read", join(sample, "documents"), "--json", "--ledgers").out;
    expect(read()).toBe(read());
  });

  test.each(["bash", "zsh", "fish"])("completion for %s names every command", (shell) => {
    const { code, out } = parley("completion", shell);
    expect(code).toBe(0);
    for (const command of ["read", "brief", "solve", "doctor", "completion"]) expect(out).toContain(command);
  });
});
