import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from '@trpc/client';
import superjson from 'superjson';

import type { AppRouter } from '@assay/api/root';

import { CommandFailure } from './failure.ts';
import type { Installation } from './installation.ts';

export type ApiClient = TRPCClient<AppRouter>;

/** The procedures of an installation, called with its token. */
export function createApiClient({ url, token }: Installation): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL('/api/trpc', url).href,
        transformer: superjson,
        headers: { authorization: `Bearer ${token}` },
      }),
    ],
  });
}

/** What the installation answers; its refusals, and that it does not answer, become one sentence. */
export async function asked<Result>({ url }: Installation, call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    // Only an answer has a shape; without one nothing came back.
    const isAnswer = error.shape !== undefined && error.shape !== null;
    throw new CommandFailure(
      isAnswer ? error.message : `Assay does not answer at ${url}: start it with \`npm start\`.`,
    );
  }
}
