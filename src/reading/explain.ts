// Why sentences were read as they were: what every step wrote on the page, sorted by sentence.
import type { Sentence, Span } from "../text/index.ts";
import type { Page, TraceEntry } from "./draft.ts";
import type { Parse } from "./parse.ts";
import type { Statement } from "./statement.ts";

/** One sentence: its words, the steps that acted on them in their order, and the statements that came of it. */
export interface SentenceExplanation {
  readonly doc: string;
  /** Index of the sentence in the document. */
  readonly sentence: number;
  readonly span: Span;
  readonly text: string;
  readonly trace: readonly TraceEntry[];
  readonly statements: readonly Statement[];
}

/**
 * The explanations of all sentences of a page that every step has been over, in order; `steps` are the steps' names in
 * their order.
 */
export function explanationsOf(
  page: Page,
  statements: readonly Statement[],
  steps: readonly string[],
): SentenceExplanation[] {
  const { doc } = page;
  const traces: TraceEntry[][] = doc.sentences.map(() => []);
  const ofSentence: Statement[][] = doc.sentences.map(() => []);
  const written = [repairs(page), parses(page), names(page), places(page), times(page)];
  for (const entry of [...written.flat(), ...contents(statements), ...(page.trace ?? [])])
    traces[entry.sentence]?.push(entry);
  for (const statement of statements) ofSentence[statement.sentence]?.push(statement);
  for (const trace of traces) trace.sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
  return doc.sentences.map(({ start, end }, sentence) => ({
    doc: doc.id,
    sentence,
    span: { start, end },
    text: doc.text.slice(start, end),
    trace: traces[sentence]!,
    statements: ofSentence[sentence]!,
  }));
}

/** What was damaged in the file and is read repaired. */
function repairs({ doc }: Page): TraceEntry[] {
  return doc.repairs.flatMap(({ rule, start, end, original, repaired }) => {
    const span = { start: doc.map.toRepaired(start, "before"), end: doc.map.toRepaired(end, "after") };
    const sentence = sentenceAt(doc.sentences, span.start);
    return sentence < 0
      ? []
      : [{ step: "repair", sentence, rule, span, note: `“${original}” is read as “${repaired}”` }];
  });
}

function parses({ doc, parses }: Page): TraceEntry[] {
  return parses.map((parse, sentence) => {
    const { start, end } = doc.sentences[sentence]!;
    return { step: "parse", sentence, rule: "tree", span: { start, end }, note: treeInWords(parse) };
  });
}

/** The head of the sentence and what hangs on it: `hold; nsubj troops, advmod still`. */
function treeInWords({ words, heads, relations }: Parse): string {
  const root = heads.indexOf(-1);
  if (root < 0) return "";
  const below: string[] = [];
  for (const [k, head] of heads.entries())
    if (head === root && relations[k] !== "punct") below.push(`${relations[k]} ${words[k]}`);
  return [words[root], below.join(", ")].filter((part) => part !== "").join("; ");
}

function names({ doc, mentions }: Page): TraceEntry[] {
  return mentions.flatMap(({ start, end, name, kind, how, basis }) => {
    const sentence = sentenceAt(doc.sentences, start);
    const rule = basis.length > 0 ? basis.join(", ") : how;
    return sentence < 0 ? [] : [{ step: "names", sentence, rule, span: { start, end }, note: `${name} (${kind})` }];
  });
}

function places({ doc, toponyms }: Page): TraceEntry[] {
  return toponyms.flatMap(({ start, end, use, name, admin1, country }) => {
    const sentence = sentenceAt(doc.sentences, start);
    const note = name === null ? "not resolved" : [name, admin1, country].filter((part) => part !== null).join(", ");
    return sentence < 0 ? [] : [{ step: "places", sentence, rule: use, span: { start, end }, note }];
  });
}

function times({ doc, times }: Page): TraceEntry[] {
  return times.flatMap(({ start, end, value, interval, known }) => {
    const sentence = sentenceAt(doc.sentences, start);
    const bounds = interval === null ? "" : ` (${interval.from ?? "…"} to ${interval.to ?? "…"})`;
    const rule = `year ${known.year}, month ${known.month}, day ${known.day}`;
    const note = value === null ? "not resolved: the day it starts from is unknown" : `${value}${bounds}`;
    return sentence < 0 ? [] : [{ step: "times", sentence, rule, span: { start, end }, note }];
  });
}

/** Who does what to whom in each statement, and what it is linked to. */
function contents(statements: readonly Statement[]): TraceEntry[] {
  return statements.flatMap(({ sentence, span, actor, action, recipient, places, time, negated, id }) => {
    const who = (people: Statement["actor"]): string => people.map(({ name }) => name).join(" and ");
    const parts = [
      actor.length > 0 ? `actor ${who(actor)}` : null,
      action === null ? null : `action ${action.text}${action.class === null ? "" : ` (${action.class})`}`,
      recipient.length > 0 ? `recipient ${who(recipient)}` : null,
      negated ? "negated" : null,
    ].filter((part) => part !== null);
    const linked = [...places, ...(time === null ? [] : [time])];
    const content = { step: "content", sentence, rule: id, span, note: parts.join("; ") };
    return linked.length === 0
      ? [content]
      : [content, { step: "linking", sentence, rule: id, span, note: linked.join(", ") }];
  });
}

/** Index of the sentence that holds an offset, -1 where none does (furniture). */
function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low];
  return found !== undefined && found.start <= offset ? low : -1;
}
