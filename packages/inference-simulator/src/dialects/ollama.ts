import type { Dialect } from './dialect.ts';
import { json, text } from './http-reply.ts';
import { CREATED_S, modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import { parameterTable } from './parameter-table.ts';
import { refusalMessage, type Refusal } from './refusal.ts';

const CODES: Record<Refusal['kind'], { status: number; type: string }> = {
  context: { status: 400, type: 'invalid_request_error' },
  parameter: { status: 400, type: 'invalid_request_error' },
  malformed: { status: 400, type: 'invalid_request_error' },
  'missing-messages': { status: 400, type: 'invalid_request_error' },
  'unknown-model': { status: 404, type: 'not_found_error' },
  'not-found': { status: 404, type: 'not_found_error' },
  unauthorized: { status: 401, type: 'authentication_error' },
  overloaded: { status: 503, type: 'api_error' },
  loading: { status: 503, type: 'api_error' },
  'rate-limited': { status: 429, type: 'rate_limit_error' },
  quota: { status: 429, type: 'rate_limit_error' },
  'server-error': { status: 500, type: 'api_error' },
  'generation-failed': { status: 500, type: 'api_error' },
  'not-supported': { status: 501, type: 'api_error' },
};

/**
 * Ollama's OpenAI route: one request at a time, most parameters dropped, only `max_tokens`, a context
 * that is short and silently cut, no metrics and no tokenizer.
 */
export const ollama: Dialect = {
  name: 'ollama',
  defaults: { slots: 1, maxInFlight: 512 },
  parameters: parameterTable({
    n: 'dropped',
    top_k: 'dropped',
    min_p: 'dropped',
    repetition_penalty: 'dropped',
    max_completion_tokens: 'dropped',
    min_tokens: 'dropped',
    ignore_eos: 'dropped',
    priority: 'dropped',
    cache_salt: 'dropped',
    chat_template_kwargs: 'dropped',
    return_token_ids: 'dropped',
    stream_interval: 'dropped',
  }),
  defaultSampling: { temperature: 1, top_p: 1 },
  reasoning: { delivery: 'field', field: 'reasoning' },
  unknownModel: 'refuse',
  longPrompt: 'truncate',
  usageInStream: 'asked',
  refuse: (refusal) => {
    const { status, type } = CODES[refusal.kind];
    return nestedError({ status, type, code: null, message: messageOf(refusal) });
  },
  usage: plainUsage,
  choiceFields: () => ({}),
  replyFields: () => ({}),
  modelList: (server) => modelCards(server),
  routes: [
    { method: 'GET', path: '/', handle: () => text('Ollama is running') },
    {
      method: 'GET',
      path: '/api/version',
      handle: () => json({ version: '0.13.0-simulator' }),
    },
    {
      method: 'GET',
      path: '/api/ps',
      handle: ({ server }) =>
        json({
          models: server.models.map(({ id }) => ({
            name: id,
            model: id,
            digest: server.weightsId,
            context_length: server.maxModelLen,
          })),
        }),
    },
    {
      method: 'GET',
      path: '/api/tags',
      handle: ({ server }) =>
        json({
          models: server.models.map(({ id }) => ({
            name: id,
            model: id,
            digest: server.weightsId,
            modified_at: new Date(CREATED_S * 1_000).toISOString(),
          })),
        }),
    },
  ],
};

function messageOf(refusal: Refusal): string {
  if (refusal.kind === 'overloaded') {
    return 'server busy, please try again. maximum pending requests exceeded';
  }
  if (refusal.kind === 'unknown-model')
    return `model "${refusal.model}" not found, try pulling it first`;
  return refusalMessage(refusal);
}
