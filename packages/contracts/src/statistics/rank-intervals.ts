import { z } from 'zod';

import { idSchema } from '../ids.ts';
import { levelSchema } from './comparison.ts';

export const ranksInput = z.object({ sweepId: idSchema.optional(), level: levelSchema });

/** Where the runs of a leaderboard's column may stand; all of one column together hold with the level. */
const rankedColumnSchema = z.object({
  benchmarkVersionId: idSchema,
  /** Completed runs: only these have a place. */
  ranked: z.int(),
  /** Why there are no places although there are runs. */
  reason: z.string().nullable(),
  places: z.array(
    z.object({
      runId: idSchema,
      rankLow: z.int(),
      rankHigh: z.int(),
      questions: z.int().nullable().describe('The fewest that it shares with another run'),
    }),
  ),
});

export const ranksSchema = z.object({
  level: z.number(),
  method: z.string(),
  columns: z.array(rankedColumnSchema),
});
export type Ranks = z.infer<typeof ranksSchema>;
