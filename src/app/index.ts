// The app layer.
export { AppError, type AppErrorCode } from "./app-error.ts";
export { MOST_LISTED, problemFields, type SolutionLineConfig, solutionLine } from "./solution-line.ts";
export {
  caseFile,
  caseNames,
  readConflict,
  type SolvedConflict,
  solveFiles,
  type UnsolvedConflict,
} from "./solve.ts";
