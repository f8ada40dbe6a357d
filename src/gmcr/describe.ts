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

/**
 * What a mover changes: `dropping A and taking B`. Of merged states only what all members agree on is said; where that is
 * nothing, and in graph form, `moving to …`.
 */
export function describeMove(model: GraphModel, move: Move): string {
  const { layout } = model;
  const before = strategiesIn(model, move.from)[move.dm];
  const after = strategiesIn(model, move.to)[move.dm];
  if (layout === null || before === undefined || after === undefined)
    return `moving to ${describeState(model, move.to)}`;
  const isOpen = (option: number): boolean => before.either.includes(option) || after.either.includes(option);
  const namesOf = (options: readonly number[]): string =>
    inWords(options.map((option) => `“${layout.names[option]!}”`));
  const dropped = before.taken.filter((option) => !after.taken.includes(option) && !isOpen(option));
  const taken = after.taken.filter((option) => !before.taken.includes(option) && !isOpen(option));
  const parts = [
    ...(dropped.length > 0 ? [`dropping ${namesOf(dropped)}`] : []),
    ...(taken.length > 0 ? [`taking ${namesOf(taken)}`] : []),
  ];
  return parts.length > 0 ? parts.join(" and ") : `moving to “${describeState(model, move.to)}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
