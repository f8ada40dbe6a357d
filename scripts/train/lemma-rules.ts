// Learns the lemmatizer's tables from a treebank: ending rules that pay, then the exceptions they leave.
import { plainForm } from "../../src/reading/en/parser/forms.ts";
import { type LemmaTables, LONGEST_ENDING, lemmaBase, makeLemmatizer } from "../../src/reading/en/parser/lemmas.ts";
import { knownForms } from "./known-forms.ts";
import type { GoldSentence } from "./treebank.ts";

/** How many sightings in the treebank a form of our own list outweighs. */
const OWN_WEIGHT = 4;

/** Counts `form tag -> lemma`, derives ending rules, and keeps as exceptions what the rules get wrong. */
export function learnLemmas(sentences: readonly GoldSentence[]): LemmaTables {
  const counts = new Map<string, Map<string, number>>();
  for (const { words, lemmas, xpos } of sentences) {
    for (let i = 0; i < words.length; i++) {
      if (lemmas[i] === "_" || xpos[i] === "GW") continue;
      const key = `${lemmaBase(plainForm(words[i]!), xpos[i]!)} ${xpos[i]}`;
      const lemma = plainForm(lemmas[i]!);
      const of = counts.get(key) ?? new Map<string, number>();
      of.set(lemma, (of.get(lemma) ?? 0) + 1);
      counts.set(key, of);
    }
  }
  // The treebank has the last word on forms it knows well; our own list speaks for the rest.
  for (const { form, tag, lemma } of knownForms()) {
    const key = `${form} ${tag}`;
    const of = counts.get(key) ?? new Map<string, number>();
    of.set(lemma, (of.get(lemma) ?? 0) + OWN_WEIGHT);
    counts.set(key, of);
  }
  const lemmaOf = new Map<string, string>();
  for (const [key, of] of counts) {
    lemmaOf.set(key, [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]);
  }
  const votes = new Map<string, Map<string, number>>();
  for (const [key, lemma] of lemmaOf) {
    const space = key.lastIndexOf(" ");
    const base = key.slice(0, space);
    const tag = key.slice(space + 1);
    let same = 0;
    while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++;
    const cut = base.length - same;
    if (cut > LONGEST_ENDING) continue;
    const rule = `${cut}|${lemma.slice(same)}`;
    for (let length = cut; length <= Math.min(LONGEST_ENDING, base.length); length++) {
      const ending = `${tag} ${base.slice(base.length - length)}`;
      const of = votes.get(ending) ?? new Map<string, number>();
      of.set(rule, (of.get(rule) ?? 0) + 1);
      votes.set(ending, of);
    }
  }
  const rules: Record<string, string> = {};
  const endings = [...votes.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const ending of endings) {
    const [rule, count] = [...votes.get(ending)!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    const space = ending.indexOf(" ");
    const isGeneral = ending.length - space - 1 <= 1;
    if (count < 3) continue;
    // A longer ending is worth keeping only where it says something else than the shorter one does.
    let shorter: string | undefined;
    for (let at = space + 2; shorter === undefined && at <= ending.length; at++) {
      shorter = rules[`${ending.slice(0, space)} ${ending.slice(at)}`];
    }
    if (isGeneral || shorter !== rule) rules[ending] = rule;
  }
  const lemmatizer = makeLemmatizer({ exceptions: {}, rules });
  const exceptions: Record<string, string> = {};
  for (const [key, lemma] of lemmaOf) {
    const space = key.lastIndexOf(" ");
    if (lemmatizer.lemma(key.slice(0, space), key.slice(space + 1)) !== lemma) exceptions[key] = lemma;
  }
  return { exceptions, rules };
}
