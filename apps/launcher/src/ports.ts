import path from 'node:path';

import { z } from 'zod';

import { findFreePort, isPortFree } from '@assay/db/process/free-port';
import { writePrivateJson } from '@assay/db/process/private-json';

import { readDataFile } from './data-file.ts';
import { LaunchError } from './launch-error.ts';

export type Ports = { web: number; worker: number; reference: number };

const runSchema = z.object({ referencePort: z.number().int().min(1).max(65_535) });

/**
 * The ports of this start. That of the reference backend is kept in `run.json`, since its address is
 * registered in the database, and changed only when another program took it meanwhile.
 *
 * @throws LaunchError when the port of the web app is taken
 */
export async function choosePorts(dataFolder: string, webPort: number): Promise<Ports> {
  if (!(await isPortFree(webPort))) {
    throw new LaunchError(
      `Port ${webPort} is taken by another program: end that, or choose another port with \`npm start -- --port N\` or PORT.`,
    );
  }
  const file = path.join(dataFolder, 'run.json');
  const kept = (await readDataFile(file, runSchema))?.referencePort ?? null;
  const reference = kept !== null && (await isPortFree(kept)) ? kept : await findFreePort();
  if (reference !== kept) await writePrivateJson(file, { referencePort: reference });
  return { web: webPort, worker: await findFreePort(), reference };
}
