import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { SweepsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Sweeps' };

export default async function SweepsPage() {
  await prefetch(trpc.sweeps.list.queryOptions());
  return (
    <HydrateClient>
      <SweepsScreen />
    </HydrateClient>
  );
}
