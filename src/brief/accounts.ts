// Disputes, commitments and forecasts as the brief shows them: each line with its voices and its notes.
import type { Commitment, Dispute, DisputeField, Ledgers } from "../ledger/index.ts";
import type { Notebook } from "./notes.ts";
import { voiceWords } from "./wording.ts";

/** One statement as a cited line. */
export interface CitedLine {
  readonly words: string;
  /** Shown names of the chain, outermost first. */
  readonly chain: readonly string[];
  readonly note: number | null;
  readonly docTitle: string;
}

interface SideView {
  readonly says: string;
  readonly heldBy: readonly string[];
  readonly origins: number;
  readonly lines: readonly CitedLine[];
  readonly notes: readonly number[];
}

export interface DisputeView {
  readonly id: string;
  readonly title: string;
  readonly field: DisputeField;
  readonly fieldWords: string;
  readonly issue: string | null;
  readonly sides: readonly SideView[];
  readonly gazetteer: string | null;
  readonly settledBy: string | null;
}

const FIELD_WORDS: Readonly<Record<DisputeField, string>> = {
  occurrence: "whether it happened or is so",
  number: "the figure",
  place: "where it is",
  time: "when it was",
  actor: "who did it",
  stance: "who agreed to what",
  judgement: "how it is judged",
};

type DocTitle = (doc: string) => string;

function citedLine(id: string, book: Notebook, docTitle: DocTitle): CitedLine | null {
  const statement = book.statement(id);
  if (statement === undefined) return null;
  return {
    words: book.words(statement),
    chain: statement.voices.map((voice) => voiceWords(voice.name)),
    note: book.cite(id),
    docTitle: docTitle(statement.doc),
  };
}

function citedLines(ids: readonly string[], book: Notebook, docTitle: DocTitle): CitedLine[] {
  return ids.map((id) => citedLine(id, book, docTitle)).filter((line) => line !== null);
}

/** Disputes, those with most independent origins on their weaker side first. */
export function disputesView(ledgers: Ledgers, book: Notebook, docTitle: DocTitle): DisputeView[] {
  const weight = (dispute: Dispute): number => {
    const origins = dispute.sides.map((side) => side.origins).sort((a, b) => a - b);
    return (origins[0] ?? 0) * 1000 + origins.reduce((sum, n) => sum + n, 0);
  };
  return [...ledgers.disputes]
    .sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
    .map((dispute) => ({
      id: dispute.id,
      title: dispute.title,
      field: dispute.field,
      fieldWords: FIELD_WORDS[dispute.field],
      issue: dispute.issue,
      sides: dispute.sides.map((side) => ({
        says: side.says,
        heldBy: side.heldBy.map(voiceWords),
        origins: side.origins,
        lines: citedLines(side.statements, book, docTitle),
        notes: book.citeAll(side.statements),
      })),
      gazetteer: dispute.gazetteer,
      settledBy: dispute.settledBy,
    }));
}

export interface CommitmentView {
  readonly id: string;
  readonly who: readonly string[];
  readonly kind: Commitment["kind"];
  readonly verb: string;
  readonly what: string;
  readonly since: string | null;
  readonly until: string | null;
  /** ISO 8601 duration or null. */
  readonly term: string | null;
  readonly condition: string | null;
  readonly status: Commitment["status"];
  readonly notes: readonly number[];
  readonly deeds: readonly { readonly bears: "for" | "against"; readonly line: CitedLine }[];
  readonly maybeSame: readonly CitedLine[];
}

const COMMITMENT_VERB: Readonly<Record<Commitment["kind"], string>> = {
  pledge: "pledged",
  acceptance: "accepted",
  agreement: "agreed",
  threat: "threatened",
};

/** Commitments with a deadline first, the earliest deadline first; then by beginning. */
export function commitmentsView(ledgers: Ledgers, book: Notebook, docTitle: DocTitle): CommitmentView[] {
  const order = (a: Commitment, b: Commitment): number => {
    const first = a.until ?? "~";
    const second = b.until ?? "~";
    if (first !== second) return first < second ? -1 : 1;
    const since = (a.since ?? "~") < (b.since ?? "~") ? -1 : 1;
    return a.since === b.since ? (a.id < b.id ? -1 : 1) : since;
  };
  return [...ledgers.commitments].sort(order).map((each) => ({
    id: each.id,
    who: each.who.map(voiceWords),
    kind: each.kind,
    verb: COMMITMENT_VERB[each.kind],
    what: each.what,
    since: each.since,
    until: each.until,
    term: each.term,
    condition: each.condition,
    status: each.status,
    notes: book.citeAll(each.evidence),
    deeds: each.deeds.flatMap(({ statement, bears }) => {
      const line = citedLine(statement, book, docTitle);
      return line === null ? [] : [{ bears, line }];
    }),
    maybeSame: citedLines(each.maybeSame, book, docTitle),
  }));
}

export interface ForecastView {
  readonly id: string;
  readonly who: readonly string[];
  readonly what: string;
  readonly condition: string | null;
  readonly horizon: string | null;
  readonly words: string | null;
  readonly range: readonly [number, number] | null;
  readonly scale: string | null;
  readonly notes: readonly number[];
}

/** Forecasts, those with a range first, then those with a probability word, the rest in order of the texts. */
export function forecastsView(ledgers: Ledgers, book: Notebook): ForecastView[] {
  return [...ledgers.forecasts]
    .sort(
      (a, b) =>
        Number(b.range !== null) - Number(a.range !== null) || Number(b.words !== null) - Number(a.words !== null),
    )
    .map(({ id, who, what, condition, horizon, words, range, scale, evidence }) => ({
      id,
      who: who.map(voiceWords),
      what,
      condition,
      horizon,
      words,
      range,
      scale,
      notes: book.citeAll(evidence),
    }));
}
