// Which place a name means: fame, the states a document speaks of, a container named beside it, neighbours; one sense a document.
import type { Doc } from "../../../text/index.ts";
import type { Gazetteer, Place, PlaceMatch } from "../../gazetteer.ts";
import { beginsUpper } from "../first-letter.ts";
import type { Candidate } from "./candidates.ts";

/** A candidate with the record it means; `how` says what decided. */
export interface ResolvedName {
  readonly candidate: Candidate;
  readonly place: Place;
  readonly how: string;
}

/** Places compared with each name: a gazetteer-like document must not take the square of its names. */
const MOST_NEIGHBOURS = 60;

const UNIT_TYPES = new Set(["admin1", "admin2", "area", "country"]);

/** Great-circle distance in kilometres. */
export function distanceKm(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How well known a place is, on the scale of powers of ten of inhabitants. */
function fameOf(place: Place): number {
  const size = Math.log10(place.population + 100);
  // A town that many languages have a name for is known far away; its namesakes have one or two.
  const languages = 0.4 * Math.log(place.names.length);
  switch (place.type) {
    case "country":
      return 8.2;
    case "continent":
    case "world region":
      return 7;
    case "former state":
      return 6.5;
    case "admin1":
      return 0.5 * size + 3.6;
    case "admin2":
      return 0.6 * size;
    case "area":
    case "sea":
    case "inland water":
      return 6.3;
    case "mountains":
    case "site":
      return 6.3;
    case "capital":
      return size + 1 + languages;
    case "seat":
      return size + 0.2 + languages;
    case "section":
      return size - 0.7 + languages;
    case "town":
      return size + languages;
  }
}

/**
 * Resolves the candidates of one document. Mentions of one name share one sense unless a container beside a mention says otherwise.
 * Candidates without any matching record are left out.
 */
export function resolveNames(doc: Doc, candidates: readonly Candidate[], gazetteer: Gazetteer): ResolvedName[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    // Same letters, other places: `US` is no `Us`.
    const which = candidate.matches
      .slice(0, 5)
      .map((match) => match.place)
      .join(",");
    const key = `${candidate.key}|${candidate.unit === null ? "" : "unit"}|${which}`;
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  const support = countrySupport(doc, candidates, gazetteer);
  const chosen = new Map<string, Place>();
  // Three rounds: names alone, then twice with the neighbours that the round before chose.
  for (let round = 0; round < 3; round++) {
    const before = new Map(chosen);
    const others = neighboursOf(groups, before);
    for (const [key, group] of groups) {
      const place = bestPlace(group, others, before.get(key) ?? null, support, gazetteer);
      if (place !== null) chosen.set(key, place);
    }
    if (round > 0 && [...chosen].every(([key, place]) => before.get(key) === place)) break;
  }
  const others = neighboursOf(groups, chosen);
  const keyOf = new Map<Candidate, string>();
  const bySentence = new Map<number, Candidate[]>();
  for (const [key, group] of groups) {
    for (const candidate of group) {
      keyOf.set(candidate, key);
      const list = bySentence.get(candidate.sentence);
      if (list) list.push(candidate);
      else bySentence.set(candidate.sentence, [candidate]);
    }
  }
  const held = new Map<Candidate, Candidate>();
  for (const candidate of candidates) {
    if (candidate.container !== null && candidate.contained) held.set(candidate.container, candidate);
  }
  const resolved: ResolvedName[] = [];
  for (const [key, group] of groups) {
    const sense = chosen.get(key);
    if (sense === undefined) continue;
    for (const candidate of group) {
      if (candidate.metonym !== null) {
        resolved.push({ candidate, place: gazetteer.place(candidate.metonym.place), how: "metonym" });
        continue;
      }
      // A mention with its own container may differ from the document's sense (`Paris, Texas` in an article on Paris).
      const inner = held.get(candidate);
      const own =
        (inner === undefined ? null : senseAround(candidate, chosen.get(keyOf.get(inner) ?? ""), gazetteer)) ??
        (candidate.container === null
          ? senseBeside(candidate, sense, bySentence, keyOf, chosen, gazetteer)
          : bestPlace([candidate], others, sense, support, gazetteer)) ??
        sense;
      const only = candidate.matches.length === 1;
      resolved.push({
        candidate,
        place: own,
        how: only ? "only-place" : own === sense ? "document-sense" : "container",
      });
    }
  }
  return resolved.sort((a, b) => a.candidate.firstToken - b.candidate.firstToken);
}

/** The state or unit of that name around a place whose address it closes (`Buffalo, New York`), or null. */
function senseAround(candidate: Candidate, inner: Place | undefined, gazetteer: Gazetteer): Place | null {
  if (inner === undefined) return null;
  for (const match of candidate.matches) {
    const place = gazetteer.place(match.place);
    if (isInside(inner, place, gazetteer)) return place;
  }
  return null;
}

/**
 * The state or unit of that name in which another place of the same sentence lies, where the document's sense is not that
 * (`the governor of Georgia ... in Atlanta`); null where nothing in the sentence speaks against the document's sense.
 */
function senseBeside(
  candidate: Candidate,
  sense: Place,
  bySentence: ReadonlyMap<number, readonly Candidate[]>,
  keyOf: ReadonlyMap<Candidate, string>,
  chosen: ReadonlyMap<string, Place>,
  gazetteer: Gazetteer,
): Place | null {
  if (candidate.matches.length < 2 || (sense.type !== "country" && sense.type !== "admin1")) return null;
  const others: Place[] = [];
  for (const other of (bySentence.get(candidate.sentence) ?? []).slice(0, 40)) {
    const place = other === candidate ? undefined : chosen.get(keyOf.get(other) ?? "");
    if (place !== undefined && place.kind === "city") others.push(place);
  }
  if (others.length === 0 || others.some((place) => isInside(place, sense, gazetteer))) return null;
  for (const match of candidate.matches) {
    const place = gazetteer.place(match.place);
    if (!match.exact || (place.type !== "country" && place.type !== "admin1") || place === sense) continue;
    if (others.some((other) => isInside(other, place, gazetteer))) return place;
  }
  return null;
}

/** How often the document speaks of each state: its names, adjectives, people and metonyms. */
export function countrySupport(doc: Doc, candidates: readonly Candidate[], gazetteer: Gazetteer): Map<string, number> {
  const support = new Map<string, number>();
  const add = (iso: string | undefined, weight: number): void => {
    if (iso !== undefined) support.set(iso, (support.get(iso) ?? 0) + weight);
  };
  for (const token of doc.tokens) {
    if (!beginsUpper(token.text)) continue;
    const index = gazetteer.demonym(token.text);
    if (index !== null) add(gazetteer.place(index).countries[0], 1);
  }
  for (const candidate of candidates) {
    if (candidate.metonym !== null) {
      add(candidate.metonym.iso, 1);
      continue;
    }
    const exact = candidate.matches.filter((match) => match.exact);
    const states = exact
      .map((match) => gazetteer.place(match.place))
      .filter((place) => place.type === "country" || place.type === "capital");
    const units = exact.map((match) => gazetteer.place(match.place)).filter((place) => place.type === "admin1");
    // An ambiguous name (Georgia) speaks half for each.
    for (const place of states)
      add(place.countries[0], units.some((unit) => unit.countries[0] !== place.countries[0]) ? 0.5 : 1);
    for (const unit of units) {
      if (!states.some((place) => place.countries[0] === unit.countries[0]))
        add(unit.countries[0], states.length > 0 ? 0.5 : 0.8);
    }
  }
  return support;
}

/** The places that most names of the document mean by now, the most mentioned first; a bounded number. */
function neighboursOf(groups: ReadonlyMap<string, readonly Candidate[]>, chosen: ReadonlyMap<string, Place>): Place[] {
  const counted = [...chosen].map(([key, place]) => ({ place, count: groups.get(key)?.length ?? 0 }));
  counted.sort((a, b) => b.count - a.count || a.place.index - b.place.index);
  return counted.slice(0, MOST_NEIGHBOURS).map((item) => item.place);
}

function bestPlace(
  group: readonly Candidate[],
  others: readonly Place[],
  own: Place | null,
  support: ReadonlyMap<string, number>,
  gazetteer: Gazetteer,
): Place | null {
  const first = group[0]!;
  let matches: readonly PlaceMatch[] = first.matches;
  if (first.unit !== null) {
    const units = matches.filter((match) => UNIT_TYPES.has(gazetteer.place(match.place).type));
    if (units.length > 0) matches = units;
  } else matches = preferTowns(preferWaters(first, matches, gazetteer), gazetteer);
  if (matches.length === 0) return first.metonym === null ? null : gazetteer.place(first.metonym.place);
  if (matches.length === 1) return gazetteer.place(matches[0]!.place);
  const neighbours = others.filter((place) => place !== own);
  const local = neighbours.filter(
    (place) => place.type !== "country" && place.type !== "continent" && place.type !== "world region",
  );
  // A state's own name is far more often meant than a namesake, however often the namesake's state is named.
  const hasState = matches.some((match) => gazetteer.place(match.place).type === "country");
  const isUnitAlone = first.unit !== null;
  let best: Place | null = null;
  let most = Number.NEGATIVE_INFINITY;
  // Namesakes beyond the 25 most populous never win without a container, and scoring each is not free.
  const pool =
    matches.length > 25 && !group.some((candidate) => candidate.container !== null) ? matches.slice(0, 25) : matches;
  for (const match of pool) {
    const place = gazetteer.place(match.place);
    let score = fameOf(place);
    if (!match.exact) score -= 2;
    if (!match.canonical) score -= place.kind !== "city" ? 0.2 : gazetteer.isListed(match.place) ? 0.4 : 1.2;
    if (isUnitAlone && place.type === "admin1") score += 2;
    // A generic name (`Eastern Province`) is that of the state the document speaks of, whatever its size.
    if (first.isGeneric && !place.countries.some((iso) => (support.get(iso) ?? 0) >= 1)) score -= 3;
    let backed = 0;
    for (const iso of place.countries) backed = Math.max(backed, support.get(iso) ?? 0);
    // Saturates: a state named three times is as much the document's as one named thirty times.
    // Where a state has very many places, namesakes are to be expected, and its being named says less.
    const crowded =
      (place.type === "town" || place.type === "section") &&
      place.countries.some((iso) => gazetteer.placeCount(iso) > 5000);
    const rival = hasState && place.type !== "country" ? 0.5 : 1;
    score += rival * (crowded ? 1.2 : 1.8) * Math.min(1, Math.log1p(backed) / Math.log(5));
    for (const candidate of group) {
      if (candidate.container === null) continue;
      const inside = candidate.container.matches.some((outer) =>
        isInside(place, gazetteer.place(outer.place), gazetteer),
      );
      if (inside) score += 6 / group.length + (group.length > 1 ? 1.5 : 0);
      else if (candidate.container.matches.some((outer) => sameCountry(place, gazetteer.place(outer.place))))
        score += 1;
    }
    if (neighbours.some((other) => other.type === "admin1" && place.admin1 === other.index)) score += 1.2;
    // Towns and units of the same state, told apart from the state's own name.
    const fellows = local.filter(
      (other) => other.name !== place.name && other.type !== "capital" && sameCountry(other, place),
    ).length;
    score += (crowded ? 0.35 : 0.6) * Math.min(2, fellows);
    score += 1.6 * nearness(place, local);
    if (score > most) {
      most = score;
      best = place;
    }
  }
  return best;
}

/**
 * Without a unit word, `Kherson` is the town and not the unit named after it, if the town is of some size;
 * and `Mexico` is the state and not its capital, which only some languages call so.
 */
function preferTowns(matches: readonly PlaceMatch[], gazetteer: Gazetteer): readonly PlaceMatch[] {
  const exact = matches.filter((match) => match.exact).map((match) => ({ match, place: gazetteer.place(match.place) }));
  const ownTowns = exact.filter(({ match, place }) => match.canonical && place.kind === "city");
  const states = exact.filter(({ match, place }) => match.canonical && place.type === "country");
  if (ownTowns.length === 0 && states.length === 0) return matches;
  return matches.filter((match) => {
    const place = gazetteer.place(match.place);
    if (place.type === "admin1" || place.type === "admin2") {
      return !ownTowns.some(
        ({ place: town }) =>
          isInside(town, place, gazetteer) && (town.population >= 50_000 || town.population >= 0.08 * place.population),
      );
    }
    return match.canonical || place.kind !== "city" || !states.some((state) => isInside(place, state.place, gazetteer));
  });
}

const WATER_WORD = /\b(?:sea|gulf|ocean|strait|bay|lake|canal|channel)\b/;

/** Without a unit word, the `Red Sea` is the water and not a unit called by it. */
function preferWaters(
  candidate: Candidate,
  matches: readonly PlaceMatch[],
  gazetteer: Gazetteer,
): readonly PlaceMatch[] {
  if (!WATER_WORD.test(candidate.key)) return matches;
  const waters = matches.filter((match) => match.exact && gazetteer.place(match.place).kind === "water");
  return waters.length > 0 ? waters : matches;
}

/** Mean closeness to the three nearest other places, 0 to 1; a place 300 km off counts a third. */
function nearness(place: Place, others: readonly Place[]): number {
  const close: number[] = [];
  for (const other of others) {
    if (other.index === place.index || other.name === place.name) continue;
    close.push(Math.exp(-distanceKm(place, other) / 300));
  }
  close.sort((a, b) => b - a);
  const near = close.slice(0, 3);
  return near.length === 0 ? 0 : near.reduce((sum, value) => sum + value, 0) / near.length;
}

/** Whether the gazetteer files `place` under `outer`. */
export function isInside(place: Place, outer: Place, gazetteer: Gazetteer): boolean {
  if (place.index === outer.index) return false;
  if (place.admin1 === outer.index || place.admin2 === outer.index) return true;
  if (outer.type === "country") return place.type !== "country" && place.countries.includes(outer.countries[0] ?? "-");
  if (outer.type === "former state")
    return gazetteer.successors(outer.index).some((iso) => place.countries.includes(iso));
  return false;
}

function sameCountry(a: Place, b: Place): boolean {
  return a.countries.some((iso) => b.countries.includes(iso));
}
