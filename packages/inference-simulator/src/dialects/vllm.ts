import type { Dialect } from './dialect.ts';
import { json, text } from './http-reply.ts';
import { modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import { parameterTable, refusedUnless } from './parameter-table.ts';
import { prometheusText } from './prometheus.ts';
import { refusalMessage, type Refusal } from './refusal.ts';
import type { Route, ServerControl } from './server-control.ts';
import { detokenizeRoute, tokenizeRoute } from './tokenizer-routes.ts';
import {
  optionalText,
  requiredText,
  VLLM_ADAPTER_ROUTES,
  VLLM_WEIGHT_ROUTES,
} from './weight-routes.ts';

const VERSION = '0.12.0+simulator';

const CODES: Record<Refusal['kind'], { status: number; type: string }> = {
  context: { status: 400, type: 'BadRequestError' },
  parameter: { status: 400, type: 'BadRequestError' },
  malformed: { status: 400, type: 'BadRequestError' },
  'missing-messages': { status: 400, type: 'BadRequestError' },
  'unknown-model': { status: 404, type: 'NotFoundError' },
  'not-found': { status: 404, type: 'NotFoundError' },
  unauthorized: { status: 401, type: 'AuthenticationError' },
  overloaded: { status: 503, type: 'ServiceUnavailableError' },
  loading: { status: 503, type: 'ServiceUnavailableError' },
  'rate-limited': { status: 429, type: 'TooManyRequestsError' },
  quota: { status: 429, type: 'TooManyRequestsError' },
  'server-error': { status: 500, type: 'InternalServerError' },
  'generation-failed': { status: 500, type: 'InternalServerError' },
  'not-supported': { status: 501, type: 'NotImplementedError' },
};

/**
 * vLLM: an unbounded queue, every sampling parameter followed, unknown fields accepted without a word,
 * thinking in `reasoning`, integer error codes.
 */
export const vllm: Dialect = {
  name: 'vllm',
  defaults: { maxInFlight: null },
  parameters: parameterTable({
    cache_salt: refusedUnless('cache_salt', {
      holds: (value) => typeof value === 'string' && value.length >= 1 && value.length <= 1_024,
      message: "Parameter 'cache_salt' must be a non-empty string if provided.",
    }),
  }),
  defaultSampling: { temperature: 1, top_p: 1 },
  reasoning: { delivery: 'field', field: 'reasoning' },
  unknownModel: 'refuse',
  longPrompt: 'refuse',
  usageInStream: 'asked',
  check: ({ priority }, policy) =>
    priority !== 0 && policy !== 'priority'
      ? {
          kind: 'parameter',
          param: 'priority',
          message: 'Got priority but priority scheduling is not enabled.',
        }
      : null,
  refuse: (refusal) => {
    const { status, type } = CODES[refusal.kind];
    const param = refusal.kind === 'unknown-model' ? 'model' : paramOf(refusal);
    return nestedError({ status, type, param, code: status, message: messageOf(refusal) });
  },
  usage: (counts) => ({ ...plainUsage(counts), prompt_tokens_details: null }),
  choiceFields: ({ stopReason }) => ({ stop_reason: stopReason, logprobs: null }),
  replyFields: () => ({}),
  modelList: (server) =>
    modelCards(server, ({ root, parent, maxModelLen }) => ({
      root,
      parent,
      max_model_len: maxModelLen,
    })),
  routes: [
    { method: 'GET', path: '/health', handle: () => text('') },
    { method: 'GET', path: '/ping', handle: () => text('') },
    { method: 'GET', path: '/version', handle: () => json({ version: VERSION }) },
    {
      method: 'GET',
      path: '/load',
      handle: ({ server }) => json({ server_load: server.paced.inFlight }),
    },
    { method: 'GET', path: '/metrics', handle: ({ server }) => metrics(server) },
    tokenizeRoute('/tokenize'),
    detokenizeRoute('/detokenize', 'prompt'),
    ...VLLM_ADAPTER_ROUTES,
    ...controlRoutes(),
  ],
};

function paramOf(refusal: Refusal): string | null {
  return refusal.kind === 'parameter' ? refusal.param : null;
}

function messageOf(refusal: Refusal): string {
  if (refusal.kind !== 'context' || refusal.promptTokens < refusal.limit) {
    return refusalMessage(refusal);
  }
  return `Input length (${refusal.promptTokens}) exceeds model's maximum context length (${refusal.limit}).`;
}

function metrics(server: ServerControl) {
  const { engine } = server.paced;
  const labels = { model_name: server.models[0]?.id ?? '' };
  const gauge = (name: string, value: number) =>
    ({ name: `vllm:${name}`, kind: 'gauge', value, labels }) as const;
  const counter = (name: string, value: number) =>
    ({ name: `vllm:${name}`, kind: 'counter', value, labels }) as const;
  const blockTokens = 16;
  const cache = {
    block_size: String(blockTokens),
    num_gpu_blocks: server.kvTokens === null ? 'None' : String(server.kvTokens / blockTokens),
  };
  return prometheusText([
    gauge('num_requests_running', engine.runningCount),
    gauge('num_requests_waiting', engine.waitingCount),
    gauge('kv_cache_usage_perc', engine.cacheUsageFraction),
    counter('num_preemptions_total', engine.counters.preemptions),
    counter('prefix_cache_queries_total', engine.prefixes.queriedBlocks * blockTokens),
    counter('prefix_cache_hits_total', engine.prefixes.hitBlocks * blockTokens),
    counter('prompt_tokens_total', server.counters.promptTokens),
    counter('generation_tokens_total', engine.counters.tokensGenerated),
    counter('admission_rejections_total', server.counters.rejected),
    counter('time_to_first_token_seconds_sum', server.counters.firstTokenSumMs / 1_000),
    counter('time_to_first_token_seconds_count', server.counters.firstTokens),
    counter('request_queue_time_seconds_sum', server.counters.queueSumMs / 1_000),
    counter('request_queue_time_seconds_count', server.counters.firstTokens),
    ...Object.entries(server.counters.finished).map(([reason, value]) => ({
      ...counter('request_success_total', value),
      labels: { ...labels, finished_reason: reason },
    })),
    { name: 'vllm:cache_config_info', kind: 'gauge', value: 1, labels: cache },
  ]);
}

/** Pausing, sleeping, and new weights, as for training by reinforcement. */
function controlRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/pause',
      handle: ({ server, query }) => {
        server.pause(query.get('mode') === 'keep' ? 'keep' : 'abort');
        return json({ status: 'paused' });
      },
    },
    {
      method: 'POST',
      path: '/resume',
      handle: ({ server }) => {
        server.resume();
        return json({ status: 'resumed' });
      },
    },
    {
      method: 'GET',
      path: '/is_paused',
      handle: ({ server }) => json({ is_paused: server.paced.engine.isPaused }),
    },
    {
      method: 'POST',
      path: '/sleep',
      handle: ({ server }) => {
        server.sleep();
        return text('');
      },
    },
    {
      method: 'POST',
      path: '/wake_up',
      handle: ({ server }) => {
        server.wakeUp();
        return text('');
      },
    },
    {
      method: 'GET',
      path: '/is_sleeping',
      handle: ({ server }) => json({ is_sleeping: server.isSleeping }),
    },
    {
      method: 'POST',
      path: '/update_weights_from_disk',
      handle: (call) => {
        const path = requiredText(call, 'model_path');
        call.server.updateWeights({ path, version: optionalText(call, 'weight_version') });
        return json({ success: true, message: 'Succeeded to update model weights.' });
      },
    },
    ...VLLM_WEIGHT_ROUTES,
    {
      method: 'POST',
      path: '/reset_prefix_cache',
      handle: ({ server }) => {
        server.paced.engine.prefixes.clear();
        return text('');
      },
    },
    {
      method: 'POST',
      path: '/abort_requests',
      handle: ({ server, body }) => {
        for (const id of Array.isArray(body.request_ids) ? body.request_ids : []) {
          server.abortRequest(String(id));
        }
        return text('');
      },
    },
  ];
}
