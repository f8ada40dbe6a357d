// Undoes hard wrapping: where every line was broken at a fixed width, the breaks inside paragraphs become spaces.
import type { RepairStep } from "./repair.ts";

/** Longest line that a hard-wrapped text has; anything longer means that lines are paragraphs. */
const WIDEST_WRAP = 100;
const NEW_BLOCK = /^(?:\s*$|\s{2,}|[-*•>#|=_]|\d{1,3}[.)]\s|https?:)/u;

/**
 * The steps that join the lines of hard-wrapped paragraphs (`\n` becomes a space), or none where lines are paragraphs.
 * A text counts as wrapped if its lines are short, of even length, and commonly go on in lower case.
 */
export function unwrapSteps(text: string): RepairStep[] {
  const breaks: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at);
  if (breaks.length < 8) return [];
  const lines: { start: number; end: number }[] = [];
  let from = 0;
  for (const at of [...breaks, text.length]) {
    lines.push({ start: from, end: text[at - 1] === "\r" ? at - 1 : at });
    from = at + 1;
  }
  const lengths = lines.map((line) => line.end - line.start).filter((length) => length > 0);
  const sorted = [...lengths].sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.97)] ?? 0;
  if (width > WIDEST_WRAP || width < 40 || (sorted.at(-1) ?? 0) > 2 * WIDEST_WRAP) return [];
  const joins: { start: number; end: number }[] = [];
  let continuing = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    const nextText = text.slice(next.start, next.end);
    if (line.end === line.start || NEW_BLOCK.test(nextText)) continue;
    const firstWord = /^\S+/u.exec(nextText)?.[0].length ?? 0;
    // A line that had room for the next word was ended on purpose.
    if (line.end - line.start + 1 + firstWord <= width - 2) continue;
    joins.push({ start: line.end, end: next.start });
    if (/^\p{Ll}/u.test(nextText)) continuing++;
  }
  if (joins.length < 6 || continuing < joins.length * 0.4) return [];
  return joins.map(({ start, end }) => ({
    rule: "layout.hard-wrap",
    start,
    end,
    original: text.slice(start, end),
    repaired: " ",
  }));
}
