import { z } from 'zod';

import { idSchema } from './ids.ts';

/** What is to be known before a run stops; the differences and widths are fractions, 0.02 for two points. */
export const stoppingQuestionSchema = z.discriminatedUnion('kind', [
  z.object({
    /** Is a checkpoint better or worse than the baseline, on the same benchmark with the same prompts? */
    kind: z.literal('comparison'),
    baselineCheckpointId: idSchema,
    /** Both are equivalent when they surely differ by less; null: nobody asks. */
    deltaFraction: z.number().gt(0, 'Give a difference above 0.').lt(1).nullable(),
  }),
  z.object({
    /** Is the accuracy on these items known to this half width? */
    kind: z.literal('precision'),
    halfWidthFraction: z.number().gt(0, 'Give a width above 0.').lt(0.5),
  }),
]);
export type StoppingQuestion = z.infer<typeof stoppingQuestionSchema>;

/** A sweep that begins with a round of repeats, and asks a further round only of what is undecided. */
export const sweepStoppingSchema = z.object({
  question: stoppingQuestionSchema,
  /** Repeats of every round. */
  roundRepeats: z.int().min(1, 'Give at least one repeat a round.').max(1000),
  /** Of all looks at one question together. */
  level: z.number().min(0.5).max(0.999).default(0.95),
});
export type SweepStopping = z.infer<typeof sweepStoppingSchema>;

export const STOPPING_VERDICTS = ['better', 'worse', 'equivalent', 'precise', 'undecided'] as const;
export type StoppingVerdict = (typeof STOPPING_VERDICTS)[number];

/** What was known of a run after so many repeats; bounds hold for all looks together. */
export const stoppingLookSchema = z.object({
  /** Of every item. */
  repeats: z.int(),
  /** The accuracy, or its difference from the baseline's. */
  estimateFraction: z.number(),
  lowFraction: z.number(),
  highFraction: z.number(),
  verdict: z.enum(STOPPING_VERDICTS),
});
export type StoppingLook = z.infer<typeof stoppingLookSchema>;

export const stoppingStateSchema = z.object({
  stopping: sweepStoppingSchema,
  /** How often an item is asked at most. */
  mostRepeats: z.int(),
  runs: z.array(
    z.object({
      runId: idSchema,
      checkpointName: z.string(),
      benchmarkTitle: z.string(),
      /** It is what others are compared with. */
      isBaseline: z.boolean(),
      repeats: z.int(),
      itemCount: z.int(),
      /** In the order of repeats; none before the first round has ended. */
      looks: z.array(stoppingLookSchema),
    }),
  ),
});
export type StoppingState = z.infer<typeof stoppingStateSchema>;
