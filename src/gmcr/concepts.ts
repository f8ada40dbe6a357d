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

/** Concepts over known preferences. */
export type BasicConcept = "nash" | "gmr" | "smr" | "seq" | "sseq" | "sim";

/** All concepts, as `--concepts` names them. */
export type StabilityConcept = BasicConcept | `${"nash" | "gmr" | "smr" | "seq"}_${UnknownForm}`;

/** What is computed where nothing else is asked for. */
export const BASIC_CONCEPTS: readonly BasicConcept[] = ["nash", "gmr", "smr", "seq", "sseq", "sim"];

/** The forms of four concepts under unknown preference. */
export const UNKNOWN_CONCEPTS: readonly StabilityConcept[] = (["nash", "gmr", "smr", "seq"] as const).flatMap(
  (concept) => (["a", "b", "c", "d"] as const).map((form) => `${concept}_${form}` as const),
);

/** Every concept there is. */
export const ALL_CONCEPTS: readonly StabilityConcept[] = [...BASIC_CONCEPTS, ...UNKNOWN_CONCEPTS];

/** Names in full; keys of docs/references-gmcr.md follow in brackets. */
export const CONCEPT_NAMES: Readonly<Record<BasicConcept, { readonly name: string; readonly reference: string }>> = {
  nash: { name: "Nash stability", reference: "nash-1951" },
  gmr: { name: "general metarationality", reference: "howard-1971" },
  smr: { name: "symmetric metarationality", reference: "howard-1971" },
  seq: { name: "sequential stability", reference: "fraser-hipel-1984" },
  sseq: { name: "symmetric sequential stability", reference: "rego-vieira-2015" },
  sim: { name: "simultaneous stability", reference: "fraser-hipel-1984" },
};

/** A concept taken apart: its basic concept and, under unknown preference, its form. */
export function partsOf(concept: StabilityConcept): {
  readonly basic: BasicConcept;
  readonly form: UnknownForm | null;
} {
  const [basic, form] = concept.split("_");
  return { basic: basic as BasicConcept, form: (form as UnknownForm | undefined) ?? null };
}

/** Why a concept is not defined for a model, or null where it is. */
export function whyNotDefined(model: GraphModel, concept: StabilityConcept): string | null {
  const { form } = partsOf(concept);
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
  const { basic, form } = partsOf(concept);
  if (form === null) return BASIC_PREDICATES[basic](model, dm, s);
  return isStableUnknown(model, basic as "nash" | "gmr" | "smr" | "seq", form, dm, s);
}
