// Who is heard how often, by party and by voice, so that a lopsided set of sources shows.
import type { Ledgers } from "../ledger/index.ts";

export interface VoiceBar {
  readonly name: string;
  readonly party: string | null;
  readonly statements: number;
  readonly documents: number;
  /** Part of all statements, 0 to 1. */
  readonly share: number;
}

export interface VoicesView {
  /** Everybody whose voices the documents let speak, by party; writers, commenters and unnamed sources stand apart. */
  readonly parties: readonly VoiceBar[];
  readonly voices: readonly VoiceBar[];
  readonly total: number;
  /** Statements held by writers and commenters themselves. */
  readonly writers: number;
  /** Statements that a party's voice holds. */
  readonly quoted: number;
}

const WRITERS = new Set(["author", "commenter"]);

/** Bars in order of length, equal ones by name. */
export function voicesView(ledgers: Ledgers): VoicesView {
  const total = ledgers.voices.reduce((sum, voice) => sum + voice.statements, 0);
  const share = (statements: number): number => (total === 0 ? 0 : statements / total);
  const byParty = new Map<string, { name: string; party: string | null; statements: number; documents: number }>();
  for (const voice of ledgers.voices) {
    const name = partyRow(voice.name, voice.party);
    const row = byParty.get(name) ?? { name, party: voice.party, statements: 0, documents: 0 };
    row.statements += voice.statements;
    // Documents of several voices may overlap: the largest is a lower bound, and said to be one.
    row.documents = Math.max(row.documents, voice.documents);
    byParty.set(name, row);
  }
  const order = (a: VoiceBar, b: VoiceBar): number =>
    b.statements - a.statements || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return {
    parties: [...byParty.values()].map((row) => ({ ...row, share: share(row.statements) })).sort(order),
    voices: ledgers.voices
      .map(({ name, party, statements, documents }) => ({
        name,
        party,
        statements,
        documents,
        share: share(statements),
      }))
      .sort(order),
    total,
    writers: ledgers.voices.reduce((sum, voice) => sum + (WRITERS.has(voice.name) ? voice.statements : 0), 0),
    quoted: ledgers.voices.reduce((sum, voice) => sum + (voice.party === null ? 0 : voice.statements), 0),
  };
}

function partyRow(name: string, party: string | null): string {
  if (name === "author") return "The writers themselves";
  if (name === "commenter") return "Readers’ comments";
  if (name === "unnamed source") return "Unnamed sources";
  return party ?? "Voices of no party";
}
