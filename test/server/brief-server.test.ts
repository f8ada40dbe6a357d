// The server of one brief: loopback only, host and origin checked, headers set, next port when one is taken.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BriefServer, briefRoutes, serveBrief } from "../../src/server/index.ts";

let folder = "";
let server: BriefServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-server-"));
  writeFileSync(join(folder, "brief.html"), "<!doctype html><title>A brief</title>");
  server = await serveBrief(join(folder, "brief.html"), 0);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("serves the brief on the loopback address", async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  const response = await fetch(server.url);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("A brief");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["another host name", { host: "evil.example" }, 421],
  ["another origin", { host: "127.0.0.1:4780", origin: "http://evil.example" }, 403],
  ["its own origin", { host: "127.0.0.1:4780", origin: "http://127.0.0.1:4780" }, 200],
  ["localhost", { host: "localhost:4780" }, 200],
])("a request for %s", async (_, headers, status) => {
  const routes = briefRoutes(join(folder, "brief.html"));
  expect((await routes.request("/", { headers })).status).toBe(status);
});

test("other paths are not found, and a brief that is gone is said", async () => {
  const headers = { host: "127.0.0.1" };
  expect((await briefRoutes(join(folder, "brief.html")).request("/../package.json", { headers })).status).toBe(404);
  expect((await briefRoutes(join(folder, "gone.html")).request("/", { headers })).status).toBe(404);
});

test("takes the next port when the wished one is taken", async () => {
  const taken = Number(new URL(server.url).port);
  const second = await serveBrief(join(folder, "brief.html"), taken);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
  await second.close();
});
