// Domain values to the lines of parley-read/1, by hand, so that refactoring inside never changes what others read.
import type { Ledgers } from "../ledger/index.ts";
import type {
  Attribution,
  DocReading,
  Entity,
  SentenceExplanation,
  Statement,
  TimeExpression,
  Toponym,
  Voice,
} from "../reading/index.ts";
import type { Doc, Span } from "../text/index.ts";
import type { ReadDocumentLine, ReadLine, ReadStatementLine } from "./read.ts";

function words(doc: Doc, span: Span): { start: number; end: number; text: string } {
  return { start: span.start, end: span.end, text: doc.text.slice(span.start, span.end) };
}

/** The span before repair: what was taken off at its borders stays outside, a repair that it cuts stands inside. */
function originalOf(doc: Doc, span: Span): { start: number; end: number } {
  const inner = doc.map.toOriginal(span.start, "after");
  const start = doc.map.toRepaired(inner, "after") === span.start ? inner : doc.map.toOriginal(span.start, "before");
  const outer = doc.map.toOriginal(span.end, "before");
  const end = doc.map.toRepaired(outer, "before") === span.end ? outer : doc.map.toOriginal(span.end, "after");
  return { start, end: Math.max(start, end) };
}

function documentLine(doc: Doc): ReadDocumentLine {
  return {
    type: "document",
    id: doc.id,
    hash: doc.hash,
    path: doc.path,
    title: doc.title,
    publisher: doc.publisher,
    author: doc.author,
    date: doc.date === null ? null : { value: doc.date.value, basis: doc.date.basis },
    language: doc.language,
    text: doc.text,
    parts: doc.parts.map(({ id, kind, start, end, author, date }) => ({ id, kind, start, end, author, date })),
    repairs: doc.repairs.map(({ rule, start, end, original, repaired }) => ({ rule, start, end, original, repaired })),
    problems: doc.problems.map(({ rule, start, end, severity, message }) => ({ rule, start, end, severity, message })),
  };
}

function statementLine(doc: Doc, statement: Statement): ReadStatementLine {
  const { span } = statement;
  const { start, end, text } = words(doc, span);
  const voice = ({ name, entity, source, cue }: Voice) => ({
    name,
    entity,
    source: source && words(doc, source),
    cue: cue && words(doc, cue),
  });
  return {
    type: "statement",
    id: statement.id,
    doc: statement.doc,
    part: statement.part,
    start,
    end,
    text,
    original: originalOf(doc, span),
    kind: statement.kind,
    voices: statement.voices.map(voice),
    hedge: statement.hedge,
    hedgeCue: statement.hedgeCue && words(doc, statement.hedgeCue),
    condition: statement.condition && words(doc, statement.condition),
    negated: statement.negated,
    actor: statement.actor.map(({ name, entity, start, end }) => ({ name, entity, start, end })),
    action: statement.action && { text: statement.action.text, class: statement.action.class },
    recipient: statement.recipient.map(({ name, entity, start, end }) => ({ name, entity, start, end })),
    issue: statement.issue,
    places: [...statement.places],
    time: statement.time,
    quantities: statement.quantities.map(({ start, end, text, value, unit }) => ({ start, end, text, value, unit })),
    score: Math.round(statement.score * 1000) / 1000,
    basis: [...statement.basis],
  };
}

function attributionLine({ doc, cue, sources, contents }: Attribution): ReadLine {
  const bare = ({ start, end }: Span) => ({ start, end });
  return { type: "attribution", doc, cue: bare(cue), sources: sources.map(bare), contents: contents.map(bare) };
}

function toponymLine(toponym: Toponym): ReadLine {
  const { id, doc, start, end, text, use, name, kind, admin1, country, lat, lon, geonameid } = toponym;
  return { type: "toponym", id, doc, start, end, text, use, name, kind, admin1, country, lat, lon, geonameid };
}

function timeLine({ id, doc, start, end, text, value, interval, known }: TimeExpression): ReadLine {
  return {
    type: "time",
    id,
    doc,
    start,
    end,
    text,
    value,
    interval: interval && { from: interval.from, to: interval.to },
    known: { year: known.year, month: known.month, day: known.day },
  };
}

/** The first line of the output. */
export function headerLine(version: string): ReadLine {
  return { type: "header", format: "parley-read/1", version };
}

/** A file that could not be read: a document line with problems and no text. */
export function unreadableLine(id: string, path: string, rule: string, message: string): ReadLine {
  return {
    type: "document",
    id,
    hash: null,
    path,
    title: null,
    publisher: null,
    author: null,
    date: null,
    language: null,
    text: null,
    parts: [],
    repairs: [],
    problems: [{ rule, start: null, end: null, severity: "error", message }],
  };
}

/** An entity's line. */
export function entityLine({ id, name, kind, party, aliases }: Entity): ReadLine {
  return { type: "entity", id, name, kind, party, aliases: [...aliases] };
}

/** The lines of one document: the document, then everything found in it in order of offset. */
export function documentLines(reading: DocReading): ReadLine[] {
  const { doc } = reading;
  const found: { start: number; line: ReadLine }[] = [
    ...reading.statements.map((statement) => ({ start: statement.span.start, line: statementLine(doc, statement) })),
    ...reading.attributions.map((attribution) => ({
      start: Math.min(attribution.cue.start, ...attribution.contents.map((content) => content.start)),
      line: attributionLine(attribution),
    })),
    ...reading.toponyms.map((toponym) => ({ start: toponym.start, line: toponymLine(toponym) })),
    ...reading.times.map((time) => ({ start: time.start, line: timeLine(time) })),
  ];
  found.sort((a, b) => a.start - b.start);
  return [documentLine(doc), ...found.map(({ line }) => line)];
}

/** Why a sentence of `doc` was read as it was. */
export function explanationLine(doc: Doc, { sentence, span, text, trace, statements }: SentenceExplanation): ReadLine {
  return {
    type: "explanation",
    doc: doc.id,
    sentence: sentence + 1,
    start: span.start,
    end: span.end,
    text,
    steps: trace.map(({ step, rule, span, note }) => ({
      step,
      rule,
      ...(span === null ? { start: null, end: null, text: null } : words(doc, span)),
      note,
    })),
    statements: statements.map(({ id }) => id),
  };
}

/** The ledger lines: disputes, positions, commitments, forecasts. */
export function ledgerLines(ledgers: Ledgers): ReadLine[] {
  return [
    ...ledgers.disputes.map(
      ({ id, field, gazetteer, sides, settledBy }): ReadLine => ({
        type: "dispute",
        id,
        field,
        gazetteer,
        sides: sides.map(({ says, statements, origins }) => ({ says, statements: [...statements], origins })),
        settledBy,
      }),
    ),
    ...ledgers.positions.map(
      ({ id, party, issue, stance, how, says, from, evidence }): ReadLine => ({
        type: "position",
        id,
        party,
        issue,
        stance,
        how,
        says,
        from,
        evidence: [...evidence],
      }),
    ),
    ...ledgers.commitments.map(
      ({ id, who, kind, what, since, until, condition, status, evidence, deeds, maybeSame }): ReadLine => ({
        type: "commitment",
        id,
        who: [...who],
        kind,
        what,
        since,
        until,
        condition,
        status,
        evidence: [...evidence],
        deeds: deeds.map(({ statement, bears }) => ({ statement, bears })),
        maybeSame: [...maybeSame],
      }),
    ),
    ...ledgers.forecasts.map(
      ({ id, who, what, condition, horizon, words, range, evidence }): ReadLine => ({
        type: "forecast",
        id,
        who: [...who],
        what,
        condition,
        horizon,
        words,
        range: range === null ? null : [range[0], range[1]],
        evidence: [...evidence],
      }),
    ),
  ];
}
