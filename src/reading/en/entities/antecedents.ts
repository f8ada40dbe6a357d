// Who may be meant by an epithet or a pronoun: subjects and speakers, and never who is named in the same clause.
import { SPEECH_VERBS } from "./group-nouns.ts";
import { type Found, folded, headOf, opensSentence, relationOf, type Scene, sameSentence, uposOf } from "./scene.ts";

/** Whether a mention is the subject of its clause, by the tree or, without one, by its place. */
export function isSubject(scene: Scene, found: Found): boolean {
  const relation = relationOf(scene, found.head);
  // "Tallinn denies that it ...": the tree may take the verb for a noun, the place before it tells.
  if (opensSentence(scene, found.first) && SPEECH_VERBS.has(folded(scene, found.end))) return true;
  if (relation !== null) {
    if (relation.startsWith("nsubj")) return true;
    // A name of several words, in apposition to the subject (`the historian Ann Lee`).
    const noun = titleOf(scene, found.head);
    return noun !== found.head && (relationOf(scene, noun) ?? "").startsWith("nsubj");
  }
  const before = folded(scene, found.first - 1);
  return (
    !sameSentence(scene, found.first - 1, found.first) ||
    ["that", ",", "but", "and", "“", "as", "while", "when", "if", "because", "after", "the"].includes(before)
  );
}

/** The noun that a name stands in apposition to (`the historian Ann Lee`), else the name's own token. */
export function titleOf(scene: Scene, i: number): number {
  let at = i;
  for (let steps = 0; steps < 3 && /^(?:flat|appos|nmod:desc)$/.test(relationOf(scene, at) ?? ""); steps++)
    at = headOf(scene, at) ?? at;
  return at;
}

/** Whether a verb of speech right beside a mention has it as its speaker. */
export function speaksNear(scene: Scene, found: Found): boolean {
  // "denied Amnesty's claims": a possessor says nothing here.
  if (/^(?:['’]s|['’])$/.test(scene.words[found.end] ?? "")) return false;
  for (let i = found.end; i < found.end + 3; i++)
    if (sameSentence(scene, found.head, i) && SPEECH_VERBS.has(folded(scene, i)) && uposOf(scene, i) !== "NOUN")
      return true;
  return (
    SPEECH_VERBS.has(folded(scene, found.first - 1)) &&
    sameSentence(scene, found.first - 1, found.first) &&
    !(ADDRESSING.has(folded(scene, found.first - 1)) && !(relationOf(scene, found.head) ?? "").startsWith("nsubj"))
  );
}

/** Verbs of speech whose object is the one spoken to: who stands behind them listens. */
const ADDRESSING: ReadonlySet<string> = new Set("told tells asked warned warns reminded assured informed".split(" "));

/** Steps up a tree that are looked at; a well-formed one needs far fewer. */
const CLIMB = 30;

/** Relations below which a new clause may name its own subject again. */
const APART: ReadonlySet<string> = new Set(["conj", "parataxis", "root"]);

/**
 * Keys of those whom the subject at token `i` cannot mean: whoever is named behind it under the same verb (`the president
 * urged Mr X`, `he said X had left`). A state's own name may come again further down (`the government said Kenya`), so of
 * states and organisations only the verb's objects count.
 */
export function namedUnder(scene: Scene, i: number): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!(relationOf(scene, i) ?? "").startsWith("nsubj")) return keys;
  const verb = headOf(scene, i);
  const sentence = scene.doc.sentences[scene.sentenceOf[i] ?? -1];
  if (verb === null || verb < 0 || sentence === undefined) return keys;
  for (let at = i + 1; at < sentence.endToken; at++) {
    const found = scene.found[scene.covered[at] ?? -1];
    if (found === undefined || found.first !== at || found.head === verb || found.how === "pronoun") continue;
    if (found.kind === "person" ? isUnder(scene, found.head, verb) : isObjectOf(scene, found.head, verb))
      keys.add(found.key);
  }
  return keys;
}

function isUnder(scene: Scene, at: number, verb: number): boolean {
  for (let up = at, steps = 0; steps < CLIMB; steps++) {
    if (up === verb) return true;
    const head = headOf(scene, up);
    if (head === null || head < 0 || APART.has(relationOf(scene, up) ?? "root")) return false;
    up = head;
  }
  return false;
}

function isObjectOf(scene: Scene, at: number, verb: number): boolean {
  return headOf(scene, at) === verb && /^(?:obj|iobj)$/.test(relationOf(scene, at) ?? "");
}

/** How likely a later epithet goes on with a mention: near, and subject or speaker before anything else. */
export function prominence(scene: Scene, found: Found, sentence: number): number {
  const back = sentence - (scene.sentenceOf[found.head] ?? 0);
  const acts = isSubject(scene, found) || isJoinedToSubject(scene, found) || speaksNear(scene, found);
  return (acts ? ACTING : 0) - back;
}

/** As many sentences further back a subject still comes before an object. */
const ACTING = 3;

function isJoinedToSubject(scene: Scene, found: Found): boolean {
  const head = relationOf(scene, found.head) === "conj" ? headOf(scene, found.head) : null;
  return head !== null && head >= 0 && (relationOf(scene, head) ?? "").startsWith("nsubj");
}

/** Whether a token is the subject of its sentence's main verb. */
export function isMainSubject(scene: Scene, at: number): boolean {
  if (!(relationOf(scene, at) ?? "").startsWith("nsubj")) return false;
  const verb = headOf(scene, at);
  return verb !== null && verb >= 0 && relationOf(scene, verb) === "root";
}
