// The English reader over the project's own data files, loaded once, for tests and benches.
import { openCodebook, openKnowledge } from "../../src/app/knowledge.ts";
import type { Codebook, Reader } from "../../src/reading/index.ts";

let reader: Reader | null = null;

export function englishReader(): Reader {
  reader ??= openKnowledge().reader;
  return reader;
}

export function builtInCodebook(): Codebook {
  return openCodebook(undefined);
}
