// The names of the stability concepts, what each is called in full, and where it is defined.
import type { DmId } from "./conflict.ts";
import { type GraphModel, hasUnknown } from "./graph-model.ts";
import {
  isGmr,
  isNash,
  isSeq,
  isSim,
  isSmr,
  isSseq,
  isStableUnknown,
  simUndefined,
  type UnknownForm,
} from "./stability.ts";
import { isStrongGmr, isStrongSeq, isStrongSmr } from "./strength.ts";

/** Concepts over known preferences. */
export type BasicConcept = "nash" | "gmr" | "smr" | "seq" | "sseq" | "sim";

/** Concepts under strength of preference; not to be taken for SSEQ, which is symmetric SEQ. */
export type StrongConcept = "strong_gmr" | "strong_smr" | "strong_seq";

/** All concepts, as `--concepts` names them. */
export type StabilityConcept = BasicConcept | `${"nash" | "gmr" | "smr" | "seq"}_${UnknownForm}` | StrongConcept;

/** What is computed where nothing else is asked for. */
export const BASIC_CONCEPTS: readonly BasicConcept[] = ["nash", "gmr", "smr", "seq", "sseq", "sim"];

/** The forms of four concepts under unknown preference. */
export const UNKNOWN_CONCEPTS: readonly StabilityConcept[] = (["nash", "gmr", "smr", "seq"] as const).flatMap(
  (concept) => (["a", "b", "c", "d"] as const).map((form) => `${concept}_${form}` as const),
);

/** The strong versions of three concepts. */
export const STRONG_CONCEPTS: readonly StrongConcept[] = ["strong_gmr", "strong_smr", "strong_seq"];

/** Every concept there is. */
export const ALL_CONCEPTS: readonly StabilityConcept[] = [...BASIC_CONCEPTS, ...UNKNOWN_CONCEPTS, ...STRONG_CONCEPTS];

/** Names in full; keys of REFERENCES.md follow in brackets. */
export const CONCEPT_NAMES: Readonly<Record<BasicConcept, { readonly name: string; readonly reference: string }>> = {
  nash: { name: "Nash stability", reference: "nash-1951" },
  gmr: { name: "general metarationality", reference: "howard-1971" },
  smr: { name: "symmetric metarationality", reference: "howard-1971" },
  seq: { name: "sequential stability", reference: "fraser-hipel-1984" },
  sseq: { name: "symmetric sequential stability", reference: "rego-vieira-2015" },
  sim: { name: "simultaneous stability", reference: "fraser-hipel-1984" },
};

/** A concept taken apart: its basic concept, its form under unknown preference, and whether sanctions have to be strong. */
export interface ConceptParts {
  readonly basic: BasicConcept;
  readonly form: UnknownForm | null;
  readonly isStrong: boolean;
}

/** Takes a concept apart. */
export function partsOf(concept: StabilityConcept): ConceptParts {
  const [first, second] = concept.split("_");
  if (first === "strong") return { basic: second as BasicConcept, form: null, isStrong: true };
  return { basic: first as BasicConcept, form: (second as UnknownForm | undefined) ?? null, isStrong: false };
}

/** Why a concept is not defined for a model, or null where it is. */
export function whyNotDefined(model: GraphModel, concept: StabilityConcept): string | null {
  const { form, isStrong } = partsOf(concept);
  if (isStrong && model.greatlyBelow.every((below) => below === null)) return "no strength of preference is given";
  if (concept === "sim" && simUndefined(model) !== null) return simUndefined(model);
  if (form === null && hasUnknown(model)) {
    return "some preferences are unknown; ask for the forms a to d, such as nash_a";
  }
  return null;
}

const BASIC_PREDICATES: Readonly<Record<BasicConcept, (model: GraphModel, dm: DmId, s: number) => boolean>> = {
  nash: isNash,
  gmr: isGmr,
  smr: isSmr,
  seq: isSeq,
  sseq: isSseq,
  sim: isSim,
};

/** Whether a state is stable for a decision maker, by the concept's definition. */
export function isStable(model: GraphModel, concept: StabilityConcept, dm: DmId, s: number): boolean {
  const { basic, form, isStrong } = partsOf(concept);
  if (isStrong)
    return { strong_gmr: isStrongGmr, strong_smr: isStrongSmr, strong_seq: isStrongSeq }[concept as StrongConcept](
      model,
      dm,
      s,
    );
  if (form === null) return BASIC_PREDICATES[basic](model, dm, s);
  return isStableUnknown(model, basic as "nash" | "gmr" | "smr" | "seq", form, dm, s);
}
