// The graph model in Chromium: one change solved again at 2^16 states, and worker threads over shared memory against one thread.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../scripts/chromium.ts";
import { conflictTextOfSize } from "./gmcr.ts";

const ROOT = join(import.meta.dirname, "..");

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="importmap">{"imports":{"yaml":"/node_modules/yaml/browser/index.js"}}</script>
<script type="module">
import * as gmcr from "/dist/gmcr/index.js";
window.gmcr = gmcr;
window.ready = true;
</script>`;

const WORKER = `import { runFocalJob } from "/dist/gmcr/shared-problem.js";
onmessage = ({ data }) => postMessage(runFocalJob(data));`;

/** Runs in Chromium; says so where there is none. */
export async function bench(): Promise<object> {
  const executablePath = findChromium();
  if (executablePath === null) return { missing: "Chromium: set CHROMIUM to its path" };
  execFileSync(join(ROOT, "node_modules", ".bin", "tsc"), ["-b", "src/gmcr"], { cwd: ROOT });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://x").pathname);
    const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
    if (path === "/") response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end(PAGE);
    else if (path === "/worker.js")
      response.writeHead(200, { ...headers, "Content-Type": "text/javascript" }).end(WORKER);
    else if (/^\/(dist\/gmcr|node_modules\/yaml)\/.*\.js$/.test(path) && existsSync(join(ROOT, path))) {
      response.writeHead(200, { ...headers, "Content-Type": "text/javascript" }).end(readFileSync(join(ROOT, path)));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction("window.ready === true");
    const resolved = await page.evaluate(RESOLVE, conflictTextOfSize(16, 3, 1, 0));
    const parallel = await page.evaluate(PARALLEL, conflictTextOfSize(18, 3, 1, 0));
    return { browser: browser.version(), oneChangeSolvedAgain: resolved, workers: parallel };
  } finally {
    await browser.close();
    server.close();
  }
}

/** As in `bench gmcr`: one statement of one decision maker moves from first to last place. */
const RESOLVE = async (text: string): Promise<object> => {
  const { gmcr } = globalThis as unknown as { gmcr: typeof import("../src/gmcr/index.ts") };
  const conflict = gmcr.parseConflict(text).conflict!;
  const model = gmcr.makeModel(conflict).model!;
  let solved = { model, solution: gmcr.solve(model, gmcr.FAST_CONCEPTS) };
  let current = conflict;
  const ms: number[] = [];
  for (let i = 0; i < 30; i++) {
    const dm = i % 3;
    const preferences = current.preferences.map((preference, j) => {
      if (j !== dm || preference.basis.kind !== "statements") return preference;
      const [first, ...rest] = preference.basis.statements;
      return { ...preference, basis: { kind: "statements" as const, statements: [...rest, first!] } };
    });
    current = { ...current, preferences };
    const start = performance.now();
    solved = gmcr.solveAgain(solved, current, dm)!;
    ms.push(performance.now() - start);
  }
  ms.splice(0, 9);
  ms.sort((a, b) => a - b);
  return { states: model.stateCount, runs: ms.length, medianMs: ms[Math.floor(ms.length / 2)], slowestMs: ms.at(-1) };
};

const PARALLEL = async (text: string): Promise<object> => {
  const { gmcr } = globalThis as unknown as { gmcr: typeof import("../src/gmcr/index.ts") };
  const model = gmcr.makeModel(gmcr.parseConflict(text).conflict!).model!;
  const start = performance.now();
  const single = gmcr.solve(model, gmcr.FAST_CONCEPTS);
  const singleMs = performance.now() - start;
  const jobs = gmcr.focalJobs(model, gmcr.FAST_CONCEPTS)!;
  const workers = jobs.map(() => new Worker("/worker.js", { type: "module" }));
  const began = performance.now();
  await Promise.all(
    jobs.map(
      (job, i) =>
        new Promise((resolve, reject) => {
          workers[i]!.onmessage = resolve;
          workers[i]!.onerror = reject;
          workers[i]!.postMessage(job);
        }),
    ),
  );
  const parallelMs = performance.now() - began;
  for (const worker of workers) worker.terminate();
  const together = gmcr.solutionOfJobs(model, jobs, gmcr.FAST_CONCEPTS);
  let differences = 0;
  for (const concept of gmcr.FAST_CONCEPTS) {
    const [a, b] = [single.get(concept)!, together.get(concept)!];
    if ("notDefined" in a || "notDefined" in b) continue;
    for (const [dm, stable] of a.stable.entries())
      for (let s = 0; s < stable.length; s++) if (stable[s] !== b.stable[dm]![s]) differences++;
  }
  return { states: model.stateCount, singleMs, parallelMs, workers: workers.length, differences };
};
