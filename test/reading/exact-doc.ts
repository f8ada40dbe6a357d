// Documents straight from a string, one part, the text exactly as it stands, for tests and benches of the reader.
import {
  type Doc,
  makeOffsetMap,
  type Part,
  type Sentence,
  splitSentences,
  type Token,
  tokenize,
} from "../../src/text/index.ts";

/** A document of `text` without repair or search for parts; paragraphs are lines. */
export function exactDoc(text: string, id = "d1", date: string | null = null, kind: Part["kind"] = "article"): Doc {
  const part: Part = { id: `${id}.p1`, kind, start: 0, end: text.length, author: null, date: null, basis: ["test"] };
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  let paragraph = -1;
  let paragraphEnd = -1;
  for (const span of splitSentences(text, part)) {
    if (span.start >= paragraphEnd) {
      paragraph++;
      const newline = text.indexOf("\n", span.start);
      paragraphEnd = newline < 0 ? text.length : newline;
    }
    const firstToken = tokens.length;
    for (const token of tokenize(text, span)) tokens.push(token);
    sentences.push({ ...span, part: 0, paragraph, firstToken, endToken: tokens.length });
  }
  return {
    id,
    hash: `test:${id}`,
    path: `${id}.txt`,
    mediaType: "text",
    charset: "utf-8",
    original: text,
    text,
    map: makeOffsetMap([]),
    title: null,
    publisher: null,
    author: null,
    url: null,
    grade: null,
    date: date === null ? null : { value: date, basis: "given" },
    language: "en",
    parts: [part],
    sentences,
    tokens,
    repairs: [],
    problems: [],
  };
}
