import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { readSearchState, type RawSearchParams } from '../../../url/search-state.ts';
import { chosenRuns, chosenVersionId, readChoice } from './chosen-runs.ts';
import { TeachableScreen } from './client.tsx';
import { teachableSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Teachable prompts' };

export default async function TeachablePage(props: { searchParams: Promise<RawSearchParams> }) {
  const search = readSearchState(teachableSearch, await props.searchParams);
  const versionId = chosenVersionId(await prefetch(trpc.teachable.versions.queryOptions()), search);
  if (versionId !== null) {
    const runs = await prefetch(trpc.teachable.runs.queryOptions({ versionId }));
    const read = readChoice(chosenRuns(runs, search), search);
    if (read.kind === 'ready') {
      const input = { ...read.choice, list: search.list };
      await prefetch(trpc.teachable.choose.queryOptions(input));
    }
  }
  return (
    <HydrateClient>
      <TeachableScreen />
    </HydrateClient>
  );
}
