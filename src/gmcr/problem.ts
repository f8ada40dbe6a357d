// What is wrong with a conflict file, said as data: where it stands, what was found, what was expected.

/** A place in a conflict file's text: half-open UTF-16 offsets, and line and column counted from 1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** One problem. An error leaves no model; a warning says what was read in a way the writer may not have meant. */
export interface ConflictProblem extends Place {
  readonly severity: "error" | "warning";
  /** Stable name of the rule that was broken. */
  readonly rule: string;
  readonly found: string;
  readonly expected: string;
}

/** The beginning of the file: the place of what belongs to no line. */
export const FILE_START: Place = { start: 0, end: 0, line: 1, column: 1 };

/** `file:line:column: what was found; what was expected`. */
export function problemLine(file: string, problem: ConflictProblem): string {
  return `${file}:${problem.line}:${problem.column}: ${problem.found}; expected ${problem.expected}`;
}

/** An error at a place. */
export function errorAt(place: Place, rule: string, found: string, expected: string): ConflictProblem {
  const { start, end, line, column } = place;
  return { start, end, line, column, severity: "error", rule, found, expected };
}

/** A warning at a place. */
export function warningAt(place: Place, rule: string, found: string, expected: string): ConflictProblem {
  return { ...errorAt(place, rule, found, expected), severity: "warning" };
}

/** Outside words for a message: one line, at most `limit` characters, in quotation marks. */
export function quoted(words: string, limit = 60): string {
  const line = words.replace(/\s+/gu, " ").trim();
  const characters = [...line.slice(0, limit * 2 + 2)];
  return characters.length > limit ? `"${characters.slice(0, limit).join("")}…"` : `"${line}"`;
}
