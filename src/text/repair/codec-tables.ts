// The single-byte codecs through which UTF-8 gets misread, as tables from character to byte, with the bytes each one loses.
import { singleByteTable } from "../codecs.ts";

/** One wrong codec. */
export interface WrongCodec {
  /** As it stands in rule names: `windows-1252`, `tis620`. */
  readonly name: string;
  /** Byte 0x80..0xFF of a UTF-16 code unit in this codec; 0 where it has none (ASCII is left out). */
  readonly byteOf: Uint8Array;
  /** The character of each byte 0x80..0xFF, "" where the codec has none (index is the byte less 0x80). */
  readonly charOf: readonly string[];
}

/** Ordered: where two explain a text equally well, the first one is named. */
const NAMES: readonly (readonly [name: string, codec: string])[] = [
  ["windows-1252", "windows-1252"],
  ["windows-1251", "windows-1251"],
  ["windows-1250", "windows-1250"],
  ["macintosh", "macintosh"],
  ["iso-8859-2", "iso-8859-2"],
  ["windows-1254", "windows-1254"],
  ["windows-1257", "windows-1257"],
  ["windows-1253", "windows-1253"],
  ["windows-1255", "windows-1255"],
  ["windows-1256", "windows-1256"],
  ["windows-1258", "windows-1258"],
  ["tis620", "tis620"],
  ["windows-874", "windows-874"],
  ["koi8-r", "koi8-r"],
  ["koi8-u", "koi8-u"],
  ["cp437", "cp437"],
  ["cp850", "cp850"],
  ["cp866", "cp866"],
  ["cp852", "cp852"],
  ["iso-8859-5", "iso-8859-5"],
  ["iso-8859-7", "iso-8859-7"],
  ["iso-8859-8", "iso-8859-8"],
  ["iso-8859-6", "iso-8859-6"],
  ["iso-8859-15", "iso-8859-15"],
  ["iso-8859-3", "iso-8859-3"],
  ["iso-8859-4", "iso-8859-4"],
  ["iso-8859-13", "iso-8859-13"],
  ["iso-8859-16", "iso-8859-16"],
  ["mac-cyrillic", "maccyrillic"],
  ["mac-centraleurope", "maccenteuro"],
  ["mac-turkish", "macturkish"],
  ["cp862", "cp862"],
];

/** The tables, and for each code unit the set of codecs (a bit each) in which it can begin or continue a UTF-8 sequence. */
export interface CodecTables {
  readonly codecs: readonly WrongCodec[];
  readonly leads: Int32Array;
  readonly continuations: Int32Array;
  /** As `leads`, of byte E2 alone, which begins the UTF-8 of quotation marks, dashes and most other signs. */
  readonly markLeads: Int32Array;
  /** As `leads`, of bytes C2..C5 alone, which begin the UTF-8 of Latin-1 signs and accented Latin letters. */
  readonly letterLeads: Int32Array;
}

let tables: CodecTables | null = null;

/** The tables, made once at first use. */
export function codecTables(): CodecTables {
  tables ??= makeTables();
  return tables;
}

function makeTables(): CodecTables {
  const leads = new Int32Array(65_536);
  const continuations = new Int32Array(65_536);
  const markLeads = new Int32Array(65_536);
  const letterLeads = new Int32Array(65_536);
  const codecs = NAMES.map(([name, codec], index): WrongCodec => {
    const table = singleByteTable(codec);
    const byteOf = new Uint8Array(65_536);
    const charOf: string[] = [];
    const bit = 1 << index;
    // A byte without a meaning often comes through as the C1 control of the same number.
    for (let byte = 0x80; byte <= 0x9f; byte++) byteOf[byte] = byte;
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const char = table[byte]!;
      const code = char.charCodeAt(0);
      const isDefined = char !== "\uFFFD" && code > 0x9f && !(code >= 0xe000 && code <= 0xf8ff);
      charOf.push(isDefined ? char : "");
      if (isDefined) byteOf[code] = byte;
    }
    for (let code = 0x80; code < 65_536; code++) {
      const byte = byteOf[code]!;
      if (byte >= 0xc2 && byte <= 0xf4) leads[code]! |= bit;
      if (byte >= 0xc2 && byte <= 0xc5) letterLeads[code]! |= bit;
      if (byte === 0xe2) markLeads[code]! |= bit;
      if (byte >= 0x80 && byte <= 0xbf) continuations[code]! |= bit;
    }
    return { name, byteOf, charOf };
  });
  return { codecs, leads, continuations, markLeads, letterLeads };
}
