import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { BenchmarksScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Benchmarks' };

export default async function BenchmarksPage() {
  await Promise.all([
    prefetch(trpc.benchmarks.list.queryOptions()),
    prefetch(trpc.benchmarks.families.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <BenchmarksScreen />
    </HydrateClient>
  );
}
