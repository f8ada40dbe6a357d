// The outermost relations of a sentence: nested links drop out, further acts of the same speaker come out of the first one's content.
import type { DocLink } from "./attribution.ts";
import type { CueClass } from "./lexicon.ts";
import { subjectOf } from "./subjects.ts";
import { child, isFiniteClause, isMark, type Tree } from "./tree.ts";

/** What a speaker goes on doing in a participle: `said X, adding that Y`. */
const SPEECH: ReadonlySet<CueClass> = new Set<CueClass>([
  "say",
  "claim",
  "announce",
  "warn",
  "deny",
  "demand",
  "evaluate",
  "refuse",
  "pledge",
  "threaten",
]);

/** The links that no other link's content holds, with those acts set free that only seem to be held. */
export function outermostLinks(links: readonly DocLink[]): DocLink[] {
  const freed = freeContinuations(underFrames(links.filter((link) => !isMereNeed(link))));
  return freed.filter(
    (link) =>
      !freed.some((outer) => outer !== link && outer.content.includes(link.head) && !link.content.includes(outer.head)),
  );
}

/** What a thing requires (`the law requires a permit`), what would or could only be known or said: nobody says it. */
function isMereNeed(link: DocLink): boolean {
  if (link.form !== "verb") return false;
  const lemma = link.tree.lemmas[link.head]!;
  if (lemma === "require" || lemma === "promote") {
    const s = link.sourceHead;
    return s < 0 || (link.tree.upos[s] !== "PROPN" && link.shape !== "clause");
  }
  return link.unreal && (link.shape === "clause" || link.shape === "infinitive" || link.source === null);
}

/** `X plans Y, according to Z`: a frame at the end of the sentence holds all of it, and no content before it holds the frame. */
function underFrames(links: readonly DocLink[]): DocLink[] {
  const frames = links.filter(
    (link) =>
      link.form === "frame" &&
      link.head > 0 &&
      link.tree.lower[link.head - 1] === "," &&
      link.content.every((t) => t < link.head),
  );
  if (frames.length === 0) return [...links];
  return links.map((link) => {
    const frame = frames.find((f) => f !== link && link.content.includes(f.head) && f.content.includes(link.head));
    if (!frame) return link;
    const content = link.content.filter((t) => t < frame.head);
    return content.length === 0 ? link : { ...link, content };
  });
}

/** Cuts the content of a cue where its speaker goes on with another cue, which gets the same source. */
function freeContinuations(links: readonly DocLink[]): DocLink[] {
  const out = [...links];
  for (const [k, inner] of links.entries()) {
    const at = out.findIndex(
      (outer) => outer.head < inner.head && outer.content.includes(inner.head) && goesOn(outer, inner),
    );
    if (at < 0) continue;
    const outer = out[at]!;
    const cut = startOf(inner);
    const content = outer.content.filter((t) => t < cut);
    while (content.length > 0 && isMark(outer.tree, content.at(-1)!) && outer.tree.lower[content.at(-1)!] === ",")
      content.pop();
    if (content.length === 0 && outer.further.length === 0) continue;
    out[at] = { ...outer, content };
    out[k] = { ...out[k]!, source: outer.source, sourceHead: outer.sourceHead };
  }
  return out;
}

/** The first token of the inner cue's clause: its conjunction, comma or the cue itself. */
function startOf(inner: DocLink): number {
  const { tree } = inner;
  let from = inner.cue[0]!;
  while (from > 0 && (tree.upos[from - 1] === "CCONJ" || tree.lower[from - 1] === "," || tree.upos[from - 1] === "ADV"))
    from--;
  return from;
}

/** Whether the speaker of the outer cue is the one who goes on. */
function goesOn(outer: DocLink, inner: DocLink): boolean {
  if (outer.tree !== inner.tree || outer.source === null || (outer.form !== "verb" && outer.form !== "quote"))
    return false;
  if (inner.form !== "verb" || !SPEECH.has(inner.cls) || outer.shape === "infinitive" || outer.shape === "noun")
    return false;
  const { tree } = inner;
  const v = inner.head;
  const own = child(tree, v, "nsubj", "nsubj:pass");
  if (own >= 0 || insideOneQuotation(tree, outer.head, v)) return false;
  const first = inner.cue[0]!;
  if (tree.xpos[v] === "VBG") {
    if (tree.lower[first - 1] !== ",") return false;
    const subject = subjectOf(tree, v);
    return (
      subject.token < 0 ||
      subject.token === outer.sourceHead ||
      isPronoun(tree, subject.token) ||
      !outer.content.includes(subject.token)
    );
  }
  if (tree.relations[v] !== "conj") return false;
  const above = tree.heads[v]!;
  if (above < 0 || !outer.content.includes(above)) return false;
  // Behind a bare verb a participle without auxiliary is a past tense.
  const tag = tree.xpos[v] === "VBN" && tree.xpos[above] === "VB" && child(tree, v, "aux") < 0 ? "VBD" : tree.xpos[v]!;
  if (!["VBD", "VBZ", "VBP"].includes(tag) || tree.xpos[outer.head] !== tag) return false;
  if (!isFiniteClause(tree, above) || tree.xpos[above] === "VB") return true;
  const subject = child(tree, above, "nsubj", "nsubj:pass");
  return subject >= 0 && isPronoun(tree, subject);
}

function isPronoun(tree: Tree, k: number): boolean {
  return ["he", "she", "it", "they", "we", "i"].includes(tree.lower[k]!);
}

/** Whether a quotation is open at `k` that was opened behind `from`. */
function insideOneQuotation(tree: Tree, from: number, k: number): boolean {
  let open = false;
  for (let j = from; j < k; j++) {
    const text = tree.tokens[j]!.text;
    if (text === "“" || text === "``") open = true;
    else if (text === "”" || text === "''") open = false;
    else if (text === '"') open = !open;
  }
  return open;
}
