// Mends clauses hung in the wrong place: inserted `X says` in relatives, finite conjuncts read as participles, those who are told.
import { furtherWords } from "./cue-mends.ts";
import { FINITE, type Work } from "./work.ts";

const INSERTED = new Set("say claim believe think allege insist argue maintain admit".split(" "));

/** All of them; true if any changed the parse. */
export function clauseMends(w: Work): boolean {
  return [
    saysInRelatives(w),
    finiteSeries(w),
    told(w),
    perfectConjuncts(w),
    asClauses(w),
    sayingConjuncts(w),
    furtherWords(w),
    claimsAsVerbs(w),
    bareNegations(w),
  ].includes(true);
}

/** `which Baku says contains a claim`: the verb behind the cue is its content, and the pronoun that verb's subject. */
function saysInRelatives(w: Work): boolean {
  let changed = false;
  for (let v = 2; v + 2 < w.words.length; v++) {
    if (w.relations[v] !== "acl:relcl" || !INSERTED.has(w.lemmas[v]!) || !FINITE.has(w.xpos[v]!)) continue;
    const pronoun = relativeOf(w, v);
    if (pronoun < 0) continue;
    let next = v + 1;
    while (w.upos[next] === "ADV" && next < v + 3) next++;
    if (w.upos[next] !== "VERB" && w.upos[next] !== "AUX") continue;
    if (!FINITE.has(w.xpos[next]!) && w.xpos[next] !== "VBN") continue;
    const verb = w.upos[next] === "AUX" && w.heads[next]! > next ? w.heads[next]! : next;
    if (
      verb === v ||
      w.heads[v] === verb ||
      w.heads.some((h, j) => h === verb && j > v && /^(?:nsubj|expl)/.test(w.relations[j]!))
    )
      continue;
    const noun = w.heads[v]!;
    if (w.heads[verb] !== noun && w.heads[verb] !== v) continue;
    if (w.xpos[verb] === "VBN" && verb === next) w.xpos[verb] = "VBD";
    w.heads[verb] = v;
    w.relations[verb] = "ccomp";
    w.heads[pronoun] = verb;
    w.relations[pronoun] = "nsubj";
    changed = true;
  }
  return changed;
}

/** `If it does not, it will lose`: the negator at the end of a clause belongs to the auxiliary before it. */
function bareNegations(w: Work): boolean {
  let changed = false;
  for (let not = 2; not + 1 < w.words.length; not++) {
    const auxiliary = not - 1;
    if (w.lower[not] !== "not" || w.upos[auxiliary] !== "AUX" || !/^[,;.]$/.test(w.lower[not + 1]!)) continue;
    if (w.heads[not] === auxiliary || w.heads[auxiliary]! < not) continue;
    if (!w.lower.slice(Math.max(0, not - 6), auxiliary).includes("if")) continue;
    for (let k = 0; k < w.words.length; k++) if (w.heads[k] === not) w.heads[k] = auxiliary;
    w.heads[not] = auxiliary;
    w.relations[not] = "advmod";
    changed = true;
  }
  return changed;
}

/** The relative pronoun in front of the verb's subject, or -1. */
function relativeOf(w: Work, v: number): number {
  let subject = false;
  for (let k = v - 1; k >= Math.max(0, v - 6); k--) {
    if (["which", "who", "that"].includes(w.lower[k]!)) return subject && w.heads[k] === v ? k : -1;
    if (w.lower[k] === ",") return -1;
    if (["NOUN", "PROPN", "PRON"].includes(w.upos[k]!)) subject = true;
  }
  return -1;
}

/** `denied a deal had been reached and said`: a verb of saying behind a passive content goes with the verb above. */
function sayingConjuncts(w: Work): boolean {
  let changed = false;
  for (let v = 4; v + 2 < w.words.length; v++) {
    if (w.relations[v] !== "conj" || !["say", "add", "insist", "claim", "argue"].includes(w.lemmas[v]!)) continue;
    const first = w.heads[v]!;
    const outer = first < 0 || w.relations[first] !== "ccomp" ? -1 : w.heads[first]!;
    if (outer < 0 || outer > first || w.xpos[outer] !== "VBD" || w.lower[v - 1] !== "and") continue;
    const has = (head: number, relation: RegExp): boolean =>
      w.heads.some((h, j) => h === head && relation.test(w.relations[j]!));
    if (!has(first, /^nsubj:pass$/) || has(v, /^(?:nsubj|aux)/) || !has(v, /^ccomp$/)) continue;
    w.heads[v] = outer;
    w.xpos[v] = "VBD";
    changed = true;
  }
  return changed;
}

/** `poured scorn on Chinese claims that`: behind a finite verb and a preposition, `claims` is a noun. */
function claimsAsVerbs(w: Work): boolean {
  let changed = false;
  for (let k = 4; k + 3 < w.words.length; k++) {
    if (w.lower[k + 1] !== "that" || w.xpos[k] !== "VBZ" || !["claims", "reports"].includes(w.lower[k]!)) continue;
    let p = k - 1;
    while (p > 0 && ["NOUN", "ADJ", "PROPN"].includes(w.upos[p]!)) p--;
    if (p === k - 1 || w.upos[p] !== "ADP") continue;
    let f = p - 1;
    while (f > 0 && ["NOUN", "ADJ", "PROPN", "DET", "ADV", "PART", "NUM"].includes(w.upos[f]!)) f--;
    if (f < 1 || !FINITE.has(w.xpos[f]!) || w.upos[f] !== "VERB") continue;
    if (w.lower.slice(0, f).some((word) => ["who", "which", "that", ","].includes(word))) continue;
    const inside = (j: number): boolean => j > p && j < k;
    for (let j = 0; j < w.words.length; j++) {
      if (j === k || j === f || j === p) continue;
      if (inside(j) && (!inside(w.heads[j]!) || w.heads[j] === k)) {
        w.heads[j] = k;
        w.relations[j] = w.upos[j] === "ADJ" ? "amod" : "compound";
      } else if (!inside(j) && (inside(w.heads[j]!) || (w.heads[j] === k && w.relations[j] !== "ccomp")))
        w.heads[j] = f;
    }
    let up = w.heads[f]!;
    for (let steps = 0; up >= 0 && up !== k && steps < w.words.length; steps++) up = w.heads[up]!;
    if (up === k) {
      w.heads[f] = w.heads[k]!;
      w.relations[f] = w.relations[k]!;
    }
    w.heads[k] = f;
    w.relations[k] = "obl";
    w.upos[k] = "NOUN";
    w.xpos[k] = "NNS";
    w.heads[p] = k;
    w.relations[p] = "case";
    changed = true;
  }
  return changed;
}

/** `accused X, promised to Y, and said`: a form in -ed between two past tenses is one, too. */
function finiteSeries(w: Work): boolean {
  let changed = false;
  for (let k = 2; k + 2 < w.words.length; k++) {
    if (w.xpos[k] !== "VBN" || w.relations[k] !== "advcl" || w.lower[k - 1] !== ",") continue;
    const main = w.heads[k]!;
    if (main < 0 || main > k || w.xpos[main] !== "VBD") continue;
    if (w.heads.some((h, j) => h === k && /^(?:aux|mark|nsubj)/.test(w.relations[j]!) && j < k)) continue;
    let last = -1;
    for (let j = k + 1; j < w.words.length; j++)
      if (w.heads[j] === main && w.relations[j] === "conj" && w.xpos[j] === "VBD") last = j;
    if (last < 0 || !w.lower.slice(k + 1, last).includes("and")) continue;
    w.xpos[k] = "VBD";
    w.relations[k] = "conj";
    changed = true;
  }
  return changed;
}

/** `told Axios that`: the one who is told is no part of what is said. */
function told(w: Work): boolean {
  let changed = false;
  for (let v = 0; v + 3 < w.words.length; v++) {
    if (w.upos[v] !== "VERB" || !["tell", "inform", "assure", "remind", "warn"].includes(w.lemmas[v]!)) continue;
    let that = -1;
    for (let k = v + 2; k < Math.min(w.words.length, v + 6) && that < 0; k++) if (w.lower[k] === "that") that = k;
    if (that < 0) continue;
    for (let k = v + 1; k < that; k++) {
      if (w.heads[k]! <= that || !["NOUN", "PROPN", "PRON"].includes(w.upos[k]!)) continue;
      w.heads[k] = v;
      w.relations[k] = "obj";
      changed = true;
    }
  }
  return changed;
}

/** `has denied X, in which N died, and has offered Y`: the auxiliary says with which verb the conjunct goes. */
function perfectConjuncts(w: Work): boolean {
  let changed = false;
  for (let k = 4; k < w.words.length; k++) {
    if (w.relations[k] !== "conj") continue;
    const relative = w.heads[k]!;
    if (relative < 0 || relative > k || w.relations[relative] !== "acl:relcl") continue;
    const auxiliary = auxiliaryOf(w, k);
    if (auxiliary === "" || auxiliary === auxiliaryOf(w, relative)) continue;
    if (w.heads.some((h, j) => h === k && /^nsubj/.test(w.relations[j]!))) continue;
    let main = w.heads[relative]!;
    for (let steps = 0; main >= 0 && steps < 8 && auxiliaryOf(w, main) !== auxiliary; steps++) main = w.heads[main]!;
    if (main < 0 || main > k) continue;
    w.heads[k] = main;
    changed = true;
  }
  return changed;
}

/** `…, he said, as A and B accused each other`: `as` with a finite verb behind its noun opens a clause. */
function asClauses(w: Work): boolean {
  let changed = false;
  for (let k = 3; k + 3 < w.words.length; k++) {
    if (w.lower[k] !== "as" || w.lower[k - 1] !== "," || w.relations[k] !== "case") continue;
    const noun = w.heads[k]!;
    if (noun <= k) continue;
    let verb = -1;
    for (let j = noun + 1; j < Math.min(w.words.length, noun + 14) && verb < 0; j++) {
      if (w.lower[j] === "," || ["who", "which", "that"].includes(w.lower[j]!)) break;
      if (FINITE.has(w.xpos[j]!)) verb = w.upos[j] === "AUX" && w.heads[j]! > j ? w.heads[j]! : j;
    }
    if (verb < 0 || w.heads[verb]! >= k || w.heads[verb]! < 0) continue;
    if (!["conj", "parataxis", "dep", "ccomp"].includes(w.relations[verb]!)) continue;
    if (w.heads.some((h, j) => h === verb && j < verb && /^(?:nsubj|expl)/.test(w.relations[j]!))) continue;
    const root = w.heads.indexOf(-1);
    if (root >= k) continue;
    w.heads[verb] = root;
    w.relations[verb] = "advcl";
    w.heads[noun] = verb;
    w.relations[noun] = "nsubj";
    w.heads[k] = verb;
    w.relations[k] = "mark";
    changed = true;
  }
  return changed;
}

function auxiliaryOf(w: Work, verb: number): string {
  for (let j = Math.max(0, verb - 5); j < verb; j++)
    if (w.heads[j] === verb && w.relations[j] === "aux" && FINITE.has(w.xpos[j]!)) return w.lower[j]!;
  return "";
}
