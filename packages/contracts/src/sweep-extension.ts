import { z } from 'zod';

import { RUN_STATUSES } from './cells.ts';
import { idSchema } from './ids.ts';

/** What a sweep is to ask in the end; what is absent stays as it is. */
export const sweepExtensionSchema = z.object({
  /** How often each item. */
  repeats: z
    .int('Give a whole number of repeats.')
    .min(1, 'Give at least one repeat.')
    .max(1000, 'Give at most 1,000 repeats.')
    .optional(),
  /** How many items of each benchmark. */
  items: z
    .union([z.literal('all'), z.int('Give a whole number of items.').min(1).max(1_000_000)])
    .optional(),
  /** Asked on the same benchmarks, with the same prompts and settings as those that are in it. */
  furtherCheckpointIds: z.array(idSchema).max(500, 'Add at most 500 checkpoints.').default([]),
});
export type SweepExtension = z.infer<typeof sweepExtensionSchema>;

export const extendSweepInput = sweepExtensionSchema.extend({ id: idSchema });
export type ExtendSweepInput = z.infer<typeof extendSweepInput>;

/** What an extension adds, before it is queued. */
export const extensionPlanSchema = z.object({
  /** Runs that go on. */
  grownRuns: z.int(),
  /** Generations that are added to them. */
  grownGenerations: z.int(),
  /** Runs of further checkpoints. */
  newRuns: z.int(),
  newGenerations: z.int(),
  generations: z.int(),
  /** The sweep stops when decided: they may be fewer. */
  isUpperBound: z.boolean(),
  /** Upper bound: every reply at the token limit. */
  maxCompletionTokens: z.int(),
  /** Runs that would be extended if they had not ended otherwise, by how they did. */
  leftOut: z.array(z.object({ status: z.enum(RUN_STATUSES), runs: z.int() })),
});
export type ExtensionPlan = z.infer<typeof extensionPlanSchema>;
