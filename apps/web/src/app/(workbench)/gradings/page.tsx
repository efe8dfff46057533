import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../url/search-state.ts';
import { GradingsScreen } from './client.tsx';
import { changeListInput, changePages } from './prepare-changes.ts';
import { gradingsSearch, readGradingIds } from './search-params.ts';

export const metadata: Metadata = { title: 'Re-grading' };

export default async function GradingsPage(props: { searchParams: Promise<RawSearchParams> }) {
  const search = readSearchState(gradingsSearch, await props.searchParams);
  const gradingIds = readGradingIds(search.ids);
  const [first] = gradingIds;
  if (first === undefined) notFound();
  const list = changeListInput(search.show ?? first, search);
  await Promise.all([
    prefetch(trpc.gradings.preview.queryOptions({ gradingIds })),
    requestQueryClient().prefetchInfiniteQuery(
      trpc.gradings.listChanges.infiniteQueryOptions(list, changePages),
    ),
  ]);
  return (
    <HydrateClient>
      <GradingsScreen gradingIds={gradingIds} />
    </HydrateClient>
  );
}
