// The visible text of a page as blocks in reading order, each with what its place in the tree says of it.
import { isElement, type Page, type PageElement, type PageNode } from "./dom.ts";
import { regionOf } from "./regions.ts";

/** One block of text: a paragraph, heading, list item, caption, table cell, or bare text in a container. */
export interface Block {
  readonly text: string;
  /** Number of its characters inside links. */
  readonly linkChars: number;
  readonly linkCount: number;
  /** The block's own element: `p`, `h2`, `li`, `figcaption`, `div` … */
  readonly tag: string;
  /** The element that holds the text directly; several blocks may share one. */
  readonly element: PageElement;
  /** `element` and its ancestors, innermost first, without `html` and `body`. */
  readonly path: readonly PageElement[];
  /** Whether a style or attribute hides it. */
  readonly hidden: boolean;
}

const SKIPPED = new Set(
  "script style template noscript iframe object embed svg canvas video audio map select option datalist head meta link math".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr picture source amp-img".split(
    " ",
  ),
);

/** Characters that a hover card has at least; less is the name it hangs on. */
const LEAST_CARD = 60;

interface Draft {
  pieces: string[];
  length: number;
  linkChars: number;
  linkCount: number;
  element: PageElement;
  path: PageElement[];
  hidden: boolean;
}

/** All blocks of the page's body in document order; empty ones are left out. */
export function blocksOf(page: Page): Block[] {
  const blocks: Block[] = [];
  const root = page.body ?? page.documentElement;
  if (root === null) return blocks;
  let draft: Draft | null = null;
  const flush = (): void => {
    if (draft === null) return;
    const text = draft.pieces.join("").replace(/\s+/gu, " ").trim();
    if (text !== "") {
      const { element, path, hidden, linkChars, linkCount } = draft;
      const tag = path.find((ancestor) => !INLINE.has(ancestor.localName))?.localName ?? element.localName;
      blocks.push({ text, linkChars, linkCount, tag, element, path, hidden });
    }
    draft = null;
  };
  const walk = (node: PageNode, path: readonly PageElement[], inLink: boolean, hidden: boolean): void => {
    if (node.nodeType === 3) {
      const words = node.textContent ?? "";
      if (draft === null) {
        if (words.trim() === "") return;
        const holder = path.find((ancestor) => !INLINE.has(ancestor.localName)) ?? root;
        draft = { pieces: [], length: 0, linkChars: 0, linkCount: 0, element: holder, path: [...path], hidden };
      }
      draft.pieces.push(words);
      if (inLink) draft.linkChars += words.trim().length;
      return;
    }
    if (!isElement(node)) return;
    const name = node.localName;
    if (SKIPPED.has(name)) return;
    if (name === "br" || name === "hr") {
      flush();
      return;
    }
    const inline = INLINE.has(name) && !hasBlockInside(node);
    if (draft !== null && INLINE.has(name) && isHoverCard(node)) {
      // A hover card inside a sentence: read apart, so that the sentence stays whole.
      const outer: Draft | null = draft;
      draft = null;
      for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        walk(child, [node, ...path], inLink, hidden);
      }
      flush();
      draft = outer;
      return;
    }
    const nowHidden = hidden || isHidden(node);
    if (!inline || nowHidden !== hidden) flush();
    const link = name === "a";
    if (link && draft !== null) (draft as Draft).linkCount++;
    const inner = name === "body" ? path : [node, ...path];
    const before: Draft | null = draft;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      walk(child, inner, inLink || link, nowHidden);
    }
    if (link && before === null && draft !== null) (draft as Draft).linkCount++;
    if (!inline || nowHidden !== hidden) flush();
  };
  walk(root, [], false, false);
  flush();
  return blocks;
}

/** An inline element that a class calls a pop-up and that holds more than a name: the innermost such element. */
function isHoverCard(node: PageElement): boolean {
  const isCard = (element: PageElement): boolean =>
    INLINE.has(element.localName) &&
    regionOf(element) === "popup" &&
    (element.textContent ?? "").trim().length >= LEAST_CARD;
  if (!isCard(node)) return false;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && isCard(child)) return false;
  }
  return true;
}

function hasBlockInside(node: PageElement): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!isElement(child) || SKIPPED.has(child.localName)) continue;
    if (!INLINE.has(child.localName) && child.localName !== "br") return true;
    if (hasBlockInside(child)) return true;
  }
  return false;
}

function isHidden(element: PageElement): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
}
