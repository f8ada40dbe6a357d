// Complete mojibake: UTF-8 read through a wrong codec with no byte lost, found and undone by strict round trip, stretch by stretch.
import { type CodecTables, codecTables, type WrongCodec } from "./codec-tables.ts";
import type { Edit } from "./edits.ts";
import { oddness } from "./oddness.ts";
import { readSequence } from "./utf8-sequence.ts";

/** A run of sequences side by side, and how much less odd the text looks when they are undone. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly repaired: string;
  readonly gain: number;
}

/** A stretch is undone by itself from this gain on. */
const SURE_GAIN = 1;
/** Two or more stretches of this gain speak for each other. */
const LIKELY_GAIN = 0.6;
/** What a stretch must gain where the codec is established. */
const LEAST_GAIN = 0.1;
/** From this sum on a codec is taken as established in the text, and stretches that do not look worse are undone too. */
const ESTABLISHED_GAIN = 3;
/** What a character costs that the codec would have read otherwise. */
const CONTRADICTION_COST = 3;
/** Code units looked at on either side of a stretch for what stays unexplained. */
const MAX_RUN = 60;
/** Sites looked at to choose a codec. */
const MAX_SITES = 4000;

/** Offsets where a UTF-8 sequence may begin in some codec. One cheap scan; clean text mostly gives none. */
function findSites(text: string, tables: CodecTables): number[] {
  const { leads, continuations } = tables;
  const sites: number[] = [];
  const n = text.length;
  for (let i = 0; i < n; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const lead = leads[code]!;
    if (lead === 0) continue;
    const next = text.charCodeAt(i + 1);
    if (next === 0x20 ? (continuations[text.charCodeAt(i + 2)]! & lead) !== 0 : (continuations[next]! & lead) !== 0) {
      sites.push(i);
    }
  }
  return sites;
}

/** The edits of one pass: those of the codec that explains most, or none. */
export function completeEdits(text: string): Edit[] {
  const tables = codecTables();
  const sites = findSites(text, tables);
  if (sites.length === 0) return [];
  const sample = sites.length > MAX_SITES ? sites.slice(0, MAX_SITES) : sites;
  let best: WrongCodec | null = null;
  let bestScore = 0;
  for (const [index, codec] of tables.codecs.entries()) {
    if (!sample.some((at) => (tables.leads[text.charCodeAt(at)]! & (1 << index)) !== 0)) continue;
    const { stretches } = acceptedStretches(text, findStretches(text, sample, codec));
    if (stretches.length === 0) continue;
    // Where two codecs explain the same, the commoner one (earlier in the list) is meant.
    let score = -0.02 * index;
    for (const stretch of stretches) score += stretch.gain + 0.1;
    if (index > 0) score -= CONTRADICTION_COST * countContradictions(text, stretches, codec);
    if (score > bestScore) {
      best = codec;
      bestScore = score;
    }
  }
  if (best === null) return [];
  const rule = `mojibake-${best.name}`;
  const { stretches, isEstablished } = acceptedStretches(text, findStretches(text, sites, best));
  const edits = stretches.map(({ start, end, repaired }) => ({ start, end, repaired, rule }));
  return isEstablished ? withTrailingSpaces(text, best, edits) : edits;
}

/** Which stretches to undo: the sure ones; in a text where these make the codec certain, all that do not look worse. */
function acceptedStretches(text: string, all: readonly Stretch[]): { stretches: Stretch[]; isEstablished: boolean } {
  let sure = 0;
  let likely = 0;
  let likelyCount = 0;
  for (const { gain } of all) {
    if (gain >= SURE_GAIN) sure += gain;
    if (gain >= LIKELY_GAIN) {
      likely += gain;
      likelyCount++;
    }
  }
  const isEstablished = sure >= ESTABLISHED_GAIN;
  const least = isEstablished ? LEAST_GAIN : likelyCount > 1 && likely > 2 * LIKELY_GAIN ? LIKELY_GAIN : SURE_GAIN;
  const wanted = all.filter(({ gain }) => gain >= least);
  return { stretches: coveringOnes(text, wanted), isEstablished };
}

/** C1 controls in the stretches for which the codec has a character: with them it is hardly the right codec. */
function countContradictions(text: string, stretches: readonly Stretch[], codec: WrongCodec): number {
  let count = 0;
  for (const { start, end } of stretches) {
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80 && code <= 0x9f && codec.charOf[code - 0x80] !== "") count++;
    }
  }
  return count;
}

/** Byte A0 at the end of a sequence often became a plain space; in a text where the codec is established these are found too. */
function withTrailingSpaces(text: string, codec: WrongCodec, edits: readonly Edit[]): Edit[] {
  const rule = `mojibake-${codec.name}`;
  const all: Edit[] = [];
  let next = 0;
  for (let space = text.indexOf(" "); space >= 0; space = text.indexOf(" ", space + 1)) {
    while (next < edits.length && edits[next]!.end <= space) all.push(edits[next++]!);
    if (next < edits.length && edits[next]!.start <= space) continue;
    const lead = codec.byteOf[text.charCodeAt(space - 1)]!;
    const two = codec.byteOf[text.charCodeAt(space - 2)]!;
    const floor = all.length === 0 ? 0 : all[all.length - 1]!.end;
    if (lead >= 0xc2 && lead <= 0xdf && space - 1 >= floor) {
      const edit = spaceEdit(text, space, lead, rule);
      if (edit !== null) all.push(edit);
    } else if (two >= 0xe1 && two <= 0xef && lead >= 0x80 && lead <= 0xbf && space - 2 >= floor) {
      const codePoint = ((two & 15) << 12) | ((lead & 63) << 6) | 0x20;
      const repaired = String.fromCodePoint(codePoint);
      // Pictures and dingbats only: in the rest of the block a mark that lost a byte before a true space is likelier.
      const isLikely = codePoint >= 0x2600 && codePoint < 0x27c0;
      if (isLikely) all.push({ start: space - 2, end: space + 1, repaired, rule });
    }
  }
  while (next < edits.length) all.push(edits[next++]!);
  return all;
}

function spaceEdit(text: string, space: number, lead: number, rule: string): Edit | null {
  const start = space - 1;
  const repaired = String.fromCodePoint(((lead & 31) << 6) | 0x20);
  const following = text.slice(space + 1, space + 9);
  if (lead === 0xc2) return { start, end: space + 1, repaired, rule };
  if (lead === 0xc3) {
    // "a" with a grave accent is a word or ends one; the Portuguese contractions with it go on.
    const goesOn = /^(?:s[\s.,;:!?)]|quel[aeo]s?(?![a-z]))/.test(following);
    return { start, end: goesOn ? space + 1 : space, repaired, rule };
  }
  const isUsual = (lead === 0xc5 || lead === 0xd0) && /\p{L}/u.test(text[start]!);
  return isUsual && /^\p{L}/u.test(following) && oddness(repaired, 0, 1) === 0
    ? { start, end: space + 1, repaired, rule }
    : null;
}

function findStretches(text: string, sites: readonly number[], codec: WrongCodec): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (const site of sites) {
    if (site < done) continue;
    let end = site;
    let repaired = "";
    let bonus = 0;
    for (;;) {
      const sequence = readSequence(text, end, codec);
      if (sequence === null) break;
      const char = String.fromCodePoint(sequence.codePoint);
      repaired += char;
      // Longer sequences come about by accident more rarely; the replacement character's own never does.
      bonus += sequence.codePoint === 0xfffd ? 3 : 0.15 * (sequence.length - 1);
      const isSign = sequence.length === 3 && !sequence.usesSpace && !/\p{L}/u.test(char);
      if (isSign && /\p{Script=Latin}/u.test(text[end]!) && isAlone(text, end, end + 3)) bonus += 0.85;
      end += sequence.length;
    }
    if (repaired === "" || isLetterForLetter(text, site, end, repaired)) continue;
    stretches.push({ start: site, end, repaired, gain: bonus + gainOf(text, site, end, repaired) });
    done = end;
  }
  return stretches;
}

/** One letter of a non-Latin script made of two of the same, beside a Latin letter: rather a mark that lost a byte in another codec. */
function isLetterForLetter(text: string, start: number, end: number, repaired: string): boolean {
  const isSame =
    repaired.length === 1 &&
    ((/\p{Script=Cyrillic}/u.test(repaired) && /\p{Script=Cyrillic}/u.test(text[start]!)) ||
      (/\p{Script=Greek}/u.test(repaired) && /\p{Script=Greek}/u.test(text[start]!)));
  if (!isSame) return false;
  const around = (text[start - 1] ?? " ") + (text[end] ?? " ");
  // Letters that only few languages use do not stand alone either.
  return (
    /[A-Za-z]/.test(around) || (/[\u0370-\u0385\u03cf-\u040f\u0450-\u052f]/.test(repaired) && !/\p{L}/u.test(around))
  );
}

/** Whether no letter or digit touches the range: three characters beyond ASCII are hardly a word by themselves. */
function isAlone(text: string, start: number, end: number): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text.slice(Math.max(0, start - 1), start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 1))
  );
}

/** Drops stretches whose surroundings would stay garbage: less than half of the run beyond ASCII is explained. */
function coveringOnes(text: string, stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  let i = 0;
  while (i < stretches.length) {
    const { start, end } = stretches[i]!;
    let runStart = start;
    while (runStart > 0 && start - runStart < MAX_RUN && text.charCodeAt(runStart - 1) >= 0x80) runStart--;
    let runEnd = end;
    let covered = 0;
    let k = i;
    while (runEnd - start < MAX_RUN && runEnd < text.length && text.charCodeAt(runEnd) >= 0x80) runEnd++;
    while (k < stretches.length && stretches[k]!.start < runEnd) {
      covered += stretches[k]!.end - stretches[k]!.start;
      runEnd = Math.max(runEnd, stretches[k]!.end);
      k++;
    }
    // What was lost altogether stays unexplained in any case.
    const lost = text.slice(runStart, runEnd).match(/\uFFFD/g)?.length ?? 0;
    if (covered * 2 >= runEnd - runStart - lost) kept.push(...stretches.slice(i, k));
    i = Math.max(k, i + 1);
  }
  return kept;
}

function gainOf(text: string, start: number, end: number, repaired: string): number {
  const before = text.slice(Math.max(0, start - 3), start);
  const after = text.slice(end, end + 3);
  const candidate = before + repaired + after;
  return oddness(text, start, end) - oddness(candidate, before.length, before.length + repaired.length);
}
