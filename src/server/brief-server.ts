// Serves one brief on the loopback address and nothing else.
import { readFile } from "node:fs/promises";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const LOOPBACK = "127.0.0.1";
const LOOPBACK_NAMES = ["localhost", LOOPBACK, "[::1]"];

/** A running server: where it is, and how to end it. */
export interface BriefServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The routes: the brief at `/`. Requests for another host name, or from a page of another origin, are refused. */
export function briefRoutes(path: string): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    const host = (context.req.header("host") ?? "").replace(/:\d+$/, "");
    if (!LOOPBACK_NAMES.includes(host)) return context.text("Unknown host name\n", 421);
    const origin = context.req.header("origin");
    if (origin !== undefined && origin !== `http://${context.req.header("host")}`) {
      return context.text("Requests from other origins are refused\n", 403);
    }
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("X-Frame-Options", "DENY");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    return undefined;
  });
  routes.get("/", async (context) => {
    try {
      return context.html(await readFile(path, "utf8"));
    } catch {
      return context.text(`The brief is no longer at ${path}\n`, 404);
    }
  });
  return routes;
}

/**
 * Starts serving `path` at the wished port, or at the next free one when that is taken.
 * @throws the listening error when no port near the wished one can be had.
 */
export async function serveBrief(path: string, wishedPort: number): Promise<BriefServer> {
  const routes = briefRoutes(path);
  for (let port = wishedPort; ; port += 1) {
    try {
      return await listen(routes, port);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || wishedPort === 0 || port >= wishedPort + 20) throw error;
    }
  }
}

function listen(routes: Hono, port: number): Promise<BriefServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, hostname: LOOPBACK, port }, (info) => {
      server.off("error", reject);
      resolve({
        url: `http://${LOOPBACK}:${info.port}/`,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
    server.once("error", reject);
  });
}
