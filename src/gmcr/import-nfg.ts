// Opens small Gambit games (.nfg, pay-off form): each strategy but a player's first becomes an option, pay-offs become rankings.
import { type ImportedConflict, idsFor } from "./import-gmcr.ts";
import { CONFLICT_FORMAT, parseConflict } from "./parse-conflict.ts";
import { type ConflictProblem, errorAt, type Place, quoted } from "./problem.ts";

/** Games with more profiles are refused: their rankings would be written out. */
const MOST_PROFILES = 20_000;

interface Token {
  readonly text: string;
  readonly isString: boolean;
  readonly at: Place;
}

/** Whether a file's name says that it is a Gambit game. */
export function isNfgFile(name: string): boolean {
  return /\.nfg$/iu.test(name);
}

/** Reads a game in strategic form. Only the order of a player's pay-offs is kept; equal ones are tied. */
export function importNfg(text: string): ImportedConflict {
  const refuse = (at: Place, found: string, expected: string): ImportedConflict => ({
    conflict: null,
    problems: [errorAt(at, "nfg", found, expected)],
    text: null,
  });
  const tokens = tokensOf(text);
  let next = 0;
  const end: Place = { start: text.length, end: text.length, line: text.split("\n").length, column: 1 };
  const peek = (): Token => tokens[next] ?? { text: "", isString: false, at: end };
  const takes = (word: string): boolean => peek().text === word && !peek().isString && ++next > 0;
  if (!takes("NFG") || !takes("1") || !(takes("R") || takes("D"))) {
    return refuse(peek().at, quoted(peek().text), "NFG 1 R, the head of a game in strategic form");
  }
  const title = peek().isString ? tokens[next++]!.text : null;
  const players: string[] = [];
  if (!takes("{")) return refuse(peek().at, quoted(peek().text), '"{" and the players\' names');
  while (peek().isString) players.push(tokens[next++]!.text);
  if (!takes("}") || players.length === 0) return refuse(peek().at, quoted(peek().text), 'players\' names and "}"');
  if (!takes("{")) return refuse(peek().at, quoted(peek().text), '"{" and the strategies');
  const strategies: string[][] = [];
  while (next < tokens.length && !takes("}")) {
    if (takes("{")) {
      const own: string[] = [];
      while (peek().isString) own.push(tokens[next++]!.text);
      if (!takes("}") || own.length === 0) return refuse(peek().at, quoted(peek().text), 'strategies and "}"');
      strategies.push(own);
    } else {
      const count = Number(peek().text);
      if (!Number.isInteger(count) || count < 1 || count > 64)
        return refuse(peek().at, quoted(peek().text), "strategies, or how many there are (1 to 64)");
      strategies.push(Array.from({ length: count }, (_, k) => `${k + 1}`));
      next++;
    }
  }
  if (strategies.length !== players.length) {
    return refuse(peek().at, `strategies of ${strategies.length} players`, `strategies of ${players.length} players`);
  }
  if (peek().isString) next++;
  if (peek().text === "{") return refuse(peek().at, "a game in outcome form", "a game in pay-off form");
  const profiles = strategies.reduce((product, own) => product * own.length, 1);
  if (profiles > MOST_PROFILES) {
    return refuse(
      peek().at,
      `${profiles.toLocaleString("en")} strategy profiles`,
      `at most ${MOST_PROFILES.toLocaleString("en")}`,
    );
  }
  const payoffs: number[] = [];
  for (; next < tokens.length; next++) {
    const value = numberFrom(peek().text);
    if (value === null) return refuse(peek().at, quoted(peek().text), "a pay-off, a number or a fraction");
    payoffs.push(value);
  }
  if (payoffs.length !== profiles * players.length) {
    return refuse(
      peek().at,
      `${payoffs.length} pay-offs`,
      `${profiles * players.length}, one for each player and profile`,
    );
  }
  const written = `${JSON.stringify(conflictObject(title, players, strategies, payoffs), null, 1)}\n`;
  const parsed = parseConflict(written);
  const problems: readonly ConflictProblem[] = parsed.problems;
  return { conflict: parsed.conflict, problems, text: parsed.conflict === null ? null : written };
}

function conflictObject(
  title: string | null,
  players: readonly string[],
  strategies: readonly (readonly string[])[],
  payoffs: readonly number[],
): object {
  const dmIds = idsFor(players);
  const options = strategies.map((own) => idsFor(own.slice(1)));
  const infeasible = options.flatMap((own, dm) =>
    own.flatMap((a, i) => own.slice(i + 1).map((b) => ({ when: `${dmIds[dm]}.${a} and ${dmIds[dm]}.${b}` }))),
  );
  const profileCount = payoffs.length / players.length;
  const ids = Array.from({ length: profileCount }, (_, profile) => {
    let rest = profile;
    return strategies
      .map((own) => {
        const chosen = rest % own.length;
        rest = Math.floor(rest / own.length);
        return own
          .slice(1)
          .map((_, k) => (k + 1 === chosen ? "Y" : "N"))
          .join("");
      })
      .join("");
  });
  const preferences = dmIds.map((id, dm) => {
    const byValue = new Map<number, string[]>();
    for (const [profile, state] of ids.entries()) {
      const value = payoffs[profile * players.length + dm]!;
      const level = byValue.get(value);
      if (level === undefined) byValue.set(value, [state]);
      else level.push(state);
    }
    const ranking = [...byValue].sort(([a], [b]) => b - a).map(([, level]) => level);
    return [id, { ranking }];
  });
  return {
    format: CONFLICT_FORMAT,
    title,
    decisionMakers: players.map((name, dm) => ({
      id: dmIds[dm],
      name,
      options: options[dm]!.map((id, k) => ({ id, name: strategies[dm]![k + 1] })),
    })),
    infeasible,
    preferences: Object.fromEntries(preferences),
  };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  const pattern = /"((?:[^"\\]|\\.)*)"|[{}]|[^\s{}",]+|\n/gu;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === "\n") {
      line++;
      lineStart = match.index + 1;
      continue;
    }
    const at: Place = {
      start: match.index,
      end: match.index + match[0].length,
      line,
      column: match.index - lineStart + 1,
    };
    tokens.push({ text: match[1] ?? match[0], isString: match[1] !== undefined, at });
    const breaks = match[0].split("\n").length - 1;
    if (breaks > 0) {
      line += breaks;
      lineStart = match.index + match[0].lastIndexOf("\n") + 1;
    }
  }
  return tokens;
}

function numberFrom(words: string): number | null {
  const [, top, bottom] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+))?$/iu.exec(words) ?? [];
  if (top === undefined) return null;
  const value = Number(top) / Number(bottom ?? 1);
  return Number.isFinite(value) ? value : null;
}
