import path from 'node:path';

import { acquireFileLock, FileLockHeldError, type FileLock } from '@assay/db/process/file-lock';
import { makeFolder } from '@assay/db/process/make-folder';

import { LaunchError } from './launch-error.ts';

/**
 * Makes this the only launcher on a data folder. The lock of a launcher that was killed is taken over.
 *
 * @throws LaunchError when another one runs on it
 */
export async function lockDataFolder(dataFolder: string): Promise<FileLock> {
  await makeFolder(dataFolder);
  try {
    return await acquireFileLock({ path: path.join(dataFolder, 'launcher.lock'), waitMs: 0 });
  } catch (error) {
    if (!(error instanceof FileLockHeldError)) throw error;
    throw new LaunchError(
      `Assay already runs on the data folder ${dataFolder} (process ${error.holderPid ?? 'unknown'}): stop it first, or name another folder with --data.`,
      { cause: error },
    );
  }
}
