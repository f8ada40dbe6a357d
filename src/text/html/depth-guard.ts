// Keeps the nesting of a page within what a tree can hold: tags beyond a depth are dropped before any tree is built.

/** Deepest nesting that reaches the tree builder; real pages stay under 60, and every later step costs time by depth. */
export const DEEPEST = 120;

const MOST_STRAYS = 500;

/** Elements without an end tag. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements whose end tag is commonly left out: a new one closes the one before. */
const SELF_CLOSING = new Set("p li td th tr option dd dt".split(" "));
const RAW = new Set(["script", "style", "textarea", "title", "template", "noscript", "xmp", "iframe"]);

/** The page with every tag beyond `DEEPEST` levels replaced by a space, and how many were dropped. Linear in the page's length. */
export function flattenDepth(html: string): { html: string; dropped: number } {
  const open: string[] = [];
  const skipped = new Map<string, number>();
  const pieces: string[] = [];
  let kept = 0;
  let dropped = 0;
  let strays = 0;
  let at = html.indexOf("<");
  while (at >= 0) {
    if (html.startsWith("<!--", at)) {
      const end = html.indexOf("-->", at + 4);
      at = end < 0 ? -1 : html.indexOf("<", end + 3);
      continue;
    }
    const name = nameAt(html, at);
    if (name === "") {
      // A stray `<` becomes a text node of its own; thousands of them are no page.
      if (!/[/!?a-z]/iu.test(html[at + 1] ?? "") && ++strays > MOST_STRAYS) {
        pieces.push(html.slice(kept, at), " ");
        kept = at + 1;
      }
      at = html.indexOf("<", at + 1);
      continue;
    }
    const end = html.indexOf(">", at);
    if (end < 0) break;
    const closing = html[at + 1] === "/";
    let drop = false;
    if (closing) {
      const hidden = skipped.get(name) ?? 0;
      if (hidden > 0) {
        skipped.set(name, hidden - 1);
        drop = true;
      } else {
        // Looks back a little only: a stray end tag must not cost a walk through the whole stack.
        for (let i = open.length - 1; i >= Math.max(0, open.length - 24); i--) {
          if (open[i] === name) {
            open.length = i;
            break;
          }
        }
      }
    } else if (!VOID.has(name) && html[end - 1] !== "/") {
      if (RAW.has(name)) {
        const close = indexOfEndTag(html, name, end);
        at = close < 0 ? -1 : html.indexOf("<", close + 2 + name.length);
        continue;
      }
      if (SELF_CLOSING.has(name) && open.at(-1) === name) open.pop();
      if (open.length >= DEEPEST) {
        skipped.set(name, (skipped.get(name) ?? 0) + 1);
        drop = true;
      } else {
        open.push(name);
      }
    }
    if (drop) {
      pieces.push(html.slice(kept, at), " ");
      kept = end + 1;
      dropped++;
    }
    at = html.indexOf("<", end + 1);
  }
  if (pieces.length === 0) return { html, dropped };
  pieces.push(html.slice(kept));
  return { html: pieces.join(""), dropped };
}

function nameAt(html: string, at: number): string {
  return /^<\/?([a-z][a-z0-9-]{0,30})(?=[\s>/])/iu.exec(html.slice(at, at + 36))?.[1]?.toLowerCase() ?? "";
}

function indexOfEndTag(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s>/])`, "giu");
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}
