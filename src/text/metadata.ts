// Metadata as plain values, and the reading of calendar dates in the ways web pages and bylines write them.

/** What a document says of itself outside its prose. */
export interface Metadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** ISO 8601 day, month or year. */
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

const MONTHS =
  "january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec";
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.split(" ").map((name, i) => [name, (i % 12) + 1] as const),
);
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "((?:19|20)\\d\\d)";
const ISO = /\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?:[T ]\d\d:\d\d)?/u;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/u;
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:at\\s+)?${YEAR}\\b`, "iu");
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH}\\.?,?[\\s-]+${YEAR}\\b`, "iu");
const MONTH_ONLY = new RegExp(`\\b${MONTH}\\.?,?\\s+${YEAR}\\b`, "iu");
const YEAR_ONLY = /^((?:19|20)\d\d)$/u;
const SLASHED = /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/u;
const SLASHED_YEAR_FIRST = /\b((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b/u;

/**
 * The ISO 8601 date that `value` states (`2025-03-18`, or only month or year), or null.
 * `3/4/2025` could be March or April: read only where one of the two numbers exceeds 12, or both are equal.
 */
export function isoDate(value: string): string | null {
  const words = value.trim().slice(0, 200);
  const compact = COMPACT.exec(words);
  if (compact !== null) return makeIso(compact[1]!, Number(compact[2]), Number(compact[3]));
  const iso = ISO.exec(words);
  if (iso !== null) return makeIso(iso[1]!, Number(iso[2]), iso[3] === undefined ? null : Number(iso[3]));
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst !== null) return makeIso(monthFirst[3]!, monthNumber(monthFirst[1]!), Number(monthFirst[2]));
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst !== null) return makeIso(dayFirst[3]!, monthNumber(dayFirst[2]!), Number(dayFirst[1]));
  const yearFirst = SLASHED_YEAR_FIRST.exec(words);
  if (yearFirst !== null) return makeIso(yearFirst[1]!, Number(yearFirst[2]), Number(yearFirst[3]));
  const slashed = SLASHED.exec(words);
  if (slashed !== null) {
    const a = Number(slashed[1]);
    const b = Number(slashed[2]);
    if (a > 12 || a === b) return makeIso(slashed[3]!, b, a);
    return b > 12 ? makeIso(slashed[3]!, a, b) : null;
  }
  const monthOnly = MONTH_ONLY.exec(words);
  if (monthOnly !== null) return makeIso(monthOnly[2]!, monthNumber(monthOnly[1]!), null);
  return YEAR_ONLY.exec(words)?.[1] ?? null;
}

function monthNumber(name: string): number {
  return MONTH_NUMBERS.get(name.toLowerCase().slice(0, 3)) ?? 0;
}

function makeIso(year: string, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null;
  const yearMonth = `${year}-${String(month).padStart(2, "0")}`;
  if (day === null) return yearMonth;
  const longest = [31, Number(year) % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
  return day < 1 || day > longest ? null : `${yearMonth}-${String(day).padStart(2, "0")}`;
}
