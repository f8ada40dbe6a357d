// `put the death toll at 18`, `estimates the damage at $2 billion`: a figure that its giver is answerable for.
import { cueGroup, isNegated, type Link } from "./links.ts";
import { subjectOf } from "./subjects.ts";
import { child, childrenBy, isVerb, subtree, type Tree } from "./tree.ts";

const GIVING = new Set("put place estimate set list assess reckon gauge peg value revise raise lower".split(" "));

const COUNTED = new Set(
  "toll number figure count total tally casualty casualties loss losses dead death deaths fatality fatalities injured wounded estimate damage cost displaced size strength share chance chances probability odds range price".split(
    " ",
  ),
);

/** The link of a verb that gives a figure: `X put the toll at N`; the content is the figure with what it counts, or null. */
export function tollLink(tree: Tree, v: number): Link | null {
  if (!isVerb(tree, v)) return null;
  const bare = isBareFigure(tree, v);
  if (!bare && !GIVING.has(tree.lemmas[v]!)) return null;
  const subject = subjectOf(tree, v);
  if (subject.token < 0 || subject.passive || subject.token > v) return null;
  const object = child(tree, v, "obj");
  if (object < v) return null;
  const inside = subtree(tree, object);
  if (!bare && !COUNTED.has(tree.lemmas[object]!) && !inside.some((k) => k <= object && COUNTED.has(tree.lemmas[k]!)))
    return null;
  // The figure behind `at`, hung on the verb or on the noun.
  const last = Math.max(tree.right[v]!, object);
  let figure = bare ? object : -1;
  for (let k = object + 1; figure < 0 && k <= Math.min(last, object + 12); k++) {
    if (tree.lower[k] !== "at" && tree.lower[k] !== "to") continue;
    for (let j = k + 1; j <= Math.min(last, k + 7); j++)
      if (tree.upos[j] === "NUM" || /^\p{N}/u.test(tree.lower[j]!)) figure = k;
    if (figure >= 0) break;
  }
  if (figure < 0) return null;
  const content = [...inside];
  for (const c of childrenBy(tree, v, "obl", "nmod", "advmod", "dep"))
    if (c > object) content.push(...subtree(tree, c));
  const cue = cueGroup(tree, v, []);
  const from = Math.min(tree.left[subject.token]!, subject.token);
  const to = Math.min(Math.max(tree.right[subject.token]!, subject.token), cue[0]! - 1);
  return {
    cue,
    head: v,
    cls: "say",
    form: "verb",
    shape: "noun",
    source: from <= to ? [from, to] : [subject.token, subject.token],
    sourceHead: subject.token,
    content: [...new Set(content)].sort((a, b) => a - b),
    unreal: false,
    negated: isNegated(tree, v),
    hearsay: false,
    rule: "gives-a-figure",
  };
}

/** `X says 60,000`: a number by itself as what is said. */
function isBareFigure(tree: Tree, v: number): boolean {
  if (!["say", "claim", "report", "count", "suggest"].includes(tree.lemmas[v]!)) return false;
  const object = child(tree, v, "obj");
  return object > v && tree.upos[object] === "NUM" && child(tree, v, "ccomp") < 0;
}
