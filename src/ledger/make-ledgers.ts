// All ledgers of a case from its reading: pure, in one place, in the order in which they need each other.
import type { Codebook, Reading } from "../reading/index.ts";
import { findCommitments } from "./commitments.ts";
import { findDisputes } from "./disputes.ts";
import { findForecasts } from "./forecasts.ts";
import type { Ledgers } from "./ledgers.ts";
import { type CopyPair, findOrigins } from "./origins.ts";
import { findPlaces } from "./places.ts";
import { findPositions } from "./positions.ts";
import { makeStatementIndex } from "./statement-index.ts";
import { makeTimeline } from "./timeline.ts";
import { countVoices } from "./voices.ts";
import type { LedgerWords } from "./words.ts";

/**
 * The ledgers of a case.
 * @param copies pairs of documents that share text, as the text layer finds them
 * @param codebook the issues, for the propositions that positions are for or against; null: no positions
 */
export function makeLedgers(
  reading: Reading,
  copies: readonly CopyPair[],
  codebook: Codebook | null,
  words: LedgerWords,
): Ledgers {
  const index = makeStatementIndex(reading, words);
  const origins = findOrigins(index, copies);
  const disputes = findDisputes(index, origins, codebook);
  return {
    disputes,
    positions: findPositions(index, codebook),
    commitments: findCommitments(index, origins),
    forecasts: findForecasts(index),
    timeline: makeTimeline(index, disputes),
    places: findPlaces(reading, index),
    origins: origins.origins,
    voices: countVoices(index),
  };
}
