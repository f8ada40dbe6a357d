// Answers that only point back: denials (`called it baseless`) and refusals (`rejected the proposal`) stand against what was told right before them.
import { type Clash, differentTellers, paragraphOf, sentenceText } from "./clash.ts";
import { contentStems, type Indexed, isWriter, type StatementIndex } from "./statement-index.ts";

const LOOK_BACK_SENTENCES = 4;
/** So near an account or a wish with a speaker of its own is what the answer means. */
const RIGHT_BEFORE = 2;

const ACCOUNTS = new Set(["report", "judgement", "forecast", "acceptance", "pledge", "demand"]);
const WISHES = new Set(["demand", "pledge", "acceptance"]);
const PROPOSALS = new Set(["demand", "pledge", "acceptance", "forecast", "judgement"]);

/** Clashes of answers with what they answer. */
export function findAnswers(index: StatementIndex): Clash[] {
  const bySentence = new Map<string, Indexed[]>();
  for (const entry of index.all) {
    const key = keyOf(entry, entry.statement.sentence);
    const found = bySentence.get(key);
    if (found === undefined) bySentence.set(key, [entry]);
    else found.push(entry);
  }
  const before = (entry: Indexed): Indexed[][] => {
    const found: Indexed[][] = [];
    for (let back = 0; back <= LOOK_BACK_SENTENCES; back += 1) {
      const told = bySentence.get(keyOf(entry, entry.statement.sentence - back)) ?? [];
      found.push(
        told.filter(
          (other) =>
            other.order < entry.order &&
            other.statement.part === entry.statement.part &&
            differentTellers(other, entry),
        ),
      );
    }
    return found;
  };
  const clashes: Clash[] = [];
  for (const entry of index.all) {
    if (isWriter(entry.voice.name)) continue;
    if (isDenialOfAnother(index, entry)) clashes.push(...denied(index, entry, before(entry), bySentence));
    else if (isBareRefusal(index, entry)) clashes.push(...refused(entry, before(entry)));
  }
  return clashes;
}

function keyOf(entry: Indexed, sentence: number): string {
  return `${entry.reading.doc.id}:${sentence}`;
}

/** Whether a statement denies what somebody else said without saying it again. */
export function isDenialOfAnother(index: StatementIndex, entry: Indexed): boolean {
  const { kind } = entry.statement;
  if (kind !== "denial" && kind !== "judgement" && kind !== "report") return false;
  if (index.words.calledUntrue.test(entry.text)) return true;
  if (kind !== "denial") return false;
  if (index.words.pointsBack.test(entry.text)) return true;
  return entry.stems.size <= 2 && index.words.pointsBack.test(sentenceText(entry));
}

/** Whether a refusal names nothing but a proposal, or points to it by a pronoun. */
function isBareRefusal(index: StatementIndex, entry: Indexed): boolean {
  const { kind, negated } = entry.statement;
  if (kind !== "refusal" && !(kind === "acceptance" && negated)) return false;
  const own = contentStems(entry.voice.name, index.words);
  return [...entry.stems].every((stem) => index.words.pointing.has(stem) || own.has(stem));
}

function denied(
  index: StatementIndex,
  denial: Indexed,
  before: readonly (readonly Indexed[])[],
  bySentence: ReadonlyMap<string, readonly Indexed[]>,
): Clash[] {
  const { words } = index;
  const accounts = before.map((told) =>
    told.filter(
      (entry) =>
        ACCOUNTS.has(entry.statement.kind) && !entry.negative && (entry.party === null || entry.party !== denial.party),
    ),
  );
  const names = words.namesClaim.test(denial.text);
  const attributed = accounts
    .slice(0, 1 + (names ? RIGHT_BEFORE : 1))
    .map((told) => told.filter(({ voice }) => !isWriter(voice.name)));
  let met = words.wholeStory.test(denial.text) ? undefined : attributed.find((told) => told.length > 0);
  const bareCry = words.calledUntrue.test(denial.text) && !names && !words.pointsBack.test(denial.text);
  if (met === undefined && denial.statement.kind === "denial" && !bareCry) {
    // The story as the writer tells it: the nearest paragraph with reports.
    const told = accounts
      .slice(1)
      .flat()
      .filter(({ statement }) => statement.kind === "report" || statement.hedge === "reported");
    const nearest = Math.max(...told.map(paragraphOf));
    met = told.filter((entry) => paragraphOf(entry) === nearest);
  } else if (met === undefined && names) {
    met = accounts.slice(0, 2).find((told) => told.length > 0);
  }
  if (met === undefined) return [];
  const against = [...met].sort((a, b) => a.order - b.order);
  // Who backs the denial in the same sentence denies the same.
  const denials = (bySentence.get(keyOf(denial, denial.statement.sentence)) ?? []).filter(
    (entry) => entry === denial || (entry.statement.kind === "denial" && !against.includes(entry)),
  );
  return against.flatMap((one) =>
    denials.map((other) => ({ field: "occurrence", one, other, rule: "points-back" }) as const),
  );
}

function refused(refusal: Indexed, before: readonly (readonly Indexed[])[]): Clash[] {
  const met = before
    .slice(0, RIGHT_BEFORE + 1)
    .map((told) =>
      told.filter(
        (entry) =>
          !entry.negative &&
          (entry.party === null || entry.party !== refusal.party) &&
          (WISHES.has(entry.statement.kind) || (PROPOSALS.has(entry.statement.kind) && !isWriter(entry.voice.name))),
      ),
    );
  const wishes = met.find((told) => told.length > 0) ?? [];
  return wishes.map((one) => ({ field: "stance", one, other: refusal, rule: "points-back" }));
}
