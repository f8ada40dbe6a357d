// Measures repair: cases from the wild, lossy marks on held-out damage, false repairs on clean text in many scripts, speed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeOffsetMap, type Repaired, repairText } from "../src/text/index.ts";
import { CLEAN_SAMPLES, ENGLISH_SAMPLES } from "./repair/clean-samples.ts";
import { seededRandom, treebankParagraphs, withStyle } from "./repair/clean-text.ts";
import { damage, type Loss, type LossRange } from "./repair/damage.ts";
import { REAL_DAMAGE, type RealDamage } from "./repair/real-damage.ts";

const CODECS: readonly string[] = [
  "tis620",
  "windows-1252",
  "iso-8859-1",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "koi8-r",
  "macintosh",
  "cp437",
];
const LOSSES: readonly Loss[] = ["dropped", "?", "\uFFFD", " "];
const RANGES: readonly LossRange[] = ["controls", "undefined"];

interface Tally {
  marks: number;
  /** As `byClass`, with single and double quotation marks taken together. */
  byKind: number;
  byClass: number;
  exact: number;
}

/** Figures of the repair layer over `dataDir` (see READING.md for its layout); parts without data say so. */
export function bench(dataDir: string): unknown {
  const documents = heldOut(dataDir);
  return {
    inTheWild: inTheWild(dataDir),
    lossy: documents.length === 0 ? `No clean text under ${dataDir}/data` : lossy(documents),
    falseRepairs: falseRepairs(dataDir),
    speed: speed(),
  };
}

function inTheWild(dataDir: string): unknown {
  const file = join(dataDir, "data/repair/in-the-wild.json");
  if (!existsSync(file)) return `Missing ${file} (the in-the-wild cases of python-ftfy's tests)`;
  const cases = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>[];
  const figures = (guesses: boolean): unknown => {
    const failed: string[] = [];
    const restored: string[] = [];
    for (const one of cases) {
      const wanted = one["fixed-encoding"] ?? one.fixed!;
      const repaired = repairText(one.original!, { guesses });
      if (repaired.text === wanted) continue;
      if (isRestored(one.original!, wanted, repaired)) restored.push(one.label!);
      else failed.push(one.label!);
    }
    return { passed: cases.length - failed.length - restored.length, restored, of: cases.length, failed };
  };
  return { default: figures(true), withoutGuesses: figures(false) };
}

/** Whether the answer has characters where ftfy gives them up as U+FFFD, and damaging it by the codec found gives the original again. */
function isRestored(original: string, wanted: string, { text, steps }: Repaired): boolean {
  const codec = steps
    .map(({ rule }) => /^(?:mojibake|lossy)-([^+]+)$/.exec(rule)?.[1])
    .find((name) => name !== undefined);
  if (codec === undefined || !wanted.includes("\uFFFD") || text.includes("\uFFFD")) return false;
  const isSameElsewhere = [...text].every((char, i) => [...wanted][i] === char || [...wanted][i] === "\uFFFD");
  const isRoundTrip = LOSSES.some((loss) => damage(text, codec, loss, "undefined").text === original);
  return text.length === wanted.length && isSameElsewhere && isRoundTrip;
}

/** A clean document and where it is from. */
export interface CleanDocument {
  readonly source: string;
  readonly text: string;
}

/** Clean documents that no weight was trained on. */
export function heldOut(dataDir: string): CleanDocument[] {
  const documents: CleanDocument[] = ENGLISH_SAMPLES.map((text) => ({ source: "samples", text }));
  const random = seededRandom(7);
  for (const name of ["ewt-dev", "gum-dev"]) {
    const file = join(dataDir, "data/treebank", `${name}.conllu`);
    if (!existsSync(file)) continue;
    for (const paragraphs of treebankParagraphs(readFileSync(file, "utf8"))) {
      const dash = random();
      documents.push({ source: name, text: paragraphs.map((one) => withStyle(one, dash)).join("\n") });
    }
  }
  const news = join(dataDir, "data/polnear-dev/text");
  if (existsSync(news)) {
    for (const file of readdirSync(news))
      documents.push({ source: "polnear-dev", text: readFileSync(join(news, file), "utf8") });
  }
  const articles = join(dataDir, "data/articles/ground-truth.json");
  if (existsSync(articles)) {
    for (const { articleBody } of Object.values(
      JSON.parse(readFileSync(articles, "utf8")) as Record<string, { articleBody?: string }>,
    )) {
      if (
        articleBody !== undefined &&
        /\bthe\b.*\bof\b/s.test(articleBody) &&
        !/[^\0-\u024f\u2000-\u22ff]/.test(articleBody)
      ) {
        documents.push({ source: "articles", text: articleBody });
      }
    }
  }
  return documents.filter(({ text }) => /[‘’“”–—…]/.test(text));
}

function lossy(documents: readonly CleanDocument[]): unknown {
  const all = newTally();
  const byClass: Record<string, Tally> = {};
  const byMode: Record<string, Tally> = {};
  const bySource: Record<string, Tally> = {};
  const confusions = new Map<string, number>();
  for (const codec of CODECS) {
    for (const range of RANGES) {
      for (const loss of LOSSES) {
        for (const { source, text } of documents) {
          const damaged = damage(text, codec, loss, range);
          if (!damaged.pieces.some(({ isLossy }) => isLossy)) continue;
          const repaired = repairText(damaged.text);
          const map = makeOffsetMap(repaired.steps);
          const modeTally = tallyOf(byMode, `${codec}, ${range}, ${lossName(loss)}`);
          const sourceTally = tallyOf(bySource, source);
          let offset = 0;
          let before = "";
          for (const [i, piece] of damaged.pieces.entries()) {
            const end = offset + piece.damaged.length;
            if (piece.isLossy && isMeasured(piece.clean)) {
              const got = repaired.text.slice(map.toRepaired(offset, "before"), map.toRepaired(end, "after"));
              const wanted = classOf(piece.clean, before, damaged.pieces[i + 1]?.clean ?? "");
              const isExact = got === piece.clean;
              const isRight = isExact || (wanted === "dash" && /^[–—―]$/.test(got));
              for (const tally of [all, tallyOf(byClass, wanted), modeTally, sourceTally]) {
                tally.marks++;
                if (isRight || isSameSide(piece.clean, got)) tally.byKind++;
                if (isRight) tally.byClass++;
                if (isExact) tally.exact++;
              }
              if (!isRight) {
                const key = `${piece.clean} as ${got.length > 3 ? "more" : got}`;
                confusions.set(key, (confusions.get(key) ?? 0) + 1);
              }
            }
            before = piece.clean;
            offset = end;
          }
        }
      }
    }
  }
  const flat = (tallies: Record<string, Tally>): unknown =>
    Object.fromEntries(Object.entries(tallies).map(([name, tally]) => [name, shares(tally)]));
  return {
    documents: documents.length,
    all: shares(all),
    byClass: flat(byClass),
    byMode: flat(byMode),
    bySource: flat(bySource),
    confusions: Object.fromEntries([...confusions].sort((a, b) => b[1] - a[1]).slice(0, 25)),
  };
}

/** Invisible and private characters are not what is measured; other scripts through a lossy codec are gone for good. */
export function isMeasured(clean: string): boolean {
  return /^[\u00a1-\u00ac\u00ae-\u024f\u2010-\u2044\u20ac\u2122]$/.test(clean);
}

function classOf(mark: string, before: string, after: string): string {
  if (mark === "’")
    return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
      ? "apostrophe"
      : "closing single or final apostrophe";
  if (mark === "‘") return "opening single";
  if (mark === "“") return "opening double";
  if (mark === "”") return "closing double";
  if (/[–—―]/.test(mark)) return "dash";
  if (mark === "…") return "ellipsis";
  return /\p{L}/u.test(mark) ? "accented letter" : "other";
}

/** Whether both open or both close a quotation. */
function isSameSide(wanted: string, got: string): boolean {
  return (/^[‘“]$/.test(wanted) && /^[‘“]$/.test(got)) || (/^[’”]$/.test(wanted) && /^[’”]$/.test(got));
}

function tallyOf(tallies: Record<string, Tally>, name: string): Tally {
  tallies[name] ??= newTally();
  return tallies[name];
}

function newTally(): Tally {
  return { marks: 0, byKind: 0, byClass: 0, exact: 0 };
}

function shares({ marks, byKind, byClass, exact }: Tally): unknown {
  return {
    marks,
    byKind: Number((byKind / marks).toFixed(4)),
    byClass: Number((byClass / marks).toFixed(4)),
    exact: Number((exact / marks).toFixed(4)),
  };
}

function lossName(loss: Loss): string {
  return loss === " " ? "space" : loss === "\uFFFD" ? "U+FFFD" : loss;
}

function falseRepairs(dataDir: string): unknown {
  const texts: { corpus: string; text: string }[] = [];
  const addTexts = (corpus: string, added: readonly string[]): void => {
    for (const text of added) texts.push({ corpus, text });
  };
  addTexts("samples", [...CLEAN_SAMPLES, ...ENGLISH_SAMPLES]);
  for (const name of ["ewt-train", "ewt-dev", "gum-train", "gum-dev"]) {
    const file = join(dataDir, "data/treebank", `${name}.conllu`);
    if (!existsSync(file)) continue;
    const conllu = readFileSync(file, "utf8");
    for (const [, text] of conllu.matchAll(/^# text = (.*)$/gm)) addTexts(name, [text!]);
    for (const paragraphs of treebankParagraphs(conllu)) addTexts(name, [paragraphs.join("\n")]);
  }
  const news = join(dataDir, "data/polnear-dev/text");
  if (existsSync(news))
    for (const file of readdirSync(news)) addTexts("polnear-dev", [readFileSync(join(news, file), "utf8")]);
  const articles = join(dataDir, "data/articles/ground-truth.json");
  if (existsSync(articles)) {
    for (const { articleBody } of Object.values(
      JSON.parse(readFileSync(articles, "utf8")) as Record<string, { articleBody?: string }>,
    )) {
      if (articleBody !== undefined) addTexts("articles", [articleBody]);
    }
  }
  for (const [locale, names] of namesOfTheWorld()) {
    addTexts("names", [...names, names.join(", "), names.join("\n")]);
    for (const name of names)
      addTexts("names", [`The word “${name}” isn’t the country’s name (${locale}) – it is ‘${name}’.`]);
  }
  const repaired: string[] = [];
  const met = new Set<string>();
  const corpora = new Set(texts.map(({ corpus }) => corpus));
  for (const { corpus, text } of texts) {
    for (const step of repairText(text).steps) {
      const line = hashOfLine(text, step.start);
      const known = REAL_DAMAGE.find(
        (one) => one.corpus === corpus && one.line === line && one.repaired === `${step.original} > ${step.repaired}`,
      );
      if (known === undefined) repaired.push(`${corpus} ${line} ${step.rule}: ${step.original} > ${step.repaired}`);
      else met.add(keyOf(known));
    }
  }
  return {
    texts: texts.length,
    repairs: repaired.length,
    which: repaired.slice(0, 20),
    realDamage: met.size,
    // An entry whose corpus is here but that no repair met is to be struck from the list.
    realDamageNotMet: REAL_DAMAGE.filter((one) => corpora.has(one.corpus) && !met.has(keyOf(one))).map(keyOf),
  };
}

const keyOf = ({ corpus, line }: RealDamage): string => `${corpus} ${line}`;

/** The line of `text` at an offset, as the first sixteen digits of its SHA-256. */
function hashOfLine(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  return createHash("sha256").update(line).digest("hex").slice(0, 16);
}

const LOCALES =
  "th ru uk sr bg mk be el ar fa he ur zh ja ko vi pl cs sk hu ro tr de fr es pt it nl sv no da fi et lv lt hr sl ga cy is mt sq az kk ka hy hi bn ta te ml kn si my km lo am ne mr gu pa bs ca eu gl lb af sw uz mn ky";
const REGIONS =
  "AF AL DZ AO AR AM AU AT AZ BH BD BY BE BA BR BG KH CM CA CF TD CL CN CO CD CR HR CU CZ DK EG EE ET FI FR GE DE GR HU IS IN IR IQ IE IL IT JP JO KZ KE KP KR KG LA LV LB LY LT MD ME MA MM NL NO PK PH PL PT RO RU SA RS SO ZA ES SY TH TR UA GB US UZ VN YE";

/** Country, language and currency names and full dates in many languages, as the runtime knows them. */
function namesOfTheWorld(): [string, string[]][] {
  const locales = LOCALES.split(" ");
  return locales.map((locale) => {
    const names: string[] = [];
    const regions = new Intl.DisplayNames(locale, { type: "region" });
    const languages = new Intl.DisplayNames(locale, { type: "language" });
    for (const code of REGIONS.split(" ")) names.push(regions.of(code)!);
    for (const code of locales) names.push(languages.of(code)!);
    for (let month = 0; month < 12; month++) {
      names.push(new Date(Date.UTC(2024, month, 7 + month)).toLocaleDateString(locale, { dateStyle: "full" }));
    }
    return [locale, names];
  });
}

function speed(): unknown {
  const clean = ENGLISH_SAMPLES.join("\n");
  const thai = damage(clean, "tis620", "dropped", "controls").text;
  const complete = damage(clean.repeat(3), "macintosh", "dropped", "undefined").text;
  const cyrillic = CLEAN_SAMPLES.filter((text) => /[а-я]{4}/.test(text)).join("\n");
  const rate = (text: string, megabytes: number): number => {
    const long = text.repeat(Math.max(1, Math.ceil((megabytes * 1e6) / text.length)));
    const start = performance.now();
    repairText(long);
    return Number((long.length / 1e3 / (performance.now() - start)).toFixed(2));
  };
  repairText(thai);
  repairText(complete);
  return {
    unit: "million UTF-16 code units a second",
    cleanEnglish: rate(clean, 20),
    cleanCyrillic: rate(cyrillic, 20),
    oneLine: rate(clean.replaceAll("\n", " "), 50),
    lossy: rate(thai, 2),
    complete: rate(complete, 2),
  };
}
