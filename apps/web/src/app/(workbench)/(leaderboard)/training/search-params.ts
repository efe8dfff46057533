import { z } from 'zod';

export const trainingSearch = z.object({
  sweep: z.coerce.number().int().positive().optional().catch(undefined),
  /** A benchmark version; without one that is there, the first that can have a curve. */
  benchmark: z.coerce.number().int().positive().optional().catch(undefined),
  /** Key of a prompt variant; without one that is there, the defaults come first. */
  variant: z.string().optional().catch(undefined),
});
