// Decoding: which charset is taken on which evidence, what is said of doubts, and that no bytes make it throw.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import { decode, isBinary, sniffHtmlCharset } from "../../src/text/index.ts";
import { cpuMs } from "../cpu-clock.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));
const utf16 = (text: string): number[] =>
  text.split("").flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]);

describe("decode", () => {
  const cases: [
    name: string,
    bytes: Uint8Array,
    declared: string | null,
    text: string,
    charset: string,
    basis: string,
  ][] = [
    ["ASCII", utf8("Talks went on.\r\nNobody left."), null, "Talks went on.\r\nNobody left.", "utf-8", "strict-utf8"],
    ["UTF-8", utf8("Die Gespräche – „zäh“"), null, "Die Gespräche – „zäh“", "utf-8", "strict-utf8"],
    ["UTF-8 with a mark", bytesOf([0xef, 0xbb, 0xbf], "é"), "windows-1252", "é", "utf-8", "bom"],
    ["UTF-16 with a mark", bytesOf([0xff, 0xfe], utf16("né")), null, "né", "utf-16le", "bom"],
    [
      "UTF-16 without a mark",
      bytesOf(utf16("The envoys met again.")),
      null,
      "The envoys met again.",
      "utf-16le",
      "detected",
    ],
    ["a declared charset", bytesOf("na", [0xef], "ve"), "ISO-8859-1", "naïve", "windows-1252", "declared"],
    ["a declared Cyrillic charset", bytesOf([0xcc, 0xe8, 0xf0]), "windows-1251", "Мир", "windows-1251", "declared"],
    ["a declaration that UTF-8 contradicts", utf8("naïve"), "windows-1252", "naïve", "utf-8", "strict-utf8"],
    [
      "UTF-8 with a stray byte",
      bytesOf("über Gespräche, die", [0x92], "s für alle wären"),
      "utf-8",
      "über Gespräche, die’s für alle wären",
      "utf-8",
      "declared",
    ],
    ["nothing", new Uint8Array(), null, "", "utf-8", "strict-utf8"],
    ["a character cut off at the end", utf8("é’").subarray(0, 4), null, "é\uFFFD", "utf-8", "strict-utf8"],
  ];
  for (const [name, bytes, declared, text, charset, basis] of cases) {
    test(name, () => {
      const decoded = decode(bytes, declared, TEXT_LIBRARIES);
      expect({ text: decoded.text, charset: decoded.charset, basis: decoded.basis }).toEqual({ text, charset, basis });
    });
  }

  test("detects a Cyrillic charset and says so", () => {
    const text = "Переговоры продолжаются, но стороны не пришли к согласию. ".repeat(10);
    const bytes = Uint8Array.from(text, (char) =>
      char >= "А" && char <= "я" ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0),
    );
    const decoded = decode(bytes, null, TEXT_LIBRARIES);
    expect(decoded.text).toBe(text);
    expect(decoded.problems.map(({ rule }) => rule)).toContain("charset-detected");
  });

  test("says what it doubts", () => {
    const rules = (bytes: Uint8Array, declared: string | null = null): string[] =>
      decode(bytes, declared, TEXT_LIBRARIES).problems.map(({ rule }) => rule);
    expect(rules(utf8("naïve"), "windows-1252")).toEqual(["charset-contradicted"]);
    expect(rules(utf8("plain"), "klingon-8")).toEqual(["unknown-charset"]);
    expect(rules(bytesOf("éàüöäßñçêîô don", [0x92], "t"))).toEqual(["stray-byte"]);
    expect(rules(bytesOf([0x89], "PNG", [0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))).toEqual(["binary-file"]);
    expect(rules(utf8("plain"))).toEqual([]);
  });

  test("places a stray byte where it stands in the text", () => {
    const { text, problems } = decode(bytesOf("éàüöäßñçêîô don", [0x92], "t"), null, TEXT_LIBRARIES);
    expect(text.slice(problems[0]!.start!, problems[0]!.end!)).toBe("’");
  });

  test("takes seconds for 50 MB of one line, also of broken bytes", () => {
    const start = cpuMs();
    decode(utf8("The “talks” went on and on, né? ".repeat(1_500_000)), null, TEXT_LIBRARIES);
    decode(new Uint8Array(50_000_000).fill(0x93), "utf-8", TEXT_LIBRARIES);
    expect(cpuMs() - start).toBeLessThan(20_000);
  });

  test("never throws and gives back what UTF-8 says", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.option(fc.constantFrom("utf-8", "windows-1252", "shift_jis", "?")),
        (bytes, declared) => typeof decode(bytes, declared, TEXT_LIBRARIES).text === "string",
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        fc.pre(!/\p{Cc}|\uFEFF/u.test(text) && !isBinary(utf8(text)));
        expect(decode(utf8(text), null, TEXT_LIBRARIES).text).toBe(text);
      }),
    );
  });
});

describe("isBinary", () => {
  const cases: [name: string, bytes: Uint8Array, expected: boolean][] = [
    ["text", utf8("RIFFs and BZh are words here"), false],
    ["empty file", new Uint8Array(), false],
    ["PDF", utf8("%PDF-1.7 and so on"), true],
    ["ZIP", bytesOf("PK", [3, 4, 20, 0, 0, 0]), true],
    ["NUL bytes", bytesOf("abc", [0, 0, 1, 2, 0]), true],
    ["UTF-16", bytesOf(utf16("This is text in wide letters")), false],
    ["one form feed", utf8("page\fpage"), false],
  ];
  for (const [name, bytes, expected] of cases) test(name, () => expect(isBinary(bytes)).toBe(expected));
});

describe("sniffHtmlCharset", () => {
  const cases: [html: string, expected: string | null][] = [
    ['<!doctype html><meta charset="windows-1251"><title>x</title>', "windows-1251"],
    ["<meta charset=latin1>", "windows-1252"],
    ['<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=koi8-r">', "koi8-r"],
    ['<meta name="description" content="charset=koi8-r">', null],
    ['<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso-8859-2"],
    ["<!-- <meta charset=koi8-r> --><meta charset=utf-8>", "utf-8"],
    ["<meta charset=utf-16>", "utf-8"],
    ["<meta charset=nonsense>", null],
    ["<p>no declaration</p>", null],
  ];
  for (const [html, expected] of cases) test(html, () => expect(sniffHtmlCharset(utf8(html))).toBe(expected));
});
