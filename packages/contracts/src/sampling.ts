import { z } from 'zod';

/**
 * All that is sent, and all of it is sent: a server fills what is missing with defaults of its own.
 * The seed is not here: every repeat has its own.
 */
export const samplingSchema = z.object({
  temperature: z.number().min(0).max(2),
  topP: z.number().gt(0).max(1),
  maxTokens: z.int().min(1).max(1_048_576),
});
export type Sampling = z.infer<typeof samplingSchema>;

export const defaultSampling: Sampling = { temperature: 0.8, topP: 1, maxTokens: 4096 };
