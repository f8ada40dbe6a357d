// `A and B accused each other of Z`: two statements, each party's about the other.
import type { Participant, Voice } from "../statement.ts";
import type { EnglishDraft } from "./page.ts";
import { child, childrenBy, spanOf, type Tree } from "./tree.ts";

/** Drafts with mutual accusations told twice, once by each party; `named` gives the participants of tokens. */
export function splitMutual(
  drafts: readonly EnglishDraft[],
  named: (draft: EnglishDraft, tokens: readonly number[]) => Participant[],
): EnglishDraft[] {
  return drafts.flatMap((draft) => {
    const parties = mutualParties(draft);
    if (!parties) return [draft];
    const names = parties.map((k) => named(draft, [k])[0]);
    const [a, b] = names;
    if (!a || !b || a.name === b.name) return [draft];
    return [told(draft, a, b), told(draft, b, a)];
  });
}

function told(draft: EnglishDraft, accuser: Participant, accused: Participant): EnglishDraft {
  const last = draft.voices.at(-1)!;
  const { name, entity, start, end } = accuser;
  const voice: Voice = { name, entity, source: { start, end }, cue: cueOf(draft) ?? last.cue };
  const held = draft.chain.some((l) => l.tree === draft.tree && l.head === draft.unit.own?.head);
  const voices = held && draft.voices.length > 1 ? draft.voices.slice(0, -1) : draft.voices;
  return { ...draft, voices: [...voices, voice], actor: [accused], basis: [...draft.basis, "mutual"] };
}

function cueOf(draft: EnglishDraft): { start: number; end: number } | null {
  const own = draft.unit.own;
  return own ? spanOf(draft.tree, own.cue[0]!, own.cue.at(-1)!) : null;
}

/** The two parties of a mutual accusation, null where the unit is none. */
function mutualParties(draft: EnglishDraft): [number, number] | null {
  const { tree } = draft;
  const own = draft.unit.own;
  if (own?.cls !== "evaluate" || own.form !== "verb" || own.sourceHead < 0) return null;
  if (!isEachOther(tree, own.head)) return null;
  const joined = childrenBy(tree, own.sourceHead, "conj").filter((k) => k > own.sourceHead && k < own.head);
  // `A and the paramilitary B`: the parser may join both words of the second party.
  const other = joined.at(-1);
  if (other === undefined || joined.some((k, i) => i > 0 && k !== joined[i - 1]! + 1)) return null;
  return [own.sourceHead, other];
}

function isEachOther(tree: Tree, verb: number): boolean {
  const object = child(tree, verb, "obj");
  if (object < verb) return false;
  for (let k = verb + 1; k <= object; k++) {
    const pair = `${tree.lower[k]} ${tree.lower[k + 1]}`;
    if (pair === "each other" || pair === "one another") return true;
  }
  return false;
}
