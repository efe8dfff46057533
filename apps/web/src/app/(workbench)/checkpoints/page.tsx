import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { CheckpointsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Checkpoints' };

export default async function CheckpointsPage() {
  await prefetch(trpc.checkpoints.list.queryOptions());
  return (
    <HydrateClient>
      <CheckpointsScreen />
    </HydrateClient>
  );
}
