// Remembers what a pure function gave: the same few thousand words come again and again in any text.

/** Answers kept where words are the keys: what a long document has of different ones, and little memory. */
export const MANY_WORDS = 4000;

/**
 * `compute` with a memory of `most` to twice as many answers. What was not asked for while so many others came is
 * forgotten, so that a long run over many documents does not keep every word it ever met. `compute` must be pure and
 * never give undefined.
 */
export function remembered<K, V>(most: number, compute: (key: K) => V): (key: K) => V {
  let late = new Map<K, V>();
  let early = new Map<K, V>();
  return (key) => {
    const known = late.get(key);
    if (known !== undefined) return known;
    const value = early.get(key) ?? compute(key);
    if (late.size >= most) {
      early = late;
      late = new Map();
    }
    late.set(key, value);
    return value;
  };
}
