import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { pageTitle } from '../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { readSearchState, type RawSearchParams } from '../../../../url/search-state.ts';
import { BenchmarkScreen } from './client.tsx';
import { selectedRunId } from './prepare-checkpoint-rows.ts';
import { sampleListInput, samplePages } from './sample-list.ts';
import { benchmarkSearch } from './search-params.ts';

interface PageProps {
  params: Promise<{ versionId: string }>;
  searchParams: Promise<RawSearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const versionId = readId((await params).versionId);
  return pageTitle('Benchmark', async () => {
    if (versionId === null) return undefined;
    const { title } = await requestQueryClient().fetchQuery(
      trpc.benchmarks.get.queryOptions({ versionId }),
    );
    return `${title} · Benchmark`;
  });
}

export default async function BenchmarkPage(props: PageProps) {
  const versionId = readId((await props.params).versionId);
  if (versionId === null) notFound();
  const search = readSearchState(benchmarkSearch, await props.searchParams);
  const [board] = await Promise.all([
    prefetch(trpc.leaderboard.get.queryOptions({})),
    prefetch(trpc.benchmarks.get.queryOptions({ versionId })),
  ]);
  const runId = selectedRunId({ board, versionId, runId: search.run });
  if (runId !== null) {
    const list = sampleListInput({ runId, filter: search.filter });
    await Promise.all([
      prefetch(trpc.runs.get.queryOptions({ id: runId })),
      prefetch(trpc.gradings.list.queryOptions({ runId })),
      requestQueryClient().prefetchInfiniteQuery(
        trpc.samples.list.infiniteQueryOptions(list, samplePages),
      ),
    ]);
  }
  return (
    <HydrateClient>
      <BenchmarkScreen versionId={versionId} />
    </HydrateClient>
  );
}
