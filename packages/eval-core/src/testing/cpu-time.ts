/**
 * What a call costs in milliseconds of CPU time, the better of two runs: a busy machine and a cold compiler
 * are no business of a bound on work.
 */
export function cpuTimeMs(run: () => void): number {
  return Math.min(once(run), once(run));
}

function once(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
