// The case layer: evidence resolved to passages, worlds and what holds in them, coverage.
export type { CaseFile } from "./case-file.ts";
export type { CaseModel, ModelConcept, ModelOutcome, ModelRule, World } from "./case-model.ts";
export { type Coverage, coverageOf } from "./coverage.ts";
export { type Evidence, makeEvidenceResolver, type ResolvedEvidence, resolveEvidence } from "./evidence.ts";
export { makeCaseModel } from "./solved-model.ts";
