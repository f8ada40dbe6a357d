// Refusals to speak: `the council would not comment on it`, `would not be drawn on`, `would not say whether`.
import type { Link } from "./links.ts";
import { sourcePhrase, withoutClauses } from "./links.ts";
import { subjectOf } from "./subjects.ts";
import { child, childrenBy, subtree, type Tree } from "./tree.ts";

/** What somebody will not do who keeps silent. */
const SPEAKING = new Set(
  "comment elaborate answer respond reply say tell discuss disclose reveal specify explain clarify confirm identify name divulge speculate".split(
    " ",
  ),
);

/** Verbs that refuse only a question: `would not say that` is a hedge. */
const ASKED = new Set("say tell confirm explain".split(" "));

/** The refusal to speak whose verb stands at `v`, or null. */
export function silenceLink(tree: Tree, v: number): Link | null {
  const isDrawn = tree.lower[v] === "drawn" && child(tree, v, "aux:pass") >= 0;
  if (!isDrawn && !(SPEAKING.has(tree.lemmas[v]!) && tree.xpos[v] === "VB")) return null;
  const modal = childrenBy(tree, v, "aux").find((c) => ["would", "will", "wo"].includes(tree.lower[c]!));
  const negator = childrenBy(tree, v, "advmod").find((c) => c < v && ["not", "n't", "n’t"].includes(tree.lower[c]!));
  if (modal === undefined || negator === undefined || modal > negator || negator > v) return null;
  const subject = subjectOf(tree, v);
  if (subject.token < 0 || subject.token > v || ["i", "we", "you", "it"].includes(tree.lower[subject.token]!))
    return null;
  if (!isDrawn && (subject.passive || isHypothetical(tree, v))) return null;
  const clause = child(tree, v, "ccomp");
  const asked =
    clause > v &&
    (/^W/.test(tree.xpos[tree.left[clause]!]!) || ["whether", "if", "how"].includes(tree.lower[tree.left[clause]!]!));
  if (ASKED.has(tree.lemmas[v]!) ? !asked && tree.lemmas[v] !== "confirm" : clause > v && !asked) return null;
  const cue = [modal, negator].sort((a, b) => a - b);
  const before = subtree(tree, subject.token);
  return {
    cue,
    head: v,
    cls: "refuse",
    form: "verb",
    shape: "infinitive",
    source: sourcePhrase(tree, v, subject.token),
    sourceHead: subject.token,
    content: withoutClauses(tree, v).filter((k) => k >= v && !before.includes(k)),
    unreal: false,
    negated: false,
    hearsay: false,
    rule: "refuse-to-speak",
  };
}

/** `would not comment if asked`: nobody has been silent yet. Behind a word of telling `if` may open the question. */
function isHypothetical(tree: Tree, v: number): boolean {
  return subtree(tree, v).some(
    (k) => tree.lower[k] === "unless" || (tree.lower[k] === "if" && !ASKED.has(tree.lemmas[v]!)),
  );
}
