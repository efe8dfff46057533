import { readFile } from 'node:fs/promises';

export interface ProcessUsage {
  /** User and system time of all its threads since it began. */
  cpuMs: number;
  residentMiB: number;
}

/** Linux counts CPU time in hundredths of a second for whoever reads /proc. */
const MS_PER_TICK = 10;
const PAGE_BYTES = 4_096;

/** What a process has used so far; null where there is no /proc. */
export async function readUsage(pid: number): Promise<ProcessUsage | null> {
  if (process.platform !== 'linux') return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in parentheses and may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [userTicks, systemTicks, residentPages] = [fields[11], fields[12], fields[21]].map(Number);
  return {
    cpuMs: ((userTicks ?? NaN) + (systemTicks ?? NaN)) * MS_PER_TICK,
    residentMiB: ((residentPages ?? NaN) * PAGE_BYTES) / 1024 ** 2,
  };
}
