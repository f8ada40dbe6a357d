// What the choice between quotation marks, apostrophe and dashes looks at; shared by the repair and the script that trains it.

/** Stands in a paragraph for a mark that is to be chosen. */
export const SITE = "\uE000";

/** The marks that are chosen by context; sites name those they may have been by index. */
export const MARKS: readonly string[] = ["’", "‘", "“", "”", "–", "—"];

/**
 * What a mark does, in the order of the weights. Single or double is not seen where a mark stands: it follows from what is open
 * and from the habit of the document.
 */
export const KINDS = ["apostrophe", "open", "close", "en dash", "em dash"] as const;
export const APOSTROPHE = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const EN = 3;
export const EM = 4;

/** What is open where a mark stands. */
export interface OpenState {
  /** 0 outside of quotations, 1 inside one, 2 inside a quotation in a quotation. */
  readonly depth: number;
  /** Offset of the last opening mark that is not closed, -1 if none is. */
  readonly openAt: number;
}

/** How a site looks by its neighbours alone: inside a word, opening, closing, apart from both, or anything else. */
export type Look = "i" | "o" | "c" | "d" | "x";

/** Kind of a character for the model: letters and digits by class, everything else itself. */
function shape(char: string): string {
  if (char === "" || char === "\n" || char === "\r") return "^";
  if (char === "\t" || char === "\u00a0") return " ";
  if (char >= "a" && char <= "z") return "a";
  if (char >= "A" && char <= "Z") return "A";
  if (char >= "0" && char <= "9") return "0";
  if (char === "‘") return "“";
  if (char === "―") return "—";
  if (char.charCodeAt(0) >= 0xc0 && char !== SITE && /\p{L}/u.test(char)) return /\p{Lu}/u.test(char) ? "A" : "a";
  return char;
}

const isWordChar = (char: string): boolean =>
  (char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || (char >= "0" && char <= "9") || isFarWordChar(char);
const isFarWordChar = (char: string): boolean => char >= "\u00aa" && char !== SITE && /[\p{L}\p{N}]/u.test(char);

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

/** How the site at `at` looks. */
export function lookOf(paragraph: string, at: number): Look {
  const left = paragraph[at - 1] ?? " ";
  const right = paragraph[at + 1] ?? " ";
  if (isWordChar(left) && isWordChar(right)) return "i";
  const isFree = /[\s([/–—―-]/.test(left);
  const isEnd = /[\s,.;:!?)\]/–—―-]/.test(right);
  if (isFree) return /\s/.test(right) ? (/\s/.test(left) ? "d" : "x") : "o";
  return isEnd ? "c" : "x";
}

/** What the sites to come look like from one site. */
export interface Prospect {
  /** The looks of the next two sites that do not stand inside a word, "" where there are none. */
  readonly next: string;
  /** How many more of the sites to come close than open, by their looks. */
  readonly closing: number;
}

/** The prospect of each site of a paragraph. */
export function prospectsOf(paragraph: string, offsets: readonly number[]): Prospect[] {
  const all: Prospect[] = [];
  let next = "";
  let closing = 0;
  for (let i = offsets.length - 1; i >= 0; i--) {
    all.push({ next, closing });
    const look = lookOf(paragraph, offsets[i]!);
    if (look !== "i") next = look + next.slice(0, 1);
    if (look === "c") closing++;
    else if (look === "o") closing--;
  }
  return all.reverse();
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
  if (r1 === " ") {
    const next = wordAfter(paragraph, at + 2, 5);
    features.push(`f${l1}|${r2}`, `g${l1}|${next}`);
    // A possessive plural is followed by a noun, a quotation by anything else.
    if (l1 === "a") features.push(`h${before.endsWith("s") ? "s" : before.slice(-2)}|${next}`);
  }
  return features;
}

/** The features that depend on what is open, and on how the sites to come look. */
export function stateFeatures(
  paragraph: string,
  at: number,
  left: string,
  state: OpenState,
  { next, closing }: Prospect,
): string[] {
  const { depth, openAt } = state;
  // 0 where all that is open will be closed without this site.
  const balance = Math.max(-2, Math.min(2, depth - closing));
  const l1 = shape(left);
  const r1 = shape(paragraph[at + 1] ?? "");
  const length = at - openAt;
  const far = openAt < 0 ? "" : length > 200 ? 3 : length > 60 ? 2 : length > 25 ? 1 : length > 2 ? 0 : "-";
  const one = next.slice(0, 1);
  const features = [
    `A${depth}`,
    `B${depth}${l1}|${r1}`,
    `C${depth}${one}|${r1}`,
    `D${depth}${far}|${l1}|${r1}`,
    `E${depth}${one}${l1}|${r1}`,
    `F${depth}${next}`,
    `G${depth}${next}${l1}|${r1}`,
    `J${depth}${balance}`,
    `K${depth}${balance}|${l1}|${r1}`,
  ];
  if (l1 === "a" && r1 === " ") {
    const isPlural = paragraph[at - 1] === "s";
    features.push(
      `H${depth}${next}${isPlural}`,
      `L${depth}${balance}${isPlural}`,
      `I${depth}${one}${isPlural}${wordAfter(paragraph, at + 2, 4)}`,
    );
  }
  return features;
}
