// Words, numbers and marks of a sentence as the temporal grammar sees them, independent of the treebank tokens.

/** One lexeme; `start` and `end` are offsets of the document's text. */
export interface Lexeme {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Value of a figure or number word, else NaN. */
  readonly number: number;
  /** `word`, `figure`, `ordinal` (18th) or `mark`. */
  readonly kind: "word" | "figure" | "ordinal" | "mark";
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

const PATTERN =
  /(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(st|nd|rd|th|s)?(?![\p{L}\d])|(\d+)|([\p{L}\p{M}]+(?:\.[\p{L}]\.)*)|(\S)/gu;

/** Splits `text[start, end)`; hyphens, apostrophes and stops are marks of their own, so `30-day` is three lexemes. */
export function lexemesOf(text: string, start: number, end: number): Lexeme[] {
  const slice = text.slice(start, end);
  const lexemes: Lexeme[] = [];
  PATTERN.lastIndex = 0;
  let last = 0;
  for (const match of slice.matchAll(PATTERN)) {
    const at = match.index;
    const words = match[0];
    const figure = match[1] ?? match[3];
    let kind: Lexeme["kind"] = "mark";
    let number = Number.NaN;
    let whole = words;
    if (figure !== undefined) {
      const suffix = match[2];
      kind = suffix === undefined || suffix === "s" ? "figure" : "ordinal";
      number = Number(figure.replaceAll(",", ""));
      whole = words;
    } else if (match[4] !== undefined) kind = "word";
    lexemes.push({
      text: whole,
      lower: whole.toLowerCase(),
      start: start + at,
      end: start + at + words.length,
      number,
      kind,
      spaced: at > last,
    });
    last = at + words.length;
  }
  return lexemes;
}

export function isHyphen(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && (lexeme.text === "-" || lexeme.text === "‐" || lexeme.text === "‑");
}

/** A dash that may stand between the two ends of a range. */
export function isDash(lexeme: Lexeme | undefined): boolean {
  return isHyphen(lexeme) || lexeme?.text === "–" || lexeme?.text === "—" || lexeme?.text === "−";
}

export function isApostrophe(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && (lexeme.text === "’" || lexeme.text === "'" || lexeme.text === "‘");
}
