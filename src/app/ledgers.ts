// The ledgers of a reading, copies among its documents included.
import { ENGLISH_LEDGER_WORDS, type Ledgers, makeLedgers } from "../ledger/index.ts";
import type { Codebook, Reading } from "../reading/index.ts";
import { findCopies } from "../text/index.ts";

/** Finds copies, then makes all ledgers. */
export function ledgersOf(reading: Reading, codebook: Codebook): Ledgers {
  const found = findCopies(reading.docs.map(({ doc }) => ({ id: doc.id, text: doc.text })));
  const copies = found.map(({ a, b, similarity, passages }) => ({ a, b, similarity, spans: passages }));
  return makeLedgers(reading, copies, codebook, ENGLISH_LEDGER_WORDS);
}
