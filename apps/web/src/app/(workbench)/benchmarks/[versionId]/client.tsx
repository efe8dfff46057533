'use client';

import { useQuery } from '@tanstack/react-query';

import type { BenchmarkVersion } from '@assay/contracts/benchmarks';
import type { Leaderboard } from '@assay/contracts/cells';

import { Allowed } from '../../../../components/access/allowed.tsx';
import { Tag } from '../../../../components/ui/badge.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { PageSkeleton } from '../../../../components/ui/skeleton.tsx';
import { counted } from '../../../../format/counted.ts';
import { graderText } from '../../../../format/grader-text.ts';
import { refreshWhileUnderWay } from '../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { useSearchState } from '../../../../url/use-search-state.ts';
import { sourceText } from '../source-text.ts';
import { CheckpointTable } from './_components/checkpoint-table.tsx';
import { RunDetails } from './_components/run-details.tsx';
import { endedRunIds, prepareCheckpointRows, selectedRunId } from './prepare-checkpoint-rows.ts';
import { benchmarkSearch } from './search-params.ts';

export function BenchmarkScreen({ versionId }: { versionId: number }) {
  const trpc = useTRPC();
  const benchmark = useQuery(trpc.benchmarks.get.queryOptions({ versionId }));
  const board = useQuery({
    ...trpc.leaderboard.get.queryOptions({}),
    refetchInterval: ({ state }) => refreshWhileUnderWay(state.data?.cells),
  });
  const error = benchmark.error ?? board.error;
  if (error) return <ErrorNote>{error.message}</ErrorNote>;
  if (!benchmark.data || !board.data) return <PageSkeleton panelClass="h-[60rem]" />;
  return (
    <div className="flex flex-col gap-4">
      <BenchmarkHeader benchmark={benchmark.data} />
      <Measurements board={board.data} benchmark={benchmark.data} />
    </div>
  );
}

function BenchmarkHeader({ benchmark }: { benchmark: BenchmarkVersion }) {
  const { title, description, version, hash, itemCount, grader, source } = benchmark;
  return (
    <PageHeader
      title={title}
      breadcrumbs={[{ label: 'Benchmarks', href: '/benchmarks' }]}
      description={
        <>
          <p>{description}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
            <span title={hash}>
              <Tag>{version}</Tag>
            </span>
            {counted(itemCount, 'item')} · graded by {graderText(grader)} · {sourceText(source)}
          </p>
        </>
      }
    />
  );
}

function Measurements({ board, benchmark }: { board: Leaderboard; benchmark: BenchmarkVersion }) {
  const versionId = benchmark.id;
  const [search] = useSearchState(benchmarkSearch);
  const input = { board, versionId, runId: search.run };
  const runId = selectedRunId(input);
  if (runId === null) return <NeverRun versionId={versionId} />;
  return (
    <>
      <Panel
        title="Checkpoints"
        description="Newest run of each with each prompt variant; bars from 0 to 100 %, whiskers are 95 % intervals for new questions like these."
        flush
      >
        <CheckpointTable rows={prepareCheckpointRows(input)} />
      </Panel>
      <RunDetails
        runId={runId}
        filter={search.filter}
        regradable={{
          runIds: endedRunIds(board, versionId),
          isGenerated: benchmark.source.kind === 'generated',
        }}
      />
    </>
  );
}

function NeverRun({ versionId }: { versionId: number }) {
  return (
    <Panel>
      <EmptyState
        title="No checkpoint has run on this version"
        action={
          <Allowed role="member">
            <ButtonLink href={`/sweeps/new?benchmarks=${versionId}`} variant="primary">
              New sweep
            </ButtonLink>
          </Allowed>
        }
      >
        Queue a sweep with this benchmark; its results appear here while it runs.
      </EmptyState>
    </Panel>
  );
}
