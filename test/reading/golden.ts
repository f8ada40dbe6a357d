// Compares what the reader finds in one golden sentence with what is expected of it.
import type { Statement } from "../../src/reading/index.ts";
import { builtInCodebook, englishReader } from "./english.ts";
import { exactDoc } from "./exact-doc.ts";

export interface GoldenStatement {
  readonly says: string;
  readonly kind?: string;
  readonly voices?: readonly string[];
  readonly hedge?: string;
  readonly negated?: boolean;
  /** Words of the condition, or null for none. */
  readonly condition?: string | null;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly issue?: string;
}

export interface GoldenSentence {
  readonly text: string;
  readonly expect?: readonly GoldenStatement[];
  readonly none?: boolean;
  readonly status: "pass" | "known failure";
  readonly note?: string;
}

/** What is wrong, in sentences; empty where all is as expected. */
export function checkGolden(sentence: GoldenSentence): string[] {
  const doc = exactDoc(sentence.text, "d1", "2025-05-01");
  const { statements } = englishReader().readDoc(doc, builtInCodebook());
  if (sentence.none) return statements.map((s) => `found «${doc.text.slice(s.span.start, s.span.end)}»`);
  const wrong: string[] = [];
  for (const wanted of sentence.expect ?? []) {
    const start = sentence.text.indexOf(wanted.says);
    if (start < 0) {
      wrong.push(`the text has no «${wanted.says}»`);
      continue;
    }
    const found = bestMatch(statements, start, start + wanted.says.length);
    if (!found) {
      wrong.push(`nothing found at «${wanted.says}»`);
      continue;
    }
    const condition = found.condition ? doc.text.slice(found.condition.start, found.condition.end) : null;
    const seen: Record<string, unknown> = {
      kind: found.kind,
      voices: found.voices.map((v) => v.name),
      hedge: found.hedge,
      negated: found.negated,
      condition,
      actor: found.actor.map((p) => p.name),
      recipient: found.recipient.map((p) => p.name),
      issue: found.issue,
    };
    for (const [field, value] of Object.entries(wanted)) {
      if (field === "says") continue;
      if (JSON.stringify(seen[field]) !== JSON.stringify(value)) {
        wrong.push(`«${wanted.says}»: ${field} is ${JSON.stringify(seen[field])}, expected ${JSON.stringify(value)}`);
      }
    }
  }
  return wrong;
}

/** The statement that covers most of the words, at least half of them; of equals the shortest. */
function bestMatch(statements: readonly Statement[], start: number, end: number): Statement | null {
  let best: Statement | null = null;
  let most = (end - start) / 2;
  for (const s of statements) {
    const overlap = Math.min(end, s.span.end) - Math.max(start, s.span.start);
    const shorter = best !== null && overlap === most && s.span.end - s.span.start < best.span.end - best.span.start;
    if (overlap > most || (overlap === most && best === null) || shorter) {
      best = s;
      most = overlap;
    }
  }
  return best;
}
