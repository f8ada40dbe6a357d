// Words as names are compared: lower case, without accents, with plain apostrophes and hyphens.

const MARKS = /\p{M}+/gu;

/** Folds one word. `Erdoğan` and `Erdogan`, `Sana’a` and `Sana'a` become the same. */
export function foldWord(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[‐‑]/g, "-")
    .replace(/ı/g, "i")
    .replace(/[łŁ]/g, "l")
    .replace(/[øØ]/g, "o")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}

export function isCapitalised(word: string): boolean {
  const first = word.codePointAt(0) ?? 0;
  if (first >= 65 && first <= 90) return true;
  if (first < 128) return false;
  return /^\p{Lu}/u.test(word);
}
