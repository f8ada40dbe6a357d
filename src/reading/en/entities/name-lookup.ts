// Canonical participant names for the statement reader: any noun phrase to a name, an entity key and a party.

import type { Doc, Span } from "../../../text/index.ts";
import { wordSet } from "../../../text/index.ts";
import type { EntityKind } from "../../entity.ts";
import type { Parse } from "../../parse.ts";
import { TITLES } from "./group-nouns.ts";
import type { EntityMention } from "./read-mentions.ts";

/** A participant: canonical name and key of an entity, or the plain noun phrase with key null. */
export interface Named extends Span {
  readonly name: string;
  readonly key: string | null;
  readonly kind: EntityKind | null;
  readonly party: string | null;
  readonly how: EntityMention["how"] | null;
}

export interface NameLookup {
  /** The participant that a noun phrase names by its head. Never an empty name for a span with words. */
  readonly nameOf: (span: Span) => Named;
  /** All participants of a phrase: conjuncts (`Putin and Trump`) and what a plural pronoun stands for. */
  readonly namesOf: (span: Span) => readonly Named[];
  /** The participant whose head is a token (index inside the sentence). */
  readonly nameOfHead: (sentence: number, token: number) => Named;
  /** Mentions inside a span, wider first, in order of offset. */
  readonly within: (span: Span) => readonly EntityMention[];
}

const DETERMINERS: ReadonlySet<string> = new Set(
  "the a an this that these those his her its their our my your some any every each both all no such another".split(
    " ",
  ),
);

const NAME_RELATIONS = wordSet(["flat", "flat:name", "compound", "nmod:desc", "appos"]);

/** Tokens between an office's first word and its holder's name. */
const OFFICE_REACH = 10;

const PARTS: ReadonlySet<string> = new Set(
  "one two three four five some several many most both all each few another none either".split(" "),
);

const PLAIN_MODIFIERS: ReadonlySet<string> = new Set([
  "amod",
  "compound",
  "nummod",
  "flat",
  "flat:name",
  "nmod:desc",
  "punct",
  "goeswith",
  "advmod",
  "nmod:unmarked",
  "nmod:poss",
  "case",
]);

/** Prepares look-ups over the mentions of one document (as `readMentions` gives them). */
export function makeNameLookup(doc: Doc, parses: readonly Parse[], mentions: readonly EntityMention[]): NameLookup {
  const byHead = new Map<number, EntityMention[]>();
  for (const mention of mentions) byHead.set(mention.head, [...(byHead.get(mention.head) ?? []), mention]);
  const starts = mentions.map((mention) => mention.start);

  const within = (span: Span): EntityMention[] => {
    const inside: EntityMention[] = [];
    for (let i = lowerBound(starts, span.start); i < mentions.length; i++) {
      const mention = mentions[i];
      if (mention === undefined || mention.start >= span.end) break;
      if (mention.end <= span.end) inside.push(mention);
    }
    return inside;
  };

  const sentenceAt = (offset: number): number => {
    let low = 0;
    let high = doc.sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((doc.sentences[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Document tokens inside a span, as a half-open range. */
  const tokensOf = (span: Span): { first: number; end: number; sentence: number } => {
    const sentence = sentenceAt(span.start);
    const own = doc.sentences[sentence];
    let first = own?.firstToken ?? 0;
    const last = own?.endToken ?? 0;
    while (first < last && (doc.tokens[first]?.end ?? 0) <= span.start) first++;
    let end = first;
    while (end < last && (doc.tokens[end]?.start ?? 0) < span.end) end++;
    return { first, end, sentence };
  };

  /** Head token (document index) of a token range: the one whose head lies outside; by words, the last before a preposition. */
  const headIn = (first: number, end: number, sentence: number): number => {
    const parse = parses[sentence];
    const base = doc.sentences[sentence]?.firstToken ?? 0;
    if (parse !== undefined) {
      for (let i = first; i < end; i++) {
        const head = parse.heads[i - base];
        if (head === undefined) break;
        const outside = head < 0 || head + base < first || head + base >= end;
        if (outside && !["punct", "case", "det", "mark", "cc"].includes(parse.relations[i - base] ?? "")) return i;
      }
    }
    let head = first;
    for (let i = first; i < end; i++) {
      const word = (doc.tokens[i]?.text ?? "").toLowerCase();
      if (
        i > first &&
        /^(?:of|in|on|at|to|for|from|by|with|who|which|that|,|\(|and|or|as|about|against|between)$/.test(word)
      )
        break;
      if (!/^['’]s?$/.test(word) && /[\p{L}\d]/u.test(word)) head = i;
    }
    return head;
  };

  const named = (mention: EntityMention): Named => ({
    start: mention.start,
    end: mention.end,
    name: mention.name,
    key: mention.key === "author" || mention.key === "commenter" ? null : mention.key,
    kind: mention.kind,
    party: mention.party,
    how: mention.how,
  });

  const partsBySentence: (readonly number[] | undefined)[] = [];
  /** The words of a sentence that hang on others as parts of a name. */
  const nameParts = (sentence: number, parse: Parse): readonly number[] => {
    let parts = partsBySentence[sentence];
    if (parts === undefined) {
      const found: number[] = [];
      for (let i = 0; i < parse.words.length; i++) if (NAME_RELATIONS.has(parse.relations[i] ?? "")) found.push(i);
      parts = found;
      partsBySentence[sentence] = parts;
    }
    return parts;
  };

  /** Mentions of a head token: its own, those of a name attached to a title, those that cover it. */
  const mentionsOfHead = (head: number, sentence: number): readonly EntityMention[] => {
    const own = byHead.get(head);
    if (own !== undefined && own.length > 0) return widest(own);
    const parse = parses[sentence];
    const base = doc.sentences[sentence]?.firstToken ?? 0;
    if (parse !== undefined) {
      // "President <- Zelensky" by flat or appos, in either direction.
      for (const i of nameParts(sentence, parse)) {
        if (parse.heads[i] !== head - base) continue;
        if (parse.relations[i] === "compound" && i < head - base) continue;
        const attached = byHead.get(i + base)?.filter((mention) => mention.kind === "person");
        if (attached !== undefined && attached.length > 0) return widest(attached);
      }
    }
    const token = doc.tokens[head];
    if (token === undefined) return [];
    const covering: EntityMention[] = [];
    for (let i = lowerBound(starts, token.start - 200); i < mentions.length; i++) {
      const mention = mentions[i];
      if (mention === undefined || mention.start > token.start) break;
      if (
        mention.end >= token.end &&
        (mention.how === "name" || mention.how === "alias" || mention.how === "surname" || mention.how === "metonym")
      )
        covering.push(mention);
    }
    // A name that the head is a part of ("Volodymyr" of "Volodymyr Zelensky"), not a phrase in which it only qualifies.
    return widest(
      covering.filter(
        (mention) => mention.kind === "person" || mention.kind === "organisation" || mention.kind === "state",
      ),
    );
  };

  const nounPhrase = (first: number, end: number, head: number, sentence: number): Named => {
    const parse = parses[sentence];
    const base = doc.sentences[sentence]?.firstToken ?? 0;
    let from = head;
    if (parse !== undefined) {
      while (from - 1 >= first) {
        const candidate = from - 1 - base;
        const relation = parse.relations[candidate] ?? "";
        if (!PLAIN_MODIFIERS.has(relation)) break;
        let up = candidate;
        let steps = 0;
        while (up !== head - base && up >= 0 && steps++ < 8) up = parse.heads[up] ?? -1;
        if (up !== head - base || (relation === "punct" && !/^[-‐‑]$/.test(doc.tokens[from - 1]?.text ?? ""))) break;
        from--;
      }
    } else from = first;
    // Prepositions, conjunctions and determiners are no part of a name.
    while (from < head && isLeadIn(parse, base, from, doc.tokens[from]?.text ?? "")) from++;
    const to = parse === undefined ? head + 1 : extendRight(parse, base, head, end);
    const start = doc.tokens[from]?.start ?? 0;
    const stop = doc.tokens[to - 1]?.end ?? start;
    const name = doc.text
      .slice(start, stop)
      .replace(/\s+/g, " ")
      .replace(/^[“"‘']+|[”"’']+$/g, "");
    return {
      start,
      end: stop,
      name: name === "" ? doc.text.slice(start, stop) : name,
      key: null,
      kind: null,
      party: null,
      how: null,
    };
  };

  /** The person whose office with its `of`, `for`, `to` phrase the head begins: `Secretary of Defense X`. */
  const holderAfter = (head: number, end: number): readonly EntityMention[] => {
    if (!TITLES.has((doc.tokens[head]?.text ?? "").toLowerCase()) || !/^\p{Lu}/u.test(doc.tokens[head]?.text ?? ""))
      return [];
    if (!/^(?:of|for|to)$/.test(doc.tokens[head + 1]?.text ?? "")) return [];
    for (let i = head + 2; i < Math.min(end, head + OFFICE_REACH); i++) {
      const word = doc.tokens[i]?.text ?? "";
      const person = (byHead.get(i) ?? []).find((mention) => mention.kind === "person");
      if (person !== undefined) return [person];
      if (!/^(?:the|of|for|and|&)$/.test(word) && !/^\p{Lu}/u.test(word)) return [];
    }
    return [];
  };

  /** `one of them`, `some of the officials`: those of whom it is a part. */
  const wholeOf = (head: number, end: number, sentence: number): readonly EntityMention[] => {
    if (!PARTS.has((doc.tokens[head]?.text ?? "").toLowerCase()) || doc.tokens[head + 1]?.text !== "of") return [];
    for (let i = head + 2; i < Math.min(end, head + OFFICE_REACH); i++) {
      const found = mentionsOfHead(i, sentence);
      if (found.length > 0) return found[0]?.kind === "group" || found[0]?.kind === "anonymous" ? found : [];
      if (
        !/^(?:the|these|those|his|her|its|their|our|two|three|four|\p{Ll}+|\p{Lu}\p{L}+)$/u.test(
          doc.tokens[i]?.text ?? "",
        )
      )
        return [];
    }
    return [];
  };

  const lookUp = (first: number, end: number, head: number, sentence: number): readonly Named[] => {
    const last = doc.sentences[sentence]?.endToken ?? end;
    let found = mentionsOfHead(head, sentence);
    if (found.length === 0) found = holderAfter(head, last);
    if (found.length === 0) found = wholeOf(head, last, sentence);
    if (found.length > 0) return found.map(named);
    return [nounPhrase(first, end, head, sentence)];
  };

  const namesOf = (span: Span): readonly Named[] => {
    const { first, end, sentence } = tokensOf(span);
    if (end <= first)
      return [{ ...span, name: doc.text.slice(span.start, span.end), key: null, kind: null, party: null, how: null }];
    const head = headIn(first, end, sentence);
    const all = [...lookUp(first, end, head, sentence)];
    const parse = parses[sentence];
    const base = doc.sentences[sentence]?.firstToken ?? 0;
    if (parse !== undefined) {
      for (let i = first; i < end; i++) {
        if (parse.relations[i - base] === "conj" && conjunctOf(parse, i - base, head - base))
          all.push(...lookUp(first, end, i, sentence));
      }
    } else {
      const inside = within(span).filter((mention) => mention.head !== head);
      for (const mention of inside) {
        const before = doc.tokens[mention.head - 1]?.text;
        if (before === "and" || before === ",") all.push(named(mention));
      }
    }
    return all.filter((name, i) => all.findIndex((other) => other.name === name.name) === i);
  };

  return {
    nameOf: (span) => namesOf(span)[0] as Named,
    namesOf,
    nameOfHead: (sentence, token) => {
      const own = doc.sentences[sentence];
      const head = (own?.firstToken ?? 0) + token;
      const first = own?.firstToken ?? 0;
      return lookUp(
        parses[sentence] === undefined ? head : first,
        own?.endToken ?? head + 1,
        head,
        sentence,
      )[0] as Named;
    },
    within,
  };
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "of in on at to for from by with about against between over under into through during before after as than because while when if and or but nor that whether although though since until amid among despite toward towards without within across near".split(
    " ",
  ),
);

function isLeadIn(parse: Parse | undefined, base: number, token: number, text: string): boolean {
  const lower = text.toLowerCase();
  if (DETERMINERS.has(lower) || (FUNCTION_WORDS.has(lower) && text === lower)) return true;
  return ["case", "mark", "cc"].includes(parse?.relations[token - base] ?? "");
}

/** Of mentions with one head the widest; a plural pronoun keeps all of its span. */
function widest(mentions: readonly EntityMention[]): readonly EntityMention[] {
  let best: EntityMention | null = null;
  for (const mention of mentions)
    if (best === null || mention.end - mention.start > best.end - best.start) best = mention;
  if (best === null) return [];
  const { start, end } = best;
  return mentions.filter((mention) => mention.start === start && mention.end === end);
}

function conjunctOf(parse: Parse, token: number, head: number): boolean {
  let at = token;
  for (let steps = 0; steps < 10; steps++) {
    if (at === head) return true;
    if (parse.relations[at] !== "conj") return false;
    at = parse.heads[at] ?? -1;
    if (at < 0) return false;
  }
  return false;
}

/** Names go on to the right of their head (`flat`, parts after a hyphen). */
function extendRight(parse: Parse, base: number, head: number, end: number): number {
  let to = head + 1;
  while (
    to < end &&
    parse.heads[to - base] === head - base &&
    /^(?:flat|compound|goeswith)/.test(parse.relations[to - base] ?? "")
  )
    to++;
  return to;
}

function lowerBound(values: readonly number[], target: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
