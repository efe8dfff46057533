import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { BackendsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Backends' };

export default async function BackendsPage() {
  await prefetch(trpc.backends.list.queryOptions());
  return (
    <HydrateClient>
      <BackendsScreen />
    </HydrateClient>
  );
}
