import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { RunScreen } from './client.tsx';
import { runSearch } from './search-params.ts';

export const metadata: Metadata = { title: 'Statistics of a run' };

interface PageProps {
  params: Promise<{ runId: string }>;
  searchParams: Promise<RawSearchParams>;
}

export default async function RunPage(props: PageProps) {
  const runId = readId((await props.params).runId);
  if (runId === null) notFound();
  const { level } = readSearchState(runSearch, await props.searchParams);
  const run = await prefetch(trpc.runs.get.queryOptions({ id: runId }));
  await Promise.all([
    prefetch(trpc.benchmarks.get.queryOptions({ versionId: run.benchmarkVersionId })),
    prefetch(trpc.statistics.run.queryOptions({ runId, level })),
  ]);
  return (
    <HydrateClient>
      <RunScreen runId={runId} />
    </HydrateClient>
  );
}
