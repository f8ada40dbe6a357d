// How firmly a clause is held: modals, adverbs, phrases and verbs of seeming among its own words.
import type { Hedge } from "../statement.ts";
import type { HedgeGrade, Lexicon } from "./lexicon.ts";
import { matchPhrase } from "./lexicon.ts";
import { relation, type Tree } from "./tree.ts";

export interface HedgeFound {
  readonly hedge: Hedge;
  /** First and last token of the hedging words, null with `none`. */
  readonly cue: readonly [number, number] | null;
  readonly rule: string | null;
}

const WEAKEST_FIRST: readonly HedgeGrade[] = ["possible", "probable", "reported", "certain"];

/** The hedge of a clause by its hedging words, the one that counts first in front. */
export function hedgeOf([best]: readonly HedgingWords[]): HedgeFound {
  return best === undefined
    ? { hedge: "none", cue: null, rule: null }
    : { hedge: best.grade, cue: best.cue, rule: best.rule };
}

/** Words that can hedge a clause; `near` where they stand on its predicate. */
export interface HedgingWords {
  readonly grade: HedgeGrade;
  readonly cue: [number, number];
  readonly near: boolean;
  readonly rule: string;
}

/**
 * All hedging words among the tokens of one clause, headed by `head`, the one that counts first in front. `would` and bare
 * attribution are no hedges; a hedge inside a noun phrase counts less than one on the predicate.
 */
export function hedgingWords(tree: Tree, head: number, tokens: readonly number[], lexicon: Lexicon): HedgingWords[] {
  const found: HedgingWords[] = [];
  for (const k of tokens) {
    const lower = tree.lower[k]!;
    const r = relation(tree, k);
    const near = isNear(tree, k, head);
    if (tree.xpos[k] === "MD" || r === "aux") {
      const grade = lexicon.modals.get(lower === "ca" ? "can" : lower);
      // `be that as it may`
      if (lower === "may" && tree.lower[k - 1] === "it" && tree.lower[k - 2] === "as") continue;
      if (isMonth(tree, k) || isInverted(tree, k)) continue;
      // `must have been`: what is inferred, not what is demanded.
      if (lower === "must" && isPerfect(tree, tree.heads[k]!))
        found.push({ grade: "probable", cue: [k, k], near, rule: "modal-must-have" });
      if (grade && !isAbility(tree, k, lower)) found.push({ grade, cue: [k, k], near, rule: `modal-${lower}` });
      if (grade || tree.xpos[k] === "MD") continue;
    }
    const phrase = matchPhrase(lexicon.hedgeWords, tree.lemmas, tree.lower, k);
    if (phrase) {
      const last = k + phrase.words.length - 1;
      // `certain areas`, `a clear agreement`: adjectives of quality, not of certainty.
      const attributive = r === "amod" && phrase.words.length === 1;
      if (
        attributive &&
        ![
          "potential",
          "possible",
          "likely",
          "probable",
          "apparent",
          "alleged",
          "reported",
          "purported",
          "suspected",
          "presumed",
          "plausible",
          "inevitable",
        ].includes(lower)
      )
        continue;
      const reported =
        (r === "acl" || r === "amod") &&
        phrase.words.length === 1 &&
        ["reported", "alleged", "suspected", "presumed", "purported"].includes(lower);
      if (reported && tree.heads[k] !== head && tree.heads[tree.heads[k]!] !== head) continue;
      if (reported && tree.heads[k] !== head && !/^(?:nsubj|obj)/.test(tree.relations[tree.heads[k]!]!)) continue;
      if (attributive && tree.heads[k] !== head && tree.heads[tree.heads[k]!] !== head) continue;
      if (lower === "certain" && tree.upos[k + 1] === "NOUN") continue;
      // `any incident would be reported within an hour`: a duty.
      if (lower === "reported" && k === head && tree.children[k]!.some((c) => tree.xpos[c] === "MD")) continue;
      // `no reports of violations`: nobody has reported any.
      if (tree.upos[k] === "NOUN" && tree.lower[k - 1] === "no" && phrase.value === "reported") continue;
      if (lower === "like" || (lower === "mostly" && !near)) continue;
      found.push({
        grade: phrase.value,
        cue: [k, last],
        near: near && !attributive,
        rule: `hedge-${phrase.words.join("-")}`,
      });
      continue;
    }
    const verb =
      tree.upos[k] === "VERB" || tree.upos[k] === "AUX" ? lexicon.hedgeVerbs.get(tree.lemmas[k]!) : undefined;
    if (verb) found.push({ grade: verb, cue: [k, k], near: true, rule: `verb-${tree.lemmas[k]}` });
  }
  return found.sort(
    (a, b) =>
      Number(b.near) - Number(a.near) ||
      WEAKEST_FIRST.indexOf(a.grade) - WEAKEST_FIRST.indexOf(b.grade) ||
      a.cue[0] - b.cue[0],
  );
}

/** Whether a word stands on the predicate at `head`, or on a verb that does. */
function isNear(tree: Tree, k: number, head: number): boolean {
  const up = tree.heads[k]!;
  return up === head || k === head || (up >= 0 && tree.heads[up] === head && tree.upos[up] === "VERB");
}

/** `Satellite images from 4 May`: the month, taken for the modal. */
function isMonth(tree: Tree, k: number): boolean {
  return k > 0 && tree.tokens[k]!.text === "May" && (tree.xpos[k - 1] === "CD" || tree.upos[k - 1] === "ADP");
}

/** `Should the price fall`: a condition. */
function isInverted(tree: Tree, k: number): boolean {
  if (tree.lower[k] !== "should") return false;
  const head = tree.heads[k]!;
  return (
    (k === 0 || tree.lower[k - 1] === ",") &&
    head > k &&
    tree.children[head]!.some((c) => c > k && relation(tree, c) === "nsubj")
  );
}

function isPerfect(tree: Tree, head: number): boolean {
  return head >= 0 && tree.children[head]!.some((c) => tree.lemmas[c] === "have" && relation(tree, c) === "aux");
}

/** `can` and `could not` of ability are no hedge: `can not walk away`, `could reach`. */
function isAbility(tree: Tree, k: number, lower: string): boolean {
  if (lower !== "can" && lower !== "ca" && lower !== "could") return false;
  const head = tree.heads[k]!;
  if (head < 0) return false;
  const negated = tree.children[head]!.some(
    (c) => tree.lower[c] === "not" || tree.lower[c] === "n't" || tree.lower[c] === "never",
  );
  if (negated) return true;
  return false;
}
