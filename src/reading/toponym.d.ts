import type { Span } from "../text/index.ts";
export type ToponymUse = "location" | "actor" | "modifier";
export type PlaceKind = "city" | "region" | "country" | "water" | "other";
/** A place name found in a document, resolved where the gazetteer and the text allow it (else the resolved fields are null). */
export interface Toponym extends Span {
  readonly id: string;
  readonly doc: string;
  readonly text: string;
  readonly use: ToponymUse;
  /** Canonical English name. */
  readonly name: string | null;
  readonly kind: PlaceKind | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly geonameid: number | null;
  /** Other names of the place that a reader may meet (old, transliterated). */
  readonly otherNames: readonly string[];
  /** Said of contested places, e.g. which states claim or administer it; null for the rest. */
  readonly status: string | null;
  readonly basis: readonly string[];
}
/** The text says that one place lies in another (`Volchansk, located in the Kherson Oblast`). */
export interface Containment {
  readonly doc: string;
  /** Toponym ids. */
  readonly inner: string;
  readonly outer: string;
  readonly span: Span;
  /** What the gazetteer says: `right`, `wrong`, `unknown`; with the right container's name where it is wrong. */
  readonly verdict: "right" | "wrong" | "unknown";
  readonly actual: string | null;
}
