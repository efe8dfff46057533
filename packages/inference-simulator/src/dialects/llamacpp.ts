import { tokenId, tokenize } from '../text/tokenizer.ts';
import type { Dialect, ReplyFacts } from './dialect.ts';
import { json, type HttpReply } from './http-reply.ts';
import { modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import { parameterTable } from './parameter-table.ts';
import { prometheusText } from './prometheus.ts';
import { refusalMessage, type Refusal } from './refusal.ts';
import type { RouteCall, ServerControl } from './server-control.ts';
import { detokenizeRoute } from './tokenizer-routes.ts';

const CODES: Record<Refusal['kind'], { status: number; type: string }> = {
  context: { status: 400, type: 'exceed_context_size_error' },
  parameter: { status: 500, type: 'server_error' },
  malformed: { status: 500, type: 'server_error' },
  'missing-messages': { status: 500, type: 'server_error' },
  'unknown-model': { status: 404, type: 'not_found_error' },
  'not-found': { status: 404, type: 'not_found_error' },
  unauthorized: { status: 401, type: 'authentication_error' },
  overloaded: { status: 503, type: 'unavailable_error' },
  loading: { status: 503, type: 'unavailable_error' },
  'rate-limited': { status: 503, type: 'unavailable_error' },
  quota: { status: 503, type: 'unavailable_error' },
  'server-error': { status: 500, type: 'server_error' },
  'generation-failed': { status: 500, type: 'server_error' },
  'not-supported': { status: 501, type: 'not_supported_error' },
};

/**
 * llama.cpp's server as the build of February 2025 was measured: bad input is a 500, any model name is
 * taken, `max_completion_tokens` is not looked at, `n` above 1 is refused, and a prompt that is too
 * long is cut without a word (`longPrompt: 'refuse'` makes it the build of September 2025).
 */
export const llamacpp: Dialect = {
  name: 'llamacpp',
  defaults: { slots: 4, maxInFlight: null },
  parameters: parameterTable({
    n: (value) =>
      value === 1
        ? null
        : { kind: 'parameter', param: 'n', message: 'Only one completion choice is allowed' },
    max_completion_tokens: 'dropped',
    min_tokens: 'dropped',
    priority: 'dropped',
    cache_salt: 'dropped',
    reasoning_effort: 'dropped',
    return_token_ids: 'dropped',
    stream_interval: 'dropped',
  }),
  // What the command line sets where a request does not say.
  defaultSampling: { temperature: 0.8, top_p: 0.95, top_k: 40, min_p: 0.05 },
  reasoning: { delivery: 'field', field: 'reasoning_content' },
  unknownModel: 'accept',
  longPrompt: 'truncate',
  usageInStream: 'always',
  refuse,
  usage: plainUsage,
  choiceFields: () => ({}),
  replyFields: (facts) => ({ timings: timings(facts) }),
  modelList: (server) =>
    modelCards(server, ({ maxModelLen }) => ({ meta: { n_ctx_train: maxModelLen } })),
  routes: [
    { method: 'GET', path: '/health', handle: () => json({ status: 'ok' }) },
    { method: 'GET', path: '/props', handle: ({ server }) => json(properties(server)) },
    { method: 'GET', path: '/slots', handle: slots },
    { method: 'GET', path: '/metrics', handle: ({ server }) => metrics(server) },
    {
      method: 'POST',
      path: '/tokenize',
      handle: ({ body }) =>
        json({
          tokens: tokenize(typeof body.content === 'string' ? body.content : '').map(tokenId),
        }),
    },
    detokenizeRoute('/detokenize', 'content'),
    { method: 'GET', path: '/lora-adapters', handle: ({ server }) => json(adapters(server)) },
  ],
};

function refuse(refusal: Refusal): HttpReply {
  const { status, type } = CODES[refusal.kind];
  const message =
    refusal.kind === 'context'
      ? 'the request exceeds the available context size, try increasing it'
      : refusalMessage(refusal);
  const counts =
    refusal.kind === 'context'
      ? { n_prompt_tokens: refusal.promptTokens, n_ctx: refusal.limit }
      : {};
  if (refusal.kind === 'unauthorized') return nestedError({ status, message, type, code: status });
  return { status, body: { error: { code: status, message, type, ...counts } } };
}

function timings(facts: ReplyFacts): object {
  return {
    cache_n: facts.cachedTokens,
    prompt_n: facts.promptTokens - facts.cachedTokens,
    prompt_ms: facts.promptMs,
    predicted_n: facts.completionTokens,
    predicted_ms: facts.generationMs,
  };
}

function properties(server: ServerControl): object {
  return {
    total_slots: server.slots,
    default_generation_settings: { n_ctx: server.maxModelLen },
    chat_template: 'chatml',
    model_path: server.models[0]?.root ?? '',
  };
}

function slots({ server, query }: RouteCall): HttpReply {
  const running = server.paced.engine.runningCount;
  if (query.has('fail_on_no_slot') && running >= server.slots) {
    return {
      status: 503,
      body: { error: { code: 503, message: 'no slot available', type: 'unavailable_error' } },
    };
  }
  return json(
    Array.from({ length: server.slots }, (_, id) => ({
      id,
      n_ctx: server.maxModelLen,
      is_processing: id < running,
    })),
  );
}

function metrics({ paced: { engine }, counters }: ServerControl): HttpReply {
  const gauge = (name: string, value: number) =>
    ({ name: `llamacpp:${name}`, kind: 'gauge', value }) as const;
  const counter = (name: string, value: number) =>
    ({ name: `llamacpp:${name}`, kind: 'counter', value }) as const;
  return prometheusText([
    counter('prompt_tokens_total', counters.promptTokens),
    counter('tokens_predicted_total', engine.counters.tokensGenerated),
    gauge('kv_cache_usage_ratio', engine.cacheUsageFraction),
    gauge('requests_processing', engine.runningCount),
    gauge('requests_deferred', engine.waitingCount),
  ]);
}

function adapters({ models }: ServerControl): object[] {
  return models
    .filter(({ parent }) => parent !== null)
    .map(({ root }, id) => ({ id, path: root, scale: 1 }));
}
