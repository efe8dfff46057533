import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { TrainingScreen } from './client.tsx';
import { trainingSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Over training steps' };

export default async function TrainingPage(props: { searchParams: Promise<RawSearchParams> }) {
  const { sweep } = readSearchState(trainingSearch, await props.searchParams);
  await Promise.all([
    prefetch(trpc.leaderboard.get.queryOptions({ sweepId: sweep })),
    prefetch(trpc.checkpoints.list.queryOptions()),
    prefetch(trpc.sweeps.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <TrainingScreen />
    </HydrateClient>
  );
}
