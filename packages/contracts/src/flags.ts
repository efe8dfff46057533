import { z } from 'zod';

import { sampleIdSchema } from './ids.ts';

/**
 * What makes a sample suspect, whatever its verdict: its text goes round in circles; it was cut short for that; an
 * earlier repeat has the same long text although the temperature is above 0; the server read far less than was sent.
 */
export const FLAG_KINDS = [
  'repetition_loop',
  'cut_short',
  'identical_texts',
  'prompt_truncated',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** The samples of a run with one flag; a kind that no sample has is left out. */
export const runFlagSchema = z.object({
  kind: z.enum(FLAG_KINDS),
  samples: z.int(),
  /** Up to five samples that have it. */
  exampleIds: z.array(sampleIdSchema),
});
export type RunFlag = z.infer<typeof runFlagSchema>;
