// Seeded random conflicts: option form with ties, infeasible, irreversible, merged, blocked and hidden states, and hand-made move lists.
import { type Conflict, type GraphModel, makeModel, parseConflict } from "../../src/gmcr/index.ts";

/** A small generator of uniform numbers in [0, 1) (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a random conflict may have. */
export interface RandomConfig {
  readonly seed: number;
  /** Some pairs unknown. */
  readonly withUnknown?: boolean;
  /** Some strength of preference. */
  readonly withStrength?: boolean;
}

/** A conflict and its model. */
export interface RandomConflict {
  readonly text: string;
  readonly conflict: Conflict;
  readonly model: GraphModel;
  readonly features: readonly string[];
}

/** A random conflict of 2 to 5 decision makers with 1 to 40 states or so. */
export function randomConflict({ seed, withUnknown = false, withStrength = false }: RandomConfig): RandomConflict {
  const random = makeRandom(seed);
  for (;;) {
    const made = random() < 0.3 ? graphForm(random) : optionForm(random);
    const addition = withUnknown || withStrength ? extend(made, random, withUnknown) : made.object;
    const text = JSON.stringify(addition);
    const { conflict } = parseConflict(text);
    const model = conflict === null ? null : makeModel(conflict).model;
    if (conflict !== null && model !== null) return { text, conflict, model, features: made.features };
  }
}

interface Made {
  readonly object: Record<string, unknown>;
  readonly features: readonly string[];
}

type Random = () => number;
const below = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)]!;

function optionForm(random: Random): Made {
  const dmCount = 2 + below(random, 4);
  const features: string[] = [];
  const optionCounts: number[] = Array.from({ length: dmCount }, () =>
    random() < 0.1 ? 0 : 1 + below(random, dmCount > 3 ? 1.4 : 2.3),
  );
  if (!optionCounts.some((n) => n > 0)) optionCounts[0] = 1;
  const isIrreversible = random() < 0.5;
  const ids: string[] = [];
  const decisionMakers = optionCounts.map((n, dm) => ({
    id: `d${dm}`,
    options: Array.from({ length: n }, (_, i) => {
      ids.push(`d${dm}.o${i}`);
      const direction = isIrreversible && random() < 0.5 ? pick(random, ["on", "off"]) : "both";
      if (direction !== "both") features.push("irreversible");
      return { id: `o${i}`, direction };
    }),
  }));
  const literal = (): string => `${random() < 0.5 ? "not " : ""}${pick(random, ids)}`;
  const conjunction = (): string => Array.from({ length: 1 + below(random, 3) }, literal).join(" and ");
  const expression = (): string => {
    const kind = random();
    if (kind < 0.5) return conjunction();
    if (kind < 0.65) return `${conjunction()} or ${conjunction()}`;
    if (kind < 0.8) return `(${conjunction()}) if ${literal()}`;
    return `${literal()} iff ${literal()}`;
  };
  const infeasible =
    random() < 0.5
      ? Array.from({ length: 1 + below(random, 3) }, () => ({ when: `${literal()} and ${conjunction()}` }))
      : [];
  if (infeasible.length > 0) features.push("infeasible");
  const merge = random() < 0.15 ? [{ when: conjunction() }] : [];
  if (merge.length > 0) features.push("merged");
  const blockedMoves =
    random() < 0.15 ? [{ decisionMaker: pick(random, decisionMakers).id, from: literal(), to: literal() }] : [];
  if (blockedMoves.length > 0) features.push("blocked");
  const hidden = random() < 0.15 && merge.length === 0 ? { [pick(random, decisionMakers).id]: conjunction() } : {};
  if (Object.keys(hidden).length > 0) features.push("hidden");
  const base = { format: "parley-conflict/1", decisionMakers, infeasible, merge, blockedMoves, hidden };
  const states = statesOf({
    ...base,
    preferences: Object.fromEntries(decisionMakers.map(({ id }) => [id, { indifferent: true }])),
  });
  const preferences: Record<string, unknown> = {};
  for (const { id } of decisionMakers) {
    const kind = random();
    if (kind < 0.5 || states === null || merge.length > 0)
      preferences[id] = { ranking: randomRanking(random, states ?? []) };
    else if (kind < 0.85)
      preferences[id] = { statements: Array.from({ length: below(random, 6) }, () => ({ prefer: expression() })) };
    else if (kind < 0.95)
      preferences[id] = { weights: Object.fromEntries(ids.map((option) => [option, below(random, 7) - 3])) };
    else preferences[id] = { indifferent: true };
  }
  return { object: { ...base, preferences }, features };
}

function graphForm(random: Random): Made {
  const dmCount = 2 + below(random, 4);
  const stateCount = 2 + below(random, 9);
  const states = Array.from({ length: stateCount }, (_, s) => ({ id: `s${s}` }));
  const density = 0.1 + 0.4 * random();
  const moves: Record<string, string[][]> = {};
  for (let dm = 0; dm < dmCount; dm++) {
    moves[`d${dm}`] = states.flatMap(({ id }) =>
      states.flatMap((to) => (to.id !== id && random() < density ? [[id, to.id]] : [])),
    );
  }
  const features = ["move-list"];
  const hidden = random() < 0.15 ? { d0: [pick(random, states).id] } : {};
  if (Object.keys(hidden).length > 0) features.push("hidden");
  const decisionMakers = Array.from({ length: dmCount }, (_, dm) => ({ id: `d${dm}` }));
  const ids = states.map(({ id }) => id);
  const preferences = Object.fromEntries(decisionMakers.map(({ id }) => [id, { ranking: randomRanking(random, ids) }]));
  return { object: { format: "parley-conflict/1", decisionMakers, states, moves, hidden, preferences }, features };
}

function statesOf(object: object): readonly string[] | null {
  const { conflict } = parseConflict(JSON.stringify(object));
  const model = conflict === null ? null : makeModel(conflict).model;
  return model === null ? null : Array.from({ length: model.stateCount }, (_, s) => model.stateId(s));
}

function randomRanking(random: Random, ids: readonly string[]): readonly (readonly string[])[] {
  const levels = 1 + below(random, Math.max(1, ids.length));
  const isStrict = random() < 0.4;
  const keyed = ids.map((id) => ({ id, key: isStrict ? random() : below(random, levels) }));
  const keys = [...new Set(keyed.map(({ key }) => key))].sort((a, b) => a - b);
  return keys.map((key) => keyed.filter((entry) => entry.key === key).map(({ id }) => id));
}

/** Adds unknown pairs, or strength of preference, to the rankings. */
function extend({ object }: Made, random: Random, withUnknown: boolean): Record<string, unknown> {
  const preferences: Record<string, unknown> = {};
  for (const [dm, value] of Object.entries(
    object.preferences as Record<string, { ranking?: readonly (readonly string[])[] }>,
  )) {
    const { ranking } = value;
    const ids = ranking?.flat() ?? [];
    if (ranking === undefined || ids.length < 2) preferences[dm] = value;
    else if (withUnknown) {
      const unknown = ids.flatMap((a, i) => ids.slice(i + 1).flatMap((b) => (random() < 0.2 ? [[a, b]] : [])));
      preferences[dm] = { ranking, unknown };
    } else {
      const muchBetter = ranking.length < 2 ? [] : [[ranking[0]![0]!, pick(random, ranking.slice(1))[0]!]];
      preferences[dm] = {
        ranking: ranking.flatMap((level, i) => (i > 0 && random() < 0.3 ? [">>", level] : [level])),
        muchBetter,
      };
    }
  }
  return { ...object, preferences };
}
