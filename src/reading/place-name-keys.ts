// Two keys of a place name: one for the same spelling, one that also joins the usual ways to transliterate it.

const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ə: "a",
  ǝ: "a",
  ħ: "h",
  "&": " and ",
};

/**
 * The plain key of a name: without marks, apostrophes, hyphens and case, `Saint` and `Mount` shortened, a leading `the` dropped.
 * Two names with the same plain key are the same spelling.
 */
export function plainKey(name: string): string {
  let key = name;
  // Most names are plain ASCII; normalising the others is what costs.
  if (/[^\x20-\x7e]/.test(key)) key = key.normalize("NFKD").replace(/\p{M}/gu, "");
  return key
    .toLowerCase()
    .replace(/[łøđðþıßæœəǝħ&]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘`´ʹʼʿʾ.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/\bsaint\b/g, "st")
    .replace(/\bmount\b/g, "mt")
    .replace(/\bfort\b/g, "ft")
    .replace(/^the (?=.)/, "");
}

/**
 * The soft key of a plain key: kh/h, zh/j, g/h, w/v, y/i/iy, -iv/-ev/-ov, double letters, Arabic articles and spaces fall together.
 * Names with the same soft key may be one name in two transliterations; it takes context to be sure.
 */
export function softKey(plain: string): string {
  let key = plain;
  if (key.includes(" ")) {
    const short = key.replace(/\b(?:al|el|ad|ar|as|ash|at|az|ez|ed) /g, "");
    if (short.length > 2) key = short;
    key = key.replaceAll(" ", "");
  }
  key = key
    .replace(/shch|sch/g, "sh")
    .replace(/tch/g, "ch")
    .replace(/dzh|zh|dj/g, "j")
    .replace(/kh/g, "h")
    .replace(/gh?/g, "h")
    .replace(/ph/g, "f")
    .replace(/q|ck/g, "k")
    .replace(/x/g, "ks")
    .replace(/w/g, "v")
    .replace(/ou|oo/g, "u")
    .replace(/ee/g, "i")
    .replace(/[yij]+/g, "i")
    .replace(/i(?=[aeou])/g, "")
    .replace(/([aou])e/g, "$1")
    .replace(/(.)\1+/g, "$1")
    .replace(/[ieo]v$/, "v");
  return key.length > 3 ? key.replace(/h$/, "") : key;
}

/** 32-bit FNV-1a hash of a key's UTF-16 code units. */
export function keyHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
