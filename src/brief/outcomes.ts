// The conflict model in the brief: elements with their notes, outcomes, worlds, and what changes from one world to another.
import {
  type CaseModel,
  type Coverage,
  coverageOf,
  type ModelConcept,
  type ModelOutcome,
  type ModelRule,
  type ResolvedEvidence,
  type World,
} from "../case/index.ts";
import type { Notebook } from "./notes.ts";
import { capital, listOf } from "./wording.ts";

/** Evidence of one element: the notes of what resolves, the quotes of what does not. */
export interface EvidenceView {
  readonly notes: readonly number[];
  readonly orphans: readonly { readonly quote: string; readonly file: string; readonly message: string }[];
}

interface OptionView extends EvidenceView {
  readonly id: string;
  readonly name: string;
  readonly direction: "both" | "on" | "off";
}

interface PreferenceView extends EvidenceView {
  readonly words: string;
  readonly expression: string;
}

interface DecisionMakerView {
  readonly id: string;
  readonly name: string;
  readonly options: readonly OptionView[];
  readonly preferences: readonly PreferenceView[];
  readonly preferenceForm: string | null;
}

export interface AssumptionView extends EvidenceView {
  readonly id: string;
  readonly claim: string;
  readonly likelihood: number | null;
  readonly holds: readonly string[];
  readonly fails: readonly string[];
}

export interface OutcomeView {
  /** A, B, C ... */
  readonly letter: string;
  readonly id: string;
  readonly label: string | null;
  readonly isStatusQuo: boolean;
  /** One entry for each decision maker: the options it takes, in words. */
  readonly lines: readonly { readonly name: string; readonly taken: readonly string[]; readonly merged: boolean }[];
  /** Y, N or - for each option of the model, in order. */
  readonly marks: readonly ("Y" | "N" | "-")[];
  /** Where it holds, by concept: `in every world`, `only if ...`, or null for nowhere. */
  readonly holds: Readonly<Record<string, string | null>>;
  /** Number of worlds in which it holds, by concept. */
  readonly worldCounts: Readonly<Record<string, number>>;
}

/** An outcome that holds in a world, under which concepts, and why. */
export interface HoldingView {
  readonly letter: string;
  readonly concepts: readonly string[];
  /** The concept that `reasons` explain. */
  readonly explained: string | null;
  readonly reasons: readonly {
    readonly name: string;
    readonly stable: boolean;
    readonly sentences: readonly string[];
  }[];
}

/** What differs in the world where one assumption is set the other way. */
export interface FlipView {
  readonly assumption: number;
  readonly changes: readonly {
    readonly letter: string;
    /** Concepts under which it holds only there, and only here. */
    readonly gained: readonly string[];
    readonly lost: readonly string[];
  }[];
}

export interface WorldView {
  /** `y` or `n` for each assumption. */
  readonly key: string;
  readonly settings: readonly boolean[];
  readonly holding: readonly HoldingView[];
  /** The status quo where it does not hold: who leaves it for what. */
  readonly statusQuo: HoldingView | null;
  readonly flips: readonly FlipView[];
  /** How many outcomes hold in it that the brief does not list. */
  readonly unlisted: number;
  readonly problem: string | null;
}

export interface ModelView {
  readonly title: string;
  readonly file: string;
  readonly citation: string | null;
  readonly decisionMakers: readonly DecisionMakerView[];
  readonly rules: readonly (EvidenceView & Pick<ModelRule, "kind" | "words" | "because">)[];
  readonly assumptions: readonly AssumptionView[];
  readonly concepts: readonly ModelConcept[];
  /** The concept that the summary speaks of. */
  readonly leading: ModelConcept | null;
  readonly stateCount: number;
  readonly outcomes: readonly OutcomeView[];
  /** Outcomes of the model that hold somewhere but are not listed, because they are too many. */
  readonly unlisted: number;
  readonly worlds: readonly WorldView[];
  readonly worldsAreSampled: boolean;
  readonly coverage: Coverage;
  readonly problems: readonly string[];
}

/** At most so many outcomes are listed; those under the firmer concepts and in more worlds first. */
const OUTCOME_LIMIT = 12;
/** From the concept that asks most of an outcome to the one that asks least; used to choose what to explain and to list. */
const FIRMNESS = ["nash", "sseq", "seq", "smr", "sim", "gmr"];

function firmness(concept: string): number {
  const i = FIRMNESS.indexOf(concept);
  return i === -1 ? FIRMNESS.length : i;
}

/** The model as the brief shows it. */
export function modelView(model: CaseModel, book: Notebook): ModelView {
  const evidenceView = (evidence: readonly ResolvedEvidence[]): EvidenceView => ({
    notes: book.citeEvidence(evidence),
    orphans: evidence.flatMap((each) =>
      each.state === "orphan" ? [{ quote: each.evidence.quote, file: each.evidence.file, message: each.message }] : [],
    ),
  });
  const assumptions = model.assumptions.map((each) => ({ ...each, ...evidenceView(each.evidence) }));
  const outcomes = listed(model);
  const letters = new Map(outcomes.map((outcome, i) => [outcome.id, letterOf(i)]));
  const options = model.decisionMakers.flatMap((dm) => dm.options.map((option) => option.id));
  const holdsIn = (world: World, outcome: string): string[] =>
    model.concepts.filter((concept) => world.equilibria[concept.id]?.includes(outcome)).map((concept) => concept.id);
  const worldKey = (settings: readonly boolean[]): string => settings.map((set) => (set ? "y" : "n")).join("");
  const byKey = new Map(model.worlds.map((world) => [worldKey(world.settings), world]));
  const names = new Map(model.decisionMakers.map((dm) => [dm.id, dm.name]));

  const explain = (world: World, outcome: string, concept: string | undefined): HoldingView["reasons"] =>
    world.reasons
      .filter((reason) => reason.outcome === outcome && reason.concept === concept)
      .map(({ decisionMaker, stable, sentences }) => ({
        name: names.get(decisionMaker) ?? decisionMaker,
        stable,
        sentences: sentences.map((sentence) => withLetters(sentence, options.length, letters)),
      }));
  const holdingView = (world: World, outcome: string): HoldingView => {
    const concepts = holdsIn(world, outcome);
    const explainable = new Set(world.reasons.filter((each) => each.outcome === outcome).map((each) => each.concept));
    const wanted = concepts.length > 0 ? concepts : [...explainable];
    const explained = [...wanted]
      .filter((concept) => explainable.has(concept))
      .sort((a, b) => firmness(a) - firmness(b))
      // Where it holds, the firmest concept; where it does not, the one the summary speaks of, or the weakest.
      .at(concepts.length > 0 ? 0 : -1);
    return {
      letter: letters.get(outcome)!,
      concepts,
      explained: explained ?? null,
      reasons: explain(world, outcome, explained),
    };
  };

  const statusQuo = outcomes.find((each) => each.isStatusQuo);
  const worlds = model.worlds.map((world): WorldView => {
    const holding = outcomes
      .map((outcome) => holdingView(world, outcome.id))
      .filter((each) => each.concepts.length > 0)
      .sort((a, b) => b.concepts.length - a.concepts.length || (a.letter < b.letter ? -1 : 1));
    const flips = assumptions.flatMap((_, assumption): FlipView[] => {
      const other = byKey.get(worldKey(world.settings.map((set, i) => (i === assumption ? !set : set))));
      if (other === undefined) return [];
      const changes = outcomes.flatMap((outcome) => {
        const here = holdsIn(world, outcome.id);
        const there = holdsIn(other, outcome.id);
        const gained = there.filter((concept) => !here.includes(concept));
        const lost = here.filter((concept) => !there.includes(concept));
        return gained.length + lost.length === 0 ? [] : [{ letter: letters.get(outcome.id)!, gained, lost }];
      });
      return [{ assumption, changes }];
    });
    const all = new Set(Object.values(world.equilibria).flat());
    return {
      key: worldKey(world.settings),
      settings: world.settings,
      holding,
      statusQuo:
        statusQuo === undefined || holdsIn(world, statusQuo.id).length > 0 ? null : holdingView(world, statusQuo.id),
      flips,
      unlisted: [...all].filter((id) => !letters.has(id)).length,
      problem: world.problem,
    };
  });

  const everywhere = new Set(model.worlds.flatMap((world) => Object.values(world.equilibria).flat()));
  return {
    title: model.title,
    file: model.file,
    citation: model.citation,
    decisionMakers: model.decisionMakers.map((dm) => ({
      id: dm.id,
      name: dm.name,
      preferenceForm: dm.preferenceForm,
      options: dm.options.map(({ id, name, direction, evidence }) => ({
        id,
        name,
        direction,
        ...evidenceView(evidence),
      })),
      preferences: dm.preferences.map(({ words, expression, evidence }) => ({
        words,
        expression,
        ...evidenceView(evidence),
      })),
    })),
    rules: model.rules.map(({ kind, words, because, evidence }) => ({
      kind,
      words,
      because,
      ...evidenceView(evidence),
    })),
    assumptions,
    concepts: model.concepts,
    leading: model.concepts.find((each) => each.id === "seq") ?? model.concepts[0] ?? null,
    stateCount: model.stateCount,
    outcomes: outcomes.map((outcome) => outcomeView(model, outcome, letters.get(outcome.id)!, options)),
    unlisted: [...everywhere].filter((id) => !letters.has(id)).length,
    worlds,
    worldsAreSampled: model.worldsAreSampled,
    coverage: coverageOf(model),
    problems: model.problems,
  };
}

/**
 * A sentence of a reason without states' ids: `YNN (A: opens)` becomes `outcome B` where the outcome is listed,
 * else `“A: opens”`.
 */
function withLetters(sentence: string, optionCount: number, letters: ReadonlyMap<string, string>): string {
  if (optionCount === 0) return sentence;
  const id = new RegExp(`(?<![\\w-])[YN-]{${optionCount}} \\(`, "gu");
  let out = "";
  let at = 0;
  for (const match of sentence.matchAll(id)) {
    if (match.index < at) continue;
    const open = match.index + optionCount + 1;
    let depth = 0;
    let close = open;
    for (; close < sentence.length; close++) {
      if (sentence[close] === "(") depth += 1;
      else if (sentence[close] === ")" && --depth === 0) break;
    }
    if (close === sentence.length) break;
    const words = sentence.slice(open + 1, close);
    const letter = letters.get(sentence.slice(match.index, match.index + optionCount));
    out += sentence.slice(at, match.index) + (letter === undefined ? `“${words}”` : `outcome ${letter}`);
    at = close + 1;
  }
  return out + sentence.slice(at);
}

function letterOf(i: number): string {
  return i < 26 ? String.fromCharCode(65 + i) : `Z${i - 25}`;
}

/** The status quo and the outcomes that hold under the firmest concepts in most worlds, in state order. */
function listed(model: CaseModel): ModelOutcome[] {
  const weight = (outcome: ModelOutcome): number => {
    if (outcome.isStatusQuo) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const world of model.worlds) {
      for (const [concept, ids] of Object.entries(world.equilibria)) {
        if (ids.includes(outcome.id)) sum += 4 ** (FIRMNESS.length - firmness(concept)) / 4;
      }
    }
    return sum;
  };
  const weights = new Map(model.outcomes.map((outcome) => [outcome, weight(outcome)]));
  const kept = new Set(
    [...model.outcomes]
      .filter((outcome) => weights.get(outcome)! > 0)
      .sort((a, b) => (weights.get(a) === weights.get(b) ? 0 : weights.get(b)! - weights.get(a)!))
      .slice(0, OUTCOME_LIMIT),
  );
  return model.outcomes.filter((outcome) => kept.has(outcome));
}

function outcomeView(model: CaseModel, outcome: ModelOutcome, letter: string, options: readonly string[]): OutcomeView {
  const choice = new Map(outcome.choices.map((each) => [each.option, each]));
  const holds: Record<string, string | null> = {};
  const worldCounts: Record<string, number> = {};
  for (const concept of model.concepts) {
    const worlds = model.worlds.filter((world) => world.equilibria[concept.id]?.includes(outcome.id));
    worldCounts[concept.id] = worlds.length;
    holds[concept.id] = hangsOn(model, worlds);
  }
  return {
    letter,
    id: outcome.id,
    label: outcome.label,
    isStatusQuo: outcome.isStatusQuo,
    lines: model.decisionMakers.map((dm) => {
      const own = outcome.choices.filter((each) => each.decisionMaker === dm.id);
      return {
        name: dm.name,
        taken: own.filter((each) => each.taken === true).map((each) => each.name),
        merged: own.some((each) => each.taken === null),
      };
    }),
    marks: options.map((id) => {
      const taken = choice.get(id)?.taken;
      return taken === undefined || taken === null ? "-" : taken ? "Y" : "N";
    }),
    holds,
    worldCounts,
  };
}

/** Which settings the worlds have in common, if these settings alone pick them out; else how many worlds. */
function hangsOn(model: CaseModel, worlds: readonly World[]): string | null {
  if (worlds.length === 0) return null;
  if (worlds.length === model.worlds.length) return model.worlds.length === 1 ? "holds" : "in every world";
  const fixed = model.assumptions.flatMap((assumption, i) => {
    const set = worlds[0]!.settings[i]!;
    return worlds.every((world) => world.settings[i] === set) ? [{ assumption, i, set }] : [];
  });
  const picked = model.worlds.filter((world) => fixed.every(({ i, set }) => world.settings[i] === set));
  if (fixed.length > 0 && picked.length === worlds.length) {
    return `only if ${listOf(fixed.map(({ assumption, set }) => `“${assumption.claim}” is ${set ? "so" : "not so"}`))}`;
  }
  return `in ${worlds.length} of ${model.worlds.length} worlds`;
}

/** What is done in an outcome, without who does nothing: for headings. */
export function outcomeHeading(outcome: OutcomeView): string {
  if (outcome.label !== null) return outcome.label;
  const active = outcome.lines.filter((line) => line.taken.length > 0);
  if (active.length === 0) return "Nobody takes any option";
  return capital(active.map(({ name, taken }) => `${name}: ${taken.join(" + ")}`).join("; "));
}
