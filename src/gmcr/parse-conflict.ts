// Reads the text of a conflict file (parley-conflict/1, YAML or JSON): text in, conflict and problems out, nothing thrown.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from "yaml";
import type {
  Assumption,
  BlockedMove,
  Conflict,
  DecisionMaker,
  Direction,
  HiddenStates,
  InfeasibleRule,
  MergeRule,
  NamedState,
  Option,
  OptionWeight,
  Passage,
  Preference,
  PreferenceBasis,
  PreferenceStatement,
  Replacement,
  StateName,
  StatusQuo,
} from "./conflict.ts";
import { type Expression, parseExpression, RESERVED_WORDS } from "./expression.ts";
import { nearestName } from "./nearest-name.ts";
import { type ConflictProblem, errorAt, FILE_START, type Place, quoted, warningAt } from "./problem.ts";

/** The name of the format, as `format:` gives it. */
export const CONFLICT_FORMAT = "parley-conflict/1";

/** The mark in a ranking that sets greatly preferred states apart from the rest. */
export const GAP_MARK = ">>";

/** Longer files (UTF-16 code units) end in a message. */
const LONGEST_FILE = 4_000_000;
/** More values than this, repeated anchors counted, end in a message. */
const MOST_VALUES = 2_000_000;
/** More problems than this are not listed. */
const MOST_PROBLEMS = 100;

const ID = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

const FIELDS: readonly string[] = [
  "format",
  "title",
  "citation",
  "decisionMakers",
  "infeasible",
  "merge",
  "blockedMoves",
  "hidden",
  "statusQuo",
  "preferences",
  "assumptions",
  "states",
  "moves",
];

/** A conflict, or null where an error leaves none; problems in the order of the text. */
export interface ParsedConflict {
  readonly conflict: Conflict | null;
  readonly problems: readonly ConflictProblem[];
}

/**
 * Reads a conflict file's text. Names, fields, expressions and forms are checked here;
 * what needs the states (rankings, merges, hidden states) is checked by `makeModel`.
 */
export function parseConflict(text: string): ParsedConflict {
  const problems: ConflictProblem[] = [];
  const lines = new LineCounter();
  if (text.length > LONGEST_FILE) {
    const found = `a conflict file of ${text.length.toLocaleString("en")} characters`;
    const expected = `at most ${LONGEST_FILE.toLocaleString("en")}`;
    return { conflict: null, problems: [errorAt(FILE_START, "file-size", found, expected)] };
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const before = text.slice(0, nul).split("\n");
    const place: Place = { start: nul, end: nul + 1, line: before.length, column: before.at(-1)!.length + 1 };
    return { conflict: null, problems: [errorAt(place, "nul", "a NUL character", "text without NUL characters")] };
  }
  let document: Document;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
      logLevel: "error",
    });
  } catch {
    const found = "values nested too deeply to be read";
    return { conflict: null, problems: [errorAt(FILE_START, "nesting", found, "a flatter file")] };
  }
  const placeOf = (start: number, end: number): Place => {
    const { line, col } = lines.linePos(Math.min(start, text.length));
    return { start, end, line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const error of document.errors.slice(0, 20)) {
    const place = placeOf(error.pos[0], error.pos[1]);
    if (error.code === "MULTIPLE_DOCS") {
      problems.push(errorAt(place, "second-document", "a second YAML document", "one document in a file"));
    } else problems.push(errorAt(place, "syntax", lowerFirst(error.message), "valid YAML or JSON"));
  }
  for (const warning of document.warnings.slice(0, 20)) {
    const place = placeOf(warning.pos[0], warning.pos[1]);
    problems.push(errorAt(place, "tag", lowerFirst(warning.message), "plain values without tags"));
  }
  if (problems.length > 0) return { conflict: null, problems };
  const reader = new ConflictReader(document, text, placeOf, problems);
  let conflict: Conflict | null = null;
  try {
    conflict = reader.conflict();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
  }
  const hasError = problems.some((problem) => problem.severity === "error");
  return { conflict: hasError ? null : conflict, problems: eachOnce(problems) };
}

/** Ends the reading of a file that has too many values or problems; a problem says so. */
class TooMuch extends Error {}

type Fields = ReadonlyMap<string, { readonly value: Node | null; readonly at: Place }>;

/** Walks one parsed document. Every method reports problems and returns null (or what could be read). */
class ConflictReader {
  private readonly document: Document;
  private readonly text: string;
  private readonly placeOf: (start: number, end: number) => Place;
  private readonly problems: ConflictProblem[];
  private valueCount = 0;
  private readonly dms: DecisionMaker[] = [];
  private readonly options: Option[] = [];
  private readonly dmIndex = new Map<string, number>();
  private readonly optionIndex = new Map<string, number>();
  private readonly states: NamedState[] = [];
  private readonly stateIndex = new Map<string, number>();
  private isGraph = false;

  constructor(
    document: Document,
    text: string,
    placeOf: (start: number, end: number) => Place,
    problems: ConflictProblem[],
  ) {
    this.document = document;
    this.text = text;
    this.placeOf = placeOf;
    this.problems = problems;
  }

  conflict(): Conflict | null {
    const root = this.node(this.document.contents as Node | null);
    if (root === null || (isScalar(root) && root.value === null)) {
      this.fail(FILE_START, "empty", "an empty file", `a conflict that begins with "format: ${CONFLICT_FORMAT}"`);
      return null;
    }
    const fields = this.fields(root, "a conflict", FIELDS, ["format", "decisionMakers", "preferences"]);
    if (fields === null) return null;
    const format = this.string(fields, "format");
    if (format !== null && format !== CONFLICT_FORMAT) {
      this.fail(this.at(fields.get("format")!.value), "format", `the format ${quoted(format)}`, CONFLICT_FORMAT);
    }
    const title = this.string(fields, "title");
    const citation = this.string(fields, "citation");
    this.isGraph = fields.has("states") || fields.has("moves");
    this.readDecisionMakers(fields.get("decisionMakers")?.value ?? null);
    if (this.isGraph) this.checkGraphForm(fields);
    const moves = this.isGraph ? this.readGraph(fields) : [];
    const infeasible = this.isGraph ? [] : this.infeasible(fields);
    const merge = this.isGraph ? [] : this.merge(fields);
    const blockedMoves = this.isGraph ? [] : this.blockedMoves(fields);
    const hidden = this.hidden(fields);
    const statusQuo = this.statusQuo(fields);
    const preferences = this.preferences(fields, true);
    const assumptions = this.assumptions(fields);
    if (preferences.some((preference) => preference === null)) return null;
    return {
      form: this.isGraph ? "graph" : "option",
      title,
      citation,
      decisionMakers: this.dms,
      options: this.options,
      infeasible,
      merge,
      blockedMoves,
      hidden,
      statusQuo,
      preferences: preferences as readonly Preference[],
      assumptions,
      states: this.states,
      moves,
    };
  }

  // Decision makers and options

  private readDecisionMakers(list: Node | null): void {
    for (const item of this.items(list, "decisionMakers", "a list of decision makers")) {
      const fields = this.fields(item, "a decision maker", ["id", "name", "options"], ["id"]);
      if (fields === null) continue;
      const id = this.id(fields, "a decision maker");
      if (id === null) continue;
      if (this.dmIndex.has(id)) {
        this.fail(
          this.at(fields.get("id")!.value),
          "duplicate-id",
          `a second decision maker "${id}"`,
          "ids that differ",
        );
        continue;
      }
      const dm = this.dms.length;
      this.dmIndex.set(id, dm);
      const options: number[] = [];
      this.dms.push({ id, name: this.string(fields, "name") ?? id, options, at: this.at(item) });
      const optionList = fields.get("options");
      if (optionList === undefined) {
        if (!this.isGraph) {
          this.fail(
            this.at(item),
            "missing-field",
            `decision maker "${id}" without options`,
            '"options", a list (it may be empty)',
          );
        }
        continue;
      }
      for (const option of this.items(optionList.value, "options", "a list of options")) {
        const index = this.readOption(option, dm, id);
        if (index !== null) options.push(index);
      }
    }
    if (list !== null && isSeq(this.node(list)) && this.dms.length === 0 && this.problems.length === 0) {
      this.fail(this.at(list), "no-decision-makers", "no decision makers", "at least one");
    }
  }

  private readOption(item: Node | null, dm: number, dmId: string): number | null {
    const fields = this.fields(item, "an option", ["id", "name", "direction", "evidence"], ["id"]);
    if (fields === null) return null;
    const id = this.id(fields, "an option");
    if (id === null) return null;
    const fullId = `${dmId}.${id}`;
    if (this.optionIndex.has(fullId)) {
      this.fail(this.at(fields.get("id")!.value), "duplicate-id", `a second option "${fullId}"`, "ids that differ");
      return null;
    }
    const direction = this.string(fields, "direction") ?? "both";
    if (direction !== "both" && direction !== "on" && direction !== "off") {
      const at = this.at(fields.get("direction")!.value);
      this.fail(
        at,
        "direction",
        `the direction ${quoted(direction)}`,
        '"both", "on" (once taken stays taken) or "off"',
      );
    }
    const index = this.options.length;
    this.optionIndex.set(fullId, index);
    this.options.push({
      id,
      fullId,
      name: this.string(fields, "name") ?? id,
      dm,
      direction: direction as Direction,
      evidence: this.evidence(fields),
      at: this.at(item),
    });
    return index;
  }

  // Graph form

  private checkGraphForm(fields: Fields): void {
    for (const name of ["infeasible", "merge", "blockedMoves"]) {
      const field = fields.get(name);
      if (field !== undefined && !this.isNull(field.value)) {
        this.fail(
          field.at,
          "graph-form",
          `"${name}" beside "states" and "moves"`,
          `either graph form or options with "${name}"`,
        );
      }
    }
    for (const dm of this.dms) {
      if (dm.options.length > 0) {
        this.fail(
          dm.at,
          "graph-form",
          `options of "${dm.id}" beside "states" and "moves"`,
          "either options or states and moves",
        );
      }
    }
    for (const name of ["states", "moves"]) {
      if (!fields.has(name))
        this.fail(FILE_START, "missing-field", `graph form without "${name}"`, `"states" and "moves"`);
    }
  }

  private readGraph(fields: Fields): readonly (readonly (readonly [number, number])[])[] {
    for (const item of this.items(fields.get("states")?.value ?? null, "states", "a list of states")) {
      const state = this.fields(item, "a state", ["id", "label"], ["id"]);
      if (state === null) continue;
      const name = this.stateName(state.get("id")?.value ?? null);
      if (name === null) continue;
      if (this.stateIndex.has(name.id)) {
        this.fail(name.at, "duplicate-id", `a second state "${name.id}"`, "ids that differ");
        continue;
      }
      this.stateIndex.set(name.id, this.states.length);
      this.states.push({ id: name.id, label: this.string(state, "label"), at: name.at });
    }
    if (fields.has("states") && this.states.length === 0 && this.problems.length === 0) {
      this.fail(fields.get("states")!.at, "no-states", "no states", "at least one");
    }
    const moves: [number, number][][] = this.dms.map(() => []);
    for (const [dm, value] of this.byDecisionMaker(fields.get("moves")?.value ?? null, "moves")) {
      const seen = new Set<number>();
      for (const item of this.items(value, "moves", "a list of [from, to] pairs")) {
        const pair = this.pair(item);
        const from = pair && this.knownState(pair[0]);
        const to = pair && this.knownState(pair[1]);
        if (pair === null || from === null || to === null) continue;
        if (from === to) {
          this.fail(pair[1].at, "move", `a move from "${pair[0].id}" to itself`, "moves between two states");
          continue;
        }
        const key = from * this.states.length + to;
        if (!seen.has(key)) moves[dm]!.push([from, to]);
        seen.add(key);
      }
    }
    return moves;
  }

  private knownState(name: StateName): number | null {
    const index = this.stateIndex.get(name.id);
    if (index !== undefined) return index;
    const near = nearestName(name.id, this.stateIndex.keys());
    this.fail(
      name.at,
      "unknown-state",
      `an unknown state ${quoted(name.id)}`,
      near === null ? "an id of the list of states" : `"${near}"`,
    );
    return null;
  }

  // Rules over options

  private infeasible(fields: Fields): readonly InfeasibleRule[] {
    const rules: InfeasibleRule[] = [];
    for (const item of this.optionalItems(fields, "infeasible", "a list of rules")) {
      const rule = this.fields(item, "an infeasible rule", ["when", "because", "evidence"], ["when"]);
      const when = rule && this.expression(rule.get("when")?.value ?? null);
      if (rule === null || when === null) continue;
      rules.push({ when, because: this.string(rule, "because"), evidence: this.evidence(rule), at: this.at(item) });
    }
    return rules;
  }

  private merge(fields: Fields): readonly MergeRule[] {
    const rules: MergeRule[] = [];
    for (const item of this.optionalItems(fields, "merge", "a list of rules")) {
      const rule = this.fields(item, "a merge rule", ["when", "as"], ["when"]);
      const when = rule && this.expression(rule.get("when")?.value ?? null);
      if (rule === null || when === null) continue;
      rules.push({ when, label: this.string(rule, "as"), at: this.at(item) });
    }
    return rules;
  }

  private blockedMoves(fields: Fields): readonly BlockedMove[] {
    const rules: BlockedMove[] = [];
    const names = ["decisionMaker", "from", "to", "because", "evidence"];
    for (const item of this.optionalItems(fields, "blockedMoves", "a list of blocked moves")) {
      const rule = this.fields(item, "a blocked move", names, ["decisionMaker"]);
      if (rule === null) continue;
      const dm = this.decisionMaker(rule.get("decisionMaker")?.value ?? null);
      const from = rule.has("from") ? this.expression(rule.get("from")!.value) : null;
      const to = rule.has("to") ? this.expression(rule.get("to")!.value) : null;
      if (!rule.has("from") && !rule.has("to")) {
        this.fail(this.at(item), "missing-field", 'a blocked move without "from" and "to"', "at least one of them");
        continue;
      }
      if (dm === null || (rule.has("from") && from === null) || (rule.has("to") && to === null)) continue;
      const because = this.string(rule, "because");
      rules.push({ dm, from, to, because, evidence: this.evidence(rule), at: this.at(item) });
    }
    return rules;
  }

  private hidden(fields: Fields): readonly (HiddenStates | null)[] {
    const hidden: (HiddenStates | null)[] = this.dms.map(() => null);
    const field = fields.get("hidden");
    if (field === undefined || this.isNull(field.value)) return hidden;
    for (const [dm, value] of this.byDecisionMaker(field.value, "hidden")) {
      if (this.isGraph) {
        const names = this.items(value, "hidden", "a list of state ids").map((item) => this.stateName(item));
        const states = names.map((name) => (name === null ? null : this.knownState(name)));
        hidden[dm] = { when: null, states: states.filter((state) => state !== null), at: this.at(value) };
      } else {
        const when = this.expression(value);
        if (when !== null) hidden[dm] = { when, states: [], at: this.at(value) };
      }
    }
    return hidden;
  }

  private statusQuo(fields: Fields): StatusQuo | null {
    const field = fields.get("statusQuo");
    if (field === undefined) {
      return this.isGraph ? null : { kind: "options", taken: this.options.map(() => false), at: FILE_START };
    }
    const node = this.node(field.value);
    if (this.isNull(node))
      return this.isGraph ? null : { kind: "options", taken: this.options.map(() => false), at: FILE_START };
    if (isScalar(node)) {
      const state = this.stateName(node);
      if (state === null) return null;
      if (this.isGraph && this.knownState(state) === null) return null;
      return { kind: "state", state };
    }
    if (this.isGraph) {
      this.fail(this.at(node), "status-quo", `${this.kindOf(node)} as status quo`, "a state id");
      return null;
    }
    const taken = this.options.map(() => false);
    for (const [key, value, at] of this.entries(node, "statusQuo", "options with Y or N")) {
      const option = this.option(key, at);
      const word = this.scalarText(value);
      if (word !== "Y" && word !== "N") {
        this.fail(this.at(value, at), "status-quo", word === null ? this.kindOf(value) : quoted(word), "Y or N");
      } else if (option !== null) taken[option] = word === "Y";
    }
    return { kind: "options", taken, at: this.at(node) };
  }

  // Preferences

  private preferences(fields: Fields, isBase: boolean): (Preference | null)[] {
    const preferences: (Preference | null)[] = this.dms.map(() => null);
    const field = fields.get("preferences");
    const given = new Set<number>();
    if (field !== undefined) {
      for (const [dm, value] of this.byDecisionMaker(field.value, "preferences")) {
        given.add(dm);
        preferences[dm] = this.preference(value, this.dms[dm]!.id);
      }
    }
    if (isBase && field !== undefined) {
      for (const [dm, { id, at }] of this.dms.entries()) {
        if (!given.has(dm)) {
          this.fail(
            at,
            "no-preferences",
            `decision maker "${id}" without preferences`,
            `an entry "${id}" under "preferences"; "indifferent: true" says on purpose that there are none`,
          );
        }
      }
    }
    return preferences;
  }

  private preference(node: Node | null, dmId: string): Preference | null {
    const bases = ["statements", "weights", "ranking", "indifferent"];
    const fields = this.fields(node, `the preferences of "${dmId}"`, [...bases, "unknown", "muchBetter"], []);
    if (fields === null) return null;
    const given = bases.filter((name) => fields.has(name));
    if (given.length !== 1) {
      const found = given.length === 0 ? "none of them" : given.map((name) => `"${name}"`).join(" and ");
      this.fail(
        this.at(node),
        "preference-basis",
        `${found} for "${dmId}"`,
        'one of "statements", "weights", "ranking", "indifferent"',
      );
      return null;
    }
    const basis = this.basis(given[0]!, fields);
    if (basis === null) return null;
    return {
      basis,
      unknown: this.pairs(fields, "unknown"),
      muchBetter: this.pairs(fields, "muchBetter"),
      at: this.at(node),
    };
  }

  private basis(name: string, fields: Fields): PreferenceBasis | null {
    const { value, at } = fields.get(name)!;
    if (this.isGraph && (name === "statements" || name === "weights")) {
      this.fail(at, "graph-form", `"${name}" in graph form`, '"ranking": there are no options to compare');
      return null;
    }
    if (name === "indifferent") {
      const node = this.node(value);
      if (isScalar(node) && node.value === true) return { kind: "indifferent" };
      this.fail(
        this.at(value, at),
        "indifferent",
        this.described(value),
        '"indifferent: true", or another way of giving preferences',
      );
      return null;
    }
    if (name === "weights") return { kind: "weights", weights: this.weights(value) };
    if (name === "statements") {
      const statements: PreferenceStatement[] = [];
      for (const item of this.items(value, "statements", "a list of statements")) {
        const statement = this.preferenceStatement(item);
        if (statement !== null) statements.push(statement);
      }
      return { kind: "statements", statements };
    }
    return this.ranking(value);
  }

  private preferenceStatement(item: Node | null): PreferenceStatement | null {
    const names = ["prefer", "indifferent", "because", "evidence"];
    const fields = this.fields(item, "a preference statement", names, []);
    if (fields === null) return null;
    const isIndifferent = fields.has("indifferent");
    if (isIndifferent === fields.has("prefer")) {
      const found = isIndifferent ? 'both "prefer" and "indifferent"' : 'neither "prefer" nor "indifferent"';
      this.fail(this.at(item), "preference-statement", found, "one of them");
      return null;
    }
    const expression = this.expression(fields.get(isIndifferent ? "indifferent" : "prefer")!.value);
    if (expression === null) return null;
    const because = this.string(fields, "because");
    return { expression, isIndifferent, because, evidence: this.evidence(fields), at: this.at(item) };
  }

  private weights(node: Node | null): readonly OptionWeight[] {
    const weights: OptionWeight[] = [];
    for (const [key, value, at] of this.entries(node, "weights", "options with numbers")) {
      const option = this.option(key, at);
      const scalar = this.node(value);
      const source = this.scalarText(scalar);
      if (!isScalar(scalar) || typeof scalar.value !== "number" || !Number.isFinite(scalar.value) || source === null) {
        this.fail(this.at(value, at), "weight", this.described(value), "a number");
      } else if (option !== null) weights.push({ option, value: scalar.value, at });
    }
    return weights;
  }

  private ranking(node: Node | null): PreferenceBasis | null {
    const levels: StateName[][] = [];
    const gaps: number[] = [];
    const seen = new Map<string, Place>();
    for (const item of this.items(node, "ranking", "a list, best first, of lists of tied states")) {
      const value = this.node(item);
      if (isScalar(value) && value.value === GAP_MARK) {
        if (levels.length === 0 || gaps.at(-1) === levels.length) {
          this.fail(this.at(value), "gap", `"${GAP_MARK}" without states above it`, "the mark between two levels");
        } else gaps.push(levels.length);
        continue;
      }
      const members = isSeq(value) ? this.items(value, "ranking", "tied states") : [item];
      const level: StateName[] = [];
      for (const member of members) {
        const name = this.stateName(member);
        if (name === null) continue;
        const first = seen.get(name.id);
        if (first !== undefined) {
          this.fail(
            name.at,
            "ranking",
            `state ${quoted(name.id)} a second time (first in line ${first.line})`,
            "every feasible state once",
          );
          continue;
        }
        if (this.isGraph && this.knownState(name) === null) continue;
        seen.set(name.id, name.at);
        level.push(name);
      }
      if (level.length > 0) levels.push(level);
    }
    if (gaps.at(-1) === levels.length && gaps.length > 0) {
      this.fail(this.at(node), "gap", `"${GAP_MARK}" without states below it`, "the mark between two levels");
    }
    return { kind: "ranking", levels, gaps };
  }

  private pairs(fields: Fields, name: string): readonly (readonly [StateName, StateName])[] {
    const pairs: (readonly [StateName, StateName])[] = [];
    for (const item of this.optionalItems(fields, name, "a list of [state, state] pairs")) {
      const pair = this.pair(item);
      if (pair === null) continue;
      if (this.isGraph && (this.knownState(pair[0]) === null || this.knownState(pair[1]) === null)) continue;
      if (pair[0].id === pair[1].id)
        this.fail(pair[1].at, name, `state ${quoted(pair[0].id)} twice in a pair`, "two states");
      else pairs.push(pair);
    }
    return pairs;
  }

  // Assumptions

  private assumptions(fields: Fields): readonly Assumption[] {
    const assumptions: Assumption[] = [];
    const ids = new Set<string>();
    const replacedBy = new Map<string, string>();
    const names = ["id", "claim", "evidence", "likelihood", "holds", "fails"];
    for (const item of this.optionalItems(fields, "assumptions", "a list of assumptions")) {
      const entry = this.fields(item, "an assumption", names, ["id", "claim", "holds", "fails"]);
      if (entry === null) continue;
      const id = this.id(entry, "an assumption");
      if (id !== null && ids.has(id)) {
        this.fail(this.at(entry.get("id")!.value), "duplicate-id", `a second assumption "${id}"`, "ids that differ");
      }
      const claim = this.string(entry, "claim");
      const likelihood = this.likelihood(entry);
      const holds = this.replacement(entry.get("holds")?.value ?? null);
      const fails = this.replacement(entry.get("fails")?.value ?? null);
      const evidence = this.evidence(entry);
      if (id === null || claim === null || holds === null || fails === null) continue;
      ids.add(id);
      for (const part of replacedParts(this.dms, holds, fails)) {
        const other = replacedBy.get(part);
        if (other !== undefined) {
          const found = `assumptions "${other}" and "${id}" both replacing ${part} (the later one is followed)`;
          this.problems.push(
            warningAt(this.at(item), "assumption-overlap", found, "assumptions that replace different parts"),
          );
        }
        replacedBy.set(part, id);
      }
      assumptions.push({ id, claim, evidence, likelihood, holds, fails, at: this.at(item) });
    }
    return assumptions;
  }

  private likelihood(fields: Fields): number | null {
    const node = this.node(fields.get("likelihood")?.value ?? null);
    if (this.isNull(node)) return null;
    if (isScalar(node) && typeof node.value === "number" && node.value >= 0 && node.value <= 1) return node.value;
    this.fail(this.at(node), "likelihood", this.described(node), "a number from 0 to 1, or null");
    return null;
  }

  private replacement(node: Node | null): Replacement | null {
    const known = ["preferences", "infeasible", "blockedMoves"];
    const value = this.node(node);
    if (value === null || this.isNull(value)) {
      if (node !== null)
        this.fail(this.at(node), "assumption", "nothing", "a mapping with parts to replace; {} leaves all as it is");
      return null;
    }
    const fields = this.fields(value, "a side of an assumption", known, []);
    if (fields === null) return null;
    if (this.isGraph) {
      for (const name of ["infeasible", "blockedMoves"]) {
        if (fields.has(name))
          this.fail(fields.get(name)!.at, "graph-form", `"${name}" in graph form`, "preferences only");
      }
      return { preferences: this.preferences(fields, false), infeasible: null, blockedMoves: null };
    }
    return {
      preferences: this.preferences(fields, false),
      infeasible: fields.has("infeasible") ? this.infeasible(fields) : null,
      blockedMoves: fields.has("blockedMoves") ? this.blockedMoves(fields) : null,
    };
  }

  // Names

  private id(fields: Fields, what: string): string | null {
    const node = fields.get("id")?.value ?? null;
    if (!fields.has("id")) return null;
    const id = this.scalarText(node);
    const expected = 'letters, digits, "_" and "-", beginning with a letter';
    if (id === null || !ID.test(id)) {
      this.fail(
        this.at(node, fields.get("id")!.at),
        "id",
        id === null ? `${this.kindOf(node)} as id of ${what}` : `${quoted(id)} as id of ${what}`,
        expected,
      );
      return null;
    }
    if (RESERVED_WORDS.includes(id)) {
      this.fail(
        this.at(node),
        "reserved-word",
        `"${id}" as id of ${what}`,
        "another id: this is a word of the expressions",
      );
      return null;
    }
    return id;
  }

  private decisionMaker(node: Node | null): number | null {
    const id = this.scalarText(node);
    if (id === null) {
      if (node !== null) this.fail(this.at(node), "decision-maker", this.described(node), "the id of a decision maker");
      return null;
    }
    return this.dmNamed(id, this.at(node));
  }

  private dmNamed(id: string, at: Place): number | null {
    const dm = this.dmIndex.get(id);
    if (dm !== undefined) return dm;
    this.fail(at, "unknown-name", `an unknown decision maker ${quoted(id)}`, this.oneOf(id, [...this.dmIndex.keys()]));
    return null;
  }

  private option(name: string, at: Place): number | null {
    const found = this.resolve(name);
    if (typeof found === "number") return found;
    this.fail(at, "unknown-name", found.found, found.expected);
    return null;
  }

  private readonly resolve = (name: string): number | { found: string; expected: string } => {
    const option = this.optionIndex.get(name);
    if (option !== undefined) return option;
    const [dmId, ...rest] = name.split(".");
    const dm = this.dmIndex.get(dmId ?? "");
    const own = dm === undefined ? [] : this.dms[dm]!.options.map((index) => this.options[index]!.fullId);
    const ofShortName = this.options.filter((entry) => entry.id === name || entry.id === rest.join("."));
    const near =
      nearestName(name, own) ??
      nearestName(name, this.optionIndex.keys()) ??
      ofShortName[0]?.fullId ??
      (rest.length === 0 ? nearestName(name, RESERVED_WORDS) : null);
    const known = own.length > 0 ? own : [...this.optionIndex.keys()];
    const expected = near === null ? this.oneOf(name, known) : `"${near}"`;
    return { found: `an unknown option ${quoted(name)}`, expected };
  };

  /** What was expected where `name` stands: the nearest known name, or a few of the known ones. */
  private oneOf(name: string, known: readonly string[]): string {
    const near = nearestName(name, known);
    if (near !== null) return `"${near}"`;
    if (known.length === 0) return "a name that the file defines";
    const shown = known
      .slice(0, 6)
      .map((id) => `"${id}"`)
      .join(", ");
    return known.length === 1 ? shown : `one of ${shown}${known.length > 6 ? ", …" : ""}`;
  }

  private stateName(node: Node | null): StateName | null {
    const value = this.node(node);
    const id =
      isScalar(value) && typeof value.value === "number"
        ? (value.source ?? String(value.value))
        : this.scalarText(value);
    if (id === null || id === "" || /\s/u.test(id) || id === GAP_MARK) {
      this.fail(
        this.at(node),
        "state-id",
        id === null ? this.described(node) : quoted(id),
        "a state id without white space",
      );
      return null;
    }
    return { id, at: this.at(node) };
  }

  private pair(item: Node | null): readonly [StateName, StateName] | null {
    const value = this.node(item);
    if (!isSeq(value) || value.items.length !== 2) {
      const found = isSeq(value) ? `a list of ${value.items.length}` : this.described(item);
      this.fail(this.at(item), "pair", found, "a pair [state, state]");
      return null;
    }
    const first = this.stateName(value.items[0] as Node | null);
    const second = this.stateName(value.items[1] as Node | null);
    return first === null || second === null ? null : [first, second];
  }

  // Expressions and evidence

  private expression(node: Node | null): Expression | null {
    const value = this.node(node);
    const words = this.scalarText(value);
    if (words === null || !isScalar(value)) {
      if (node !== null) this.fail(this.at(node), "expression", this.described(node), "an expression over options");
      return null;
    }
    const { expression, errors } = parseExpression(words, this.resolve);
    for (const error of errors) {
      this.fail(this.placeInScalar(value, words, error.start, error.end), error.rule, error.found, error.expected);
    }
    return expression;
  }

  /** The place of a stretch of a scalar's value in the file: folding and quoting change only white space, unless there are escapes. */
  private placeInScalar(scalar: Scalar, words: string, start: number, end: number): Place {
    const range = scalar.range;
    if (!range) return FILE_START;
    let [offset, stop] = [range[0], range[1]];
    const source = this.text.slice(offset, stop);
    if (scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE") {
      offset++;
      stop--;
      if (source.includes("\\") || source.slice(1, -1).includes("''")) return this.placeOf(range[0], range[1]);
    } else if (scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED") {
      offset += source.indexOf("\n") + 1;
    }
    let skip = words.slice(0, start).replace(/\s/gu, "").length;
    const isSpace = (index: number): boolean => /\s/u.test(this.text[index] ?? "x");
    while (offset < stop && (skip > 0 || isSpace(offset))) {
      if (!isSpace(offset)) skip--;
      offset++;
    }
    return this.placeOf(offset, Math.min(stop, offset + Math.max(0, end - start)));
  }

  private evidence(fields: Fields): readonly Passage[] {
    const passages: Passage[] = [];
    for (const item of this.optionalItems(fields, "evidence", "a list of passages")) {
      const entry = this.fields(item, "a passage", ["file", "hash", "quote", "before", "after"], ["file", "quote"]);
      if (entry === null) continue;
      const file = this.string(entry, "file");
      const quote = this.string(entry, "quote");
      if (file === null || quote === null) continue;
      if (quote.trim() === "") {
        this.fail(this.at(entry.get("quote")!.value), "evidence", "an empty quote", "the exact words of the source");
        continue;
      }
      passages.push({
        file,
        hash: this.string(entry, "hash"),
        quote,
        before: this.string(entry, "before"),
        after: this.string(entry, "after"),
        at: this.at(item),
      });
    }
    return passages;
  }

  // Nodes

  private fail(at: Place, rule: string, found: string, expected: string): void {
    this.problems.push(errorAt(at, rule, found, expected));
    if (this.problems.length >= MOST_PROBLEMS) {
      this.problems.push(
        errorAt(at, "too-many-problems", `${MOST_PROBLEMS} problems`, "fewer before the rest of the file is looked at"),
      );
      throw new TooMuch();
    }
  }

  /** The node itself, or what an alias stands for. Counts values, so that repeated anchors cannot grow without end. */
  private node(node: Node | null): Node | null {
    if (++this.valueCount > MOST_VALUES) {
      this.problems.push(
        errorAt(FILE_START, "file-size", "more than 2,000,000 values, aliases counted", "a smaller file"),
      );
      throw new TooMuch();
    }
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      const target = node.resolve(this.document) ?? null;
      if (target === null)
        this.fail(this.at(node), "alias", `an alias "*${quoted(node.source)}" of nothing`, "an anchor before it");
      return target as Node | null;
    }
    const tag = (node as { tag?: string }).tag;
    if (tag !== undefined) this.fail(this.at(node), "tag", `the tag ${quoted(tag)}`, "plain values without tags");
    return node;
  }

  private at(node: Node | null, otherwise: Place = FILE_START): Place {
    const range = node?.range;
    return range ? this.placeOf(range[0], range[1]) : otherwise;
  }

  private isNull(node: Node | null): boolean {
    return node === null || (isScalar(node) && node.value === null);
  }

  private kindOf(node: Node | null): string {
    const value = node !== null && isAlias(node) ? this.node(node) : node;
    if (value === null || (isScalar(value) && value.value === null)) return "nothing";
    if (isMap(value)) return "a mapping";
    if (isSeq(value)) return "a list";
    return isScalar(value) && typeof value.value === "string"
      ? "text"
      : `the value ${quoted(String((value as Scalar).value))}`;
  }

  private described(node: Node | null): string {
    const words = this.scalarText(node);
    return words === null ? this.kindOf(node) : quoted(words);
  }

  /** The words of a text scalar, or null for anything else. */
  private scalarText(node: Node | null): string | null {
    const value = this.node(node);
    return isScalar(value) && (typeof value.value === "string" || typeof value.value === "number")
      ? typeof value.value === "string"
        ? value.value
        : (value.source ?? String(value.value))
      : null;
  }

  private string(fields: Fields, name: string): string | null {
    const field = fields.get(name);
    if (field === undefined) return null;
    const value = this.node(field.value);
    if (this.isNull(value)) return null;
    const words = this.scalarText(value);
    if (words === null) this.fail(this.at(value, field.at), "text", `${this.kindOf(value)} as "${name}"`, "text");
    return words;
  }

  private items(node: Node | null, name: string, expected: string): readonly (Node | null)[] {
    const value = this.node(node);
    if (isSeq(value)) return value.items as (Node | null)[];
    if (node !== null) this.fail(this.at(node), "list", `${this.described(value)} as "${name}"`, expected);
    return [];
  }

  private optionalItems(fields: Fields, name: string, expected: string): readonly (Node | null)[] {
    const field = fields.get(name);
    return field === undefined || this.isNull(this.node(field.value)) ? [] : this.items(field.value, name, expected);
  }

  private entries(node: Node | null, name: string, expected: string): readonly [string, Node | null, Place][] {
    const value = this.node(node);
    if (!isMap(value)) {
      if (node !== null)
        this.fail(this.at(node), "mapping", `${this.described(value)} as "${name}"`, `a mapping: ${expected}`);
      return [];
    }
    const seen = new Map<string, Place>();
    const entries: [string, Node | null, Place][] = [];
    for (const item of value.items) {
      const keyNode = item.key as Node | null;
      const key = this.scalarText(keyNode);
      const at = this.at(keyNode, this.at(value));
      if (key === null) {
        this.fail(at, "key", `${this.kindOf(keyNode)} as a name in "${name}"`, "text");
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined) {
        this.fail(at, "duplicate-key", `${quoted(key)} a second time (first in line ${first.line})`, "each name once");
        continue;
      }
      seen.set(key, at);
      entries.push([key, (item.value as Node | null) ?? null, at]);
    }
    return entries;
  }

  private byDecisionMaker(node: Node | null, name: string): readonly [number, Node | null][] {
    const entries: [number, Node | null][] = [];
    for (const [key, value, at] of this.entries(node, name, "decision makers with their entries")) {
      const dm = this.dmNamed(key, at);
      if (dm === null) continue;
      if (value === null || this.isNull(value)) {
        this.fail(this.at(value, at), "missing-value", `nothing for "${key}" under "${name}"`, "a value");
      } else entries.push([dm, value]);
    }
    return entries;
  }

  private fields(node: Node | null, what: string, known: readonly string[], needed: readonly string[]): Fields | null {
    const value = this.node(node);
    if (!isMap(value)) {
      this.fail(
        this.at(node),
        "mapping",
        this.described(value),
        `${what}: a mapping with ${known.map((name) => `"${name}"`).join(", ")}`,
      );
      return null;
    }
    const fields = new Map<string, { value: Node | null; at: Place }>();
    for (const [key, entry, at] of this.entries(value, what, "fields")) {
      if (known.includes(key)) fields.set(key, { value: entry, at });
      else this.fail(at, "unknown-field", `an unknown field ${quoted(key)} in ${what}`, this.oneOf(key, known));
    }
    for (const name of needed) {
      if (!fields.has(name) || this.isNull(fields.get(name)!.value)) {
        this.fail(fields.get(name)?.at ?? this.at(value), "missing-field", `${what} without "${name}"`, `"${name}"`);
        fields.delete(name);
      }
    }
    return fields;
  }
}

/** Problems in the order of the text, each once. */
function eachOnce(problems: readonly ConflictProblem[]): readonly ConflictProblem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, rule, found }) => {
      const key = `${start} ${rule} ${found}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** What an assumption replaces, in words. */
function replacedParts(dms: readonly DecisionMaker[], ...sides: readonly Replacement[]): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const side of sides) {
    for (const [dm, preference] of side.preferences.entries()) {
      if (preference !== null) parts.add(`the preferences of "${dms[dm]!.id}"`);
    }
    if (side.infeasible !== null) parts.add('"infeasible"');
    if (side.blockedMoves !== null) parts.add('"blockedMoves"');
  }
  return parts;
}

function lowerFirst(words: string): string {
  return quotedFree(words.slice(0, 1).toLowerCase() + words.slice(1));
}

/** A parser's message on one line, without what it quotes from the file beyond 120 characters. */
function quotedFree(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
