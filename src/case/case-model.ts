// The conflict model as a case holds it: elements with their evidence, worlds with what holds in them, and why.
import type { ResolvedEvidence } from "./evidence.ts";

/** One option of a decision maker. */
interface ModelOption {
  /** `dm.option`. */
  readonly id: string;
  readonly name: string;
  readonly direction: "both" | "on" | "off";
  readonly evidence: readonly ResolvedEvidence[];
}

/** One preference of a decision maker, the most important first. */
export interface ModelPreference {
  /** As the conflict file says it, with ids: `ukraine.withdraw if us.press`. */
  readonly expression: string;
  /** The same in option names. */
  readonly words: string;
  readonly evidence: readonly ResolvedEvidence[];
}

interface ModelDecisionMaker {
  readonly id: string;
  readonly name: string;
  readonly options: readonly ModelOption[];
  readonly preferences: readonly ModelPreference[];
  /** Said where preferences are not a list of statements: `ranking`, `weights`, `indifferent`; else null. */
  readonly preferenceForm: string | null;
}

/** A combination that cannot be, or a move that cannot be made. */
export interface ModelRule {
  readonly kind: "infeasible" | "blocked" | "merged" | "hidden";
  readonly words: string;
  readonly because: string | null;
  readonly evidence: readonly ResolvedEvidence[];
}

/** A contested claim; what it replaces in the model when it holds and when it fails, in words. */
interface ModelAssumption {
  readonly id: string;
  readonly claim: string;
  /** 0 to 1 if the analyst gives one. */
  readonly likelihood: number | null;
  readonly evidence: readonly ResolvedEvidence[];
  readonly holds: readonly string[];
  readonly fails: readonly string[];
}

/** A stability concept as the brief names it. */
export interface ModelConcept {
  /** `nash`, `gmr`, `smr`, `seq`, `sseq`, `sim` ... */
  readonly id: string;
  /** `Nash`, `GMR` ... */
  readonly name: string;
  /** One plain sentence that says when an outcome is stable for a party. */
  readonly meaning: string;
}

/** A state of the model that the brief speaks of: an equilibrium of some world, or the status quo. */
export interface ModelOutcome {
  /** The state's id, e.g. `NYNNN`. */
  readonly id: string;
  readonly label: string | null;
  readonly isStatusQuo: boolean;
  /** What each decision maker does: the names of its options that are taken and not taken (`null` where merged). */
  readonly choices: readonly {
    readonly decisionMaker: string;
    readonly option: string;
    readonly name: string;
    readonly taken: boolean | null;
  }[];
}

/** What one decision maker's verdict on an outcome rests on. */
export interface ModelReason {
  readonly outcome: string;
  readonly concept: string;
  readonly decisionMaker: string;
  readonly stable: boolean;
  /** Plain sentences: who could leave for what, who would answer how. */
  readonly sentences: readonly string[];
}

/** One combination of assumptions, and what holds in it. */
export interface World {
  /** In the order of `assumptions`; true where the assumption holds. */
  readonly settings: readonly boolean[];
  /** Outcome ids that are equilibria, by concept id; concepts that are not defined for the model are left out. */
  readonly equilibria: Readonly<Record<string, readonly string[]>>;
  readonly reasons: readonly ModelReason[];
  /** Set where the world could not be solved (e.g. nothing is feasible in it). */
  readonly problem: string | null;
}

/** A conflict model solved in all its worlds, ready to be shown. */
export interface CaseModel {
  readonly title: string;
  readonly file: string;
  readonly citation: string | null;
  readonly decisionMakers: readonly ModelDecisionMaker[];
  readonly rules: readonly ModelRule[];
  readonly assumptions: readonly ModelAssumption[];
  readonly concepts: readonly ModelConcept[];
  readonly stateCount: number;
  /** Every outcome that `worlds` name, in state order. */
  readonly outcomes: readonly ModelOutcome[];
  /** All combinations of assumptions: the first assumption changes slowest, true before false. One world where there are none. */
  readonly worlds: readonly World[];
  /** Whether some combinations were left out because there are too many. */
  readonly worldsAreSampled: boolean;
  readonly problems: readonly string[];
}
