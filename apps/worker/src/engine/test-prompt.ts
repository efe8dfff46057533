import type { z } from 'zod';

import {
  LONGEST_SHOWN_TEXT,
  type TestReply,
  type workerTestPromptInput,
} from '@assay/contracts/backend-trial';
import type { Replies } from '@assay/contracts/backends';
import { chatRequestBody } from '@assay/contracts/chat-request';
import { defaultSampling, explicitSampling } from '@assay/contracts/sampling';
import type { DatabasePool } from '@assay/db/pool';
import { findAskedBackend } from '@assay/db/queries/asked-backend';

import { requestChatCompletion } from '../client/chat-completion.ts';
import { classifyFailure } from '../client/classify-failure.ts';
import { GenerationError } from '../client/generation-error.ts';
import type { GrowingText } from '../client/reply-builder.ts';
import { seekLife } from '../client/seek-life.ts';
import { settleTokens } from '../client/settle-tokens.ts';
import type { Backends, OpenBackend } from './backends.ts';
import { refusalOf } from './replicas/refusal-of.ts';
import type { SlotOutcome } from './replicas/replica.ts';
import type { Turn } from './replicas/waiting-list.ts';
import { RunBrokenError } from './run-broken.ts';

type Wanted = z.output<typeof workerTestPromptInput>;

interface TestPromptMeans {
  pool: DatabasePool;
  backends: Backends;
  /**
   * Over all of it, the wait for room included: a person sits before it. A server that writes 10 tokens a second, as on
   * a CPU, would take more than three minutes for the usual 2,048: what it has written by then shows that it works.
   */
  limitMs: number;
}

/**
 * Asks a backend one question, once, as a run would: through the same slots and the same client. Null when the
 * workspace has no such backend.
 */
export async function testPrompt(
  means: TestPromptMeans,
  wanted: Wanted,
): Promise<TestReply | null> {
  const row = await findAskedBackend(means.pool, wanted);
  if (row === null) return null;
  const { servedName: model, prompt, maxTokens } = wanted;
  const sampling = explicitSampling({ ...defaultSampling, ...wanted.sampling, maxTokens });
  const question = { model, systemMessage: null, prompt, sampling, seed: 0 };
  const request = chatRequestBody({ ...question, dialect: row.dialect, replies: row.replies });
  try {
    return await means.backends.using(row, (backend) =>
      ask(backend, { request, maxTokens, limitMs: means.limitMs }),
    );
  } catch (error) {
    if (!(error instanceof RunBrokenError)) throw error;
    return failure(null, { request, message: error.message });
  }
}

interface Question {
  request: string;
  maxTokens: number;
  limitMs: number;
}

async function ask(backend: OpenBackend, question: Question): Promise<TestReply> {
  const { request, maxTokens, limitMs } = question;
  const signal = AbortSignal.timeout(limitMs);
  const slot = await backend.slots.acquire(FIRST_IN_LINE, signal).catch(() => null);
  const replica = slot && backend.replicas[slot.replica];
  if (!slot || !replica) {
    const message = `No replica took the request within ${limitMs / 1_000} s: they are full, or do not answer.`;
    return failure(null, { request, message });
  }
  const { origin, path, url, connections: dispatcher } = replica;
  const target = { dispatcher, origin, path, secret: backend.secret };
  let outcome: SlotOutcome = { kind: 'other' };
  let text: GrowingText = { thinkingPieces: [], answerPieces: [] };
  const observer = {
    grows(growing: GrowingText) {
      text = growing;
    },
  };
  try {
    if (slot.isTrial) await seekLife(target, signal);
    const reply = await requestChatCompletion({
      ...target,
      ...{ body: request, signal, observer },
      ...{ limits: null, isQueued: () => Promise.resolve(null) },
    });
    outcome = { kind: 'reply', firstTokenMs: reply.firstTokenMs, latencyMs: reply.latencyMs };
    const counter = { ...target, dialect: backend.dialect };
    return shown({ url, request, reply: await settleTokens(reply, { maxTokens, counter }) });
  } catch (error) {
    if (error instanceof GenerationError) {
      outcome = refusalOf(error, classifyFailure(error, backend.dialect), false);
      return failure(url, { request, message: error.message });
    }
    if (!signal.aborted) throw error;
    return unfinished({ url, request, text, limitMs, replies: backend.replies });
  } finally {
    slot.release(outcome);
  }
}

/** A person waits for it. */
const FIRST_IN_LINE: Turn = {
  sweep: { id: 0, priority: Number.POSITIVE_INFINITY },
  runId: 0,
  place: 0,
  expectedTokens: 100,
};

type Settled = Awaited<ReturnType<typeof settleTokens>>;

function shown({
  url,
  request,
  reply,
}: {
  url: string;
  request: string;
  reply: Settled;
}): TestReply {
  const { finish, content, reasoning, ...figures } = reply;
  const { promptTokens, completionTokens, tokensEstimated, firstTokenMs, latencyMs } = figures;
  return {
    kind: 'reply',
    url,
    request: bounded(request),
    answer: bounded(content),
    thinking: reasoning === null ? null : bounded(reasoning),
    finish,
    ...{ promptTokens, completionTokens, tokensEstimated, firstTokenMs, latencyMs },
  };
}

/** The text as far as it has come; a failure where there is none. */
function unfinished({
  url,
  request,
  text: { thinkingPieces, answerPieces },
  limitMs,
  replies,
}: {
  url: string;
  request: string;
  text: GrowingText;
  limitMs: number;
  replies: Replies;
}): TestReply {
  const limit = `${limitMs / 1_000} s`;
  const [thinking, answer] = [thinkingPieces.join(''), answerPieces.join('')];
  if (thinking === '' && answer === '') {
    const message = {
      streamed: `No text came within ${limit}: the server may be busy or still loading the model; ask again later.`,
      whole: `The reply had not ended after ${limit}, and replies of this backend come whole: ask for fewer tokens.`,
    }[replies];
    return failure(url, { request, message });
  }
  return {
    kind: 'unfinished',
    url,
    request: bounded(request),
    answer: bounded(answer),
    thinking: thinking === '' ? null : bounded(thinking),
    message: `The reply had not ended after ${limit}, and was ended there; a run waits longer.`,
  };
}

function failure(
  url: string | null,
  { request, message }: { request: string; message: string },
): TestReply {
  return { kind: 'failure', url, request: bounded(request), message };
}

function bounded(text: string): string {
  return text.slice(0, LONGEST_SHOWN_TEXT);
}
