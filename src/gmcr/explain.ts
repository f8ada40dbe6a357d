// Witnesses in plain sentences: who could leave for what, who would answer how, and why that deters or does not.
import { partsOf, type StabilityConcept } from "./concepts.ts";
import type { DmId } from "./conflict.ts";
import { describeMove, describeState, inWords } from "./describe.ts";
import { type GraphModel, isUnknown, unilateralMoves } from "./graph-model.ts";
import type { Reply, Witness } from "./witness.ts";

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
      `${name} could gain by ${tempting} (${named(model, improvement)}); ${answer(model, concept, dm, s, reply, name)}.`,
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
  const { basic, form } = partsOf(concept);
  const doubt = form !== null && isUnknown(model, dm, reply.result, s);
  const worth = doubt
    ? `which is not known to be better for ${name} than staying`
    : `no better for ${name} than staying`;
  const end = `${named(model, reply.result)}, ${worth}`;
  if (basic === "sim") {
    const movers = reply.sequence.map((move) => `${nameOf(model, move.dm)} ${describeMove(model, move)}`);
    return `but with ${inWords(movers)} at the same time it would end in ${end}`;
  }
  const steps = reply.sequence.map((move, i) => {
    const then = i === 0 ? "" : "then ";
    return `${then}${nameOf(model, move.dm)} by ${describeMove(model, move)}`;
  });
  const gains =
    form === null
      ? "to the mover's own gain at every step"
      : "to the mover's own gain, or not known to be its loss, at every step";
  const credible = basic === "seq" || basic === "sseq" ? ` (${gains})` : "";
  const held =
    basic === "smr" || basic === "sseq" ? `, and ${name} has no move from there to anything better than staying` : "";
  return `but ${steps.join(", ")} could answer${credible} and bring about ${end}${held}`;
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
  const { basic, form } = partsOf(concept);
  const doubt = form !== null && isUnknown(model, dm, improvement, s);
  const wish = doubt ? "which may be better for it" : "which it prefers";
  const move = describeMove(model, { dm, from: s, to: improvement });
  const sentences = [`${name} would leave by ${move}: that leads to ${named(model, improvement)}, ${wish}.`];
  if (basic === "nash") return sentences;
  const isCredible = basic === "seq" || basic === "sseq";
  if (evaded !== null) {
    const { reply, escape } = evaded;
    const steps = reply.sequence.map((step) => `${nameOf(model, step.dm)} by ${describeMove(model, step)}`);
    const out = describeMove(model, { dm, from: reply.result, to: escape });
    sentences.push(
      `${inWords(steps)} could answer and bring about ${named(model, reply.result)}, but ${name} would get away by ${out} to ${named(model, escape)}, which is better for it than staying; no other answer holds it.`,
    );
  } else if (responseCount === 0) {
    const none = isCredible ? "nobody else gains by moving on from there" : "nobody else can move on from there";
    sentences.push(
      basic === "sim"
        ? "Nobody else's moves made at the same time change that."
        : `${capital(none)}, so nothing deters it.`,
    );
  } else {
    const by = isCredible
      ? "others could bring about to their own gain"
      : basic === "sim"
        ? "others could bring about at the same time"
        : "others could bring about";
    const kept =
      form === "a" || form === "b"
        ? `is known to be no better for ${name} than staying`
        : `is as bad for ${name} as staying`;
    const which =
      responseCount === 1 ? `The one state ${by} from there` : `None of the ${responseCount} states ${by} from there`;
    sentences.push(responseCount === 1 ? `${which} is still better for ${name} than staying.` : `${which} ${kept}.`);
  }
  return sentences;
}

/** A state by its id and in words: `YNN, Syria: Release Water`. */
function named(model: GraphModel, s: number): string {
  const words = describeState(model, s);
  return model.layout === null && model.stateLabel(s) === null ? words : `${model.stateId(s)}: ${words}`;
}

function nameOf(model: GraphModel, dm: DmId): string {
  return model.decisionMakers[dm]!.name;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
