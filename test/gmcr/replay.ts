// Replays a witness against the model, move by move.
import { expect } from "vitest";
import {
  explain,
  type GraphModel,
  greatlyPrefers,
  isHidden,
  isStable,
  isStableBy,
  isUnknown,
  partsOf,
  prefers,
  responses,
  type StabilityConcept,
  unilateralMoves,
  witnessOf,
} from "../../src/gmcr/index.ts";

/** Replays the witness of a verdict against the model; throws where it proves nothing. */
export function replay(model: GraphModel, concept: StabilityConcept, dm: number, s: number): void {
  const witness = witnessOf(model, concept, dm, s);
  const { basic, form, isStrong } = partsOf(concept);
  const mayPrefer = (i: number, a: number, b: number): boolean =>
    prefers(model, i, a, b) || (form !== null && isUnknown(model, i, a, b));
  const tempts = (t: number): boolean =>
    form === "a" || form === "c" ? mayPrefer(dm, t, s) : prefers(model, dm, t, s);
  const deters = (u: number): boolean => {
    if (isStrong) return greatlyPrefers(model, dm, s, u);
    return form === "a" || form === "b" ? !mayPrefer(dm, u, s) : !prefers(model, dm, u, s);
  };
  expect(explain(model, concept, dm, s, witness).length).toBeGreaterThan(0);
  if (isHidden(model, dm, s)) {
    expect(witness.kind).toBe("not-known");
    return;
  }
  expect(isStableBy(witness)).toBe(isStable(model, concept, dm, s));
  const tempting = unilateralMoves(model, dm, s).filter(tempts);
  if (witness.kind === "no-improvement") expect(tempting).toEqual([]);
  if (witness.kind === "deterred") {
    expect(witness.replies.map(({ improvement }) => improvement)).toEqual(tempting);
    for (const { improvement, reply } of witness.replies) {
      let at = improvement;
      let last = dm;
      for (const move of reply.sequence) {
        expect(move.dm).not.toBe(last);
        expect(move.dm).not.toBe(dm);
        expect(unilateralMoves(model, move.dm, move.from)).toContain(move.to);
        if (basic === "sim") {
          expect(move.from).toBe(s);
          expect(prefers(model, move.dm, move.to, s)).toBe(true);
          continue;
        }
        expect(move.from).toBe(at);
        if (basic === "seq" || basic === "sseq") expect(mayPrefer(move.dm, move.to, move.from)).toBe(true);
        [at, last] = [move.to, move.dm];
      }
      if (basic !== "sim") expect(reply.result).toBe(at);
      expect(deters(reply.result)).toBe(true);
      if (basic === "smr" || basic === "sseq")
        expect(unilateralMoves(model, dm, reply.result).every(deters)).toBe(true);
    }
  }
  if (witness.kind === "escapes") {
    expect(tempting).toContain(witness.improvement);
    if (basic === "gmr" && form === null && !isStrong) {
      const reached = responses(model, dm, witness.improvement);
      expect(reached.size).toBe(witness.responseCount);
      expect([...reached].every((u) => prefers(model, dm, u, s))).toBe(true);
    }
    if (witness.evaded !== null) {
      const { reply, escape: wayOut } = witness.evaded;
      expect(deters(reply.result)).toBe(true);
      expect(unilateralMoves(model, dm, reply.result)).toContain(wayOut);
      expect(deters(wayOut)).toBe(false);
    }
  }
}
