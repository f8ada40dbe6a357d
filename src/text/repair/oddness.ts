// How odd a stretch of text looks, by the kinds of neighbouring characters: what no writer puts side by side costs something.

const SPACE = 1;
const LOWER = 2;
const UPPER = 3;
const DIGIT = 4;
const ASCII_MARK = 5;
const LOWER_LATIN = 6;
const UPPER_LATIN = 7;
const GREEK_LOWER = 8;
const GREEK_UPPER = 9;
const CYRILLIC_LOWER = 10;
const CYRILLIC_UPPER = 11;
const HEBREW = 12;
const ARABIC = 13;
const THAI = 14;
const EAST_ASIAN = 15;
const OTHER_LETTER = 16;
const OPENING = 17;
const CLOSING = 18;
const APOSTROPHE = 19;
const DASH = 20;
const SYMBOL = 21;
const UNIT = 22;
const DRAWING = 23;
const CONTROL = 24;
const LOST = 25;
const PICTURE = 26;
const COMBINING = 27;
const INVISIBLE = 28;
const UNASSIGNED = 29;
const NBSP = 30;
const CURRENCY = 31;
const RARE_LETTER = 32;

const LETTER_KINDS: ReadonlySet<number> = new Set([
  LOWER,
  UPPER,
  LOWER_LATIN,
  UPPER_LATIN,
  GREEK_LOWER,
  GREEK_UPPER,
  CYRILLIC_LOWER,
  CYRILLIC_UPPER,
  HEBREW,
  ARABIC,
  THAI,
  OTHER_LETTER,
  RARE_LETTER,
]);

/** Latin letters of living orthographies: Latin-1, Extended-A, Romanian, Vietnamese, Azerbaijani, pinyin, ligatures of print. */
const COMMON_LATIN =
  /[\u00c0-\u017f\u0218-\u021b\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0259\u018f\u1e80-\u1e85\u1ea0-\u1ef9\u1e9e\ufb00-\ufb04]/;

const KINDS = new Uint8Array(65_536);

function kindOf(code: number): number {
  return KINDS[code] || setKind(code);
}

function setKind(code: number): number {
  const kind = findKind(code);
  KINDS[code] = kind;
  return kind;
}

function findKind(code: number): number {
  if (code < 0x80) {
    if (code <= 0x20) return SPACE;
    if (code >= 0x61 && code <= 0x7a) return LOWER;
    if (code >= 0x41 && code <= 0x5a) return UPPER;
    if (code >= 0x30 && code <= 0x39) return DIGIT;
    return code === 0x7f ? CONTROL : ASCII_MARK;
  }
  if (code <= 0x9f) return CONTROL;
  if (code === 0xa0 || code === 0x202f) return NBSP;
  const char = String.fromCharCode(code);
  if ("“‘„‚«‹".includes(char)) return OPENING;
  if ("”»›¿¡".includes(char)) return CLOSING;
  if (char === "’") return APOSTROPHE;
  if ("–—…•".includes(char)) return DASH;
  if ("²³°®™©ªº¹".includes(char)) return UNIT;
  if ("€£¥¢".includes(char)) return CURRENCY;
  if (code === 0xfffd) return LOST;
  if (code >= 0xd800 && code <= 0xdfff) return PICTURE;
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0xfeff || (code >= 0x2028 && code <= 0x202e)) {
    return INVISIBLE;
  }
  if (/\p{M}/u.test(char)) return code >= 0x300 && code <= 0x36f ? COMBINING : scriptOf(char);
  if (/[\u2500-\u259f\u2320\u2321]/.test(char)) return DRAWING;
  if (/\p{L}/u.test(char)) {
    if (/[ƒſ]|\p{Lm}/u.test(char)) return char === "ƒ" || code < 0x300 ? SYMBOL : scriptOf(char);
    return scriptOf(char);
  }
  if (/\p{Zs}/u.test(char)) return SPACE;
  if (/[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff5e-\uff65]/.test(char)) return DASH;
  if (code === 0xfe0f || /[\u2600-\u27bf\u2300-\u23ff\u2b00-\u2bff]/.test(char)) return PICTURE;
  if (/\p{Cn}|\p{Co}|\p{Cs}/u.test(char)) return UNASSIGNED;
  if (/[\p{P}\p{N}]/u.test(char) && code > 0x36f) return /[\u2000-\u206f]/.test(char) ? SYMBOL : scriptOf(char);
  return SYMBOL;
}

function scriptOf(char: string): number {
  const isUpper = /\p{Lu}/u.test(char);
  if (/\p{Script=Latin}/u.test(char)) {
    if (!COMMON_LATIN.test(char)) return RARE_LETTER;
    return isUpper ? UPPER_LATIN : LOWER_LATIN;
  }
  if (/[\u0460-\u0489\u0500-\u052f\u0370-\u0377\u03cf-\u03ff\u3400-\u4dbf]/.test(char)) return RARE_LETTER;
  if (/\p{Script=Greek}/u.test(char)) return isUpper ? GREEK_UPPER : GREEK_LOWER;
  if (/\p{Script=Cyrillic}/u.test(char)) return isUpper ? CYRILLIC_UPPER : CYRILLIC_LOWER;
  if (/\p{Script=Hebrew}/u.test(char)) return HEBREW;
  if (/\p{Script=Arabic}/u.test(char)) return ARABIC;
  if (/\p{Script=Thai}/u.test(char)) return THAI;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(char)) return EAST_ASIAN;
  return OTHER_LETTER;
}

/** The script of a letter kind; kinds of one script share a number. */
function scriptNumber(kind: number): number {
  switch (kind) {
    case LOWER:
    case UPPER:
    case LOWER_LATIN:
    case UPPER_LATIN:
      return 1;
    case GREEK_LOWER:
    case GREEK_UPPER:
      return 2;
    case CYRILLIC_LOWER:
    case CYRILLIC_UPPER:
      return 3;
    default:
      return kind;
  }
}

const isLowerKind = (kind: number): boolean =>
  kind === LOWER || kind === LOWER_LATIN || kind === GREEK_LOWER || kind === CYRILLIC_LOWER;
const isUpperKind = (kind: number): boolean =>
  kind === UPPER || kind === UPPER_LATIN || kind === GREEK_UPPER || kind === CYRILLIC_UPPER;
const isQuoteKind = (kind: number): boolean => kind === OPENING || kind === CLOSING;

/** The cost of one character by itself. */
function ownCost(kind: number): number {
  switch (kind) {
    case CONTROL:
    case UNASSIGNED:
      return 3;
    case LOST:
      return 1;
    case RARE_LETTER:
      return 0.9;
    case OTHER_LETTER:
      return 0.4;
    case DRAWING:
    case PICTURE:
    case SYMBOL:
      return 0.1;
    default:
      return 0;
  }
}

/** The cost of two neighbours. */
function pairCost(a: number, b: number): number {
  if ((a === NBSP && b === SPACE) || (a === SPACE && b === NBSP)) return 0.5;
  if (a === SPACE || b === SPACE || a === ASCII_MARK || b === ASCII_MARK) return 0;
  const aLetter = LETTER_KINDS.has(a);
  const bLetter = LETTER_KINDS.has(b);
  if (aLetter && bLetter) {
    const aScript = scriptNumber(a);
    const bScript = scriptNumber(b);
    if (aScript !== bScript) return aScript + bScript === 3 ? 0.4 : 2;
    // Two letters beyond ASCII side by side are a little unusual in Latin script.
    if (aScript === 1 && a >= LOWER_LATIN && b >= LOWER_LATIN) return isLowerKind(a) && isUpperKind(b) ? 1.8 : 0.3;
    // Mixed case inside a word is a name's business in ASCII ("McCain", "iPhone"), else odd.
    if (isLowerKind(a) && isUpperKind(b) && !(a === LOWER && b === UPPER)) return 1.5;
    return 0;
  }
  if (aLetter || bLetter) {
    const other = aLetter ? b : a;
    switch (other) {
      case SYMBOL:
        return 1;
      case CURRENCY:
        return aLetter ? 1 : 0.8;
      case UNIT:
        return a === UPPER_LATIN ? 0.9 : aLetter ? 0.4 : 0.6;
      case DRAWING:
        return 2;
      case EAST_ASIAN:
        return scriptNumber(aLetter ? a : b) === 1 ? 0.3 : 1.5;
      case NBSP:
        return a === UPPER_LATIN ? 0.6 : 0;
      case COMBINING:
        return 0;
      case OPENING:
        return aLetter ? 0.7 : 0;
      case DIGIT:
        return a === UPPER_LATIN || b === UPPER_LATIN || a === CYRILLIC_UPPER ? 0.5 : 0;
      case INVISIBLE:
        return a === UPPER_LATIN ? 1 : 0.3;
      case PICTURE:
        return 0.2;
      default:
        return 0;
    }
  }
  const aSymbol = a === SYMBOL || a === CURRENCY || a === UNIT;
  const bSymbol = b === SYMBOL || b === CURRENCY || b === UNIT;
  if (aSymbol && bSymbol) return 1;
  if ((a === DRAWING) !== (b === DRAWING)) return 1;
  if (aSymbol && (isQuoteKind(b) || b === DASH || b === APOSTROPHE)) return b === OPENING ? 1 : 0.6;
  if (bSymbol && (isQuoteKind(a) || a === DASH || a === APOSTROPHE)) return 0.6;
  if (b === COMBINING) return 0.5;
  if (a === DASH && b === CLOSING) return 0;
  if (isQuoteKind(a) && isQuoteKind(b)) return a === b ? 0.3 : 0.6;
  return 0;
}

/** The cost of a character between two others. */
function middleCost(a: number, b: number, c: number): number {
  if (b === EAST_ASIAN && a !== EAST_ASIAN && c !== EAST_ASIAN) return 1.2;
  const aWord = LETTER_KINDS.has(a) || a === DIGIT;
  const cWord = LETTER_KINDS.has(c) || c === DIGIT;
  if (aWord && cWord) {
    if (isQuoteKind(b)) return 1;
    if (b === UNIT) return 0.6;
    if (b === UPPER_LATIN && isLowerKind(c) && !isLowerKind(a) && a !== DIGIT) return 0.6;
    if (b === DASH) return 0.1;
  }
  return 0;
}

/** Oddness of `text` between two offsets, neighbours included; sums are comparable between two versions of one stretch. */
export function oddness(text: string, start: number, end: number): number {
  let sum = 0;
  let before = start > 1 ? kindOf(text.charCodeAt(start - 2)) : SPACE;
  let here = start > 0 ? kindOf(text.charCodeAt(start - 1)) : SPACE;
  const last = Math.min(text.length, end + 1);
  for (let i = start; i <= last; i++) {
    const next = i < text.length ? kindOf(text.charCodeAt(i)) : SPACE;
    if (i < end) sum += ownCost(next);
    if (i <= end) sum += pairCost(here, next);
    sum += middleCost(before, here, next);
    before = here;
    here = next;
  }
  return sum;
}
