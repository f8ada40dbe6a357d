// Damages clean text as the world does: UTF-8 read through a wrong codec that loses bytes, with every mark's true character kept.
import iconv from "iconv-lite";

/** What stands for a lost byte. */
export type Loss = "dropped" | "?" | "\uFFFD" | " ";

/** Which bytes a codec loses: only those it has no character for, or all of 80..9F as well. */
export type LossRange = "undefined" | "controls";

/** A damaged text and where each lossy character of the clean one begins in it. */
export interface Damaged {
  readonly text: string;
  /** Pieces in order: clean characters with what became of them. */
  readonly pieces: readonly { readonly clean: string; readonly damaged: string; readonly isLossy: boolean }[];
}

const tables = new Map<string, string>();

function tableOf(codec: string): string {
  let table = tables.get(codec);
  if (table === undefined) {
    table = iconv.decode(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      codec as "utf8",
    );
    tables.set(codec, table);
  }
  return table;
}

/** The clean text as UTF-8, read in `codec`. */
export function damage(clean: string, codec: string, loss: Loss, range: LossRange): Damaged {
  const table = tableOf(codec);
  const pieces: { clean: string; damaged: string; isLossy: boolean }[] = [];
  let plain = "";
  const flush = (): void => {
    if (plain !== "") pieces.push({ clean: plain, damaged: plain, isLossy: false });
    plain = "";
  };
  for (const char of clean) {
    if (char < "\u0080") {
      plain += char;
      continue;
    }
    flush();
    let damaged = "";
    let isLossy = false;
    for (const byte of new TextEncoder().encode(char)) {
      const decoded = table[byte]!;
      const isLost =
        decoded === "\uFFFD" || (decoded >= "\u0080" && decoded <= "\u009f") || (range === "controls" && byte < 0xa0);
      if (isLost) isLossy = true;
      damaged += isLost ? (loss === "dropped" ? "" : loss) : decoded;
    }
    pieces.push({ clean: char, damaged, isLossy });
  }
  flush();
  return { text: pieces.map(({ damaged }) => damaged).join(""), pieces };
}
