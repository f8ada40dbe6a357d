// What the choice between quotation marks, apostrophe and dashes looks at; shared by the repair and the script that trains it.

/** Stands in a paragraph for a mark that is to be chosen. */
export const SITE = "\uE000";

/** The marks that are chosen by context, in the order of the weights. */
export const MARKS: readonly string[] = ["’", "‘", "“", "”", "–", "—"];

/** What is known of the paragraph so far, while its marks are chosen from left to right. */
export interface QuoteState {
  readonly inDouble: boolean;
  readonly inSingle: boolean;
  /** Offset of the last opening mark, -1 if none is open. */
  readonly openAt: number;
}

export const NO_QUOTE: QuoteState = { inDouble: false, inSingle: false, openAt: -1 };

/** The state after a mark at `offset`; an apostrophe inside a word or before a number closes nothing. */
export function stateAfter(state: QuoteState, paragraph: string, offset: number, mark: string): QuoteState {
  switch (mark) {
    case "“":
      return { inDouble: true, inSingle: state.inSingle, openAt: offset };
    case "‘":
      return { inDouble: state.inDouble, inSingle: true, openAt: offset };
    case "”":
      return { inDouble: false, inSingle: false, openAt: -1 };
    case "’":
      if (!state.inSingle || /[\p{L}\p{N}]/u.test(paragraph[offset + 1] ?? " ")) return state;
      return { inDouble: state.inDouble, inSingle: false, openAt: state.inDouble ? state.openAt : -1 };
    default:
      return state;
  }
}

/** Kind of a character for the model: letters and digits by class, everything else itself. */
function shape(char: string): string {
  if (char === "") return "^";
  if (char === "\n" || char === "\r") return "^";
  if (char === "\t" || char === "\u00a0") return " ";
  if (char >= "a" && char <= "z") return "a";
  if (char >= "A" && char <= "Z") return "A";
  if (char >= "0" && char <= "9") return "0";
  if (char.charCodeAt(0) >= 0xc0 && char !== SITE && /\p{L}/u.test(char)) return /\p{Lu}/u.test(char) ? "A" : "a";
  return char;
}

const isWordChar = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** The word that ends at `end`, lower case, at most `most` last letters. */
function wordBefore(paragraph: string, end: number, most: number): string {
  let start = end;
  while (start > 0 && end - start < 14 && isWordChar(paragraph[start - 1]!)) start--;
  return paragraph.slice(Math.max(start, end - most), end).toLowerCase();
}

/** The word that begins at `start`, lower case; "+" at its end where more than `most` letters follow. */
function wordAfter(paragraph: string, start: number, most: number): string {
  let end = start;
  while (end < paragraph.length && end - start <= most && isWordChar(paragraph[end]!)) end++;
  return end - start > most
    ? `${paragraph.slice(start, start + most).toLowerCase()}+`
    : paragraph.slice(start, end).toLowerCase();
}

/**
 * The features of the site at `at` that do not depend on earlier choices, but for the mark directly before it.
 * `left` is the character before the site with that choice filled in ("" at the beginning).
 */
export function contextFeatures(paragraph: string, at: number, left: string): string[] {
  const char = (offset: number): string => paragraph[offset] ?? "";
  const l1 = shape(left);
  const l2 = shape(char(at - 2));
  const l3 = shape(char(at - 3));
  const r1 = shape(char(at + 1));
  const r2 = shape(char(at + 2));
  const r3 = shape(char(at + 3));
  const features = [
    "b",
    `l${l1}`,
    `r${r1}`,
    `m${l1}|${r1}`,
    `n${l2}${l1}|${r1}`,
    `o${l1}|${r1}${r2}`,
    `p${l2}${l1}|${r1}${r2}`,
    `q${l3}${l2}${l1}`,
    `s${r1}${r2}${r3}`,
  ];
  const before = wordBefore(paragraph, at, 3);
  const after = wordAfter(paragraph, at + 1, 4);
  if (after !== "") {
    features.push(`x${after}|${l1}`);
    if (before !== "") features.push(`y${before.slice(-1)}|${after}`, `z${before}|${after.slice(0, 3)}`);
  } else if (before !== "") {
    features.push(`c${before}|${r1}`);
  }
  // Beyond one space: the neighbouring word, or what closes it.
  if (l1 === " ") features.push(`d${l2}|${r1}`, `e${wordBefore(paragraph, at - 1, 5)}|${r1}`);
  if (r1 === " ") features.push(`f${l1}|${r2}`, `g${l1}|${wordAfter(paragraph, at + 2, 5)}`);
  return features;
}

/** The features that depend on the quotation marks open so far and on how many sites are still to come in the paragraph. */
export function stateFeatures(paragraph: string, at: number, left: string, state: QuoteState, later: number): string[] {
  const open = `${state.inDouble ? "D" : ""}${state.inSingle ? "S" : ""}`;
  const l1 = shape(left);
  const r1 = shape(paragraph[at + 1] ?? "");
  const rest = later > 2 ? 3 : later;
  const far =
    state.openAt < 0 ? "" : at - state.openAt > 200 ? 3 : at - state.openAt > 60 ? 2 : at - state.openAt > 2 ? 1 : 0;
  return [
    `A${open}`,
    `B${open}${l1}|${r1}`,
    `C${open}${rest}|${r1}`,
    `D${open}${far}|${l1}|${r1}`,
    `E${open}${rest}${l1}|${r1}`,
  ];
}
