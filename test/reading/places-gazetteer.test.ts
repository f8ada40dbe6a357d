// The gazetteer: its file, its keys, and that every state and its names are there alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadGazetteer, packPopulation, unitKey } from "../../src/reading/gazetteer.ts";
import { plainKey, softKey } from "../../src/reading/place-name-keys.ts";
import { cpuMs } from "../cpu-clock.ts";

const FOLDER = join(import.meta.dirname, "../../data/gazetteer");
const packed = readFileSync(join(FOLDER, "gazetteer.bin.gz"));
const bytes = gunzipSync(packed);
const gazetteer = loadGazetteer(bytes);
const table = <T>(name: string): T[] => parse(readFileSync(join(FOLDER, `${name}.yaml`), "utf8")) as T[];

describe("keys", () => {
  test.each([
    ["Sana’a", "sanaa"],
    ["São Tomé", "sao tome"],
    ["The Hague", "hague"],
    ["St. John's", "st johns"],
    ["Łódź", "lodz"],
    ["Xankəndi", "xankandi"],
    ["Ivano-Frankivsk", "ivano frankivsk"],
  ])("plain key of %s", (name, key) => expect(plainKey(name)).toBe(key));

  test.each([
    ["Kharkiv", "Kharkov"],
    ["Huliaipole", "Gulyaypole"],
    ["Luhansk", "Lugansk"],
    ["Zhytomyr", "Zhitomir"],
    ["Mykolaiv", "Mykolayiv"],
    ["Khmelnytskyi", "Khmelnitskiy"],
    ["Al-Hasakah", "Hasakah"],
    ["Khan Yunis", "Khan Younis"],
    ["Chernihiv", "Chernigov"],
  ])("%s and %s share a soft key", (a, b) => {
    expect(softKey(plainKey(a))).toBe(softKey(plainKey(b)));
  });

  test("keys of keys are keys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (name) => {
        const key = plainKey(name);
        expect(key).toBe(key.trim());
        expect(key).toBe(key.toLowerCase());
        softKey(key);
      }),
    );
  });

  test.each([
    ["Kherson Oblast", "kherson"],
    ["Republic of Karelia", "karelia"],
    ["the Province of Herat", "herat"],
  ])("unit key of %s", (name, key) => expect(unitKey(name)).toBe(key));
});

describe("the file", () => {
  test("is small and opens fast", () => {
    expect(packed.length).toBeLessThan(6_000_000);
    const started = cpuMs();
    loadGazetteer(bytes);
    expect(cpuMs() - started).toBeLessThan(300);
  });

  test("other bytes are refused", () => {
    expect(() => loadGazetteer(new Uint8Array([1, 2, 3]))).toThrow(RangeError);
    expect(() => loadGazetteer(new Uint8Array(64))).toThrow(RangeError);
  });

  test("an index outside is refused", () => {
    expect(() => gazetteer.place(-1)).toThrow(RangeError);
    expect(() => gazetteer.place(gazetteer.size)).toThrow(RangeError);
  });

  test("population is kept to about a tenth", () => {
    for (const population of [1000, 19_486, 294_456, 2_797_553]) {
      const back = 2 ** (packPopulation(population) / 8) - 1;
      expect(Math.abs(back - population) / population).toBeLessThan(0.1);
    }
  });
});

describe("states", () => {
  test("every state of ISO 3166 is found by its code and its name, with its capital", () => {
    expect(gazetteer.countries.length).toBeGreaterThanOrEqual(248);
    for (const country of gazetteer.countries) {
      expect(gazetteer.country(country.iso)).toBe(country);
      const record = gazetteer.place(country.place);
      expect(record.name).toBe(country.name);
      expect(gazetteer.country(country.name)?.iso).toBe(country.iso);
      for (const word of country.adjectives) expect(gazetteer.demonym(word)).not.toBeNull();
    }
  });

  test.each([
    ["UA", "Kherson region", "Kherson Oblast"],
    ["UA", "Kharkov Oblast", "Kharkiv Oblast"],
    ["SY", "Idlib", "Idlib Governorate"],
    ["US", "Ky.", "Kentucky"],
    ["UA", "Texas", undefined],
  ])("admin(%s, %s)", (iso, name, expected) => expect(gazetteer.admin(iso, name)?.name).toBe(expected));
});

describe("own tables", () => {
  test("every renamed place bears all its names, and the dates of renaming", () => {
    const rows = table<{ iso: string; name: string; was?: { name: string; until: number }[]; also?: string[] }>(
      "renamed",
    );
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      const place = gazetteer
        .lookup(row.name)
        .map((match) => gazetteer.place(match.place))
        .find((item) => item.countries.includes(row.iso) && item.name === row.name && gazetteer.isListed(item.index));
      expect(place, `${row.name} (${row.iso})`).toBeDefined();
      for (const old of row.was ?? []) {
        expect(place?.names.find((item) => item.name === old.name)?.until ?? old.until).toBe(old.until);
        expect(gazetteer.lookup(old.name).some((match) => match.place === place?.index)).toBe(true);
      }
      for (const name of row.also ?? []) {
        expect(
          gazetteer.lookup(name).some((match) => match.place === place?.index),
          name,
        ).toBe(true);
      }
    }
  });

  test("contested notes name no owner and praise none", () => {
    for (const row of table<{ status: string }>("contested")) {
      expect(row.status).not.toMatch(/illegal|liberat|terroris|legitimate|rightful|so-called|regime of|puppet/i);
      expect(row.status.length).toBeLessThan(200);
    }
  });

  test("a metonym leads to the city it stands in", () => {
    for (const row of table<{ name: string; iso: string }>("metonyms")) {
      const metonym = gazetteer.metonym(row.name);
      expect(metonym?.iso, row.name).toBe(row.iso);
      expect(gazetteer.place(metonym!.place).countries).toEqual([row.iso]);
    }
  });
});
