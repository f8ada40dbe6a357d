// The lexicons of cues, hedges, events and units as look-up tables, made from their YAML files.
import { parse as parseYaml } from "yaml";
import { WordTable, wordSet } from "../../text/index.ts";
import { MANY_WORDS, remembered } from "../remembered.ts";

/** What the holder of a content does with it. */
export type CueClass =
  | "say"
  | "claim"
  | "announce"
  | "show"
  | "learn"
  | "believe"
  | "deny"
  | "demand"
  | "accept"
  | "refuse"
  | "pledge"
  | "threaten"
  | "predict"
  | "evaluate"
  | "fear"
  | "hope"
  | "plan"
  | "warn";

/** A phrase that ends in `that` or `whether` needs that word, which is not part of the cue. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
  readonly complementizer: string | null;
}

/** Phrases by their first word, longest first. */
export type PhraseTable<T> = WordTable<readonly Phrase<T>[]>;

export type HedgeGrade = "possible" | "probable" | "certain" | "reported";

export interface Lexicon {
  readonly verbs: PhraseTable<CueClass>;
  readonly nouns: PhraseTable<CueClass>;
  readonly adjectives: PhraseTable<CueClass>;
  readonly stanceAdjectives: PhraseTable<CueClass>;
  /** Classes of words that may be cues but give nobody a voice by themselves: for the labeller. */
  readonly further: ReadonlyMap<string, readonly string[]>;
  readonly documents: ReadonlySet<string>;
  /** Common nouns for those who can speak. */
  readonly agents: ReadonlySet<string>;
  readonly reportive: Pick<ReadonlySet<string>, "has">;
  readonly modals: ReadonlyMap<string, HedgeGrade>;
  readonly hedgeWords: PhraseTable<HedgeGrade>;
  readonly hedgeVerbs: ReadonlyMap<string, HedgeGrade>;
  readonly eventVerbs: PhraseTable<string>;
  /** Verbs that say what their class says only of somebody or some place (`take the town`, not `take a decision`). */
  readonly manyUses: ReadonlySet<string>;
  /** Nouns of what can be taken or held like a place or a person. */
  readonly seizable: ReadonlySet<string>;
  readonly eventNouns: PhraseTable<string>;
  readonly evaluativeNouns: ReadonlySet<string>;
  /** Words that weigh, praise or blame: `good`, `bad` or `weight` for adjectives, `adverb`, `noun`, `verb`. */
  readonly evaluative: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly units: PhraseTable<string>;
  readonly numbers: WordTable<number>;
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Every word with which a phrase of verbs begins: lemmas that are surely right. */
  readonly knownVerbs: ReadonlySet<string>;
  /** The one of them that a form in lower case is probably of, or null. */
  readonly knownVerbOf: (lower: string) => string | null;
}

/** The lexicon files of `data/lexicon`, as text. */
export interface LexiconText {
  readonly cues: string;
  readonly hedges: string;
  readonly events: string;
  readonly units: string;
  readonly evaluative: string;
}

/**
 * Look-up tables of the lexicon files.
 * @throws TypeError if a file is not the YAML that is expected (these are files of the program, not of the user).
 */
export function makeLexicon(text: LexiconText): Lexicon {
  const cues = parseYaml(text.cues);
  const hedges = parseYaml(text.hedges);
  const events = parseYaml(text.events);
  const units = parseYaml(text.units);
  const weighing = parseYaml(text.evaluative);
  const modals = new Map<string, HedgeGrade>();
  const hedgeVerbs = new Map<string, HedgeGrade>();
  const hedgePhrases: [string, HedgeGrade][] = [];
  for (const grade of ["possible", "probable", "certain", "reported"] as const) {
    for (const w of list(hedges[grade].modals)) modals.set(w, grade);
    for (const w of list(hedges[grade].verbs)) hedgeVerbs.set(w, grade);
    for (const w of list(hedges[grade].words)) hedgePhrases.push([w, grade]);
    for (const w of list(hedges[grade].phrases)) hedgePhrases.push([w, grade]);
  }
  const verbs = classTable(cues.verbs) as PhraseTable<CueClass>;
  const eventVerbs = classTable(events.verbs);
  const knownVerbs = new Set([...verbs.keys(), ...eventVerbs.keys()]);
  return {
    verbs,
    knownVerbs,
    knownVerbOf: remembered(MANY_WORDS, (lower) => verbOfForm(knownVerbs, lower)),
    nouns: classTable(cues.nouns) as PhraseTable<CueClass>,
    adjectives: classTable(cues.adjectives) as PhraseTable<CueClass>,
    stanceAdjectives: classTable(cues.stanceAdjectives) as PhraseTable<CueClass>,
    further: classesOf(cues.further),
    documents: new Set(list(cues.documents)),
    agents: new Set(list(cues.agents)),
    reportive: wordSet(cues.reportive as string[]),
    modals,
    hedgeWords: phraseTable(hedgePhrases),
    hedgeVerbs,
    eventVerbs,
    manyUses: new Set(list(events.manyUses)),
    seizable: new Set(list(events.seizable)),
    eventNouns: classTable(events.nouns),
    evaluativeNouns: new Set(list(events.evaluative.nouns)),
    evaluative: evaluativeWords(weighing),
    units: classTable(units.units),
    numbers: new WordTable(Object.entries<number>(units.numbers)),
    magnitudes: new Map<string, number>(Object.entries(units.magnitudes)),
  };
}

/** Evaluative words by part of speech and lemma: `brutal` of `ADJ`, `undermine` of `VERB`. */
function evaluativeWords(file: {
  adjectives: Record<string, string>;
  adverbs: string;
  nouns: string;
  verbs: string;
}): Map<string, Map<string, string>> {
  const of = (words: readonly string[], group: string): [string, string][] => words.map((w) => [w, group]);
  return new Map([
    ["ADJ", new Map(["weight", "good", "bad"].flatMap((group) => of(list(file.adjectives[group]), group)))],
    ["ADV", new Map(of(list(file.adverbs), "adverb"))],
    ["NOUN", new Map(of(list(file.nouns), "noun"))],
    ["VERB", new Map(of(list(file.verbs), "verb"))],
  ]);
}

/** The longest phrase of the table that stands at `i`, compared with lemmas and with lower-case words; null if none. */
export function matchPhrase<T>(
  table: PhraseTable<T>,
  lemmas: readonly string[],
  lower: readonly string[],
  i: number,
): Phrase<T> | null {
  const byLemma = longestAt(table.get(lemmas[i]!), lemmas, lower, i);
  if (lemmas[i] === lower[i]) return byLemma;
  const byForm = longestAt(table.get(lower[i]!), lemmas, lower, i);
  // The form as it stands is the nearer one: `settlements` may be something else than `settlement`.
  return byForm && (!byLemma || byLemma.words.length <= byForm.words.length) ? byForm : byLemma;
}

/** The first of the phrases, longest first, that stands at `i`. */
function longestAt<T>(
  phrases: readonly Phrase<T>[] | undefined,
  lemmas: readonly string[],
  lower: readonly string[],
  i: number,
): Phrase<T> | null {
  if (phrases === undefined) return null;
  for (const phrase of phrases) {
    const { words, complementizer } = phrase;
    let k = 1;
    while (k < words.length && (lower[i + k] === words[k] || lemmas[i + k] === words[k])) k++;
    if (k === words.length && (complementizer === null || lower[i + k] === complementizer)) return phrase;
  }
  return null;
}

/**
 * The lemma of a verb form that the lexicons know, where the lemmatizer's own guess is in none of them (`rul` for
 * `ruled`); else the guess.
 */
export function knownLemma(lexicon: Lexicon, lower: string, lemma: string): string {
  return lexicon.knownVerbs.has(lemma) ? lemma : (lexicon.knownVerbOf(lower) ?? lemma);
}

/** The first of the verbs that a form with an ending may be of, or null. */
function verbOfForm(verbs: ReadonlySet<string>, lower: string): string | null {
  if (!/^.{2,}?(?:ed|ing|es|s|d)$/.test(lower)) return null;
  for (const ending of ["ed", "ing", "es", "s", "d"]) {
    if (!lower.endsWith(ending)) continue;
    const base = lower.slice(0, -ending.length);
    for (const guess of [base, `${base}e`, base.replace(/i$/, "y"), base.replace(/(.)\1$/, "$1")]) {
      if (guess.length > 2 && verbs.has(guess)) return guess;
    }
  }
  return null;
}

function list(text: unknown): string[] {
  if (typeof text !== "string") return [];
  return text
    .split(",")
    .map((s) => s.trim())
    .filter((s) => s !== "");
}

/** The classes of each word, in the order of the file. */
function classesOf(classes: Record<string, string>): Map<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const [cls, words] of Object.entries(classes)) {
    for (const word of list(words)) {
      const known = out.get(word);
      if (!known) out.set(word, [cls]);
      else if (!known.includes(cls)) known.push(cls);
    }
  }
  return out;
}

function classTable(classes: Record<string, string>): PhraseTable<string> {
  const pairs: [string, string][] = [];
  for (const [value, words] of Object.entries(classes)) for (const w of list(words)) pairs.push([w, value]);
  return phraseTable(pairs);
}

function phraseTable<T>(pairs: readonly (readonly [string, T])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [text, value] of pairs) {
    const words = text.split(" ").map((w) => w.replace(/’/g, "'"));
    const last = words.at(-1)!;
    const complementizer = words.length > 1 && (last === "that" || last === "whether") ? last : null;
    const phrase: Phrase<T> = { words: complementizer ? words.slice(0, -1) : words, value, complementizer };
    const known = table.get(words[0]!);
    if (known) known.push(phrase);
    else table.set(words[0]!, [phrase]);
  }
  const weight = (p: Phrase<T>): number => p.words.length * 2 + (p.complementizer ? 1 : 0);
  for (const phrases of table.values()) phrases.sort((a, b) => weight(b) - weight(a));
  return new WordTable(table);
}
