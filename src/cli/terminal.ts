// Talking to a terminal: data to standard output, messages and progress to standard error, colour only where it is wanted.
import picocolors from "picocolors";

/** Colours for standard error, switched off by NO_COLOR, `--no-color` and when it is no terminal. */
export const paint: ReturnType<typeof picocolors.createColors> = picocolors.createColors(
  Boolean(process.stderr.isTTY) && process.env.NO_COLOR === undefined && !process.argv.includes("--no-color"),
);

/** One message line on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Writes to standard output and waits where the reader is slower than we are. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}

/** Progress with true counts. On a terminal one line is rewritten; elsewhere nothing is shown but the closing line. */
export interface Progress {
  readonly step: (done: number, total: number, name: string) => void;
  readonly end: (summary: string) => void;
}

/** Progress of a task called `verb`, e.g. `Reading`. */
export function makeProgress(verb: string, quiet: boolean): Progress {
  const live = Boolean(process.stderr.isTTY) && !quiet;
  const width = process.stderr.columns ?? 80;
  let shown = 0;
  return {
    step(done, total, name) {
      const now = performance.now();
      if (!live || (done < total && now - shown < 80)) return;
      shown = now;
      const line = `${verb} ${done} of ${total}  ${name}`.slice(0, width - 1);
      process.stderr.write(`\r\u001b[2K${paint.dim(line)}`);
    },
    end(summary) {
      if (live) process.stderr.write("\r\u001b[2K");
      if (!quiet) say(summary);
    },
  };
}
