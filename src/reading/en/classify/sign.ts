// Signs that classifiers look at: each made once, with what models and word vectors say of it, and lists of those that hold.
import { remembered } from "../../remembered.ts";
import type { OpenTable } from "../parser/open-table.ts";
import type { LinearModel } from "./linear.ts";

/** Models whose rows a sign keeps. */
const MOST_MODELS = 4;
/** Continuations that a sign keeps: with more, the words of a long text would fill the memory once for each part they play. */
const WORDS_A_SIGN = 600;

/** What a sign adds to the meaning of a statement: the part its word plays, and the word's vector. */
export interface Meant {
  readonly part: number;
  readonly vector: Float32Array;
}

/** A sign. There is one object for each way of {@link joined} to its name. */
export class Sign {
  readonly name: string;
  /** The list it was put into last. */
  list = 0;
  #next: ((rest: string) => Sign) | null = null;
  readonly #models: LinearModel[] = [];
  readonly #rows: (readonly number[] | undefined)[] = [];
  #table: OpenTable | null = null;
  #meant: Meant | null = null;
  #ofContent: Sign | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** The sign whose name goes on with `rest`. */
  with(rest: string): Sign {
    this.#next ??= remembered(WORDS_A_SIGN, (more) => new Sign(this.name + more));
    return this.#next(rest);
  }

  /** The same sign of the content's own predicate. */
  get ofContent(): Sign {
    this.#ofContent ??= new Sign(`c.${this.name}`);
    return this.#ofContent;
  }

  /** The weights that a model has for the sign, undefined where it has none. */
  rowIn(model: LinearModel): readonly number[] | undefined {
    const models = this.#models;
    for (let i = 0; i < models.length; i++) if (models[i] === model) return this.#rows[i];
    if (models.length === MOST_MODELS) {
      models.shift();
      this.#rows.shift();
    }
    const row = model.weights.get(this.name);
    models.push(model);
    this.#rows.push(row);
    return row;
  }

  /** What it means by the words of a table; `find` is asked once. */
  meantIn(table: OpenTable, find: (name: string, table: OpenTable) => Meant | null): Meant | null {
    if (this.#table !== table) {
      this.#table = table;
      this.#meant = find(this.name, table);
    }
    return this.#meant;
  }
}

const ROOT = new Sign("");

/** The sign whose name is the parts one after the other. A name must always be made of the same parts. */
export function joined(first: string, rest = "", third = "", fourth = ""): Sign {
  let sign = ROOT.with(first);
  if (rest !== "") sign = sign.with(rest);
  if (third !== "") sign = sign.with(third);
  return fourth === "" ? sign : sign.with(fourth);
}

/** The signs `name>=least` for each of the bounds. */
export function bounds(name: string, least: readonly number[]): readonly (readonly [number, Sign])[] {
  return least.map((bound) => [bound, joined(`${name}>=${bound}`)]);
}

let lists = 0;

/** Signs that hold, each once, with the token that shows it (-1 for none). A list is filled before the next is begun. */
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

  /** A list that begins with what this one has. */
  extended(): SignList {
    const list = new SignList();
    for (let i = 0; i < this.signs.length; i++) list.put(this.signs[i]!, this.tokens[i]!);
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
