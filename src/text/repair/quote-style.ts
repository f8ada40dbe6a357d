// The habits of a document that its lost marks do not show: single or double quotation marks, en or em dashes, by its spelling.
import { DOUBLE, SINGLE } from "./mark-choice.ts";

/** An outer quotation whose end was found. */
export interface Quotation {
  /** Which marks its bytes allow: `SINGLE`, `DOUBLE` or both. */
  readonly quotes: number;
  /** Code units between its marks. */
  readonly length: number;
  /** The characters before its closing mark and after it. */
  readonly last: string;
  readonly next: string;
}

/** So much of the text is looked at. */
const MAX_LENGTH = 100_000;

const BRITISH = new RegExp(
  [
    "\\b(?:(?:col|fav|hon|lab|neighb|behavi|rum|harb|hum|flav|arm|endeav|vig|rig|parl|vap)our(?:s|ed|ing|able|ite|ites|hood|ly|al)?",
    "(?:organ|real|recogn|critic|apolog|author|civil|priorit|final|emphas|summar|mobil|minim|maxim|general|central|legal|stabil|util|nationl?|privat|subsid|capital|symbol|special|character|penal|modern|normal|polar|radical|victim|terror|scrutin|jeopard|neutral|formal)is(?:e[drs]?|ing|ations?)",
    "(?:cent|theat|lit|fib|meag|spect|lust|somb|(?:kilo|centi|milli)?met)re[sd]?",
    "(?:travell|cancell|labell|modell|fuell|signall|counsell|quarrell|marvell|levell)(?:ed|ing|ers?|ors?)",
    "defence|offence|licence|pretence|programmes?|whilst|amongst|learnt|spelt|burnt|dreamt|analys(?:ed|e|es|ing)|grey|cheques?|tyres?|kerb|sceptic(?:s|al|ism)?|aluminium|manoeuvres?|storeys?|jewellery|ploughs?|moustache|per cent)\\b",
  ].join("|"),
  "g",
);
const AMERICAN = new RegExp(
  [
    "\\b(?:(?:col|fav|hon|lab|neighb|behavi|rum|harb|hum|flav|endeav|vig|rig|parl|vap)or(?:s|ed|ing|able|ite|ites|hood|ly|al)?",
    "(?:organ|real|recogn|critic|apolog|author|civil|priorit|final|emphas|summar|mobil|minim|maxim|general|central|legal|stabil|util|nationl?|privat|subsid|capital|symbol|special|character|penal|modern|normal|polar|radical|victim|terror|scrutin|jeopard|neutral|formal)iz(?:e[drs]?|ing|ations?)",
    "(?:cent|theat|lit|fib|meag|spect|lust|somb|(?:kilo|centi|milli)met)er(?:s|ed)?",
    "(?:travel|cancel|label|model|fuel|signal|counsel|quarrel|marvel|level)(?:ed|ing|ers|ors)",
    "defense|offense|programs|analyz(?:ed|e|es|ing)|gray|skeptic(?:s|al|ism)?|aluminum|maneuvers?|jewelry|plows?|mustache|percent|gotten)\\b|\\bU\\.S\\.",
  ].join("|"),
  "g",
);

/** From -1 (only American spellings) to 1 (only British ones); near 0 where there are few of either. */
export function britishness(text: string): number {
  const looked = text.slice(0, MAX_LENGTH);
  const british = looked.match(BRITISH)?.length ?? 0;
  const american = looked.match(AMERICAN)?.length ?? 0;
  return (british - american) / (british + american + 1);
}

/**
 * Whether outer quotations of the document are rather in single marks. Single marks are the rarer style: British spelling,
 * punctuation outside of the marks and nothing but single words between them must come together, or marks that tell.
 */
export function prefersSingle(quotations: readonly Quotation[], british: number): boolean {
  let told = 0;
  let untold = 0;
  let words = 0;
  let inside = 0;
  let outside = 0;
  for (const { quotes, length, last, next } of quotations) {
    if (quotes === SINGLE) told++;
    else if (quotes === DOUBLE) told--;
    else untold++;
    if (length < 25) words++;
    if (/[.,]/.test(last)) inside++;
    else if (/[.,]/.test(next)) outside++;
  }
  if (untold === 0) return false;
  const spelling = 2.5 * british;
  const punctuation = (outside - inside) / (outside + inside + 1);
  const shortness = words === quotations.length ? 0.8 : 0;
  return -3.2 + 2 * told + spelling + punctuation + shortness > 0;
}
