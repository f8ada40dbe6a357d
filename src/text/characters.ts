// Characters by class: ASCII, which most of them are, is told by number, the rest by Unicode's own properties.

const LETTER = /\p{L}/u;
const WHITE_SPACE = /\s/u;

export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether a code unit is white space (`\s`). */
export function isWhiteSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && WHITE_SPACE.test(String.fromCharCode(code)));
}

/** End of the run of letters (`\p{L}`) at `at`; `at` itself where no letter stands. */
export function lettersEnd(text: string, at: number): number {
  for (let end = at; ; ) {
    const code = text.charCodeAt(end);
    if (isAsciiLetter(code)) end++;
    else if (code > 0x7f) {
      const character = String.fromCodePoint(text.codePointAt(end)!);
      if (!LETTER.test(character)) return end;
      end += character.length;
    } else return end;
  }
}
