import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const KIBIBYTES_PER_MEBIBYTE = 1024;

/** A process and all its descendants; those that ended while we looked are left out. */
export async function processTree(pid: number): Promise<number[]> {
  const below = await Promise.all((await childrenOf(pid)).map(processTree));
  return [pid, ...below.flat()];
}

/** The kernel lists children by the thread that made them. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** Resident memory, in MiB, of a process and its descendants; null where the system does not tell. */
export async function residentMiB(pid: number): Promise<number | null> {
  if (process.platform === 'linux') return residentOfTreeMiB(pid);
  if (process.platform === 'win32') return null;
  const kibibytes = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
    .then(({ stdout }) => Number(stdout.trim()))
    .catch(() => Number.NaN);
  return Number.isFinite(kibibytes) ? kibibytes / KIBIBYTES_PER_MEBIBYTE : null;
}

async function residentOfTreeMiB(pid: number): Promise<number> {
  const pids = await processTree(pid);
  const resident = await Promise.all(pids.map(residentOfProcessMiB));
  return resident.reduce((sum, mebibytes) => sum + mebibytes, 0);
}

/** Shared pages of forked children count for each of them: a limit may only be met too early, never too late. */
async function residentOfProcessMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return kibibytes / KIBIBYTES_PER_MEBIBYTE;
}
