import { z } from 'zod';

export const REASONING_EFFORTS = ['minimal', 'low', 'medium', 'high'] as const;

/**
 * How replies are drawn. The seed is not here: every repeat has its own. What a stored run leaves out was not
 * sent, and the server had its own: the version that made the run did not send it, or the server takes no value of it
 * (own-sampling.ts). New sweeps leave out only the two switches of thinking, for which no value means "as the model
 * likes".
 */
export const samplingSchema = z.object({
  temperature: z.number().min(0).max(2),
  topP: z.number().gt(0).max(1),
  maxTokens: z.int().min(1).max(1_048_576),
  /** Only the so many most probable tokens; 0: all. */
  topK: z.int().min(0).max(1_000_000).optional(),
  /** Only tokens of at least this share of the most probable one's probability; 0: all. */
  minP: z.number().min(0).max(1).optional(),
  /** Divides the logits of tokens that were used; 1: none. */
  repetitionPenalty: z.number().gt(0).max(10).optional(),
  /** Taken from the logits of tokens that were generated; 0: none. */
  presencePenalty: z.number().min(-2).max(2).optional(),
  /** The same, once for each time. */
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  /** Texts that end a reply; OpenAI takes four at most. */
  stop: z.array(z.string().min(1).max(200)).max(4).optional(),
  /** Whether a model that can do both thinks first. */
  thinking: z.boolean().optional(),
  reasoningEffort: z.enum(REASONING_EFFORTS).optional(),
});
export type Sampling = z.infer<typeof samplingSchema>;

/** What a checkpoint recommends: any part of a sampling. */
export const samplingDefaultsSchema = samplingSchema.partial();
export type SamplingDefaults = z.infer<typeof samplingDefaultsSchema>;

export const defaultSampling: Sampling = { temperature: 0.8, topP: 1, maxTokens: 4096 };

/** The values that change nothing. Sent all the same: a server fills what is missing with defaults of its own. */
export const NEUTRAL_SAMPLING = {
  temperature: 1,
  topP: 1,
  topK: 0,
  minP: 0,
  repetitionPenalty: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
  stop: [],
} satisfies Partial<Sampling>;

/** The same sampling with nothing left to a server's defaults. */
export function explicitSampling(sampling: Sampling): Sampling {
  return { ...NEUTRAL_SAMPLING, ...sampling };
}
