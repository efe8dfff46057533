import { z } from 'zod';

import { ApiError } from './errors.ts';

const TEXT_PART = z.strictObject({ type: z.literal('text'), text: z.string() });

const MESSAGE = z.strictObject({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.union([z.string(), z.array(TEXT_PART)]),
});

const TOKEN_LIMIT = z.int().min(1).nullish();

/** `user` names the caller and is meant to have no effect on the reply anywhere. */
const CHAT_REQUEST = z.strictObject({
  model: z.string(),
  messages: z.array(MESSAGE).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: TOKEN_LIMIT,
  max_completion_tokens: TOKEN_LIMIT,
  temperature: z.number().min(0).max(2).nullish(),
  seed: z.int().nullish(),
  user: z.string().nullish(),
});

/** Parameters without an effect here, with the values that would not have one anywhere. */
const NEUTRAL_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  n: [1],
  stop: [],
  top_p: [1],
  top_k: [-1, 0],
  min_p: [0],
  presence_penalty: [0],
  frequency_penalty: [0],
  repetition_penalty: [1],
  logprobs: [false],
};

export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant';
  text: string;
}

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  stream: boolean;
  includeUsage: boolean;
  /** null: as many as the context has room for. */
  maxTokens: number | null;
  temperature: number;
  /** null: fresh chance for each request. */
  seed: number | null;
}

/**
 * Reads a chat completion request. What this server would have to drop in silence it refuses by
 * name (ApiError 400), unless the value is one that changes nothing.
 */
export function parseChatRequest(body: unknown): ChatRequest {
  const parsed = CHAT_REQUEST.safeParse(withoutNeutralValues(body));
  if (!parsed.success) throw refusal(parsed.error.issues[0]);
  const request = parsed.data;
  if (request.stream_options && request.stream !== true) {
    throw new ApiError({
      status: 400,
      message: 'stream_options is only allowed together with stream: true.',
      param: 'stream_options',
      code: 'invalid_value',
    });
  }
  return {
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, text: textOf(content) })),
    stream: request.stream ?? false,
    includeUsage: request.stream_options?.include_usage ?? false,
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
    temperature: request.temperature ?? 1,
    seed: request.seed ?? null,
  };
}

function withoutNeutralValues(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !isNeutral(name, value)),
  );
}

function isNeutral(name: string, value: unknown): boolean {
  const neutral = Object.hasOwn(NEUTRAL_VALUES, name) ? NEUTRAL_VALUES[name] : undefined;
  if (!neutral) return false;
  if (value === null || neutral.includes(value)) return true;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (isEmptyList && name === 'stop') return true;
  throw new ApiError({
    status: 400,
    message: `This server has no \`${name}\`: the value would be ignored. Leave it out${neutral.length > 0 ? ` or send ${neutral.join(' or ')}` : ''}.`,
    param: name,
    code: 'unsupported_value',
  });
}

function refusal(issue: z.core.$ZodIssue | undefined): ApiError {
  if (issue?.code === 'unrecognized_keys') {
    const param = [...issue.path, issue.keys[0] ?? ''].map(String).join('.');
    return new ApiError({
      status: 400,
      message: `This server does not know \`${param}\` and would ignore it; leave it out.`,
      param,
      code: 'unsupported_parameter',
    });
  }
  const param = issue?.path.map(String).join('.') ?? '';
  return new ApiError({
    status: 400,
    message: `The request's ${param === '' ? 'body' : `\`${param}\``} is malformed: ${issue?.message ?? 'unknown reason'}.`,
    param,
    code: 'invalid_value',
  });
}

function textOf(content: string | readonly { text: string }[]): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}
