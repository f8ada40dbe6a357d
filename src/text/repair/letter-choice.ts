// Chooses the accented letter that lost its second byte, by its neighbours in the word.
import { LETTER_COUNTS } from "../../../data/repair/letter-counts.js";

/** The best letter must have this share of the estimate. */
const LEAST_SHARE = 0.5;

let counts: Map<string, number> | null = null;

function letterCounts(): Map<string, number> {
  if (counts !== null) return counts;
  counts = new Map();
  for (const entry of LETTER_COUNTS.split(" ")) {
    const length = /\d*$/.exec(entry)![0].length;
    counts.set(entry.slice(0, entry.length - length), Number(entry.slice(entry.length - length)));
  }
  return counts;
}

/** A neighbour as the table knows it: an ASCII letter in lower case, "~" for another Latin letter, "_" for none. */
export function neighbour(char: string): string {
  const plain = char.normalize("NFD")[0]?.toLowerCase() ?? "_";
  if (plain >= "a" && plain <= "z") return plain;
  return /\p{Script=Latin}/u.test(plain) ? "~" : "_";
}

/**
 * The letter for a damaged sequence `text[start, end)`, or null where nothing is likely enough. Outside of English prose
 * (`isEnglish` false) the table's guess is worth little, and only what has no rival is taken.
 */
export function chooseLetter(
  text: string,
  start: number,
  end: number,
  candidates: readonly string[],
  isEnglish: boolean,
): string | null {
  if (candidates.length === 1) return candidates[0]!;
  // Another lead after the site is no letter of the word.
  if (candidates.includes("\u00a0") && !/\p{L}[A-Za-z]/u.test(text.slice(start - 1, start) + text.slice(end, end + 1)))
    return "\u00a0";
  if (!isEnglish) return null;
  const table = letterCounts();
  const before = neighbour(text[start - 1] ?? " ");
  const after = neighbour(text[end] ?? " ");
  // Inside or at the end of a word letters are small, unless capitals stand around.
  const isCapital = /\p{Lu}/u.test(text[end] ?? "") && !/\p{Ll}/u.test(text[start - 1] ?? "");
  const fitting = candidates.filter((char) => {
    const isUpper = char !== char.toLowerCase();
    if (!/\p{L}/u.test(char)) return false;
    // At the beginning of a word in English prose such a letter begins a name.
    return isUpper ? before === "_" || isCapital : before !== "_";
  });
  const shares = fitting.map((char) => {
    const of = (key: string): number => table.get(key) ?? 0;
    // What both neighbours together were seen with, and what is to be expected from each of them alone.
    const expected = (of(`${before}${char}`) * of(`${char}${after}`)) / (of(char) + 1);
    return 8 * of(`${before}${char}${after}`) + expected + 0.01 * of(char);
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  const top = Math.max(...shares);
  return total > 0 && top >= LEAST_SHARE * total ? fitting[shares.indexOf(top)]! : null;
}
