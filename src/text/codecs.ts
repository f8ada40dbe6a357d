// Character codecs behind one narrow door: bytes to text without any Node type leaking into the pure layers.
import iconv from "iconv-lite";

/** What we use of iconv-lite, in plain bytes (its own types speak of Node's Buffer). */
interface ByteCodecs {
  readonly decode: (bytes: Uint8Array, codec: string) => string;
  readonly encodingExists: (codec: string) => boolean;
}

const CODECS = iconv as unknown as ByteCodecs;

/** Labels whose common meaning differs from the codec of that name (WHATWG Encoding Standard, section 4.2). */
const ALIASES: Readonly<Record<string, string>> = {
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  "iso-8859-1": "windows-1252",
  iso8859_1: "windows-1252",
  "iso8859-1": "windows-1252",
  latin1: "windows-1252",
  l1: "windows-1252",
  cp1252: "windows-1252",
  "x-cp1252": "windows-1252",
  ansi: "windows-1252",
  "x-user-defined": "windows-1252",
  "iso-8859-9": "windows-1254",
  latin5: "windows-1254",
  "iso-8859-11": "windows-874",
  "tis-620": "windows-874",
  tis620: "windows-874",
  utf8: "utf-8",
  "unicode-1-1-utf-8": "utf-8",
  unicode: "utf-16le",
  utf16: "utf-16le",
  "utf-16": "utf-16le",
  ucs2: "utf-16le",
  "ucs-2": "utf-16le",
  gb2312: "gbk",
  gb_2312: "gbk",
  "gb_2312-80": "gbk",
  "x-gbk": "gbk",
  "x-sjis": "shift_jis",
  sjis: "shift_jis",
  "shift-jis": "shift_jis",
  "x-euc-jp": "euc-jp",
  "ks_c_5601-1987": "euc-kr",
  "x-mac-roman": "macintosh",
  macroman: "macintosh",
  mac: "macintosh",
  "x-mac-cyrillic": "maccyrillic",
  "mac-cyrillic": "maccyrillic",
};

/** The codec that a charset label means, in lower case, or null where nobody knows the label. */
export function codecFromLabel(label: string): string | null {
  const plain = label
    .trim()
    .replace(/^["']|["']$/g, "")
    .trim()
    .toLowerCase();
  if (plain === "" || plain.length > 40) return null;
  const known = ALIASES[plain] ?? plain;
  return CODECS.encodingExists(known) && !/^(base64|hex|internal|binary|ucs2|_)/.test(known) ? known : null;
}

/**
 * The text of `bytes` in a codec named by `codecFromLabel`; undefined bytes become U+FFFD.
 * @throws RangeError if the codec is unknown.
 */
export function decodeWith(bytes: Uint8Array, codec: string): string {
  if (!CODECS.encodingExists(codec)) throw new RangeError(`No codec is named ${codec}`);
  return CODECS.decode(bytes, codec);
}

/** The 256 characters of a single-byte codec; U+FFFD where a byte stands for nothing. */
export function singleByteTable(codec: string): string {
  const all = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) all[byte] = byte;
  return decodeWith(all, codec);
}
