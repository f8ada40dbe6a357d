// Attribution relations by PolNeAR's conventions: cue, sources, contents, the outermost only.
import type { Span } from "../text/index.ts";

export interface Attribution {
  readonly doc: string;
  readonly cue: Span;
  readonly sources: readonly Span[];
  readonly contents: readonly Span[];
  readonly basis: readonly string[];
}
