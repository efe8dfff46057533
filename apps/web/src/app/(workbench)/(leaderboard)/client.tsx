'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { Leaderboard } from '@assay/contracts/cells';
import type { ReportedScores } from '@assay/contracts/reported';

import { Panel } from '../../../components/ui/card.tsx';
import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { refreshWhileUnderWay } from '../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../trpc/client.tsx';
import { useSearchState } from '../../../url/use-search-state.ts';
import { CompareChosen } from './_components/compare-chosen.tsx';
import { EmptyBoard } from './_components/empty-board.tsx';
import { LeaderboardTable, type RowChoice } from './_components/leaderboard-table.tsx';
import { MethodLine } from './_components/method-line.tsx';
import { ReportedElsewhere } from './_components/reported-elsewhere.tsx';
import { ReportedFootnotes } from './_components/reported-footnotes.tsx';
import { Downloads, ReportedSwitch, SweepFilter } from './_components/toolbar.tsx';
import { ViewTabs } from './_components/view-tabs.tsx';
import { prepareLeaderboard, type RankByRun } from './prepare-leaderboard.ts';
import { ranksByRun } from './prepare-ranks.ts';
import { prepareReported, type ReportedModel } from './prepare-reported.ts';
import { leaderboardSearch } from './search-params.ts';
import { nextOrder } from './sort-rows.ts';
import { useRowChoice } from './use-row-choice.ts';

/** All pairs of a column are tested for them. */
const RANKS_STALE_MS = 60_000;

export function LeaderboardScreen() {
  const trpc = useTRPC();
  const [search, changeSearch] = useSearchState(leaderboardSearch);
  const sweeps = useQuery(trpc.sweeps.list.queryOptions());
  const board = useQuery({
    ...trpc.leaderboard.get.queryOptions({ sweepId: search.sweep }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => refreshWhileUnderWay(state.data?.cells),
  });
  const ranks = useQuery({
    ...trpc.statistics.ranks.queryOptions({ sweepId: search.sweep }),
    placeholderData: keepPreviousData,
    staleTime: RANKS_STALE_MS,
    refetchInterval: refreshWhileUnderWay(board.data?.cells) && RANKS_STALE_MS,
  });
  const comparing = useRowChoice();
  const isReportedShown = search.reported === 'shown';
  const reported = useQuery({
    ...trpc.leaderboard.reported.queryOptions(),
    enabled: isReportedShown,
    // They come with the code.
    staleTime: Infinity,
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Leaderboard"
        description="Mean accuracy of every checkpoint on every benchmark, with how sure it is."
        actions={<Downloads sweepId={search.sweep} withReported={isReportedShown} />}
      />
      <ViewTabs view="table" sweepId={search.sweep} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <SweepFilter
          sweeps={sweeps.data ?? []}
          sweepId={search.sweep}
          onChange={(sweep) => {
            changeSearch({ sweep });
          }}
        />
        <ReportedSwitch
          isOn={isReportedShown}
          onChange={(isOn) => {
            changeSearch({ reported: isOn ? 'shown' : 'off' });
          }}
        />
        <CompareChosen chosen={comparing.chosen} sweepId={search.sweep} />
      </div>
      {board.error && <ErrorNote>{board.error.message}</ErrorNote>}
      {reported.error && <ErrorNote>{reported.error.message}</ErrorNote>}
      {board.isPending && <Skeleton className="h-96" />}
      {board.data && (
        <Board
          board={board.data}
          reported={isReportedShown ? reported.data : undefined}
          ranks={ranksByRun(ranks.data)}
          choice={comparing}
          order={search}
          onSort={(sort) => {
            changeSearch(nextOrder(search, sort));
          }}
        />
      )}
    </div>
  );
}

interface BoardProps {
  board: Leaderboard;
  /** Undefined: not asked for, or not there yet. */
  reported: ReportedScores | undefined;
  ranks: RankByRun;
  choice: RowChoice;
  order: { sort: string; order: 'asc' | 'desc' };
  onSort: (sort: string) => void;
}

function Board({ board, reported, ...rest }: BoardProps) {
  const literature = reported && prepareReported(reported, board.benchmarks);
  return (
    <>
      {board.cells.length === 0 ? (
        <EmptyBoard />
      ) : (
        <MeasuredBoard board={board} reported={literature?.rows ?? []} {...rest} />
      )}
      {literature && (
        <>
          <ReportedElsewhere elsewhere={literature.elsewhere} />
          <ReportedFootnotes footnotes={literature.footnotes} />
        </>
      )}
    </>
  );
}

type MeasuredBoardProps = Omit<BoardProps, 'reported'> & { reported: ReportedModel['rows'] };

function MeasuredBoard({ board, ranks, order, ...table }: MeasuredBoardProps) {
  const model = prepareLeaderboard(board, order, ranks);
  return (
    <>
      <Panel flush>
        <LeaderboardTable model={model} order={order} {...table} />
      </Panel>
      <MethodLine {...model} />
    </>
  );
}
