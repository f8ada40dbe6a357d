// `X was accused (by Y) of doing Z`: what Y, or somebody unnamed, says that X did.
import { cueGroup, isNegated, isUnreal, type Link } from "./links.ts";
import { isPassive } from "./subjects.ts";
import { child, childrenBy, subtree, type Tree } from "./tree.ts";

/** The link of a passive accusation with its gerund, or null. */
export function accusedLink(tree: Tree, v: number): Link | null {
  if (tree.lemmas[v] !== "accuse" || tree.xpos[v] !== "VBN" || !isPassive(tree, v)) return null;
  const own = child(tree, v, "nsubj:pass", "nsubj");
  const agent = childrenBy(tree, v, "obl").find(
    (c) => c > v && childrenBy(tree, c, "case").some((m) => tree.lower[m] === "by"),
  );
  const isDeed = (c: number): boolean =>
    c > v && childrenBy(tree, c, "mark", "case").some((m) => tree.lower[m] === "of");
  // The parser may hang the gerund on the agent.
  const isGerund = (c: number): boolean =>
    tree.xpos[c] === "VBG" || childrenBy(tree, c, "amod").some((m) => m < c && tree.xpos[m] === "VBG");
  const low = agent === undefined ? [] : childrenBy(tree, agent, "nmod", "acl").filter(isGerund);
  const deed = [
    ...childrenBy(tree, v, "advcl", "obl", "ccomp", "xcomp", "acl").filter((c) => c !== agent),
    ...low,
  ].find(isDeed);
  if (own < 0 || deed === undefined) return null;
  const content = subtree(tree, deed);
  const by = agent === undefined ? -1 : tree.left[agent]! + 1;
  const to =
    agent === undefined ? -1 : agent < deed ? Math.min(tree.right[agent]!, tree.left[deed]! - 1) : tree.right[agent]!;
  return {
    cue: cueGroup(tree, v, []),
    head: v,
    cls: agent === undefined ? "claim" : "evaluate",
    form: "verb",
    shape: "noun",
    source: agent === undefined ? null : [by, Math.max(agent, to)],
    sourceHead: agent ?? -1,
    content,
    unreal: isUnreal(tree, v),
    negated: isNegated(tree, v),
    hearsay: agent === undefined,
    rule: "accused-of",
  };
}
