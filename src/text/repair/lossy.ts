// Lossy mojibake: UTF-8 read through a wrong codec that lost bytes; the characters that fit what is left are ranked by context.
import { type CodecTables, codecTables, type WrongCodec } from "./codec-tables.ts";
import type { Edit } from "./edits.ts";
import { chooseLetter } from "./letter-choice.ts";
import { chooseMarks, DOUBLE, type MarkChoice, type MarkSite, SINGLE } from "./mark-choice.ts";
import { CLOSE, EM, EN, KINDS, lookOf, MARKS, OPEN, SITE } from "./mark-features.ts";
import { britishness, prefersSingle } from "./quote-style.ts";
import { candidatesOf, type LossMode, lossModes, MARKERS, type Residue, readResidue } from "./residue.ts";

/** Byte that begins the UTF-8 of all typographic marks. */
const MARK_LEAD = 0xe2;
const DROPPED: LossMode = { standIn: "", isCollapsed: false };
/** Sites looked at to choose a codec. */
const MAX_SITES = 3000;
/** Paragraphs are cut at a space after so many code units. */
const MAX_PARAGRAPH = 4000;
/** Spaces between quotation marks and what they enclose are slips: by so much they must suit the document better than dashes. */
const SPACED_HANDICAP = 2;
/** A first line shorter than this, with an empty line and a text under it, is a headline. */
const MAX_HEADLINE = 130;

/** A codec and loss mode that explain the damage, and the sites to repair. */
interface Damage {
  readonly codec: WrongCodec;
  readonly mode: LossMode;
  readonly sites: readonly Residue[];
  readonly evidence: number;
}

/**
 * The edits of one pass: those of the codec and loss mode with most evidence, or none.
 * `established` names codecs whose complete sequences were repaired before. Without `guesses`, what more than one character
 * fits becomes U+FFFD where something stands for the lost bytes, and stays as it is elsewhere. `repaired` are the offsets of
 * characters that an earlier pass put into the text.
 */
export function lossyEdits(
  text: string,
  established: ReadonlySet<string>,
  repaired: ReadonlySet<number>,
  guesses: boolean,
): Edit[] {
  const damage = findDamage(text, established, repaired);
  if (damage === null) return [];
  return repairSites(text, damage, guesses);
}

/** Offsets of characters beyond ASCII that can begin a damaged sequence in some codec. */
function findLeads(text: string, tables: CodecTables): { leads: number[]; codecBits: number } {
  const leads: number[] = [];
  let codecBits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const bits = tables.markLeads[code]!;
    if (bits !== 0) {
      leads.push(i);
      codecBits |= bits;
    } else if (tables.letterLeads[code] !== 0) leads.push(i);
    else if (tables.leads[code] !== 0 && /[?\uFFFD]/.test(text.slice(i + 1, i + 4))) leads.push(i);
  }
  return { leads, codecBits };
}

function findDamage(text: string, established: ReadonlySet<string>, repaired: ReadonlySet<number>): Damage | null {
  const tables = codecTables();
  const { leads, codecBits } = findLeads(text, tables);
  if (leads.length === 0) return null;
  const all: Damage[] = [];
  const sample = leads.length > MAX_SITES ? leads.slice(0, MAX_SITES) : leads;
  for (const [index, codec] of tables.codecs.entries()) {
    const isEstablished = established.has(codec.name);
    if ((codecBits & (1 << index)) === 0 && !isEstablished) continue;
    const found = damageIn(text, sample, codec, isEstablished, repaired);
    if (found !== null) all.push(found);
  }
  const best = bestFit(text, all, established);
  if (best === null || sample === leads) return best;
  return damageIn(text, leads, best.codec, established.has(best.codec.name), repaired);
}

/** Among the codecs with most evidence (their leads and survivors look alike), the one whose lost marks suit their places best. */
function bestFit(text: string, all: readonly Damage[], established: ReadonlySet<string>): Damage | null {
  const most = Math.max(...all.map(({ evidence }) => evidence));
  let best: Damage | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const seen = new Map<string, number>();
  for (const damage of all.filter(({ codec, evidence }) => evidence > most - 0.5 || established.has(codec.name))) {
    const looked = damage.sites.slice(0, 60);
    const lost: LostMark[] = looked
      .map((residue) => ({ residue, allowed: allowedMarks(residue, damage.codec) }))
      .filter(({ allowed }) => allowed.length > 0);
    const unexplained = looked.filter((residue) => candidatesOf(residue, damage.codec).length === 0).length;
    const ragged = looked.filter(({ end }) => isRagged(text, end)).length;
    const otherSigns = looked.filter((residue) => isRareSign(residue, damage.codec)).length;
    // Many codecs differ in nothing that matters here: their marks are scored once.
    const key = lost.map(({ residue, allowed }) => `${residue.start}:${allowed.join("")}`).join();
    const fit = seen.get(key) ?? fitOf(text, lost);
    seen.set(key, fit);
    let score = fit - 6 * (unexplained + ragged) - 4 * otherSigns + 0.5 * damage.evidence;
    // A codec whose complete sequences were met in the text needs no comparison.
    if (established.has(damage.codec.name)) score += 10 + 12 * looked.length;
    if (score > bestScore + 0.01) {
      best = damage;
      bestScore = score;
    }
  }
  return best;
}

/** Whether what fits is a sign that prose hardly has (daggers, arrows), not one of the marks or an ellipsis. */
function isRareSign(residue: Residue, codec: WrongCodec): boolean {
  const candidates = candidatesOf(residue, codec);
  return candidates.length > 0 && !candidates.some((char) => MARKS.includes(char) || /[…\u00a0\p{L}]/u.test(char));
}

/** Whether a character follows that is neither prose nor a letter: likely a byte of the sequence that another codec knows. */
function isRagged(text: string, offset: number): boolean {
  const char = text[offset] ?? " ";
  return !isProseEdge(char) && !/\p{L}/u.test(char);
}

function allowedMarks(residue: Residue, codec: WrongCodec): number[] {
  return candidatesOf(residue, codec)
    .map((char) => MARKS.indexOf(char))
    .filter((k) => k >= 0);
}

function fitOf(text: string, marks: readonly LostMark[]): number {
  const bias = new Float64Array(KINDS.length);
  let score = 0;
  for (const one of cutParagraphs(text, marks, [])) score += chooseMarks(one.text, one.sites, bias).score;
  return score;
}

/** A site where a mark was lost, with the marks it may have been (indices into MARKS). */
interface LostMark {
  readonly residue: Residue;
  readonly allowed: readonly number[];
}

/** What one codec explains, in the loss mode that fits its sites. */
function damageIn(
  text: string,
  leads: readonly number[],
  codec: WrongCodec,
  isEstablished: boolean,
  repaired: ReadonlySet<number>,
): Damage | null {
  let best: Damage | null = null;
  const marks = leads.filter((at) => codec.byteOf[text.charCodeAt(at)] === MARK_LEAD);
  const dropped = marks.filter((at) => readResidue(text, at, codec, DROPPED) !== null).length;
  for (const mode of lossModes(new Set(marks.flatMap((at) => [...text.slice(at + 1, at + 3)])))) {
    const { standIn } = mode;
    const isDropped = standIn === "";
    const residues: Residue[] = [];
    let end = 0;
    for (const at of leads) {
      if (at < end) continue;
      const residue = readResidue(text, at, codec, mode);
      if (residue === null) continue;
      if (residue.bytes[0] !== MARK_LEAD && (isDropped ? marks.length === 0 : !isVisible(mode))) continue;
      residues.push(residue);
      end = residue.end;
    }
    if (residues.length === 0) continue;
    const ofMarks = residues.filter(({ bytes }) => bytes[0] === MARK_LEAD);
    // A mode with a stand-in must hold for most of the damaged marks; question marks and spaces stand in clean text too.
    if (!isDropped && standIn !== "\uFFFD" && ofMarks.length * 2 < dropped) continue;
    if (!isDropped && !MARKERS.includes(standIn) && !standsForBytes(text, ofMarks, dropped, mode)) continue;
    const damage = weigh(text, residues, codec, mode, isEstablished, repaired);
    if (damage !== null && (best === null || damage.evidence > best.evidence)) best = damage;
    if (best !== null && !isDropped) break;
  }
  return best;
}

/** Whether the stand-in shows that something was lost. */
const isVisible = ({ standIn }: LossMode): boolean => standIn === "?" || (standIn !== "" && MARKERS.includes(standIn));

/**
 * Whether characters after the leads that prose has too stand for bytes: they follow every lead. Where two bytes were lost two
 * spaces follow, which prose has not; where one was, a space follows also where a word begins or a line ends.
 */
function standsForBytes(
  text: string,
  residues: readonly Residue[],
  dropped: number,
  { standIn, isCollapsed }: LossMode,
): boolean {
  if (standIn === "?" && !isCollapsed) return true;
  if (residues.length < 0.97 * dropped) return false;
  let single = 0;
  let hasFurther = false;
  let hasWord = false;
  let hasClitic = false;
  for (const { start, end, bytes } of residues) {
    if (standIn === " " && !isCollapsed && bytes.filter((byte) => byte < 0).length > 1) return true;
    single++;
    const after = text[end] ?? " ";
    if (/[\s,.;:!?)]/.test(after)) hasFurther = true;
    if (/[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]/u.test(text[start - 1] ?? "")) hasWord = true;
    if (CLITIC.test(text.slice(end, end + 4)) && isClitic(text, start, end)) hasClitic = true;
  }
  if (standIn === " ") return isCollapsed ? hasClitic : hasFurther || single >= 5;
  // Other signs stand inside a word, or after every lead, only where they stand for something.
  return hasWord || (standIn !== "." && single > 1 && single === dropped);
}

function weigh(
  text: string,
  residues: readonly Residue[],
  codec: WrongCodec,
  mode: LossMode,
  isEstablished: boolean,
  repaired: ReadonlySet<number>,
): Damage | null {
  let evidence = 0;
  let strong = 0;
  let sure = 0;
  let certain = 0;
  let opening = 0;
  let closing = 0;
  let dashes = 0;
  let symbols = 0;
  let free = 0;
  let between = 0;
  let against = 0;
  const sites: Residue[] = [];
  const inWords: Residue[] = [];
  for (const residue of residues) {
    const value = evidenceOf(text, residue, codec, mode);
    if (value <= -2) {
      if (residue.bytes[0] === MARK_LEAD) against++;
      continue;
    }
    if (value < 0) {
      // A letter inside a word that a repair put there is that letter.
      if (repaired.has(residue.start)) continue;
      between++;
      inWords.push(residue);
      continue;
    }
    evidence += value;
    if (value >= 1) strong++;
    if (value >= 1.5) sure++;
    if (value >= 2) certain++;
    if (/\s/.test(text[residue.start - 1] ?? " ") && /^[A-Za-z]{2}/.test(text.slice(residue.end, residue.end + 2)))
      opening++;
    if (
      /[a-z]{2}$|[.,!?]$/.test(text.slice(Math.max(0, residue.start - 2), residue.start)) &&
      !/[\p{L}\p{N}]/u.test(text[residue.end] ?? " ")
    )
      closing++;
    if (isDashPlace(text, residue.start, residue.end)) dashes++;
    if (isSymbolPlace(text, residue.start, residue.end)) symbols++;
    if (
      /[a-z,)] $/.test(text.slice(Math.max(0, residue.start - 2), residue.start)) &&
      /^ [A-Za-z\d]/.test(text.slice(residue.end, residue.end + 2))
    )
      free++;
    sites.push(residue);
  }
  const lead = codec.charOf[MARK_LEAD - 0x80] ?? "";
  const isQuoting = opening > 0 && closing > 0;
  const isLatin = /\p{Script=Latin}|\p{Script=Greek}|[^\p{L}]/u.test(lead);
  const isThai = /\p{Script=Thai}/u.test(lead);
  const isSilent = !isVisible(mode);
  const least = isEstablished ? (mode.standIn === "\uFFFD" ? 0.3 : 0.5) : isLatin ? 1.5 : 1;
  // "n't" and the like, with a foreign letter in the middle, need no English around them.
  const isCertain = certain > 0;
  if (isLatin && isSilent && !isEstablished && !isCertain && !couldBeLost(text, sites)) return null;
  // A low quotation mark on both sides is in no language.
  const isLow = lead === "‚" && isQuoting;
  // So do letters that only stand by themselves between words, none of them as one that is spoken of; with the spaces of two
  // bytes after each they stand in no prose at all.
  const isApart = isSilent && symbols + between + against === 0 && free === sites.length;
  const isWide = mode.standIn === " " && !mode.isCollapsed;
  const standApart = isApart && free > (isWide ? 1 : 2) && (isWide || dashes > 0) && couldBeLost(text, sites);
  if (standApart) return { codec, mode, sites, evidence: Math.max(evidence, least) };
  if (evidence < least && !isLow) return null;
  // A letter that is spoken of.
  if (isSilent && !isThai && !isEstablished && !isCertain && symbols * 3 > sites.length) return null;
  if (strong === 0 && !isEstablished && !isLow && !(evidence > (isThai ? 1 : 1.4) && against === 0)) return null;
  // Signs that stand after letters in formulas and lists ("β_i") need a place that is certain.
  if (isSilent && mode.standIn.trim() !== "" && sure === 0) return null;
  // So do Greek letters beside Latin ones, or they open and close as quotation marks do, or stand as dashes.
  const isGreek = GREEK.test(lead);
  if (isSilent && isGreek && !isEstablished && sure === 0) {
    const areDashes = dashes > 2 && dashes * 4 >= sites.length;
    if (!areDashes && !isQuoting) return null;
  }
  if (against > 4 * strong && !isEstablished) return null;
  // Between two letters of a word such a letter may be genuine; in a text full of damage it is not.
  if (evidence >= 3 && strong >= 2 * between) sites.push(...inWords);
  sites.sort((a, b) => a.start - b.start);
  return { codec, mode, sites, evidence };
}

/** ASCII, space, or a sign that ordinary prose has. */
const isProseEdge = (char: string): boolean => char < "\u0080" || /[‘’“”–—…•\u00a0\uFFFD]/.test(char);

const CLITIC = /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}])/iu;
const FUNCTION_WORD =
  /(?<![\p{L}\p{N}])(?:the|of|and|to|in|is|that|for|was|on|with|as|are|by|have|has|it|from|not|be|at|this|an?|his|her|they|will|which|were|been|but|who|their|said|its|or|you|we|i|he|she|if|so|do|what|there|when|more|about|up|out|no)(?![\p{L}\p{N}])/giu;

/**
 * Whether letters of the text's own script may be what is left of marks: the text around them is English, and does not have
 * the same marks unharmed (a codec that loses them loses them all).
 */
function couldBeLost(text: string, sites: readonly Residue[]): boolean {
  let english = 0;
  let unharmed = 0;
  const looked = sites.slice(0, 50);
  for (const { start, end, bytes } of looked) {
    if (isEnglish(text, start)) english++;
    const around = text.slice(Math.max(0, start - 150), end + 150);
    if (bytes[1] === -1 && /[‘’“”]/.test(around)) unharmed++;
  }
  return english * 2 > looked.length && unharmed * 2 <= looked.length;
}

/** Whether the text around an offset is English: a share of its words are function words. */
function isEnglish(text: string, offset: number, leastShare = 0.18): boolean {
  const around = text.slice(Math.max(0, offset - 150), offset + 150);
  const words = around.match(/\p{L}+/gu)?.length ?? 0;
  return (around.match(FUNCTION_WORD)?.length ?? 0) >= leastShare * words;
}

/** Short words that follow a dash, and no end of any word with such a letter before it. */
const FOLLOWER =
  /^(?:and|or|but|the|an?|if|we|to|like|such|which|with|for|of|not|as|it|he|she|they|that|this|is|was)(?![\p{L}\p{N}])/u;

/** Words before a letter that stands for something or is spoken of; a dash follows none of them. */
const SYMBOL_HOST =
  /(?:^|[^\p{L}])(?:the|an?|all|each|every|any|some|of|in|for|with|by|to|on|from|and|or|as|is|are|where|when|if|than|letter|letters|word|symbol|sign|preposition|parameter|coefficient|factor|slope|angle|group|point)\s$/iu;

/** Words that begin what follows a dash, and hardly ever what is said of a symbol. */
const CLAUSE_OPENER =
  /^(?:but|the|an?|it|he|she|they|we|you|who|which|that|this|these|those|there|not|like|such|with|if|unless|until|because|although|though|while|whereas|even|so|about|to)(?![\p{L}\p{N}])/u;

/** What no other language has: a whole English host with its contraction. */
const CONTRACTION_HOST =
  /(?:^|[^\p{L}])(?:I|you|he|she|it|we|they|that|there|what|who|would|could|should|might|must|(?:do|does|did|is|was|are|were|have|has|had|wo|would|could|should|ca|must|ai|need)n)$/iu;

const CLITIC_HOST =
  /(?:^|[^\p{L}])(?:i|you|he|she|it|we|they|who|that|there|what|this|would|could|should|might|must|where|how|here|y)$/iu;

/** How much a site speaks for damage: 1 and more is strong, below 0 it may be a genuine letter, -2 it is one. */
function evidenceOf(text: string, residue: Residue, codec: WrongCodec, mode: LossMode): number {
  const { start, end, bytes } = residue;
  const lead = text[start]!;
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  const isMark = bytes[0] === MARK_LEAD;
  const scriptOfLead = scriptPattern(lead);
  const isLatin = scriptOfLead === LATIN;
  const isOwn = (char: string): boolean => scriptOfLead !== null && !isLatin && scriptOfLead.test(char);
  const touches = (isOwn(before) || (end === start + 1 && isOwn(after))) && !isRunOfLeads(text, start, codec);
  if (touches) return -2;
  const { standIn, isCollapsed } = mode;
  const hasMarker = standIn !== "" && MARKERS.includes(standIn);
  if (candidatesOf(residue, codec).length === 0) return hasMarker ? 0.3 : standIn === "?" ? 0 : -2;
  // The byte 80 of all General Punctuation came through as a character of its own: nobody writes that.
  if (isMark && bytes[1] === 0x80) {
    if (
      (isProseEdge(before) || before === lead || (LATIN.test(before) && !isLatin) || /[a-zé]/.test(before)) &&
      (isProseEdge(after) || after === lead)
    )
      return 1.5;
    return hasMarker ? 0.3 : -2;
  }
  // A letter before one question mark is prose as well; there the place decides.
  if (isVisible(mode) && !(isMark && isCollapsed && standIn === "?")) {
    const lost = bytes.filter((byte) => byte < 0).length;
    // A byte that came through beside a lost one is in its place as no writer would put it there.
    if (isMark && lost === 1 && !isCollapsed) return 1.5;
    if (isMark && lost === 2)
      return !isCollapsed ? 1.5 : /[A-Za-z.,!?]/.test(before) || /[A-Za-z]/.test(after) ? 1 : 0.3;
    return isLatin && /\p{L}/u.test(before) && standIn === "?" ? 0 : 0.3;
  }
  if (!isMark)
    return standIn === "" && (!isLatin || !/\p{L}/u.test(before)) && isAmongLatin(text, start, end, codec) ? 0 : -2;
  // An accented letter ends a word, unless it is what is left of another sequence.
  const hasLetterBefore =
    /[A-Za-z]/.test(before) || (LATIN.test(before) && !isProseLead(codec.byteOf[before.charCodeAt(0)]!));
  const hasLetterAfter = /[A-Za-z]/.test(after);
  // Small Greek letters are symbols beside Latin ones ("TGFβ"); a capital gamma inside a word is none.
  const isGreek = scriptOfLead === GREEK && lead !== "Γ";
  if (hasLetterBefore && CLITIC.test(text.slice(end, end + 4)) && isClitic(text, start, end)) {
    // "n't", "'re", "'ve" after their hosts have no rival in any language; a word that ends in "âs" or "βs" might.
    if (!/^s/i.test(after)) return !isLatin || hasContractionHost(text, start) ? 2 : 1.5;
    if (!isLatin && hasContractionHost(text, start)) return 1.5;
    if (isGreek && /[a-z]{4}$/.test(text.slice(start - 4, start))) return 1.5;
    return isGreek || (isLatin && lead !== "â") ? 1 : 1.5;
  }
  // The last byte of an ellipsis or a bullet beside its first one.
  if (isMark && (bytes[1] === 0xa6 || bytes[1] === 0xa2 || bytes[2] === 0xa6 || bytes[2] === 0xa2))
    return (after === lead || !isOwn(after)) && isAmongLatin(text, start, end, codec) ? 1.5 : -2;
  // Between the end of a clause and a space stands a mark, and no letter.
  if (/[a-z]{2}[.,!?]$/.test(text.slice(Math.max(0, start - 3), start)) && /\s/.test(after)) return 1.5;
  if (lead === "‚" && /\s/.test(before) && /\s/.test(after)) return 1;
  if (scriptOfLead === GREEK && isDashPlace(text, start, end)) return 1;
  // Two spaces for two bytes, in the middle of a line.
  if (
    standIn === " " &&
    !isCollapsed &&
    bytes[1] === -1 &&
    (isLatin || scriptOfLead === GREEK || scriptOfLead === null) &&
    /\S/.test(after)
  ) {
    // A low quotation mark stands before a word, not before spaces.
    if (lead === "‚") return 1.5;
    return hasLetterBefore ? 1 : 0.5;
  }
  if (isLatin) {
    if (hasLetterBefore && hasLetterAfter) {
      const isName = /(?:^|[^\p{L}])[OD]$/u.test(text.slice(Math.max(0, start - 2), start)) && /[A-Z]/.test(after);
      return isName
        ? 0.8
        : FOLLOWER.test(text.slice(end, end + 8)) && /[a-z]{3}$/.test(text.slice(start - 3, start))
          ? 0.7
          : -1;
    }
    if (before !== lead && after !== lead && /\p{L}/u.test(before) && /\p{L}/u.test(after)) return -1;
    if (hasLetterAfter) return /[A-Z]/.test(after) ? 1 : 0.3;
    if (hasLetterBefore || /[.,!?]/.test(before)) return 0.6;
    return isAmongLatin(text, start, end, codec) ? 0.5 : -2;
  }
  if (hasLetterBefore || hasLetterAfter)
    return isGreek ? (hasLetterBefore && hasLetterAfter ? -1 : 0.3) : scriptOfLead === null ? 0.3 : 1;
  // A Thai vowel sign is no word, and follows no punctuation; letters of other alphabets may be words.
  return isAmongLatin(text, start, end, codec)
    ? /\p{Script=Thai}/u.test(lead)
      ? /[.,!?]/.test(before)
        ? 1
        : 0.6
      : 0.1
    : -2;
}

/** Whether what stands there by itself is rather a symbol: after a word that names one, or before punctuation. */
function isSymbolPlace(text: string, start: number, end: number): boolean {
  const after = text[end] ?? " ";
  if (/[,.;:)=]/.test(after)) return /\s/.test(text[start - 1] ?? " ");
  return /\s/.test(after) && SYMBOL_HOST.test(text.slice(Math.max(0, start - 14), start));
}

const hasContractionHost = (text: string, start: number): boolean =>
  CONTRACTION_HOST.test(text.slice(Math.max(0, start - 8), start));

/** Whether a word stands before the site and the beginning of a clause after it, as around a dash. */
function isDashPlace(text: string, start: number, end: number): boolean {
  const before = /[a-z]{3}[,;"')\]]{0,2}( ?)$/.exec(text.slice(Math.max(0, start - 6), start));
  const after = text.slice(end, end + 12);
  return (
    before !== null &&
    (before[1] === "" ? FOLLOWER.test(after) : after[0] === " " && CLAUSE_OPENER.test(after.trimStart()))
  );
}

function isClitic(text: string, start: number, end: number): boolean {
  const host = text.slice(Math.max(0, start - 12), start);
  const clitic = text[end]!.toLowerCase();
  if (clitic === "t") return /n$/i.test(host);
  if (clitic === "s") return /\p{Script=Latin}{3}$/iu.test(host) || CLITIC_HOST.test(host);
  return CLITIC_HOST.test(host);
}

/** Whether the nearest letters on both sides, within a line's width, are Latin; other leads of the same damage are no letters. */
function isAmongLatin(text: string, start: number, end: number, codec: WrongCodec): boolean {
  const before = withoutLeads(text.slice(Math.max(0, start - 60), start), codec);
  const after = withoutLeads(text.slice(end, end + 60), codec);
  const left = /(\p{L})[^\p{L}]*$/u.exec(before)?.[1];
  const right = /\p{L}/u.exec(after)?.[0];
  return (
    (left === undefined || LATIN.test(left)) &&
    (right === undefined || LATIN.test(right)) &&
    (left ?? right) !== undefined
  );
}

function withoutLeads(text: string, codec: WrongCodec): string {
  let rest = "";
  for (const char of text) if (char < "\u0080" || !isProseLead(codec.byteOf[char.charCodeAt(0)]!)) rest += char;
  return rest;
}

/** Bytes that begin the UTF-8 of what English prose has beyond ASCII. */
const isProseLead = (byte: number): boolean => byte === MARK_LEAD || (byte >= 0xc2 && byte <= 0xc5);

/** Whether the characters beyond ASCII around `at` are nothing but leads of the codec (marks side by side), not a word of its script. */
function isRunOfLeads(text: string, at: number, codec: WrongCodec): boolean {
  let start = at;
  let end = at + 1;
  while (start > 0 && text.charCodeAt(start - 1) >= 0x80 && at - start < 6) start--;
  while (end < text.length && text.charCodeAt(end) >= 0x80 && end - at < 6) end++;
  for (let i = start; i < end; i++) {
    const byte = codec.byteOf[text.charCodeAt(i)]!;
    // The ellipsis may have kept its last byte.
    const isEllipsis = byte === 0xa6 && i > start && codec.byteOf[text.charCodeAt(i - 1)] === MARK_LEAD;
    if (!isProseLead(byte) && !isEllipsis) return false;
  }
  return end - start < 6;
}

const LATIN = /\p{Script=Latin}/u;
const GREEK = /\p{Script=Greek}/u;
const SCRIPTS = [
  LATIN,
  GREEK,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\u2500-\u259f]/,
];

function scriptPattern(char: string): RegExp | null {
  return SCRIPTS.find((pattern) => pattern.test(char)) ?? null;
}

/** Repairs the sites paragraph by paragraph. */
function repairSites(text: string, damage: Damage, guesses: boolean): Edit[] {
  const { codec, mode } = damage;
  const rule = `lossy-${codec.name}`;
  const edits: Edit[] = [];
  const marks: LostMark[] = [];
  let unresolvedEnd = -1;
  let previousEnd = -1;
  for (const residue of damage.sites) {
    const candidates = candidatesOf(residue, codec);
    const allowed = allowedMarks(residue, codec);
    const followsMark = residue.start === previousEnd && previousEnd !== unresolvedEnd;
    const isProse = guesses && (followsMark || !isAmongDamage(text, residue, unresolvedEnd));
    previousEnd = residue.end;
    if (allowed.length > 0 && isProse) {
      marks.push({ residue, allowed });
      continue;
    }
    const char = isProse ? chooseOther(text, residue, candidates) : null;
    if (char === null) unresolvedEnd = residue.end;
    if (char !== null) edits.push({ start: residue.start, end: residue.end, repaired: char, rule });
    else if (isVisible(mode)) edits.push({ start: residue.start, end: residue.end, repaired: "\uFFFD", rule });
  }
  edits.push(...markEdits(text, marks, edits, rule));
  return edits.sort((a, b) => a.start - b.start);
}

/** Whether what stands before the site is itself damage that stays unexplained: then it is not prose that was lost here. */
function isAmongDamage(text: string, residue: Residue, unresolvedEnd: number): boolean {
  if (residue.start === unresolvedEnd) return true;
  const before = text[residue.start - 1] ?? " ";
  if (before < "\u0080" || /[‘’“”–—…•\u00a0]/.test(before)) return false;
  return !/\p{L}/u.test(before) || !/\p{L}\p{L}$/u.test(text.slice(Math.max(0, residue.start - 2), residue.start));
}

function chooseOther(text: string, residue: Residue, candidates: readonly string[]): string | null {
  if (candidates.length === 0) return null;
  if (residue.bytes[0] !== MARK_LEAD)
    return chooseLetter(text, residue.start, residue.end, candidates, isEnglish(text, residue.start, 0.1));
  const before = text[residue.start - 1] ?? " ";
  if (candidates.includes("•") && candidates.includes("™")) return /[\p{L}\p{N}]/u.test(before) ? "™" : "•";
  return candidates[0]!;
}

/** A stretch of text with its sites, as the choice of marks sees it. */
interface Paragraph {
  readonly text: string;
  readonly sites: readonly MarkSite[];
  /** The damage at each site; undefined where the mark was not lost. */
  readonly residues: readonly (Residue | undefined)[];
  /** Headlines use single quotation marks whatever the text below does. */
  readonly isHeadline: boolean;
}

/** Chooses the marks of each paragraph, single or double by the style of the document, then makes its spaced dashes agree. */
function markEdits(text: string, marks: readonly LostMark[], others: readonly Edit[], rule: string): Edit[] {
  if (marks.length === 0) return [];
  const bias = habits(text);
  const paragraphs = cutParagraphs(text, marks, others);
  const chosen = chooseAll(paragraphs, bias);
  const british = britishness(text);
  const isSingle = prefersSingle(
    paragraphs.flatMap(({ text: line, sites }, p) =>
      chosen[p]!.flatMap(({ kind, depth, opener, quotes }, k) => {
        if (kind !== CLOSE || depth !== 1 || opener < 0) return [];
        const { offset } = sites[k]!;
        const length = offset - sites[opener]!.offset - 1;
        return { quotes, length, last: line[offset - 1] ?? "", next: line[offset + 1] ?? "" };
      }),
    ),
    british,
  );
  const en = MARKS.indexOf("–");
  const em = MARKS.indexOf("—");
  const edits: { edit: Edit; isDash: boolean }[] = [];
  // British houses write spaced en dashes.
  let lean = -2 * british;
  for (const [p, choices] of chosen.entries()) {
    const paragraph = paragraphs[p]!;
    const written = writtenMarks(choices, isSingle || paragraph.isHeadline ? SINGLE : DOUBLE);
    for (const [k, { kind, scores }] of choices.entries()) {
      const residue = paragraph.residues[k];
      if (residue === undefined) continue;
      const { offset, allowed } = paragraph.sites[k]!;
      const isSpaced = /\s/.test(paragraph.text[offset - 1] ?? " ") && /\s/.test(paragraph.text[offset + 1] ?? " ");
      const isDash = isSpaced && (kind === EN || kind === EM) && allowed.includes(en) && allowed.includes(em);
      if (isDash) lean += scores[EM]! - scores[EN]!;
      edits.push({ edit: { start: residue.start, end: residue.end, repaired: written[k]!, rule }, isDash });
    }
  }
  const dash = lean > 0 ? "—" : "–";
  return edits.map(({ edit, isDash }) => (isDash ? { ...edit, repaired: dash } : edit));
}

/** The choices of all paragraphs; whether marks between spaces are dashes or stray quotation marks is one habit of the document. */
function chooseAll(paragraphs: readonly Paragraph[], bias: Float64Array): MarkChoice[][] {
  const plain = paragraphs.map((one) => chooseMarks(one.text, one.sites, bias));
  let gain = -SPACED_HANDICAP;
  const spaced = paragraphs.map((one, p) => {
    const isSpaced = one.sites.some(({ offset }) => /^\s.\s$/s.test(one.text.slice(offset - 1, offset + 2)));
    if (!isSpaced) return plain[p]!;
    const chosen = chooseMarks(one.text, one.sites, bias, true);
    gain += chosen.score - plain[p]!.score;
    return chosen;
  });
  return (gain > 0 ? spaced : plain).map(({ choices }) => choices);
}

/** The marks of a paragraph's choices where outer quotations have the marks `outer`, unless the bytes tell otherwise. */
function writtenMarks(choices: readonly MarkChoice[], outer: number): string[] {
  const quotes = choices.map(({ quotes }) => quotes);
  for (const [k, choice] of choices.entries()) {
    if (choice.opener >= 0) quotes[choice.opener] = quotes[k]!;
  }
  let outside = outer;
  return choices.map(({ kind, depth }, k) => {
    if (kind !== OPEN && kind !== CLOSE) return kind === EN ? "–" : kind === EM ? "—" : "’";
    let own = quotes[k]!;
    if (own === (SINGLE | DOUBLE)) own = depth === 2 ? (SINGLE | DOUBLE) - outside : outer;
    if (depth === 1 && kind === OPEN) outside = own;
    if (kind === OPEN) return own === SINGLE ? "‘" : "“";
    return own === SINGLE ? "’" : "”";
  });
}

/** The lines around the sites, cut at a space where they are long, with the `others` (repairs of what is no mark) done. */
function cutParagraphs(text: string, marks: readonly LostMark[], others: readonly Edit[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let i = 0;
  let other = 0;
  const pieceOf = (start: number, end: number): string => {
    while (other < others.length && others[other]!.start < start) other++;
    let piece = "";
    let done = start;
    for (; other < others.length && others[other]!.end <= end; other++) {
      piece += text.slice(done, others[other]!.start) + others[other]!.repaired;
      done = others[other]!.end;
    }
    return piece + text.slice(done, end);
  };
  while (i < marks.length) {
    const first = marks[i]!.residue;
    const floor = i === 0 ? 0 : marks[i - 1]!.residue.end;
    const reach = Math.max(floor, first.start - MAX_PARAGRAPH / 2);
    const start = reach + text.slice(reach, first.start).lastIndexOf("\n") + 1;
    const wall = first.end + MAX_PARAGRAPH;
    const window = text.slice(first.end, wall);
    const lineEnd = window.indexOf("\n");
    let end = lineEnd >= 0 ? first.end + lineEnd : Math.min(text.length, wall);
    if (lineEnd < 0 && end < text.length) end = Math.max(first.end, first.end + window.lastIndexOf(" "));
    const pieces: string[] = [];
    const sites: MarkSite[] = [];
    const residues: (Residue | undefined)[] = [];
    let length = 0;
    let last = start;
    const addPiece = (piece: string): void => {
      pieces.push(piece);
      for (const { index, 0: mark } of piece.matchAll(/[‘’“”–—"]/g)) {
        // Inside a word it is an apostrophe or nothing that opens or closes.
        if (lookOf(piece, index) === "i") continue;
        sites.push({ offset: length + index, allowed: mark === '"' ? [] : [MARKS.indexOf(mark)] });
        residues.push(undefined);
      }
      length += piece.length;
    };
    while (i < marks.length && marks[i]!.residue.end <= end) {
      const { residue, allowed } = marks[i]!;
      addPiece(pieceOf(last, residue.start));
      pieces.push(SITE);
      sites.push({ offset: length, allowed });
      residues.push(residue);
      length++;
      last = residue.end;
      i++;
    }
    addPiece(pieceOf(last, end));
    const isHeadline =
      start === 0 && end < MAX_HEADLINE && text.length > 3 * end && /^\r?\n[ \t]*\r?\n/.test(text.slice(end, end + 20));
    paragraphs.push({ text: pieces.join(""), sites, residues, isHeadline });
  }
  return paragraphs;
}

/** The habits of the document that its surviving marks show: which dash it uses. */
function habits(text: string): Float64Array {
  const bias = new Float64Array(KINDS.length);
  let en = 0;
  let em = 0;
  for (const { 0: dash } of text.slice(0, 200_000).matchAll(/[–—]/g)) {
    if (dash === "–") en++;
    else em++;
  }
  const lean = 1.5 * Math.log((em + 0.5) / (en + 0.5));
  const limited = Math.max(-4, Math.min(4, lean));
  bias[EM] = limited / 2;
  bias[EN] = -limited / 2;
  return bias;
}
