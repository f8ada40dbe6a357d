// What the link finder asks of the names of a page: whether a token lies in one, and whether it is a mere place.
import type { Toponym } from "../toponym.ts";
import type { NameOracle } from "./links.ts";
import type { EnglishPage } from "./page.ts";
import { near } from "./page-index.ts";
import type { Tree } from "./tree.ts";

const oracles = new WeakMap<Tree, NameOracle>();

/** Whether a token lies in a mention of the page. */
export function oracleOf(page: EnglishPage, tree: Tree): NameOracle {
  let oracle = oracles.get(tree);
  if (oracle === undefined) {
    oracle = makeOracle(page, tree);
    oracles.set(tree, oracle);
  }
  return oracle;
}

function makeOracle(page: EnglishPage, tree: Tree): NameOracle {
  const from = tree.tokens[0]!.start;
  const to = tree.tokens.at(-1)!.end;
  const covered = new Uint8Array(tree.tokens.length);
  const sentence = { start: from, end: to };
  for (const m of near(page.doc, page.mentions, sentence)) {
    if (m.end <= from || m.start >= to || m.how === "pronoun") continue;
    for (let k = 0; k < tree.tokens.length; k++)
      if (tree.tokens[k]!.start < m.end && tree.tokens[k]!.end > m.start) covered[k] = 1;
  }
  for (const d of near(page.doc, page.demonyms, sentence)) {
    if (d.end <= from || d.start >= to) continue;
    for (let k = 0; k < tree.tokens.length; k++)
      if (tree.tokens[k]!.start < d.end && tree.tokens[k]!.end > d.start) covered[k] = 1;
  }
  const lands = near(page.doc, page.toponyms, sentence).filter((t) => t.start < to && t.end > from);
  const places = lands.filter((t) => t.use === "location" && t.kind !== "country");
  const liesIn = (k: number, toponyms: readonly Toponym[]): boolean => {
    const token = tree.tokens[k]!;
    return toponyms.some((t) => t.start <= token.start && t.end >= token.end);
  };
  return { isName: (k) => covered[k] === 1, isPlace: (k) => liesIn(k, places), isLand: (k) => liesIn(k, lands) };
}
