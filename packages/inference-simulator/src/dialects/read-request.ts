import type { GenerationRequest } from '../generation/generation-request.ts';
import { tokenize } from '../text/tokenizer.ts';
import type { Dialect } from './dialect.ts';
import { PARAMETERS, type ParameterName } from './parameter-table.ts';
import { templatedMessages } from './read-prompt.ts';
import { RefusedError } from './refusal.ts';

type Body = Readonly<Record<string, unknown>>;

const SAMPLING = [
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'repetition_penalty',
  'presence_penalty',
  'frequency_penalty',
] as const satisfies readonly ParameterName[];

/**
 * Reads a chat request as the dialect's server would: what it honours takes effect, what it drops is as
 * if it had not been sent.
 *
 * @throws RefusedError for what the server refuses
 */
export function readChatRequest(sent: Body, dialect: Dialect): GenerationRequest {
  const body = applyTable(sent, dialect);
  const promptText = templatedMessages(body);
  const stream = body.stream === true;
  const streamOptions = streamOptionsOf(body, stream);
  const sampling = samplingOf(body, dialect.defaultSampling);
  return {
    model: typeof body.model === 'string' ? body.model : '',
    promptText,
    promptTokens: tokenize(promptText).length,
    choices: choicesOf(body),
    seed: numberOf(body.seed),
    stream,
    includeUsage: streamOptions.include_usage === true,
    continuousUsage: streamOptions.continuous_usage_stats === true,
    maxTokens: maxTokensOf(body, dialect),
    minTokens: numberOf(body.min_tokens) ?? 0,
    ignoreEos: body.ignore_eos === true,
    stop: stopsOf(body.stop),
    includeStop: body.include_stop_str_in_output === true,
    sampling,
    priority: numberOf(body.priority) ?? 0,
    cacheSalt: typeof body.cache_salt === 'string' ? body.cache_salt : '',
    thinking: wantsThinking(body),
    logprobs: body.logprobs === true,
    topLogprobs: numberOf(body.top_logprobs) ?? 0,
    returnTokenIds: body.return_token_ids === true,
    streamInterval: Math.max(1, Math.floor(numberOf(body.stream_interval) ?? 1)),
    requestId: requestIdOf(body),
  };
}

function applyTable(sent: Body, dialect: Dialect): Body {
  const body: Record<string, unknown> = { ...sent };
  for (const name of PARAMETERS) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    const treatment = dialect.parameters[name];
    if (treatment === 'dropped') delete body[name];
    if (typeof treatment !== 'function') continue;
    const refusal = treatment(value);
    if (refusal) throw new RefusedError(refusal);
  }
  return body;
}

function streamOptionsOf(body: Body, stream: boolean): Body {
  const options = body.stream_options;
  if (typeof options !== 'object' || options === null) return {};
  if (!stream) {
    throw new RefusedError({
      kind: 'parameter',
      param: 'stream_options',
      message: 'Stream options can only be defined when `stream=True`.',
    });
  }
  return options as Body;
}

function samplingOf(body: Body, defaults: Readonly<Record<string, number>>) {
  const sampling: Record<string, number> = { ...defaults };
  for (const name of SAMPLING) {
    const value = numberOf(body[name]);
    if (value !== null) sampling[name] = value;
  }
  return sampling;
}

const MOST_CHOICES = 128;

function choicesOf(body: Body): number {
  const choices = numberOf(body.n) ?? 1;
  if (Number.isInteger(choices) && choices >= 1 && choices <= MOST_CHOICES) return choices;
  throw new RefusedError({
    kind: 'parameter',
    param: 'n',
    message: `n must be a whole number from 1 to ${MOST_CHOICES}, got ${choices}.`,
  });
}

/** llama.cpp reads anything below 1 as no limit; the others refuse it. */
function maxTokensOf(body: Body, dialect: Dialect): number | null {
  const limit = numberOf(body.max_completion_tokens) ?? numberOf(body.max_tokens);
  if (limit === null || limit >= 1) return limit === null ? null : Math.floor(limit);
  if (dialect.name === 'llamacpp') return null;
  throw new RefusedError({
    kind: 'parameter',
    param: 'max_tokens',
    message: `max_tokens must be at least 1, got ${limit}.`,
  });
}

function stopsOf(stop: unknown): string[] {
  if (typeof stop === 'string') return [stop];
  return Array.isArray(stop) ? stop.filter((text) => typeof text === 'string') : [];
}

function wantsThinking(body: Body): boolean {
  if (body.reasoning_effort === 'none') return false;
  const kwargs = (body.chat_template_kwargs ?? {}) as Body;
  return kwargs.enable_thinking !== false && kwargs.thinking !== false;
}

/** vLLM says `request_id`, SGLang `rid`. */
function requestIdOf(body: Body): string | null {
  if (typeof body.request_id === 'string') return body.request_id;
  return typeof body.rid === 'string' ? body.rid : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
