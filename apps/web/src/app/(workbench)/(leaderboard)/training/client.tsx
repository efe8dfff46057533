'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { EmptyBoard } from '../_components/empty-board.tsx';
import { SweepFilter } from '../_components/toolbar.tsx';
import { ViewTabs } from '../_components/view-tabs.tsx';
import { StepChart } from '../../../../charts/marks/step-chart.tsx';
import { ButtonLink } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../../components/ui/skeleton.tsx';
import { refreshWhileUnderWay } from '../../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { useSearchState } from '../../../../url/use-search-state.ts';
import { CurveChoice } from './_components/curve-choice.tsx';
import { FiguresTable } from './_components/figures-table.tsx';
import { prepareTraining, type TrainingModel } from './prepare-training.ts';
import { trainingSearch } from './search-params.ts';

const ACCURACY_HEIGHT_PX = 300;
const TOKENS_HEIGHT_PX = 180;

export function TrainingScreen() {
  const trpc = useTRPC();
  const [search, changeSearch] = useSearchState(trainingSearch);
  const sweeps = useQuery(trpc.sweeps.list.queryOptions());
  const listed = useQuery(trpc.checkpoints.list.queryOptions());
  const board = useQuery({
    ...trpc.leaderboard.get.queryOptions({ sweepId: search.sweep }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => refreshWhileUnderWay(state.data?.cells),
  });
  const error = board.error ?? listed.error;
  const model =
    board.data && listed.data
      ? prepareTraining({ board: board.data, listed: listed.data, search })
      : undefined;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Leaderboard"
        description="Accuracy and length of replies over the steps of each training run."
      />
      <ViewTabs view="training" sweepId={search.sweep} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <SweepFilter
          sweeps={sweeps.data ?? []}
          sweepId={search.sweep}
          onChange={(sweep) => {
            changeSearch({ sweep });
          }}
        />
        {model && <CurveChoice model={model} onChange={changeSearch} />}
      </div>
      {error && <ErrorNote>{error.message}</ErrorNote>}
      {model === undefined && !error && <Skeleton className="h-[32rem]" />}
      {model && <Curves model={model} />}
      {model === null && (board.data?.cells.length === 0 ? <EmptyBoard /> : <NothingPlaced />)}
    </div>
  );
}

function Curves({ model }: { model: TrainingModel }) {
  return (
    <>
      <Panel title="Accuracy">
        <StepChart model={model.accuracy} heightPx={ACCURACY_HEIGHT_PX} />
      </Panel>
      <Panel title="Length of replies" description="A longer reply can be a worse one.">
        <StepChart model={model.tokens} heightPx={TOKENS_HEIGHT_PX} />
      </Panel>
      <div className="max-w-[110ch] text-xs text-ink-faint">
        {model.remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        <p>{model.method}</p>
      </div>
      <details>
        <summary className="text-sm text-ink-muted">Figures, with links to their runs</summary>
        <Panel flush className="mt-2">
          <FiguresTable rows={model.figures} />
        </Panel>
      </details>
    </>
  );
}

function NothingPlaced() {
  return (
    <Panel>
      <EmptyState
        title="No checkpoint here has a place in a training"
        action={<ButtonLink href="/checkpoints">Checkpoints</ButtonLink>}
      >
        Give checkpoints a training run and a step: edit one, or name both in the list when you
        import many. Each training run is then a line over its steps.
      </EmptyState>
    </Panel>
  );
}
