'use client';

import { useInfiniteQuery } from '@tanstack/react-query';

import type { GradingPreview } from '@assay/contracts/gradings';

import { Button } from '../../../../components/ui/button.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../components/ui/skeleton.tsx';
import { Tabs } from '../../../../components/ui/tabs.tsx';
import { refreshWhileGrading } from '../../../../gradings/refresh-while-grading.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { changeListInput, changePages, changeTabs, type ChangeFilter } from '../prepare-changes.ts';
import { ChangedSampleTable } from './changed-sample-table.tsx';

interface ChangedSamplesProps {
  preview: GradingPreview;
  filter: ChangeFilter & { ids: string };
}

/** The samples of one run whose outcome changes, a page at a time. */
export function ChangedSamples({ preview, filter }: ChangedSamplesProps) {
  const tabs = changeTabs(preview, filter);
  return (
    <Panel
      title="Samples that change"
      description={`Of ${preview.checkpoint.name}; longest replies first.`}
      flush
    >
      {tabs.length > 2 && (
        <div className="border-b border-line px-3 py-2">
          <Tabs label="Which changes" tabs={tabs} />
        </div>
      )}
      <ChangePages preview={preview} filter={filter} />
    </Panel>
  );
}

function ChangePages({ preview, filter }: ChangedSamplesProps) {
  const trpc = useTRPC();
  const { grading } = preview;
  const pages = useInfiniteQuery({
    ...trpc.gradings.listChanges.infiniteQueryOptions(
      changeListInput(grading.id, filter),
      changePages,
    ),
    refetchInterval: refreshWhileGrading([grading]),
  });
  if (pages.error) return <ErrorNote className="m-4">{pages.error.message}</ErrorNote>;
  if (pages.data === undefined) return <Skeleton className="h-64" />;
  const samples = pages.data.pages.flatMap(({ rows }) => rows);
  if (samples.length === 0) {
    return (
      <EmptyState title={grading.status === 'running' ? 'None so far' : 'No verdict changes'} />
    );
  }
  return (
    <>
      <ChangedSampleTable samples={samples} />
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
