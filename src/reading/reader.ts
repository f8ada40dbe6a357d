// The reader: an ordered list of named steps that turn a document into statements, each of them explained here.
import type { Doc } from "../text/index.ts";
import type { Codebook } from "./codebook.ts";
import type { KeyedMention, Page, StatementDraft, TraceEntry } from "./draft.ts";
import type { Entity } from "./entity.ts";
import { explanationsOf, type SentenceExplanation } from "./explain.ts";
import type { EntityLinker, Language } from "./language.ts";
import type { DocReading, Reading } from "./reading.ts";
import type { Statement } from "./statement.ts";

/** One step: its name (it stands in every `basis`), what it does and why it comes where it does. */
export interface Step {
  readonly name: string;
  readonly explains: string;
  readonly run: (language: Language, page: Page) => void;
}

/** The steps in their order. Each uses only what the steps before it have written on the page. */
export const STEPS: readonly Step[] = [
  {
    name: "parse",
    explains: "Tags and parses every sentence; all later steps ask the tree, none asks the bare words alone.",
    run: (language, page) => language.parse(page),
  },
  {
    name: "names",
    explains: "Finds who is named, by name, office, demonym or pronoun, before anybody can be given a voice.",
    run: (language, page) => language.names(page),
  },
  {
    name: "places",
    explains: "Finds place names and resolves them; checks what the text says of one lying in another.",
    run: (language, page) => language.places(page),
  },
  {
    name: "times",
    explains: "Finds time expressions and resolves them as far as the document's date is known.",
    run: (language, page) => language.times(page),
  },
  {
    name: "attribution",
    explains: "Finds cue, source and content of everything that somebody is said to say, think or want.",
    run: (language, page) => language.attribution(page),
  },
  {
    name: "clauses",
    explains:
      "Cuts sentences into clause-level units, drops frames that only attribute, and stacks the voices of each.",
    run: (language, page) => language.clauses(page),
  },
  {
    name: "content",
    explains: "Who does what to whom inside the attribution, with polarity and quantities; the kind needs it.",
    run: (language, page) => language.content(page),
  },
  {
    name: "kind",
    explains:
      "What the last voice does with the content: reports, denies, demands, accepts, refuses, pledges, threatens …",
    run: (language, page) => language.kind(page),
  },
  {
    name: "hedge",
    explains: "How firmly the last voice holds it, with the words that say so.",
    run: (language, page) => language.hedge(page),
  },
  {
    name: "condition",
    explains: "The if, unless, provided or until clause on which it hangs.",
    run: (language, page) => language.condition(page),
  },
  {
    name: "issue",
    explains: "Which issue of the codebook it speaks to, by the words of its predicate first and its context last.",
    run: (language, page) => language.issue(page),
  },
  {
    name: "linking",
    explains: "Which places it names and when the event was.",
    run: (language, page) => language.linking(page),
  },
  {
    name: "score",
    explains: "How likely kind, hedge and chain are right, from what acted and how sure the classifiers were.",
    run: (language, page) => language.score(page),
  },
];

/** One document read by itself: as a `DocReading`, but entities are keys that only `join` turns into ids. */
export interface DocRead extends Omit<DocReading, "mentions"> {
  readonly mentions: readonly KeyedMention[];
}

/** A document read with the reasons of every sentence, in order. */
export interface ExplainedDoc {
  readonly read: DocRead;
  readonly sentences: readonly SentenceExplanation[];
}

/** A run of the reader over documents that are joined one by one. */
export interface ReaderRun {
  readonly add: (read: DocRead) => DocReading;
  /** The entities of all documents added so far. */
  readonly entities: () => readonly Entity[];
}

export interface Reader {
  readonly language: string;
  /** Reads one document alone; can run anywhere, in any order. */
  readonly readDoc: (doc: Doc, codebook: Codebook | null) => DocRead;
  /** Begins a run: documents read alone are added in order and get the run's entity ids; nothing of them is kept. */
  readonly begin: () => ReaderRun;
  /** Joins documents read alone: gives entities the ids of the run. */
  readonly join: (reads: readonly DocRead[]) => Reading;
  /** Reads documents in order; `onProgress(done, total)` after each. */
  readonly readDocs: (
    docs: readonly Doc[],
    codebook: Codebook | null,
    onProgress?: (done: number, total: number) => void,
  ) => Reading;
  /** Reads one document alone and says why each of its sentences was read as it was; all in one reading. */
  readonly explainDoc: (doc: Doc, codebook: Codebook | null) => ExplainedDoc;
  /** Why a sentence was read as it was. @throws RangeError if the document has no such sentence. */
  readonly explainSentence: (doc: Doc, sentence: number, codebook: Codebook | null) => SentenceExplanation;
}

/** A reader of one language. */
export function makeReader(language: Language): Reader {
  const readPage = (doc: Doc, codebook: Codebook | null, trace: TraceEntry[] | null): Page => {
    const page = language.open(doc, codebook, trace);
    for (const step of STEPS) step.run(language, page);
    return page;
  };
  const readDoc = (doc: Doc, codebook: Codebook | null): DocRead => docRead(readPage(doc, codebook, null));
  const explainDoc = (doc: Doc, codebook: Codebook | null): ExplainedDoc => {
    const page = readPage(doc, codebook, []);
    const read = docRead(page);
    const steps = STEPS.map(({ name }) => name);
    return { read, sentences: explanationsOf(page, read.statements, steps) };
  };
  const begin = (): ReaderRun => beginRun(language.makeLinker());
  const join = (reads: readonly DocRead[]): Reading => {
    const run = begin();
    const docs = reads.map((read) => run.add(read));
    return { docs, entities: run.entities() };
  };
  return {
    language: language.code,
    readDoc,
    explainDoc,
    begin,
    join,
    readDocs: (docs, codebook, onProgress) => {
      const reads: DocRead[] = [];
      for (const doc of docs) {
        reads.push(readDoc(doc, codebook));
        onProgress?.(reads.length, docs.length);
      }
      return join(reads);
    },
    explainSentence: (doc, sentence, codebook) => {
      const at = doc.sentences[sentence];
      if (!at) throw new RangeError(`Sentence ${sentence} is outside 0..${doc.sentences.length - 1} of ${doc.id}`);
      return explainDoc(doc, codebook).sentences[sentence]!;
    },
  };
}

/** A run that joins documents read elsewhere, e.g. in other threads. */
export function beginRun(linker: EntityLinker): ReaderRun {
  return {
    add: (read) => {
      const mentions = linker.add(read.mentions, read.doc.text);
      const id = (key: string | null): string | null => (key === null ? null : linker.idOf(key));
      return { ...read, mentions, statements: read.statements.map((s) => withIds(s, id)) };
    },
    entities: () => linker.entities(),
  };
}

function docRead(page: Page): DocRead {
  const { doc, mentions, toponyms, containments, times, attributions } = page;
  const ordered = [...page.statements].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const statements = ordered.map((draft, k) => statementOf(draft, `${doc.id}.s${k + 1}`));
  return { doc, statements, attributions, mentions, toponyms, containments, times };
}

/** The statement alone: drafts carry their trees, which would keep the whole page in memory. */
function statementOf(s: StatementDraft, id: string): Statement {
  return {
    id,
    doc: s.doc,
    part: s.part,
    sentence: s.sentence,
    span: s.span,
    kind: s.kind,
    voices: s.voices,
    hedge: s.hedge,
    hedgeCue: s.hedgeCue,
    condition: s.condition,
    negated: s.negated,
    actor: s.actor,
    action: s.action,
    recipient: s.recipient,
    issue: s.issue,
    places: s.places,
    time: s.time,
    quantities: s.quantities,
    score: s.score,
    basis: s.basis,
    review: s.review,
  };
}

function withIds(s: Statement, id: (key: string | null) => string | null): Statement {
  return {
    ...s,
    voices: s.voices.map((v) => ({ ...v, entity: id(v.entity) })),
    actor: s.actor.map((p) => ({ ...p, entity: id(p.entity) })),
    recipient: s.recipient.map((p) => ({ ...p, entity: id(p.entity) })),
  };
}
