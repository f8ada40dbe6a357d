// The weights file: a short JSON head and named typed arrays, so that loading is slicing and nothing is parsed twice.

const MAGIC = 0x57_4c_52_50; // "PRLW", little endian

/** One named array of the file. */
export interface Section {
  readonly name: string;
  readonly type: "i8" | "f32";
  /** Bytes from the beginning of the data block. */
  readonly offset: number;
  /** Number of elements. */
  readonly length: number;
}

/** What a weights file holds: settings as JSON and arrays by name. */
export interface Weights {
  readonly head: Readonly<Record<string, unknown>>;
  readonly arrays: ReadonlyMap<string, Int8Array | Float32Array>;
}

/** Reads a weights file. Throws a RangeError when the bytes are not one: the file ships with the program. */
export function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new RangeError(`Weights of ${bytes.byteLength} bytes do not begin with the mark of a parser file`);
  }
  const headLength = view.getUint32(4, true);
  let text = "";
  for (let start = 8; start < 8 + headLength; start += 8192) {
    // Without spreading, which would go through an iterator.
    const part = bytes.subarray(start, Math.min(start + 8192, 8 + headLength)) as unknown as number[];
    text += String.fromCharCode.apply(null, part);
  }
  const head = JSON.parse(text) as { sections: Section[] } & Record<string, unknown>;
  const base = align(8 + headLength);
  const arrays = new Map<string, Int8Array | Float32Array>();
  // One copy gives the alignment that 32-bit views need, whatever the offset of the incoming bytes.
  const data = bytes.slice(base);
  for (const { name, type, offset, length } of head.sections) {
    if (type === "i8") arrays.set(name, new Int8Array(data.buffer, data.byteOffset + offset, length));
    else arrays.set(name, new Float32Array(data.buffer, data.byteOffset + offset, length));
  }
  return { head, arrays };
}

/** Writes a weights file; the inverse of `readWeights`. */
export function writeWeights(
  settings: Readonly<Record<string, unknown>>,
  arrays: ReadonlyMap<string, Int8Array | Float32Array>,
): Uint8Array {
  const sections: Section[] = [];
  let offset = 0;
  for (const [name, array] of arrays) {
    const type = array instanceof Int8Array ? "i8" : "f32";
    sections.push({ name, type, offset, length: array.length });
    offset = align(offset + array.byteLength);
  }
  // ASCII only, so that reading needs no UTF-8 decoder (none belongs to the language itself).
  const text = JSON.stringify({ ...settings, sections }).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const base = align(8 + text.length);
  const bytes = new Uint8Array(base + offset);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  for (let i = 0; i < text.length; i++) bytes[8 + i] = text.charCodeAt(i);
  for (const { name, offset: at } of sections) {
    const array = arrays.get(name)!;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + at);
  }
  return bytes;
}

function align(offset: number): number {
  return (offset + 15) & ~15;
}
