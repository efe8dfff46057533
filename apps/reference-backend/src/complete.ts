import { randomUUID } from 'node:crypto';

import { answerPrompt } from './answer-prompt.ts';
import type { Checkpoint } from './checkpoints.ts';
import { ApiError } from './errors.ts';
import { checkpointByName, MAX_MODEL_LEN } from './models.ts';
import type { ChatMessage, ChatRequest } from './request.ts';
import { countTokens, tokenize } from './tokens.ts';

export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  completion_tokens_details: { reasoning_tokens: number };
}

/** A reply as it will be sent: cut to the limit of the request, counted, but not yet paced. */
export interface Completion {
  id: string;
  model: string;
  createdS: number;
  tokens: string[];
  finishReason: 'stop' | 'length';
  usage: Usage;
}

/** Answers a request; throws an ApiError for an unknown model (404) or too long a context (400). */
export function complete(request: ChatRequest): Completion {
  const checkpoint = checkpointByName(request.model);
  const promptTokens = countTokens(renderPrompt(request.messages));
  const limit = completionLimit(promptTokens, request.maxTokens);
  const { thinking, answer } = answerPrompt(lastUserText(request.messages), checkpoint, {
    temperature: request.temperature,
    chanceSeed: chanceSeed(request, checkpoint),
  });
  const allTokens = tokenize(thinking + answer);
  const tokens = allTokens.slice(0, limit);
  return {
    id: `chatcmpl-${randomUUID()}`,
    model: checkpoint.id,
    createdS: Math.floor(Date.now() / 1000),
    tokens,
    finishReason: allTokens.length > limit ? 'length' : 'stop',
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: tokens.length,
      total_tokens: promptTokens + tokens.length,
      // The thinking ends in ">", which no token goes across, so its tokens are the first of all.
      completion_tokens_details: {
        reasoning_tokens: Math.min(countTokens(thinking), tokens.length),
      },
    },
  };
}

/** One line per message; only counted, as the solvers read the problem from the last user message. */
function renderPrompt(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, text }) => `${role}: ${text}\n`).join('');
}

function lastUserText(messages: readonly ChatMessage[]): string {
  return messages.findLast(({ role }) => role === 'user')?.text ?? '';
}

function completionLimit(promptTokens: number, maxTokens: number | null): number {
  const room = MAX_MODEL_LEN - promptTokens;
  if (room >= (maxTokens ?? 1)) return maxTokens ?? room;
  const asked = maxTokens === null ? '' : ` and ${maxTokens} were asked for`;
  throw new ApiError({
    status: 400,
    message: `This model's maximum context length is ${MAX_MODEL_LEN} tokens, but the prompt has ${promptTokens}${asked}; shorten the prompt or lower max_tokens.`,
    param: promptTokens >= MAX_MODEL_LEN ? 'messages' : 'max_tokens',
    code: 'context_length_exceeded',
  });
}

/** Greedy decoding knows no chance, so at temperature 0 the seed has no part in the reply. */
function chanceSeed({ messages, temperature, seed }: ChatRequest, { id }: Checkpoint): string {
  const chance = temperature === 0 ? 'greedy' : (seed ?? randomUUID());
  return JSON.stringify([id, messages, temperature, chance]);
}
