'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import type { Comparison } from '@assay/contracts/statistics/comparison';

import { buttonClass } from '../../../components/ui/button-class.ts';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { refreshWhileUnderWay } from '../../../measured/refresh-while-under-way.ts';
import { useTRPC } from '../../../trpc/client.tsx';
import { comparisonCsvPath } from '../../../url/routes.ts';
import { useSearchState } from '../../../url/use-search-state.ts';
import { BenchmarkDetail } from './_components/benchmark-detail.tsx';
import { ComparisonTable } from './_components/comparison-table.tsx';
import { SubjectPickers } from './_components/subject-pickers.tsx';
import { comparisonInput, isWithItself } from './comparison-input.ts';
import { prepareComparison } from './prepare-comparison.ts';
import { prepareSubjects } from './prepare-subjects.ts';
import { compareSearch, type CompareSearch } from './search-params.ts';

export function CompareScreen() {
  const trpc = useTRPC();
  const [search, changeSearch] = useSearchState(compareSearch);
  const board = useQuery(trpc.leaderboard.get.queryOptions({ sweepId: search.sweep }));
  const input = comparisonInput(search);
  const comparison = useQuery({
    ...trpc.statistics.compare.queryOptions(input ?? skipToken),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      refreshWhileUnderWay(state.data?.benchmarks.flatMap(({ first, second }) => [first, second])),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Compare"
        description="Two checkpoints question by question on every benchmark that both were measured on: what differs, and how sure that is."
        actions={
          input !== null &&
          comparison.data && <DownloadCsv comparison={comparison.data} search={search} />
        }
      />
      {board.error && <ErrorNote>{board.error.message}</ErrorNote>}
      {board.data && (
        <SubjectPickers
          options={prepareSubjects(board.data)}
          search={search}
          onChange={changeSearch}
        />
      )}
      {comparison.error && <ErrorNote>{comparison.error.message}</ErrorNote>}
      {input === null && <NothingChosen isSame={isWithItself(search)} />}
      {input !== null && comparison.isPending && <Skeleton className="h-96" />}
      {input !== null && comparison.data && (
        <Compared comparison={comparison.data} search={search} onChange={changeSearch} />
      )}
    </div>
  );
}

function DownloadCsv({ comparison, search }: { comparison: Comparison; search: CompareSearch }) {
  const { first, second } = comparison;
  const href = comparisonCsvPath({
    first,
    second,
    sweepId: search.sweep,
    deltaPoints: search.delta,
  });
  return (
    <a href={href} download className={buttonClass({})}>
      <Download aria-hidden className="size-3.5" />
      Download comparison CSV
    </a>
  );
}

function NothingChosen({ isSame }: { isSame: boolean }) {
  return (
    <Panel>
      <EmptyState title={isSame ? 'Choose two different checkpoints' : 'Choose two checkpoints'}>
        The first is the one to compare with; better and worse are said of the second.
      </EmptyState>
    </Panel>
  );
}

interface ComparedProps {
  comparison: Comparison;
  search: CompareSearch;
  onChange: (change: Partial<CompareSearch>) => void;
}

function Compared({ comparison, search, onChange }: ComparedProps) {
  const model = prepareComparison(comparison);
  const selected = comparison.benchmarks.find(({ benchmark }) => benchmark.versionId === search.on);
  if (comparison.benchmarks.length === 0) {
    return (
      <Panel>
        <EmptyState title="They share no benchmark">{model.leftOut.join(' ')}</EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={<span role="status">{model.summary}</span>}
        description={
          <>
            <strong className="font-medium text-ink-muted">{model.secondName}</strong> against{' '}
            {model.firstName}
          </>
        }
        flush
      >
        <ComparisonTable
          model={model}
          selectedId={selected?.benchmark.versionId ?? null}
          onSelect={(on) => {
            onChange({ on });
          }}
        />
      </Panel>
      <div className="flex max-w-[110ch] flex-col gap-1 text-xs text-ink-faint">
        <p>{model.method}</p>
        {model.leftOut.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {selected && (
        <BenchmarkDetail
          key={selected.benchmark.versionId}
          row={selected}
          benchmarks={comparison.benchmarks.length}
          names={{ first: model.firstName, second: model.secondName }}
          delta={comparison.delta}
        />
      )}
    </>
  );
}
