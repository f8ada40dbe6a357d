// Word forms as the parser sees them: one spelling for quotes and dashes, and a shape.

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["‟", '"'],
  ["«", '"'],
  ["»", '"'],
  ["``", '"'],
  ["''", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["‚", "'"],
  ["`", "'"],
  ["–", "-"],
  ["—", "-"],
  ["―", "-"],
  ["−", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["--", "-"],
  ["---", "-"],
  ["…", "..."],
]);

/**
 * The spelling under which a word is looked up: typographic quotes, apostrophes and dashes become plain ones, so that
 * a model trained on typewriter punctuation meets nothing new in typeset prose.
 */
export function plainForm(word: string): string {
  let isPlain = true;
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) > 0x2000 || word.charCodeAt(i) === 0x60) {
      isPlain = false;
      break;
    }
  }
  if (
    isPlain &&
    word !== "''" &&
    word !== "--" &&
    word !== "---" &&
    !(word.charCodeAt(0) > 0xa0 && word.length === 1)
  ) {
    return word;
  }
  const spelled = SPELLINGS.get(word);
  if (spelled !== undefined) return spelled;
  return word.replace(/[‘’]/g, "'").replace(/[‐‑–]/g, "-");
}

/** A compact picture of the characters: `Xx`, `X`, `d`, `x-x`, `X.X.`; runs are cut to one character. */
export function wordShape(word: string): string {
  let shape = "";
  let last = "";
  const length = Math.min(word.length, 40);
  for (let i = 0; i < length; i++) {
    const char = word[i]!;
    const code = word.charCodeAt(i);
    let kind: string;
    if (code >= 97 && code <= 122) kind = "x";
    else if (code >= 65 && code <= 90) kind = "X";
    else if (code >= 48 && code <= 57) kind = "d";
    else if (code < 128) kind = char;
    else if (char.toLowerCase() !== char) kind = "X";
    else if (char.toUpperCase() !== char) kind = "x";
    else kind = "u";
    if (kind !== last) {
      shape += kind;
      last = kind;
    }
  }
  // "Xx" for a capitalised word must differ from "XX...", which runs alone would hide.
  if (shape === "X" && word.length > 1) return "XX";
  return shape;
}
