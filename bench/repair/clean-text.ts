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
 * `closingSingle` stands where "’" closes a quotation, so that it can be told from the apostrophe.
 */
export function treebankParagraphs(conllu: string, closingSingle = "’"): string[][] {
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
    const sentence = typographicSentence(block, closingSingle);
    if (sentence !== null) sentences.push(sentence);
  }
  endDocument();
  return documents;
}

function typographicSentence(block: string, closingSingle: string): string | null {
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
    else if (form === "'") chars[found] = tag === "``" ? "‘" : tag === "''" ? closingSingle : "’";
    else if (form === "--") chars.splice(found, 2, "—", "\0");
    else if (form === "-" && (tag === "," || tag === ":") && text[found - 1] === " " && text[found + 1] === " ")
      chars[found] = "—";
    else if (form === "-" && tag === "SYM" && /\d/.test(text[found - 1] ?? "") && /\d/.test(text[at] ?? ""))
      chars[found] = "–";
    else if (/[A-Za-z]'|'[A-Za-z0-9]/.test(form)) chars[found + form.indexOf("'")] = "’";
  }
  return chars.join("").replaceAll("\0", "");
}

/** The paragraphs of a chapter of a Standard Ebooks edition (XHTML), without tags, notes, joiners and hair spaces. */
export function bookParagraphs(xhtml: string, closingSingle = "’"): string[] {
  const paragraphs: string[] = [];
  for (const [, content] of xhtml.matchAll(/<p(?: [^>]*)?>(.*?)<\/p>/gs)) {
    const text = content!
      .replace(/<a [^>]*noteref[^>]*>.*?<\/a>/gs, "")
      .replace(/<br\/>\s*/g, " ")
      .replace(/<[^>]*>/g, "")
      .replaceAll("&amp;", "&")
      .replace(/[\u2060\u200a\ufeff]| (?=[”’]+(?:\s|$))/g, "")
      .replaceAll("\u00a0", " ")
      .replace(/\s+/g, " ")
      .trim();
    if (text !== "") paragraphs.push(withClosingSingles(text, closingSingle));
  }
  return paragraphs;
}

/** Where "‘" opened a quotation, the last "’" at the end of a word before another mark opens or closes is its end, not an apostrophe. */
function withClosingSingles(paragraph: string, closingSingle: string): string {
  return paragraph.replace(/‘[^‘“”]*/g, (quotation) => {
    let end = -1;
    for (const { index } of quotation.matchAll(/’(?![\p{L}\p{N}])/gu)) end = index;
    return end < 0 ? quotation : quotation.slice(0, end) + closingSingle + quotation.slice(end + 1);
  });
}

/** The paragraph with the dashes of a document's style, 0 to 1: from unspaced em to spaced em dash, spaced en dashes between. */
export function withStyle(paragraph: string, dash: number): string {
  if (dash < 0.35) return paragraph;
  if (dash < 0.5) return paragraph.replace(/(\p{L}) ?[—–] ?(\p{L})/gu, "$1—$2");
  return paragraph.replace(/(\p{L}) ?[—–] ?(\p{L})/gu, dash < 0.8 ? "$1 – $2" : "$1 — $2");
}
