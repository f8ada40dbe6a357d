// The brief in a real browser: accessible, readable and switchable with and without script, printable, silent on the network.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { makeBrief, renderHtml, type WorldAtlas } from "../../src/brief/index.ts";
import { riverCase } from "../brief/river-case.ts";

const EXECUTABLE = findChromium();
if (EXECUTABLE === null) console.warn("Browser tests skipped: no Chromium; set CHROMIUM to its path.");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

describe.skipIf(EXECUTABLE === null)("the brief in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    const atlas = JSON.parse(
      readFileSync(new URL("../../node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"),
    ) as WorldAtlas;
    folder = mkdtempSync(join(tmpdir(), "parley-brief-"));
    const file = join(folder, "brief.html");
    writeFileSync(file, renderHtml(makeBrief(riverCase(), atlas)));
    url = pathToFileURL(file).href;
    browser = await chromium.launch({ executablePath: EXECUTABLE!, args: [...CHROMIUM_FLAGS] });
  });

  afterAll(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the brief; fails the test on any message of the console, and on any request but the page's own. */
  async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(String(error)));
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== url) heard.push(`request ${request.url()}`);
    });
    try {
      await page.goto(url);
      await use(page);
      expect(heard).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const openAll = (page: Page): Promise<void> =>
    page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
    });

  /** Keys of the worlds that can be seen. */
  const seenWorlds = (page: Page): Promise<string[]> =>
    page.$$eval("#switchboard .world", (worlds) =>
      worlds
        .filter((world) => world.checkVisibility())
        .map((world) => [...world.classList].find((name) => name.startsWith("w-"))!.slice(2)),
    );

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)("has no axe findings: %s, %i px wide", { timeout: 180_000 }, async (colorScheme, width) => {
    await withPage({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
      await openAll(page);
      await page.locator("a.fn").first().click();
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ["violations"], runOnly: { type: "tag", values: RULES } })
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 4)
              .map((node) => node.html.slice(0, 160))
              .join(" | ")}`,
        ),
      ).toEqual([]);
    });
  });

  it.each([320, 390, 768, 1280])("does not scroll sideways at %i px", async (width) => {
    await withPage({ viewport: { width, height: 800 } }, async (page) => {
      await openAll(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });

  it("opens a passage beside the text and gives the focus back", async () => {
    await withPage({}, async (page) => {
      const mark = page.locator("#summary a.fn").first();
      await mark.click();
      const panel = page.locator("#panel");
      expect(await panel.isVisible()).toBe(true);
      const quote = riverCase().reading.docs[0]!.doc.text;
      const hit = (await panel.locator("mark.hit").first().textContent()) ?? "";
      expect(hit.length).toBeGreaterThan(5);
      expect(quote).toContain(hit);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("panel-title");
      expect(await mark.getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("Escape");
      expect(await panel.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(await mark.getAttribute("id"));
    });
  });

  it("leafs through passages and goes to the full text", async () => {
    await withPage({}, async (page) => {
      await page.locator("#summary a.fn").first().click();
      await page.locator("#panel-next").click();
      expect(await page.locator("#panel-title").textContent()).toBe("Passage 2");
      const target = (await page.locator("#panel-go").getAttribute("href"))!;
      await page.locator("#panel-go").click();
      expect(await page.locator("#panel").isVisible()).toBe(false);
      expect(await page.evaluate(() => location.hash)).toBe(target);
    });
  });

  it("goes to the passage without script, and back", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      const mark = page.locator("#disputes a.fn").first();
      const target = (await mark.getAttribute("href"))!.slice(1);
      await mark.click();
      expect(page.url().endsWith(`#${target}`)).toBe(true);
      const passage = page.locator(`[id="${target}"]`);
      await passage.waitFor();
      const box = await passage.boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(900);
      const back = page.locator(`.para:has([id="${target}"]) .remarks a`).first();
      await back.click();
      expect(page.url()).toMatch(/#r\d+/u);
    });
  });

  it.each([true, false])("switches worlds (script: %s)", async (javaScriptEnabled) => {
    await withPage({ javaScriptEnabled }, async (page) => {
      expect(await page.locator(".world.w-yy").isVisible()).toBe(true);
      const visible = async (): Promise<string[]> => {
        const seen: string[] = [];
        for (const key of ["yy", "yn", "ny", "nn"]) {
          if (await page.locator(`.world.w-${key}`).isVisible()) seen.push(key);
        }
        return seen;
      };
      await page.locator("#a0-n").check({ force: true });
      expect(await visible()).toEqual(["ny"]);
      await page.locator("#a1-n").check({ force: true });
      expect(await visible()).toEqual(["nn"]);
      await page.locator("#a0-y").check({ force: true });
      expect(await visible()).toEqual(["yn"]);
    });
  });

  it("switches with the keys and says what holds", async () => {
    await withPage({}, async (page) => {
      await page.locator("#a0-y").focus();
      await page.keyboard.press("ArrowRight");
      expect(await seenWorlds(page)).toEqual(["ny"]);
      expect(await page.locator("#said").textContent()).toBe(
        await page.locator(".world.w-ny").getAttribute("data-say"),
      );
    });
  });

  it("refuses any script but its own", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("console", (message) => heard.push(message.text()));
    await page.goto(url);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'broken'";
      document.body.append(script);
    });
    expect(await page.title()).toBe("The Sel lock: where the talks stand");
    expect(heard.join(" ")).toContain("Content Security Policy");
    await context.close();
  });

  it("prints everything, with links that work inside the PDF", async () => {
    await withPage({}, async (page) => {
      await page.emulateMedia({ media: "print" });
      const shown = await page.evaluate(() => ({
        passages: document.querySelector("#passages li")!.getBoundingClientRect().height,
        toc: getComputedStyle(document.querySelector(".toc")!).display,
        background: getComputedStyle(document.body).backgroundColor,
      }));
      expect(shown.passages).toBeGreaterThan(10);
      expect(shown.toc).toBe("none");
      expect(shown.background).toBe("rgb(255, 255, 255)");
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const links = pdf.match(/\/Subtype\s*\/Link/gu)?.length ?? 0;
      const inside = pdf.match(/\/(?:Dest|GoTo)\b/gu)?.length ?? 0;
      const marks = await page.locator("a.fn").count();
      expect(links).toBeGreaterThanOrEqual(marks);
      expect(inside).toBeGreaterThanOrEqual(marks);
      expect(pdf).not.toMatch(/\/URI\s*\(/u);
    });
  });

  it("prints without script as well", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const box = await page.locator("#passages li").first().boundingBox();
      expect(box!.height).toBeGreaterThan(10);
    });
  });
});
