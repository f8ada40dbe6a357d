// Builds a small reading by hand: documents as lists of sentences, each with the statement it holds.

import { TEXT_LIBRARIES } from "../../src/app/text-libraries.ts";
import type {
  DocReading,
  Entity,
  Quantity,
  Reading,
  Statement,
  StatementKind,
  TimeBound,
  TimeExpression,
  Toponym,
} from "../../src/reading/index.ts";
import { makeDoc } from "../../src/text/index.ts";

/** A sentence and its statement; everything but the words has a default. */
export interface Line {
  readonly says: string;
  readonly kind?: StatementKind;
  readonly voices?: readonly string[];
  /** Word in the sentence that is the last voice's cue. */
  readonly cue?: string;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly action?: string;
  readonly issue?: string;
  readonly negated?: boolean;
  readonly places?: readonly string[];
  readonly hedge?: Statement["hedge"];
  readonly hedgeCue?: string;
  readonly condition?: string;
  readonly time?:
    | {
        readonly text: string;
        readonly value: string;
        readonly from: string;
        readonly to: string;
        readonly bound?: TimeBound;
      }
    | undefined;
  readonly duration?: { readonly text: string; readonly value: string } | undefined;
  readonly quantity?:
    | {
        readonly text: string;
        readonly value: number;
        readonly unit: string;
        readonly bound?: Quantity["bound"];
      }
    | undefined;
}

export interface Story {
  readonly date?: string;
  readonly lines: readonly Line[];
}

/** Parties of the names that the stories use. */
export type Parties = Readonly<Record<string, string>>;

/** A reading of `stories`; entities are the names in `parties`. */
export function makeReading(stories: readonly Story[], parties: Parties): Reading {
  const entities: Entity[] = Object.entries(parties).map(([name, party], i) => ({
    id: `e${i + 1}`,
    name,
    kind: name === party ? "state" : "group",
    party,
    aliases: [],
  }));
  const idOf = (name: string) => entities.find((entity) => entity.name === name)?.id ?? null;
  const docs = stories.map((story, docIndex): DocReading => {
    const id = `d${docIndex + 1}`;
    const doc = makeDoc(
      {
        id,
        path: `${id}.txt`,
        hash: `sha256:${id}`,
        bytes: new TextEncoder().encode(
          `${story.lines.map(({ says }) => (/[.?!”]$/.test(says) ? says : `${says}.`)).join("\n")}\n`,
        ),
        note: { file: `${id}.txt`, date: story.date },
        mediaType: "text",
      },
      TEXT_LIBRARIES,
    );
    const times: TimeExpression[] = [];
    const toponyms: Toponym[] = [];
    const statements: Statement[] = [];
    let from = 0;
    for (const [i, line] of story.lines.entries()) {
      const start = doc.text.indexOf(line.says, from);
      const end = start + line.says.length;
      from = end;
      const at = (words: string) => {
        const offset = doc.text.indexOf(words, start);
        return { start: offset, end: offset + words.length };
      };
      const sentence = doc.sentences.findIndex((candidate) => candidate.start <= start && start < candidate.end);
      if (line.time) {
        const { text, value, from: first, to } = line.time;
        times.push({
          id: `${id}.x${times.length + 1}`,
          doc: id,
          ...at(text),
          text,
          value,
          interval: { from: first, to },
          known: { year: "known", month: "known", day: first === to ? "known" : "unknown" },
          type: "date",
          bound: line.time.bound ?? null,
          basis: ["hand"],
        });
      }
      const time = line.time ? times.at(-1)!.id : null;
      if (line.duration) {
        const { text, value } = line.duration;
        times.push({
          id: `${id}.x${times.length + 1}`,
          doc: id,
          ...at(text),
          text,
          value,
          interval: null,
          known: { year: "unknown", month: "unknown", day: "unknown" },
          type: "duration",
          basis: ["hand"],
        });
      }
      for (const name of line.places ?? []) {
        toponyms.push({
          id: `${id}.t${toponyms.length + 1}`,
          doc: id,
          ...at(name),
          text: name,
          use: "location",
          name,
          kind: "city",
          admin1: null,
          country: null,
          lat: 0,
          lon: 0,
          geonameid: null,
          otherNames: [],
          status: null,
          basis: ["hand"],
        });
      }
      const names = line.voices ?? ["author"];
      statements.push({
        id: `${id}.s${i + 1}`,
        doc: id,
        part: doc.parts[0]?.id ?? `${id}.p1`,
        sentence,
        span: { start, end },
        kind: line.kind ?? "report",
        voices: names.map((name, link) => ({
          name,
          entity: idOf(name),
          source: null,
          cue: link === names.length - 1 && line.cue !== undefined ? at(line.cue) : null,
        })),
        hedge: line.hedge ?? "none",
        hedgeCue: line.hedgeCue === undefined ? null : at(line.hedgeCue),
        condition: line.condition === undefined ? null : at(line.condition),
        negated: line.negated ?? false,
        actor: (line.actor ?? []).map((name) => ({ name, entity: idOf(name), start, end })),
        action:
          line.action === undefined ? null : { ...at(line.action), text: line.action, class: null, lemma: line.action },
        recipient: (line.recipient ?? []).map((name) => ({ name, entity: idOf(name), start, end })),
        issue: line.issue ?? null,
        places: (line.places ?? []).map(
          (_, place) => `${id}.t${toponyms.length - (line.places ?? []).length + place + 1}`,
        ),
        time,
        quantities: line.quantity === undefined ? [] : [{ ...at(line.quantity.text), bound: null, ...line.quantity }],
        score: 0.8,
        basis: ["hand"],
        review: "suggested",
      });
    }
    return { doc, statements, attributions: [], mentions: [], toponyms, containments: [], times };
  });
  return { docs, entities };
}
