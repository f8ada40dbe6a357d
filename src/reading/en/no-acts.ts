// Verbs that only look like speech acts: what somebody is accused of, crimes that are committed, meetings called to order.
import type { Link } from "./links.ts";
import { child, childrenBy, isVerb, type Tree } from "./tree.ts";

/** Verbs whose `of` or `for` gerund is a deed laid at somebody's door. */
const LAYING = new Set(
  "accuse blame suspect convict charge condemn criticize criticise denounce acquit guilty fault rebuke".split(" "),
);

/** What one commits without committing oneself. */
const COMMITTED = new Set(
  "crime violation atrocity abuse error mistake murder genocide offence offense act breach massacre suicide fraud aggression sin blunder treason terrorism rape infraction wrong excess perjury robbery".split(
    " ",
  ),
);

/** Whether the link is no act of its subject after all. */
export function isNoAct(tree: Tree, link: Link): boolean {
  if (link.form !== "verb") return false;
  const v = link.head;
  if (tree.lemmas[v] === "commit") {
    const object = child(tree, v, "obj", "nsubj:pass");
    if (object >= 0 && COMMITTED.has(tree.lemmas[object]!)) return true;
  }
  // `was called to order`
  if (tree.lemmas[v] === "call" && tree.lower[v + 1] === "to" && tree.lower[v + 2] === "order") return true;
  return isLaidAtTheDoor(tree, v);
}

/** `accused X of seeking to`: the gerund, or one joined to it, stands under a verb of accusing. */
function isLaidAtTheDoor(tree: Tree, v: number): boolean {
  if (tree.xpos[v] !== "VBG" || !isVerb(tree, v)) return false;
  let k = v;
  for (let steps = 0; steps < 6; steps++) {
    const marker = childrenBy(tree, k, "mark", "case").find((c) => c < k && ["of", "for"].includes(tree.lower[c]!));
    const before = marker ?? (["of", "for"].includes(tree.lower[k - 1] ?? "") ? k - 1 : -1);
    const up = tree.heads[k]!;
    if (up < 0) return false;
    if (before >= 0) {
      for (let j = up, climb = 0; j >= 0 && climb < 3; j = tree.heads[j]!, climb++)
        if (LAYING.has(tree.lemmas[j]!) && j < k) return true;
      return false;
    }
    if (tree.relations[k] !== "conj") return false;
    k = up;
  }
  return false;
}
