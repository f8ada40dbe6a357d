// Remembers what a pure function gave: the same few thousand words come again and again in any text.

/**
 * `compute` with a memory of at most `most` answers. A full memory is emptied, so that a long run over many documents does not
 * keep every word it ever met. `compute` must be pure and never give undefined.
 */
export function remembered<K, V>(most: number, compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}
