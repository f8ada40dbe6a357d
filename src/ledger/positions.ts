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
  const takesAway =
    action.some((stem) => words.reversals.has(stem)) &&
    concerns(index, entry, issue, proposition) &&
    !action.some((stem) => proposition.has(stem));
  const ledAway = isLedByReversal(index, entry) && meet(entry.stems, aboutOf(index, issue, proposition));
  let against = false;
  if (statement.kind === "refusal") against = !against;
  else if (statement.negated) against = !against;
  if (takesAway !== ledAway && !propositionTakesAway) against = !against;
  if (against) return "against";
  return statement.condition === null ? "for" : "conditional";
}

const LEAD_WORDS = 3;

/** Whether a verb that ends things governs the action (`agreed to stop attacking`). */
function isLedByReversal(index: StatementIndex, entry: Indexed): boolean {
  const { action, span } = entry.statement;
  if (action === null || action.start <= span.start) return false;
  const lead = entry.reading.doc.text.slice(span.start, action.start).match(/[\p{L}]+/gu) ?? [];
  return lead.slice(-LEAD_WORDS).some((word) => index.words.reversals.has(index.words.stem(word)));
}

function aboutOf(index: StatementIndex, issue: CodebookIssue, proposition: ReadonlySet<string>): Set<string> {
  return new Set([...proposition, ...contentStems(issue.label, index.words)]);
}

/** Whether what the action is done to belongs to the issue: dropping the peacekeepers does, limiting an army during talks says nothing of talks. */
function concerns(
  index: StatementIndex,
  entry: Indexed,
  issue: CodebookIssue,
  proposition: ReadonlySet<string>,
): boolean {
  const about = aboutOf(index, issue, proposition);
  const { recipient } = entry.statement;
  if (recipient.length === 0) return meet(about, entry.stems);
  const { text } = entry.reading.doc;
  return recipient.some(({ name, start, end }) => {
    const stems = contentStems(`${name} ${text.slice(start, end)}`, index.words);
    // A bare pronoun (`scrub it`) takes up what the clause is about.
    return stems.size === 0 || meet(about, stems);
  });
}

/** The terms of an issue as a test on text; `strong` takes those marked as deciding alone, if there are any. */
function termTest(index: StatementIndex, issue: CodebookIssue, strong: boolean): (text: string) => boolean {
  const marked = issue.terms.filter((term) => term.endsWith("!"));
  const terms = strong && marked.length > 0 ? marked : issue.terms;
  if (terms.length === 0) return () => true;
  const phrases: (readonly [string, boolean])[][] = terms.map((term) =>
    term
      .replace(/!$/u, "")
      .toLowerCase()
      .split(/[\s-]+/u)
      .map((word) => [word.replace(/\*$/u, ""), word.endsWith("*")] as const),
  );
  const { stem } = index.words;
  return (text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const is = (word: string | undefined, [term, open]: readonly [string, boolean]) =>
      word !== undefined && (open ? word.startsWith(term) : word === term || stem(word) === stem(term));
    return words.some((_, at) => phrases.some((phrase) => phrase.every((term, k) => is(words[at + k], term))));
  };
}

/**
 * Whether the statement speaks of the issue itself, or points (`this`, `the offer`) to a statement right before it that does;
 * an issue that only the words around it speak of is no stance on it.
 */
function speaksOf(
  index: StatementIndex,
  entry: Indexed,
  issue: CodebookIssue,
  tests: { readonly own: (text: string) => boolean; readonly strong: (text: string) => boolean },
): boolean {
  const proposition = contentStems(issue.proposition ?? issue.label, index.words);
  if (tests.own(entry.text) || meet(proposition, entry.stems)) return true;
  // `as it agreed to do`: what stands before it in the sentence says what.
  if (entry.statement.action?.lemma === "do" && tests.own(sentenceText(entry))) return true;
  const pointing =
    index.words.pointer.test(entry.text) || [...entry.stems].every((stem) => index.words.pointing.has(stem));
  if (!pointing) return false;
  const { sentences, text } = entry.reading.doc;
  return [entry.statement.sentence, entry.statement.sentence - 1].some((k) => {
    const sentence = sentences[k];
    return sentence !== undefined && tests.strong(text.slice(sentence.start, sentence.end));
  });
}

/** Whose stance it is: the one who is said to agree or promise, where that is somebody else than the last voice; null for nobody's. */
function holderOf(index: StatementIndex, entry: Indexed): { party: string; how: Position["how"] } | null {
  const own = entry.party;
  const { statement } = entry;
  const how = isStated(index, entry) ? "stated" : "ascribed";
  if (statement.kind === "acceptance" || statement.kind === "pledge") {
    const undertakes = (span: { start: number; end: number } | null) =>
      span !== null &&
      (entry.reading.doc.text.slice(span.start, span.end).match(/[\p{L}]+/gu) ?? []).some((word) =>
        index.words.undertaking.has(index.words.stem(word)),
      );
    if (undertakes(statement.span) && entry.voice.cue !== null && !undertakes(entry.voice.cue)) {
      const parties = new Set(
        statement.actor.map(({ name, entity }) =>
          entity === null ? null : (index.entities.get(entity)?.party ?? name),
        ),
      );
      if (parties.size === 0 || parties.has(null)) return null;
      if (own === null || !parties.has(own)) return { party: [...parties][0]!, how: "ascribed" };
    }
  }
  return own === null ? null : { party: own, how };
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
  const tests = new Map<string, { own: (text: string) => boolean; strong: (text: string) => boolean }>();
  const testsOf = (issue: CodebookIssue) => {
    const found = tests.get(issue.label) ?? {
      own: termTest(index, issue, false),
      strong: termTest(index, issue, true),
    };
    tests.set(issue.label, found);
    return found;
  };
  for (const entry of index.all) {
    const { statement } = entry;
    if (!STANCE_KINDS.has(statement.kind) || statement.issue === null) continue;
    const issue = issues.get(statement.issue);
    if (issue === undefined || issue.proposition === null || isWriter(entry.voice.name)) continue;
    const holder = holderOf(index, entry);
    if (holder === null || !speaksOf(index, entry, issue, testsOf(issue))) continue;
    const { party, how } = holder;
    const stance = stanceOf(index, entry, issue);
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
