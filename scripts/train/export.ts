// Turns a trained network into the arrays of the weights file: 8 bits a number, and floats for biases.
import { LARGEST_WEIGHT } from "../../src/reading/en/parser/kernel.ts";
import type { LemmaTables } from "../../src/reading/en/parser/lemmas.ts";
import type { ModelHead } from "../../src/reading/en/parser/load.ts";
import type { Network } from "./network.ts";

/** What is written of a network: its head and arrays, as `writeWeights` takes them. */
export function exportNetwork(
  network: Pick<Network, "settings" | "vocabulary" | "embeddings" | "matrices">,
  lemmas: LemmaTables,
  markHabits: Readonly<Record<string, readonly number[]>>,
): { head: ModelHead; arrays: Map<string, Int8Array | Float32Array> } {
  const { settings, vocabulary, embeddings } = network;
  const arrays = new Map<string, Int8Array | Float32Array>();
  const { inputSize, units, layers, reach = 0, tagLayer, arcSize, labelSize } = settings;
  const rowCount = vocabulary.features.length;
  const values = new Int8Array(rowCount * inputSize);
  const scales = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    scales[row] = largest(embeddings, row * inputSize, inputSize, 1) / 127;
    for (let j = 0; j < inputSize; j++) {
      values[row * inputSize + j] = Math.round(embeddings[row * inputSize + j]! / (scales[row]! || 1));
    }
  }
  arrays.set("embeddings", values);
  arrays.set("embeddings.scales", scales);
  arrays.set("open", vocabulary.open.values);
  for (const [name, { rows, columns, value }] of network.matrices) {
    // Biases and the like are few and are added, not multiplied: they stay as they are.
    if (rows < 8) {
      arrays.set(name, value.slice());
      continue;
    }
    const integers = new Int8Array(rows * columns);
    const columnScales = new Float32Array(columns);
    for (let c = 0; c < columns; c++) {
      columnScales[c] = largest(value, c, rows, columns) / LARGEST_WEIGHT;
      for (let r = 0; r < rows; r++) {
        integers[r * columns + c] = Math.round(value[r * columns + c]! / (columnScales[c]! || 1));
      }
    }
    arrays.set(name, integers);
    arrays.set(`${name}.scales`, columnScales);
  }
  const head: ModelHead = {
    sizes: { inputSize, units, layers, reach, tagLayer, arcSize, labelSize },
    features: vocabulary.features.join("\n"),
    openWords: vocabulary.open.words.join("\n"),
    openSize: vocabulary.open.size,
    tags: vocabulary.tags,
    labels: vocabulary.labels,
    matrices: [...network.matrices].map(([name, { rows, columns }]) => ({ name, rows, columns })),
    lemmas,
    markHabits,
  };
  return { head, arrays };
}

/** Largest magnitude of `count` values from `from`, `stride` apart; never 0, so that it can divide. */
function largest(values: Float32Array, from: number, count: number, stride: number): number {
  let most = 1e-9;
  for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(values[from + i * stride]!));
  return most;
}
