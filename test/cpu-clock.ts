// A clock for tests that something does not blow up with its input: it counts this thread's work, not what else the machine does.

/** Milliseconds of processor time this thread has used so far. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
