'use client';

import { useInfiniteQuery } from '@tanstack/react-query';

import type { RunDetail } from '@assay/contracts/runs';
import { SAMPLE_FILTERS, type SampleFilter, type SampleRow } from '@assay/contracts/samples';

import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../../components/ui/skeleton.tsx';
import { Tabs } from '../../../../../components/ui/tabs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { writeSearchState } from '../../../../../url/search-state.ts';
import { sampleListInput, samplePages } from '../sample-list.ts';
import { benchmarkSearch } from '../search-params.ts';
import { SampleTable } from './sample-table.tsx';

const FILTER_WORDS: Record<SampleFilter, string> = {
  failing: 'Failing',
  correct: 'Correct',
  incorrect: 'Incorrect',
  unscorable: 'Unscorable',
  truncated: 'Cut off',
  all: 'All',
};

const NONE_SENTENCES: Record<SampleFilter, string> = {
  failing: 'No sample fails',
  correct: 'No sample is correct',
  incorrect: 'No sample is incorrect',
  unscorable: 'No sample is unscorable',
  truncated: 'No sample was cut off',
  all: 'No samples yet',
};

/** The run's samples, longest first, a page at a time. */
export function SampleList({ run, filter }: { run: RunDetail; filter: SampleFilter }) {
  return (
    <Panel title="Samples" description="Longest replies first." flush>
      <div className="border-b border-line px-3 py-2">
        <FilterTabs run={run} filter={filter} />
      </div>
      <SamplePages runId={run.id} filter={filter} />
    </Panel>
  );
}

function FilterTabs({ run, filter }: { run: RunDetail; filter: SampleFilter }) {
  const tabs = SAMPLE_FILTERS.map((one) => ({
    label: FILTER_WORDS[one],
    href: `/benchmarks/${run.benchmarkVersionId}${writeSearchState(benchmarkSearch, { run: run.id, filter: one })}`,
    current: one === filter,
  }));
  return <Tabs label="Which samples" tabs={tabs} />;
}

function SamplePages({ runId, filter }: { runId: number; filter: SampleFilter }) {
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.samples.list.infiniteQueryOptions(sampleListInput({ runId, filter }), samplePages),
  );
  if (pages.error) return <ErrorNote className="m-4">{pages.error.message}</ErrorNote>;
  if (pages.data === undefined) return <Skeleton className="h-96" />;
  const samples: SampleRow[] = pages.data.pages.flatMap(({ rows }) => rows);
  if (samples.length === 0) {
    return <EmptyState title={NONE_SENTENCES[filter]} />;
  }
  return (
    <>
      <SampleTable samples={samples} />
      {pages.hasNextPage && (
        <div className="flex justify-center p-3">
          <Button
            pending={pages.isFetchingNextPage}
            onClick={async () => void (await pages.fetchNextPage())}
          >
            Load more
          </Button>
        </div>
      )}
    </>
  );
}
