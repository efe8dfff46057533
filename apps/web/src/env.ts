import { z } from 'zod';

const envSchema = z
  .object({
    DATABASE_URL: z
      .string(
        'Set DATABASE_URL to the PostgreSQL server, for example postgresql://user@host:5432/assay.',
      )
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgresql://.'),
    NEXTAUTH_SECRET: z
      .string('Set NEXTAUTH_SECRET to at least 32 random characters; it signs the cookies.')
      .min(32, 'NEXTAUTH_SECRET must have at least 32 characters.'),
    NEXTAUTH_URL: z.url({
      protocol: /^https?$/,
      error: 'Set NEXTAUTH_URL to the address people open, for example http://127.0.0.1:3000.',
    }),
    ASSAY_SECRET_KEY: z
      .string(
        'Set ASSAY_SECRET_KEY to 32 random bytes in base64 or hex; it encrypts the keys of backends.',
      )
      .min(32, 'ASSAY_SECRET_KEY must be 32 bytes in base64 or hex.'),
    ASSAY_VERSION: z.string().optional(),
    ASSAY_UPLOADS: z.string().min(1).optional(),
    ASSAY_HUB_URL: z.url('ASSAY_HUB_URL must be the URL of a hub of data sets.').optional(),
    GITHUB_ID: z.string().min(1).optional(),
    GITHUB_SECRET: z.string().min(1).optional(),
    OIDC_ISSUER: z.url('OIDC_ISSUER must be the URL of the identity provider.').optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().min(1).max(60).optional(),
  })
  .refine((env) => allOrNone([env.GITHUB_ID, env.GITHUB_SECRET]), {
    error: 'Set both GITHUB_ID and GITHUB_SECRET, or neither.',
  })
  .refine((env) => allOrNone([env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET]), {
    error: 'Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them.',
  });

export type Env = z.infer<typeof envSchema>;

let parsed: Env | null = null;

/** Read on first use and not on import: a build needs no environment. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/**
 * The environment of the web app; an empty variable counts as absent, as it does in compose files.
 * @throws Error with one sentence that names the first variable that is wrong and what to do.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.entries(source).filter(([, value]) => value !== undefined && value !== '');
  const result = envSchema.safeParse(Object.fromEntries(present));
  if (result.success) return result.data;
  throw new Error(
    result.error.issues[0]?.message ?? 'The environment of the web app is not valid.',
  );
}

function allOrNone(values: readonly (string | undefined)[]): boolean {
  const set = values.filter((value) => value !== undefined);
  return set.length === 0 || set.length === values.length;
}
