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

/** What a server answered when it was asked who it is. */
export const backendProbeSchema = z.object({
  reachable: z.boolean(),
  dialect: z.enum(DIALECTS).nullable(),
  models: z.array(servedModelSchema),
  latencyMs: z.int().nullable(),
  /** One sentence: what was found, or what went wrong and what to try. */
  message: z.string(),
});
export type BackendProbe = z.infer<typeof backendProbeSchema>;

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
