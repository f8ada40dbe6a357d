// Tokens: words, numbers and marks with exact spans, split as in the Universal Dependencies English treebanks.
import type { Span } from "./span.ts";

/** One token: its exact words (`don’t` is `do` + `n’t`, `Russia’s` is `Russia` + `’s`). */
export interface Token extends Span {
  readonly text: string;
}
