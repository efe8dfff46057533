import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a killed process may be seen, on a loaded machine. */
const GRACE_MS = 1_000;
const POLL_MS = 20;

/** Processes of this machine whose command line has `text`, once those that are ending have ended; none where there is no /proc. */
export async function findProcessesNaming(text: string): Promise<number[]> {
  const deadline = performance.now() + GRACE_MS;
  for (;;) {
    const found = await lookOnce(text);
    if (found.length === 0 || performance.now() > deadline) return found;
    await sleep(POLL_MS);
  }
}

async function lookOnce(text: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.map(Number).filter(Number.isInteger);
  const naming = await Promise.all(
    pids.map(async (pid) => {
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return commandLine.includes(text);
    }),
  );
  return pids.filter((_, index) => naming[index]);
}
