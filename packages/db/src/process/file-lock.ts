import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { identityOf, isStillRunning, type ProcessIdentity } from './process-identity.ts';

export type FileLock = { release(): Promise<void> };

/** Another living process holds the lock and did not give it back in time. */
export class FileLockHeldError extends Error {
  override readonly name = 'FileLockHeldError';
  readonly holderPid: number | null;

  constructor(path: string, holderPid: number | null) {
    super(
      `Process ${holderPid ?? 'unknown'} holds the lock ${path}: wait until it has ended, or end it, and try again.`,
    );
    this.holderPid = holderPid;
  }
}

const POLL_MS = 100;
/** A file without a readable holder is one being written just now; older ones were left by a crash. */
const UNREADABLE_GRACE_MS = 5_000;

/**
 * Takes a lock that dies with its holder: a file with the holder's identity, and one whose holder
 * is gone is taken over. Waits up to `waitMs` for a living holder.
 *
 * @throws FileLockHeldError when the holder lives on; the signal's reason when aborted; the file system's error when the folder cannot be written.
 */
export async function acquireFileLock(options: {
  path: string;
  waitMs: number;
  /** Ends the waiting. */
  signal?: AbortSignal;
}): Promise<FileLock> {
  const { path, waitMs, signal } = options;
  const deadline = Date.now() + waitMs;
  const content = JSON.stringify({ ...identityOf(process.pid), nonce: randomUUID() });
  for (;;) {
    signal?.throwIfAborted();
    if (await createExclusively(path, content)) return { release: () => release(path, content) };
    const found = await readHolder(path);
    if (found === null) continue;
    if (found.stale) {
      await removeStale(path, found.content);
      continue;
    }
    if (Date.now() >= deadline) throw new FileLockHeldError(path, found.pid);
    await sleep(POLL_MS);
  }
}

async function createExclusively(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function release(path: string, content: string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === content) await rm(path, { force: true });
}

async function readHolder(
  path: string,
): Promise<{ content: string; pid: number | null; stale: boolean } | null> {
  try {
    const content = await readFile(path, 'utf8');
    const holder = parseIdentity(content);
    if (holder !== null) return { content, pid: holder.pid, stale: !isStillRunning(holder) };
    const { mtimeMs } = await stat(path);
    return { content, pid: null, stale: Date.now() - mtimeMs > UNREADABLE_GRACE_MS };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseIdentity(content: string): ProcessIdentity | null {
  try {
    const value = JSON.parse(content) as Partial<ProcessIdentity> | null;
    if (typeof value?.pid !== 'number' || !Number.isInteger(value.pid) || value.pid <= 0) {
      return null;
    }
    return {
      pid: value.pid,
      startMark: typeof value.startMark === 'string' ? value.startMark : null,
    };
  } catch {
    return null;
  }
}

/**
 * Removes a dead holder's file. Under a guard of its own, or of two that saw the dead one, the second
 * would remove the file of the first. A guard is held for some milliseconds: an old one is a crash's.
 */
async function removeStale(path: string, staleContent: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await createExclusively(guard, ''))) {
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > UNREADABLE_GRACE_MS) await rm(guard, { force: true });
    await sleep(POLL_MS);
    return;
  }
  try {
    const current = await readFile(path, 'utf8').catch(() => null);
    if (current === staleContent) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
