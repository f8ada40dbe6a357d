// Mends parses of reported speech: cue clauses behind or inside their content, quotations, clauses the parser lost.
import type { Parse } from "../parse.ts";
import { clauseMends } from "./clause-mends.ts";
import { cueMends, titlesBesideNames } from "./cue-mends.ts";
import {
  bareComplements,
  cueConjuncts,
  finiteCues,
  joinedCues,
  possessedParticiples,
  providedClauses,
  thatConjuncts,
} from "./finite-cues.ts";
import { conditionsBehindColons, invertedConditions, provisos } from "./inversions.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { likeClauses } from "./like-clauses.ts";
import { POSTPOSED_ACTS } from "./links.ts";
import { pluralCues } from "./plural-cues.ts";
import { reducedRelatives } from "./reduced-relatives.ts";
import { closingVerdicts, relativeMends } from "./relative-mends.ts";
import { subjectMends } from "./subject-mends.ts";
import { column, plainWord } from "./tree.ts";
import { FINITE, type Work } from "./work.ts";

/** Classes whose cue can stand behind its content. */
const PARENTHETIC: ReadonlySet<string> = new Set([
  "say",
  "claim",
  "announce",
  "show",
  "learn",
  "believe",
  "warn",
  "predict",
  "demand",
  "deny",
]);

/**
 * The parse with reported speech set right where the surface leaves no doubt. Parsers trained on treebanks hang a cue
 * clause such as `, officials said on Monday.` in many ways; here it always becomes parataxis of its content's head.
 */
export function mendParse(parse: Parse, lexicon: Lexicon): Parse {
  if (parse.words.length < 4) return parse;
  const work: Work = {
    words: parse.words,
    lower: column(parse.words, plainWord),
    lemmas: column(parse.lemmas, plainWord),
    upos: column(parse.upos, (tag) => tag),
    xpos: column(parse.xpos, (tag) => tag),
    heads: parse.heads.slice(),
    relations: column(parse.relations, (relation) => relation),
  };
  const willed = willAsNoun(work);
  const inverted = [invertedConditions(work), provisos(work)].includes(true);
  const headline = headlineVerb(work, lexicon);
  const finite = [possessedParticiples(work), finiteCues(work, lexicon), joinedCues(work, lexicon), headline].includes(
    true,
  );
  const retagged = [nounsThatAreVerbs(work, lexicon), finite, willed].includes(true);
  const dated = daysOfSaying(work, lexicon);
  const parted = [pluralCues(work), subjectMends(work, lexicon), relativeMends(work, lexicon)].includes(true);
  const said = cueMends(work, lexicon);
  const clause = cueClauseBehind(work, lexicon);
  if (clause) separate(work, clause);
  const titled = titlesBesideNames(work);
  const moved = rootBehindSubordinate(work);
  const swapped = cueUnderItsContent(work, lexicon);
  const attached = nounComplements(work, lexicon);
  const isolated = leaveQuotations(work);
  const subjects = forToClauses(work);
  const lasting = longAs(work);
  const low = lowPhrases(work, lexicon);
  const risen = finiteConjuncts(work);
  const joined = [cueConjuncts(work, lexicon), conditionsBehindColons(work), inverted].includes(true);
  const loose = [
    looseParticiples(work),
    likeClauses(work),
    reducedRelatives(work),
    closingVerdicts(work, lexicon),
  ].includes(true);
  const bare = [bareComplements(work), providedClauses(work), thatConjuncts(work), clauseMends(work), joined].includes(
    true,
  );
  if (
    !retagged &&
    !dated &&
    !parted &&
    !said &&
    !clause &&
    !titled &&
    !moved &&
    !swapped &&
    !attached &&
    !isolated &&
    !subjects &&
    !lasting &&
    !low &&
    !risen &&
    !bare &&
    !loose
  )
    return parse;
  breakCycles(work, Math.max(0, work.heads.indexOf(-1)));
  const lemmas = finite
    ? parse.lemmas.map((l, k) => (plainWord(l) === work.lemmas[k] ? l : work.lemmas[k]!))
    : parse.lemmas;
  return { ...parse, lemmas, heads: work.heads, relations: work.relations, upos: work.upos, xpos: work.xpos };
}

/** `the agency said Monday`: a bare day behind a verb of saying is when it was said. */
function daysOfSaying(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let k = 2; k < w.words.length; k++) {
    const verb = k - 1;
    if (!WEEKDAY.test(w.lower[k]!)) continue;
    // `said on Friday it was ready`: the day of the saying, not of what is said.
    const on = w.lower[k - 1] === "on" && w.heads[k]! > k && w.heads[k - 1] === k;
    if (!on && (w.relations[k] !== "obj" || w.heads[k] !== verb)) continue;
    const saying = on ? k - 2 : verb;
    const phrase = matchPhrase(lexicon.verbs, w.lemmas, w.lower, saying);
    if (!phrase || !PARENTHETIC.has(phrase.value) || (on && w.heads[w.heads[k]!] !== saying)) continue;
    w.heads[k] = saying;
    w.relations[k] = on ? "obl" : "obl:unmarked";
    changed = true;
  }
  return changed;
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/** `political will`, `their will`: no modal. */
function willAsNoun(w: Work): boolean {
  let changed = false;
  for (let k = 1; k < w.words.length; k++) {
    if (w.xpos[k] !== "MD" || w.lower[k] !== "will" || w.xpos[k + 1] === "VB" || w.lower[k + 1] === "be") continue;
    if (w.upos[k - 1] !== "ADJ" && w.upos[k - 1] !== "DET" && w.xpos[k - 1] !== "PRP$") continue;
    w.upos[k] = "NOUN";
    w.xpos[k] = "NN";
    if (w.relations[k] === "aux") w.relations[k] = "obj";
    changed = true;
  }
  return changed;
}

/**
 * `although experts say there is`: a finite cue verb hung under the verb of the clause right behind it changes places
 * with it.
 */
function cueUnderItsContent(w: Work, lexicon: Lexicon): boolean {
  const n = w.words.length;
  let changed = false;
  for (let v = 1; v < n - 2; v++) {
    if (w.upos[v] !== "VERB") continue;
    const h = w.heads[v]!;
    if (h <= v + 1 || h - v > 14) continue;
    const emphatic = w.xpos[v] === "VB" && ["did", "does", "do"].includes(w.lower[v - 1] ?? "");
    if (!["VBD", "VBZ", "VBP"].includes(w.xpos[v]!) && !emphatic) continue;
    if (["conj", "acl:relcl", "acl"].includes(w.relations[v]!)) continue;
    const phrase = matchPhrase(lexicon.verbs, w.lemmas, w.lower, v);
    if (
      !phrase ||
      !["say", "claim", "announce", "show", "believe", "fear", "predict", "hope", "deny", "warn"].includes(phrase.value)
    )
      continue;
    let ok = ["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(w.upos[v + 1]!) || w.lower[v + 1] === "that";
    let ownSubject = false;
    for (let k = v + 1; k < h; k++) {
      if ([",", ";", ":", "—", "–"].includes(w.lower[k]!)) ok = false;
      if (w.heads[k] === h && /^(nsubj|expl|csubj)/.test(w.relations[k]!)) ownSubject = true;
    }
    let cueSubject = false;
    for (let k = 0; k < v; k++) if (w.heads[k] === v && w.relations[k]!.startsWith("nsubj")) cueSubject = true;
    if (!ok || !ownSubject || !cueSubject) continue;
    w.heads[v] = w.heads[h]!;
    w.relations[v] = w.relations[h]!;
    w.heads[h] = v;
    w.relations[h] = "ccomp";
    for (let k = 0; k < v; k++) if (w.heads[k] === h) w.heads[k] = v;
    changed = true;
  }
  return changed;
}

/** What stands outside a quotation does not hang on a word inside it: `“…, he stalls”, and then repeated` goes on outside. */
function leaveQuotations(w: Work): boolean {
  let changed = false;
  let open = -1;
  for (let k = 0; k < w.words.length; k++) {
    const word = w.words[k]!;
    if (open < 0) {
      if (word === "“" || word === '"' || word === "``") open = k;
      continue;
    }
    if (word !== "”" && word !== '"' && word !== "''") continue;
    const from = open;
    const to = k;
    open = -1;
    if (to - from < 5) continue;
    const inside = (j: number): boolean => j > from && j < to;
    for (let j = 0; j < w.words.length; j++) {
      if (j >= from && j <= to) continue;
      if (w.heads[j]! < 0 || !inside(w.heads[j]!) || w.upos[j] === "PUNCT") continue;
      if (j < from && w.upos[j] !== "VERB") continue;
      let up = w.heads[j]!;
      for (let steps = 0; up >= 0 && inside(up) && steps < w.words.length; steps++) up = w.heads[up]!;
      if (up < 0 || up === j) continue;
      // Not below itself.
      let below = false;
      for (let p = up, steps = 0; p >= 0 && steps < w.words.length; p = w.heads[p]!, steps++) if (p === j) below = true;
      if (below) continue;
      w.heads[j] = up;
      changed = true;
    }
  }
  return changed;
}

/** `vowed not to repeat it and set up a panel`: a past-tense conjunct is joined to the finite verb, not to the infinitive. */
function finiteConjuncts(w: Work): boolean {
  let changed = false;
  for (let k = 1; k < w.words.length; k++) {
    if (w.relations[k] !== "conj" || (w.xpos[k] !== "VBD" && w.xpos[k] !== "VBZ")) continue;
    let up = w.heads[k]!;
    if (up < 0 || up > k || w.xpos[up] !== "VB" || w.lower[up - 1] !== "to") continue;
    for (let steps = 0; up >= 0 && steps < w.words.length; steps++) {
      up = w.heads[up]!;
      if (up >= 0 && ["VBD", "VBZ", "VBP", "VBN"].includes(w.xpos[up]!)) break;
    }
    if (up < 0 || up === k || up > k) continue;
    w.heads[k] = up;
    changed = true;
  }
  return changed;
}

/** `…, extending their range`: a participle behind a comma governs nothing in front of it. */
function looseParticiples(w: Work): boolean {
  let changed = false;
  for (let k = 2; k < w.words.length; k++) {
    if (w.xpos[k] !== "VBG" || w.lower[k - 1] !== "," || w.relations[k] !== "advcl") continue;
    const up = w.heads[k]!;
    if (up < 0 || up >= k - 1) continue;
    for (let j = 0; j < k - 1; j++) {
      if (w.heads[j] !== k || j === up) continue;
      w.heads[j] = up;
      changed = true;
    }
  }
  return changed;
}

const ADVERSE: ReadonlySet<string> = new Set(["against", "between", "toward", "towards", "with"]);

/** `the optics of strikes against markets`: a phrase right behind an event noun is that noun's, not an earlier one's. */
function lowPhrases(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let i = 1; i + 2 < w.words.length; i++) {
    if (w.upos[i] !== "NOUN" || w.relations[i + 1] !== "case" || !ADVERSE.has(w.lower[i + 1]!)) continue;
    if (!matchPhrase(lexicon.eventNouns, w.lemmas, w.lower, i)) continue;
    const inner = w.heads[i + 1]!;
    if (inner <= i + 1) continue;
    const up = w.heads[inner]!;
    if (up < 0 || up >= i || !isNominalTag(w.upos[up]!)) continue;
    w.heads[inner] = i;
    w.relations[inner] = "nmod";
    changed = true;
  }
  return changed;
}

/** `so long as`, `as long as`: one conjunction of the clause behind it. */
function longAs(w: Work): boolean {
  let changed = false;
  for (let k = 0; k + 3 < w.words.length; k++) {
    if (w.lower[k + 2] !== "as" || (w.lower[k + 1] !== "long" && w.lower[k + 1] !== "soon")) continue;
    if (w.lower[k] !== "so" && w.lower[k] !== "as") continue;
    const clause = w.heads[k + 2]!;
    if (clause <= k + 2) continue;
    if (w.heads[clause] === k || w.heads[clause] === k + 1) {
      let up = w.heads[k + 1]! === k || w.heads[k + 1]! === clause ? w.heads[k]! : w.heads[k + 1]!;
      if (up === clause || up === k || up === k + 1) up = w.heads.indexOf(-1);
      if (up === clause || up < 0) continue;
      w.heads[clause] = up;
    }
    w.relations[clause] = w.heads[clause]! < 0 ? w.relations[clause]! : "advcl";
    if (w.heads[k]! >= 0) w.heads[k] = clause;
    if (w.heads[k + 1]! >= 0) w.heads[k + 1] = clause;
    w.relations[k] = "advmod";
    w.relations[k + 1] = "advmod";
    changed = true;
  }
  return changed;
}

/** `for X to do Y`: X is the subject of the infinitive, which takes X's place. */
function forToClauses(w: Work): boolean {
  let changed = false;
  for (let v = 3; v < w.words.length; v++) {
    if (w.xpos[v] !== "VB" || w.relations[v] !== "acl" || w.lower[v - 1] !== "to") continue;
    const noun = w.heads[v]!;
    if (noun < 0 || noun >= v || !isNominalTag(w.upos[noun]!)) continue;
    let marker = -1;
    for (let k = 0; k < noun; k++)
      if (w.heads[k] === noun && w.relations[k] === "case" && w.lower[k] === "for") marker = k;
    if (marker < 0 || w.heads[noun]! < 0) continue;
    const joined = w.relations[noun] === "conj" || ["and", "or"].includes(w.lower[marker - 1] ?? "");
    let up = w.heads[noun]!;
    if (joined) {
      // The infinitive before it.
      for (let k = marker - 1; k > 0; k--) {
        if (w.xpos[k] === "VB" && w.lower[k - 1] === "to") {
          up = k;
          break;
        }
      }
    }
    if (up === v) continue;
    w.heads[v] = up;
    w.relations[v] = joined ? "conj" : isNominalTag(w.upos[up]!) ? "acl" : "advcl";
    w.heads[noun] = v;
    w.relations[noun] = "nsubj";
    w.heads[marker] = v;
    w.relations[marker] = "mark";
    changed = true;
  }
  return changed;
}

/** `demand for forcing`, `refusal to accept`: the verb right behind a noun of speech or will belongs to the noun. */
function nounComplements(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  for (let i = 0; i + 2 < w.words.length; i++) {
    if (w.upos[i] !== "NOUN") continue;
    if (w.lower[i + 1] === "that" && w.upos[i + 1] === "SCONJ") {
      const head = w.heads[i + 1]!;
      const noun = matchPhrase(lexicon.nouns, w.lemmas, w.lower, i);
      if (!noun || head <= i + 1 || w.heads[head] === i || w.heads[head]! < 0) continue;
      let under = false;
      for (let p = i, steps = 0; p >= 0 && steps < w.words.length; p = w.heads[p]!, steps++)
        if (p === head) under = true;
      if (under) continue;
      // `said in a statement that`: the clause is what was said.
      const verb = w.heads[i]!;
      let inPhrase = false;
      for (let j = 0; j < i; j++)
        if (
          w.heads[j] === i &&
          w.relations[j] === "case" &&
          ["in", "at", "during", "via", "on", "by"].includes(w.lower[j]!)
        )
          inPhrase = true;
      if (
        inPhrase &&
        verb >= 0 &&
        verb < i &&
        w.upos[verb] === "VERB" &&
        matchPhrase(lexicon.verbs, w.lemmas, w.lower, verb)
      ) {
        w.heads[head] = verb;
        w.relations[head] = "ccomp";
        changed = true;
        continue;
      }
      w.heads[head] = i;
      w.relations[head] = "acl";
      changed = true;
      continue;
    }
    if (w.relations[i + 1] === "case" && ["for", "of", "against", "to"].includes(w.lower[i + 1]!)) {
      // `repeated its call for observers`: the phrase is the noun's, not the verb's.
      const inner = w.heads[i + 1]!;
      const verb = inner > i + 1 ? w.heads[inner]! : -1;
      if (
        verb >= 0 &&
        verb < i &&
        w.heads[i] === verb &&
        w.upos[verb] === "VERB" &&
        w.relations[inner] === "obl" &&
        matchPhrase(lexicon.nouns, w.lemmas, w.lower, i)
      ) {
        w.heads[inner] = i;
        w.relations[inner] = "nmod";
        changed = true;
      }
      if (w.lower[i + 1] === "to" && w.relations[i + 1] === "case") continue;
    }
    const to = w.lower[i + 1] === "to" && w.xpos[i + 2] === "VB";
    const gerund =
      w.xpos[i + 2] === "VBG" && w.upos[i + 2] === "VERB" && ["for", "of", "against"].includes(w.lower[i + 1]!);
    if (!to && !gerund) continue;
    const phrase = matchPhrase(lexicon.nouns, w.lemmas, w.lower, i);
    if (!phrase || w.heads[i + 2] === i) continue;
    if (w.heads[i] === i + 2) continue;
    // No cycle: the noun must not hang below the verb.
    let k = i;
    let below = false;
    for (let steps = 0; k >= 0 && steps < w.words.length; k = w.heads[k]!, steps++) if (k === i + 2) below = true;
    if (below || w.heads[i + 2]! < 0) continue;
    w.heads[i + 2] = i;
    w.relations[i + 2] = "acl";
    changed = true;
  }
  return changed;
}

const SUBORDINATORS = new Set([
  "although",
  "though",
  "while",
  "whereas",
  "when",
  "if",
  "because",
  "since",
  "after",
  "before",
  "once",
  "unless",
  "as",
]);

/**
 * A sentence that opens with a subordinator has its main clause behind a comma; a parser that made the first verb the
 * root is set right.
 */
function rootBehindSubordinate(w: Work): boolean {
  const n = w.words.length;
  const opening = w.lower[0] === "“" || w.lower[0] === '"' ? 1 : 0;
  const first = measuredSubordinator(w, opening) ?? opening;
  if (!SUBORDINATORS.has(w.lower[first]!) || w.upos[first] !== "SCONJ") return false;
  const root = w.heads.indexOf(-1);
  if (w.heads[first] !== root || w.relations[first] !== "mark") return false;
  for (let k = root + 1; k < n - 2; k++) {
    if (w.lower[k] !== ",") continue;
    let at = k + 1;
    if (w.lower[at] === "then") at++;
    if (!["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(w.upos[at]!)) continue;
    if (["which", "who", "whose", "where", "that"].includes(w.lower[at]!)) continue;
    let verb = -1;
    let subject = -1;
    for (let j = at; j < Math.min(n, at + 14); j++) {
      if (w.lower[j] === "," || w.lower[j] === ";") break;
      if (isNominalTag(w.upos[j]!)) subject = j;
      if (["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[j]!)) {
        verb = j;
        break;
      }
    }
    if (verb < 0 || subject < 0) continue;
    // An auxiliary stands for its verb.
    let main = verb;
    for (let j = verb + 1; j < Math.min(n, verb + 6) && (w.upos[verb] === "AUX" || w.xpos[verb] === "MD"); j++) {
      if (w.upos[j] === "VERB" || (w.heads[verb] === j && j > verb)) {
        main = j;
        break;
      }
      if (w.lower[j] === ",") break;
    }
    if (main <= k || main === root) continue;
    for (let j = 0; j < n; j++) {
      const head = w.heads[j]!;
      if (j === main || head < 0) continue;
      if (j > k && head <= k) {
        w.heads[j] = main;
      } else if (j <= k && head > k) w.heads[j] = j === root ? main : root;
    }
    w.heads[root] = main;
    w.relations[root] = "advcl";
    w.heads[main] = -1;
    w.relations[main] = "root";
    breakCycles(w, main);
    return true;
  }
  return false;
}

/** `Nearly two years after X announced that`: the word of time behind a measure, made the mark of the verb that it opens; or null. */
function measuredSubordinator(w: Work, from: number): number | null {
  const root = w.heads.indexOf(-1);
  for (let k = from + 1; k < Math.min(from + 5, root); k++) {
    if (["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[k]!) || w.lower[k] === ",") return null;
    if (
      !["after", "before", "since"].includes(w.lower[k]!) ||
      !/^(?:hour|day|week|month|year)s?$/.test(w.lower[k - 1]!)
    )
      continue;
    const subject = w.heads[k]!;
    if (subject !== root && !(w.heads[subject] === root && w.relations[subject]!.startsWith("nsubj"))) return null;
    w.heads[k] = root;
    w.relations[k] = "mark";
    w.upos[k] = "SCONJ";
    return k;
  }
  return null;
}

/**
 * `Poland closes border`, `Tehran denies backing them`: in a sentence without any finite verb, an -s form of a known verb
 * behind a nominal and before something it can govern is the verb.
 */
function headlineVerb(w: Work, lexicon: Lexicon): boolean {
  const n = w.words.length;
  for (let k = 0; k < n; k++) if (FINITE.has(w.xpos[k]!)) return false;
  // `The bishops insisted on a ballot`, read as a noun with a participle: active where something follows that it governs.
  for (let k = 1; k + 1 < n; k++) {
    if (w.xpos[k] !== "VBN" || w.relations[k] !== "acl" || !/ed$/.test(w.lower[k]!)) continue;
    const noun = w.heads[k]!;
    if (noun < 0 || noun >= k || w.heads[noun]! >= 0 || !lexicon.verbs.has(w.lemmas[k]!)) continue;
    if (!["on", "that", "to"].includes(w.lower[k + 1]!) && !["DET", "PRON"].includes(w.upos[k + 1]!)) continue;
    w.xpos[k] = "VBD";
    w.heads[k] = -1;
    w.relations[k] = "root";
    w.heads[noun] = k;
    w.relations[noun] = "nsubj";
    for (let j = k + 1; j < n; j++) if (w.heads[j] === noun) w.heads[j] = k;
    breakCycles(w, k);
    return true;
  }
  for (let k = 1; k + 1 < n; k++) {
    if (w.upos[k] !== "NOUN" || w.xpos[k] !== "NNS" || !/s$/.test(w.lower[k]!)) continue;
    if (!isNominalTag(w.upos[k - 1]!) || w.xpos[k - 1] === "NNS") continue;
    const lemma = [w.lower[k]!.slice(0, -1), w.lower[k]!.slice(0, -2), w.lower[k]!.replace(/ies$/, "y")].find((x) =>
      lexicon.knownVerbs.has(x),
    );
    if (!lemma) continue;
    const next = w.upos[k + 1]!;
    const governs =
      ["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(next) ||
      w.xpos[k + 1] === "VBG" ||
      w.lower[k + 1] === "that" ||
      w.lower[k + 1] === "to";
    if (!governs) continue;
    // The subject is the top of what stands before, the object the top of what stands behind.
    let subject = -1;
    for (let j = 0; j < k; j++) {
      const head = w.heads[j]!;
      if (isNominalTag(w.upos[j]!) && (head < 0 || head >= k)) subject = j;
    }
    if (subject < 0) subject = k - 1;
    let object = -1;
    for (let j = 0; j < n; j++) {
      if (j === k) continue;
      const head = w.heads[j]!;
      if (j < k) {
        if (j !== subject && (head < 0 || head >= k)) w.heads[j] = subject;
      } else if (head < 0 || head <= k) {
        w.heads[j] = k;
        if (w.upos[j] === "PUNCT") continue;
        if (w.xpos[j] === "VBG" && j === k + 1) w.relations[j] = "xcomp";
        else if (object < 0 && isNominalTag(w.upos[j]!)) {
          w.relations[j] = "obj";
          object = j;
        } else if (isNominalTag(w.upos[j]!)) w.relations[j] = "obl";
        else if (w.xpos[j] === "VBG" || w.xpos[j] === "VBN") w.relations[j] = "advcl";
      }
    }
    w.upos[k] = "VERB";
    w.xpos[k] = "VBZ";
    w.lemmas[k] = lemma;
    w.heads[k] = -1;
    w.relations[k] = "root";
    w.heads[subject] = k;
    w.relations[subject] = "nsubj";
    breakCycles(w, k);
    return true;
  }
  return false;
}

const CLAUSAL: ReadonlySet<string> = new Set(["root", "ccomp", "conj", "advcl", "parataxis", "acl:relcl"]);

/** `the plan calls for`: a noun with a subject and no copula that the lexicons know as a verb is one. */
function nounsThatAreVerbs(w: Work, lexicon: Lexicon): boolean {
  let changed = false;
  // `analysts doubt that`: a bare form between a plural and `that`.
  for (let k = 1; k + 2 < w.words.length; k++) {
    if (w.upos[k] !== "NOUN" || w.xpos[k] !== "NN" || w.lower[k + 1] !== "that" || w.upos[k + 1] !== "SCONJ") continue;
    if (!["NNS", "NNPS", "PRP"].includes(w.xpos[k - 1]!) || !lexicon.knownVerbs.has(w.lower[k]!)) continue;
    const subject = k - 1;
    const clause = w.heads[k + 1]!;
    const old = w.heads[subject] === k ? w.heads[k]! : w.heads[k] === subject ? w.heads[subject]! : w.heads[k]!;
    if (old === subject || old === k) continue;
    w.upos[k] = "VERB";
    w.xpos[k] = "VBP";
    w.heads[k] = old;
    if (old < 0) w.relations[k] = "root";
    else if (w.heads[k] !== old || ["compound", "nsubj", "obj", "nmod"].includes(w.relations[k]!))
      w.relations[k] = "parataxis";
    w.heads[subject] = k;
    w.relations[subject] = "nsubj";
    if (clause > k + 1) {
      w.heads[clause] = k;
      w.relations[clause] = "ccomp";
    }
    changed = true;
  }
  for (let k = 1; k < w.words.length; k++) {
    if (w.upos[k] !== "NOUN" || !CLAUSAL.has(w.relations[k]!) || !lexicon.knownVerbs.has(w.lemmas[k]!)) continue;
    let subject = -1;
    let nominal = false;
    for (let j = 0; j < w.words.length; j++) {
      if (w.heads[j] !== k) continue;
      if (w.relations[j] === "nsubj" && j < k) subject = j;
      if (["cop", "det", "amod", "nmod:poss", "case", "nummod"].includes(w.relations[j]!)) nominal = true;
    }
    if (subject < 0 || nominal) continue;
    w.upos[k] = "VERB";
    w.xpos[k] = w.lower[k]!.endsWith("s") && w.lower[k] !== w.lemmas[k] ? "VBZ" : "VBP";
    for (let j = k + 1; j < w.words.length; j++)
      if (w.heads[j] === k && w.relations[j] === "nmod") w.relations[j] = "obl";
    changed = true;
  }
  return changed;
}

interface CueClause {
  readonly from: number;
  readonly to: number;
  readonly verb: number;
  readonly subject: number;
}

/** The cue clause of the form `, [subject] said [rest]` or `, said [subject]` after a comma or a closing quotation mark. */
function cueClauseBehind(w: Work, lexicon: Lexicon): CueClause | null {
  const n = w.words.length;
  for (let v = 2; v < n; v++) {
    if (w.upos[v] !== "VERB" && !w.xpos[v]!.startsWith("VB")) continue;
    if (!FINITE.has(w.xpos[v]!) && w.xpos[v] !== "VBN") continue;
    const phrase = matchPhrase(lexicon.verbs, w.lemmas, w.lower, v);
    if (!phrase || isInserted(w, v)) continue;
    if (!PARENTHETIC.has(phrase.value) && !POSTPOSED_ACTS.has(w.lemmas[v]!)) continue;
    const found = subjectBefore(w, v) ?? subjectAfter(w, v);
    if (!found) continue;
    const { from, subject, last } = found;
    if (from < 2 || !isBreak(w, from - 1)) continue;
    // `, according to a survey published on Thursday`: the noun of a phrase says nothing by itself.
    if (w.heads.some((head, k) => head === subject && k < subject && w.relations[k] === "case")) continue;
    // A clause must stand before the break, and it must not be a mere adverbial (`On Monday, he said that ...`).
    const before = lastWord(w, from - 1);
    if (before < 0) continue;
    const quoteBefore = isClosingQuote(w, from - 1) || (w.lower[from - 1] === "," && isClosingQuote(w, from - 2));
    if (!quoteBefore && !hasFiniteVerb(w, 0, before)) continue;
    if (startsSubordinate(w) && !quoteBefore) {
      // `If X, he said Y`: the first clause is an adverbial unless nothing follows the cue.
      if (hasComplement(w, Math.max(v, last))) continue;
    }
    const to = clauseEnd(w, v, last);
    if (hasComplement(w, Math.max(v, last)) && !quoteBefore) continue;
    if (opensClause(w, to + 1) && !quoteBefore) continue;
    return { from, to, verb: v, subject };
  }
  return null;
}

/** Whether the verb hangs, as it should, on the predicate behind it whose subject stands before it. */
function isInserted(w: Work, v: number): boolean {
  const predicate = w.heads[v]!;
  if (predicate < v || w.relations[v] !== "parataxis") return false;
  return w.heads.some((head, k) => head === predicate && k < v && w.relations[k]!.startsWith("nsubj"));
}

function isBreak(w: Work, k: number): boolean {
  const word = w.lower[k] ?? "";
  return word === "," || word === "—" || word === "–" || isClosingQuote(w, k);
}

/** A closing quotation mark; the apostrophe of a plural possessive is none. */
function isClosingQuote(w: Work, k: number): boolean {
  const word = w.lower[k] ?? "";
  if (w.xpos[k] === "POS") return false;
  return word === "”" || word === '"' || word === "''" || word === "'";
}

function lastWord(w: Work, from: number): number {
  for (let k = from; k >= 0; k--) if (/[\p{L}\p{N}]/u.test(w.words[k]!)) return k;
  return -1;
}

/** A subject noun phrase right before the verb (with auxiliaries and adverbs between), starting after a break. */
function subjectBefore(w: Work, v: number): { from: number; subject: number; last: number } | null {
  let k = v - 1;
  while (k >= 0 && (w.upos[k] === "AUX" || w.upos[k] === "ADV" || w.lower[k] === "not" || w.lower[k] === "n't")) k--;
  if (k < 0) return null;
  // An apposition between commas: `Ann Lee, the envoy, said`.
  let subject = -1;
  let from = k;
  let commas = 0;
  for (; from >= 0; from--) {
    const tag = w.upos[from]!;
    const word = w.lower[from]!;
    if (word === ",") {
      const rest = w.lower[from + 1] ?? "";
      // A comma is inside the subject when a name stands before it and a title or relative clause after it.
      if (commas < 2 && commas % 2 === 0 && from === k && from > 0 && isNominalTag(w.upos[from - 1]!)) {
        commas++;
        continue;
      }
      if (
        commas === 1 &&
        isNominalTag(w.upos[from - 1] ?? "") &&
        (["a", "an", "the", "who"].includes(rest) || w.upos[from + 1] === "NOUN")
      ) {
        commas++;
        continue;
      }
      break;
    }
    if (
      isClosingQuote(w, from) ||
      word === "—" ||
      word === "–" ||
      word === ";" ||
      word === ":" ||
      word === "“" ||
      word === "?" ||
      word === "!"
    )
      break;
    if (w.xpos[from] === "VBD" || w.xpos[from] === "VBZ" || w.xpos[from] === "VBP" || w.xpos[from] === "MD") {
      if (commas !== 1) return null;
    }
    if (tag === "SCONJ" && word !== "of") return null;
    if (["that", "which", "who", "and", "but", "or", "as"].includes(word) && commas === 0 && from !== k) {
      if (word !== "and") return null;
    }
    if (subject < 0 && isNominalTag(tag) && commas !== 1) subject = from;
    if (v - from > 30) return null;
  }
  if (subject < 0) return null;
  if (["who", "which", "that", "it", "there"].includes(w.lower[subject]!) && w.lower[subject] !== "it") return null;
  return { from: from + 1, subject: nounHead(w, from + 1, subject), last: v };
}

/** An inverted subject: `, said the envoy`. */
function subjectAfter(w: Work, v: number): { from: number; subject: number; last: number } | null {
  if (!isBreak(w, v - 1)) return null;
  if (w.xpos[v] !== "VBD" && w.xpos[v] !== "VBZ") return null;
  let k = v + 1;
  let subject = -1;
  for (; k < w.words.length && k < v + 12; k++) {
    const tag = w.upos[k]!;
    if (
      ["DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"].includes(tag) ||
      w.lower[k] === "'s" ||
      w.lower[k] === "-" ||
      w.lower[k] === "’s"
    ) {
      if (isNominalTag(tag)) subject = k;
      continue;
    }
    break;
  }
  if (subject < 0) return null;
  if (w.upos[subject] === "PRON" && !["he", "she", "they", "i", "we", "it"].includes(w.lower[subject]!)) return null;
  // An object is no subject: `, told reporters` has its subject elsewhere.
  if (["tell", "inform", "quote", "cite", "describe", "mention", "call"].includes(w.lemmas[v]!)) return null;
  // A determined common noun right behind a verb of saying may be its object: `, reported heavy losses`.
  if (
    w.upos[subject] === "NOUN" &&
    !["say", "add", "explain", "reply", "argue", "warn", "note", "write", "insist", "claim"].includes(w.lemmas[v]!)
  )
    return null;
  return { from: v, subject, last: subject };
}

function isNominalTag(tag: string): boolean {
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON" || tag === "NUM";
}

/** The head of the noun phrase whose last nominal is `last`: what its tokens hang on, as far as it lies inside. */
function nounHead(w: Work, from: number, last: number): number {
  let k = last;
  for (let steps = 0; steps < 12; steps++) {
    const head = w.heads[k]!;
    if (head < from || head > last || !isNominalTag(w.upos[head]!)) break;
    k = head;
  }
  return k;
}

function hasFiniteVerb(w: Work, from: number, to: number): boolean {
  for (let k = from; k <= to; k++) if (FINITE.has(w.xpos[k]!)) return true;
  return false;
}

function startsSubordinate(w: Work): boolean {
  const first = w.lower[0] === "“" || w.lower[0] === '"' ? 1 : 0;
  return [
    "if",
    "when",
    "while",
    "as",
    "after",
    "before",
    "although",
    "though",
    "because",
    "since",
    "unless",
    "once",
    "asked",
    "speaking",
    "in",
    "on",
    "at",
    "during",
    "despite",
    "following",
  ].includes(w.lower[first]!);
}

/** Whether a content stands behind the cue: `that`, a quotation, or a clause without a mark before it. */
function hasComplement(w: Work, from: number): boolean {
  for (let k = from + 1; k < Math.min(w.words.length, from + 8); k++) {
    const word = w.lower[k]!;
    if (word === "that" && (w.upos[k] === "SCONJ" || w.upos[k] === "PRON")) return true;
    if (word === "“" || word === ":" || word === '"') return true;
    if (word === "," || word === "." || word === ";") return false;
    if (["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[k]!)) return true;
    if (word === "to" && w.xpos[k + 1] === "VB") return true;
    if (word === "whether" || word === "how" || word === "why" || word === "what") return true;
  }
  return false;
}

function opensClause(w: Work, at: number): boolean {
  return w.lower[at] === "that";
}

/** Where the cue clause ends: at the sentence's end or before a comma or opening quotation mark behind it. */
function clauseEnd(w: Work, v: number, last: number): number {
  const n = w.words.length;
  for (let k = Math.max(v, last) + 1; k < n; k++) {
    const word = w.lower[k]!;
    if (word === "." && k >= n - 2) return k - 1;
    if (word === "“" || word === '"' || word === ";" || word === ":" || word === "—") return k - 1;
    if (word === ",") {
      // `, who ...`, `, the X envoy,` and `, adding that` belong to the cue clause; a clause resumed does not.
      if (resumes(w, k + 1)) return k - 1;
    }
  }
  return n - 1;
}

/** Whether what follows a comma goes on with the content: it has a finite verb of its own without a relative or a participle. */
function resumes(w: Work, at: number): boolean {
  const word = w.lower[at] ?? "";
  const tag = w.xpos[at] ?? "";
  if (word === "“" || word === '"') return true;
  if (word === "who" || word === "which" || word === "whose" || word === "where" || word === "when") return false;
  if (tag === "VBG" || tag === "VBN") return false;
  if (word === "as" || word === "after" || word === "while" || word === "amid") return false;
  if (["a", "an", "the"].includes(word)) {
    for (let k = at; k < Math.min(w.words.length, at + 14); k++) {
      if (w.lower[k] === ",") return false;
      if (["VBD", "VBZ", "VBP", "MD"].includes(w.xpos[k]!)) return true;
    }
    return false;
  }
  return (
    hasFiniteVerb(w, at, Math.min(w.words.length - 1, at + 12)) ||
    tag === "IN" ||
    word === "and" ||
    word === "but" ||
    word === "or"
  );
}

/** Makes the cue clause a subtree of its own, parataxis of the head of everything else. */
function separate(w: Work, clause: CueClause): void {
  const n = w.words.length;
  const inside = (k: number): boolean => k >= clause.from && k <= clause.to;
  // The head of the rest: the highest token outside the clause.
  const depth = (k: number): number => {
    let d = 0;
    for (let j = k; w.heads[j]! >= 0 && d < n; j = w.heads[j]!) d++;
    return d;
  };
  let top = -1;
  let topDepth = Number.POSITIVE_INFINITY;
  for (let k = 0; k < n; k++) {
    if (inside(k) || !/[\p{L}\p{N}]/u.test(w.words[k]!)) continue;
    if (["ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "AUX", "PART"].includes(w.upos[k]!)) continue;
    const d = depth(k);
    const verbal = w.upos[k] === "VERB" || hasCopula(w, k);
    // A verb near the top is preferred to a noun at the top, and a clause to what is only its circumstance.
    const rank = d - (verbal ? 0.5 : 0) + (w.relations[k] === "advcl" ? 0.75 : 0);
    if (rank < topDepth) {
      topDepth = rank;
      top = k;
    }
  }
  if (top < 0) return;
  for (let k = 0; k < n; k++) {
    const head = w.heads[k]!;
    if (inside(k)) {
      if (k === clause.verb) continue;
      if (head < 0 || !inside(head)) {
        w.heads[k] = clause.verb;
        if (k === clause.subject) w.relations[k] = "nsubj";
        else if (w.relations[k] === "root") w.relations[k] = "parataxis";
      }
    } else if (k !== top && (head < 0 || inside(head))) {
      w.heads[k] = top;
      if (w.relations[k] === "root" || w.relations[k] === "ccomp")
        w.relations[k] = w.upos[k] === "VERB" ? "parataxis" : "dep";
    }
  }
  // `, the party alleged`: without an auxiliary, a past tense.
  const { verb } = clause;
  if (w.xpos[verb] === "VBN" && !w.heads.some((head, k) => head === verb && /^aux/.test(w.relations[k]!)))
    w.xpos[verb] = "VBD";
  // The new root, and no cycle through the old path.
  w.heads[top] = -1;
  w.relations[top] = "root";
  w.heads[clause.verb] = top;
  w.relations[clause.verb] = "parataxis";
  if (clause.subject !== clause.verb) {
    w.heads[clause.subject] = clause.verb;
    w.relations[clause.subject] = "nsubj";
  }
  breakCycles(w, top);
}

function hasCopula(w: Work, k: number): boolean {
  for (let j = 0; j < w.words.length; j++) if (w.heads[j] === k && w.relations[j] === "cop") return true;
  return false;
}

/** Whatever does not lead to the root any more hangs on it. */
function breakCycles(w: Work, top: number): void {
  const n = w.words.length;
  // The walk, from 1, that first came by.
  const walkOf = new Array<number>(n).fill(0);
  walkOf[top] = n + 1;
  for (let k = 0; k < n; k++) {
    let j = k;
    while (walkOf[j] === 0) {
      walkOf[j] = k + 1;
      const head = w.heads[j]!;
      if (head < 0 || walkOf[head] === k + 1) {
        w.heads[j] = top;
        break;
      }
      j = head;
    }
  }
}
