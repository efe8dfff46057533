import path from 'node:path';

import { z } from 'zod';

import { CommandFailure } from './failure.ts';

const schema = z.object({
  /** Where `npm start` keeps its files. */
  ASSAY_DATA: z
    .string()
    .min(1)
    .default(path.join(import.meta.dirname, '../../../data')),
  DATABASE_URL: z.string().min(1).optional(),
  /** Another installation than the one on this machine. */
  ASSAY_URL: z.url().optional(),
  ASSAY_TOKEN: z.string().min(1).optional(),
});

export type CliEnv = z.infer<typeof schema>;

export function readEnv(): CliEnv {
  return schema.parse(process.env);
}

/** Commands for a server have no embedded database to fall back on. */
export function requireDatabaseUrl({ DATABASE_URL }: CliEnv): string {
  if (DATABASE_URL) return DATABASE_URL;
  throw new CommandFailure(
    'Set DATABASE_URL to the PostgreSQL server, for example postgresql://user:password@host:5432/assay.',
  );
}
