'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { InFlightOf, InFlightOverview } from '@assay/contracts/in-flight';

import { Panel } from '../components/ui/card.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { ErrorNote } from '../components/ui/error-note.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { counted } from '../format/counted.ts';
import { formatCount } from '../format/numbers.ts';
import { useTRPC } from '../trpc/client.tsx';
import { InFlightTable, type ListedGeneration } from './in-flight-table.tsx';
import { WatchedReply } from './watched-reply.tsx';

const REFRESH_MS = 2_000;

interface InFlightPanelProps {
  of: InFlightOf;
  /** What names a run on this page; left out where there is only one. */
  runLabel?: (runId: number) => string;
}

/** What the replicas work on now, for a sweep or run that has not ended; each can be watched. */
export function InFlightPanel({ of, runLabel }: InFlightPanelProps) {
  const trpc = useTRPC();
  const [watched, setWatched] = useState<ListedGeneration | null>(null);
  const { data, error } = useQuery({
    ...trpc.inFlight.list.queryOptions(of),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title="In flight" description={data && describe(data)} flush>
      {error ? (
        <ErrorNote className="m-4">{error.message}</ErrorNote>
      ) : (
        <List data={data} runLabel={runLabel ?? null} onWatch={setWatched} />
      )}
      <Dialog
        open={watched !== null}
        onClose={() => {
          setWatched(null);
        }}
        title={watched === null ? '' : `${watched.itemKey}, repeat ${watched.repeat}`}
        placement="side"
      >
        {watched !== null && <WatchedReply place={placeOf(watched)} />}
      </Dialog>
    </Panel>
  );
}

interface ListProps {
  data: InFlightOverview | undefined;
  runLabel: ((runId: number) => string) | null;
  onWatch: (generation: ListedGeneration) => void;
}

function List({ data, runLabel, onWatch }: ListProps) {
  if (data === undefined) return <Skeleton className="m-4 h-24" />;
  if (data.generations.length === 0) {
    return <p className="px-4 py-6 text-sm text-ink-muted">Nothing is in flight at the moment.</p>;
  }
  return <InFlightTable generations={data.generations} runLabel={runLabel} onWatch={onWatch} />;
}

function describe({ total, generations, silentWorkers }: InFlightOverview): string {
  const shown = total > generations.length ? `, the oldest ${formatCount(generations.length)}` : '';
  const silent =
    silentWorkers > 0
      ? ` ${counted(silentWorkers, 'worker')} did not answer; theirs are missing.`
      : '';
  return `${counted(total, 'request')} at the replicas now${shown}; open one to read along.${silent}`;
}

function placeOf({ workerId, runId, itemId, repeat }: ListedGeneration) {
  return { workerId, runId, itemId, repeat };
}
