// Three-level strength of preference (Hamouda, Kilgour, Hipel 2004, 2006): a sanction is strong where it is greatly worse.
//
// Weakly stable is stable but not strongly, so it needs no predicate. Reading taken: a Nash stable state has nothing to be
// deterred from and fulfils the strong definitions; the authors call it neither strong nor weak, and Nash has no strong version.
import type { DmId } from "./conflict.ts";
import { type GraphModel, greatlyPrefers, unilateralImprovements, unilateralMoves } from "./graph-model.ts";
import { credibleResponses, responses } from "./stability.ts";

/** Strongly GMR stable: every improvement can be answered so that `dm` is greatly worse off than at s. */
export function isStrongGmr(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    [...responses(model, dm, t)].some((u) => greatlyPrefers(model, dm, s, u)),
  );
}

/** Strongly SMR stable: as strongly GMR, and from there every move of `dm`'s own still ends greatly worse than s. */
export function isStrongSmr(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    [...responses(model, dm, t)].some(
      (u) =>
        greatlyPrefers(model, dm, s, u) && unilateralMoves(model, dm, u).every((v) => greatlyPrefers(model, dm, s, v)),
    ),
  );
}

/** Strongly SEQ stable: as strongly GMR, by credible answers (improvements, mild or great, of their movers). */
export function isStrongSeq(model: GraphModel, dm: DmId, s: number): boolean {
  return unilateralImprovements(model, dm, s).every((t) =>
    [...credibleResponses(model, dm, t)].some((u) => greatlyPrefers(model, dm, s, u)),
  );
}
