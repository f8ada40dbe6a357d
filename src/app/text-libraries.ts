// The text layer's libraries, each loaded when the first file needs it: most folders hold plain text alone.
import { createRequire } from "node:module";
import type { TextLibraries } from "../text/index.ts";

const require = createRequire(import.meta.url);

/** linkedom for pages, jschardet for bytes that are no UTF-8. */
export const TEXT_LIBRARIES: TextLibraries = {
  parseHtml: (html) => (require("linkedom") as typeof import("linkedom")).parseHTML(html).document,
  detectCharset: (bytes) => (require("jschardet") as typeof import("jschardet")).detect(bytes as Buffer),
};
