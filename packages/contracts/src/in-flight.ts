import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';

import { idSchema } from './ids.ts';

/** Which generation: the sample that it is to become. */
export const inFlightKeySchema = z.object({
  runId: idSchema,
  itemId: idSchema,
  repeat: z.int().min(0),
});
export type InFlightKey = z.infer<typeof inFlightKeySchema>;

/** `waiting`: sent, and no text came yet. A server without a reasoning field thinks inside its answer. */
export const IN_FLIGHT_PHASES = ['waiting', 'thinking', 'answering'] as const;
export type InFlightPhase = (typeof IN_FLIGHT_PHASES)[number];

/** A request that a replica works on now. */
export const inFlightGenerationSchema = inFlightKeySchema.extend({
  itemKey: z.string(),
  /** Host and port, never more of the address. */
  replica: z.string(),
  /** Since it was sent; machines disagree about what time it is. */
  elapsedMs: z.int().min(0),
  phase: z.enum(IN_FLIGHT_PHASES),
  /** Pieces of text that came; servers send about one for each token. Null: none came yet. */
  tokensSoFar: z.int().positive().nullable(),
});
export type InFlightGeneration = z.infer<typeof inFlightGenerationSchema>;

/** The longest lists: the oldest requests come first, and the total says how many there are. */
export const MOST_LISTED = 200;

export const inFlightQuerySchema = z.object({ runIds: z.array(idSchema).max(10_000) });

/** What one worker has in flight of the runs that it was asked about. */
export const inFlightListSchema = z.object({
  total: z.int().min(0),
  generations: z.array(inFlightGenerationSchema).max(MOST_LISTED),
});
export type InFlightList = z.infer<typeof inFlightListSchema>;

/** Which requests: of a whole sweep, or of one of its runs. */
export const inFlightOfSchema = z.union([
  z.strictObject({ sweepId: idSchema }),
  z.strictObject({ runId: idSchema }),
]);
export type InFlightOf = z.infer<typeof inFlightOfSchema>;

/** What all workers together have in flight, the oldest first. */
export const inFlightOverviewSchema = z.object({
  total: z.int().min(0),
  generations: z.array(inFlightGenerationSchema.extend({ workerId: z.string() })).max(MOST_LISTED),
  /** Workers that live and did not answer: what they have in flight is not known. */
  silentWorkers: z.int().min(0),
});
export type InFlightOverview = z.infer<typeof inFlightOverviewSchema>;

/** A request and the worker that has it in flight. */
export const inFlightPlaceSchema = inFlightKeySchema.extend({ workerId: z.string().max(500) });
export type InFlightPlace = z.infer<typeof inFlightPlaceSchema>;

/** What came since the last frame. */
const textFrameSchema = z.object({
  kind: z.literal('text'),
  /** It begins at the beginning, however much came before: whatever was shown so far is replaced. */
  isFirst: z.boolean(),
  thinking: z.string(),
  answer: z.string(),
  tokensSoFar: z.int().positive().nullable(),
  elapsedMs: z.int().min(0),
});

/** The last frame. `finish` is null when the request did not become a sample; then `message` says why. */
const endFrameSchema = z.object({
  kind: z.literal('end'),
  finish: z.enum(FINISHES).nullable(),
  message: z.string().nullable(),
});

/** One frame of a generation that is watched. */
export const inFlightFrameSchema = z.discriminatedUnion('kind', [textFrameSchema, endFrameSchema]);
export type InFlightFrame = z.infer<typeof inFlightFrameSchema>;
export type InFlightTextFrame = z.infer<typeof textFrameSchema>;
export type InFlightEnd = Omit<z.infer<typeof endFrameSchema>, 'kind'>;

/** What `deriveToken` is given for the token that web and worker share. */
export const WORKER_TOKEN_PURPOSE = 'worker router';
