// Reads files in worker threads; results come in order, and workers run only so far ahead that memory stays flat.
import { statSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { Codebook } from "../reading/index.ts";
import { AppError, type AppErrorCode } from "./app-error.ts";
import { unpackGazetteer } from "./knowledge.ts";
import { type FileRead, type PostedRead, type ReadJob, readerFailed, unposted } from "./read-file.ts";

/** Files read but not yet consumed, and their bytes: enough that no worker waits for a slow file before it. */
const FILES_AHEAD_PER_THREAD = 4;
const BYTES_AHEAD = 4 * 1024 * 1024;
/** A thread's space for young objects; the engine's default costs 40 MB more a thread and saves no time. */
const YOUNG_MEGABYTES = 8;

/** How reading in threads is watched and ended. */
export interface ParallelReadConfig {
  readonly threads: number;
  readonly codebook: Codebook;
  readonly signal?: AbortSignal | undefined;
  /** After each file, in the order in which they are done. */
  readonly onDone?: ((done: number, name: string) => void) | undefined;
  /** The worker's module; tests give one that fails. */
  readonly module?: URL | undefined;
}

/** What a worker is given at its start. */
export interface ReaderNeeds {
  readonly codebook: Codebook;
  /** Unpacked, in memory that all threads share. */
  readonly gazetteerBytes: Uint8Array;
  /** Whether this process keeps compiled modules for the next one. */
  readonly compileCache: boolean;
}

/** What a worker says once it has loaded the program's data, or cannot. */
export type WorkerState =
  | { readonly type: "ready" }
  | { readonly type: "no-knowledge"; readonly code: AppErrorCode; readonly message: string };

/** Workers that read nothing: not yet loaded, or without work. */
const LOADING = -2;
const IDLE = -1;

/**
 * Reads the files of `jobs` and yields what came of each, in their order. A worker that crashes costs its file alone.
 * @throws the signal's reason where the work was ended by it; AppError `broken-installation`.
 */
export async function* readInThreads(jobs: readonly ReadJob[], config: ParallelReadConfig): AsyncGenerator<FileRead> {
  const { threads, codebook, signal, onDone } = config;
  const file = import.meta.url.endsWith(".ts") ? "./read-worker.ts" : "./read-worker.js";
  const module = config.module ?? new URL(file, import.meta.url);
  /** What each worker is reading: an index of `jobs`, `LOADING` or `IDLE`. */
  const busy = new Map<Worker, number>();
  const results = new Map<number, FileRead>();
  const sizes = new Map<number, number>();
  let begun = 0;
  let yielded = 0;
  let done = 0;
  let bytesAhead = 0;
  let failure: unknown = null;
  let wake = (): void => {};

  const fail = (error: unknown): void => {
    failure ??= error ?? new Error("Reading has stopped");
    wake();
  };
  const finish = (worker: Worker, result: FileRead): void => {
    const index = busy.get(worker)!;
    busy.set(worker, IDLE);
    results.set(index, result);
    done += 1;
    onDone?.(done, jobs[index]!.name);
    wake();
  };
  const needs: ReaderNeeds = {
    codebook,
    gazetteerBytes: unpackGazetteer(),
    compileCache: getCompileCacheDir() !== undefined,
  };
  const hire = (): void => {
    const worker = new Worker(module, {
      workerData: needs,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    busy.set(worker, LOADING);
    worker.on("message", (message: PostedRead | WorkerState) => {
      if (message.type === "no-knowledge") return fail(new AppError(message.code, message.message));
      if (message.type === "ready") busy.set(worker, IDLE);
      else finish(worker, unposted(message));
      give();
    });
    const lost = (why: string): void => {
      const index = busy.get(worker);
      if (index === undefined || failure !== null) return;
      // One that ends without a file would end so again.
      if (index < 0) fail(new Error(`A thread of the reader has stopped: ${why}`));
      else {
        finish(worker, readerFailed(jobs[index]!, why));
        busy.delete(worker);
        give();
      }
    };
    worker.on("error", (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => lost(`its thread ended with code ${code}`));
  };
  /** Gives work to whoever has none, as far ahead as is allowed. */
  const give = (): void => {
    const free = (): number => [...busy.values()].filter((index) => index < 0).length;
    while (busy.size < threads && free() < jobs.length - begun) hire();
    for (const [worker, index] of busy) {
      if (index !== IDLE || begun === jobs.length) continue;
      const ahead = begun - yielded;
      const size = statSync(jobs[begun]!.path, { throwIfNoEntry: false })?.size ?? 0;
      if (ahead > 0 && (ahead >= threads * FILES_AHEAD_PER_THREAD || bytesAhead + size > BYTES_AHEAD)) return;
      sizes.set(begun, size);
      bytesAhead += size;
      busy.set(worker, begun);
      worker.postMessage(jobs[begun]);
      begun += 1;
    }
  };

  const abort = (): void => fail(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    give();
    while (yielded < jobs.length) {
      const result = results.get(yielded);
      if (failure !== null) throw failure;
      if (result === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      results.delete(yielded);
      bytesAhead -= sizes.get(yielded) ?? 0;
      sizes.delete(yielded);
      yielded += 1;
      give();
      yield result;
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    failure ??= new Error("ended");
    await Promise.all([...busy.keys()].map((worker) => worker.terminate()));
  }
}
