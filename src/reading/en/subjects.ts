// Whose act a verb is: its own subject, or the one it shares, controls or inherits.
import { child, childrenBy, isVerb, relation, type Tree } from "./tree.ts";

/** A subject and how it was found. `token` is -1 where there is none; `passive` when it undergoes the verb. */
export interface Subject {
  readonly token: number;
  readonly passive: boolean;
  readonly how: "own" | "shared" | "controlled" | "relative" | "participle" | "none";
}

const NONE: Subject = { token: -1, passive: false, how: "none" };

/** Verbs whose object does what their infinitive says (object control). */
const OBJECT_CONTROL = new Set(
  "ask tell urge force order persuade convince coerce compel encourage allow permit enable help cause get lead press push pressure want require invite advise instruct command make let see watch hear have prompt embolden incentivize drive call expect request beg warn authorize forbid need prefer induce oblige".split(
    " ",
  ),
);

/** The subject of the predicate at `i`; relative pronouns are followed to the noun they stand for. */
export function subjectOf(tree: Tree, i: number): Subject {
  return find(tree, i, 0);
}

/** Whether the predicate at `i` is passive. */
export function isPassive(tree: Tree, i: number): boolean {
  if (child(tree, i, "nsubj:pass", "aux:pass", "csubj:pass") >= 0) return true;
  // `was seized and held`
  if (
    tree.relations[i] === "conj" &&
    tree.xpos[i] === "VBN" &&
    child(tree, i, "aux", "nsubj") < 0 &&
    tree.heads[i]! >= 0
  )
    return tree.xpos[tree.heads[i]!] === "VBN" && child(tree, tree.heads[i]!, "nsubj:pass", "aux:pass") >= 0;
  return (
    tree.xpos[i] === "VBN" &&
    (relation(tree, i) === "acl" || relation(tree, i) === "advcl") &&
    child(tree, i, "aux") < 0
  );
}

function find(tree: Tree, i: number, depth: number): Subject {
  if (depth > 12) return NONE;
  const passive = isPassive(tree, i);
  // `it is that nobody wants to`: the outer subject is that of the copula.
  const inner = tree.children[i]!.find((c) => tree.relations[c] === "nsubj" || tree.relations[c] === "nsubj:pass");
  const own = inner ?? child(tree, i, "nsubj", "csubj", "csubj:pass");
  if (own >= 0) {
    const antecedent = relativeAntecedent(tree, own, i);
    return antecedent >= 0 ? { token: antecedent, passive, how: "relative" } : { token: own, passive, how: "own" };
  }
  const head = tree.heads[i]!;
  if (head < 0) return { ...NONE, passive };
  switch (relation(tree, i)) {
    case "conj": {
      const shared = find(tree, head, depth + 1);
      return shared.token < 0 ? shared : { token: shared.token, passive, how: "shared" };
    }
    case "xcomp": {
      const object = child(tree, head, "obj", "iobj");
      if (object >= 0 && object < i && OBJECT_CONTROL.has(tree.lemmas[head]!)) {
        return { token: object, passive, how: "controlled" };
      }
      const up = find(tree, head, depth + 1);
      return up.token < 0 ? up : { token: up.token, passive, how: "controlled" };
    }
    case "ccomp": {
      // `Russia's demand for coercing`, `risks making`: a bare gerund shares the subject above.
      if (isVerb(tree, i) && (tree.xpos[i] === "VBG" || tree.xpos[i] === "VB")) {
        const up = find(tree, head, depth + 1);
        return up.token < 0 ? up : { token: up.token, passive, how: "controlled" };
      }
      return NONE;
    }
    case "acl": {
      if (tree.relations[i] === "acl:relcl") {
        // `territory that Russia claims` has its own subject; `those who left` was handled above.
        return isVerb(tree, head) ? NONE : { token: head, passive, how: "relative" };
      }
      // `the point of accepting X`: the noun does not do it.
      const mark = child(tree, i, "mark");
      if (mark >= 0 && tree.xpos[i] === "VBG") {
        const holder = holderOf(tree, head);
        return holder >= 0 ? { token: holder, passive, how: "controlled" } : NONE;
      }
      if (tree.xpos[i] === "VBG" || tree.xpos[i] === "VBN") return { token: head, passive, how: "participle" };
      const holder = holderOf(tree, head);
      return holder >= 0 ? { token: holder, passive, how: "controlled" } : NONE;
    }
    case "advcl": {
      // `urged both sides to stop`, with the infinitive hung as a purpose.
      const object = child(tree, head, "obj", "iobj");
      if (
        tree.xpos[i] === "VB" &&
        object > head &&
        object < i &&
        OBJECT_CONTROL.has(tree.lemmas[head]!) &&
        i - object < 4
      ) {
        return { token: object, passive, how: "controlled" };
      }
      if (tree.xpos[i] === "VBG" || tree.xpos[i] === "VBN" || tree.xpos[i] === "VB") {
        const up = find(tree, head, depth + 1);
        return up.token < 0 ? up : { token: up.token, passive, how: "participle" };
      }
      return NONE;
    }
    default:
      return NONE;
  }
}

const AGENTIVE =
  /(?:er|or|ist|ian|ant|ent|man|men|woman|women|people|person|official|source|expert|aide|rebel|refugee|critic|group|force|troop|party|side|ally|leader|chief|child|girl|boy|spokesperson|mp|diplomat|hostage|captive|citizen|civilian)s?$/;

/** The noun that a relative pronoun in subject place stands for, or -1. */
function relativeAntecedent(tree: Tree, subject: number, predicate: number): number {
  const tag = tree.xpos[subject]!;
  const word = tree.lower[subject]!;
  if (tag !== "WP" && tag !== "WDT" && word !== "that" && word !== "which" && word !== "who") return -1;
  if (tree.relations[predicate]!.startsWith("acl")) {
    const head = tree.heads[predicate]!;
    // `an impression on Ann Lee, who`: a person is meant, and the nearest name is one.
    if ((word === "who" || word === "whom") && tree.upos[head] === "NOUN" && !AGENTIVE.test(tree.lemmas[head]!)) {
      for (let k = subject - 1; k > head && k > subject - 4; k--) if (tree.upos[k] === "PROPN") return k;
    }
    return head;
  }
  if (word === "that") return -1;
  // The parser took the clause for something else: the nearest noun before the pronoun.
  for (let k = subject - 1; k >= 0 && k > subject - 8; k--) {
    if (tree.upos[k] === "NOUN" || tree.upos[k] === "PROPN") {
      return k;
    }
    if (tree.upos[k] === "VERB") return -1;
  }
  return -1;
}

/** Whose the noun is: its possessor, its `of`/`by` complement, else -1. */
export function holderOf(tree: Tree, noun: number): number {
  const possessor = child(tree, noun, "nmod:poss");
  if (possessor >= 0) return possessor;
  for (const c of childrenBy(tree, noun, "nmod")) {
    const preposition = child(tree, c, "case");
    if (preposition >= 0 && (tree.lower[preposition] === "by" || tree.lower[preposition] === "from")) return c;
  }
  return -1;
}
