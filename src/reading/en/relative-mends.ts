// Mends around relative clauses: particles read as conjunctions, clauses hung on a place, closing verdicts.
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { childOf, FINITE, type Work } from "./work.ts";

const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON"]);

/** All of them; true if any changed the parse. */
export function relativeMends(w: Work, lexicon: Lexicon): boolean {
  return [
    particlesReadAsMarks(w),
    whoBehindPlaces(w, lexicon),
    participlesBehindRelatives(w, lexicon),
    openingInfinitives(w),
  ].includes(true);
}

/** The predicate whose finite verb stands at `k`, or -1. */
function predicateAt(w: Work, k: number): number {
  if (!FINITE.has(w.xpos[k] ?? "")) return -1;
  if (w.upos[k] === "VERB") return k;
  return w.upos[k] === "AUX" && w.heads[k]! > k ? w.heads[k]! : -1;
}

const PARTICLES: ReadonlySet<string> = new Set("in out up off down back on over away through".split(" "));

/** `One resident who called in questioned how`: a particle opens no clause, so the finite verb behind it is the main one. */
function particlesReadAsMarks(w: Work): boolean {
  let changed = false;
  for (let k = 3; k + 2 < w.words.length; k++) {
    const verb = k + 1;
    if (!PARTICLES.has(w.lower[k]!) || w.heads[k] !== verb || !/^(?:mark|case)$/.test(w.relations[k]!)) continue;
    if (!["VBD", "VBZ", "VBP"].includes(w.xpos[verb]!) || childOf(w, verb, /^nsubj/) >= 0) continue;
    const above = w.heads[verb]!;
    if (above < 0 || above > k) continue;
    const inner = w.relations[above] === "acl:relcl" ? above : childOf(w, above, /^acl:relcl$/);
    if (inner < 0 || inner !== k - 1) continue;
    const noun = w.heads[inner]!;
    if (w.heads[noun]! >= 0 || !NOMINAL.has(w.upos[noun]!)) continue;
    w.heads[verb] = -1;
    w.relations[verb] = "root";
    for (let j = verb + 1; j < w.words.length; j++)
      if (w.heads[j] === noun || w.heads[j] === inner) {
        w.heads[j] = verb;
        if (/^acl/.test(w.relations[j]!)) w.relations[j] = "ccomp";
      }
    w.heads[noun] = verb;
    w.relations[noun] = "nsubj";
    w.heads[k] = inner;
    w.relations[k] = "compound:prt";
    changed = true;
  }
  return changed;
}

/** `To call this a peace is an insult`, with `To` read as a name: the infinitive is the subject of the judgement. */
function openingInfinitives(w: Work): boolean {
  if (w.lower[0] !== "to" || w.heads[0] !== 1 || !/^nsubj/.test(w.relations[0]!) || w.upos[1] !== "VERB") return false;
  w.relations[0] = "mark";
  w.upos[0] = "PART";
  w.xpos[0] = "TO";
  w.xpos[1] = "VB";
  const predicate = w.heads[1]! < 0 ? childOf(w, 1, /^ccomp$/) : -1;
  const noun = predicate < 0 ? -1 : childOf(w, predicate, /^nsubj/);
  if (noun < 0 || noun > predicate) return true;
  w.heads[predicate] = -1;
  w.relations[predicate] = "root";
  w.heads[1] = predicate;
  w.relations[1] = "csubj";
  w.heads[noun] = 1;
  w.relations[noun] = "xcomp";
  for (let k = predicate + 1; k < w.words.length; k++) if (w.heads[k] === 1) w.heads[k] = predicate;
  return true;
}

const WHERE: ReadonlySet<string> = new Set("in at from near across inside outside around within".split(" "));

/** `those in Tarkan who oppose it`, `people in the north who`: not the place. */
function whoBehindPlaces(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let who = 3; who + 1 < w.words.length; who++) {
    if (w.lower[who] !== "who" || !FINITE.has(w.xpos[who + 1]!)) continue;
    const place = who - 1;
    const clause = w.heads.findIndex((h, k) => h === place && k > who && w.relations[k] === "acl:relcl");
    const marker = childOf(w, place, /^case$/);
    if (clause < 0 || marker < 1 || marker > place || !WHERE.has(w.lower[marker]!)) continue;
    const people = marker - 1;
    const isPeople =
      w.lower[people] === "those" ||
      w.lower[people] === "everyone" ||
      (w.upos[people] === "NOUN" &&
        (lexicon.agents.has(w.lemmas[people]!) || /(?:er|or|ist|ian|ant)s?$/.test(w.lower[people]!)));
    if (!isPeople) continue;
    w.heads[clause] = people;
    w.heads[place] = people;
    w.relations[place] = "nmod";
    changed = true;
  }
  return changed;
}

/** `He spoke of supporters who say they agree, declaring: “…”`: a participle of saying behind the last comma is the main subject's. */
function participlesBehindRelatives(w: Work, lexicon: Lexicon): boolean {
  const root = w.heads.indexOf(-1);
  if (root < 0 || w.upos[root] !== "VERB" || childOf(w, root, /^nsubj$/) < 0) return false;
  for (let k = w.words.length - 2; k > root + 4; k--) {
    if (w.xpos[k] !== "VBG" || w.lower[k - 1] !== "," || !/^(?:advcl|acl)$/.test(w.relations[k]!)) continue;
    if (!matchPhrase(lexicon.verbs, w.lemmas, w.lower, k)) continue;
    // Only behind a clause that tells which ones are meant: no other comma.
    if (w.lower.slice(root, k - 1).includes(",")) return false;
    let above = w.heads[k]!;
    // `met traders who lost their stalls, saying`: hung on the traders themselves.
    const clause = w.relations[k] === "acl" ? childOf(w, above, /^acl:relcl$/) : -1;
    if (clause > 0 && clause < k) above = clause;
    for (let steps = 0; above > root && steps < 6 && w.relations[above] !== "acl:relcl"; steps++)
      above = w.heads[above]!;
    if (above <= root || w.relations[above] !== "acl:relcl" || w.heads[above]! < root) return false;
    w.heads[k] = root;
    w.relations[k] = "advcl";
    return true;
  }
  return false;
}

/** Nouns by which a sentence ends in a verdict on what it told. */
const VERDICTS: ReadonlySet<string> = new Set(
  "demand decision move step proposal claim charge allegation accusation assertion request condition plan policy idea offer suggestion threat figure account version view reading practice tactic ban order change deal result outcome".split(
    " ",
  ),
);

/**
 * `…, a demand Nicosia rejects`, `…, a decision she describes as cruel`: behind the last comma a noun for what was told, with a clause of
 * its own that has a subject and lacks an object. It becomes a clause beside the main one, with the noun for its object.
 */
export function closingVerdicts(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let article = 4; article + 4 < w.words.length; article++) {
    if (w.lower[article - 1] !== "," || (w.lower[article] !== "a" && w.lower[article] !== "an")) continue;
    const noun = article + (w.upos[article + 1] === "ADJ" ? 2 : 1);
    if (!VERDICTS.has(w.lower[noun] ?? "")) continue;
    const verb = verdictVerb(w, noun, lexicon);
    if (verb < 0) continue;
    const above = w.heads[verb]!;
    const subject = verb - 1 - (w.upos[verb - 1] === "AUX" || w.upos[verb - 1] === "ADV" ? 1 : 0);
    // It is no part of what somebody said before it.
    const top = w.heads.indexOf(-1);
    if (top >= noun || top < 0) continue;
    w.heads[verb] = top;
    w.relations[verb] = "parataxis";
    w.heads[noun] = verb;
    w.relations[noun] = "obj";
    if (w.xpos[verb] === "VBN" && verb - 1 === subject) w.xpos[verb] = "VBD";
    w.heads[subject] = verb;
    w.relations[subject] = "nsubj";
    for (let k = article; k < noun; k++) w.heads[k] = noun;
    for (let k = noun + 1; k < subject; k++) if (w.heads[k]! < noun || w.heads[k] === noun) w.heads[k] = subject;
    for (let k = verb + 1; k < w.words.length - 1; k++)
      if (w.heads[k] === above || w.heads[k] === top) w.heads[k] = verb;
    changed = true;
  }
  return changed;
}

/** The verb of `Nicosia rejects`, `the army has denied`, `she describes as` straight behind the noun, with no object; else -1. */
function verdictVerb(w: Work, noun: number, lexicon: Lexicon): number {
  for (let k = noun + 1; k < Math.min(w.words.length, noun + 7); k++) {
    if (w.upos[k] === "PUNCT" || w.upos[k] === "SCONJ" || w.upos[k] === "ADP") return -1;
    if (["that", "which", "who"].includes(w.lower[k]!)) return -1;
    // `a decision Lesund condemned`: with a subject, no participle.
    const isPast =
      w.xpos[k] === "VBN" && /^acl/.test(w.relations[k]!) && /^nsubj/.test(w.relations[k - 1]!) && w.heads[k - 1] === k;
    if (!FINITE.has(w.xpos[k]!) && !isPast) continue;
    const verb = isPast ? k : predicateAt(w, k);
    if (k < noun + 2 || verb < 0 || !NOMINAL.has(w.upos[k - 1]!)) return -1;
    const next = w.lower[verb + 1] ?? ".";
    const isBare =
      [".", ",", ";"].includes(next) || w.upos[verb + 1] === "PUNCT" || next === "as" || w.upos[verb + 1] === "ADV";
    return isBare && verb - k < 3 && matchPhrase(lexicon.verbs, w.lemmas, w.lower, verb) ? verb : -1;
  }
  return -1;
}
