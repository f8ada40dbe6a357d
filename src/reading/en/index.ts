// English: puts parser, lexicons, names, places and times together as a language for the reader.
import type { Doc } from "../../text/index.ts";
import type { Codebook } from "../codebook.ts";
import type { TraceEntry } from "../draft.ts";
import { loadGazetteer } from "../gazetteer.ts";
import type { Language } from "../language.ts";
import type { Participant } from "../statement.ts";
import { attribute, attributionsOf } from "./attribution.ts";
import { type Classifiers, loadClassifiers } from "./classify/linear.ts";
import { actorTablesFrom } from "./entities/actor-tables.ts";
import { makeEntityTable } from "./entities/entity-table.ts";
import { makeEntityLinker } from "./entities/link-entities.ts";
import { makeNameLookup } from "./entities/name-lookup.ts";
import { readMentions } from "./entities/read-mentions.ts";
import type { Namer } from "./frame.ts";
import { type IssueIndex, makeIssueIndex } from "./issue.ts";
import { type LabellerWeights, readLabeller } from "./labeller/model.ts";
import { type LexiconText, makeLexicon } from "./lexicon.ts";
import { makeMasks } from "./masks.ts";
import { oracleOf } from "./name-oracle.ts";
import type { EnglishPage } from "./page.ts";
import { firstWithName, near } from "./page-index.ts";
import { type EnglishParser, loadParser } from "./parser/load.ts";
import { findDemonyms } from "./places/find-demonyms.ts";
import { findToponyms } from "./places/find-toponyms.ts";
import { parseSentences, treesOf } from "./sentences.ts";
import { draftStatements } from "./statements.ts";
import { conditionStep, contentStep, hedgeStep, issueStep, kindStep, linkingStep, scoreStep } from "./steps.ts";
import { findTimes } from "./times/find-times.ts";
import { relation, spanOf, type Tree } from "./tree.ts";

export { ACTOR_FILES } from "./entities/actor-tables.ts";
export { makeEntityLinker } from "./entities/link-entities.ts";

/** What English is made from: bytes and texts of the program's own data files. */
export interface EnglishData {
  /** `data/parser-en/weights.bin`. */
  readonly parserBytes: Uint8Array;
  /** `data/gazetteer/gazetteer.bin.gz`, unpacked; must not change afterwards. */
  readonly gazetteerBytes: Uint8Array;
  /** The parsed YAML of each of `ACTOR_FILES` in `data/actors/`. */
  readonly actors: Readonly<Record<string, unknown>>;
  readonly lexicon: LexiconText;
  /** `data/attribution-en/weights.bin`, or null to read by the grammar alone. */
  readonly labellerBytes: Uint8Array | null;
  /** `data/classifiers-en/weights.json`. */
  readonly classifiers: string;
}

/**
 * The English language; `given` puts other classifiers in the place of the program's own, for their training.
 * @throws TypeError if a data file is damaged (they are the program's own).
 */
export function makeEnglish(data: EnglishData, given: (() => Classifiers) | null = null): Language {
  const parser: EnglishParser = loadParser(data.parserBytes);
  const gazetteer = loadGazetteer(data.gazetteerBytes);
  const lexicon = makeLexicon(data.lexicon);
  const { labellerBytes } = data;
  let labeller: LabellerWeights | null = null;
  const labellerOf = (): LabellerWeights | null => {
    if (labeller === null && labellerBytes !== null) labeller = readLabeller(labellerBytes);
    return labeller;
  };
  const { tables } = actorTablesFrom(data.actors);
  const actors = makeEntityTable(tables);
  let loaded: Classifiers | null = given?.() ?? null;
  const classifiers = (): Classifiers => {
    loaded ??= loadClassifiers(data.classifiers, parser.wordVectors);
    return loaded;
  };
  const masks = makeMasks(tables);
  const media = new Set(tables.media.map((row) => row.name));
  const indexes = new WeakMap<Codebook, IssueIndex>();
  const indexOf = (codebook: Codebook | null): IssueIndex | null => {
    if (!codebook) return null;
    let index = indexes.get(codebook);
    if (!index) {
      index = makeIssueIndex(codebook);
      indexes.set(codebook, index);
    }
    return index;
  };
  const page = (p: unknown): EnglishPage => p as EnglishPage;
  return {
    code: "en",
    open: (doc: Doc, codebook: Codebook | null, trace: TraceEntry[] | null): EnglishPage => ({
      doc,
      codebook,
      trace,
      parses: [],
      mentions: [],
      toponyms: [],
      containments: [],
      times: [],
      attributions: [],
      statements: [],
      trees: [],
      links: { bySentence: [], labelled: [], reach: [], quotations: [] },
      lookup: makeNameLookup(doc, [], []),
      demonyms: [],
      lastVoice: null,
      media,
    }),
    parse: (p) => {
      const { doc } = p;
      p.parses = parseSentences(doc, parser, lexicon, masks);
      page(p).trees = treesOf(doc, p.parses);
    },
    names: (p) => {
      page(p).demonyms = findDemonyms(p.doc, gazetteer).map((d) => ({
        start: d.start,
        end: d.end,
        name: gazetteer.place(d.place).name,
      }));
      const mentions = readMentions(p.doc, p.parses, actors);
      p.mentions = mentions;
      page(p).lookup = makeNameLookup(p.doc, p.parses, mentions);
    },
    places: (p) => {
      const found = findToponyms(p.doc, p.parses, gazetteer);
      p.toponyms = found.toponyms;
      p.containments = found.containments;
      if (found.problems.length > 0) p.doc = { ...p.doc, problems: [...p.doc.problems, ...found.problems] };
    },
    times: (p) => {
      const found = findTimes(p.doc, p.parses);
      p.times = found.times;
      if (found.date !== p.doc.date) p.doc = { ...p.doc, date: found.date };
    },
    attribution: (p) => {
      page(p).links = attribute(
        p.doc,
        page(p).trees,
        lexicon,
        (tree) => oracleOf(page(p), tree),
        labellerOf(),
        page(p).lookup,
      );
      p.attributions = attributionsOf(p.doc, page(p).links);
      if (p.trace) {
        for (const links of page(p).links.bySentence) {
          for (const link of links) {
            p.trace.push({
              step: "attribution",
              sentence: link.tree.sentence,
              rule: link.rule,
              span: spanOf(link.tree, link.cue[0]!, link.cue.at(-1)!),
              note: link.cls,
            });
          }
        }
      }
    },
    clauses: (p) => {
      page(p).statements = draftStatements(page(p), lexicon, (tree) => oracleOf(page(p), tree));
    },
    content: (p) => contentStep(page(p), lexicon, namerOf),
    kind: (p) => kindStep(page(p), lexicon, oracleOf, classifiers()),
    hedge: (p) => hedgeStep(page(p), lexicon, classifiers()),
    condition: (p) => conditionStep(page(p)),
    issue: (p) => issueStep(page(p), indexOf(p.codebook)),
    linking: (p) => linkingStep(page(p)),
    score: (p) => scoreStep(page(p), classifiers()),
    makeLinker: makeEntityLinker,
  };
}

function namerOf(page: EnglishPage, tree: Tree): Namer {
  const oracle = oracleOf(page, tree);
  return {
    isName: oracle.isName,
    isPlace: oracle.isPlace,
    isTime: (k) => {
      const token = tree.tokens[k]!;
      return near(page.doc, page.times, token).some((t) => t.start <= token.start && t.end >= token.end);
    },
    participants: (k) => {
      const token = tree.tokens[k]!;
      if (tree.upos[k] === "ADJ" || tree.upos[k] === "PROPN") {
        const people = near(page.doc, page.demonyms, token).find((d) => d.start <= token.start && d.end >= token.end);
        if (people && relation(tree, k) === "amod")
          return [{ name: people.name, entity: keyOf(page, people.name), start: token.start, end: token.end }];
      }
      const found =
        tree.upos[k] === "PRON"
          ? page.lookup.namesOf({ start: token.start, end: token.end })
          : [page.lookup.nameOfHead(tree.sentence, k)];
      return found.filter((n) => n.name !== "").map((n) => participantOf(tree, n));
    },
  };
}

/** The key of a state that the document names elsewhere, null otherwise. */
function keyOf(page: EnglishPage, name: string): string | null {
  return firstWithName(page.mentions, name)?.key ?? null;
}

/** A participant; a plain noun phrase loses the preposition or conjunction in front of it. */
function participantOf(
  tree: Tree,
  named: { name: string; key: string | null; start: number; end: number },
): Participant {
  let { name, start } = named;
  if (named.key === null) {
    for (const [k, token] of tree.tokens.entries()) {
      if (token.start !== start || token.end >= named.end) continue;
      if (!["ADP", "SCONJ", "CCONJ", "DET"].includes(tree.upos[k]!)) break;
      start = tree.tokens[k + 1]!.start;
      name = name.slice(token.text.length).trimStart();
    }
  }
  return { name: name === "" ? named.name : name, entity: named.key, start, end: named.end };
}
