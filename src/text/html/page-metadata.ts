// Metadata of a page: structured data, OpenGraph and meta tags, time tags, byline, date in the address.
import { isoDate, type Metadata } from "../metadata.ts";
import type { Page } from "./dom.ts";

/** Metadata, and the article's body where the structured data repeat it. */
export interface PageMetadata extends Metadata {
  readonly body: string | null;
}

const ARTICLE_TYPES = /(?:article|newsarticle|blogposting|report|posting|webpage|review|opinion)$/iu;
/** Structured data beyond this size or depth are left unread. */
const LONGEST_JSON = 2_000_000;
const DEEPEST_JSON = 12;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Reads what the page says of itself. `url` is where it came from, if known. */
export function pageMetadata(page: Page, url: string | null): PageMetadata {
  const data = structuredData(page);
  const meta = metaTags(page);
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = meta.get(name);
      if (value !== undefined && value !== "") return value;
    }
    return null;
  };
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
  const address = url ?? text(data?.url) ?? httpOnly(canonical) ?? httpOnly(first("og:url", "twitter:url"));
  const publisher = nameOf(data?.publisher) ?? first("og:site_name", "application-name", "publisher", "dc.publisher");
  const rawTitle =
    text(data?.headline) ??
    first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title") ??
    clean(page.querySelector("title")?.textContent ?? null);
  const heading = clean(page.querySelector("h1")?.textContent ?? null);
  return {
    title: rawTitle === null ? heading : withoutSite(rawTitle, publisher),
    publisher,
    author: authorOf(page, data, first),
    date:
      isoDate(text(data?.datePublished) ?? "") ??
      isoDate(
        first(
          "article:published_time",
          "og:published_time",
          "datepublished",
          "date",
          "pubdate",
          "publishdate",
          "publish-date",
          "publication_date",
          "parsely-pub-date",
          "sailthru.date",
          "dc.date",
          "dc.date.issued",
          "dcterms.created",
          "dcterms.date",
          "article.published",
          "cxenseparse:recs:publishtime",
        ) ?? "",
      ) ??
      timeTag(page) ??
      dateInAddress(address) ??
      isoDate(text(data?.dateCreated) ?? ""),
    url: address,
    language: languageOf(page, first("og:locale", "content-language", "language", "dc.language")),
    body: clean(text(data?.articleBody)),
  };
}

function clean(value: string | null): string | null {
  const words = (value ?? "").replace(/\s+/gu, " ").trim();
  return words === "" ? null : words;
}

function httpOnly(value: string | null): string | null {
  return value !== null && /^https?:\/\//iu.test(value) ? value : null;
}

function text(value: Json | undefined): string | null {
  if (typeof value === "string") return clean(decodeEntities(value));
  if (Array.isArray(value)) return text((value as readonly Json[])[0]);
  if (value !== null && typeof value === "object") return text((value as { [key: string]: Json })["@value"]);
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

/** Structured data often carry HTML entities that belong to the page around them. */
function decodeEntities(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });
}

/** The first article-like object of the page's JSON-LD. */
function structuredData(page: Page): { readonly [key: string]: Json } | null {
  const scripts = page.querySelectorAll('script[type="application/ld+json"]');
  let best: { readonly [key: string]: Json } | null = null;
  let bestRank = 0;
  for (let i = 0; i < Math.min(scripts.length, 40); i++) {
    const source = scripts[i]!.textContent ?? "";
    if (source.length > LONGEST_JSON) continue;
    const parsed = parseJson(source);
    visit(parsed, 0, (object) => {
      const type = object["@type"];
      const types = Array.isArray(type) ? type.map(String) : [String(type ?? "")];
      if (!types.some((name) => ARTICLE_TYPES.test(name))) return;
      const rank =
        1 +
        (object.articleBody === undefined ? 0 : 4) +
        (object.datePublished === undefined ? 0 : 2) +
        (object.headline === undefined ? 0 : 2);
      if (rank > bestRank) {
        best = object;
        bestRank = rank;
      }
    });
  }
  return best;
}

function parseJson(source: string): Json {
  const trimmed = source
    .trim()
    .replace(/^<!--|-->$|^\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\/$/gu, "")
    .replace(/;\s*$/u, "");
  for (const attempt of [trimmed, trimmed.replace(/\p{Cc}+/gu, " ")]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {
      // Raw line breaks inside strings are common; the second attempt has none.
    }
  }
  return null;
}

function visit(value: Json, depth: number, see: (object: { readonly [key: string]: Json }) => void): void {
  if (depth > DEEPEST_JSON || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) visit(item, depth + 1, see);
    return;
  }
  const object = value as { readonly [key: string]: Json };
  see(object);
  for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"]) {
    if (object[key] !== undefined) visit(object[key], depth + 1, see);
  }
}

function metaTags(page: Page): Map<string, string> {
  const tags = page.querySelectorAll("meta");
  const found = new Map<string, string>();
  for (let i = 0; i < Math.min(tags.length, 400); i++) {
    const tag = tags[i]!;
    const name = (
      tag.getAttribute("property") ??
      tag.getAttribute("name") ??
      tag.getAttribute("itemprop") ??
      tag.getAttribute("http-equiv") ??
      ""
    ).toLowerCase();
    const content = clean(tag.getAttribute("content"));
    if (name !== "" && content !== null && !found.has(name)) found.set(name, content);
  }
  return found;
}

/** `Headline | The Site` and `Headline - The Site` without the site. */
function withoutSite(title: string, publisher: string | null): string {
  const cut = /^(.{12,}?)\s+[|–—·•»:-]{1,2}\s+([^|–—]{2,60})$/u.exec(title);
  if (cut === null) return title;
  const tail = cut[2]!.toLowerCase();
  const isSite =
    (publisher !== null && (tail.includes(publisher.toLowerCase()) || publisher.toLowerCase().includes(tail))) ||
    /\s[|»]\s/u.test(title) ||
    /\b(?:news|times|post|daily|magazine|journal|\.com|\.org|tribune|herald|review|today|tv|blog)\b/iu.test(tail);
  return isSite ? cut[1]!.trim() : title;
}

function nameOf(value: Json | undefined): string | null {
  if (typeof value === "string") return clean(decodeEntities(value));
  if (Array.isArray(value)) return nameOf((value as readonly Json[])[0]);
  if (value !== null && typeof value === "object") return text((value as { [key: string]: Json }).name);
  return null;
}

function namesOf(value: Json | undefined): string | null {
  if (!Array.isArray(value)) return nameOf(value);
  const names = (value as readonly Json[]).map((item) => nameOf(item)).filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(", ");
}

function authorOf(
  page: Page,
  data: { readonly [key: string]: Json } | null,
  first: (...names: string[]) => string | null,
): string | null {
  const stated = tidyAuthor(namesOf(data?.author));
  if (stated !== null) return stated;
  const tagged = tidyAuthor(
    first(
      "author",
      "article:author",
      "parsely-author",
      "sailthru.author",
      "dc.creator",
      "byl",
      "twitter:creator",
      "creator",
    ),
  );
  if (tagged !== null) return tagged;
  const selectors = [
    '[rel="author"]',
    '[itemprop="author"]',
    ".byline",
    ".author-name",
    ".author",
    ".by-line",
    ".article-author",
  ];
  for (const selector of selectors) {
    const element = page.querySelector(selector);
    const name = tidyAuthor(clean(element?.textContent ?? null));
    if (name !== null) return name;
  }
  return null;
}

/** A person's or desk's name: no address, no handle, no sentence. */
function tidyAuthor(value: string | null): string | null {
  if (value === null) return null;
  const name = value
    .replace(/^(?:by|from|written by|posted by|author)\s*:?\s+/iu, "")
    .replace(/\s*[|•·].*$/u, "")
    .replace(/\s*(?:published|updated|posted)\b.*$/iu, "")
    .trim();
  if (name === "" || name.length > 100 || /^(?:https?:|@|www\.)/iu.test(name) || /[<>{}]/u.test(name)) return null;
  return name.split(" ").length > 14 ? null : name;
}

function timeTag(page: Page): string | null {
  const selectors = [
    '[itemprop="datePublished"]',
    "time[pubdate]",
    "article time[datetime]",
    "time[datetime]",
    "time",
    ".published",
    ".date",
    ".dateline",
  ];
  for (const selector of selectors) {
    const element = page.querySelector(selector);
    if (element === null) continue;
    const date =
      isoDate(element.getAttribute("datetime") ?? "") ??
      isoDate(element.getAttribute("content") ?? "") ??
      isoDate(clean(element.textContent)?.slice(0, 120) ?? "");
    if (date !== null) return date;
  }
  return null;
}

function dateInAddress(url: string | null): string | null {
  if (url === null) return null;
  const day = /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)/iu.exec(url);
  if (day !== null) {
    const month = /^\d/u.test(day[2]!) ? day[2]!.padStart(2, "0") : null;
    return month === null
      ? isoDate(`${day[3]} ${day[2]} ${day[1]}`)
      : isoDate(`${day[1]}-${month}-${day[3]!.padStart(2, "0")}`);
  }
  const compact = /[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?:[/.-]|$)/u.exec(url);
  if (compact !== null) return isoDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const month = /\/((?:19|20)\d\d)\/(\d\d)\//u.exec(url);
  return month === null ? null : isoDate(`${month[1]}-${month[2]}`);
}

function languageOf(page: Page, tagged: string | null): string | null {
  const stated = page.documentElement?.getAttribute("lang") ?? tagged;
  return /^([a-z]{2})(?:[-_]|$)/iu.exec(stated ?? "")?.[1]?.toLowerCase() ?? null;
}
