import { z } from 'zod';

import { idSchema } from './ids.ts';

export const DIALECTS = ['vllm', 'sglang', 'tgi', 'llamacpp', 'ollama', 'openai', 'plain'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A base URL as people paste it; with or without a trailing slash, and usually ending in /v1. */
export const backendUrlSchema = z
  .url({
    protocol: /^https?$/,
    error: 'Give the base URL with http:// or https://, for example http://gpu-1:8000/v1.',
  })
  .max(2000)
  .transform((url) => url.replace(/\/+$/, ''));

const secretSchema = z.string().trim().min(1).max(4000);

export const probeBackendInput = z.object({
  url: backendUrlSchema,
  secret: secretSchema.optional(),
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

export const createBackendInput = z.object({
  name: z.string().trim().min(1, 'Give the backend a name.').max(80),
  replicaUrls: z.array(backendUrlSchema).min(1).max(64),
  dialect: z.enum(DIALECTS).default('plain'),
  secret: secretSchema.optional(),
  maxConcurrency: z.int().min(1).max(4096).default(16),
});

export const backendSchema = z.object({
  id: idSchema,
  name: z.string(),
  dialect: z.enum(DIALECTS),
  replicaUrls: z.array(z.string()),
  hasSecret: z.boolean(),
  maxConcurrency: z.int(),
  checkpointCount: z.int(),
  createdAt: z.date(),
});
export type Backend = z.infer<typeof backendSchema>;
