'use client';

import { useQuery } from '@tanstack/react-query';

import { hasEnded } from '@assay/contracts/has-ended';
import type { RunProgress, SweepDetail } from '@assay/contracts/sweeps';

import { Allowed } from '../../../../components/access/allowed.tsx';
import { FlagNote } from '../../../../components/flags/flag-note.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { PageSkeleton } from '../../../../components/ui/skeleton.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { counted } from '../../../../format/counted.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { InFlightPanel } from '../../../../in-flight/in-flight-panel.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import { leaderboardPath } from '../../../../url/routes.ts';
import { ConnectionState } from './_components/connection-state.tsx';
import { RunTable } from './_components/run-table.tsx';
import { StoppingPanel } from './_components/stopping-panel.tsx';
import { SweepControls } from './_components/sweep-controls.tsx';
import { Totals } from './_components/totals.tsx';
import { prepareRunRow } from './prepare-progress.ts';
import { useLiveProgress } from './use-live-progress.ts';

export function SweepScreen({ sweepId }: { sweepId: number }) {
  const trpc = useTRPC();
  const sweep = useQuery(trpc.sweeps.get.queryOptions({ id: sweepId }));
  if (sweep.error) return <ErrorNote>{sweep.error.message}</ErrorNote>;
  if (sweep.data === undefined) return <PageSkeleton panelClass="h-[36rem]" />;
  return <LiveSweep sweep={sweep.data} />;
}

function LiveSweep({ sweep }: { sweep: SweepDetail }) {
  const { progress, connection } = useLiveProgress(sweep.progress);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={sweep.name}
        breadcrumbs={[{ label: 'Sweeps', href: '/sweeps' }]}
        description={<Origin sweep={sweep} />}
        actions={
          <>
            <Allowed role="member">
              <SweepControls sweep={sweep} progress={progress} />
            </Allowed>
            <ButtonLink href={leaderboardPath({ sweepId: sweep.id })}>
              Leaderboard of this sweep
            </ButtonLink>
          </>
        }
      />
      <Panel title="Progress" actions={<ConnectionState connection={connection} />}>
        <Totals progress={progress} />
      </Panel>
      <FlagNote flags={progress.runs.flatMap(({ flags }) => flags)} />
      {sweep.spec.stopping !== undefined && (
        <StoppingPanel sweepId={sweep.id} isOver={hasEnded(progress.status)} />
      )}
      <Panel
        title="Runs"
        description="One checkpoint on one benchmark with one prompt variant each."
        flush
      >
        <RunTable runs={progress.runs} />
      </Panel>
      <InFlightPanel
        of={{ sweepId: sweep.id }}
        isOver={hasEnded(progress.status)}
        runLabel={runLabelOf(progress.runs)}
      />
    </div>
  );
}

/** As the table of runs names them. */
function runLabelOf(runs: readonly RunProgress[]): (runId: number) => string {
  const rows = new Map(runs.map((run) => [run.runId, prepareRunRow(run)]));
  return (runId) => {
    const row = rows.get(runId);
    if (!row) return `run ${runId}`;
    return [row.checkpoint, row.variant, `on ${row.benchmark}`].filter(Boolean).join(' ');
  };
}

/** When it was queued has a line of its own: the date turns to an age, and what follows would break elsewhere. */
function Origin({ sweep }: { sweep: SweepDetail }) {
  const { repeats, itemLimit, cutsLoops, sampling } = sweep.spec;
  return (
    <>
      <p>
        {sweep.createdBy === null ? 'Queued' : `Queued by ${sweep.createdBy}`}{' '}
        <Time value={sweep.createdAt} />
      </p>
      <p className="tabular-nums">
        repeats {repeats}
        {itemLimit !== undefined && ` · at most ${counted(itemLimit, 'item')} of each benchmark`} ·
        temperature {sampling.temperature} · top p {sampling.topP} · max tokens{' '}
        {formatCount(sampling.maxTokens)}
        {cutsLoops === true && ' · loops cut short'}
      </p>
    </>
  );
}
