// Mozilla's Readability as one opinion on which blocks are the article: run on the tree, read back block by block.
import { Readability } from "@mozilla/readability";
import type { Block } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";

const MARK = "data-parley-block";
/** More blocks than this share an element only in lists of data: their words are not looked up one by one. */
const MOST_LOOKUPS = 2000;

/**
 * For each block whether Readability keeps it. Changes the page's tree, so nothing else may use it afterwards.
 * All false where Readability finds no article or fails.
 */
export function readableBlocks(page: Page, blocks: readonly Block[]): boolean[] {
  const groups = new Map<PageElement, number[]>();
  for (const [i, block] of blocks.entries()) {
    const group = groups.get(block.element);
    if (group === undefined) groups.set(block.element, [i]);
    else group.push(i);
  }
  const members: number[][] = [];
  for (const [element, group] of groups) {
    element.setAttribute(MARK, String(members.length));
    members.push(group);
  }
  const kept = blocks.map(() => false);
  const content = runReadability(page);
  if (content === null) return kept;
  const marked = content.querySelectorAll(`[${MARK}]`);
  for (let m = 0; m < marked.length; m++) {
    const element = marked[m]!;
    const group = members[Number(element.getAttribute(MARK))];
    if (group === undefined) continue;
    if (group.length > MOST_LOOKUPS) {
      for (const i of group) kept[i] = true;
      continue;
    }
    const words = (element.textContent ?? "").replace(/\s+/gu, " ");
    let from = 0;
    for (const i of group) {
      const { text } = blocks[i]!;
      let at = words.indexOf(text, from);
      // A hover card inside the sentence was read apart: its beginning or its end is enough.
      if (at < 0 && text.length > 60) at = words.indexOf(text.slice(0, 40));
      if (at < 0 && text.length > 60) at = words.indexOf(text.slice(-40));
      if (at < 0) continue;
      kept[i] = true;
      from = Math.min(words.length, at + text.length);
    }
  }
  return kept;
}

function runReadability(page: Page): PageElement | null {
  if (isTooLarge(page)) return null;
  try {
    const reader = new Readability(page as never, {
      serializer: (node: unknown) => node as PageElement,
      charThreshold: 300,
    });
    return reader.parse()?.content ?? null;
  } catch {
    // Readability trips over trees that no browser would build; the other opinions remain.
    return null;
  }
}

/** Readability's cost grows with the square of an element's children; articles have a few hundred. */
const MOST_CHILDREN = 2500;
const MOST_ELEMENTS = 40_000;

function isTooLarge(page: Page): boolean {
  const elements = page.querySelectorAll("*");
  if (elements.length > MOST_ELEMENTS) return true;
  for (let i = 0; i < elements.length; i++) {
    let children = 0;
    for (let child = elements[i]!.firstChild; child !== null && children <= MOST_CHILDREN; child = child.nextSibling)
      children++;
    if (children > MOST_CHILDREN) return true;
  }
  return false;
}
