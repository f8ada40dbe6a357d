// Mends parses in which a finite cue verb was taken for a noun, or the subject of a bare complement for the cue's object.
import { wordSet } from "../../text/index.ts";
import type { Lexicon } from "./lexicon.ts";
import { matchPhrase } from "./lexicon.ts";
import { FINITE, openClause, type Work } from "./work.ts";

/** -s forms that are nouns, too, but in front of `that` behind a nominal are verbs. */
const NOUN_LIKE = new Set(
  "denies demands claims reports doubts fears hopes says insists maintains warns argues believes alleges states vows pledges".split(
    " ",
  ),
);

/** Verbs of saying whose complement can stand without `that`. */
const BARE_CUES = new Set(
  "say claim insist believe think allege report suggest maintain assert argue hope fear".split(" "),
);

/** `Name denies that …`: the -s form of a cue verb between a nominal and `that`, with no finite verb before it, is the root. */
export function finiteCues(w: Work, lexicon: Lexicon): boolean {
  for (let k = 1; k + 2 < w.words.length; k++) {
    const finite = FINITE.has(w.xpos[k]!) && w.upos[k] !== "NOUN" && w.upos[k] !== "PROPN";
    if (finite && !NOUN_LIKE.has(w.lower[k]!)) return false;
    if (!NOUN_LIKE.has(w.lower[k]!) || (w.lower[k + 1] !== "that" && !opensBareClause(w, k + 1))) continue;
    if (!["NOUN", "PROPN", "PRON", "NUM"].includes(w.upos[k - 1]!)) continue;
    const that = w.lower[k + 1] === "that";
    if (w.upos[k] === "VERB" && w.heads.some((h, j) => h === k && j < k && /^(?:nsubj|acl)/.test(w.relations[j]!)))
      return false;
    let clause = finiteHeadBehind(w, that ? k + 2 : k + 1);
    if (clause < 0) return false;
    // What is finite behind the clause would be the main verb: `The reports that X did Y shocked Z`.
    if (hasSecondPredicate(w, clause)) return false;
    const lemma = verbLemma(w.lower[k]!);
    if (!matchPhrase(lexicon.verbs, [lemma], [lemma], 0)) return false;
    const root = w.heads.indexOf(-1);
    let subject = nominalHead(w, k);
    // `Lai Ching-te insists`: the name before the verb in one piece.
    if (root < subject && isOneName(w, root, k)) {
      w.heads[subject] = root;
      w.relations[subject] = "flat";
      subject = root;
    }
    for (let j = 0; j < w.words.length; j++) {
      if (j === k || w.heads[j] !== k) continue;
      if (j < k && j !== subject)
        w.heads[j] =
          ["det", "amod", "nmod:poss", "nummod", "compound", "case"].includes(w.relations[j]!) && subject >= 0
            ? subject
            : k;
    }
    w.upos[k] = "VERB";
    w.xpos[k] = "VBZ";
    w.lemmas[k] = lemma;
    if (root !== k) {
      if (root !== clause && root > k) clause = root;
      w.heads[root] = k;
      w.relations[root] = root === clause ? "ccomp" : "parataxis";
    }
    w.heads[k] = -1;
    w.relations[k] = "root";
    w.heads[subject] = k;
    w.relations[subject] = "nsubj";
    w.heads[clause] = k;
    w.relations[clause] = "ccomp";
    if (that) {
      if (w.heads[k + 1] !== clause) w.heads[k + 1] = clause;
      w.relations[k + 1] = "mark";
      w.upos[k + 1] = "SCONJ";
      w.xpos[k + 1] = "IN";
    }
    const last = w.words.length - 1;
    if (w.upos[last] === "PUNCT") w.heads[last] = k;
    return true;
  }
  return false;
}

/**
 * `the board's finalized plan requests that`: what stands behind a possessive is no verb of it; the participle belongs to
 * the noun behind it, which is the subject of the finite verb that follows.
 */
export function possessedParticiples(w: Work): boolean {
  if (!w.lower.includes("'s") && !w.lower.includes("'")) return false;
  for (let p = 2; p + 2 < w.words.length; p++) {
    if (w.xpos[p] !== "VBD" && w.xpos[p] !== "VBN") continue;
    const noun = w.heads.findIndex((h, j) => h === p && j > p && w.relations[j] === "obj");
    if (noun < 0 || w.heads.some((h, j) => h === p && w.relations[j]!.startsWith("aux"))) continue;
    const owner = w.heads.findIndex(
      (h, j) =>
        j < p &&
        ((h === p && w.relations[j]!.startsWith("nsubj")) || (h === noun && w.relations[j] === "nmod:poss")) &&
        w.heads[j + 1] === j &&
        /^['’]s?$/.test(w.words[j + 1]!),
    );
    if (owner < 0) continue;
    const verb = w.heads.findIndex((h, j) => h === p && j > noun && FINITE.has(w.xpos[j]!) && w.upos[j] === "VERB");
    if (verb < 0 || w.heads.some((h, j) => h === verb && j > noun && j < verb && w.relations[j]!.startsWith("nsubj")))
      continue;
    for (let j = 0; j < w.words.length; j++)
      if (w.heads[j] === p && (j < owner || j > noun) && j !== verb) w.heads[j] = verb;
    w.heads[verb] = w.heads[p]!;
    w.relations[verb] = w.relations[p]!;
    w.heads[owner] = noun;
    w.relations[owner] = "nmod:poss";
    w.upos[owner + 1] = "PART";
    w.xpos[owner + 1] = "POS";
    w.relations[owner + 1] = "case";
    w.heads[p] = noun;
    w.relations[p] = "amod";
    w.xpos[p] = "VBN";
    w.heads[noun] = verb;
    w.relations[noun] = "nsubj";
    return true;
  }
  return false;
}

/** `has rejected X and claims that Y`: the -s form of a cue verb joined to a noun behind a finite verb is joined to the verb. */
export function joinedCues(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let k = 3; k + 2 < w.words.length; k++) {
    if (w.relations[k] !== "conj" || w.upos[k] !== "NOUN" || !NOUN_LIKE.has(w.lower[k]!)) continue;
    if (!["and", "but"].includes(w.lower[k - 1]!) || w.lower[k + 1] !== "that") continue;
    const clause = finiteHeadBehind(w, k + 2);
    let up = w.heads[k]!;
    for (let steps = 0; up >= 0 && w.upos[up] !== "VERB" && steps < 6; steps++) up = w.heads[up]!;
    if (clause < 0 || up < 0 || up > k) continue;
    // Same person: `has rejected … and claims`.
    const present =
      w.xpos[up] === "VBZ" ||
      w.heads.some((h, j) => h === up && j < up && w.xpos[j] === "VBZ" && w.relations[j] === "aux");
    const lemma = verbLemma(w.lower[k]!);
    if (!present || !matchPhrase(lexicon.verbs, [lemma], [lemma], 0)) continue;
    w.upos[k] = "VERB";
    w.xpos[k] = "VBZ";
    w.lemmas[k] = lemma;
    w.heads[k] = up;
    w.heads[clause] = k;
    w.relations[clause] = "ccomp";
    w.heads[k + 1] = clause;
    w.relations[k + 1] = "mark";
    changed = true;
  }
  return changed;
}

/** `he has`, `they will`: a pronoun of the subject and a finite verb. */
function opensBareClause(w: Work, k: number): boolean {
  return ["he", "she", "it", "they", "we", "there"].includes(w.lower[k] ?? "") && FINITE.has(w.xpos[k + 1] ?? "");
}

function isOneName(w: Work, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (w.upos[k] !== "PROPN" && w.upos[k] !== "NOUN" && !/^[-–‑]$/.test(w.words[k]!)) return false;
  return w.upos[from] === "PROPN";
}

/** `said X had stored ammunition`, with the participle hung on the noun: it is the verb, and the noun its object. */
function verbsUnderObjects(w: Work): boolean {
  let changed = false;
  for (let p = 2; p + 1 < w.words.length; p++) {
    if (w.xpos[p] !== "VBN" || w.relations[p] !== "amod") continue;
    const noun = w.heads[p]!;
    if (w.heads[p - 1] !== noun && w.heads[p - 1] !== p) continue;
    if (noun <= p || !["have", "'ve"].includes(w.lemmas[p - 1]!) || w.upos[p - 1] !== "AUX") continue;
    let subject = -1;
    for (let j = 0; j < p - 1; j++)
      if ((w.heads[j] === noun || w.heads[j] === p) && w.relations[j]!.startsWith("nsubj")) subject = j;
    if (subject < 0) continue;
    const up = w.heads[noun]!;
    w.heads[p] = up;
    w.relations[p] = up >= 0 && w.relations[noun] === "obj" ? "ccomp" : w.relations[noun]!;
    w.upos[p] = "VERB";
    w.heads[noun] = p;
    w.relations[noun] = "obj";
    for (let j = 0; j < w.words.length; j++) {
      if (j === p || w.heads[j] !== noun) continue;
      if (j < p) w.heads[j] = p;
      else if (
        j > noun &&
        w.relations[j] === "nmod" &&
        w.lower.slice(noun + 1, j).some((x) => ["in", "at", "on", "near"].includes(x))
      ) {
        w.heads[j] = p;
        w.relations[j] = "obl";
      }
    }
    w.heads[p - 1] = p;
    changed = true;
  }
  return changed;
}

/** `said 91 civilians, including 23 children, had died`: the object of the cue is the subject of the finite verb behind it. */
export function bareComplements(w: Work): boolean {
  let changed = verbsUnderObjects(w);
  for (let v = 1; v + 3 < w.words.length; v++) {
    if (w.upos[v] !== "VERB" || !FINITE.has(w.xpos[v]!) || !BARE_CUES.has(w.lemmas[v]!)) continue;
    let object = -1;
    let clause = -1;
    for (let j = v + 1; j < w.words.length; j++) {
      if (w.heads[j] === v && w.relations[j] === "obj" && object < 0) object = j;
      if (w.heads[j] === v && w.relations[j] === "ccomp") clause = j;
    }
    if (object < 0) continue;
    let aux = -1;
    let commas = 0;
    for (let j = object + 1; j < Math.min(w.words.length, object + 18); j++) {
      if (w.lower[j] === ",") commas++;
      if ([";", ":", "“", "”", '"'].includes(w.lower[j]!)) break;
      const inside = commas % 2 === 1;
      if (["that", "who", "which", "and", "but"].includes(w.lower[j]!) && !inside) break;
      if (FINITE.has(w.xpos[j]!) && !(inside && w.relations[j] !== "parataxis")) {
        aux = j;
        break;
      }
    }
    if (aux < 0 || (commas !== 0 && commas !== 2)) continue;
    if (commas === 2 && w.lower[aux - 1] !== "," && !(w.upos[aux - 1] === "ADV" && w.lower[aux - 2] === ",")) continue;
    const verb = w.upos[aux] === "AUX" && w.heads[aux]! > aux ? w.heads[aux]! : aux;
    if (verb === v || (clause >= 0 && clause !== verb)) continue;
    let subject = -1;
    for (let j = v + 1; j < verb; j++)
      if (w.heads[j] === verb && /^(nsubj|expl|csubj)/.test(w.relations[j]!)) subject = j;
    if (subject >= 0 && subject !== object) continue;
    // Not below the object's own phrase only: the verb must not be its relative clause.
    if (w.relations[verb] === "acl:relcl" && commas === 0) continue;
    w.heads[verb] = v;
    w.relations[verb] = "ccomp";
    w.heads[object] = verb;
    w.relations[object] = "nsubj";
    changed = true;
  }
  return changed;
}

const PROVIDERS = wordSet(["provided", "providing", "assuming", "supposing"]);

/** `would act provided X acts`, `Provided that X acts, Y will`. */
export function providedClauses(w: Work): boolean {
  for (let p = 0; p + 3 < w.words.length; p++) {
    if (!PROVIDERS.has(w.lower[p]!)) continue;
    const clause = w.heads.findIndex((h, j) => h === p && j > p && w.relations[j] === "ccomp");
    if (clause < 0) continue;
    const main = w.heads.findIndex(
      (h, j) =>
        h === p && ((p === 0 && j > clause && w.relations[j] === "parataxis") || (j < p && w.upos[j] === "VERB")),
    );
    if (main < 0) continue;
    for (let j = 0; j < w.words.length; j++)
      if (w.heads[j] === p && j !== main && j !== clause && (j > clause || j < p) && w.upos[j] !== "PUNCT")
        w.heads[j] = main;
    w.heads[main] = w.heads[p]!;
    w.relations[main] = w.relations[p]!;
    w.heads[p] = main;
    w.relations[p] = "advcl";
    w.upos[p] = "VERB";
    return true;
  }
  return false;
}

/** `said A did X and that B did Y`: a clause joined with `that` is joined to the cue's first clause. */
export function thatConjuncts(w: Work): boolean {
  let changed = false;
  for (let m = 3; m + 2 < w.words.length; m++) {
    if (w.lower[m] !== "that" || !["and", "but", "or"].includes(w.lower[m - 1]!)) continue;
    const k = w.relations[m] === "mark" ? w.heads[m]! : clauseOfDeterminer(w, m);
    if (k <= m || !["conj", "parataxis", "advcl", "ccomp"].includes(w.relations[k]!)) continue;
    const cue = w.heads[k]!;
    if (cue < 0 || cue > m || w.upos[cue] !== "VERB") continue;
    let first = -1;
    for (let j = cue + 1; j < m; j++) if (w.heads[j] === cue && w.relations[j] === "ccomp") first = j;
    if (first < 0) continue;
    w.heads[k] = first;
    w.relations[k] = "conj";
    changed = true;
  }
  return changed;
}

/**
 * `and that Teth, short of arms, will accept`, with `that` read as a determiner and the name as part of the clause before: the finite
 * verb behind the name that has no subject, which the name and the conjunction are given to; -1 where there is none.
 */
function clauseOfDeterminer(w: Work, that: number): number {
  const name = w.heads[that]!;
  if (w.relations[that] !== "det" || name <= that || w.upos[name] !== "PROPN" || w.relations[name] !== "conj")
    return -1;
  const verb = w.relations.findIndex((relation, k) => k > name && relation === "conj" && w.heads[k]! < that);
  if (verb < 0 || w.heads.some((head, k) => head === verb && w.relations[k]!.startsWith("nsubj"))) return -1;
  if (!w.heads.some((head, k) => head === verb && k > name && k < verb && w.relations[k] === "aux")) return -1;
  w.heads[name] = verb;
  w.relations[name] = "nsubj";
  openClause(w, that, verb);
  return verb;
}

/** Verbs of speech that a party does, not a thing. */
const SPEECH = new Set(
  "accuse blame deny reject condemn warn vow pledge demand insist say call urge criticize criticise threaten denounce appeal ask order request promise announce invite".split(
    " ",
  ),
);

/** `said the truce held but accused X`: a verb of speech joined to a clause about a thing is joined to the cue above it. */
export function cueConjuncts(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let k = 3; k < w.words.length; k++) {
    if (w.relations[k] !== "conj" || !["VBD", "VBZ", "VBP"].includes(w.xpos[k]!)) continue;
    const first = w.heads[k]!;
    if (first < 0 || first > k || w.relations[first] !== "ccomp") continue;
    const cue = w.heads[first]!;
    if (cue < 0 || cue > first || w.xpos[cue] !== w.xpos[k] || w.upos[cue] !== "VERB") continue;
    let subject = -1;
    let own = false;
    let cueHasSubject = false;
    let isModal = false;
    for (let j = 0; j < k; j++) {
      if (!/^(?:nsubj|expl)/.test(w.relations[j]!)) continue;
      if (w.heads[j] === first) subject = j;
      if (w.heads[j] === k) own = true;
      if (w.heads[j] === cue) cueHasSubject = true;
    }
    for (let j = cue; j < first; j++) if (w.heads[j] === first && w.xpos[j] === "MD") isModal = true;
    if (own || subject < 0 || !cueHasSubject) continue;
    // `ruled that they had been expelled and ordered the state to pay`: what was suffered is not joined to an act on another.
    const suffered =
      w.relations[subject] === "nsubj:pass" && w.heads.some((h, j) => h === k && w.relations[j] === "obj");
    if (!suffered && !SPEECH.has(w.lemmas[k]!)) continue;
    // `said the army would leave and called on the rebels`: behind a modal a past tense is joined to the cue, whoever the subject is.
    const isThing = !["PROPN", "PRON"].includes(w.upos[subject]!) && !lexicon.agents.has(w.lemmas[subject]!);
    if (!suffered && !isThing && !(isModal && w.xpos[k] === "VBD")) continue;
    w.heads[k] = cue;
    changed = true;
  }
  return changed;
}

function verbLemma(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}

/** The head of the predicate behind `from`: the first finite verb, or what it is an auxiliary of. */
function finiteHeadBehind(w: Work, from: number): number {
  let subject = false;
  for (let j = from; j < Math.min(w.words.length, from + 25); j++) {
    if (["NOUN", "PROPN", "PRON", "NUM"].includes(w.upos[j]!)) subject = true;
    const subjunctive = subject && (w.xpos[j] === "VB" || w.lower[j] === "be");
    if (!FINITE.has(w.xpos[j]!) && !subjunctive) continue;
    if (!subject) return -1;
    const auxiliary = /^(?:aux|cop)/.test(w.relations[j]!);
    return auxiliary && w.heads[j]! > j ? w.heads[j]! : j;
  }
  return -1;
}

/** Whether a second finite verb without a subject of its own stands behind the clause: it is the sentence's main verb. */
function hasSecondPredicate(w: Work, clause: number): boolean {
  for (let j = clause + 1; j < w.words.length; j++) {
    if (!FINITE.has(w.xpos[j]!)) continue;
    if (j === clause + 1 && (w.heads[j] !== clause || FINITE.has(w.xpos[clause]!))) return true;
    if (w.xpos[j] === "MD" || w.upos[j] === "AUX") continue;
    for (let i = clause + 1; i < j; i++) {
      if (["PRON", "SCONJ", "CCONJ"].includes(w.upos[i]!) || [",", ";", "who", "which", "that"].includes(w.lower[i]!))
        return false;
    }
    return true;
  }
  return false;
}

/** The nominal right before `k`, or what it hangs on inside the phrase before `k`. */
function nominalHead(w: Work, k: number): number {
  let head = k - 1;
  for (let steps = 0; steps < 8; steps++) {
    const up = w.heads[head]!;
    if (up < 0 || up >= k || !["NOUN", "PROPN", "PRON", "NUM"].includes(w.upos[up]!)) break;
    head = up;
  }
  return head;
}
