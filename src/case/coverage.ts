// Coverage: which elements of a model rest on passages, which on none, and which passages are orphans.
import type { CaseModel } from "./case-model.ts";
import type { OrphanEvidence, ResolvedEvidence } from "./evidence.ts";

/** One model element in words, with the state of its evidence. */
interface ElementCoverage {
  readonly kind: "option" | "preference" | "rule" | "assumption";
  /** The element in words: `Arvenia: opens the lock`. */
  readonly name: string;
  readonly found: number;
  readonly orphans: readonly OrphanEvidence[];
}

export interface Coverage {
  readonly elements: readonly ElementCoverage[];
  /** How many elements rest on at least one passage that resolves. */
  readonly covered: number;
  readonly orphans: readonly OrphanEvidence[];
}

/** Coverage of every option, preference, rule and assumption of `model`, in that order. */
export function coverageOf(model: CaseModel): Coverage {
  const elements: ElementCoverage[] = [];
  const add = (kind: ElementCoverage["kind"], name: string, evidence: readonly ResolvedEvidence[]): void => {
    const orphans = evidence.filter((each) => each.state === "orphan");
    elements.push({ kind, name, found: evidence.length - orphans.length, orphans });
  };
  for (const dm of model.decisionMakers) {
    for (const option of dm.options) add("option", `${dm.name}: ${option.name}`, option.evidence);
  }
  for (const dm of model.decisionMakers) {
    for (const preference of dm.preferences)
      add("preference", `${dm.name} prefers: ${preference.words}`, preference.evidence);
  }
  for (const rule of model.rules) add("rule", rule.words, rule.evidence);
  for (const assumption of model.assumptions) add("assumption", assumption.claim, assumption.evidence);
  return {
    elements,
    covered: elements.filter((each) => each.found > 0).length,
    orphans: elements.flatMap((each) => each.orphans),
  };
}
