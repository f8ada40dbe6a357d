// The wire layer: versioned JSON shapes that cross a process or a file.
export { conflictFile } from "./conflict.ts";
export { type ReadDocumentLine, type ReadLine, type ReadStatementLine, readLine } from "./read.ts";
export { documentLines, entityLine, explanationLine, headerLine, ledgerLines, unreadableLine } from "./read-lines.ts";
export { type SolveLine, solveLine } from "./solve.ts";
