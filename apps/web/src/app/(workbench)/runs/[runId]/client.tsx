'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { BenchmarkVersion } from '@assay/contracts/benchmarks';
import { hasEnded } from '@assay/contracts/has-ended';
import type { RunDetail } from '@assay/contracts/runs';
import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { levelText } from '../../../../charts/prepare/figure-text.ts';
import { FlagNote } from '../../../../components/flags/flag-note.tsx';
import { WeightsNote } from '../../../../components/flags/weights-note.tsx';
import { StatusBadge } from '../../../../components/ui/badge.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { PageSkeleton, Skeleton } from '../../../../components/ui/skeleton.tsx';
import { counted } from '../../../../format/counted.ts';
import { graderText } from '../../../../format/grader-text.ts';
import { weightsText } from '../../../../format/weights-text.ts';
import { InFlightPanel } from '../../../../in-flight/in-flight-panel.tsx';
import { refreshWhileUnderWay } from '../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { benchmarkPath, sweepPath } from '../../../../url/routes.ts';
import { useSearchState } from '../../../../url/use-search-state.ts';
import { AccuracyPanel } from './_components/accuracy-panel.tsx';
import { AttemptsPanel } from './_components/attempts-panel.tsx';
import { BreakdownsPanel } from './_components/breakdowns-panel.tsx';
import { BudgetPanel } from './_components/budget-panel.tsx';
import { CurvesPanel } from './_components/curves-panel.tsx';
import { LengthsPanel } from './_components/lengths-panel.tsx';
import { PlanningPanel } from './_components/planning-panel.tsx';
import { RewardPanel } from './_components/reward-panel.tsx';
import { SpreadPanel } from './_components/spread-panel.tsx';
import { ViewSwitch } from './_components/view-switch.tsx';
import { LEVELS, runSearch } from './search-params.ts';

/** Statistics take a look at every sample: less often than the counts of a run under way. */
const REFRESH_STATISTICS_MS = 30_000;

export function RunScreen({ runId }: { runId: number }) {
  const trpc = useTRPC();
  const run = useQuery({
    ...trpc.runs.get.queryOptions({ id: runId }),
    refetchInterval: ({ state }) => refreshWhileUnderWay(state.data && [state.data]),
  });
  const versionId = run.data?.benchmarkVersionId;
  const benchmark = useQuery({
    ...trpc.benchmarks.get.queryOptions({ versionId: versionId ?? 0 }),
    enabled: versionId !== undefined,
  });
  const error = run.error ?? benchmark.error;
  if (error) return <ErrorNote>{error.message}</ErrorNote>;
  if (!run.data || !benchmark.data) return <PageSkeleton panelClass="h-[60rem]" />;
  return (
    <div className="flex flex-col gap-4">
      <RunHeader run={run.data} benchmark={benchmark.data} />
      <FlagNote flags={run.data.flags} />
      <WeightsNote weightsIds={run.data.weightsIds} />
      <InFlightPanel of={{ runId: run.data.id }} isOver={hasEnded(run.data.status)} />
      <StatisticsOfRun run={run.data} />
      <AttemptsPanel run={run.data} />
    </div>
  );
}

function RunHeader({ run, benchmark }: { run: RunDetail; benchmark: BenchmarkVersion }) {
  const [{ level }, change] = useSearchState(runSearch);
  return (
    <PageHeader
      title={`${run.checkpoint.name} on ${benchmark.title}`}
      breadcrumbs={[
        { label: 'Benchmarks', href: '/benchmarks' },
        { label: benchmark.title, href: benchmarkPath(benchmark.id, run.id) },
      ]}
      description={
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <StatusBadge status={run.status} />
          <span className="min-w-0 wrap-anywhere">
            run {run.id} · {counted(run.cell.planned / run.plannedRepeats, 'item')} ×{' '}
            {counted(run.plannedRepeats, 'repeat')} · graded by {graderText(run.grader)} · weights{' '}
            {weightsSummary(run.weightsIds)}
          </span>
        </p>
      }
      actions={
        <div className="flex items-center gap-2 text-xs text-ink-faint">
          Level of the intervals
          <ViewSwitch
            label="Level of the intervals"
            views={LEVELS.map((one) => ({ view: String(one), label: levelText(one) }))}
            current={String(level)}
            onChange={(view) => {
              change({ level: LEVELS.find((one) => String(one) === view) ?? level });
            }}
          />
        </div>
      }
    />
  );
}

/** Several names stand in the note below. */
function weightsSummary(weightsIds: readonly string[]): string {
  return weightsIds.length < 2
    ? weightsText(weightsIds)
    : `under ${counted(weightsIds.length, 'name')}`;
}

function StatisticsOfRun({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const [{ level }] = useSearchState(runSearch);
  const isOver = hasEnded(run.status);
  const whole = useQuery({
    ...trpc.statistics.run.queryOptions({ runId: run.id, level }),
    // Of a run that has ended they change only when it is graded anew, which asks for them again.
    ...(isOver ? { staleTime: Infinity } : { refetchInterval: REFRESH_STATISTICS_MS }),
    placeholderData: keepPreviousData,
  });
  // The first look at many wrong answers waits for workers to compare them: all but maj@k is there before.
  const atOnce = useQuery({
    ...trpc.statistics.run.queryOptions({ runId: run.id, level, withMajority: false }),
    staleTime: Infinity,
    enabled: whole.data === undefined,
  });
  const error = whole.error ?? atOnce.error;
  if (error) return <ErrorNote>{error.message}</ErrorNote>;
  const statistics = whole.data ?? atOnce.data;
  if (statistics === undefined) return <Skeleton className="h-[60rem]" />;
  const { accuracy, repeatsUnderWay } = statistics;
  if (accuracy.repeats === 0 && repeatsUnderWay > 0) {
    return (
      <Panel>
        <EmptyState
          title="No repeat is complete yet"
          action={<ButtonLink href={sweepPath(run.sweepId)}>To the sweep</ButtonLink>}
        >
          Figures come with the first repeat that has all its samples;{' '}
          {run.status === 'paused'
            ? 'the run is paused, and goes on when its sweep is resumed.'
            : `${counted(repeatsUnderWay, 'repeat')} under way.`}
        </EmptyState>
      </Panel>
    );
  }
  return <Panels statistics={statistics} run={run} />;
}

function Panels({ statistics, run }: { statistics: RunStatistics; run: RunDetail }) {
  const [search, change] = useSearchState(runSearch);
  return (
    <>
      <AccuracyPanel statistics={statistics} cell={run.cell} />
      <CurvesPanel
        statistics={statistics}
        family={search.curves}
        onFamily={(curves) => {
          change({ curves });
        }}
      />
      <SpreadPanel
        statistics={statistics}
        view={search.spread}
        onView={(spread) => {
          change({ spread });
        }}
      />
      <LengthsPanel statistics={statistics} />
      <BudgetPanel statistics={statistics} maxTokens={run.sampling.maxTokens} />
      <BreakdownsPanel
        statistics={statistics}
        view={search.slices}
        onView={(slices) => {
          change({ slices });
        }}
      />
      <PlanningPanel
        statistics={statistics}
        rate={search.rate}
        onRate={(rate) => {
          change({ rate });
        }}
      />
      <RewardPanel statistics={statistics} />
    </>
  );
}
