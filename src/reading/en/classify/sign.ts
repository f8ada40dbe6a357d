// Signs that classifiers look at: each made once, with what models say of it, and lists of those that hold.
import { remembered } from "../../remembered.ts";
import type { LinearModel } from "./linear.ts";

/** Continuations that a sign keeps: with more, the words of a long text would fill the memory once for each part they play. */
const WORDS_A_SIGN = 1500;

/** A sign. There is one object for each way of {@link joined} to its name. */
export class Sign {
  readonly name: string;
  /** The list it was put into last. */
  list = 0;
  #next: ((rest: string) => Sign) | null = null;
  #plus: ((rest: string) => Sign) | null = null;
  #ofContent: Sign | null = null;
  /** Where the model that asked last has the sign's weights and its word, and the same of the one before. */
  #model: LinearModel | null = null;
  #row = -1;
  #share = -1;
  #earlier: LinearModel | null = null;
  #earlierRow = -1;
  #earlierShare = -1;

  constructor(name: string) {
    this.name = name;
  }

  /** The sign whose name goes on with `rest`. */
  with(rest: string): Sign {
    this.#next ??= remembered(WORDS_A_SIGN, (more) => new Sign(this.name + more));
    return this.#next(rest);
  }

  /** The sign whose name goes on with a plus and `rest`. */
  plus(rest: string): Sign {
    this.#plus ??= remembered(WORDS_A_SIGN, (more) => new Sign(`${this.name}+${more}`));
    return this.#plus(rest);
  }

  /** The same sign of the content's own predicate. */
  get ofContent(): Sign {
    this.#ofContent ??= new Sign(`c.${this.name}`);
    return this.#ofContent;
  }

  /** Where the sign's weights begin among those of a model, -1 where it has none. */
  rowIn(model: LinearModel): number {
    if (this.#model !== model) this.#turnTo(model);
    return this.#row;
  }

  /** The share that the sign's word has in a model's meaning, -1 where it has none. */
  shareIn(model: LinearModel): number {
    if (this.#model !== model) this.#turnTo(model);
    return this.#share;
  }

  #turnTo(model: LinearModel): void {
    const known = this.#earlier === model;
    const row = known ? this.#earlierRow : (model.rows.get(this.name) ?? -1);
    const share = known ? this.#earlierShare : (model.meaning?.shareOf(this.name) ?? -1);
    this.#earlier = this.#model;
    this.#earlierRow = this.#row;
    this.#earlierShare = this.#share;
    this.#model = model;
    this.#row = row;
    this.#share = share;
  }
}

const ROOT = new Sign("");

/** The sign whose name is the parts one after the other. A name must always be made of the same parts. */
export function joined(first: string, ...further: readonly string[]): Sign {
  let sign = ROOT.with(first);
  for (const rest of further) sign = sign.with(rest);
  return sign;
}

/** The signs `name>=least` for each of the bounds. */
export function bounds(name: string, least: readonly number[]): readonly (readonly [number, Sign])[] {
  return least.map((bound) => [bound, joined(`${name}>=${bound}`)]);
}

let lists = 0;

/**
 * Signs that hold, each once, with the token that shows it (-1 for none). A list may be gone on with after another was
 * begun, but only with signs that it does not have.
 */
export class SignList {
  readonly signs: Sign[] = [];
  readonly tokens: number[] = [];
  readonly #list = ++lists;

  /** A list of names, for those who have no signs. */
  static of(names: Iterable<readonly [string, number]>): SignList {
    const list = new SignList();
    for (const [name, token] of names) list.put(joined(name), token);
    return list;
  }

  put(sign: Sign, token = -1): void {
    if (sign.list === this.#list) return;
    sign.list = this.#list;
    this.signs.push(sign);
    this.tokens.push(token);
  }

  has(sign: Sign): boolean {
    return sign.list === this.#list;
  }

  /** Names with their tokens. */
  entries(): [string, number][] {
    return this.signs.map((sign, i) => [sign.name, this.tokens[i]!]);
  }

  names(): string[] {
    return this.signs.map(({ name }) => name);
  }
}
