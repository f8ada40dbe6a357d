// How well places are found and resolved: on gold/places.jsonl (places and use) and on TR-News (recognition and distance).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import { loadParser } from "../src/reading/en/parser/load.ts";
import { findDemonyms } from "../src/reading/en/places/find-demonyms.ts";
import { findToponyms } from "../src/reading/en/places/find-toponyms.ts";
import { distanceKm } from "../src/reading/en/places/resolve-names.ts";
import { type Gazetteer, loadGazetteer } from "../src/reading/gazetteer.ts";
import type { Parse, Parser } from "../src/reading/parse.ts";
import type { Toponym } from "../src/reading/toponym.ts";
import { type Doc, makeDoc, overlapLength, type Problem } from "../src/text/index.ts";

const HERE = import.meta.dirname;
/** CLAVIN's and Mordecai's measure: 100 miles. */
const NEAR_KM = 161;

/** One row of gold/places.jsonl. */
interface GoldPlace {
  readonly doc: string;
  readonly mention: string;
  readonly start: number;
  readonly canonical: string;
  readonly country: string | null;
  readonly kind: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly use: string;
}

/** One annotated toponym of TR-News, with its offsets aligned to the text. */
interface NewsToponym {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly name: string | null;
}

/** Figures for both collections; a collection that is missing gives a sentence instead. `PARLEY_ERRORS=1` adds the errors. */
export function bench(dataDir: string): unknown {
  const gazetteer = loadGazetteer(gunzipSync(readFileSync(join(HERE, "../data/gazetteer/gazetteer.bin.gz"))));
  const weights = join(HERE, "../data/parser-en/weights.bin");
  const parser = existsSync(weights) ? loadParser(readFileSync(weights)) : null;
  const errors = process.env.PARLEY_ERRORS === "1";
  const withParser = parser !== null && process.env.PARLEY_NO_PARSER !== "1" ? parser : null;
  return {
    parser: withParser !== null,
    gold: goldFigures(dataDir, gazetteer, withParser, errors),
    trNews: newsFigures(dataDir, gazetteer, withParser, errors),
  };
}

function readDoc(id: string, text: string): Doc {
  const bytes = new TextEncoder().encode(text);
  return makeDoc({ id, path: `${id}.txt`, hash: "sha256:0", bytes, note: null }, TEXT_LIBRARIES);
}

function parsesOf(doc: Doc, parser: Parser | null): Parse[] {
  if (parser === null) return [];
  return doc.sentences.map((sentence) =>
    parser.parse(doc.tokens.slice(sentence.firstToken, sentence.endToken).map((token) => token.text)),
  );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function goldFigures(dataDir: string, gazetteer: Gazetteer, parser: Parser | null, errors: boolean): unknown {
  const file = join(dataDir, "gold/places.jsonl");
  const seedDir = join(dataDir, "seeds");
  if (!existsSync(file) || !existsSync(seedDir)) return `missing: ${file} or ${seedDir}`;
  const gold = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as GoldPlace);
  const read = new Map<string, { doc: Doc; toponyms: Toponym[] }>();
  const warnings: Record<string, string[]> = {};
  for (const name of readdirSync(seedDir).sort()) {
    const id = name.slice(0, 3);
    const doc = readDoc(id, readFileSync(join(seedDir, name), "utf8"));
    const found = findToponyms(doc, parsesOf(doc, parser), gazetteer);
    read.set(id, { doc, toponyms: found.toponyms });
    if (found.problems.length > 0) warnings[id] = found.problems.map((problem: Problem) => problem.message);
  }
  let found = 0;
  let resolved = 0;
  let use = 0;
  const missed: string[] = [];
  const used = new Set<Toponym>();
  for (const item of gold) {
    const of = read.get(item.doc);
    if (of === undefined) continue;
    // Gold offsets are those of the original file, the reader's those of the repaired text.
    const start = of.doc.map.toRepaired(item.start, "before");
    const span = { start, end: of.doc.map.toRepaired(item.start + item.mention.length, "after") };
    const toponym = of.toponyms.find((other) => overlapLength(other, span) > 0);
    if (toponym === undefined) {
      missed.push(`${item.doc}:${item.start} ${item.mention} not found`);
      continue;
    }
    used.add(toponym);
    found += 1;
    const right =
      item.kind === "country"
        ? toponym.country === item.country && toponym.kind === "country"
        : toponym.name === item.canonical ||
          (item.lat !== null && item.lon !== null && toponym.lat !== null && toponym.lon !== null
            ? distanceKm({ lat: item.lat, lon: item.lon }, { lat: toponym.lat, lon: toponym.lon }) <= 50
            : false);
    if (right) resolved += 1;
    else missed.push(`${item.doc}:${item.start} ${item.mention} -> ${toponym.name}`);
    if (toponym.use === item.use) use += 1;
    else missed.push(`${item.doc}:${item.start} ${item.mention} use ${toponym.use}, gold ${item.use}`);
  }
  const covered = new Set(gold.map((item) => item.doc));
  const extra = [...read]
    .filter(([id]) => covered.has(id))
    .flatMap(([id, of]) =>
      of.toponyms.filter((toponym) => !used.has(toponym)).map((toponym) => `${id}:${toponym.start} ${toponym.text}`),
    );
  const count = gold.length;
  return {
    annotated: count,
    found: round(found / count),
    foundAndResolved: round(resolved / count),
    useRight: round(use / Math.max(1, found)),
    precision: round(used.size / Math.max(1, used.size + extra.length)),
    warnings,
    ...(errors ? { missed, extra } : {}),
  };
}

function newsFigures(dataDir: string, gazetteer: Gazetteer, parser: Parser | null, errors: boolean): unknown {
  const file = join(dataDir, "data/geo/tr-news.xml");
  if (!existsSync(file)) return `missing: ${file} (TR-News, Kamalloo and Rafiei 2018)`;
  const articles = readNews(readFileSync(file, "utf8"));
  let gold = 0;
  let goldFound = 0;
  let found = 0;
  let foundRight = 0;
  let located = 0;
  let locatedGold = 0;
  let near = 0;
  let sum = 0;
  const lists = { missed: [] as string[], extra: [] as string[], far: [] as string[] };
  const started = performance.now();
  for (const article of articles) {
    const doc = readDoc(article.id, article.text);
    const parses = parsesOf(doc, parser);
    // TR-News counts adjectives of states and peoples as toponyms of the state.
    const toponyms = findToponyms(doc, parses, gazetteer).toponyms;
    const adjectives = findDemonyms(doc, gazetteer).filter(
      (item) => !toponyms.some((toponym) => overlapLength(toponym, item) > 0),
    );
    const mentions = [
      ...toponyms.map((item) => ({
        start: item.start,
        end: item.end,
        text: item.text,
        name: item.name,
        lat: item.lat,
        lon: item.lon,
      })),
      ...adjectives.map((item) => {
        const { name, lat, lon } = gazetteer.place(item.place);
        return { start: item.start, end: item.end, text: item.text, name, lat, lon };
      }),
    ];
    const taken = new Set<NewsToponym>();
    found += mentions.length;
    for (const mention of mentions) {
      const hit = article.toponyms.find((item) => !taken.has(item) && overlapLength(item, mention) > 0);
      if (hit === undefined) {
        lists.extra.push(`${article.id} ${mention.text} (${mention.name}): ${context(doc.text, mention)}`);
        continue;
      }
      taken.add(hit);
      foundRight += 1;
      if (hit.lat === null || hit.lon === null || mention.lat === null || mention.lon === null) continue;
      located += 1;
      const error = distanceKm({ lat: hit.lat, lon: hit.lon }, { lat: mention.lat, lon: mention.lon });
      sum += error;
      if (error <= NEAR_KM) near += 1;
      else
        lists.far.push(
          `${article.id} ${hit.phrase} = ${hit.name} (${hit.lat},${hit.lon}) -> ${mention.name} (${mention.lat},${mention.lon}) ${Math.round(error)} km`,
        );
    }
    gold += article.toponyms.length;
    goldFound += taken.size;
    locatedGold += article.toponyms.filter((item) => item.lat !== null).length;
    for (const item of article.toponyms) {
      if (!taken.has(item))
        lists.missed.push(`${article.id} ${item.phrase} = ${item.name}: ${context(doc.text, item)}`);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const precision = foundRight / Math.max(1, found);
  const recall = goldFound / Math.max(1, gold);
  return {
    articles: articles.length,
    toponyms: gold,
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    meanErrorKm: Math.round(sum / Math.max(1, located)),
    within161OfResolved: round(near / Math.max(1, located)),
    within161OfAll: round(near / Math.max(1, locatedGold)),
    seconds: round(seconds),
    ...(errors ? lists : {}),
  };
}

function context(text: string, span: { readonly start: number; readonly end: number }): string {
  return text.slice(Math.max(0, span.start - 40), span.end + 40).replaceAll("\n", " ");
}

/** Reads the file by hand: its few fixed tags need no XML parser. */
function readNews(xml: string): { id: string; text: string; toponyms: NewsToponym[] }[] {
  return [...xml.matchAll(/<article docid="(\d+)">([\s\S]*?)<\/article>/g)].map(([, id, body]) => {
    const text = unescapeXml(/<text>([\s\S]*?)<\/text>/.exec(body!)?.[1] ?? "");
    // The reader may trim or normalise: offsets are aligned on its text, phrase by phrase, in order.
    const shown = readDoc(id!, text).text;
    const rows = [...body!.matchAll(/<toponym>([\s\S]*?)<\/toponym>/g)].map(([, row]) => row!);
    return { id: id!, text, toponyms: align(shown, rows) };
  });
}

function align(text: string, rows: readonly string[]): NewsToponym[] {
  const field = (row: string, tag: string): string | null => {
    const match = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(row);
    return match === null ? null : unescapeXml(match[1]!).trim();
  };
  const toponyms: NewsToponym[] = [];
  const taken = new Set<number>();
  for (const row of rows) {
    const phrase = field(row, "phrase") ?? "";
    const wanted = Number(field(row, "start") ?? "0");
    // The nearest free occurrence of the phrase to the stated offset.
    let start = -1;
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (taken.has(at) || /\p{L}/u.test(text[at - 1] ?? " ")) continue;
      if (start < 0 || Math.abs(at - wanted) < Math.abs(start - wanted)) start = at;
    }
    if (start < 0) continue;
    taken.add(start);
    const lat = field(row, "lat");
    const lon = field(row, "lon");
    toponyms.push({
      phrase,
      start,
      end: start + phrase.length,
      lat: lat === null ? null : Number(lat),
      lon: lon === null ? null : Number(lon),
      name: field(row, "name"),
    });
  }
  return toponyms;
}

function unescapeXml(text: string): string {
  return text
    .replace(/^\s*<!\[CDATA\[/, "")
    .replace(/\]\]>\s*$/, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
