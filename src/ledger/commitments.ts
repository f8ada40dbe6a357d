// Commitments: pledges, acceptances, agreements and threats with their term, and what later statements say of them.
import type { DocReading, Statement, TimeExpression } from "../reading/index.ts";
import { addDuration, endOf, isLimit, precisionOf } from "./calendar.ts";
import type { Commitment } from "./ledgers.ts";
import type { OriginIndex } from "./origins.ts";
import {
  candidatePairs,
  type Indexed,
  isNaming,
  isWriter,
  meet,
  type StatementIndex,
  stemCoverage,
  stemSimilarity,
} from "./statement-index.ts";

const KINDS = new Set(["pledge", "acceptance", "threat"]);
const DEED_KINDS = new Set(["report", "denial"]);

/** Whether somebody is said to have bound itself; what might or would probably be pledged is nobody's undertaking yet. */
function isFirm(index: StatementIndex, { statement }: Indexed): boolean {
  if (statement.hedge === "possible" || (statement.kind === "acceptance" && statement.hedge === "probable"))
    return false;
  if (!statement.negated) return true;
  // `has accepted nothing`, `made no promise`: an undertaking that did not come; `would not fire` is one.
  return (
    statement.kind !== "acceptance" &&
    !(statement.action !== null && index.words.undertaking.has(index.words.stem(statement.action.lemma)))
  );
}

/** Whether a time can be when words were spoken: fixed, not a limit, not after the document was written. */
function canBegin(entry: Indexed, time: TimeExpression): boolean {
  const from = time.interval?.from;
  if (!from || isLimit(time) || time.type === "duration" || time.type === "set") return false;
  const written = entry.reading.doc.date?.value;
  return written === undefined || from <= written;
}

const WORDS_BEFORE_TIME = 2;
const SOON_AFTER = 3;

/** When the statement's words were spoken or its deed done: its own time, one of its sentence that is no other statement's, or one that opens a sentence before it. */
function beginOf(index: StatementIndex, entry: Indexed): TimeExpression | null {
  if (entry.time !== null && canBegin(entry, entry.time)) return entry.time;
  const { doc, times } = entry.reading;
  const sentence = doc.sentences[entry.statement.sentence];
  if (sentence === undefined) return null;
  const usable = (time: TimeExpression) => canBegin(entry, time) && !isNaming(doc.text, time, index.words);
  const elsewhere = neighboursOf(index, entry);
  const { condition } = entry.statement;
  const inSentence = times.find(
    (time) =>
      time.start >= sentence.start &&
      time.end <= sentence.end &&
      usable(time) &&
      !(condition !== null && time.start >= condition.start && time.end <= condition.end) &&
      !elsewhere.some(({ span }) => span.start <= time.start && time.end <= span.end),
  );
  if (inSentence !== undefined) return inSentence;
  const own = paragraphStart(entry.reading, entry.statement.sentence, 0);
  const from = paragraphStart(entry.reading, entry.statement.sentence, 1);
  for (let k = times.length - 1; k >= 0; k -= 1) {
    const time = times[k]!;
    if (time.start < from) break;
    if (time.end > sentence.start || time.type !== "date" || !usable(time)) continue;
    // History told in the paragraph before does not date what is told now.
    if (time.start < own && time.interval!.from!.slice(0, 4) !== doc.date?.value.slice(0, 4)) continue;
    const before = doc.text.slice(Math.max(from, time.start - LONGEST_OPENING), time.start);
    const opened = before.search(/[^.!?\n]*$/u);
    if (
      before
        .slice(opened)
        .split(/\s+/u)
        .filter((word) => word !== "").length <= WORDS_BEFORE_TIME
    )
      return time;
  }
  return null;
}

const LONGEST_OPENING = 80;

/** Where the paragraph of a sentence begins, or the one `back` before it. */
function paragraphStart({ doc }: DocReading, sentence: number, back: number): number {
  const last = doc.sentences[sentence]!.paragraph - back;
  let at = sentence;
  while (at > 0 && doc.sentences[at - 1]!.paragraph >= last) at -= 1;
  return doc.sentences[at]!.start;
}

/** The other statements of the same sentence: those next to it in reading order. */
function neighboursOf(index: StatementIndex, entry: Indexed): Statement[] {
  const found: Statement[] = [];
  for (const step of [-1, 1]) {
    for (let at = entry.order + step; ; at += step) {
      const other = index.all[at];
      if (other?.reading !== entry.reading || other.statement.sentence !== entry.statement.sentence) break;
      found.push(other.statement);
    }
  }
  return found;
}

/** The duration said inside the statement (`30-day`), as ISO 8601; none where the number is open (`within days`). */
function termOf(entry: Indexed): string | null {
  const { start, end } = entry.statement.span;
  const duration = entry.reading.times.find(
    (time) =>
      time.start >= start &&
      time.end <= end &&
      time.type === "duration" &&
      time.value !== null &&
      /^PT?\d/u.test(time.value),
  );
  return duration?.value ?? null;
}

/** The last day that the statement itself names as its limit (`by 18 August`, `until June`). */
function deadlineOf(entry: Indexed): string | null {
  const { span, condition } = entry.statement;
  const limit = entry.reading.times.find(
    (time) =>
      time.start >= span.start &&
      time.end <= span.end &&
      isLimit(time) &&
      time.type !== "duration" &&
      time.interval?.to != null &&
      !(condition !== null && time.start >= condition.start && time.end <= condition.end),
  );
  if (limit === undefined) return null;
  return limit.bound === "before" ? endOf(limit) : limit.interval!.to;
}

function whoOf(entry: Indexed): string[] {
  const { statement } = entry;
  if (!isWriter(entry.voice.name)) return [entry.party ?? entry.voice.name];
  const actors = statement.actor.map(({ name }) => name);
  return actors.length > 0 ? [...new Set(actors)] : [entry.voice.name];
}

/** Whether the content is about leaving something undone or ending it; two such words undo each other (`not withdraw`). */
function takesAway(index: StatementIndex, entry: Indexed): boolean {
  const { action } = entry.statement;
  const reverses =
    [...entry.stems].some((stem) => index.words.reversals.has(stem)) ||
    (action !== null && index.words.reversals.has(index.words.stem(action.lemma)));
  return isNot(entry) !== reverses;
}

/** Whether the action is said not to be done; a denial denies it with or without a negator of its own. */
function isNot({ statement }: Indexed): boolean {
  return statement.kind === "denial" || statement.negated;
}

/** Whether both are about the same deed in the same word. */
function sameDeed(index: StatementIndex, a: Indexed, b: Indexed): boolean {
  const stemOf = ({ statement: { action } }: Indexed) => {
    if (action === null) return null;
    const stem = index.words.stem(action.lemma);
    return index.words.synonyms.get(stem) ?? stem;
  };
  const first = stemOf(a);
  return first !== null && first === stemOf(b);
}

/** Whether the same deed is about the same thing: told right after, or at a place or of somebody named in both. */
function bearsOnIt(candidate: Indexed, entry: Indexed): boolean {
  if (candidate.reading === entry.reading && candidate.statement.sentence - entry.statement.sentence <= SOON_AFTER)
    return true;
  const targets = new Set(entry.statement.recipient.map(({ name }) => name));
  return meet(candidate.places, entry.places) || candidate.statement.recipient.some(({ name }) => targets.has(name));
}

/** Whether the two share at least two words, and these are much of what they say. */
function saysMuchAlike(index: StatementIndex, candidate: Indexed, entry: Indexed): boolean {
  const common = [...candidate.stems].filter((stem) => entry.stems.has(stem)).length;
  return (
    common >= 2 && (stemCoverage(index, candidate, entry) >= 0.35 || stemSimilarity(index, candidate, entry) >= 0.25)
  );
}

/** Headlines tell in brief what the text tells anyway; they are no deeds of their own. */
function isHeadline({ reading, statement }: Indexed): boolean {
  return reading.doc.parts.find(({ id }) => id === statement.part)?.kind === "title";
}

/** So many reports of one party on one issue are looked at; more say nothing clear about a single undertaking. */
const MOST_REPORTS = 500;

const deedKey = (issue: string | null, doer: string): string => JSON.stringify([issue, doer]);

/** Reports and denials by issue and doer (name and party), in reading order. */
function reportedDeeds(index: StatementIndex): Map<string, Indexed[]> {
  const reports = new Map<string, Indexed[]>();
  for (const candidate of index.all) {
    const { kind, issue, actor } = candidate.statement;
    if (issue === null || !DEED_KINDS.has(kind) || isHeadline(candidate)) continue;
    const doers = new Set<string>();
    for (const { name, entity } of actor) {
      doers.add(name);
      const party = entity === null ? null : (index.entities.get(entity)?.party ?? null);
      if (party !== null) doers.add(party);
    }
    for (const doer of doers) {
      const key = deedKey(issue, doer);
      const found = reports.get(key);
      if (found === undefined) reports.set(key, [candidate]);
      else if (found.length < MOST_REPORTS) found.push(candidate);
    }
  }
  return reports;
}

/** Later reports of deeds by the one who committed itself that bear on it. */
function deedsOf(
  index: StatementIndex,
  entry: Indexed,
  who: readonly string[],
  reports: ReadonlyMap<string, readonly Indexed[]>,
): { statement: string; bears: "for" | "against" }[] {
  const deeds: { statement: string; bears: "for" | "against"; order: number }[] = [];
  const doer = new Set(who);
  const since = beginOf(index, entry)?.interval?.from;
  const candidates = new Set([...doer].flatMap((name) => reports.get(deedKey(entry.statement.issue, name)) ?? []));
  for (const candidate of candidates) {
    if (candidate === entry || (candidate.docIndex === entry.docIndex && candidate.order < entry.order)) continue;
    const before = candidate.time?.interval?.to;
    if (before && since && before < since) continue;
    const same = sameDeed(index, candidate, entry);
    if (same ? !bearsOnIt(candidate, entry) : !saysMuchAlike(index, candidate, entry)) continue;
    const agrees = same ? isNot(candidate) === isNot(entry) : takesAway(index, candidate) === takesAway(index, entry);
    deeds.push({
      statement: candidate.statement.id,
      bears: agrees ? "for" : "against",
      order: candidate.order,
    });
  }
  return deeds.sort((a, b) => a.order - b.order).map(({ statement, bears }) => ({ statement, bears }));
}

/** Status from deeds and term. `latest` is the last day any document of the case was written, null if none is dated. */
function statusOf(
  index: StatementIndex,
  origins: OriginIndex,
  deeds: readonly { statement: string; bears: "for" | "against" }[],
  until: string | null,
  latest: string | null,
): Commitment["status"] {
  const against = deeds.filter(({ bears }) => bears === "against");
  const kept = deeds.length - against.length;
  if (against.length > 0 && kept > 0) return "disputed";
  if (against.length > 0) {
    // One teller's word is an accusation; two independent ones are taken as a breach reported.
    const tellers = new Set(against.map(({ statement }) => origins.keyOf(index.byId.get(statement)!)));
    return tellers.size >= 2 ? "broken" : "disputed";
  }
  if (kept > 0) return "kept";
  if (until !== null && latest !== null && latest > until) return "unknown";
  return "open";
}

/**
 * The commitments of a case in reading order. Nothing is merged but exact copies (same origin, nearly the same words);
 * what may be the same is proposed in `maybeSame`.
 */
export function findCommitments(index: StatementIndex, origins: OriginIndex): Commitment[] {
  const near = new Map<Indexed, Indexed[]>();
  for (const [a, b] of candidatePairs(index, 200)) {
    const committing = KINDS.has(a.statement.kind) || KINDS.has(b.statement.kind);
    if (!committing || !sameUndertaking(index, a, b)) continue;
    near.set(a, [...(near.get(a) ?? []), b]);
    near.set(b, [...(near.get(b) ?? []), a]);
  }
  const dates = index.all
    .map((entry) => entry.reading.doc.date?.value)
    .filter((value): value is string => value !== undefined);
  const latest = dates.sort().at(-1) ?? null;
  const reports = reportedDeeds(index);
  const folded = new Set<Indexed>();
  const commitments: Commitment[] = [];
  for (const entry of index.all) {
    const { statement } = entry;
    if (!KINDS.has(statement.kind) || folded.has(entry) || !isFirm(index, entry)) continue;
    const alike = near.get(entry) ?? [];
    const copies = alike.filter(
      (other) =>
        other.statement.kind === statement.kind &&
        origins.keyOf(other) === origins.keyOf(entry) &&
        stemSimilarity(index, entry, other) >= 0.8,
    );
    for (const copy of copies) folded.add(copy);
    const who = whoOf(entry);
    const time = beginOf(index, entry);
    const since = time === null ? null : precisionOf(time);
    const term = termOf(entry);
    const deeds = deedsOf(index, entry, who, reports).filter(
      ({ statement: id }) => !copies.some((copy) => copy.statement.id === id),
    );
    const until = deadlineOf(entry) ?? (since !== null && term !== null ? addDuration(since, term) : null);
    commitments.push({
      id: `c${commitments.length + 1}`,
      who,
      kind:
        statement.kind === "acceptance" && statement.actor.length > 1 && index.words.agreement.test(entry.text)
          ? "agreement"
          : (statement.kind as "pledge" | "acceptance" | "threat"),
      what: entry.text,
      since,
      until,
      term,
      condition:
        statement.condition === null
          ? null
          : entry.reading.doc.text.slice(statement.condition.start, statement.condition.end),
      status: statusOf(index, origins, deeds, until, latest),
      evidence: [statement.id, ...copies.map((copy) => copy.statement.id)],
      deeds,
      maybeSame: alike.filter((other) => !copies.includes(other)).map((other) => other.statement.id),
    });
  }
  return commitments;
}

const UNDERTAKINGS = new Set(["pledge", "acceptance", "threat", "demand", "report"]);

/** Whether two statements may speak of one undertaking: same issue, much of the same content, not of each other's opposite kind. */
function sameUndertaking(index: StatementIndex, a: Indexed, b: Indexed): boolean {
  if (!UNDERTAKINGS.has(a.statement.kind) || !UNDERTAKINGS.has(b.statement.kind)) return false;
  if ((a.statement.kind === "threat") !== (b.statement.kind === "threat")) return false;
  if (a.statement.issue !== null && b.statement.issue !== null && a.statement.issue !== b.statement.issue) return false;
  const similarity = stemSimilarity(index, a, b);
  if (a.statement.kind === "report" || b.statement.kind === "report") {
    return similarity >= 0.55 && takesAway(index, a) === takesAway(index, b);
  }
  return (
    similarity >= 0.4 ||
    (a.statement.issue !== null && a.statement.issue === b.statement.issue && stemCoverage(index, a, b) >= 0.5)
  );
}
