// Reading files: the same with and without threads, in order, with true counts; endings by the user and by crashes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareRead, readAll } from "../../src/app/index.ts";
import { openCodebook } from "../../src/app/knowledge.ts";
import type { FileRead, ReadJob } from "../../src/app/read-file.ts";
import { readInThreads } from "../../src/app/read-parallel.ts";
import { documentLines, entityLine, explanationLine, readLine, unreadableLine } from "../../src/wire/index.ts";

let folder = "";

const SAYINGS = [
  "The foreign minister of Norway said on Monday that the ferry talks had failed.",
  "Sweden denies that its ships crossed the border near Narvik.",
  "He warned that the port might close unless fees are paid by 1 May 2024.",
  "Analysts in Oslo expect an agreement within three weeks.",
  "“We will not pay twice,” the Danish envoy told reporters.",
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-threads-"));
  for (let k = 0; k < 14; k++) {
    const lines = Array.from({ length: 4 + ((k * 7) % 30) }, (_, i) => SAYINGS[(i * 3 + k) % SAYINGS.length]);
    writeFileSync(join(folder, `${String(k).padStart(2, "0")}.txt`), `Ferry talks, day ${k}\n\n${lines.join(" ")}\n`);
  }
  // Damage, markup and dates of its own: the way back to the original must survive the post.
  writeFileSync(
    join(folder, "03b.md"),
    "---\ndate: 2024-04-02\n---\n# Ferries\n\nThe mayor said it isnâ€™t **over**.\n",
  );
  writeFileSync(
    join(folder, "05b.html"),
    "<html><title>Port</title><body><p>The harbour master said that no ship had left.</p></body></html>",
  );
  writeFileSync(join(folder, "07b.txt"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  writeFileSync(join(folder, "08b.pdf"), "not read");
  writeFileSync(join(folder, "09b.txt"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that is printed of a run, and the counts it reported. */
async function watched(threads: number): Promise<{ printed: string; counts: number[]; total: number }> {
  const counts: number[] = [];
  const onProgress = (done: number, total: number) => {
    expect(total).toBe(run.total);
    counts.push(done);
  };
  const run = prepareRead({ paths: [folder], explain: true, threads, onProgress });
  const lines: unknown[] = [];
  for await (const item of run.items()) {
    if (item.type === "unreadable") lines.push(unreadableLine(item.id, item.path, item.rule, item.message));
    else {
      lines.push(...documentLines(item.reading));
      for (const sentence of item.explanation ?? []) lines.push(explanationLine(item.reading.doc, sentence));
    }
  }
  lines.push(...run.entities().map(entityLine));
  for (const line of lines) readLine.parse(line);
  return { printed: lines.map((line) => JSON.stringify(line)).join("\n"), counts, total: run.total };
}

describe("threads", () => {
  test("print what one thread prints, byte by byte, with true counts", async () => {
    const alone = await watched(0);
    expect(alone.printed).toContain("isn’t");
    for (const type of ["statement", "explanation", "entity"]) expect(alone.printed).toContain(`"type":"${type}"`);
    const together = await watched(2);
    expect(together.printed).toBe(alone.printed);
    for (const { counts, total } of [alone, together]) {
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts.at(-1)).toBe(total);
      expect(new Set(counts).size).toBeGreaterThan(10);
    }
  });

  test.each([0, 2])("with %i threads, the signal ends the reading at once", async (threads) => {
    const abort = new AbortController();
    const run = prepareRead({ paths: [folder], threads, signal: abort.signal });
    let read = 0;
    const ended = (async () => {
      for await (const _ of run.items()) {
        read += 1;
        abort.abort();
      }
    })();
    await expect(ended).rejects.toThrow(/abort/iu);
    expect(read).toBe(1);
  });

  test("a signal that comes while threads work ends within a second", async () => {
    const big = join(folder, "..", `${folder.split("/").at(-1)}-big`);
    mkdirSync(big);
    try {
      for (let k = 0; k < 2; k++) writeFileSync(join(big, `${k}.txt`), `${SAYINGS.join(" ")}\n`.repeat(2000));
      const abort = new AbortController();
      const run = prepareRead({ paths: [big], signal: abort.signal });
      let at = 0;
      setTimeout(() => {
        at = performance.now();
        abort.abort();
      }, 1500);
      await expect(readAll(run)).rejects.toThrow(/abort/iu);
      expect(performance.now() - at).toBeLessThan(1000);
    } finally {
      rmSync(big, { recursive: true, force: true });
    }
  });

  test("whoever stops listening leaves no thread behind", async () => {
    for await (const item of prepareRead({ paths: [folder], threads: 2 }).items()) {
      expect(item.type).toBe("read");
      break;
    }
  });
});

describe("a worker that fails", () => {
  const worker = (body: string) =>
    new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads";\n${body}`)}`);
  const jobs = ["a", "b", "c", "d"].map(
    (name): ReadJob => ({ id: name, path: name, name, note: null, explain: false }),
  );
  const readWith = async (module: URL, threads = 2): Promise<FileRead[]> => {
    const results: FileRead[] = [];
    for await (const result of readInThreads(jobs, { threads, codebook: openCodebook(undefined), module }))
      results.push(result);
    return results;
  };
  const answer = `parentPort.postMessage({ type: "unreadable", id: job.id, path: job.name, rule: "fine", message: "" })`;

  test.each([
    ["ends", "process.exit(3)"],
    ["throws", `throw new Error("out of order")`],
  ])("%s: the file gets a problem, the others are read", async (_, end) => {
    const results = await readWith(
      worker(
        `parentPort.on("message", (job) => { if (job.id === "b") { ${end}; } else ${answer}; });\nparentPort.postMessage({ type: "ready" });`,
      ),
    );
    expect(results.map((result) => result.type === "unreadable" && [result.id, result.rule])).toEqual([
      ["a", "fine"],
      ["b", "reader-failed"],
      ["c", "fine"],
      ["d", "fine"],
    ]);
  });

  test("one that never gets ready ends the run with its reason", async () => {
    await expect(readWith(worker(`throw new Error("no such module")`))).rejects.toThrow(/no such module/u);
    const missing = `parentPort.postMessage({ type: "no-knowledge", code: "broken-installation", message: "weights.bin" })`;
    await expect(readWith(worker(missing))).rejects.toMatchObject({ code: "broken-installation" });
  });
});
