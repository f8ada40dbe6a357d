// The graph model for conflict resolution: conflict files, states, moves, preferences, stability, witnesses and their words.
export {
  COALITION_CONCEPTS,
  type Coalition,
  type CoalitionBreak,
  type CoalitionConcept,
  type CoalitionSolution,
  coalitionBreaks,
  coalitionImprovements,
  coalitionMoves,
  coalitionsAmong,
  isCoalitionStable,
  solveCoalitions,
} from "./coalitions.ts";
export {
  ALL_CONCEPTS,
  BASIC_CONCEPTS,
  type BasicConcept,
  CONCEPT_NAMES,
  type ConceptParts,
  isStable,
  partsOf,
  STRONG_CONCEPTS,
  type StabilityConcept,
  type StrongConcept,
  UNKNOWN_CONCEPTS,
  whyNotDefined,
} from "./concepts.ts";
export {
  type Assumption,
  type BlockedMove,
  type Conflict,
  conflictInWorld,
  type DecisionMaker,
  type Direction,
  type DmId,
  type InfeasibleRule,
  type MergeRule,
  type Option,
  type Passage,
  type Preference,
  type PreferenceBasis,
  type PreferenceStatement,
  type Replacement,
  type StateName,
  type World,
} from "./conflict.ts";
export { describeMove, describeState, inWords, type Strategy, strategiesIn } from "./describe.ts";
export { type Estimate, estimateWork } from "./estimate.ts";
export { explain } from "./explain.ts";
export { EXPORT_FORMATS, type Exported, type ExportFormat, exportModel } from "./export-model.ts";
export { type Expression, evaluate, parseExpression } from "./expression.ts";
export { FAST_CONCEPTS, type FastConcept } from "./fast-engine.ts";
export {
  type GraphModel,
  greatlyPrefers,
  isHidden,
  isUnknown,
  type OptionLayout,
  prefers,
  unilateralImprovements,
  unilateralMoves,
} from "./graph-model.ts";
export { type ImportedConflict, idsFor, importGmcr, isGmcrFile } from "./import-gmcr.ts";
export { importNfg, isNfgFile } from "./import-nfg.ts";
export {
  type ChangeMeasure,
  countStableRankings,
  destabilise,
  type JointChange,
  makeEquilibrium,
  type RankingChange,
  type RankingCount,
  stabilise,
  withChange,
} from "./inverse.ts";
export {
  applyRuleChange,
  describeRuleChange,
  findRuleChanges,
  type RuleChange,
  type RuleChanges,
} from "./inverse-rules.ts";
export { dmWithId, type MadeModel, type ModelConfig, makeModel } from "./make-model.ts";
export { nearestName } from "./nearest-name.ts";
export { isTaken, MOST_STATES } from "./option-space.ts";
export { CONFLICT_FORMAT, type ParsedConflict, parseConflict } from "./parse-conflict.ts";
export { type ConflictProblem, type Place, problemLine } from "./problem.ts";
export { type Solved, solveAgain } from "./resolve.ts";
export { type FocalJob, focalJobs, runFocalJob, solutionOfJobs } from "./shared-problem.ts";
export {
  type ConceptResult,
  type EngineName,
  equilibriaOf,
  type Solution,
  type SolveControl,
  solve,
  solveByDefinition,
  solveByEngine,
  solveWatched,
  statesIn,
  type Verdicts,
} from "./solve.ts";
export {
  credibleResponses,
  isEquilibrium,
  isGmr,
  isNash,
  isSeq,
  isSim,
  isSmr,
  isSseq,
  isStableUnknown,
  legallyReached,
  opponentsOf,
  responses,
} from "./stability.ts";
export { type Evolution, type EvolutionArc, evolutionFrom, evolutionGraph } from "./status-quo.ts";
export { isStrongGmr, isStrongSeq, isStrongSmr } from "./strength.ts";
export { isStableBy, type Move, type Reply, type Witness, witnessOf } from "./witness.ts";
export {
  likelihoodOf,
  type OutcomeShare,
  outcomeShares,
  type SolvedWorld,
  sampleWorlds,
  solveWorlds,
  worldsOf,
} from "./worlds.ts";
