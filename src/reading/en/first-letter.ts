// The case of a word's first letter, asked of every token many times: plain letters are told by their code.

/** Whether the word begins with a capital. */
export function beginsUpper(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

/** Whether the word begins with a small letter. */
export function beginsLower(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(word);
}
