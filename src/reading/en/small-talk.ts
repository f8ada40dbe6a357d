// What a text says about itself, its speakers and its sources: no statement about the conflict.
import type { Unit } from "./clauses.ts";
import { child, isMark, type Tree } from "./tree.ts";

/** Words by which a source asks not to be named. */
const UNNAMED = new Set("anonymity anonymous anonymously named identified name identity publicly".split(" "));

const ASKING = new Set(
  "ask speak request wish want insist decline refuse talk agree prefer demand authorize authorise allow permit give use withhold".split(
    " ",
  ),
);

/** Nouns for those who make the text. */
const MAKERS = new Set(
  "writer author guest host columnist contributor interviewer moderator editor reporter".split(" "),
);

/** Nouns for the occasion of a record. */
const OCCASIONS = new Set(
  "meeting session sitting hearing agenda debate briefing programme program podcast episode".split(" "),
);

const PROCEDURE = new Set(
  "call rise adjourn suspend resume adopt open close convene record begin end broadcast".split(" "),
);

/** What a question asks one to do with the clause below. */
const ASKED = new Set(
  "confirm say tell deny acknowledge admit think believe know agree expect accept true right correct fair accurate sure certain possible likely".split(
    " ",
  ),
);

/** Parts of the day that one wishes. */
const DAY_PARTS = new Set(["morning", "afternoon", "evening", "day"]);

/** What one is thanked for at the beginning of a speech. */
const THANKED_FOR = new Set(
  "briefing presentation report remark statement introduction invitation question opportunity convening".split(" "),
);

/** Words with which a question opens. */
const ASKERS = new Set("who whom whose what which when where why how".split(" "));

/** The rule by which the unit with these words is small talk, or null. `spoken`: somebody other than the writer has the word. */
export function smallTalk(tree: Tree, unit: Unit, words: readonly number[], spoken: boolean): string | null {
  if (words.length === 0) return null;
  const head = unit.head;
  const lemma = tree.lemmas[head]!;
  const first = words[0]!;
  const aside = unit.type === "relative" || unit.type === "participle" || unit.type === "parenthesis";
  if (
    aside &&
    words.length < 16 &&
    words.some((k) => UNNAMED.has(tree.lower[k]!) && (tree.lower[k] !== "name" || tree.upos[k] === "NOUN"))
  ) {
    if (ASKING.has(lemma) || words.some((k) => ASKING.has(tree.lemmas[k]!))) return "about-the-source";
  }
  if (unit.type === "main" || unit.type === "conjunct" || unit.type === "parenthesis" || unit.type === "complement") {
    const subject = child(tree, head, "nsubj", "nsubj:pass");
    const who = subject < 0 ? "" : tree.lemmas[subject]!;
    if (OCCASIONS.has(who) && PROCEDURE.has(lemma) && words.length < 12 && isBareProcedure(tree, head))
      return "procedure";
    if (child(tree, head, "cop") >= 0) {
      if (MAKERS.has(who) && words.length < 25) return "about-the-maker";
      // `The views expressed are her own`
      if (["view", "opinion"].includes(who) && tree.lower[head] === "own") return "about-the-maker";
    }
    if (words.length < 16 && words.some((k) => isTakingTheFloor(tree, k))) return "procedure";
    // `Good evening, Minister`
    if (words.length < 8 && tree.lower[behindLabel(tree, first)] === "good") {
      if (DAY_PARTS.has(tree.lower[behindLabel(tree, first) + 1] ?? "")) return "courtesy";
    }
    if (lemma === "thank" && ["i", "we"].includes(tree.lower[subject] ?? "") && words.length < 25)
      if (words.some((k) => THANKED_FOR.has(tree.lemmas[k]!))) return "courtesy";
    // `The attack came four days` in front of `after …`: when, not what.
    const last = words.at(-1)!;
    if (
      ["come", "happen", "occur"].includes(lemma) &&
      ["after", "before"].includes(tree.lower[last + 1] ?? "") &&
      /^(?:minute|hour|day|week|month|year)s?$/.test(tree.lower[last]!)
    )
      return "only-a-date";
    if (
      ["thank", "welcome", "greet"].includes(lemma) &&
      (tree.lower[head + 1] === "you" || words.length < 5) &&
      !words.some((k) => tree.xpos[k] === "VBD")
    )
      return "courtesy";
    if (
      ["join", "speak"].includes(lemma) &&
      ["i", "we"].includes(tree.lower[subject] ?? "") &&
      words.some((k) => tree.lower[k] === "today" || tree.lower[k] === "now") &&
      words.length < 14
    )
      return "courtesy";
  }
  if (isQuestion(tree, unit, first, spoken)) return "question";
  return null;
}

/** The first word behind a speaker's label, where one stands at `first` and before `limit`. */
function behindLabel(tree: Tree, first: number, limit = tree.tokens.length): number {
  const colon = tree.lower.indexOf(":");
  return colon > first && colon < limit ? colon + 1 : first;
}

/** `I am compelled to take the floor again` */
function isTakingTheFloor(tree: Tree, k: number): boolean {
  return (
    tree.lower[k] === "floor" &&
    tree.lower[k - 1] === "the" &&
    ["give", "take", "yield"].includes(tree.lemmas[k - 2] ?? "")
  );
}

/** `The meeting was called to order`, `The session rose at six`. */
function isBareProcedure(tree: Tree, head: number): boolean {
  const next = `${tree.lower[head + 1] ?? ""} ${tree.lower[head + 2] ?? ""}`;
  if (tree.lemmas[head] === "call") return next === "to order";
  return /^(?:at \d|at \w+|\. ?)/.test(next) && child(tree, head, "obj") < 0;
}

/** `Where are we?`, `does the agency say?`: asked, whoever asks. */
function isQuestion(tree: Tree, unit: Unit, first: number, spoken: boolean): boolean {
  if (!spoken || !["main", "conjunct", "complement", "parenthesis"].includes(unit.type)) return false;
  let end = (unit.tokens.filter((j) => !isMark(tree, j)).at(-1) ?? first) + 1;
  while (end < tree.tokens.length && tree.lower[end] !== "?" && isMark(tree, end)) end++;
  if (tree.lower[end] !== "?") return false;
  // `can you confirm that it was hit?`: the question stands above.
  const above = unit.type === "complement" ? tree.heads[unit.head]! : -1;
  if (above >= 0 && above < unit.head && ASKED.has(tree.lemmas[above]!)) {
    const subject = child(tree, above, "nsubj", "expl");
    if (tree.children[above]!.some((c) => c < subject && c < above && tree.upos[c] === "AUX")) return true;
  }
  let k = behindLabel(tree, first, unit.head);
  while (k < unit.head && isMark(tree, k)) k++;
  // `Minister, can you confirm that`
  if (["NOUN", "PROPN"].includes(tree.upos[k]!) && tree.lower[k + 1] === ",") k += 2;
  while (
    k < unit.head &&
    (tree.upos[k] === "CCONJ" || tree.upos[k] === "ADP" || ["so", "well", "but"].includes(tree.lower[k]!))
  )
    k++;
  if (ASKERS.has(tree.lower[k]!)) return true;
  if (tree.upos[k] !== "AUX" && tree.xpos[k] !== "MD") return false;
  return (
    child(tree, unit.head, "nsubj", "nsubj:pass", "expl") > k ||
    ["NOUN", "PROPN", "PRON", "DET"].includes(tree.upos[k + 1] ?? "")
  );
}
