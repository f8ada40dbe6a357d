// States and moves in option names.
import type { DmId } from "./conflict.ts";
import type { GraphModel } from "./graph-model.ts";
import { isTaken } from "./option-space.ts";
import type { Move } from "./witness.ts";

/** What one decision maker does in a state: option indices taken, and those on which the members of a merged state differ. */
export interface Strategy {
  readonly dm: DmId;
  readonly taken: readonly number[];
  readonly either: readonly number[];
}

/** What each decision maker does in a state; empty in graph form. */
export function strategiesIn(model: GraphModel, s: number): readonly Strategy[] {
  const { layout } = model;
  if (layout === null) return [];
  const members = layout.combinationsOf(s);
  return model.decisionMakers.map((_, dm) => {
    const taken: number[] = [];
    const either: number[] = [];
    for (const [option, owner] of layout.owner.entries()) {
      if (owner !== dm) continue;
      const values = members.map((member) => isTaken(layout.space, member, option));
      if (values.every((value) => value)) taken.push(option);
      else if (values.some((value) => value)) either.push(option);
    }
    return { dm, taken, either };
  });
}

/** A state in words: its label, or who does what; `nobody takes an option` where all is No. Graph form: label or id. */
export function describeState(model: GraphModel, s: number): string {
  const label = model.stateLabel(s);
  if (label !== null) return label;
  if (model.layout === null) return `state ${model.stateId(s)}`;
  const { names } = model.layout;
  const parts = strategiesIn(model, s)
    .filter(({ taken }) => taken.length > 0)
    .map(({ dm, taken }) => `${model.decisionMakers[dm]!.name}: ${taken.map((option) => names[option]!).join(", ")}`);
  return parts.length === 0 ? "nobody takes an option" : parts.join("; ");
}

/** What a mover changes: `taking A and dropping B`; in graph form, and where a merged state hides it, `moving to …`. */
export function describeMove(model: GraphModel, move: Move): string {
  const { layout } = model;
  const from = layout?.combinationsOf(move.from);
  const to = layout?.combinationsOf(move.to);
  if (layout == null || from!.length !== 1 || to!.length !== 1) return `moving to ${describeState(model, move.to)}`;
  const changed = layout.owner.flatMap((owner, option) => {
    const isNow = isTaken(layout.space, to![0]!, option);
    return owner === move.dm && isNow !== isTaken(layout.space, from![0]!, option) ? [{ option, isNow }] : [];
  });
  const namesOf = (isNow: boolean): string =>
    inWords(changed.filter((change) => change.isNow === isNow).map(({ option }) => `“${layout.names[option]!}”`));
  const taking = changed.some((change) => change.isNow) ? `taking ${namesOf(true)}` : "";
  const dropping = changed.some((change) => !change.isNow) ? `dropping ${namesOf(false)}` : "";
  return [dropping, taking].filter((words) => words !== "").join(" and ");
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
