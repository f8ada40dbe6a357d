// A parse under repair, and what the mends ask of it.

/** A parse under repair. */
export interface Work {
  readonly words: readonly string[];
  readonly lower: readonly string[];
  readonly lemmas: string[];
  readonly upos: string[];
  readonly xpos: string[];
  readonly heads: Int16Array;
  readonly relations: string[];
}

/** Tags of finite verbs and of modals. */
export const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** The first word from `from` on that hangs on `head` by such a relation; -1 where none does. */
export function childOf(w: Work, head: number, relation: RegExp, from = 0): number {
  for (let k = from; k < w.words.length; k++) if (w.heads[k] === head && relation.test(w.relations[k]!)) return k;
  return -1;
}

/** The predicate that a finite word belongs to: an auxiliary stands for what is behind it. */
export function verbAt(w: Work, finite: number): number {
  let k = finite;
  for (let steps = 0; steps < 6 && ["aux", "aux:pass", "cop"].includes(w.relations[k]!) && w.heads[k]! > k; steps++)
    k = w.heads[k]!;
  return k;
}

/** Makes a word (`that`) the mark with which the clause of a predicate opens. */
export function openClause(w: Work, mark: number, predicate: number): void {
  w.heads[mark] = predicate;
  w.relations[mark] = "mark";
  w.upos[mark] = "SCONJ";
  w.xpos[mark] = "IN";
}
