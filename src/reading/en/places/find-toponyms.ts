// Places of one document: names found, told from people and organisations, resolved, and their claimed containers checked.
import type { Doc, Problem, Span } from "../../../text/index.ts";
import type { Gazetteer, Place } from "../../gazetteer.ts";
import type { Parse } from "../../parse.ts";
import type { Containment, Toponym } from "../../toponym.ts";
import { type Candidate, findCandidates, joined } from "./candidates.ts";
import { findContainments, type NamedPlace } from "./containments.ts";
import { useOf } from "./place-use.ts";
import { countrySupport, type ResolvedName, resolveNames } from "./resolve-names.ts";
import { findUnlistedPlaces } from "./unlisted-places.ts";

/** What the place step finds in one document. */
export interface FoundToponyms {
  readonly toponyms: Toponym[];
  readonly containments: Containment[];
  /** `wrong-region` warnings, at the place's name. */
  readonly problems: Problem[];
}

/** Score from which a candidate is taken for a place. */
const ENOUGH = 1.5;
/** What a name gains where another mention of it in the document is surely a place. */
const ELSEWHERE = 0.8;

/**
 * Finds the place names of a document (not adjectives such as `Russian`), in order, without overlaps.
 * `parses` holds one parse for each sentence of `doc`, or is empty: then words alone decide what a name is used for.
 * The steps: candidates by longest match; cues for and against; resolution; use; names that only the text calls places; claims of containment.
 */
export function findToponyms(doc: Doc, parses: readonly Parse[], gazetteer: Gazetteer): FoundToponyms {
  const candidates = accept(doc, findCandidates(doc, parses, gazetteer), gazetteer);
  const resolved = resolveNames(doc, candidates, gazetteer);
  const containers = new Set(
    candidates.flatMap((candidate) => (candidate.contained ? (candidate.container ?? []) : [])),
  );
  const sharedNames = new Map<number, readonly string[]>();
  const drafts = resolved.map((item) => ({
    item,
    toponym: toponymOf(doc, parses, item, containers, sharedNames, gazetteer),
  }));
  const unlisted = findUnlistedPlaces(
    doc,
    drafts.map((draft) => draft.toponym),
  );
  const ordered = [...drafts, ...unlisted.map((span) => ({ item: null, toponym: unlistedToponym(doc, span) }))].sort(
    (a, b) => a.toponym.start - b.toponym.start,
  );
  const named: NamedPlace[] = [];
  const toponyms: Toponym[] = [];
  for (const [i, { item, toponym }] of ordered.entries()) {
    const numbered = { ...toponym, id: `${doc.id}.t${i + 1}` };
    toponyms.push(numbered);
    if (item !== null) named.push({ ...item, toponym: numbered });
  }
  const { containments, problems } = findContainments(doc, named, gazetteer);
  return { toponyms, containments, problems };
}

function unlistedToponym(doc: Doc, span: Span): Toponym {
  return {
    id: "",
    doc: doc.id,
    start: span.start,
    end: span.end,
    text: doc.text.slice(span.start, span.end),
    use: "location",
    name: null,
    kind: null,
    admin1: null,
    country: null,
    lat: null,
    lon: null,
    geonameid: null,
    otherNames: [],
    status: null,
    basis: ["called-a-place", "unlisted"],
  };
}

/**
 * Keeps candidates with enough evidence. What is sure lends some to the rest: places in states the document speaks of gain,
 * and so do other mentions of a name that is surely a place.
 */
function accept(doc: Doc, candidates: readonly Candidate[], gazetteer: Gazetteer): Candidate[] {
  const open = candidates.filter((candidate) => candidate.barred === null);
  const sure = open.filter((candidate) => candidate.score >= ENOUGH + 0.5);
  const support = countrySupport(doc, sure, gazetteer);
  for (const candidate of open) {
    // A spelling that no list has, and a name that every state has, counts only in a state the document speaks of.
    if (candidate.metonym === null && (candidate.isGeneric || candidate.matches.every((match) => !match.exact))) {
      const backed = candidate.matches.filter((match) =>
        gazetteer.place(match.place).countries.some((iso) => (support.get(iso) ?? 0) >= 1),
      );
      if (backed.length === 0) candidate.barred = "no-such-state";
    }
    const gain = stateSupport(candidate, support, gazetteer);
    if (gain > 0) {
      candidate.score += gain;
      candidate.cues.push("state-of-document");
    }
  }
  // A list of places takes its doubtful members along (`in Huta, Mala and Kyiv`), from either end.
  for (const order of [open, [...open].reverse()]) {
    for (let i = 1; i < order.length; i++) {
      const [before, candidate] = [order[i - 1]!, order[i]!];
      if (before.score < ENOUGH || candidate.score >= ENOUGH || candidate.score < ENOUGH - 1.6) continue;
      if (before.sentence !== candidate.sentence || !(joined(doc, before, candidate) || joined(doc, candidate, before)))
        continue;
      candidate.score += 0.9;
      candidate.cues.push("list-of-places");
    }
  }
  const best = new Map<string, number>();
  for (const candidate of open) {
    best.set(candidate.key, Math.max(best.get(candidate.key) ?? Number.NEGATIVE_INFINITY, candidate.score));
  }
  return open.filter((candidate) => {
    if (candidate.barred !== null) return false;
    if (candidate.score >= ENOUGH) return true;
    let lent = (best.get(candidate.key) ?? 0) >= ENOUGH + 0.5 ? ELSEWHERE : 0;
    // A place that is also someone's given name in the document: `in London` outweighs `London Breed`.
    if (lent > 0 && candidate.cues.includes("given-name-here")) lent += 2.2;
    if (lent > 0) candidate.cues.push("named-elsewhere");
    return candidate.score + lent >= ENOUGH;
  });
}

/** What a name gains from lying in a state that the document names; less where that state has very many places. */
function stateSupport(candidate: Candidate, support: ReadonlyMap<string, number>, gazetteer: Gazetteer): number {
  let most = 0;
  for (const match of candidate.matches.slice(0, 20)) {
    const place = gazetteer.place(match.place);
    if (place.kind !== "city") continue;
    for (const iso of place.countries) {
      const named = support.get(iso) ?? 0;
      if (named < 1) continue;
      const crowded = gazetteer.placeCount(iso) > 5000;
      most = Math.max(most, (named >= 3 ? 1 : 0.6) * (crowded ? 0.4 : 1) * (place.population >= 500 ? 1 : 0.5));
    }
  }
  return most;
}

function toponymOf(
  doc: Doc,
  parses: readonly Parse[],
  item: ResolvedName,
  containers: ReadonlySet<Candidate>,
  sharedNames: Map<number, readonly string[]>,
  gazetteer: Gazetteer,
): Toponym {
  const { candidate, place } = item;
  const named = /^The /.test(place.name) && doc.tokens[candidate.firstToken - 1]?.text === "The" ? 1 : 0;
  const start = doc.tokens[candidate.firstToken - named]!.start;
  const end = doc.tokens[candidate.endToken - 1]!.end;
  const sentence = doc.sentences[candidate.sentence]!;
  return {
    id: "",
    doc: doc.id,
    start,
    end,
    text: doc.text.slice(start, end),
    use: useOf(doc, sentence, parses[candidate.sentence], candidate, place, containers.has(candidate)),
    name: place.name,
    kind: place.kind,
    admin1: admin1Name(place, gazetteer),
    country: place.countries.length === 1 ? (gazetteer.country(place.countries[0]!)?.name ?? null) : null,
    lat: place.lat,
    lon: place.lon,
    geonameid: place.geonameid,
    otherNames: otherNames(place, sharedNames),
    status: place.status,
    basis: ["gazetteer", ...candidate.cues, item.how],
  };
}

/** The same list for all mentions of a place: a long document mentions one many times. */
function otherNames(place: Place, shared: Map<number, readonly string[]>): readonly string[] {
  const known = shared.get(place.index);
  if (known !== undefined) return known;
  const names = place.names.slice(1, 13).map((name) => name.name);
  shared.set(place.index, names);
  return names;
}

function admin1Name(place: Place, gazetteer: Gazetteer): string | null {
  if (place.type === "admin1") return place.name;
  return place.admin1 < 0 ? null : gazetteer.place(place.admin1).name;
}
