import type { Dialect } from './backends.ts';
import type { SamplingParameter } from './sampling-capabilities.ts';
import type { Sampling } from './sampling.ts';

/**
 * What servers of a dialect take no value of, and fill in with their own: nobody is told which. Ollama's chat route
 * has no field for them (openai/openai.go), and takes the model's, else a top_k of 40 and a repeat_penalty of 1.1
 * (api/types.go); of a plain server nothing is known. TGI and OpenAI take no value either, and are neutral there.
 */
const OWN_PARAMETERS: Partial<Record<Dialect, readonly SamplingParameter[]>> = {
  ollama: ['topK', 'minP', 'repetitionPenalty'],
  plain: ['topK', 'minP', 'repetitionPenalty'],
};

export function ownParameters(dialect: Dialect): readonly SamplingParameter[] {
  return OWN_PARAMETERS[dialect] ?? [];
}

/** What of a sampling is known to hold at a server of this dialect: what it fills in itself is left out. */
export function knownSampling(sampling: Sampling, dialect: Dialect): Sampling {
  const own: readonly string[] = ownParameters(dialect);
  const known = Object.entries(sampling).filter(([parameter]) => !own.includes(parameter));
  return Object.fromEntries(known) as Sampling;
}
