import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { pageTitle } from '../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { RunScreen } from './client.tsx';
import { runSearch } from './search-params.ts';

interface PageProps {
  params: Promise<{ runId: string }>;
  searchParams: Promise<RawSearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = readId((await params).runId);
  return pageTitle('Statistics of a run', async () => {
    if (id === null) return undefined;
    const client = requestQueryClient();
    const run = await client.fetchQuery(trpc.runs.get.queryOptions({ id }));
    const { title } = await client.fetchQuery(
      trpc.benchmarks.get.queryOptions({ versionId: run.benchmarkVersionId }),
    );
    return `${run.checkpoint.name} on ${title} · Run ${id}`;
  });
}

export default async function RunPage(props: PageProps) {
  const runId = readId((await props.params).runId);
  if (runId === null) notFound();
  const { level } = readSearchState(runSearch, await props.searchParams);
  const run = await prefetch(trpc.runs.get.queryOptions({ id: runId }));
  await Promise.all([
    prefetch(trpc.benchmarks.get.queryOptions({ versionId: run.benchmarkVersionId })),
    prefetch(trpc.statistics.run.queryOptions({ runId, level, withMajority: false })),
  ]);
  return (
    <HydrateClient>
      <RunScreen runId={runId} />
    </HydrateClient>
  );
}
