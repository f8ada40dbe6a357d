// Commitments: pledges, acceptances, agreements and threats with their term, and what later statements say of them.
import type { TimeExpression } from "../reading/index.ts";
import { addDuration, precisionOf } from "./calendar.ts";
import type { Commitment } from "./ledgers.ts";
import type { OriginIndex } from "./origins.ts";
import {
  candidatePairs,
  type Indexed,
  isWriter,
  type StatementIndex,
  stemCoverage,
  stemSimilarity,
} from "./statement-index.ts";

const KINDS = new Set(["pledge", "acceptance", "threat"]);
const DEED_KINDS = new Set(["report", "denial"]);

/** Whether somebody is said to have bound itself; what might or would probably be pledged is nobody's undertaking yet. */
function isFirm({ statement }: Indexed): boolean {
  return statement.hedge !== "possible" && !(statement.kind === "acceptance" && statement.hedge === "probable");
}

/** The statement's own time, else the nearest date before it in its paragraph or the one before. */
function timeNearby(entry: Indexed): TimeExpression | null {
  if (entry.time !== null && entry.time.interval !== null) return entry.time;
  const { doc, times } = entry.reading;
  const sentence = doc.sentences[entry.statement.sentence];
  if (sentence === undefined) return null;
  const inSentence = times.filter(
    (time) => time.start >= sentence.start && time.end <= sentence.end && time.interval !== null,
  );
  if (inSentence.length > 0) return inSentence[0]!;
  const from = doc.sentences.find(({ paragraph }) => paragraph >= sentence.paragraph - 1)?.start ?? sentence.start;
  return (
    times.findLast(
      (time) => time.start >= from && time.end <= sentence.start && time.interval !== null && time.type === "date",
    ) ?? null
  );
}

/** The duration said inside the statement (`30-day`), as ISO 8601. */
function termOf(entry: Indexed): string | null {
  const { start, end } = entry.statement.span;
  const duration = entry.reading.times.find(
    (time) =>
      time.start >= start &&
      time.end <= end &&
      time.type === "duration" &&
      time.value !== null &&
      /^P/u.test(time.value),
  );
  return duration?.value ?? null;
}

function whoOf(entry: Indexed): string[] {
  const { statement } = entry;
  if (!isWriter(entry.voice.name)) return [entry.party ?? entry.voice.name];
  const actors = statement.actor.map(({ name }) => name);
  return actors.length > 0 ? [...new Set(actors)] : [entry.voice.name];
}

/** Whether the content is about leaving something undone or ending it. */
function takesAway(index: StatementIndex, entry: Indexed): boolean {
  if (entry.statement.negated) return true;
  const heads = [...entry.stems];
  return (
    heads.some((stem) => index.words.reversals.has(stem)) ||
    (entry.statement.action !== null && index.words.reversals.has(index.words.stem(entry.statement.action.lemma)))
  );
}

/** Later reports of deeds by the one who committed itself that bear on it. */
function deedsOf(
  index: StatementIndex,
  entry: Indexed,
  who: readonly string[],
): { statement: string; bears: "for" | "against" }[] {
  const deeds: { statement: string; bears: "for" | "against"; order: number }[] = [];
  const doer = new Set(who);
  for (const candidate of index.all) {
    if (candidate === entry || !DEED_KINDS.has(candidate.statement.kind)) continue;
    if (candidate.docIndex === entry.docIndex && candidate.order < entry.order) continue;
    if (candidate.statement.issue === null || candidate.statement.issue !== entry.statement.issue) continue;
    const acts = candidate.statement.actor.some(({ name, entity }) => {
      const party = entity === null ? null : (index.entities.get(entity)?.party ?? null);
      return doer.has(name) || (party !== null && doer.has(party));
    });
    if (!acts) continue;
    const before = candidate.time?.interval?.to;
    const since = timeNearby(entry)?.interval?.from;
    if (before && since && before < since) continue;
    if (stemCoverage(index, candidate, entry) < 0.35 && stemSimilarity(index, candidate, entry) < 0.25) continue;
    const does = !candidate.negative && !takesAway(index, candidate);
    deeds.push({
      statement: candidate.statement.id,
      bears: does === !takesAway(index, entry) ? "for" : "against",
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
  const folded = new Set<Indexed>();
  const commitments: Commitment[] = [];
  for (const entry of index.all) {
    const { statement } = entry;
    if (!KINDS.has(statement.kind) || folded.has(entry) || !isFirm(entry)) continue;
    const alike = near.get(entry) ?? [];
    const copies = alike.filter(
      (other) =>
        other.statement.kind === statement.kind &&
        origins.keyOf(other) === origins.keyOf(entry) &&
        stemSimilarity(index, entry, other) >= 0.8,
    );
    for (const copy of copies) folded.add(copy);
    const who = whoOf(entry);
    const time = timeNearby(entry);
    const since = time === null ? null : precisionOf(time);
    const term = termOf(entry);
    const deeds = deedsOf(index, entry, who).filter(
      ({ statement: id }) => !copies.some((copy) => copy.statement.id === id),
    );
    const until = since !== null && term !== null ? addDuration(since, term) : null;
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
