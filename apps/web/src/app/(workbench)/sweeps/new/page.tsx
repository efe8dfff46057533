import type { Metadata } from 'next';

import { MembersOnly } from '../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { NewSweepScreen } from './client.tsx';
import { newSweepSearch, readIds } from './search-params.ts';

export const metadata: Metadata = { title: 'New sweep' };

export default async function NewSweepPage(props: { searchParams: Promise<RawSearchParams> }) {
  const search = readSearchState(newSweepSearch, await props.searchParams);
  await Promise.all([
    prefetch(trpc.checkpoints.list.queryOptions()),
    prefetch(trpc.benchmarks.list.queryOptions()),
    prefetch(trpc.prompts.list.queryOptions()),
    prefetch(trpc.sweeps.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <MembersOnly>
        <NewSweepScreen
          checkpointIds={readIds(search.checkpoints)}
          benchmarkVersionIds={readIds(search.benchmarks)}
        />
      </MembersOnly>
    </HydrateClient>
  );
}
