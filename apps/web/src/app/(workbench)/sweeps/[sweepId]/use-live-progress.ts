'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';

import { hasEnded } from '@assay/contracts/has-ended';
import type { SweepProgress } from '@assay/contracts/sweeps';

import { useTRPC } from '../../../../trpc/client.tsx';

export interface LiveProgress {
  progress: SweepProgress;
  connection: 'live' | 'connecting' | 'reconnecting' | 'ended' | 'broken';
}

/**
 * A sweep's progress as the server pushes it. The last event is kept here, because the subscription
 * forgets its data when the stream completes; the query's own copy counts while it is newer.
 */
export function useLiveProgress(fromQuery: SweepProgress): LiveProgress {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [pushed, setPushed] = useState<SweepProgress | null>(null);
  const progress = pushed !== null && pushed.at >= fromQuery.at ? pushed : fromQuery;
  const isOver = hasEnded(progress.status);
  const { sweepId } = fromQuery;
  const refreshResults = () =>
    Promise.all(
      [trpc.sweeps, trpc.leaderboard, trpc.runs].map((router) =>
        queryClient.invalidateQueries(router.pathFilter()),
      ),
    );
  const { status } = useSubscription(
    trpc.sweeps.progress.subscriptionOptions(
      { id: sweepId },
      {
        enabled: !hasEnded(fromQuery.status),
        onData: ({ data }) => {
          setPushed(data);
          if (hasEnded(data.status)) refreshResults().catch(reportError);
        },
      },
    ),
  );
  return { progress, connection: connectionOf({ status, isOver, wasLive: pushed !== null }) };
}

interface ConnectionInput {
  status: 'idle' | 'connecting' | 'pending' | 'error';
  isOver: boolean;
  wasLive: boolean;
}

function connectionOf({ status, isOver, wasLive }: ConnectionInput): LiveProgress['connection'] {
  if (isOver) return 'ended';
  switch (status) {
    case 'pending':
      return 'live';
    case 'error':
      return 'broken';
    case 'idle':
    case 'connecting':
      return wasLive ? 'reconnecting' : 'connecting';
  }
}
