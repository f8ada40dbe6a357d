// Mends conditions without `if` (`should X do`, `had X done`), conditions behind a colon, and `as soon as`.
import { wordSet } from "../../text/index.ts";
import { openClause, type Work } from "./work.ts";

/** Auxiliaries that open a condition when they stand before their subject. */
const INVERTERS = wordSet(["should", "had", "were"]);

const BREAKS = new Set([",", ";", ":", "—", "–"]);

/** `Should X refuse, Y would act`; `Y would act should X refuse`: the clause is an adverbial marked by its auxiliary. */
export function invertedConditions(w: Work): boolean {
  const n = w.words.length;
  let end = n - 1;
  while (end > 0 && /^["”’')]$/.test(w.words[end]!)) end--;
  if (w.words[end] === "?") return false;
  let changed = false;
  for (let k = 0; k + 3 < n; k++) {
    if (!INVERTERS.has(w.lower[k]!)) continue;
    const opens =
      k === 0 ||
      BREAKS.has(w.lower[k - 1]!) ||
      /^["“]$/.test(w.words[k - 1]!) ||
      ["and", "but", "that"].includes(w.lower[k - 1]!);
    const verb = verbOf(w, k);
    if (verb < 0) continue;
    let comma = -1;
    for (let j = verb + 1; j < n && comma < 0; j++) if (w.lower[j] === ",") comma = j;
    const main = opens ? mainBehind(w, comma) : mainBefore(w, k, verb);
    if (main < 0 || main === verb) continue;
    // The clause: everything from the auxiliary to the comma or the end hangs on its verb.
    const to = opens ? comma : n - 1;
    const up = w.heads[verb]!;
    const inside = (j: number): boolean => j >= k && j < to;
    w.heads[main] = inside(w.heads[main]!) || w.heads[main] === verb ? (inside(up) ? -1 : up) : w.heads[main]!;
    if (w.heads[main] === -1) w.relations[main] = "root";
    else if (up === w.heads[main] && !inside(up)) w.relations[main] = w.relations[verb]!;
    for (let j = 0; j < n; j++) {
      if (j === main || j === verb) continue;
      if (!inside(j) && inside(w.heads[j]!)) w.heads[j] = main;
    }
    w.heads[verb] = main;
    w.relations[verb] = "advcl";
    w.upos[verb] = "VERB";
    if (w.xpos[verb] === "NN") w.xpos[verb] = "VB";
    openClause(w, k, verb);
    if (w.heads.indexOf(-1) < 0) w.heads[main] = -1;
    changed = true;
  }
  return changed;
}

/** The verb that the inverted auxiliary belongs to: a bare form, a participle or an infinitive behind its subject; or -1. */
function verbOf(w: Work, k: number): number {
  let subject = false;
  for (let j = k + 1; j < Math.min(w.words.length, k + 14); j++) {
    const tag = w.xpos[j]!;
    if (BREAKS.has(w.lower[j]!) || ["VBD", "VBZ", "VBP", "MD"].includes(tag)) {
      // `Had the army attacked`: the participle may bear the tag of the past.
      if (!(tag === "VBD" && w.lower[k] === "had" && subject))
        return w.lower[k] === "should" && w.lower[j] === "," && isBareNoun(w, j - 1) ? j - 1 : -1;
    }
    if (["NOUN", "PROPN", "PRON", "NUM"].includes(w.upos[j]!)) subject = true;
    if (!subject) continue;
    if (w.lower[k] === "should" && tag === "VB") return w.upos[j] === "AUX" && w.heads[j]! > j ? w.heads[j]! : j;
    if (w.lower[k] === "had" && (tag === "VBN" || tag === "VBD") && w.upos[j] !== "ADJ")
      return w.upos[j] === "AUX" && w.heads[j]! > j ? w.heads[j]! : j;
    if (w.lower[k] === "were" && tag === "VB" && w.lower[j - 1] === "to")
      return w.upos[j] === "AUX" && w.heads[j]! > j ? w.heads[j]! : j;
  }
  return -1;
}

/** `Should the payments from abroad cease,`: a noun behind a finished phrase, where a verb must stand. */
function isBareNoun(w: Work, k: number): boolean {
  return w.xpos[k] === "NN" && w.lower[k] === w.lemmas[k] && ["NOUN", "PROPN", "ADV"].includes(w.upos[k - 1] ?? "");
}

/** The head of the clause behind the comma: subject and a modal, or -1. */
function mainBehind(w: Work, comma: number): number {
  if (comma < 0) return -1;
  let subject = false;
  for (let j = comma + 1; j < Math.min(w.words.length, comma + 20); j++) {
    if (["NOUN", "PROPN", "PRON", "NUM"].includes(w.upos[j]!)) subject = true;
    if (["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[j]!)) {
      if (!subject || w.xpos[j] !== "MD") return -1;
      return w.heads[j]! > j ? w.heads[j]! : -1;
    }
    if (BREAKS.has(w.lower[j]!)) return -1;
  }
  return -1;
}

function isNominalAt(w: Work, k: number): boolean {
  return ["NOUN", "PROPN", "PRON", "DET", "NUM"].includes(w.upos[k] ?? "");
}

/** The head of the clause before an inverted auxiliary: it has a modal of its own; or -1. */
function mainBefore(w: Work, k: number, verb: number): number {
  // `should` in front of a subject and a bare verb is no question within a sentence: the nearest verb before it governs.
  if (w.lower[k] === "should" && isNominalAt(w, k + 1) && w.xpos[verb] === "VB" && isNominalAt(w, k - 1)) {
    for (let j = k - 1; j >= 0; j--) {
      if (BREAKS.has(w.lower[j]!)) return -1;
      if (w.upos[j] === "VERB") return j;
    }
    return -1;
  }
  for (let j = k - 1; j >= 0; j--) {
    if (BREAKS.has(w.lower[j]!) || INVERTERS.has(w.lower[j]!)) return -1;
    if (w.xpos[j] === "MD") return w.heads[j]! > j && w.heads[j]! < k ? w.heads[j]! : -1;
  }
  return -1;
}

/** `will do X, provided that Y, and Z has already done W`: the proviso is a clause of its own and ends where the tense does. */
export function provisos(w: Work): boolean {
  let changed = false;
  for (let k = 2; k + 4 < w.words.length; k++) {
    if (w.lower[k - 1] !== "," || w.lower[k + 1] !== "that") continue;
    if (w.lower[k] !== "provided" && w.lower[k] !== "providing") continue;
    const clause = firstFinite(w, k + 2);
    if (clause < 0) continue;
    let main = -1;
    for (let j = k - 1; j >= 0; j--) {
      if (w.upos[j] === "VERB" && w.heads[j] !== k && !["acl", "acl:relcl", "amod"].includes(w.relations[j]!)) {
        main = j;
        break;
      }
    }
    if (main < 0 || main === clause) continue;
    for (let j = 0; j < w.words.length; j++) {
      if (w.heads[j] !== k || j === clause) continue;
      w.heads[j] = j < k ? main : clause;
    }
    if (w.heads[main] === k || w.heads[main] === clause) {
      w.heads[main] = w.heads[k]!;
      w.relations[main] = w.relations[k]!;
    }
    w.heads[clause] = main;
    w.relations[clause] = "advcl";
    openClause(w, k, clause);
    w.heads[k + 1] = clause;
    w.relations[k + 1] = "mark";
    w.upos[k + 1] = "SCONJ";
    w.xpos[k + 1] = "IN";
    releaseNextClause(w, clause, main);
    changed = true;
  }
  return changed;
}

/** A clause in the perfect joined to a proviso in the present is the sentence's own; so is its subject. */
function releaseNextClause(w: Work, clause: number, main: number): void {
  for (let c = clause + 1; c < w.words.length; c++) {
    if (w.heads[c] !== clause || w.relations[c] !== "conj") continue;
    const perfect = w.heads.some(
      (h, j) => h === c && j < c && w.relations[j] === "aux" && ["has", "have", "had"].includes(w.lower[j]!),
    );
    if (!perfect) continue;
    w.heads[c] = main;
    for (let n = clause + 1; n < c; n++) {
      if (
        w.relations[n] !== "conj" ||
        w.heads[n]! < clause ||
        w.heads[n]! >= n ||
        !["NOUN", "PROPN"].includes(w.upos[n]!)
      )
        continue;
      const joint = w.heads.some((h, j) => h === n && w.relations[j] === "cc" && w.lower[j - 1] === ",");
      if (!joint) continue;
      w.heads[n] = c;
      w.relations[n] = "nsubj";
      break;
    }
    return;
  }
}

/** The verb of the first finite clause from `from`, or -1. */
function firstFinite(w: Work, from: number): number {
  for (let j = from; j < Math.min(w.words.length, from + 14); j++) {
    if (BREAKS.has(w.lower[j]!)) return -1;
    if (!["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[j]!)) continue;
    return w.upos[j] === "AUX" && w.heads[j]! > j ? w.heads[j]! : j;
  }
  return -1;
}

const CONDITIONERS = wordSet(["if", "unless", "once", "when"]);

/** `One risk: if X, Y will follow`: a condition behind a colon belongs to the clause behind it. */
export function conditionsBehindColons(w: Work): boolean {
  let changed = false;
  for (let k = 2; k + 4 < w.words.length; k++) {
    if (!CONDITIONERS.has(w.lower[k]!)) continue;
    if (![":", ";", "—", "–"].includes(w.lower[k - 1]!)) continue;
    const clause = w.heads[k]!;
    if (clause <= k || w.heads[clause]! >= k) continue;
    for (let m = clause + 1; m < w.words.length; m++) {
      if (
        w.heads[m]! >= k ||
        !["parataxis", "conj", "ccomp", "advcl", "root", "appos", "dep"].includes(w.relations[m]!)
      )
        continue;
      if (!hasOwnSubject(w, m)) continue;
      w.heads[clause] = m;
      w.relations[clause] = "advcl";
      changed = true;
      break;
    }
  }
  return changed;
}

function hasOwnSubject(w: Work, m: number): boolean {
  for (let j = 0; j < m; j++) if (w.heads[j] === m && /^(?:nsubj|expl)/.test(w.relations[j]!)) return true;
  return false;
}
