import type { Dialect } from './dialect.ts';
import { modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import {
  parameterTable,
  refusedUnless,
  type ParameterName,
  type Treatment,
} from './parameter-table.ts';
import { refusalMessage, type Refusal } from './refusal.ts';

const CODES: Record<Refusal['kind'], { status: number; type: string; code: string | null }> = {
  context: { status: 400, type: 'invalid_request_error', code: 'context_length_exceeded' },
  parameter: { status: 400, type: 'invalid_request_error', code: null },
  malformed: { status: 400, type: 'invalid_request_error', code: null },
  'missing-messages': {
    status: 400,
    type: 'invalid_request_error',
    code: 'missing_required_parameter',
  },
  'unknown-model': { status: 404, type: 'invalid_request_error', code: 'model_not_found' },
  'not-found': { status: 404, type: 'invalid_request_error', code: 'unknown_url' },
  unauthorized: { status: 401, type: 'invalid_request_error', code: 'invalid_api_key' },
  overloaded: { status: 503, type: 'server_error', code: 'overloaded' },
  loading: { status: 503, type: 'server_error', code: null },
  'rate-limited': { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  quota: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  'server-error': { status: 500, type: 'server_error', code: null },
  'generation-failed': { status: 500, type: 'server_error', code: null },
  'not-supported': { status: 501, type: 'server_error', code: null },
};

/**
 * A hosted reasoning model as o1 and o3 are: thinking is hidden and only counted, what is not supported is refused by
 * name, errors have string codes, and there is nothing to see of the load.
 */
export const openai: Dialect = {
  name: 'openai',
  defaults: { maxInFlight: null },
  parameters: parameterTable({
    temperature: onlyDefault('temperature'),
    top_p: unsupported('top_p'),
    max_tokens: unsupported('max_tokens', "Use 'max_completion_tokens' instead."),
    stop: refusedUnless('stop', {
      holds: (value) => typeof value === 'string' || (Array.isArray(value) && value.length <= 4),
      message: "Invalid 'stop': array too long. Expected an array with maximum length 4.",
      code: 'array_above_max_length',
    }),
    top_k: unknown('top_k'),
    min_p: unknown('min_p'),
    repetition_penalty: unknown('repetition_penalty'),
    min_tokens: unknown('min_tokens'),
    ignore_eos: unknown('ignore_eos'),
    priority: unknown('priority'),
    cache_salt: unknown('cache_salt'),
    chat_template_kwargs: unknown('chat_template_kwargs'),
    return_token_ids: unknown('return_token_ids'),
    stream_interval: unknown('stream_interval'),
  }),
  defaultSampling: { temperature: 1, top_p: 1 },
  reasoning: { delivery: 'hidden', field: 'reasoning_content' },
  unknownModel: 'refuse',
  longPrompt: 'refuse',
  usageInStream: 'asked',
  refuse: (refusal) => {
    const { status, type, code } = CODES[refusal.kind];
    const own = refusal.kind === 'parameter' ? refusal : null;
    return nestedError({
      status,
      type,
      message: refusalMessage(refusal),
      param: own?.param ?? null,
      code: own?.code ?? code,
    });
  },
  usage: (counts) => ({
    ...plainUsage(counts),
    prompt_tokens_details: { cached_tokens: counts.cachedTokens, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: counts.reasoningTokens,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  }),
  choiceFields: () => ({ logprobs: null }),
  replyFields: () => ({ service_tier: 'default', system_fingerprint: null }),
  modelList: (server) => modelCards(server),
  routes: [],
};

function onlyDefault(param: ParameterName): Treatment {
  return refusedUnless(param, {
    holds: (value) => value === 1,
    message: `Unsupported value: '${param}' does not support this value with this model. Only the default (1) value is supported.`,
    code: 'unsupported_value',
  });
}

/** Even at its default. */
function unsupported(param: ParameterName, ...advice: string[]): Treatment {
  const refusal = `Unsupported parameter: '${param}' is not supported with this model.`;
  const message = [refusal, ...advice].join(' ');
  return refusedUnless(param, { holds: () => false, message, code: 'unsupported_parameter' });
}

function unknown(param: ParameterName): Treatment {
  return refusedUnless(param, {
    holds: () => false,
    message: `Unknown parameter: '${param}'.`,
    code: 'unknown_parameter',
  });
}
