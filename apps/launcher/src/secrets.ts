import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { z } from 'zod';

import { writePrivateJson } from '@assay/db/process/private-json';

import { readDataFile } from './data-file.ts';

const secretsSchema = z.object({
  /** Signs the cookies of sign-in. */
  sessionSecret: z.string().min(32),
  /** Encrypts the keys of backends: 32 bytes in base64. Losing it loses those keys. */
  secretKey: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this installation, random ones at the first start; kept in `secrets.json`, mode 600. */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = path.join(dataFolder, 'secrets.json');
  const kept = await readDataFile(file, secretsSchema);
  if (kept !== null) return kept;
  const secrets = {
    sessionSecret: randomBytes(32).toString('base64'),
    secretKey: randomBytes(32).toString('base64'),
  };
  await writePrivateJson(file, secrets);
  return secrets;
}
