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

/**
 * The environment of the command line; an empty variable counts as absent, as it does in compose files.
 * @throws CommandFailure with one sentence that names the first variable that is wrong.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): CliEnv {
  const present = Object.entries(source).filter(([, value]) => value !== undefined && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(present));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFailure(
    `The variable ${String(issue?.path[0])} is not valid (${issue?.message ?? 'malformed'}): correct or unset it.`,
  );
}

/** The value of a variable that the command line names; null where it is absent or empty. */
export function readVariable(name: string): string | null {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
}

/** Commands for a server have no embedded database to fall back on. */
export function requireDatabaseUrl({ DATABASE_URL }: CliEnv): string {
  if (DATABASE_URL) return DATABASE_URL;
  throw new CommandFailure(
    'Set DATABASE_URL to the PostgreSQL server, for example postgresql://user:password@host:5432/assay.',
  );
}
