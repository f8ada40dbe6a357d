// Readers' comments on a page: which blocks belong to which comment, who wrote it and when.
import { isoDate } from "../metadata.ts";
import { bylineOf, datelineOf, furnitureRule, type Line, stampOf } from "../parts-lines.ts";
import type { Block } from "./blocks.ts";
import type { PageElement } from "./dom.ts";
import { regionOf } from "./regions.ts";

/** One comment of a page: the element that holds it, its words, its author and day where the page says them. */
export interface PageComment {
  /** Indices of the blocks that are the comment's own words. */
  readonly blocks: readonly number[];
  readonly author: string | null;
  /** ISO 8601. */
  readonly date: string | null;
}

const ITEM_ID = /^(?:div-|li-)?comment-?\d+$/iu;
const ITEM_CLASS =
  /(?:^|\s)(?:comment|comment-item|comment_item|commentitem|comment-wrap(?:per)?|comment-container|comment-entry|single-comment|depth-\d+|reply-item|d-comment)(?:\s|$)/iu;
const AUTHOR_CLASS = /(?:^|[\s_-])(?:author|fn|user(?:name)?|nickname|commenter|poster|name|says)(?:$|[\s_-])/iu;

/** All comments of the page in order; empty where the page shows none or keeps them in a form that names nothing. */
export function pageComments(blocks: readonly Block[], isTaken: (block: number) => boolean): PageComment[] {
  const items = new Map<PageElement, number[]>();
  for (const [i, block] of blocks.entries()) {
    if (isTaken(i) || block.hidden) continue;
    const item = itemOf(block);
    if (item === null) continue;
    const members = items.get(item);
    if (members === undefined) items.set(item, [i]);
    else members.push(i);
  }
  const comments: PageComment[] = [];
  for (const [item, members] of items) {
    const comment = readItem(item, members, blocks);
    if (comment.blocks.length > 0) comments.push(comment);
  }
  return comments.sort((a, b) => a.blocks[0]! - b.blocks[0]!);
}

/** The innermost element around the block that is one comment, if the block is among comments at all. */
function itemOf(block: Block): PageElement | null {
  const region = block.path.findIndex((element) => regionOf(element) === "comments");
  for (const element of block.path) {
    const type = element.getAttribute("itemtype") ?? "";
    if (/schema\.org\/Comment$/iu.test(type) || ITEM_ID.test(element.getAttribute("id") ?? "")) return element;
    if (ITEM_CLASS.test(element.getAttribute("class") ?? "") && element.localName !== "body") return element;
  }
  if (region < 0) return null;
  // Comments of a system that names nothing: the innermost list item or article inside the region is one comment.
  for (const element of block.path.slice(0, region)) {
    if (element.localName === "li" || element.localName === "article") return element;
  }
  return null;
}

function readItem(item: PageElement, members: readonly number[], blocks: readonly Block[]): PageComment {
  let author: string | null = null;
  let date: string | null = null;
  const words: number[] = [];
  for (const i of members) {
    const block = blocks[i]!;
    const line: Line = {
      start: 0,
      end: block.text.length,
      text: block.text,
      wordCount: block.text.split(" ").length,
      gap: 0,
    };
    const stamp = stampOf(line);
    const inner = block.path.slice(0, block.path.indexOf(item));
    const named = [block.element, ...inner].some((element) => AUTHOR_CLASS.test(element.getAttribute("class") ?? ""));
    if (stamp !== null) {
      author ??= stamp.author;
      date ??= stamp.date;
    } else if (datelineOf(line) !== null) {
      date ??= datelineOf(line);
    } else if (words.length === 0 && line.wordCount <= 6 && (named || bylineOf(line) !== null)) {
      author ??= block.text.replace(/\s+(?:says|said|wrote|commented)\s*[:：]?$/iu, "").replace(/^by\s+/iu, "");
    } else if (!isMeta(block, line, inner)) {
      words.push(i);
    }
  }
  author ??= item.querySelector('[itemprop="author"], [rel="author"], cite, .fn, .author')?.textContent?.trim() || null;
  const time = item.querySelector("time[datetime]")?.getAttribute("datetime");
  date ??= time === null || time === undefined ? null : isoDate(time);
  return { blocks: words, author, date };
}

/** Buttons, counters, ages and forms around a comment's words. */
function isMeta(block: Block, line: Line, inner: readonly PageElement[]): boolean {
  if (furnitureRule(line) !== null) return true;
  if (block.tag === "button" || inner.some((element) => ["form", "button", "nav", "time"].includes(element.localName)))
    return true;
  if (line.wordCount <= 8 && block.linkChars > block.text.length * 0.5) return true;
  return (
    line.wordCount <= 6 &&
    /\b(?:ago|at \d{1,2}[:.]\d\d|likes?|repl(?:y|ies|ied)|report|upvotes?|permalink)\b/iu.test(line.text)
  );
}
