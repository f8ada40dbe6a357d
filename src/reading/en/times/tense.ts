// Whether the words around a time speak of the past or of what is to come.
import type { Parse } from "../../parse.ts";
import type { Lexeme } from "./lexemes.ts";
import type { Tense } from "./resolve.ts";

const FUTURE: ReadonlySet<string> = new Set([
  "will",
  "would",
  "shall",
  "won",
  "ll",
  "due",
  "scheduled",
  "upcoming",
  "slated",
  "deadline",
  "tomorrow",
  "forthcoming",
]);

/** Words that speak of the future only before `to`: `plans to`, `is set to`. */
const FUTURE_BEFORE_TO: ReadonlySet<string> = new Set(
  "going plans plan planned planning expected expects expect set intends intend hopes hope aims ready prepared about".split(
    " ",
  ),
);

const IRREGULAR_PAST: ReadonlySet<string> = new Set(
  "was were had did said told met held took began went came made saw left fell struck hit killed sent gave got led won lost fought spoke wrote broke found kept brought thought became built ran stood understood set put shot swept drove rose drew hung withdrew flew forced cut bore bought sought taught beat laid paid read heard felt sold split spent shut grew knew threw showed been".split(
    " ",
  ),
);

const isPast = (lower: string): boolean =>
  IRREGULAR_PAST.has(lower) ||
  (lower.length > 4 &&
    lower.endsWith("ed") &&
    !["need", "indeed", "exceed", "proceed", "succeed", "hundred", "sacred", "speed"].includes(lower));

/** Sentences beyond this are no sentences; their trees say nothing of tense. */
const LONGEST_PARSE = 600;

/** Tense by the governing verb of the parse. */
function tenseOfParse(parse: Parse, token: number): Tense {
  let at = token;
  for (let steps = 0; steps < 12 && at >= 0; steps++) {
    const upos = parse.upos[at];
    if (upos === "VERB" || upos === "AUX") {
      const tag = parse.xpos[at] ?? "";
      let aux = "";
      let infinitive = false;
      for (let child = 0; child < parse.words.length; child++) {
        if (parse.heads[child] !== at) continue;
        const relation = parse.relations[child] ?? "";
        const lower = (parse.words[child] ?? "").toLowerCase();
        if (relation.startsWith("aux") || relation === "cop") aux += ` ${lower}`;
        if (relation === "mark" && lower === "to") infinitive = true;
      }
      if (/ (?:will|shall|’ll|'ll|wo)\b/.test(`${aux} `)) return "future";
      if (/ (?:was|were|had|did|has|have|’ve|'ve)\b/.test(`${aux} `)) return "past";
      if (tag === "VBD") return "past";
      if (/ (?:may|might|could|can|should|must)\b/.test(`${aux} `)) return "future";
      if (infinitive) return "future";
      if (tag === "VBZ" || tag === "VBP") return "none";
    }
    at = parse.heads[at] ?? -1;
  }
  return "none";
}

/** Tense by the nearest telling word of the sentence, words before the time counting nearer. */
function tenseOfWords(lexemes: readonly Lexeme[], first: number, end: number): Tense {
  let best: Tense = "none";
  let bestDistance = Number.POSITIVE_INFINITY;
  const from = Math.max(0, first - 40);
  const to = Math.min(lexemes.length, end + 40);
  for (let i = from; i < to; i++) {
    if (i >= first && i < end) continue;
    const lexeme = lexemes[i];
    if (lexeme === undefined || lexeme.kind !== "word") continue;
    let tense: Tense = "none";
    if (FUTURE.has(lexeme.lower) && lexeme.text !== "May") tense = "future";
    else if (FUTURE_BEFORE_TO.has(lexeme.lower) && lexemes[i + 1]?.lower === "to") tense = "future";
    else if (lexeme.lower === "be" && lexemes[i - 1]?.lower === "to") tense = "future";
    else if (["is", "are"].includes(lexeme.lower) && lexemes[i + 1]?.lower === "to") tense = "future";
    else if (isPast(lexeme.lower)) tense = "past";
    if (tense === "none") continue;
    const distance = i < first ? first - i : (i - end + 1) * 1.5;
    // "is expected", "are scheduled": the participle speaks of the future whatever its form.
    if (distance < bestDistance) {
      bestDistance = distance;
      best = tense;
    }
  }
  return best;
}

/** Tense at the lexemes `[first, end)`; `token` is the expression's first token in the parse, -1 where there is none. */
export function tenseAt(
  lexemes: readonly Lexeme[],
  first: number,
  end: number,
  parse: Parse | undefined,
  token: number,
): Tense {
  const before = lexemes[first - 1]?.lower ?? "";
  const words = tenseOfWords(lexemes, first, end);
  // A term lies ahead of what sets it ("gave them until Saturday"); "by Friday, forty had died" looks back.
  if (before === "until" || before === "till") return "future";
  if (before === "by" && (words !== "past" || !lexemes.some((lexeme) => lexeme.lower === "had"))) return "future";
  if (parse !== undefined && token >= 0 && parse.words.length < LONGEST_PARSE) {
    const tense = tenseOfParse(parse, token);
    if (tense !== "none") return tense;
  }
  return words;
}
