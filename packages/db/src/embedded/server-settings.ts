import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import { findFreePort } from '../process/free-port.ts';
import { readPrivateJson } from '../process/private-json.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** What must be the same at every start, kept in `postgres.json` (mode 600: it holds the password). */
export type ServerSettings = z.infer<typeof settingsSchema>;

const settingsSchema = z.object({
  port: z.number().int().min(1).max(65_535),
  password: z.string().regex(/^[0-9a-f]{16,128}$/),
});

/** The one account of the server; its password is random and stays on this machine. */
export const SUPERUSER = 'assay';

/** The settings of an earlier start; null when there were none. Throws a sentence when they are damaged. */
export async function readServerSettings(file: string): Promise<ServerSettings | null> {
  return readPrivateJson(file, {
    schema: settingsSchema,
    damaged: () =>
      new EmbeddedDatabaseError(
        `The file ${file} with the password of the embedded database is damaged: put back a copy of it, or move its whole folder away to begin anew.`,
      ),
  });
}

/** Settings for a new cluster: a free port, and a password of 192 random bits. */
export async function newServerSettings(): Promise<ServerSettings> {
  return { port: await findFreePort(), password: randomBytes(24).toString('hex') };
}
