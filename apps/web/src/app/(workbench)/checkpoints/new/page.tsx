import type { Metadata } from 'next';

import { MembersOnly } from '../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { NewCheckpointScreen } from './client.tsx';
import { newCheckpointSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Add checkpoint' };

export default async function NewCheckpointPage(props: { searchParams: Promise<RawSearchParams> }) {
  const { backend, model } = readSearchState(newCheckpointSearch, await props.searchParams);
  await Promise.all([
    prefetch(trpc.backends.list.queryOptions()),
    prefetch(trpc.checkpoints.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <MembersOnly>
        <NewCheckpointScreen backendId={backend ?? null} servedName={model} />
      </MembersOnly>
    </HydrateClient>
  );
}
