// Claims that one place lies in another, checked against the gazetteer's filing of places.
import type { Doc, Problem, Span } from "../../../text/index.ts";
import type { Gazetteer, Place } from "../../gazetteer.ts";
import { plainKey } from "../../place-name-keys.ts";
import type { Containment, Toponym } from "../../toponym.ts";
import { claimWording, isShoreWording } from "./containment-wording.ts";
import { distanceKm, isInside, type ResolvedName } from "./resolve-names.ts";

/** A resolved name with the toponym made of it. */
export interface NamedPlace extends ResolvedName {
  readonly toponym: Toponym;
}

/** How a claim is worded, and whether the wording is explicit enough to warn of a wrong one. */
interface Claim {
  readonly inner: NamedPlace;
  readonly outer: NamedPlace;
  readonly span: Span;
  readonly explicit: boolean;
}

const INNER_TYPES = new Set(["capital", "seat", "town", "section", "admin2", "site", "inland water", "admin1"]);
const OUTER_TYPES = new Set(["admin1", "admin2", "country", "area", "former state"]);

/** Finds the claims of a document and judges each; wrong ones that are worded clearly give a `wrong-region` warning. */
export function findContainments(
  doc: Doc,
  named: readonly NamedPlace[],
  gazetteer: Gazetteer,
): { containments: Containment[]; problems: Problem[] } {
  const containments: Containment[] = [];
  const problems: Problem[] = [];
  for (const claim of findClaims(doc, named)) {
    const judged = judge(claim, gazetteer);
    // A comma before a unit may just be a list: such a claim counts only where it is right or closed on both sides.
    if (judged.verdict !== "right" && !claim.explicit) continue;
    containments.push({
      doc: doc.id,
      inner: claim.inner.toponym.id,
      outer: claim.outer.toponym.id,
      span: claim.span,
      verdict: judged.verdict,
      actual: judged.actual,
    });
    if (judged.verdict === "wrong" && judged.actual !== null) {
      problems.push({
        rule: "wrong-region",
        start: claim.inner.toponym.start,
        end: claim.inner.toponym.end,
        severity: "warning",
        message: messageOf(claim, judged.actual),
      });
    }
  }
  for (const claim of findShoreClaims(doc, named)) {
    const far = farFromShore(claim);
    if (far === null) continue;
    const actual = homeOf(claim.inner.place, gazetteer);
    if (actual === null) continue;
    containments.push({
      doc: doc.id,
      inner: claim.inner.toponym.id,
      outer: claim.outer.toponym.id,
      span: claim.span,
      verdict: "wrong",
      actual,
    });
    problems.push({
      rule: "wrong-region",
      start: claim.inner.toponym.start,
      end: claim.inner.toponym.end,
      severity: "warning",
      message: `${claim.inner.toponym.text} lies in ${actual}, ${far} km from the middle of ${/ Sea$/.test(claim.outer.place.name) ? "the " : ""}${claim.outer.toponym.text}`,
    });
  }
  return { containments, problems };
}

/** Half the length of the longest lakes and seas by kind, in km, with room to spare: the gazetteer knows waters as points only. */
const FARTHEST_SHORE: readonly (readonly [name: RegExp, km: number])[] = [
  [/^Lake | Lake$/, 400],
  [/^(?:the )?(?:Black|Red|Caspian|Baltic|Aral|Dead|Adriatic|Aegean) Sea$/, 1300],
  [/ Sea$/, 2500],
];

/** `Osh, which lies on the shores of Lake X`: a town and a water right behind it. */
function findShoreClaims(doc: Doc, named: readonly NamedPlace[]): Claim[] {
  const claims: Claim[] = [];
  for (const [k, outer] of named.entries()) {
    const inner = named[k - 1];
    if (inner === undefined || outer.place.kind !== "water" || inner.place.kind !== "city") continue;
    if (inner.candidate.sentence !== outer.candidate.sentence || inner.candidate.metonym !== null) continue;
    if (!isShoreWording(doc.text.slice(inner.toponym.end, outer.toponym.start).replace(/\s+/g, " "))) continue;
    claims.push({ inner, outer, explicit: true, span: { start: inner.toponym.start, end: outer.toponym.end } });
  }
  return claims;
}

/** Distance in km to a water that is too far off for any of its shores, else null. */
function farFromShore(claim: Claim): number | null {
  const bound = FARTHEST_SHORE.find(([name]) => name.test(claim.outer.place.name))?.[1];
  if (bound === undefined) return null;
  const km = distanceKm(claim.inner.place, claim.outer.place);
  return km > bound ? Math.round(km / 10) * 10 : null;
}

/** Unit and state of a place, or its state alone; null where the gazetteer files it under none. */
function homeOf(place: Place, gazetteer: Gazetteer): string | null {
  const state = gazetteer.country(place.countries[0] ?? "")?.name ?? null;
  const unit = place.admin1 >= 0 ? gazetteer.place(place.admin1).name : null;
  return place.status !== null ? null : unit !== null && state !== null ? `${unit}, ${state}` : state;
}

function findClaims(doc: Doc, named: readonly NamedPlace[]): Claim[] {
  const claims: Claim[] = [];
  for (const [k, outer] of named.entries()) {
    if (k === 0 || !OUTER_TYPES.has(outer.place.type)) continue;
    const inner = named[k - 1]!;
    if (inner.candidate.sentence !== outer.candidate.sentence || !INNER_TYPES.has(inner.place.type)) continue;
    if (inner.candidate.metonym !== null || inner.place.index === outer.place.index) continue;
    const between = doc.text.slice(inner.toponym.end, outer.toponym.start).replace(/\s+/g, " ");
    const found = claimWording(between);
    if (found === null) continue;
    if (inner.place.type === "admin1" && !/^, |^ in /.test(between)) continue;
    const after = doc.text.slice(outer.toponym.end, outer.toponym.end + 8);
    const hasUnit =
      outer.candidate.unit !== null ||
      /\b(?:Oblast|Region|Province|Governorate|State|County|District)$/.test(outer.toponym.text);
    // `X, Kherson Oblast, ...`: closed by a comma, a stop or a bracket, and not a list.
    const before = doc.text.slice(Math.max(0, inner.toponym.start - 6), inner.toponym.start);
    const closed =
      between === ", " &&
      hasUnit &&
      /^[,.;)]/.test(after) &&
      !/^, and|^,? or /.test(after) &&
      !/(?:,|and|or) $/.test(before);
    const plain = between === " in " || between === " in the ";
    const placed =
      plain && hasUnit && inner.toponym.use !== "actor" && !/(?:from|with|to|by|between|via) $/.test(before);
    const explicit = found.explicit || closed || placed;
    const inners = [inner];
    for (let j = k - 2; found.list && j >= 0; j--) {
      const left = named[j]!;
      const gap = doc.text.slice(left.toponym.end, named[j + 1]!.toponym.start);
      if (
        !/^(?:, | and |, and | or )$/.test(gap) ||
        !INNER_TYPES.has(left.place.type) ||
        left.candidate.metonym !== null
      )
        break;
      // Without `both` or `all`, a singular verb or participle belongs to the nearest name only.
      if (!/\b(?:both|all|are|were|lie)\b/.test(between)) break;
      inners.push(left);
    }
    for (const item of inners.reverse()) {
      claims.push({ inner: item, outer, explicit, span: { start: item.toponym.start, end: outer.toponym.end } });
    }
  }
  return claims;
}

/** What the gazetteer says: wrong only if no place of that name lies in the claimed container. */
function judge(claim: Claim, gazetteer: Gazetteer): { verdict: Containment["verdict"]; actual: string | null } {
  const outers = claim.outer.candidate.matches
    .map((match) => gazetteer.place(match.place))
    .filter((place) => OUTER_TYPES.has(place.type));
  const inners = claim.inner.candidate.matches.map((match) => gazetteer.place(match.place));
  for (const outer of [claim.outer.place, ...outers]) {
    if (inners.some((place) => isInside(place, outer, gazetteer))) return { verdict: "right", actual: null };
  }
  const outer = claim.outer.place;
  const place = claim.inner.place;
  if (outer.type === "area" || outer.type === "former state") return { verdict: "unknown", actual: null };
  const unit = place.admin1 >= 0 ? gazetteer.place(place.admin1) : null;
  const abroad = !place.countries.some((iso) => outer.countries.includes(iso));
  // Contested places: which state one lies in is what is disputed, and no warning takes a side.
  if (abroad && (place.status !== null || outer.status !== null)) return { verdict: "unknown", actual: null };
  if (place.countries.length === 0 || (unit === null && !abroad)) return { verdict: "unknown", actual: null };
  // A village may have a namesake that no list has; and one abroad was hardly meant.
  const known = gazetteer.isListed(place.index) || place.population >= (abroad ? 100_000 : 5000);
  if (place.kind === "city" && !known) return { verdict: "unknown", actual: null };
  if (outer.type === "admin2") return { verdict: "unknown", actual: null };
  if (unit !== null && !abroad) {
    // A city that is a unit of its own inside the region of the same name (Kyiv, Minsk), and places at a unit's border.
    if (
      plainKey(unit.name) === plainKey(place.name) &&
      outer.names.some((item) => plainKey(item.name) === plainKey(place.name))
    ) {
      return { verdict: "unknown", actual: null };
    }
    if (distanceKm(unit, outer) < 1) return { verdict: "unknown", actual: null };
  }
  const state = gazetteer.country(place.countries[0] ?? "")?.name ?? null;
  const actual =
    outer.type === "country" || unit === null ? state : abroad && state !== null ? `${unit.name}, ${state}` : unit.name;
  return { verdict: "wrong", actual };
}

function messageOf(claim: Claim, actual: string): string {
  const text = claim.inner.toponym.text;
  const name = claim.inner.place.name;
  const shown = plainKey(text) === plainKey(name) ? text : `${text} (${name})`;
  return `${shown} lies in ${actual}, not in ${claim.outer.place.name}`;
}
