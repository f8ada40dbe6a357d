// Solves large models with one worker thread for each processor, focal decision makers in parallel over shared memory.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  type FastConcept,
  type FocalJob,
  focalJobs,
  type GraphModel,
  type Solution,
  solutionOfJobs,
} from "../gmcr/index.ts";

/** How parallel solving is watched and ended. */
export interface ParallelConfig {
  /** Worker threads; default: one for each processor, at most one for each decision maker. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/**
 * Solves Nash, GMR, SMR, SEQ and SSEQ in worker threads. Null where the fast engine does not take the model.
 * @throws the signal's reason where the work was ended by it.
 */
export async function solveParallel(
  model: GraphModel,
  concepts: readonly FastConcept[],
  { threads, signal }: ParallelConfig = {},
): Promise<Solution | null> {
  const jobs = focalJobs(model, concepts);
  if (jobs === null) return null;
  const count = Math.max(1, Math.min(threads ?? availableParallelism(), jobs.length));
  const waiting = [...jobs];
  const end = (): void => {
    for (const { control } of jobs) Atomics.store(control, 0, 1);
  };
  signal?.addEventListener("abort", end, { once: true });
  const file = import.meta.url.endsWith(".ts") ? "./solve-worker.ts" : "./solve-worker.js";
  const workers = Array.from({ length: count }, () => new Worker(new URL(file, import.meta.url)));
  try {
    await Promise.all(workers.map((worker) => work(worker, waiting)));
  } finally {
    signal?.removeEventListener("abort", end);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  signal?.throwIfAborted();
  return solutionOfJobs(model, jobs, concepts);
}

/** Gives a worker one job after another until none is left. */
function work(worker: Worker, waiting: FocalJob[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const job = waiting.shift();
      if (job === undefined) resolve();
      else worker.postMessage(job);
    };
    worker.on("message", next);
    worker.on("error", reject);
    next();
  });
}
