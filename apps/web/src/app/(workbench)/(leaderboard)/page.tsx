import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../url/search-state.ts';
import { LeaderboardScreen } from './client.tsx';
import { leaderboardSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Leaderboard' };

export default async function LeaderboardPage(props: { searchParams: Promise<RawSearchParams> }) {
  const { sweep, reported } = readSearchState(leaderboardSearch, await props.searchParams);
  await Promise.all([
    prefetch(trpc.leaderboard.get.queryOptions({ sweepId: sweep })),
    prefetch(trpc.sweeps.list.queryOptions()),
    ...(reported === 'shown' ? [prefetch(trpc.leaderboard.reported.queryOptions())] : []),
  ]);
  return (
    <HydrateClient>
      <LeaderboardScreen />
    </HydrateClient>
  );
}
