// Which blocks of a page are the article: Readability's opinion, corrected by what each block and its place look like.
import { bylineOf, datelineOf, furnitureRule, type Line } from "../parts-lines.ts";
import type { Block } from "./blocks.ts";
import type { PageElement } from "./dom.ts";
import { type Region, regionOf } from "./regions.ts";

/** What became of a block, and by which rule. */
export interface BlockLabel {
  kind: "title" | "article" | "furniture";
  rule: string;
}

/** What the page says of itself that helps to find its article. */
export interface PageClaims {
  readonly title: string | null;
  /** The whole article as the page's structured data have it, or null. */
  readonly body: string | null;
}

/** Least characters of a block that counts as prose by itself. */
const PROSE_CHARS = 80;
/** A region with more than this share of the page's prose is the article whatever its name. */
const REGION_SHARE = 0.4;

/** Labels every block; the steps run in the order in which they stand here, and later ones see what earlier ones did. */
export function labelBlocks(blocks: readonly Block[], readable: readonly boolean[], claims: PageClaims): BlockLabel[] {
  const labels: BlockLabel[] = blocks.map((block, i) =>
    block.hidden && !readable[i]
      ? { kind: "furniture", rule: "html.hidden" }
      : readable[i]
        ? { kind: "article", rule: "html.readability" }
        : { kind: "furniture", rule: "html.outside-article" },
  );
  const places = placesOf(blocks, readable);
  takeMainContainer(blocks, labels, places);
  takeClaimedBody(blocks, labels, claims.body);
  takeBetween(blocks, labels, places);
  dropRegions(blocks, labels, places);
  dropLines(blocks, labels);
  dropLinkBlocks(blocks, labels);
  markTitle(blocks, labels, claims.title);
  dropAroundBody(blocks, labels);
  dropLonelyHeadings(blocks, labels);
  return labels;
}

function isProse(block: Block): boolean {
  return block.text.length >= PROSE_CHARS && block.linkChars < block.text.length * 0.4 && !block.hidden;
}

/** What is known of the elements around blocks: their regions and how much of the article they hold. */
interface Places {
  readonly regions: Map<PageElement, Region | null>;
  readonly shares: ReadonlyMap<PageElement, number>;
}

function placesOf(blocks: readonly Block[], readable: readonly boolean[]): Places {
  return { regions: new Map(), shares: proseShares(blocks, readable) };
}

/** For every element the share that it holds of the prose that Readability keeps, or, where that is little, of all prose. */
function proseShares(blocks: readonly Block[], readable: readonly boolean[]): Map<PageElement, number> {
  const chars = new Map<PageElement, number>();
  let kept = 0;
  for (const [i, block] of blocks.entries()) if (readable[i] && isProse(block)) kept += block.text.length;
  let total = 1;
  for (const [i, block] of blocks.entries()) {
    if (!isProse(block) || (kept >= 250 && !readable[i])) continue;
    total += block.text.length;
    for (const element of block.path) chars.set(element, (chars.get(element) ?? 0) + block.text.length);
  }
  for (const [element, count] of chars) chars.set(element, count / total);
  return chars;
}

/** The region a block is in: the innermost named one that does not hold much of the page's prose. */
function blockRegion(block: Block, places: Places): Region | null {
  for (const element of block.path) {
    let region = places.regions.get(element);
    if (region === undefined) {
      region = regionOf(element);
      places.regions.set(element, region);
    }
    if (region !== null && (places.shares.get(element) ?? 0) < REGION_SHARE) return region;
  }
  return null;
}

/**
 * Where Readability keeps little of what the densest container holds, that container is the article:
 * the innermost element with at least seven tenths of the prose outside named regions.
 */
function takeMainContainer(blocks: readonly Block[], labels: BlockLabel[], places: Places): void {
  const chars = new Map<PageElement, number>();
  let total = 0;
  let kept = 0;
  const free = blocks.map((block) => isProse(block) && blockRegion(block, places) === null);
  for (const [i, block] of blocks.entries()) {
    if (!free[i]) continue;
    total += block.text.length;
    if (labels[i]!.kind === "article") kept += block.text.length;
    for (const element of block.path) chars.set(element, (chars.get(element) ?? 0) + block.text.length);
  }
  if (total < 200 || kept >= total * 0.25) return;
  let main: PageElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [element, count] of chars) {
    if (count >= total * 0.7 && count < least) {
      main = element;
      least = count;
    }
  }
  const inside = (block: Block): boolean => main === null || block.path.includes(main);
  for (const [i, block] of blocks.entries()) {
    if (labels[i]!.kind === "article" || block.hidden) continue;
    const heading = /^h[2-6]$/u.test(block.tag);
    if (inside(block) && (free[i] || (heading && blockRegion(block, places) === null))) {
      labels[i] = { kind: "article", rule: "html.densest-container" };
    }
  }
}

const LETTERS = /[^\p{L}\p{N}]+/gu;

/** Blocks that the page's own structured data repeat as its article's body. */
function takeClaimedBody(blocks: readonly Block[], labels: BlockLabel[], body: string | null): void {
  if (body === null || body.length < 300) return;
  const claimed = body.replace(LETTERS, "").toLowerCase();
  const inBody = blocks.map((block) => {
    if (block.text.length < 30 || block.text.length > 20_000) return false;
    return claimed.includes(block.text.replace(LETTERS, "").toLowerCase());
  });
  let covered = 0;
  for (const [i, block] of blocks.entries()) if (inBody[i]) covered += block.text.length;
  if (covered < body.length * 0.6) return;
  for (const [i, block] of blocks.entries()) {
    if (inBody[i] && !block.hidden) labels[i] = { kind: "article", rule: "html.claimed-body" };
  }
}

/** Quotations, headings, lists and paragraphs that stand among kept blocks of the same container are kept too. */
function takeBetween(blocks: readonly Block[], labels: BlockLabel[], places: Places): void {
  const kept = labels.flatMap((label, i) => (label.kind === "article" ? [i] : []));
  for (let k = 0; k + 1 < kept.length; k++) {
    const from = kept[k]!;
    const to = kept[k + 1]!;
    if (to - from < 2 || to - from > 12) continue;
    const container = sharedAncestor(blocks[from]!, blocks[to]!, 3);
    const wider = sharedAncestor(blocks[from]!, blocks[to]!, 6);
    if (wider === null) continue;
    for (let i = from + 1; i < to; i++) {
      const block = blocks[i]!;
      if (block.hidden || !block.path.includes(wider)) continue;
      const quoted = isQuoted(block);
      const region = blockRegion(block, places);
      if (region !== null && !(quoted && (region === "share" || region === "media"))) continue;
      const plain = container !== null && block.path.includes(container) && block.linkChars < block.text.length * 0.3;
      const heading = to - from === 2 && /head|title|sub/iu.test(block.element.getAttribute("class") ?? "");
      if (quoted || (plain && (heading || /^(?:h[2-4]|p|li|dt|dd)$/u.test(block.tag)))) {
        labels[i] = { kind: "article", rule: "html.between" };
      }
    }
  }
}

function isQuoted(block: Block): boolean {
  return block.path.some((element) => element.localName === "blockquote");
}

/** The innermost element within `levels` above `a` that also holds `b` closely. */
function sharedAncestor(a: Block, b: Block, levels: number): PageElement | null {
  for (const element of a.path.slice(0, levels)) if (b.path.slice(0, levels + 1).includes(element)) return element;
  return null;
}

/** Regions whose blocks are never the article, and those where only short ones are dropped. */
const ALWAYS: ReadonlySet<Region> = new Set<Region>([
  "navigation",
  "footer",
  "form",
  "caption",
  "credit",
  "byline",
  "author-box",
  "share",
  "related",
  "subscribe",
  "advertisement",
  "comments",
  "popup",
  "tags",
  "media",
]);

function dropRegions(blocks: readonly Block[], labels: BlockLabel[], places: Places): void {
  for (const [i, block] of blocks.entries()) {
    if (labels[i]!.kind !== "article" || (labels[i]!.rule === "html.claimed-body" && isProse(block))) continue;
    const region = blockRegion(block, places);
    if (region === null || (isQuoted(block) && (region === "share" || region === "media"))) continue;
    if (ALWAYS.has(region) || (region === "aside" && !(isProse(block) && block.text.length > 200))) {
      labels[i] = { kind: "furniture", rule: `html.region-${region}` };
    }
  }
}

function asLine(block: Block): Line {
  return { start: 0, end: block.text.length, text: block.text, wordCount: block.text.split(" ").length, gap: 0 };
}

const CREDIT =
  /^(?:\(?(?:photos?|images?|pictures?|video|illustration|graphic|credits?|source|photograph)(?: (?:credits?|by|courtesy|copyright|caption|of))?\s*[:：/|]|image (?:copyright|caption)\b|(?:photo|image|picture) (?:by|courtesy|credit)\b|©|via\s+[\p{Lu}][\w.]+$)/iu;
const CREDIT_TAIL =
  /(?:\b(?:credit|photo|image|picture|photograph)\s?[:：]\s?.{2,60}|\((?:AP|AFP|Reuters|Getty|EPA)(?: Photo| Images)?[^)]{0,60}\)|\((?:image|photo|picture|credit)[^)]{0,80}\)|[|/]\s?(?:Getty|AFP|Reuters|AP|EPA)(?: Images| Photo)?|Getty Images|Shutterstock)\s*\)?$/iu;
const CALL =
  /^(?:(?:click|tap) here\b|(?:sign up|subscribe|register)\b|follow (?:us|me|@|\S+ \S+ on|\S+ on)\b|have (?:a|you got a) (?:tip|story|news)|got a (?:tip|story|news)|(?:join|like|find|visit) (?:us|our)\b|download (?:the|our)\b|get (?:the latest|our|more|access|unlimited)\b|if you enjoyed this|for more (?:news|stories|information|on this)|listen (?:live|to .{1,40} live)|watch (?:live|now|more|the video|:)|this (?:slideshow|feature|video) requires|do you have\b.{0,60}(?:tip|story)|(?:contact|email|e-mail|reach) (?:the (?:author|writer|reporter)|us|me)\b|to (?:contact|reach) the (?:author|reporter|editor)|like what you|tell us what you|send (?:us )?(?:your|tips)|don['’]t miss|stay (?:up to date|informed|connected)|more (?:information|from|stories|news|coverage|:)|related\b|read (?:more|also|next|the full|our)\b|see (?:also|more)\b|also (?:read|see|on)\b|you (?:may|might) (?:also )?(?:like|be interested)|recommended\b|continue reading|story continues|skip (?:to|advert)|scroll (?:down|to)|enlarge image|view (?:author|gallery|image|all)|image \d+ of|updated (?:at|on)\b|(?:first )?published\b|provided by\b|report (?:a |an )?(?:typo|error|correction))/iu;
const CONTACT =
  /(?:\bmay be reached at\b|\bcan be (?:reached|contacted|followed)\b|\bfollow (?:him|her|them|me|us)\b.{0,40}\b(?:twitter|facebook|instagram|@)|\bcontributed to this (?:report|story|article)|\bon twitter\b.{0,30}@|\bis an? .{0,60}\b(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|blogger|author)\b.{0,80}\b(?:for|at|of|with|based|who)\b.{0,200}$)/iu;

/** Lines that by their own words are captions, credits, calls, dates or bylines. */
function dropLines(blocks: readonly Block[], labels: BlockLabel[]): void {
  for (const [i, block] of blocks.entries()) {
    if (labels[i]!.kind !== "article" || isCell(block)) continue;
    const rule = lineRule(block);
    if (rule !== null) labels[i] = { kind: "furniture", rule };
  }
}

function isCell(block: Block): boolean {
  return block.tag === "td" || block.tag === "th";
}

function lineRule(block: Block): string | null {
  const { text } = block;
  const line = asLine(block);
  const furniture = furnitureRule(line);
  if (furniture !== null && !(/^h[1-6]$/u.test(block.tag) && furniture === "furniture.navigation")) return furniture;
  if (bylineOf(line) !== null) return "furniture.byline";
  if (datelineOf(line) !== null) return "furniture.date";
  if (text.length < 300 && CREDIT.test(text)) return "html.credit";
  if (text.length < 260 && CREDIT_TAIL.test(text) && !/[“"]/u.test(text)) return "html.credit";
  if (text.length < 220 && CALL.test(text) && !/^h[1-3]$/u.test(block.tag)) return "html.call";
  if (
    text.length < 220 &&
    /^[^.!?]{0,30}\b\d{1,2}:\d\d\b.{0,120}$/u.test(text) &&
    /\b(?:19|20)\d\d\b/u.test(text) &&
    text.length < 130
  )
    return "furniture.date";
  return null;
}

/** Headlines of other stories: blocks that are all link, short, and no part of a sentence. */
function dropLinkBlocks(blocks: readonly Block[], labels: BlockLabel[]): void {
  for (const [i, block] of blocks.entries()) {
    if (labels[i]!.kind !== "article" || isCell(block)) continue;
    const share = block.linkChars / block.text.replace(/\s/gu, "").length;
    const quoted = isQuoted(block);
    const sentence = endsLikeSentence(block.text, 12);
    if (share >= 0.75 && block.text.length < 220 && !quoted && !sentence && !/^h[2-4]$/u.test(block.tag)) {
      labels[i] = { kind: "furniture", rule: "html.link-block" };
    } else if (share >= 0.85 && /^h[2-6]$/u.test(block.tag)) {
      labels[i] = { kind: "furniture", rule: "html.linked-heading" };
    }
  }
}

function sameWords(a: string, b: string): boolean {
  const words = (value: string): string => value.toLowerCase().replace(LETTERS, "");
  const x = words(a);
  const y = words(b);
  return (
    x.length > 8 &&
    (x === y || (y.startsWith(x) && x.length > y.length * 0.6) || (x.startsWith(y) && y.length > x.length * 0.7))
  );
}

/** The headline: the last `h1` or heading before the body that repeats the page's title; repetitions of it are furniture. */
function markTitle(blocks: readonly Block[], labels: BlockLabel[], title: string | null): void {
  let found = -1;
  for (const [i, block] of blocks.entries()) {
    if (block.hidden || !/^h[1-3]$/u.test(block.tag) || title === null || !sameWords(block.text, title)) continue;
    if (found < 0 || (block.tag === "h1" && blocks[found]!.tag !== "h1")) found = i;
  }
  if (found < 0) {
    const headings = blocks.flatMap((block, i) =>
      block.tag === "h1" && !block.hidden && block.text.length > 15 ? [i] : [],
    );
    if (headings.length === 1) found = headings[0]!;
  }
  if (found >= 0) labels[found] = { kind: "title", rule: "title.heading" };
  if (title === null) return;
  for (const [i, block] of blocks.entries()) {
    if (i !== found && labels[i]!.kind === "article" && block.text.length < 250 && sameWords(block.text, title)) {
      labels[i] = { kind: "furniture", rule: "html.title-repeated" };
    }
  }
}

/** More short lines than these after the last paragraph are a list that belongs to the article. */
const MOST_CLOSING_LINES = 3;
const MOST_LEADING_LINES = 4;

/** Short lines before the first and after the last paragraph of the body are what sites put around it. */
function dropAroundBody(blocks: readonly Block[], labels: BlockLabel[]): void {
  const isBody = (i: number): boolean =>
    labels[i]!.kind === "article" &&
    (isProse(blocks[i]!) || endsLikeSentence(blocks[i]!.text, blocks[i]!.tag === "p" ? 5 : 8));
  let first = 0;
  while (first < blocks.length && !isBody(first)) first++;
  let last = blocks.length - 1;
  while (last > first && !isBody(last)) last--;
  let after = 0;
  for (let i = last + 1; i < blocks.length; i++) if (labels[i]!.kind === "article") after++;
  const title = labels.findIndex((label) => label.kind === "title");
  // What stands before the headline belongs to the site, unless the article has no other place.
  if (title > first) {
    let above = 0;
    let below = 0;
    for (const [i, block] of blocks.entries()) {
      if (labels[i]!.kind !== "article" || !isProse(block)) continue;
      if (i < title) above += block.text.length;
      else below += block.text.length;
    }
    if (above < below * 0.5) first = title;
  }
  let leading = 0;
  for (let i = Math.max(0, title); i < first; i++) if (labels[i]!.kind === "article") leading++;
  for (const [i, block] of blocks.entries()) {
    if (labels[i]!.kind !== "article" || labels[i]!.rule === "html.claimed-body") continue;
    if (i < first && (i < title || leading <= MOST_LEADING_LINES)) {
      labels[i] = { kind: "furniture", rule: "html.before-body" };
    }
    if (i > last && after <= MOST_CLOSING_LINES && block.tag !== "blockquote")
      labels[i] = { kind: "furniture", rule: "html.after-body" };
  }
  dropClosing(blocks, labels, last);
}

/** Author notes, contact lines and `About …` boilerplate at the end of the body. */
function dropClosing(blocks: readonly Block[], labels: BlockLabel[], last: number): void {
  let words = 0;
  for (const [i, block] of blocks.entries()) if (labels[i]!.kind === "article") words += block.text.length;
  let tail = 0;
  for (let i = last; i >= 0 && tail < Math.min(words * 0.4, 2500); i--) {
    if (labels[i]!.kind !== "article") continue;
    tail += blocks[i]!.text.length;
    const text = blocks[i]!.text;
    if (CONTACT.test(text) && text.length < 600) labels[i] = { kind: "furniture", rule: "html.author-note" };
    if (/^about the authors?[.:]?$/iu.test(text)) {
      for (let k = i; k < blocks.length; k++) {
        if (labels[k]!.kind === "article") labels[k] = { kind: "furniture", rule: "html.author-note" };
      }
    }
  }
}

function endsLikeSentence(text: string, leastWords: number): boolean {
  return /[.!?…。]["”’)\]]*$/u.test(text) && text.split(" ").length >= leastWords;
}

/** A heading with nothing of the article under it heads something else. */
function dropLonelyHeadings(blocks: readonly Block[], labels: BlockLabel[]): void {
  let followed = false;
  let next = -1;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const heading = /^h[1-6]$/u.test(blocks[i]!.tag);
    if (labels[i]!.kind === "title") followed = false;
    if (labels[i]!.kind !== "article") continue;
    if (!heading) {
      followed = true;
      next = i;
      continue;
    }
    if (!followed || next - i > 12) labels[i] = { kind: "furniture", rule: "html.lonely-heading" };
    else next = i;
  }
}
