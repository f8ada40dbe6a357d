// Runs all tests: finds or installs Chromium for the browser tests, runs vitest, and closes with a line of counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";

const MAJOR = Number(process.versions.node.split(".")[0]);
if (MAJOR < 24) {
  process.stderr.write(`The tests need Node 24 or newer; this is ${process.versions.node}. Run npm ci first.\n`);
  process.exit(1);
}

/** Installs Chromium where that can be done without asking: Debian's package as root. */
function installChromium(): void {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stderr.write("Chromium is missing; installing Debian's package for the browser tests\n");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
}

let chromium = findChromium();
if (chromium === null) {
  installChromium();
  chromium = findChromium();
}
if (chromium === null) {
  process.stderr.write("No Chromium found (set CHROMIUM to its path): the browser tests are skipped\n");
  if (process.env.PARLEY_REQUIRE_BROWSER) process.exit(1);
}

const report = join(mkdtempSync(join(tmpdir(), "parley-test-")), "report.json");
const run = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, ...(chromium === null ? {} : { CHROMIUM: chromium }) } },
);
if (!existsSync(report)) {
  process.stdout.write("0 passed, 1 failed\n");
  process.exit(1);
}
const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
};
const failed = success || numFailedTests > 0 ? numFailedTests : 1;
process.stdout.write(
  `${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ""}\n`,
);
process.exit(run.status ?? 1);
