// What the reader finds in a text, told in one line a statement.
import { builtInCodebook, englishReader } from "./english.ts";
import { plainDoc } from "./plain-doc.ts";

type Found = ReturnType<ReturnType<typeof englishReader>["readDoc"]>["statements"][number];

/** Every statement of a text as `tell` puts it; `words` are those of its span. */
export function told(text: string, tell: (statement: Found, words: string) => string): string[] {
  const doc = plainDoc(text, { date: "2025-05-01" });
  return englishReader()
    .readDoc(doc, builtInCodebook())
    .statements.map((statement) => tell(statement, doc.text.slice(statement.span.start, statement.span.end)));
}

/** The voices of a statement, the writer first. */
export const voicesOf = ({ voices }: Found): string => voices.map(({ name }) => name).join(" > ");
