import type { Span } from "../text/index.ts";
export interface Attribution {
  readonly doc: string;
  readonly cue: Span;
  readonly sources: readonly Span[];
  readonly contents: readonly Span[];
  readonly basis: readonly string[];
}
