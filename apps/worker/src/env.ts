import { z } from 'zod';

import { parseSecretKey } from '@assay/db/secrets';
import { SANDBOX_LEVELS, type SandboxLevel } from '@assay/grading/sandbox/sandbox';

const SANDBOXES = ['auto', ...SANDBOX_LEVELS] as const;

const environmentSchema = z.object({
  DATABASE_URL: z
    .string('is missing: set it to postgresql://user:password@host:5432/database')
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  ASSAY_SECRET_KEY: z
    .string('is missing: set it to the output of `openssl rand -base64 32`')
    .transform((text, context) => {
      try {
        return parseSecretKey(text);
      } catch {
        context.addIssue('is not 32 bytes: set it to the output of `openssl rand -base64 32`');
        return z.NEVER;
      }
    }),
  ASSAY_WORKER_PORT: z.coerce.number('must be a port').int().min(0).max(65_535).default(0),
  ASSAY_WORKER_HOST: z.string().min(1).default('127.0.0.1'),
  ASSAY_DRAIN_SECONDS: z.coerce.number('must be a number').min(0).max(86_400).default(30),
  ASSAY_WORKER_CONCURRENCY: z.coerce.number('must be a number').int().min(1).max(256).default(4),
  ASSAY_WORKER_NAME: z.string().min(1).max(200).optional(),
  ASSAY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ASSAY_SANDBOX: z.enum(SANDBOXES, `must be one of ${SANDBOXES.join(', ')}`).default('auto'),
  ASSAY_PARENT_PIPE: z.enum(['0', '1']).default('0'),
});

export interface WorkerEnv {
  databaseUrl: string;
  secretKey: Buffer;
  /** The address that the worker's own router listens on. */
  host: string;
  /** Its port; 0 takes any free one. */
  port: number;
  /** How long replies that are in flight may go on when the worker is asked to end. */
  drainMs: number;
  /** Shards at once; more are taken while slots would stay idle. */
  concurrency: number;
  /**
   * Null: a new one for every process. A process that is started under the name of one that was killed takes
   * over its shards at once, so no two may run under one name.
   */
  name: string | null;
  logLevel: string;
  /** The walls that programs run behind: the strongest that hold, or this level alone. */
  sandbox: 'auto' | SandboxLevel;
  /** End when standard input closes: the parent that held its other end is gone. */
  endsWithStdin: boolean;
}

/** Reads the environment; throws one sentence that names the variable to change. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): WorkerEnv {
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The variable ${String(issue?.path[0])} ${issue?.message ?? 'is malformed'}.`);
  }
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    secretKey: parsed.data.ASSAY_SECRET_KEY,
    host: parsed.data.ASSAY_WORKER_HOST,
    port: parsed.data.ASSAY_WORKER_PORT,
    drainMs: parsed.data.ASSAY_DRAIN_SECONDS * 1_000,
    concurrency: parsed.data.ASSAY_WORKER_CONCURRENCY,
    name: parsed.data.ASSAY_WORKER_NAME ?? null,
    logLevel: parsed.data.ASSAY_LOG_LEVEL,
    sandbox: parsed.data.ASSAY_SANDBOX,
    endsWithStdin: parsed.data.ASSAY_PARENT_PIPE === '1',
  };
}
