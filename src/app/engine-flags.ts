// Sets how the engine of this process and its threads compiles and collects while texts are read.
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/**
 * Lets a heap grow to less than double of what lives in it before it is collected; the engine's own choice is up to four times,
 * on every thread. Costs a few more collections, each of some hundredths of a second.
 *
 * Makes the last, costliest compiler wait until a function was called 25,000 times, not 3,000: a run over a few megabytes is too short
 * for most of what it compiles, and it shares the cores with the reading (measured: an eighth less processor time for 2 MB).
 *
 * Compiles a regular expression for the machine at once: nearly all of them run thousands of times, and the first form is thrown away.
 */
export function tuneEngineForReading(): void {
  setFlagsFromString("--heap-growing-percent=40");
  setFlagsFromString("--invocation-count-for-turbofan=25000");
  setFlagsFromString("--no-regexp-tier-up");
}

/** Twice the space for young objects from which growing it further saves no time; the engine would go on to 64 MB. */
const YOUNG_BYTES = 2 * 16_000_000;

/** Keeps the space for young objects of this thread as it is, once it is large enough; to be called before each file. */
export function limitYoungSpace(): void {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  if (space !== undefined && space.space_size >= YOUNG_BYTES) setFlagsFromString("--semi-space-growth-factor=1");
}
