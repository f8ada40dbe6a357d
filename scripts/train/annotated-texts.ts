// Reads annotated sentences for the labeller: one text a line, `[s ...]` source, `[c ...]` cue, `[q ...]` content.
import { readFileSync } from "node:fs";

/** Half-open spans of the plain text. */
export interface MarkedAttribution {
  readonly sources: readonly (readonly [number, number])[];
  readonly cues: readonly (readonly [number, number])[];
  readonly contents: readonly (readonly [number, number])[];
}

/** A text without its marks, and its outermost attributions. */
export interface AnnotatedText {
  readonly text: string;
  readonly attributions: readonly MarkedAttribution[];
}

/**
 * The texts of a file; lines that begin with `#` and empty lines are skipped.
 * @throws RangeError with the line's number where brackets do not fit.
 */
export function readAnnotatedTexts(path: string): AnnotatedText[] {
  const out: AnnotatedText[] = [];
  for (const [k, line] of readFileSync(path, "utf8").split("\n").entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    try {
      out.push(readAnnotatedLine(line.trim()));
    } catch (error) {
      throw new RangeError(`${path}:${k + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return out;
}

/** One line. @throws RangeError where brackets do not fit. */
export function readAnnotatedLine(line: string): AnnotatedText {
  const found = new Map<string, { s: [number, number][]; c: [number, number][]; q: [number, number][] }>();
  const stack: { role: "s" | "c" | "q" | null; key: string; start: number }[] = [];
  let text = "";
  for (let i = 0; i < line.length; ) {
    const mark = /^\[([scq])(\d*) ?/.exec(line.slice(i, i + 8));
    if (mark && (mark[0].endsWith(" ") || line[i + mark[0].length] === "]")) {
      stack.push({ role: mark[1] as "s" | "c" | "q", key: mark[2] || "1", start: text.length });
      i += mark[0].length;
      continue;
    }
    const char = line[i]!;
    i++;
    if (char === "[") stack.push({ role: null, key: "", start: 0 });
    else if (char === "]" && stack.length > 0) {
      const top = stack.pop()!;
      if (top.role !== null) {
        const entry = found.get(top.key) ?? { s: [], c: [], q: [] };
        entry[top.role].push([top.start, text.length]);
        found.set(top.key, entry);
        continue;
      }
    }
    text += char;
  }
  if (stack.some((x) => x.role !== null)) throw new RangeError(`a bracket is not closed: ${line.slice(0, 60)}`);
  return {
    text,
    attributions: [...found.values()].map((x) => ({ sources: x.s, cues: x.c, contents: x.q })),
  };
}
