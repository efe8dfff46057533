import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { BackendsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Backends' };

export default async function BackendsPage() {
  await Promise.all([
    prefetch(trpc.backends.list.queryOptions()),
    prefetch(trpc.backends.archived.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <BackendsScreen />
    </HydrateClient>
  );
}
