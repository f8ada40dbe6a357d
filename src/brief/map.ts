// The map: places of the case over the outlines of states, clipped to where the case plays, with labels that keep apart.
import { geoContains, geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Ledgers, PlaceEntry } from "../ledger/index.ts";
import type { Reading } from "../reading/index.ts";
import type { Notebook } from "./notes.ts";

/** `world-atlas` TopoJSON (`countries-50m.json`), as parsed JSON: a topology with an object `countries`. */
export interface WorldAtlas {
  readonly type: "Topology";
  readonly objects: { readonly countries: unknown };
}

interface PlaceRow {
  /** 1, 2 ...: the number that stands in the table and, where the label found no room, on the map. */
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly status: string | null;
  readonly namesUsed: readonly string[];
  readonly mentions: number;
  readonly notes: readonly number[];
  readonly warnings: readonly string[];
  /** Whether it is on the map, beyond its edge, or without coordinates. */
  readonly shown: "map" | "beyond" | "unknown";
}

export interface MapDot {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  /** 0 for an area (a region, a sea), which is a name without a dot. */
  readonly radius: number;
  readonly isDisputed: boolean;
  readonly hasWarning: boolean;
  readonly name: string;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly anchor: "start" | "end" | "middle";
  } | null;
}

export interface MapView {
  readonly width: number;
  readonly height: number;
  /** SVG path data of states' outlines. */
  readonly land: readonly string[];
  readonly stateLabels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly dots: readonly MapDot[];
  /** Kilometres and pixels of the scale bar at the map's middle. */
  readonly scaleBar: { readonly km: number; readonly px: number } | null;
  readonly rows: readonly PlaceRow[];
  readonly hasBorders: boolean;
  /** Disputed places that the outlines put into another state than the gazetteer does. */
  readonly drawnOtherwise: readonly { readonly place: string; readonly drawnIn: string; readonly gazetteer: string }[];
}

const WIDTH = 880;
const MARGIN = 70;
/** A map never shows less than this many degrees of latitude. */
const MIN_SPAN_DEG = 1.6;
const PIXEL_STEP = 0.9;
const LABEL_LIMIT = 60;

/** The map of the case's places. Without an atlas there are no outlines, only places. */
export function mapView(reading: Reading, ledgers: Ledgers, book: Notebook, atlas: WorldAtlas | null): MapView {
  const uses = new Map<string, string>();
  for (const each of reading.docs) for (const toponym of each.toponyms) uses.set(toponym.id, toponym.use);
  const places = [...ledgers.places].sort(
    (a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1),
  );
  const shown = window(places.filter((place) => isDrawn(place, uses)));

  const rows = places.map(
    (place, i): PlaceRow => ({
      number: i + 1,
      name: place.name,
      kind: place.kind,
      admin1: place.admin1,
      country: place.country,
      status: place.status,
      namesUsed: place.namesUsed,
      mentions: place.mentions.length,
      notes: book.citeAll(place.statements),
      warnings: place.warnings.map((warning) => warning.message),
      shown: shown.has(place) ? "map" : place.lat === null || place.lon === null ? "unknown" : "beyond",
    }),
  );
  if (shown.size === 0) {
    return {
      width: WIDTH,
      height: 0,
      land: [],
      stateLabels: [],
      dots: [],
      scaleBar: null,
      rows,
      hasBorders: false,
      drawnOtherwise: [],
    };
  }

  const points = [...shown].map((place): [number, number] => [place.lon!, place.lat!]);
  const [west, east] = extentOf(points.map(([lon]) => lon));
  const [south, north] = extentOf(points.map(([, lat]) => lat));
  const stretch = Math.max(0.2, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const tall = Math.max(north - south, MIN_SPAN_DEG);
  const wide = Math.max((east - west) * stretch, MIN_SPAN_DEG);
  const height = Math.round(Math.min(620, Math.max(400, ((WIDTH - 2 * MARGIN) * tall) / wide + 2 * MARGIN)));
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const corners: [number, number][] = [
    [middle[0] - wide / stretch / 2, middle[1] - tall / 2],
    [middle[0] + wide / stretch / 2, middle[1] + tall / 2],
  ];
  const projection = geoMercator()
    .rotate([-middle[0], 0])
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [WIDTH - MARGIN, height - MARGIN],
      ],
      { type: "MultiPoint", coordinates: corners },
    );
  const unclipped = [...shown].map((place): [number, number] => projection([place.lon!, place.lat!]) ?? [0, 0]);
  const bar = scaleBar(projection.scale(), middle[1]);
  projection.clipExtent([
    [-4, -4],
    [WIDTH + 4, height + 4],
  ]);

  const taken: Box[] = [];
  const numbers = new Map(places.map((place, i) => [place, i + 1]));
  const dots = [...shown].map((place, i) => {
    const [x, y] = unclipped[i]!;
    const radius = isArea(place) ? 0 : Math.min(9, 3 + Math.sqrt(place.mentions.length));
    if (radius > 0) taken.push({ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius });
    return { place, x: round(x), y: round(y), radius: round(radius) };
  });
  // Names of towns are tied to their dots and take their room first.
  dots.sort((a, b) => Number(a.radius === 0) - Number(b.radius === 0));
  const labelled = dots.map(({ place, x, y, radius }, i): MapDot => {
    const name = place.name.length > 28 ? `${place.name.slice(0, 27)}…` : place.name;
    const text = radius === 0 && place.status !== null ? `${name}*` : name;
    return {
      number: numbers.get(place)!,
      x,
      y,
      radius,
      isDisputed: place.status !== null,
      hasWarning: place.warnings.length > 0,
      name: place.name,
      label:
        i < LABEL_LIMIT
          ? labelFor(text, x, y, place.warnings.length > 0 ? radius + 4 : radius, taken, WIDTH, height)
          : null,
    };
  });
  const outlines = atlas === null ? null : outlinesIn(atlas, projection, height, taken);
  return {
    width: WIDTH,
    height,
    land: outlines?.land ?? [],
    stateLabels: outlines?.labels ?? [],
    dots: labelled,
    scaleBar: bar,
    rows,
    hasBorders: outlines !== null,
    drawnOtherwise: outlines === null ? [] : drawnOtherwise([...shown], outlines.features),
  };
}

function isArea(place: PlaceEntry): boolean {
  return place.kind === "region" || place.kind === "water";
}

/** Towns and sights are dots, regions and waters names; states are outlines and stand in the table. */
function isDrawn(place: PlaceEntry, uses: ReadonlyMap<string, string>): boolean {
  if (place.lat === null || place.lon === null || place.kind === "country") return false;
  if (Math.abs(place.lat) > 84 || Math.abs(place.lon) > 180) return false;
  // A capital that only ever stands for its government is no place of the events.
  const known = place.mentions.filter((id) => uses.has(id));
  return known.length === 0 || known.some((id) => uses.get(id) === "location");
}

/** The places around the middle of all mentions; far-off ones would shrink the rest to a point. */
function window(places: readonly PlaceEntry[]): Set<PlaceEntry> {
  if (places.length === 0) return new Set();
  const lat = weightedMedian(places.map((place) => [place.lat!, place.mentions.length]));
  const lon = weightedMedian(places.map((place) => [place.lon!, place.mentions.length]));
  const near = places
    .map((place) => {
      const dx = (((place.lon! - lon + 540) % 360) - 180) * Math.cos((lat * Math.PI) / 180);
      return { place, distance: Math.hypot(dx, place.lat! - lat), weight: Math.max(1, place.mentions.length) };
    })
    .sort((a, b) => a.distance - b.distance);
  const total = near.reduce((sum, each) => sum + each.weight, 0);
  let sum = 0;
  let core = 0;
  for (const each of near) {
    sum += each.weight;
    core = each.distance;
    if (sum >= total * 0.7) break;
  }
  const limit = Math.max(3, core * 2.2);
  return new Set(near.filter((each) => each.distance <= limit).map((each) => each.place));
}

function weightedMedian(values: readonly (readonly [number, number])[]): number {
  const sorted = [...values].sort((a, b) => a[0] - b[0]);
  const total = sorted.reduce((sum, [, weight]) => sum + Math.max(1, weight), 0);
  let sum = 0;
  for (const [value, weight] of sorted) {
    sum += Math.max(1, weight);
    if (sum * 2 >= total) return value;
  }
  return 0;
}

function extentOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return taken.every((each) => box.x1 < each.x0 || box.x0 > each.x1 || box.y1 < each.y0 || box.y0 > each.y1);
}

/** The first of six places around a dot where the label touches nothing. */
function labelFor(
  text: string,
  x: number,
  y: number,
  radius: number,
  taken: Box[],
  width: number,
  height: number,
): MapDot["label"] {
  const long = text.length * 6.9 + 4;
  const gap = radius + 4;
  const around: { readonly x: number; readonly y: number; readonly anchor: "start" | "end" | "middle" }[] = [
    { x: x + gap, y: y + 4, anchor: "start" },
    { x: x - gap, y: y + 4, anchor: "end" },
    { x, y: y - gap - 1, anchor: "middle" },
    { x, y: y + gap + 10, anchor: "middle" },
    { x: x + gap - 1, y: y - 7, anchor: "start" },
    { x: x + gap - 1, y: y + 15, anchor: "start" },
    { x: x - gap + 1, y: y - 7, anchor: "end" },
    { x: x - gap + 1, y: y + 15, anchor: "end" },
  ];
  const over = [0, 14, -14, 28, -28].map((dy) => ({ x, y: y + 4 + dy, anchor: "middle" as const }));
  for (const each of radius === 0 ? over : around) {
    const x0 = each.anchor === "start" ? each.x : each.anchor === "end" ? each.x - long : each.x - long / 2;
    const box = { x0, y0: each.y - 11, x1: x0 + long, y1: each.y + 4 };
    if (box.x0 < 2 || box.x1 > width - 2 || box.y0 < 2 || box.y1 > height - 2 || !isFree(box, taken)) continue;
    taken.push(box);
    return { x: round(each.x), y: round(each.y), anchor: each.anchor, text };
  }
  return null;
}

/** A round number of kilometres that is 60 to 160 pixels long at `lat` (Mercator stretches by 1 / cos lat). */
function scaleBar(scale: number, lat: number): MapView["scaleBar"] {
  const pxPerKm = scale / 6371 / Math.cos((lat * Math.PI) / 180);
  for (const km of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]) {
    if (km * pxPerKm >= 60) return { km, px: round(km * pxPerKm) };
  }
  return null;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Collects SVG path data and leaves out points and rings too small to be seen. */
function makeOutline(): {
  readonly pen: Parameters<typeof geoPath>[1];
  readonly data: () => string;
} {
  let data = "";
  let ring: number[] = [];
  const flush = (): void => {
    const n = ring.length / 2;
    if (n > 2) {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < ring.length; i += 2) {
        x0 = Math.min(x0, ring[i]!);
        x1 = Math.max(x1, ring[i]!);
        y0 = Math.min(y0, ring[i + 1]!);
        y1 = Math.max(y1, ring[i + 1]!);
      }
      if (x1 - x0 + y1 - y0 > 3) {
        data += `M${round(ring[0]!)} ${round(ring[1]!)}L`;
        for (let i = 2; i < ring.length; i += 2) data += `${i > 2 ? " " : ""}${round(ring[i]!)} ${round(ring[i + 1]!)}`;
        data += "Z";
      }
    }
    ring = [];
  };
  return {
    pen: {
      beginPath: () => {},
      moveTo: (x, y) => {
        flush();
        ring.push(x, y);
      },
      lineTo: (x, y) => {
        const dx = x - ring.at(-2)!;
        const dy = y - ring.at(-1)!;
        if (dx * dx + dy * dy >= PIXEL_STEP * PIXEL_STEP) ring.push(x, y);
      },
      closePath: flush,
      arc: () => {},
    },
    data: () => {
      flush();
      return data;
    },
  };
}

function outlinesIn(
  atlas: WorldAtlas,
  projection: ReturnType<typeof geoMercator>,
  height: number,
  taken: readonly Box[],
): {
  readonly land: readonly string[];
  readonly labels: MapView["stateLabels"];
  /** The states in view. */
  readonly features: readonly unknown[];
} {
  const land: string[] = [];
  const inView: unknown[] = [];
  const labels: { x: number; y: number; text: string }[] = [];
  const boxes = [...taken];
  const measure = geoPath(projection);
  const features = feature(atlas, atlas.objects.countries).features ?? [];
  const seen = viewDegrees(projection, height);
  for (const country of features) {
    if (seen !== null && !touches(country, seen)) continue;
    const outline = makeOutline();
    geoPath(projection, outline.pen)(country);
    const data = outline.data();
    if (data === "") continue;
    land.push(data);
    inView.push(country);
    const name = nameOf(country);
    if (name === null || measure.area(country) < 9_000) continue;
    const [x, y] = measure.centroid(country);
    const half = name.length * 5.4;
    for (const dy of [0, 26, -26, 52, -52, 90, -90]) {
      const box = { x0: x - half, y0: y + dy - 10, x1: x + half, y1: y + dy + 5 };
      if (box.x0 < 4 || box.x1 > WIDTH - 4 || box.y0 < 4 || box.y1 > height - 4 || !isFree(box, boxes)) continue;
      boxes.push(box);
      labels.push({ x: round(x), y: round(y + dy), text: name });
      break;
    }
  }
  return { land, labels, features: inView };
}

function nameOf(country: unknown): string | null {
  const name = (country as { readonly properties?: { readonly name?: unknown } | null }).properties?.name;
  return typeof name === "string" ? name : null;
}

/** More disputed places than this are not looked up one by one. */
const MOST_LOOKED_UP = 30;

function drawnOtherwise(places: readonly PlaceEntry[], features: readonly unknown[]): MapView["drawnOtherwise"] {
  const disputed = places.filter((place) => place.status !== null && place.country !== null).slice(0, MOST_LOOKED_UP);
  return disputed.flatMap((place) => {
    const state = features.find((feature) => geoContains(feature, [place.lon!, place.lat!]));
    const drawnIn = state === undefined ? null : nameOf(state);
    return drawnIn === null || drawnIn === place.country
      ? []
      : [{ place: place.name, drawnIn, gazetteer: place.country! }];
  });
}

/** Degrees that the map shows: west, south, east, north; null where it is too wide to say. */
function viewDegrees(
  projection: ReturnType<typeof geoMercator>,
  height: number,
): [number, number, number, number] | null {
  const a = projection.invert([0, height]);
  const b = projection.invert([WIDTH, 0]);
  if (a === null || b === null || b[0] <= a[0]) return null;
  return [a[0], a[1], b[0], b[1]];
}

/** Whether some point of the feature lies in the window, or its box covers it. Boxes across the date line count as touching. */
function touches(country: unknown, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  const geometry = (country as { readonly geometry?: { readonly type: string; readonly coordinates: unknown } | null })
    .geometry;
  if (!geometry) return false;
  const polygons = (
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates
  ) as readonly (readonly (readonly (readonly [number, number])[])[])[];
  for (const polygon of polygons) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of polygon[0] ?? []) {
      if (lon < x0) x0 = lon;
      if (lon > x1) x1 = lon;
      if (lat < y0) y0 = lat;
      if (lat > y1) y1 = lat;
    }
    if (x0 <= east && x1 >= west && y0 <= north && y1 >= south) return true;
  }
  return false;
}
