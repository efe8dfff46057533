import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { chatRequestBody } from '@assay/contracts/chat-request';
import { FINISHES } from '@assay/eval-core/finish';
import type { Reply } from '@assay/eval-core/reply';
import { JudgeRefusalError, JudgeUnavailableError } from '@assay/grading/judge/errors';
import type { JudgeRequest } from '@assay/grading/judge/judge';

import type { JudgeApi } from './find-judge-api.ts';

export interface JudgeServer {
  /** As it was typed. */
  url: string;
  model: string;
  /** Null where it asks for none. */
  key: string | null;
  findApi: () => Promise<JudgeApi>;
}

const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
/** Nothing is streamed, and a judge may think first; fetch itself waits no longer for the first byte. */
const LONGEST_REPLY_MS = 300_000;

const replySchema = z.object({
  choices: z.tuple(
    [
      z.object({
        message: z.object({
          content: z.string().nullish(),
          reasoning: z.string().nullish(),
          reasoning_content: z.string().nullish(),
        }),
        finish_reason: z.enum(FINISHES).nullish().catch(null),
      }),
    ],
    z.unknown(),
  ),
});

/** What may be over in a moment. */
class PassingError extends Error {
  override readonly name = 'PassingError';
}

/**
 * The judge's reply, after at most five attempts over some eight seconds.
 * @throws JudgeUnavailableError when it does not answer or refuses everybody, JudgeRefusalError when it
 * refuses this question.
 */
export async function askJudge(server: JudgeServer, request: JudgeRequest): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptToAsk(server, request);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      if (attempt >= MOST_ATTEMPTS) {
        throw new JudgeUnavailableError(
          `The judge at ${server.url} gave no reply in ${MOST_ATTEMPTS} attempts: ${error.message}`,
          { cause: error },
        );
      }
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

async function attemptToAsk(server: JudgeServer, request: JudgeRequest): Promise<Reply> {
  const response = await send(server, request);
  const { status } = response;
  const text = await response.text().catch((error: unknown) => {
    throw new PassingError(sentenceOf(error), { cause: error });
  });
  if (response.ok) return readReply(text);
  const message = `HTTP ${status}: ${text.trim().slice(0, 300)}`;
  if (status === 408 || status === 429 || status >= 500) throw new PassingError(message);
  if ([401, 403, 404].includes(status)) {
    throw new JudgeUnavailableError(
      `The judge "${server.model}" at ${server.url} cannot be asked (${message}): check its URL, name and key.`,
    );
  }
  throw new JudgeRefusalError(`It refused the question: ${message}`);
}

async function send(server: JudgeServer, request: JudgeRequest): Promise<Response> {
  const { model, key } = server;
  const { base, dialect } = await server.findApi();
  try {
    return await fetch(`${base}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: chatRequestBody({ ...request, model, systemMessage: null, dialect, replies: 'whole' }),
      signal: AbortSignal.timeout(LONGEST_REPLY_MS),
    });
  } catch (error) {
    throw new PassingError(sentenceOf(error), { cause: error });
  }
}

function readReply(text: string): Reply {
  const parsed = replySchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new JudgeRefusalError(`Its server's reply is no chat completion: ${text.slice(0, 200)}`);
  }
  const [{ message, finish_reason: finish }] = parsed.data.choices;
  return {
    content: message.content ?? '',
    reasoning: message.reasoning ?? message.reasoning_content ?? null,
    finish: finish ?? 'stop',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch says only "fetch failed"; its cause says why. */
function sentenceOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
}
