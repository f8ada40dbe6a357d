// The text layer: bytes to repaired, partitioned, tokenised text with a way back to every original character.
export { type AlignedPassage, type Copies, type CopyInput, findCopies } from "./copies.ts";
export { binaryKind, type Decoded, decode, isBinary, sniffHtmlCharset } from "./decode.ts";
export { type Doc, type DocInput, type DocumentDate, LONGEST_TEXT, makeDoc, type SourceNote } from "./doc.ts";
export { keptWord } from "./kept-words.ts";
export type { TextLibraries } from "./libraries.ts";
export { makeOffsetMap, type OffsetMap, type Side } from "./offset-map.ts";
export { type FoundParts, findParts, type Part, type PartDraft, type PartHints, type PartKind } from "./parts.ts";
export type { Problem } from "./problem.ts";
export { type Repaired, type RepairStep, repairText } from "./repair.ts";
export { type Sentence, splitSentences } from "./sentences.ts";
export { containsSpan, overlapLength, type Span, type TextSpan, textSpan } from "./span.ts";
export { type Token, tokenize } from "./tokens.ts";
export { WordTable, wordSet } from "./word-table.ts";
