// Inverse questions about what people wrote: which single change of statements, options or feasibility makes a state an equilibrium.
import { isStable, type StabilityConcept } from "./concepts.ts";
import type { Conflict, DmId, Option, Preference, PreferenceStatement } from "./conflict.ts";
import type { Expression } from "./expression.ts";
import { NOT } from "./expression.ts";
import { type GraphModel, isHidden, unilateralImprovements } from "./graph-model.ts";
import { makeModel } from "./make-model.ts";

/** One change of a conflict after which the wanted state is an equilibrium (or, asked for, is one no longer). */
export type RuleChange =
  | {
      readonly kind: "swap-statements";
      readonly dm: DmId;
      readonly first: number;
      readonly swaps: number;
      readonly order: readonly number[];
    }
  | {
      readonly kind: "add-statement";
      readonly dm: DmId;
      readonly at: number;
      readonly option: number;
      readonly isTaken: boolean;
    }
  | { readonly kind: "drop-statement"; readonly dm: DmId; readonly at: number }
  | { readonly kind: "direction"; readonly option: number; readonly direction: Option["direction"] }
  | { readonly kind: "infeasible"; readonly state: string };

/** What was found, and what was looked at. */
export interface RuleChanges {
  readonly changes: readonly RuleChange[];
  readonly tried: number;
  /** What was not searched. */
  readonly notSearched: string;
}

/** Candidates that are tried at most. */
const MOST_TRIED = 4000;
/** Swaps of neighbouring statements looked at, nearest orders first. */
const MOST_SWAPS = 3;

/**
 * Tries single changes: other orders of one decision maker's statements (up to three swaps of neighbours), one statement added
 * (an option taken or not, at any place) or dropped, one option's direction changed, one state that somebody would leave for made
 * infeasible. Returns those after which `wanted` (a state id) is an equilibrium under the concept, or where `isBreaking` is
 * set, is one no longer.
 */
export function findRuleChanges(
  conflict: Conflict,
  concept: StabilityConcept,
  wanted: string,
  isBreaking = false,
): RuleChanges {
  const changes: RuleChange[] = [];
  let tried = 0;
  const holds = (changed: Conflict): boolean => {
    const { model } = makeModel(changed);
    const s = model?.stateWithId(wanted) ?? -1;
    return model !== null && s >= 0 && isWantedEquilibrium(model, concept, s) !== isBreaking;
  };
  const attempt = (change: RuleChange): void => {
    if (tried >= MOST_TRIED) return;
    tried++;
    if (holds(applyRuleChange(conflict, change))) changes.push(change);
  };
  for (const dm of conflict.decisionMakers.keys()) {
    const { basis } = conflict.preferences[dm]!;
    if (basis.kind !== "statements") continue;
    const count = basis.statements.length;
    for (const { order, swaps, first } of nearOrders(count, MOST_SWAPS))
      attempt({ kind: "swap-statements", dm, first, swaps, order });
    for (let at = 0; at < count; at++) attempt({ kind: "drop-statement", dm, at });
    for (let at = 0; at <= count; at++) {
      for (const option of conflict.options.keys()) {
        for (const isTaken of [true, false]) attempt({ kind: "add-statement", dm, at, option, isTaken });
      }
    }
  }
  for (const [option, { direction }] of conflict.options.entries()) {
    for (const other of ["both", "on", "off"] as const)
      if (other !== direction) attempt({ kind: "direction", option, direction: other });
  }
  const { model } = makeModel(conflict);
  const s = model?.stateWithId(wanted) ?? -1;
  if (model !== null && s >= 0 && model.layout !== null) {
    const targets = new Set(model.decisionMakers.flatMap((_, dm) => unilateralImprovements(model, dm, s)));
    for (const t of targets)
      if (!model.stateId(t).includes("-")) attempt({ kind: "infeasible", state: model.stateId(t) });
  }
  const cut =
    tried >= MOST_TRIED ? ` (and only the first ${MOST_TRIED.toLocaleString("en")} candidates were tried)` : "";
  return {
    changes,
    tried,
    notSearched: `two changes at once, orders more than ${MOST_SWAPS} swaps away, added statements with more than one option${cut}`,
  };
}

function isWantedEquilibrium(model: GraphModel, concept: StabilityConcept, s: number): boolean {
  return model.decisionMakers.every((_, dm) => isHidden(model, dm, s) || isStable(model, concept, dm, s));
}

/** Orders of `count` things up to `most` swaps of neighbours away, nearest first. */
function nearOrders(
  count: number,
  most: number,
): readonly { readonly order: readonly number[]; readonly swaps: number; readonly first: number }[] {
  const start = Array.from({ length: count }, (_, i) => i);
  const seen = new Set([start.join(" ")]);
  const found: { order: readonly number[]; swaps: number; first: number }[] = [];
  let frontier: readonly (readonly number[])[] = [start];
  for (let swaps = 1; swaps <= most; swaps++) {
    const next: number[][] = [];
    for (const order of frontier) {
      for (let i = 0; i + 1 < count; i++) {
        const swapped = [...order];
        [swapped[i], swapped[i + 1]] = [order[i + 1]!, order[i]!];
        const key = swapped.join(" ");
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(swapped);
        found.push({ order: swapped, swaps, first: swapped.findIndex((value, k) => value !== k) });
      }
    }
    frontier = next;
  }
  return found;
}

/** The conflict after a change. */
export function applyRuleChange(conflict: Conflict, change: RuleChange): Conflict {
  const withStatements = (
    dm: DmId,
    edit: (statements: readonly PreferenceStatement[]) => readonly PreferenceStatement[],
  ): Conflict => {
    const preferences = conflict.preferences.map((preference, i): Preference => {
      if (i !== dm || preference.basis.kind !== "statements") return preference;
      return { ...preference, basis: { kind: "statements", statements: edit(preference.basis.statements) } };
    });
    return { ...conflict, preferences };
  };
  switch (change.kind) {
    case "swap-statements":
      return withStatements(change.dm, (statements) => change.order.map((i) => statements[i]!));
    case "drop-statement":
      return withStatements(change.dm, (statements) => statements.filter((_, i) => i !== change.at));
    case "add-statement":
      return withStatements(change.dm, (statements) => {
        const { at } = conflict.preferences[change.dm]!;
        const expression = literal(conflict, change.option, change.isTaken);
        const added = { expression, isIndifferent: false, because: null, evidence: [], at };
        return [...statements.slice(0, change.at), added, ...statements.slice(change.at)];
      });
    case "direction": {
      const options = conflict.options.map((option, i) =>
        i === change.option ? { ...option, direction: change.direction } : option,
      );
      return { ...conflict, options };
    }
    case "infeasible": {
      const parts = [...change.state].map((value, option) => literal(conflict, option, value === "Y"));
      const when: Expression = {
        text: parts.map(({ text }) => text).join(" and "),
        program: parts.flatMap(({ program }, i) => (i === 0 ? program : [...program, -2])),
        stackSize: 2,
      };
      const { at } = conflict.decisionMakers[0]!;
      return { ...conflict, infeasible: [...conflict.infeasible, { when, because: null, evidence: [], at }] };
    }
  }
}

function literal(conflict: Conflict, option: number, isTaken: boolean): Expression {
  const name = conflict.options[option]!.fullId;
  return { text: isTaken ? name : `not ${name}`, program: isTaken ? [option] : [option, NOT], stackSize: 1 };
}

/** A change in words. */
export function describeRuleChange(conflict: Conflict, change: RuleChange): string {
  const nameOf = (dm: DmId): string => conflict.decisionMakers[dm]!.name;
  const statementOf = (dm: DmId, i: number): string => {
    const { basis } = conflict.preferences[dm]!;
    return basis.kind === "statements" ? `“${basis.statements[i]!.expression.text}”` : "";
  };
  const optionOf = (option: number): string => {
    const { name, dm } = conflict.options[option]!;
    return `“${name}” (${nameOf(dm)})`;
  };
  switch (change.kind) {
    case "swap-statements": {
      const moved = change.order.flatMap((i, place) => (i === place ? [] : [statementOf(change.dm, i)]));
      return `${nameOf(change.dm)} weighs its statements from place ${change.first + 1} on in the order ${moved.join(", ")} (${change.swaps} ${change.swaps === 1 ? "swap" : "swaps"})`;
    }
    case "drop-statement":
      return `${nameOf(change.dm)} no longer cares for ${statementOf(change.dm, change.at)}`;
    case "add-statement": {
      const what = `${change.isTaken ? "" : "not "}${optionOf(change.option)}`;
      const { basis } = conflict.preferences[change.dm]!;
      const last = basis.kind === "statements" && change.at === basis.statements.length;
      const place = last
        ? "after everything else"
        : change.at === 0
          ? "before everything else"
          : `before ${statementOf(change.dm, change.at)}`;
      return `${nameOf(change.dm)} comes to prefer ${what}, ${place}`;
    }
    case "direction": {
      const words = {
        both: "can be taken and dropped",
        on: "once taken cannot be dropped",
        off: "once dropped cannot be taken again",
      };
      return `${optionOf(change.option)} ${words[change.direction]}`;
    }
    case "infeasible":
      return `the combination ${change.state} becomes impossible`;
  }
}
