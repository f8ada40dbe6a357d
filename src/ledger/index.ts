// The ledger layer: pure functions from statements to disputes, positions, commitments, forecasts, timeline, places, origins.
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
