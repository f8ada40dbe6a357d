// Mutual accusations told in one breath (`both accused each other of breaking the truce`): one statement, a side for each party.
import { sentenceText } from "./clash.ts";
import type { Indexed, StatementIndex } from "./statement-index.ts";

/** Two parties that blame each other, with the statements that tell it. */
export interface MutualAccusation {
  readonly parties: readonly [string, string];
  /** What each party says; both hold the same entries where one statement tells both. */
  readonly sides: readonly [Indexed[], Indexed[]];
}

/** What the reader notes of an accusation that it tells once for each party. */
const TOLD_TWICE = "mutual";

/** Accusations in which each of two named parties blames the other; the same pair and words once. */
export function findMutualAccusations(index: StatementIndex): MutualAccusation[] {
  const found: MutualAccusation[] = [];
  const seen = new Set<string>();
  for (const entry of index.all) {
    const { kind, sentence } = entry.statement;
    if (kind !== "report" && kind !== "judgement") continue;
    if (!index.words.mutualBlame.test(entry.text)) continue;
    const key = `${entry.reading.doc.id}:${sentence}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const twin = twinOf(index, entry);
    const parties = twin === null ? partiesBefore(index, entry) : ([entry.voice.name, twin.voice.name] as const);
    if (parties === null) continue;
    const same = found.find(
      (other) =>
        other.parties.every((party) => parties.includes(party)) &&
        other.sides[0].some((told) => told.text === entry.text || overlap(told, entry) >= 0.5),
    );
    if (same === undefined) found.push({ parties, sides: [[entry], [twin ?? entry]] });
    else {
      const crossed = same.parties[0] !== parties[0];
      same.sides[crossed ? 1 : 0].push(entry);
      same.sides[crossed ? 0 : 1].push(twin ?? entry);
    }
  }
  return found;
}

/** The same words told by the other party, or null. */
function twinOf(index: StatementIndex, entry: Indexed): Indexed | null {
  if (!entry.statement.basis.includes(TOLD_TWICE)) return null;
  return index.all.find((other) => other !== entry && isTwin(entry, other)) ?? null;
}

/** Whether two statements are one mutual accusation, told once for each party. */
export function isTwin(a: Indexed, b: Indexed): boolean {
  return (
    a.reading === b.reading &&
    a.statement.basis.includes(TOLD_TWICE) &&
    b.statement.basis.includes(TOLD_TWICE) &&
    a.statement.span.start === b.statement.span.start
  );
}

function overlap(a: Indexed, b: Indexed): number {
  const common = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  return common / Math.max(1, Math.min(a.stems.size, b.stems.size));
}

/** The two parties named last before the accusation: its actors, else those of the sentence. */
function partiesBefore(index: StatementIndex, entry: Indexed): [string, string] | null {
  const nameOf = (id: string | null): string | null => {
    const entity = id === null ? undefined : index.entities.get(id);
    if (entity === undefined || entity.kind === "anonymous" || entity.kind === "person") return null;
    return entity.party ?? entity.name;
  };
  const actors = [...new Set(entry.statement.actor.map(({ entity }) => nameOf(entity)))].filter(
    (name) => name !== null,
  );
  if (actors.length === 2) return [actors[0]!, actors[1]!];
  const { doc, mentions } = entry.reading;
  const sentence = doc.sentences[entry.statement.sentence];
  const at = index.words.mutualBlame.exec(sentenceText(entry))?.index;
  if (sentence === undefined || at === undefined) return null;
  const named: string[] = [];
  for (const mention of mentions) {
    if (mention.start < sentence.start || mention.end > sentence.start + at) continue;
    const name = nameOf(mention.entity);
    if (name === null) continue;
    if (named.includes(name)) named.splice(named.indexOf(name), 1);
    named.push(name);
  }
  const [one, other] = named.slice(-2);
  return one === undefined || other === undefined ? null : [one, other];
}
