// Clauses that say nothing by themselves: frames without content, headings in the form of a question, announcements that came.
import type { PartKind } from "../../text/index.ts";
import type { Unit } from "./clauses.ts";
import { isGesture } from "./interviews.ts";
import { isNegated } from "./links.ts";
import { child, childrenBy, isFiniteClause, isMark, relation, type Tree } from "./tree.ts";

/** Verbs whose clause is empty without what was said. */
const EMPTY = new Set("say tell add assess quote".split(" "));

/** What can be told itself. */
const TALES = new Set("truth lie story tale joke thing all everything nothing much".split(" "));

const REMARKS = new Set("comment remark statement announcement".split(" "));

/** What is no remark and yet says nothing where it only came as something else happened. */
const STEPS = new Set("decision move news warning call appeal".split(" "));

/** `Why X wants the sea` and `How X lost it` take for granted what they name; these do not. */
const WH = new Set("what where who when".split(" "));

/** The rule by which the unit says nothing, or null. */
export function saysNothing(tree: Tree, unit: Unit, part: PartKind): string | null {
  if (part === "title" && isBareHeading(tree)) return "heading";
  const frame = emptyParticiple(tree, unit);
  if (frame !== null) return frame;
  if (unit.type === "nominal") {
    const above = tree.heads[unit.head]!;
    return above >= 0 && isArrival(tree, above) ? "only-a-date" : null;
  }
  // `…, the head of the clinic was quoted as saying by the radio`
  if (unit.type === "parenthesis" && tree.lemmas[unit.head] === "quote" && child(tree, unit.head, "aux:pass") >= 0)
    return "frame-without-content";
  if (unit.type !== "main" && unit.type !== "conjunct") return null;
  if (isSameView(tree, unit) || isOtherView(tree, unit)) return "frame-without-content";
  if (isArrival(tree, unit.head, unit)) return "only-a-date";
  if (unit.own === null && isEmpty(tree, unit)) return "frame-without-content";
  if (isFragmentAnswer(tree, unit)) return "frame-without-content";
  if (unit.own === null && isMereGesture(tree, unit)) return "gesture";
  if (unit.type === "main" && isHeading(tree, unit.head)) return "heading";
  if (isLabelledQuestion(tree)) return "heading";
  return null;
}

/** `citing security sources`, `Asked whether she has proof`: only how the words came about. */
function emptyParticiple(tree: Tree, { head, tokens }: Unit): string | null {
  const words = tokens.filter((k) => !isMark(tree, k));
  if (tree.xpos[head] === "VBG" && tree.lemmas[head] === "cite" && words.length < 8) return "about-the-source";
  const isAsked = words[0] === head && tree.lower[head] === "asked";
  return isAsked && /^(?:whether|if|about|why|how|what)$/.test(tree.lower[head + 1] ?? "") ? "question" : null;
}

/** Whether a headline names its matter instead of telling it: `Why the deal may not hold`, `The winter the peace was lost`. */
function isBareHeading(tree: Tree): boolean {
  if (/^(?:why|how|what|who|when|where)$/.test(tree.lower[0]!)) return true;
  const { root } = tree;
  return ["NOUN", "PROPN"].includes(tree.upos[root]!) && child(tree, root, "cop", "nsubj", "parataxis", "acl") < 0;
}

/** `My sister thinks so too`, `they have said that for years`: the view itself stands elsewhere. */
function isSameView(tree: Tree, { head, tokens }: Unit): boolean {
  if (!["think", "believe", "say", "hope"].includes(tree.lemmas[head]!)) return false;
  const isThat = tree.lower[head + 1] === "that" && /^(?:DT|PRP)$/.test(tree.xpos[head + 1]!);
  // `he does not think so` denies the view, which is something.
  if ((tree.lower[head + 1] !== "so" && !isThat) || isNegated(tree, head)) return false;
  const last = tokens.filter((k) => !isMark(tree, k)).at(-1)!;
  if (isThat && tree.upos[head + 2] !== "ADP" && last > head + 1) return false;
  return last - head <= 5 && child(tree, head, "ccomp", "xcomp", "obj", "advcl") < 0;
}

const SEEING = new Set("see view tell give offer have present remember".split(" "));
const TOLD = new Set("account version story view picture reading explanation memory".split(" "));

/** `Management sees things differently`, `a neighbour gave a different account`: the other view itself stands elsewhere. */
function isOtherView(tree: Tree, { head, tokens }: Unit): boolean {
  if (!SEEING.has(tree.lemmas[head]!) || isNegated(tree, head)) return false;
  const object = child(tree, head, "obj");
  const last = tokens.filter((k) => !isMark(tree, k)).at(-1)!;
  if (["it", "things", "this", "that", "matters"].includes(tree.lower[object] ?? ""))
    return ["differently", "otherwise"].includes(tree.lower[last]!) && last - head < 5;
  return (
    object === last &&
    TOLD.has(tree.lemmas[object]!) &&
    ["different", "other", "another"].includes(tree.lower[object - 1]!)
  );
}

/** `X's comments came during the visit`: when, not what. */
function isArrival(tree: Tree, head: number, unit: Unit | null = null): boolean {
  const subject = child(tree, head, "nsubj");
  if (tree.lemmas[head] !== "come" || subject < 0) return false;
  if (!REMARKS.has(tree.lemmas[subject]!) && !(unit && STEPS.has(tree.lemmas[subject]!))) return false;
  // What happened at the time may be told by itself: `the announcement came as X`.
  const clauses = childrenBy(tree, head, "ccomp", "advcl", "xcomp", "conj", "parataxis");
  if (clauses.length === 0) return REMARKS.has(tree.lemmas[subject]!);
  return clauses.every((c) => unit !== null && relation(tree, c) === "advcl" && !unit.tokens.includes(c));
}

/** `we assess with moderate confidence`, `she told reporters on Monday`, `he was quoted by the paper`. */
function isEmpty(tree: Tree, unit: Unit): boolean {
  const head = unit.head;
  if (!EMPTY.has(tree.lemmas[head]!) || relation(tree, head) === "acl") return false;
  if (unit.tokens.some((k) => /^["“”:?]$/.test(tree.tokens[k]!.text))) return false;
  if (child(tree, head, "ccomp", "xcomp", "parataxis", "dep", "conj", "csubj") >= 0) return false;
  if (childrenBy(tree, head, "advcl").some((c) => unit.tokens.includes(c))) return false;
  if (unit.tokens.some((k) => k !== head && (isFiniteClause(tree, k) || relation(tree, k) === "acl"))) return false;
  const passive = child(tree, head, "aux:pass") >= 0;
  const object = child(tree, head, "obj");
  if (tree.lemmas[head] === "tell") {
    if (object >= 0 && TALES.has(tree.lemmas[object]!)) return false;
  } else if (object >= 0 && !["that", "so"].includes(tree.lower[object]!)) return false;
  if (tree.lemmas[head] === "quote" && !passive) return false;
  if (tree.lemmas[head] === "assess" && passive) return false;
  // `told of the plan`, `said of her`: a topic is something.
  return !childrenBy(tree, head, "obl").some((c) =>
    ["of", "about", "that"].includes(tree.lower[child(tree, c, "case")] ?? ""),
  );
}

/** `Not yet, he says`: an answer that says nothing without its question. */
function isFragmentAnswer(tree: Tree, { head, tokens }: Unit): boolean {
  if (tree.upos[head] !== "VERB" || tokens.some((k) => k > head && !isMark(tree, k))) return false;
  const subject = child(tree, head, "nsubj");
  if (subject < 0 || subject > head || tree.upos[subject] !== "PRON") return false;
  const before = tokens.filter((k) => k < subject && !isMark(tree, k));
  const comma = tree.lower[subject - 1] === ",";
  return comma && before.length < 4 && before.every((k) => isParticle(tree, k));
}

function isParticle(tree: Tree, k: number): boolean {
  return ["ADV", "PART", "INTJ"].includes(tree.upos[k]!) || relation(tree, k) === "fixed" || isMark(tree, k);
}

/** `She shrugs`, `He laughs at that`: how an answer was given. */
function isMereGesture(tree: Tree, { head, tokens }: Unit): boolean {
  if (!isGesture(tree, head) || tokens.length > 7) return false;
  return !tree.children[head]!.some(
    (c) =>
      !/^(?:nsubj|punct|advmod|obj|aux|cc)$/.test(relation(tree, c)) &&
      !(relation(tree, c) === "obl" && tree.upos[c] === "PRON"),
  );
}

/** `Dispute 3: who fired first`: an indirect question behind a label, and nothing else. */
function isLabelledQuestion(tree: Tree): boolean {
  const colon = tree.lower.indexOf(":");
  const last = tree.lower.at(-1);
  if (colon < 1 || colon > 4 || last === "?" || tree.lower.indexOf(",") > 0) return false;
  const opens = tree.lower[colon + 1] ?? "";
  return (
    (WH.has(opens) || opens === "whether") &&
    tree.tokens.length - colon < 16 &&
    !/^(?:VB[DZP]|MD)$/.test(tree.xpos[colon - 1]!)
  );
}

/** `What the vote was for`: a line that opens like a question about its own predicate, without any end. */
function isHeading(tree: Tree, head: number): boolean {
  const last = tree.tokens.length - 1;
  if (isMark(tree, last) || !WH.has(tree.lower[0]!)) return false;
  for (let k = tree.heads[0]!, steps = 0; k >= 0 && steps < 8; k = tree.heads[k]!, steps++) {
    if (k === head) return true;
    if (["csubj", "ccomp", "advcl", "acl", "conj", "parataxis"].includes(relation(tree, k))) return false;
  }
  return tree.heads[head] === -1 && head === 0;
}
