// The little of a document tree that reading a page needs; nothing in the page is run or fetched.
import type { TextLibraries } from "../libraries.ts";

/** A node of the tree: 1 element, 3 text, 8 comment. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  /** Children are walked by these two: linkedom builds a new list each time `childNodes` is asked for. */
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
}

export interface Page {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  readonly head: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
}

/** The tree of a page. A fragment without `<html>` gets one. */
export function parsePage(html: string, libraries: TextLibraries): Page {
  const whole = /<html[\s>]/iu.test(html.slice(0, 20_000)) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return libraries.parseHtml(whole);
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
