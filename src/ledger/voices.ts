// Who is heard how often: sources are often lopsided, and the reader should see it.
import type { VoiceCount } from "./ledgers.ts";
import type { StatementIndex } from "./statement-index.ts";

/** Last voices with their number of statements and documents, most heard first. */
export function countVoices(index: StatementIndex): VoiceCount[] {
  const counts = new Map<string, { count: VoiceCount; docs: Set<string> }>();
  for (const { voice, party, reading } of index.all) {
    const found = counts.get(voice.name);
    const docs = (found?.docs ?? new Set<string>()).add(reading.doc.id);
    const statements = (found?.count.statements ?? 0) + 1;
    counts.set(voice.name, {
      docs,
      count: { name: voice.name, entity: voice.entity, party, statements, documents: docs.size },
    });
  }
  return [...counts.values()]
    .map(({ count }) => count)
    .sort((a, b) => b.statements - a.statements || a.name.localeCompare(b.name, "en"));
}
