import { access, constants, realpath } from 'node:fs/promises';
import path from 'node:path';

/** The caller's PATH is not asked: it may lead to wrappers in folders that a sandbox cannot see. */
const SYSTEM_FOLDERS = ['/usr/bin', '/usr/local/bin', '/bin', '/usr/sbin', '/sbin'];

/** The first program of that name in a system folder, links followed; null when there is none. */
export async function findProgram(name: string): Promise<string | null> {
  for (const folder of SYSTEM_FOLDERS) {
    const candidate = path.join(folder, name);
    try {
      await access(candidate, constants.X_OK);
      return await realpath(candidate);
    } catch {
      // Not here, or not for us.
    }
  }
  return null;
}
