// Parses of a document's sentences, one each; very long sentences are parsed in stretches.
import type { Doc } from "../../text/index.ts";
import type { Parse, Parser } from "../parse.ts";
import { knownLemma, type Lexicon } from "./lexicon.ts";
import { type Masks, parseMasked } from "./masks.ts";
import { mendParse } from "./mend.ts";
import { makeTree, plainWord, type Tree } from "./tree.ts";

/** Longest stretch of tokens that is parsed at once; heads are 16-bit and accuracy is gone long before. */
const LONGEST = 240;

/** One parse per sentence of the document. */
export function parseSentences(doc: Doc, parser: Parser, lexicon: Lexicon, masks: Masks): Parse[] {
  return doc.sentences.map((sentence) => {
    const words = doc.tokens.slice(sentence.firstToken, sentence.endToken).map((t) => t.text);
    if (words.length <= LONGEST) return mendParse(withKnownLemmas(parseMasked(parser, words, masks), lexicon), lexicon);
    const stretches: Parse[] = [];
    for (let k = 0; k < words.length; k += LONGEST)
      stretches.push(parseMasked(parser, words.slice(k, k + LONGEST), masks));
    return joinParses(stretches);
  });
}

/** Verb lemmas set right by the lexicons. */
function withKnownLemmas(parse: Parse, lexicon: Lexicon): Parse {
  const lemmas = parse.lemmas.map((lemma, k) =>
    parse.upos[k] === "VERB" ? knownLemma(lexicon, plainWord(parse.words[k]!), lemma) : lemma,
  );
  return { ...parse, lemmas };
}

/** Trees of the sentences, in order. */
export function treesOf(doc: Doc, parses: readonly Parse[]): Tree[] {
  return parses.map((parse, s) => makeTree(doc, s, doc.sentences[s]!.firstToken, parse));
}

/** One parse of stretches side by side: later roots hang on the first as parataxis. Heads beyond 32,767 tokens are cut off. */
function joinParses(stretches: readonly Parse[]): Parse {
  const kept = stretches.slice(0, Math.floor(32_000 / LONGEST));
  const words = kept.flatMap((p) => p.words);
  const heads = new Int16Array(words.length);
  const relations: string[] = [];
  let offset = 0;
  let root = 0;
  for (const [s, p] of kept.entries()) {
    for (let k = 0; k < p.words.length; k++) {
      const head = p.heads[k]!;
      if (head >= 0) heads[offset + k] = head + offset;
      else if (s === 0) {
        heads[k] = -1;
        root = k;
      } else heads[offset + k] = root;
      relations.push(head < 0 && s > 0 ? "parataxis" : p.relations[k]!);
    }
    offset += p.words.length;
  }
  return {
    words,
    lemmas: kept.flatMap((p) => p.lemmas),
    upos: kept.flatMap((p) => p.upos),
    xpos: kept.flatMap((p) => p.xpos),
    heads,
    relations,
  };
}
