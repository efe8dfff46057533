import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../url/search-state.ts';
import { CompareScreen } from './client.tsx';
import { comparisonInput } from './comparison-input.ts';
import { compareSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Compare' };

export default async function ComparePage(props: { searchParams: Promise<RawSearchParams> }) {
  const search = readSearchState(compareSearch, await props.searchParams);
  const input = comparisonInput(search);
  await Promise.all([
    prefetch(trpc.leaderboard.get.queryOptions({ sweepId: search.sweep })),
    ...(input === null ? [] : [prefetch(trpc.statistics.compare.queryOptions(input))]),
  ]);
  return (
    <HydrateClient>
      <CompareScreen />
    </HydrateClient>
  );
}
