// The gazetteer: places of the world under all their names, in one compact block of bytes that scripts/build-gazetteer.ts makes.
import { keyHash, plainKey, softKey } from "./place-name-keys.ts";
import { MANY_WORDS, remembered } from "./remembered.ts";
import type { PlaceKind } from "./toponym.ts";

/** What a place is, finer than `PlaceKind`; the order is the code in the file. */
export const PLACE_TYPES: readonly PlaceType[] = [
  "country",
  "admin1",
  "admin2",
  "capital",
  "seat",
  "town",
  "section",
  "continent",
  "world region",
  "area",
  "former state",
  "sea",
  "inland water",
  "mountains",
  "site",
];

export type PlaceType =
  | "country"
  | "admin1"
  | "admin2"
  | "capital"
  | "seat"
  | "town"
  | "section"
  | "continent"
  | "world region"
  | "area"
  | "former state"
  | "sea"
  | "inland water"
  | "mountains"
  | "site";

/** One name of a place; `until` is the year in which it ceased to be official, null for names in use or of unknown date. */
export interface PlaceName {
  readonly name: string;
  readonly until: number | null;
}

/** One record of the gazetteer. `admin1` and `admin2` are indices of other records, -1 where there is none. */
export interface Place {
  readonly index: number;
  /** Canonical English name. */
  readonly name: string;
  /** All names, the canonical one first. */
  readonly names: readonly PlaceName[];
  readonly type: PlaceType;
  readonly kind: PlaceKind;
  /** ISO 3166-1 codes of the states it lies in by the gazetteer's filing; empty for seas and world regions. */
  readonly countries: readonly string[];
  readonly admin1: number;
  readonly admin2: number;
  readonly lat: number;
  readonly lon: number;
  /** Inhabitants, to about 9 %; for areas a stand-in for how well known they are. */
  readonly population: number;
  readonly geonameid: number | null;
  /** Contested status in neutral words, or null. */
  readonly status: string | null;
}

/** A state or territory of ISO 3166-1 (and Kosovo). `place` and `capital` are indices of records. */
export interface Country {
  readonly iso: string;
  readonly name: string;
  readonly official: string | null;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly place: number;
  readonly capital: number;
}

/** A place that bears a name; `exact` is false where the spelling agrees only after joining transliterations. */
export interface PlaceMatch {
  readonly place: number;
  /** The name of the record that agrees. */
  readonly name: string;
  readonly exact: boolean;
  /** The name is the canonical one. */
  readonly canonical: boolean;
}

/** A word for a government (`the Kremlin`): the record of the city it stands in, and the state. */
export interface Metonym {
  readonly name: string;
  readonly place: number;
  readonly iso: string;
  readonly weak: boolean;
}

export interface Gazetteer {
  readonly size: number;
  /** Places that bear `name` in any spelling, most populous first; empty where none does. */
  readonly lookup: (name: string) => readonly PlaceMatch[];
  /** How many words a name may have that begins with `word`; 1 where no longer name does. */
  readonly wordsFrom: (word: string) => number;
  /** @throws RangeError for an index outside the gazetteer. */
  readonly place: (index: number) => Place;
  /** By ISO code or any name of the state; null where none fits. */
  readonly country: (isoOrName: string) => Country | null;
  readonly countries: readonly Country[];
  /** The first-level unit of that state with that name, with or without its generic word; null where none fits. */
  readonly admin: (iso: string, name: string) => Place | null;
  /** What an adjective or name of a people belongs to (`Ukrainian`, `Kurds`): index of a record, or null. */
  readonly demonym: (word: string) => number | null;
  /** Whether an adjective or name of a people of several words begins with `word` (`South`, `Saudi`). */
  readonly opensDemonym: (word: string) => boolean;
  readonly metonym: (name: string) => Metonym | null;
  /** Number of records filed under that state: where it is large, a chance agreement of names is likely. */
  readonly placeCount: (iso: string) => number;
  /** Whether the place stands in our own table of renamed and doubly named ones: known beyond its size. */
  readonly isListed: (index: number) => boolean;
  /** ISO codes of the states that followed a former one; empty for the rest. */
  readonly successors: (index: number) => readonly string[];
}

/** The head of the file, as JSON. */
export interface GazetteerHead {
  readonly format: "parley-gazetteer/1";
  readonly made: string;
  readonly placeCount: number;
  readonly keyCount: number;
  readonly openingCount: number;
  readonly nameBytes: number;
  readonly countries: readonly Country[];
  readonly statuses: readonly string[];
  readonly demonyms: Readonly<Record<string, number>>;
  readonly metonyms: readonly Metonym[];
  /** Records of the table of renamed and doubly named places, ascending. */
  readonly listed: readonly number[];
  /** By record index: further states of places in several, successors of former states. */
  readonly within: Readonly<Record<string, readonly string[]>>;
  readonly successors: Readonly<Record<string, readonly string[]>>;
}

/** First four bytes of the file: `PGZ1`. */
export const GAZETTEER_MAGIC = 0x315a4750;

/** Population to a byte: eighths of a power of two. */
export function packPopulation(population: number): number {
  return Math.min(255, Math.round(Math.log2(population + 1) * 8));
}

/** Words that say what kind of first- or second-level unit a name belongs to; dropped when names of units are compared. */
export const GENERIC_UNIT: RegExp =
  /(?:^| )(?:oblast|oblisi|region|province|governorate|state|district|county|prefecture|department|krai|kray|republic|voivodeship|raion|rayon|territory|canton|division|municipality|emirate|parish|autonomous okrug)$/;

/** The plain key of a unit's name without its generic word (`Kherson Oblast` and `Kherson Region` give `kherson`). */
export function unitKey(name: string): string {
  const key = plainKey(name).replace(
    /^(?:republic|province|state|region|governorate|district|county) of (?:the )?/,
    "",
  );
  const bare = key.replace(GENERIC_UNIT, "");
  return bare === "" ? key : bare;
}

const KINDS: Readonly<Record<PlaceType, PlaceKind>> = {
  country: "country",
  admin1: "region",
  admin2: "region",
  capital: "city",
  seat: "city",
  town: "city",
  section: "city",
  continent: "region",
  "world region": "region",
  area: "region",
  "former state": "country",
  sea: "water",
  "inland water": "water",
  mountains: "other",
  site: "other",
};

const NONE = 0xffffffff;

/**
 * Opens a gazetteer. `bytes` is the unpacked file; its names are read from it later, so it must not change.
 * @throws RangeError if the bytes are not a gazetteer (our own data file is broken, not outside input).
 */
export function loadGazetteer(bytes: Uint8Array): Gazetteer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || view.getUint32(0, true) !== GAZETTEER_MAGIC) {
    throw new RangeError("The bytes are no gazetteer: they must begin with PGZ1");
  }
  const headBytes = view.getUint32(4, true);
  const head = JSON.parse(decodeUtf8(bytes, 12, 12 + headBytes)) as GazetteerHead;
  const n = head.placeCount;
  const k = head.keyCount;
  let at = align(12 + headBytes);
  const section = (length: number): Uint8Array => {
    const part = bytes.subarray(at, at + length);
    at = align(at + length);
    // Views where the columns are aligned in memory, which threads may share; else copies.
    return part.byteOffset % 4 === 0 ? part : new Uint8Array(part);
  };
  const words = (length: number): Uint32Array => {
    const { buffer, byteOffset } = section(4 * length);
    return new Uint32Array(buffer, byteOffset, length);
  };
  const halves = (length: number): Int16Array => {
    const { buffer, byteOffset } = section(2 * length);
    return new Int16Array(buffer, byteOffset, length);
  };
  const hashes = sums(words(k));
  const keyPlaces = words(k);
  const openings = sums(words(head.openingCount));
  const openingWords = section(head.openingCount);
  const nameStarts = sums(words(n + 1));
  const admin1s = words(n);
  const admin2s = words(n);
  const ids = sums(words(n));
  const lats = halves(n);
  const lons = halves(n);
  const types = section(n);
  const countryOf = section(n);
  const populations = section(n);
  const statusOf = section(n);
  const namesAt = at;

  const isoIndex = new Map(head.countries.map((country) => [country.iso, country]));
  const placeCounts = new Uint32Array(256);
  for (let i = 0; i < n; i++) placeCounts[countryOf[i]!]! += 1;
  const listed = new Set(head.listed);
  const isoNumber = new Map(head.countries.map((country, i) => [country.iso, i]));
  const metonyms = new Map(head.metonyms.map((metonym) => [plainKey(metonym.name), metonym]));
  const demonyms = new Map(Object.entries(head.demonyms));
  const openers = new Set(
    [...demonyms.keys()].filter((name) => /[ -]/.test(name)).map((name) => /^[^ -]+/.exec(name)![0]),
  );

  const namesOf = (index: number): PlaceName[] =>
    decodeUtf8(bytes, namesAt + nameStarts[index]!, namesAt + nameStarts[index + 1]!)
      .split("|")
      .map((item) => {
        const mark = item.lastIndexOf("~");
        return mark < 0
          ? { name: item, until: null }
          : { name: item.slice(0, mark), until: Number(item.slice(mark + 1)) };
      });

  const place = remembered(MANY_WORDS, (index: number): Place => {
    if (!(index >= 0 && index < n)) throw new RangeError(`Place ${index} is outside 0..${n - 1}`);
    const names = namesOf(index);
    const type = PLACE_TYPES[types[index]!]!;
    const iso = countryOf[index] === 255 ? [] : [head.countries[countryOf[index]!]!.iso];
    return {
      index,
      name: names[0]!.name,
      names,
      type,
      kind: KINDS[type],
      countries: head.within[index] ?? iso,
      admin1: admin1s[index] === NONE ? -1 : admin1s[index]!,
      admin2: admin2s[index] === NONE ? -1 : admin2s[index]!,
      lat: Math.round((lats[index]! / 364) * 1000) / 1000,
      lon: Math.round((lons[index]! / 182) * 1000) / 1000,
      population: Math.round(2 ** (populations[index]! / 8) - 1),
      geonameid: ids[index] === 0 ? null : ids[index]!,
      status: statusOf[index] === 0 ? null : (head.statuses[statusOf[index]! - 1] ?? null),
    };
  });

  const lookup = remembered(MANY_WORDS, (name: string): readonly PlaceMatch[] => {
    if (name.length > 120) return [];
    const plain = plainKey(name);
    if (plain.length < 2) return [];
    const soft = softKey(plain);
    const wanted = keyHash(soft);
    const low = firstAt(hashes, wanted);
    const found: PlaceMatch[] = [];
    for (let i = low; i < k && hashes[i] === wanted; i++) {
      const index = keyPlaces[i]!;
      let match: PlaceMatch | null = null;
      for (const [j, item] of place(index).names.entries()) {
        const key = plainKey(item.name);
        if (key === plain) {
          match = { place: index, name: item.name, exact: true, canonical: j === 0 };
          break;
        }
        if (match === null && softKey(key) === soft)
          match = { place: index, name: item.name, exact: false, canonical: j === 0 };
      }
      if (match !== null) found.push(match);
    }
    if (found.length < 2) return found;
    return found.sort((a, b) => populations[b.place]! - populations[a.place]! || a.place - b.place);
  });

  const country = (isoOrName: string): Country | null => {
    const direct = isoIndex.get(isoOrName);
    if (direct !== undefined) return direct;
    for (const match of lookup(isoOrName)) {
      const record = place(match.place);
      if (record.type === "country" && match.exact) return isoIndex.get(record.countries[0] ?? "") ?? null;
    }
    return null;
  };

  const admin = (iso: string, name: string): Place | null => {
    const wanted = softKey(unitKey(name));
    let best: Place | null = null;
    for (const query of new Set([name, unitKey(name)])) {
      for (const match of lookup(query)) {
        const record = place(match.place);
        if (record.type !== "admin1" || !record.countries.includes(iso)) continue;
        if (match.exact) return record;
        if (record.names.some((item) => softKey(unitKey(item.name)) === wanted)) best ??= record;
      }
    }
    return best;
  };

  return {
    size: n,
    lookup,
    wordsFrom: remembered(MANY_WORDS, (word) => {
      const wanted = keyHash(softKey(plainKey(word)));
      const at = firstAt(openings, wanted);
      return openings[at] === wanted ? openingWords[at]! : 1;
    }),
    place,
    country,
    countries: head.countries,
    admin,
    demonym: (word) => demonyms.get(word) ?? null,
    opensDemonym: (word) => openers.has(word),
    metonym: remembered(MANY_WORDS, (name) => metonyms.get(plainKey(name)) ?? null),
    placeCount: (iso) => placeCounts[isoNumber.get(iso) ?? 254] ?? 0,
    isListed: (index) => listed.has(index),
    successors: (index) => head.successors[index] ?? [],
  };
}

/** Index of the first number not below `wanted` in an ascending column. */
function firstAt(column: Uint32Array, wanted: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function align(offset: number): number {
  return (offset + 3) & ~3;
}

/** The running sums (modulo 2^32) of a column of differences. */
function sums(differences: Uint32Array): Uint32Array {
  const column = new Uint32Array(differences.length);
  for (let i = 0, sum = 0; i < column.length; i++) {
    sum = (sum + differences[i]!) >>> 0;
    column[i] = sum;
  }
  return column;
}

/** Decodes well-formed UTF-8 (our own file); TextDecoder belongs to the platform, which this layer does not know. */
function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  const units: number[] = [];
  const pieces: string[] = [];
  for (let i = start; i < end; ) {
    const byte = bytes[i]!;
    let code = byte;
    if (byte < 0x80) i += 1;
    else if (byte < 0xe0) {
      code = ((byte & 0x1f) << 6) | (bytes[i + 1]! & 0x3f);
      i += 2;
    } else if (byte < 0xf0) {
      code = ((byte & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f);
      i += 3;
    } else {
      code =
        ((byte & 0x07) << 18) | ((bytes[i + 1]! & 0x3f) << 12) | ((bytes[i + 2]! & 0x3f) << 6) | (bytes[i + 3]! & 0x3f);
      i += 4;
    }
    units.push(code);
    if (units.length === 4096) pieces.push(String.fromCodePoint(...units.splice(0)));
  }
  pieces.push(String.fromCodePoint(...units));
  return pieces.join("");
}
