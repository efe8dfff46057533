'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartSpline, Download } from 'lucide-react';
import Link from 'next/link';

import { hasEnded } from '@assay/contracts/has-ended';
import type { RunDetail } from '@assay/contracts/runs';
import type { SampleFilter } from '@assay/contracts/samples';

import { LengthHistogram } from '../../../../../charts/marks/length-histogram.tsx';
import { RepeatStrip } from '../../../../../charts/marks/repeat-strip.tsx';
import { Allowed } from '../../../../../components/access/allowed.tsx';
import { SentPromptsPanel } from '../../../../../components/prompts/sent-prompts-panel.tsx';
import { StatusBadge } from '../../../../../components/ui/badge.tsx';
import { buttonClass } from '../../../../../components/ui/button-class.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../../components/ui/skeleton.tsx';
import { refreshWhileUnderWay } from '../../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { samplesCsvPath, sweepPath } from '../../../../../url/routes.ts';
import { runPath } from '../../../../../url/run-path.ts';
import { prepareRunCharts } from '../prepare-run-charts.ts';
import type { RegradeSubject } from '../regrade-form.ts';
import { AttributeTables } from './attribute-tables.tsx';
import { GradingsPanel } from './gradings-panel.tsx';
import { Regrade } from './regrade-dialog.tsx';
import { RunHeadline } from './run-headline.tsx';
import { RunSettings } from './run-settings.tsx';
import { SampleList } from './sample-list.tsx';

interface RunDetailsProps {
  runId: number;
  filter: SampleFilter;
  regradable: Pick<RegradeSubject, 'runIds' | 'isGenerated'>;
}

/** Everything about the selected run. */
export function RunDetails({ runId, filter, regradable }: RunDetailsProps) {
  const trpc = useTRPC();
  const run = useQuery({
    ...trpc.runs.get.queryOptions({ id: runId }),
    refetchInterval: ({ state }) => refreshWhileUnderWay(state.data && [state.data]),
  });
  if (run.error) return <ErrorNote>{run.error.message}</ErrorNote>;
  if (run.data === undefined) return <Skeleton className="h-[48rem]" />;
  const charts = prepareRunCharts(run.data);
  return (
    <>
      <RunHeading run={run.data} regradable={regradable} />
      <RunHeadline run={run.data} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Panel title="Accuracy of every repeat">
          <RepeatStrip model={charts.repeats} />
        </Panel>
        <Panel title="Length of replies, correct against incorrect">
          <LengthHistogram model={charts.lengths} />
        </Panel>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <AttributeTables attributes={run.data.attributes} />
        <div className="flex min-w-0 flex-col gap-4">
          <RunSettings run={run.data} />
          <SentPromptsPanel variant={run.data.cell.variant} prompts={run.data.prompts} />
        </div>
      </div>
      <GradingsPanel runId={runId} />
      <SampleList run={run.data} filter={filter} />
    </>
  );
}

function RunHeading({ run, regradable }: { run: RunDetail } & Pick<RunDetailsProps, 'regradable'>) {
  return (
    <div className="mt-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <h2 className="text-base font-semibold break-words">{run.checkpoint.name}</h2>
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-faint">
          <StatusBadge status={run.status} />
          <span>
            run {run.id} of{' '}
            <Link href={sweepPath(run.sweepId)} className="text-accent underline">
              {run.sweepName}
            </Link>
          </span>
          {run.statusReason !== null && <span>{run.statusReason}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {hasEnded(run.status) && (
          <Allowed role="member">
            <Regrade
              key={run.gradingId}
              subject={{ ...regradable, runId: run.id, grader: run.grader }}
            />
          </Allowed>
        )}
        <Link href={runPath(run.id)} prefetch={false} className={buttonClass({})}>
          <ChartSpline aria-hidden className="size-3.5" />
          Statistics
        </Link>
        <a href={samplesCsvPath({ runId: run.id })} download className={buttonClass({})}>
          <Download aria-hidden className="size-3.5" />
          Download samples CSV
        </a>
      </div>
    </div>
  );
}
