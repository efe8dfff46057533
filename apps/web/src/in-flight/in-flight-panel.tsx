'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { InFlightOf, InFlightOverview } from '@assay/contracts/in-flight';

import { Panel } from '../components/ui/card.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { ErrorNote } from '../components/ui/error-note.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { useTRPC } from '../trpc/client.tsx';
import { describeInFlight } from './describe-in-flight.ts';
import { InFlightTable, type ListedGeneration } from './in-flight-table.tsx';
import { WatchedReply } from './watched-reply.tsx';

const REFRESH_MS = 2_000;

interface InFlightPanelProps {
  of: InFlightOf;
  /** Whether the sweep or run has ended: the panel is there no more, unless a reply of it was watched. */
  isOver: boolean;
  /** What names a run on this page; left out where there is only one. */
  runLabel?: (runId: number) => string;
}

/** What the replicas work on now, for a sweep or run; each can be watched, and read on when it was the last one. */
export function InFlightPanel({ of, isOver, runLabel }: InFlightPanelProps) {
  const trpc = useTRPC();
  const ref = useRef<HTMLDivElement>(null);
  const [watched, setWatched] = useState<ListedGeneration | null>(null);
  const [wasWatched, setWasWatched] = useState(false);
  const { data, error } = useQuery({
    ...trpc.inFlight.list.queryOptions(of),
    enabled: !isOver,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  if (isOver && !wasWatched) return null;
  const watch = (generation: ListedGeneration) => {
    setWatched(generation);
    setWasWatched(true);
  };
  return (
    <div ref={ref} role="group" aria-label="In flight" tabIndex={-1}>
      <Panel
        title="In flight"
        description={isOver ? undefined : data && describeInFlight(data)}
        flush
      >
        {isOver ? (
          <Nothing>Nothing is in flight any more.</Nothing>
        ) : error ? (
          <ErrorNote className="m-4">{error.message}</ErrorNote>
        ) : (
          <List data={data} runLabel={runLabel ?? null} onWatch={watch} />
        )}
        <Dialog
          open={watched !== null}
          onClose={() => {
            setWatched(null);
            focusUnlessElsewhere(ref.current);
          }}
          title={watched === null ? '' : `${watched.itemKey}, repeat ${watched.repeat}`}
          placement="side"
        >
          {watched !== null && <WatchedReply place={placeOf(watched)} />}
        </Dialog>
      </Panel>
    </div>
  );
}

/**
 * A dialog gives the focus back to what opened it: the row, which is gone once its request has ended. The focus stays
 * within the closed dialog then, until the browser takes it away.
 */
function focusUnlessElsewhere(panel: HTMLElement | null): void {
  const { activeElement, body } = document;
  const isLost = activeElement === body || activeElement?.closest('dialog:not([open])');
  if (isLost) panel?.focus();
}

interface ListProps {
  data: InFlightOverview | undefined;
  runLabel: ((runId: number) => string) | null;
  onWatch: (generation: ListedGeneration) => void;
}

function List({ data, runLabel, onWatch }: ListProps) {
  if (data === undefined) return <Skeleton className="m-4 h-24" />;
  if (data.generations.length === 0) {
    return <Nothing>Nothing is in flight at the moment.</Nothing>;
  }
  return <InFlightTable generations={data.generations} runLabel={runLabel} onWatch={onWatch} />;
}

function Nothing({ children }: { children: string }) {
  return <p className="px-4 py-6 text-sm text-ink-muted">{children}</p>;
}

function placeOf({ workerId, runId, itemId, repeat }: ListedGeneration) {
  return { workerId, runId, itemId, repeat };
}
