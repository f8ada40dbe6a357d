// Libraries that only some files need: whoever runs the text layer gives them, and can wait with loading until they are asked for.
import type { Page } from "./html/dom.ts";

/** What the text layer asks of them. */
export interface TextLibraries {
  /** The tree of a whole HTML page; nothing in it is run or fetched. */
  readonly parseHtml: (html: string) => Page;
  /** The charset that bytes look like, with a score of 0..1; `encoding` is null where it is anybody's guess. */
  readonly detectCharset: (bytes: Uint8Array) => {
    readonly encoding: string | null;
    readonly confidence: number | null;
  };
}
