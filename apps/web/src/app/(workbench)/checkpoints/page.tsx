import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { CheckpointsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Checkpoints' };

export default async function CheckpointsPage() {
  await Promise.all([
    prefetch(trpc.checkpoints.list.queryOptions()),
    prefetch(trpc.checkpoints.archived.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <CheckpointsScreen />
    </HydrateClient>
  );
}
