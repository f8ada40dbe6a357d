// Mends `as the union agreed to do`, `like Ruritania promised`: a phrase of comparison with a finite verb right behind it is a clause.
import type { Work } from "./work.ts";

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);

/**
 * A noun phrase behind `like` or `as` that the parser hung on an earlier word, followed at once (adverbs apart) by a finite verb that has no
 * subject, is that verb's subject. True where something changed.
 */
export function likeClauses(w: Work): boolean {
  let changed = false;
  for (let k = 2; k < w.words.length; k++) {
    if (w.relations[k] !== "advcl" || !FINITE.has(w.xpos[k]!) || hasSubject(w, k)) continue;
    let before = k - 1;
    while (before > 0 && w.upos[before] === "ADV") before--;
    const noun = before;
    if (w.heads[noun]! >= noun || !/^(?:obl|nmod)/.test(w.relations[noun] ?? "")) continue;
    const mark = w.heads.findIndex((head, j) => head === noun && w.relations[j] === "case");
    if (mark < 0 || (w.lower[mark] !== "like" && w.lower[mark] !== "as")) continue;
    w.heads[noun] = k;
    w.relations[noun] = "nsubj";
    w.heads[mark] = k;
    w.relations[mark] = "mark";
    changed = true;
  }
  return changed;
}

function hasSubject(w: Work, verb: number): boolean {
  return w.heads.some((head, j) => head === verb && /^(?:nsubj|csubj|expl)/.test(w.relations[j]!));
}
