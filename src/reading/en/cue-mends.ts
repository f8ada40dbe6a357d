// Mends clauses of saying torn apart: contents hung on `in a statement`, subjects lost to an apposition, cues set into a clause.
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { childOf, FINITE, openClause, type Work } from "./work.ts";

const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
/** Classes of verbs whose contents are clauses of their own. */
const SAYING: ReadonlySet<string> = new Set("say claim announce warn predict deny believe learn demand".split(" "));
const TELLING: ReadonlySet<string> = new Set("tell inform remind assure warn notify advise brief".split(" "));
const TIME = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:day|week|month|year|morning|evening|night|time)s?)$/;

/** All of them; true if any changed the parse. */
export function cueMends(w: Work, lexicon: Lexicon): boolean {
  return [
    judgedContents(w),
    subjunctives(w, lexicon),
    cuesReadAsParticiples(w, lexicon),
    contentsBehindPhrases(w, lexicon),
    predicatesBehindRelatives(w),
    subjectsBeforeCues(w, lexicon),
    subjectsBehindCues(w, lexicon),
    insertedCues(w, lexicon),
  ].includes(true);
}

/** `“…,” said Mr Dahl`, with both words as subjects: they are one name. */
export function titlesBesideNames(w: Work): boolean {
  let changed = false;
  for (let name = 1; name < w.words.length; name++) {
    const title = name - 1;
    if (!/^(?:mr|mrs|ms|dr|prof|sir|gen|col|sen)\.?$/.test(w.lower[title]!) || w.upos[name] !== "PROPN") continue;
    if (w.heads[title] !== w.heads[name] || w.relations[title] !== "nsubj" || w.relations[name] !== "nsubj") continue;
    w.heads[name] = title;
    w.relations[name] = "flat";
    changed = true;
  }
  return changed;
}

const isSaying = (w: Work, verb: number, lexicon: Lexicon): boolean => {
  const phrase = matchPhrase(lexicon.verbs, w.lemmas, w.lower, verb);
  return phrase !== null && SAYING.has(phrase.value);
};

function isUnder(w: Work, k: number, above: number): boolean {
  for (let at = k, steps = 0; at >= 0 && steps <= w.words.length; at = w.heads[at]!, steps++)
    if (at === above) return true;
  return false;
}

/** `fear that roads to Belo, where many live, would close`: the noun is the subject of the finite verb behind the relative clause. */
function predicatesBehindRelatives(w: Work): boolean {
  let changed = false;
  for (let noun = 3; noun + 3 < w.words.length; noun++) {
    if (w.relations[noun] !== "ccomp" || !NOMINAL.has(w.upos[noun]!) || childOf(w, noun, /^(?:cop|nsubj)/) >= 0)
      continue;
    const that = childOf(w, noun, /^mark$/);
    if (that < 0 || that > noun || w.lower[that] !== "that") continue;
    const predicate = finiteBehindComma(w, noun);
    if (
      predicate < 0 ||
      childOf(w, predicate, /^(?:nsubj|expl|mark)/) >= 0 ||
      !/^(?:acl|conj|parataxis|advcl)/.test(w.relations[predicate]!)
    )
      continue;
    w.heads[predicate] = w.heads[noun]!;
    w.relations[predicate] = "ccomp";
    w.heads[noun] = predicate;
    w.relations[noun] = "nsubj";
    w.heads[that] = predicate;
    changed = true;
  }
  return changed;
}

/** The predicate whose finite verb stands right behind a comma, the first one behind `from`; -1 where there is none. */
function finiteBehindComma(w: Work, from: number): number {
  for (let k = from + 1; k + 1 < w.words.length; k++) {
    if (w.lower[k] !== "," || !FINITE.has(w.xpos[k + 1]!)) continue;
    return predicateAt(w, k + 1);
  }
  return -1;
}

/** `The time had come, he said, but added that`: who said the first, added the second. */
export function furtherWords(w: Work): boolean {
  let changed = false;
  for (let verb = 4; verb + 2 < w.words.length; verb++) {
    if (w.relations[verb] !== "conj" || !["add", "say", "warn", "insist"].includes(w.lemmas[verb]!)) continue;
    if (childOf(w, verb, /^ccomp$/, verb) < 0 || childOf(w, verb, /^(?:nsubj|aux)/) >= 0) continue;
    const cue = childOf(w, w.heads[verb]!, /^parataxis$/);
    if (cue < 0 || cue > verb || cue < w.heads[verb]! || childOf(w, cue, /^nsubj/) < 0) continue;
    if (!["say", "tell", "write", "argue", "explain"].includes(w.lemmas[cue]!)) continue;
    w.heads[verb] = cue;
    changed = true;
  }
  return changed;
}

const PARTICLES: ReadonlySet<string> = new Set("over out up off down back in away".split(" "));

/** `requests that the army hand over the bridge`: a plain verb taken for a noun, with its subject as part of it. */
function subjunctives(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let that = 2; that + 3 < w.words.length; that++) {
    const cue = that - 1;
    if (w.lower[that] !== "that" || w.upos[that] !== "SCONJ" || w.relations[that] === "mark") continue;
    if (w.upos[cue] !== "VERB" || matchPhrase(lexicon.verbs, w.lemmas, w.lower, cue)?.value !== "demand") continue;
    const verb = w.relations.findIndex((r, k) => k > that + 1 && w.heads[k] === cue && /^(?:nsubj|obj)/.test(r));
    if (verb < 0 || w.xpos[verb] !== "NN" || w.heads[verb - 1] !== verb || w.relations[verb - 1] !== "compound")
      continue;
    const subject = verb - 1;
    for (let k = that + 1; k < subject; k++) if (w.heads[k] === verb) w.heads[k] = subject;
    w.heads[subject] = verb;
    w.relations[subject] = "nsubj";
    w.heads[verb] = cue;
    w.relations[verb] = "ccomp";
    w.upos[verb] = "VERB";
    w.xpos[verb] = "VB";
    w.heads[that] = verb;
    w.relations[that] = "mark";
    const next = verb + 1;
    const object = w.heads[next]!;
    if (PARTICLES.has(w.lower[next]!) && object > next && w.relations[next] === "case") {
      w.heads[next] = verb;
      w.relations[next] = "compound:prt";
      w.heads[object] = verb;
      w.relations[object] = "obj";
    }
    changed = true;
  }
  return changed;
}

/** `The claim that the north is calm is nonsense`: the clause belongs to the noun, and the noun is the subject. */
function judgedContents(w: Work): boolean {
  const noun = w.heads.indexOf(-1);
  if (noun < 0 || w.upos[noun] !== "NOUN") return false;
  const predicate = childOf(w, noun, /^ccomp$/, noun);
  const clause = predicate < 0 ? -1 : childOf(w, predicate, /^csubj$/, noun);
  const that = predicate < 0 ? -1 : childOf(w, predicate, /^mark$/, noun);
  if (clause < 0 || clause > predicate || that < 0 || that > clause || w.lower[that] !== "that") return false;
  w.heads[predicate] = -1;
  w.relations[predicate] = "root";
  w.heads[noun] = predicate;
  w.relations[noun] = "nsubj";
  w.heads[clause] = noun;
  w.relations[clause] = "acl";
  w.heads[that] = clause;
  for (let k = predicate + 1; k < w.words.length; k++) if (w.heads[k] === noun) w.heads[k] = predicate;
  return true;
}

/** `The minister insisted there would be none`: a past tense right behind its subject, whose clause has a subject of its own. */
function cuesReadAsParticiples(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let verb = 1; verb + 2 < w.words.length; verb++) {
    if (w.xpos[verb] !== "VBD" || !/^acl/.test(w.relations[verb]!) || !isSaying(w, verb, lexicon)) continue;
    const noun = w.heads[verb]!;
    let clause = noun < 0 ? -1 : w.heads[noun]!;
    // Hung on another subject of the clause: `there would be no concessions`.
    if (clause > verb && /^nsubj/.test(w.relations[clause]!)) clause = w.heads[clause]!;
    if (noun > verb || clause < verb || !/^nsubj/.test(w.relations[noun]!) || !reachesUpTo(w, noun, verb)) continue;
    if (childOf(w, verb, /^(?:ccomp|obj|xcomp)$/) >= 0 || childOf(w, clause, /^(?:nsubj|expl)/, verb) < 0) continue;
    w.heads[verb] = w.heads[clause]!;
    w.relations[verb] = w.relations[clause]!;
    w.heads[noun] = verb;
    w.relations[noun] = "nsubj";
    w.heads[clause] = verb;
    w.relations[clause] = "ccomp";
    changed = true;
  }
  return changed;
}

function canSpeak(w: Work, noun: number, lexicon: Lexicon): boolean {
  if (w.upos[noun] === "PROPN") return true;
  return lexicon.agents.has(w.lemmas[noun]!) || /(?:er|or|ist|ian|man|woman|people)s?$/.test(w.lower[noun]!);
}

/** `Under the plan, says the ministry, each village gets a well`: the noun between the verb and the comma. */
function subjectsBehindCues(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let verb = 1; verb + 3 < w.words.length; verb++) {
    if (w.lower[verb - 1] !== "," || w.upos[verb] !== "VERB" || !FINITE.has(w.xpos[verb]!)) continue;
    if (!isSaying(w, verb, lexicon) || childOf(w, verb, /^nsubj/) >= 0) continue;
    let comma = verb + 1;
    while (comma < w.words.length && !/^[,.]$/.test(w.lower[comma]!) && comma - verb < LONGEST_INSERT) comma++;
    if (w.lower[comma] !== "," && w.lower[comma] !== ".") continue;
    for (let noun = verb + 1; noun < comma; noun++) {
      const head = w.heads[noun]!;
      if (head > verb && head < comma) continue;
      const isObject = head === verb && /^i?obj$/.test(w.relations[noun]!);
      // `…, complained the mayor.`, but `…, denied the report.`
      if (w.lower[comma] === "." && !canSpeak(w, noun, lexicon)) break;
      if (NOMINAL.has(w.upos[noun]!) && (head > comma || isObject) && childOf(w, noun, /^case$/) < 0) {
        w.heads[noun] = verb;
        w.relations[noun] = "nsubj";
        changed = true;
      }
      break;
    }
  }
  return changed;
}

/** `said in an interview that the talks had failed`: what was said, no relative clause of the interview. */
function contentsBehindPhrases(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let that = 3; that + 2 < w.words.length; that++) {
    if (w.lower[that] !== "that") continue;
    const clause = w.heads[that]!;
    if (clause < that || !/^acl/.test(w.relations[clause]!)) continue;
    const noun = w.heads[clause]!;
    if (noun > that) continue;
    // With `that` as its subject it is a relative clause.
    const subject = childOf(w, clause, /^nsubj/);
    if (subject < 0 || subject === that) continue;
    let verb = w.heads[noun]!;
    for (let steps = 0; verb >= 0 && w.upos[verb] !== "VERB" && steps < 3; steps++) verb = w.heads[verb]!;
    if (verb < 0 || verb > noun || !isSaying(w, verb, lexicon) || w.xpos[verb] === "VB") continue;
    // `told a crowd that`: the one who is told holds no clause either.
    const isTold = TELLING.has(w.lemmas[verb]!) && /^i?obj$/.test(w.relations[noun]!) && w.heads[noun] === verb;
    if (!isTold && (childOf(w, noun, /^case$/) < 0 || childOf(w, verb, /^obj$/) >= 0)) continue;
    if (childOf(w, verb, /^(?:ccomp|xcomp|parataxis)$/) >= 0) continue;
    w.heads[clause] = verb;
    w.relations[clause] = "ccomp";
    openClause(w, that, clause);
    changed = true;
  }
  return changed;
}

/** `its president, Ann Lee, said`: the noun before the apposition is who says it. */
function subjectsBeforeCues(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let verb = 2; verb < w.words.length; verb++) {
    if (w.upos[verb] !== "VERB" || !FINITE.has(w.xpos[verb]!) || !isSaying(w, verb, lexicon)) continue;
    if (childOf(w, verb, /^(?:nsubj|expl)/) >= 0) continue;
    for (let noun = verb - 1; noun >= 0; noun--) {
      if (w.heads[noun] !== verb || !NOMINAL.has(w.upos[noun]!)) continue;
      if (!/^(?:obl|appos|dep|discourse|vocative|dislocated|parataxis|obj)$/.test(w.relations[noun]!)) break;
      if (childOf(w, noun, /^case$/) >= 0 || TIME.test(w.lower[noun]!) || !reachesUpTo(w, noun, verb)) break;
      if (childOf(w, noun, /^appos$/, noun + 1) < 0 && w.upos[noun] !== "PROPN") break;
      w.relations[noun] = "nsubj";
      changed = true;
      break;
    }
  }
  return changed;
}

/** Whether nothing but words under the noun and marks stand between it and the verb. */
function reachesUpTo(w: Work, noun: number, verb: number): boolean {
  for (let k = noun + 1; k < verb; k++) if (w.upos[k] !== "PUNCT" && !isUnder(w, k, noun)) return false;
  return true;
}

/** Longest cue clause between commas, and longest subject of the clause that it stands in. */
const LONGEST_INSERT = 8;
const LONGEST_SUBJECT = 14;

/** `The plan, officials say, has failed`: a cue between a subject and its predicate hangs on the predicate. */
function insertedCues(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let verb = 2; verb + 2 < w.words.length; verb++) {
    if (w.upos[verb] !== "VERB" || !FINITE.has(w.xpos[verb]!) || !isSaying(w, verb, lexicon)) continue;
    const inverted = w.lower[verb - 1] === "," ? speakerBehind(w, verb) : -1;
    const speaker = inverted >= 0 ? inverted : childOf(w, verb, /^nsubj/);
    if (speaker < 0 || (speaker > verb && inverted < 0)) continue;
    let open = Math.min(speaker, verb - 1);
    while (open > 0 && w.lower[open] !== "," && speaker - open < LONGEST_INSERT) open--;
    let close = verb + 1;
    while (close < w.words.length && w.lower[close] !== "," && close - verb < LONGEST_INSERT) close++;
    if (open < 1 || w.lower[open] !== "," || w.lower[close] !== "," || open > LONGEST_SUBJECT) continue;
    if (inverted < 0 && !isCueAlone(w, open + 1, speaker, verb, close)) continue;
    const predicate = predicateAt(w, close + 1);
    if (predicate < 0 || predicate === verb) continue;
    const subject = subjectUpTo(w, open);
    const own = childOf(w, predicate, /^(?:nsubj|expl)/);
    if (subject < 0 || (own >= 0 && own !== subject && !(own > open && own < close))) continue;
    if (![subject, verb, predicate].some((k) => w.heads[k]! < 0)) continue;
    if (w.heads[verb] === predicate && w.heads[subject] === predicate) continue;
    w.heads[predicate] = -1;
    w.relations[predicate] = "root";
    w.heads[subject] = predicate;
    w.relations[subject] = childOf(w, predicate, /^aux:pass$/) >= 0 ? "nsubj:pass" : "nsubj";
    w.heads[verb] = predicate;
    w.relations[verb] = "parataxis";
    if (inverted >= 0) {
      w.heads[inverted] = verb;
      w.relations[inverted] = "nsubj";
    }
    // What hung on the cue or the subject from outside of them is the clause's.
    for (let k = 0; k < w.words.length; k++) {
      if (k === subject || k === verb || k === predicate) continue;
      const head = w.heads[k]!;
      const isOutside = k < open ? head === verb : k > close && (head === verb || head === subject);
      if (isOutside || (k > close && head < 0)) w.heads[k] = predicate;
    }
    changed = true;
  }
  return changed;
}

/** `, said the old priest,`: the noun right behind the verb that reaches up to the comma; -1 where there is none. */
function speakerBehind(w: Work, verb: number): number {
  let comma = verb + 1;
  while (comma < w.words.length && w.lower[comma] !== "," && comma - verb < LONGEST_INSERT) comma++;
  if (w.lower[comma] !== ",") return -1;
  for (let k = verb + 1; k < comma; k++) {
    const head = w.heads[k]!;
    if (head > verb && head < comma) continue;
    if (!NOMINAL.has(w.upos[k]!) || childOf(w, k, /^case$/) >= 0) return -1;
    // Behind it at most when or where it was said.
    for (let j = k + 1; j < comma; j++) if (!isUnder(w, j, k) && !isUnder(w, j, verb)) return -1;
    return k;
  }
  return -1;
}

/** Whether nothing stands between the commas but a speaker and a verb of saying, with no other verb. */
function isCueAlone(w: Work, from: number, speaker: number, verb: number, to: number): boolean {
  if (/^(?:which|who|that)$/.test(w.lower[speaker]!)) return false;
  for (let k = from; k < speaker; k++)
    if (!isUnder(w, k, speaker) || /^(?:which|who|that)$/.test(w.lower[k]!)) return false;
  for (let k = from; k < to; k++) if (k !== verb && (w.upos[k] === "VERB" || w.upos[k] === "SCONJ")) return false;
  return true;
}

/** The predicate whose finite verb stands at `k` or behind one adverb; -1 where there is none. */
function predicateAt(w: Work, k: number): number {
  const at = w.upos[k] === "ADV" ? k + 1 : k;
  if (at >= w.words.length || (!FINITE.has(w.xpos[at]!) && w.upos[at] !== "AUX")) return -1;
  if (w.upos[at] === "VERB") return at;
  return w.upos[at] === "AUX" ? (w.heads[at]! > at ? w.heads[at]! : at) : -1;
}

/** The noun that is the head of all words before `end`, with no preposition and no finite verb of its own; else -1. */
function subjectUpTo(w: Work, end: number): number {
  let subject = -1;
  for (let k = 0; k < end; k++) {
    const head = w.heads[k]!;
    if (head >= 0 && head < end) continue;
    if (w.upos[k] === "PUNCT" || w.upos[k] === "CCONJ" || (w.upos[k] === "ADV" && k < 2)) continue;
    if (subject >= 0) return -1;
    subject = k;
  }
  if (subject < 0 || !NOMINAL.has(w.upos[subject]!) || childOf(w, subject, /^(?:case|cop|mark)$/) >= 0) return -1;
  return subject;
}
