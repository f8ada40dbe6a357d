// Disputes: accounts that cannot both stand, or stances that oppose each other, side by side with the field in conflict.
import type { Codebook, Quantity } from "../reading/index.ts";
import { findMutualAccusations, isTwin } from "./accusations.ts";
import { findAnswers, isDenialOfAnother } from "./answers.ts";
import { type Clash, differentTellers, disjoint, near, sentenceText } from "./clash.ts";
import type { Dispute, DisputeField, DisputeSide } from "./ledgers.ts";
import type { OriginIndex } from "./origins.ts";
import {
  candidatePairs,
  contentStems,
  type Indexed,
  isWriter,
  meet,
  type StatementIndex,
  stemCoverage,
  stemSimilarity,
} from "./statement-index.ts";
import { findTolls } from "./tolls.ts";

const FACTUAL = new Set(["report", "denial", "judgement", "acceptance"]);
const WANTING = new Set(["demand", "pledge", "acceptance"]);
/** A statement joins an account when it says nearly the same. */
const SAME_ACCOUNT = 0.5;
const MAX_SIDE = 12;

/** How alike two statements must be for a rule to speak of a clash; chosen for precision on open prose. */
const ALIKE = {
  denial: 0.34,
  sameWords: 0.55,
  negation: 0.5,
  number: 0.4,
  time: 0.6,
  actor: 0.45,
  stance: 0.3,
  judgement: 0.45,
} as const;

const sharesNames = (a: Indexed, b: Indexed): boolean => meet(a.names, b.names);
const sharesPlaces = (a: Indexed, b: Indexed): boolean => meet(a.places, b.places);

/** Figures that cannot both be right: same unit, more than a tenth apart, and no bound that lets both stand. */
function figuresClash(a: Quantity, b: Quantity): boolean {
  if (a.value === null || b.value === null || a.unit === null || a.unit !== b.unit) return false;
  const [low, high] = a.value <= b.value ? [a, b] : [b, a];
  if (low.bound === "at least" || high.bound === "at most") return false;
  return Math.abs(a.value - b.value) > 0.1 * Math.max(Math.abs(a.value), Math.abs(b.value));
}

/** Whether somebody named says that something is not so. */
function isDenying({ statement, voice }: Indexed): boolean {
  if (statement.kind === "denial") return true;
  return statement.negated && !isWriter(voice.name) && (statement.kind === "report" || statement.kind === "judgement");
}

/** Stems of what a statement is about: its deed and the heads of what does it and of what it is done to, names left out. */
function headStems(index: StatementIndex, { statement }: Indexed): Set<string> {
  const found = new Set<string>();
  const add = (word: string | undefined) => {
    for (const stem of contentStems(word ?? "", index.words)) found.add(stem);
  };
  add(statement.action?.lemma);
  for (const { name, entity } of [...statement.actor, ...statement.recipient]) {
    // Of a name only its common noun (`Arvenian forces`) says what it is.
    const last = name.split(" ").at(-1);
    if (entity === null || /^\p{Ll}/u.test(last ?? "")) add(last);
  }
  return found;
}

/** Whether the claim speaks of what is denied: the denied deed itself or, of a thing said not to be, the thing. */
function speaksOf(index: StatementIndex, denial: Indexed, claim: Indexed): boolean {
  const { action } = denial.statement;
  const deed = action === null ? new Set<string>() : contentStems(action.lemma, index.words);
  // `this is not a real plan` answers who says that it is one, not who speaks of the plan.
  if (denial.statement.kind === "judgement") return claim.statement.action?.lemma === action?.lemma;
  if (deed.size > 0) return meet(deed, claim.stems);
  return meet(headStems(index, denial), claim.stems);
}

/** Whether both speak of there being something of one party: troops, camps, prisoners. */
function sameThing(index: StatementIndex, denial: Indexed, claim: Indexed): boolean {
  const isBare = ({ statement: { action } }: Indexed) =>
    action !== null && contentStems(action.lemma, index.words).size === 0;
  return (
    isBare(denial) &&
    isBare(claim) &&
    sharesNames(denial, claim) &&
    meet(headStems(index, denial), headStems(index, claim))
  );
}

/** Whether somebody speaks of himself. */
function isOfItself({ statement: { actor, voices } }: Indexed): boolean {
  return actor.length > 0 && actor.every(({ name }) => voices.some((voice) => voice.name === name));
}

/** Whether two statements share the head of what they are about, in a word that few statements have. */
function meetsRarely(index: StatementIndex, denial: Indexed, claim: Indexed): boolean {
  const rare = Math.min(3, 0.45 * index.weight(""));
  return [...headStems(index, denial)].some((stem) => claim.stems.has(stem) && index.weight(stem) >= rare);
}

/** What the reader notes where a content stands below `no evidence that`: its own words alone would read as the opposite. */
const UNPROVEN = "kind:unproven";

/** A denial that is passed on answers what was told before it; what the same writer goes on to tell is another thing. */
function isToldAfter(claim: Indexed, denial: Indexed): boolean {
  return claim.reading === denial.reading && isWriter(claim.voice.name) && claim.order > denial.order;
}

/** The clash between two statements, or null. */
function clashOf(index: StatementIndex, a: Indexed, b: Indexed): Clash | null {
  if (isTwin(a, b)) return null;
  const [kindA, kindB] = [a.statement.kind, b.statement.kind];
  const similarity = stemSimilarity(index, a, b);
  if (similarity < 0.2 && !near(a, b, 2) && !sameThing(index, a, b)) return null;
  const sameAction =
    a.statement.action !== null &&
    b.statement.action !== null &&
    (a.statement.action.lemma === b.statement.action.lemma || similarity > 0.6);
  const about = sharesNames(a, b) || sharesPlaces(a, b);

  // A denial against what it denies.
  const deniesA = isDenying(a);
  if (deniesA !== isDenying(b) && FACTUAL.has(kindA) && FACTUAL.has(kindB)) {
    const [denial, claim] = deniesA ? [a, b] : [b, a];
    const alike = Math.max(similarity, 0.8 * stemCoverage(index, denial, claim));
    if (
      claim.statement.kind !== "judgement" &&
      !claim.statement.negated &&
      !isDenialOfAnother(index, denial) &&
      differentTellers(a, b) &&
      !isToldAfter(claim, denial) &&
      ((alike >= ALIKE.denial && about && (similarity >= ALIKE.sameWords || speaksOf(index, denial, claim))) ||
        sameThing(index, denial, claim) ||
        (near(a, b, 2) && !isOfItself(denial) && speaksOf(index, denial, claim) && meetsRarely(index, denial, claim)))
    ) {
      return { field: "occurrence", one: claim, other: denial, rule: "denial" };
    }
  }
  // The same put as so and as not so.
  if (FACTUAL.has(kindA) && kindA === kindB && kindA !== "denial" && a.negative !== b.negative && sameAction) {
    const field: DisputeField = kindA === "judgement" ? "judgement" : "occurrence";
    const needed = field === "judgement" ? ALIKE.judgement : ALIKE.negation;
    if (similarity >= needed && sharesNames(a, b) && differentTellers(a, b) && !disjoint(a, b)) {
      const [one, other] = a.negative ? [b, a] : [a, b];
      return { field, one, other, rule: "negation" };
    }
  }
  // One asks or offers what the other refuses.
  if ((kindA === "refusal") !== (kindB === "refusal")) {
    const [refusal, wish] = kindA === "refusal" ? [a, b] : [b, a];
    const sameSentence = a.reading === b.reading && a.statement.sentence === b.statement.sentence;
    const sameIssue = a.statement.issue !== null && a.statement.issue === b.statement.issue;
    if (
      WANTING.has(wish.statement.kind) &&
      refusal.party !== null &&
      refusal.party !== wish.party &&
      (wish.party !== null || isWriter(wish.voice.name)) &&
      sameIssue &&
      (similarity >= ALIKE.stance || (sameSentence && similarity >= 0.2))
    ) {
      return { field: "stance", one: wish, other: refusal, rule: "refusal" };
    }
  }
  if (kindA !== "report" || kindB !== "report" || !differentTellers(a, b) || a.negative !== b.negative) return null;
  // One event, other figures.
  const tolls = [...index.words.tolls.keys()].some((stem) => a.stems.has(stem) && b.stems.has(stem));
  if (similarity >= ALIKE.number && about && !disjoint(a, b) && !tolls) {
    for (const figure of a.statement.quantities) {
      if (b.statement.quantities.some((otherFigure) => figuresClash(figure, otherFigure))) {
        return { field: "number", one: a, other: b, rule: "figures" };
      }
    }
  }
  // One deed, another doer: the two name each other's side.
  if (sameAction && similarity >= ALIKE.actor && a.statement.actor.length > 0 && b.statement.actor.length > 0) {
    const actorsA = new Set(a.statement.actor.map(({ name }) => name));
    const partiesMeet = b.statement.actor.some(({ name }) => actorsA.has(name));
    const sameTarget =
      sharesPlaces(a, b) ||
      a.statement.recipient.some(({ name }) => b.statement.recipient.some((recipient) => recipient.name === name));
    const accuse = a.party !== null && b.party !== null && a.party !== b.party;
    if (!partiesMeet && sameTarget && accuse && !disjoint(a, b)) {
      return { field: "actor", one: a, other: b, rule: "accusation" };
    }
  }
  // One event, another day.
  if (sameAction && similarity >= ALIKE.time && about && disjoint(a, b)) {
    return { field: "time", one: a, other: b, rule: "days" };
  }
  return null;
}

/** What would settle a dispute of each field; null where no evidence would. */
const SETTLED_BY: Record<DisputeField, string | null> = {
  occurrence:
    "independent evidence that it happened or did not: dated and located images, records, observers on the spot",
  number: "a count by somebody independent of both sides, with its method and day",
  place: "coordinates, or a map with administrative boundaries",
  time: "a dated record of the event",
  actor: "evidence of who did it: traces, intercepts, an inquiry that both sides admit",
  stance: "a signed text, or a public statement by the party itself",
  judgement: null,
};

interface Pile {
  readonly field: DisputeField;
  readonly one: Set<Indexed>;
  readonly other: Set<Indexed>;
  readonly rules: Set<string>;
}

/** Joins clashes that share an account into one dispute with two sides; a statement never stands on both. */
function pileUp(index: StatementIndex, clashes: readonly Clash[]): Pile[] {
  const piles: Pile[] = [];
  for (const clash of clashes) {
    const fits = piles.find((pile) => {
      if (pile.field !== clash.field) return false;
      const joinsOne = pile.one.has(clash.one) || pile.other.has(clash.other);
      const joinsCrossed = pile.one.has(clash.other) || pile.other.has(clash.one);
      if (joinsCrossed) return false;
      if (joinsOne) return true;
      return (
        [...pile.one].some(
          (entry) => stemSimilarity(index, entry, clash.one) >= SAME_ACCOUNT && sharesNames(entry, clash.one),
        ) && [...pile.other].some((entry) => stemSimilarity(index, entry, clash.other) >= SAME_ACCOUNT)
      );
    });
    if (fits === undefined) {
      piles.push({
        field: clash.field,
        one: new Set([clash.one]),
        other: new Set([clash.other]),
        rules: new Set([clash.rule]),
      });
    } else if (fits.one.size < MAX_SIDE && fits.other.size < MAX_SIDE) {
      fits.one.add(clash.one);
      fits.other.add(clash.other);
      fits.rules.add(clash.rule);
    }
  }
  return piles;
}

/** The side's words: a sure statement of readable length that speaks most plainly to the other side. */
function sideOf(
  index: StatementIndex,
  entries: ReadonlySet<Indexed>,
  against: ReadonlySet<Indexed>,
  origins: OriginIndex,
): DisputeSide {
  const sorted = [...entries].sort((a, b) => a.order - b.order);
  const best = sorted.reduce((chosen, entry) => {
    const nearness = (candidate: Indexed) =>
      Math.max(0, ...[...against].map((other) => stemCoverage(index, candidate, other)));
    const value = (candidate: Indexed) =>
      candidate.statement.score +
      nearness(candidate) +
      (candidate.statement.hedge === "reported" ? 0.1 : 0) +
      (candidate.statement.actor.some(({ entity }) => entity !== null) ? 0.15 : 0) -
      (index.words.opensVaguely.test(candidate.text) ? 0.3 : 0) -
      (candidate.statement.basis.includes(UNPROVEN) ? 1 : 0) -
      Math.abs(candidate.text.length - 110) / 400;
    return value(entry) > value(chosen) ? entry : chosen;
  });
  return {
    says: best.text,
    statements: sorted.map((entry) => entry.statement.id),
    heldBy: [...new Set(sorted.map((entry) => entry.voice.name))],
    origins: new Set(sorted.map((entry) => origins.keyOf(entry))).size,
  };
}

/** Places that the documents put where the gazetteer does not have them. */
function misplaced(index: StatementIndex, origins: OriginIndex): Dispute[] {
  const found = new Map<string, { says: string; actual: string; entries: Set<Indexed>; name: string }>();
  for (const reading of new Set(index.all.map((entry) => entry.reading))) {
    for (const containment of reading.containments) {
      if (containment.verdict !== "wrong" || containment.actual === null) continue;
      const inner = index.toponyms.get(containment.inner);
      const outer = index.toponyms.get(containment.outer);
      if (!inner || !outer) continue;
      const entries = index.all.filter(
        (entry) =>
          entry.reading === reading &&
          entry.statement.span.start < containment.span.end &&
          entry.statement.span.end > containment.span.start,
      );
      if (entries.length === 0) continue;
      const name = inner.name ?? inner.text;
      const key = `${name}|${outer.name ?? outer.text}`;
      const pile = found.get(key) ?? {
        says: `${inner.text} lies in ${outer.name ?? outer.text}`,
        actual: `${name} lies in ${containment.actual}`,
        entries: new Set<Indexed>(),
        name,
      };
      for (const entry of entries) pile.entries.add(entry);
      found.set(key, pile);
    }
  }
  return [...found.values()].map(({ says, actual, entries, name }) => ({
    id: "",
    field: "place",
    title: `Where ${name} lies`,
    gazetteer: actual,
    sides: [{ ...sideOf(index, entries, new Set(), origins), says }],
    settledBy: SETTLED_BY.place,
    issue: null,
    basis: ["gazetteer"],
  }));
}

/**
 * All disputes of a case, in the order in which they first come up. A side holds only statements that stand against the other side.
 * `codebook` gives the titles of stance disputes.
 */
export function findDisputes(index: StatementIndex, origins: OriginIndex, codebook: Codebook | null): Dispute[] {
  const clashes: Clash[] = [];
  for (const [a, b] of candidatePairs(index)) {
    const clash = clashOf(index, a, b);
    if (clash !== null) clashes.push(clash);
  }
  clashes.push(...findAnswers(index));
  clashes.sort((a, b) => Math.min(a.one.order, a.other.order) - Math.min(b.one.order, b.other.order));
  const disputes = pileUp(index, clashes).map((pile): { first: number; dispute: Dispute } => {
    const issue = mostCommon([...pile.one, ...pile.other].map((entry) => entry.statement.issue));
    const first = Math.min(...[...pile.one, ...pile.other].map((entry) => entry.order));
    const proposition = codebook?.issues.find(({ label }) => label === issue)?.proposition ?? null;
    const sides = [sideOf(index, pile.one, pile.other, origins), sideOf(index, pile.other, pile.one, origins)];
    return {
      first,
      dispute: {
        id: "",
        field: pile.field,
        title: titleOf(
          { ...pile, isState: isState(index, pile.one) },
          headlineOf(sides[0]!, index),
          issue,
          proposition,
        ),
        gazetteer: null,
        sides,
        settledBy: SETTLED_BY[pile.field],
        issue,
        basis: [...pile.rules],
      },
    };
  });
  const places = misplaced(index, origins).map((dispute) => ({
    first: Math.min(...dispute.sides.flatMap((side) => side.statements.map((id) => index.byId.get(id)!.order))),
    dispute,
  }));
  const tolls = findTolls(index).map(({ measure, figures, sides }) => {
    const { first, dispute } = disputeOf("number", "tolls", sides, index, origins);
    return { first, dispute: { ...dispute, title: `How many ${measure}: ${alternatives(figures)}` } };
  });
  const mutual = findMutualAccusations(index).map(({ parties, sides: told }) => {
    const { first, dispute } = disputeOf("actor", "mutual-blame", told, index, origins);
    const sides = dispute.sides.map((side, i) => ({ ...side, heldBy: [parties[i]!] }));
    return { first, dispute: { ...dispute, sides } };
  });
  return [...disputes, ...places, ...tolls, ...mutual]
    .sort((a, b) => a.first - b.first)
    .map(({ dispute }, i) => ({ ...dispute, id: `x${i + 1}` }));
}

/** `18, 62 or 91` */
function alternatives(figures: readonly number[]): string {
  const shown = figures.map((figure) => figure.toLocaleString("en"));
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

/** A dispute of any number of sides. */
function disputeOf(
  field: DisputeField,
  rule: string,
  groups: readonly (readonly Indexed[])[],
  index: StatementIndex,
  origins: OriginIndex,
): { first: number; dispute: Dispute } {
  const all = groups.flat();
  const sides = groups.map((group) =>
    sideOf(index, new Set(group), new Set(all.filter((entry) => !group.includes(entry))), origins),
  );
  const first = all.reduce((found, entry) => (entry.order < found.order ? entry : found));
  return {
    first: first.order,
    dispute: {
      id: "",
      field,
      title: titleOf({ field, rules: new Set([rule]), isState: false }, first.text, null, null),
      gazetteer: null,
      sides,
      settledBy: SETTLED_BY[field],
      issue: mostCommon(all.map((entry) => entry.statement.issue)),
      basis: [rule],
    },
  };
}

function titleOf(
  pile: Pick<Pile, "field" | "rules"> & { readonly isState: boolean },
  says: string,
  issue: string | null,
  proposition: string | null,
): string {
  if (pile.field === "stance") {
    const answered = [...pile.rules].every((rule) => rule === "points-back");
    return answered ? `Accepted or refused: ${shorten(says, 90)}` : (proposition ?? issue ?? says);
  }
  if (pile.field === "occurrence" && pile.isState) return `Is it so: ${shorten(says, 90)}`;
  const question: Record<DisputeField, string> = {
    occurrence: "Did it happen",
    number: "How many",
    place: "Where",
    time: "When",
    actor: "Who did it",
    stance: "Who wants what",
    judgement: "How to see it",
  };
  return `${question[pile.field]}: ${shorten(says, 90)}`;
}

/** Whether what is contested is no event: something is, somebody has, will or might. */
function isState(index: StatementIndex, entries: ReadonlySet<Indexed>): boolean {
  return [...entries].every(
    ({ statement: { kind, action } }) =>
      kind !== "report" || (action !== null && contentStems(action.lemma, index.words).size === 0),
  );
}

/** The words of a side for a title: its own, or the whole sentence where they lack what they speak of. */
function headlineOf(side: DisputeSide, index: StatementIndex): string {
  const entry = side.statements.map((id) => index.byId.get(id)!).find(({ text }) => text === side.says);
  if (entry === undefined) return side.says;
  const { action, span } = entry.statement;
  // `financed by X`, `has been under siege`: the predicate comes first, its subject stands elsewhere in the sentence.
  const lead =
    action === null ? side.says : entry.reading.doc.text.slice(span.start, Math.max(span.start, action.start));
  const bare = /^\p{Ll}/u.test(side.says) && contentStems(lead, index.words).size === 0 && !PRONOUN.test(lead);
  return bare ? sentenceOf(entry) : side.says.replace(/^["“”‘']+|["“”’',.;:]+$/gu, "");
}

const PRONOUN = /^(?:it|he|she|they|we|you|i|this|that|these|those|there)\b/iu;

function sentenceOf(entry: Indexed): string {
  return sentenceText(entry).replace(/[.\s]+$/u, "");
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= length) return line;
  return `${line.slice(0, line.lastIndexOf(" ", length)).replace(/[,;:]$/u, "")} …`;
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
