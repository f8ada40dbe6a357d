// Positions: where each party stands on each issue, stated by itself or ascribed to it by others, with every passage.
import type { Codebook, CodebookIssue } from "../reading/index.ts";
import type { Position } from "./ledgers.ts";
import { contentStems, type Indexed, isWriter, meet, type StatementIndex } from "./statement-index.ts";

const STANCE_KINDS = new Set(["demand", "acceptance", "refusal", "pledge"]);

/** Whether the party is heard itself: some cue of the chain that belongs to it is a word of speech. */
function isStated(index: StatementIndex, entry: Indexed): boolean {
  const cue = entry.voice.cue;
  if (cue === null) return false;
  const words = entry.reading.doc.text.slice(cue.start, cue.end);
  for (const [word] of words.matchAll(/[\p{L}]+/gu)) if (index.words.speech.has(index.words.stem(word))) return true;
  return false;
}

/**
 * Sign of a statement towards its issue's proposition: the content's own sign, turned by an explicit negation, a refusal, and by a verb
 * that takes its object away (`scrub the peacekeepers`) unless the proposition itself is about taking that away (`lifting of sanctions`).
 */
function stanceOf(index: StatementIndex, entry: Indexed, issue: CodebookIssue): "for" | "against" | "conditional" {
  const { statement } = entry;
  const { words } = index;
  const proposition = contentStems(issue.proposition ?? issue.label, words);
  const propositionTakesAway = [...proposition].some((stem) => words.reversals.has(stem));
  const action =
    statement.action === null
      ? []
      : [...contentStems(statement.action.text, words), words.stem(statement.action.lemma)];
  const takesAway = action.some((stem) => words.reversals.has(stem)) && concerns(index, entry, issue, proposition);
  let against = false;
  if (statement.kind === "refusal") against = !against;
  else if (statement.negated) against = !against;
  if (takesAway && !propositionTakesAway && !action.some((stem) => proposition.has(stem))) against = !against;
  if (against) return "against";
  return statement.condition === null ? "for" : "conditional";
}

/** Whether what the action is done to belongs to the issue: dropping the peacekeepers does, limiting an army during talks says nothing of talks. */
function concerns(
  index: StatementIndex,
  entry: Indexed,
  issue: CodebookIssue,
  proposition: ReadonlySet<string>,
): boolean {
  const about = new Set([...proposition, ...contentStems(issue.label, index.words)]);
  const { recipient } = entry.statement;
  if (recipient.length === 0) return meet(about, entry.stems);
  const { text } = entry.reading.doc;
  return recipient.some(({ name, start, end }) => {
    const stems = contentStems(`${name} ${text.slice(start, end)}`, index.words);
    // A bare pronoun (`scrub it`) takes up what the clause is about.
    return stems.size === 0 || meet(about, stems);
  });
}

/** First day from which the stance is known: the event's day where the text fixes it, else the document's. */
function knownFrom(entry: Indexed): string | null {
  if (entry.time?.interval?.from) return entry.time.value?.slice(0, 10) ?? entry.time.interval.from;
  return entry.reading.doc.date?.value ?? null;
}

/**
 * One entry for each party, issue, stance and way of knowing. Parties are those of the last voice; the writer, unnamed sources and
 * voices without a party take no position. Issues without a proposition have none.
 */
export function findPositions(index: StatementIndex, codebook: Codebook | null): Position[] {
  const issues = new Map((codebook?.issues ?? []).map((issue) => [issue.label, issue]));
  const groups = new Map<
    string,
    { base: Omit<Position, "id" | "says" | "from" | "redLine" | "evidence">; entries: Indexed[] }
  >();
  for (const entry of index.all) {
    const { statement } = entry;
    if (!STANCE_KINDS.has(statement.kind) || statement.issue === null) continue;
    const issue = issues.get(statement.issue);
    if (issue === undefined || issue.proposition === null || isWriter(entry.voice.name)) continue;
    const party = entry.party;
    if (party === null) continue;
    const stance = stanceOf(index, entry, issue);
    const how = isStated(index, entry) ? "stated" : "ascribed";
    const key = JSON.stringify([party, issue.label, stance, how]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { base: { party, issue: issue.label, stance, how }, entries: [entry] });
    else group.entries.push(entry);
  }
  const order = new Map([...issues.keys()].map((label, i) => [label, i]));
  return [...groups.values()]
    .sort(
      (a, b) =>
        a.base.party.localeCompare(b.base.party, "en") ||
        (order.get(a.base.issue) ?? 0) - (order.get(b.base.issue) ?? 0) ||
        a.entries[0]!.order - b.entries[0]!.order,
    )
    .map(({ base, entries }, i) => {
      const best = entries.reduce((chosen, entry) => (entry.statement.score > chosen.statement.score ? entry : chosen));
      const days = entries.map(knownFrom).filter((day): day is string => day !== null);
      return {
        id: `q${i + 1}`,
        ...base,
        says: best.text,
        from: days.sort()[0] ?? null,
        redLine: base.stance === "against" && entries.some((entry) => index.words.redLine.test(sentenceText(entry))),
        evidence: entries.map((entry) => entry.statement.id),
      };
    });
}

function sentenceText(entry: Indexed): string {
  const sentence = entry.reading.doc.sentences[entry.statement.sentence];
  return sentence === undefined ? entry.text : entry.reading.doc.text.slice(sentence.start, sentence.end);
}
