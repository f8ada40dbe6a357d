// From a conflict file and its solved worlds to the model that a case holds: names, evidence, outcomes, reasons in words.
import {
  BASIC_CONCEPTS,
  type BasicConcept,
  type Conflict,
  type Expression,
  explain,
  type GraphModel,
  inWords,
  type Passage,
  type Preference,
  type Replacement,
  type SolvedWorld,
  type StabilityConcept,
  statesIn,
  strategiesIn,
  witnessOf,
} from "../gmcr/index.ts";
import type { DocReading } from "../reading/index.ts";
import type {
  CaseModel,
  ModelConcept,
  ModelOutcome,
  ModelPreference,
  ModelReason,
  ModelRule,
  World,
} from "./case-model.ts";
import { type EvidenceResolver, makeEvidenceResolver, type ResolvedEvidence } from "./evidence.ts";

const CONCEPTS: Readonly<Record<BasicConcept, { readonly name: string; readonly meaning: string }>> = {
  nash: {
    name: "Nash",
    meaning: "No side can reach anything better for it by changing its own course alone, whatever would follow.",
  },
  gmr: {
    name: "GMR",
    meaning:
      "Whatever better outcome a side could move to, the others could answer so that it ends no better off than it was; the answer may hurt those who give it (general metarationality).",
  },
  smr: {
    name: "SMR",
    meaning:
      "As GMR, and the side could not get away from the answer by a further move of its own (symmetric metarationality).",
  },
  seq: {
    name: "SEQ",
    meaning: "As GMR, but only answers count that serve those who give them, step by step (sequential stability).",
  },
  sseq: {
    name: "SSEQ",
    meaning:
      "As SEQ, and the side could not get away from the answer by a further move of its own (symmetric sequential stability).",
  },
  sim: {
    name: "SIM",
    meaning:
      "Whatever better outcome a side aims at, it ends no better off when the others improve at the same time (simultaneous stability).",
  },
};

/** In a world, reasons are written for at most so many outcomes; equilibria beyond them are listed without. */
const MOST_EXPLAINED = 24;
/** A reason is told under the firmest concept that the outcome satisfies. */
const FIRMEST_FIRST: readonly BasicConcept[] = ["nash", "sseq", "seq", "smr", "sim", "gmr"];

/** What is needed to show a conflict in a brief. */
export interface ConflictOfCase {
  readonly conflict: Conflict;
  /** Of `solveWorlds`; not empty. */
  readonly solved: readonly SolvedWorld[];
  /** The conflict file's name, as the user knows it. */
  readonly file: string;
  /** Whether `solved` leaves combinations out. */
  readonly isSampled?: boolean;
}

/** The case's model: `docs` are where its evidence is looked for. */
export function makeCaseModel(
  { conflict, solved, file, isSampled = false }: ConflictOfCase,
  docs: readonly DocReading[],
): CaseModel {
  const resolve = makeEvidenceResolver(docs);
  // The first assumption changes slowest, true before false: the order in which a table of worlds reads.
  const worlds = [...solved].sort((a, b) => {
    const i = a.world.findIndex((set, at) => set !== b.world[at]);
    return i === -1 ? 0 : a.world[i] ? -1 : 1;
  });
  const first = worlds.find((each) => each.model !== null)?.model ?? null;
  const concepts = BASIC_CONCEPTS.filter((concept) =>
    worlds.some((each) => {
      const result = each.solution?.get(concept);
      return result !== undefined && !("notDefined" in result);
    }),
  );
  const statusQuo = first === null || first.statusQuo === null ? null : first.stateId(first.statusQuo);
  const outcomes = new Map<string, ModelOutcome>();
  const solvedWorlds = worlds.map((each) => worldOf(each, concepts, statusQuo, outcomes));
  return {
    title: conflict.title ?? file,
    file,
    citation: conflict.citation,
    decisionMakers: conflict.decisionMakers.map((dm, index) => ({
      id: dm.id,
      name: dm.name,
      options: dm.options.map((optionIndex) => {
        const option = conflict.options[optionIndex]!;
        return {
          id: option.fullId,
          name: option.name,
          direction: option.direction,
          evidence: option.evidence.map((each) => resolvePassage(each, resolve)),
        };
      }),
      ...preferencesOf(conflict, conflict.preferences[index]!, index, resolve),
    })),
    rules: rulesOf(conflict, resolve),
    assumptions: conflict.assumptions.map((assumption) => ({
      id: assumption.id,
      claim: assumption.claim,
      likelihood: assumption.likelihood,
      evidence: assumption.evidence.map((each) => resolvePassage(each, resolve)),
      holds: replacementWords(conflict, assumption.holds),
      fails: replacementWords(conflict, assumption.fails),
    })),
    concepts: concepts.map((id): ModelConcept => ({ id, ...CONCEPTS[id] })),
    stateCount: first?.stateCount ?? 0,
    outcomes: [...outcomes.values()].sort((a, b) => order(first, a.id) - order(first, b.id) || (a.id < b.id ? -1 : 1)),
    worlds: solvedWorlds,
    worldsAreSampled: isSampled,
    problems: [
      ...new Set(
        worlds.flatMap((each) => each.problems.map((problem) => `${problem.found}; expected ${problem.expected}`)),
      ),
    ],
  };
}

function order(model: GraphModel | null, id: string): number {
  const s = model?.stateWithId(id) ?? -1;
  return s === -1 ? Number.MAX_SAFE_INTEGER : s;
}

function resolvePassage({ file, hash, quote, before, after }: Passage, resolve: EvidenceResolver): ResolvedEvidence {
  return resolve({ file, hash, quote, before, after });
}

function worldOf(
  { world, model, solution, problems }: SolvedWorld,
  concepts: readonly BasicConcept[],
  statusQuo: string | null,
  outcomes: Map<string, ModelOutcome>,
): World {
  if (model === null || solution === null) {
    const problem = problems.find((each) => each.severity === "error") ?? problems[0];
    return {
      settings: world,
      equilibria: {},
      reasons: [],
      problem:
        problem === undefined ? "This world could not be solved." : `This world could not be solved: ${problem.found}.`,
    };
  }
  const equilibria: Record<string, string[]> = {};
  const firmest = new Map<number, StabilityConcept>();
  for (const concept of FIRMEST_FIRST) {
    const result = solution.get(concept);
    if (!concepts.includes(concept) || result === undefined || "notDefined" in result) continue;
    const states = statesIn(result.equilibria);
    equilibria[concept] = states.map((s) => model.stateId(s));
    for (const s of states) if (!firmest.has(s)) firmest.set(s, concept);
  }
  for (const s of firmest.keys()) addOutcome(model, s, statusQuo, outcomes);
  const reasons: ModelReason[] = [];
  const tell = (s: number, concept: StabilityConcept): void => {
    for (const [dm, { id }] of model.decisionMakers.entries()) {
      const witness = witnessOf(model, concept, dm, s);
      reasons.push({
        outcome: model.stateId(s),
        concept,
        decisionMaker: id,
        stable: witness.kind !== "escapes",
        sentences: explain(model, concept, dm, s, witness),
      });
    }
  };
  for (const [s, concept] of [...firmest].slice(0, MOST_EXPLAINED)) tell(s, concept);
  const s0 = statusQuo === null ? -1 : model.stateWithId(statusQuo);
  if (s0 !== -1) {
    addOutcome(model, s0, statusQuo, outcomes);
    if (!firmest.has(s0)) tell(s0, concepts.includes("seq") ? "seq" : (concepts[0] ?? "nash"));
  }
  return { settings: world, equilibria, reasons, problem: null };
}

function addOutcome(model: GraphModel, s: number, statusQuo: string | null, outcomes: Map<string, ModelOutcome>): void {
  const id = model.stateId(s);
  if (outcomes.has(id)) return;
  const { layout } = model;
  const choices =
    layout === null
      ? []
      : strategiesIn(model, s).flatMap(({ dm, taken, either }) =>
          layout.owner.flatMap((owner, option) =>
            owner === dm
              ? [
                  {
                    decisionMaker: model.decisionMakers[dm]!.id,
                    option: layout.ids[option]!,
                    name: layout.names[option]!,
                    taken: either.includes(option) ? null : taken.includes(option),
                  },
                ]
              : [],
          ),
        );
  const label = model.stateLabel(s) ?? (layout === null ? `State ${id}` : null);
  outcomes.set(id, { id, label, isStatusQuo: id === statusQuo, choices });
}

function preferencesOf(
  conflict: Conflict,
  preference: Preference,
  dm: number,
  resolve: EvidenceResolver,
): { readonly preferences: readonly ModelPreference[]; readonly preferenceForm: string | null } {
  const { basis } = preference;
  if (basis.kind === "statements") {
    return {
      preferenceForm: null,
      preferences: basis.statements.map((statement) => ({
        expression: statement.expression.text,
        words: `${expressionWords(conflict, statement.expression, dm)}${statement.isIndifferent ? " (indifferent)" : ""}`,
        evidence: statement.evidence.map((each) => resolvePassage(each, resolve)),
      })),
    };
  }
  if (basis.kind === "weights") {
    return {
      preferenceForm: "by weights of options",
      preferences: [...basis.weights]
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
        .map(({ option, value }) => ({
          expression: `${conflict.options[option]!.fullId}: ${value}`,
          words: `${optionWords(conflict, option, dm)}: ${value > 0 ? "for" : value < 0 ? "against" : "indifferent"}`,
          evidence: [],
        })),
    };
  }
  return {
    preferenceForm: basis.kind === "ranking" ? "a ranking of all outcomes" : "indifferent between all outcomes",
    preferences: [],
  };
}

function rulesOf(conflict: Conflict, resolve: EvidenceResolver): ModelRule[] {
  const whole = (expression: Expression | null): string =>
    expression === null ? "any outcome" : expressionWords(conflict, expression, -1);
  return [
    ...conflict.infeasible.map(
      (rule): ModelRule => ({
        kind: "infeasible",
        words: `Not possible: ${whole(rule.when)}`,
        because: rule.because,
        evidence: rule.evidence.map((each) => resolvePassage(each, resolve)),
      }),
    ),
    ...conflict.blockedMoves.map(
      (rule): ModelRule => ({
        kind: "blocked",
        words: `${conflict.decisionMakers[rule.dm]!.name} cannot move from ${whole(rule.from)} to ${whole(rule.to)}`,
        because: rule.because,
        evidence: rule.evidence.map((each) => resolvePassage(each, resolve)),
      }),
    ),
    ...conflict.merge.map(
      (rule): ModelRule => ({
        kind: "merged",
        words: `Counted as one${rule.label === null ? "" : ` (“${rule.label}”)`}: ${whole(rule.when)}`,
        because: null,
        evidence: [],
      }),
    ),
    ...conflict.hidden.flatMap((hidden, dm): ModelRule[] =>
      hidden === null
        ? []
        : [
            {
              kind: "hidden",
              words: `${conflict.decisionMakers[dm]!.name} does not know of ${hidden.when === null ? "some states" : whole(hidden.when)}`,
              because: null,
              evidence: [],
            },
          ],
    ),
  ];
}

/** What one side of an assumption replaces, in words. */
function replacementWords(conflict: Conflict, replacement: Replacement): string[] {
  const words = replacement.preferences.flatMap((preference, dm) => {
    if (preference === null) return [];
    const name = conflict.decisionMakers[dm]!.name;
    if (preference.basis.kind !== "statements") return [`${name} prefers otherwise`];
    const wishes = preference.basis.statements.map((each) => expressionWords(conflict, each.expression, dm));
    return [`${name} wants, the most important first: ${wishes.join("; ")}`];
  });
  if (replacement.infeasible !== null) words.push("other combinations are impossible");
  if (replacement.blockedMoves !== null) words.push("other moves are blocked");
  return words;
}

/** `“withdraw” (Ukraine)`; without the owner where it is the focal decision maker. */
function optionWords(conflict: Conflict, optionIndex: number, focal: number): string {
  const option = conflict.options[optionIndex];
  if (option === undefined) return "?";
  const owner = option.dm === focal ? "" : ` (${conflict.decisionMakers[option.dm]!.name})`;
  return `“${option.name}”${owner}`;
}

const OPERATORS: ReadonlyMap<number, { readonly word: string; readonly strength: number }> = new Map([
  [-2, { word: "and", strength: 3 }],
  [-3, { word: "or", strength: 2 }],
  [-4, { word: "if", strength: 1 }],
  [-5, { word: "if and only if", strength: 1 }],
]);
/** Longer expressions are shown as written. */
const MOST_WORDED = 200;

/** An expression in option names, with as few brackets as it needs. */
function expressionWords(conflict: Conflict, { program, text }: Expression, focal: number): string {
  if (program.length > MOST_WORDED) return text;
  const stack: { readonly words: string; readonly strength: number }[] = [];
  const inBrackets = (term: { readonly words: string; readonly strength: number }, strength: number): string =>
    term.strength < strength ? `(${term.words})` : term.words;
  for (const code of program) {
    if (code >= 0) {
      stack.push({ words: optionWords(conflict, code, focal), strength: 5 });
      continue;
    }
    const right = stack.pop();
    if (right === undefined) return text;
    if (code === -1) {
      stack.push({ words: `not ${inBrackets(right, 4)}`, strength: 4 });
      continue;
    }
    const operator = OPERATORS.get(code);
    const left = stack.pop();
    if (operator === undefined || left === undefined) return text;
    const { word, strength } = operator;
    // `if` and `iff` do not chain: both sides need brackets when they hold one themselves.
    const least = strength === 1 ? 2 : strength;
    stack.push({ words: `${inBrackets(left, least)} ${word} ${inBrackets(right, least)}`, strength });
  }
  return stack.length === 1 ? stack[0]!.words : inWords(stack.map((each) => each.words));
}
