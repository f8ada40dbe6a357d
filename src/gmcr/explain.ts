// Witnesses in plain sentences: who could leave for what, who would answer how, and why that deters or does not.
import { partsOf, type StabilityConcept } from "./concepts.ts";
import type { DmId } from "./conflict.ts";
import { describeMove, describeState, inWords } from "./describe.ts";
import { type GraphModel, isUnknown, unilateralMoves } from "./graph-model.ts";
import type { Move, Reply, Witness } from "./witness.ts";

/** Improvements told one by one; the rest are counted. */
const MOST_TOLD = 6;

/** The sentences of a witness. The first says what `dm` does; the others say why. */
export function explain(
  model: GraphModel,
  concept: StabilityConcept,
  dm: DmId,
  s: number,
  witness: Witness,
): readonly string[] {
  const name = model.decisionMakers[dm]!.name;
  if (witness.kind === "not-known") return [`${name} does not know of this state.`];
  if (witness.kind === "no-improvement") return [stays(model, concept, dm, s, name)];
  if (witness.kind === "escapes") return leaves(model, concept, dm, s, witness);
  const count = witness.replies.length;
  const sentences = [
    count === 1
      ? `${name} would stay: the one improvement it has is answered.`
      : `${name} would stay: each of its ${count} improvements is answered.`,
  ];
  for (const { improvement, reply } of witness.replies.slice(0, MOST_TOLD)) {
    const tempting = describeMove(model, { dm, from: s, to: improvement });
    sentences.push(
      `${name} could gain by ${tempting} to ${named(model, improvement)}; ${answer(model, concept, dm, s, reply, name)}.`,
    );
  }
  if (count > MOST_TOLD) sentences.push(`The other ${count - MOST_TOLD} improvements are answered likewise.`);
  return sentences;
}

function stays(model: GraphModel, concept: StabilityConcept, dm: DmId, s: number, name: string): string {
  const targets = unilateralMoves(model, dm, s);
  if (targets.length === 0) return `${name} would stay: it has no move from here.`;
  const isUnclear = targets.some((t) => isUnknown(model, dm, t, s));
  const better = isUnclear && partsOf(concept).form !== null ? "known to be better for it" : "better for it";
  if (targets.length === 1) return `${name} would stay: the one state it could move to is not ${better}.`;
  return `${name} would stay: none of the ${targets.length} states it could move to is ${better}.`;
}

function answer(model: GraphModel, concept: StabilityConcept, dm: DmId, s: number, reply: Reply, name: string): string {
  const { basic, form, isStrong } = partsOf(concept);
  const doubt = form !== null && isUnknown(model, dm, reply.result, s);
  const worth = doubt
    ? `which is not known to be better for ${name} than staying`
    : isStrong
      ? `much worse for ${name} than staying`
      : `no better for ${name} than staying`;
  const end = `${named(model, reply.result)}, ${worth}`;
  if (basic === "sim") {
    const movers = reply.sequence.map((move) => `${nameOf(model, move.dm)} ${describeMove(model, move)}`);
    return `but with ${inWords(movers)} at the same time it would end in ${end}`;
  }
  const relief = isStrong ? "less bad" : "better";
  const held = hasEscapes(concept) ? `, and no move of its own leads from there to anything ${relief}` : "";
  return `but ${answering(model, concept, reply.sequence)} and bring about ${end}${held}`;
}

/** `B, to its own gain, could answer by …, then C by …`. */
function answering(model: GraphModel, concept: StabilityConcept, sequence: readonly Move[]): string {
  const gain = partsOf(concept).form === null ? "to its own gain" : "to its own gain or not known to be its loss";
  const isCredible = partsOf(concept).basic === "seq" || partsOf(concept).basic === "sseq";
  return sequence
    .map((move, i) => {
      const credible = isCredible ? `, ${gain},` : "";
      const verb = i === 0 ? " could answer by" : " by";
      return `${i === 0 ? "" : "then "}${nameOf(model, move.dm)}${credible}${verb} ${describeMove(model, move)}`;
    })
    .join(", ");
}

function hasEscapes(concept: StabilityConcept): boolean {
  const { basic } = partsOf(concept);
  return basic === "smr" || basic === "sseq";
}

function leaves(
  model: GraphModel,
  concept: StabilityConcept,
  dm: DmId,
  s: number,
  witness: Extract<Witness, { kind: "escapes" }>,
): readonly string[] {
  const name = nameOf(model, dm);
  const { improvement, responseCount, evaded } = witness;
  const { basic, form, isStrong } = partsOf(concept);
  const doubt = form !== null && isUnknown(model, dm, improvement, s);
  const wish = doubt ? "which may be better for it" : "which it prefers";
  const move = describeMove(model, { dm, from: s, to: improvement });
  const first = `${name} would leave by ${move}: that leads to ${named(model, improvement)}, ${wish}.`;
  if (basic === "nash") return [first];
  if (evaded !== null) {
    const { reply, escape: wayOut } = evaded;
    const out = describeMove(model, { dm, from: reply.result, to: wayOut });
    const better =
      form !== null && isUnknown(model, dm, wayOut, s)
        ? "which may be better for it"
        : isStrong
          ? "which is not much worse than staying"
          : "which it prefers to staying";
    return [
      first,
      `${answering(model, concept, reply.sequence)} and bring about ${named(model, reply.result)}, but from there ${name} would get away by ${out} to ${named(model, wayOut)}, ${better}.`,
      "No other answer holds it either.",
    ];
  }
  return [first, unanswered(model, concept, name, responseCount)];
}

/** Why no answer deters, where none does even for a moment. */
function unanswered(model: GraphModel, concept: StabilityConcept, name: string, responseCount: number): string {
  const { basic, form, isStrong } = partsOf(concept);
  const others = model.decisionMakers.length === 2 ? "the other side" : "the others";
  if (basic === "sim") {
    if (responseCount === 0) return `No improvement of ${others} made at the same time changes that.`;
    const what = responseCount === 1 ? "The one state" : `Each of the ${responseCount} states`;
    return `${what} that ${others} could make of it by improvements of their own at the same time is better for ${name} than staying.`;
  }
  const isCredible = basic === "seq" || basic === "sseq";
  if (responseCount === 0) {
    return isCredible
      ? "Nobody else has anything to gain by a move from there, so nothing deters it."
      : "Nobody else has a move from there, so nothing deters it.";
  }
  const how = isCredible ? " by moves to the mover's gain" : "";
  const kept = form === "a" || form === "b" ? "is or may be" : form === null ? "is" : "is known to be";
  const what = responseCount === 1 ? "The one state" : `Each of the ${responseCount} states`;
  return `${what} that ${others} could bring about from there${how} ${isStrong ? "is not much worse" : `${kept} better`} for ${name} than staying, so nothing deters it.`;
}

/** A state by its id and in words: `YNN (Syria: Release Water)`. */
function named(model: GraphModel, s: number): string {
  const words = describeState(model, s);
  return model.layout === null && model.stateLabel(s) === null ? words : `${model.stateId(s)} (${words})`;
}

function nameOf(model: GraphModel, dm: DmId): string {
  return model.decisionMakers[dm]!.name;
}
