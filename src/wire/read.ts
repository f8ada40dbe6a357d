// The lines of `parley read --json` (parley-read/1) as schemas; other programs rely on these shapes.
import { z } from "zod";

const offset = z.int().nonnegative().describe("UTF-16 code units");
const span = z.strictObject({ start: offset, end: offset });
const wordSpan = z.strictObject({ start: offset, end: offset, text: z.string() });
const id = z.string().min(1);
const isoDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe("ISO 8601 day, month or year");

export const readHeader = z.strictObject({
  type: z.literal("header"),
  format: z.literal("parley-read/1"),
  version: z.string(),
});

export const readDocument = z.strictObject({
  type: z.literal("document"),
  id,
  hash: z.string().nullable(),
  path: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  date: z.strictObject({ value: isoDate, basis: z.enum(["given", "stated", "implied"]) }).nullable(),
  language: z.string().nullable(),
  text: z.string().nullable().describe("The repaired text; null for a file that could not be read"),
  parts: z.array(
    z.strictObject({
      id,
      kind: z.enum(["title", "article", "comment", "furniture"]),
      start: offset,
      end: offset,
      author: z.string().nullable(),
      date: z.string().nullable(),
    }),
  ),
  repairs: z
    .array(z.strictObject({ rule: z.string(), start: offset, end: offset, original: z.string(), repaired: z.string() }))
    .describe("Offsets are in the original (decoded) text"),
  problems: z.array(
    z.strictObject({
      rule: z.string(),
      start: offset.nullable(),
      end: offset.nullable(),
      severity: z.enum(["error", "warning", "note"]),
      message: z.string(),
    }),
  ),
});

const participant = z.strictObject({ name: z.string(), entity: id.nullable(), start: offset, end: offset });

export const readStatement = z.strictObject({
  type: z.literal("statement"),
  id,
  doc: id,
  part: id,
  start: offset,
  end: offset,
  text: z.string(),
  original: span,
  kind: z.enum(["report", "denial", "demand", "acceptance", "refusal", "pledge", "threat", "forecast", "judgement"]),
  voices: z
    .array(
      z.strictObject({
        name: z.string(),
        entity: id.nullable(),
        source: wordSpan.nullable(),
        cue: wordSpan.nullable(),
      }),
    )
    .min(1)
    .describe("The attribution chain, outermost (author or commenter) first"),
  hedge: z.enum(["none", "reported", "possible", "probable", "certain"]),
  hedgeCue: wordSpan.nullable(),
  condition: wordSpan.nullable(),
  negated: z.boolean(),
  actor: z.array(participant),
  action: z.strictObject({ text: z.string(), class: z.string().nullable() }).nullable(),
  recipient: z.array(participant),
  issue: z.string().nullable(),
  places: z.array(id),
  time: id.nullable(),
  quantities: z.array(
    z.strictObject({
      start: offset,
      end: offset,
      text: z.string(),
      value: z.number().nullable(),
      unit: z.string().nullable(),
    }),
  ),
  score: z.number().min(0).max(1),
  basis: z.array(z.string()),
});

export const readEntity = z.strictObject({
  type: z.literal("entity"),
  id,
  name: z.string(),
  kind: z.enum(["state", "person", "organisation", "group", "anonymous"]),
  party: z.string().nullable(),
  aliases: z.array(z.string()),
});

export const readAttribution = z.strictObject({
  type: z.literal("attribution"),
  doc: id,
  cue: span,
  sources: z.array(span),
  contents: z.array(span),
});

export const readToponym = z.strictObject({
  type: z.literal("toponym"),
  id,
  doc: id,
  start: offset,
  end: offset,
  text: z.string(),
  use: z.enum(["location", "actor", "modifier"]),
  name: z.string().nullable(),
  kind: z.enum(["city", "region", "country", "water", "other"]).nullable(),
  admin1: z.string().nullable(),
  country: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geonameid: z.int().nullable(),
});

const certainty = z.enum(["known", "implied", "unknown"]);

export const readTime = z.strictObject({
  type: z.literal("time"),
  id,
  doc: id,
  start: offset,
  end: offset,
  text: z.string(),
  value: z.string().nullable(),
  interval: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  known: z.strictObject({ year: certainty, month: certainty, day: certainty }),
});

export const readDispute = z.strictObject({
  type: z.literal("dispute"),
  id,
  field: z.enum(["occurrence", "number", "place", "time", "actor", "stance", "judgement"]),
  gazetteer: z.string().nullable(),
  sides: z.array(z.strictObject({ says: z.string(), statements: z.array(id), origins: z.int().nonnegative() })),
  settledBy: z.string().nullable(),
});

export const readPosition = z.strictObject({
  type: z.literal("position"),
  id,
  party: z.string(),
  issue: z.string(),
  stance: z.enum(["for", "against", "conditional"]),
  how: z.enum(["stated", "ascribed"]),
  says: z.string(),
  from: z.string().nullable(),
  evidence: z.array(id).min(1),
});

export const readCommitment = z.strictObject({
  type: z.literal("commitment"),
  id,
  who: z.array(z.string()),
  kind: z.enum(["pledge", "acceptance", "agreement", "threat"]),
  what: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  condition: z.string().nullable(),
  status: z.enum(["open", "kept", "broken", "disputed", "unknown"]),
  evidence: z.array(id).min(1),
  deeds: z.array(z.strictObject({ statement: id, bears: z.enum(["for", "against"]) })),
  maybeSame: z.array(id),
});

export const readForecast = z.strictObject({
  type: z.literal("forecast"),
  id,
  who: z.array(z.string()),
  what: z.string(),
  condition: z.string().nullable(),
  horizon: z.string().nullable(),
  words: z.string().nullable(),
  range: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).nullable(),
  evidence: z.array(id).min(1),
});

export const readExplanation = z
  .strictObject({
    type: z.literal("explanation"),
    doc: id,
    sentence: z.int().positive().describe("Counted from 1 within the document"),
    start: offset,
    end: offset,
    text: z.string(),
    steps: z.array(
      z.strictObject({
        step: z.string(),
        rule: z.string(),
        start: offset.nullable(),
        end: offset.nullable(),
        text: z.string().nullable(),
        note: z.string(),
      }),
    ),
    statements: z.array(id),
  })
  .describe("Only with --explain");

/** Any line of `parley read --json --ledgers --explain`. */
export const readLine = z
  .discriminatedUnion("type", [
    readHeader,
    readDocument,
    readStatement,
    readEntity,
    readAttribution,
    readToponym,
    readTime,
    readDispute,
    readPosition,
    readCommitment,
    readForecast,
    readExplanation,
  ])
  .meta({ title: "A line of parley read --json", description: "JSON Lines, format parley-read/1" });

export type ReadLine = z.infer<typeof readLine>;
export type ReadDocumentLine = z.infer<typeof readDocument>;
export type ReadStatementLine = z.infer<typeof readStatement>;
