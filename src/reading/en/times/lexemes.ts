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

const OTHER =
  /(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(st|nd|rd|th|s)?(?![\p{L}\d])|(\d+)|([\p{L}\p{M}]+(?:\.[\p{L}]\.)*)|(\S)/uy;

/** Splits `text[start, end)`; hyphens, apostrophes and stops are marks of their own, so `30-day` is three lexemes. */
export function lexemesOf(text: string, start: number, end: number): Lexeme[] {
  const slice = text.slice(start, end);
  const lexemes: Lexeme[] = [];
  let last = 0;
  for (let at = 0; at < slice.length; ) {
    if (slice.charCodeAt(at) === 32) {
      at++;
      continue;
    }
    const wordEnd = plainWordEnd(slice, at);
    if (wordEnd > at) {
      const word = slice.slice(at, wordEnd);
      const lower = word.toLowerCase();
      const spaced = at > last;
      lexemes.push({
        text: word,
        lower,
        start: start + at,
        end: start + wordEnd,
        number: Number.NaN,
        kind: "word",
        spaced,
      });
      at = wordEnd;
      last = at;
      continue;
    }
    OTHER.lastIndex = at;
    const match = OTHER.exec(slice);
    if (match === null) {
      at++;
      continue;
    }
    const words = match[0];
    const figure = match[1] ?? match[3];
    let kind: Lexeme["kind"] = "mark";
    let number = Number.NaN;
    if (figure !== undefined) {
      const suffix = match[2];
      kind = suffix === undefined || suffix === "s" ? "figure" : "ordinal";
      number = Number(figure.replaceAll(",", ""));
    } else if (match[4] !== undefined) kind = "word";
    lexemes.push({
      text: words,
      lower: words.toLowerCase(),
      start: start + at,
      end: start + at + words.length,
      number,
      kind,
      spaced: at > last,
    });
    at += words.length;
    last = at;
  }
  return lexemes;
}

/** End of the run of plain letters at `at`; `at` itself where there is none or where what follows may belong to the word. */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  while ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) code = text.charCodeAt(++end);
  return code > 127 || code === 46 ? at : end;
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
