// Checks an installation: the runtime, the data files that ship with the program, the places it writes to.
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { installed } from "./installation.ts";
import { DATA_FILES } from "./knowledge.ts";
import { reason } from "./source-files.ts";

/** One finding; `advice` says what to do when it is not well. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice: string | null;
}

const NODE_MAJOR = 24;

/** All checks, in a fixed order. Loads the data files to see that they can be read. */
export async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const major = Number(process.versions.node.split(".")[0]);
  findings.push({
    check: "Node",
    ok: major >= NODE_MAJOR,
    found: process.versions.node,
    advice: major >= NODE_MAJOR ? null : `Install Node ${NODE_MAJOR} or newer`,
  });
  for (const path of DATA_FILES) {
    const file = installed(...path.split("/"));
    const there = existsSync(file);
    findings.push({
      check: path,
      ok: there,
      found: there ? `${Math.max(1, Math.round(statSync(file).size / 1024))} kB` : "missing",
      advice: there ? null : "Install the package again; the file ships with it",
    });
  }
  if (findings.every(({ ok }) => ok)) findings.push(await loadCheck());
  findings.push(writable("temporary folder", tmpdir()), writable("current folder", process.cwd()));
  return findings;
}

async function loadCheck(): Promise<Finding> {
  const started = performance.now();
  try {
    const { openKnowledge } = await import("./knowledge.ts");
    openKnowledge();
    return {
      check: "reading data",
      ok: true,
      found: `loads in ${Math.round(performance.now() - started)} ms`,
      advice: null,
    };
  } catch (error) {
    return {
      check: "reading data",
      ok: false,
      found: error instanceof Error ? error.message : String(error),
      advice: "Install the package again; a data file is damaged",
    };
  }
}

function writable(check: string, folder: string): Finding {
  try {
    accessSync(folder, constants.W_OK);
    return { check, ok: true, found: "can be written", advice: null };
  } catch (error) {
    return { check, ok: false, found: reason(error), advice: `Choose another folder, or allow writing to ${folder}` };
  }
}
