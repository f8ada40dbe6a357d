// The brief layer: a case as one document, with numbered notes to exact passages.
export { type Brief, makeBrief } from "./brief.ts";
export { renderHtml } from "./html/page.ts";
export type { WorldAtlas } from "./map.ts";
export { renderMarkdown } from "./markdown.ts";
