// Addresses in front of a comment (`@oldtimer9 Read it again`): whom it answers, no part of what it says.

/** Index of the last word of the addresses that open the words at `from`, marks behind them included, or -1. */
export function addressEnd(words: readonly string[], from = 0): number {
  let end = -1;
  let k = from;
  while (k < words.length) {
    const word = words[k]!;
    if (word === "@" && /^[\p{L}\p{N}_]/u.test(words[k + 1] ?? "")) k += 2;
    else if (/^@[\p{L}\p{N}_]/u.test(word)) k++;
    else break;
    while (k < words.length && /^[,:–—-]$/.test(words[k]!)) k++;
    end = k - 1;
  }
  return end;
}
