// Marks and letters that came as HTML entities or `\u` escapes in plain text, where nothing else can be meant.
import type { Edit } from "./edits.ts";

const ENTITY_NAMES: Readonly<Record<string, string>> = {
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  nbsp: "\u00a0",
  quot: '"',
  apos: "'",
  amp: "&",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  ntilde: "ñ",
};

const ENTITY = /&(?:([a-z]{3,6})|#(\d{2,5})|#[xX]([0-9a-fA-F]{2,5}));/g;
const ESCAPE = /\\u([0-9a-fA-F]{4})/g;

/**
 * Entities of marks and letters, if the text is no markup (no tags) and one of them touches a word; a text that shows an
 * entity by itself speaks about it. Escapes likewise, if every backslash of the text begins one.
 */
export function escapeEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  if (text.includes("&") && !/<\/?[a-zA-Z][^<>]{0,200}>/.test(text)) {
    for (const match of text.matchAll(ENTITY)) {
      const [whole, name, decimal, hexadecimal] = match;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
      const repaired =
        name !== undefined ? (Object.hasOwn(ENTITY_NAMES, name) ? ENTITY_NAMES[name]! : null) : markOf(code);
      if (repaired !== null) {
        edits.push({ start: match.index, end: match.index + whole.length, repaired, rule: "escape-entity" });
      }
    }
  }
  if (text.includes("\\u") && !/\\(?!u[0-9a-fA-F]{4})/.test(text)) {
    for (const match of text.matchAll(ESCAPE)) {
      const repaired = markOf(Number.parseInt(match[1]!, 16));
      if (repaired === null) return [];
      edits.push({ start: match.index, end: match.index + 6, repaired, rule: "escape-unicode" });
    }
  }
  if (!edits.some(({ start, end }) => touchesWord(text, start, end))) return [];
  return edits.sort((a, b) => a.start - b.start);
}

/** The character, if it is a mark or a letter that prose has. */
function markOf(code: number): string | null {
  if (code === 0x22 || code === 0x26 || code === 0x27) return String.fromCharCode(code);
  const isProse = (code >= 0xa0 && code < 0x530) || (code >= 0x2010 && code < 0x2040) || code === 0x20ac;
  return isProse ? String.fromCharCode(code) : null;
}

function touchesWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[start - 1] ?? " ") || /^[\p{L}\p{N}]/u.test(text[end] ?? " ");
}
