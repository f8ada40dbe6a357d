// One copy of every word: equal words are then the same object, which the engine compares and looks up by its address.

/** Words kept of one generation; with two of them, what a long document has of different ones. */
const MOST_WORDS = 8000;

let late = new Map<string, string>();
let early = new Map<string, string>();

/**
 * The engine's own copy of a word, the one that constants of the program and keys of objects are. Words cut out of a text
 * are objects of their own, whose letters must be looked at whenever two are compared, and which keep the text alive.
 */
export function keptWord(word: string): string {
  const known = late.get(word);
  if (known !== undefined) return known;
  let kept = early.get(word);
  if (kept === undefined) [kept = ""] = Object.keys({ [word]: 0 });
  if (late.size >= MOST_WORDS) {
    early = late;
    late = new Map();
  }
  late.set(kept, kept);
  return kept;
}
