import type { z } from 'zod';

import {
  LONGEST_SHOWN_TEXT,
  type TestReply,
  type workerTestPromptInput,
} from '@assay/contracts/backend-trial';
import { defaultSampling, explicitSampling } from '@assay/contracts/sampling';
import type { DatabasePool } from '@assay/db/pool';
import { findAskedBackend } from '@assay/db/queries/asked-backend';

import { requestChatCompletion } from '../client/chat-completion.ts';
import { chatRequestBody } from '../client/chat-request.ts';
import { classifyFailure } from '../client/classify-failure.ts';
import { GenerationError } from '../client/generation-error.ts';
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
  /** Over all of it, the wait for room included: a person sits before it. */
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
    const backend = means.backends.open(row);
    return await ask(backend, { request, maxTokens, limitMs: means.limitMs });
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
  try {
    if (slot.isTrial) await seekLife(target, signal);
    const reply = await requestChatCompletion({
      ...target,
      ...{ body: request, signal, limits: null, isQueued: () => Promise.resolve(null) },
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
    const message = `The reply had not ended after ${limitMs / 1_000} s, and was given up.`;
    return failure(url, { request, message });
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

function failure(
  url: string | null,
  { request, message }: { request: string; message: string },
): TestReply {
  return { kind: 'failure', url, request: bounded(request), message };
}

function bounded(text: string): string {
  return text.slice(0, LONGEST_SHOWN_TEXT);
}
