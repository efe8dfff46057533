'use client';

import { useQuery } from '@tanstack/react-query';

import type { BenchmarkVersion } from '@assay/contracts/benchmarks';

import { Allowed } from '../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { BenchmarkTable } from './_components/benchmark-table.tsx';
import { GenerateBenchmark } from './_components/generate-benchmark.tsx';

export function BenchmarksScreen() {
  const trpc = useTRPC();
  const benchmarks = useQuery(trpc.benchmarks.list.queryOptions());
  const families = useQuery(trpc.benchmarks.families.queryOptions());
  const error = benchmarks.error ?? families.error;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Benchmarks"
        description="Every version is immutable and named by the hash of its items, grader and template."
        actions={
          families.data && (
            <Allowed role="member">
              <ButtonLink href="/benchmarks/import">Import benchmark</ButtonLink>
              <GenerateBenchmark families={families.data} />
            </Allowed>
          )
        }
      />
      {error && <ErrorNote>{error.message}</ErrorNote>}
      {benchmarks.isPending && <Skeleton className="h-96" />}
      {benchmarks.data && <BenchmarkList benchmarks={benchmarks.data} />}
    </div>
  );
}

function BenchmarkList({ benchmarks }: { benchmarks: readonly BenchmarkVersion[] }) {
  return (
    <Panel flush>
      {benchmarks.length === 0 ? (
        <EmptyState title="No benchmark yet">
          Import a public benchmark or a file of your own, or generate one: choose a family and a
          seed. The same seed makes the same items anywhere.
        </EmptyState>
      ) : (
        <BenchmarkTable benchmarks={benchmarks} />
      )}
    </Panel>
  );
}
