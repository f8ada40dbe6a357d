// The ledger layer: pure functions from statements to disputes, positions, commitments, forecasts, timeline, places, origins.
export { ENGLISH_LEDGER_WORDS } from "./en.ts";
export type {
  Commitment,
  Dispute,
  DisputeField,
  DisputeSide,
  Forecast,
  Ledgers,
  Origin,
  PlaceEntry,
  Position,
  TimelineEntry,
  VoiceCount,
} from "./ledgers.ts";
export { makeLedgers } from "./make-ledgers.ts";
export type { CopyPair } from "./origins.ts";
export type { LedgerWords, ProbabilityWord } from "./words.ts";
