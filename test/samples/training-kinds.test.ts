// The texts with marked statements under samples/training/kinds keep to the format their README describes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../../samples/training/kinds");
const KINDS = "report denial demand acceptance refusal pledge threat forecast judgement".split(" ");
const HEDGES = "none reported possible probable certain".split(" ");
const MARK = /\{(?<kind>[a-z]+)\/(?<hedge>[a-z]+)(?:\/neg)?: (?<words>[^{}]+)\}/g;

/** What is wrong with the brackets that hold a condition, or null: they pair up, hold words and never nest. */
const conditionFault = (text: string): string | null => {
  const rest = text.replaceAll(/<[^<>]*\p{L}[^<>]*>/gu, "");
  return /[<>]/.test(rest) ? "condition brackets do not pair up" : null;
};

const faults = (line: string): string[] => {
  const found: string[] = [];
  const marks = [...line.matchAll(MARK)];
  if (marks.length === 0) found.push("no statement is marked");
  if (/[{}]/.test(line.replaceAll(MARK, ""))) found.push("braces nest, do not pair up or hold no mark");
  for (const { groups } of marks) {
    const { kind = "", hedge = "", words = "" } = groups ?? {};
    if (!KINDS.includes(kind)) found.push(`unknown kind ${kind}`);
    if (!HEDGES.includes(hedge)) found.push(`unknown hedge ${hedge}`);
    if (words !== words.trim()) found.push("marked words begin or end with a space");
    const fault = conditionFault(words);
    if (fault !== null) found.push(fault);
  }
  const fault = conditionFault(line);
  if (fault !== null) found.push(fault);
  return found;
};

describe("texts with marked statements", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
  const seen = new Map<string, string>();

  it.each(files)("%s keeps to the format", (name) => {
    const wrong: string[] = [];
    for (const [index, line] of readFileSync(join(FOLDER, name), "utf8").trimEnd().split("\n").entries()) {
      if (line.startsWith("#")) continue;
      const at = `${name}:${index + 1}`;
      for (const fault of faults(line)) wrong.push(`${at} ${fault}: ${line}`);
      if (seen.has(line)) wrong.push(`${at} stands already at ${seen.get(line)}`);
      seen.set(line, at);
    }
    expect(wrong).toEqual([]);
  });
});
