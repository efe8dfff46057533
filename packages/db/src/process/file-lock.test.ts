import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { acquireFileLock, FileLockHeldError } from './file-lock.ts';

let folder: string;
let lockPath: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-lock-'));
  lockPath = path.join(folder, 'some.lock');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('refuses while a living process holds it, and names that process', async () => {
  const lock = await acquireFileLock({ path: lockPath, waitMs: 0 });

  const refused = await acquireFileLock({ path: lockPath, waitMs: 0 }).catch((e: unknown) => e);

  expect(refused).toBeInstanceOf(FileLockHeldError);
  expect(refused).toHaveProperty('holderPid', process.pid);
  await lock.release();
});

test('hands over to a waiting one when released, and leaves nothing behind', async () => {
  const first = await acquireFileLock({ path: lockPath, waitMs: 0 });
  const waiting = acquireFileLock({ path: lockPath, waitMs: 10_000 });
  await first.release();

  await (await waiting).release();

  expect(await readdir(folder)).toEqual([]);
});

test('takes over from a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lockPath, JSON.stringify({ pid, startMark: null }));

  await acquireFileLock({ path: lockPath, waitMs: 0 });

  expect(JSON.parse(await readFile(lockPath, 'utf8'))).toHaveProperty('pid', process.pid);
});

test.runIf(process.platform === 'linux')(
  'takes over from a process whose number belongs to another one now',
  async () => {
    await writeFile(lockPath, JSON.stringify({ pid: process.pid, startMark: 'another boot:1' }));

    await expect(acquireFileLock({ path: lockPath, waitMs: 0 })).resolves.toBeDefined();
  },
);

test('an unreadable lock is a crash when it is old, and somebody writing when it is new', async () => {
  await writeFile(lockPath, '{"pid":');
  await expect(acquireFileLock({ path: lockPath, waitMs: 0 })).rejects.toThrow('Process unknown');

  await utimes(lockPath, 0, 0);
  await expect(acquireFileLock({ path: lockPath, waitMs: 0 })).resolves.toBeDefined();
});

test('never gives a dead lock to two of many that want it at once', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lockPath, JSON.stringify({ pid, startMark: null }));

  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => acquireFileLock({ path: lockPath, waitMs: 0 })),
  );

  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});

test('release leaves the lock of a later holder alone', async () => {
  const lock = await acquireFileLock({ path: lockPath, waitMs: 0 });
  await writeFile(lockPath, 'somebody else');

  await lock.release();

  expect(await readFile(lockPath, 'utf8')).toBe('somebody else');
});

test('an aborted wait ends with the reason and takes nothing', async () => {
  const lock = await acquireFileLock({ path: lockPath, waitMs: 0 });
  const stopping = new AbortController();
  const waiting = acquireFileLock({ path: lockPath, waitMs: 60_000, signal: stopping.signal });
  stopping.abort(new Error('stopped'));

  await expect(waiting).rejects.toThrow('stopped');
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});
