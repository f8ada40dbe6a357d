// Mends `officials briefed on the plan said`: a participle or adjective behind a noun in front of the main verb is the noun's, the noun the verb's subject.
import type { Work } from "./work.ts";

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);

const MAIN: ReadonlySet<string> = new Set(["root", "conj", "ccomp", "parataxis"]);

/** True where something changed. */
export function reducedRelatives(w: Work): boolean {
  let changed = false;
  for (let verb = 2; verb < w.words.length; verb++) {
    if (w.upos[verb] !== "VERB" || !FINITE.has(w.xpos[verb]!) || !MAIN.has(w.relations[verb]!)) continue;
    if (subjectOfParticiple(w, verb) || subjectWithApposition(w, verb) || titleOfSubject(w, verb)) changed = true;
  }
  if (partitive(w)) changed = true;
  for (let p = 1; p + 1 < w.words.length; p++)
    if (w.xpos[p] === "VBD" && (participleBetweenCommas(w, p) || participleOfNaming(w, p))) changed = true;
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

/** `The raid, made with two drones, took place`: a past form behind the subject's comma, joined to the next verb by a comma alone, is a participle. */
function participleBetweenCommas(w: Work, p: number): boolean {
  if (w.lower[p - 1] !== ",") return false;
  const noun = w.heads.findIndex((h, j) => h === p && j < p && /^nsubj/.test(w.relations[j]!));
  if (noun < 0 || !["NOUN", "PROPN"].includes(w.upos[noun]!) || hasSubjectBesides(w, p, noun)) return false;
  const verb = w.heads.findIndex((h, j) => h === p && j > p && w.relations[j] === "conj");
  if (verb < 0 || !w.xpos[verb]!.startsWith("VB") || hasSubjectBesides(w, verb, -1)) return false;
  if (w.heads.some((h, j) => (h === verb && w.relations[j] === "cc") || (h === p && /^aux/.test(w.relations[j]!))))
    return false;
  let first = verb;
  for (let j = verb - 1; j > p && w.heads[j] === verb && w.upos[j] !== "PUNCT"; j--) first = j;
  if (w.lower[first - 1] !== "," || !w.xpos.slice(first, verb + 1).some((tag) => FINITE.has(tag) || tag === "MD"))
    return false;
  giveSubject(w, p, noun, verb);
  return true;
}

const NAMING: ReadonlySet<string> = new Set(["surnamed", "named", "nicknamed", "codenamed", "dubbed", "called"]);

/** `a clerk surnamed Ruiz was arrested`: the name is the participle's, the noun the verb's subject. */
function participleOfNaming(w: Work, p: number): boolean {
  const noun = p - 1;
  const name = p + 1;
  const verb = w.heads[name]!;
  if (!NAMING.has(w.lower[p]!) || w.heads[noun] !== p || !/^nsubj/.test(w.relations[noun]!)) return false;
  if (w.upos[name] !== "PROPN" || !/^nsubj/.test(w.relations[name]!) || verb < 0) return false;
  if (w.heads[verb] !== p || w.relations[verb] !== "ccomp") return false;
  giveSubject(w, p, noun, verb);
  w.heads[name] = p;
  w.relations[name] = "xcomp";
  return true;
}

/** Puts `verb` in the place of `p`, with the noun for its subject and `p` as the noun's participle. */
function giveSubject(w: Work, p: number, noun: number, verb: number): void {
  w.heads[verb] = w.heads[p]!;
  w.relations[verb] = w.relations[p]!;
  for (let j = 0; j < w.words.length; j++)
    if (w.heads[j] === p && j !== noun && j !== verb && (j > verb || j < noun)) w.heads[j] = verb;
  const isPassive = w.heads.some((h, j) => h === verb && w.relations[j] === "aux:pass");
  w.heads[noun] = verb;
  w.relations[noun] = isPassive ? "nsubj:pass" : "nsubj";
  w.heads[p] = noun;
  w.relations[p] = "acl";
  w.xpos[p] = "VBN";
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

/** `the news agency Anadolu said`: a noun straight before the name that is the subject describes it. */
function titleOfSubject(w: Work, verb: number): boolean {
  for (let j = 0; j + 1 < verb; j++) {
    if (w.heads[j] !== verb || w.relations[j] !== "appos" || w.upos[j] !== "NOUN") continue;
    if (w.heads[j + 1] !== verb || !w.relations[j + 1]!.startsWith("nsubj") || w.upos[j + 1] !== "PROPN") continue;
    w.heads[j] = j + 1;
    w.relations[j] = "nmod:desc";
    return true;
  }
  return false;
}

function hasSubjectBesides(w: Work, verb: number, but: number): boolean {
  return w.heads.some((h, j) => h === verb && j !== but && /^(?:nsubj|expl|csubj)/.test(w.relations[j]!));
}

/** `Of the 32 experts questioned, four expected it`: what stands behind `of` is no subject, and the verb behind it a participle. */
function partitive(w: Work): boolean {
  if (w.lower[0] !== "of") return false;
  const noun = w.heads[0]!;
  const verb = noun < 0 ? -1 : w.heads[noun]!;
  if (verb !== noun + 1 || w.xpos[verb] !== "VBD" || w.heads[verb]! >= 0 || w.lower[verb + 1] !== ",") return false;
  const clause = w.heads.findIndex(
    (head, k) => head === verb && k > verb && /^(?:ccomp|parataxis)$/.test(w.relations[k]!),
  );
  if (clause < 0) return false;
  w.heads[clause] = -1;
  w.relations[clause] = "root";
  w.heads[noun] = clause;
  w.relations[noun] = "obl";
  w.heads[verb] = noun;
  w.relations[verb] = "acl";
  w.xpos[verb] = "VBN";
  for (let k = 0; k < w.words.length; k++) if (w.heads[k] === verb && k > verb) w.heads[k] = clause;
  return true;
}
