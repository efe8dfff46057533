import 'server-only';

import {
  dehydrate,
  HydrationBoundary,
  type FetchQueryOptions,
  type QueryKey,
} from '@tanstack/react-query';
import { TRPCError } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { notFound, redirect } from 'next/navigation';
import { cache, type ReactNode } from 'react';

import { appRouter } from '@assay/api/root';

import { createContext } from '../server/context.ts';
import { signInAddress } from '../server/sign-in-address.ts';
import { createQueryClient } from './query-client.ts';

/** One per request, shared by all that render in it. */
export const requestQueryClient = cache(() => createQueryClient());

/** The API for server components: the procedures run in this process, without HTTP. */
export const trpc = createTRPCOptionsProxy({
  ctx: createContext,
  router: appRouter,
  queryClient: requestQueryClient,
});

/**
 * Runs a query on the server, so that the page arrives with its data: returns it, and leaves it for the client
 * components under `HydrateClient`. What is missing becomes the not-found page, a guest goes to sign-in.
 */
export async function prefetch<Data, Failure, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Data, Key>,
): Promise<Data> {
  try {
    return await requestQueryClient().fetchQuery(options);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === 'NOT_FOUND') notFound();
    if (error.code === 'UNAUTHORIZED') redirect(await signInAddress());
    throw error;
  }
}

/** Hands what was prefetched in this request to the client components inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(requestQueryClient())}>{children}</HydrationBoundary>;
}
