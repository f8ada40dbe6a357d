// Expressions over options: `not` binds before `and`, before `or`, before `if` and `iff`; parsed and evaluated without recursion.
import { quoted } from "./problem.ts";

/** Operators in a postfix program; numbers from 0 are option indices. */
export const NOT = -1;
export const AND = -2;
export const OR = -3;
export const IF = -4;
export const IFF = -5;

/** The words of the language; they are no ids. */
export const RESERVED_WORDS: readonly string[] = ["not", "and", "or", "if", "iff"];

/** More terms than this in one expression end in a message. */
export const MOST_TERMS = 20_000;

/** A parsed expression: its words, and a postfix program of option indices and operators. */
export interface Expression {
  readonly text: string;
  readonly program: readonly number[];
  /** Largest number of values that wait at once while the program runs. */
  readonly stackSize: number;
}

/** What is wrong in an expression; offsets are UTF-16 code units in its own text. */
export interface ExpressionError {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly found: string;
  readonly expected: string;
}

/** What a name stands for: an option's index, or what is wrong with it. */
export type ResolveName = (name: string) => number | { readonly found: string; readonly expected: string };

type Binary = typeof AND | typeof OR | typeof IF | typeof IFF;
interface Waiting {
  readonly operator: Binary | typeof NOT | "(";
  readonly start: number;
  /** For a bracket or the bottom: whether an `if` or `iff` was already seen inside. */
  hasCondition: boolean;
}

const TOKEN = /\s+|[\p{L}\p{N}\p{M}_.-]+|[()]|./suy;
const BINARY: Readonly<Record<string, Binary>> = { and: AND, or: OR, if: IF, iff: IFF };
const STRENGTH: ReadonlyMap<number | "(", number> = new Map<number | "(", number>([
  [NOT, 4],
  [AND, 3],
  [OR, 2],
  [IF, 1],
  [IFF, 1],
  ["(", 0],
]);

/**
 * Parses an expression. `A if B` is true where B is false or A is true; `A iff B` where both have the same value;
 * neither chains without brackets. Returns the expression, or the first error of each kind of place; never throws.
 */
export function parseExpression(
  text: string,
  resolve: ResolveName,
): { readonly expression: Expression | null; readonly errors: readonly ExpressionError[] } {
  const errors: ExpressionError[] = [];
  const program: number[] = [];
  const waiting: Waiting[] = [];
  const bottom: Waiting = { operator: "(", start: 0, hasCondition: false };
  let wantsTerm = true;
  let terms = 0;
  let lastEnd = 0;
  const fail = (start: number, end: number, rule: string, found: string, expected: string): void => {
    errors.push({ start, end, rule, found, expected });
  };
  const release = (strength: number): void => {
    while (waiting.length > 0 && STRENGTH.get(waiting.at(-1)!.operator)! >= strength && strength > 0) {
      program.push(waiting.pop()!.operator as number);
    }
  };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(text)![0];
    const end = start + token.length;
    if (/^\s/u.test(token)) continue;
    lastEnd = end;
    const binary = Object.hasOwn(BINARY, token) ? BINARY[token] : undefined;
    if (++terms > MOST_TERMS) {
      fail(0, text.length, "expression-size", "an expression of more than 20,000 terms", "a shorter one");
      return { expression: null, errors };
    }
    if (token === "not" || token === "(") {
      if (!wantsTerm) {
        fail(start, end, "expression", `"${token}" after a complete term`, '"and", "or", "if", "iff" or the end');
        return { expression: null, errors };
      }
      waiting.push({ operator: token === "not" ? NOT : "(", start, hasCondition: false });
    } else if (token === ")") {
      if (wantsTerm) {
        fail(start, end, "expression", '")" where a term should stand', 'an option, "not" or "("');
        return { expression: null, errors };
      }
      release(1);
      if (waiting.length === 0) {
        fail(start, end, "expression", '")" without its "("', "as many opening as closing brackets");
        return { expression: null, errors };
      }
      waiting.pop();
      release(4);
    } else if (binary !== undefined) {
      if (wantsTerm) {
        fail(start, end, "expression", `"${token}" where a term should stand`, 'an option, "not" or "("');
        return { expression: null, errors };
      }
      const strength = STRENGTH.get(binary)!;
      if (strength === 1) {
        const around = waiting.findLast((entry) => entry.operator === "(") ?? bottom;
        if (around.hasCondition) {
          fail(
            start,
            end,
            "if-chain",
            `a second "if" or "iff" without brackets`,
            "brackets that say which binds first",
          );
          return { expression: null, errors };
        }
        around.hasCondition = true;
      }
      release(strength);
      waiting.push({ operator: binary, start, hasCondition: false });
      wantsTerm = true;
    } else if (/^[\p{L}\p{N}\p{M}_.-]/u.test(token)) {
      if (!wantsTerm) {
        fail(start, end, "expression", `${quoted(token)} after a complete term`, '"and", "or", "if", "iff" or the end');
        return { expression: null, errors };
      }
      const option = resolve(token);
      if (typeof option === "number") program.push(option);
      else {
        if (errors.length < 20) fail(start, end, "unknown-name", option.found, option.expected);
        program.push(0);
      }
      wantsTerm = false;
      release(4);
    } else {
      fail(start, end, "expression", `the character ${quoted(token)}`, "options, not, and, or, if, iff and brackets");
      return { expression: null, errors };
    }
  }
  if (wantsTerm) {
    const isEmpty = terms === 0;
    fail(
      isEmpty ? 0 : lastEnd,
      lastEnd,
      "expression",
      isEmpty ? "an empty expression" : "the end of the expression where a term should stand",
      'an option, "not" or "("',
    );
    return { expression: null, errors };
  }
  const open = waiting.find((entry) => entry.operator === "(");
  if (open !== undefined) {
    fail(open.start, open.start + 1, "expression", '"(" without its ")"', "as many closing as opening brackets");
    return { expression: null, errors };
  }
  release(1);
  if (errors.length > 0) return { expression: null, errors };
  return { expression: { text, program, stackSize: stackSizeOf(program) }, errors };
}

/** The expression's value where `isTaken` tells which options are taken. */
export function evaluate(expression: Expression, isTaken: (option: number) => boolean): boolean {
  const stack: boolean[] = [];
  for (const step of expression.program) {
    if (step >= 0) stack.push(isTaken(step));
    else if (step === NOT) stack.push(!stack.pop()!);
    else {
      const right = stack.pop()!;
      const left = stack.pop()!;
      stack.push(
        step === AND ? left && right : step === OR ? left || right : step === IF ? left || !right : left === right,
      );
    }
  }
  return stack[0]!;
}

/** The options an expression names, ascending, each once. */
export function optionsNamed(expression: Expression): readonly number[] {
  return [...new Set(expression.program.filter((step) => step >= 0))].sort((a, b) => a - b);
}

function stackSizeOf(program: readonly number[]): number {
  let size = 0;
  let most = 0;
  for (const step of program) {
    if (step >= 0) size++;
    else if (step !== NOT) size--;
    if (size > most) most = size;
  }
  return most;
}
