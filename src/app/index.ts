// The app layer: use cases; the only place where the layers meet files.
export { AppError, type AppErrorCode } from "./app-error.ts";
export { examine, type Finding } from "./doctor.ts";
export { installed, version } from "./installation.ts";
export { ledgersOf } from "./ledgers.ts";
export { type BriefFilesConfig, type BriefResult, makeBriefFiles } from "./make-brief.ts";
export { prepareRead, type ReadConfig, type ReadItem, type ReadRun, readAll } from "./read-case.ts";
export { MOST_LISTED, problemFields, type SolutionLineConfig, solutionLine } from "./solution-line.ts";
export {
  caseFile,
  caseNames,
  conflictText,
  readConflict,
  type SolvedConflict,
  type SolveFilesConfig,
  solveFiles,
  type UnsolvedConflict,
} from "./solve.ts";
export { type ParallelConfig, solveParallel } from "./solve-parallel.ts";
