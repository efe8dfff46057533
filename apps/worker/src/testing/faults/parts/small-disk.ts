import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A new cluster takes about 60 MB, and its log grows by files of 16 MB. */
const DISK_MB = 160;
const PIECE = Buffer.alloc(64 * 1024);

export interface SmallDisk {
  /** Until not a byte more has room. */
  fill: () => Promise<void>;
  free: () => Promise<void>;
  unmount: () => Promise<void>;
}

/** Mounts a file system of its own in memory there. @throws Error where this account may not mount. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', folder]);
  const ballast = path.join(folder, 'ballast');
  return {
    fill: () => fill(ballast),
    free: () => rm(ballast),
    unmount: async () => {
      await run('umount', [folder]);
    },
  };
}

/** Whether this account may mount, found by doing it. */
export async function canMount(): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-mount-'));
  try {
    await (await mountSmallDisk(folder)).unmount();
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(file: string): Promise<void> {
  const ballast = await open(file, 'w');
  try {
    for (;;) await ballast.write(PIECE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await ballast.close();
  }
}
