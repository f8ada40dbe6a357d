// The known name that a mistyped one is most likely meant to be.

/** Names longer than this are not compared: the distance costs the product of the lengths. */
const LONGEST_COMPARED = 80;

/**
 * The nearest of `known` to `name` by edits (insert, drop, change, swap of neighbours; letter case counts half),
 * or null where none is near: more than 40 % of the letters would change. Ties go to the first known.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  if (name.length > LONGEST_COMPARED) return null;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.length > LONGEST_COMPARED) continue;
    const limit = Math.max(1, 0.4 * Math.max(name.length, candidate.length));
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name, candidate);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Optimal string alignment distance; a change of letter case alone costs a half. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1]!;
      const y = b[j - 1]!;
      const change = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.5 : 1;
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + change);
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
