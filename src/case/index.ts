// The case layer: evidence resolved to passages, worlds and what holds in them, coverage.
export type { CaseFile } from "./case-file.ts";
export type {
  CaseModel,
  ModelAssumption,
  ModelConcept,
  ModelDecisionMaker,
  ModelOption,
  ModelOutcome,
  ModelPreference,
  ModelReason,
  ModelRule,
  World,
} from "./case-model.ts";
export { type Coverage, coverageOf, type ElementCoverage } from "./coverage.ts";
export {
  type Evidence,
  type EvidenceResolver,
  type FoundEvidence,
  makeEvidenceResolver,
  type OrphanEvidence,
  type OrphanReason,
  type ResolvedEvidence,
  resolveEvidence,
} from "./evidence.ts";
export { type ConflictOfCase, makeCaseModel } from "./solved-model.ts";
