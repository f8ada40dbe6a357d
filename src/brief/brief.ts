// The brief as data: everything the page and the Markdown say, computed once, with numbered notes to exact passages.
import type { CaseFile } from "../case/index.ts";
import {
  type CommitmentView,
  commitmentsView,
  type DisputeView,
  disputesView,
  type ForecastView,
  forecastsView,
} from "./accounts.ts";
import { type MapView, mapView, type WorldAtlas } from "./map.ts";
import { makeNotebook, type Note } from "./notes.ts";
import { type ModelView, modelView } from "./outcomes.ts";
import { type MatrixView, matrixView } from "./positions.ts";
import { type SourceView, sourcesView, titleOf } from "./sources.ts";
import { type SummaryBlock, summaryView } from "./summary.ts";
import { type SourceText, sourceText } from "./texts.ts";
import { type TimelineView, timelineView } from "./timeline.ts";
import { type VoicesView, voicesView } from "./voices.ts";

export interface Brief {
  readonly title: string;
  readonly program: string;
  /** ISO 8601 day or null. */
  readonly madeOn: string | null;
  readonly counts: {
    readonly documents: number;
    /** Independent accounts: copies of one story count once. */
    readonly origins: number;
    readonly statements: number;
    readonly voices: number;
    readonly undated: number;
    /** Statements that an analyst has accepted, edited or rejected. */
    readonly reviewed: number;
    readonly firstDate: string | null;
    readonly lastDate: string | null;
  };
  readonly summary: readonly SummaryBlock[];
  readonly sources: readonly SourceView[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  readonly voices: VoicesView;
  readonly matrix: MatrixView;
  readonly disputes: readonly DisputeView[];
  readonly commitments: readonly CommitmentView[];
  readonly forecasts: readonly ForecastView[];
  readonly timeline: TimelineView;
  readonly map: MapView;
  readonly model: ModelView | null;
  /** All cited passages by number. */
  readonly notes: readonly Note[];
  readonly texts: readonly SourceText[];
}

/**
 * Makes the brief of a case. Pure: the same case gives the same brief.
 * `atlas` is the parsed `countries-50m.json` of world-atlas; without it the map shows places and no outlines.
 */
export function makeBrief(caseFile: CaseFile, atlas: WorldAtlas | null = null): Brief {
  // The summary stands first and is computed last: a first pass finds out which passages it cites,
  // so that in the second one the numbers run in the order of reading.
  const draft = compose(caseFile, null, []);
  const byNumber = new Map(draft.notes.map((note) => [note.number, note]));
  const first = draft.summary.flatMap((block) => block.lines.flatMap((line) => line.notes));
  return compose(
    caseFile,
    atlas,
    [...new Set(first)].map((number) => byNumber.get(number)!),
  );
}

function compose(caseFile: CaseFile, atlas: WorldAtlas | null, citedFirst: readonly Note[]): Brief {
  const { reading, ledgers } = caseFile;
  const book = makeNotebook(reading, citedFirst);
  const titles = new Map(reading.docs.map((each) => [each.doc.id, titleOf(each)]));
  const docTitle = (doc: string): string => titles.get(doc) ?? doc;

  const matrix = matrixView(ledgers, caseFile.codebook, book, reading.entities);
  const disputes = disputesView(ledgers, book, docTitle);
  const commitments = commitmentsView(ledgers, book, docTitle);
  const forecasts = forecastsView(ledgers, book);
  const model = caseFile.model === null ? null : modelView(caseFile.model, book);
  const disputeTitles = new Map(disputes.map((dispute) => [dispute.id, dispute.title]));
  const timeline = timelineView(ledgers, book, (id) => disputeTitles.get(id) ?? null);
  const map = mapView(reading, ledgers, book, atlas);
  const voices = voicesView(ledgers);
  const notes = book.notes();
  const notesOf = Map.groupBy(notes, (note) => note.doc);
  const dates = reading.docs
    .map((each) => each.doc.date?.value)
    .filter((value) => value !== undefined)
    .sort();
  const copies = ledgers.origins.filter((origin) => origin.kind === "copy");
  return {
    title: caseFile.title,
    program: caseFile.program,
    madeOn: caseFile.madeOn,
    counts: {
      documents: reading.docs.length,
      origins: reading.docs.length - copies.reduce((sum, origin) => sum + Math.max(0, origin.docs.length - 1), 0),
      statements: reading.docs.reduce((sum, each) => sum + each.statements.length, 0),
      voices: ledgers.voices.length,
      undated: reading.docs.length - dates.length,
      reviewed: reading.docs.reduce(
        (sum, each) => sum + each.statements.filter((statement) => statement.review !== "suggested").length,
        0,
      ),
      firstDate: dates[0] ?? null,
      lastDate: dates.at(-1) ?? null,
    },
    summary: summaryView({ matrix, disputes, commitments, model, voices }),
    sources: sourcesView(reading, ledgers),
    unreadable: caseFile.unreadable ?? [],
    voices,
    matrix,
    disputes,
    commitments,
    forecasts,
    timeline,
    map,
    model,
    notes,
    texts: reading.docs.map((each) => sourceText(each, notesOf.get(each.doc.id) ?? [])),
  };
}
