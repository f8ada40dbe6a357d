// A tagged template for HTML in which every value is escaped unless it is markup already.

/** Text that is markup and may stand in a page as it is. Made only by `html`, `joined` and `trusted`. */
export interface Markup {
  readonly markup: string;
}

export type Insertable = Markup | string | number | null | undefined | false | readonly Insertable[];

const UNSAFE = /[&<>"'\r]|[^\P{Cc}\t\n]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

/** Controls that reorder what stands beside them: embeddings, overrides, isolates. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * `text` for use between tags and in quoted attributes. Control characters, which HTML cannot hold, and controls that
 * would reorder the words around them become U+FFFD.
 */
function escapeHtml(text: string): string {
  return text
    .replace(UNSAFE, (unit) => ENTITIES[unit] ?? "\ufffd")
    .replace(REORDERING, "\ufffd")
    .toWellFormed();
}

/** Words of a source text: as `escapeHtml`, but reordering controls are shown by their code, so that none acts unseen. */
export function exactWords(text: string): Markup {
  if (text.search(REORDERING) === -1) return { markup: escapeHtml(text) };
  let out = "";
  let at = 0;
  for (const match of text.matchAll(REORDERING)) {
    const code = match[0].codePointAt(0)!.toString(16).toUpperCase();
    out += `${escapeHtml(text.slice(at, match.index))}<span class="ctl">U+${code}</span>`;
    at = match.index + 1;
  }
  return { markup: out + escapeHtml(text.slice(at)) };
}

/** Text that is markup already: only for constants of this program. */
export function trusted(markup: string): Markup {
  return { markup };
}

function insert(value: Insertable): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if ("markup" in value) return value.markup;
  let out = "";
  for (const each of value) out += insert(each);
  return out;
}

/** Markup with escaped values. Lists are joined without a separator; null, undefined and false vanish. */
export function html(strings: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  let out = strings[0]!;
  for (let i = 0; i < values.length; i++) out += insert(values[i]) + strings[i + 1]!;
  return { markup: out };
}

/** Values joined by a separator. */
export function joined(values: readonly Insertable[], separator: Insertable): Markup {
  const between = insert(separator);
  return { markup: values.map(insert).join(between) };
}
