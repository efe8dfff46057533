'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';

import { hasEnded } from '@assay/contracts/has-ended';
import type { ComparedBenchmark } from '@assay/contracts/statistics/comparison';

import { RunDensities } from '../../../../charts/marks/run-densities.tsx';
import { SequentialBounds } from '../../../../charts/marks/sequential-bounds.tsx';
import { prepareRunDensities } from '../../../../charts/prepare/prepare-run-densities.ts';
import { prepareSequential } from '../../../../charts/prepare/prepare-sequential.ts';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../components/ui/skeleton.tsx';
import { Stat } from '../../../../components/ui/stat.tsx';
import { refreshWhileUnderWay } from '../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { benchmarkPath } from '../../../../url/routes.ts';
import { prepareDetail, type DetailModel } from '../prepare-detail.ts';
import { FlipsPanel } from './flips-panel.tsx';

interface BenchmarkDetailProps {
  row: ComparedBenchmark;
  /** How many are compared: p is adjusted for them. */
  benchmarks: number;
  names: { first: string; second: string };
  delta: number | null;
}

/** Everything about one row of the comparison, from the samples of its two runs. */
export function BenchmarkDetail({ row, benchmarks, names, delta }: BenchmarkDetailProps) {
  const trpc = useTRPC();
  const runIds = { firstRunId: row.first.runId, secondRunId: row.second.runId };
  const isFinal = hasEnded(row.first.status) && hasEnded(row.second.status);
  const freshness = {
    staleTime: isFinal ? Infinity : 0,
    refetchInterval: refreshWhileUnderWay([row.first, row.second]),
  };
  const detail = useQuery({
    ...trpc.statistics.compareRuns.queryOptions({ ...runIds, ...(delta !== null && { delta }) }),
    ...freshness,
  });
  const flips = useQuery({ ...trpc.statistics.flips.queryOptions(runIds), ...freshness });
  const error = detail.error ?? flips.error;
  if (error) return <ErrorNote>{error.message}</ErrorNote>;
  if (detail.data === undefined || flips.data === undefined) {
    return <Skeleton className="h-[36rem]" />;
  }
  const model = prepareDetail({ row, detail: detail.data, benchmarks, names });
  return (
    <section aria-label={row.benchmark.title} className="flex min-w-0 flex-col gap-4">
      <Summary row={row} model={model} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Panel title="What one run each would show" description={model.wrongOrder}>
          <RunDensities
            model={prepareRunDensities({ singleRuns: detail.data.singleRuns, names })}
          />
        </Panel>
        <Panel title="After every repeat, valid under peeking" description={model.sequential}>
          <SequentialBounds model={prepareSequential(detail.data.sequential)} />
        </Panel>
      </div>
      <FlipsPanel flips={flips.data} />
    </section>
  );
}

function Summary({ row, model }: { row: ComparedBenchmark; model: DetailModel }) {
  const { benchmark, first, second } = row;
  return (
    <Panel
      title={row.benchmark.title}
      actions={
        <span className="flex flex-wrap gap-x-3 text-xs">
          <Link
            href={benchmarkPath(benchmark.versionId, first.runId)}
            className="text-accent hover:underline"
          >
            First run
          </Link>
          <Link
            href={benchmarkPath(benchmark.versionId, second.runId)}
            className="text-accent hover:underline"
          >
            Second run
          </Link>
        </span>
      }
    >
      <p className="max-w-[90ch] text-base break-words">{model.sentence}</p>
      <p className="max-w-[90ch] text-xs text-ink-muted">{model.decision}</p>
      {model.warnings.map((warning) => (
        <Warning key={warning}>{warning}</Warning>
      ))}
      <dl className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-5">
        {model.facts.map((fact) => (
          <Stat key={fact.label} {...fact} />
        ))}
      </dl>
    </Panel>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <p className="mt-2 flex max-w-[110ch] items-start gap-2 rounded-md bg-notice-soft px-3 py-2 text-sm text-notice">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
