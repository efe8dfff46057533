import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import { complete, type Completion } from './complete.ts';
import { sendJson } from './errors.ts';
import { pacedChunks, waitForAll, type Pace } from './pace.ts';
import { parseChatRequest } from './request.ts';

/** Answers `POST /v1/chat/completions`; throws an ApiError, or an AbortError when the client goes. */
export async function chatCompletions(
  body: unknown,
  response: ServerResponse,
  pace: Pace,
): Promise<void> {
  const request = parseChatRequest(body);
  const completion = complete(request);
  if (request.stream) {
    await sendStream(response, completion, { ...pace, includeUsage: request.includeUsage });
    return;
  }
  await waitForAll(completion.tokens.length, pace);
  sendJson(response, 200, wholeReply(completion));
}

function wholeReply({ id, model, createdS, tokens, finishReason, usage }: Completion) {
  return {
    id,
    object: 'chat.completion',
    created: createdS,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: tokens.join('') },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage,
  };
}

async function sendStream(
  response: ServerResponse,
  completion: Completion,
  options: Pace & { includeUsage: boolean },
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const send = (data: string) => sendEvent(response, data, options.signal);
  const chunk = (choices: readonly object[], extra: object = {}) =>
    chunkText(completion, choices, extra);
  // Clients that ask for usage expect the field in every chunk, null until the last one.
  const usageSoFar = options.includeUsage ? { usage: null } : {};
  await send(chunk([choice({ role: 'assistant', content: '' }, null)], usageSoFar));
  for await (const content of pacedChunks(completion.tokens, options)) {
    await send(chunk([choice({ content }, null)], usageSoFar));
  }
  await send(chunk([choice({}, completion.finishReason)], usageSoFar));
  if (options.includeUsage) await send(chunk([], { usage: completion.usage }));
  await send('[DONE]');
  response.end();
}

function choice(delta: object, finishReason: string | null): object {
  return { index: 0, delta, logprobs: null, finish_reason: finishReason };
}

function chunkText(
  { id, model, createdS }: Completion,
  choices: readonly object[],
  extra: object,
): string {
  return JSON.stringify({
    id,
    object: 'chat.completion.chunk',
    created: createdS,
    model,
    choices,
    ...extra,
  });
}

/** Waits for a slow reader, so that a stream never piles up in memory. */
async function sendEvent(
  response: ServerResponse,
  data: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (response.write(`data: ${data}\n\n`)) return;
  await once(response, 'drain', { signal });
}
