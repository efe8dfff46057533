import type { Metadata } from 'next';

import { MembersOnly } from '../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { ImportCheckpointsScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Add many checkpoints' };

export default async function ImportCheckpointsPage() {
  await prefetch(trpc.backends.list.queryOptions());
  return (
    <HydrateClient>
      <MembersOnly>
        <ImportCheckpointsScreen />
      </MembersOnly>
    </HydrateClient>
  );
}
