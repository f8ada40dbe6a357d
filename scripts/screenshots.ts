// Makes the pictures of the README: the brief of the bundled sample, light and dark (docs/images/).
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "./chromium.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const sample = join(root, "samples", "talks-2025");
const images = join(root, "docs", "images");

const executablePath = findChromium();
if (executablePath === null) {
  process.stderr.write("No Chromium found: set CHROMIUM to its path.\n");
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "parley-screenshots-"));
const brief = join(folder, "brief.html");
const made = spawnSync(
  process.execPath,
  [
    join(root, "bin", "parley.js"),
    "brief",
    join(sample, "documents"),
    "--title",
    "Talks in spring 2025 (sample)",
    "--sources",
    join(sample, "sources.yaml"),
    "--conflict",
    join(sample, "conflict.yaml"),
    "-o",
    brief,
  ],
  { stdio: ["ignore", "inherit", "inherit"] },
);
if (made.status !== 0) process.exit(made.status ?? 1);

mkdirSync(images, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
for (const colorScheme of ["light", "dark"] as const) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(brief).href);
  // The one thing: a switch set to no, what holds in that world, and a passage it rests on beside it.
  await page.locator("#a0-n").check({ force: true });
  await page.locator("#h-outcomes").evaluate((heading) => heading.scrollIntoView());
  await page.evaluate(() => scrollBy(0, 40));
  await page.locator("#switchboard .claim a.fn").first().click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const path = join(images, `brief-${colorScheme}.png`);
  await page.screenshot({ path });
  process.stderr.write(`wrote ${path}\n`);
  await page.close();
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
