// Step 5: pronouns to the nearest fitting subject, speaker or source; the writer's own `I`.
import { GROUP_NOUNS, SPEECH_VERBS, STATE_NOUNS } from "./group-nouns.ts";
import { groupAfter, isByOffice } from "./groups.ts";
import { type Found, folded, headOf, relationOf, type Scene, sameSentence, uposOf, xposOf } from "./scene.ts";

type Person = "first" | "he" | "she" | "it" | "they" | "who";

const PRONOUNS: ReadonlyMap<string, Person> = new Map<string, Person>([
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
      if (word === "“" || word === "«" || word === "``") open = true;
      else if (word === "”" || word === "»" || word === "''") open = false;
      else if (word === '"') open = !open;
      else if (open) quoted[i] = 1;
    }
  }
  return quoted;
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
  const recent: Candidate[] = [];
  let next = 0;
  let speaker: Found | null = null;
  let speakerSentence = -1;
  let lastPart = -1;
  const n = scene.words.length;
  const added: Found[] = [];
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
        const after = speakerAfter(scene, i, quoted, names);
        const spoken: Found | null = after ?? (sentence - speakerSentence <= 2 ? speaker : null);
        if (spoken === null) continue;
        targets = [spoken];
        basis = "entities:pronoun-of-speaker";
      } else {
        if (["us", "our", "we", "ourselves"].includes(folded(scene, i)) && part?.kind === "title") continue;
        const name = part?.kind === "comment" ? "commenter" : "author";
        added.push(writer(i, name));
        continue;
      }
    } else if (kind === "who") targets = antecedentOfWho(scene, i, recent);
    else {
      if (kind === "it" && isExpletive(scene, i)) continue;
      targets = antecedent(scene, i, kind, recent, sentence);
    }
    if (targets === null) continue;
    for (const target of targets) {
      const made: Found = { ...target, first: i, end: i + 1, head: i, how: "pronoun", basis: [basis] };
      added.push(made);
      const group = POSSESSIVES.has(folded(scene, i)) && targets.length === 1 ? possessedGroup(scene, i, target) : null;
      if (group !== null) added.push(group);
    }
    const first = targets[0];
    if (first !== undefined && kind !== "who" && targets.length === 1) {
      const pronoun: Found = { ...first, first: i, end: i + 1, head: i, how: "pronoun" };
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
  if (target.kind === "person" && !isByOffice(group)) return null;
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

function isSubject(scene: Scene, found: Found): boolean {
  const relation = relationOf(scene, found.head);
  if (relation !== null) {
    if (relation.startsWith("nsubj")) return true;
    // A title's name or a conjunct of a subject.
    const head = headOf(scene, found.head);
    return (
      (relation === "flat" || relation === "appos" || relation === "nmod:desc") &&
      head !== null &&
      head >= 0 &&
      (relationOf(scene, head) ?? "").startsWith("nsubj")
    );
  }
  const before = folded(scene, found.first - 1);
  return (
    !sameSentence(scene, found.first - 1, found.first) ||
    ["that", ",", "but", "and", "“", "as", "while", "when", "if", "because", "after", "the"].includes(before)
  );
}

function speaksNear(scene: Scene, found: Found): boolean {
  for (let i = found.end; i < found.end + 3; i++)
    if (sameSentence(scene, found.head, i) && SPEECH_VERBS.has(folded(scene, i))) return true;
  return SPEECH_VERBS.has(folded(scene, found.first - 1)) && sameSentence(scene, found.first - 1, found.first);
}

/** The speaker named behind the quotation (`“We ...,” Ivanova said`). */
function speakerAfter(scene: Scene, i: number, quoted: Uint8Array, names: readonly Found[]): Found | null {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined) return null;
  let best: Found | null = null;
  let low = 0;
  let high = names.length;
  const from = Math.max(sentence.firstToken, i - QUOTE_REACH);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.first ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < names.length; at++) {
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
): readonly Found[] | null {
  const pronounIsSubject = (relationOf(scene, i) ?? "").startsWith("nsubj");
  // An object "it" mostly takes up a thing or a clause, which is no entity.
  const relation = relationOf(scene, i);
  if (folded(scene, i) === "it" && relation !== null && !relation.startsWith("nsubj")) return null;
  let best: Candidate | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const isReflexive = /sel(?:f|ves)$/.test(folded(scene, i));
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
    let score = -4 * back - (i - candidate.at) / 40;
    if (candidate.isSubject) score += 3;
    if (candidate.isPossessor) score -= 0.5;
    if (first.how === "pronoun") score += 0.5;
    if (kind === "he" || kind === "she") score += first.gender === null ? -1 : 0.5;
    if (kind === "they" && second !== undefined) score += 0.5;
    if (kind === "they" && second === undefined && first.kind === "organisation" && !first.isPlural) score -= 2;
    if (kind === "they" && second === undefined && first.kind === "state" && !first.isPlural) score -= 3;
    // "The minister said ..., and he repeated": the subject of a joined clause takes up that of the first.
    if (back === 0 && pronounIsSubject && isSubjectOfFirstConjunct(scene, i, candidate.at)) score += 4;
    // A subject goes on with the last subject rather than with what an adverbial named.
    if (back === 0 && !candidate.isSubject && pronounIsSubject) score -= 1.5;
    if (!isReflexive && back === 0 && candidate.isSubject && sharesVerb(scene, i, candidate.at)) continue;
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
  return (kind === "they" || kind === "it") && hasRival(scene, i, kind, best) ? null : best.found;
}

/** Whether the clause of subject `i` is joined to the clause whose subject stands at `at`. */
function isSubjectOfFirstConjunct(scene: Scene, i: number, at: number): boolean {
  const verb = headOf(scene, i);
  if (verb === null || verb < 0 || relationOf(scene, verb) !== "conj") return false;
  return headOf(scene, verb) === headOf(scene, at);
}

/** Whether the pronoun is an object of the verb whose subject the candidate is. */
function sharesVerb(scene: Scene, i: number, at: number): boolean {
  const relation = relationOf(scene, i);
  if (relation === null || !/^(?:obj|iobj|obl)/.test(relation)) return false;
  return headOf(scene, i) === headOf(scene, at);
}

/** Whether a common noun that is no entity, nearer or in the subject's place, fits a plural or neuter pronoun better. */
function hasRival(scene: Scene, i: number, kind: Person, best: Candidate): boolean {
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  if (sentence === undefined) return false;
  const sameSentenceAsBest = best.sentence === scene.sentenceOf[i];
  for (let at = i - 1; at >= Math.max(sentence.firstToken, i - QUOTE_REACH); at--) {
    if (sameSentenceAsBest && at <= best.at) return false;
    if (scene.covered[at] !== -1 || uposOf(scene, at) !== "NOUN") continue;
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

function antecedentOfWho(scene: Scene, i: number, recent: readonly Candidate[]): readonly Found[] | null {
  const closing = folded(scene, i - 1) === "," ? i - 1 : i;
  for (let k = recent.length - 1; k >= 0; k--) {
    const candidate = recent[k];
    const found = candidate?.found[0];
    if (candidate === undefined || found === undefined || candidate.found.length > 1) continue;
    if (!sameSentence(scene, found.head, i)) break;
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

/** `It is clear that`, `it seems`: no antecedent. */
function isExpletive(scene: Scene, i: number): boolean {
  if (relationOf(scene, i) === "expl") return true;
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
