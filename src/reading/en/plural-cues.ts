// Mends opening clauses of saying in the plural whose verb has the form of a noun: `some in the trade suspect that it will`.
import { FINITE, verbAt, type Work } from "./work.ts";

/** Verbs of saying and thinking that are nouns, too, or that the parser hangs below a long subject. */
const CUES: ReadonlySet<string> = new Set(
  "suspect estimate fear hope claim doubt warn believe expect report predict argue insist".split(" "),
);
const MANY: ReadonlySet<string> = new Set("some many others most few several both".split(" "));
const NOMINAL: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"]);
/** Longest subject, and how far behind the verb its clause has its own verb, in words. */
const LONGEST_SUBJECT = 12;
const REACH = 14;

/** `Analysts at the bank estimate that`, `Doctors in the north suspect a drug might be`: true if the parse was changed. */
export function pluralCues(w: Work): boolean {
  for (let cue = 1; cue <= LONGEST_SUBJECT && cue + 3 < w.words.length; cue++) {
    if (FINITE.has(w.xpos[cue]!) && !CUES.has(w.lower[cue]!)) return false;
    if (!CUES.has(w.lower[cue]!)) continue;
    if (w.relations[cue] === "root" && w.upos[cue] === "VERB") return false;
    const subject = subjectUpTo(w, cue);
    const predicate = subject < 0 ? -1 : predicateBehind(w, cue);
    if (predicate < 0) continue;
    const root = w.heads.indexOf(-1);
    if (root > cue && root !== predicate) continue;
    for (let k = 0; k < w.words.length; k++) {
      if (k === cue || k === subject || k === predicate) continue;
      const head = w.heads[k]!;
      if (k < cue && (head < 0 || head >= cue)) w.heads[k] = subject;
      else if (k > cue && head <= cue) w.heads[k] = predicate;
    }
    w.upos[cue] = "VERB";
    w.xpos[cue] = "VBP";
    w.lemmas[cue] = w.lower[cue]!;
    w.heads[cue] = -1;
    w.relations[cue] = "root";
    w.heads[subject] = cue;
    w.relations[subject] = "nsubj";
    w.heads[predicate] = cue;
    w.relations[predicate] = "ccomp";
    return true;
  }
  return false;
}

/** The plural noun whose phrase opens the sentence and reaches up to the verb; -1 where it does not. */
function subjectUpTo(w: Work, cue: number): number {
  let preposition = cue;
  for (let k = cue - 1; k >= 0; k--) {
    const isJoint = w.lower[k] === "and" || w.xpos[k] === "POS";
    if (w.upos[k] === "ADP") preposition = k;
    else if (!NOMINAL.has(w.upos[k]!) && !isJoint) return -1;
  }
  const noun = preposition - 1;
  if (noun < 0) return -1;
  const isMany = MANY.has(w.lower[noun]!) || w.xpos[noun] === "NNS" || w.xpos[noun] === "NNPS";
  return isMany ? noun : -1;
}

/** The predicate of the clause behind the verb, with `that` or without; -1 where none begins there. */
function predicateBehind(w: Work, cue: number): number {
  const that = w.lower[cue + 1] === "that";
  if (!that && !NOMINAL.has(w.upos[cue + 1]!)) return -1;
  for (let k = cue + 2; k < Math.min(w.words.length, cue + REACH); k++) {
    if (/^[,;:]$/.test(w.lower[k]!)) return -1;
    if (!FINITE.has(w.xpos[k]!)) continue;
    return verbAt(w, k);
  }
  return -1;
}
