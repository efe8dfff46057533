import { createTRPCUntypedClient, httpBatchStreamLink } from '@trpc/client';

import {
  testReplySchema,
  workerBackendStateSchema,
  type TestPrompt,
  type TestReply,
  type WorkerBackendState,
} from '@assay/contracts/backend-trial';
import {
  inFlightFrameSchema,
  inFlightListSchema,
  WORKER_TOKEN_PURPOSE,
  type InFlightFrame,
  type InFlightKey,
  type InFlightList,
} from '@assay/contracts/in-flight';
import {
  answerGroupsSchema,
  type AnswerGroups,
  type AnswerGroupsQuestion,
} from '@assay/contracts/statistics/answer-groups';
import type { WorkerAddress } from '@assay/db/queries/workers';
import { deriveToken } from '@assay/db/secrets';

/** A worker's own router, as this process calls it. What it answers is read by its contract. */
export interface WorkerClient {
  listInFlight(runIds: readonly number[]): Promise<InFlightList>;
  /** Until the request has ended or `signal` fires. Throws when the worker is lost. */
  watchInFlight(key: InFlightKey, signal: AbortSignal): AsyncGenerator<InFlightFrame>;
  backendState(backendId: number, limitMs?: number): Promise<WorkerBackendState>;
  /** Null when the workspace has no such backend. */
  testPrompt(wanted: TestPrompt & { workspaceId: number }): Promise<TestReply | null>;
  groupAnswers(question: AnswerGroupsQuestion, signal: AbortSignal): Promise<AnswerGroups>;
}

/** A worker that does not answer holds up a list that people wait for. */
const LIST_LIMIT_MS = 2_000;
/** One that does not answer holds up a page that is read every two seconds. */
const STATE_LIMIT_MS = 1_500;
/** The worker ends it after 60 s, with what has come or a sentence. */
const TEST_PROMPT_LIMIT_MS = 75_000;

export function connectWorker({ url }: WorkerAddress, secretKey: Buffer): WorkerClient {
  const headers = { authorization: `Bearer ${deriveToken(secretKey, WORKER_TOKEN_PURPOSE)}` };
  const client = createTRPCUntypedClient({ links: [httpBatchStreamLink({ url, headers })] });
  return {
    async listInFlight(runIds) {
      const signal = AbortSignal.timeout(LIST_LIMIT_MS);
      return inFlightListSchema.parse(await client.query('inFlight.list', { runIds }, { signal }));
    },
    async *watchInFlight(key, signal) {
      const frames = await client.query('inFlight.watch', key, { signal });
      for await (const frame of frames as AsyncIterable<unknown>)
        yield inFlightFrameSchema.parse(frame);
    },
    async backendState(backendId, limitMs = STATE_LIMIT_MS) {
      const signal = AbortSignal.timeout(limitMs);
      const answer = await client.query('backends.state', { backendId }, { signal });
      return workerBackendStateSchema.parse(answer);
    },
    async testPrompt(wanted) {
      const signal = AbortSignal.timeout(TEST_PROMPT_LIMIT_MS);
      const answer = await client.mutation('backends.testPrompt', wanted, { signal });
      return testReplySchema.nullable().parse(answer);
    },
    async groupAnswers(question, signal) {
      return answerGroupsSchema.parse(await client.mutation('groupAnswers', question, { signal }));
    },
  };
}
