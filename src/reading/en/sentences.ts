// Parses of a document's sentences, one each; very long sentences are parsed in stretches.
import type { Doc } from "../../text/index.ts";
import type { Parse, Parser } from "../parse.ts";
import { addressEnd } from "./addresses.ts";
import { datelineEnd } from "./datelines.ts";
import { knownLemma, type Lexicon } from "./lexicon.ts";
import { type Masks, parseMasked } from "./masks.ts";
import { mendParse } from "./mend.ts";
import { withoutScareQuotes } from "./scare-quotes.ts";
import { makeTree, plainWord, type Tree } from "./tree.ts";

/** Longest stretch of tokens that is parsed at once; heads are 16-bit and accuracy is gone long before. */
const LONGEST = 240;

/** Sentences parsed together. */
const PARSED_AT_ONCE = 50;

/** What of a sentence is parsed, in how many pieces, and how their parses become its own. */
interface Plan {
  readonly pieces: readonly (readonly string[])[];
  readonly join: (parses: readonly Parse[]) => Parse;
}

/** One parse per sentence of the document. */
export function parseSentences(doc: Doc, parser: Parser, lexicon: Lexicon, masks: Masks): Parse[] {
  const out: Parse[] = [];
  for (let s = 0; s < doc.sentences.length; s += PARSED_AT_ONCE) {
    const plans = doc.sentences.slice(s, s + PARSED_AT_ONCE).map(({ firstToken, endToken }) => {
      const words = doc.tokens.slice(firstToken, endToken).map(({ text }) => text);
      return planOf(words, parser, lexicon, masks);
    });
    const parses = parseMasked(
      parser,
      plans.flatMap(({ pieces }) => pieces),
      masks,
    );
    let done = 0;
    for (const { pieces, join } of plans) {
      out.push(join(parses.slice(done, done + pieces.length)));
      done += pieces.length;
    }
  }
  return out;
}

/** How a sentence is parsed: a label or dateline alone, the rest without scare quotes, a very long one in stretches. */
function planOf(words: readonly string[], parser: Parser, lexicon: Lexicon, masks: Masks): Plan {
  if (words.length > LONGEST) {
    const pieces: (readonly string[])[] = [];
    for (let k = 0; k < words.length; k += LONGEST) pieces.push(words.slice(k, k + LONGEST));
    return { pieces, join: joinParses };
  }
  const mend = (parse: Parse): Parse => mendParse(withKnownLemmas(parse, lexicon), lexicon);
  const colon = labelColon(words);
  if (colon > 0) {
    // Whether it is one shows only when it is parsed.
    const [label] = parseMasked(parser, [words.slice(0, colon + 1)], masks);
    if (isLabel(label!, colon)) {
      const address = addressEnd(words, colon + 1);
      if (address > 0 && address < words.length - 1)
        return {
          pieces: [words.slice(colon + 1, address + 1), words.slice(address + 1)],
          join: ([addressed, rest]) => labelled(label!, labelled(addressed!, mend(rest!))),
        };
      return { pieces: [words.slice(colon + 1)], join: ([rest]) => labelled(label!, mend(rest!)) };
    }
  }
  const address = addressEnd(words);
  const dash = address < 0 || address === words.length - 1 ? datelineEnd(words) : address;
  const unscared = withoutScareQuotes(dash > 0 ? words.slice(dash + 1) : words);
  if (dash > 0)
    return {
      pieces: [words.slice(0, dash + 1), unscared.words],
      join: ([dateline, rest]) => labelled(dateline!, mend(unscared.restore(rest!))),
    };
  return { pieces: [unscared.words], join: ([parse]) => mend(unscared.restore(parse!)) };
}

/** Longest label in tokens, brackets included, and without them. */
const LONGEST_LABEL = 24;
const LONGEST_NAME = 8;

/** Index of a colon that may end a label in front of the sentence (`Mr. Keller (France):`), or -1. */
export function labelColon(words: readonly string[]): number {
  let depth = 0;
  let plain = 0;
  for (let k = 0; k < Math.min(words.length - 2, LONGEST_LABEL); k++) {
    const word = words[k]!;
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (word === ":" && depth === 0) return k > 0 ? k : -1;
    else if (depth === 0 && ++plain > LONGEST_NAME) return -1;
    // A transcript may stand in quotation marks: `"SPEAKER: …`.
    if (k > 0 && word.length === 1 && '“"”.?!;'.includes(word)) return -1;
  }
  return -1;
}

/** Whether the parsed words before a colon are a name or a heading: no finite verb outside brackets, a nominal at its end. */
export function isLabel(parse: Pick<Parse, "words" | "xpos" | "upos">, colon: number): boolean {
  let depth = 0;
  let last = -1;
  for (let k = 0; k < colon; k++) {
    const word = parse.words[k]!;
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (depth === 0) {
      const capitals = /^\p{Lu}{2,}$/u.test(word);
      if (!capitals && ["VBD", "VBZ", "VBP", "MD"].includes(parse.xpos[k]!)) return false;
      if (word !== "," && parse.upos[k] !== "PUNCT") last = k;
    }
  }
  if (last < 0) return false;
  const opening = /^[“"]$/.test(parse.words[0]!) ? 1 : 0;
  if (opening === 1 && !/^\p{Lu}{2,}$/u.test(parse.words[1] ?? "")) return false;
  const first = parse.upos[opening]!;
  if (["ADP", "SCONJ", "CCONJ", "ADV", "PRON"].includes(first) && !/^\p{Lu}+$/u.test(parse.words[opening]!))
    return false;
  return ["NOUN", "PROPN", "ADJ"].includes(parse.upos[last]!) || /^\p{Lu}+$/u.test(parse.words[last]!);
}

/** One parse of a label and of what stands behind it, each parsed alone. */
function labelled(label: Parse, rest: Parse): Parse {
  const n = label.words.length;
  const heads = new Int16Array(n + rest.words.length);
  const root = n + Math.max(0, rest.heads.indexOf(-1));
  for (let k = 0; k < n; k++) heads[k] = label.heads[k]! < 0 ? root : label.heads[k]!;
  for (let k = 0; k < rest.words.length; k++) heads[n + k] = rest.heads[k]! < 0 ? -1 : rest.heads[k]! + n;
  return {
    words: [...label.words, ...rest.words],
    lemmas: [...label.lemmas, ...rest.lemmas],
    upos: [...label.upos, ...rest.upos],
    xpos: [...label.xpos, ...rest.xpos],
    heads,
    relations: [...label.relations.map((r) => (r === "root" ? "dep" : r)), ...rest.relations],
  };
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
