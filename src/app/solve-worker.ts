// A worker thread that solves for one focal decision maker after another, over shared memory.
import { parentPort } from "node:worker_threads";
import { type FocalJob, runFocalJob } from "../gmcr/index.ts";

parentPort?.on("message", (job: FocalJob) => {
  parentPort?.postMessage(runFocalJob(job));
});
