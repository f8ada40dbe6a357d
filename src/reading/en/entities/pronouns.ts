// Step 5: pronouns to the nearest fitting subject, speaker or source; the writer's own `I`.
import { WordTable } from "../../../text/index.ts";
import { isMainSubject, isSubject, namedUnder, speaksNear, titleOf } from "./antecedents.ts";
import { foldWord } from "./fold.ts";
import { GROUP_NOUNS, ORGANISATION_NOUNS, ROLE_NOUNS, SPEECH_VERBS, STATE_NOUNS } from "./group-nouns.ts";
import { groupAfter, isByOffice } from "./groups.ts";
import { type Found, folded, headOf, relationOf, type Scene, sameSentence, uposOf, xposOf } from "./scene.ts";

type Person = "first" | "he" | "she" | "it" | "they" | "who";

const PRONOUNS = new WordTable<Person>([
  ["i", "first"],
  ["me", "first"],
  ["my", "first"],
  ["myself", "first"],
  ["mine", "first"],
  ["we", "first"],
  ["us", "first"],
  ["our", "first"],
  ["ourselves", "first"],
  ["he", "he"],
  ["him", "he"],
  ["his", "he"],
  ["himself", "he"],
  ["she", "she"],
  ["her", "she"],
  ["hers", "she"],
  ["herself", "she"],
  ["it", "it"],
  ["its", "it"],
  ["itself", "it"],
  ["they", "they"],
  ["them", "they"],
  ["their", "they"],
  ["theirs", "they"],
  ["themselves", "they"],
  ["who", "who"],
  ["whom", "who"],
  ["whose", "who"],
]);

const POSSESSIVES: ReadonlySet<string> = new Set(["his", "her", "its", "their", "my", "our"]);

/** Tokens between a quotation's pronoun and its speaker in the same sentence. */
const QUOTE_REACH = 150;

/** Sentences a pronoun may look back. */
const REACH = 3;

/** Inside quotation marks or not, per token; a paragraph border closes what stays open. */
function quotedTokens(scene: Scene): Uint8Array {
  const quoted = new Uint8Array(scene.words.length);
  let open = false;
  let paragraph = -1;
  for (const [index, sentence] of scene.doc.sentences.entries()) {
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph;
      open = false;
    }
    void index;
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const word = scene.words[i] ?? "";
      if (word === "”" && !open && opensQuotation(scene, i)) open = true;
      else if (word === "“" || word === "«" || word === "``") open = true;
      else if (word === "”" || word === "»" || word === "''") open = false;
      else if (word === '"') open = !open;
      else if (open) quoted[i] = 1;
    }
  }
  return quoted;
}

/** A closing mark that stands where one opens, as in ”...” or after lossy conversion: space before it, none behind. */
function opensQuotation(scene: Scene, i: number): boolean {
  const own = scene.doc.tokens[i];
  const next = scene.doc.tokens[i + 1];
  const before = scene.doc.tokens[i - 1];
  return own !== undefined && next?.start === own.end && (before === undefined || before.end < own.start);
}

interface Candidate {
  readonly found: readonly Found[];
  readonly at: number;
  readonly sentence: number;
  readonly isSubject: boolean;
  readonly isPossessor: boolean;
}

/** Resolves the pronouns of the document and adds them as mentions; plural ones may stand for two named together. */
export function findPronouns(scene: Scene): void {
  const names = scene.found
    .filter((found) => !scene.absorbed.has(found))
    .sort((a, b) => a.first - b.first || b.end - a.end);
  const quoted = quotedTokens(scene);
  const turns = turnsOf(scene, names);
  const recent: Candidate[] = [];
  let next = 0;
  let speaker: Found | null = null;
  let speakerSentence = -1;
  let lastPart = -1;
  let thingIn = -1;
  const n = scene.words.length;
  const added: Found[] = [];
  /** What `he` and `she` have told of those whose name does not tell. */
  const genders = new Map<string, "m" | "f">();
  for (let i = 0; i < n; i++) {
    while (next < names.length && (names[next]?.first ?? 0) <= i) {
      const found = names[next];
      next++;
      if (found === undefined) continue;
      pushCandidate(scene, recent, found, names, next - 1);
      if (!quoted[found.head] && speaksNear(scene, found)) {
        speaker = found;
        speakerSentence = scene.sentenceOf[found.head] ?? -1;
      }
    }
    const kind = PRONOUNS.get(folded(scene, i));
    if (kind === undefined || scene.covered[i] !== -1) continue;
    const word = scene.words[i] ?? "";
    if (word === "US" || (kind === "first" && (word === "MY" || (folded(scene, i) === "mine" && !quoted[i])))) continue;
    const sentence = scene.sentenceOf[i] ?? 0;
    const part = scene.doc.parts[scene.doc.sentences[sentence]?.part ?? 0];
    const partIndex = scene.doc.sentences[sentence]?.part ?? 0;
    if (partIndex !== lastPart) {
      // A comment speaks for itself: nothing of another part is its antecedent by pronoun.
      lastPart = partIndex;
      for (let k = recent.length - 1; k >= 0; k--)
        if (scene.doc.sentences[recent[k]?.sentence ?? 0]?.part !== partIndex) recent.splice(k, 1);
    }
    let targets: readonly Found[] | null = null;
    let basis = "entities:pronoun";
    if (kind === "first") {
      if (quoted[i]) {
        const near = speakerBeforeColon(scene, i, quoted, names) ?? speakerAfter(scene, i, quoted, names);
        // The next sentences of the quotation go on with the same speaker.
        if (near !== null) {
          speaker = near;
          speakerSentence = sentence;
        }
        const spoken: Found | null = near ?? (sentence - speakerSentence <= 2 ? speaker : null);
        if (spoken === null) continue;
        targets = [spoken];
        basis = "entities:pronoun-of-speaker";
      } else {
        const turn = turns.at(i);
        if (turn !== null) {
          if (turn.speaker !== null) {
            const made: Found = {
              ...turn.speaker,
              first: i,
              end: i + 1,
              head: i,
              how: "pronoun",
              basis: ["entities:pronoun-of-turn"],
            };
            added.push(made);
            const group = POSSESSIVES.has(folded(scene, i)) ? possessedGroup(scene, i, made) : null;
            if (group !== null) added.push(group);
          } else added.push(writer(i, "author"));
          continue;
        }
        if (["us", "our", "we", "ourselves"].includes(folded(scene, i)) && part?.kind === "title") continue;
        const name = part?.kind === "comment" ? "commenter" : "author";
        added.push(writer(i, name));
        continue;
      }
    } else if (kind === "who") targets = antecedentOfWho(scene, i, recent);
    else {
      if (kind === "it" && isThingByPredicate(scene, i)) thingIn = sentence;
      // "It is a bad bridge, and it deserves better": the same thing.
      if (kind === "it" && (isExpletive(scene, i) || thingIn === sentence)) continue;
      targets = antecedent(scene, i, kind, recent, sentence, turns.at(i)?.speaker?.key ?? null, genders);
    }
    if (targets === null) continue;
    const told = targets[0];
    if ((kind === "he" || kind === "she") && told?.gender === null && !genders.has(told.key))
      genders.set(told.key, kind === "he" ? "m" : "f");
    for (const target of targets) {
      const made: Found = { ...target, first: i, end: i + 1, head: i, how: "pronoun", basis: [basis] };
      added.push(made);
      const group = POSSESSIVES.has(folded(scene, i)) && targets.length === 1 ? possessedGroup(scene, i, target) : null;
      if (group !== null) added.push(group);
    }
    const first = targets[0];
    if (first !== undefined && kind !== "who" && targets.length === 1) {
      const gender = first.gender ?? (kind === "he" ? "m" : kind === "she" ? "f" : null);
      const pronoun: Found = { ...first, first: i, end: i + 1, head: i, how: "pronoun", gender };
      recent.push({
        found: [pronoun],
        at: i,
        sentence,
        isSubject: isSubject(scene, pronoun),
        isPossessor: POSSESSIVES.has(folded(scene, i)),
      });
    }
  }
  for (const found of added) {
    scene.found.push(found);
    if (scene.covered[found.head] === -1) scene.covered[found.head] = scene.found.length - 1;
  }
}

interface Turns {
  /** The turn a token stands in: its speaker, or null for one whom nothing names; null outside of turns. */
  readonly at: (token: number) => { readonly speaker: Found | null } | null;
}

/** Notes in brackets behind a turn's name. */
const MOST_NOTES = 3;

/** Tokens of a turn's label. */
const LABEL_REACH = 25;

/**
 * Speakers' turns of records and interviews: paragraphs that open with `Mr. Name (State) (note):` or `NAME:`. A turn lasts to the next label.
 * Two labels make a record: one may be a heading.
 */
function turnsOf(scene: Scene, names: readonly Found[]): Turns {
  const starts: { readonly token: number; readonly speaker: Found | null }[] = [];
  const bySurname = new Map<string, Found>();
  for (const found of names) {
    const surname = found.kind === "person" ? foldWord(found.name.split(" ").at(-1) ?? "") : "";
    if (surname !== "" && !bySurname.has(surname)) bySurname.set(surname, found);
  }
  let paragraph = -1;
  for (const sentence of scene.doc.sentences) {
    if (sentence.paragraph === paragraph) continue;
    paragraph = sentence.paragraph;
    const label = labelAt(scene, sentence.firstToken, names, bySurname);
    if (label !== null) starts.push({ token: sentence.firstToken, speaker: label.speaker });
  }
  if (starts.length < 2) return { at: () => null };
  let at = -1;
  return {
    // Asked in rising order.
    at: (token) => {
      while (at + 1 < starts.length && (starts[at + 1]?.token ?? 0) <= token) at++;
      return starts[at] ?? null;
    },
  };
}

/** A turn's label at a token: titled or bracketed name, or a word in capitals, up to a colon. */
function labelAt(
  scene: Scene,
  first: number,
  names: readonly Found[],
  bySurname: ReadonlyMap<string, Found>,
): { readonly speaker: Found | null } | null {
  let colon = first;
  while (colon < first + LABEL_REACH && sameSentence(scene, first, colon) && folded(scene, colon) !== ":") colon++;
  if (folded(scene, colon) !== ":" || colon === first || !sameSentence(scene, first, colon)) return null;
  let end = colon;
  for (let notes = 0; notes < MOST_NOTES && folded(scene, end - 1) === ")"; notes++) {
    let open = end - 1;
    while (open > first && folded(scene, open) !== "(") open--;
    end = open;
  }
  if (end <= first) return null;
  const words = scene.words.slice(first, end).filter((word) => /[\p{L}]/u.test(word));
  if (words.length === 0 || words.length > 5) return null;
  const isCapitals = words.every((word) => /^[\p{Lu}\p{M}]{2,}$/u.test(word));
  const titled = /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof|president|chair|chairman|secretary)$/.test(
    folded(scene, first).replace(/\.$/, ""),
  );
  const isThe =
    folded(scene, first) === "the" && words.length <= 3 && words.slice(1).every((word) => /^\p{Lu}/u.test(word));
  if (!isCapitals && !titled && !isThe) return null;
  for (let at = lowerBoundOf(names, first); at < names.length; at++) {
    const found = names[at];
    if (found === undefined || found.first >= end) break;
    if (found.kind === "person" && found.end <= end) return { speaker: found };
  }
  if (!isCapitals) return { speaker: null };
  // "NOVAK:": a person of this document by surname.
  return { speaker: bySurname.get(foldWord(words.at(-1) ?? "")) ?? null };
}

function writer(i: number, name: string): Found {
  return {
    first: i,
    end: i + 1,
    head: i,
    key: name,
    name,
    kind: "person",
    party: null,
    how: "pronoun",
    gender: null,
    isPlural: false,
    basis: ["entities:writer"],
  };
}

/** `his generals`, `its troops`: groups of the state that the pronoun's person or state belongs to. */
function possessedGroup(scene: Scene, i: number, target: Found): Found | null {
  const owner = scene.table.actors.get(target.kind === "person" ? (target.party ?? "") : target.key);
  if (owner === undefined || owner.type === "person" || owner.type === "media") return null;
  const group = groupAfter(scene, i + 1, owner);
  if (group === null || scene.covered[group.end - 1] !== -1) return null;
  if (target.kind === "person" && group.key !== owner.key && !isByOffice(group)) return null;
  const noun = folded(scene, group.end - 1);
  if (!GROUP_NOUNS.has(noun) && !STATE_NOUNS.has(noun)) return null;
  return {
    first: i,
    end: group.end,
    head: group.end - 1,
    key: group.key,
    name: group.name,
    kind: group.kind,
    party: group.party,
    how: "epithet",
    gender: null,
    isPlural: group.kind === "group",
    basis: ["entities:possessed-group"],
  };
}

function pushCandidate(scene: Scene, recent: Candidate[], found: Found, names: readonly Found[], index: number): void {
  const sentence = scene.sentenceOf[found.head] ?? 0;
  const last = recent.at(-1);
  // "Putin and Trump": two named together may be "they".
  if (last !== undefined && last.found.length === 1 && last.sentence === sentence) {
    const other = last.found[0];
    const isJoined = other !== undefined && found.first === other.end + 1 && folded(scene, other.end) === "and";
    if (isJoined && other.how !== "pronoun")
      recent.push({ found: [other, found], at: found.head, sentence, isSubject: last.isSubject, isPossessor: false });
  }
  void names;
  void index;
  recent.push({
    found: [found],
    at: found.head,
    sentence,
    isSubject: isSubject(scene, found),
    isPossessor: /^(?:['’]s|['’])$/.test(scene.words[found.end] ?? ""),
  });
  if (recent.length > 60) recent.splice(0, 30);
}

/** Tokens of a quotation that are looked back over for its opening mark. */
const LONGEST_QUOTATION = 300;

/** Tokens between a speaker and the colon before the quotation. */
const COLON_REACH = 40;

/** The speaker before a colon that opens the quotation (`Minister X, in a speech: “We ...”`): the first one named in that sentence. */
function speakerBeforeColon(scene: Scene, i: number, quoted: Uint8Array, names: readonly Found[]): Found | null {
  let open = i;
  while (open > Math.max(0, i - LONGEST_QUOTATION) && quoted[open] === 1) open--;
  const colon = open - 1;
  if (folded(scene, colon) !== ":") return null;
  const sentence = scene.doc.sentences[scene.sentenceOf[colon] ?? -1];
  if (sentence === undefined || colon - sentence.firstToken > COLON_REACH) return null;
  for (let at = lowerBoundOf(names, sentence.firstToken); at < names.length; at++) {
    const found = names[at];
    if (found === undefined || found.first >= colon) break;
    if (!quoted[found.head] && found.end <= colon && found.kind !== "anonymous") return found;
  }
  return null;
}

/** Index of the first of the names (in order of offset) that begins at or behind a token. */
function lowerBoundOf(names: readonly Found[], from: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.first ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The speaker named behind the quotation (`“We ...,” Ivanova said`). */
function speakerAfter(scene: Scene, i: number, quoted: Uint8Array, names: readonly Found[]): Found | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined) return null;
  let best: Found | null = null;
  for (let at = lowerBoundOf(names, Math.max(sentence.firstToken, i - QUOTE_REACH)); at < names.length; at++) {
    const found = names[at];
    if (found === undefined || found.first >= sentence.endToken || found.first > i + QUOTE_REACH) break;
    if (!quoted[found.head] && speaksNear(scene, found)) best = found;
  }
  return best;
}

function fitsKind(kind: Person, found: Found): boolean {
  switch (kind) {
    case "he":
      return found.kind === "person" && found.gender !== "f";
    case "she":
      return found.kind === "person" && found.gender !== "m";
    case "it":
      return (
        found.kind !== "person" && !(found.isPlural && found.kind !== "organisation") && found.kind !== "anonymous"
      );
    case "they":
      return found.kind !== "person" || found.isPlural;
    default:
      return true;
  }
}

/** The best antecedent: near, a subject, of fitting kind and gender; for `they` also two named together. */
function antecedent(
  scene: Scene,
  i: number,
  kind: Person,
  recent: readonly Candidate[],
  sentence: number,
  speaking: string | null,
  genders: ReadonlyMap<string, "m" | "f">,
): readonly Found[] | null {
  const pronounIsSubject = (relationOf(scene, i) ?? "").startsWith("nsubj");
  // An object "it" mostly takes up a thing or a clause, which is no entity.
  const relation = relationOf(scene, i);
  if (folded(scene, i) === "it" && relation !== null && !relation.startsWith("nsubj")) return null;
  let best: Candidate | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const isSpeaker = pronounIsSubject && SPEECH_VERBS.has(folded(scene, headOf(scene, i) ?? -1));
  const isReflexive = /sel(?:f|ves)$/.test(folded(scene, i));
  const isAmong = folded(scene, i - 1) === "among" && folded(scene, i) === "them";
  // Who does it to "them" is not them, by whatever name ("Kenya said it would release them").
  const doers = new Set<string>();
  const under = namedUnder(scene, i);
  for (let k = recent.length - 1; k >= 0 && recent[k]?.sentence === sentence; k--) {
    const candidate = recent[k];
    if (candidate?.isSubject && sharesVerb(scene, i, candidate.at))
      for (const found of candidate.found) doers.add(found.key);
  }
  for (let k = recent.length - 1; k >= 0; k--) {
    const candidate = recent[k];
    if (candidate === undefined) continue;
    const back = sentence - candidate.sentence;
    if (back > REACH) break;
    const [first, second] = candidate.found;
    if (first === undefined || candidate.at >= i) continue;
    if (second !== undefined ? kind !== "they" : !fitsKind(kind, first)) continue;
    // A noun phrase that holds the pronoun cannot be its antecedent.
    if (second === undefined && first.first <= i && i < first.end) continue;
    // Whoever has the floor says "I".
    if ((kind === "he" || kind === "she") && first.key === speaking) continue;
    // "He is making it up," she said: another one.
    if ((kind === "he" && first.gender === "f") || (kind === "she" && first.gender === "m")) continue;
    // Who was "he" in an earlier sentence is not "she" now, unless the sentence itself is about that person.
    const known = genders.get(first.key);
    const isClear = back === 0 && candidate.isSubject;
    if (!isClear && ((kind === "he" && known === "f") || (kind === "she" && known === "m"))) continue;
    if (candidate.found.some((found) => under.has(found.key))) continue;
    // "civilians, among them nurses": the plural right before.
    if (isAmong && !(first.isPlural && back === 0)) continue;
    let score = -4 * back - (i - candidate.at) / 40;
    if (candidate.isSubject) score += 3;
    if (candidate.isPossessor) score -= 0.5;
    if (first.how === "pronoun") score += 0.5;
    if (kind === "he" || kind === "she") score += first.gender === null ? -1 : 0.5;
    // "A said B had left. He said": who spoke goes on, not who was spoken of.
    if (isSpeaker && back > 0 && candidate.isSubject && isMainSpeaker(scene, first)) score += 1;
    if (kind === "they" && second !== undefined) score += 0.5;
    if (kind === "they" && second === undefined && first.kind === "organisation" && !first.isPlural) score -= 2;
    if (kind === "they" && second === undefined && first.kind === "state" && !first.isPlural) score -= 3;
    // "The minister said ..., and he repeated": the subject of a joined clause takes up that of the first.
    if (back === 0 && pronounIsSubject && isSubjectOfFirstConjunct(scene, i, candidate.at)) score += 4;
    // "If A believes that B wavers, it will act": the subject of what is believed is further away than who believes.
    if (back === 0 && pronounIsSubject && isSubjectOfOtherComplement(scene, i, candidate.at)) score -= 3.5;
    // A subject goes on with the last subject rather than with what an adverbial named.
    if (back === 0 && !candidate.isSubject && pronounIsSubject) score -= 1.5;
    if (!isReflexive && back <= 1 && candidate.found.some((found) => doers.has(found.key))) continue;
    if (isReflexive && back > 0) score -= 10;
    // An object pronoun right after a verb is not the verb's own subject ("Trump told him").
    if (
      ["him", "them", "her"].includes(folded(scene, i)) &&
      back === 0 &&
      candidate.isSubject &&
      i - candidate.at <= 4 &&
      !isReflexive
    )
      score -= 6;
    if (score > bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  if (best === null) return null;
  if (pronounIsSubject && isOutranked(scene, kind, best, sentence)) return null;
  return (kind === "they" || kind === "it") && hasRival(scene, i, kind, best) ? null : best.found;
}

/** Whether the clause of subject `i` is joined to the clause whose subject stands at `at`. */
function isSubjectOfFirstConjunct(scene: Scene, i: number, at: number): boolean {
  const verb = headOf(scene, i);
  if (verb === null || verb < 0 || relationOf(scene, verb) !== "conj") return false;
  return headOf(scene, verb) === headOf(scene, at);
}

/** Steps up a tree that are looked at; a well-formed one needs far fewer. */
const CLIMB = 30;

/** Whether the subject at `at` stands in a clausal complement that does not hold the pronoun at `i`. */
function isSubjectOfOtherComplement(scene: Scene, i: number, at: number): boolean {
  if (!(relationOf(scene, at) ?? "").startsWith("nsubj")) return false;
  const verb = headOf(scene, at);
  if (verb === null || verb < 0 || relationOf(scene, verb) !== "ccomp") return false;
  for (let up = headOf(scene, i), steps = 0; up !== null && up >= 0 && steps < CLIMB; up = headOf(scene, up), steps++)
    if (up === verb) return false;
  return true;
}

/** Whether the pronoun is an object of the verb whose subject the candidate is, also through `promised to ...`. */
function sharesVerb(scene: Scene, i: number, at: number): boolean {
  const relation = relationOf(scene, i);
  if (relation === null || !/^(?:obj|iobj|obl)/.test(relation)) return false;
  const subject = headOf(scene, at);
  let verb = headOf(scene, i);
  for (let steps = 0; verb !== null && verb >= 0 && steps < CLIMB; steps++) {
    if (verb === subject) return true;
    if (relationOf(scene, verb) !== "xcomp") return false;
    verb = headOf(scene, verb);
  }
  return false;
}

/** Whether a common noun that is no entity, nearer or in the subject's place, fits a plural or neuter pronoun better. */
function hasRival(scene: Scene, i: number, kind: Person, best: Candidate): boolean {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined) return false;
  const sameSentenceAsBest = best.sentence === scene.sentenceOf[i];
  // "They" is hardly one state where a plural was named since.
  if (kind === "they" && best.found.length === 1 && best.found[0]?.isPlural === false && best.found[0].kind === "state")
    for (let at = i - 1; at > Math.max(best.at, i - QUOTE_REACH); at--)
      if (scene.covered[at] === -1 && xposOf(scene, at) === "NNS" && uposOf(scene, at) === "NOUN") return true;
  for (let at = i - 1; at >= Math.max(sentence.firstToken, i - QUOTE_REACH); at--) {
    if (sameSentenceAsBest && at <= best.at) return false;
    // "Some 12 million have left their homes": a number or "others" as the subject.
    if (kind === "they" && !sameSentenceAsBest && /^nsubj/.test(relationOf(scene, at) ?? "") && isCrowd(scene, at))
      return true;
    const isUnknownName = kind === "it" && uposOf(scene, at) === "PROPN" && !isMany(scene, at);
    if (scene.covered[at] !== -1 || (uposOf(scene, at) !== "NOUN" && !isUnknownName)) continue;
    const isPlural = xposOf(scene, at) === "NNS";
    const relation = relationOf(scene, at) ?? "";
    if (
      kind === "they"
        ? isPlural && (!best.isSubject || !sameSentenceAsBest)
        : !isPlural && relation.startsWith("nsubj") && !sameSentenceAsBest
    )
      return true;
  }
  return false;
}

/**
 * Whether the main subject of a sentence since the candidate, a common noun that is nobody's name, fits a subject pronoun
 * better than a candidate that is no main subject itself (`The delegations met under the auspices of X. They agreed`).
 */
function isOutranked(scene: Scene, kind: Person, best: Candidate, sentence: number): boolean {
  // "Her colleague was calmer. He": a possessor inside the subject is not the subject.
  const isHolder = best.isPossessor && best.sentence < sentence;
  if (
    (best.found.some((found) => found.how === "pronoun") && !isHolder) ||
    (best.isSubject && isMainSubject(scene, best.at))
  )
    return false;
  const own = titleOf(scene, best.at);
  for (let back = sentence - 1; back >= best.sentence; back--) {
    const { firstToken, endToken } = scene.doc.sentences[back] ?? { firstToken: 0, endToken: 0 };
    for (let at = firstToken; at < endToken; at++) {
      if (at === best.at || at === own || !isMainSubject(scene, at)) continue;
      const cover = scene.found[scene.covered[at] ?? -1];
      if (cover !== undefined && cover.kind !== "anonymous") continue;
      // A name of nobody known that is one word may be a state or a body as well.
      if (uposOf(scene, at) === "PROPN" && cover === undefined && kind === "it" && !isMany(scene, at)) return true;
      if (uposOf(scene, at) !== "NOUN") continue;
      const isPlural = xposOf(scene, at) === "NNS";
      const noun = folded(scene, at);
      if (kind === "they" ? isPlural && cover === undefined : !isPlural && (kind === "it") !== ROLE_NOUNS.has(noun))
        return true;
    }
  }
  return false;
}

/** A name of several words or in the plural. */
function isMany(scene: Scene, i: number): boolean {
  return xposOf(scene, i) === "NNPS" || uposOf(scene, i + 1) === "PROPN" || uposOf(scene, i - 1) === "PROPN";
}

/** Whether a mention, or the noun that it names, is the subject of a main verb of speech. */
function isMainSpeaker(scene: Scene, found: Found): boolean {
  const at = titleOf(scene, found.head);
  return isMainSubject(scene, at) && SPEECH_VERBS.has(folded(scene, headOf(scene, at) ?? -1));
}

/** A plural that nobody's name stands for. */
function isCrowd(scene: Scene, i: number): boolean {
  // "one of them": a part of those who were named.
  if (folded(scene, i + 1) === "of") return false;
  return (
    uposOf(scene, i) === "NUM" ||
    /^(?:some|many|others|most|all|both|few|several|thousands|hundreds|millions|dozens|million)$/.test(folded(scene, i))
  );
}

function antecedentOfWho(scene: Scene, i: number, recent: readonly Candidate[]): readonly Found[] | null {
  const closing = folded(scene, i - 1) === "," ? i - 1 : i;
  for (let k = recent.length - 1; k >= 0; k--) {
    const candidate = recent[k];
    const found = candidate?.found[0];
    if (candidate === undefined || found === undefined || candidate.found.length > 1) continue;
    if (!sameSentence(scene, found.head, i)) break;
    // "among them ten nurses who": the nurses.
    if (found.how === "pronoun") continue;
    if (found.kind === "state" && found.how !== "demonym") continue;
    if (closing - found.end <= 3 && found.end <= closing) return [found];
    if (closing - found.end > 8) break;
  }
  return null;
}

const SEEMING: ReadonlySet<string> = new Set(
  "is was 's ’s 'll ’ll seems appears remains looks makes will would may might could became becomes turned turns came comes has took takes follows".split(
    " ",
  ),
);

const JUDGING: ReadonlySet<string> = new Set(
  "clear unclear possible impossible difficult hard easy likely unlikely important imperative essential vital necessary crucial critical true obvious worth time astounding ironic coincidence doubtful evident apparent surprising notable inevitable better best thought believed".split(
    " ",
  ),
);

/** What a plan or an event does and no actor does. */
const THING_VERBS: ReadonlySet<string> = new Set(
  "cost costs last lasts lasted matter matters mattered mean means meant happen happens happened occur occurs occurred take takes depend depends involve involves contain contains contained".split(
    " ",
  ),
);

/** What is done to texts, plans and buildings. */
const THINGS_DONE: ReadonlySet<string> = new Set(
  "called named signed initialled ratified adopted built published postponed cancelled scheduled implemented".split(
    " ",
  ),
);

/** The verb behind a pronoun, auxiliaries and adverbs aside. */
function verbAfter(scene: Scene, i: number): string {
  let at = i + 1;
  while (
    at < i + 5 &&
    sameSentence(scene, i, at) &&
    /^(?:will|would|may|might|could|can|should|must|shall|did|does|do|has|had|not|n't|n’t|'ll|’ll|'d|’d|also|only|never|even|still|\p{L}+ly)$/u.test(
      folded(scene, at),
    )
  )
    at++;
  const verb = folded(scene, at);
  // "it will be signed": a text or a plan; "it will be ready" may be anybody.
  if (/^(?:be|been|is|was)$/.test(verb) && THINGS_DONE.has(folded(scene, at + 1))) return folded(scene, at + 1);
  // "it took the town" is an army's doing, "it takes time" is not.
  if (/^takes?$/.test(verb) && !/^(?:place|time|effect|long|years|months|weeks|days)$/.test(folded(scene, at + 1)))
    return "";
  return verb;
}

const isThingDone = (verb: string): boolean => THING_VERBS.has(verb) || THINGS_DONE.has(verb);

/** Nouns by which a state, a body or a group may be called besides those of organisations and groups. */
const PARTY_NOUNS: ReadonlySet<string> = new Set(
  "country nation state kingdom republic power superpower democracy monarchy dictatorship autocracy economy society neighbour neighbor ally partner member signatory party player actor mediator broker guarantor observer victim aggressor target enemy foe adversary rival friend winner loser donor supplier buyer producer exporter importer host candidate applicant body entity institution bloc club company firm militia faction junta regime government employer owner operator client customer outlier exception".split(
    " ",
  ),
);

/** `It is a bad bridge`: what the predicate calls it is no party. */
function isThingByPredicate(scene: Scene, i: number): boolean {
  if (folded(scene, i) !== "it" || !(relationOf(scene, i) ?? "").startsWith("nsubj")) return false;
  const noun = headOf(scene, i);
  if (noun === null || noun < i || uposOf(scene, noun) !== "NOUN" || scene.covered[noun] !== -1) return false;
  let isCopular = false;
  let isOne = false;
  for (let at = i + 1; at < noun; at++) {
    if (headOf(scene, at) !== noun) continue;
    if (relationOf(scene, at) === "cop") isCopular = true;
    else if (relationOf(scene, at) === "det") isOne = true;
    // "It is in a position to", "it is at a loss".
    else if (relationOf(scene, at) === "case") return false;
  }
  const word = folded(scene, noun);
  return (
    isCopular &&
    isOne &&
    !PARTY_NOUNS.has(word) &&
    !ORGANISATION_NOUNS.has(word) &&
    !STATE_NOUNS.has(word) &&
    !GROUP_NOUNS.has(word)
  );
}

/** `It was X which asked`: points forward. */
function isCleft(scene: Scene, i: number): boolean {
  if (!/^(?:is|was|'s|’s)$/.test(folded(scene, i + 1))) return false;
  const cover = scene.found[scene.covered[i + 2] ?? -1] ?? scene.found[scene.covered[i + 3] ?? -1];
  return (
    cover !== undefined &&
    cover.first <= i + 3 &&
    sameSentence(scene, i, cover.end) &&
    /^(?:which|who|that)$/.test(folded(scene, cover.end))
  );
}

/** `It is clear that`, `it seems`: no antecedent. */
function isExpletive(scene: Scene, i: number): boolean {
  if (relationOf(scene, i) === "expl") return true;
  if (folded(scene, i) === "it" && (isCleft(scene, i) || isThingDone(verbAfter(scene, i)))) return true;
  // "as it may be", "makes it clear that"
  if (folded(scene, i - 1) === "as" && /^(?:is|was|were|may)$/.test(folded(scene, i + 1))) return true;
  if (
    /^(?:make|makes|made|making|find|finds|found|consider|considers|considered|think|thinks)$/.test(
      folded(scene, i - 1),
    ) &&
    JUDGING.has(folded(scene, i + 1))
  )
    return true;
  if (/^(?:is|was|'s|would|remains)$/.test(folded(scene, i + 1)))
    for (let at = i + 2; at <= i + 4; at++) if (JUDGING.has(folded(scene, at))) return true;
  if (folded(scene, i) !== "it" || !SEEMING.has(folded(scene, i + 1))) return false;
  for (let at = i + 2; at < i + 9 && sameSentence(scene, i, at); at++) {
    const lower = folded(scene, at);
    if (["that", "whether", "how", "why"].includes(lower)) return true;
    if (lower === "to" && at <= i + 6) return true;
    if (lower === "if" && ["as", "unclear"].includes(folded(scene, at - 1))) return true;
    if ([",", ";", "."].includes(lower)) break;
  }
  return false;
}
