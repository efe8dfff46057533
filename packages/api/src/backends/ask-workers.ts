import { createTRPCUntypedClient, httpLink } from '@trpc/client';

import {
  testReplySchema,
  workerBackendStateSchema,
  type TestPrompt,
  type TestReply,
  type WorkerBackendState,
} from '@assay/contracts/backend-trial';
import { WORKER_TOKEN_PURPOSE } from '@assay/contracts/in-flight';
import type { WorkerAddress } from '@assay/db/queries/workers';
import { deriveToken } from '@assay/db/secrets';

/** What a worker's own router is asked about a backend. What it answers is read by its contract. */
export interface BackendAsker {
  state(backendId: number): Promise<WorkerBackendState>;
  /** Null when the workspace has no such backend. */
  testPrompt(wanted: TestPrompt & { workspaceId: number }): Promise<TestReply | null>;
}

/** One that does not answer holds up a page that is read every two seconds. */
const STATE_LIMIT_MS = 1_500;
/** The worker gives up after 60 s, with a sentence. */
const TEST_PROMPT_LIMIT_MS = 75_000;

export function askWorker({ url }: WorkerAddress, secretKey: Buffer): BackendAsker {
  const headers = { authorization: `Bearer ${deriveToken(secretKey, WORKER_TOKEN_PURPOSE)}` };
  const client = createTRPCUntypedClient({ links: [httpLink({ url, headers })] });
  return {
    async state(backendId) {
      const signal = AbortSignal.timeout(STATE_LIMIT_MS);
      const answer = await client.query('backends.state', { backendId }, { signal });
      return workerBackendStateSchema.parse(answer);
    },
    async testPrompt(wanted) {
      const signal = AbortSignal.timeout(TEST_PROMPT_LIMIT_MS);
      const answer = await client.mutation('backends.testPrompt', wanted, { signal });
      return testReplySchema.nullable().parse(answer);
    },
  };
}
