// Mends `officials briefed on the plan said`: a participle or adjective behind a noun in front of the main verb is the noun's, the noun the verb's subject.
import type { Work } from "./mend.ts";

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);

const MAIN: ReadonlySet<string> = new Set(["root", "conj", "ccomp", "parataxis"]);

/** True where something changed. */
export function reducedRelatives(w: Work): boolean {
  let changed = false;
  for (let verb = 2; verb < w.words.length; verb++) {
    if (!FINITE.has(w.xpos[verb]!) || w.upos[verb] !== "VERB" || !MAIN.has(w.relations[verb]!)) continue;
    if (subjectOfParticiple(w, verb) || subjectWithApposition(w, verb)) changed = true;
  }
  return changed;
}

/** The subject that the parser gave to the participle: `officials briefed on X said`, `people familiar with X said`. */
function subjectOfParticiple(w: Work, verb: number): boolean {
  for (let p = 1; p < verb; p++) {
    const adjective = w.upos[p] === "ADJ" && w.relations[p] === "nsubj";
    const participle = ["VBN", "VBD", "VBG"].includes(w.xpos[p]!) && /^(?:advcl|csubj|nsubj)/.test(w.relations[p]!);
    if (w.heads[p] !== verb || !(adjective || participle)) continue;
    const noun = w.heads.findIndex((h, j) => h === p && j < p && w.relations[j]!.startsWith("nsubj"));
    if (noun < 0 || !["NOUN", "PROPN"].includes(w.upos[noun]!) || noun + 1 !== p) continue;
    const marked = w.heads.some((h, j) => h === p && ["mark", "aux", "cop", "aux:pass"].includes(w.relations[j]!));
    const parted = w.lower.slice(noun, verb).some((word) => [",", ";", ":"].includes(word));
    if (marked || parted || hasSubjectBesides(w, verb, p)) continue;
    w.heads[noun] = verb;
    w.relations[noun] = "nsubj";
    w.heads[p] = noun;
    w.relations[p] = adjective ? "amod" : "acl";
    if (w.xpos[p] === "VBD") w.xpos[p] = "VBN";
    return true;
  }
  return false;
}

/** `Okafor, a fisherman from the island, said`: a name with its apposition that the parser made anything but the subject. */
function subjectWithApposition(w: Work, verb: number): boolean {
  const name = w.heads.findIndex(
    (h, j) =>
      h === verb &&
      w.upos[j] === "PROPN" &&
      ["advmod", "obl", "obl:unmarked", "vocative", "discourse", "dislocated"].includes(w.relations[j]!),
  );
  if (name < 0 || name > verb || w.lower[verb - 1] !== "," || hasSubjectBesides(w, verb, name)) return false;
  if (w.heads.some((h, j) => h === name && w.relations[j] === "case")) return false;
  if (!w.heads.some((h, j) => h === name && w.relations[j] === "appos" && j > name && j < verb)) return false;
  w.relations[name] = "nsubj";
  return true;
}

function hasSubjectBesides(w: Work, verb: number, but: number): boolean {
  return w.heads.some((h, j) => h === verb && j !== but && /^(?:nsubj|expl|csubj)/.test(w.relations[j]!));
}
