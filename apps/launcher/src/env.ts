import { z } from 'zod';

import { LaunchError } from './launch-error.ts';

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'Set DATABASE_URL to a URL such as postgresql://user:password@host:5432/assay, or unset it for the embedded database.',
    )
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'Set PORT to a number from 1 to 65535, or unset it.')
    .optional(),
  ASSAY_DATA: z.string().optional(),
  npm_lifecycle_event: z.string().optional(),
});

export type LauncherEnvironment = {
  databaseUrl: string | null;
  port: number | null;
  dataFolder: string | null;
  /** npm puts a shell between itself and the launcher. */
  startedByNpm: boolean;
  /** What the children inherit. */
  inherited: NodeJS.ProcessEnv;
};

/**
 * The environment of the launcher; an empty variable counts as absent.
 * @throws LaunchError with one sentence that names the first variable that is wrong
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): LauncherEnvironment {
  const present = Object.entries(source).filter(([, value]) => value !== undefined && value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(present));
  if (!parsed.success) {
    throw new LaunchError(parsed.error.issues[0]?.message ?? 'The environment is not valid.');
  }
  const { DATABASE_URL, PORT, ASSAY_DATA } = parsed.data;
  return {
    databaseUrl: DATABASE_URL ?? null,
    port: PORT === undefined ? null : Number(PORT),
    dataFolder: ASSAY_DATA ?? null,
    startedByNpm: parsed.data.npm_lifecycle_event !== undefined,
    inherited: source,
  };
}
