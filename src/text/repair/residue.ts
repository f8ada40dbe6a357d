// What is left of a UTF-8 sequence after a wrong codec lost some of its bytes, and which characters it may have been.
import type { WrongCodec } from "./codec-tables.ts";
import { MARKS } from "./mark-features.ts";

/** What stands where bytes were lost: nothing, one character a byte, or one character for all lost bytes side by side. */
export interface LossMode {
  /** The character that stands in, "" where lost bytes left nothing behind. */
  readonly standIn: string;
  readonly isCollapsed: boolean;
}

/** Characters that stand for what could not be read or shown, and for nothing else in prose. */
export const MARKERS = "\uFFFD□▯\u0000\u001a␀␚␦";
/** Stand-ins that prose has too. */
const PLAIN_STAND_INS = "? _.*#";

/** The modes that the characters after the damaged sequences' first bytes allow, in the order in which they are tried. */
export function lossModes(followers: ReadonlySet<string>): LossMode[] {
  const modes: LossMode[] = [];
  for (const isCollapsed of [false, true]) {
    for (const standIn of ["?", ...MARKERS, ...PLAIN_STAND_INS.slice(1)]) {
      // What follows a surviving byte is not looked at; the commonest modes are tried in any case.
      if (followers.has(standIn) || (!isCollapsed && "?\uFFFD ".includes(standIn)))
        modes.push({ standIn, isCollapsed });
    }
  }
  modes.push({ standIn: "", isCollapsed: false });
  return modes;
}

/** A damaged sequence; `bytes` holds -1 for a lost byte. */
export interface Residue {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
  /** Whether the lost bytes left nothing behind, so that -1 may stand in another place among the continuation bytes. */
  readonly isDropped: boolean;
}

/** Signs that occur in prose, beside the marks chosen by context, with the likelier first. */
const SIGNS = [
  "…",
  "•",
  "™",
  "€",
  "‚",
  "„",
  "‹",
  "›",
  "‑",
  "−",
  "†",
  "‰",
  "′",
  "″",
  "→",
  "←",
  "≤",
  "≥",
  "≈",
  "\u200b",
  "\u202f",
  "\u2009",
];

const PROSE_SIGN = /[‘’“”–—…\u00a0]/;

/** The candidates for each lead byte, as code points with their bytes. */
const CANDIDATES: ReadonlyMap<number, readonly (readonly [char: string, bytes: readonly number[]])[]> =
  makeCandidates();

function makeCandidates(): Map<number, [string, readonly number[]][]> {
  const byLead = new Map<number, [string, readonly number[]][]>();
  const add = (char: string): void => {
    const bytes = utf8Of(char.codePointAt(0)!);
    const list = byLead.get(bytes[0]!);
    if (list === undefined) byLead.set(bytes[0]!, [[char, bytes]]);
    else list.push([char, bytes]);
  };
  for (const char of [...MARKS, ...SIGNS]) add(char);
  for (let code = 0xa0; code < 0x180; code++) add(String.fromCharCode(code));
  for (const char of "șțȘȚ") add(char);
  return byLead;
}

function utf8Of(code: number): readonly number[] {
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}

/** The damaged sequence that begins at `at` under a loss mode, or null where there is none (or a complete one). */
export function readResidue(
  text: string,
  at: number,
  codec: WrongCodec,
  { standIn, isCollapsed }: LossMode,
): Residue | null {
  const lead = codec.byteOf[text.charCodeAt(at)]!;
  if (lead < 0xc2 || lead > 0xf4) return null;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const bytes = [lead];
  let end = at + 1;
  let isDamaged = false;
  for (let k = 1; k < length; k++) {
    const byte = end < text.length ? codec.byteOf[text.charCodeAt(end)]! : 0;
    // Where nothing shows what was lost a sign of prose is rather itself than the byte it has in the codec.
    const isProse = (standIn === "" ? length === 3 : isCollapsed && isDamaged) && PROSE_SIGN.test(text[end] ?? "");
    if (byte >= 0x80 && byte <= 0xbf && !isProse) {
      bytes.push(byte);
      end++;
    } else if (isCollapsed && bytes[k - 1] === -1) bytes.push(-1);
    else if (standIn === "" || text[end] === standIn) {
      bytes.push(-1);
      isDamaged = true;
      end += standIn.length;
    } else return null;
  }
  return isDamaged ? { start: at, end, bytes, isDropped: standIn === "" } : null;
}

/** The characters whose surviving bytes match, given which bytes the codec can lose; undefined ones of the codec first. */
export function candidatesOf(residue: Residue, codec: WrongCodec): readonly string[] {
  const { bytes } = residue;
  let ofCodec = known.get(codec);
  if (ofCodec === undefined) {
    ofCodec = new Map();
    known.set(codec, ofCodec);
  }
  const key = `${bytes.join()}${residue.isDropped ? "d" : ""}`;
  const before = ofCodec.get(key);
  if (before !== undefined) return before;
  // Where a byte of 80..9F came through, the codec loses only what it has no character for.
  const isSelective = bytes.some((byte, k) => k > 0 && byte >= 0x80 && byte <= 0x9f);
  const isLosable = (byte: number): boolean =>
    codec.charOf[byte - 0x80] === "" || byte === 0xa0 || byte === 0xad || (!isSelective && byte <= 0x9f);
  const found: string[] = [];
  for (const [char, wanted] of CANDIDATES.get(bytes[0]!) ?? []) {
    if (wanted.length !== bytes.length) continue;
    if (matches(wanted, bytes, isLosable)) found.push(char);
    else if (
      residue.isDropped &&
      bytes.length === 3 &&
      bytes[2] === -1 &&
      matches(wanted, [bytes[0]!, -1, bytes[1]!], isLosable)
    ) {
      found.push(char);
    }
  }
  ofCodec.set(key, found);
  return found;
}

/** Residues are few in kind; what fits them is kept. */
const known = new WeakMap<WrongCodec, Map<string, readonly string[]>>();

function matches(wanted: readonly number[], bytes: readonly number[], isLosable: (byte: number) => boolean): boolean {
  return wanted.every((byte, k) => (bytes[k] === -1 ? isLosable(byte) : bytes[k] === byte));
}
