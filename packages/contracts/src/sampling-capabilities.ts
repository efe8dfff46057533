import type { Dialect } from './backends.ts';
import { NEUTRAL_SAMPLING, type Sampling } from './sampling.ts';

export type SamplingParameter = keyof Sampling;

/**
 * What becomes of a parameter at a dialect:
 * - `always`: stands in every request, since the server has defaults of its own
 * - `when-set`: stands in a request where it was chosen; neutral is the server's default
 * - `refused`: the server would drop it without a word, or take it for something else
 */
export type Capability = 'always' | 'when-set' | 'refused';

/** As requests and the documents of servers call them. */
export const PARAMETER_NAMES: Record<SamplingParameter, string> = {
  temperature: 'temperature',
  topP: 'top_p',
  maxTokens: 'max_tokens',
  topK: 'top_k',
  minP: 'min_p',
  repetitionPenalty: 'repetition_penalty',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  stop: 'stop',
  thinking: 'enable_thinking',
  reasoningEffort: 'reasoning_effort',
};

export const SAMPLING_PARAMETERS = Object.keys(PARAMETER_NAMES) as SamplingParameter[];

type Capabilities = Readonly<Record<SamplingParameter, Capability>>;

const EVERYTHING: Capabilities = {
  temperature: 'always',
  topP: 'always',
  maxTokens: 'always',
  topK: 'always',
  minP: 'always',
  repetitionPenalty: 'always',
  presencePenalty: 'always',
  frequencyPenalty: 'always',
  stop: 'when-set',
  thinking: 'when-set',
  reasoningEffort: 'when-set',
};

/** What every server that calls itself compatible takes. */
const COMMON: Capabilities = {
  ...EVERYTHING,
  topK: 'refused',
  minP: 'refused',
  repetitionPenalty: 'refused',
  presencePenalty: 'when-set',
  frequencyPenalty: 'when-set',
  thinking: 'refused',
  reasoningEffort: 'refused',
};

export const SAMPLING_CAPABILITIES: Record<Dialect, Capabilities> = {
  vllm: EVERYTHING,
  sglang: EVERYTHING,
  llamacpp: { ...EVERYTHING, reasoningEffort: 'refused' },
  // A top_p that is left out is 1, and one of 1 refused (router/src/validation.rs). Its chat route makes a repetition
  // penalty of the presence penalty, and of 0 one of 2.
  tgi: { ...COMMON, topP: 'when-set', presencePenalty: 'refused', frequencyPenalty: 'always' },
  ollama: {
    ...COMMON,
    presencePenalty: 'always',
    frequencyPenalty: 'always',
    reasoningEffort: 'when-set',
  },
  // Both are 1 where they are left out. Of the models that reason, o1 and o3 refuse a top_p of 1, o3-mini a
  // temperature of 1 as well: 400, unsupported_parameter.
  openai: { ...COMMON, temperature: 'when-set', topP: 'when-set', reasoningEffort: 'when-set' },
  plain: COMMON,
};

/** Whether a parameter asks for something: it was chosen, and not to change nothing. */
export function isSet(sampling: Sampling, parameter: SamplingParameter): boolean {
  const value = sampling[parameter];
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  const neutral: Partial<Record<SamplingParameter, unknown>> = NEUTRAL_SAMPLING;
  return value !== neutral[parameter];
}

/** Parameters that ask for something which servers of this dialect would not do. */
export function refusedParameters(sampling: Sampling, dialect: Dialect): SamplingParameter[] {
  const capabilities = SAMPLING_CAPABILITIES[dialect];
  return SAMPLING_PARAMETERS.filter(
    (parameter) => capabilities[parameter] === 'refused' && isSet(sampling, parameter),
  );
}

/** Parameters that stand in a request to a server of this dialect. */
export function sentParameters(sampling: Sampling, dialect: Dialect): SamplingParameter[] {
  const capabilities = SAMPLING_CAPABILITIES[dialect];
  return SAMPLING_PARAMETERS.filter((parameter) => {
    if (sampling[parameter] === undefined || capabilities[parameter] === 'refused') return false;
    return capabilities[parameter] === 'always' || isSet(sampling, parameter);
  });
}
