// Bytes to text: byte order mark, declaration, strict UTF-8, detection, in this order, with every doubt said.
import { codecFromLabel, decodeWith } from "./codecs.ts";
import type { TextLibraries } from "./libraries.ts";
import type { Problem } from "./problem.ts";

/** A decoded file. `text` keeps line ends as they are; a byte order mark is not part of it. */
export interface Decoded {
  readonly text: string;
  /** Lower-case name of the codec that was used. */
  readonly charset: string;
  readonly basis: "bom" | "declared" | "strict-utf8" | "detected" | "fallback";
  readonly problems: Problem[];
}

/** Bytes that detection looks at: enough to decide, little enough for files of any size. */
const SAMPLE_BYTES = 65_536;
/** Where an HTML or XML declaration may stand (the HTML standard says 1,024 bytes; real pages are laxer). */
const DECLARATION_BYTES = 4096;

const MAGIC: readonly (readonly [kind: string, offset: number, bytes: readonly number[]])[] = [
  ["PDF document", 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["ZIP archive or Office document", 0, [0x50, 0x4b, 0x03, 0x04]],
  ["empty ZIP archive", 0, [0x50, 0x4b, 0x05, 0x06]],
  ["old Office document", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["PNG image", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["JPEG image", 0, [0xff, 0xd8, 0xff]],
  ["GIF image", 0, [0x47, 0x49, 0x46, 0x38]],
  ["TIFF image", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF image", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["RIFF media", 0, [0x52, 0x49, 0x46, 0x46]],
  ["Ogg media", 0, [0x4f, 0x67, 0x67, 0x53]],
  ["MP3 audio", 0, [0x49, 0x44, 0x33]],
  ["MP4 media", 4, [0x66, 0x74, 0x79, 0x70]],
  ["Matroska media", 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ["gzip archive", 0, [0x1f, 0x8b, 0x08]],
  ["bzip2 archive", 0, [0x42, 0x5a, 0x68]],
  ["xz archive", 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["7-Zip archive", 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["RAR archive", 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["Zstandard archive", 0, [0x28, 0xb5, 0x2f, 0xfd]],
  [
    "SQLite database",
    0,
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33, 0x00],
  ],
  ["ELF program", 0, [0x7f, 0x45, 0x4c, 0x46]],
  ["WebAssembly module", 0, [0x00, 0x61, 0x73, 0x6d]],
  ["font", 0, [0x77, 0x4f, 0x46, 0x46]],
  ["font", 0, [0x77, 0x4f, 0x46, 0x32]],
];

/** What kind of binary file `bytes` are, in words, or null where they may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  if (markOf(bytes) !== null) return null;
  for (const [kind, offset, magic] of MAGIC) {
    if (magic.every((byte, i) => bytes[offset + i] === byte)) {
      // Short marks are words too ("BZh", "ID3", "RIFF"): those need a control character nearby.
      if (magic.length > 4 || hasControls(bytes.subarray(0, 512))) return kind;
    }
  }
  const sample = sampleOf(bytes);
  if (unmarkedUtf16(sample) !== null) return null;
  let controls = 0;
  let nuls = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    if (byte === 0) nuls++;
    else if (isControl(byte)) controls++;
  }
  if (nuls > 0 && nuls + controls > sample.length / 1000) return "data with NUL bytes";
  if (controls > sample.length / 20) return "data with many control characters";
  return null;
}

/** Whether `bytes` are no text in any charset: magic number, NUL bytes, or a large share of control characters. */
export function isBinary(bytes: Uint8Array): boolean {
  return binaryKind(bytes) !== null;
}

/**
 * The charset that an HTML or XML file declares in its first bytes, as a codec name, or null.
 * A declared UTF-16 means UTF-8, since the declaration could be read as ASCII (HTML standard, "prescan a byte stream").
 */
export function sniffHtmlCharset(bytes: Uint8Array): string | null {
  let head = "";
  for (const byte of bytes.subarray(0, DECLARATION_BYTES)) head += String.fromCharCode(byte);
  head = head.replace(/<!--[\s\S]{0,4096}?-->/g, "");
  const xml = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']/i.exec(head);
  const label = metaCharset(head) ?? xml?.[1] ?? null;
  if (label === null) return null;
  const codec = codecFromLabel(label);
  return codec?.startsWith("utf-16") ? "utf-8" : codec;
}

function metaCharset(head: string): string | null {
  for (const [, attributes] of head.matchAll(/<meta\s([^>]{0,500})>/gi)) {
    const plain = /(?:^|\s)charset\s*=\s*["']?([^"'\s/>;]{1,40})/i.exec(attributes!);
    if (plain) return plain[1]!;
    const content = /(?:^|\s)content\s*=\s*["'][^"']{0,200}?charset\s*=\s*([^"'\s;]{1,40})/i.exec(attributes!);
    if (content && /http-equiv/i.test(attributes!)) return content[1]!;
  }
  return null;
}

/**
 * The text of a file. `declared` is a charset label from outside (HTTP header, HTML or XML declaration, the user).
 * A declaration is believed unless the bytes contradict it; what contradicts is said in `problems`, never thrown.
 */
export function decode(bytes: Uint8Array, declared: string | null, libraries: TextLibraries): Decoded {
  const problems: Problem[] = [];
  const mark = markOf(bytes);
  if (mark !== null) {
    return { text: decodeWith(bytes, mark), charset: mark, basis: "bom", problems };
  }
  const kind = binaryKind(bytes);
  if (kind !== null) {
    problems.push(wholeFile("binary-file", "error", `This is no text but a ${kind}`));
    return { text: "", charset: "binary", basis: "fallback", problems };
  }
  const wide = unmarkedUtf16(sampleOf(bytes));
  if (wide !== null) return finished(decodeWith(bytes, wide), wide, "detected", problems);
  const utf8 = checkUtf8(bytes);
  const codec = declared === null ? null : codecFromLabel(declared);
  if (declared !== null && codec === null) {
    problems.push(wholeFile("unknown-charset", "warning", `The file declares a charset nobody knows: ${declared}`));
  }
  if (codec !== null && codec !== "utf-8") {
    if (utf8.multibyte === 0 || utf8.invalid > 0) {
      return finished(decodeWith(bytes, codec), codec, "declared", problems);
    }
    const message = `The file declares ${codec}, but all of it is valid UTF-8 (${utf8.multibyte} characters); read as UTF-8`;
    problems.push(wholeFile("charset-contradicted", "warning", message));
  }
  if (utf8.invalid === 0) {
    const basis = codec === "utf-8" ? "declared" : "strict-utf8";
    return { text: decodeWith(bytes, "utf-8"), charset: "utf-8", basis, problems };
  }
  if (codec === "utf-8" || utf8.multibyte > 10 * utf8.invalid)
    return mixedUtf8(bytes, utf8, codec !== null, problems, libraries);
  return detected(bytes, problems, libraries);
}

/** UTF-8 with stray bytes: these are read as windows-1252, which is what most of them are. */
function mixedUtf8(
  bytes: Uint8Array,
  utf8: Utf8Check,
  isDeclared: boolean,
  problems: Problem[],
  libraries: TextLibraries,
): Decoded {
  // Bytes that are not UTF-8 at all although it is declared: the declaration is wrong, not the bytes.
  if (utf8.multibyte === 0 && utf8.invalid > 8) {
    problems.push(
      wholeFile("charset-contradicted", "warning", "The file declares utf-8, but it is not; charset detected"),
    );
    return detected(bytes, problems, libraries);
  }
  const pieces: string[] = [];
  let from = 0;
  let length = 0;
  for (const at of utf8.invalidAt) {
    const piece = decodeKeepingMark(bytes.subarray(from, at));
    const stray = decodeWith(bytes.subarray(at, at + 1), "windows-1252");
    pieces.push(piece, stray);
    length += piece.length;
    if (problems.length < 20) {
      const byte = bytes[at]!.toString(16).toUpperCase();
      const message = `Byte ${byte} at ${at} is not UTF-8; read as windows-1252 (${stray})`;
      problems.push({ rule: "stray-byte", start: length, end: length + 1, severity: "warning", message });
    }
    length += stray.length;
    from = at + 1;
  }
  pieces.push(decodeKeepingMark(bytes.subarray(from)));
  if (utf8.invalid > utf8.invalidAt.length) {
    const message = `${utf8.invalid} bytes are not UTF-8; after the first ${utf8.invalidAt.length} they read as U+FFFD`;
    problems.push(wholeFile("stray-bytes", "warning", message));
  }
  return finished(pieces.join(""), "utf-8", isDeclared ? "declared" : "detected", problems);
}

/** iconv-lite takes a leading U+FEFF for a byte order mark; inside a text it is a character. */
function decodeKeepingMark(bytes: Uint8Array): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? `\uFEFF${decodeWith(bytes.subarray(3), "utf-8")}` : decodeWith(bytes, "utf-8");
}

function detected(bytes: Uint8Array, problems: Problem[], libraries: TextLibraries): Decoded {
  const guess = libraries.detectCharset(sampleOf(bytes));
  const codec = guess.encoding === null ? null : codecFromLabel(guess.encoding);
  const share = Math.round((guess.confidence ?? 0) * 100);
  if (codec !== null && codec !== "utf-8") {
    const message = `No charset declared and not UTF-8; detected ${codec} (score ${share} %)`;
    problems.push(wholeFile("charset-detected", share < 50 ? "warning" : "note", message));
    return finished(decodeWith(bytes, codec), codec, "detected", problems);
  }
  problems.push(wholeFile("charset-unknown", "warning", "No charset declared, none detected; read as windows-1252"));
  return finished(decodeWith(bytes, "windows-1252"), "windows-1252", "fallback", problems);
}

/** Adds what the decoded text itself shows: characters that the codec could not give. */
function finished(text: string, charset: string, basis: Decoded["basis"], problems: Problem[]): Decoded {
  let lost = 0;
  let first = -1;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) {
    if (first < 0) first = at;
    lost++;
  }
  if (lost > 0) {
    const message = `${lost} ${lost === 1 ? "byte stands" : "bytes stand"} for nothing in ${charset} (shown as U+FFFD)`;
    problems.push({ rule: "undecodable", start: first, end: first + 1, severity: "warning", message });
  }
  return { text, charset, basis, problems };
}

function wholeFile(rule: string, severity: Problem["severity"], message: string): Problem {
  return { rule, start: null, end: null, severity, message };
}

/** The codec of a byte order mark, or null. */
function markOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  return null;
}

/** UTF-16 of mostly Latin text without a mark: every second byte is zero. */
function unmarkedUtf16(sample: Uint8Array): string | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0) {
      if (i % 2 === 0) even++;
      else odd++;
    }
  }
  const half = sample.length / 2;
  if (sample.length < 4) return null;
  if (odd > half * 0.4 && even < half * 0.02) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.02) return "utf-16be";
  return null;
}

interface Utf8Check {
  /** Number of well-formed sequences of two to four bytes. */
  readonly multibyte: number;
  /** Number of bytes outside any well-formed sequence. */
  readonly invalid: number;
  /** The first of those, at most 100,000. */
  readonly invalidAt: readonly number[];
}

/** Counts well-formed and ill-formed UTF-8 (Unicode Standard, table 3-7); a character cut off at the very end is no error. */
function checkUtf8(bytes: Uint8Array): Utf8Check {
  const n = bytes.length;
  const invalidAt: number[] = [];
  let multibyte = 0;
  let invalid = 0;
  let i = 0;
  while (i < n) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let ok = size > 0;
    let k = 1;
    while (ok && k < size && i + k < n) {
      const byte = bytes[i + k]!;
      const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) ok = false;
      else k++;
    }
    if (ok && (k === size || multibyte > 0)) {
      multibyte++;
      i += size;
    } else {
      invalid++;
      if (invalidAt.length < 100_000) invalidAt.push(i);
      i++;
    }
  }
  return { multibyte, invalid, invalidAt };
}

/** The part of a file that detection looks at: the beginning, or where the first byte beyond ASCII stands. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  let first = 0;
  while (first < bytes.length && bytes[first]! < 0x80) first++;
  const start = first < SAMPLE_BYTES / 2 || first === bytes.length ? 0 : (first - 1024) & ~3;
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte === 0 || isControl(byte));
}

/** C0 controls that no text has: not tab, line feed, vertical tab, form feed, carriage return, escape or end of file. */
function isControl(byte: number): boolean {
  return (
    (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b && byte !== 0x1a && byte !== 0) || byte === 0x7f
  );
}
