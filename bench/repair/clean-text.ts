// Clean text for training and measuring repair: treebank paragraphs with typographic marks, and styles of writing them.

/** Deterministic random numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The documents of a CoNLL-U file, each a list of paragraphs, with typewriter marks made typographic by their tags:
 * `"` by XPOS (opening or closing), `'` inside and at the beginning of clitics, `--` and spaced hyphens tagged as punctuation as "—", `-` between numbers as "–".
 */
export function treebankParagraphs(conllu: string): string[][] {
  const documents: string[][] = [];
  let paragraphs: string[] = [];
  let sentences: string[] = [];
  const endParagraph = (): void => {
    if (sentences.length > 0) paragraphs.push(sentences.join(" "));
    sentences = [];
  };
  const endDocument = (): void => {
    endParagraph();
    if (paragraphs.length > 0) documents.push(paragraphs);
    paragraphs = [];
  };
  for (const block of conllu.split("\n\n")) {
    if (block.includes("# newdoc")) endDocument();
    else if (block.includes("# newpar")) endParagraph();
    const sentence = typographicSentence(block);
    if (sentence !== null) sentences.push(sentence);
  }
  endDocument();
  return documents;
}

function typographicSentence(block: string): string | null {
  const text = /^# text = (.*)$/m.exec(block)?.[1];
  if (text === undefined) return null;
  const chars = text.split("");
  let at = 0;
  for (const line of block.split("\n")) {
    if (!/^\d+\t/.test(line)) continue;
    const columns = line.split("\t");
    const form = columns[1]!;
    const tag = columns[4]!;
    const found = text.indexOf(form, at);
    if (found < 0 || found > at + 3) continue;
    at = found + form.length;
    if (form === '"') chars[found] = tag === "``" ? "“" : "”";
    else if (form === "'") chars[found] = tag === "``" ? "‘" : "’";
    else if (form === "--") chars.splice(found, 2, "—", "\0");
    else if (form === "-" && (tag === "," || tag === ":") && text[found - 1] === " " && text[found + 1] === " ")
      chars[found] = "—";
    else if (form === "-" && tag === "SYM" && /\d/.test(text[found - 1] ?? "") && /\d/.test(text[at] ?? ""))
      chars[found] = "–";
    else if (/[A-Za-z]'|'[A-Za-z0-9]/.test(form)) chars[found + form.indexOf("'")] = "’";
  }
  return chars.join("").replaceAll("\0", "");
}

/** How a document writes: single quotation marks outside, and its dashes (0 to 1, from unspaced em to spaced em dash). */
export interface MarkStyle {
  readonly swapsQuotes: boolean;
  readonly dash: number;
}

/** The paragraph in another style of marks. */
export function withStyle(paragraph: string, style: MarkStyle): string {
  let text = paragraph;
  if (style.swapsQuotes) text = text.replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’"));
  if (style.dash < 0.35) return text;
  if (style.dash < 0.5) return text.replace(/(\p{L}) ?[—–] ?(\p{L})/gu, "$1—$2");
  return text.replace(/(\p{L}) ?[—–] ?(\p{L})/gu, style.dash < 0.8 ? "$1 – $2" : "$1 — $2");
}
