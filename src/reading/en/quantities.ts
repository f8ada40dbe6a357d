// Quantities: figures with their units or counted nouns, their value and whether they are a bound.

import type { Doc } from "../../text/index.ts";
import { wordSet } from "../../text/index.ts";
import type { Quantity } from "../statement.ts";
import { type Lexicon, matchPhrase } from "./lexicon.ts";
import { isMark, relation, type Tree } from "./tree.ts";

const ABOUT = new Set([
  "about",
  "around",
  "some",
  "roughly",
  "approximately",
  "nearly",
  "almost",
  "close",
  "circa",
  "an",
  "estimated",
]);

/** The quantities among `tokens` (sorted); years and bare small ordinals are none. */
export function findQuantities(doc: Doc, tree: Tree, tokens: readonly number[], lexicon: Lexicon): Quantity[] {
  const out: Quantity[] = [];
  let done = -1;
  for (const k of tokens) {
    if (k <= done) continue;
    const start = numberAt(tree, k, lexicon);
    if (!start) continue;
    let { value, last } = start;
    let first = k;
    let unit: string | null = null;
    const before = tree.lower[k - 1] ?? "";
    if (/^[$€£]$/.test(before) || /^(us\$|usd|eur|gbp)$/.test(before)) {
      unit = before === "€" || before === "eur" ? "EUR" : before === "£" || before === "gbp" ? "GBP" : "USD";
      first = k - 1;
    }
    let at = last + 1;
    if (tree.lower[at] === "-" && tokens.includes(at + 1)) at++;
    const named = unit === null ? matchPhrase(lexicon.units, tree.lower, tree.lower, at) : null;
    if (named && at < tree.tokens.length) {
      unit = named.value;
      last = at + named.words.length - 1;
    } else if (unit === null) {
      // The counted noun: the head of the numeral, with what stands between them.
      const head = tree.heads[k]!;
      const counted = relation(tree, k) === "nummod" && head > last && head - last < 6 ? head : nextNoun(tree, last);
      if (counted < 0) {
        if (!isMonthOrYear(tree, k)) done = last;
        continue;
      }
      unit = tree.lower[counted]!;
      last = counted;
    }
    if (isMonthOrYear(tree, k) || (unit === "a" && tree.lower[last] === "year" && tree.lower[k] === "one")) continue;
    const bound = boundOf(tree, first);
    for (let j = first; j <= last; j++) if (isMark(tree, j) && tree.lower[j] === ",") last = j - 1;
    const span = { start: tree.tokens[first]!.start, end: tree.tokens[Math.max(first, last)]!.end };
    out.push({ ...span, text: doc.text.slice(span.start, span.end), value, unit, bound });
    done = last;
  }
  return out;
}

const MANY = wordSet("hundreds thousands dozens tens scores millions billions".split(" "));

function beginsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function numberAt(tree: Tree, k: number, lexicon: Lexicon): { value: number | null; last: number } | null {
  const word = tree.lower[k]!;
  let value: number | null = null;
  if (!beginsWithDigit(word) && !lexicon.numbers.has(word) && !MANY.has(word)) return null;
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(word)) value = Number(word.replaceAll(",", ""));
  else if (/^\d+(\.\d+)?$/.test(word)) value = Number(word);
  else if (/^\d+(\.\d+)?(k|m|bn)$/.test(word))
    value = Number.parseFloat(word) * (word.endsWith("bn") ? 1e9 : word.endsWith("m") ? 1e6 : 1e3);
  else if (/^\d+(\.\d+)?%$/.test(word)) value = Number.parseFloat(word);
  else if (lexicon.numbers.has(word) && (tree.upos[k] === "NUM" || word === "dozen"))
    value = lexicon.numbers.get(word)!;
  else if (MANY.has(word) && tree.lower[k + 1] === "of")
    return {
      value: null,
      last:
        lexicon.magnitudes.has(tree.lower[k + 2]?.replace(/s$/, "") ?? "") && tree.lower[k + 3] === "of"
          ? k + 3
          : k + 1,
    };
  else return null;
  let last = k;
  for (;;) {
    const next = tree.lower[last + 1] ?? "";
    const at = next === "-" || next === "and" ? last + 2 : last + 1;
    const word2 = tree.lower[at] ?? "";
    const magnitude = lexicon.magnitudes.get(word2.replace(/^(hundred|thousand|million|billion)s$/, "$1"));
    if (
      magnitude !== undefined &&
      (tree.upos[at] === "NUM" || tree.upos[at] === "NOUN") &&
      next !== "and" &&
      word2 !== "m" &&
      word2 !== "dozen"
    ) {
      value = value * magnitude;
      last = at;
      continue;
    }
    if (next === "-" && lexicon.numbers.has(word2) && value >= 20 && value < 100 && lexicon.numbers.get(word2)! < 10) {
      value += lexicon.numbers.get(word2)!;
      last = at;
      continue;
    }
    break;
  }
  return { value, last };
}

function nextNoun(tree: Tree, last: number): number {
  for (let k = last + 1; k < Math.min(tree.tokens.length, last + 5); k++) {
    if (tree.upos[k] === "NOUN") {
      while (tree.upos[k + 1] === "NOUN" && relation(tree, k) === "compound") k++;
      return k;
    }
    if (!["ADJ", "PROPN", "ADV", "DET", "ADP"].includes(tree.upos[k]!) && tree.lower[k] !== "-") return -1;
    if (tree.upos[k] === "ADP" && tree.lower[k] !== "of") return -1;
  }
  return -1;
}

const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);

function isMonthOrYear(tree: Tree, k: number): boolean {
  const word = tree.lower[k]!;
  if (MONTHS.has(tree.lower[k + 1] ?? "") || MONTHS.has(tree.lower[k - 1] ?? "")) return true;
  return (
    /^(1[5-9]|20|21)\d\d$/.test(word) &&
    (tree.upos[k + 1] !== "NOUN" ||
      ["in", "by", "since", "of", "until", "from", "and", "during", "late", "early", "'s"].includes(
        tree.lower[k - 1] ?? "",
      ))
  );
}

function boundOf(tree: Tree, first: number): Quantity["bound"] {
  const one = tree.lower[first - 1] ?? "";
  const two = `${tree.lower[first - 2] ?? ""} ${one}`;
  if (
    two === "more than" ||
    two === "at least" ||
    two === "as many" ||
    one === "over" ||
    one === "exceeding" ||
    one === "above"
  )
    return "at least";
  if (
    two === "fewer than" ||
    two === "less than" ||
    two === "at most" ||
    two === "up to" ||
    one === "under" ||
    one === "below"
  )
    return "at most";
  if (two === "close to" || ABOUT.has(one)) return "about";
  return null;
}
