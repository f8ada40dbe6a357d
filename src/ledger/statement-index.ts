// An index over the statements of a case: the words, parties, days and origins that every ledger asks for.
import type { DocReading, Entity, Reading, Statement, TimeExpression, Toponym, Voice } from "../reading/index.ts";
import type { LedgerWords } from "./words.ts";

/** A statement with what the ledgers compare. */
export interface Indexed {
  readonly statement: Statement;
  readonly reading: DocReading;
  /** Index of the document in the case. */
  readonly docIndex: number;
  /** Position of the statement in the case, in reading order. */
  readonly order: number;
  readonly text: string;
  /** Stems of the content words, names left out. */
  readonly stems: ReadonlySet<string>;
  /** Canonical names of actors and recipients, and of their parties. */
  readonly names: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** The one whose words or stance these are. */
  readonly voice: Voice;
  /** The party that the last voice speaks for; null for the writer, unnamed sources, media. */
  readonly party: string | null;
  readonly time: TimeExpression | null;
  /** Whether the content is put as not so (explicit negation, denial or refusal). */
  readonly negative: boolean;
}

/** The statements of a case, with inverse document frequencies of their stems. */
export interface StatementIndex {
  readonly all: readonly Indexed[];
  readonly byId: ReadonlyMap<string, Indexed>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly toponyms: ReadonlyMap<string, Toponym>;
  readonly words: LedgerWords;
  /** Weight of a stem: high where few statements have it. */
  readonly weight: (stem: string) => number;
}

const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
const WRITERS = new Set(["author", "commenter", "unnamed source"]);

/** Whether a voice is the writer of the document or nobody in particular. */
export function isWriter(name: string): boolean {
  return WRITERS.has(name);
}

/** Stems of the content words of `text`; synonyms fall together. */
export function contentStems(text: string, words: LedgerWords): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    for (const piece of word.toLowerCase().split("-")) {
      if (words.stopWords.has(piece) || piece.length < 2) continue;
      const stem = words.stem(piece);
      found.add(words.synonyms.get(stem) ?? stem);
    }
  }
  return found;
}

/** Builds the index. Linear in the statements. */
export function makeStatementIndex(reading: Reading, words: LedgerWords): StatementIndex {
  const entities = new Map(reading.entities.map((entity) => [entity.id, entity]));
  const toponyms = new Map<string, Toponym>();
  const all: Indexed[] = [];
  const frequency = new Map<string, number>();
  for (const [docIndex, docReading] of reading.docs.entries()) {
    for (const toponym of docReading.toponyms) toponyms.set(toponym.id, toponym);
    const times = new Map(docReading.times.map((time) => [time.id, time]));
    for (const statement of docReading.statements) {
      const text = docReading.doc.text.slice(statement.span.start, statement.span.end);
      const participants = [...statement.actor, ...statement.recipient];
      const names = new Set<string>();
      for (const { name, entity } of participants) {
        names.add(name);
        const party = entity === null ? null : (entities.get(entity)?.party ?? null);
        if (party !== null) names.add(party);
      }
      const stems = contentStems(withoutCondition(docReading.doc.text, statement), words);
      for (const { name, entity } of participants) {
        // Only the proper part of a name goes: `forces` of `Arvenian forces` says what is spoken of.
        if (entity !== null) for (const stem of contentStems(properPart(name), words)) stems.delete(stem);
      }
      const places = new Set<string>();
      for (const id of statement.places) {
        const name = toponyms.get(id)?.name;
        if (name) places.add(name);
      }
      for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
      const voice = statement.voices.at(-1)!;
      all.push({
        statement,
        reading: docReading,
        docIndex,
        order: all.length,
        text,
        stems,
        names,
        places,
        voice,
        party: partyOf(statement, entities),
        time: ownTime(docReading.doc.text, statement, times, words),
        negative: statement.kind === "denial" || statement.kind === "refusal" || statement.negated,
      });
    }
  }
  const n = Math.max(1, all.length);
  return {
    all,
    byId: new Map(all.map((entry) => [entry.statement.id, entry])),
    entities,
    toponyms,
    words,
    weight: (stem) => Math.log(1 + n / (1 + (frequency.get(stem) ?? 0))),
  };
}

function properPart(name: string): string {
  const proper = name.split(" ").filter((word) => !/^\p{Ll}/u.test(word));
  return proper.length === 0 ? name : proper.join(" ");
}

/** The time of what is said; none where it belongs to the condition or only names a thing (`the 1992 accord`). */
function ownTime(
  text: string,
  { time: id, condition }: Statement,
  times: ReadonlyMap<string, TimeExpression>,
  words: LedgerWords,
): TimeExpression | null {
  const time = id === null ? undefined : times.get(id);
  if (time === undefined) return null;
  if (condition !== null && time.start >= condition.start && time.end <= condition.end) return null;
  return isNaming(text, time, words) ? null : time;
}

/** Whether a time stands between a determiner and a noun and so names the thing rather than dates what is said. */
export function isNaming(text: string, time: TimeExpression, words: LedgerWords): boolean {
  return (
    time.type === "date" &&
    words.beforeNoun.test(text.slice(Math.max(0, time.start - 12), time.start)) &&
    words.nounAhead.test(text.slice(time.end, time.end + 24))
  );
}

/** The words of a statement without those of its condition, which say when it holds and not what it is. */
function withoutCondition(text: string, { span, condition }: Statement): string {
  if (condition === null || condition.start < span.start || condition.end > span.end)
    return text.slice(span.start, span.end);
  return `${text.slice(span.start, condition.start)} ${text.slice(condition.end, span.end)}`;
}

/** The party for which the last voice speaks: its entity's party, or a state itself; null for writers, unnamed and unaligned voices. */
function partyOf(statement: Statement, entities: ReadonlyMap<string, Entity>): string | null {
  const voice = statement.voices.at(-1)!;
  if (isWriter(voice.name)) return null;
  const entity = voice.entity === null ? undefined : entities.get(voice.entity);
  if (entity === undefined) return null;
  if (entity.kind === "state") return entity.party ?? entity.name;
  return entity.party;
}

/** Share of common stem weight, 0 to 1 (weighted Dice). */
export function stemSimilarity(index: StatementIndex, a: Indexed, b: Indexed): number {
  let common = 0;
  let total = 0;
  for (const stem of a.stems) {
    const weight = index.weight(stem);
    total += weight;
    if (b.stems.has(stem)) common += weight;
  }
  for (const stem of b.stems) total += index.weight(stem);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Share of the weight of the smaller stem set that the other has too, 0 to 1. */
export function stemCoverage(index: StatementIndex, a: Indexed, b: Indexed): number {
  const [small, large] = a.stems.size <= b.stems.size ? [a, b] : [b, a];
  let common = 0;
  let total = 0;
  for (const stem of small.stems) {
    const weight = index.weight(stem);
    total += weight;
    if (large.stems.has(stem)) common += weight;
  }
  return total === 0 ? 0 : common / total;
}

/** Whether two sets share a member. */
export function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

/** Pairs of statements that share at least one rare stem; keeps pairwise work far from quadratic. Each pair once, smaller order first. */
export function* candidatePairs(index: StatementIndex, maxPerStem = 60): Generator<[Indexed, Indexed]> {
  const postings = new Map<string, Indexed[]>();
  for (const entry of index.all) {
    for (const stem of entry.stems) {
      const posting = postings.get(stem);
      if (posting === undefined) postings.set(stem, [entry]);
      else posting.push(entry);
    }
  }
  const seen = new Set<number>();
  const n = index.all.length;
  for (const posting of postings.values()) {
    if (posting.length > maxPerStem) continue;
    for (let i = 0; i < posting.length; i += 1) {
      for (let j = i + 1; j < posting.length; j += 1) {
        const a = posting[i]!;
        const b = posting[j]!;
        const key = a.order * n + b.order;
        if (seen.has(key)) continue;
        seen.add(key);
        yield [a, b];
      }
    }
  }
}
