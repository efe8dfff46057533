import { z } from 'zod';

const ENVIRONMENT = z.object({
  ASSAY_REFERENCE_HOST: z.string().min(1).default('127.0.0.1'),
  ASSAY_REFERENCE_PORT: z.coerce.number().int().min(0).max(65_535).default(8399),
  ASSAY_REFERENCE_TOKENS_PER_SECOND: z.coerce.number().min(0).max(1_000_000).default(800),
});

export interface ReferenceBackendEnv {
  host: string;
  port: number;
  tokensPerSecond: number;
}

/** Reads the environment; throws one sentence that names the variable to change. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): ReferenceBackendEnv {
  const parsed = ENVIRONMENT.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `Set ${String(issue?.path[0])} to another value, or unset it for its default: ${issue?.message ?? 'it is malformed'}.`,
    );
  }
  return {
    host: parsed.data.ASSAY_REFERENCE_HOST,
    port: parsed.data.ASSAY_REFERENCE_PORT,
    tokensPerSecond: parsed.data.ASSAY_REFERENCE_TOKENS_PER_SECOND,
  };
}
