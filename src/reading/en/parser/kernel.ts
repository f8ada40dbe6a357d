// The network's arithmetic, products of matrices and a recurrent step, as a small WebAssembly SIMD module and plain twin.

/** Rows and columns of a product are taken in blocks of these sizes; sizes must be multiples of them. */
export const ROW_BLOCK = 4;
export const COLUMN_BLOCK = 8;

/**
 * Memory of a fixed size and the operations inside it. Everything is addressed by the index of its first float.
 * Products and sums are rounded to single precision one by one and in one order, so every engine gives the same bits.
 */
export interface Kernel {
  readonly floats: Float32Array;
  /** The same memory as 16-bit integers: float i lies on the integers 2 i and 2 i + 1. */
  readonly shorts: Int16Array;
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
  /** Adds n floats (a multiple of 16) at `from` to those at `to`. */
  readonly add: (to: number, from: number, n: number) => void;
  /**
   * Rounds m rows of k floats at `a` to integers of at most `LARGEST_INPUT`, each row by its own scale: integers to
   * `to` (k / 2 floats per row), the scale that leads back to `scales`. k must be a multiple of 8.
   */
  readonly roundRows: (a: number, to: number, scales: number, m: number, k: number) => void;
  /**
   * `c += a * b` with integers inside: `a` as left by `roundRows` with its `scales`, `b` as packed by `packIntegers`
   * with a scale per column at `columnScales`. Sums are exact as long as the magnitudes in a column of b are at most
   * `LARGEST_WEIGHT` and k at most 512.
   */
  readonly multiplyIntegers: (
    a: number,
    scales: number,
    b: number,
    columnScales: number,
    c: number,
    m: number,
    n: number,
    k: number,
  ) => void;
  /**
   * One step of a recurrent layer over n units (a multiple of 4). `u` holds n candidates x, n inputs of the gate f and
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

/** Largest magnitudes of rounded inputs and weights: 512 of their products stay within 31 bits. */
export const LARGEST_INPUT = 4095;
export const LARGEST_WEIGHT = 1023;

/** What the kernel needs of WebAssembly, which the language's own library does not describe. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => unknown;
  readonly Instance: new (module: unknown, imports: unknown) => { readonly exports: Record<string, unknown> };
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly validate: (bytes: Uint8Array) => boolean;
}

/** Makes a kernel over `size` floats, with SIMD where the engine has it. */
export function makeKernel(size: number, engine: "any" | "plain" = "any"): Kernel {
  const wasm = (globalThis as { WebAssembly?: Wasm }).WebAssembly;
  if (engine === "plain" || wasm === undefined) return makePlainKernel(size);
  const bytes = moduleBytes();
  if (!wasm.validate(bytes)) return makePlainKernel(size);
  const memory = new wasm.Memory({ initial: Math.ceil((size * 4) / 65_536) });
  const { exports } = new wasm.Instance(new wasm.Module(bytes), { e: { m: memory } });
  const multiply = exports.g as (...bytes: number[]) => void;
  const recur = exports.r as (...bytes: number[]) => void;
  const roundRows = exports.d as (...bytes: number[]) => void;
  const multiplyIntegers = exports.q as (...bytes: number[]) => void;
  const add = exports.a as (...bytes: number[]) => void;
  return {
    floats: new Float32Array(memory.buffer),
    shorts: new Int16Array(memory.buffer),
    add: (to, from, n) => add(to << 2, from << 2, n << 2, 0, 0, 0, 0, 0),
    roundRows: (a, to, scales, m, k) => roundRows(a << 2, to << 2, scales << 2, m, k << 2, 0, 0, 0),
    multiplyIntegers: (a, scales, b, columnScales, c, m, n, k) =>
      multiplyIntegers(a << 2, scales << 2, b << 2, columnScales << 2, c << 2, m, n << 2, k << 1),
    multiply: (a, b, c, m, n, k, aStride, cStride) =>
      multiply(a << 2, b << 2, c << 2, m, n, k, aStride << 2, cStride << 2),
    recur: (u, before, cell, cellStride, skip, state, out, n) =>
      recur(u << 2, before << 2, cell << 2, cellStride << 2, skip << 2, state << 2, out << 2, n << 2),
  };
}

function makePlainKernel(size: number): Kernel {
  const floats = new Float32Array(size);
  const shorts = new Int16Array(floats.buffer);
  const { fround } = Math;
  const gate = (input: number): number => {
    const half = fround(input * 0.5);
    const root = fround(Math.sqrt(fround(1 + fround(half * half))));
    return fround(0.5 + fround(0.5 * fround(half / root)));
  };
  return {
    floats,
    shorts,
    add: (to, from, n) => {
      for (let i = 0; i < n; i++) floats[to + i]! += floats[from + i]!;
    },
    roundRows: (a, to, scales, m, k) => {
      for (let i = 0; i < m; i++) {
        let most = fround(1e-30);
        for (let p = 0; p < k; p++) most = Math.max(most, Math.abs(floats[a + i * k + p]!));
        const factor = fround(LARGEST_INPUT / most);
        for (let p = 0; p < k; p++) shorts[2 * to + i * k + p] = roundToEven(fround(floats[a + i * k + p]! * factor));
        floats[scales + i] = fround(1 / factor);
      }
    },
    multiplyIntegers: (a, scales, b, columnScales, c, m, n, k) => {
      for (let i = 0; i < m; i++) {
        const row = 2 * a + i * k;
        for (let j = 0; j < n; j++) {
          const panel = 2 * b + (j >> 3) * k * COLUMN_BLOCK + 2 * (j & 7);
          let sum = 0;
          for (let p = 0; p < k; p++) sum += shorts[row + p]! * shorts[panel + (p >> 1) * 16 + (p & 1)]!;
          const scale = fround(floats[scales + i]! * floats[columnScales + j]!);
          floats[c + i * n + j] = fround(floats[c + i * n + j]! + fround(fround(sum) * scale));
        }
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

/** Packs the k x n integers of a matrix for `multiplyIntegers`: panels of eight columns, rows in pairs. */
export function packIntegers(values: Int16Array, k: number, n: number): Int16Array {
  const packed = new Int16Array(k * n);
  for (let j = 0; j < n; j++) {
    const panel = (j >> 3) * k * COLUMN_BLOCK + 2 * (j & 7);
    for (let p = 0; p < k; p++) packed[panel + (p >> 1) * 16 + (p & 1)] = values[p * n + j]!;
  }
  return packed;
}

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
const VECTOR_ROOT: Code = [0xfd, 0xe3, 0x01];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const int = (value: number): Code => [0x41, ...signed(value)];
const number = (value: number): Code => [
  0x43,
  ...new Uint8Array(Float32Array.of(value).buffer),
  0xfd,
  0x13, // splat
];
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
function multiplyCode(): Code {
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
        inner.push(...get(sum), ...get(FACTOR), ...get(column), ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(sum));
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

/** `r(u, before, cell, cellStride, skip, state, out, n)`, n in bytes. */
function recurCode(): Code {
  const [U, BEFORE, CELL, CELL_STRIDE, SKIP, STATE, OUT, N] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [LEFT, U_F, U_R, CELL_R] = [8, 9, 10, 11] as const;
  const [LAST, F, R, X, C, S, HALF] = [12, 13, 14, 15, 16, 17, 18] as const;
  /** The gate of the input in `local`, left there. */
  const gate = (local: number): Code => [
    ...[...get(local), ...number(0.5), ...VECTOR_MULTIPLY, ...set(HALF)],
    ...[...number(0.5), ...number(0.5), ...get(HALF)],
    ...[...number(1), ...get(HALF), ...get(HALF), ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...VECTOR_ROOT],
    ...[...VECTOR_DIVIDE, ...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(local)],
  ];
  const gateInput = (from: number, weights: number, to: number): Code => [
    ...[...get(from), ...load(0), ...get(weights), ...load(0), ...get(LAST)],
    ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(to)],
  ];
  const body: Code = [
    ...[...get(N), ...set(LEFT), ...get(U), ...get(N), ...PLUS, ...set(U_F)],
    ...[...get(U_F), ...get(N), ...PLUS, ...set(U_R), ...get(CELL), ...get(CELL_STRIDE), ...PLUS, ...set(CELL_R)],
    ...repeat(LEFT, 16, [
      ...[...get(BEFORE), ...load(0), ...set(LAST), ...get(U), ...load(0), ...set(X)],
      ...gateInput(U_F, CELL, F),
      ...gate(F),
      ...gateInput(U_R, CELL_R, R),
      ...gate(R),
      ...[...get(X), ...get(F), ...get(LAST), ...get(X), ...VECTOR_SUBTRACT],
      ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...set(C), ...get(SKIP), ...load(0), ...set(S)],
      ...[...get(U_F), ...get(F), ...store(0), ...get(U_R), ...get(R), ...store(0)],
      ...[...get(STATE), ...get(C), ...store(0)],
      ...[...get(OUT), ...get(S), ...get(R), ...get(C), ...get(S), ...VECTOR_SUBTRACT],
      ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...store(0)],
      ...[U, U_F, U_R, BEFORE, CELL, CELL_R, SKIP, STATE, OUT].flatMap((local) => [...increase(local, int(16))]),
    ]),
  ];
  return [2, 4, I32, 7, V128, ...body, 0x0b];
}

/** `d(a, to, scales, m, k)`, k in bytes: the largest magnitude of a row first, then its integers, eight at a time. */
function roundRowsCode(): Code {
  const [A, TO, SCALES, M, K] = [0, 1, 2, 3, 4] as const;
  const [LEFT, AT] = [8, 9] as const;
  const [MOST, FACTOR] = [10, 11] as const;
  const rounded = (offset: number): Code => [
    ...[...get(AT), ...load(offset), ...get(FACTOR), ...VECTOR_MULTIPLY],
    ...[0xfd, 0x6a, 0xfd, 0xf8, 0x01], // nearest, then to integers
  ];
  const lane = (index: number): Code => [...get(MOST), 0xfd, 0x1f, index];
  const body = repeat(M, 1, [
    ...[...number(1e-30), ...set(MOST), ...get(A), ...set(AT), ...get(K), ...set(LEFT)],
    ...repeat(LEFT, 16, [
      ...[...get(AT), ...load(0), 0xfd, 0xe0, 0x01, ...get(MOST), 0xfd, 0xe9, 0x01, ...set(MOST)], // abs, max
      ...increase(AT, int(16)),
    ]),
    ...[...lane(0), ...lane(1), 0x97, ...lane(2), ...lane(3), 0x97, 0x97, 0xfd, 0x13, ...set(MOST)],
    ...[...number(LARGEST_INPUT), ...get(MOST), ...VECTOR_DIVIDE, ...set(FACTOR)],
    ...[...get(SCALES), ...number(1), ...get(FACTOR), ...VECTOR_DIVIDE, 0xfd, 0x1f, 0, 0x38, 2, 0],
    ...[...get(K), ...set(LEFT)],
    ...repeat(LEFT, 32, [
      ...[...get(A), ...set(AT), ...get(TO), ...rounded(0), ...rounded(16), 0xfd, 0x85, 0x01, ...store(0)], // narrow
      ...[...increase(A, int(32)), ...increase(TO, int(16))],
    ]),
    ...increase(SCALES, int(4)),
  ]);
  return [2, 2, I32, 2, V128, ...body, 0x0b];
}

/** `q(a, scales, b, columnScales, c, m, n, k)`, n and k in bytes of a row of c and of a. */
function multiplyIntegersCode(): Code {
  const [A, SCALES, B, COLUMN_SCALES, C, M, N, K] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const [ROWS_LEFT, K_LEFT, PANEL, COLUMN, BLOCK, ROW0, ROW1, ROW2, ROW3, TARGET, SCALE, COLUMNS_LEFT] = [
    8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
  ] as const;
  const SUMS = 20;
  const [B0, B1, PAIR] = [28, 29, 30] as const;
  const rows = [ROW0, ROW1, ROW2, ROW3];
  const inner: number[] = [];
  for (let step = 0; step < 4; step++) {
    inner.push(...get(PANEL), ...load(step * 32), ...set(B0), ...get(PANEL), ...load(step * 32 + 16), ...set(B1));
    for (const [r, row] of rows.entries()) {
      inner.push(...get(row), ...loadSplat(step * 4), ...set(PAIR));
      for (const [half, column] of [B0, B1].entries()) {
        const sum = SUMS + r * 2 + half;
        // Products of pairs added, then the sum: i32x4.dot_i16x8_s, i32x4.add.
        inner.push(...get(sum), ...get(PAIR), ...get(column), 0xfd, 0xba, 0x01, 0xfd, 0xae, 0x01, ...set(sum));
      }
    }
  }
  inner.push(...increase(PANEL, int(128)));
  for (const row of rows) inner.push(...increase(row, int(16)));
  const finish: number[] = [...get(BLOCK), ...set(TARGET)];
  for (let r = 0; r < 4; r++) {
    for (let half = 0; half < 2; half++) {
      finish.push(
        ...[...get(TARGET), ...get(TARGET), ...load(half * 16), ...get(SUMS + r * 2 + half), 0xfd, 0xfa, 0x01],
        ...[...get(SCALE), ...loadSplat(r * 4), ...get(COLUMN_SCALES), ...load(half * 16), ...VECTOR_MULTIPLY],
        ...[...VECTOR_MULTIPLY, ...VECTOR_ADD, ...store(half * 16)],
      );
    }
    if (r < 3) finish.push(...increase(TARGET, get(N)));
  }
  const fourTimes = (local: number): Code => [...get(local), ...int(2), 0x74];
  const body = [
    ...[...get(N), ...set(COLUMNS_LEFT)],
    ...repeat(COLUMNS_LEFT, 32, [
      ...[
        ...get(M),
        ...set(ROWS_LEFT),
        ...get(A),
        ...set(COLUMN),
        ...get(C),
        ...set(BLOCK),
        ...get(SCALES),
        ...set(SCALE),
      ],
      ...repeat(ROWS_LEFT, 4, [
        ...Array.from({ length: 8 }, (_, i) => [0x41, 0, 0xfd, 0x11, ...set(SUMS + i)]).flat(),
        ...[...get(COLUMN), ...set(ROW0), ...get(B), ...set(PANEL), ...get(K), ...set(K_LEFT)],
        ...rows.slice(1).flatMap((row, r) => [...get(rows[r]!), ...get(K), ...PLUS, ...set(row)]),
        ...repeat(K_LEFT, 16, inner),
        ...finish,
        ...[...increase(COLUMN, fourTimes(K)), ...increase(BLOCK, fourTimes(N)), ...increase(SCALE, int(16))],
      ]),
      ...[...get(PANEL), ...set(B), ...increase(C, int(32)), ...increase(COLUMN_SCALES, int(32))],
    ]),
  ];
  return [2, 12, I32, 11, V128, ...body, 0x0b];
}

/** `a(to, from, n)`, n in bytes. */
function addCode(): Code {
  const [TO, FROM, N] = [0, 1, 2] as const;
  const body = repeat(N, 64, [
    ...[0, 16, 32, 48].flatMap((offset) => [
      ...[...get(TO), ...get(TO), ...load(offset), ...get(FROM), ...load(offset), ...VECTOR_ADD, ...store(offset)],
    ]),
    ...[...increase(TO, int(64)), ...increase(FROM, int(64))],
  ]);
  return [0, ...body, 0x0b];
}

/** The module: one imported memory (`e.m`), five exported functions of eight integers each. */
function moduleBytes(): Uint8Array {
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const codes = [multiplyCode(), recurCode(), roundRowsCode(), multiplyIntegersCode(), addCode()];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 8, ...Array.from({ length: 8 }, () => I32), 0]),
    ...section(2, [1, 1, 0x65, 1, 0x6d, 0x02, 0x00, 0]),
    ...section(3, [5, 0, 0, 0, 0, 0]),
    ...section(7, [5, ...["g", "r", "d", "q", "a"].flatMap((name, i) => [1, name.charCodeAt(0), 0, i])]),
    ...section(10, [5, ...codes.flatMap((code) => [...unsigned(code.length), ...code])]),
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
