import { tokenId, tokenize } from '../text/tokenizer.ts';
import type { Dialect } from './dialect.ts';
import { json, text, type HttpReply } from './http-reply.ts';
import { modelCards } from './model-cards.ts';
import { plainUsage } from './openai-usage.ts';
import { parameterTable, refusedUnless } from './parameter-table.ts';
import { prometheusText } from './prometheus.ts';
import { templatedMessages } from './read-prompt.ts';
import { refusalMessage, type Refusal } from './refusal.ts';
import type { RouteCall, ServerControl } from './server-control.ts';

const CODES: Record<Refusal['kind'], { status: number; errorType: string }> = {
  context: { status: 422, errorType: 'validation' },
  parameter: { status: 422, errorType: 'validation' },
  malformed: { status: 422, errorType: 'validation' },
  'missing-messages': { status: 422, errorType: 'validation' },
  'unknown-model': { status: 422, errorType: 'validation' },
  'not-found': { status: 404, errorType: 'not_found' },
  unauthorized: { status: 401, errorType: 'unauthorized' },
  overloaded: { status: 429, errorType: 'overloaded' },
  'rate-limited': { status: 429, errorType: 'overloaded' },
  quota: { status: 429, errorType: 'overloaded' },
  loading: { status: 503, errorType: 'unhealthy' },
  'server-error': { status: 500, errorType: 'incomplete_generation' },
  'generation-failed': { status: 424, errorType: 'generation' },
  'not-supported': { status: 501, errorType: 'not_supported' },
};

/**
 * Text Generation Inference: `{error, error_type}`, 422 for whatever does not validate (a `top_p` of 1 among it),
 * 429 beyond 128 requests, `n` and most sampling parameters dropped, stop as a list only, and a model that is not its
 * own is taken for an adapter.
 */
export const tgi: Dialect = {
  name: 'tgi',
  defaults: { slots: 32, maxInFlight: 128 },
  parameters: parameterTable({
    n: 'dropped',
    // router/src/validation.rs: 1 is what stands for none, and may not be sent.
    top_p: refusedUnless('top_p', {
      holds: (value) => typeof value === 'number' && value > 0 && value < 1,
      message: 'Input validation error: `top_p` must be > 0.0 and < 1.0',
    }),
    top_k: 'dropped',
    min_p: 'dropped',
    repetition_penalty: 'dropped',
    min_tokens: 'dropped',
    ignore_eos: 'dropped',
    stop: refusedUnless('stop', {
      holds: Array.isArray,
      message:
        'Failed to deserialize the JSON body into the target type: stop: invalid type: string, expected a sequence',
    }),
    priority: 'dropped',
    cache_salt: 'dropped',
    chat_template_kwargs: 'dropped',
    reasoning_effort: 'dropped',
    return_token_ids: 'dropped',
    stream_interval: 'dropped',
  }),
  defaultSampling: { temperature: 1, top_p: 1 },
  reasoning: { delivery: 'tags', field: 'reasoning_content' },
  unknownModel: 'refuse',
  longPrompt: 'refuse',
  usageInStream: 'asked',
  refuse: (refusal) => {
    const { status, errorType } = CODES[refusal.kind];
    return { status, body: { error: messageOf(refusal), error_type: errorType } };
  },
  usage: plainUsage,
  choiceFields: () => ({ logprobs: null }),
  replyFields: () => ({}),
  modelList: (server) => modelCards(server),
  routes: [
    { method: 'GET', path: '/health', handle: () => text('') },
    { method: 'GET', path: '/info', handle: ({ server }) => json(info(server)) },
    { method: 'GET', path: '/metrics', handle: ({ server }) => metrics(server) },
    {
      method: 'POST',
      path: '/tokenize',
      handle: ({ body }) => json(pieces(typeof body.inputs === 'string' ? body.inputs : '')),
    },
    { method: 'POST', path: '/chat_tokenize', handle: chatTokenize },
  ],
};

function messageOf(refusal: Refusal): string {
  if (refusal.kind === 'overloaded') return 'Model is overloaded';
  if (refusal.kind === 'context') {
    return `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= ${refusal.limit}. Given: ${refusal.promptTokens} \`inputs\` tokens and ${refusal.maxTokens ?? 0} \`max_new_tokens\``;
  }
  return refusalMessage(refusal);
}

function info(server: ServerControl): object {
  return {
    model_id: server.models[0]?.id ?? '',
    model_sha: server.weightsId,
    max_concurrent_requests: 128,
    max_total_tokens: server.maxModelLen,
    version: '3.3.6+simulator',
    router: 'text-generation-router',
  };
}

function metrics({ paced: { engine } }: ServerControl): HttpReply {
  return prometheusText([
    { name: 'tgi_queue_size', kind: 'gauge', value: engine.waitingCount },
    { name: 'tgi_batch_current_size', kind: 'gauge', value: engine.runningCount },
  ]);
}

/** Tokens with their place in the text, in UTF-16 units. */
function pieces(input: string): object[] {
  let start = 0;
  return tokenize(input).map((token) => {
    const piece = { id: tokenId(token), text: token, start, stop: start + token.length };
    start = piece.stop;
    return piece;
  });
}

function chatTokenize({ body }: RouteCall): HttpReply {
  const templated = templatedMessages(body);
  return json({ tokenize_response: pieces(templated), templated_text: templated });
}
