// Small tables of words that are asked about every word of a text: most are turned away by their shape, without a look-up.

/** First letters, last letters and lengths are told apart in 2^14 shapes. */
const SHAPES = 1 << 14;

/** The shape of a stretch of a text; plain letters have the same in either case. */
function shapeOf(text: string, from: number, to: number): number {
  if (from === to) return 0;
  return ((text.charCodeAt(from) & 31) << 9) | ((text.charCodeAt(to - 1) & 31) << 4) | ((to - from) & 15);
}

/** Values by word, asked for much more often in vain than not. */
export class WordTable<V> {
  readonly #values: ReadonlyMap<string, V>;
  readonly #shapes = new Int32Array(SHAPES / 32);

  constructor(entries: Iterable<readonly [string, V]>) {
    this.#values = new Map(entries);
    for (const word of this.#values.keys()) {
      const shape = shapeOf(word, 0, word.length);
      this.#shapes[shape >> 5]! |= 1 << (shape & 31);
    }
  }

  /** Whether a word with the shape of the stretch `from..to` of the text is in the table. */
  hasLike(text: string, from: number, to: number): boolean {
    const shape = shapeOf(text, from, to);
    return ((this.#shapes[shape >> 5]! >> (shape & 31)) & 1) === 1;
  }

  /** Nothing for `undefined`, which is what stands beyond the end of a text's words. */
  get(word: string | undefined): V | undefined {
    return word !== undefined && this.hasLike(word, 0, word.length) ? this.#values.get(word) : undefined;
  }

  has(word: string | undefined): boolean {
    return word !== undefined && this.hasLike(word, 0, word.length) && this.#values.has(word);
  }

  keys(): Iterable<string> {
    return this.#values.keys();
  }
}

/** A set of words for the same use. */
export function wordSet(words: Iterable<string>): Pick<WordTable<true>, "has"> {
  return new WordTable([...words].map((word) => [word, true] as const));
}
