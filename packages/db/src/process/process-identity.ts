import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process, told apart from a later one that got the same number.
 * `startMark` names the boot and the moment of the start; null where the platform does not tell (Windows).
 */
export type ProcessIdentity = { pid: number; startMark: string | null };

/** The identity to write down for a process that runs now. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, startMark: startMarkOf(pid) };
}

/** Whether exactly this process still runs: not merely one with its number. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  if (!isAlive(identity.pid)) return false;
  return identity.startMark === null || identity.startMark === startMarkOf(identity.pid);
}

/** Whether a process with this number runs. One that ended but was not reaped yet (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, it only belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** The command line of a process with single spaces between its arguments; null when it cannot be known. */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return askPs(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return null;
  }
}

function startMarkOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return askPs(pid, 'lstart=');
  // Field 22 of /proc/PID/stat: clock ticks since boot. The fields here begin with the third, the state.
  const startTicks = statFields(pid)?.[19];
  return startTicks === undefined ? null : `${bootId()}:${startTicks}`;
}

/** The fields of /proc/PID/stat after the name, which is in brackets and may hold anything itself. */
function statFields(pid: number): string[] | null {
  if (process.platform !== 'linux') return null;
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function askPs(pid: number, column: string): string | null {
  try {
    const answer = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return answer === '' ? null : answer;
  } catch {
    return null;
  }
}
