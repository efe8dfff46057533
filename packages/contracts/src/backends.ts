import { z } from 'zod';

import { baseUrlOf } from './base-url.ts';
import { idSchema } from './ids.ts';
import { NO_TIME_LIMITS, timeLimitsSchema } from './time-limits.ts';
import { tooLong, typedText } from './typed-text.ts';

export const DIALECTS = ['vllm', 'sglang', 'tgi', 'llamacpp', 'ollama', 'openai', 'plain'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** How a backend is asked to send its replies: piece by piece as they grow, or each in one piece at its end. */
export const REPLIES = ['streamed', 'whole'] as const;
export type Replies = (typeof REPLIES)[number];

/**
 * A base URL as people paste it, told as what it means. It is shown to all, and the paths of requests are put after it:
 * it carries no secret, and ends with its path.
 */
export const backendUrlSchema = z
  .url({
    protocol: /^https?$/,
    error: 'Give the base URL with http:// or https://, for example http://gpu-1:8000/v1.',
    abort: true,
  })
  .max(2000, tooLong(2000))
  .refine(
    (url) => !hasCredentials(url),
    'Give the address without a user name or password; a key has a field of its own.',
  )
  .refine((url) => !/[?#]/.test(url), 'Give the address without ? or # and what follows.')
  .transform(baseUrlOf);

function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

const secretSchema = typedText(4000).min(1, 'Give the key.');

const replicaUrlsSchema = z
  .array(backendUrlSchema)
  .min(1, 'Give at least one base URL.')
  .max(64, 'Give at most 64 base URLs.')
  .refine((urls) => new Set(urls).size === urls.length, 'A base URL is given twice.');

/** What becomes of the stored key; only a new one is ever sent from a browser. */
export const secretChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('replace'), secret: secretSchema }),
  z.object({ kind: z.literal('remove') }),
]);
export type SecretChange = z.infer<typeof secretChangeSchema>;

export const probeBackendInput = z.object({
  replicaUrls: replicaUrlsSchema,
  secret: secretSchema.optional(),
  /** Ask with the key that is stored for this backend; addresses on hosts that it does not have are refused. */
  secretOf: idSchema.optional(),
});

export const servedModelSchema = z.object({
  id: z.string(),
  ownedBy: z.string().nullable(),
  maxModelTokens: z.int().nullable(),
});
export type ServedModel = z.infer<typeof servedModelSchema>;

/** What a server told of itself besides its models; null where it did not. */
export const serverIdentitySchema = z.object({
  version: z.string().nullable(),
  /** Names the weights that are loaded, where the server has a name for them. */
  weightsId: z.string().nullable(),
  /** Requests that it works on at once. */
  slots: z.int().nullable(),
  /** Whether its queue can be read. */
  hasMetrics: z.boolean(),
  /** Null: it has no page of its health. */
  isHealthy: z.boolean().nullable(),
});
export type ServerIdentity = z.infer<typeof serverIdentitySchema>;

/** What a server answered when it was asked who it is. */
export const backendProbeSchema = z.object({
  reachable: z.boolean(),
  dialect: z.enum(DIALECTS).nullable(),
  models: z.array(servedModelSchema),
  server: serverIdentitySchema.nullable(),
  latencyMs: z.int().nullable(),
  /** One sentence: what was found, or what went wrong and what to try. */
  message: z.string(),
});
export type BackendProbe = z.infer<typeof backendProbeSchema>;

export const replicaProbeSchema = backendProbeSchema.extend({
  /** The base that was asked; of a typed address, the one that answered. */
  url: z.string(),
});
export type ReplicaProbe = z.infer<typeof replicaProbeSchema>;

/** What the replicas of a backend said of themselves when a run began. */
export const serverDescriptionSchema = z.object({
  at: z.iso.datetime(),
  replicas: z.array(
    z.object({
      url: z.string(),
      dialect: z.enum(DIALECTS).nullable(),
      /** The card of the model that was asked; null: the server does not list it. */
      model: servedModelSchema.nullable(),
      server: serverIdentitySchema.nullable(),
      message: z.string(),
    }),
  ),
});
export type ServerDescription = z.infer<typeof serverDescriptionSchema>;

const backendFields = {
  name: typedText(80).min(1, 'Give the backend a name.'),
  replicaUrls: replicaUrlsSchema,
};
const maxConcurrencySchema = z.int().min(1).max(4096);

export const createBackendInput = z.object({
  ...backendFields,
  dialect: z.enum(DIALECTS).default('plain'),
  secret: secretSchema.optional(),
  maxConcurrency: maxConcurrencySchema.default(16),
  timeLimits: timeLimitsSchema.default(NO_TIME_LIMITS),
  replies: z.enum(REPLIES).default('streamed'),
});

export const updateBackendInput = z.object({
  ...backendFields,
  id: idSchema,
  dialect: z.enum(DIALECTS),
  secret: secretChangeSchema,
  maxConcurrency: maxConcurrencySchema,
  /** Left out: they stay as they are. */
  timeLimits: timeLimitsSchema.optional(),
  /** Left out: as before. */
  replies: z.enum(REPLIES).optional(),
});

/** Archived: what it measured stays, so that it stays as well, out of sight. */
export const removalSchema = z.enum(['deleted', 'archived']);
export type Removal = z.infer<typeof removalSchema>;

export const backendSchema = z.object({
  id: idSchema,
  name: z.string(),
  dialect: z.enum(DIALECTS),
  replicaUrls: z.array(z.string()),
  hasSecret: z.boolean(),
  maxConcurrency: z.int(),
  timeLimits: timeLimitsSchema,
  replies: z.enum(REPLIES),
  /** Those that are not archived. */
  checkpointCount: z.int(),
  /** Whether removing it deletes it: nothing was ever made on it. */
  isDeletable: z.boolean(),
  createdAt: z.date(),
});
export type Backend = z.infer<typeof backendSchema>;
