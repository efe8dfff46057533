import type { Dialect } from './dialect.ts';
import { json, text } from './http-reply.ts';
import { modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import { parameterTable } from './parameter-table.ts';
import { prometheusText } from './prometheus.ts';
import { refusalMessage, type Refusal } from './refusal.ts';
import type { Route, ServerControl } from './server-control.ts';
import { detokenizeRoute, tokenizeRoute } from './tokenizer-routes.ts';
import { optionalText, requiredText, SGLANG_ADAPTER_ROUTES } from './weight-routes.ts';

const STATUS: Record<Refusal['kind'], number> = {
  context: 400,
  parameter: 400,
  malformed: 400,
  'missing-messages': 400,
  'unknown-model': 404,
  'not-found': 404,
  unauthorized: 401,
  overloaded: 503,
  loading: 503,
  'rate-limited': 429,
  quota: 429,
  'server-error': 500,
  'generation-failed': 500,
  'not-supported': 501,
};

/**
 * SGLang: errors lie flat in the body, any model name is taken, thinking in `reasoning_content`, its
 * count at the top of `usage`, and the weights have a version that can be asked for.
 */
export const sglang: Dialect = {
  name: 'sglang',
  defaults: { maxInFlight: null },
  parameters: parameterTable({}),
  defaultSampling: { temperature: 1, top_p: 1 },
  reasoning: { delivery: 'field', field: 'reasoning_content' },
  unknownModel: 'accept',
  longPrompt: 'refuse',
  usageInStream: 'asked',
  refuse: (refusal) => {
    const status = STATUS[refusal.kind];
    const message = messageOf(refusal);
    const type = status < 500 ? 'BadRequestError' : 'InternalServerError';
    if (refusal.kind === 'unknown-model') {
      return nestedError({
        status,
        message,
        type: 'invalid_request_error',
        code: 'model_not_found',
      });
    }
    return { status, body: { object: 'error', message, type, param: null, code: status } };
  },
  usage: (counts) => ({
    ...plainUsage(counts),
    prompt_tokens_details: null,
    reasoning_tokens: counts.reasoningTokens,
  }),
  choiceFields: ({ stopReason }) => ({ matched_stop: stopReason, logprobs: null }),
  replyFields: ({ weightsId }) => ({ metadata: { weight_version: weightsId } }),
  modelList: (server) =>
    modelCards(server, ({ root, maxModelLen }) => ({ root, max_model_len: maxModelLen })),
  routes: [
    { method: 'GET', path: '/health', handle: () => text('') },
    { method: 'GET', path: '/health_generate', handle: () => text('') },
    { method: 'GET', path: '/get_model_info', handle: ({ server }) => json(modelInfo(server)) },
    { method: 'GET', path: '/model_info', handle: ({ server }) => json(modelInfo(server)) },
    { method: 'GET', path: '/get_server_info', handle: ({ server }) => json(serverInfo(server)) },
    { method: 'GET', path: '/get_load', handle: ({ server }) => json(load(server)) },
    { method: 'GET', path: '/metrics', handle: ({ server }) => metrics(server) },
    tokenizeRoute('/tokenize'),
    tokenizeRoute('/v1/tokenize'),
    detokenizeRoute('/detokenize', 'text'),
    detokenizeRoute('/v1/detokenize', 'text'),
    ...SGLANG_ADAPTER_ROUTES,
    ...controlRoutes(),
  ],
};

function messageOf(refusal: Refusal): string {
  if (refusal.kind === 'overloaded') return 'The request queue is full.';
  if (refusal.kind !== 'context') return refusalMessage(refusal);
  return refusal.promptTokens >= refusal.limit
    ? `The input (${refusal.promptTokens} tokens) is longer than the model's context length (${refusal.limit} tokens).`
    : `Requested token count exceeds the model's maximum context length of ${refusal.limit} tokens. You requested a total of ${refusal.promptTokens + (refusal.maxTokens ?? 0)} tokens.`;
}

function modelInfo(server: ServerControl): object {
  return {
    model_path: server.models[0]?.root ?? '',
    tokenizer_path: 'simulator',
    is_generation: true,
    weight_version: server.weightsId,
  };
}

function serverInfo(server: ServerControl): object {
  return {
    version: '0.5.6+simulator',
    max_running_requests: server.slots,
    max_total_num_tokens: server.kvTokens,
    context_length: server.maxModelLen,
    weight_version: server.weightsId,
  };
}

function load({ paced: { engine } }: ServerControl): object[] {
  return [
    {
      dp_rank: 0,
      num_reqs: engine.runningCount + engine.waitingCount,
      num_waiting_reqs: engine.waitingCount,
    },
  ];
}

function metrics({ paced: { engine }, models, counters }: ServerControl) {
  const labels = { model_name: models[0]?.id ?? '' };
  const { queriedBlocks, hitBlocks } = engine.prefixes;
  const gauge = (name: string, value: number) =>
    ({ name: `sglang:${name}`, kind: 'gauge', value, labels }) as const;
  return prometheusText([
    gauge('num_running_reqs', engine.runningCount),
    gauge('num_queue_reqs', engine.waitingCount),
    gauge('token_usage', engine.cacheUsageFraction),
    gauge('cache_hit_rate', queriedBlocks === 0 ? 0 : hitBlocks / queriedBlocks),
    { name: 'sglang:prompt_tokens_total', kind: 'counter', value: counters.promptTokens, labels },
    {
      name: 'sglang:generation_tokens_total',
      kind: 'counter',
      value: engine.counters.tokensGenerated,
      labels,
    },
  ]);
}

function controlRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/update_weights_from_disk',
      handle: (call) => {
        if (call.body.abort_all_requests === true) call.server.abortRequest(null);
        const path = requiredText(call, 'model_path');
        call.server.updateWeights({ path, version: optionalText(call, 'weight_version') });
        return json({ success: true, message: 'Succeeded to update model weights.' });
      },
    },
    {
      method: 'POST',
      path: '/flush_cache',
      handle: ({ server }) => {
        if (server.paced.inFlight > 0) return { ...text('Flush cache failed.\n'), status: 400 };
        server.paced.engine.prefixes.clear();
        return text('Cache flushed.\n');
      },
    },
    {
      method: 'POST',
      path: '/abort_request',
      handle: ({ server, body }) => {
        server.abortRequest(body.abort_all === true ? null : String(body.rid));
        return text('');
      },
    },
    {
      method: 'POST',
      path: '/pause_generation',
      handle: ({ server, body }) => {
        server.pause(body.mode === 'abort' ? 'abort' : 'keep');
        return json({ status: 'ok' });
      },
    },
    {
      method: 'POST',
      path: '/continue_generation',
      handle: ({ server }) => {
        server.resume();
        return json({ status: 'ok' });
      },
    },
    {
      method: 'POST',
      path: '/release_memory_occupation',
      handle: ({ server }) => {
        server.sleep();
        return text('');
      },
    },
    {
      method: 'POST',
      path: '/resume_memory_occupation',
      handle: ({ server }) => {
        server.wakeUp();
        return text('');
      },
    },
  ];
}
