// Counts where the treebank hangs its punctuation, as preferences among the four places a mark may have.
import { plainForm } from "../../src/reading/en/parser/forms.ts";
import { habitName, placesOfMark } from "../../src/reading/en/parser/marks.ts";
import type { GoldSentence } from "./treebank.ts";

/** Least number of marks of a kind. */
const LEAST = 4;

/** Log preferences by the kind of mark, to one decimal. */
export function learnMarkHabits(sentences: readonly GoldSentence[], weight: number): Record<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const { words, heads: wordHeads, relations } of sentences) {
    const heads = Int32Array.from([0, ...Array.from(wordHeads, (head) => head + 1)]);
    const isMark = Uint8Array.from([0, ...relations.map((relation) => (relation === "punct" ? 1 : 0))]);
    for (const head of heads) isMark[head] = 0;
    for (let d = 1; d < heads.length; d++) {
      if (isMark[d] === 0) continue;
      const places = placesOfMark(heads, isMark, d);
      const [left, right] = places;
      const relationOf = (node: number): string => (node > 0 ? relations[node - 1]! : "");
      const name = habitName(plainForm(words[d - 1]!), relationOf(left), relationOf(right), places);
      const of = counts.get(name) ?? [0, 0, 0, 0];
      const place = places.indexOf(heads[d]!);
      if (place >= 0) of[place]!++;
      counts.set(name, of);
    }
  }
  const habits: Record<string, number[]> = {};
  for (const [name, of] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = of[0]! + of[1]! + of[2]! + of[3]!;
    if (total < LEAST) continue;
    habits[name] = of.map((count) => Math.round(10 * weight * Math.log((count + 0.5) / (total + 2))) / 10);
  }
  return habits;
}
