// The texts with marked attributions that labellers are trained on are well formed: brackets, roles, numbers, no text twice.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = new URL("../../samples/training/attributions/", import.meta.url);
const SPAN = /\[([^[\]]*)\]/g;
const ROLE = /^([scq])([2-9]?) (\S|\S.*\S)$/s;

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

/** What is wrong with the notation of one line; empty where it is well formed. */
function faults(line: string): string[] {
  const found: string[] = [];
  const rolesOf = new Map<number, Set<string>>();
  for (const [span, inside] of line.matchAll(SPAN)) {
    const role = ROLE.exec(inside ?? "");
    if (role === null) {
      found.push(`no role: ${span}`);
      continue;
    }
    const number = role[2] === "" ? 1 : Number(role[2]);
    rolesOf.set(number, (rolesOf.get(number) ?? new Set()).add(role[1] ?? ""));
  }
  if (/[[\]]/.test(line.replace(SPAN, ""))) found.push("a bracket without its partner, or one inside another");
  if (/^\s|\s$|\s\s/.test(line)) found.push("stray white space");
  for (let number = 1; number <= rolesOf.size; number++) {
    const roles = rolesOf.get(number);
    if (roles === undefined) found.push(`no attribution ${number} though there are ${rolesOf.size}`);
    else if (!(roles.has("c") && roles.has("q"))) found.push(`attribution ${number} lacks a cue or a content`);
  }
  return found;
}

/** The lines of a file that hold a text, without comments. */
function textsOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

describe("the notation of attributions", () => {
  it.each([
    ["The road was closed at noon.", 0],
    ['[q "We are ready,"] [s the envoy] [c said], [q "but not tonight."]', 0],
    ["[s She] [c said] [q it was over], [c2 adding] [q2 that she was glad].", 0],
    ["[s She] [c said it was over.", 2],
    ["[s She [c said]] [q it was over].", 1],
    ["[s She] [x said] [q it was over].", 2],
    ["[s She] [c said] it was over.", 1],
    ["[s She] [c said] [q it was over], [c3 adding] [q3 that she was glad].", 1],
    ["[s  She] [c said] [q it was over].", 2],
  ])("%s has %i faults", (line, count) => {
    expect(faults(line)).toHaveLength(count);
  });
});

describe.each(files)("the training attributions of %s", (file) => {
  it("are well formed", () => {
    const broken = textsOf(file).flatMap((line) => faults(line).map((fault) => `${fault}: ${line}`));
    expect(broken).toEqual([]);
  });
});

describe("the training attributions", () => {
  it("hold no text twice", () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const file of files) {
      for (const line of textsOf(file)) {
        const text = line.replace(/\[[scq][2-9]? ([^[\]]*)\]/g, "$1");
        if (seen.has(text)) twice.push(`${file} and ${seen.get(text)}: ${text}`);
        seen.set(text, file);
      }
    }
    expect(twice).toEqual([]);
  });
});
