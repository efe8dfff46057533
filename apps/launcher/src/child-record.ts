import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import {
  commandLineOf,
  identityOf,
  isStillRunning,
  type ProcessIdentity,
} from '@assay/db/process/process-identity';

import { readDataFile } from './data-file.ts';

const recordSchema = z.object({
  pid: z.number().int().min(2),
  startMark: z.string().nullable(),
  /** Part of its command line: a number can come to belong to another program. */
  entry: z.string().min(1),
  startedAt: z.string(),
});

const FOLDER = 'run';
const GRACE_MS = 10_000;
const POLL_MS = 100;

/** Notes a running child, so that the next launcher can end it when this one is killed. */
export async function writeChildRecord(
  dataFolder: string,
  child: { name: string; pid: number; entry: string },
): Promise<void> {
  const file = recordFile(dataFolder, child.name);
  await mkdir(path.dirname(file), { recursive: true });
  const record = {
    ...identityOf(child.pid),
    entry: child.entry,
    startedAt: new Date().toISOString(),
  };
  await writeFile(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

export async function removeChildRecord(dataFolder: string, name: string): Promise<void> {
  await rm(recordFile(dataFolder, name), { force: true });
}

/**
 * Ends the children that a killed launcher left on this data folder, and nothing else: only a process
 * with the recorded number, start and command line. Call it with the instance lock held.
 *
 * @returns the names of the children that were still running
 */
export async function endLeftoverChildren(dataFolder: string): Promise<string[]> {
  const files = await readdir(path.join(dataFolder, FOLDER)).catch(() => []);
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  const ended = await Promise.all(names.map((name) => endLeftover(dataFolder, name)));
  return names.filter((_, index) => ended[index] === true);
}

async function endLeftover(dataFolder: string, name: string): Promise<boolean> {
  // A record cut short by the crash names nobody; its child ends by itself when its input closes.
  const record = await readDataFile(recordFile(dataFolder, name), recordSchema).catch(() => null);
  const found =
    record !== null &&
    isStillRunning(record) &&
    (commandLineOf(record.pid)?.includes(record.entry) ?? false);
  if (found) await endProcess(record);
  await removeChildRecord(dataFolder, name);
  return found;
}

async function endProcess(identity: ProcessIdentity): Promise<void> {
  signal(identity.pid, 'SIGTERM');
  for (let waitedMs = 0; isStillRunning(identity); waitedMs += POLL_MS) {
    if (waitedMs >= GRACE_MS) signal(identity.pid, 'SIGKILL');
    // The kernel itself takes a while over a process that waits for a disk; nothing outlives this.
    if (waitedMs >= 2 * GRACE_MS) return;
    await sleep(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in this moment.
  }
}

function recordFile(dataFolder: string, name: string): string {
  return path.join(dataFolder, FOLDER, `${name}.json`);
}
