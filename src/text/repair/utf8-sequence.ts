// Reads one UTF-8 sequence out of characters that a wrong codec made of its bytes.
import type { WrongCodec } from "./codec-tables.ts";

/** A code point and the number of code units it was read from. */
export interface Sequence {
  readonly codePoint: number;
  readonly length: number;
  /** Whether a plain space had to stand for byte A0. */
  readonly usesSpace: boolean;
}

const SPACE = 0x20;

/**
 * The strict UTF-8 sequence that begins at `at`, or null. A pair of three-byte surrogates (CESU-8) reads as one code point.
 * A plain space inside a sequence (not at its end) may stand for byte A0, which much software turns into a space.
 */
export function readSequence(text: string, at: number, codec: WrongCodec): Sequence | null {
  const first = readOne(text, at, codec);
  if (first === null) return null;
  const high = first.codePoint;
  if (high < 0xd800 || high > 0xdfff) return first;
  if (high > 0xdbff) return null;
  const second = readOne(text, at + first.length, codec);
  if (second === null || second.codePoint < 0xdc00 || second.codePoint > 0xdfff) return null;
  return {
    codePoint: 0x10000 + ((high - 0xd800) << 10) + (second.codePoint - 0xdc00),
    length: first.length + second.length,
    usesSpace: first.usesSpace || second.usesSpace,
  };
}

function readOne(text: string, at: number, codec: WrongCodec): Sequence | null {
  const lead = codec.byteOf[text.charCodeAt(at)]!;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > text.length) return null;
  let codePoint = lead & (0xff >> (length + 1));
  let usesSpace = false;
  for (let k = 1; k < length; k++) {
    const code = text.charCodeAt(at + k);
    let byte = codec.byteOf[code]!;
    if (code === SPACE && k < length - 1) {
      byte = 0xa0;
      usesSpace = true;
    }
    if (byte < 0x80 || byte > 0xbf) return null;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const isPlausible = codePoint >= least && (codePoint < 0x10000 || (codePoint >= 0x1d400 && codePoint < 0x1fc00));
  // With a space for a byte, a braille pattern would be found in every sign that lost its second byte.
  if (!isPlausible || (usesSpace && codePoint > 0x2800 && codePoint <= 0x28ff)) return null;
  return { codePoint, length, usesSpace };
}
