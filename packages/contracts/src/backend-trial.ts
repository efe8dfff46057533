import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';

import { idSchema } from './ids.ts';
import { samplingDefaultsSchema } from './sampling.ts';
import { tooLong, typedText } from './typed-text.ts';

const MOST_TEST_TOKENS = 4096;
/** Enough for a model that thinks to come to its answer. */
export const USUAL_TEST_TOKENS = 2048;
const TEST_TOKENS_RANGE = 'Give a whole number of max tokens from 1 to 4,096.';

/** One question to a backend, asked as a worker asks in a run; nothing of it is stored. */
export const testPromptInput = z.object({
  backendId: idSchema,
  servedName: typedText(300).min(1, 'Name the model as the server calls it.'),
  prompt: z.string().min(1, 'Write a prompt.').max(20_000, tooLong(20_000)),
  maxTokens: z
    .int(TEST_TOKENS_RANGE)
    .min(1, TEST_TOKENS_RANGE)
    .max(MOST_TEST_TOKENS, TEST_TOKENS_RANGE)
    .default(USUAL_TEST_TOKENS),
  /** What the model is to be asked with; left out: the usual values. */
  sampling: samplingDefaultsSchema.omit({ maxTokens: true }).default({}),
});
export type TestPrompt = z.output<typeof testPromptInput>;

/** The same for a worker, which has to be told whose backend it is. */
export const workerTestPromptInput = testPromptInput.extend({ workspaceId: idSchema });

/** Longer texts are cut there: a person reads them. */
export const LONGEST_SHOWN_TEXT = 50_000;

const shownText = z.string().max(LONGEST_SHOWN_TEXT);

export const testReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    /** The replica that answered. */
    url: z.string(),
    /** The body of the request, as it was sent. */
    request: shownText,
    answer: shownText,
    /** Null: the server has no field for it, and what the model thinks stands in its answer. */
    thinking: shownText.nullable(),
    finish: z.enum(FINISHES),
    promptTokens: z.int().nullable(),
    completionTokens: z.int().nullable(),
    tokensEstimated: z.boolean(),
    /** Null: the reply was not streamed. */
    firstTokenMs: z.int().nullable(),
    latencyMs: z.int(),
  }),
  /** Its time was over before its end: what had come by then. */
  z.object({
    kind: z.literal('unfinished'),
    url: z.string(),
    request: shownText,
    answer: shownText,
    /** Null: none has come in a field of its own. */
    thinking: shownText.nullable(),
    /** One sentence. */
    message: z.string(),
  }),
  z.object({
    kind: z.literal('failure'),
    /** Null: no replica took it. */
    url: z.string().nullable(),
    request: shownText,
    /** One sentence. */
    message: z.string(),
  }),
]);
export type TestReply = z.infer<typeof testReplySchema>;

/** What one worker knows of a replica. */
export const replicaStateSchema = z.object({
  url: z.string(),
  inFlight: z.int().min(0),
  /** What it may have in flight there now. */
  limit: z.int().min(0),
  /** Open: it does not answer, and is left alone for a while; half-open: one request tries it. */
  breaker: z.enum(['closed', 'open', 'half-open']),
  /** The server's own counts, where it tells them and they are fresh. */
  load: z.object({ running: z.number(), waiting: z.number() }).nullable(),
  /** Completion tokens of the replies that ended within the last minute, per second of what was seen of it; null: none did. */
  tokensPerSecond: z.number().min(0).nullable(),
  /** Of the request that failed last; null: none has since the worker began. */
  lastError: z
    .object({
      errorClass: z.string(),
      message: z.string().max(300),
      ageMs: z.int().min(0),
    })
    .nullable(),
});
export type ReplicaState = z.infer<typeof replicaStateSchema>;

/** What one worker has to do with a backend. */
export const workerBackendStateSchema = z.object({
  /** Requests of this worker that wait for room on a replica. */
  waiting: z.int().min(0),
  /** Empty: it has not used the backend since it began. */
  replicas: z.array(replicaStateSchema),
});
export type WorkerBackendState = z.infer<typeof workerBackendStateSchema>;

export const backendStateSchema = workerBackendStateSchema.extend({
  /** Living workers that answered. */
  workers: z.int().min(0),
  /** Living workers that did not: what they have in flight is missing here. */
  silentWorkers: z.int().min(0),
});
export type BackendState = z.infer<typeof backendStateSchema>;
