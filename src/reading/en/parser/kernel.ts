// The network's arithmetic, products of matrices and a recurrent step, as a small WebAssembly SIMD module and plain twin.

/** Rows and columns of a product are taken in blocks of these sizes; sizes must be multiples of them. */
export const ROW_BLOCK = 4;
export const COLUMN_BLOCK = 8;
/** Rows of a product of integers: twice as many sums as rows are under way, so that none waits for the one before. */
export const INTEGER_ROW_BLOCK = 6;

/**
 * Memory of a fixed size and the operations inside it. Everything is addressed by the index of its first float.
 * Products and sums are rounded to single precision one by one and in one order, so every engine gives the same bits.
 */
export interface Kernel {
  readonly floats: Float32Array;
  /**
   * `c += a * b`: `a` is m x k and `c` is m x n, row by row, with `aStride` and `cStride` floats from one row to the
   * next; `b` is k x n as packed by `packColumns`. m and k must be multiples of 4, n of 8.
   */
  readonly multiply: (
    a: number,
    b: number,
    c: number,
    m: number,
    n: number,
    k: number,
    aStride: number,
    cStride: number,
  ) => void;
  /** Keeps the n floats (a multiple of 16) at `a` as a block of n short integers and their scale, of `blockSize(n)` floats. */
  readonly keepBlock: (a: number, block: number, n: number) => void;
  /** Writes to `to` the sums of the n floats (a multiple of 16) at `from` and of the numbers in the blocks `a`, `b` and `c`. */
  readonly addBlocks: (to: number, from: number, a: number, b: number, c: number, n: number) => void;
  /** Writes to `to` the sums of the n floats (a multiple of 16) at `a` and `b`, 0 for those that are negative. */
  readonly addPositive: (to: number, a: number, b: number, n: number) => void;
  /** Keeps bytes at `to`, four in the room of a float; their number must be a multiple of 4. */
  readonly placeBytes: (values: Int8Array, to: number) => void;
  /** Adds to the n floats (a multiple of 16) at `to` the n bytes at `from`, times the float at `scale`. */
  readonly addBytes: (to: number, from: number, scale: number, n: number) => void;
  /**
   * Rounds m rows of k floats at `a` to integers of at most `LARGEST_INPUT`, each row by its own scale: integers to
   * `to` (k / 2 floats per row), the scale that leads back to `scales`. k must be a multiple of 16.
   */
  readonly roundRows: (a: number, to: number, scales: number, m: number, k: number) => void;
  /**
   * Takes in a k x n matrix of integers of at most `LARGEST_WEIGHT`: to `to` (k * n / 2 floats) in the engine's own
   * order, and what `multiplyIntegers` needs of its columns to `columns` (3 n floats): scales, corrections, biases.
   */
  readonly placeIntegers: (matrix: IntegerMatrix, bias: Float32Array | null, to: number, columns: number) => void;
  /**
   * `c = bias + a * b` with integers inside: `a` as left by `roundRows` with its `scales`, `b` and `columns` as left by
   * `placeIntegers`. m must be a multiple of 6, n of 8, k of 16. Sums are exact.
   */
  readonly multiplyIntegers: (
    a: number,
    scales: number,
    b: number,
    columns: number,
    c: number,
    m: number,
    n: number,
    k: number,
  ) => void;
  /** For each of m rows of n floats (a multiple of 8) at `a`, the sum of exp(x - most) to `out`, most its largest. */
  readonly sumExponentials: (a: number, out: number, m: number, n: number) => void;
  /**
   * One step of a recurrent layer over n units (a multiple of 8). `u` holds n candidates x, n inputs of the gate f and
   * n of the gate r; `cell` holds n weights of f and, `cellStride` floats further, n weights of r. With the state
   * before, f = gate(f + weight * before) and r likewise replace their inputs, state = x + f (before - x), and
   * out = skip + r (state - skip).
   */
  readonly recur: (
    u: number,
    before: number,
    cell: number,
    cellStride: number,
    skip: number,
    state: number,
    out: number,
    n: number,
  ) => void;
}

/** Largest magnitudes of rounded inputs and weights: 7 bits and 8, which one instruction multiplies 16 at a time. */
export const LARGEST_INPUT = 63;
export const LARGEST_WEIGHT = 127;

/** Largest magnitude of an integer in a block. */
const LARGEST_SHORT = 32_767;
/** Floats before a block's integers: its scale, and what fills up a vector. */
const BLOCK_HEAD = 4;

/** Floats in which a block of n short integers is kept. */
export const blockSize = (n: number): number => BLOCK_HEAD + n / 2;

/** A k x n matrix of integers, row by row, and what each column's are to be multiplied by. */
export interface IntegerMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * What does the arithmetic: SIMD with sums of four products of bytes in one instruction ("dots"), SIMD without it, or
 * plain code. All give the same bits.
 */
export type Engine = "dots" | "simd" | "plain";

/** What the kernel needs of WebAssembly, which the language's own library does not describe. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => unknown;
  readonly Instance: new (module: unknown, imports: unknown) => { readonly exports: Record<string, unknown> };
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly validate: (bytes: Uint8Array) => boolean;
}

/**
 * Makes a kernel over `size` floats with the best the engine has, no better than `most`. With `isFused`, as training
 * wants it, `multiply` rounds a product and a sum at once where the machine can, which not every machine does.
 */
export function makeKernel(size: number, most: Engine = "dots", isFused = false): Kernel {
  const wasm = (globalThis as { WebAssembly?: Wasm }).WebAssembly;
  if (most === "plain" || wasm === undefined) return makePlainKernel(size);
  const modules =
    most === "dots" ? [moduleBytes(true, isFused), moduleBytes(false, false)] : [moduleBytes(false, false)];
  const at = modules.findIndex((bytes) => wasm.validate(bytes));
  if (at < 0) return makePlainKernel(size);
  const isDots = at < modules.length - 1;
  const memory = new wasm.Memory({ initial: Math.ceil((size * 4) / 65_536) });
  const { exports } = new wasm.Instance(new wasm.Module(modules[at]!), { e: { m: memory } });
  const [multiply, recur, roundRows, multiplyIntegers, addBlocks, sumExponentials, addPositive, addBytes, roundShorts] =
    EXPORTS.map((name) => exports[name]) as [Call, Call, Call, Call, Call, Call, Call, Call, Call];
  const floats = new Float32Array(memory.buffer);
  const bytesPerInteger = isDots ? 0 : 1;
  return {
    floats,
    keepBlock: (a, block, n) => roundShorts(a << 2, (block + BLOCK_HEAD) << 2, block << 2, 1, n << 2, 0, 0, 0),
    addBlocks: (to, from, a, b, c, n) => addBlocks(to << 2, from << 2, a << 2, b << 2, c << 2, n << 2, 0, 0),
    addPositive: (to, a, b, n) => addPositive(to << 2, a << 2, b << 2, n << 2, 0, 0, 0, 0),
    placeBytes: (values, to) => new Int8Array(memory.buffer).set(values, to << 2),
    addBytes: (to, from, scale, n) => addBytes(to << 2, from << 2, scale << 2, n, 0, 0, 0, 0),
    roundRows: (a, to, scales, m, k) => roundRows(a << 2, to << 2, scales << 2, m, k << 2, 0, 0, 0),
    placeIntegers: (matrix, bias, to, columns) => {
      const { rows, values } = matrix;
      if (isDots) packIntegers(matrix, new Int8Array(memory.buffer, to << 2, values.length), 4);
      else packIntegers(matrix, new Int16Array(memory.buffer, to << 2, values.length), 2);
      const corrections = new Int32Array(memory.buffer, (columns + matrix.columns) << 2, matrix.columns).fill(0);
      for (let p = 0; isDots && p < rows; p++) correctFor(values, p * matrix.columns, corrections);
      placeColumns(floats, matrix, bias, columns);
    },
    multiplyIntegers: (a, scales, b, columns, c, m, n, k) =>
      multiplyIntegers(a << 2, scales << 2, b << 2, columns << 2, c << 2, m, n << 2, k << bytesPerInteger),
    sumExponentials: (a, out, m, n) => sumExponentials(a << 2, out << 2, m, n << 2, 0, 0, 0, 0),
    multiply: (a, b, c, m, n, k, aStride, cStride) =>
      multiply(a << 2, b << 2, c << 2, m, n, k, aStride << 2, cStride << 2),
    recur: (u, before, cell, cellStride, skip, state, out, n) =>
      recur(u << 2, before << 2, cell << 2, cellStride << 2, skip << 2, state << 2, out << 2, n << 2),
  };
}

type Call = (...numbers: number[]) => void;
const EXPORTS = ["g", "r", "d", "q", "a", "s", "p", "w", "k"];

/** Bytes of inputs are stored with this added, as one side of the instruction must not be negative. */
const OFFSET = 64;

function placeColumns(floats: Float32Array, matrix: IntegerMatrix, bias: Float32Array | null, columns: number): void {
  floats.set(matrix.scales, columns);
  if (bias === null) floats.fill(0, columns + 2 * matrix.columns, columns + 3 * matrix.columns);
  else floats.set(bias, columns + 2 * matrix.columns);
}

/** Takes back what the offset of an input adds to every column. */
function correctFor(values: Int8Array, from: number, corrections: Int32Array): void {
  for (let j = 0; j < corrections.length; j++) corrections[j]! -= OFFSET * values[from + j]!;
}

function makePlainKernel(size: number): Kernel {
  const floats = new Float32Array(size);
  const shorts = new Int16Array(floats.buffer);
  const bytes = new Int8Array(floats.buffer);
  const { fround } = Math;
  const one = new Float32Array(1);
  const bits = new Int32Array(one.buffer);
  const asBits = (value: number): number => {
    one[0] = value;
    return bits[0]!;
  };
  const asFloat = (value: number): number => {
    bits[0] = value;
    return one[0]!;
  };
  const gate = (input: number): number => {
    const half = fround(input * 0.5);
    const square = fround(1 + fround(half * half));
    const halved = fround(square * 0.5);
    let inverse = asFloat(ROOT_GUESS - (asBits(square) >>> 1));
    for (let step = 0; step < 2; step++) {
      inverse = fround(inverse * fround(1.5 - fround(halved * fround(inverse * inverse))));
    }
    return fround(0.5 + fround(0.5 * fround(half * inverse)));
  };
  const exponential = (input: number): number => {
    const power = fround(Math.max(input, -16) * LOG2_E);
    const near = fround(power + ROUNDING);
    const rest = fround(power - fround(near - ROUNDING));
    let sum = POWER_TERMS[0]!;
    for (const term of POWER_TERMS.slice(1)) sum = fround(fround(sum * rest) + term);
    return asFloat((asBits(near) << 23) + asBits(sum));
  };
  const roundRow = (a: number, to: number, scale: number, k: number, largest: number): void => {
    let most = fround(1e-30);
    for (let p = 0; p < k; p++) most = Math.max(most, Math.abs(floats[a + p]!));
    const factor = fround(largest / most);
    for (let p = 0; p < k; p++) shorts[2 * to + p] = roundToEven(fround(floats[a + p]! * factor));
    floats[scale] = fround(1 / factor);
  };
  return {
    floats,
    keepBlock: (a, block, n) => roundRow(a, block + BLOCK_HEAD, block, n, LARGEST_SHORT),
    addBlocks: (to, from, a, b, c, n) => {
      for (let i = 0; i < n; i++) {
        let sum = floats[from + i]!;
        for (const block of [a, b, c])
          sum = fround(sum + fround(shorts[2 * (block + BLOCK_HEAD) + i]! * floats[block]!));
        floats[to + i] = sum;
      }
    },
    addPositive: (to, a, b, n) => {
      for (let i = 0; i < n; i++) floats[to + i] = Math.max(0, fround(floats[a + i]! + floats[b + i]!));
    },
    placeBytes: (values, to) => bytes.set(values, to << 2),
    addBytes: (to, from, scale, n) => {
      for (let i = 0; i < n; i++) floats[to + i]! += fround(bytes[(from << 2) + i]! * floats[scale]!);
    },
    roundRows: (a, to, scales, m, k) => {
      for (let i = 0; i < m; i++) roundRow(a + i * k, to + (i * k) / 2, scales + i, k, LARGEST_INPUT);
    },
    placeIntegers: (matrix, bias, to, columns) => {
      shorts.set(matrix.values, 2 * to);
      placeColumns(floats, matrix, bias, columns);
    },
    multiplyIntegers: (a, scales, b, columns, c, m, n, k) => {
      for (let i = 0; i < m; i++) {
        const row = 2 * a + i * k;
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let p = 0; p < k; p++) sum += shorts[row + p]! * shorts[2 * b + p * n + j]!;
          const scale = fround(floats[scales + i]! * floats[columns + j]!);
          floats[c + i * n + j] = fround(floats[columns + 2 * n + j]! + fround(fround(sum) * scale));
        }
      }
    },
    sumExponentials: (a, out, m, n) => {
      for (let i = 0; i < m; i++) {
        const row = floats.subarray(a + i * n, a + (i + 1) * n);
        const most = row.reduce((best, value) => Math.max(best, value), row[0]!);
        const lanes = new Float32Array(4);
        for (let j = 0; j < n; j++) lanes[j & 3]! += exponential(fround(row[j]! - most));
        floats[out + i] = fround(fround(lanes[0]! + lanes[1]!) + fround(lanes[2]! + lanes[3]!));
      }
    },
    multiply: (a, b, c, m, n, k, aStride, cStride) => {
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const panel = b + (j >> 3) * k * COLUMN_BLOCK + (j & 7);
          let sum = floats[c + i * cStride + j]!;
          for (let p = 0; p < k; p++) {
            sum = fround(sum + fround(floats[a + i * aStride + p]! * floats[panel + p * COLUMN_BLOCK]!));
          }
          floats[c + i * cStride + j] = sum;
        }
      }
    },
    recur: (u, before, cell, cellStride, skip, state, out, n) => {
      for (let j = 0; j < n; j++) {
        const last = floats[before + j]!;
        const f = gate(fround(floats[u + n + j]! + fround(floats[cell + j]! * last)));
        const r = gate(fround(floats[u + 2 * n + j]! + fround(floats[cell + cellStride + j]! * last)));
        const x = floats[u + j]!;
        const c = fround(x + fround(f * fround(last - x)));
        const s = floats[skip + j]!;
        floats[u + n + j] = f;
        floats[u + 2 * n + j] = r;
        floats[state + j] = c;
        floats[out + j] = fround(s + fround(r * fround(c - s)));
      }
    },
  };
}

/** Copies the k x n matrix at `from` (rows `stride` floats apart) to `to`, as panels of eight columns. */
export function packColumns(
  floats: Float32Array,
  from: number,
  stride: number,
  to: number,
  k: number,
  n: number,
): void {
  for (let j = 0; j < n; j += COLUMN_BLOCK) {
    let out = to + j * k;
    let at = from + j;
    for (let p = 0; p < k; p++) {
      for (let d = 0; d < COLUMN_BLOCK; d++) floats[out + d] = floats[at + d]!;
      out += COLUMN_BLOCK;
      at += stride;
    }
  }
}

/** Lays integers out in panels of eight columns, `depth` of a column side by side, as one lane takes them. */
function packIntegers({ rows, columns, values }: IntegerMatrix, packed: Int8Array | Int16Array, depth: number): void {
  let to = 0;
  for (let first = 0; first < columns; first += COLUMN_BLOCK) {
    for (let p = 0; p < rows; p += depth) {
      packBlock(values, p * columns + first, columns, packed, to, depth);
      to += COLUMN_BLOCK * depth;
    }
  }
}

function packBlock(
  values: Int8Array,
  from: number,
  columns: number,
  packed: Int8Array | Int16Array,
  to: number,
  depth: number,
): void {
  for (let j = 0; j < COLUMN_BLOCK; j++) {
    for (let d = 0; d < depth; d++) packed[to + j * depth + d] = values[from + d * columns + j]!;
  }
}

/** First guess at the bits of 1 / sqrt(x), from which half the bits of x are taken. */
const ROOT_GUESS = 0x5f37_5a86;
/** Adding this leaves a small number rounded to an integer in the lowest bits. */
const ROUNDING = 12_582_912;
const LOG2_E = Math.fround(Math.LOG2E);
/** 2^x around 0 by powers of x, the highest first (terms of the series, the last ones moved for an even error). */
const POWER_TERMS = [0.009_670_37, 0.055_503_32, 0.240_222_1, Math.LN2, 1].map(Math.fround);

/** Rounds half to even, as the vector instruction does. */
function roundToEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}

// The module is assembled from these few instructions (WebAssembly 2.0, sections 5.4 and 5.5). Addresses are bytes.
type Code = readonly number[];
const I32 = 0x7f;
const V128 = 0x7b;
const PLUS: Code = [0x6a];
const VECTOR_ADD: Code = [0xfd, 0xe4, 0x01];
const VECTOR_SUBTRACT: Code = [0xfd, 0xe5, 0x01];
const VECTOR_MULTIPLY: Code = [0xfd, 0xe6, 0x01];
const VECTOR_DIVIDE: Code = [0xfd, 0xe7, 0x01];
const VECTOR_ABSOLUTE: Code = [0xfd, 0xe0, 0x01];
/** `f32x4.pmax`, which does not look for numbers that are none and is one instruction. */
const VECTOR_LARGER: Code = [0xfd, 0xeb, 0x01];
const INTEGER_SUBTRACT: Code = [0xfd, 0xb1, 0x01];
/** Of 32-bit lanes, zeros coming in. */
const SHIFT_RIGHT: Code = [0xfd, 0xad, 0x01];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const int = (value: number): Code => [0x41, ...signed(value)];
const number = (value: number): Code => [
  0x43,
  ...new Uint8Array(Float32Array.of(value).buffer),
  0xfd,
  0x13, // splat
];
const integers = (value: number): Code => [...int(value), 0xfd, 0x11];
const load = (offset: number): Code => [0xfd, 0x00, 4, ...unsigned(offset)];
const loadSplat = (offset: number): Code => [0xfd, 0x09, 2, ...unsigned(offset)];
const store = (offset: number): Code => [0xfd, 0x0b, 4, ...unsigned(offset)];
const increase = (local: number, value: Code): Code => [...get(local), ...value, ...PLUS, ...set(local)];
/** Repeats the body, taking `step` off `counter` each time, until it is 0. */
const repeat = (counter: number, step: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(counter),
  ...int(step),
  ...[0x6b, 0x22, counter, 0x0d, 0],
  0x0b,
];

/** `g(a, b, c, m, n, k, aStride, cStride)`: blocks of 4 x 8 sums stay in registers while k runs. */
function multiplyCode(isFused: boolean): Code {
  const [A, B, C, M, N, K, A_STRIDE, C_STRIDE] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [ROWS_LEFT, K_LEFT, PANEL, COLUMN, BLOCK, ROW0, ROW1, ROW2, ROW3, TARGET] = [
    8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
  ] as const;
  const SUMS = 18;
  const [B0, B1, FACTOR] = [26, 27, 28] as const;
  const rows = [ROW0, ROW1, ROW2, ROW3];

  const inner: number[] = [];
  for (let step = 0; step < 4; step++) {
    inner.push(...get(PANEL), ...load(step * 32), ...set(B0), ...get(PANEL), ...load(step * 32 + 16), ...set(B1));
    for (const [r, row] of rows.entries()) {
      inner.push(...get(row), ...loadSplat(step * 4), ...set(FACTOR));
      for (const [half, column] of [B0, B1].entries()) {
        const sum = SUMS + r * 2 + half;
        inner.push(
          ...(isFused
            ? [...get(FACTOR), ...get(column), ...get(sum), 0xfd, 0x85, 0x02, ...set(sum)] // f32x4.relaxed_madd
            : [...get(sum), ...get(FACTOR), ...get(column), ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(sum)]),
        );
      }
    }
  }
  inner.push(...increase(PANEL, int(128)));
  for (const row of rows) inner.push(...increase(row, int(16)));

  const moveSums = (isStore: boolean): Code => {
    const code: number[] = [...get(BLOCK), ...set(TARGET)];
    for (let r = 0; r < 4; r++) {
      for (let half = 0; half < 2; half++) {
        const sum = SUMS + r * 2 + half;
        code.push(
          ...get(TARGET),
          ...(isStore ? [...get(sum), ...store(half * 16)] : [...load(half * 16), ...set(sum)]),
        );
      }
      if (r < 3) code.push(...increase(TARGET, get(C_STRIDE)));
    }
    return code;
  };
  const fourTimes = (local: number): Code => [...get(local), ...int(2), 0x74];
  const body = repeat(N, 8, [
    ...[...get(M), ...set(ROWS_LEFT), ...get(A), ...set(COLUMN), ...get(C), ...set(BLOCK)],
    ...repeat(ROWS_LEFT, 4, [
      ...moveSums(false),
      ...[...get(COLUMN), ...set(ROW0), ...get(B), ...set(PANEL), ...get(K), ...set(K_LEFT)],
      ...rows.slice(1).flatMap((row, r) => [...get(rows[r]!), ...get(A_STRIDE), ...PLUS, ...set(row)]),
      ...repeat(K_LEFT, 4, inner),
      ...moveSums(true),
      ...increase(COLUMN, fourTimes(A_STRIDE)),
      ...increase(BLOCK, fourTimes(C_STRIDE)),
    ]),
    ...get(PANEL),
    ...set(B),
    ...increase(C, int(32)),
  ]);
  return [2, 10, I32, 11, V128, ...body, 0x0b];
}

/** `r(u, before, cell, cellStride, skip, state, out, n)`, n in bytes; two vectors at a time. */
function recurCode(): Code {
  const [U, BEFORE, CELL, CELL_STRIDE, SKIP, STATE, OUT, N] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [LEFT, U_F, U_R, CELL_R] = [8, 9, 10, 11] as const;
  const [LAST, F, R, X, C, S, HALF, SQUARE, ROOT, C_HALF, C_ONE, C_MORE, C_GUESS] = [
    12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
  ] as const;
  /** One step of Newton's method towards 1 / sqrt(x), with half of x in SQUARE. */
  const nearer: Code = [
    ...[...get(ROOT), ...get(C_MORE), ...get(SQUARE), ...get(ROOT), ...get(ROOT), ...VECTOR_MULTIPLY],
    ...[...VECTOR_MULTIPLY, ...VECTOR_SUBTRACT, ...VECTOR_MULTIPLY, ...set(ROOT)],
  ];
  /** The gate of the input in `local`, left there. */
  const gate = (local: number): Code => [
    ...[...get(local), ...get(C_HALF), ...VECTOR_MULTIPLY, ...set(HALF)],
    ...[...get(C_ONE), ...get(HALF), ...get(HALF), ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(SQUARE)],
    ...[...get(C_GUESS), ...get(SQUARE), ...int(1), ...SHIFT_RIGHT, ...INTEGER_SUBTRACT, ...set(ROOT)],
    ...[...get(SQUARE), ...get(C_HALF), ...VECTOR_MULTIPLY, ...set(SQUARE)],
    ...nearer,
    ...nearer,
    ...[...get(C_HALF), ...get(C_HALF), ...get(HALF), ...get(ROOT), ...VECTOR_MULTIPLY],
    ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(local)],
  ];
  const gateInput = (from: number, weights: number, to: number, offset: number): Code => [
    ...[...get(from), ...load(offset), ...get(weights), ...load(offset), ...get(LAST)],
    ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(to)],
  ];
  const body: Code = [
    ...[...get(N), ...set(LEFT), ...get(U), ...get(N), ...PLUS, ...set(U_F)],
    ...[...get(U_F), ...get(N), ...PLUS, ...set(U_R), ...get(CELL), ...get(CELL_STRIDE), ...PLUS, ...set(CELL_R)],
    ...[...number(0.5), ...set(C_HALF), ...number(1), ...set(C_ONE), ...number(1.5), ...set(C_MORE)],
    ...[...integers(ROOT_GUESS), ...set(C_GUESS)],
    ...repeat(LEFT, 32, [
      ...[0, 16].flatMap((offset) => [
        ...[...get(BEFORE), ...load(offset), ...set(LAST), ...get(U), ...load(offset), ...set(X)],
        ...gateInput(U_F, CELL, F, offset),
        ...gate(F),
        ...gateInput(U_R, CELL_R, R, offset),
        ...gate(R),
        ...[...get(X), ...get(F), ...get(LAST), ...get(X), ...VECTOR_SUBTRACT],
        ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(C), ...get(SKIP), ...load(offset), ...set(S)],
        ...[...get(U_F), ...get(F), ...store(offset), ...get(U_R), ...get(R), ...store(offset)],
        ...[...get(STATE), ...get(C), ...store(offset)],
        ...[...get(OUT), ...get(S), ...get(R), ...get(C), ...get(S), ...VECTOR_SUBTRACT],
        ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...store(offset)],
      ]),
      ...[U, U_F, U_R, BEFORE, CELL, CELL_R, SKIP, STATE, OUT].flatMap((local) => [...increase(local, int(32))]),
    ]),
  ];
  return [2, 4, I32, 13, V128, ...body, 0x0b];
}

/** `d(a, to, scales, m, k)`, k in bytes: the largest magnitude of a row first, then its integers, 16 at a time, as shorts or bytes. */
function roundRowsCode(isBytes: boolean, largest: number): Code {
  const [A, TO, SCALES, M, K] = [0, 1, 2, 3, 4] as const;
  const [LEFT, AT] = [8, 9] as const;
  const [MOST, FACTOR, C_ROUNDING, C_OFFSET] = [10, 11, 12, 13] as const;
  // Four largest at a time, so that none waits for another.
  const LARGEST = [MOST, 14, 15, 16];
  const rounded = (offset: number): Code => [
    ...[...get(A), ...load(offset), ...get(FACTOR), ...VECTOR_MULTIPLY],
    ...[...get(C_ROUNDING), ...VECTOR_ADD, ...get(C_ROUNDING), ...INTEGER_SUBTRACT],
  ];
  const pairs = (offset: number): Code => [...rounded(offset), ...rounded(offset + 16), 0xfd, 0x85, 0x01]; // narrow
  const lane = (index: number): Code => [...get(MOST), 0xfd, 0x1f, index];
  const body = [
    ...[...number(ROUNDING), ...set(C_ROUNDING), ...int(OFFSET), 0xfd, 0x0f, ...set(C_OFFSET)],
    ...repeat(M, 1, [
      ...LARGEST.flatMap((local) => [...number(1e-30), ...set(local)]),
      ...[...get(A), ...set(AT), ...get(K), ...set(LEFT)],
      ...repeat(LEFT, 64, [
        ...LARGEST.flatMap((local, i) => [
          ...[...get(local), ...get(AT), ...load(16 * i), ...VECTOR_ABSOLUTE, ...VECTOR_LARGER, ...set(local)],
        ]),
        ...increase(AT, int(64)),
      ]),
      ...LARGEST.slice(1).flatMap((local) => [...get(MOST), ...get(local), ...VECTOR_LARGER, ...set(MOST)]),
      ...[...lane(0), ...lane(1), 0x97, ...lane(2), ...lane(3), 0x97, 0x97, 0xfd, 0x13, ...set(MOST)],
      ...[...number(largest), ...get(MOST), ...VECTOR_DIVIDE, ...set(FACTOR)],
      ...[...get(SCALES), ...number(1), ...get(FACTOR), ...VECTOR_DIVIDE, 0xfd, 0x1f, 0, 0x38, 2, 0],
      ...[...get(K), ...set(LEFT)],
      ...repeat(LEFT, 64, [
        ...(isBytes
          ? // narrowed once more, then moved up
            [...get(TO), ...pairs(0), ...pairs(32), 0xfd, 0x65, ...get(C_OFFSET), 0xfd, 0x6e, ...store(0)]
          : [...get(TO), ...pairs(0), ...store(0), ...get(TO), ...pairs(32), ...store(16)]),
        ...[...increase(A, int(64)), ...increase(TO, int(isBytes ? 16 : 32))],
      ]),
      ...increase(SCALES, int(4)),
    ]),
  ];
  return [2, 2, I32, 7, V128, ...body, 0x0b];
}

/** `q(a, scales, b, columns, c, m, n, k)`, n and k in bytes of a row of c and of a. */
function multiplyIntegersCode(isDots: boolean): Code {
  const [A, SCALES, B, COLUMNS, C, M, N, K] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [ROWS_LEFT, K_LEFT, PANEL, COLUMN, BLOCK, TARGET, SCALE, COLUMNS_LEFT, CORRECTIONS, BIASES] = [
    8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
  ] as const;
  const rows = Array.from({ length: INTEGER_ROW_BLOCK }, (_, r) => 18 + r);
  const SUMS = 18 + INTEGER_ROW_BLOCK;
  const sumCount = 2 * INTEGER_ROW_BLOCK;
  const [B0, B1, SHARED] = [SUMS + sumCount, SUMS + sumCount + 1, SUMS + sumCount + 2];
  const inner: number[] = [];
  for (let step = 0; step < 4; step++) {
    inner.push(...get(PANEL), ...load(step * 32), ...set(B0), ...get(PANEL), ...load(step * 32 + 16), ...set(B1));
    for (const [r, row] of rows.entries()) {
      inner.push(...get(row), ...loadSplat(step * 4), ...set(SHARED));
      for (const [half, column] of [B0, B1].entries()) {
        const sum = SUMS + r * 2 + half;
        inner.push(
          ...(isDots
            ? // i32x4.relaxed_dot_i8x16_i7x16_add_s: defined alike everywhere, as the inputs have seven bits
              [...get(column), ...get(SHARED), ...get(sum), 0xfd, 0x93, 0x02, ...set(sum)]
            : // i32x4.dot_i16x8_s, i32x4.add
              [...get(sum), ...get(SHARED), ...get(column), 0xfd, 0xba, 0x01, 0xfd, 0xae, 0x01, ...set(sum)]),
        );
      }
    }
  }
  inner.push(...increase(PANEL, int(128)));
  for (const row of rows) inner.push(...increase(row, int(16)));
  const finish: number[] = [...get(BLOCK), ...set(TARGET)];
  for (let r = 0; r < INTEGER_ROW_BLOCK; r++) {
    for (let half = 0; half < 2; half++) {
      finish.push(
        ...[...get(TARGET), ...get(BIASES), ...load(half * 16), ...get(SUMS + r * 2 + half), 0xfd, 0xfa, 0x01],
        ...[...get(SCALE), ...loadSplat(r * 4), ...get(COLUMNS), ...load(half * 16), ...VECTOR_MULTIPLY],
        ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...store(half * 16)],
      );
    }
    if (r < INTEGER_ROW_BLOCK - 1) finish.push(...increase(TARGET, get(N)));
  }
  const ofBlock = (local: number): Code => [...get(local), ...int(INTEGER_ROW_BLOCK), 0x6c]; // i32.mul
  const body = [
    ...[...get(N), ...set(COLUMNS_LEFT), ...get(COLUMNS), ...get(N), ...PLUS, ...set(CORRECTIONS)],
    ...[...get(CORRECTIONS), ...get(N), ...PLUS, ...set(BIASES)],
    ...repeat(COLUMNS_LEFT, 32, [
      ...[...get(M), ...set(ROWS_LEFT), ...get(A), ...set(COLUMN)],
      ...[...get(C), ...set(BLOCK), ...get(SCALES), ...set(SCALE)],
      ...repeat(ROWS_LEFT, INTEGER_ROW_BLOCK, [
        ...Array.from({ length: sumCount }, (_, i) => [
          ...[...get(CORRECTIONS), ...load((i & 1) * 16), ...set(SUMS + i)],
        ]).flat(),
        ...[...get(COLUMN), ...set(rows[0]!), ...get(B), ...set(PANEL), ...get(K), ...set(K_LEFT)],
        ...rows.slice(1).flatMap((row, r) => [...get(rows[r]!), ...get(K), ...PLUS, ...set(row)]),
        ...repeat(K_LEFT, 16, inner),
        ...finish,
        ...[...increase(COLUMN, ofBlock(K)), ...increase(BLOCK, ofBlock(N))],
        ...increase(SCALE, int(4 * INTEGER_ROW_BLOCK)),
      ]),
      ...[...get(PANEL), ...set(B)],
      ...[C, COLUMNS, CORRECTIONS, BIASES].flatMap((local) => increase(local, int(32))),
    ]),
  ];
  return [2, 10 + INTEGER_ROW_BLOCK, I32, sumCount + 3, V128, ...body, 0x0b];
}

/** `a(to, from, a, b, c, n)`, n in bytes of `from`. */
function addBlocksCode(): Code {
  const [TO, FROM, A, B, C, N] = [0, 1, 2, 3, 4, 5] as const;
  const blocks = [A, B, C];
  const SCALES = 8;
  const loadShorts = (offset: number): Code => [0xfd, 0x03, 3, ...unsigned(offset)]; // v128.load16x4_s
  const body = [
    ...blocks.flatMap((block, i) => [...get(block), ...loadSplat(0), ...set(SCALES + i)]),
    ...repeat(N, 64, [
      ...[0, 16, 32, 48].flatMap((offset) => [
        ...[...get(TO), ...get(FROM), ...load(offset)],
        ...blocks.flatMap((block, i) => [
          ...[...get(block), ...loadShorts(4 * BLOCK_HEAD + offset / 2), 0xfd, 0xfa, 0x01, ...get(SCALES + i)],
          ...[...VECTOR_MULTIPLY, ...VECTOR_ADD],
        ]),
        ...store(offset),
      ]),
      ...[TO, FROM].flatMap((local) => increase(local, int(64))),
      ...blocks.flatMap((local) => increase(local, int(32))),
    ]),
  ];
  return [1, 3, V128, ...body, 0x0b];
}

/** `p(to, a, b, n)`, n in bytes. */
function addPositiveCode(): Code {
  const [TO, A, B, N] = [0, 1, 2, 3] as const;
  const [C_ZERO] = [8] as const;
  const body = [
    ...[...number(0), ...set(C_ZERO)],
    ...repeat(N, 64, [
      ...[0, 16, 32, 48].flatMap((offset) => [
        ...[...get(TO), ...get(A), ...load(offset), ...get(B), ...load(offset), ...VECTOR_ADD],
        ...[...get(C_ZERO), ...VECTOR_LARGER, ...store(offset)],
      ]),
      ...[TO, A, B].flatMap((local) => increase(local, int(64))),
    ]),
  ];
  return [1, 1, V128, ...body, 0x0b];
}

/** `w(to, from, scale, n)`, n in bytes of `from`, 16 at a time. */
function addBytesCode(): Code {
  const [TO, FROM, SCALE, N] = [0, 1, 2, 3] as const;
  const [BYTES, SHORTS, FACTOR] = [8, 9, 10] as const;
  const EXTEND_BYTES: readonly Code[] = [
    [0xfd, 0x87, 0x01],
    [0xfd, 0x88, 0x01],
  ];
  const EXTEND_SHORTS: readonly Code[] = [
    [0xfd, 0xa7, 0x01],
    [0xfd, 0xa8, 0x01],
  ];
  const body = [
    ...[...get(SCALE), ...loadSplat(0), ...set(FACTOR)],
    ...repeat(N, 16, [
      ...[...get(FROM), ...load(0), ...set(BYTES)],
      ...EXTEND_BYTES.flatMap((toShorts, half) => [
        ...[...get(BYTES), ...toShorts, ...set(SHORTS)],
        ...EXTEND_SHORTS.flatMap((toIntegers, quarter) => {
          const offset = 32 * half + 16 * quarter;
          return [
            ...[...get(TO), ...get(TO), ...load(offset), ...get(SHORTS), ...toIntegers, 0xfd, 0xfa, 0x01],
            ...[...get(FACTOR), ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...store(offset)],
          ];
        }),
      ]),
      ...[...increase(TO, int(64)), ...increase(FROM, int(16))],
    ]),
  ];
  return [1, 3, V128, ...body, 0x0b];
}

/** `s(a, out, m, n)`, n in bytes: the largest of a row first, then 2 to the power of each difference. */
function sumExponentialsCode(): Code {
  const [A, OUT, M, N] = [0, 1, 2, 3] as const;
  const [LEFT, AT] = [8, 9] as const;
  const [MOST, SUM, POWER, NEAR, TERM, C_ROUNDING, C_LEAST, C_LOG2_E] = [10, 11, 12, 13, 14, 15, 16, 17] as const;
  const lane = (local: number, index: number): Code => [...get(local), 0xfd, 0x1f, index];
  const exponential = (offset: number): Code => [
    ...[...get(A), ...load(offset), ...get(MOST), ...VECTOR_SUBTRACT, ...get(C_LEAST), ...VECTOR_LARGER],
    ...[...get(C_LOG2_E), ...VECTOR_MULTIPLY, ...set(POWER)],
    ...[...get(POWER), ...get(C_ROUNDING), ...VECTOR_ADD, ...set(NEAR)],
    ...[...get(POWER), ...get(NEAR), ...get(C_ROUNDING), ...VECTOR_SUBTRACT, ...VECTOR_SUBTRACT, ...set(POWER)],
    ...[...number(POWER_TERMS[0]!), ...set(TERM)],
    ...POWER_TERMS.slice(1).flatMap((term) => [
      ...[...get(TERM), ...get(POWER), ...VECTOR_MULTIPLY, ...number(term), ...VECTOR_ADD, ...set(TERM)],
    ]),
    ...[...get(NEAR), ...int(23), 0xfd, 0xab, 0x01, ...get(TERM), 0xfd, 0xae, 0x01], // i32x4.shl, i32x4.add
    ...[...get(SUM), ...VECTOR_ADD, ...set(SUM)],
  ];
  const body = [
    ...[...number(ROUNDING), ...set(C_ROUNDING), ...number(-16), ...set(C_LEAST), ...number(LOG2_E), ...set(C_LOG2_E)],
    ...repeat(M, 1, [
      ...[...get(A), ...load(0), ...set(MOST), ...get(A), ...set(AT), ...get(N), ...set(LEFT)],
      ...repeat(LEFT, 32, [
        ...[0, 16].flatMap((offset) => [
          ...[...get(AT), ...load(offset), ...get(MOST), ...VECTOR_LARGER, ...set(MOST)],
        ]),
        ...increase(AT, int(32)),
      ]),
      ...[...lane(MOST, 0), ...lane(MOST, 1), 0x97, ...lane(MOST, 2), ...lane(MOST, 3), 0x97, 0x97, 0xfd, 0x13],
      ...[...set(MOST), ...number(0), ...set(SUM), ...get(N), ...set(LEFT)],
      ...repeat(LEFT, 32, [...exponential(0), ...exponential(16), ...increase(A, int(32))]),
      ...[...get(OUT), ...lane(SUM, 0), ...lane(SUM, 1), 0x92, ...lane(SUM, 2), ...lane(SUM, 3), 0x92, 0x92],
      ...[0x38, 2, 0, ...increase(OUT, int(4))],
    ]),
  ];
  return [2, 2, I32, 8, V128, ...body, 0x0b];
}

/** The module: one imported memory (`e.m`), exported functions of eight integers each. */
function moduleBytes(isDots: boolean, isFused: boolean): Uint8Array {
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const codes = [
    ...[multiplyCode(isFused), recurCode(), roundRowsCode(isDots, LARGEST_INPUT), multiplyIntegersCode(isDots)],
    ...[addBlocksCode(), sumExponentialsCode(), addPositiveCode(), addBytesCode(), roundRowsCode(false, LARGEST_SHORT)],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 8, ...Array.from({ length: 8 }, () => I32), 0]),
    ...section(2, [1, 1, 0x65, 1, 0x6d, 0x02, 0x00, 0]),
    ...section(3, [EXPORTS.length, ...EXPORTS.map(() => 0)]),
    ...section(7, [EXPORTS.length, ...EXPORTS.flatMap((name, i) => [1, name.charCodeAt(0), 0, i])]),
    ...section(10, [codes.length, ...codes.flatMap((code) => [...unsigned(code.length), ...code])]),
  ]);
}

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 0x80);
  }
}
