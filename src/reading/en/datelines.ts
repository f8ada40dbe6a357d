// What stands in front of a sentence and is no part of it: datelines (`PORT SUDAN, 14 October 2025 (Agencies) -`), labels of captions.

const LONGEST = 16;

/** Services whose name in brackets ends a dateline with no dash behind it. */
const SERVICES: ReadonlySet<string> = new Set(
  "ap afp upi rns cns dpa tass ansa efe ips irin ians pti kuna wam spa sana irna mena aps cnn reuters xinhua interfax bloomberg".split(
    " ",
  ),
);

/** Index of the dash (or of the bracket behind a news service) that ends a dateline at the head of the words, or -1. */
export function datelineEnd(words: readonly string[]): number {
  const longest = Math.min(words.length - 4, LONGEST);
  const bracket = /^\p{Lu}{3,}$/u.test(words[0] ?? "") ? words.indexOf(")") : -1;
  if (
    bracket > 2 &&
    bracket < longest &&
    words[bracket - 2] === "(" &&
    SERVICES.has(words[bracket - 1]!.toLowerCase()) &&
    /^["“‘]?\p{Lu}/u.test(words[bracket + 1]!) &&
    words.slice(0, bracket - 2).every((word) => /^(?:\p{Lu}.*|,)$/u.test(word))
  )
    return bracket;
  // Most sentences have no dash near their head.
  let dash = 0;
  while (dash < longest && !isDash(words[dash]!)) dash++;
  if (dash >= longest) return -1;
  let capitals = false;
  let place = 0;
  let depth = 0;
  for (let k = 0; k < longest; k++) {
    const word = words[k]!;
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (isDash(word)) {
      // A hyphen inside a name, or a plain clause before the dash, is no dateline.
      if (depth > 0 || k === 0) return -1;
      const closed = /^[)\]\d]/.test(words[k - 1]!) || capitals;
      return closed && place > 0 && place <= 4 && /^["“‘]?\p{Lu}/u.test(words[k + 1]!) ? k : -1;
    } else if (/^\p{Lu}/u.test(word)) {
      if (depth === 0) place++;
      if (place <= 4 && /^\p{Lu}{3,}$/u.test(word) && k < 4) capitals = true;
      if (MONTH.test(word)) place--;
    } else if (!/^(?:[,./]|\d+(?:st|nd|rd|th)?|of|the|de|al)$/.test(word) && depth === 0) return -1;
  }
  return -1;
}

const isDash = (word: string): boolean => word === "-" || word === "–" || word === "—" || word === "―" || word === "--";

const MONTH =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** Index of the colon that ends the label of a caption (`Image caption Ann Lee:`) at the head of the words, or -1. */
export function captionEnd(words: readonly string[]): number {
  const kind = `${words[0] ?? ""} ${words[1] ?? ""}`;
  if (!/^(?:image|photo|picture|media|video) (?:caption|credit|copyright)$/i.test(kind)) return -1;
  const colon = words.indexOf(":");
  return colon > 1 && colon < LONGEST ? colon : -1;
}
