// Speed and memory of the whole reader: two megabytes on one core, ten on all, and the time of each step.
import { fork } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { prepareRead } from "../src/app/index.ts";
import { openCodebook, openKnowledge } from "../src/app/knowledge.ts";
import { TEXT_LIBRARIES } from "../src/app/text-libraries.ts";
import { makeEnglish } from "../src/reading/en/index.ts";
import { STEPS } from "../src/reading/index.ts";
import { makeDoc } from "../src/text/index.ts";
import { documentLines } from "../src/wire/index.ts";

/** Text for one core, and for all of them. */
const TIMED_BYTES = 2_000_000;
const LONG_BYTES = 10_000_000;

/** What a run in a process of its own measures, from its start and (`loaded`) from the first document on. */
interface Measured {
  readonly megabytes: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly loadedMegabytes: number;
  readonly loadedCpuSeconds: number;
  /** Megabytes a second over the last half of the documents, when most of the program is compiled. */
  readonly lastHalfPerSecond: number;
  /** Highest resident memory, and that after a tenth, a half and all of the documents. */
  readonly peakMB: number;
  readonly earlyMB: number;
  readonly halfMB: number;
  readonly lateMB: number;
}

/**
 * Reads PolNeAR's dev texts, repeated, as `parley read --json` does: with a thread for each core. Speeds are in MB (of 1e6 bytes) of
 * text a second, loading counted (`lastHalfPerSecond`: over the last half of the documents); those per second of processor time
 * (`perCpuSecond`, and `loadedPerCpuSecond` without loading the data) do not count the time that other programs of the machine take.
 * `secondsPerMB` is processor time, step by step.
 */
export async function bench(dataDir: string): Promise<unknown> {
  const folder = [join(dataDir, "polnear-dev", "text"), join(dataDir, "data", "polnear-dev", "text")].find(existsSync);
  if (folder === undefined) return { missing: "polnear-dev/text (https://github.com/networkdynamics/PolNeAR)" };
  const scratch = mkdtempSync(join(tmpdir(), "parley-speed-"));
  try {
    const timed = repeated(folder, join(scratch, "timed"), TIMED_BYTES);
    const long = repeated(folder, join(scratch, "long"), LONG_BYTES);
    const cores = availableParallelism();
    const one = await measured(timed, 1);
    const all = await measured(long, cores);
    return { oneCore: speeds(one), allCores: { cores, ...speeds(all) }, secondsPerMB: steps(folder) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function speeds({
  megabytes,
  wallSeconds,
  cpuSeconds,
  loadedMegabytes,
  loadedCpuSeconds,
  ...memory
}: Measured): Record<string, number> {
  return {
    megabytes,
    perSecond: round(megabytes / wallSeconds, 3),
    perCpuSecond: round(megabytes / cpuSeconds, 3),
    loadedPerCpuSecond: round(loadedMegabytes / loadedCpuSeconds, 3),
    ...memory,
  };
}

/** A folder with so many bytes of the texts of another, over and over; each copy differs by a line at its end. */
function repeated(from: string, to: string, bytes: number): string {
  mkdirSync(to);
  const names = readdirSync(from).sort();
  let written = 0;
  for (let k = 0; written < bytes; k++) {
    const name = names[k % names.length]!;
    const text = `${readFileSync(join(from, name), "utf8").trimEnd()}\n\nThis was copy ${k}.\n`;
    writeFileSync(join(to, `${String(k).padStart(5, "0")}.txt`), text);
    written += Buffer.byteLength(text);
  }
  return to;
}

/** Reads in a process of its own, so that memory is that of the reading alone. */
function measured(folder: string, threads: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const flags = JSON.parse(readFileSync(join(import.meta.dirname, "..", "bin", "reading-flags.json"), "utf8"));
    // As the launcher does.
    const child = fork(import.meta.filename, [folder, String(threads)], { execArgv: flags as string[] });
    child.once("message", (message) => resolve(message as Measured));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The measuring process ended with code ${code}`)));
  });
}

async function measure(folder: string, threads: number): Promise<Measured> {
  // As the launcher does.
  enableCompileCache();
  const started = performance.now();
  const before = process.cpuUsage();
  const run = prepareRead({ paths: [folder], threads });
  const resident: number[] = [];
  const done: { readonly at: number; readonly bytes: number }[] = [];
  let bytes = 0;
  let printed = 0;
  let loaded: { readonly cpu: NodeJS.CpuUsage; readonly bytes: number } | null = null;
  for await (const item of run.items()) {
    if (item.type === "unreadable") continue;
    bytes += Buffer.byteLength(item.reading.doc.original);
    loaded ??= { cpu: process.cpuUsage(), bytes };
    for (const line of documentLines(item.reading)) printed += JSON.stringify(line).length;
    resident.push(process.memoryUsage.rss());
    done.push({ at: performance.now(), bytes });
  }
  const { user, system } = process.cpuUsage(before);
  const rest = process.cpuUsage(loaded?.cpu);
  if (printed === 0) throw new Error(`${folder}: nothing was read`);
  const [half, end] = [done[done.length >> 1]!, done.at(-1)!];
  const at = (share: number): number => mb(resident[Math.floor((resident.length - 1) * share)] ?? 0);
  return {
    megabytes: round(bytes / 1e6, 2),
    wallSeconds: round((performance.now() - started) / 1000, 2),
    cpuSeconds: round((user + system) / 1e6, 2),
    loadedMegabytes: round((bytes - (loaded?.bytes ?? 0)) / 1e6, 2),
    loadedCpuSeconds: round((rest.user + rest.system) / 1e6, 2),
    lastHalfPerSecond: round((end.bytes - half.bytes) / 1e3 / (end.at - half.at), 3),
    peakMB: mb(process.resourceUsage().maxRSS * 1024),
    earlyMB: at(0.1),
    halfMB: at(0.5),
    lateMB: at(1),
  };
}

/** Seconds of processor time of each step for a megabyte, over the texts once, after a quarter of them to warm up. */
function steps(folder: string): Record<string, number> {
  const { data } = openKnowledge();
  const codebook = openCodebook(undefined);
  const language = makeEnglish(data);
  const ms = new Map<string, number>([["text", 0], ...STEPS.map(({ name }): [string, number] => [name, 0])]);
  const names = readdirSync(folder).sort();
  const warm = names.slice(0, names.length >> 2);
  let megabytes = 0;
  for (const [k, name] of [...warm, ...names].entries()) {
    const bytes = readFileSync(join(folder, name));
    if (k === warm.length) for (const step of ms.keys()) ms.set(step, 0);
    if (k >= warm.length) megabytes += bytes.length / 1e6;
    let last = threadMs();
    const lap = (step: string): void => {
      const now = threadMs();
      ms.set(step, (ms.get(step) ?? 0) + now - last);
      last = now;
    };
    const doc = makeDoc({ id: `d${k + 1}`, path: name, hash: "", bytes, note: null }, TEXT_LIBRARIES);
    lap("text");
    const page = language.open(doc, codebook, null);
    for (const step of STEPS) {
      step.run(language, page);
      lap(step.name);
    }
  }
  return Object.fromEntries([...ms].map(([step, value]) => [step, round(value / 1000 / megabytes, 3)]));
}

/** Processor time of this thread so far. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const mb = (bytes: number): number => Math.round(bytes / 1e6);
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

if (import.meta.main && process.send) {
  const [folder, threads] = process.argv.slice(2);
  const result = await measure(folder!, Number(threads));
  process.send(result, () => process.exit(0));
}
