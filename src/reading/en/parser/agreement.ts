// Mends tags and relations that contradict each other: sentences without a finite verb, `that` in relative clauses.

/** A parse whose tags and relations can be changed; heads are word indices, -1 for the root. */
export interface Draft {
  readonly words: readonly string[];
  readonly upos: string[];
  readonly xpos: string[];
  readonly heads: Int16Array;
  readonly relations: string[];
}

/** Participles that are no past tense: taken, done, sung, drunk, begun. */
const PARTICIPLE_ONLY = /(n|ne|ung|unk|um)$/i;

/** Changes tags and relations in place; returns the words whose tags changed. */
export function mendAgreement(draft: Draft): readonly number[] {
  subjectsOfClauses(draft);
  return [...finiteRoot(draft), ...relativeThat(draft)];
}

/**
 * Headlines, which have no full stop, may leave out an auxiliary ("Man held after blast"); whole sentences have a finite
 * verb, and where the root's form can be a past tense as well as a participle, a subject before it without an auxiliary
 * says that it is one.
 */
function finiteRoot({ words, upos, xpos, heads, relations }: Draft): number[] {
  const root = heads.indexOf(-1);
  if (root < 1 || xpos[root] !== "VBN" || words.at(-1) !== "." || PARTICIPLE_ONLY.test(words[root]!)) return [];
  let subject = -1;
  for (let k = 0; k < words.length; k++) {
    if (heads[k] !== root) continue;
    const relation = relations[k]!;
    if (relation.startsWith("aux") || relation === "cop" || relation === "obl:agent") return [];
    if (k > root) continue;
    if (relation === "nsubj" || relation === "nsubj:pass") subject = k;
    // A name nobody has heard of may be taken for anything but its verb's subject.
    else if (subject < 0 && k === root - 1 && xpos[k] === "NNP" && relation !== "vocative") subject = k;
  }
  if (subject < 0) return [];
  relations[subject] = "nsubj";
  xpos[root] = "VBD";
  upos[root] = "VERB";
  return [root];
}

/** In a relative clause `that` is a pronoun with a part to play: the subject, or else the object. */
function relativeThat({ words, upos, xpos, heads, relations }: Draft): number[] {
  const changed: number[] = [];
  for (let k = 1; k < words.length; k++) {
    if (words[k] !== "that" || xpos[k] !== "IN") continue;
    const clause = heads[k]!;
    if (clause < k || relations[clause] !== "acl:relcl" || heads[clause]! >= k) continue;
    const taken = new Set<string>();
    for (let d = 0; d < words.length; d++) if (d !== k && heads[d] === clause) taken.add(relations[d]!.slice(0, 5));
    if (relations[k] === "mark") {
      if (taken.has("nsubj") && taken.has("obj")) continue;
      relations[k] = taken.has("nsubj") ? "obj" : "nsubj";
    }
    upos[k] = "PRON";
    xpos[k] = "WDT";
    changed.push(k);
  }
  return changed;
}

/** A noun phrase that is all there is between a conjunction and the verb of its clause is the subject of that clause. */
function subjectsOfClauses({ words, xpos, heads, relations }: Draft): void {
  for (let mark = 0; mark < words.length - 2; mark++) {
    const verb = heads[mark]!;
    if (relations[mark] !== "mark" || verb < mark + 2 || !/^(VB[DPZ]|MD)$/.test(xpos[verb]!)) continue;
    const noun = verb - 1;
    if (!/^NNP?S?$/.test(xpos[noun]!) || (heads[noun]! >= mark && heads[noun]! <= verb) || heads[noun] === -1) continue;
    if (heads.subarray(mark + 1, noun).some((head) => head !== noun)) continue;
    if (heads.some((head, k) => head === verb && /^[nc]subj/.test(relations[k]!))) continue;
    heads[noun] = verb;
    relations[noun] = "nsubj";
  }
}
